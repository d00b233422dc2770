//! Opening timelocked commits in the block step.
//!
//! The stage visits the mechanisms of all subnets, and of each the queues with work: those whose
//! epoch to be revealed has come and of which a round's pulse is stored, and those whose time is
//! over. Every look, reading and opening is charged to the meter before it is done. A queue that
//! does not fit into a block is resumed in the next, and the first mechanism to be visited moves
//! on, so that none waits for the others for ever.

use super::{stored_length, PATIENCE};
use crate::{
	commits::clock::{Clock, Window},
	pallet::*,
	types::{RejectedCommit, TimelockQueue, TimelockedCommit, TimelockedCommits},
	weight_info::cost::{self, charge, count},
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{DecodeAll, Encode};
use core::mem::take;
use frame_support::{
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
};
use ganglion_timelock::{Opener, Pulses, Signature};
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};

/// Blocks after which a pulse that is missing among stored ones is looked for again.
const RETRY: u64 = 10;

/// A row as clients encrypt it.
#[derive(codec::Encode, codec::Decode)]
pub struct SealedRow {
	/// The committer's hotkey: 32 bytes.
	pub hotkey: Vec<u8>,
	/// Neurons that the row ranks.
	pub uids: Vec<u16>,
	/// Their weights, in the same order.
	pub values: Vec<u16>,
	/// Version key of the weights.
	pub version_key: u64,
}

/// The signatures that a visit has used, each decoded once: most commits of an epoch are for the
/// same few rounds.
#[derive(Default)]
struct Openers(Vec<(u64, Opener)>);

impl Openers {
	/// Returns what opens ciphertexts for a round, given the round's signature.
	fn of(&mut self, round: u64, signature: &Signature) -> Option<&Opener> {
		if !self.0.iter().any(|(known, _)| *known == round) {
			self.0.push((round, Opener::new(signature).ok()?));
		}
		self.0.iter().find(|(known, _)| *known == round).map(|(_, opener)| opener)
	}
}

/// What a block has for timelocked commits: its meter and, where they are granted, one reading of a
/// queue and one opening in any case, so that there is progress in blocks however short.
struct Allowance<'a> {
	meter: &'a mut WeightMeter,
	reading: bool,
	opening: bool,
}

impl Allowance<'_> {
	/// Charges looking for due queues of a mechanism. False when it does not fit, unless a queue
	/// that is found may be read in any case.
	fn look(&mut self, cost: Weight) -> bool {
		let granted = self.reading;
		self.pay(cost, granted)
	}

	/// Charges the reading of a queue. False when it does not fit.
	fn read(&mut self, cost: Weight) -> bool {
		let granted = take(&mut self.reading);
		self.pay(cost, granted)
	}

	/// Charges an opening. False when it does not fit.
	fn open(&mut self, cost: Weight) -> bool {
		let granted = take(&mut self.opening);
		self.pay(cost, granted)
	}

	fn pay(&mut self, cost: Weight, granted: bool) -> bool {
		let pays = granted || self.meter.can_consume(cost);
		if pays {
			charge(self.meter, cost);
		}
		pays
	}
}

impl<T: Config> Pallet<T> {
	/// Opens timelocked commits within the meter. With `at_least_one`, one queue is read and one
	/// commit of it opened where the meter has not enough for that.
	pub(crate) fn reveal_due_commits(
		subnets: &[NetUid],
		meter: &mut WeightMeter,
		at_least_one: bool,
	) {
		let mut allowance = Allowance { meter, reading: at_least_one, opening: at_least_one };
		let count = subnets.len();
		let start = usize::try_from(Self::block_number()).unwrap_or(0).checked_rem(count);
		let from_start = subnets.iter().cycle().skip(start.unwrap_or(0)).take(count);
		let places = from_start.flat_map(|netuid| {
			let mechanisms = (0..).map(|mechanism| (*netuid, MechId::new(mechanism)));
			Self::mechanism_indices(*netuid).zip(mechanisms)
		});
		for (index, place) in places {
			if !allowance.look(cost::look_for_queues::<T>()) {
				return;
			}
			Self::visit_queues(place, index, &mut allowance);
		}
	}

