//! `SubnetInfo`: a short record of a subnet; cost and pruning of subnets.

use crate::pallet::*;
use alloc::vec::Vec;
use codec::Compact;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{SubnetInfo, SubnetInfov2};

/// Value of a field that older clients decode and that has no meaning any more.
const SCALING_LAW_POWER: u16 = 50;

impl<T: Config> Pallet<T> {
	/// Returns a subnet in the form of older clients; `None` if it does not exist.
	pub fn get_subnet_info(netuid: NetUid) -> Option<SubnetInfo<T::AccountId>> {
		Self::get_subnet_info_v2(netuid).map(Into::into)
	}

	/// Returns all subnets in the form of older clients, root first.
	pub fn get_subnets_info() -> Vec<Option<SubnetInfo<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_subnet_info).collect()
	}

	/// Returns a subnet with its identity; `None` if it does not exist.
	pub fn get_subnet_info_v2(netuid: NetUid) -> Option<SubnetInfov2<T::AccountId>> {
		Self::subnet_exists(netuid).then(|| Self::subnet_info(netuid))
	}

	/// Returns all subnets with their identities, root first.
	pub fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_subnet_info_v2).collect()
	}

	/// Returns the subnet that a new one would replace at `SubnetLimit`; `None` if all are immune.
	pub fn get_subnet_to_prune() -> Option<NetUid> {
		Self::subnet_to_prune()
	}

	/// Returns the block of the next epoch; `None` if the subnet has no epochs.
	pub fn get_next_epoch_start_block(netuid: NetUid) -> Option<u64> {
		Self::subnet_exists(netuid).then(|| Self::next_epoch_block(netuid)).flatten()
	}

	/// Returns the TAO that the last block has minted, in rao.
	pub fn get_block_emission() -> TaoBalance {
		TaoBalance::new(BlockEmission::<T>::get())
	}

	/// Returns the account that holds a subnet's TAO; `None` if the subnet does not exist.
	pub fn get_subnet_account_id(netuid: NetUid) -> Option<T::AccountId> {
		Self::subnet_exists(netuid).then(|| Self::account_of(netuid))
	}

	/// Returns the current lock cost of a new subnet, in rao.
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
