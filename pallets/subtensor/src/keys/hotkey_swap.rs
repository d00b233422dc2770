//! Swaps of a hotkey.
//!
//! Only writer of `LastHotkeySwapOnNetuid`.
//!
//! The call checks, charges, binds the new key to the old one's coldkey and queues the swap, see
//! [`crate::keys::swaps`]. The swap visits one subnet, or all in ascending order, root first. On
//! each it runs these phases:
//!
//! 1. The **seat**, in one step: uid, addresses, voting power, commits by hash, commitments, links,
//!    childkey take, owner hotkey, rate limits, the pool of stake, and the owner's collateral in
//!    it; on root the basket. From here on epochs and trades see the new key alone.
//! 2. **Timelocks**: timelocked commits.
//! 3. **Pending children**: lists of others that name the old key.
//! 4. **Auto-stakers**: coldkeys that have chosen the old key for their income.
//! 5. **Locks** on the old key, with their conviction.
//! 6. **Stake**: the holders' shares, which belong to the new key's pool already.
//! 7. **Root accounts**, on root: what the stakers there are owed.
//!
//! A swap that keeps the stake skips what belongs to stake: dividends, shares, root accounts and
//! the basket. It is refused where the old key has collateral, which goes with the uid. At the end
//! the old key of a swap on all subnets exists no more, unless it keeps its stake.

