//! Dissolving a subnet: what ends at once, and how its reserve is paid out.

use crate::tests::mock::*;
use crate::{subnets::dissolution::CleanupPhase, weight_info::cost, *};
use frame_support::{
	assert_ok,
	dispatch::DispatchClass,
	traits::Hooks,
	weights::{
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_SECOND},
		Weight, WeightMeter,
	},
};
use ganglion_economy::split_by_weights;
use sp_runtime::traits::BadOrigin;
use std::collections::BTreeMap;

/// A generator of pseudorandom numbers, the same in each run.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, below: u64) -> u64 {
		self.0 =
			self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 24) % below
	}
}

/// Runs a test on subnet 1, which person 2 has registered. People 3 to 12 have neurons on it, and
/// stakes of pseudorandom amounts.
fn with_stakers(seed: u64, dynamic: bool, test: impl FnOnce(NetUid)) {
	let settings = |settings: &mut genesis::Settings| settings.new_subnets_dynamic = dynamic;
	ExtBuilder::default().settings(settings).build_and_execute(|| {
		let mut dice = Dice(seed);
		assert_ok!(found(2, 0));
		assert_ok!(SubtensorModule::start_call(signed(cold(2)), NETUID));
		keep_blocks_full();
		for person in 3..=12 {
			register(person, NETUID);
			for _ in 0..dice.roll(4) {
				let with = 2 + u8::try_from(dice.roll(u64::from(person) - 1)).unwrap();
				stake(person, with, NETUID, 3_000_000 + dice.roll(100 * TAO));
			}
		}
		run_blocks(u64::from(TEMPO) + 3);
		test(NETUID)
	})
}

/// The parts of the reserve that the coldkeys are to be paid, and the part of the protocol,
/// computed in one division.
fn parts(netuid: NetUid) -> (BTreeMap<AccountId, u64>, u64) {
	let mut holders: Vec<_> =
		AlphaV2::<Test>::iter_keys().filter(|(_, _, on)| *on == netuid).collect();
	let place = |key: &AccountId| sp_io::hashing::blake2_128(key.as_ref());
	holders.sort_by_key(|(hotkey, coldkey, _)| (place(hotkey), place(coldkey)));
	let mut alpha: Vec<u64> = holders
		.iter()
		.map(|(hotkey, coldkey, _)| SubtensorModule::stake_of(hotkey, coldkey, netuid).rao())
		.collect();
	alpha.push(SubnetProtocolAlpha::<Test>::get(netuid).rao() + alpha_in(netuid));
	let mut parts = split_by_weights(reserve(netuid), &alpha);
	let protocol = parts.pop().unwrap();
	let mut by_coldkey = BTreeMap::new();
	for ((_, coldkey, _), part) in holders.into_iter().zip(parts) {
		*by_coldkey.entry(coldkey).or_insert(0) += part;
	}
	(by_coldkey, protocol)
}

/// The balances of all people.
fn balances() -> BTreeMap<AccountId, u64> {
	(1..=20).map(|person| (cold(person), balance(person))).collect()
}

/// Asserts that each balance has grown by the coldkey's part.
fn assert_paid(before: &BTreeMap<AccountId, u64>, parts: &BTreeMap<AccountId, u64>) {
	for (coldkey, now) in balances() {
		let part = parts.get(&coldkey).copied().unwrap_or(0);
		assert_eq!(now - before[&coldkey], part, "{coldkey}");
	}
}

#[test]
fn dissolution_should_end_the_subnet_at_once() {
	with_stakers(1, true, |netuid| {
		let (held, staked) = (reserve(netuid), TotalStake::<Test>::get());
		dissolve(netuid);
		assert_announced(Event::NetworkRemoved(netuid));
		assert_eq!(SubtensorModule::subnets(), [ROOT]);
		assert_eq!(TotalNetworks::<Test>::get(), 1);
		assert_eq!(DissolveCleanupQueue::<Test>::get().into_inner(), [netuid]);
		assert_eq!(
			(reserve(netuid), TotalStake::<Test>::get()),
			(held, staked),
			"the reserve is untouched"
		);
		assert_eq!(Swap::price_in_rao(netuid), 0);
		run_blocks(3);
		assert_eq!(reserve(netuid), held, "it gets no emission");
		assert_eq!(SubtensorModule::do_try_state(), Ok(()));
	})
}

