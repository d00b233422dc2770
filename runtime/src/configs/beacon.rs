//! The random beacon.

use crate::{Runtime, Signature};
use frame_support::traits::ConstU64;
use sp_runtime::traits::Verify;

impl pallet_drand::Config for Runtime {
	type Public = <Signature as Verify>::Signer;
	type Signature = Signature;
	/// As many as the network keeps: a week and a half day of rounds of three seconds.
	type HistoryRounds = ConstU64<216_000>;
	/// Before what is signed, and behind what is operational.
	type UnsignedPriority = ConstU64<{ 1 << 20 }>;
	type WeightInfo = pallet_drand::measured::SubstrateWeight<Runtime>;
}
