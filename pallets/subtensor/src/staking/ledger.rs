//! The ledger of stake: share pools and the coldkeys' shares in them.
//!
//! Only writer of `TotalHotkeyAlpha`, `TotalAlphaStaked`, `TotalHotkeySharesV2`, `AlphaV2` and
//! `SubnetStakers`.
//!
//! All stake with one hotkey on one subnet is a pool of which each coldkey holds shares
//! (`TotalHotkeyAlpha`, `TotalHotkeySharesV2` and `AlphaV2`): paying all of them is one addition,
//! however many there are. `SubnetStakers` lists the holders of shares by subnet, so that a walk
//! over one subnet's stakers does not read the others'.

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
	/// A coldkey's stake with a hotkey on a subnet, rounded down.
	pub fn stake_of(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		let share = AlphaV2::<T>::get((hotkey, coldkey, netuid));
		AlphaBalance::new(Self::pool(hotkey, netuid).value_of(&share))
	}

	/// The total stake with a hotkey on a subnet.
	pub fn total_alpha(hotkey: &T::AccountId, netuid: NetUid) -> AlphaBalance {
		TotalHotkeyAlpha::<T>::get(hotkey, netuid)
	}

	/// The weighted TAO of a hotkey: what its stake on root counts on every subnet. Stake that is
	/// lent or borrowed is not considered.
	pub fn weighted_root_stake_of(hotkey: &T::AccountId) -> u64 {
		Self::weigh_root_stake(Self::total_alpha(hotkey, NetUid::ROOT).rao())
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

	/// Adds alpha to a coldkey's stake with a hotkey. Fails with `SubnetNotExists` on a dissolved
	/// subnet, because the payout counts its stakers' alpha as it was at the dissolution.
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
}
