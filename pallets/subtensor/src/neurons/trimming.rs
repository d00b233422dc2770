//! Trimming: removal of the neurons of a subnet that earned least, down to a number.
//!
//! The neurons that stay are renumbered, see [`crate::neurons::places`]. The work is bounded: by the
//! [`MOST_AT_ONCE`] neurons that a call removes, as many that get another uid, and the rows of
//! weights and bonds, which large subnets have no more of than others.

use crate::{
	neurons::places::Places,
	pallet::*,
	weight_info::cost::{self, TrimSize},
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{ensure, weights::Weight};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchResult;

/// Maximum number of neurons that are removed at once.
pub const MOST_AT_ONCE: u16 = 256;

/// The neurons that cannot be removed are fewer than this share of those that stay, in percent.
const IMMUNE_BELOW: usize = 80;

impl<T: Config> Pallet<T> {
	/// Removes neurons until no more than `most` are left: those of the least emission first, among
	/// equals the highest uid. Immune neurons and the owner's protected ones stay. The stake of a
	/// removed neuron stays with its hotkey.
	///
	/// Checks, in order: `most` is not zero, and between `MinAllowedUids` and `MaxAllowedUids`
	/// (`InvalidValue`); at most [`MOST_AT_ONCE`] are to go (`TooManyNeuronsToTrim`); the neurons
	/// that must stay are below 80 % of it (`TrimmingWouldExceedMaxImmunePercentage`).
	pub fn trim_neurons(netuid: NetUid, most: u16) -> DispatchResult {
		let bounds = MinAllowedUids::<T>::get(netuid)..=MaxAllowedUids::<T>::get(netuid);
		ensure!(most > 0 && bounds.contains(&most), Error::<T>::InvalidValue);
		let neurons = SubnetworkN::<T>::get(netuid);
		let too_many = neurons.saturating_sub(most) > MOST_AT_ONCE;
		ensure!(!too_many, Error::<T>::TooManyNeuronsToTrim);
		let (immune, others) = Self::immune_and_others(netuid);
		let percent = immune.len().saturating_mul(100).checked_div(usize::from(most));
		ensure!(
			percent.is_some_and(|percent| percent < IMMUNE_BELOW),
			Error::<T>::TrimmingWouldExceedMaxImmunePercentage
		);
		if neurons > most {
			let room = usize::from(most).saturating_sub(immune.len());
			let mut kept = Self::best_earners(netuid, others, room);
			kept.extend(immune);
			kept.sort_unstable();
			Self::keep_neurons(netuid, &Places::of_kept(neurons, &kept));
		}
		Ok(())
	}

	/// Returns the uids that trimming must keep, and the others.
	fn immune_and_others(netuid: NetUid) -> (Vec<u16>, Vec<u16>) {
		let owners = Self::owner_immune_uids(netuid);
		let (now, immunity) = (Self::block_number(), u64::from(ImmunityPeriod::<T>::get(netuid)));
		let since = Self::registration_blocks(netuid);
		let is_immune = |(uid, since): &(u16, u64)| {
			owners.contains(uid) || now.saturating_sub(*since) < immunity
		};
		let (immune, others): (Vec<_>, Vec<_>) = (0u16..).zip(since).partition(is_immune);
		let uids = |neurons: Vec<(u16, u64)>| neurons.into_iter().map(|(uid, _)| uid).collect();
		(uids(immune), uids(others))
	}

	/// Returns the `count` of these uids with the greatest emission, among equals the lowest.
	fn best_earners(netuid: NetUid, mut uids: Vec<u16>, count: usize) -> Vec<u16> {
		let emission = Emission::<T>::get(netuid);
		let of = |uid: u16| emission.get(usize::from(uid)).copied().unwrap_or(AlphaBalance::ZERO);
		uids.sort_unstable_by_key(|uid| (Reverse(of(*uid)), *uid));
		uids.truncate(count);
		uids
	}

	/// Keeps the neurons that have places, under their new uids. Nothing stays of the others but
	/// the stake with their hotkeys.
	fn keep_neurons(netuid: NetUid, places: &Places) {
		Self::keep_weights(netuid, places);
		Self::keep_bonds(netuid, places);
		Self::keep_entries(netuid, places);
		Self::keep_evm_links(netuid, places);
		for hotkey in Self::keep_seats(netuid, places) {
			Self::remove_addresses(&hotkey, netuid);
			Self::forget_commits_of(netuid, &hotkey);
			Self::forget_voting_power(netuid, &hotkey);
		}
	}

	/// Returns the weight of trimming a subnet to `most` neurons.
	pub fn weight_of_trimming(netuid: NetUid, most: u16) -> Weight {
		let neurons = SubnetworkN::<T>::get(netuid);
		cost::trim::<T>(TrimSize {
			neurons: neurons.into(),
			mechanisms: MechanismCountCurrent::<T>::get(netuid).into(),
			gone: neurons.saturating_sub(most).min(MOST_AT_ONCE).into(),
			searched: Self::keys_searched_for_owner(netuid),
		})
	}
}
