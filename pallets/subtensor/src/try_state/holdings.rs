//! Invariants of stake. Positions are the largest part of the state, so all checks share one read
//! of them.

use crate::pallet::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use ganglion_economy::{SafeFloat, SharePool};
use ganglion_types::NetUid;
use sp_runtime::TryRuntimeError;

/// A coldkey's stake with a hotkey on a subnet.
pub(super) struct Position<AccountId> {
	pub hotkey: AccountId,
	/// The hotkey under which it is stored: another one while its pool is in move.
	stored_under: AccountId,
	pub coldkey: AccountId,
	pub netuid: NetUid,
	share: SafeFloat,
	/// Value of the share, in rao of the subnet's token.
	pub worth: u64,
}

/// All share pools, by hotkey and subnet, and all positions.
struct Holdings<AccountId> {
	pools: BTreeMap<(AccountId, NetUid), SharePool>,
	positions: Vec<Position<AccountId>>,
}

impl<T: Config> Pallet<T> {
	/// Checks the share pools and the lists of stakers. Returns all positions.
	pub(super) fn check_holdings() -> Result<Vec<Position<T::AccountId>>, TryRuntimeError> {
		let holdings = Self::holdings();
		Self::check_pool_in_move(&holdings)?;
		Self::check_pools(&holdings)?;
		Self::check_stakers(&holdings.positions)?;
		Ok(holdings.positions)
	}

	fn holdings() -> Holdings<T::AccountId> {
		let mut pools: BTreeMap<_, SharePool> = TotalHotkeySharesV2::<T>::iter()
			.map(|(hotkey, netuid, denominator)| {
				((hotkey, netuid), SharePool { value: 0, denominator })
			})
			.collect();
		for (hotkey, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
			pools.entry((hotkey, netuid)).or_default().value = alpha.rao();
		}
		let moving = PoolInMove::<T>::get();
		let positions = AlphaV2::<T>::iter()
			.map(|((stored_under, coldkey, netuid), stored)| {
				let of = moving
					.as_ref()
					.filter(|moving| moving.netuid == netuid && moving.from == stored_under);
				let hotkey = of.map_or_else(|| stored_under.clone(), |moving| moving.to.clone());
				let pool = pools.get(&(hotkey.clone(), netuid)).copied().unwrap_or_default();
				let share = of
					.map_or(stored, |moving| pool.part_of(&moving.after, &stored, &moving.before));
				let worth = pool.value_of(&share);
				Position { hotkey, stored_under, coldkey, netuid, share, worth }
			})
			.collect();
		Holdings { pools, positions }
	}

	/// The shares of a pool in move that no holder has yet are what its holders still stored under
	/// the old key get, and less than a grain for each of the others.
	fn check_pool_in_move(holdings: &Holdings<T::AccountId>) -> Result<(), TryRuntimeError> {
		let Some(moving) = PoolInMove::<T>::get() else { return Ok(()) };
		let pool = holdings.pools.get(&(moving.to.clone(), moving.netuid)).copied();
		let pool = pool.unwrap_or_default();
		let left = holdings
			.positions
			.iter()
			.filter(|position| {
				position.netuid == moving.netuid && position.stored_under == moving.from
			})
			.fold(moving.left, |left, position| pool.without(&left, &position.share));
		ensure!(pool.value_of(&left) <= 1, "shares of a pool in move have no holder");
		let rest = TotalHotkeyAlpha::<T>::contains_key(&moving.from, moving.netuid);
		ensure!(!rest, "a pool in move is still the old key's");
		Ok(())
	}

	/// Holders cannot claim more than their pool holds, and every pool has holders.
	fn check_pools(holdings: &Holdings<T::AccountId>) -> Result<(), TryRuntimeError> {
		let listed: BTreeMap<T::AccountId, BTreeSet<T::AccountId>> = StakingHotkeys::<T>::iter()
			.map(|(coldkey, hotkeys)| (coldkey, hotkeys.into_inner().into_iter().collect()))
			.collect();
		let mut claims: BTreeMap<(T::AccountId, NetUid), u128> = BTreeMap::new();
		for position in &holdings.positions {
			let is_moving = position.stored_under != position.hotkey;
			ensure!(is_moving || !position.share.is_zero(), "a share of zero is stored");
			ensure!(
				listed
					.get(&position.coldkey)
					.is_some_and(|hotkeys| hotkeys.contains(&position.stored_under)),
				"a staked hotkey is missing from its coldkey's list"
			);
			let claim = claims.entry((position.hotkey.clone(), position.netuid)).or_default();
			*claim = claim.saturating_add(position.worth.into());
		}
		for (place, claimed) in &claims {
			let pool = holdings.pools.get(place).copied().unwrap_or_default();
			ensure!(*claimed <= u128::from(pool.value), "shares are worth more than their pool");
			ensure!(!pool.denominator.is_zero(), "shares in a pool without a denominator");
		}
		ensure!(
			TotalHotkeyAlpha::<T>::iter_keys().all(|place| claims.contains_key(&place)),
			"a pool has no holders"
		);
		Ok(())
	}

	/// `SubnetStakers` lists exactly the holders of shares.
	fn check_stakers(positions: &[Position<T::AccountId>]) -> Result<(), TryRuntimeError> {
		let mut listed: Vec<_> = SubnetStakers::<T>::iter_keys().collect();
		listed.sort_unstable();
		let is_listed = |position: &Position<T::AccountId>| {
			let entry = (position.netuid, &position.stored_under, &position.coldkey);
			listed.binary_search_by(|(netuid, hotkey, coldkey)| {
				(*netuid, hotkey, coldkey).cmp(&entry)
			})
		};
		ensure!(
			positions.iter().all(|position| is_listed(position).is_ok()),
			"a holder of a share is missing from its subnet's stakers"
		);
		ensure!(listed.len() == positions.len(), "a staker of a subnet holds no share");
		Ok(())
	}
}
