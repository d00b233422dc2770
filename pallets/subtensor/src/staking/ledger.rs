//! The ledger of stake: share pools and the coldkeys' shares in them.
//!
//! Only writer of `TotalHotkeyAlpha`, `TotalAlphaStaked`, `TotalHotkeySharesV2`, `AlphaV2`,
//! `SubnetStakers` and `PoolInMove`.
//!
//! All stake with one hotkey on one subnet is a pool of which each coldkey holds shares
//! (`TotalHotkeyAlpha`, `TotalHotkeySharesV2` and `AlphaV2`): paying all of them is one addition,
//! however many there are. `SubnetStakers` lists the holders of shares by subnet, so that a walk
//! over one subnet's stakers does not read the others'.
//!
//! # Swaps of a hotkey
//!
//! When a hotkey is swapped on a subnet, its whole pool becomes the new key's in one step, so that
//! no epoch or trade sees a part of it; holders' shares, of which there may be thousands, follow
//! one by one. Until then `PoolInMove` names both keys: a share that is still stored under the old
//! key is one of the new key's pool, and any change of a position stores it under the new key
//! first.

use crate::{
	block::{
		cursor::{resume, Cursor},
		report::Stage,
	},
	pallet::*,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::ensure;
use ganglion_economy::{weigh_root_stake, SafeFloat, SharePool, SharePoolError};
use ganglion_types::{AlphaBalance, NetUid};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// A pool that has become another hotkey's, while its shares are stored under the old one.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct MovingPool<AccountId> {
	/// The subnet.
	pub netuid: NetUid,
	/// The hotkey under which shares are still stored.
	pub from: AccountId,
	/// The hotkey whose pool it is.
	pub to: AccountId,
	/// The sum of all shares in the pool that has moved.
	pub before: SafeFloat,
	/// What these are in the new pool.
	pub after: SafeFloat,
	/// The part of `after` that no holder has yet.
	pub left: SafeFloat,
}

impl<T: Config> Pallet<T> {
	/// A coldkey's stake with a hotkey on a subnet, rounded down.
	pub fn stake_of(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		let share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		let pool = Self::pool(hotkey, netuid);
		let Some(moving) = Self::moving_to(hotkey, netuid) else {
			return AlphaBalance::new(pool.value_of(&share));
		};
		let part = Self::part_in_move(&moving, &pool, coldkey);
		AlphaBalance::new(pool.value_of(&pool.join(share, part).unwrap_or(share)))
	}

	/// Whether a coldkey has stake with a hotkey on a subnet.
	pub(crate) fn is_staker(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid) -> bool {
		let holds = |hotkey: &T::AccountId| AlphaV2::<T>::contains_key((hotkey, coldkey, netuid));
		holds(hotkey) || Self::moving_to(hotkey, netuid).is_some_and(|moving| holds(&moving.from))
	}

	/// The total stake with a hotkey on a subnet.
	pub fn total_alpha(hotkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		TotalHotkeyAlpha::<T>::get(hotkey, netuid)
	}

	/// The weighted TAO of a hotkey: what its stake on root counts on every subnet. Stake that is
	/// lent or borrowed is not considered.
	pub fn weighted_root_stake_of(hotkey: &T::AccountId) -> u64 {
		Self::weigh_root_stake(Self::root_stake(hotkey).rao())
	}

	/// The total stake on root that counts for a hotkey on every subnet.
	pub(crate) fn root_stake(hotkey: &T::AccountId) -> AlphaBalance {
		Self::total_alpha(&Self::root_stake_key(hotkey), NetUid::ROOT)
	}

	/// What TAO on root counts on every subnet: `⌊TAO · TaoWeight / 2⁶⁴⌋`.
	pub(crate) fn weigh_root_stake(staked: u64) -> u64 {
		weigh_root_stake(staked, TaoWeight::<T>::get())
	}

	/// Whether a deposit of `amount` would succeed: it can be too small for the precision of the
	/// pool's shares.
	pub(crate) fn can_deposit(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> bool {
		let mut share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		Self::pool(hotkey, netuid).deposit(&mut share, amount.rao()).is_ok()
	}

	/// Adds alpha to a coldkey's stake with a hotkey, or with the key that has just replaced it.
	/// Fails with `SubnetNotExists` on a dissolved subnet, because the payout counts its stakers'
	/// alpha as it was at the dissolution.
	pub(crate) fn deposit_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		let hotkey = &Self::stake_key(netuid, hotkey);
		Self::store_under_new_key(hotkey, coldkey, netuid);
		Self::add_stake_to(hotkey, coldkey, netuid, amount)
	}

