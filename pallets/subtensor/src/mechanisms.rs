//! Mechanisms: sets of weights, bonds and incentives beside each other in one subnet. The only writer of
//! `MechanismCountCurrent` and `MechanismEmissionSplit`.
//!
//! Every subnet has mechanism 0, and may have up to `MaxMechanismCount`. Mechanism m of subnet n stores its weights,
//! bonds, incentives and last updates under n + 4096 m; permits, stake, consensus, dividends and validator trust are
//! the subnet's. An epoch runs each mechanism with its part of both pots, see [`split_pot`], and puts what they
//! come to together, see [`combine`].
//!
//! Neurons times mechanisms are never more than a list by uid can hold, so that work by uid costs the same however
//! many mechanisms there are.

use crate::{
	types::Split, Config, Error, Event, MaxAllowedUids, MaxMechanismCount, MechanismCountCurrent,
	MechanismEmissionSplit, Pallet, SubnetworkN,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_consensus::EpochOutput;
use ganglion_economy::take_share;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether a subnet exists and has a mechanism.
	pub fn mechanism_exists(netuid: NetUid, mechanism: MechId) -> bool {
		Self::subnet_exists(netuid) && mechanism < MechanismCountCurrent::<T>::get(netuid)
	}

	/// The mechanisms of a subnet.
	pub fn mechanisms(netuid: NetUid) -> impl DoubleEndedIterator<Item = MechId> {
		(0..u8::from(MechanismCountCurrent::<T>::get(netuid))).map(MechId::new)
	}

	/// Where the mechanisms of a subnet are stored, in their order.
	pub fn mechanism_indices(netuid: NetUid) -> impl Iterator<Item = NetUidStorageIndex> {
		Self::mechanisms(netuid).map(move |mechanism| netuid.storage_index(mechanism))
	}

	/// What each mechanism gets of a subnet's pot.
	pub(crate) fn parts_of_pot(netuid: NetUid, pot: u64) -> Vec<u64> {
		let count = MechanismCountCurrent::<T>::get(netuid).into();
		split_pot(pot, count, MechanismEmissionSplit::<T>::get(netuid).as_deref())
	}

	/// Refuses a number of mechanisms that is none or too many.
	pub fn check_mechanism_count(netuid: NetUid, count: MechId) -> DispatchResult {
		let most = MaxMechanismCount::<T>::get();
		ensure!(count > MechId::MAIN && count <= most, Error::<T>::InvalidValue);
		let in_all =
			u32::from(MaxAllowedUids::<T>::get(netuid)).saturating_mul(u32::from(u8::from(count)));
		ensure!(in_all <= MAX_UIDS, Error::<T>::TooManyUIDsPerMechanism);
		Ok(())
	}

	/// Sets the number of mechanisms. What is stored of those that go is deleted: rows of as many neurons as the
	/// subnet has, a mechanism. New ones start empty, and shares of emission become even.
	pub fn set_mechanism_count(netuid: NetUid, count: MechId) {
		let before = MechanismCountCurrent::<T>::get(netuid);
		for gone in (u8::from(count)..before.into()).map(MechId::new) {
			Self::forget_mechanism(netuid.storage_index(gone));
		}
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		for new in (before.into()..u8::from(count)).map(MechId::new) {
			Self::fit_lists_of(netuid.storage_index(new), neurons);
		}
		if count != before {
			MechanismEmissionSplit::<T>::remove(netuid);
		}
		MechanismCountCurrent::<T>::insert(netuid, count);
		Self::deposit_event(Event::MechanismCountSet(netuid, count));
	}

	/// How many items a change of the number of mechanisms reads and writes beside the number: of each that goes two
	/// rows a neuron and five lists and figures, of each that comes two lists; and the shares.
	pub fn items_of_mechanisms(netuid: NetUid, count: MechId) -> u64 {
		let before = u64::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		let after = u64::from(u8::from(count));
		let neurons = u64::from(SubnetworkN::<T>::get(netuid));
		let of_gone = neurons.saturating_mul(2).saturating_add(5);
		let gone = before.saturating_sub(after).saturating_mul(of_gone);
		let new = after.saturating_sub(before).saturating_mul(2);
		gone.saturating_add(new).saturating_add(1)
	}

	fn forget_mechanism(index: NetUidStorageIndex) {
		Self::forget_lists_of(index);
		Self::forget_weights(index);
		Self::forget_bonds(index);
		Self::forget_loss(index);
	}

	/// Refuses shares that are none, more than there are mechanisms, or not the whole together.
	pub fn check_emission_split(netuid: NetUid, split: Option<&[u16]>) -> DispatchResult {
		let Some(split) = split else { return Ok(()) };
		let count = usize::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		ensure!(is_whole(split) && split.len() <= count, Error::<T>::InvalidValue);
		Ok(())
	}

	/// Sets the mechanisms' shares of emission; none makes them even.
	pub fn set_emission_split(netuid: NetUid, split: Option<Vec<u16>>) {
		let shares = split.clone().map(Split::truncate_from);
		MechanismEmissionSplit::<T>::set(netuid, shares);
		Self::deposit_event(Event::MechanismEmissionSplitSet(netuid, split));
	}
}

