//! Weights of the calls whose weight depends on arguments or on the state, one function for each
//! call under its name. Every other call has the weight of its benchmark.
//!
//! Each weight is the worst case; a call that takes less returns its actual weight after dispatch.

use crate::{
	commits::batches::CompactRow,
	keys::children::count,
	pallet::*,
	root::claims::{CLAIMS_A_HOLDING, MOST_CLAIMS, MOST_HOTKEYS},
	subnets::crowdloans::Crowdloans as _,
	types::{Link, MAX_HOTKEYS},
	weight_info::{basket_cost, collateral_cost, cost, lock_cost, work_cost, WeightInfo},
};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use ganglion_types::NetUid;
use sp_core::H256;

/// [`Pallet::burned_register`], [`Pallet::register`] and [`Pallet::register_limit`]; at worst a
/// neuron is replaced.
pub(crate) fn burned_register<T: Config>(netuid: NetUid) -> Weight {
	cost::burned_register::<T>(Pallet::<T>::registration_size(netuid))
		.saturating_add(collateral_cost::lock_part_of_price::<T>(netuid))
}

/// [`Pallet::pow_register`]; at worst a neuron is replaced.
pub(crate) fn pow_register<T: Config>(netuid: NetUid) -> Weight {
	work_cost::pow_register::<T>(Pallet::<T>::registration_size(netuid))
}

/// [`Pallet::set_weights`] and [`Pallet::set_mechanism_weights`], by the number of uids in the row.
pub(crate) fn set_weights<T: Config>(uids: &[u16]) -> Weight {
	T::WeightInfo::set_weights(u32::try_from(uids.len()).unwrap_or(u32::MAX))
}

/// [`Pallet::batch_set_weights`]: each row alone.
pub(crate) fn batch_set_weights<T: Config>(rows: &[CompactRow]) -> Weight {
	let row = |row: &CompactRow| T::WeightInfo::set_weights(cost::count(row.len()));
	rows.iter().map(row).fold(Weight::zero(), Weight::saturating_add)
}

/// [`Pallet::batch_commit_weights`]: each commit alone.
pub(crate) fn batch_commit_weights<T: Config>(hashes: &[H256]) -> Weight {
	T::WeightInfo::commit_weights().saturating_mul(hashes.len() as u64)
}

/// [`Pallet::reveal_weights`] and [`Pallet::reveal_mechanism_weights`], by the number of uids in
/// the row, and of numbers in the salt.
pub(crate) fn reveal_weights<T: Config>(uids: &[u16], salt: &[u16]) -> Weight {
	let length = uids.len().max(salt.len());
	T::WeightInfo::reveal_weights(cost::count(length))
		.saturating_add(cost::committed_hash::<T>(length))
}

/// [`Pallet::batch_reveal_weights`]: each row alone.
pub(crate) fn batch_reveal_weights<T: Config>(uids: &[Vec<u16>], salts: &[Vec<u16>]) -> Weight {
	let row = |(uids, salt): (&Vec<u16>, &Vec<u16>)| reveal_weights::<T>(uids, salt);
	uids.iter().zip(salts).map(row).fold(Weight::zero(), Weight::saturating_add)
}

/// [`Pallet::register_leased_network`], with as many contributors as a crowdloan can have.
pub(crate) fn register_leased_network<T: Config>() -> Weight {
	T::WeightInfo::register_leased_network(T::Crowdloans::most_contributors())
		.max(T::WeightInfo::register_network_by_waiting())
}

/// [`Pallet::set_children`]; at worst the list applies at once.
pub(crate) fn set_children<T: Config>(children: &[Link<T::AccountId>]) -> Weight {
	T::WeightInfo::set_children(count(children), Pallet::<T>::count_subnets())
		.saturating_add(cost::children_in_swap::<T>())
}

/// [`Pallet::add_stake`].
pub(crate) fn add_stake<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	with_root::<T>(T::WeightInfo::add_stake(), &[(hotkey, netuid)])
}

/// [`Pallet::add_stake_limit`].
pub(crate) fn add_stake_limit<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	with_root::<T>(T::WeightInfo::add_stake_limit(), &[(hotkey, netuid)])
}

/// [`Pallet::remove_stake`].
pub(crate) fn remove_stake<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	with_rest::<T>(T::WeightInfo::remove_stake(), hotkey, netuid)
}

/// [`Pallet::remove_stake_limit`].
pub(crate) fn remove_stake_limit<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	with_rest::<T>(T::WeightInfo::remove_stake_limit(), hotkey, netuid)
}

