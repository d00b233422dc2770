//! Benchmarks of the parts of the block step, of epochs and of the guards, and of the parts that
//! calls have in common on root.
//!
//! The component of most benchmarks is the number of items, so its slope is the weight of one item.

use super::{
	commits::{committer, fill_timelocks, sealed_row, ROUND},
	world::*,
};
use crate::{
	market::alpha_fees::FEE_QUOTES,
	staking::{moves::Position, orders::Limit},
	types::{
		ByUid, Children, EpochConsensus, HashCommits, KeyList, RootClaimTypeEnum, Row, MAX_HOTKEYS,
		MAX_OPEN_COMMITS, MAX_QUEUED_COMMITS,
	},
	AlphaDividendsPerSubnet, BlocksSinceLastStep, Bonds, Burn, Call, ChildKeys,
	CommitRevealWeightsEnabled, Config, Difficulty, Emission, EpochMemories, ForecastSkillOn,
	LiquidAlphaOn, MaxAllowedUids, MaxAllowedValidators, MinDifficulty,
	NetworkPowRegistrationAllowed, NextRootClaim, NominatorMinRequiredStake, NumRootClaim,
	Pallet as Protocol, ParentKeys, PeerPredictionSettings, PendingChildKeys, PendingChildKeysWalk,
	PendingRootAlphaDivs, Prometheus, RegistrationsThisBlock, RememberedWeights,
	RootAlphaDividendsPerSubnet, RootAlphaSpare, RootClaimable, RootClaimed, StakingColdkeys,
	StakingHotkeys, SubnetAlphaInEmission, SubnetEpochConsensus, SubnetExcessTao,
	SubnetMovingPrice, SubnetRootSellTao, SubnetworkN, TimelockedWeightCommits, TotalVotingPower,
	VotingPower, VotingPowerTrackingEnabled, WeightCommits, Weights,
};
use alloc::{vec, vec::Vec};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::{
	traits::fungible::Mutate,
	weights::{Weight, WeightMeter},
};
use ganglion_consensus::{EpochError, EpochOutput};
use ganglion_timelock::{Opener, Pulses};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance, MAX_UIDS_IN_NULL};
use pallet_subtensor_runtime_api::{EpochState, PrometheusInfo};

