//! What `pallet_admin_utils` costs, measured. Written by `make weights`; not by hand.
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
		// At least 7_184_000 ps.
		Weight::from_parts(16_251_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn set_by_root() -> Weight {
		// At least 50_254_000 ps.
		Weight::from_parts(84_889_000, 5_033).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn set_by_owner() -> Weight {
		// At least 73_848_000 ps.
		Weight::from_parts(106_058_000, 5_422)
			.saturating_add(T::DbWeight::get().reads_writes(13, 2))
	}
	fn sudo_set_tempo() -> Weight {
		// At least 45_475_000 ps.
		Weight::from_parts(68_858_000, 4_990).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn swap_authorities(n: u32) -> Weight {
		// At least 6_943_000 ps.
		Weight::from_parts(13_054_665, 0)
			.saturating_add(Weight::from_parts(11_562, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn schedule_grandpa_change(_n: u32) -> Weight {
		// At least 8_125_000 ps.
		Weight::from_parts(10_500_052, 1_659).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_trim_to_max_allowed_uids() -> Weight {
		// At least 13_459_276_000 ps.
		Weight::from_parts(16_812_063_000, 670_759)
			.saturating_add(T::DbWeight::get().reads_writes(1570, 1559))
	}
	fn sudo_trim_null_uids_batch() -> Weight {
		// At least 7_509_875_000 ps.
		Weight::from_parts(8_300_009_000, 651_276)
			.saturating_add(T::DbWeight::get().reads_writes(808, 540))
	}
	fn sudo_set_sn_owner_hotkey() -> Weight {
		// At least 60_483_000 ps.
		Weight::from_parts(67_836_000, 5_286).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn sudo_set_difficulty() -> Weight {
		// At least 42_950_000 ps.
		Weight::from_parts(59_692_000, 4_990).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn sudo_set_rao_recycled() -> Weight {
		// At least 15_108_000 ps.
		Weight::from_parts(23_874_000, 4_080).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_allowed_validators() -> Weight {
		// At least 49_672_000 ps.
		Weight::from_parts(67_155_000, 5_087).saturating_add(T::DbWeight::get().reads_writes(8, 1))
	}
	fn sudo_set_epoch_consensus() -> Weight {
		// At least 504_922_000 ps.
		Weight::from_parts(783_342_000, 638_405)
			.saturating_add(T::DbWeight::get().reads_writes(287, 276))
	}
	fn sudo_set_sigmoid() -> Weight {
		// At least 145_982_000 ps.
		Weight::from_parts(228_767_000, 42_542)
			.saturating_add(T::DbWeight::get().reads_writes(26, 18))
	}
	fn sudo_set_mechanism_count(m: u32, r: u32) -> Weight {
		// At least 603_105_000 ps.
		Weight::from_parts(339_588_638, 6_314)
			.saturating_add(Weight::from_parts(28_526_712, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(5_883_661, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_570).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 2_479).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(14, 3))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(r.into()))
	}
	fn sudo_set_mechanism_emission_split() -> Weight {
		// At least 72_475_000 ps.
		Weight::from_parts(104_115_000, 5_205)
			.saturating_add(T::DbWeight::get().reads_writes(10, 2))
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
