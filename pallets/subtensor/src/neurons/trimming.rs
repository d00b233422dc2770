//! Trimming: removal of the neurons of a subnet that earned least, down to a number.
//!
//! The neurons that stay are renumbered in the order of their uids. The work is bounded by the
//! neurons times mechanisms of a subnet, at most 256, and their rows of weights and bonds.

use crate::pallet::*;
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::ensure;
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchResult;

/// The neurons that cannot be removed are fewer than this share of those that stay, in percent.
const IMMUNE_BELOW: usize = 80;

impl<T: Config> Pallet<T> {
	/// Removes neurons until no more than `most` are left: those of the least emission first, among
	/// equals the highest uid. Immune neurons and the owner's protected ones stay. The stake of a
	/// removed neuron stays with its hotkey.
	///
	/// Checks, in order: `most` is not zero, and between `MinAllowedUids` and `MaxAllowedUids`
	/// (`InvalidValue`); the neurons that must stay are below 80 % of it
	/// (`TrimmingWouldExceedMaxImmunePercentage`).
	pub fn trim_neurons(netuid: NetUid, most: u16) -> DispatchResult {
		let bounds = MinAllowedUids::<T>::get(netuid)..=MaxAllowedUids::<T>::get(netuid);
		ensure!(most > 0 && bounds.contains(&most), Error::<T>::InvalidValue);
		let (immune, others) = Self::immune_and_others(netuid);
		let percent = immune.len().saturating_mul(100).checked_div(usize::from(most));
		ensure!(
			percent.is_some_and(|percent| percent < IMMUNE_BELOW),
			Error::<T>::TrimmingWouldExceedMaxImmunePercentage
		);
		if SubnetworkN::<T>::get(netuid) > most {
			let room = usize::from(most).saturating_sub(immune.len());
			let mut kept = Self::best_earners(netuid, others, room);
			kept.extend(immune);
			kept.sort_unstable();
			Self::keep_neurons(netuid, &kept);
		}
		Ok(())
	}

	/// Returns the uids that trimming must keep, and the others.
	fn immune_and_others(netuid: NetUid) -> (Vec<u16>, Vec<u16>) {
		let owners = Self::owner_immune_uids(netuid);
		let (now, immunity) = (Self::block_number(), u64::from(ImmunityPeriod::<T>::get(netuid)));
		let age = |uid| now.saturating_sub(BlockAtRegistration::<T>::get(netuid, uid));
		(0..SubnetworkN::<T>::get(netuid))
			.partition(|uid| owners.contains(uid) || age(*uid) < immunity)
	}

	/// Returns the `count` of these uids with the greatest emission, among equals the lowest.
	fn best_earners(netuid: NetUid, mut uids: Vec<u16>, count: usize) -> Vec<u16> {
		let emission = Emission::<T>::get(netuid);
		let of = |uid: u16| emission.get(usize::from(uid)).copied().unwrap_or(AlphaBalance::ZERO);
		uids.sort_unstable_by_key(|uid| (Reverse(of(*uid)), *uid));
		uids.truncate(count);
		uids
	}

	/// Keeps the neurons of these uids, in ascending order, and renumbers them in that order.
	/// Nothing stays of the others but the stake with their hotkeys.
	fn keep_neurons(netuid: NetUid, kept: &[u16]) {
		Self::keep_weights(netuid, kept);
		Self::keep_bonds(netuid, kept);
		Self::keep_entries(netuid, kept);
		Self::keep_evm_links(netuid, kept);
		for hotkey in Self::keep_seats(netuid, kept) {
			Self::remove_addresses(&hotkey, netuid);
			Self::forget_commits_of(netuid, &hotkey);
		}
	}
}
