//! Who has staked how much with whom.
//!
//! Only writer of `TotalHotkeyAlpha`, `TotalHotkeySharesV2`, `AlphaV2` and `SubnetStakers`.
//!
//! What coldkeys have staked with one hotkey on one subnet is a pool in which each holds shares
//! (`TotalHotkeyAlpha`, `TotalHotkeySharesV2` and `AlphaV2`), so that paying all of them is one
//! addition, however many they are. `SubnetStakers` names the holders of shares by subnet, so that
//! those of one subnet can be found without looking at all.

use crate::{
	block::cursor::{resume, Cursor},
	pallet::*,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ganglion_economy::{weigh_root_stake, SafeFloat, SharePool, SharePoolError};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What a coldkey has staked with a hotkey on a subnet, rounded down.
	pub fn stake_of(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		let share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		AlphaBalance::new(Self::pool(hotkey, netuid).value_of(&share))
	}

	/// What everybody has staked with a hotkey on a subnet.
	pub fn total_alpha(hotkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		TotalHotkeyAlpha::<T>::get(hotkey, netuid)
	}

	/// What a hotkey's own stake on root counts on every subnet.
	pub fn weighted_root_stake_of(hotkey: &T::AccountId) -> u64 {
		Self::weigh_root_stake(Self::total_alpha(hotkey, NetUid::ROOT).rao())
	}

	/// What TAO on root counts on every subnet: `⌊TAO · TaoWeight / 2⁶⁴⌋`.
	pub(crate) fn weigh_root_stake(staked: u64) -> u64 {
		weigh_root_stake(staked, TaoWeight::<T>::get())
	}

	/// Whether a deposit of `amount` would be counted: the pool's shares can be too coarse for it.
	pub(crate) fn can_deposit(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> bool {
		let mut share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		Self::pool(hotkey, netuid).deposit(&mut share, amount.rao()).is_ok()
	}

	/// Adds alpha to what a coldkey has staked with a hotkey. Not on a subnet that is dissolved:
	/// its stakers' parts are computed from what they had when it ended.
	pub(crate) fn deposit_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		let mut pool = Self::pool(hotkey, netuid);
		let mut share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		let (is_new, before) = (share.is_zero(), pool.value_of(&share));
		pool.deposit(&mut share, amount.rao()).map_err(Self::share_error)?;
		// Whoever holds a share is listed already: an epoch, which pays hundreds, reads neither
		// list.
		if is_new {
			Self::note_staking_hotkey(coldkey, hotkey)?;
			SubnetStakers::<T>::insert((netuid, hotkey, coldkey), ());
		}
		Self::put_pool(hotkey, netuid, &pool);
		Self::put_share(hotkey, coldkey, netuid, share);
		Self::note_change(hotkey, coldkey, netuid, before, pool.value_of(&share));
		Ok(())
	}

	/// Takes alpha from what a coldkey has staked with a hotkey. What rounding leaves in a pool
	/// without holders goes to the protocol.
	pub(crate) fn withdraw_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) -> DispatchResult {
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

	/// Tells those who keep count of stake on root that it changed.
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

	/// Takes out all that a coldkey has staked with a hotkey, and destroys it.
	pub(crate) fn release_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> DispatchResult {
		let amount = Self::stake_of(hotkey, coldkey, netuid);
		Self::withdraw_stake(hotkey, coldkey, netuid, amount)?;
		Self::destroy_alpha(netuid, amount)
	}

	/// Everybody who has staked on a subnet, as (hotkey, coldkey), after the cursor.
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

	/// Under which storage key a staker is found, to go on after it.
	pub(crate) fn staker_key(
		netuid: NetUid,
		(hotkey, coldkey): (T::AccountId, T::AccountId),
	) -> Vec<u8> {
		SubnetStakers::<T>::hashed_key_for((netuid, hotkey, coldkey))
	}

	/// Pays alpha to everybody who has staked with a hotkey, by their shares. Not on a subnet that
	/// is dissolved, and never on root, where shares must not change their worth: see
	/// [`crate::root::accounts`].
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

	/// Takes a hotkey off the list of a coldkey that neither owns it nor has a share in it any
	/// more, so that a list that is full today has room again after an exit.
	fn forget_staking_hotkey(coldkey: &T::AccountId, hotkey: &T::AccountId) {
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
		if pool.denominator.is_zero() {
			TotalHotkeyAlpha::<T>::remove(hotkey, netuid);
			TotalHotkeySharesV2::<T>::remove(hotkey, netuid);
		} else {
			TotalHotkeyAlpha::<T>::insert(hotkey, netuid, AlphaBalance::new(pool.value));
			TotalHotkeySharesV2::<T>::insert(hotkey, netuid, pool.denominator);
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

	/// Stakes a payment, or lets the protocol hold it if the share pool cannot take it.
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
}
