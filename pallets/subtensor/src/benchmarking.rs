//! What each call and each stage of the block step costs. `make weights` runs it on the WASM runtime.
//!
//! Every call is measured at its worst: pools with uneven weights, prices with limits, others' shares in the pools, a
//! registration that replaces a neuron of a full subnet.

mod world;

use crate::{
	AlphaV2, Axons, Call, Config, LastUpdate, Pallet, Prometheus, SubnetEmissionEnabled,
	SubnetworkN, Weights, WeightsSetRateLimit,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::Imbalance;
use frame_system::RawOrigin;
use ganglion_economy::BlockPots;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use world::*;

/// A limit far from any price.
const HIGHEST: u64 = 1_000_000 * TAO;
/// Neurons of a subnet, and its validators, at the most.
const NEURONS: u16 = 256;
const VALIDATORS: u16 = 64;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_weights(n: Linear<1, 256>) {
		let netuid = subnet::<T>(0, NEURONS);
		rank::<T>(netuid, NEURONS, VALIDATORS);
		WeightsSetRateLimit::<T>::insert(netuid, 0);
		let (uids, weights) = (0..n as u16).map(|uid| (uid, u16::MAX - uid)).unzip();
		let caller = hotkey::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), netuid, uids, weights, 0);

		assert_eq!(Weights::<T>::get(netuid.storage_index(MechId::MAIN), 1).len(), n as usize);
	}

	#[benchmark]
	fn add_stake() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(7), hotkey::<T>(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, TaoBalance::new(TAO));

		assert!(!Pallet::<T>::stake_of(&key, &who, netuid).is_zero());
	}

	#[benchmark]
	fn add_stake_limit() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(7), hotkey::<T>(1));
		// Within reach, so that the pool is asked how much fits.
		let (amount, limit) = (TaoBalance::new(9_000 * TAO), TaoBalance::new(TAO + TAO / 10));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, amount, limit, true);

		assert!(!Pallet::<T>::stake_of(&key, &who, netuid).is_zero());
	}

	#[benchmark]
	fn remove_stake() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, alpha);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn remove_stake_limit() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);
		let limit = TaoBalance::new(TAO / 1_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, alpha, limit, true);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn remove_stake_full_limit() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, _) = stake::<T>(netuid, &key);
		let limit = Some(TaoBalance::new(TAO / 1_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, limit);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn move_stake() {
		let (from, to) = (subnet::<T>(0, 2), subnet::<T>(1, 2));
		let (key, other) = (hotkey::<T>(1), hotkey::<T>(1_001));
		let (who, alpha) = stake::<T>(from, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, other.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&other, &who, to).is_zero());
	}

	#[benchmark]
	fn transfer_stake() {
		let (from, to) = (subnet::<T>(0, 2), subnet::<T>(1, 2));
		let (key, heir) = (hotkey::<T>(1), coldkey::<T>(8));
		let (who, alpha) = stake::<T>(from, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), heir.clone(), key.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&key, &heir, to).is_zero());
	}

	#[benchmark]
	fn swap_stake() {
		let (from, to) = (subnet::<T>(0, 2), subnet::<T>(1, 2));
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(from, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&key, &who, to).is_zero());
	}

	#[benchmark]
	fn swap_stake_limit() {
		let (from, to) = (subnet::<T>(0, 2), subnet::<T>(1, 2));
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(from, &key);
		let limit = TaoBalance::new(TAO / 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), from, to, alpha, limit, true);

		assert!(!Pallet::<T>::stake_of(&key, &who, to).is_zero());
	}

	/// Looking at `s` positions, and selling `p` of them.
	#[benchmark]
	fn unstake_all(s: Linear<1, 128>, p: Linear<0, 128>) {
		let sold = p.min(s) as u16;
		let subnets: Vec<_> = (0..s as u16).map(|index| subnet::<T>(index, 1)).collect();
		let key = hotkey::<T>(0);
		for netuid in subnets.iter().take(usize::from(sold)) {
			stake::<T>(*netuid, &key);
		}
		let who = coldkey::<T>(u32::MAX);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		let left = |netuid: &NetUid| AlphaV2::<T>::contains_key((&key, &who, *netuid));
		assert!(!subnets.iter().any(left));
	}

	#[benchmark]
	fn recycle_alpha() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), alpha, netuid);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn burn_alpha() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), alpha, netuid);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn add_stake_burn() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(7), hotkey::<T>(1));
		let limit = Some(TaoBalance::new(HIGHEST));

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key, netuid, TaoBalance::new(TAO), limit);

		assert!(!crate::SubnetBurnedAlpha::<T>::get(netuid).is_zero());
	}

	#[benchmark]
	fn burned_register() {
		let netuid = subnet::<T>(0, NEURONS);
		rank::<T>(netuid, NEURONS, VALIDATORS);
		Pallet::<T>::run_epoch(netuid).expect("the epoch runs");
		frame_system::Pallet::<T>::set_block_number(100_000u32.into());
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(who), netuid, key.clone());

		assert!(Pallet::<T>::uid_of(netuid, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(netuid), NEURONS);
	}

	#[benchmark]
	fn burned_register_of_free_uid() {
		let netuid = subnet::<T>(0, NEURONS - 1);
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		burned_register(RawOrigin::Signed(who), netuid, key.clone());

		assert_eq!(Pallet::<T>::uid_of(netuid, &key), Some(NEURONS - 1));
	}

	#[benchmark]
	fn root_register() {
		root::<T>();
		let seats = crate::MaxAllowedUids::<T>::get(NetUid::ROOT);
		for seat in SubnetworkN::<T>::get(NetUid::ROOT)..seats {
			let (who, key) = (coldkey::<T>(seat.into()), hotkey::<T>(seat.into()));
			Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
			Pallet::<T>::append_neuron(NetUid::ROOT, &key).expect("there is a seat");
		}
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));
		Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
		stake::<T>(NetUid::ROOT, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone());

		assert!(Pallet::<T>::uid_of(NetUid::ROOT, &key).is_some());
	}

	#[benchmark]
	fn register_network() {
		for index in 0..127 {
			subnet::<T>(index, 1);
		}
		crate::NewSubnetsDynamic::<T>::put(true);
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert_eq!(Pallet::<T>::owner_of(&key), Some(who));
	}

	#[benchmark]
	fn start_call() {
		let netuid = subnet::<T>(0, 1);
		crate::FirstEmissionBlockNumber::<T>::remove(netuid);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid);

		assert!(crate::FirstEmissionBlockNumber::<T>::contains_key(netuid));
	}

	#[benchmark]
	fn try_associate_hotkey() {
		let (who, key) = (coldkey::<T>(7), hotkey::<T>(7));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert_eq!(Pallet::<T>::owner_of(&key), Some(who));
	}

	#[benchmark]
	fn serve_axon() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(key.clone()), netuid, 1, 0x0808_0808, 8_091, 4, 0, 0, 0);

		assert!(Axons::<T>::contains_key(netuid, key));
	}

	#[benchmark]
	fn serve_prometheus() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(key.clone()), netuid, 1, 0x0808_0808, 8_091, 4);

		assert!(Prometheus::<T>::contains_key(netuid, key));
	}

	/// Stage of the block step: prices of uids fall on `s` subnets.
	#[benchmark]
	fn registration_prices(s: Linear<1, 128>) {
		let subnets = subnets::<T>(s);
		frame_system::Pallet::<T>::set_block_number(1_000u32.into());

		#[block]
		{
			Pallet::<T>::decay_registration_prices(&subnets);
		}
	}

	/// Stage of the block step: a block's mint is shared among `s` subnets with pools.
	#[benchmark]
	fn share_emission(s: Linear<1, 128>) {
		let subnets = subnets::<T>(s);
		let mint = Pallet::<T>::mint(TaoBalance::new(TAO));
		assert!(mint.peek() == TAO);

		#[block]
		{
			Pallet::<T>::share_emission(mint, &subnets);
		}

		assert!(!crate::SubnetAlphaOutEmission::<T>::get(netuid(0)).is_zero());
	}

	/// Stage of the block step: counters of `s` subnets, and who is due.
	#[benchmark]
	fn count_block(s: Linear<1, 128>) {
		let subnets = subnets::<T>(s);

		#[block]
		{
			Pallet::<T>::count_block(&subnets);
			let _ = Pallet::<T>::due_subnets(&subnets);
		}
	}

	/// Stage of the block step: moving prices of `s` subnets.
	#[benchmark]
	fn moving_prices(s: Linear<1, 128>) {
		let subnets = subnets::<T>(s);

		#[block]
		{
			Pallet::<T>::update_moving_prices(&subnets);
		}
	}

	/// An epoch of `n` neurons that `v` validators rank, with its payout.
	#[benchmark]
	fn epoch(n: Linear<2, 256>, v: Linear<1, 64>) {
		let (neurons, validators) = (n as u16, v.min(n) as u16);
		let netuid = subnet::<T>(0, neurons);
		rank::<T>(netuid, neurons, validators);
		let half = 50 * TAO;
		Pallet::<T>::mint_alpha(netuid, AlphaBalance::new(2 * half))
			.expect("there is room for alpha");
		let pots = BlockPots { server: half, validator: half, ..Default::default() };
		Pallet::<T>::fill_pots(netuid, pots);
		frame_system::Pallet::<T>::set_block_number(1_000u32.into());

		#[block]
		{
			Pallet::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_eq!(LastUpdate::<T>::get(netuid.storage_index(MechId::MAIN)).len(), n as usize);
	}

	/// Subnets with pools, root among them, all of which emit.
	fn subnets<T: Config>(count: u32) -> Vec<NetUid> {
		for index in 0..count as u16 {
			let netuid = subnet::<T>(index, 1);
			SubnetEmissionEnabled::<T>::insert(netuid, true);
		}
		frame_system::Pallet::<T>::set_block_number(10u32.into());
		Pallet::<T>::subnets()
	}
}