/// The subnet and the mechanism that are stored under an index.
#[cfg(any(test, feature = "try-runtime"))]
pub(crate) fn parts_of_index(index: NetUidStorageIndex) -> (NetUid, MechId) {
	use crate::subnets::NETUIDS;
	let index = u16::from(index);
	let mechanism = u8::try_from(index.checked_div(NETUIDS).unwrap_or(0)).unwrap_or(u8::MAX);
	(NetUid::new(index.checked_rem(NETUIDS).unwrap_or(0)), MechId::new(mechanism))
}

/// Whether shares are the whole together.
pub(crate) fn is_whole(split: &[u16]) -> bool {
	split.iter().map(|share| u32::from(*share)).sum::<u32>() == u32::from(u16::MAX)
}

/// A pot in `count` parts: `⌊pot · share / 65535⌋` each, a mechanism without share nothing; without a split even parts,
/// rounded down. What is left over goes to mechanism 0, so that the parts sum to the pot.
pub(crate) fn split_pot(pot: u64, count: u8, split: Option<&[u16]>) -> Vec<u64> {
	let part = |mechanism: u8| match split {
		Some(shares) => {
			let share = shares.get(usize::from(mechanism)).copied().unwrap_or(0);
			take_share(pot, share)
		},
		None => pot.checked_div(count.into()).unwrap_or(0),
	};
	let mut parts: Vec<u64> = (0..count).map(part).collect();
	let given = parts.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
	if let Some(first) = parts.first_mut() {
		*first = first.saturating_add(pot.saturating_sub(given));
	}
	parts
}

/// What the epochs of a subnet's mechanisms come to for the subnet as a whole.
#[derive(Default)]
pub(crate) struct Whole {
	pub active: Vec<bool>,
	pub permit: Vec<bool>,
	pub stake_weight: Vec<u16>,
	pub consensus: Vec<u16>,
	pub validator_trust: Vec<u16>,
	pub dividends: Vec<u16>,
	pub server_emission: Vec<u64>,
	pub validator_emission: Vec<u64>,
	/// What is paid to nobody.
	pub unassigned: u64,
}

/// Puts the mechanisms' outputs together, each with what it had to hand out.
///
/// Whoever is active or permitted in one mechanism is so in the subnet. Amounts add up. Stake is the same for all and
/// counted once. Consensus, validator trust and dividends are means by what the mechanisms handed out,
/// `⌊Σ x_k E_k / Σ E_k⌋`, divided once; where nothing was handed out they are mechanism 0's. So with one mechanism
/// everything is as the mechanism has it.
pub(crate) fn combine(outputs: &[(EpochOutput, u64)]) -> Whole {
	let mut whole = Whole {
		stake_weight: outputs
			.first()
			.map(|(main, _)| main.stake_weight.clone())
			.unwrap_or_default(),
		consensus: mean(outputs, |output| &output.consensus),
		validator_trust: mean(outputs, |output| &output.validator_trust),
		dividends: mean(outputs, |output| &output.dividends),
		..Default::default()
	};
	for (output, _) in outputs {
		merge(&mut whole.active, &output.active, |a, b| a | b);
		merge(&mut whole.permit, &output.permit, |a, b| a | b);
		merge(&mut whole.server_emission, &output.server_emission, u64::saturating_add);
		merge(&mut whole.validator_emission, &output.validator_emission, u64::saturating_add);
		whole.unassigned = whole.unassigned.saturating_add(output.unassigned);
	}
	whole
}

/// Joins a list into another, entry by entry.
fn merge<V: Copy>(into: &mut Vec<V>, list: &[V], join: impl Fn(V, V) -> V) {
	if into.is_empty() {
		into.extend_from_slice(list);
		return;
	}
	for (entry, other) in into.iter_mut().zip(list) {
		*entry = join(*entry, *other);
	}
}

/// The mean of a list over the mechanisms, by what each had to hand out.
fn mean(outputs: &[(EpochOutput, u64)], list: impl Fn(&EpochOutput) -> &Vec<u16>) -> Vec<u16> {
	let Some((main, _)) = outputs.first() else { return Vec::new() };
	let all = outputs.iter().fold(0u128, |sum, (_, pots)| sum.saturating_add((*pots).into()));
	if all == 0 || outputs.len() == 1 {
		return list(main).clone();
	}
	// 16 terms of 16 and 64 bits fit easily.
	let mut sums = alloc::vec![0u128; list(main).len()];
	for (output, pots) in outputs {
		for (sum, value) in sums.iter_mut().zip(list(output)) {
			*sum = sum.saturating_add(u128::from(*value).saturating_mul((*pots).into()));
		}
	}
	let entry = |sum: u128| sum.checked_div(all).and_then(|mean| u16::try_from(mean).ok());
	sums.into_iter().map(|sum| entry(sum).unwrap_or(u16::MAX)).collect()
}