#[test]
fn dissolution_should_be_roots_alone_and_once() {
	with_stakers(1, true, |netuid| {
		let root = RuntimeOrigin::root;
		let somebody = || signed(cold(2));
		assert_noop!(SubtensorModule::root_dissolve_network(somebody(), netuid), BadOrigin);
		assert_noop!(SubtensorModule::dissolve_network(somebody(), cold(2), netuid), BadOrigin);
		for nowhere in [ROOT, NOWHERE] {
			let refused = SubtensorModule::root_dissolve_network(root(), nowhere);
			assert_noop!(refused, Error::<Test>::SubnetNotExists);
		}
		assert_ok!(SubtensorModule::dissolve_network(root(), cold(9), netuid));
		let again = SubtensorModule::root_dissolve_network(root(), netuid);
		assert_noop!(again, Error::<Test>::NetworkDissolveAlreadyQueued);
		clean_up();
		let after = SubtensorModule::root_dissolve_network(root(), netuid);
		assert_noop!(after, Error::<Test>::SubnetNotExists);
	})
}

#[test]
fn calls_should_find_no_subnet_while_it_is_cleaned_up() {
	with_stakers(1, true, |netuid| {
		dissolve(netuid);
		let gone = || Error::<Test>::SubnetNotExists;
		let who = || signed(cold(3));
		assert_noop!(SubtensorModule::add_stake(who(), hot(3, 0), netuid, tao(TAO)), gone());
		assert_noop!(SubtensorModule::remove_stake(who(), hot(3, 0), netuid, alpha(TAO)), gone());
		let register = || SubtensorModule::burned_register(who(), netuid, hot(3, 7));
		assert_refused(register, gone());
		let set = SubtensorModule::set_weights(signed(hot(3, 0)), netuid, vec![0], vec![1], 0);
		assert_noop!(set, Error::<Test>::MechanismDoesNotExist);
		let serve =
			SubtensorModule::serve_axon(signed(hot(3, 0)), netuid, 1, 9 << 24, 80, 4, 0, 0, 0);
		assert_noop!(serve, Error::<Test>::HotKeyNotRegisteredInNetwork);
		let set = Call::set_weights { netuid, dests: vec![0], weights: vec![1], version_key: 0 };
		let guarded = SubtensorModule::guard(&hot(3, 0), &set);
		assert_eq!(guarded, Err(Error::<Test>::HotKeyNotRegisteredInSubNet.into()));
		assert_noop!(SubtensorModule::start_call(signed(cold(2)), netuid), gone());
	})
}

#[test]
fn stake_should_not_grow_on_a_subnet_that_is_dissolved() {
	with_stakers(3, true, |netuid| {
		let (hotkey, coldkey, _) = AlphaV2::<Test>::iter_keys().next().unwrap();
		dissolve(netuid);
		let gone = || Error::<Test>::SubnetNotExists;
		let deposit = || SubtensorModule::deposit_stake(&hotkey, &coldkey, netuid, alpha(1));
		assert_noop!(deposit(), gone());
		let distribute = || SubtensorModule::distribute_stake(&hotkey, netuid, alpha(1));
		assert_noop!(distribute(), gone());
	})
}

#[test]
fn readers_should_find_no_subnet_while_it_is_cleaned_up() {
	with_stakers(3, true, |netuid| {
		let hotkey = AlphaV2::<Test>::iter_keys().next().unwrap().0;
		let delegate = SubtensorModule::get_delegate(hotkey.clone()).unwrap();
		assert!(!delegate.registrations.is_empty() && !delegate.nominators.is_empty());
		dissolve(netuid);
		assert!(SubtensorModule::get_subnet_info(netuid).is_none());
		assert!(SubtensorModule::get_metagraph(netuid).is_none());
		assert!(SubtensorModule::get_neurons_lite(netuid).is_empty());
		assert!(SubtensorModule::get_neuron(netuid, 0).is_none());
		for person in 2..=12 {
			assert!(SubtensorModule::get_stake_info_for_coldkey(cold(person)).is_empty());
		}
		let delegate = SubtensorModule::get_delegate(hotkey).unwrap();
		assert!(delegate.registrations.is_empty() && delegate.nominators.is_empty());
	})
}

