//! What `pallet_crowdloan` costs. Not measured yet: the database is charged by what each
//! benchmark reads and writes, counted by hand, and the rest is estimated from measured calls of
//! the same kind. `make weights` will replace this file.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_crowdloan`, by benchmark.
pub trait WeightInfo {
	/// `create`.
	fn create() -> Weight;
	/// `contribute`.
	fn contribute() -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `finalize`.
	fn finalize() -> Weight;
	/// `refund`, with `k` from 0 to 50.
	fn refund(k: u32) -> Weight;
	/// `dissolve`.
	fn dissolve() -> Weight;
	/// `update_min_contribution`.
	fn update_min_contribution() -> Weight;
	/// `update_end`.
	fn update_end() -> Weight;
	/// `update_cap`.
	fn update_cap() -> Weight;
	/// `set_max_contribution`.
	fn set_max_contribution() -> Weight;
	/// `pass_on`.
	fn pass_on() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

// None is measured yet. The database is charged by what the code reads and writes, counted by hand;
// the rest is that of calls of the protocol pallet that do as much.
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		// Reads: number, contribution, two accounts, block time. Writes: number, crowdloan,
		// contribution, index, two accounts.
		Weight::from_parts(90_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(6, 6))
	}
	fn contribute() -> Weight {
		// Reads: crowdloan, contribution twice, maximum, two accounts. Writes: crowdloan,
		// contribution, index, two accounts.
		Weight::from_parts(80_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
	fn withdraw() -> Weight {
		// Reads: crowdloan, contribution, two accounts; and the protocol's issuance and what it has
		// recycled. Writes: crowdloan, contribution, index, two accounts; and these.
		Weight::from_parts(80_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(7, 8))
	}
	fn finalize() -> Weight {
		// Reads: crowdloan, current crowdloan, two accounts. Writes: crowdloan, current crowdloan
		// twice, two accounts.
		Weight::from_parts(90_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
	fn refund(k: u32) -> Weight {
		// Of each contributor its contribution and account are read, which may be at the end of
		// long paths of the trie, and written with the index.
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(Weight::from_parts(60_000_000, 8_000).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 4))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3).saturating_mul(k.into()))
	}
	fn dissolve() -> Weight {
		// Reads: crowdloan, contribution, two accounts. Writes: these, the maximum and the index.
		Weight::from_parts(80_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(4, 6))
	}
	fn update_min_contribution() -> Weight {
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn update_end() -> Weight {
		// Reads: crowdloan, block time.
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn update_cap() -> Weight {
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_max_contribution() -> Weight {
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn pass_on() -> Weight {
		// Reads: an entry of the index, two contributions, crowdloan. Writes: two entries of the
		// index, two contributions, crowdloan.
		Weight::from_parts(50_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(4, 5))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::zero()
	}
	fn contribute() -> Weight {
		Weight::zero()
	}
	fn withdraw() -> Weight {
		Weight::zero()
	}
	fn finalize() -> Weight {
		Weight::zero()
	}
	fn refund(_: u32) -> Weight {
		Weight::zero()
	}
	fn dissolve() -> Weight {
		Weight::zero()
	}
	fn update_min_contribution() -> Weight {
		Weight::zero()
	}
	fn update_end() -> Weight {
		Weight::zero()
	}
	fn update_cap() -> Weight {
		Weight::zero()
	}
	fn set_max_contribution() -> Weight {
		Weight::zero()
	}
	fn pass_on() -> Weight {
		Weight::zero()
	}
}
