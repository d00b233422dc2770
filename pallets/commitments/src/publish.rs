//! Publishing a commitment: its checks, the space it uses, and the reset of bonds.
//!
//! Only writer of `MaxSpace`, `UsedSpaceOf`, `LastCommitment` and `LastBondsReset`; with
//! [`reveal`](crate::reveal), of `CommitmentOf` and `TimelockedIndex`.

use crate::{data::Data, pallet::*, pulses::Pulses, types::*, WeightInfo};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::Get, weights::Weight};
use ganglion_types::{NetUid, MAX_UIDS};
use pallet_subtensor::{
	BondsResetOn, LastEpochBlock, MechanismCountCurrent, OnBondsReset, Pallet as Protocol,
	SubnetEpochIndex, SubnetworkN,
};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

/// The space that a commitment uses at least, in bytes.
const LEAST_SPACE: u64 = 100;

impl<T: Config> Pallet<T> {
	/// Checks a commitment. The transaction extension and the call both make this check.
	///
	/// Checks, in order: the account has a uid on the subnet (`AccountNotAllowedCommit`); for each
	/// field, that the runtime alone does not make it (`TimelockRevealFailedNotAllowed`), and that
	/// its round is still to come or its pulse is stored (`RevealRoundMissed`); the space
	/// (`SpaceLimitExceeded`).
	pub fn check_commitment(
		who: &T::AccountId,
		netuid: NetUid,
		info: &CommitmentInfo<T::MaxFields>,
	) -> DispatchResult {
		let is_neuron = Protocol::<T>::uid_of(netuid, who).is_some();
		ensure!(is_neuron, Error::<T>::AccountNotAllowedCommit);
		for field in &info.fields {
			let is_left = matches!(field, Data::TimelockRevealFailed { .. });
			ensure!(!is_left, Error::<T>::TimelockRevealFailedNotAllowed);
		}
		let last = T::Beacon::last_round();
		for round in info.rounds() {
			let opens = round > last || T::Beacon::signature(round).is_some();
			ensure!(opens, Error::<T>::RevealRoundMissed);
		}
		Self::usage_with(who, netuid, info).map(drop)
	}

	/// Publishes a commitment in place of the account's former one, after the checks of
	/// [`Pallet::check_commitment`]. Returns the number of rows of bonds that were read, if it asks
	/// for a reset of bonds.
	pub(crate) fn do_set_commitment(
		who: T::AccountId,
		netuid: NetUid,
		info: CommitmentInfo<T::MaxFields>,
	) -> Result<Option<u32>, DispatchError> {
		Self::check_commitment(&who, netuid, &info)?;
		UsedSpaceOf::<T>::insert(netuid, &who, Self::usage_with(&who, netuid, &info)?);
		let rows = info.resets_bonds().then(|| Self::reset_bonds(&who, netuid));
		let block = frame_system::Pallet::<T>::block_number();
		let first_round = info.rounds().min();
		Self::index_rounds(&who, netuid, &info);
		CommitmentOf::<T>::insert(netuid, &who, Registration { deposit: 0, block, info });
		LastCommitment::<T>::insert(netuid, &who, block);
		Self::deposit_event(match first_round {
			None => Event::Commitment { netuid, who },
			Some(reveal_round) => Event::TimelockCommitment { netuid, who, reveal_round },
		});
		Ok(rows)
	}

	/// Sets the maximum space.
	pub(crate) fn do_set_max_space(bytes: u32) {
		MaxSpace::<T>::put(bytes);
	}

