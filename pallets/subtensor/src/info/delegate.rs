//! Delegates: hotkeys that others stake with.

use crate::pallet::*;
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Compact;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{DelegateInfo, Delegated, Nominations};

/// Milliseconds in a day.
const DAY_MS: u64 = 86_400_000;

impl<T: Config> Pallet<T> {
	/// Returns all delegates.
	pub fn get_delegates() -> Vec<DelegateInfo<T::AccountId>> {
		Delegates::<T>::iter_keys().filter_map(Self::get_delegate).collect()
	}

	/// Returns a delegate; `None` if the hotkey does not exist.
	pub fn get_delegate(delegate_account: T::AccountId) -> Option<DelegateInfo<T::AccountId>> {
		let owner_ss58 = Self::owner_of(&delegate_account)?;
		let memberships = Self::memberships_of(&delegate_account);
		let permits = memberships.iter().filter(|netuid| {
			let uid = Self::uid_of(**netuid, &delegate_account).map(usize::from);
			let permits = ValidatorPermit::<T>::get(netuid);
			uid.and_then(|uid| permits.get(uid).copied()).unwrap_or(false)
		});
		let (stake, daily) = Self::stake_and_daily_return(&delegate_account);
		Some(DelegateInfo {
			take: Delegates::<T>::get(&delegate_account).into(),
			nominators: Self::nominators_of(&delegate_account),
			owner_ss58,
			validator_permits: super::compact(permits.copied()),
			registrations: super::compact(memberships.iter().copied()),
			return_per_1000: Compact(return_of(TaoBalance::from_tao(1_000), stake, daily).rao()),
			total_daily_return: Compact(daily.rao()),
			delegate_ss58: delegate_account,
		})
	}

	/// Returns the delegates of a coldkey, one entry for each subnet with stake.
	pub fn get_delegated(delegatee_account: T::AccountId) -> Vec<Delegated<T::AccountId>> {
		let entries = |hotkey: T::AccountId| {
			let positions = Self::positions_of(&hotkey, &delegatee_account);
			let staked = (!positions.is_empty()).then_some(hotkey);
			let delegate = staked.and_then(Self::get_delegate).into_iter();
			delegate.flat_map(move |info| {
				let with = |(netuid, stake)| (info.clone(), (Compact(netuid), Compact(stake)));
				positions.iter().copied().map(with).collect::<Vec<_>>()
			})
		};
		StakingHotkeys::<T>::get(&delegatee_account).into_iter().flat_map(entries).collect()
	}

	/// Returns the subnets on which a hotkey has a uid, ascending.
	fn memberships_of(hotkey: &T::AccountId) -> Vec<NetUid> {
		let mut netuids: Vec<NetUid> = IsNetworkMember::<T>::iter_prefix(hotkey)
			.filter_map(|(netuid, member)| member.then_some(netuid))
			.filter(|netuid| Self::subnet_exists(*netuid))
			.collect();
		netuids.sort();
		netuids
	}

	/// Returns the nominators of a hotkey, with their stake by subnet.
	fn nominators_of(hotkey: &T::AccountId) -> Vec<(T::AccountId, Nominations)> {
		let mut shares: Vec<_> = AlphaV2::<T>::iter_key_prefix((hotkey.clone(),)).collect();
		shares.sort();
		let mut nominators = BTreeMap::<T::AccountId, Nominations>::new();
		for (coldkey, netuid) in shares {
			let stake = Self::stake_of(hotkey, &coldkey, netuid);
			if !stake.is_zero() && Self::subnet_exists(netuid) {
				nominators.entry(coldkey).or_default().push((netuid.into(), stake.rao().into()));
			}
		}
		nominators.into_iter().collect()
	}

	/// Returns the value of the stake with a hotkey on all subnets, and its earnings of the last
	/// day as if every epoch had been like the last; both in TAO. Of a subnet that is younger than
	/// a day, the earnings of its life.
	fn stake_and_daily_return(hotkey: &T::AccountId) -> (TaoBalance, TaoBalance) {
		let blocks_a_day = DAY_MS.checked_div(BlockTimeMs::<T>::get()).unwrap_or(0);
		TotalHotkeyAlpha::<T>::iter_prefix(hotkey)
			.map(|(netuid, staked)| {
				let earned = AlphaDividendsPerSubnet::<T>::get(netuid, hotkey);
				let tempo = u64::from(Tempo::<T>::get(netuid));
				let age =
					Self::block_number().saturating_sub(NetworkRegisteredAt::<T>::get(netuid));
				let blocks = blocks_a_day.min(age);
				let daily = AlphaBalance::new(proportion(earned.rao(), blocks, tempo));
				(Self::value_in_tao(netuid, staked), Self::value_in_tao(netuid, daily))
			})
			.fold((TaoBalance::ZERO, TaoBalance::ZERO), |(stake, daily), (more, earned)| {
				(stake.saturating_add(more), daily.saturating_add(earned))
			})
	}
}

/// Returns the earnings of a `part` of `stake`, which earns `daily`; of all of it, if it is less.
/// So a part never earns more than the whole.
fn return_of(part: TaoBalance, stake: TaoBalance, daily: TaoBalance) -> TaoBalance {
	TaoBalance::new(proportion(daily.rao(), part.rao(), stake.max(part).rao()))
}

/// `⌊amount · times / of⌋`, at most `u64::MAX`; 0 if `of` is 0.
fn proportion(amount: u64, times: u64, of: u64) -> u64 {
	let product = u128::from(amount).saturating_mul(u128::from(times));
	let quotient = product.checked_div(u128::from(of)).unwrap_or(0);
	u64::try_from(quotient).unwrap_or(u64::MAX)
}