/// [`Pallet::remove_stake_full_limit`].
pub(crate) fn remove_stake_full_limit<T: Config>(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	with_rest::<T>(T::WeightInfo::remove_stake_full_limit(), hotkey, netuid)
}

/// [`Pallet::unstake_all`] and [`Pallet::unstake_all_alpha`]: a sale on every subnet.
pub(crate) fn unstake_all<T: Config>(hotkey: &T::AccountId) -> Weight {
	Pallet::<T>::weight_of_leaving_all(hotkey)
}

/// [`Pallet::move_stake`], from one position to another.
pub(crate) fn move_stake<T: Config>(
	from: (&T::AccountId, NetUid),
	to: (&T::AccountId, NetUid),
) -> Weight {
	moving::<T>(T::WeightInfo::move_stake(), from, to)
}

/// [`Pallet::move_stake_limit`], from one position to another.
pub(crate) fn move_stake_limit<T: Config>(
	from: (&T::AccountId, NetUid),
	to: (&T::AccountId, NetUid),
) -> Weight {
	moving::<T>(T::WeightInfo::move_stake_limit(), from, to)
}

/// [`Pallet::transfer_stake`], from one subnet to another.
pub(crate) fn transfer_stake<T: Config>(hotkey: &T::AccountId, from: NetUid, to: NetUid) -> Weight {
	moving::<T>(T::WeightInfo::transfer_stake(), (hotkey, from), (hotkey, to))
}

/// [`Pallet::transfer_stake_and_hotkey`], from one position to another.
pub(crate) fn transfer_stake_and_hotkey<T: Config>(
	from: (&T::AccountId, NetUid),
	to: (&T::AccountId, NetUid),
) -> Weight {
	moving::<T>(T::WeightInfo::transfer_stake_and_hotkey(), from, to)
}

/// [`Pallet::swap_stake`], from one subnet to another.
pub(crate) fn swap_stake<T: Config>(hotkey: &T::AccountId, from: NetUid, to: NetUid) -> Weight {
	moving::<T>(T::WeightInfo::swap_stake(), (hotkey, from), (hotkey, to))
}

/// [`Pallet::swap_stake_limit`], from one subnet to another.
pub(crate) fn swap_stake_limit<T: Config>(
	hotkey: &T::AccountId,
	from: NetUid,
	to: NetUid,
) -> Weight {
	moving::<T>(T::WeightInfo::swap_stake_limit(), (hotkey, from), (hotkey, to))
}

/// [`Pallet::recycle_alpha`]; at least its checks.
pub(crate) fn recycle_alpha<T: Config>(netuid: NetUid) -> Weight {
	T::WeightInfo::recycle_alpha()
		.saturating_add(Pallet::<T>::weight_of_cover(netuid))
		.max(cost::checks_of_trade::<T>())
}

/// [`Pallet::burn_alpha`]; at least its checks.
pub(crate) fn burn_alpha<T: Config>(netuid: NetUid) -> Weight {
	T::WeightInfo::burn_alpha()
		.saturating_add(Pallet::<T>::weight_of_cover(netuid))
		.max(cost::checks_of_trade::<T>())
}

/// [`Pallet::lock_stake`], which counts the stake that covers the lock.
pub(crate) fn lock_stake<T: Config>() -> Weight {
	T::WeightInfo::lock_stake().saturating_add(lock_cost::count_stake::<T>())
}

/// [`Pallet::add_collateral`], which counts what is free of the stake, and at worst buys the rest.
pub(crate) fn add_collateral<T: Config>() -> Weight {
	T::WeightInfo::add_collateral()
		.saturating_add(lock_cost::count_stake::<T>())
		.max(collateral_cost::lock_free_stake::<T>())
}

/// [`Pallet::claim_root`] with the longest list of hotkeys: as many hotkeys or baskets, and as many
/// claims or holdings, as it may have together, whichever weigh more.
pub(crate) fn claim_root<T: Config>() -> Weight {
	let subnets = Pallet::<T>::count_subnets();
	let many = MOST_HOTKEYS.saturating_mul(subnets).min(MOST_CLAIMS);
	let list = cost::claim_root::<T>(MAX_HOTKEYS, 0, 0, subnets);
	let by_hotkeys = |hotkeys, claims| {
		cost::claim_root::<T>(MAX_HOTKEYS, hotkeys, claims, subnets).saturating_sub(list)
	};
	let by_baskets = |baskets, claims: u32| {
		basket_cost::claims::<T>(baskets, claims.div_ceil(CLAIMS_A_HOLDING), subnets)
	};
	list.saturating_add(by_hotkeys(MOST_HOTKEYS, 0).max(by_baskets(MOST_HOTKEYS, 0)))
		.saturating_add(by_hotkeys(0, many).max(by_baskets(0, many)))
}

