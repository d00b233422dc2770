//! What must hold of root's stakers and what they are owed.

use crate::{
	AlphaV2, Config, NumStakingColdkeys, Pallet, RootAlphaSetAside, RootAlphaSpare,
	RootClaimCredit, RootClaimable, RootClaimed, RootPositions, StakingColdkeys,
	StakingColdkeysByIndex, TotalHotkeyAlpha,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks all that concerns root's stakers.
	pub(super) fn check_root() -> Result<(), TryRuntimeError> {
		let stakes = Self::root_stakes();
		Self::check_root_stakes(&stakes)?;
		Self::check_root_stakers(&stakes)?;
		Self::check_root_rates()?;
		Self::check_root_accounts(&stakes)
	}

	/// Stake on root by (hotkey, coldkey).
	fn root_stakes() -> BTreeMap<(T::AccountId, T::AccountId), u64> {
		let on_root = AlphaV2::<T>::iter_keys().filter(|(_, _, netuid)| netuid.is_root());
		let worth = |hotkey: &_, coldkey: &_| Self::stake_of(hotkey, coldkey, NetUid::ROOT).rao();
		on_root
			.map(|(hotkey, coldkey, _)| {
				let worth = worth(&hotkey, &coldkey);
				((hotkey, coldkey), worth)
			})
			.collect()
	}

	/// A pool on root is worth what its holders put in, to the rao.
	fn check_root_stakes(
		stakes: &BTreeMap<(T::AccountId, T::AccountId), u64>,
	) -> Result<(), TryRuntimeError> {
		let mut staked: BTreeMap<&T::AccountId, u128> = BTreeMap::new();
		for ((hotkey, _), worth) in stakes {
			let with = staked.entry(hotkey).or_default();
			*with = with.saturating_add(u128::from(*worth));
		}
		for (hotkey, _, total) in TotalHotkeyAlpha::<T>::iter().filter(|(_, on, _)| on.is_root()) {
			let with = staked.get(&hotkey).copied().unwrap_or(0);
			ensure!(with == u128::from(total.rao()), "stake on root is not counted exactly");
		}
		Ok(())
	}

	/// Those who have staked on root are numbered without gaps, and their positions counted.
	fn check_root_stakers(
		stakes: &BTreeMap<(T::AccountId, T::AccountId), u64>,
	) -> Result<(), TryRuntimeError> {
		let mut positions: BTreeMap<&T::AccountId, u32> = BTreeMap::new();
		for (_, coldkey) in stakes.keys() {
			let count = positions.entry(coldkey).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(
			RootPositions::<T>::iter().count() == positions.len()
				&& positions.iter().all(|(who, count)| RootPositions::<T>::get(who) == *count),
			"positions on root are miscounted"
		);
		let count = NumStakingColdkeys::<T>::get();
		let numbered = u64::try_from(StakingColdkeysByIndex::<T>::iter_keys().count());
		ensure!(
			StakingColdkeys::<T>::iter_keys().count() == positions.len()
				&& numbered == Ok(count)
				&& u64::try_from(positions.len()) == Ok(count),
			"root's stakers are miscounted"
		);
		for coldkey in positions.into_keys() {
			let number = StakingColdkeys::<T>::get(coldkey);
			let named = number.and_then(StakingColdkeysByIndex::<T>::get);
			ensure!(
				number < Some(count) && named.as_ref() == Some(coldkey),
				"a root staker's number is another's"
			);
		}
		Ok(())
	}

	/// Whether a subnet can have root claims. Of one that is dissolved there are some until they are forgotten.
	fn has_root_claims(netuid: NetUid) -> bool {
		!netuid.is_root() && (Self::subnet_exists(netuid) || Self::is_in_cleanup(netuid))
	}

	/// Rates, accounts and what is set aside are of subnets that exist, or did until just now.
	fn check_root_rates() -> Result<(), TryRuntimeError> {
		for (_, rates) in RootClaimable::<T>::iter() {
			ensure!(!rates.is_empty(), "an empty map of root rates is stored");
			ensure!(rates.values().all(|rate| *rate > 0), "a root rate is not above zero");
			ensure!(
				rates.keys().all(|netuid| Self::has_root_claims(*netuid)),
				"a root rate on a subnet that does not exist"
			);
		}
		let accounts = RootClaimed::<T>::iter_keys().chain(RootClaimCredit::<T>::iter_keys());
		let subnets = accounts
			.map(|(netuid, ..)| netuid)
			.chain(RootAlphaSetAside::<T>::iter_keys())
			.chain(RootAlphaSpare::<T>::iter_keys());
		for netuid in subnets {
			ensure!(Self::has_root_claims(netuid), "root claims on a subnet that does not exist");
		}
		Ok(())
	}

	/// What is set aside is what root's stakers are owed, to a part of 2⁻³² of a rao; nobody owes anything. Of subnets
	/// that are dissolved rates and accounts are forgotten one after the other.
	fn check_root_accounts(
		stakes: &BTreeMap<(T::AccountId, T::AccountId), u64>,
	) -> Result<(), TryRuntimeError> {
		let accounts = RootClaimed::<T>::iter_keys().chain(RootClaimCredit::<T>::iter_keys());
		let mut keys: BTreeSet<_> =
			accounts.filter(|(netuid, ..)| Self::subnet_exists(*netuid)).collect();
		for (hotkey, coldkey) in stakes.keys() {
			let rates = RootClaimable::<T>::get(hotkey);
			let of_position = rates.keys().filter(|netuid| Self::subnet_exists(**netuid));
			keys.extend(of_position.map(|netuid| (*netuid, hotkey.clone(), coldkey.clone())));
		}
		let mut owed: BTreeMap<NetUid, u128> = BTreeMap::new();
		for (netuid, hotkey, coldkey) in keys {
			let rate = RootClaimable::<T>::get(&hotkey).get(&netuid).copied().unwrap_or_default();
			let account = Self::root_account(netuid, &hotkey, &coldkey);
			let stake = stakes.get(&(hotkey, coldkey)).copied().unwrap_or(0);
			let entry = owed.entry(netuid).or_default();
			*entry = entry.saturating_add(account.owed_in_parts(rate, stake));
			let all = account.after_change(rate, stake, 0);
			ensure!(all.claimed == 0, "a root staker has claimed more than it was owed");
		}
		for netuid in Self::subnets() {
			let set_aside = Self::set_aside(netuid).owed();
			ensure!(
				set_aside == owed.get(&netuid).copied().unwrap_or(0),
				"what is set aside for root claims is not what is owed"
			);
		}
		Ok(())
	}
}
