//! Swaps of a coldkey.
//!
//! Everything that a coldkey has becomes another coldkey's: subnets, hotkeys, stake, unclaimed root
//! dividends, shares in baskets, choices of automatic staking and of claims, locks, collateral,
//! identity, rate limits, waiting registrations, crowdloans, leases and contributions to them, and
//! at last its balance.
//! The swap is announced ([`crate::keys::announcements`]) or made by root, and queued
//! ([`crate::keys::swaps`]).
//!
//! First the hotkeys, with the collateral, and the subnets change their owner, so that from then on
//! all income is the new coldkey's; then the stake is handed over, hotkey by hotkey, root first. A
//! share in a pool changes its holder and keeps its size. Stake on a dissolved subnet is left to
//! its clean-up, which pays it to the old coldkey: the swap waits for that and moves the payment
//! with the balance.
//!
//! Not moved: proxies, multisig deposits and whatever else is reserved; and root dividends owed
//! with hotkeys with which the coldkey has no stake any more, which stay claimable by the old
//! coldkey.

use crate::{
	access::refusal::{self, Charged},
	block::cursor::{once, resume, walk, Cursor, Progress},
	keys::swaps::{ColdkeyPhase, KeySwap, SwapKind},
	pallet::*,
	subnets::crowdloans::Crowdloans as _,
	types::ZeroAccount,
	weight_info::{basket_cost, collateral_cost, cost, lock_cost},
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::iter;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
		Get,
	},
	weights::{Weight, WeightMeter},
};
use ganglion_types::{NetUid, TaoBalance};
use sp_runtime::DispatchResult;

/// Maximum execution time of the first steps of a swap within its call, in picoseconds: 20 ms.
const AT_ONCE: u64 = 20_000_000_000;

/// How the work on a swap ended.
enum Outcome {
	/// It is complete.
	Complete,
	/// The meter stopped it.
	Paused,
	/// It waits for the clean-up of a subnet.
	Waits,
}

impl<T: Config> Pallet<T> {
	/// Swaps a coldkey as it has announced.
	///
	/// Checks, in order: those of [`Self::check_announcement`], and of
	/// [`Self::check_coldkey_swap`].
	pub(crate) fn do_swap_coldkey_announced(old: &T::AccountId, new: &T::AccountId) -> Charged<()> {
		refusal::checks::<T, _>(|| {
			Self::check_announcement(old, new)?;
			Self::check_coldkey_swap(old, new)
		})?;
		Self::queue_coldkey_swap(old, new);
		Ok(())
	}

	/// Swaps a coldkey for root.
	///
	/// Checks, in order: those of [`Self::check_coldkey_swap`]; the old coldkey can pay the cost
	/// (`NotEnoughBalanceToPaySwapColdKey`).
	pub(crate) fn do_swap_coldkey(
		old: &T::AccountId,
		new: &T::AccountId,
		swap_cost: TaoBalance,
	) -> Charged<()> {
		refusal::checks::<T, _>(|| {
			Self::check_coldkey_swap(old, new)?;
			Self::charge_coldkey_swap(old, swap_cost)
		})?;
		Self::queue_coldkey_swap(old, new);
		Ok(())
	}

	/// Checks whether a coldkey can be swapped for another.
	///
	/// Checks, in order: the new one differs, and neither owns nor stakes with a hotkey
	/// (`ColdKeyAlreadyAssociated`); it is no hotkey (`NewColdKeyIsHotkey`); neither is an account
	/// of the protocol or the zero account, which stands for none (`CannotUseSystemAccount`); the
	/// old one is in no swap of a coldkey, and the new one in none (`KeySwapInProgress`); the new
	/// one has no lock (`ActiveLockExists`).
	fn check_coldkey_swap(old: &T::AccountId, new: &T::AccountId) -> DispatchResult {
		let is_free = old != new && StakingHotkeys::<T>::get(new).is_empty();
		ensure!(is_free, Error::<T>::ColdKeyAlreadyAssociated);
		ensure!(!Self::hotkey_exists(new), Error::<T>::NewColdKeyIsHotkey);
		for key in [old, new] {
			let is_free = !Self::is_system_account(key) && *key != ZeroAccount::<T>::get();
			ensure!(is_free, Error::<T>::CannotUseSystemAccount);
		}
		// A hotkey's swap that names the old one does not keep its owner from saving it.
		Self::ensure_coldkey_not_in_swap(old)?;
		Self::ensure_not_in_swap(new)?;
		ensure!(!Self::has_lock(new), Error::<T>::ActiveLockExists);
		Ok(())
	}