/// The name under which the stages are listed among the measured pallets.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	// --- Every block ---

	/// The work of the block step in every block, on `s` subnets with pools and without a due
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
			Protocol::<T>::run_stages(&mut WeightMeter::new());
		}

		assert_emitted::<T>(s);
		let last = netuid(s as u16 - 1);
		assert_eq!(RegistrationsThisBlock::<T>::get(last), 0);
		assert!(!SubnetRootSellTao::<T>::contains_key(last));
		assert_ne!(SubnetMovingPrice::<T>::get(last), 2);
	}

	/// Lowers the registration prices of `s` subnets.
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

	/// Divides a block's emission among `s` subnets with pools, while root earns.
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

	/// Updates the epoch counters of `s` subnets and selects the due ones.
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

	/// Updates the moving prices of `s` subnets.
	#[benchmark]
	fn moving_prices(s: Linear<1, 128>) {
		let all = subnets::<T>(s);

		#[block]
		{
			Protocol::<T>::update_moving_prices(&all);
		}

		assert_ne!(SubnetMovingPrice::<T>::get(netuid(s as u16 - 1)), 2);
	}

	/// Pays `n` contributors of a lease, with nearly full lists of hotkeys, what they have earned.
	#[benchmark]
	fn pay_lease_parts(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 2);
		let lease = put_lease::<T>(0, &coldkey::<T>(0));
		crate::NextSubnetLeaseId::<T>::put(1);
		Protocol::<T>::begin_lease(netuid, &lease.coldkey);
		Protocol::<T>::bind_new_hotkey(&lease.hotkey, &lease.coldkey).expect("it is free");
		hold::<T>(netuid, &lease.hotkey, &lease.coldkey, STAKE);
		for number in 0..n {
			let who = busy_coldkey::<T>(100 + number);
			let (part, whole) = (TaoBalance::new(1), TaoBalance::new(64));
			Protocol::<T>::put_lease_share(0, &who, part, whole);
		}
		Protocol::<T>::return_lease_dividends(0, AlphaBalance::new(STAKE / 2));
		Protocol::<T>::begin_lease_round();

		#[block]
		{
			Protocol::<T>::pay_leases(&mut WeightMeter::new());
		}

		let last = account("coldkey", 99 + n, 0);
		assert!(!Protocol::<T>::stake_of(&lease.hotkey, &last, netuid).is_zero());
		assert!(crate::AccumulatedLeaseDividends::<T>::get(0).is_zero());
	}

	/// Lowers the difficulties of `s` subnets that admit proofs of work.
	#[benchmark]
	fn decay_of_difficulties(s: Linear<1, 64>) {
		let all = subnets::<T>(s);
		for netuid in all.iter().filter(|netuid| !netuid.is_root()) {
			NetworkPowRegistrationAllowed::<T>::insert(netuid, true);
			MinDifficulty::<T>::insert(netuid, 1);
			Difficulty::<T>::insert(netuid, u64::MAX / 2);
		}
		let last = netuid(s as u16 - 1);

		#[block]
		{
			Protocol::<T>::decay_difficulties(&all);
		}

		assert!(Difficulty::<T>::get(last) < u64::MAX / 2);
	}

	// --- Children ---

	/// Finds lists of children pending on `s` subnets, for none of which the block has room.
	#[benchmark]
	fn pending_walks(s: Linear<1, 128>) {
		subnets::<T>(s);
		let used: Vec<_> = (0..s as u16).map(netuid).collect();
		// One list is always read: the first subnet has another beside it.
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

	/// Applies a pending list of five children in place of five others, with stake on `s` subnets.
	/// The list of parents of every child is full.
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

	// --- Incidental sales of stake ---

	/// Sells the remainder of a nomination that is too small.
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

	/// Pays a fee of a tenth of the pool's TAO in alpha, for a sender without a balance. `trades`
	/// measures further quotes.
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

	/// `n` quotes of a pool, each the computation of a trade: `pay_fee_in_alpha` takes at most
	/// `FEE_QUOTES`.
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

	/// Withdraws the last root stake of a coldkey whose hotkey has earned on `r` subnets; its
	/// number passes to another coldkey.
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

	/// Reads the list of a root staker with `l` hotkeys, none of them with stake on root, for
	/// automatic claims.
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

	/// Looks for claims with a hotkey that has earned on `r` subnets.
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

	/// Makes `c` claims with a hotkey that has earned on `r` subnets: sells the alpha and stakes
	/// the TAO.
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

	/// Guards of a call that announces an address in place of another.
	#[benchmark]
	fn guard() {
		let (netuid, key) = (subnet::<T>(0, 1), hotkey::<T>(0));
		Prometheus::<T>::insert(netuid, &key, PrometheusInfo::default());
		at_block::<T>(100_000);
		let (version, ip, port, ip_type) = (1, 0x0808_0808, 8_091, 4);
		let call = Call::<T>::serve_prometheus { netuid, version, ip, port, ip_type };
		let answer;

		#[block]
		{
			answer = Protocol::<T>::guard(&key, &call);
		}

		assert_eq!(answer, Ok(()));
	}

	/// Checks of a move between two pools that must fit its limit as a whole.
	#[benchmark]
	fn checks_of_trade() {
		let (from, to, key) = (subnet::<T>(0, 2), subnet::<T>(1, 2), hotkey::<T>(1));
		let (who, amount) = stake::<T>(from, &key);
		let position = |netuid| Position { coldkey: &who, hotkey: &key, netuid };
		let (from, to) = (position(from), position(to));
		let limit = Limit { price: TaoBalance::new(TAO / 2), allow_partial: false };
		let answer;

		#[block]
		{
			answer = Protocol::<T>::check_move_across(&from, &to, amount, Some(limit));
		}

		assert_eq!(answer, Ok(amount));
	}

	/// Guards of a call that sets weights, with a hotkey of the maximum number of parents.
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

	/// Checks of a registration by proof of work, but for the search of a uid to replace.
	#[benchmark]
	fn checks_of_work() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));
		let work = work_for::<T>(netuid, &who, &key);
		let answer;

		#[block]
		{
			answer = Protocol::<T>::check_pow_register(&who, netuid, &key, work);
		}

		assert_eq!(answer, Ok(()));
	}

	// --- Neurons ---

	/// Replaces a neuron of a subnet in Null mode with `n` neurons.
	#[benchmark]
	fn longer_lists(n: Linear<256, 640>) {
		let netuid = subnet::<T>(0, NEURONS);
		SubnetEpochConsensus::<T>::insert(netuid, EpochConsensus::Null);
		MaxAllowedUids::<T>::insert(netuid, n as u16);
		for number in u32::from(NEURONS)..n {
			Protocol::<T>::append_neuron(netuid, &hotkey::<T>(number)).expect("there is room");
		}
		at_block::<T>(100_000);
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[block]
		{
			Protocol::<T>::do_burned_register(&who, netuid, &key).expect("there is money");
		}

		assert!(Protocol::<T>::uid_of(netuid, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(netuid), n as u16);
	}

	/// Removes the weight on a neuron from `r` rows of the greatest length.
	#[benchmark]
	fn clear_long_rows(r: Linear<1, 16>) {
		let netuid = subnet::<T>(0, 2);
		let index = netuid.storage_index(MechId::MAIN);
		let row: Vec<_> = (0..MAX_UIDS_IN_NULL as u16).map(|uid| (uid, 1)).collect();
		(0..r as u16).for_each(|uid| {
			Protocol::<T>::store_weights(index, 1 + uid, Row::truncate_from(row.clone()));
		});
		let before = Weights::<T>::get(index, 1).len();

		#[block]
		{
			Protocol::<T>::clear_weights(netuid, 0);
		}

		assert_eq!(Weights::<T>::get(index, r as u16).len(), before - 1);
	}

	/// Trims a subnet by one of its neurons, after which `m` others get another uid.
	#[benchmark]
	fn trim_seats(m: Linear<1, 254>) {
		let netuid = trimmed::<T>(NEURONS - 1 - m as u16);

		#[block]
		{
			Protocol::<T>::trim_neurons(netuid, NEURONS - 1).expect("it can be trimmed");
		}

		assert_eq!(SubnetworkN::<T>::get(netuid), NEURONS - 1);
		assert_eq!(Protocol::<T>::uid_of(netuid, &hotkey::<T>(255)), Some(254));
	}

	/// Trims a subnet by one of its neurons, where `r` of those that get another uid have weights
	/// and bonds, and weights that are remembered.
	#[benchmark]
	fn trim_rows(r: Linear<1, 254>) {
		let netuid = trimmed::<T>(1);
		let index = netuid.storage_index(MechId::MAIN);
		remember::<T>(index, NEURONS);
		for uid in 2..r as u16 + 2 {
			Protocol::<T>::store_weights(index, uid, row(uid, NEURONS));
			Bonds::<T>::insert(index, uid, row(uid, NEURONS));
			RememberedWeights::<T>::insert(index, uid, row(uid, NEURONS));
		}

		#[block]
		{
			Protocol::<T>::trim_neurons(netuid, NEURONS - 1).expect("it can be trimmed");
		}

		let (last, full) = (r as u16, usize::from(NEURONS) - 2);
		assert_eq!(Weights::<T>::get(index, last).len(), full);
		assert_eq!(Bonds::<T>::get(index, last).len(), full);
		assert_eq!(RememberedWeights::<T>::get(index, last).len(), full);
	}

	// --- Commits ---

	/// Reading a queue of `n` of the longest commits, whose they are and the pulse of each, and
	/// writing both.
	#[benchmark]
	fn read_timelock_queue(n: Linear<1, MAX_QUEUED_COMMITS>) {
		let index = netuid(0).storage_index(MechId::MAIN);
		fill_timelocks::<T>(index, 0, n);

		#[block]
		{
			let open = Protocol::<T>::open_in_queue(netuid(0), index, 0).into_iter();
			let commits = TimelockedWeightCommits::<T>::get(index, 0);
			for commit in commits.iter() {
				let _ = T::Pulses::signature(commit.3);
			}
			Protocol::<T>::store_queue(index, 0, commits, open.map(|(who, _)| who).collect());
		}

		let left = TimelockedWeightCommits::<T>::get(index, 0);
		assert_eq!(left.len(), n as usize);
	}

	/// Opening a row of all neurons with a signature that is not decoded yet, and setting it.
	#[benchmark]
	fn reveal_timelocked() {
		let (netuid, who) = committer::<T>();
		let index = netuid.storage_index(MechId::MAIN);
		let (ciphertext, signature) = sealed_row::<T>(&who, NEURONS);
		let commit = (who, u64::MAX, ciphertext, ROUND);

		#[block]
		{
			let opener = Opener::new(&signature).ok();
			let place = (netuid, MechId::MAIN);
			let of = (index, &commit.0);
			Protocol::<T>::open_commit(place, of, &commit, opener.as_ref(), false);
		}

		assert_eq!(crate::Weights::<T>::get(index, 1).len(), usize::from(NEURONS) - 1);
	}

	/// Looking for the oldest open commit of each of `v` voters, who have ten commits by hash each,
	/// among a queue of `n` timelocked commits.
	#[benchmark]
	fn first_commits(v: Linear<1, 64>, n: Linear<1, MAX_QUEUED_COMMITS>) {
		let netuid = subnet::<T>(0, 1);
		CommitRevealWeightsEnabled::<T>::insert(netuid, true);
		let index = netuid.storage_index(MechId::MAIN);
		let epoch = Protocol::<T>::commit_epoch(netuid);
		fill_timelocks::<T>(index, epoch, n);
		let voters: Vec<_> = (0..v).map(hotkey::<T>).collect();
		let commits = vec![(Default::default(), epoch, 1, 0); MAX_OPEN_COMMITS as usize];
		for voter in &voters {
			let commits = HashCommits::truncate_from(commits.clone());
			WeightCommits::<T>::insert(index, voter, commits);
		}
		let first;

		#[block]
		{
			first = Protocol::<T>::first_commits(netuid, index, voters.iter().map(Some));
		}

		assert_eq!(first, Some(vec![1; v as usize]));
	}

	// --- Epochs ---

	/// An epoch of `n` neurons with one validator. Each coldkey has its income staked with
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

	/// An epoch of 256 neurons, to which `v` validators set weights.
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

	/// The same with forecast skill, where `v` rows are remembered and all of them change.
	#[benchmark]
	fn epoch_of_rows_with_forecast_skill(v: Linear<1, 64>) {
		let netuid = ranked::<T>(NEURONS, v as u16);
		let index = netuid.storage_index(MechId::MAIN);
		ForecastSkillOn::<T>::insert(netuid, true);
		// The others have stake too, but no rows.
		MaxAllowedValidators::<T>::insert(netuid, v as u16);
		Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		for uid in 0..v as u16 {
			Protocol::<T>::store_weights(index, uid, row(uid + 1, NEURONS));
		}
		(0..NEURONS).for_each(|uid| Protocol::<T>::note_update(index, uid, 100_001));
		fill_pots::<T>(netuid, TAO);
		at_block::<T>(100_360);
		let before = RememberedWeights::<T>::get(index, v as u16 - 1);

		#[block]
		{
			Protocol::<T>::run_epoch(netuid).expect("the epoch runs");
		}

		assert_paid::<T>(netuid, NEURONS - 1);
		assert_eq!(EpochMemories::<T>::get(index).map(|memory| memory.block), Some(100_360));
		assert_ne!(RememberedWeights::<T>::get(index, v as u16 - 1), before);
	}

	/// The consensus of 256 neurons in PeerPrediction mode, without the database: of 64 rows, at
	/// least `p` pairs are compared, each by their weights, because scores tell none of them.
	#[benchmark]
	fn epoch_of_pairs(p: Linear<1, 2016>) {
		let (voters, states) = compared::<T>(p, 127, 0);
		let output;

		#[block]
		{
			output = ganglion_consensus::run(&states[0].input());
		}

		assert_heard(output, voters);
	}

	/// The same of rows that are compared on what both cover.
	#[benchmark]
	fn epoch_of_covered_pairs(p: Linear<1, 2016>) {
		let (voters, states) = compared::<T>(p, 128, 900_000);
		let output;

		#[block]
		{
			output = ganglion_consensus::run(&states[0].input());
		}

		assert_heard(output, voters);
	}

	/// Follows the voting power of `v` validators, where as many others lose theirs.
	#[benchmark]
	fn voting_power(v: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 2 * v as u16);
		let hotkeys = Protocol::<T>::hotkeys_of(netuid);
		VotingPowerTrackingEnabled::<T>::insert(netuid, true);
		hotkeys.iter().for_each(|key| VotingPower::<T>::insert(netuid, key, TAO));
		TotalVotingPower::<T>::insert(netuid, u64::from(2 * v) * TAO);
		let stakes = vec![2 * STAKE; hotkeys.len()];
		let permits: Vec<_> = (0..2 * v).map(|uid| uid < v).collect();

		#[block]
		{
			Protocol::<T>::follow_voting_power(netuid, &hotkeys, &stakes, &permits);
		}

		assert_eq!(VotingPower::<T>::iter_prefix(netuid).count(), v as usize);
		assert!(VotingPower::<T>::get(netuid, &hotkeys[0]) > TAO);
	}

	/// An epoch of 64 validators that have `l` parents of other coldkeys.
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

	/// An epoch of 64 validators, `v` of which have stakers on root that have earned on 127 other
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