	/// Returns the space that the account has used with this commitment. It starts anew with each
	/// epoch of the subnet.
	fn usage_with(
		who: &T::AccountId,
		netuid: NetUid,
		info: &CommitmentInfo<T::MaxFields>,
	) -> Result<UsageTracker, DispatchError> {
		let last_epoch = SubnetEpochIndex::<T>::get(netuid);
		let before = UsedSpaceOf::<T>::get(netuid, who)
			.filter(|usage| usage.last_epoch == last_epoch)
			.map_or(0, |usage| usage.used_space);
		let bytes: usize = info.fields.iter().map(Data::len).fold(0, usize::saturating_add);
		let needed = u64::try_from(bytes).unwrap_or(u64::MAX).max(LEAST_SPACE);
		let used_space = before.saturating_add(needed);
		let fits = used_space <= u64::from(MaxSpace::<T>::get());
		ensure!(fits, Error::<T>::SpaceLimitExceeded);
		Ok(UsageTracker { last_epoch, used_space })
	}

	/// Deletes the bonds in the account's neuron, if the subnet allows that and if bonds can have
	/// come since the last time: only epochs make bonds. Returns the number of rows read.
	pub(crate) fn reset_bonds(who: &T::AccountId, netuid: NetUid) -> u32 {
		if !BondsResetOn::<T>::get(netuid) {
			return 0;
		}
		let before = LastBondsReset::<T>::get(netuid, who);
		let now = frame_system::Pallet::<T>::block_number();
		LastBondsReset::<T>::insert(netuid, who, now);
		let last_epoch = LastEpochBlock::<T>::get(netuid);
		if before
			.is_some_and(|block| SaturatedConversion::saturated_into::<u64>(block) >= last_epoch)
		{
			return 0;
		}
		Protocol::<T>::on_bonds_reset(netuid, who);
		let mechanisms = u32::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		u32::from(SubnetworkN::<T>::get(netuid)).saturating_mul(mechanisms).min(MAX_UIDS)
	}

	/// Replaces the entries of the account's former rounds by those of its new ones.
	fn index_rounds(who: &T::AccountId, netuid: NetUid, info: &CommitmentInfo<T::MaxFields>) {
		Self::forget_rounds(who, netuid);
		for round in info.rounds() {
			TimelockedIndex::<T>::insert(Self::index_key(round, netuid, who), ());
		}
	}

	/// Removes the index entries of the account's commitment.
	pub(crate) fn forget_rounds(who: &T::AccountId, netuid: NetUid) {
		let former = CommitmentOf::<T>::get(netuid, who);
		for round in former.iter().flat_map(|registration| registration.info.rounds()) {
			TimelockedIndex::<T>::remove(Self::index_key(round, netuid, who));
		}
	}

	/// The key of an index entry. Big-endian: the keys of earlier rounds come first.
	pub(crate) fn index_key(
		round: u64,
		netuid: NetUid,
		who: &T::AccountId,
	) -> ([u8; 8], NetUid, T::AccountId) {
		(round.to_be_bytes(), netuid, who.clone())
	}

	/// The weight of publishing a commitment; at worst its reset of bonds reads the most rows.
	pub(crate) fn weight_of_call(info: &CommitmentInfo<T::MaxFields>) -> Weight {
		Self::weight_with_rows(info.resets_bonds().then_some(MAX_UIDS))
	}

	/// The weight of publishing a commitment whose reset of bonds, if it asks for one, reads so
	/// many rows. To find out that there is nothing to reset has a weight, too.
	pub(crate) fn weight_with_rows(rows: Option<u32>) -> Weight {
		let call = Measured::<T>::set_commitment().saturating_add(Self::weight_of_other_pulses());
		call.saturating_add(rows.map_or(Weight::zero(), Measured::<T>::reset_bonds))
	}

	/// The weight of reading the pulses of all ciphertexts but one: benchmarks have one pulse.
	pub(crate) fn weight_of_other_pulses() -> Weight {
		T::DbWeight::get().reads(T::MaxFields::get().saturating_sub(1).into())
	}

	/// Returns the commitments of a subnet, encoded as they are stored.
	pub fn commitments_of(netuid: NetUid) -> Vec<(T::AccountId, Vec<u8>)> {
		let all = CommitmentOf::<T>::iter_prefix(netuid);
		all.map(|(who, registration)| (who, registration.encode())).collect()
	}
}
