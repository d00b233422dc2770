//! Stake of coldkeys.

use crate::{pallet::*, staking::locks::conviction};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Compact;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{
	ColdkeyStake, LockState, StakeAvailability, StakeBySubnet, StakeInfo,
};
use pallet_subtensor_swap::{Pools, Terms};
use substrate_fixed::types::U64F64;

/// Coldkeys that one request may name. What is read for each is bounded by what it has staked.
pub const MOST_COLDKEYS: usize = 1_024;

/// Hotkeys that are searched for the greatest conviction, of each kind of lock.
const MOST_CONVICTED: usize = 16_384;

/// The coldkeys that a request is answered for: each once, in the order in which they were named,
/// and no more than `MOST_COLDKEYS`.
fn answered<AccountId: Ord + Clone>(named: Vec<AccountId>) -> Vec<AccountId> {
	let mut seen = BTreeSet::new();
	let new = named.into_iter().filter(|coldkey| seen.insert(coldkey.clone()));
	new.take(MOST_COLDKEYS).collect()
}

impl<T: Config> Pallet<T> {
	/// Returns all stake of a coldkey.
	pub fn get_stake_info_for_coldkey(
		coldkey_account: T::AccountId,
	) -> Vec<StakeInfo<T::AccountId>> {
		let positions = |hotkey: T::AccountId| {
			let staked = Self::positions_of(&hotkey, &coldkey_account);
			staked.into_iter().map(move |(netuid, stake)| (hotkey.clone(), netuid, stake))
		};
		StakingHotkeys::<T>::get(&coldkey_account)
			.into_iter()
			.flat_map(positions)
			.map(|(hotkey, netuid, stake)| {
				Self::stake_info(hotkey, &coldkey_account, netuid, stake)
			})
			.collect()
	}

	/// Returns all stake of several coldkeys, each once: of the first `MOST_COLDKEYS` that are
	/// named.
	pub fn get_stake_info_for_coldkeys(
		coldkey_accounts: Vec<T::AccountId>,
	) -> Vec<ColdkeyStake<T::AccountId>> {
		answered(coldkey_accounts)
			.into_iter()
			.map(|coldkey| (coldkey.clone(), Self::get_stake_info_for_coldkey(coldkey)))
			.collect()
	}

	/// Returns the fee of an exchange of stake or TAO, in rao of TAO: from a hotkey's stake on a
	/// subnet or TAO, to a hotkey's stake on a subnet or TAO. 0 within a subnet, and where the
	/// exchange cannot be made.
	///
	/// Whoever sells to a pool pays for that, and nothing for what is bought with the TAO.
	pub fn get_stake_fee(
		origin: Option<(T::AccountId, NetUid)>,
		destination: Option<(T::AccountId, NetUid)>,
		amount: u64,
	) -> u64 {
		let subnet = |at: Option<(T::AccountId, NetUid)>| at.map_or(NetUid::ROOT, |(_, at)| at);
		let (from, to) = (subnet(origin), subnet(destination));
		if from == to {
			return 0;
		}
		if Self::is_dynamic(from) {
			let sale = T::Pools::quote_sell(from, AlphaBalance::new(amount), Terms::MARKET);
			sale.map_or(0, |sale| Self::value_in_tao(from, sale.fee).rao())
		} else {
			let purchase = T::Pools::quote_buy(to, TaoBalance::new(amount), Terms::MARKET);
			purchase.map_or(0, |purchase| purchase.fee.rao())
		}
	}

	/// Returns the stake of a coldkey with a hotkey on a subnet, also if it is zero; `None` if the
	/// subnet does not exist.
	pub fn get_stake_info_for_hotkey_coldkey_netuid(
		hotkey_account: T::AccountId,
		coldkey_account: T::AccountId,
		netuid: NetUid,
	) -> Option<StakeInfo<T::AccountId>> {
		Self::subnet_exists(netuid).then(|| {
			let stake = Self::stake_of(&hotkey_account, &coldkey_account, netuid);
			Self::stake_info(hotkey_account, &coldkey_account, netuid, stake)
		})
	}

	/// Returns the stake that each coldkey can withdraw, of the first `MOST_COLDKEYS` that are
	/// named: on the listed subnets, or on all with stake.
	pub fn get_stake_availability_for_coldkeys(
		coldkey_accounts: Vec<T::AccountId>,
		netuids: Option<Vec<NetUid>>,
	) -> BTreeMap<T::AccountId, StakeBySubnet> {
		// Each that exists, once, whatever the list repeats.
		let named: Option<BTreeSet<NetUid>> = netuids.map(|netuids| {
			let distinct: BTreeSet<NetUid> = netuids.into_iter().collect();
			Self::subnets().into_iter().filter(|netuid| distinct.contains(netuid)).collect()
		});
		answered(coldkey_accounts)
			.into_iter()
			.map(|coldkey| {
				let totals = Self::totals_of(&coldkey, named.as_ref());
				let availability =
					|(netuid, total)| (netuid, Self::availability(&coldkey, netuid, total));
				let by_subnet = totals.into_iter().map(availability).collect();
				(coldkey, by_subnet)
			})
			.collect()
	}

