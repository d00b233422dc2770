//! Invariants of root's stakers and root claims.

use super::holdings::Position;
use crate::{
	pallet::*,
	types::{MovingAccounts, RootRates},
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use ganglion_economy::RootAccount;
use ganglion_types::NetUid;
use sp_runtime::TryRuntimeError;

/// Stake on root, by (hotkey, coldkey).
type RootStakes<'a, AccountId> = BTreeMap<(&'a AccountId, &'a AccountId), u64>;
/// Rates: what a rao on root has earned, by hotkey.
type Rates<AccountId> = BTreeMap<AccountId, RootRates>;

impl<T: Config> Pallet<T> {
	/// Checks all invariants of root's stakers.
	pub(super) fn check_root(positions: &[Position<T::AccountId>]) -> Result<(), TryRuntimeError> {
		// The new key of a swap has no stake on root of its own, so no two positions are one.
		let stakes = positions
			.iter()
			.filter(|position| position.netuid.is_root())
			.map(|position| ((&position.hotkey, &position.coldkey), position.worth))
			.collect();
		Self::check_root_stakes(&stakes)?;
		Self::check_root_stakers(&stakes)?;
		let rates = RootClaimable::<T>::iter().collect();
		Self::check_root_rates(&rates)?;
		Self::check_root_accounts(&stakes, &rates)
	}

	/// The value of a pool on root is exactly the sum of its holders' stake.
	fn check_root_stakes(stakes: &RootStakes<T::AccountId>) -> Result<(), TryRuntimeError> {
		let mut staked: BTreeMap<&T::AccountId, u128> = BTreeMap::new();
		for ((hotkey, _), worth) in stakes {
			let with = staked.entry(*hotkey).or_default();
			*with = with.saturating_add(u128::from(*worth));
		}
		for (hotkey, _, total) in TotalHotkeyAlpha::<T>::iter().filter(|(_, on, _)| on.is_root()) {
			let with = staked.get(&hotkey).copied().unwrap_or(0);
			ensure!(with == u128::from(total.rao()), "stake on root is not counted exactly");
		}
		Ok(())
	}

	/// Coldkeys with stake on root have consecutive numbers, and their positions are counted.
	fn check_root_stakers(stakes: &RootStakes<T::AccountId>) -> Result<(), TryRuntimeError> {
		let mut positions: BTreeMap<&T::AccountId, u32> = BTreeMap::new();
		for (_, coldkey) in stakes.keys() {
			let count = positions.entry(*coldkey).or_default();
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
				"a root staker's number belongs to another coldkey"
			);
		}
		Ok(())
	}

	/// Whether a subnet can have root claims. A dissolved one has them until clean-up removes them.
	fn has_root_claims(netuid: NetUid) -> bool {
		!netuid.is_root() && (Self::subnet_exists(netuid) || Self::is_in_cleanup(netuid))
	}

	/// Rates, accounts and amounts set aside belong to subnets that exist or are being cleaned up.
	fn check_root_rates(rates: &Rates<T::AccountId>) -> Result<(), TryRuntimeError> {
		for rates in rates.values() {
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

	/// All accounts of root claims, by the keys that they belong to.
	fn root_accounts() -> BTreeMap<(NetUid, T::AccountId, T::AccountId), RootAccount> {
		let mut stored: BTreeMap<_, RootAccount> = RootClaimed::<T>::iter()
			.map(|(whose, claimed)| (whose, RootAccount { claimed, credit: 0 }))
			.collect();
		for (whose, credit) in RootClaimCredit::<T>::iter() {
			stored.entry(whose).or_default().credit = credit;
		}
		let moving = RootAccountsInMove::<T>::get();
		let mut accounts: BTreeMap<_, RootAccount> = BTreeMap::new();
		for ((netuid, hotkey, coldkey), account) in stored {
			let whose = match &moving {
				Some(MovingAccounts::OfHotkey { from, to }) if *from == hotkey => {
					(netuid, to.clone(), coldkey)
				},
				Some(MovingAccounts::OfColdkey { hotkey: with, from, to })
					if *with == hotkey && *from == coldkey =>
				{
					(netuid, hotkey, to.clone())
				},
				_ => (netuid, hotkey, coldkey),
			};
			let sum = accounts.entry(whose).or_default();
			*sum = sum.plus(account);
		}
		accounts
	}

	/// The alpha set aside equals what root's stakers are owed, to 2⁻³² of a rao, and nobody has
	/// claimed more than was owed. Dissolved subnets are skipped: clean-up removes their rates and
	/// accounts one by one.
	fn check_root_accounts(
		stakes: &RootStakes<T::AccountId>,
		rates: &Rates<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let mut accounts = Self::root_accounts();
		for (hotkey, coldkey) in stakes.keys() {
			for netuid in rates.get(*hotkey).into_iter().flat_map(|rates| rates.keys()) {
				accounts.entry((*netuid, (*hotkey).clone(), (*coldkey).clone())).or_default();
			}
		}
		let subnets = Self::subnets();
		let mut owed: BTreeMap<NetUid, u128> = subnets.iter().map(|netuid| (*netuid, 0)).collect();
		for ((netuid, hotkey, coldkey), account) in accounts {
			let Some(all) = owed.get_mut(&netuid) else { continue };
			let rate = rates.get(&hotkey).and_then(|rates| rates.get(&netuid).copied());
			let rate = rate.unwrap_or_default();
			let stake = stakes.get(&(&hotkey, &coldkey)).copied().unwrap_or(0);
			*all = all.saturating_add(account.owed_in_parts(rate, stake));
			let gone = account.after_change(rate, stake, 0);
			ensure!(gone.claimed == 0, "a root staker has claimed more than it was owed");
		}
		ensure!(
			owed.into_iter().all(|(netuid, owed)| Self::set_aside(netuid).owed() == owed),
			"alpha set aside for root claims differs from the amounts owed"
		);
		Ok(())
	}
}