#[test]
fn reserve_should_be_shared_by_largest_remainder_whatever_fits_into_a_block() {
	// Weight of a block, in percent of that of the heaviest step.
	for (seed, percent) in (1..).zip([100, 110, 130, 170, 210, 250, 1_000_000]) {
		let room = step() / 100 * percent + 100;
		with_stakers(seed, seed % 2 == 0, |netuid| {
			let (before, (parts, protocol)) = (balances(), parts(netuid));
			let (issued, pot) = (issuance(), reserve(netuid));
			assert_eq!(parts.values().sum::<u64>() + protocol, pot);
			dissolve(netuid);
			let mut blocks = 0;
			while !DissolveCleanupQueue::<Test>::get().is_empty() {
				assert!(idle_for(room) <= room);
				assert_ok!(SubtensorModule::do_try_state());
				blocks += 1;
				assert!(blocks < 2_000, "the clean-up does not end");
			}
			assert!(percent > 250 || blocks > 3, "the work was spread over {blocks} blocks");
			assert_paid(&before, &parts);
			assert_eq!(issued - issuance(), protocol + EXISTENTIAL_DEPOSIT);
			assert_eq!(TotalStake::<Test>::get(), tao(0));
		})
	}
}

#[test]
fn alpha_in_the_pool_should_not_count_in_a_subnet_older_than_the_rule() {
	with_stakers(4, true, |netuid| {
		TaoInRefundDeploymentBlock::<Test>::put(now());
		SubnetProtocolAlpha::<Test>::remove(netuid);
		SubnetAlphaOut::<Test>::mutate(netuid, |out| {
			let staked =
				TotalHotkeyAlpha::<Test>::iter().map(|(_, _, alpha)| alpha.rao()).sum::<u64>();
			*out = alpha(staked + pots(netuid).iter().sum::<u64>());
			TotalAlphaIssuance::<Test>::insert(netuid, alpha(out.rao() + alpha_in(netuid)));
		});
		let (pot, held) = (reserve(netuid), balances().values().sum::<u64>());
		dissolve(netuid);
		clean_up();
		assert_eq!(balances().values().sum::<u64>(), held + pot, "stakers get the whole reserve");
	})
}

#[test]
fn part_should_be_recycled_and_reported_when_its_account_cannot_receive_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(found(2, 0));
		keep_blocks_full();
		SubtokenEnabled::<Test>::insert(NETUID, true);
		stake(3, 2, NETUID, TAO);
		stake(4, 2, NETUID, TAO);
		// An account that does not exist, with a part below the existential deposit.
		SubtensorModule::mint_alpha(NETUID, alpha(EXISTENTIAL_DEPOSIT - 1)).unwrap();
		let few = alpha(EXISTENTIAL_DEPOSIT - 1);
		SubtensorModule::deposit_stake(&hot(2, 0), &cold(99), NETUID, few).unwrap();
		SubtensorModule::credit_reserve(NETUID, SubtensorModule::mint(tao(few.rao())))
			.ok()
			.unwrap();
		let (before, (parts, protocol)) = (balances(), parts(NETUID));
		let unpaid = parts[&cold(99)];
		assert!(unpaid > 0 && unpaid < EXISTENTIAL_DEPOSIT);

		dissolve(NETUID);
		clean_up();
		assert_paid(&before, &parts);
		assert_eq!(Balances::free_balance(cold(99)), 0);
		assert_announced(Event::DissolvedSubnetPaid {
			netuid: NETUID,
			positions: 3,
			paid: tao(parts[&cold(3)] + parts[&cold(4)]),
			unpaid_positions: 1,
			unpaid: tao(unpaid),
			recycled: tao(unpaid + protocol + EXISTENTIAL_DEPOSIT),
		});
		assert!(StakingHotkeys::<Test>::get(cold(99)).is_empty());
	})
}