	fn queue_coldkey_swap(old: &T::AccountId, new: &T::AccountId) {
		Self::forget_announcement(old);
		Self::queue_swap(KeySwap {
			old: old.clone(),
			new: new.clone(),
			kind: SwapKind::Coldkey(ColdkeyPhase::Lists),
			netuid: NetUid::ROOT,
			cursor: Cursor::new(),
		});
	}

	// --- The queue ---

	/// The weight that a call may use for the first steps of its swap.
	pub(crate) fn swap_budget() -> Weight {
		let share = T::BlockWeights::get().max_block.saturating_div(16);
		Weight::from_parts(share.ref_time().min(AT_ONCE), share.proof_size())
	}

	/// Makes the first steps of the swap that was queued last, unless others wait: that of a key
	/// with few entries is then complete. Returns the weight of the steps.
	pub(crate) fn begin_last_swap() -> Weight {
		let mut meter = WeightMeter::with_limit(Self::swap_budget());
		if Self::one_swap_waits() {
			Self::make_swaps(&mut meter);
		}
		meter.consumed()
	}

	/// Makes the swaps in the queue, one after the other, while the meter lasts. A swap that waits
	/// for a clean-up goes to the end of the queue.
	pub(crate) fn make_swaps(meter: &mut WeightMeter) {
		// Most blocks have none: they pay for two reads, and leave the rest to clean-ups.
		if meter.try_consume(T::DbWeight::get().reads(2)).is_err() || Self::no_swap_waits() {
			return;
		}
		while meter.try_consume(cost::look_at_swaps::<T>()).is_ok() {
			let Some(mut swap) = Self::current_or_next_swap() else { return };
			match Self::advance_swap(&mut swap, meter) {
				Outcome::Complete => Self::end_swap(&swap),
				Outcome::Paused => return Self::note_swap_progress(&swap),
				Outcome::Waits => return Self::postpone_swap(swap),
			}
		}
	}

