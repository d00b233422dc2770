//! Ownership of subnets by conviction.
//!
//! Only writer of `OwnershipDue` and `OwnershipSearch`.
//!
//! A subnet that is a year old, and where conviction amounts to a tenth of the alpha outside the
//! reserve, belongs to the owner of the hotkey with the greatest conviction
//! ([`crate::staking::locks`]). This is looked at when an epoch's slot has been used:
//!
//! 1. The subnet's **condition** is checked by its sums of locks. If it holds, the subnet is due.
//! 2. The hotkeys with locks are **searched** for the greatest conviction, one after the other:
//!    there can be as many as there are hotkeys. The search takes as many blocks as it needs,
//!    within a quarter of the weight that the block step has left for clean-ups.
//! 3. At the end the hotkey found is compared with the owner's, as both are then. If it has more,
//!    it and its coldkey become the owner's (`Pallet::crown`). It gets a uid if it has none, for
//!    nothing.
//!
//! While one of the keys is being swapped nothing changes; the next epoch looks again.
//!
//! The hotkey of a lease takes part on the lease's own subnet alone, until the lease ends
//! ([`crate::subnets::leases`]): a subnet of keys that nobody has would be lost.

use crate::{
	block::{
		cursor::{resume, walk, Cursor, Progress},
		report::Stage,
	},
	pallet::*,
	weight_info::{cost, lock_cost},
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::weights::WeightMeter;
use ganglion_types::NetUid;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;
use substrate_fixed::types::U64F64;

/// Age from which a subnet can change its owner, in blocks: a year of 12 s blocks.
pub const LEAST_AGE: u64 = 7_200 * 365 + 1_800;

/// Conviction must amount to one part in so many of the alpha outside the reserve.
const PARTS_OF_ALPHA: u64 = 10;

/// The stages of a search, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum SearchStage {
	/// Hotkeys with perpetual locks.
	Perpetual,
	/// Hotkeys with decaying locks.
	Decaying,
	/// It has ended. The next subnet that is due comes after this one, so that a subnet whose
	/// search takes longer than its epochs does not keep the others waiting.
	Over,
}

/// A search for the hotkey with the greatest conviction on a subnet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Search<AccountId> {
	/// The subnet.
	pub netuid: NetUid,
	/// The stage.
	pub stage: SearchStage,
	/// Where the stage resumes.
	pub cursor: Cursor,
	/// The greatest conviction so far, and its hotkey; of equals the greatest account.
	pub best: Option<(U64F64, AccountId)>,
}

impl<T: Config> Pallet<T> {
	/// Marks those of the subnets whose owner may have to change.
	pub(crate) fn look_for_new_owners(subnets: &[NetUid], meter: &mut WeightMeter) {
		for netuid in subnets {
			cost::charge(meter, lock_cost::look_for_new_owner::<T>());
			if Self::is_contestable(*netuid) {
				OwnershipDue::<T>::insert(netuid, ());
			}
		}
	}

	/// Whether a subnet's owner changes if somebody has more conviction.
	fn is_contestable(netuid: NetUid) -> bool {
		let out = SubnetAlphaOut::<T>::get(netuid).rao();
		let since = NetworkRegisteredAt::<T>::get(netuid);
		let is_old = Self::block_number() >= since.saturating_add(LEAST_AGE);
		if netuid.is_root() || out == 0 || !is_old || !Self::subnet_exists(netuid) {
			return false;
		}
		let parts = U64F64::from_num(PARTS_OF_ALPHA);
		Self::total_conviction(netuid).saturating_mul(parts) >= out
	}

	/// Searches the subnets that are due, and changes owners, while the meter lasts.
	pub(crate) fn settle_owners(meter: &mut WeightMeter) {
		while meter.try_consume(lock_cost::look_at_searches::<T>()).is_ok() {
			let Some(mut search) = Self::current_or_next_search() else { return };
			if Self::advance_search(&mut search, meter) == Progress::Paused {
				OwnershipSearch::<T>::put(search);
				return;
			}
			let netuid = search.netuid;
			let over =
				Search { netuid, stage: SearchStage::Over, cursor: Cursor::new(), best: None };
			OwnershipSearch::<T>::put(over);
			if let Some((_, hotkey)) = search.best {
				Self::compare_with_owner(netuid, &hotkey, meter);
			}
		}
	}

