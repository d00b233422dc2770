//! Subnets in short, and the making of subnets.

use crate::pallet::*;
use alloc::vec::Vec;
use codec::Compact;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{SubnetInfo, SubnetInfov2};

/// What older clients are told of a parameter that means nothing any more.
const SCALING_LAW_POWER: u16 = 50;

impl<T: Config> Pallet<T> {
	/// A subnet, as older clients read it.
	pub fn get_subnet_info(netuid: NetUid) -> Option<SubnetInfo<T::AccountId>> {
		Self::get_subnet_info_v2(netuid).map(Into::into)
	}

	/// All subnets, as older clients read them, root first.
	pub fn get_subnets_info() -> Vec<Option<SubnetInfo<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_subnet_info).collect()
	}

	/// A subnet with its identity.
	pub fn get_subnet_info_v2(netuid: NetUid) -> Option<SubnetInfov2<T::AccountId>> {
		Self::subnet_exists(netuid).then(|| Self::subnet_info(netuid))
	}

	/// All subnets with their identities, root first.
	pub fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_subnet_info_v2).collect()
	}

	/// The subnet that would make room for a new one.
	pub fn get_subnet_to_prune() -> Option<NetUid> {
		Self::subnet_to_prune()
	}

	/// Block of the next epoch; none where epochs do not run.
	pub fn get_next_epoch_start_block(netuid: NetUid) -> Option<u64> {
		Self::subnet_exists(netuid).then(|| Self::next_epoch_block(netuid)).flatten()
	}

	/// What a new subnet costs now.
	pub fn get_network_registration_cost() -> TaoBalance {
		Self::lock_cost()
	}

	fn subnet_info(netuid: NetUid) -> SubnetInfov2<T::AccountId> {
		let head = Self::head_of(netuid);
		let settings = Self::settings_of(netuid);
		SubnetInfov2 {
			netuid: netuid.into(),
			rho: settings.rho,
			kappa: settings.kappa,
			difficulty: settings.difficulty,
			immunity_period: settings.immunity_period,
			max_allowed_validators: settings.max_validators,
			min_allowed_weights: settings.min_allowed_weights,
			max_weights_limit: settings.max_weights_limit,
			scaling_law_power: Compact(SCALING_LAW_POWER),
			subnetwork_n: settings.num_uids,
			max_allowed_uids: settings.max_uids,
			blocks_since_last_step: head.blocks_since_last_step,
			tempo: head.tempo,
			network_modality: Compact(0),
			network_connect: Vec::new(),
			emission_value: Self::market_of(netuid).subnet_emission,
			burn: settings.burn,
			owner: head.owner_coldkey,
			identity: head.identity,
		}
	}
}
