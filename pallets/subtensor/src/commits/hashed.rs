//! Commits by hash: the validator sends a hash now, and the row with its salt later.
//!
//! Only writer of `WeightCommits` and `CommittedAs`.
//!
//! The hash is Blake2b-256 of the SCALE encoding of (hotkey, storage index, uids, values, salt,
//! version key). A queue holds at most ten commits, oldest first; expired ones leave it when the
//! next commit comes.
//!
//! A hash names the hotkey that made it. When that is swapped, its commits become the new key's,
//! and `CommittedAs` keeps the former name, so that they can be revealed; it is removed with the
//! last commit.

use crate::{
	access::refusal,
	commits::clock::{Clock, Window},
	pallet::*,
	types::{FormerNames, HashCommits, MOST_FORMER_NAMES},
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, MAX_UIDS_IN_NULL};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

/// A row as its validator reveals it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revealed {
	/// Neurons that the row ranks.
	pub uids: Vec<u16>,
	/// Their weights, in the same order.
	pub values: Vec<u16>,
	/// What makes the hash hard to guess.
	pub salt: Vec<u16>,
	/// Version key of the weights.
	pub version_key: u64,
}

impl Revealed {
	/// Returns the hash that commits an account to this row.
	pub fn hash<AccountId: Encode>(&self, who: &AccountId, index: NetUidStorageIndex) -> H256 {
		hash_of(who, index, (&self.uids, &self.values, &self.salt), self.version_key)
	}
}

/// Returns the hash that commits an account to a row: (uids, values, salt).
pub fn hash_of<AccountId: Encode>(
	who: &AccountId,
	index: NetUidStorageIndex,
	(uids, values, salt): (&[u16], &[u16], &[u16]),
	version_key: u64,
) -> H256 {
	BlakeTwo256::hash_of(&(who, index, uids, values, salt, version_key))
}

impl<T: Config> Pallet<T> {
	/// Puts the lists of a batch of reveals together. Refuses lists of different lengths
	/// (`InputLengthsUnequal`).
	pub(crate) fn revealed_rows(
		uids: Vec<Vec<u16>>,
		values: Vec<Vec<u16>>,
		salts: Vec<Vec<u16>>,
		version_keys: Vec<u64>,
	) -> Result<Vec<Revealed>, DispatchError> {
		let lengths = [values.len(), salts.len(), version_keys.len()];
		let equal = lengths.into_iter().all(|length| length == uids.len());
		ensure!(equal, Error::<T>::InputLengthsUnequal);
		let rows = uids.into_iter().zip(values).zip(salts.into_iter().zip(version_keys));
		let row =
			|((uids, values), (salt, version_key))| Revealed { uids, values, salt, version_key };
		Ok(rows.map(row).collect())
	}

	/// Stores a commit by hash.
	///
	/// Checks, in order: [`check_commit`](Self::check_commit), and that fewer than ten commits are
	/// open (`TooManyUnrevealedCommits`).
	pub(crate) fn do_commit_weights(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		hash: H256,
	) -> DispatchResult {
		let uid = Self::check_commit(hotkey, netuid, mechanism)?;
		let index = netuid.storage_index(mechanism);
		let clock = Self::commit_clock(netuid);
		let mut commits = Self::unexpired(clock, index, hotkey);
		if commits.is_empty() {
			Self::store_commits(netuid, index, hotkey, HashCommits::new());
		}
		let now = Self::block_number();
		commits
			.try_push((hash, clock.epoch, now, 0))
			.map_err(|_| Error::<T>::TooManyUnrevealedCommits)?;
		WeightCommits::<T>::insert(index, hotkey, commits);
		Self::note_update(index, uid, now);
		Self::deposit_event(Event::WeightsCommitted(hotkey.clone(), index, hash));
		Ok(())
	}