	/// Ends a search. It runs also where the meter has no room for it, as one epoch of a block
	/// does: no block must be too short.
	fn compare_with_owner(netuid: NetUid, hotkey: &T::AccountId, meter: &mut WeightMeter) {
		cost::charge(meter, lock_cost::compare_with_owner::<T>());
		if !Self::exceeds_owner(netuid, hotkey) {
			return;
		}
		if Self::uid_of(netuid, hotkey).is_none() {
			cost::charge(meter, cost::burned_register::<T>(Self::registration_size(netuid)));
		}
		Self::run_stage(Stage::Ownership(netuid), || Self::crown(netuid, hotkey));
	}

	fn current_or_next_search() -> Option<Search<T::AccountId>> {
		let last = OwnershipSearch::<T>::get();
		if last.as_ref().is_some_and(|search| search.stage != SearchStage::Over) {
			return last;
		}
		let after = |last: Search<T::AccountId>| {
			let place = OwnershipDue::<T>::hashed_key_for(last.netuid);
			OwnershipDue::<T>::iter_keys_from(place).next()
		};
		let netuid = last.and_then(after).or_else(|| OwnershipDue::<T>::iter_keys().next())?;
		OwnershipDue::<T>::remove(netuid);
		let stage = SearchStage::Perpetual;
		Some(Search { netuid, stage, cursor: Cursor::new(), best: None })
	}

	/// Resumes a search.
	fn advance_search(search: &mut Search<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let netuid = search.netuid;
		let Search { stage, cursor, best, .. } = search;
		if *stage == SearchStage::Perpetual {
			let hotkeys = resume(
				cursor,
				|| HotkeyLock::<T>::iter_key_prefix(netuid),
				|key| HotkeyLock::<T>::iter_key_prefix_from(netuid, key),
			);
			let progress = walk(hotkeys, meter, lock_cost::look_at_contender::<T>(), |hotkey| {
				Self::compare(netuid, hotkey, best);
			})
			.remember(cursor, |hotkey| HotkeyLock::<T>::hashed_key_for(netuid, hotkey));
			if progress == Progress::Paused {
				return Progress::Paused;
			}
			(*stage, *cursor) = (SearchStage::Decaying, Cursor::new());
		}
		let hotkeys = resume(
			cursor,
			|| DecayingHotkeyLock::<T>::iter_key_prefix(netuid),
			|key| DecayingHotkeyLock::<T>::iter_key_prefix_from(netuid, key),
		);
		walk(hotkeys, meter, lock_cost::look_at_contender::<T>(), |hotkey| {
			Self::compare(netuid, hotkey, best);
		})
		.remember(cursor, |hotkey| DecayingHotkeyLock::<T>::hashed_key_for(netuid, hotkey))
	}

	fn compare(netuid: NetUid, hotkey: &T::AccountId, best: &mut Option<(U64F64, T::AccountId)>) {
		if !Self::may_own_subnet(netuid, hotkey) {
			return;
		}
		let found = (Self::conviction_of(hotkey, netuid), hotkey.clone());
		if best.as_ref().is_none_or(|best| *best < found) {
			*best = Some(found);
		}
	}

	/// Whether a hotkey has more conviction than that of a subnet's owner, and another owner. Not
	/// where it has no owner, or one of the keys is being swapped.
	fn exceeds_owner(netuid: NetUid, hotkey: &T::AccountId) -> bool {
		let (coldkey, owners) =
			(SubnetOwner::<T>::get(netuid), SubnetOwnerHotkey::<T>::get(netuid));
		let Some(new) = Self::owner_of(hotkey).filter(|new| *new != coldkey) else { return false };
		let strength = |of: &T::AccountId| (Self::conviction_of(of, netuid), of.clone());
		let in_swap = [hotkey, &owners].into_iter().any(Self::is_in_swap)
			|| [&coldkey, &new].into_iter().any(Self::is_coldkey_in_swap);
		!in_swap
			&& Self::may_own_subnet(netuid, hotkey)
			&& Self::is_contestable(netuid)
			&& strength(hotkey) > strength(&owners)
	}

	/// Makes the owner of a hotkey that of a subnet, and the hotkey the owner's.
	fn crown(netuid: NetUid, hotkey: &T::AccountId) -> DispatchResult {
		Self::give_free_seat(netuid, hotkey)?;
		let Some(new_coldkey) = Self::owner_of(hotkey) else { return Ok(()) };
		let old_coldkey = SubnetOwner::<T>::get(netuid);
		Self::change_owner_of_sums(netuid, &SubnetOwnerHotkey::<T>::get(netuid), hotkey);
		Self::set_owner(netuid, &new_coldkey, hotkey);
		Self::deposit_event(Event::SubnetOwnerChanged { netuid, old_coldkey, new_coldkey });
		Ok(())
	}
}
