//! Subnets with all their neurons.

use crate::pallet::*;
use alloc::vec::Vec;
use codec::Compact;
use ganglion_types::{AlphaBalance, MechId, NetUid};
use pallet_subtensor_runtime_api::{
	Metagraph, MetagraphNeurons, SelectiveMetagraph, SelectiveMetagraphIndex, SubnetState,
};

impl<T: Config> Pallet<T> {
	/// A subnet with all its neurons.
	pub fn get_metagraph(netuid: NetUid) -> Option<Metagraph<T::AccountId>> {
		Self::get_mechagraph(netuid, MechId::MAIN)
	}

	/// All subnets with all their neurons, root first.
	pub fn get_all_metagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_metagraph).collect()
	}

	/// A subnet as one of its mechanisms sees it.
	pub fn get_mechagraph(netuid: NetUid, mecid: MechId) -> Option<Metagraph<T::AccountId>> {
		Self::mechanism_exists(netuid, mecid)
			.then(|| Self::metagraph(netuid, Self::neurons_of(netuid, mecid)))
	}

	/// All mechanisms of all subnets, root first.
	pub fn get_all_mechagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		Self::subnets()
			.into_iter()
			.flat_map(|netuid| Self::mechanisms(netuid).map(move |mecid| (netuid, mecid)))
			.map(|(netuid, mecid)| Self::get_mechagraph(netuid, mecid))
			.collect()
	}

	/// Parts of a subnet; unknown numbers are passed over.
	pub fn get_selective_metagraph(
		netuid: NetUid,
		metagraph_indexes: Vec<u16>,
	) -> Option<SelectiveMetagraph<T::AccountId>> {
		Self::get_selective_mechagraph(netuid, MechId::MAIN, metagraph_indexes)
	}

	/// Parts of a subnet as one of its mechanisms sees it. The neurons are looked at only if a part
	/// that needs them is wanted.
	pub fn get_selective_mechagraph(
		netuid: NetUid,
		subid: MechId,
		metagraph_indexes: Vec<u16>,
	) -> Option<SelectiveMetagraph<T::AccountId>> {
		if !Self::mechanism_exists(netuid, subid) {
			return None;
		}
		let columns = metagraph_indexes.iter().any(|n| *n >= SelectiveMetagraphIndex::FIRST_COLUMN);
		let neurons =
			if columns { Self::neurons_of(netuid, subid) } else { MetagraphNeurons::default() };
		let validators = permitted(&neurons.validator_permit);
		let wanted = |field: SelectiveMetagraphIndex| metagraph_indexes.contains(&field.number());
		Some(Self::metagraph(netuid, neurons).select(wanted, validators, Vec::new()))
	}

	/// The neurons of a subnet, column by column.
	pub fn get_subnet_state(netuid: NetUid) -> Option<SubnetState<T::AccountId>> {
		Self::subnet_exists(netuid).then(|| {
			let neurons = Self::neurons_of(netuid, MechId::MAIN);
			let history = Self::emission_history(&neurons.hotkeys);
			SubnetState::new(netuid, neurons, history)
		})
	}

	fn metagraph(
		netuid: NetUid,
		neurons: MetagraphNeurons<T::AccountId>,
	) -> Metagraph<T::AccountId> {
		let head = Self::head_of(netuid);
		let market = Self::market_of(netuid);
		let settings = Self::settings_of(netuid);
		Metagraph::from_parts(netuid, head, market, settings, neurons)
	}

	/// What each hotkey earned in the last epoch of each subnet, root first.
	fn emission_history(hotkeys: &[T::AccountId]) -> Vec<Vec<Compact<AlphaBalance>>> {
		let earned_on = |netuid| {
			let emission = Emission::<T>::get(netuid);
			let earned = |hotkey| {
				let uid = Self::uid_of(netuid, hotkey)?;
				emission.get(usize::from(uid)).copied()
			};
			hotkeys.iter().map(|hotkey| earned(hotkey).unwrap_or_default().into()).collect()
		};
		Self::subnets().into_iter().map(earned_on).collect()
	}
}

/// The uids whose entry is set.
fn permitted(permits: &[bool]) -> Vec<Compact<u16>> {
	(0u16..).zip(permits).filter(|(_, permit)| **permit).map(|(uid, _)| uid.into()).collect()
}
