//! What `pallet_subtensor` costs, measured. Written by `make weights`,
//! but for what says that it is not measured yet.
//!
//! The runtime as WASM on AMD EPYC, 20 steps of each component, 10 times each. The database is
//! charged by what was read and written; a proof holds what was touched of the state that the benchmark made.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `pallet_subtensor`, by benchmark.
pub trait WeightInfo {
	/// `set_weights`, with `n` from 1 to 256.
	fn set_weights(n: u32) -> Weight;
	/// `add_stake`.
	fn add_stake() -> Weight;
	/// `add_stake_limit`.
	fn add_stake_limit() -> Weight;
	/// `remove_stake`.
	fn remove_stake() -> Weight;
	/// `remove_stake_limit`.
	fn remove_stake_limit() -> Weight;
	/// `remove_stake_full_limit`.
	fn remove_stake_full_limit() -> Weight;
	/// `move_stake`.
	fn move_stake() -> Weight;
	/// `move_stake_limit`.
	fn move_stake_limit() -> Weight;
	/// `transfer_stake`.
	fn transfer_stake() -> Weight;
	/// `transfer_stake_and_hotkey`.
	fn transfer_stake_and_hotkey() -> Weight;
	/// `swap_stake`.
	fn swap_stake() -> Weight;
	/// `swap_stake_limit`.
	fn swap_stake_limit() -> Weight;
	/// `unstake_all`, with `s` from 1 to 64 and `p` from 1 to 64.
	fn unstake_all(s: u32, p: u32) -> Weight;
	/// `recycle_alpha`.
	fn recycle_alpha() -> Weight;
	/// `burn_alpha`.
	fn burn_alpha() -> Weight;
	/// `add_stake_burn`.
	fn add_stake_burn() -> Weight;
	/// `set_coldkey_auto_stake_hotkey`.
	fn set_coldkey_auto_stake_hotkey() -> Weight;
	/// `lock_stake`.
	fn lock_stake() -> Weight;
	/// `add_collateral`.
	fn add_collateral() -> Weight;
	/// `set_min_collateral`.
	fn set_min_collateral() -> Weight;
	/// `move_lock`.
	fn move_lock() -> Weight;
	/// `set_perpetual_lock`.
	fn set_perpetual_lock() -> Weight;
	/// `set_reject_locked_alpha`.
	fn set_reject_locked_alpha() -> Weight;
	/// `burned_register`.
	fn burned_register() -> Weight;
	/// `pow_register`.
	fn pow_register() -> Weight;
	/// `burned_register_of_mechanisms`.
	fn burned_register_of_mechanisms() -> Weight;
	/// `burned_register_of_free_uid`.
	fn burned_register_of_free_uid() -> Weight;
	/// `root_register`.
	fn root_register() -> Weight;
	/// `register_network`.
	fn register_network() -> Weight;
	/// `register_network_by_waiting`.
	fn register_network_by_waiting() -> Weight;
	/// `dissolve_network`.
	fn dissolve_network() -> Weight;
	/// `start_call`.
	fn start_call() -> Weight;
	/// `set_tempo`.
	fn set_tempo() -> Weight;
	/// `set_activity_cutoff_factor`.
	fn set_activity_cutoff_factor() -> Weight;
	/// `enable_voting_power_tracking`.
	fn enable_voting_power_tracking() -> Weight;
	/// `disable_voting_power_tracking`.
	fn disable_voting_power_tracking() -> Weight;
	/// `sudo_set_voting_power_ema_alpha`.
	fn sudo_set_voting_power_ema_alpha() -> Weight;
	/// `register_leased_network`, with `k` from 1 to 500.
	fn register_leased_network(k: u32) -> Weight;
	/// `terminate_lease`.
	fn terminate_lease() -> Weight;
	/// `set_identity`, with `h` from 1 to 1024.
	fn set_identity(h: u32) -> Weight;
	/// `set_subnet_identity`.
	fn set_subnet_identity() -> Weight;
	/// `update_symbol`, with `s` from 1 to 128.
	fn update_symbol(s: u32) -> Weight;
	/// `trigger_epoch`.
	fn trigger_epoch() -> Weight;
	/// `commit_weights`.
	fn commit_weights() -> Weight;
	/// `reveal_weights`, with `n` from 1 to 256.
	fn reveal_weights(n: u32) -> Weight;
	/// `commit_timelocked_weights`.
	fn commit_timelocked_weights() -> Weight;
	/// `try_associate_hotkey`.
	fn try_associate_hotkey() -> Weight;
	/// `swap_hotkey`.
	fn swap_hotkey() -> Weight;
	/// `announce_coldkey_swap`.
	fn announce_coldkey_swap() -> Weight;
	/// `swap_coldkey_announced`.
	fn swap_coldkey_announced() -> Weight;
	/// `dispute_coldkey_swap`.
	fn dispute_coldkey_swap() -> Weight;
	/// `clear_coldkey_swap_announcement`.
	fn clear_coldkey_swap_announcement() -> Weight;
	/// `reset_coldkey_swap`.
	fn reset_coldkey_swap() -> Weight;
	/// `swap_coldkey`.
	fn swap_coldkey() -> Weight;
	/// `serve_axon`.
	fn serve_axon() -> Weight;
	/// `serve_axon_tls`.
	fn serve_axon_tls() -> Weight;
	/// `associate_evm_key`.
	fn associate_evm_key() -> Weight;
	/// `serve_prometheus`.
	fn serve_prometheus() -> Weight;
	/// `increase_take`.
	fn increase_take() -> Weight;
	/// `decrease_take`.
	fn decrease_take() -> Weight;
	/// `set_childkey_take`.
	fn set_childkey_take() -> Weight;
	/// `sudo_set_tx_childkey_take_rate_limit`.
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight;
	/// `sudo_set_min_childkey_take`.
	fn sudo_set_min_childkey_take() -> Weight;
	/// `sudo_set_max_childkey_take`.
	fn sudo_set_max_childkey_take() -> Weight;
	/// `set_children`, with `n` from 0 to 5 and `s` from 1 to 128.
	fn set_children(n: u32, s: u32) -> Weight;
	/// `schedule_children`, with `n` from 0 to 5 and `s` from 1 to 128.
	fn schedule_children(n: u32, s: u32) -> Weight;
	/// `set_pending_childkey_cooldown`.
	fn set_pending_childkey_cooldown() -> Weight;
	/// `set_auto_parent_delegation_enabled`.
	fn set_auto_parent_delegation_enabled() -> Weight;
	/// `claim_root`, with `l` from 1 to 1022.
	fn claim_root(l: u32) -> Weight;
	/// `claim_root_with_hotkey`, with `r` from 1 to 128.
	fn claim_root_with_hotkey(r: u32) -> Weight;
	/// `stake_into_basket`, with `r` from 1 to 128.
	fn stake_into_basket(r: u32) -> Weight;
	/// `swap_basket`, with `r` from 1 to 128.
	fn swap_basket(r: u32) -> Weight;
	/// `swap_basket_many`, with `l` from 1 to 128.
	fn swap_basket_many(l: u32) -> Weight;
	/// `set_root_claim_type`.
	fn set_root_claim_type() -> Weight;
	/// `sudo_set_num_root_claims`.
	fn sudo_set_num_root_claims() -> Weight;
	/// `sudo_set_root_claim_threshold`.
	fn sudo_set_root_claim_threshold() -> Weight;
	/// `add_collateral_of_free_stake`.
	fn add_collateral_of_free_stake() -> Weight;
}

