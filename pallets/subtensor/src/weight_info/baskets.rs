//! Not measured.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights by benchmark.
pub trait WeightInfo {
	/// `count_holdings`.
	fn count_holdings(r: u32) -> Weight;
	/// `value_basket`.
	fn value_basket(r: u32) -> Weight;
	/// `redeem_shares`.
	fn redeem_shares(r: u32) -> Weight;
	/// `put_dividends`.
	fn put_dividends(c: u32, r: u32) -> Weight;
	/// `begin_on_index`.
	fn begin_on_index(r: u32) -> Weight;
	/// `look_at_index`.
	fn look_at_index() -> Weight;
	/// `sample_basket`.
	fn sample_basket(r: u32) -> Weight;
	/// `publish_index`.
	fn publish_index() -> Weight;
	/// `swap_basket_of_hotkey`.
	fn swap_basket_of_hotkey() -> Weight;
	/// `swap_shares_in_baskets`.
	fn swap_shares_in_baskets(n: u32) -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn count_holdings(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn value_basket(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn redeem_shares(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn put_dividends(c: u32, r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn begin_on_index(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn look_at_index() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn sample_basket(r: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(r.into()))
	}
	fn publish_index() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn swap_basket_of_hotkey() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn swap_shares_in_baskets(n: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads_writes(10, 5).saturating_mul(n.into()))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn count_holdings(_: u32) -> Weight {
		Weight::zero()
	}
	fn value_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn redeem_shares(_: u32) -> Weight {
		Weight::zero()
	}
	fn put_dividends(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn begin_on_index(_: u32) -> Weight {
		Weight::zero()
	}
	fn look_at_index() -> Weight {
		Weight::zero()
	}
	fn sample_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn publish_index() -> Weight {
		Weight::zero()
	}
	fn swap_basket_of_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_shares_in_baskets(_: u32) -> Weight {
		Weight::zero()
	}
}
