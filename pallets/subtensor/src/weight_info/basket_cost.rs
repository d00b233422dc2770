//! Weights of baskets. None is measured yet: they are counted from reads and writes, with the
//! execution time of measured steps of the same kind.

use crate::{
	pallet::Config,
	weight_info::{cost, WeightInfo},
};
use frame_support::{traits::Get, weights::Weight};
use ganglion_types::NetUid;

/// Looking up a basket: its number, hotkey, shares, account and list of hotkeys.
pub(crate) fn look<T: Config>() -> Weight {
	Weight::from_parts(20_000_000, 10_000).saturating_add(T::DbWeight::get().reads(8))
}

/// Looking up a basket and counting its holdings.
pub(crate) fn count_rows<T: Config>(rows: u32) -> Weight {
	let row = Weight::from_parts(20_000_000, 2_000).saturating_add(T::DbWeight::get().reads(6));
	look::<T>().saturating_add(row.saturating_mul(rows.into()))
}

/// Valuing a holding: the position, its pool of stake, the market with its price.
fn value_row<T: Config>() -> Weight {
	Weight::from_parts(40_000_000, 3_000).saturating_add(T::DbWeight::get().reads(14))
}

/// Trading a holding: the reserves and counters of its subnet, the accounts, the position.
fn trade_row<T: Config>() -> Weight {
	Weight::from_parts(300_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(24, 15))
}

/// Valuing a basket with `rows` holdings.
pub(crate) fn value<T: Config>(rows: u32) -> Weight {
	look::<T>().saturating_add(value_row::<T>().saturating_mul(rows.into()))
}

/// A deposit into a basket with `rows` holdings: each is valued before and after, and bought or
/// swept.
pub(crate) fn deposit<T: Config>(rows: u32) -> Weight {
	T::WeightInfo::stake_into_basket(rows).saturating_add(begin_on_index::<T>(0))
}

/// Claims of shares in `baskets` baskets with `rows` holdings together, which are each valued and
/// sold or swept; staking the TAO with hotkeys whose stakers on root have earned on `rates`
/// subnets.
pub(crate) fn claims<T: Config>(baskets: u32, rows: u32, rates: u32) -> Weight {
	let row = value_row::<T>().saturating_add(trade_row::<T>());
	let basket = look::<T>()
		.saturating_add(Weight::from_parts(200_000_000, 10_000))
		.saturating_add(T::DbWeight::get().reads_writes(24, 18))
		.saturating_add(cost::follow_root_stake::<T>(rates));
	basket.saturating_mul(baskets.into()).saturating_add(row.saturating_mul(rows.into()))
}

/// `legs` trades of a basket with `rows` holdings, which is valued once.
pub(crate) fn trades<T: Config>(rows: u32, legs: usize) -> Weight {
	let legs = cost::count(legs);
	let further = legs.saturating_sub(1);
	T::WeightInfo::swap_basket(rows)
		.saturating_add(cost::slope(T::WeightInfo::swap_basket_many).saturating_mul(further.into()))
}

/// Putting `claims` root dividends into a basket with `rows` holdings, which are valued; their own
/// holdings before and after.
pub(crate) fn put_dividends<T: Config>(claims: u32, rows: u32) -> Weight {
	let of_claim = Weight::from_parts(100_000_000, 6_000)
		.saturating_add(T::DbWeight::get().reads_writes(16, 9))
		.saturating_add(value_row::<T>().saturating_mul(2));
	value::<T>(rows)
		.saturating_add(T::DbWeight::get().reads_writes(10, 10))
		.saturating_add(begin_on_index::<T>(claims))
		.saturating_add(of_claim.saturating_mul(claims.into()))
}

/// Giving the basket of a hotkey, with what limits it, to its successor, which happens on root.
pub(crate) fn swap_hotkey<T: Config>(netuid: NetUid) -> Weight {
	if !netuid.is_root() {
		return Weight::zero();
	}
	Weight::from_parts(30_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(11, 19))
}

/// Giving a coldkey's shares in a basket to its successor.
pub(crate) fn swap_shares<T: Config>() -> Weight {
	Weight::from_parts(20_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
}

/// Valuing a holding at the price of its market.
fn price_row<T: Config>() -> Weight {
	Weight::from_parts(25_000_000, 3_000).saturating_add(T::DbWeight::get().reads(12))
}

/// Putting a new basket with `rows` holdings on the index.
fn begin_on_index<T: Config>(rows: u32) -> Weight {
	look::<T>()
		.saturating_add(T::DbWeight::get().reads_writes(3, 1))
		.saturating_add(price_row::<T>().saturating_mul(rows.into()))
}

/// Adding a payment to what a stake on root has become.
pub(crate) fn compound_return<T: Config>() -> Weight {
	Weight::from_parts(10_000_000, 3_000).saturating_add(T::DbWeight::get().reads_writes(4, 1))
}

/// Looking whether baskets are being priced.
pub(crate) fn look_at_index<T: Config>() -> Weight {
	Weight::from_parts(5_000_000, 1_500).saturating_add(T::DbWeight::get().reads_writes(2, 1))
}

/// Pricing a basket with `rows` holdings for the index.
pub(crate) fn sample<T: Config>(rows: u32) -> Weight {
	count_rows::<T>(rows)
		.saturating_add(price_row::<T>().saturating_mul(rows.into()))
		.saturating_add(T::DbWeight::get().reads_writes(6, 1))
}

/// Publishing the levels of the index.
pub(crate) fn publish_index<T: Config>() -> Weight {
	Weight::from_parts(10_000_000, 1_500).saturating_add(T::DbWeight::get().reads_writes(1, 2))
}
