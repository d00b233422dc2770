//! Balances and transaction fees.

use crate::{fees, Balance, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System};
use frame_support::traits::{ConstU32, ConstU64, ConstU8, VariantCountOf};
use pallet_transaction_payment::{ConstFeeMultiplier, Multiplier};
use sp_runtime::traits::One;

/// The existential deposit: 500 rao.
pub type ExistentialDeposit = ConstU64<500>;

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	type DustRemoval = pallet_subtensor::market::issuance::CountDust<Runtime>;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

frame_support::parameter_types! {
	/// Fee multiplier of one: the price of weight never changes. The SDK's default update would set
	/// it to zero.
	pub OneTimes: Multiplier = Multiplier::one();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = fees::InTaoOrAlpha;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightToFee = fees::WeightToFee;
	type LengthToFee = fees::LengthToFee;
	type FeeMultiplierUpdate = ConstFeeMultiplier<OneTimes>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
