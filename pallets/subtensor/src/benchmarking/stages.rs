//! What the block step, epochs and the guards consist of, and what calls have in common on root.
//!
//! Most are as many items as their component says, so that its slope is the cost of an item.

use super::world::*;
use crate::{
	market::alpha_fees::FEE_QUOTES,
	types::{Children, KeyList, RootClaimTypeEnum, MAX_HOTKEYS},
	AlphaDividendsPerSubnet, BlocksSinceLastStep, Bonds, Burn, Call, ChildKeys, Config, Emission,
	LiquidAlphaOn, NextRootClaim, NominatorMinRequiredStake, NumRootClaim, Pallet as Protocol,
	ParentKeys, PendingChildKeys, PendingChildKeysWalk, PendingRootAlphaDivs,
	RegistrationsThisBlock, RootAlphaDividendsPerSubnet, RootAlphaSpare, RootClaimable,
	RootClaimed, StakingColdkeys, StakingHotkeys, SubnetAlphaInEmission, SubnetExcessTao,
	SubnetMovingPrice, SubnetRootSellTao,
};
use alloc::{vec, vec::Vec};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::{
	traits::fungible::Mutate,
	weights::{Weight, WeightMeter},
};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};

/// Under this name the stages are listed among the pallets that are measured.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	// --- Every block ---

	/// All that the step does in every block, on `s` subnets with pools, none of which has an
	/// epoch.
	#[benchmark]
	fn every_block(s: Linear<1, 128>) {
		let all = emitting::<T>(s);
		NumRootClaim::<T>::put(0);
		for netuid in &all {
			RegistrationsThisBlock::<T>::insert(netuid, 1);
			SubnetRootSellTao::<T>::insert(netuid, TaoBalance::new(1));
		}

		#[block]
		{
			Protocol::<T>::block_step();
		}

		assert_emitted::<T>(s);
		let last = netuid(s as u16 - 1);
		assert_eq!(RegistrationsThisBlock::<T>::get(last), 0);
		assert!(!SubnetRootSellTao::<T>::contains_key(last));
		assert_ne!(SubnetMovingPrice::<T>::get(last), 2);
	}

	/// Prices of uids fall on `s` subnets.
	#[benchmark]
	fn registration_prices(s: Linear<1, 128>) {
		let all = subnets::<T>(s);
		all.iter().for_each(|netuid| RegistrationsThisBlock::<T>::insert(netuid, 1));
		let before = Burn::<T>::get(netuid(0));

		#[block]
		{
			Protocol::<T>::decay_registration_prices(&all);
		}

		assert!(Burn::<T>::get(netuid(s as u16 - 1)) < before);
	}

	/// A block's mint is shared among `s` subnets with pools, and root earns.
	#[benchmark]
	fn share_emission(s: Linear<1, 128>) {
		let all = emitting::<T>(s);
		let mint = Protocol::<T>::mint(TaoBalance::new(TAO));

		#[block]
		{
			Protocol::<T>::share_emission(mint, &all);
		}

		assert_emitted::<T>(s);
	}

	/// Counters of `s` subnets, and who is due.
	#[benchmark]
	fn count_block(s: Linear<1, 128>) {
		let all = subnets::<T>(s);
		let due;

		#[block]
		{
			Protocol::<T>::count_block(&all);
			due = Protocol::<T>::due_subnets(&all);
		}

		assert!(due.is_empty());
		assert_eq!(BlocksSinceLastStep::<T>::get(netuid(s as u16 - 1)), 1);
	}

	/// Moving prices of `s` subnets.
	#[benchmark]
	fn moving_prices(s: Linear<1, 128>) {
		let all = subnets::<T>(s);

		#[block]
		{
			Protocol::<T>::update_moving_prices(&all);
		}

		assert_ne!(SubnetMovingPrice::<T>::get(netuid(s as u16 - 1)), 2);
	}

	// --- Children ---

	/// Finding out that lists of children are pending on `s` subnets, and that the block has no
	/// room for any.
	#[benchmark]
	fn pending_walks(s: Linear<1, 128>) {
		subnets::<T>(s);
		let used: Vec<_> = (0..s as u16).map(netuid).collect();
		// One is always looked at: beside it the first subnet has another.
		for (netuid, key) in used.iter().zip(0..).chain([(&used[0], s)]) {
			let waiting = (Children::<T::AccountId>::new(), u64::MAX);
			PendingChildKeys::<T>::insert(netuid, hotkey::<T>(key), waiting);
		}
		let mut meter = WeightMeter::with_limit(Weight::zero());

		#[block]
		{
			Protocol::<T>::apply_pending_children(&used, &mut meter);
		}

		assert_eq!(PendingChildKeysWalk::<T>::iter().count(), s as usize);
	}

	/// A pending list of five children applies instead of five others, with stake on `s` subnets.
	/// Every child's list is full.
	#[benchmark]
	fn pending_children(s: Linear<1, 128>) {
		let (netuid, Parent { key, children, .. }) = (netuid(0), parent::<T>(5, s));
		let pending = (Children::<T::AccountId>::truncate_from(children.clone()), 0);
		PendingChildKeys::<T>::insert(netuid, &key, pending);

		#[block]
		{
			Protocol::<T>::apply_pending_children(&[netuid], &mut WeightMeter::new());
		}

		assert!(children.iter().all(|link| ChildKeys::<T>::get(&key, netuid).contains(link)));
	}

	// --- Stake that is sold by the way ---

	/// The rest of a nomination is too small and sold.
	#[benchmark]
	fn sell_small_stake() {
		let (netuid, key) = (subnet::<T>(0, 2), hotkey::<T>(1));
		let (who, _) = stake::<T>(netuid, &key);
		NominatorMinRequiredStake::<T>::put(u64::MAX);

		#[block]
		{
			Protocol::<T>::sell_small_stake(&who, &key, netuid);
		}

		assert!(Protocol::<T>::stake_of(&key, &who, netuid).is_zero());
	}

	/// A fee that is a tenth of the pool's TAO is paid by one without money. Further quotes than
	/// are asked for here are `trades`.
	#[benchmark]
	fn pay_fee_in_alpha() {
		let (netuid, key, who) = (subnet::<T>(0, 2), hotkey::<T>(1), staker::<T>());
		let amount_unstaked = buy::<T>(netuid, &key, &who, 3_000 * TAO);
		T::Currency::set_balance(&who, 0);
		let fee = TaoBalance::new(RESERVE / 10);
		let call = Call::<T>::remove_stake { hotkey: key.clone(), netuid, amount_unstaked };

		#[block]
		{
			Protocol::<T>::pay_fee_in_alpha(&who, &call, fee).expect("the fee is paid");
		}

		assert!(Protocol::<T>::spendable(&who) >= fee);
		assert!(Protocol::<T>::stake_of(&key, &who, netuid) < amount_unstaked);
	}

	/// So many quotes of a pool, each a trade's computation: what `pay_fee_in_alpha` asks for at
	/// the most.
	#[benchmark]
	fn trades(n: Linear<1, { FEE_QUOTES }>) {
		use pallet_subtensor_swap::{Pools, Terms};
		let (netuid, amount) = (subnet::<T>(0, 1), AlphaBalance::new(STAKE));
		let mut got = TaoBalance::ZERO;

		#[block]
		{
			for _ in 0..n {
				let sale = T::Pools::quote_sell(netuid, amount, Terms::FREE).expect("a quote");
				got = got.saturating_add(sale.tao);
			}
		}

		assert!(got.rao() > u64::from(n) * STAKE / 2);
	}

	// --- Root's stakers ---

	/// One whose hotkey has earned on `r` subnets takes the last of its stake from root, and its
	/// number goes to another.
	#[benchmark]
	fn follow_root_stake(r: Linear<1, 128>) {
		let (key, who) = root_staker::<T>(r);
		for (netuid, amount) in Protocol::<T>::owed_to_root_staker_by_subnet(&key, &who) {
			Protocol::<T>::take_owed(&key, &who, netuid, amount);
		}
		let before = Protocol::<T>::stake_of(&key, &who, NetUid::ROOT).rao();
		assert!(RootClaimed::<T>::contains_key((netuid(r as u16 - 1), &key, &who)));
		let fraction = RootAlphaSpare::<T>::get(netuid(0));

		#[block]
		{
			Protocol::<T>::follow_root_stake(&key, &who, before, 0);
			Protocol::<T>::count_root_position(&who, before, 0);
		}

		assert!(!RootClaimed::<T>::contains_key((netuid(r as u16 - 1), &key, &who)));
		assert_ne!(RootAlphaSpare::<T>::get(netuid(0)), fraction, "less than a rao was left");
		assert!(!StakingColdkeys::<T>::contains_key(who));
	}

	/// The automatic claims' turn comes to one who has `l` hotkeys listed, none of them with stake
	/// on root.
	#[benchmark]
	fn list_of_root_staker(l: Linear<1, { MAX_HOTKEYS }>) {
		let (_, who) = root_staker::<T>(1);
		let others = (0..l).map(|number| account("another hotkey", number, 0)).collect();
		StakingHotkeys::<T>::insert(&who, KeyList::<T>::truncate_from(others));
		let number = StakingColdkeys::<T>::get(&who).expect("it has staked on root");
		NextRootClaim::<T>::mutate(|next| next.index = number);
		NumRootClaim::<T>::put(1);

		#[block]
		{
			Protocol::<T>::claim_automatically(&mut WeightMeter::new());
		}

		assert_eq!(NextRootClaim::<T>::get().index, number + 1);
	}

	/// Looking for claims with a hotkey that has earned on `r` subnets.
	#[benchmark]
	fn look_at_root_claims(r: Linear<1, 128>) {
		let (key, who) = root_staker::<T>(r);
		let due;

		#[block]
		{
			due = Protocol::<T>::due_root_claims(&key, &who, |_| true);
		}

		assert_eq!(due.len(), r as usize);
	}

	/// Making `c` claims with a hotkey that has earned on `r` subnets: they are sold, and what they
	/// bring is staked.
	#[benchmark]
	fn root_claims(c: Linear<1, 20>, r: Linear<20, 128>) {
		let (key, who) = root_staker::<T>(r);
		let due = Protocol::<T>::due_root_claims(&key, &who, |_| true);
		let (kind, due) = (RootClaimTypeEnum::Swap, &due[..c as usize]);
		let claims;

		#[block]
		{
			claims = Protocol::<T>::claim_of_hotkey(&key, &who, &kind, due);
		}

		assert_eq!((claims.paid, claims.failed), (c, None));
	}

	// --- The guards ---

	/// The guards are asked about a change of a take.
	#[benchmark]
	fn guard() {
		let (who, hotkey) = delegate::<T>(0);
		let call = Call::<T>::increase_take { hotkey, take: 1 };
		let answer;

		#[block]
		{
			answer = Protocol::<T>::guard(&who, &call);
		}

		assert_eq!(answer, Ok(()));
	}

	/// The guards are asked about a move between two pools that is to be within a limit as a whole.
	#[benchmark]
	fn guard_of_price() {
		let (from, to, key) = (subnet::<T>(0, 2), subnet::<T>(1, 2), hotkey::<T>(1));
		let (who, alpha_amount) = stake::<T>(from, &key);
		let call = Call::<T>::move_stake_limit {
			origin_hotkey: key.clone(),
			destination_hotkey: key,
			origin_netuid: from,
			destination_netuid: to,
			alpha_amount,
			limit_price: TaoBalance::new(TAO / 2),
			allow_partial: false,
		};
		let answer;

		#[block]
		{
			answer = Protocol::<T>::guard(&who, &call);
		}

		assert_eq!(answer, Ok(()));
	}

	/// The guards are asked about weights of a hotkey that has as many parents as it can.
	#[benchmark]
	fn guard_of_weights() {
		let (netuid, who) = (subnet::<T>(0, NEURONS), hotkey::<T>(1));
		lend_to_validator::<T>(netuid, &who);
		at_block::<T>(100_000);
		let (dests, weights) = (Vec::new(), Vec::new());
		let call = Call::<T>::set_weights { netuid, dests, weights, version_key: 0 };
		let answer;

		#[block]
		{
			answer = Protocol::<T>::guard(&who, &call);
		}

		assert_eq!(answer, Ok(()));
		assert!(ParentKeys::<T>::contains_key(who, netuid));
	}

	// --- Epochs ---

	/// An epoch of `n` neurons of whom one validates. Each coldkey has its income staked with
	/// another's hotkey.
	#[benchmark]
	fn epoch_of_neurons(n: Linear<2, 256>) {
		let netuid = ranked::<T>(n as u16, 1);
		for uid in 0..n {
			let (who, other) = (account("coldkey", uid, 0), hotkey::<T>((uid + 1) % n));
			Protocol::<T>::do_set_auto_stake(&who, netuid, &other).expect("it can be chosen");
		}

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, n as u16 - 1);
	}

	/// An epoch of 256 neurons that `v` validators rank.
	#[benchmark]
	fn epoch_of_rows(v: Linear<1, 64>) {
		let netuid = ranked::<T>(NEURONS, v as u16);

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, NEURONS - 1);
		assert!(Bonds::<T>::contains_key(netuid.storage_index(MechId::MAIN), v as u16 - 1));
	}

	/// The same with liquid alpha.
	#[benchmark]
	fn epoch_of_rows_with_liquid_alpha(v: Linear<1, 64>) {
		let netuid = ranked::<T>(NEURONS, v as u16);
		LiquidAlphaOn::<T>::insert(netuid, true);

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, NEURONS - 1);
		assert!(Bonds::<T>::contains_key(netuid.storage_index(MechId::MAIN), v as u16 - 1));
	}

	/// An epoch of 64 validators to whom `l` hotkeys of other coldkeys lend.
	#[benchmark]
	fn epoch_of_links(l: Linear<0, 512>) {
		let netuid = ranked::<T>(VALIDATORS, VALIDATORS);
		for number in 0..l {
			let (who, key) = (coldkey::<T>(20_000 + number), account("lender", number, 0));
			Protocol::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
			hold::<T>(netuid, &key, &who, STAKE);
			hold::<T>(NetUid::ROOT, &key, &who, STAKE);
			let child = hotkey::<T>(number % u32::from(VALIDATORS));
			Protocol::<T>::link_children(&key, netuid, vec![(u64::MAX, child)]);
		}

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, VALIDATORS - 1);
		let paid = |number| {
			let key: T::AccountId = account("lender", number, 0);
			AlphaDividendsPerSubnet::<T>::contains_key(netuid, key)
		};
		assert!((0..l).all(paid));
	}

	/// An epoch of 64 validators of whom `v` have stakers on root, who have earned on 127 other
	/// subnets.
	#[benchmark]
	fn epoch_of_root(v: Linear<1, 64>) {
		let netuid = ranked::<T>(VALIDATORS, VALIDATORS);
		for number in 0..v {
			let who = coldkey::<T>(number);
			hold::<T>(NetUid::ROOT, &hotkey::<T>(number), &who, STAKE);
			RootClaimable::<T>::insert(hotkey::<T>(number), rates(300..427));
		}

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, VALIDATORS - 1);
		assert_eq!(RootAlphaDividendsPerSubnet::<T>::iter_prefix(netuid).count(), v as usize);
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, empty_chain(), Test);
}

