//! Trimming: removal of the neurons of a subnet that earned least, down to a number.
//!
//! Either at once, at most [`MOST_AT_ONCE`] neurons, or, in Null mode, where there can be many
//! more, in batches of [`MOST_IN_BATCH`]. The neurons that stay are renumbered, see
//! [`crate::neurons::places`]. The work is bounded: by the neurons that go, as many that get
//! another uid, up to 256 where the order of uids is kept, and the rows of weights and bonds, which
//! large subnets have no more of than others.

use crate::{
	neurons::{commitments::Commitments as _, places::Places},
	pallet::*,
	weight_info::cost::{self, TrimSize},
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{dispatch::DispatchClass, ensure, traits::Get, weights::Weight};
use ganglion_types::{AlphaBalance, NetUid, MAX_UIDS};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// Maximum number of neurons that are removed at once.
pub const MOST_AT_ONCE: u16 = 256;
/// Maximum number of neurons that a batch removes.
pub const MOST_IN_BATCH: u16 = 64;
/// The part of the greatest weight of a transaction that a batch fills at most; the rest is for the
/// transaction's own checks.
const SHARE_FOR_BATCH: Perbill = Perbill::from_percent(95);

/// The neurons that cannot be removed are fewer than this share of those that stay, in percent.
pub(crate) const IMMUNE_BELOW: u8 = 80;

impl<T: Config> Pallet<T> {
	/// Removes neurons until no more than `most` are left: those of the least emission first, among
	/// equals the highest uid. Immune neurons and the owner's protected ones stay. The stake of a
	/// removed neuron stays with its hotkey. Ends a trimming in batches.
	///
	/// Checks, in order: `most` is not zero, and between `MinAllowedUids` and `MaxAllowedUids`
	/// (`InvalidValue`); at most [`MOST_AT_ONCE`] are to go (`TooManyNeuronsToTrim`); the neurons
	/// that must stay are below 80 % of it (`TrimmingWouldExceedMaxImmunePercentage`).
	pub fn trim_neurons(netuid: NetUid, most: u16) -> DispatchResult {
		Self::check_number_to_keep(netuid, most)?;
		let neurons = SubnetworkN::<T>::get(netuid);
		let too_many = neurons.saturating_sub(most) > MOST_AT_ONCE;
		ensure!(!too_many, Error::<T>::TooManyNeuronsToTrim);
		let candidates = Self::candidates(netuid, most)?;
		let kept = Self::best_of(netuid, candidates, most);
		let places = if keeps_order(neurons) {
			Places::in_order(neurons, &kept)
		} else {
			Places::filling_gaps(neurons, &kept)
		};
		Self::keep_neurons(netuid, &places);
		Self::set_pruning_target(netuid, None);
		Ok(())
	}

	/// Trims a subnet in Null mode towards `target` neurons by a batch. Returns what its maximum of
	/// neurons is to be: their number, so that nobody takes the uids that become free, and finally
	/// the target.
	///
	/// Checks, in order: the subnet is in Null mode (`NotInNullMode`); `target` is not zero, and
	/// between `MinAllowedUids` and `MaxAllowedUids` (`InvalidValue`); the neurons that must stay
	/// are below 80 % of it (`TrimmingWouldExceedMaxImmunePercentage`).
	pub fn prune_null_subnet(netuid: NetUid, target: u16) -> Result<u16, DispatchError> {
		ensure!(Self::is_null(netuid), Error::<T>::NotInNullMode);
		Self::check_number_to_keep(netuid, target)?;
		let candidates = Self::candidates(netuid, target)?;
		let neurons = SubnetworkN::<T>::get(netuid);
		let removed = Self::next_batch(netuid, target);
		let remaining = neurons.saturating_sub(removed);
		let kept = Self::best_of(netuid, candidates, remaining);
		let cleared_commits = Self::keep_neurons(netuid, &Places::filling_gaps(neurons, &kept));
		let is_done = remaining <= target;
		Self::set_pruning_target(netuid, (!is_done).then_some(target));
		Self::deposit_event(Event::NullUidsPruningProgress {
			netuid,
			target,
			remaining,
			removed,
			cleared_commits,
		});
		Ok(remaining.max(target))
	}

	fn check_number_to_keep(netuid: NetUid, most: u16) -> DispatchResult {
		let bounds = MinAllowedUids::<T>::get(netuid)..=MaxAllowedUids::<T>::get(netuid);
		ensure!(most > 0 && bounds.contains(&most), Error::<T>::InvalidValue);
		Ok(())
	}

	/// Returns the uids that trimming to `most` neurons must keep, which must be below 80 % of that
	/// (`TrimmingWouldExceedMaxImmunePercentage`), and the others.
	fn candidates(netuid: NetUid, most: u16) -> Result<(Vec<u16>, Vec<u16>), DispatchError> {
		let (immune, others) = Self::immune_and_others(netuid);
		let percent = immune.len().saturating_mul(100).checked_div(usize::from(most));
		ensure!(
			percent.is_some_and(|percent| percent < usize::from(IMMUNE_BELOW)),
			Error::<T>::TrimmingWouldExceedMaxImmunePercentage
		);
		Ok((immune, others))
	}

	/// Returns the immune neurons and the best of the others, `most` in all, ascending.
	fn best_of(netuid: NetUid, (immune, others): (Vec<u16>, Vec<u16>), most: u16) -> Vec<u16> {
		let room = usize::from(most).saturating_sub(immune.len());
		let mut kept = Self::best_earners(netuid, others, room);
		kept.extend(immune);
		kept.sort_unstable();
		kept
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
	/// the stake with their hotkeys. Returns how many commits by hash they had.
	fn keep_neurons(netuid: NetUid, places: &Places) -> u32 {
		if places.gone().next().is_none() {
			return 0;
		}
		if places.moved().next().is_some() {
			Self::note_that_uids_moved(netuid);
		}
		Self::keep_weights(netuid, places);
		Self::keep_bonds(netuid, places);
		Self::keep_memory(netuid, places);
		Self::keep_entries(netuid, places);
		Self::keep_evm_links(netuid, places);
		let mut commits = 0u32;
		for hotkey in Self::keep_seats(netuid, places) {
			Self::remove_addresses(&hotkey, netuid);
			commits = commits.saturating_add(Self::number_of_hashes(netuid, &hotkey));
			Self::forget_commits_of(netuid, &hotkey);
			Self::forget_voting_power(netuid, &hotkey);
			T::Commitments::forget(netuid, &hotkey);
		}
		commits
	}

	/// Returns the number of neurons of the next batch: as many as are to go, [`MOST_IN_BATCH`],
	/// or as many as fit a transaction where blocks are short, one at least.
	fn next_batch(netuid: NetUid, target: u16) -> u16 {
		let weight = |gone| Self::weight_of_removal(netuid, gone, gone).ref_time();
		let (none, one) = (weight(0), weight(1));
		let blocks = T::BlockWeights::get();
		let normal = blocks.get(DispatchClass::Normal);
		let normal = normal.max_extrinsic.or(normal.max_total);
		let room = normal.map_or(u64::MAX, |most| SHARE_FOR_BATCH.mul_floor(most.ref_time()));
		let fits = room.saturating_sub(none).checked_div(one.saturating_sub(none)).unwrap_or(0);
		let fits = u16::try_from(fits.max(1)).unwrap_or(u16::MAX);
		SubnetworkN::<T>::get(netuid).saturating_sub(target).min(MOST_IN_BATCH).min(fits)
	}

	/// Returns the weight of the next batch of a trimming to `target` neurons.
	pub fn weight_of_batch(netuid: NetUid, target: u16) -> Weight {
		let gone = Self::next_batch(netuid, target);
		Self::weight_of_removal(netuid, gone, gone)
	}

	/// Returns the weight of trimming a subnet to `most` neurons.
	pub fn weight_of_trimming(netuid: NetUid, most: u16) -> Weight {
		let neurons = SubnetworkN::<T>::get(netuid);
		let gone = neurons.saturating_sub(most).min(MOST_AT_ONCE);
		let moved = if keeps_order(neurons) { neurons } else { gone };
		Self::weight_of_removal(netuid, gone, moved)
	}

	fn weight_of_removal(netuid: NetUid, gone: u16, moved: u16) -> Weight {
		cost::trim::<T>(TrimSize {
			neurons: SubnetworkN::<T>::get(netuid).into(),
			mechanisms: MechanismCountCurrent::<T>::get(netuid).into(),
			gone: gone.into(),
			moved: moved.into(),
			searched: Self::keys_searched_for_owner(netuid),
		})
	}
}

/// Whether the neurons of a subnet of this size keep their order when it is trimmed at once.
fn keeps_order(neurons: u16) -> bool {
	u32::from(neurons) <= MAX_UIDS
}
