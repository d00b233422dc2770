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
		let positions = AlphaV2::<T>::iter()
			.map(|((hotkey, coldkey, netuid), share)| {
				let place = (hotkey, netuid);
				let worth = pools.get(&place).map_or(0, |pool| pool.value_of(&share));
				Position { hotkey: place.0, coldkey, netuid, share, worth }
			})
			.collect();
		Holdings { pools, positions }
	}

	/// Holders cannot claim more than their pool holds, and every pool has holders.
	fn check_pools(holdings: &Holdings<T::AccountId>) -> Result<(), TryRuntimeError> {
		let listed: BTreeMap<T::AccountId, BTreeSet<T::AccountId>> = StakingHotkeys::<T>::iter()
			.map(|(coldkey, hotkeys)| (coldkey, hotkeys.into_inner().into_iter().collect()))
			.collect();
		let mut claims: BTreeMap<(T::AccountId, NetUid), u128> = BTreeMap::new();
		for position in &holdings.positions {
			ensure!(!position.share.is_zero(), "a share of zero is stored");
			ensure!(
				listed
					.get(&position.coldkey)
					.is_some_and(|hotkeys| hotkeys.contains(&position.hotkey)),
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
			let entry = (position.netuid, &position.hotkey, &position.coldkey);
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
