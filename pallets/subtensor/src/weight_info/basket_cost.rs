//! Weights of baskets, built from the measured parts: see [`crate::weight_info::cost`].

use crate::{
	pallet::Config,
	weight_info::{
		baskets::{SubstrateWeight as Baskets, WeightInfo as _},
		cost::{self, item, slope},
		WeightInfo,
	},
};
use frame_support::weights::Weight;
use ganglion_types::NetUid;

/// Looking up a basket and counting its holdings.
pub(crate) fn count_rows<T: Config>(rows: u32) -> Weight {
	Baskets::<T>::count_holdings(rows)
}

/// A deposit into a basket with `rows` holdings: each is valued before and after, and bought or
/// swept. The basket is new at worst, and then without holdings.
pub(crate) fn deposit<T: Config>(rows: u32) -> Weight {
	T::WeightInfo::stake_into_basket(rows).saturating_add(Baskets::<T>::begin_on_index(0))
}

/// Claims of shares in `baskets` baskets with `rows` holdings together, which are each valued and
/// sold or swept; staking the TAO with hotkeys whose stakers on root have earned on `rates`
/// subnets.
pub(crate) fn claims<T: Config>(baskets: u32, rows: u32, rates: u32) -> Weight {
	let basket = Baskets::<T>::redeem_shares(0).saturating_add(cost::follow_root_stake::<T>(rates));
	let row = slope(Baskets::<T>::redeem_shares);
	basket.saturating_mul(baskets.into()).saturating_add(row.saturating_mul(rows.into()))
}

/// `legs` trades of a basket with `rows` holdings, which is valued once.
pub(crate) fn trades<T: Config>(rows: u32, legs: usize) -> Weight {
	let legs = cost::count(legs);
	let further = legs.saturating_sub(1);
	T::WeightInfo::swap_basket(rows)
		.saturating_add(slope(T::WeightInfo::swap_basket_many).saturating_mul(further.into()))
}

/// Putting `claims` root dividends into a basket with `rows` holdings, which is new at worst, and
/// then holds nothing else.
pub(crate) fn put_dividends<T: Config>(claims: u32, rows: u32) -> Weight {
	Baskets::<T>::put_dividends(claims, rows).saturating_add(Baskets::<T>::begin_on_index(claims))
}

/// Giving the basket of a hotkey, with what limits it, to its successor, which happens on root.
pub(crate) fn swap_hotkey<T: Config>(netuid: NetUid) -> Weight {
	if !netuid.is_root() {
		return Weight::zero();
	}
	Baskets::<T>::swap_basket_of_hotkey()
}

/// Giving a coldkey's shares in a basket to its successor.
pub(crate) fn swap_shares<T: Config>() -> Weight {
	item::<T>(Baskets::<T>::swap_shares_in_baskets)
}

/// Looking whether baskets are being priced.
pub(crate) fn look_at_index<T: Config>() -> Weight {
	Baskets::<T>::look_at_index()
}

/// Pricing a basket with `rows` holdings for the index.
pub(crate) fn sample<T: Config>(rows: u32) -> Weight {
	Baskets::<T>::sample_basket(rows)
}

/// Publishing the levels of the index.
pub(crate) fn publish_index<T: Config>() -> Weight {
	Baskets::<T>::publish_index()
}