#[test]
fn owner_should_get_its_cost_back_only_when_the_subnet_is_older_than_registration() {
	for (older, price) in [(false, 0), (true, 0), (true, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(found(2, 0));
			keep_blocks_full();
			let cost = SubnetLocked::<Test>::get(NETUID).rao();
			// Nobody has staked, so that the whole reserve is left for the refund.
			TaoInRefundDeploymentBlock::<Test>::put(now());
			if older {
				NetworkRegistrationStartBlock::<Test>::put(now() + 1);
			}
			// What the owner's cut of all alpha is worth is deducted from the refund.
			let earned = cost * price * 11_796 / 65_535;
			if price == 0 {
				SubnetAlphaIn::<Test>::insert(NETUID, alpha(0));
				TotalAlphaIssuance::<Test>::insert(NETUID, alpha(0));
			}
			let (before, issued) = (balance(2), issuance());
			dissolve(NETUID);
			clean_up();
			let refund = if older { cost - earned } else { 0 };
			let paid = balance(2) - before;
			assert!(paid.abs_diff(refund) <= cost >> 32, "{paid} was paid, not {refund}");
			assert_eq!(issued - issuance(), cost + EXISTENTIAL_DEPOSIT - paid);
			NetworkRegistrationStartBlock::<Test>::kill();
		})
	}
}

#[test]
fn dissolution_should_leave_no_epoch_behind_when_one_is_due() {
	ExtBuilder::with_market().build_and_execute(|| {
		keep_blocks_full();
		run_epoch(NETUID);
		run_blocks(u64::from(TEMPO) - 1);
		assert!(pots(NETUID).iter().sum::<u64>() > 0);
		dissolve(NETUID);
		for _ in 0..2 * TEMPO {
			run_blocks(1);
			assert!(!events().iter().any(|event| matches!(
				event,
				Event::EpochPaid(_) | Event::EpochDeferred { .. } | Event::EpochSkipped { .. }
			)));
		}
		clean_up();
	})
}

#[test]
fn chain_should_go_on_when_its_only_subnet_is_dissolved() {
	ExtBuilder::with_market().without_root().build_and_execute(|| {
		dissolve(NETUID);
		assert_eq!(SubtensorModule::subnets(), []);
		run_blocks(3);
		assert!(DissolveCleanupQueue::<Test>::get().is_empty(), "the block step has cleaned it up");
		let (issued, minted) = (issuance(), TotalMinted::<Test>::get());
		run_blocks(5);
		assert_eq!(issuance(), issued, "all TAO is recycled");
		assert!(TotalMinted::<Test>::get() > minted);
	})
}

#[test]
fn clean_up_should_use_no_more_weight_than_is_left() {
	with_stakers(5, true, |netuid| {
		dissolve(netuid);
		let look = cost::look_at_queues::<Test>().ref_time();
		let count = cost::count_staker::<Test>().ref_time();
		for room in [0, look - 1, look, look + count - 1] {
			assert!(idle_for(room) <= room);
			let begun = CurrentDissolveCleanupStatus::<Test>::get();
			assert!(
				begun.is_none_or(|status| status.cursor.is_empty()),
				"a step ran although it did not fit"
			);
		}
		let held = reserve(netuid);
		run_blocks(2);
		assert_eq!(reserve(netuid), held, "nobody is paid before all are counted");
		assert_eq!(idle_for(look + 4 * count), look + 4 * count);
		let status = CurrentDissolveCleanupStatus::<Test>::get().unwrap();
		assert_eq!((status.netuid, status.phase), (netuid, CleanupPhase::CountStakers));
	})
}