use crate::{
	access::{
		limits::within_cooldown,
		refusal::{self, Charged},
	},
	block::{
		cursor::{walk, Cursor, Progress},
		report::Stage,
	},
	keys::{
		announcements::KEY_SWAP_COST,
		swaps::{HotkeyPhase, KeySwap, SwapKind},
	},
	neurons::commitments::Commitments,
	pallet::*,
	types::{ZeroAccount, MAX_CHILDREN, MAX_PARENTS},
	weight_info::{basket_cost, collateral_cost, cost, lock_cost, WeightInfo},
};
use codec::{Decode, Encode};
use frame_support::{
	ensure,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ganglion_types::{NetUid, NetUidStorageIndex, TaoBalance};
use sp_runtime::DispatchResult;

/// Price of the swap of a hotkey on one subnet, in rao: 0.001 TAO.
pub(crate) const SUBNET_SWAP_COST: TaoBalance = TaoBalance::new(1_000_000);

impl<T: Config> Pallet<T> {
	/// Queues the swap of a hotkey, on one subnet or on all.
	///
	/// Checks, in order: the coldkey owns the old hotkey, and the new one if that exists
	/// (`NonAssociatedColdKey`); the old one is no lease's (`CannotUseSystemAccount`); they differ
	/// (`NewHotKeyIsSameWithOld`); neither is being swapped (`KeySwapInProgress`); the coldkey's
	/// last key swap is more than `TxRateLimit` blocks ago
	/// (`HotKeySetTxRateLimitExceeded`); the subnet exists (`SubnetNotExists`); the new hotkey has
	/// no uid there, or anywhere (`HotKeyAlreadyRegisteredInSubNet`); on root or everywhere, it has
	/// neither stake nor earnings on root, and no basket (`NewHotKeyNotCleanForRootSwap`);
	/// [`Self::check_swap_interval`]; stake that is kept is no collateral
	/// (`KeepStakeBlockedByCollateral`); the new key is neither an account of the protocol nor the
	/// zero account, which stands for none (`CannotUseSystemAccount`); the coldkey can pay
	/// (`NotEnoughBalanceToPaySwapHotKey`); the keys are not parent and child (`InvalidChild`); the
	/// coldkey can bind the new key.
	pub(crate) fn do_swap_hotkey(
		coldkey: &T::AccountId,
		(old, new): (&T::AccountId, &T::AccountId),
		only: Option<NetUid>,
		keep_stake: bool,
	) -> Charged<()> {
		refusal::checks::<T, _>(|| Self::check_hotkey_swap(coldkey, (old, new), only))?;
		// What follows visits all subnets.
		let visit = T::WeightInfo::swap_hotkey().saturating_add(Self::weight_of_kept(keep_stake));
		refusal::charging(visit, || {
			Self::check_swap_interval(coldkey, old, only)?;
			ensure!(
				!keep_stake || !Self::is_collateral_on(coldkey, old, only),
				Error::<T>::KeepStakeBlockedByCollateral
			);
			let is_free = !Self::is_system_account(new) && *new != ZeroAccount::<T>::get();
			ensure!(is_free, Error::<T>::CannotUseSystemAccount);
			let price = if only.is_some() { SUBNET_SWAP_COST } else { KEY_SWAP_COST };
			Self::recycle_from(coldkey, price)
				.map_err(|()| Error::<T>::NotEnoughBalanceToPaySwapHotKey)?;
			Self::check_unlinked(old, new, only)?;
			Self::bind_hotkey(new, coldkey)
		})?;

		Self::copy_take(old, new);
		Self::note_hotkey_swap(coldkey, old, only);
		Self::queue_swap(KeySwap {
			old: old.clone(),
			new: new.clone(),
			kind: SwapKind::Hotkey { only, keep_stake, again: false, phase: HotkeyPhase::Seat },
			netuid: only.unwrap_or(NetUid::ROOT),
			cursor: Cursor::new(),
		});
		Ok(())
	}

	/// The first checks of [`Self::do_swap_hotkey`].
	fn check_hotkey_swap(
		coldkey: &T::AccountId,
		(old, new): (&T::AccountId, &T::AccountId),
		only: Option<NetUid>,
	) -> DispatchResult {
		Self::ensure_owned_by(old, coldkey)?;
		ensure!(!Self::is_system_account(old), Error::<T>::CannotUseSystemAccount);
		if Self::hotkey_exists(new) {
			Self::ensure_owned_by(new, coldkey)?;
		}
		ensure!(old != new, Error::<T>::NewHotKeyIsSameWithOld);
		Self::ensure_not_in_swap(old)?;
		Self::ensure_not_in_swap(new)?;
		let (last, limit) = (Self::last_key_swap(coldkey), TxRateLimit::<T>::get());
		let too_soon = within_cooldown(last, Self::block_number(), limit);
		ensure!(!too_soon, Error::<T>::HotKeySetTxRateLimitExceeded);
		let has_uid = match only {
			Some(netuid) => {
				ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
				Self::uid_of(netuid, new).is_some()
			},
			None => Self::seats_of(new).any(Self::subnet_exists),
		};
		ensure!(!has_uid, Error::<T>::HotKeyAlreadyRegisteredInSubNet);
		let on_root = only.is_none_or(|netuid| netuid.is_root());
		let is_clean = Self::rates_of(new) == 0
			&& Self::total_alpha(new, NetUid::ROOT).is_zero()
			&& Self::basket_of(new).is_none();
		ensure!(!on_root || is_clean, Error::<T>::NewHotKeyNotCleanForRootSwap);
		Ok(())
	}

	/// Refuses a swap of keys that are parent and child, or would become it (`InvalidChild`).
	fn check_unlinked(
		old: &T::AccountId,
		new: &T::AccountId,
		only: Option<NetUid>,
	) -> DispatchResult {
		let unlinked = |netuid| {
			!Self::are_linked(netuid, old, new)
				&& !Self::names_pending(netuid, old, new)
				&& !Self::names_pending(netuid, new, old)
		};
		let mut subnets = only.map_or_else(Self::subnets, |netuid| [netuid].into()).into_iter();
		ensure!(subnets.all(unlinked), Error::<T>::InvalidChild);
		Ok(())
	}

	/// Refuses a swap on a subnet in the first `HotkeySwapInterval` blocks after the last of the
	/// coldkey there (`HotKeySwapOnSubnetIntervalNotPassed`). A swap on all subnets counts on those
	/// where the hotkey has a uid or children.
	fn check_swap_interval(
		coldkey: &T::AccountId,
		old: &T::AccountId,
		only: Option<NetUid>,
	) -> DispatchResult {
		let interval = HotkeySwapInterval::<T>::get();
		for netuid in Self::subnets_of_swap(old, only) {
			let last = LastHotkeySwapOnNetuid::<T>::get(netuid, coldkey);
			let passed = last == 0 || last.saturating_add(interval) < Self::block_number();
			ensure!(passed, Error::<T>::HotKeySwapOnSubnetIntervalNotPassed);
		}
		Ok(())
	}

	/// Returns the subnets whose interval counts for a swap.
	fn subnets_of_swap(
		old: &T::AccountId,
		only: Option<NetUid>,
	) -> impl Iterator<Item = NetUid> + use<'_, T> {
		let counts = move |netuid: &NetUid| {
			only.is_some()
				|| Self::uid_of(*netuid, old).is_some()
				|| ChildKeys::<T>::contains_key(old, netuid)
		};
		only.map_or_else(Self::subnets, |netuid| [netuid].into()).into_iter().filter(counts)
	}

	/// Whether a coldkey has collateral with a hotkey, or a floor for it, on the subnets of a swap.
	fn is_collateral_on(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		only: Option<NetUid>,
	) -> bool {
		let mut subnets = only.map_or_else(Self::subnets, |netuid| [netuid].into()).into_iter();
		subnets.any(|netuid| MinerCollateral::<T>::contains_key((netuid, hotkey, coldkey)))
	}

	/// What the search for collateral adds to the weight of a swap that keeps the stake.
	pub(crate) fn weight_of_kept(keep_stake: bool) -> Weight {
		let subnets = if keep_stake { Self::count_subnets() } else { 0 };
		T::DbWeight::get().reads(subnets.into())
	}

	/// Records that a coldkey swaps a hotkey in this block.
	fn note_hotkey_swap(coldkey: &T::AccountId, old: &T::AccountId, only: Option<NetUid>) {
		for netuid in Self::subnets_of_swap(old, only) {
			LastHotkeySwapOnNetuid::<T>::insert(netuid, coldkey, Self::block_number());
		}
		Self::note_key_swap(coldkey);
	}

	/// Gives the block of a coldkey's last hotkey swap on a subnet to another coldkey, if it is
	/// later than its own.
	pub(crate) fn pass_on_swap_block(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let last = LastHotkeySwapOnNetuid::<T>::take(netuid, old);
		if last != 0 {
			LastHotkeySwapOnNetuid::<T>::mutate(netuid, new, |own| *own = last.max(*own));
		}
	}

	/// Resumes the swap of a hotkey. Returns `Done` when it is complete.
	pub(crate) fn advance_hotkey_swap(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Progress {
		while let SwapKind::Hotkey { phase, .. } = swap.kind {
			let progress = match phase {
				HotkeyPhase::Seat => Self::swap_seat(swap, meter),
				HotkeyPhase::Timelocks => Self::swap_timelocks(swap, meter),
				HotkeyPhase::PendingChildren => Self::swap_pending_children(swap, meter),
				HotkeyPhase::AutoStakers => Self::swap_auto_stakers(swap, meter),
				HotkeyPhase::Locks => Self::swap_locks(swap, meter),
				HotkeyPhase::Stake => Self::swap_stake_shares(swap, meter),
				HotkeyPhase::RootAccounts => Self::swap_root_accounts(swap, meter),
				HotkeyPhase::Finish => match Self::finish_hotkey_swap(swap, meter) {
					Some(progress) => return progress,
					None => Progress::Done,
				},
			};
			Self::note_swap_progress(swap);
			if progress == Progress::Paused {
				return Progress::Paused;
			}
		}
		Progress::Done
	}

	/// Swaps what a step can on the next subnet, at whose seat the swap is.
	fn swap_seat(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let SwapKind::Hotkey { only, again, .. } = swap.kind else { return Progress::Done };
		let is_one = only.is_some() || again;
		let next = Self::subnets().into_iter().find(|netuid| {
			if is_one {
				*netuid == swap.netuid
			} else {
				*netuid >= swap.netuid
			}
		});
		let Some(netuid) = next else {
			enter(swap, HotkeyPhase::Finish);
			return Progress::Done;
		};
		let links = Self::count_links(netuid, &swap.old)
			.saturating_add(Self::count_links(netuid, &swap.new));
		if meter.try_consume(Self::weight_of_seat(netuid, links)).is_err() {
			return Progress::Paused;
		}
		swap.netuid = netuid;
		Self::pass_on_all_of_seat(swap, netuid);
		enter(swap, HotkeyPhase::Timelocks);
		Progress::Done
	}

	/// Returns the weight of swapping the seat on a subnet, with so many links to other hotkeys.
	pub(crate) fn weight_of_seat(netuid: NetUid, links: u32) -> Weight {
		cost::swap_seat::<T>(links)
			.saturating_add(T::Commitments::weight_of_pass_on())
			.saturating_add(collateral_cost::swap_hotkey::<T>())
			.saturating_add(basket_cost::swap_hotkey::<T>(netuid))
	}

	/// Returns the weight of swapping the heaviest seat: both keys have as many links as they may.
	/// There are none on root.
	pub(crate) fn weight_of_heaviest_seat() -> Weight {
		let links = MAX_PARENTS.saturating_add(MAX_CHILDREN).saturating_mul(2);
		Self::weight_of_seat(NetUid::new(1), links).max(Self::weight_of_seat(NetUid::ROOT, 0))
	}

	/// Swaps the seat on a subnet, with all that belongs to it.
	pub(crate) fn pass_on_all_of_seat(swap: &mut KeySwap<T::AccountId>, netuid: NetUid) {
		let (old, new) = (&swap.old.clone(), &swap.new.clone());
		if Self::uid_of(netuid, new).is_none() {
			if Self::pass_on_seat(netuid, old, new) {
				Self::note_hotkey_successor(netuid, old, new);
			}
			Self::pass_on_addresses(netuid, old, new);
			Self::pass_on_voting_power(netuid, old, new);
			Self::pass_on_hashes(netuid, old, new);
		}
		T::Commitments::pass_on(netuid, old, new);
		Self::pass_on_childkey_take(netuid, old, new);
		Self::pass_on_hotkey_clocks(netuid, old, new);
		Self::pass_on_links(netuid, old, new);
		Self::pass_on_pending(netuid, old, new);
		if Self::is_owner_hotkey(netuid, old) {
			Self::change_owner_of_sums(netuid, old, new);
			Self::set_owner_hotkey(netuid, new);
		}
		if netuid.is_root() {
			Self::pass_on_auto_parent(old, new);
		}
		let SwapKind::Hotkey { keep_stake, .. } = &mut swap.kind else { return };
		if *keep_stake {
			return;
		}
		if let Err(error) = Self::begin_pool_move(netuid, old, new) {
			// The pools do not fit together, which no real stake reaches: the rest stays, too.
			Self::report_failure(Stage::KeySwaps, error);
			*keep_stake = true;
			return;
		}
		Self::pass_on_dividends(netuid, old, new);
		Self::pass_on_collateral_of_hotkey(netuid, old, new);
		if netuid.is_root() {
			Self::pass_on_basket(old, new);
			Self::pass_on_index(old, new);
			Self::begin_account_move_of_hotkey(old, new);
		}
	}

	/// Gives the old key's timelocked commits to the new one, queue by queue.
	fn swap_timelocks(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		if meter.try_consume(cost::look_at_timelocks::<T>()).is_err() {
			return Progress::Paused;
		}
		let last = <(NetUidStorageIndex, u64)>::decode(&mut &swap.cursor[..]).ok();
		let mut queues = Self::timelock_queues(swap.netuid);
		queues.retain(|queue| last.is_none_or(|last| *queue > last));
		let keys = (&swap.old, &swap.new);
		let progress =
			walk(queues.into_iter(), meter, cost::swap_timelocks::<T>(), |(index, epoch)| {
				Self::pass_on_timelocks(*index, *epoch, keys);
			})
			.remember(&mut swap.cursor, |queue| queue.encode());
		then(swap, progress, HotkeyPhase::PendingChildren)
	}

	fn swap_pending_children(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = swap.netuid;
		let parents = Self::pending_after(netuid, &swap.cursor);
		let keys = (&swap.old, &swap.new);
		let progress = walk(parents, meter, cost::swap_pending_children::<T>(), |parent| {
			Self::rename_pending_child(netuid, parent, keys);
		})
		.remember(&mut swap.cursor, |parent| Self::pending_key(netuid, &parent));
		then(swap, progress, HotkeyPhase::AutoStakers)
	}

	fn swap_auto_stakers(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let (netuid, old, new) = (swap.netuid, &swap.old, &swap.new);
		let coldkeys = AutoStakers::<T>::iter_key_prefix((netuid, old));
		let progress = walk(coldkeys, meter, cost::swap_auto_staker::<T>(), |coldkey| {
			Self::redirect_auto_stake(coldkey, netuid, old, new);
		})
		.progress();
		then(swap, progress, HotkeyPhase::Locks)
	}

	fn swap_locks(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let (netuid, old, new) = (swap.netuid, &swap.old, &swap.new);
		let holders = LockingColdkeys::<T>::iter_key_prefix((netuid, old));
		let progress = walk(holders, meter, lock_cost::swap_lock::<T>(), |coldkey| {
			Self::move_lock_to(coldkey, netuid, new);
		})
		.progress();
		then(swap, progress, HotkeyPhase::Stake)
	}

	fn swap_stake_shares(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let holders = Self::holders_in_move();
		let walked = walk(holders, meter, cost::swap_share::<T>(), Self::move_share_of);
		if walked.progress() == Progress::Paused {
			return Progress::Paused;
		}
		Self::end_pool_move();
		if swap.netuid.is_root() {
			let SwapKind::Hotkey { .. } = swap.kind else { return Progress::Done };
			enter(swap, HotkeyPhase::RootAccounts);
		} else {
			leave_subnet(swap);
		}
		Progress::Done
	}

	fn swap_root_accounts(swap: &mut KeySwap<T::AccountId>, meter: &mut WeightMeter) -> Progress {
		let progress = Self::move_root_accounts(swap, meter);
		if progress == Progress::Done {
			Self::end_account_move();
			leave_subnet(swap);
		}
		progress
	}

	/// Moves accounts of root claims while the meter lasts. The cursor is the subnet.
	pub(crate) fn move_root_accounts(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Progress {
		let from = NetUid::decode(&mut &swap.cursor[..]).unwrap_or(NetUid::ROOT);
		// Each subnet is looked at, whether there are accounts on it or not.
		let subnets = Self::subnets_in_move(from);
		if meter.try_consume(cost::look_at_root_accounts::<T>(subnets.len())).is_err() {
			return Progress::Paused;
		}
		let accounts = Self::accounts_in_move(subnets);
		walk(accounts, meter, cost::swap_root_account::<T>(), |(netuid, coldkey)| {
			Self::move_account(*netuid, coldkey);
		})
		.remember(&mut swap.cursor, |(netuid, _)| netuid.encode())
	}

	/// Ends the swap, or goes back to a subnet where the old key has got something since it was
	/// visited: returns `None` then.
	pub(crate) fn finish_hotkey_swap(
		swap: &mut KeySwap<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Option<Progress> {
		let SwapKind::Hotkey { only, keep_stake, .. } = swap.kind else {
			return Some(Progress::Done);
		};
		if meter.try_consume(cost::finish_hotkey_swap::<T>()).is_err() {
			return Some(Progress::Paused);
		}
		let left = Self::subnet_of_remains(&swap.old, keep_stake).filter(|_| only.is_none());
		if let Some(netuid) = left {
			swap.netuid = netuid;
			let phase = HotkeyPhase::Seat;
			swap.enter(SwapKind::Hotkey { only, keep_stake, again: true, phase });
			return None;
		}
		let (old_hotkey, new_hotkey) = (swap.old.clone(), swap.new.clone());
		let coldkey = Self::owner_of(&new_hotkey).unwrap_or_else(|| new_hotkey.clone());
		if only.is_none() {
			Self::rename_waiting_hotkey(&old_hotkey, &new_hotkey);
		}
		if only.is_none() && !keep_stake {
			Self::unbind_hotkey(&old_hotkey);
			Self::forget_take(&old_hotkey);
			let goes_on = OwnedHotkeys::<T>::contains_key(&old_hotkey);
			Self::pass_on_pause(&old_hotkey, &new_hotkey, goes_on);
			Self::forget_staking_hotkey(&coldkey, &old_hotkey);
		}
		Self::deposit_event(match only {
			Some(netuid) => {
				Event::HotkeySwappedOnSubnet { coldkey, old_hotkey, new_hotkey, netuid }
			},
			None => Event::HotkeySwapped { coldkey, old_hotkey, new_hotkey },
		});
		Some(Progress::Done)
	}

	/// Returns a subnet on which a hotkey still has a uid, links, or stake that it is not to keep.
	fn subnet_of_remains(hotkey: &T::AccountId, keep_stake: bool) -> Option<NetUid> {
		let exists = |netuid: &NetUid| Self::subnet_exists(*netuid);
		let staked = || Self::subnets_with_stake(hotkey).find(exists).filter(|_| !keep_stake);
		Self::seats_of(hotkey)
			.find(exists)
			.or_else(|| ChildKeys::<T>::iter_key_prefix(hotkey).find(exists))
			.or_else(|| ParentKeys::<T>::iter_key_prefix(hotkey).find(exists))
			.or_else(staked)
	}
}

/// Goes on to another phase on the same subnet.
fn enter<AccountId>(swap: &mut KeySwap<AccountId>, phase: HotkeyPhase) {
	if let SwapKind::Hotkey { only, keep_stake, again, .. } = swap.kind {
		swap.enter(SwapKind::Hotkey { only, keep_stake, again, phase });
	}
}

/// Goes on to another phase if this one is done.
fn then<AccountId>(
	swap: &mut KeySwap<AccountId>,
	progress: Progress,
	phase: HotkeyPhase,
) -> Progress {
	if progress == Progress::Done {
		enter(swap, phase);
	}
	progress
}

/// Goes on to the next subnet, or ends the visits.
fn leave_subnet<AccountId>(swap: &mut KeySwap<AccountId>) {
	let SwapKind::Hotkey { only, again, .. } = swap.kind else { return };
	if only.is_some() || again {
		return enter(swap, HotkeyPhase::Finish);
	}
	swap.netuid = NetUid::new(u16::from(swap.netuid).saturating_add(1));
	enter(swap, HotkeyPhase::Seat);
}