	fn add_stake_to(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		let mut pool = Self::pool(hotkey, netuid);
		let mut share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		let (is_new, before) = (share.is_zero(), pool.value_of(&share));
		pool.deposit(&mut share, amount.rao()).map_err(Self::share_error)?;
		// A holder of a share is listed already, so an epoch, which makes hundreds of payments,
		// reads neither list.
		if is_new {
			Self::note_staking_hotkey(coldkey, hotkey)?;
			SubnetStakers::<T>::insert((netuid, hotkey, coldkey), ());
		}
		Self::put_pool(hotkey, netuid, &pool);
		Self::put_share(hotkey, coldkey, netuid, share);
		Self::note_change(hotkey, coldkey, netuid, before, pool.value_of(&share));
		Ok(())
	}

	/// Withdraws alpha from a coldkey's stake with a hotkey. The rounding remainder of a pool
	/// without holders goes to the protocol.
	pub(crate) fn withdraw_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		Self::store_under_new_key(hotkey, coldkey, netuid);
		let mut pool = Self::pool(hotkey, netuid);
		let mut share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		let before = pool.value_of(&share);
		let withdrawal = pool.withdraw(&mut share, amount.rao()).map_err(Self::share_error)?;
		Self::put_pool(hotkey, netuid, &pool);
		Self::put_share(hotkey, coldkey, netuid, share);
		Self::note_change(hotkey, coldkey, netuid, before, pool.value_of(&share));
		Self::give_to_protocol(netuid, AlphaBalance::new(withdrawal.dust));
		Self::forget_staking_hotkey(coldkey, hotkey);
		Ok(())
	}

	/// Updates root claims and the count of root positions after a change of stake on root.
	fn note_change(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		before: u64,
		after: u64,
	) {
		if netuid.is_root() && before != after {
			Self::follow_root_stake(hotkey, coldkey, before, after);
			Self::count_root_position(coldkey, before, after);
		}
	}

	/// Withdraws and destroys all of a coldkey's stake with a hotkey.
	pub(crate) fn release_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> DispatchResult {
		let amount = Self::stake_of(hotkey, coldkey, netuid);
		Self::withdraw_stake(hotkey, coldkey, netuid, amount)?;
		Self::destroy_alpha(netuid, amount)
	}

	/// The stakers of a subnet, as (hotkey, coldkey), after the cursor.
	pub(crate) fn stakers_after(
		netuid: NetUid,
		cursor: &Cursor,
	) -> impl Iterator<Item = (T::AccountId, T::AccountId)> {
		resume(
			cursor,
			|| SubnetStakers::<T>::iter_key_prefix((netuid,)),
			|key| SubnetStakers::<T>::iter_key_prefix_from((netuid,), key),
		)
	}

	/// The storage key of a staker, at which a walk resumes.
	pub(crate) fn staker_key(
		netuid: NetUid,
		(hotkey, coldkey): (T::AccountId, T::AccountId),
	) -> Vec<u8> {
		SubnetStakers::<T>::hashed_key_for((netuid, hotkey, coldkey))
	}

	/// Distributes alpha among all who have staked with a hotkey, by their shares. Fails with
	/// `SubnetNotExists` on a dissolved subnet. Must not be called for root, where the value of a
	/// share must not change: see [`crate::root::accounts`].
	pub(crate) fn distribute_stake(
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		let mut pool = Self::pool(hotkey, netuid);
		pool.distribute(amount.rao()).map_err(Self::share_error)?;
		Self::put_pool(hotkey, netuid, &pool);
		Ok(())
	}

	/// Removes a hotkey from a coldkey's `StakingHotkeys` if the coldkey neither owns it nor holds
	/// a share with it. This frees a place in the list, which is bounded.
	pub(crate) fn forget_staking_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) {
		let holds_none = || AlphaV2::<T>::iter_key_prefix((hotkey, coldkey)).next().is_none();
		if Self::ensure_owned_by(hotkey, coldkey).is_ok() || !holds_none() {
			return;
		}
		Self::unlist_staking_hotkey(coldkey, hotkey);
	}

	fn pool(hotkey: &T::AccountId, netuid: NetUid) -> SharePool {
		SharePool {
			value: TotalHotkeyAlpha::<T>::get(hotkey, netuid).rao(),
			denominator: TotalHotkeySharesV2::<T>::get(hotkey, netuid),
		}
	}

	fn put_pool(hotkey: &T::AccountId, netuid: NetUid, pool: &SharePool) {
		let before = TotalHotkeyAlpha::<T>::get(hotkey, netuid);
		let after = if pool.denominator.is_zero() { 0 } else { pool.value };
		Self::count_staked(netuid, before, AlphaBalance::new(after));
		if pool.denominator.is_zero() {
			TotalHotkeyAlpha::<T>::remove(hotkey, netuid);
			TotalHotkeySharesV2::<T>::remove(hotkey, netuid);
		} else {
			TotalHotkeyAlpha::<T>::insert(hotkey, netuid, AlphaBalance::new(pool.value));
			TotalHotkeySharesV2::<T>::insert(hotkey, netuid, pool.denominator);
		}
	}

	/// Updates the total stake of a subnet after a change of one hotkey's.
	fn count_staked(netuid: NetUid, before: AlphaBalance, after: AlphaBalance) {
		let total = TotalAlphaStaked::<T>::get(netuid);
		let total = total.saturating_sub(before).saturating_add(after);
		if total.is_zero() {
			TotalAlphaStaked::<T>::remove(netuid);
		} else {
			TotalAlphaStaked::<T>::insert(netuid, total);
		}
	}

	fn put_share(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid, share: SafeFloat) {
		if share.is_zero() {
			AlphaV2::<T>::remove((hotkey, coldkey, netuid));
			SubnetStakers::<T>::remove((netuid, hotkey, coldkey));
		} else {
			AlphaV2::<T>::insert((hotkey, coldkey, netuid), share);
		}
	}

	fn share_error(error: SharePoolError) -> DispatchError {
		match error {
			SharePoolError::AmountAboveValue => Error::<T>::NotEnoughStakeToWithdraw,
			SharePoolError::Overflow => Error::<T>::Overflow,
			_ => Error::<T>::InsufficientLiquidity,
		}
		.into()
	}

	/// Stakes a payment; the protocol holds it if the deposit fails.
	pub(crate) fn stake_or_keep(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) {
		if amount.is_zero() {
			return;
		}
		if Self::deposit_stake(hotkey, coldkey, netuid, amount).is_err() {
			Self::give_to_protocol(netuid, amount);
		}
	}

	// --- Swaps of keys ---

	/// Returns the pool whose shares are on their way to a hotkey on a subnet.
	fn moving_to(hotkey: &T::AccountId, netuid: NetUid) -> Option<MovingPool<T::AccountId>> {
		PoolInMove::<T>::get().filter(|moving| moving.netuid == netuid && moving.to == *hotkey)
	}

	/// A holder's part of a pool in move, as a share of the new pool.
	fn part_in_move(
		moving: &MovingPool<T::AccountId>,
		pool: &SharePool,
		coldkey: &T::AccountId,
	) -> SafeFloat {
		let share = AlphaV2::<T>::get((&moving.from, coldkey, moving.netuid));
		pool.part_of(&moving.after, &share, &moving.before)
	}

	/// Makes the pool of a hotkey on a subnet that of another; the shares follow. Where the other
	/// has a pool already, this one takes part in it as one holder.
	pub(crate) fn begin_pool_move(
		netuid: NetUid,
		from: &T::AccountId,
		to: &T::AccountId,
	) -> DispatchResult {
		let (old, mut pool) = (Self::pool(from, netuid), Self::pool(to, netuid));
		let after = pool.absorb(old).map_err(Self::share_error)?;
		Self::put_pool(from, netuid, &SharePool::default());
		Self::put_pool(to, netuid, &pool);
		PoolInMove::<T>::put(MovingPool {
			netuid,
			from: from.clone(),
			to: to.clone(),
			before: old.denominator,
			after,
			left: after,
		});
		Ok(())
	}

	/// Returns the coldkeys whose shares of the pool in move are stored under the old key.
	pub(crate) fn holders_in_move() -> impl Iterator<Item = T::AccountId> {
		PoolInMove::<T>::get()
			.into_iter()
			.flat_map(|moving| SubnetStakers::<T>::iter_key_prefix((moving.netuid, &moving.from)))
	}

	/// Stores a coldkey's share of the pool in move under the new key.
	pub(crate) fn move_share_of(coldkey: &T::AccountId) {
		if let Some(moving) = PoolInMove::<T>::get() {
			Self::move_share(moving, coldkey);
		}
	}

	/// Ends the move of a pool, when all its shares are stored under the new key. Grains that the
	/// rounding of shares has left are removed.
	pub(crate) fn end_pool_move() {
		let Some(moving) = PoolInMove::<T>::take() else { return };
		let mut pool = Self::pool(&moving.to, moving.netuid);
		let dust = pool.forget(&moving.left);
		Self::put_pool(&moving.to, moving.netuid, &pool);
		Self::give_to_protocol(moving.netuid, AlphaBalance::new(dust));
	}

	/// Before a position changes: stores its share under the new key if its pool is in move.
	fn store_under_new_key(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid) {
		let Some(moving) = Self::moving_to(hotkey, netuid) else { return };
		if AlphaV2::<T>::contains_key((&moving.from, coldkey, netuid)) {
			Self::move_share(moving, coldkey);
		}
	}

	/// Stores a share of a pool in move under the new key, and lists the key for the coldkey. Where
	/// even the spare places of the list are taken, the stake is the coldkey's all the same.
	fn move_share(mut moving: MovingPool<T::AccountId>, coldkey: &T::AccountId) {
		let (netuid, from, to) = (moving.netuid, moving.from.clone(), moving.to.clone());
		let pool = Self::pool(&to, netuid);
		let part = Self::part_in_move(&moving, &pool, coldkey);
		moving.left = pool.without(&moving.left, &part);
		PoolInMove::<T>::put(moving);
		Self::put_share(&from, coldkey, netuid, SafeFloat::ZERO);
		Self::forget_staking_hotkey(coldkey, &from);
		let own = AlphaV2::<T>::get((&to, coldkey, netuid));
		let share = pool.join(own, part).unwrap_or(own);
		if share.is_zero() {
			return;
		}
		SubnetStakers::<T>::insert((netuid, &to, coldkey), ());
		Self::put_share(&to, coldkey, netuid, share);
		if !Self::list_successor(coldkey, &to) {
			Self::report_failure(Stage::KeySwaps, Error::<T>::TooManyStakingHotkeys.into());
		}
	}

	/// Hands a coldkey's position over to another coldkey.
	pub(crate) fn hand_over_position(
		hotkey: &T::AccountId,
		(from, to): (&T::AccountId, &T::AccountId),
		netuid: NetUid,
	) {
		let share = AlphaV2::<T>::get((hotkey, from, netuid));
		if share.is_zero() {
			return;
		}
		let pool = Self::pool(hotkey, netuid);
		let own = AlphaV2::<T>::get((hotkey, to, netuid));
		let joined = pool.join(own, share).unwrap_or(share);
		Self::put_share(hotkey, from, netuid, SafeFloat::ZERO);
		SubnetStakers::<T>::insert((netuid, hotkey, to), ());
		Self::put_share(hotkey, to, netuid, joined);
		if !Self::list_successor(to, hotkey) {
			Self::report_failure(Stage::KeySwaps, Error::<T>::TooManyStakingHotkeys.into());
		}
		if netuid.is_root() {
			let (moved, before) = (pool.value_of(&share), pool.value_of(&own));
			Self::count_root_position(from, moved, 0);
			Self::count_root_position(to, before, pool.value_of(&joined));
		}
	}

	/// Returns the subnets on which a coldkey has stake with a hotkey.
	pub(crate) fn subnets_of_position(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> impl Iterator<Item = NetUid> {
		AlphaV2::<T>::iter_key_prefix((hotkey, coldkey))
	}

	/// Returns the subnets on which somebody has stake with a hotkey.
	pub(crate) fn subnets_with_stake(hotkey: &T::AccountId) -> impl Iterator<Item = NetUid> {
		TotalHotkeyAlpha::<T>::iter_key_prefix(hotkey)
	}
}
