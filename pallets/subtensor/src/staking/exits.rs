//! Unstaking of whole positions, and giving up alpha (burn or recycle). It writes no storage
//! itself.

use crate::{
	access::refusal::{self, Charged},
	pallet::*,
	staking::orders::Limit,
	weight_info::{cost, lock_cost},
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, weights::Weight};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Terms;
use sp_runtime::{DispatchError, DispatchResult};

/// What happens to alpha that is given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GivenUp {
	/// It stays in the issuance, and nobody can ever claim it.
	Burned,
	/// It is destroyed: the issuance falls, so the supply curve mints it again.
	Recycled,
}

/// Sales of the positions with a hotkey.
#[derive(Default)]
struct Sales {
	/// Number of positions that were offered.
	tried: u32,
	/// Number of positions beside a lock, whose cover was counted.
	counted: u32,
	/// TAO that they brought.
	got: TaoBalance,
}

impl<T: Config> Pallet<T> {
	/// Unstakes a whole position, at any price or within a limit. Checks: those of
	/// [`Self::check_sale`].
	pub(crate) fn do_remove_stake_full(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		limit: Option<TaoBalance>,
	) -> DispatchResultWithPostInfo {
		let staked = Self::stake_of(hotkey, coldkey, netuid);
		let limit = limit.map(|price| Limit { price, allow_partial: false });
		Self::do_remove_stake(coldkey, hotkey, netuid, staked, limit)
	}

	/// Unstakes from a hotkey on every subnet, root included. Positions that fail the checks of a
	/// sale, or are locked, stay staked. Fails with `HotKeyAccountNotExists` if nobody owns the
	/// hotkey.
	pub(crate) fn do_unstake_all(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		Self::check_exit(hotkey)?;
		let mut sales = Sales::default();
		let left = Self::sell_everywhere(coldkey, hotkey, Self::subnets(), &mut sales);
		let weight = Self::weight_of_leaving(hotkey, sales.tried, sales.counted);
		refusal::charging(weight, || left)?;
		Ok(Some(weight).into())
	}

	/// Sells all alpha staked with a hotkey and stakes the TAO with it on root.
	///
	/// Checks, in order: the hotkey exists (`HotKeyAccountNotExists`) and is not being swapped
	/// (`KeySwapInProgress`) and, after the sales, they have paid something (`AmountTooLow`).
	pub(crate) fn do_unstake_all_alpha(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		Self::check_exit(hotkey)?;
		refusal::checks::<T, _>(|| Self::ensure_not_in_swap(hotkey))?;
		let subnets = Self::subnets().into_iter().filter(|netuid| !netuid.is_root());
		let mut sales = Sales::default();
		let left = Self::sell_everywhere(coldkey, hotkey, subnets, &mut sales);
		refusal::charging(Self::weight_of_leaving(hotkey, sales.tried, sales.counted), || {
			left?;
			ensure!(!sales.got.is_zero(), Error::<T>::AmountTooLow);
			Ok(())
		})?;
		let spent = sales.got.min(Self::spendable(coldkey));
		let weight = Self::weight_of_leaving(hotkey, sales.tried.saturating_add(1), sales.counted);
		refusal::charging(weight, || {
			Self::buy_stake(coldkey, hotkey, NetUid::ROOT, spent, Terms::MARKET)
		})?;
		Ok(Some(weight).into())
	}

	fn check_exit(hotkey: &T::AccountId) -> Charged<()> {
		refusal::checks::<T, _>(|| {
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
			Ok(())
		})
	}

	/// Weight of unstaking from a hotkey on every subnet: a sale on each, where there may be locks.
	pub(crate) fn weight_of_leaving_all(hotkey: &T::AccountId) -> Weight {
		let subnets = Self::count_subnets();
		let has_locks = LockingColdkeys::<T>::iter_keys().next().is_some();
		Self::weight_of_leaving(hotkey, subnets, if has_locks { subnets } else { 0 })
	}