	/// Checks that the hotkey may commit to weights now. Returns its uid.
	///
	/// In order: the subnet is not root (`CanNotSetRootNetworkWeights`); the mechanism exists
	/// (`MechanismDoesNotExist`); commit-reveal is on (`CommitRevealDisabled`); the hotkey is
	/// registered (`HotKeyNotRegisteredInSubNet`), has enough stake (`NotEnoughStakeToSetWeights`)
	/// and keeps the rate limit (`CommittingWeightsTooFast`). The transaction extension and the
	/// calls both make these checks.
	pub(crate) fn check_commit(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
	) -> Result<u16, DispatchError> {
		ensure!(!netuid.is_root(), Error::<T>::CanNotSetRootNetworkWeights);
		ensure!(Self::mechanism_exists(netuid, mechanism), Error::<T>::MechanismDoesNotExist);
		ensure!(CommitRevealWeightsEnabled::<T>::get(netuid), Error::<T>::CommitRevealDisabled);
		let uid = Self::uid_of(netuid, hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?;
		Self::check_weights_stake(hotkey, netuid)?;
		Self::check_weights_limit(hotkey, netuid, mechanism)
			.map_err(|_| Error::<T>::CommittingWeightsTooFast)?;
		Ok(uid)
	}

	/// Sets weights that were committed to by hash, and removes the commit and all older ones.
	///
	/// Checks, in order: as many values as uids (`WeightVecNotEqualSize`), because the weight of
	/// hashing the row is that of its uids and salt; what [`check_reveal`](Self::check_reveal)
	/// does; then what setting weights does, without the rate limit. An error leaves the commit in
	/// place.
	pub(crate) fn do_reveal_weights(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		row: Revealed,
	) -> DispatchResultWithPostInfo {
		let index = netuid.storage_index(mechanism);
		let (hash, position) = refusal::checks::<T, _>(|| {
			ensure!(row.uids.len() == row.values.len(), Error::<T>::WeightVecNotEqualSize);
			let hash = Self::committed_hash(netuid, index, hotkey, |who| row.hash(who, index));
			Ok((hash, Self::check_reveal(hotkey, netuid, mechanism, hash)?))
		})?;
		let newer = Self::commits_of(index, hotkey).into_iter().skip(position.saturating_add(1));
		let newer: Vec<_> = newer.collect();
		Self::store_revealed(hotkey, netuid, mechanism, row)?;
		Self::store_commits(netuid, index, hotkey, HashCommits::truncate_from(newer));
		Self::deposit_event(Event::WeightsRevealed(hotkey.clone(), index, hash));
		Ok(().into())
	}

	/// Sets several rows of weights in the first mechanism, in the order given, all or none. Each
	/// commit is removed alone.
	///
	/// Checks that the lists have the same length (`InputLengthsUnequal`); what
	/// [`check_number_of_reveals`] does; that every row has as many values as uids
	/// (`WeightVecNotEqualSize`) and can be revealed. Then sets one after the other as
	/// [`do_reveal_weights`] does.
	///
	/// [`check_number_of_reveals`]: Self::check_number_of_reveals
	/// [`do_reveal_weights`]: Self::do_reveal_weights
	pub(crate) fn do_batch_reveal_weights(
		hotkey: &T::AccountId,
		netuid: NetUid,
		rows: Vec<Revealed>,
	) -> DispatchResult {
		let index = netuid.storage_index(MechId::MAIN);
		Self::check_number_of_reveals(hotkey, netuid, rows.len())?;
		let even = rows.iter().all(|row| row.uids.len() == row.values.len());
		ensure!(even, Error::<T>::WeightVecNotEqualSize);
		let hash = |row: &Revealed| {
			Self::committed_hash(netuid, index, hotkey, |who| row.hash(who, index))
		};
		let hashes: Vec<H256> = rows.iter().map(hash).collect();
		for hash in &hashes {
			Self::check_reveal(hotkey, netuid, MechId::MAIN, *hash)?;
		}
		for (row, hash) in rows.into_iter().zip(&hashes) {
			// A row that is given twice has one commit.
			let position = Self::check_reveal(hotkey, netuid, MechId::MAIN, *hash)?;
			let commits = Self::commits_of(index, hotkey).into_iter().enumerate();
			let others = commits.filter(|(at, _)| *at != position).map(|(_, commit)| commit);
			let others = HashCommits::truncate_from(others.collect());
			Self::store_commits(netuid, index, hotkey, others);
			Self::store_revealed(hotkey, netuid, MechId::MAIN, row)?;
		}
		Self::deposit_event(Event::WeightsBatchRevealed(hotkey.clone(), netuid, hashes));
		Ok(())
	}

	/// Checks the number of rows of a batch: one at least (`EmptyBatch`), and no more than the
	/// hotkey has commits (`NoWeightsCommitFound`). The transaction extension and the call both
	/// make this check, because a batch without rows would succeed, and a long one be searched, for
	/// free.
	pub(crate) fn check_number_of_reveals(
		hotkey: &T::AccountId,
		netuid: NetUid,
		rows: usize,
	) -> DispatchResult {
		ensure!(rows != 0, Error::<T>::EmptyBatch);
		let commits = Self::commits_of(netuid.storage_index(MechId::MAIN), hotkey).len();
		ensure!(rows <= commits, Error::<T>::NoWeightsCommitFound);
		Ok(())
	}

	/// Checks that a commit may be revealed in this block. Returns its position in the queue.
	///
	/// In order: commit-reveal is on (`CommitRevealDisabled`); the hotkey has open commits
	/// (`NoWeightsCommitFound`), one of them with this hash (`InvalidRevealCommitHashNotMatch`);
	/// neurons have the same uids since (`UidsMovedSinceCommit`); its epoch has come
	/// (`RevealTooEarly`) and has not passed (`ExpiredWeightCommit`). The transaction extension and
	/// the calls both make these checks.
	pub(crate) fn check_reveal(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		hash: H256,
	) -> Result<usize, DispatchError> {
		ensure!(CommitRevealWeightsEnabled::<T>::get(netuid), Error::<T>::CommitRevealDisabled);
		let commits = Self::commits_of(netuid.storage_index(mechanism), hotkey);
		ensure!(!commits.is_empty(), Error::<T>::NoWeightsCommitFound);
		let (position, epoch, block) = commits
			.iter()
			.enumerate()
			.find_map(|(position, commit)| {
				(commit.0 == hash).then_some((position, commit.1, commit.2))
			})
			.ok_or(Error::<T>::InvalidRevealCommitHashNotMatch)?;
		ensure!(!Self::uids_moved_since(netuid, block), Error::<T>::UidsMovedSinceCommit);
		match Self::reveal_window(netuid, epoch) {
			Window::Open => Ok(position),
			Window::Early => Err(Error::<T>::RevealTooEarly.into()),
			Window::Expired => Err(Error::<T>::ExpiredWeightCommit.into()),
		}
	}

	fn store_revealed(
		hotkey: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		row: Revealed,
	) -> DispatchResult {
		let Revealed { uids, values, version_key, .. } = row;
		let place = (netuid, mechanism);
		Self::set_revealed_row(hotkey, place, (uids, values), version_key)
	}

	/// Returns the block of a neuron's oldest commit by hash that has not expired.
	pub(crate) fn first_open_hash(
		clock: Clock,
		index: NetUidStorageIndex,
		hotkey: &T::AccountId,
	) -> Option<u64> {
		Self::unexpired(clock, index, hotkey).first().map(|commit| commit.2)
	}

	/// Returns a neuron's commits without those whose epoch has passed.
	fn unexpired(clock: Clock, index: NetUidStorageIndex, hotkey: &T::AccountId) -> HashCommits {
		let mut commits = Self::commits_of(index, hotkey);
		commits.retain(|commit| clock.window(commit.1) != Window::Expired);
		commits
	}

	fn commits_of(index: NetUidStorageIndex, hotkey: &T::AccountId) -> HashCommits {
		WeightCommits::<T>::get(index, hotkey).unwrap_or_default()
	}

	fn store_commits(
		netuid: NetUid,
		index: NetUidStorageIndex,
		hotkey: &T::AccountId,
		commits: HashCommits,
	) {
		if !commits.is_empty() {
			return WeightCommits::<T>::insert(index, hotkey, commits);
		}
		WeightCommits::<T>::remove(index, hotkey);
		if CommittedAs::<T>::contains_key(netuid, hotkey) {
			let has_commits = |index| WeightCommits::<T>::contains_key(index, hotkey);
			if !Self::mechanism_indices(netuid).any(has_commits) {
				CommittedAs::<T>::remove(netuid, hotkey);
			}
		}
	}

	/// Returns the number of a neuron's commits by hash that are stored, in all mechanisms.
	pub(crate) fn number_of_hashes(netuid: NetUid, hotkey: &T::AccountId) -> u32 {
		let of_mechanism = |index| Self::commits_of(index, hotkey).len();
		let number: usize = Self::mechanism_indices(netuid).map(of_mechanism).sum();
		u32::try_from(number).unwrap_or(u32::MAX)
	}

	/// Removes a neuron's commits by hash, in every mechanism.
	pub(crate) fn forget_hashes_of(netuid: NetUid, hotkey: &T::AccountId) {
		for index in Self::mechanism_indices(netuid) {
			WeightCommits::<T>::remove(index, hotkey);
		}
		CommittedAs::<T>::remove(netuid, hotkey);
	}

	/// Returns the hash by which a neuron is committed to a row, given the hash for each name: that
	/// of its hotkey, unless an open commit was made under a former one.
	pub(crate) fn committed_hash(
		netuid: NetUid,
		index: NetUidStorageIndex,
		hotkey: &T::AccountId,
		hash_for: impl Fn(&T::AccountId) -> H256,
	) -> H256 {
		let own = hash_for(hotkey);
		let former = CommittedAs::<T>::get(netuid, hotkey);
		if former.is_empty() {
			return own;
		}
		let commits = Self::commits_of(index, hotkey);
		let is_open = |hash: &H256| commits.iter().any(|commit| commit.0 == *hash);
		let hashes = core::iter::once(own).chain(former.iter().map(hash_for));
		hashes.into_iter().find(is_open).unwrap_or(own)
	}

	/// Gives a neuron's commits by hash to the hotkey that takes its uid over.
	pub(crate) fn pass_on_hashes(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let mut moved = false;
		for index in Self::mechanism_indices(netuid) {
			if let Some(commits) = WeightCommits::<T>::take(index, old) {
				WeightCommits::<T>::insert(index, new, commits);
				moved = true;
			}
		}
		let mut names = CommittedAs::<T>::take(netuid, old).into_inner();
		if moved {
			names.retain(|name| name != new);
			let room = (MOST_FORMER_NAMES as usize).saturating_sub(1);
			names.drain(..names.len().saturating_sub(room));
			names.push(old.clone());
			CommittedAs::<T>::insert(netuid, new, FormerNames::<T>::truncate_from(names));
		}
	}

	/// Removes all commits by hash in a mechanism.
	pub(crate) fn forget_hashes(index: NetUidStorageIndex) {
		// Only neurons have commits, one queue each, so one pass removes them all.
		let _ = WeightCommits::<T>::clear_prefix(index, MAX_UIDS_IN_NULL, None);
	}
}
