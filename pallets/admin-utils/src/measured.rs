//! What `pallet_admin_utils` costs, measured. Written by `make weights`,
//! but for what says that it is not measured yet.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_admin_utils`, by benchmark.
pub trait WeightInfo {
	/// `set_on_chain`.
	fn set_on_chain() -> Weight;
	/// `set_by_root`.
	fn set_by_root() -> Weight;
	/// `set_by_owner`.
	fn set_by_owner() -> Weight;
	/// `sudo_set_tempo`.
	fn sudo_set_tempo() -> Weight;
	/// `swap_authorities`, with `n` from 1 to 32.
	fn swap_authorities(n: u32) -> Weight;
	/// `schedule_grandpa_change`, with `n` from 1 to 32.
	fn schedule_grandpa_change(n: u32) -> Weight;
	/// `sudo_trim_to_max_allowed_uids`.
	fn sudo_trim_to_max_allowed_uids() -> Weight;
	/// `sudo_trim_null_uids_batch`.
	fn sudo_trim_null_uids_batch() -> Weight;
	/// `sudo_set_sn_owner_hotkey`.
	fn sudo_set_sn_owner_hotkey() -> Weight;
	/// `sudo_set_difficulty`.
	fn sudo_set_difficulty() -> Weight;
	/// `sudo_set_rao_recycled`.
	fn sudo_set_rao_recycled() -> Weight;
	/// `sudo_set_max_allowed_validators`.
	fn sudo_set_max_allowed_validators() -> Weight;
	/// `sudo_set_epoch_consensus`.
	fn sudo_set_epoch_consensus() -> Weight;
	/// `sudo_set_sigmoid`.
	fn sudo_set_sigmoid() -> Weight;
	/// `sudo_set_mechanism_count`, with `m` from 1 to 15 and `r` from 1 to 240.
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight;
	/// `sudo_set_mechanism_emission_split`.
	fn sudo_set_mechanism_emission_split() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_on_chain() -> Weight {
		// At least 3_440_000 ps.
		Weight::from_parts(3_780_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn set_by_root() -> Weight {
		// At least 29_410_000 ps.
		Weight::from_parts(31_400_000, 4_669).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn set_by_owner() -> Weight {
		// At least 38_590_000 ps.
		// And a read that was added since, of the mode.
		Weight::from_parts(41_420_000, 4_879).saturating_add(T::DbWeight::get().reads_writes(13, 2))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 25_160_000 ps.
		Weight::from_parts(27_000_000, 4_627).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn swap_authorities(n: u32) -> Weight {
		// Not measured yet: the list of authors, and a digest of it, counted by hand.
		Weight::from_parts(20_000_000, 1_600)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 2))
	}
	fn schedule_grandpa_change(n: u32) -> Weight {
		// Not measured yet: the scheduled change and its checks, counted by hand.
		Weight::from_parts(20_000_000, 3_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn sudo_trim_to_max_allowed_uids() -> Weight {
		// Not measured yet, counted by hand: for each of 256 neurons its rows of weights and bonds
		// (read, removed and stored again, 256 entries each), hotkey, uid and block of registration;
		// and a remembered row.
		Weight::from_parts(3_500_000_000, 2_000_000)
			.saturating_add(T::DbWeight::get().reads_writes(1_580, 2_600))
	}
	fn sudo_trim_null_uids_batch() -> Weight {
		// Not measured yet, counted by hand: as above, and twenty entries of each of 64 neurons.
		Weight::from_parts(4_000_000_000, 1_600_000)
			.saturating_add(T::DbWeight::get().reads_writes(1_960, 2_720))
	}
	fn sudo_set_sn_owner_hotkey() -> Weight {
		// Not measured yet: the accesses of its checks, and of the sums of locks that follow the
		// hotkey, counted by hand.
		Weight::from_parts(40_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads_writes(11, 10))
	}
	fn sudo_set_difficulty() -> Weight {
		// Not measured yet: as other settings that only root sets, outside the freeze window.
		Weight::from_parts(25_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}
	fn sudo_set_rao_recycled() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(25_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 28_370_000 ps.
		Weight::from_parts(30_160_000, 4_698).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 77_760_000 ps.
		// And two reads that were added since, of the maximum of neurons and the mechanisms.
		// Not measured yet: leaving PeerPrediction mode, counted by hand, with what 16 mechanisms
		// remember: 256 rows.
		Weight::from_parts(85_280_000, 4_952)
			.saturating_add(Weight::from_parts(500_000_000, 640_000))
			.saturating_add(T::DbWeight::get().reads_writes(14, 52))
			.saturating_add(T::DbWeight::get().reads_writes(288, 272))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 85_870_000 ps.
		Weight::from_parts(93_630_000, 42_104)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 219_780_000 ps.
		Weight::from_parts(1_108_074, 5_181)
			.saturating_add(Weight::from_parts(15_134_379, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(1_706_923, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 54).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_479).saturating_mul(r.into()))
			// Two of the reads were added since, of the mode and the permits.
			.saturating_add(T::DbWeight::get().reads_writes(15, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(r.into()))
			// What mechanisms remember was added since.
			.saturating_add(T::DbWeight::get().reads_writes(2, 1).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(900_000, 1_240).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 43_240_000 ps.
		Weight::from_parts(45_430_000, 4_822).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_on_chain() -> Weight {
		Weight::zero()
	}
	fn set_by_root() -> Weight {
		Weight::zero()
	}
	fn set_by_owner() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tempo() -> Weight {
		Weight::zero()
	}
	fn swap_authorities(_: u32) -> Weight {
		Weight::zero()
	}
	fn schedule_grandpa_change(_: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_trim_to_max_allowed_uids() -> Weight {
		Weight::zero()
	}
	fn sudo_trim_null_uids_batch() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sn_owner_hotkey() -> Weight {
		Weight::zero()
	}
	fn sudo_set_difficulty() -> Weight {
		Weight::zero()
	}
	fn sudo_set_rao_recycled() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		Weight::zero()
	}
	fn sudo_set_epoch_consensus() -> Weight {
		Weight::zero()
	}
	fn sudo_set_sigmoid() -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_count(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::zero()
	}
}