#[test]
fn subnets_should_be_cleaned_up_one_after_the_other() {
	let numbers = [1, 2, 3].map(NetUid::new);
	let neurons = |person| vec![ExtBuilder::neuron(person, TAO, vec![])];
	let builder = ExtBuilder::default()
		.subnet(numbers[0], neurons(1))
		.subnet(numbers[1], neurons(2))
		.subnet(numbers[2], neurons(3));
	builder.build_and_execute(|| {
		keep_blocks_full();
		let order = [numbers[2], numbers[0], numbers[1]];
		order.into_iter().for_each(dissolve);
		let mut freed = vec![];
		while !DissolveCleanupQueue::<Test>::get().is_empty() {
			run_blocks(1);
			idle(30);
			assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			freed.extend(events().into_iter().filter_map(|event| match event {
				Event::NetworkCleanedUp(netuid) => Some(netuid),
				_ => None,
			}));
		}
		assert_eq!(freed, order);
	})
}

#[test]
fn as_many_subnets_as_there_may_be_should_be_dissolved_at_once() {
	let subnet = |builder: ExtBuilder, number| {
		let person = u8::try_from(number % 19 + 1).unwrap();
		builder.subnet(NetUid::new(number), vec![ExtBuilder::neuron(person, TAO, vec![])])
	};
	(1..=129).fold(ExtBuilder::default(), subnet).build_and_execute(|| {
		keep_blocks_full();
		(1..=128).map(NetUid::new).for_each(dissolve);
		let last = NetUid::new(129);
		let refused = SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), last);
		assert_noop!(refused, Error::<Test>::WaitingForDissolvedSubnetCleanup);
		assert_eq!(SubtensorModule::do_try_state(), Ok(()));
		clean_up();
		assert_eq!(SubtensorModule::subnets(), [ROOT, last]);
		assert_eq!(TotalStake::<Test>::get().rao(), reserve(last));
		dissolve(last);
		clean_up();
	})
}

#[test]
fn lists_of_hotkeys_should_keep_only_what_is_owned_or_staked_elsewhere() {
	let other = NetUid::new(2);
	let neurons = || vec![ExtBuilder::neuron(OWNER, 0, vec![]), ExtBuilder::neuron(2, 0, vec![])];
	let builder = ExtBuilder::default().subnet(NETUID, neurons()).subnet(other, vec![]);
	builder.build_and_execute(|| {
		for (with, netuid) in [(OWNER, NETUID), (2, NETUID), (2, other)] {
			stake(3, with, netuid, TAO);
		}
		stake(2, 2, NETUID, TAO);
		dissolve(NETUID);
		clean_up();
		assert_eq!(StakingHotkeys::<Test>::get(cold(3)).into_inner(), [hot(2, 0)]);
		assert_eq!(
			StakingHotkeys::<Test>::get(cold(2)).into_inner(),
			[hot(2, 0)],
			"its own hotkey"
		);
		assert_eq!(staked(3, 2, other), TAO);
	})
}

#[test]
fn clean_up_should_take_no_more_of_an_idle_block_than_the_steps_share() {
	with_stakers(5, true, |netuid| {
		dissolve(netuid);
		let idle = || SubtensorModule::on_idle(now(), Weight::MAX).ref_time();
		let pricing = weight_info::basket_cost::look_at_index::<Test>();
		let look = cost::look_at_queues::<Test>().saturating_add(pricing).ref_time();
		// A quarter of a block is the block step's share. It has used of it: the minimum, one
		// clean-up step more, all of it.
		let every = cost::every_block::<Test>(SubtensorModule::subnets().len())
			.saturating_add(block::KEPT_FOR_INHERENTS)
			.saturating_add(SubtensorModule::room_for_heaviest_step());
		let kept = block::KEPT_FOR_IDLE.ref_time();
		BlockCapacity::set(4 * (every.ref_time() + kept + 2 * step()));
		let more = |used| {
			let weight = Weight::from_parts(used, 0);
			System::register_extra_weight_unchecked(weight, DispatchClass::Mandatory)
		};
		System::set_block_consumed_resources(Weight::zero(), 0);
		more(every.ref_time());
		let used = idle();
		assert!(used > look + step() && used <= 2 * step(), "{used}");
		more(step());
		let used = idle();
		assert!(used > look && used <= step(), "{used}");
		more(step());
		assert_eq!(idle(), look, "the share is used up");
		// A share that is smaller than what the heaviest step needs.
		BlockCapacity::set(4 * (every.ref_time() - 4));
		let (used, most) = (idle(), SubtensorModule::room_for_heaviest_step().ref_time());
		assert!(used > most / 4 && used <= look + most, "{used} of {most}");
		clean_up();
	})
}