	/// Works on the queues of a mechanism for which there is work in this block.
	fn visit_queues(place: (NetUid, MechId), index: NetUidStorageIndex, allowance: &mut Allowance) {
		let queues = TimelockQueuesOf::<T>::get(index);
		if queues.is_empty() || !allowance.look(cost::look_for_due_queues::<T>()) {
			return;
		}
		let (clock, now) = (Self::commit_clock(place.0), Self::block_number());
		let last = T::Pulses::last_round();
		let is_due = |queue: &TimelockQueue| {
			let window = clock.window(queue.epoch);
			let told = queue.late || window != Window::Expired;
			let ready = queue.least_round <= last && queue.retry_at <= now;
			window != Window::Early && (!told || ready || is_over(clock, queue.epoch))
		};
		if !queues.iter().any(is_due) {
			return;
		}
		let mut left = queues.clone();
		left.retain(|_| false);
		for queue in queues {
			let kept = match is_due(&queue) {
				true => Self::visit_queue((place, clock), index, queue, allowance),
				false => Some(queue),
			};
			// No more queues than there were.
			let _ = kept.map(|queue| left.try_push(queue));
		}
		Self::store_queues(index, left);
	}

	/// Works on a queue. Returns it if commits are left.
	fn visit_queue(
		(place, clock): ((NetUid, MechId), Clock),
		index: NetUidStorageIndex,
		queue: TimelockQueue,
		allowance: &mut Allowance,
	) -> Option<TimelockQueue> {
		let epoch = queue.epoch;
		if !allowance.look(cost::length_of_timelock_queue::<T>()) {
			return Some(queue);
		}
		let length = stored_length(&OpenTimelocks::<T>::hashed_key_for(index, epoch));
		if !allowance.read(cost::read_timelock_queue::<T>(length)) {
			return Some(queue);
		}
		let open = Self::open_in_queue(place.0, index, epoch);
		let mut owners: Vec<_> = open.into_iter().map(|(who, _)| who).collect();
		let mut commits = TimelockedWeightCommits::<T>::get(index, epoch);
		if is_over(clock, epoch) {
			for (who, (_, block, _, round)) in owners.into_iter().zip(commits) {
				Self::deposit_event(Event::TimelockedWeightsExpired { index, who, round, block });
			}
			Self::forget_queue(index, epoch);
			return None;
		}
		let late = clock.window(epoch) == Window::Expired;
		// Weights that were set directly meanwhile are newer as well.
		let newest_only = late || !CommitRevealWeightsEnabled::<T>::get(place.0);
		let (mut openers, mut interrupted) = (Openers::default(), false);
		let mut opened = Vec::new();
		let before = commits.len();
		let mut of = take(&mut owners).into_iter();
		commits.retain(|commit| {
			let owner = of.next().unwrap_or_else(|| commit.0.clone());
			let mut keep = |owner| {
				owners.push(owner);
				true
			};
			let Some(signature) = T::Pulses::signature(commit.3) else { return keep(owner) };
			if !allowance.open(cost::reveal_timelocked::<T>()) {
				interrupted = true;
				return keep(owner);
			}
			let opener = openers.of(commit.3, &signature);
			if Self::open_commit(place, (index, &owner), commit, opener, newest_only) {
				opened.push((owner, commit.1));
			}
			false
		});
		Self::reject_older(index, &opened, &mut commits, &mut owners);
		let changed = commits.len() != before;
		if late && !queue.late && !commits.is_empty() {
			let commits = count(commits.len());
			Self::deposit_event(Event::TimelockedWeightsLate { index, epoch, commits });
		}
		let queue = TimelockQueue { late, ..Self::next_visit(queue, &commits, interrupted) };
		let left = changed.then_some(owners);
		Self::put_back(index, queue, commits, left)
	}

	/// Returns when there is work with a queue again.
	fn next_visit(
		queue: TimelockQueue,
		left: &TimelockedCommits<T>,
		interrupted: bool,
	) -> TimelockQueue {
		let least_round = left.iter().map(|commit| commit.3).min().unwrap_or(0);
		// A pulse among stored ones may be missing; it is looked for again, but not in each block.
		let missing = !interrupted && least_round <= T::Pulses::last_round();
		let pause = if missing { RETRY } else { 0 };
		let retry_at = Self::block_number().saturating_add(pause);
		TimelockQueue { least_round, retry_at, ..queue }
	}