/// Subnets with pools of which root earns; answers all there are.
fn emitting<T: Config>(count: u32) -> Vec<NetUid> {
	let all = subnets::<T>(count);
	stake::<T>(NetUid::ROOT, &hotkey::<T>(0));
	all
}

/// The last of so many subnets has got all that a block can give it.
fn assert_emitted<T: Config>(count: u32) {
	let last = netuid(count as u16 - 1);
	assert!(!SubnetAlphaInEmission::<T>::get(last).is_zero(), "it was injected into");
	assert!(!SubnetExcessTao::<T>::get(last).is_zero(), "it was bought from");
	assert!(!PendingRootAlphaDivs::<T>::get(last).is_zero(), "root earned");
}

/// A subnet whose epoch is due, with full pots. Its validators have more stake than others, and so
/// stay what they are.
fn ranked<T: Config>(neurons: u16, validators: u16) -> NetUid {
	let netuid = subnet::<T>(0, neurons);
	for uid in 0..validators.into() {
		hold::<T>(netuid, &hotkey::<T>(uid), &coldkey::<T>(uid), STAKE);
	}
	rank::<T>(netuid, neurons, validators);
	fill_pots::<T>(netuid, TAO);
	at_block::<T>(100_000);
	netuid
}

/// An epoch has paid a neuron, and nothing is left for miners and validators.
fn assert_paid<T: Config>(netuid: NetUid, uid: u16) {
	assert!(!Emission::<T>::get(netuid)[usize::from(uid)].is_zero());
	let (miners, validators, _) = Protocol::<T>::pots(netuid);
	assert!(miners.is_zero() && validators.is_zero());
}
