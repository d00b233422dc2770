//! The protocol: `SubtensorModule`, `AlphaAssets`, `AdminUtils`, `Swap` and `Commitments`.

use crate::{
	AccountId, Authorship, Balances, Commitments, Crowdloan, Runtime, RuntimeCall, SubtensorModule,
	Swap,
};
use alloc::vec::Vec;
use frame_support::traits::{ConstU32, Contains, Get};

/// Returns the block's author.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
	fn get() -> Option<AccountId> {
		Authorship::author()
	}
}

/// Calls that a coldkey may make while its swap is announced, beside those of the swap: carriers of
/// encrypted transactions, whose content is checked when it is included.
pub struct CallsDuringColdkeySwap;
impl Contains<RuntimeCall> for CallsDuringColdkeySwap {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::MevShield(pallet_mev_shield::Call::submit_encrypted { .. }))
	}
}

/// Calls that a coldkey may make while another is swapped for it: those that move TAO of its own,
/// and those that only dispatch others, which are checked by themselves.
pub struct CallsDuringSwapToColdkey;
impl Contains<RuntimeCall> for CallsDuringSwapToColdkey {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Utility(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Sudo(_)
				| RuntimeCall::MevShield(_)
		)
	}
}

/// Calls of other pallets that their signer makes as a hotkey.
pub struct CallsOfHotkeys;
impl Contains<RuntimeCall> for CallsOfHotkeys {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Commitments(pallet_commitments::Call::set_commitment { .. }))
	}
}

impl pallet_subtensor::Config for Runtime {
	type Currency = Balances;
	type Pools = Swap;
	type BlockAuthor = BlockAuthor;
	type CallsDuringColdkeySwap = CallsDuringColdkeySwap;
	type CallsDuringSwapToColdkey = CallsDuringSwapToColdkey;
	type CallsOfHotkeys = CallsOfHotkeys;
	type InnerCalls = crate::inner_calls::Dispatched;
	type Pulses = crate::Drand;
	type CallFee = crate::fees::FeeOfCall;
	type Commitments = Commitments;
	type Crowdloans = Crowdloan;
	type LeaseProxies = super::people::LeaseBeneficiaries;
	type WeightInfo = pallet_subtensor::weight_info::cost::SubstrateWeight<Runtime>;
}

impl pallet_subtensor::alpha_assets::Config for Runtime {}

impl pallet_subtensor_swap::Config for Runtime {
	type Reserves = SubtensorModule;
	type WeightInfo = pallet_subtensor_swap::measured::SubstrateWeight<Runtime>;
}

impl pallet_admin_utils::Config for Runtime {
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type VoterId = sp_consensus_grandpa::AuthorityId;
	type MaxAuthorities = super::consensus::MaxAuthorities;
	type Authorities = super::consensus::Engines;
	type WeightInfo = pallet_admin_utils::measured::SubstrateWeight<Runtime>;
}

impl pallet_commitments::Config for Runtime {
	type MaxFields = ConstU32<3>;
	type Beacon = PulsesOfBeacon;
	type WeightInfo = pallet_commitments::measured::SubstrateWeight<Runtime>;
}

/// The pulses with which commitments are opened.
pub struct PulsesOfBeacon;

impl pallet_commitments::Pulses for PulsesOfBeacon {
	fn signature(round: u64) -> Option<ganglion_timelock::Signature> {
		<<Runtime as pallet_subtensor::Config>::Pulses as ganglion_timelock::Pulses>::signature(
			round,
		)
	}

	fn last_round() -> u64 {
		<<Runtime as pallet_subtensor::Config>::Pulses as ganglion_timelock::Pulses>::last_round()
	}

	fn open(ciphertext: &[u8], signature: &ganglion_timelock::Signature) -> Option<Vec<u8>> {
		ganglion_timelock::open(ciphertext, signature).ok()
	}

	/// As long as can be, for a pulse that is stored.
	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used, reason = "a benchmark whose set-up goes wrong must stop")]
	fn sealed() -> (u64, Vec<u8>) {
		use ganglion_timelock::encrypt::{encrypt, Chance, SecretKey};
		let (round, beacon) = (1, SecretKey::from_seed(b"benchmarks"));
		let key = beacon.public_key().expect("the secret is not zero");
		let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
		let seal =
			|length| encrypt(&key, round, &alloc::vec![7; length], &chance).expect("it encrypts");
		let most = pallet_commitments::data::MAX_CIPHERTEXT as usize;
		let ciphertext = seal(most.saturating_sub(seal(0).len()));
		let signature = beacon.sign(round).expect("the secret is not zero");
		let pulse = pallet_drand::types::Pulse::new(round, &signature);
		pallet_drand::Pulses::<Runtime>::insert(round, pulse);
		pallet_drand::LastStoredRound::<Runtime>::put(round);
		(round, ciphertext)
	}
}