	/// Stores what is left of a queue, if it has changed: given whose the commits are.
	fn put_back(
		index: NetUidStorageIndex,
		queue: TimelockQueue,
		left: TimelockedCommits<T>,
		owners: Option<Vec<T::AccountId>>,
	) -> Option<TimelockQueue> {
		let epoch = queue.epoch;
		if left.is_empty() {
			Self::forget_queue(index, epoch);
			return None;
		}
		if let Some(owners) = owners {
			Self::store_queue(index, epoch, left, owners);
		}
		Some(queue)
	}

	/// Rejects the commits that are left in a queue and older than one of the same hotkey that was
	/// opened: their pulses may come later, but not their rows after newer ones.
	fn reject_older(
		index: NetUidStorageIndex,
		opened: &[(T::AccountId, u64)],
		commits: &mut TimelockedCommits<T>,
		owners: &mut Vec<T::AccountId>,
	) {
		if opened.is_empty() {
			return;
		}
		let newest: BTreeMap<_, _> = opened.iter().cloned().collect();
		let mut of = take(owners).into_iter();
		commits.retain(|commit| {
			let who = of.next().unwrap_or_else(|| commit.0.clone());
			if newest.get(&who).is_some_and(|block| commit.1 < *block) {
				Self::report_rejected(index, who, commit.3, RejectedCommit::Superseded);
				return false;
			}
			owners.push(who);
			true
		});
	}

	/// Sets the row of a commit for the hotkey whose it is, or tells why not. Returns whether it is
	/// set. With `newest_only`, refuses it unless it is the hotkey's last update of its weights.
	pub(crate) fn open_commit(
		place: (NetUid, MechId),
		(index, who): (NetUidStorageIndex, &T::AccountId),
		commit: &TimelockedCommit<T>,
		opener: Option<&Opener>,
		newest_only: bool,
	) -> bool {
		let outcome = Self::set_sealed_row(place, (index, who), commit, opener, newest_only);
		match outcome {
			Ok(()) => Self::deposit_event(Event::TimelockedWeightsRevealed(index, who.clone())),
			Err(reason) => Self::report_rejected(index, who.clone(), commit.3, reason),
		}
		outcome.is_ok()
	}

	fn report_rejected(
		index: NetUidStorageIndex,
		who: T::AccountId,
		round: u64,
		reason: RejectedCommit,
	) {
		Self::deposit_event(Event::TimelockedWeightsRejected { index, who, round, reason });
	}

	/// Decrypts a commit and sets its row. The ciphertext holds the name of the hotkey that made
	/// the commit, which `who` may have replaced since.
	fn set_sealed_row(
		(netuid, mechanism): (NetUid, MechId),
		(index, who): (NetUidStorageIndex, &T::AccountId),
		(committer, committed_at, ciphertext, _): &TimelockedCommit<T>,
		opener: Option<&Opener>,
		newest_only: bool,
	) -> Result<(), RejectedCommit> {
		let uid = Self::uid_of(netuid, who)
			.filter(|uid| BlockAtRegistration::<T>::get(netuid, uid) <= *committed_at)
			.ok_or(RejectedCommit::NotRegistered)?;
		if Self::uids_moved_since(netuid, *committed_at) {
			return Err(RejectedCommit::UidsMoved);
		}
		let updated_at = LastUpdate::<T>::get(index).get(usize::from(uid)).copied();
		if newest_only && updated_at != Some(*committed_at) {
			return Err(RejectedCommit::Superseded);
		}
		let plain = opener
			.and_then(|opener| opener.open(ciphertext).ok())
			.ok_or(RejectedCommit::Undecryptable)?;
		let row = SealedRow::decode_all(&mut &plain[..]).map_err(|_| RejectedCommit::Malformed)?;
		if row.hotkey != committer.encode() {
			return Err(RejectedCommit::OtherHotkey);
		}
		let entries = (row.uids, row.values);
		let submit = || {
			let place = (netuid, mechanism);
			Self::set_revealed_row(who, place, entries, row.version_key)
		};
		with_storage_layer(submit).map_err(RejectedCommit::Refused)
	}
}

/// Whether the time of a queue is over, patience included.
fn is_over(clock: Clock, epoch: u64) -> bool {
	clock.window(epoch.saturating_add(PATIENCE)) == Window::Expired
}