#[test]
fn clean_up_in_the_step_should_leave_room_for_the_inherents_that_follow() {
	with_stakers(5, true, |netuid| {
		dissolve(netuid);
		let inherents = block::KEPT_FOR_INHERENTS.ref_time();
		let every = cost::every_block::<Test>(SubtensorModule::subnets().len()).ref_time();
		let share = every + inherents + 2 * step();
		BlockCapacity::set(4 * share);
		let used = SubtensorModule::block_step().ref_time();
		assert!(used > every + step() && used <= share - inherents, "{used}");
		let before = CurrentDissolveCleanupStatus::<Test>::get();
		BlockCapacity::set(4 * (every + inherents));
		SubtensorModule::block_step();
		assert_eq!(CurrentDissolveCleanupStatus::<Test>::get(), before, "no clean-up step fits");
		clean_up();
	})
}

#[test]
fn subnets_should_be_made_for_those_who_wait_in_whatever_an_idle_block_has_left() {
	with_stakers(5, true, |_| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(1);
		NetworkImmunityPeriod::<Test>::put(0);
		set_balance(&cold(20), 100 * WEALTH);
		assert_ok!(found(20, 0));
		SubnetLimit::<Test>::put(2);
		let room = cost::look_at_queues::<Test>() + cost::serve_waiting::<Test>();
		SubtensorModule::on_idle(now(), room - Weight::from_parts(1, 0));
		assert_eq!(NetworkRegistrationQueue::<Test>::get().len(), 1);
		SubtensorModule::on_idle(now(), room);
		assert!(NetworkRegistrationQueue::<Test>::get().is_empty());
		clean_up();
	})
}

/// Stakers of the subnet that [`dissolution_should_keep_within_its_share_of_a_block`] dissolves.
const STAKERS: u64 = 300;

/// It also measures: `STAKERS=100000 cargo test --release … keep_within -- --nocapture` prints the
/// number of blocks and the times.
#[test]
fn dissolution_should_keep_within_its_share_of_a_block() {
	let named = std::env::var("STAKERS").ok().and_then(|number| number.parse().ok());
	let stakers: u64 = named.unwrap_or(STAKERS);
	let mut externalities = ExtBuilder::with_pool().build();
	externalities.execute_with(|| {
		for number in 0..stakers {
			let coldkey = AccountId::new(sp_io::hashing::blake2_256(&number.to_le_bytes()));
			let amount = alpha(1_000_000 + number);
			SubtensorModule::mint_alpha(NETUID, amount).unwrap();
			SubtensorModule::deposit_stake(&hot(OWNER, 0), &coldkey, NETUID, amount).unwrap();
		}
		dissolve(NETUID);
	});
	externalities.commit_all().unwrap();
	let (mut blocks, mut longest, mut all) = (0u64, 0u128, 0u128);
	// A quarter of a block of two seconds, with the database weights of the node.
	DatabaseCost::set(ParityDbWeight::get());
	let share = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, u64::MAX);
	loop {
		let begun = std::time::Instant::now();
		let used = externalities.execute_with(|| {
			System::set_block_number(now() + 1);
			let mut meter = WeightMeter::with_limit(share);
			SubtensorModule::housekeeping(&mut meter);
			meter.consumed()
		});
		let took = begun.elapsed().as_micros();
		assert!(used.all_lte(share));
		(blocks, longest, all) = (blocks + 1, longest.max(took), all + took);
		externalities.commit_all().unwrap();
		if externalities.execute_with(|| DissolveCleanupQueue::<Test>::get().is_empty()) {
			break;
		}
	}
	println!("{stakers} stakers: {blocks} blocks, the longest step {longest} µs, all {all} µs");
	externalities.execute_with(|| {
		SubtensorModule::do_try_state().unwrap();
		assert_eq!(SubnetStakers::<Test>::iter_keys().count(), 0);
		assert_eq!(TotalStake::<Test>::get(), tao(0));
	});
}