/// Makes subnets with pools on which root earns; returns all subnets.
fn emitting<T: Config>(count: u32) -> Vec<NetUid> {
	let all = subnets::<T>(count);
	stake::<T>(NetUid::ROOT, &hotkey::<T>(0));
	all
}

/// Asserts that the last of `count` subnets has got everything that a block can give it.
fn assert_emitted<T: Config>(count: u32) {
	let last = netuid(count as u16 - 1);
	assert!(!SubnetAlphaInEmission::<T>::get(last).is_zero(), "it was injected into");
	assert!(!SubnetExcessTao::<T>::get(last).is_zero(), "it was bought from");
	assert!(!PendingRootAlphaDivs::<T>::get(last).is_zero(), "root earned");
}

/// A subnet with a due epoch and full pots. Its validators have more stake than the others, and so
/// keep their permits.
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

/// A full subnet of which all neurons but this one have earned.
fn trimmed<T: Config>(uid: u16) -> NetUid {
	let netuid = subnet::<T>(0, NEURONS);
	let earned = |other| AlphaBalance::new(if other == uid { 0 } else { TAO });
	Emission::<T>::insert(netuid, ByUid::truncate_from((0..NEURONS).map(earned).collect()));
	at_block::<T>(100_000);
	netuid
}

/// The epoch of a subnet in PeerPrediction mode with at least `pairs` pairs of rows, and how many
/// rows. A row has the weight `great` on a neuron that no other row prefers, and one on all others:
/// then of every two rows the similarity is one half, and the sum of rounded scores leaves it open.
fn compared<T: Config>(pairs: u32, great: u16, full_coverage: u32) -> (u16, Vec<EpochState>) {
	let voters = (2..=VALIDATORS).find(|count| count * (count - 1) / 2 >= pairs as u16);
	let voters = voters.expect("64 rows have 2016 pairs");
	let netuid = ranked::<T>(NEURONS, voters);
	rank::<T>(netuid, NEURONS, VALIDATORS);
	for uid in 0..voters {
		let others = (0..NEURONS).filter(|other| *other != uid);
		let weight = |other| if other == VALIDATORS + uid { great } else { 1 };
		let row = Row::truncate_from(others.map(|other| (other, weight(other))).collect());
		Protocol::<T>::store_weights(netuid.storage_index(MechId::MAIN), uid, row);
	}
	SubnetEpochConsensus::<T>::insert(netuid, EpochConsensus::PeerPrediction);
	PeerPredictionSettings::<T>::mutate(netuid, |rule| rule.full_coverage = full_coverage);
	let mut states = Protocol::<T>::load_epoch(netuid, &Protocol::<T>::hotkeys_of(netuid));
	states[0].stake[voters.into()..].fill(0);
	(voters, states)
}

/// Asserts that an epoch pays so many validators.
fn assert_heard(epoch: Result<EpochOutput, EpochError>, voters: u16) {
	let dividends = epoch.expect("the input is well formed").dividends;
	assert_eq!(dividends.iter().filter(|part| **part > 0).count(), usize::from(voters));
}

/// Asserts that an epoch has paid a neuron and emptied the pots of miners and validators.
fn assert_paid<T: Config>(netuid: NetUid, uid: u16) {
	assert!(!Emission::<T>::get(netuid)[usize::from(uid)].is_zero());
	let (miners, validators, _) = Protocol::<T>::pots(netuid);
	assert!(miners.is_zero() && validators.is_zero());
}