	fn advance_swap(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Outcome {
		while let SwapKind::Coldkey(phase) = swap.kind {
			match Self::advance_coldkey_swap(swap, phase, meter) {
				None => {},
				Some(outcome) => return outcome,
			}
		}
		match Self::advance_hotkey_swap(swap, meter) {
			Progress::Done => Outcome::Complete,
			Progress::Paused => Outcome::Paused,
		}
	}

	/// Runs a phase. Returns `None` if it is done and another follows.
	fn advance_coldkey_swap(
		swap: &mut KeySwap<T::AccountId>,
		phase: ColdkeyPhase,
		meter: &mut WeightMeter,
	) -> Option<Outcome> {
		use ColdkeyPhase::*;
		let (old, new) = (swap.old.clone(), swap.new.clone());
		let (progress, next) = match phase {
			Lists => {
				let step = || {
					Self::copy_staking_hotkeys(&old, &new);
					Self::copy_claim_type(&old, &new);
				};
				(once(meter, cost::swap_lists::<T>(), step), Hotkeys)
			},
			Hotkeys => (Self::swap_owned_hotkeys((&old, &new), meter), Subnets),
			Subnets => (Self::swap_owned_subnets(swap, meter), Limits),
			Limits => {
				let clocks = Self::clocks_after(&old, &swap.cursor);
				let walked = walk(clocks, meter, cost::swap_limit::<T>(), |of| {
					Self::pass_on_coldkey_clock(*of, &old, &new);
				});
				let key = |of| Self::clock_key(&old, of);
				(walked.remember(&mut swap.cursor, key), AutoStakes)
			},
			AutoStakes => (Self::swap_auto_stakes((&old, &new), meter), Crowdloans),
			Crowdloans => (Self::swap_crowdloans((&old, &new), meter), Locks),
			Locks => (Self::swap_locks_of_coldkey((&old, &new), meter), Leases),
			Leases => (Self::swap_leases(swap, meter), Baskets),
			Baskets => (Self::swap_shares_in_baskets((&old, &new), meter), RootStake),
			RootStake => return Self::swap_root_stake(swap, meter),
			RootAccounts => return Self::swap_accounts_of_coldkey(swap, meter),
			Stake => return Self::swap_positions(swap, meter),
			Finish => {
				let step = || Self::finish_coldkey_swap(&old, &new);
				return Some(match once(meter, cost::finish_coldkey_swap::<T>(), step) {
					Progress::Done => Outcome::Complete,
					Progress::Paused => Outcome::Paused,
				});
			},
		};
		if progress == Progress::Paused {
			return Some(Outcome::Paused);
		}
		swap.enter(SwapKind::Coldkey(next));
		None
	}

	/// Returns the weight of giving a hotkey to another coldkey, with its collateral on all
	/// subnets.
	pub(crate) fn weight_of_owned_hotkey() -> Weight {
		let collateral = collateral_cost::swap_coldkey::<T>(Self::count_subnets());
		cost::swap_owned_hotkey::<T>().saturating_add(collateral)
	}

	/// Gives the coldkey's hotkeys to the new one.
	fn swap_owned_hotkeys(
		(old, new): (&T::AccountId, &T::AccountId),
		meter: &mut WeightMeter,
	) -> Progress {
		let hotkeys = iter::from_fn(|| Self::pass_on_next_hotkey(old, new));
		let one = Self::weight_of_owned_hotkey();
		walk(hotkeys, meter, one, |hotkey| Self::pass_on_all_with_hotkey(hotkey, old, new))
			.progress()
	}

	/// Gives the collateral in a hotkey that has become the new coldkey's to it, and the
	/// registrations of subnets that wait with the hotkey.
	pub(crate) fn pass_on_all_with_hotkey(
		hotkey: &T::AccountId,
		old: &T::AccountId,
		new: &T::AccountId,
	) {
		Self::pass_on_collateral_of_coldkey(hotkey, old, new);
		Self::pass_on_registrations(hotkey, new);
	}

	/// Gives the coldkey's choices of automatic staking to the new one.
	fn swap_auto_stakes(
		(old, new): (&T::AccountId, &T::AccountId),
		meter: &mut WeightMeter,
	) -> Progress {
		let choices = AutoStakeDestination::<T>::iter_prefix(old);
		let one = cost::swap_auto_staker::<T>();
		walk(choices, meter, one, |choice| Self::pass_on_auto_stake(choice, old, new)).progress()
	}

	/// Gives the coldkey's parts in crowdloans to the new one.
	fn swap_crowdloans(
		(old, new): (&T::AccountId, &T::AccountId),
		meter: &mut WeightMeter,
	) -> Progress {
		let one = T::Crowdloans::weight_of_pass_on();
		walk(T::Crowdloans::of(old), meter, one, |id| T::Crowdloans::pass_on(*id, old, new))
			.progress()
	}

	/// Gives the coldkey's locks, and its choices of their kind, to the new one.
	fn swap_locks_of_coldkey(
		(old, new): (&T::AccountId, &T::AccountId),
		meter: &mut WeightMeter,
	) -> Progress {
		let subnets = Self::subnets_with_locks(old);
		let one = lock_cost::swap_lock::<T>();
		walk(subnets, meter, one, |netuid| Self::pass_on_lock(*netuid, old, new)).progress()
	}

	/// Gives the coldkey's shares in baskets to the new one.
	fn swap_shares_in_baskets(
		(old, new): (&T::AccountId, &T::AccountId),
		meter: &mut WeightMeter,
	) -> Progress {
		let baskets = BasketHeld::<T>::iter_key_prefix(old);
		let one = basket_cost::swap_shares::<T>();
		walk(baskets, meter, one, |basket| Self::pass_on_shares(*basket, old, new)).progress()
	}

	/// Gives the coldkey's subnets, dissolved ones included, to the new one.
	fn swap_owned_subnets(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let mut subnets = Self::subnets();
		subnets.extend(DissolveCleanupQueue::<T>::get().iter());
		subnets.sort_unstable();
		subnets.retain(|netuid| *netuid >= swap.netuid);
		for netuid in subnets {
			if meter.try_consume(cost::swap_owned_subnet::<T>()).is_err() {
				swap.netuid = netuid;
				return Progress::Paused;
			}
			Self::pass_on_ownership(netuid, &swap.old, &swap.new);
			Self::pass_on_swap_block(netuid, &swap.old, &swap.new);
		}
		Progress::Done
	}

	/// Gives the coldkey's parts in leases to the new one, lease by lease. Waits for a payout that
	/// is under way: its walk over the contributors would meet the new key again, or not at all.
	fn swap_leases(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		if !Self::no_lease_is_paid() {
			return Progress::Paused;
		}
		let leases = resume(&swap.cursor, SubnetLeases::<T>::iter_keys, |key| {
			SubnetLeases::<T>::iter_keys_from(key)
		});
		let (old, new) = (swap.old.clone(), swap.new.clone());
		walk(leases, meter, cost::swap_lease::<T>(), |id| Self::pass_on_lease(*id, &old, &new))
			.remember(&mut swap.cursor, SubnetLeases::<T>::hashed_key_for)
	}

	/// Hands over the stake on root with the next hotkey of the coldkey. The hotkey is the cursor
	/// of the following phases.
	fn swap_root_stake(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Option<Outcome> {
		if meter.try_consume(cost::swap_position::<T>()).is_err() {
			return Some(Outcome::Paused);
		}
		let Some(hotkey) = StakingHotkeys::<T>::get(&swap.old).last().cloned() else {
			swap.enter(SwapKind::Coldkey(ColdkeyPhase::Finish));
			return None;
		};
		Self::hand_over_position(&hotkey, (&swap.old, &swap.new), NetUid::ROOT);
		Self::begin_account_move_of_coldkey(&hotkey, &swap.old, &swap.new);
		swap.enter(SwapKind::Coldkey(ColdkeyPhase::RootAccounts));
		None
	}

	/// Moves the accounts of root claims with the hotkey.
	fn swap_accounts_of_coldkey(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Option<Outcome> {
		if Self::move_root_accounts(swap, meter) == Progress::Paused {
			return Some(Outcome::Paused);
		}
		let hotkey = Self::hotkey_of_account_move();
		Self::end_account_move();
		swap.enter(SwapKind::Coldkey(ColdkeyPhase::Stake));
		swap.cursor = Cursor::truncate_from(hotkey.encode());
		None
	}

	/// Hands over the stake with the hotkey on all subnets that are not dissolved. Waits for the
	/// clean-up of the others.
	fn swap_positions(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Option<Outcome> {
		let decoded = Option::<T::AccountId>::decode(&mut swap.cursor.to_vec().as_slice());
		let Some(hotkey) = decoded.ok().flatten() else {
			swap.enter(SwapKind::Coldkey(ColdkeyPhase::RootStake));
			return None;
		};
		let found: Vec<_> = Self::subnets_of_position(&hotkey, &swap.old).collect();
		let reads = u64::try_from(found.len()).unwrap_or(u64::MAX);
		cost::charge(meter, T::DbWeight::get().reads(reads));
		let in_cleanup = DissolveCleanupQueue::<T>::get();
		let mut waits = false;
		for netuid in found {
			if in_cleanup.contains(&netuid) {
				waits = true;
				continue;
			}
			if meter.try_consume(cost::swap_position::<T>()).is_err() {
				return Some(Outcome::Paused);
			}
			Self::hand_over_position(&hotkey, (&swap.old, &swap.new), netuid);
		}
		if waits {
			return Some(Outcome::Waits);
		}
		if meter.try_consume(cost::swap_position::<T>()).is_err() {
			return Some(Outcome::Paused);
		}
		Self::unlist_staking_hotkey(&swap.old, &hotkey);
		swap.enter(SwapKind::Coldkey(ColdkeyPhase::RootStake));
		None
	}

	/// Moves what is stored once for a coldkey, and its balance.
	pub(crate) fn finish_coldkey_swap(old: &T::AccountId, new: &T::AccountId) {
		Self::pass_on_claim_type(old, new);
		Self::pass_on_identity(old, new);
		Self::pass_on_flags(old, new);
		Self::pass_on_pause(old, new, Self::hotkey_exists(old));
		Self::forget_key_swap(old);
		Self::note_key_swap(new);
		Self::note_coldkey_successor(old, new);
		let amount =
			T::Currency::reducible_balance(old, Preservation::Expendable, Fortitude::Polite);
		// A balance that the new account cannot receive, because it would stay below the
		// existential deposit, remains.
		let _ = with_storage_layer(|| {
			T::Currency::transfer(old, new, amount, Preservation::Expendable)
		});
		let (old_coldkey, new_coldkey) = (old.clone(), new.clone());
		Self::deposit_event(Event::ColdkeySwapped { old_coldkey, new_coldkey });
	}
}