/// The weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_weights(n: u32) -> Weight {
		// At least 509_590_000 ps.
		Weight::from_parts(572_286_727, 339_550)
			.saturating_add(Weight::from_parts(42_823, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(150, 2))
	}
	fn add_stake() -> Weight {
		// At least 199_630_000 ps.
		Weight::from_parts(214_961_000, 44_222)
			.saturating_add(T::DbWeight::get().reads_writes(18, 14))
	}
	fn add_stake_limit() -> Weight {
		// At least 222_610_000 ps.
		Weight::from_parts(243_540_000, 44_506)
			.saturating_add(T::DbWeight::get().reads_writes(20, 15))
	}
	fn remove_stake() -> Weight {
		// At least 224_480_000 ps.
		Weight::from_parts(251_401_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn remove_stake_limit() -> Weight {
		// At least 235_080_000 ps.
		Weight::from_parts(264_180_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn remove_stake_full_limit() -> Weight {
		// At least 243_780_000 ps.
		Weight::from_parts(270_900_000, 44_681)
			.saturating_add(T::DbWeight::get().reads_writes(20, 14))
	}
	fn move_stake() -> Weight {
		// At least 353_700_000 ps.
		Weight::from_parts(381_381_000, 47_918)
			.saturating_add(T::DbWeight::get().reads_writes(37, 25))
	}
	fn move_stake_limit() -> Weight {
		// At least 658_680_000 ps.
		Weight::from_parts(693_911_000, 47_918)
			.saturating_add(T::DbWeight::get().reads_writes(37, 25))
	}
	fn transfer_stake() -> Weight {
		// At least 367_340_000 ps.
		Weight::from_parts(383_630_000, 83_152)
			.saturating_add(T::DbWeight::get().reads_writes(38, 27))
	}
	fn transfer_stake_and_hotkey() -> Weight {
		// At least 373_820_000 ps.
		Weight::from_parts(399_170_000, 83_344)
			.saturating_add(T::DbWeight::get().reads_writes(39, 27))
	}
	fn swap_stake() -> Weight {
		// At least 332_780_000 ps.
		Weight::from_parts(357_090_000, 47_726)
			.saturating_add(T::DbWeight::get().reads_writes(36, 25))
	}
	fn swap_stake_limit() -> Weight {
		// At least 635_390_000 ps.
		Weight::from_parts(676_510_000, 47_726)
			.saturating_add(T::DbWeight::get().reads_writes(36, 25))
	}
	fn unstake_all(s: u32, p: u32) -> Weight {
		// At least 2_533_362_000 ps.
		Weight::from_parts(2_636_902_000, 11_057)
			.saturating_add(Weight::from_parts(13_380_467, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(162_999_153, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_731).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 2_606).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(17, 3))
			.saturating_add(T::DbWeight::get().reads(10).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().writes(10).saturating_mul(p.into()))
	}
	fn recycle_alpha() -> Weight {
		// At least 92_830_000 ps.
		// And a counter that was added since, of recycled alpha.
		Weight::from_parts(99_280_000, 41_353)
			.saturating_add(T::DbWeight::get().reads_writes(11, 8))
	}
	fn burn_alpha() -> Weight {
		// At least 86_450_000 ps.
		Weight::from_parts(92_560_000, 41_160).saturating_add(T::DbWeight::get().reads_writes(9, 6))
	}
	fn add_stake_burn() -> Weight {
		// At least 285_750_000 ps.
		Weight::from_parts(304_420_000, 44_506)
			.saturating_add(T::DbWeight::get().reads_writes(22, 16))
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		// At least 32_720_000 ps.
		Weight::from_parts(34_320_000, 4_540).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	// The six below are not measured yet: they are derived from their reads and writes, with the
	// execution time of measured calls of the same kind.
	fn add_collateral() -> Weight {
		Weight::from_parts(340_000_000, 44_600)
			.saturating_add(T::DbWeight::get().reads_writes(34, 16))
	}
	fn set_min_collateral() -> Weight {
		Weight::from_parts(30_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn lock_stake() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(14, 4))
	}
	fn move_lock() -> Weight {
		Weight::from_parts(100_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads_writes(16, 7))
	}
	fn set_perpetual_lock() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads_writes(12, 7))
	}
	fn set_reject_locked_alpha() -> Weight {
		Weight::from_parts(15_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn burned_register() -> Weight {
		// At least 5_338_114_000 ps.
		// And a counter that was added since, of recycled alpha.
		Weight::from_parts(5_716_924_000, 975_900)
			.saturating_add(T::DbWeight::get().reads_writes(1321, 550))
	}
	fn pow_register() -> Weight {
		// Not measured yet: as `burned_register`, whose purchase has more accesses than the proof.
		Weight::from_parts(5_716_924_000, 975_900)
			.saturating_add(T::DbWeight::get().reads_writes(1321, 550))
	}
	fn burned_register_of_mechanisms() -> Weight {
		// At least 2_328_941_000 ps.
		// And a counter that was added since, of recycled alpha.
		Weight::from_parts(2_476_541_000, 638_696)
			.saturating_add(T::DbWeight::get().reads_writes(616, 595))
	}
	fn burned_register_of_free_uid() -> Weight {
		// At least 470_480_000 ps.
		// And a counter that was added since, of recycled alpha.
		Weight::from_parts(484_920_000, 55_130)
			.saturating_add(T::DbWeight::get().reads_writes(39, 32))
	}
	fn root_register() -> Weight {
		// At least 730_750_000 ps.
		Weight::from_parts(770_831_000, 173_005)
			.saturating_add(T::DbWeight::get().reads_writes(277, 24))
	}
	fn register_network() -> Weight {
		// At least 3_990_683_000 ps.
		Weight::from_parts(4_061_933_000, 344_606)
			.saturating_add(T::DbWeight::get().reads_writes(1249, 114))
	}
	fn register_network_by_waiting() -> Weight {
		// At least 767_750_000 ps.
		Weight::from_parts(799_641_000, 325_670)
			.saturating_add(T::DbWeight::get().reads_writes(404, 16))
	}
	fn dissolve_network() -> Weight {
		// At least 51_460_000 ps.
		Weight::from_parts(54_870_000, 13_000)
			.saturating_add(T::DbWeight::get().reads_writes(14, 8))
	}
	fn trigger_epoch() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(10, 2))
	}
	fn commit_weights() -> Weight {
		// Not measured yet: the guard of weights, the queue and the list of updates.
		Weight::from_parts(430_000_000, 340_000)
			.saturating_add(T::DbWeight::get().reads_writes(146, 2))
	}
	fn reveal_weights(n: u32) -> Weight {
		// Not measured yet: as setting weights, with the queue and a hash of the row.
		self::SubstrateWeight::<T>::set_weights(n)
			.saturating_add(Weight::from_parts(30_000_000, 1_000))
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn commit_timelocked_weights() -> Weight {
		// Not measured yet: as a commit by hash, with the list of an epoch's commits.
		Weight::from_parts(530_000_000, 400_000)
			.saturating_add(T::DbWeight::get().reads_writes(150, 4))
	}
	fn set_tempo() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(8, 3))
	}
	fn set_activity_cutoff_factor() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(9, 2))
	}
	fn enable_voting_power_tracking() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn disable_voting_power_tracking() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn sudo_set_voting_power_ema_alpha() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn register_leased_network(k: u32) -> Weight {
		// Not measured yet: that of `register_network`, with the crowdloan, the lease and the
		// proxy, and a contribution and a share of each contributor, counted by hand.
		Weight::from_parts(4_300_000_000, 400_000)
			.saturating_add(Weight::from_parts(15_000_000, 3_000).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1262, 126))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1).saturating_mul(k.into()))
	}
	fn terminate_lease() -> Weight {
		// Not measured yet. Reads: lease, its end, subnet, link, owner of the hotkey, key swap,
		// proxies, account, owner, owner hotkey, four sums of locks. Writes: owner, owner hotkey,
		// end, proxies, account, those sums of both hotkeys.
		Weight::from_parts(80_000_000, 28_000)
			.saturating_add(T::DbWeight::get().reads_writes(14, 13))
	}
	fn set_identity(h: u32) -> Weight {
		// Not measured yet: an entry of the map of members for each hotkey, counted by hand.
		Weight::from_parts(30_000_000, 41_000)
			.saturating_add(Weight::from_parts(3_000_000, 2_600).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(h.into()))
	}
	fn set_subnet_identity() -> Weight {
		// Not measured yet: the accesses of its checks, counted by hand.
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn update_symbol(s: u32) -> Weight {
		// Not measured yet: the lists of subnets and of symbols, counted by hand.
		Weight::from_parts(30_000_000, 4_000)
			.saturating_add(Weight::from_parts(4_000_000, 5_200).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(s.into()))
	}
	fn start_call() -> Weight {
		// At least 33_080_000 ps.
		Weight::from_parts(34_730_000, 4_771).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn try_associate_hotkey() -> Weight {
		// At least 50_780_000 ps.
		Weight::from_parts(53_960_000, 37_818).saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn swap_hotkey() -> Weight {
		// Not measured yet: from its reads and writes. Reads what one of 129 subnets stores of both keys 129 times: 10 reads each.
		Weight::from_parts(1_500_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(1_310, 150))
	}
	fn announce_coldkey_swap() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(60_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(7, 6))
	}
	fn swap_coldkey_announced() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(80_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(12, 8))
	}
	fn dispute_coldkey_swap() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(25_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn clear_coldkey_swap_announcement() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(25_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
	fn reset_coldkey_swap() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(20_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(0, 2))
	}
	fn swap_coldkey() -> Weight {
		// Not measured yet: from its reads and writes.
		Weight::from_parts(90_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(14, 12))
	}
	fn serve_axon() -> Weight {
		// At least 22_130_000 ps.
		Weight::from_parts(23_300_000, 4_452).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn serve_axon_tls() -> Weight {
		// Not measured yet: that of `serve_axon`, with reading and storing the certificate.
		Weight::from_parts(27_000_000, 4_452).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn associate_evm_key() -> Weight {
		// Not measured yet. Reads: subnet, owner, uid, link, limit. The recovery of a public key
		// takes the host some 50 us, twice that on a slow machine.
		Weight::from_parts(130_000_000, 4_700).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}
	fn serve_prometheus() -> Weight {
		// At least 21_470_000 ps.
		Weight::from_parts(23_140_000, 4_513).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn increase_take() -> Weight {
		// At least 25_810_000 ps.
		Weight::from_parts(27_420_000, 4_845).saturating_add(T::DbWeight::get().reads_writes(6, 2))
	}
	fn decrease_take() -> Weight {
		// At least 20_230_000 ps.
		Weight::from_parts(21_430_000, 4_658).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn set_childkey_take() -> Weight {
		// At least 30_690_000 ps.
		Weight::from_parts(32_450_000, 4_789).saturating_add(T::DbWeight::get().reads_writes(7, 2))
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		// At least 3_400_000 ps.
		Weight::from_parts(3_680_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_min_childkey_take() -> Weight {
		// At least 7_280_000 ps.
		Weight::from_parts(7_760_000, 2_004).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn sudo_set_max_childkey_take() -> Weight {
		// At least 6_020_000 ps.
		Weight::from_parts(6_530_000, 1_968).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_children(n: u32, s: u32) -> Weight {
		// At least 154_370_000 ps.
		Weight::from_parts(180_510_000, 27_233)
			.saturating_add(Weight::from_parts(392_055_869, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(9_763_323, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 320_628).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_568).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 9))
			.saturating_add(T::DbWeight::get().reads(158).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	fn schedule_children(n: u32, s: u32) -> Weight {
		// At least 107_750_000 ps.
		Weight::from_parts(120_201_000, 9_274)
			.saturating_add(Weight::from_parts(71_644_815, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(9_745_677, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 9_948).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_524).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 2))
			.saturating_add(T::DbWeight::get().reads(28).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(s.into()))
	}
	fn set_pending_childkey_cooldown() -> Weight {
		// At least 1_730_000 ps.
		Weight::from_parts(1_880_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		// At least 18_480_000 ps.
		Weight::from_parts(19_840_000, 4_559).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn claim_root(l: u32) -> Weight {
		// At least 223_670_000 ps.
		Weight::from_parts(217_926_575, 10_066)
			.saturating_add(Weight::from_parts(3_937_210, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(0, 2_507).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(29, 19))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(l.into()))
	}
	fn claim_root_with_hotkey(r: u32) -> Weight {
		// At least 222_120_000 ps.
		Weight::from_parts(174_652_942, 9_296)
			.saturating_add(Weight::from_parts(125_471_558, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_699).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(14, 8))
			.saturating_add(T::DbWeight::get().reads(15).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(11).saturating_mul(r.into()))
	}
	// The three below are not measured yet: they are derived from their reads and writes, with the
	// execution time of measured calls of the same kind.
	fn stake_into_basket(r: u32) -> Weight {
		Weight::from_parts(160_000_000, 20_000)
			.saturating_add(Weight::from_parts(380_000_000, 6_000).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(30, 16))
			.saturating_add(T::DbWeight::get().reads_writes(44, 15).saturating_mul(r.into()))
	}
	fn swap_basket(r: u32) -> Weight {
		Weight::from_parts(700_000_000, 30_000)
			.saturating_add(Weight::from_parts(40_000_000, 3_000).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads_writes(80, 34))
			.saturating_add(T::DbWeight::get().reads(16).saturating_mul(r.into()))
	}
	fn swap_basket_many(l: u32) -> Weight {
		Weight::from_parts(100_000_000, 30_000)
			.saturating_add(Weight::from_parts(600_000_000, 12_000).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads_writes(20, 2))
			.saturating_add(T::DbWeight::get().reads_writes(62, 32).saturating_mul(l.into()))
	}
	fn set_root_claim_type() -> Weight {
		// At least 114_510_000 ps.
		Weight::from_parts(119_280_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_num_root_claims() -> Weight {
		// At least 1_800_000 ps.
		Weight::from_parts(1_980_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		// At least 23_200_000 ps.
		Weight::from_parts(24_890_000, 4_350).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn add_collateral_of_free_stake() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_weights(_: u32) -> Weight {
		Weight::zero()
	}
	fn add_stake() -> Weight {
		Weight::zero()
	}
	fn add_stake_limit() -> Weight {
		Weight::zero()
	}
	fn remove_stake() -> Weight {
		Weight::zero()
	}
	fn remove_stake_limit() -> Weight {
		Weight::zero()
	}
	fn remove_stake_full_limit() -> Weight {
		Weight::zero()
	}
	fn move_stake() -> Weight {
		Weight::zero()
	}
	fn move_stake_limit() -> Weight {
		Weight::zero()
	}
	fn transfer_stake() -> Weight {
		Weight::zero()
	}
	fn transfer_stake_and_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_stake() -> Weight {
		Weight::zero()
	}
	fn swap_stake_limit() -> Weight {
		Weight::zero()
	}
	fn unstake_all(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn recycle_alpha() -> Weight {
		Weight::zero()
	}
	fn burn_alpha() -> Weight {
		Weight::zero()
	}
	fn add_stake_burn() -> Weight {
		Weight::zero()
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::zero()
	}
	fn add_collateral() -> Weight {
		Weight::zero()
	}
	fn set_min_collateral() -> Weight {
		Weight::zero()
	}
	fn lock_stake() -> Weight {
		Weight::zero()
	}
	fn move_lock() -> Weight {
		Weight::zero()
	}
	fn set_perpetual_lock() -> Weight {
		Weight::zero()
	}
	fn set_reject_locked_alpha() -> Weight {
		Weight::zero()
	}
	fn burned_register() -> Weight {
		Weight::zero()
	}
	fn pow_register() -> Weight {
		Weight::zero()
	}
	fn burned_register_of_mechanisms() -> Weight {
		Weight::zero()
	}
	fn burned_register_of_free_uid() -> Weight {
		Weight::zero()
	}
	fn root_register() -> Weight {
		Weight::zero()
	}
	fn register_network() -> Weight {
		Weight::zero()
	}
	fn register_network_by_waiting() -> Weight {
		Weight::zero()
	}
	fn dissolve_network() -> Weight {
		Weight::zero()
	}
	fn trigger_epoch() -> Weight {
		Weight::zero()
	}
	fn commit_weights() -> Weight {
		Weight::zero()
	}
	fn reveal_weights(_: u32) -> Weight {
		Weight::zero()
	}
	fn commit_timelocked_weights() -> Weight {
		Weight::zero()
	}
	fn set_tempo() -> Weight {
		Weight::zero()
	}
	fn set_activity_cutoff_factor() -> Weight {
		Weight::zero()
	}
	fn enable_voting_power_tracking() -> Weight {
		Weight::zero()
	}
	fn disable_voting_power_tracking() -> Weight {
		Weight::zero()
	}
	fn sudo_set_voting_power_ema_alpha() -> Weight {
		Weight::zero()
	}
	fn register_leased_network(_: u32) -> Weight {
		Weight::zero()
	}
	fn terminate_lease() -> Weight {
		Weight::zero()
	}
	fn set_identity(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_subnet_identity() -> Weight {
		Weight::zero()
	}
	fn update_symbol(_: u32) -> Weight {
		Weight::zero()
	}
	fn start_call() -> Weight {
		Weight::zero()
	}
	fn try_associate_hotkey() -> Weight {
		Weight::zero()
	}
	fn swap_hotkey() -> Weight {
		Weight::zero()
	}
	fn announce_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn swap_coldkey_announced() -> Weight {
		Weight::zero()
	}
	fn dispute_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn clear_coldkey_swap_announcement() -> Weight {
		Weight::zero()
	}
	fn reset_coldkey_swap() -> Weight {
		Weight::zero()
	}
	fn swap_coldkey() -> Weight {
		Weight::zero()
	}
	fn serve_axon() -> Weight {
		Weight::zero()
	}
	fn serve_axon_tls() -> Weight {
		Weight::zero()
	}
	fn associate_evm_key() -> Weight {
		Weight::zero()
	}
	fn serve_prometheus() -> Weight {
		Weight::zero()
	}
	fn increase_take() -> Weight {
		Weight::zero()
	}
	fn decrease_take() -> Weight {
		Weight::zero()
	}
	fn set_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_childkey_take() -> Weight {
		Weight::zero()
	}
	fn set_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn schedule_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn set_pending_childkey_cooldown() -> Weight {
		Weight::zero()
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		Weight::zero()
	}
	fn claim_root(_: u32) -> Weight {
		Weight::zero()
	}
	fn claim_root_with_hotkey(_: u32) -> Weight {
		Weight::zero()
	}
	fn stake_into_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_basket(_: u32) -> Weight {
		Weight::zero()
	}
	fn swap_basket_many(_: u32) -> Weight {
		Weight::zero()
	}
	fn set_root_claim_type() -> Weight {
		Weight::zero()
	}
	fn sudo_set_num_root_claims() -> Weight {
		Weight::zero()
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		Weight::zero()
	}
	fn add_collateral_of_free_stake() -> Weight {
		Weight::zero()
	}
}
