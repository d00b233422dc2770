//! What `pallet_commitments` costs. Not measured yet: the database is charged by what each
//! benchmark reads and writes, counted by hand, and the rest is estimated from measured calls of
//! the same kind. `make weights` will replace this file.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_commitments`, by benchmark.
pub trait WeightInfo {
	/// `set_commitment`.
	fn set_commitment() -> Weight;
	/// `reset_bonds`, with `r` from 1 to 256.
	fn reset_bonds(r: u32) -> Weight;
	/// `set_max_space`.
	fn set_max_space() -> Weight;
	/// `check_commitment`.
	fn check_commitment() -> Weight;
	/// `look_for_due`.
	fn look_for_due() -> Weight;
	/// `reveal_field`.
	fn reveal_field() -> Weight;
	/// `look_at_maps`.
	fn look_at_maps() -> Weight;
	/// `purge_commitments`, with `n` from 1 to 64.
	fn purge_commitments(n: u32) -> Weight;
	/// `purge_entries`, with `n` from 1 to 64.
	fn purge_entries(n: u32) -> Weight;
	/// `pass_on`.
	fn pass_on() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

// None is measured yet. The database is charged by what the code reads and writes, counted by hand;
// the rest is that of calls of the protocol pallet that do as much.
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_commitment() -> Weight {
		// Reads: subnet, uid, commitment, usage, limit, epoch, newest round, three pulses. Writes:
		// commitment, block, usage, three old and three new entries of the index.
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 9))
	}
	fn reset_bonds(r: u32) -> Weight {
		// A row of 256 bonds is read and written.
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(15_000_000, 3_600).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 2))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(r.into()))
	}
	fn set_max_space() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_commitment() -> Weight {
		// Reads: subnet, uid, usage, limit, epoch, newest round, three pulses.
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads(9))
	}
	fn look_for_due() -> Weight {
		// Reads the newest round, and the entry behind the last one that is due.
		Weight::from_parts(8_000_000, 4_000).saturating_add(T::DbWeight::get().reads(2))
	}
	fn reveal_field() -> Weight {
		// A pairing and a multiplication in G2: 8 ms as native code on a slow machine, five to
		// eight times as long as WASM. Reads: entry, pulse, commitment, reveals. Writes:
		// commitment, reveals, entry.
		Weight::from_parts(60_000_000_000, 24_000)
			.saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn look_at_maps() -> Weight {
		Weight::from_parts(10_000_000, 12_000).saturating_add(T::DbWeight::get().reads(5))
	}
	fn purge_commitments(n: u32) -> Weight {
		// Of each its key and value are read, and it is removed with three entries of the index. A
		// value that was not read for long takes further reads of the trie.
		Weight::from_parts(5_000_000, 2_000)
			.saturating_add(Weight::from_parts(20_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(16, 4).saturating_mul(n.into()))
	}
	fn purge_entries(n: u32) -> Weight {
		Weight::from_parts(5_000_000, 2_000)
			.saturating_add(Weight::from_parts(8_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(15, 1).saturating_mul(n.into()))
	}
	fn pass_on() -> Weight {
		// Five entries of either account are read and written, and the entries of three rounds of
		// each are removed or stored.
		Weight::from_parts(90_000_000, 48_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 19))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_commitment() -> Weight {
		Weight::zero()
	}
	fn reset_bonds(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_max_space() -> Weight {
		Weight::zero()
	}
	fn check_commitment() -> Weight {
		Weight::zero()
	}
	fn look_for_due() -> Weight {
		Weight::zero()
	}
	fn reveal_field() -> Weight {
		Weight::zero()
	}
	fn look_at_maps() -> Weight {
		Weight::zero()
	}
	fn purge_commitments(_: u32) -> Weight {
		Weight::zero()
	}
	fn purge_entries(_: u32) -> Weight {
		Weight::zero()
	}
	fn pass_on() -> Weight {
		Weight::zero()
	}
}
