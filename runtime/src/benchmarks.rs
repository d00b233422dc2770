//! Which pallets `make weights` measures.

use crate::{
	AdminUtils, AllPalletsWithSystem, Commitments, Crowdloan, Drand, LimitOrders, MevShield,
	Runtime, SubtensorModule, Swap,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};

frame_benchmarking::define_benchmarks!(
	[pallet_admin_utils, AdminUtils]
	[pallet_commitments, Commitments]
	[pallet_crowdloan, Crowdloan]
	[pallet_drand, Drand]
	[pallet_limit_orders, LimitOrders]
	[pallet_mev_shield, MevShield]
	[pallet_subtensor, SubtensorModule]
	[pallet_subtensor_baskets, pallet_subtensor::benchmarking::baskets::Pallet::<Runtime>]
	[pallet_subtensor_clean_ups, pallet_subtensor::benchmarking::clean_ups::Pallet::<Runtime>]
	[pallet_subtensor_locks, pallet_subtensor::benchmarking::locks::Pallet::<Runtime>]
	[pallet_subtensor_stages, pallet_subtensor::benchmarking::stages::Pallet::<Runtime>]
	[pallet_subtensor_swap, Swap]
	[pallet_subtensor_swaps, pallet_subtensor::benchmarking::swaps::Pallet::<Runtime>]
);

/// Lists the benchmarks, and the storage items that they may access.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark.
pub fn dispatch(config: &BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
