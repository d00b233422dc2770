//! Invariants of collateral.

use super::locks::ROUNDED_STAKE;
use crate::pallet::*;
use alloc::collections::BTreeMap;
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::TryRuntimeError;

/// Most that a subnet's lock share can be: 95 %.
const MOST_SHARE: u16 = 62_258;

/// Most that earnings release, as a multiple of themselves.
const MOST_RATIO: u64 = 10;

impl<T: Config> Pallet<T> {
	/// Collateral is the owner's, is summed up by coldkey, and is covered by the position.
	pub(super) fn check_collaterals() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<(NetUid, T::AccountId), u64> = BTreeMap::new();
		for ((netuid, hotkey, coldkey), state) in MinerCollateral::<T>::iter() {
			let exists = Self::subnet_exists(netuid);
			ensure!(
				(exists || Self::is_in_cleanup(netuid)) && !netuid.is_root(),
				"collateral on root, or on no subnet"
			);
			let is_none = state.locked.is_zero() && state.min_locked.is_zero();
			ensure!(!is_none, "collateral is stored that binds nothing");
			ensure!(
				state.drain_ratio > 0u64 && state.drain_ratio <= MOST_RATIO,
				"a drain ratio is out of bounds"
			);
			if !state.locked.is_zero() {
				let sum = sums.entry((netuid, coldkey.clone())).or_default();
				*sum = sum.saturating_add(state.locked.rao());
			}
			// Swaps of keys pass dissolved subnets by.
			if !exists {
				continue;
			}
			let is_owners = Self::owner_of(&hotkey).as_ref() == Some(&coldkey);
			ensure!(is_owners, "collateral is not the owner's of the hotkey");
			// The swap of a coldkey moves collateral first.
			let stake = Self::stake_of(&hotkey, &coldkey, netuid).rao();
			let is_covered = stake.saturating_add(ROUNDED_STAKE) >= state.locked.rao();
			ensure!(
				is_covered || Self::is_in_swap(&coldkey),
				"stake does not cover its collateral"
			);
		}
		let stored: BTreeMap<_, _> = ColdkeyMinerCollateral::<T>::iter()
			.map(|(netuid, coldkey, sum)| ((netuid, coldkey), sum.rao()))
			.collect();
		ensure!(stored == sums, "a sum of collateral is wrong");
		ensure!(
			CollateralLockShare::<T>::iter_values().all(|share| share <= MOST_SHARE),
			"a lock share leaves too little to burn"
		);
		Ok(())
	}
}