	/// Returns a coldkey's lock on a subnet as it is now. On the owner's hotkey it counts at least
	/// with all that is locked.
	pub fn get_coldkey_lock(coldkey: T::AccountId, netuid: NetUid) -> Option<LockState> {
		let held = Self::lock_of(&coldkey, netuid)?;
		let is_owners = Self::is_owner_hotkey(netuid, &held.hotkey);
		let conviction = conviction(&held.lock, is_owners);
		let locked_mass = AlphaBalance::new(held.lock.mass);
		Some(LockState { locked_mass, conviction, last_update: Self::block_number() })
	}

	/// Returns the conviction of a hotkey on a subnet, in rao of alpha.
	pub fn get_hotkey_conviction(hotkey: T::AccountId, netuid: NetUid) -> U64F64 {
		Self::conviction_of(&hotkey, netuid)
	}

	/// Returns the hotkey of the greatest conviction on a subnet, of the owner's and the first
	/// `MOST_CONVICTED` of each kind of lock; of equals the greatest account.
	pub fn get_most_convicted_hotkey_on_subnet(netuid: NetUid) -> Option<T::AccountId> {
		let perpetual = HotkeyLock::<T>::iter_key_prefix(netuid).take(MOST_CONVICTED);
		let decaying = DecayingHotkeyLock::<T>::iter_key_prefix(netuid).take(MOST_CONVICTED);
		let owner = SubnetOwnerHotkey::<T>::try_get(netuid).ok();
		perpetual
			.chain(decaying)
			.chain(owner)
			.map(|hotkey| (Self::conviction_of(&hotkey, netuid), hotkey))
			.filter(|(conviction, _)| *conviction != 0)
			.max()
			.map(|(_, hotkey)| hotkey)
	}

	/// Returns a coldkey's stake with a hotkey by subnet, without zeros.
	pub(super) fn positions_of(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Vec<(NetUid, AlphaBalance)> {
		let prefix = (hotkey.clone(), coldkey.clone());
		let mut netuids: Vec<NetUid> = AlphaV2::<T>::iter_key_prefix(prefix).collect();
		netuids.sort();
		netuids
			.into_iter()
			.filter(|netuid| Self::subnet_exists(*netuid))
			.map(|netuid| (netuid, Self::stake_of(hotkey, coldkey, netuid)))
			.filter(|(_, stake)| !stake.is_zero())
			.collect()
	}

	/// Returns a coldkey's stake by subnet. Named subnets, all of which exist, have an entry even
	/// if it is zero.
	fn totals_of(
		coldkey: &T::AccountId,
		named: Option<&BTreeSet<NetUid>>,
	) -> BTreeMap<NetUid, AlphaBalance> {
		let existing = named.into_iter().flatten();
		let mut totals: BTreeMap<_, _> = existing.map(|n| (*n, AlphaBalance::ZERO)).collect();
		let hotkeys = StakingHotkeys::<T>::get(coldkey);
		let positions = hotkeys.iter().flat_map(|hotkey| Self::positions_of(hotkey, coldkey));
		for (netuid, stake) in positions {
			if named.is_none_or(|named| named.contains(&netuid)) {
				let total = totals.entry(netuid).or_default();
				*total = total.saturating_add(stake);
			}
		}
		totals
	}

	/// How much of a coldkey's stake on a subnet is locked, or collateral.
	fn availability(
		coldkey: &T::AccountId,
		netuid: NetUid,
		total: AlphaBalance,
	) -> StakeAvailability {
		let collateral = Self::sum_of_collateral(netuid, coldkey);
		let locked = Self::locked(coldkey, netuid).saturating_add(collateral);
		StakeAvailability {
			total: total.into(),
			locked: locked.into(),
			available: total.saturating_sub(locked).into(),
		}
	}

	fn stake_info(
		hotkey: T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		stake: AlphaBalance,
	) -> StakeInfo<T::AccountId> {
		StakeInfo {
			coldkey: coldkey.clone(),
			netuid: netuid.into(),
			stake: stake.into(),
			locked: Compact(0),
			emission: AlphaDividendsPerSubnet::<T>::get(netuid, &hotkey).into(),
			tao_emission: TaoBalance::ZERO.into(),
			drain: Compact(0),
			is_registered: Self::uid_of(netuid, &hotkey).is_some(),
			hotkey,
		}
	}
}
