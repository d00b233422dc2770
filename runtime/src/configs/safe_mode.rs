//! The safe mode: root halts all calls but a few, for a time.

use crate::{
	call_groups::{group_of, Group},
	AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason,
};
use frame_support::traits::{ConstU32, Contains, Get};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};

/// Calls that may be made in the safe mode: those without which no block is made, those by which
/// the holders of the root key end the mode or mend the chain, and the work of neurons, which would
/// else be ranked as absent.
pub struct CallsInSafeMode;
impl Contains<RuntimeCall> for CallsInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::MevShield(pallet_mev_shield::Call::announce_next_key { .. })
				| RuntimeCall::Drand(pallet_drand::Call::write_pulse { .. })
				| RuntimeCall::Sudo(_)
				| RuntimeCall::Multisig(_)
		) || group_of(call) == Group::NeuronWork
	}
}

/// A day of 12 s blocks.
type EnterDuration = ConstU32<7_200>;
/// Half a day.
type ExtendDuration = ConstU32<3_600>;

/// No deposit buys the safe mode: root alone enters, extends and leaves it.
pub struct NotForSale;
impl Get<Option<Balance>> for NotForSale {
	fn get() -> Option<Balance> {
		None
	}
}
impl Get<Option<BlockNumber>> for NotForSale {
	fn get() -> Option<BlockNumber> {
		None
	}
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = CallsInSafeMode;
	type EnterDuration = EnterDuration;
	type ExtendDuration = ExtendDuration;
	type EnterDepositAmount = NotForSale;
	type ExtendDepositAmount = NotForSale;
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, EnterDuration>;
	type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, ExtendDuration>;
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NotForSale;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}
