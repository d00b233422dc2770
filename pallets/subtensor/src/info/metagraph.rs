//! `Metagraph`: a subnet with all its neurons, in columns.

use crate::{neurons::commitments::Commitments, pallet::*};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Compact;
use ganglion_types::{AlphaBalance, MechId, NetUid};
use pallet_subtensor_runtime_api::{
	Metagraph, MetagraphCollateral, MetagraphNeurons, MinerCollateralState, SelectiveMetagraph,
	SelectiveMetagraphIndex, SubnetState,
};

impl<T: Config> Pallet<T> {
	/// Returns a subnet's metagraph of mechanism 0; `None` if the subnet does not exist.
	pub fn get_metagraph(netuid: NetUid) -> Option<Metagraph<T::AccountId>> {
		Self::get_mechagraph(netuid, MechId::MAIN)
	}

	/// Returns the metagraphs of all subnets, root first.
	pub fn get_all_metagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		Self::subnets().into_iter().map(Self::get_metagraph).collect()
	}

	/// Returns the metagraph of one mechanism; `None` if it does not exist.
	pub fn get_mechagraph(netuid: NetUid, mecid: MechId) -> Option<Metagraph<T::AccountId>> {
		Self::mechanism_exists(netuid, mecid)
			.then(|| Self::metagraph(netuid, Self::neurons_of(netuid, mecid)))
	}

	/// Returns the metagraphs of all mechanisms of all subnets, root first.
	pub fn get_all_mechagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		Self::subnets()
			.into_iter()
			.flat_map(|netuid| Self::mechanisms(netuid).map(move |mecid| (netuid, mecid)))
			.map(|(netuid, mecid)| Self::get_mechagraph(netuid, mecid))
			.collect()
	}

	/// Returns selected fields of a subnet's metagraph. Unknown field numbers are ignored.
	pub fn get_selective_metagraph(
		netuid: NetUid,
		metagraph_indexes: Vec<u16>,
	) -> Option<SelectiveMetagraph<T::AccountId>> {
		Self::get_selective_mechagraph(netuid, MechId::MAIN, metagraph_indexes)
	}

	/// Returns selected fields of a mechanism's metagraph. Neurons are read only if a selected
	/// field needs them.
	pub fn get_selective_mechagraph(
		netuid: NetUid,
		subid: MechId,
		metagraph_indexes: Vec<u16>,
	) -> Option<SelectiveMetagraph<T::AccountId>> {
		if !Self::mechanism_exists(netuid, subid) {
			return None;
		}
		let metagraph_indexes: BTreeSet<u16> = metagraph_indexes.into_iter().collect();
		let columns = metagraph_indexes.iter().any(|n| *n >= SelectiveMetagraphIndex::FIRST_COLUMN);
		let neurons =
			if columns { Self::neurons_of(netuid, subid) } else { MetagraphNeurons::default() };
		let validators = validators_of(&neurons, StakeThreshold::<T>::get());
		let wanted = |field: SelectiveMetagraphIndex| metagraph_indexes.contains(&field.number());
		let published = if wanted(SelectiveMetagraphIndex::Commitments) {
			Self::published_on(netuid)
		} else {
			Vec::new()
		};
		Some(Self::metagraph(netuid, neurons).select(wanted, validators, published))
	}

	/// Returns the neurons of a subnet, in columns; `None` if the subnet does not exist.
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
		let collateral = Self::collateral_of_neurons(netuid, &neurons);
		Metagraph::from_parts(netuid, head, market, settings, neurons, collateral)
	}

	/// Returns the collateral of the neurons' owners; zeros where there is none.
	fn collateral_of_neurons(
		netuid: NetUid,
		neurons: &MetagraphNeurons<T::AccountId>,
	) -> MetagraphCollateral {
		let is_any = Self::subnet_has_collateral(netuid);
		let mut columns = MetagraphCollateral::default();
		for (hotkey, coldkey) in neurons.hotkeys.iter().zip(&neurons.coldkeys) {
			let stored =
				is_any.then(|| MinerCollateral::<T>::get((netuid, hotkey, coldkey))).flatten();
			let of = |value: fn(&MinerCollateralState) -> AlphaBalance| {
				Compact(stored.as_ref().map_or(AlphaBalance::ZERO, value))
			};
			columns.collateral_locked.push(of(|state| state.locked));
			columns.collateral_min.push(of(|state| state.min_locked));
			columns.collateral_earned.push(of(|state| state.earned));
		}
		columns
	}

	/// Returns what the neurons of a subnet have published, by hotkey.
	fn published_on(netuid: NetUid) -> Vec<(T::AccountId, Vec<Compact<u8>>)> {
		let as_compact = |bytes: Vec<u8>| bytes.into_iter().map(Compact).collect();
		let all = T::Commitments::published(netuid).into_iter();
		all.map(|(hotkey, bytes)| (hotkey, as_compact(bytes))).collect()
	}

	/// Returns the emission of each hotkey in the last epoch of each subnet, root first.
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

/// Returns the uids with a validator permit whose stake weight reaches the threshold, in ascending
/// order of their stake weight, and of the uid where that is equal.
fn validators_of<AccountId>(
	neurons: &MetagraphNeurons<AccountId>,
	threshold: u64,
) -> Vec<Compact<u16>> {
	let mut uids: Vec<(u64, u16)> = (0u16..)
		.zip(neurons.validator_permit.iter().zip(&neurons.total_stake))
		.map(|(uid, (permit, stake))| (uid, *permit, stake.0.rao()))
		.filter(|(_, permit, stake)| *permit && *stake >= threshold)
		.map(|(uid, _, stake)| (stake, uid))
		.collect();
	uids.sort_unstable();
	uids.into_iter().map(|(_, uid)| uid.into()).collect()
}