/// [`Pallet::claim_root_with_hotkey`]: a claim on every subnet where the hotkey's stakers earned,
/// and of shares in the hotkey's basket if it has one.
pub(crate) fn claim_root_with_hotkey<T: Config>(hotkey: &T::AccountId) -> Weight {
	let rates = Pallet::<T>::rates_of(hotkey);
	let baskets = u32::from(Pallet::<T>::basket_of(hotkey).is_some());
	let rows = Pallet::<T>::count_subnets().saturating_mul(baskets);
	cost::claim_root_with_hotkey::<T>(rates, rates)
		.saturating_add(basket_cost::claims::<T>(baskets, rows, rates))
}

/// [`Pallet::stake_into_basket`]: a basket with a holding on every subnet.
pub(crate) fn stake_into_basket<T: Config>() -> Weight {
	basket_cost::deposit::<T>(Pallet::<T>::count_subnets())
}

/// [`Pallet::swap_basket`] and [`Pallet::swap_basket_many`], by the number of trades: a basket with
/// a holding on every subnet.
pub(crate) fn swap_basket<T: Config>(legs: usize) -> Weight {
	basket_cost::trades::<T>(Pallet::<T>::count_subnets(), legs)
}

/// [`Pallet::swap_hotkey`], with the first steps of the swap.
pub(crate) fn swap_hotkey<T: Config>() -> Weight {
	T::WeightInfo::swap_hotkey().saturating_add(Pallet::<T>::swap_budget())
}

/// [`Pallet::swap_hotkey_v2`]: the same, and a search for collateral that cannot be kept.
pub(crate) fn swap_hotkey_v2<T: Config>(keep_stake: bool) -> Weight {
	swap_hotkey::<T>().saturating_add(Pallet::<T>::weight_of_kept(keep_stake))
}

/// [`Pallet::swap_coldkey_announced`], with the first steps of the swap.
pub(crate) fn swap_coldkey_announced<T: Config>() -> Weight {
	T::WeightInfo::swap_coldkey_announced().saturating_add(Pallet::<T>::swap_budget())
}

/// [`Pallet::swap_coldkey`], with the first steps of the swap.
pub(crate) fn swap_coldkey<T: Config>() -> Weight {
	T::WeightInfo::swap_coldkey().saturating_add(Pallet::<T>::swap_budget())
}

/// [`Pallet::set_identity`]: at worst only the last of as many hotkeys as a coldkey can own has a
/// uid.
pub(crate) fn set_identity<T: Config>() -> Weight {
	T::WeightInfo::set_identity(MAX_HOTKEYS)
}

/// [`Pallet::update_symbol`], which reads the symbol of every subnet.
pub(crate) fn update_symbol<T: Config>() -> Weight {
	T::WeightInfo::update_symbol(Pallet::<T>::count_subnets())
}

/// A call that changes the stake of `positions`. A position on root adds the update of what root's
/// stakers are owed.
fn with_root<T: Config>(call: Weight, positions: &[(&T::AccountId, NetUid)]) -> Weight {
	positions.iter().fold(call, |weight, (hotkey, netuid)| {
		weight.saturating_add(Pallet::<T>::weight_on_root(hotkey, *netuid))
	})
}

/// A call that moves stake from one position to another. It may be locked or collateral, and the
/// lock may go along.
fn moving<T: Config>(
	call: Weight,
	from: (&T::AccountId, NetUid),
	to: (&T::AccountId, NetUid),
) -> Weight {
	let call = with_root::<T>(call, &[from, to]);
	let call = call.saturating_add(Pallet::<T>::weight_of_cover(from.1));
	if Pallet::<T>::has_locks(from.1) {
		call.saturating_add(lock_cost::hand_over_lock::<T>())
	} else {
		call
	}
}

/// A call that unstakes from a position, which may be locked or collateral, and whose rest is also
/// sold if it is too small to keep.
fn with_rest<T: Config>(call: Weight, hotkey: &T::AccountId, netuid: NetUid) -> Weight {
	let cover = Pallet::<T>::weight_of_cover(netuid);
	let call = with_root::<T>(call, &[(hotkey, netuid)]).saturating_add(cover);
	if Pallet::<T>::least_nomination().is_zero() {
		return call;
	}
	call.saturating_add(cost::sell_small_stake::<T>()).saturating_add(cover)
}
