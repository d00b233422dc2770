//! The market of machine intelligence.

use crate::{Balances, Runtime, SubtensorModule, Swap};

impl pallet_subtensor::Config for Runtime {
	type Currency = Balances;
	type Pools = Swap;
	type WeightInfo = pallet_subtensor::cost::SubstrateWeight<Runtime>;
}

impl pallet_subtensor_swap::Config for Runtime {
	type Reserves = SubtensorModule;
}

impl pallet_admin_utils::Config for Runtime {}
