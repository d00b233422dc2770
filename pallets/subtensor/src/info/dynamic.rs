//! `DynamicInfo`: owner, schedule, reserves and emission of subnets.

use crate::pallet::*;
use alloc::vec::Vec;
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::DynamicInfo;

impl<T: Config> Pallet<T> {
	/// Returns a subnet's `DynamicInfo`; `None` if the subnet does not exist.
	pub fn get_dynamic_info(netuid: NetUid) -> Option<DynamicInfo<T::AccountId>> {
		Self::subnet_exists(netuid).then(|| Self::dynamic_info(netuid))
	}

	/// Returns the `DynamicInfo` of all subnets, root first.
	pub fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_dynamic_info).collect()
	}

	fn dynamic_info(netuid: NetUid) -> DynamicInfo<T::AccountId> {
		let head = Self::head_of(netuid);
		let market = Self::market_of(netuid);
		DynamicInfo {
			netuid: netuid.into(),
			owner_hotkey: head.owner_hotkey,
			owner_coldkey: head.owner_coldkey,
			subnet_name: head.name,
			token_symbol: head.symbol,
			tempo: head.tempo,
			last_step: head.last_step,
			blocks_since_last_step: head.blocks_since_last_step,
			emission: market.subnet_emission,
			alpha_in: market.alpha_in,
			alpha_out: market.alpha_out,
			tao_in: market.tao_in,
			alpha_out_emission: market.alpha_out_emission,
			alpha_in_emission: market.alpha_in_emission,
			tao_in_emission: market.tao_in_emission,
			pending_alpha_emission: market.pending_alpha_emission,
			pending_root_emission: market.pending_root_emission,
			subnet_volume: market.subnet_volume,
			network_registered_at: head.network_registered_at,
			subnet_identity: head.identity,
			moving_price: market.moving_price,
		}
	}
}
