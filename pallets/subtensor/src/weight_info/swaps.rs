//! What `pallet_subtensor_swaps` costs.
//!
//! Not measured yet: each weight is derived from the reads and writes of the benchmark of its name,
//! with execution times of measured steps of the same kind. `make weights` will replace this file.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor_swaps`, by benchmark.
pub trait WeightInfo {
	/// `check_signer`.
	fn check_signer() -> Weight;
	/// `look_at_swaps`.
	fn look_at_swaps() -> Weight;
	/// `swap_seat`, with `l` from 0 to 64.
	fn swap_seat(l: u32) -> Weight;
	/// `committed_hash`, with `n` from 1 to 256.
	fn committed_hash(n: u32) -> Weight;
	/// `swap_timelocks`, with `n` from 1 to 8.
	fn swap_timelocks(n: u32) -> Weight;
	/// `swap_pending_children`, with `n` from 1 to 32.
	fn swap_pending_children(n: u32) -> Weight;
	/// `swap_auto_stakers`, with `n` from 1 to 32.
	fn swap_auto_stakers(n: u32) -> Weight;
	/// `swap_shares`, with `n` from 1 to 32.
	fn swap_shares(n: u32) -> Weight;
	/// `swap_root_accounts`, with `n` from 1 to 32.
	fn swap_root_accounts(n: u32) -> Weight;
	/// `finish_hotkey_swap`.
	fn finish_hotkey_swap() -> Weight;
	/// `swap_lists`.
	fn swap_lists() -> Weight;
	/// `swap_owned_hotkeys`, with `n` from 1 to 32.
	fn swap_owned_hotkeys(n: u32) -> Weight;
	/// `swap_owned_subnets`, with `n` from 1 to 32.
	fn swap_owned_subnets(n: u32) -> Weight;
	/// `swap_limits`, with `n` from 1 to 32.
	fn swap_limits(n: u32) -> Weight;
	/// `swap_positions`, with `n` from 1 to 32.
	fn swap_positions(n: u32) -> Weight;
	/// `swap_leases`, with `n` from 1 to 32.
	fn swap_leases(n: u32) -> Weight;
	/// `finish_coldkey_swap`.
	fn finish_coldkey_swap() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn check_signer() -> Weight {
		Weight::from_parts(12_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(2, 0))
	}
	fn look_at_swaps() -> Weight {
		Weight::from_parts(12_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(3, 4))
	}
	fn swap_seat(l: u32) -> Weight {
		Weight::from_parts(420_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(67, 79))
			.saturating_add(Weight::from_parts(25_000_000, 12_000).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(l.into()))
	}
	fn committed_hash(n: u32) -> Weight {
		Weight::from_parts(25_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(Weight::from_parts(60_000, 0).saturating_mul(n.into()))
	}
	fn swap_timelocks(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(Weight::from_parts(110_000_000, 30_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(n.into()))
	}
	fn swap_pending_children(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(Weight::from_parts(15_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(n.into()))
	}
	fn swap_auto_stakers(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(Weight::from_parts(25_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3).saturating_mul(n.into()))
	}
	fn swap_shares(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(Weight::from_parts(95_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 7).saturating_mul(n.into()))
	}
	fn swap_root_accounts(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 0))
			.saturating_add(Weight::from_parts(45_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(7, 4).saturating_mul(n.into()))
	}
	fn finish_hotkey_swap() -> Weight {
		Weight::from_parts(120_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(20, 12))
	}
	fn swap_lists() -> Weight {
		Weight::from_parts(90_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn swap_owned_hotkeys(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 0))
			.saturating_add(Weight::from_parts(160_000_000, 26_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 4).saturating_mul(n.into()))
	}
	fn swap_owned_subnets(n: u32) -> Weight {
		Weight::from_parts(25_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 0))
			.saturating_add(Weight::from_parts(20_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3).saturating_mul(n.into()))
	}
	fn swap_limits(n: u32) -> Weight {
		Weight::from_parts(15_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(1, 0))
			.saturating_add(Weight::from_parts(15_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 2).saturating_mul(n.into()))
	}
	fn swap_positions(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 0))
			.saturating_add(Weight::from_parts(150_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(14, 12).saturating_mul(n.into()))
	}
	fn swap_leases(n: u32) -> Weight {
		// Of each lease: the lease, two shares, the proxies of its coldkey and its account.
		Weight::from_parts(20_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
			.saturating_add(Weight::from_parts(60_000_000, 12_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(6, 5).saturating_mul(n.into()))
	}
	fn finish_coldkey_swap() -> Weight {
		Weight::from_parts(130_000_000, 28_000)
			.saturating_add(T::DbWeight::get().reads_writes(13, 15))
	}
}