	/// Weight of unstaking from a hotkey on every subnet when `trades` positions were sold, and the
	/// cover of `covers` locks was counted.
	fn weight_of_leaving(hotkey: &T::AccountId, trades: u32, covers: u32) -> Weight {
		cost::unstaking_all::<T>(TotalNetworks::<T>::get().into(), trades)
			.saturating_add(Self::weight_on_root(hotkey, NetUid::ROOT))
			.saturating_add(lock_cost::count_stake::<T>().saturating_mul(covers.into()))
	}

	/// Sells every position that passes the checks of a sale, and adds it to `sales`. A sale that
	/// fails after its checks fails the whole call.
	fn sell_everywhere(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		subnets: impl IntoIterator<Item = NetUid>,
		sales: &mut Sales,
	) -> DispatchResult {
		for netuid in subnets {
			let staked = Self::stake_of(hotkey, coldkey, netuid);
			if Self::check_sale(coldkey, hotkey, netuid, staked, None).is_err() {
				continue;
			}
			let is_locked = Self::lock_of(coldkey, netuid).is_some();
			sales.counted = sales.counted.saturating_add(is_locked.into());
			if is_locked && Self::ensure_available(coldkey, hotkey, netuid, staked).is_err() {
				continue;
			}
			sales.tried = sales.tried.saturating_add(1);
			let tao = Self::sell_stake(coldkey, hotkey, netuid, staked, Terms::MARKET)?;
			sales.got = sales.got.saturating_add(tao);
		}
		Ok(())
	}

	/// Gives up staked alpha: `amount`, or the whole position if that is less.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`), is not root
	/// (`CannotBurnOrRecycleOnRootSubnet`) and is tradable (`SubtokenDisabled`); the hotkey exists
	/// (`HotKeyAccountNotExists`); what is given up is not locked (`StakeUnavailable`).
	pub(crate) fn do_give_up(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		becomes: GivenUp,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(!netuid.is_root(), Error::<T>::CannotBurnOrRecycleOnRootSubnet);
			ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
			Ok(())
		})?;
		let amount = amount.min(Self::stake_of(hotkey, coldkey, netuid));
		Self::check_available(coldkey, hotkey, netuid, amount)?;
		Self::give_up(coldkey, hotkey, netuid, amount, becomes)?;
		Ok(().into())
	}

	/// Takes alpha, `amount` or the whole position if that is less, from a position for ever.
	/// Returns what it took.
	fn give_up(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		becomes: GivenUp,
	) -> Result<AlphaBalance, DispatchError> {
		let amount = amount.min(Self::stake_of(hotkey, coldkey, netuid));
		if !amount.is_zero() {
			Self::withdraw_stake(hotkey, coldkey, netuid, amount)?;
		}
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		match becomes {
			GivenUp::Burned => {
				Self::mark_burned(netuid, amount);
				Self::deposit_event(Event::AlphaBurned(coldkey, hotkey, amount, netuid));
			},
			GivenUp::Recycled => {
				Self::recycle_alpha_of(netuid, amount)?;
				Self::deposit_event(Event::AlphaRecycled(coldkey, hotkey, amount, netuid));
			},
		}
		Ok(amount)
	}

	/// Buys alpha and burns it, which leaves the TAO in the subnet's reserve.
	///
	/// Checks, in order: the subnet is not root (`CannotBurnOrRecycleOnRootSubnet`), then those of
	/// [`Self::check_purchase`].
	pub(crate) fn do_add_stake_burn(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		amount: TaoBalance,
		limit: Option<TaoBalance>,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(!netuid.is_root(), Error::<T>::CannotBurnOrRecycleOnRootSubnet);
			Ok(())
		})?;
		let limit = limit.map(|price| Limit { price, allow_partial: false });
		let bought = Self::do_add_stake(coldkey, hotkey, netuid, amount, limit)?;
		// By rounding, a position can be worth one unit less than was deposited.
		let alpha = Self::give_up(coldkey, hotkey, netuid, bought, GivenUp::Burned)?;
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::AddStakeBurn { netuid, hotkey, amount, alpha });
		Ok(().into())
	}
}
