//! Ownership of subnets by conviction, and the lock of the owner's cut.

use crate::tests::{mock::*, staking::locks::lock};
use crate::{
	subnets::conviction::{SearchStage, LEAST_AGE},
	*,
};
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};

/// Runs a test on a subnet where people 3 to 6 have 100 alpha each with the owner's hotkey, and a
/// hotkey of their own without uid.
fn with_stakers(test: impl FnOnce()) {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for person in 3..=6 {
			stake(person, OWNER, NETUID, 100 * TAO);
			associate(person, 0);
			let origin = signed(cold(person));
			assert_ok!(SubtensorModule::set_perpetual_lock(origin, NETUID, true));
		}
		test()
	})
}

fn pass(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// Lets locks mature in a subnet of the age from which it can change its owner.
fn mature() {
	pass(LEAST_AGE);
}

fn owner() -> (AccountId, AccountId) {
	(SubnetOwner::<Test>::get(NETUID), SubnetOwnerHotkey::<Test>::get(NETUID))
}

fn owned_by(person: u8) -> (AccountId, AccountId) {
	(cold(person), hot(person, 0))
}

/// Settles owners with room for some hotkeys; the end of a list takes as much as one.
fn settle(hotkeys: u64) {
	use weight_info::lock_cost::{look_at_contender, look_at_searches};
	let room = look_at_contender::<Test>().saturating_mul(hotkeys);
	let room = room.saturating_add(look_at_searches::<Test>());
	SubtensorModule::settle_owners(&mut WeightMeter::with_limit(room));
}

/// Whether a search goes on.
fn searching() -> bool {
	OwnershipSearch::<Test>::get().is_some_and(|search| search.stage != SearchStage::Over)
}

/// Looks for new owners in one block, and settles all that is due.
fn look_and_settle() {
	let mut meter = WeightMeter::with_limit(Weight::MAX);
	SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
	SubtensorModule::settle_owners(&mut meter);
	assert!(!searching());
}

#[test]
fn subnet_should_go_to_the_greatest_conviction() {
	with_stakers(|| {
		lock(3, 3, NETUID, 60 * TAO);
		lock(4, 4, NETUID, 70 * TAO);
		lock(5, 5, NETUID, 10 * TAO);
		// Two people for one hotkey.
		lock(6, 5, NETUID, 65 * TAO);
		mature();
		run_epoch(NETUID);
		assert_eq!(owner(), owned_by(5));
		assert!(SubtensorModule::uid_of(NETUID, &hot(5, 0)).is_some(), "it has got a uid");
		let (old_coldkey, new_coldkey) = (cold(OWNER), cold(5));
		assert_announced(Event::SubnetOwnerChanged { netuid: NETUID, old_coldkey, new_coldkey });
		let conviction = SubtensorModule::get_hotkey_conviction(hot(5, 0), NETUID);
		assert_eq!(conviction, 75 * TAO, "its locks count with their mass");
		// It stays so.
		run_epoch(NETUID);
		assert_eq!(owner(), owned_by(5));
		assert!(!searching());
	})
}

#[test]
fn owner_should_not_alternate_when_masses_fall_below_convictions() {
	with_stakers(|| {
		for (person, amount) in [(3, 98), (4, 99), (5, 97), (6, 96)] {
			let origin = signed(cold(person));
			assert_ok!(SubtensorModule::set_perpetual_lock(origin, NETUID, false));
			lock(person, person, NETUID, amount * TAO);
		}
		mature();
		let conviction =
			|person| SubtensorModule::get_hotkey_conviction(hot(person, 0), NETUID).to_num::<u64>();
		let before = conviction(4);
		assert!(before > 2 * SubtensorModule::locked(&cold(4), NETUID).rao());
		for _ in 0..3 {
			look_and_settle();
			assert_eq!(owner(), owned_by(4));
			assert_eq!(conviction(4), before, "a hotkey loses nothing by becoming the owner's");
		}
	})
}

#[test]
fn stake_of_a_moment_should_win_no_subnet() {
	with_stakers(|| {
		lock(3, 3, NETUID, 99 * TAO);
		mature();
		// Four times as much, for a few blocks.
		stake(7, OWNER, NETUID, 400 * TAO);
		associate(7, 0);
		assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(7)), NETUID, true));
		lock(7, 7, NETUID, 399 * TAO);
		pass(5);
		look_and_settle();
		assert_eq!(owner(), owned_by(3));
		// On the owner's hotkey it counts at once, for the owner.
		assert_ok!(SubtensorModule::move_lock(signed(cold(7)), hot(3, 0), NETUID));
		look_and_settle();
		assert_eq!(owner(), owned_by(3));
		// Moved away, it begins anew.
		pass(1_000);
		assert_ok!(SubtensorModule::move_lock(signed(cold(7)), hot(7, 0), NETUID));
		look_and_settle();
		assert_eq!(owner(), owned_by(3));
		// It cannot be sold meanwhile.
		assert_noop!(try_unstake(7, OWNER, NETUID, 2 * TAO), Error::<Test>::StakeUnavailable);
	})
}

#[test]
fn searches_should_take_turns() {
	let other = NetUid::new(2);
	let neurons = || ExtBuilder::neurons([OWNER]);
	ExtBuilder::default().subnet(NETUID, neurons()).subnet(other, neurons()).build_and_execute(
		|| {
			let next = || {
				for netuid in [NETUID, other] {
					OwnershipDue::<Test>::insert(netuid, ());
				}
				// The ends of both lists.
				settle(2);
				assert!(!searching());
				OwnershipSearch::<Test>::get().unwrap().netuid
			};
			assert_eq!([next(), next(), next(), next()], [NETUID, other, NETUID, other]);
		},
	)
}

#[test]
fn young_subnet_should_keep_its_owner() {
	with_stakers(|| {
		lock(3, 3, NETUID, 90 * TAO);
		let since = NetworkRegisteredAt::<Test>::get(NETUID);
		System::set_block_number(since + LEAST_AGE - 1);
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
		assert_eq!(OwnershipDue::<Test>::iter().count(), 0);
		System::set_block_number(since + LEAST_AGE);
		SubtensorModule::look_for_new_owners(&[NETUID, ROOT], &mut meter);
		assert_eq!(OwnershipDue::<Test>::iter_keys().collect::<Vec<_>>(), [NETUID]);
		SubtensorModule::settle_owners(&mut meter);
		assert_eq!(owner(), owned_by(3));
	})
}

#[test]
fn little_conviction_should_change_nothing() {
	with_stakers(|| {
		let tenth = alpha_out(NETUID) / 10;
		lock(3, 3, NETUID, tenth - TAO);
		mature();
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		let mut is_due = || {
			SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
			OwnershipDue::<Test>::contains_key(NETUID)
		};
		assert!(!is_due());
		// All conviction counts, not only the greatest.
		lock(4, OWNER, NETUID, 6 * TAO);
		assert!(is_due());
		SubtensorModule::settle_owners(&mut WeightMeter::with_limit(Weight::MAX));
		assert_eq!(owner(), owned_by(3));
	})
}

#[test]
fn owner_should_stay_while_it_has_the_greatest_conviction() {
	with_stakers(|| {
		lock(3, 3, NETUID, 80 * TAO);
		lock(4, OWNER, NETUID, 81 * TAO);
		mature();
		run_epoch(NETUID);
		assert_eq!(owner(), owned_by(OWNER));
		// A hotkey of its own changes nothing either.
		associate(OWNER, 1);
		let to = hot(OWNER, 1);
		assert_ok!(SubtensorModule::move_lock(signed(cold(4)), to, NETUID));
		mature();
		run_epoch(NETUID);
		assert_eq!(owner(), owned_by(OWNER));
	})
}

#[test]
fn search_should_take_as_many_blocks_as_it_needs() {
	with_stakers(|| {
		keep_blocks_full();
		for index in 0..30 {
			associate(7, index);
			let (coldkey, hotkey) = (cold(8 + index % 4), hot(7, index));
			if index < 4 {
				stake(8 + index, OWNER, NETUID, 50 * TAO);
				let origin = signed(coldkey);
				let amount = alpha(u64::from(index + 1) * TAO);
				assert_ok!(SubtensorModule::lock_stake(origin, hotkey, NETUID, amount));
			} else {
				let origin = signed(stranger(u32::from(index)));
				set_balance(&stranger(u32::from(index)), 10 * TAO);
				let add = SubtensorModule::add_stake;
				assert_ok!(add(origin.clone(), hot(OWNER, 0), NETUID, tao(TAO)));
				let amount = alpha(TAO / 2 + u64::from(index));
				assert_ok!(SubtensorModule::lock_stake(origin, hotkey, NETUID, amount));
			}
		}
		lock(3, 3, NETUID, 99 * TAO);
		mature();
		SubtensorModule::look_for_new_owners(&[NETUID], &mut WeightMeter::with_limit(Weight::MAX));
		let mut steps = 0;
		while OwnershipDue::<Test>::iter().next().is_some() || searching() {
			settle(3);
			SubtensorModule::do_try_state().unwrap();
			steps += 1;
			assert!(steps < 100);
		}
		assert!(steps > 8, "{steps} steps");
		assert_eq!(owner(), owned_by(3));
	})
}

#[test]
fn search_should_wait_for_nobody_and_end_with_its_subnet() {
	with_stakers(|| {
		keep_blocks_full();
		lock(3, 3, NETUID, 99 * TAO);
		lock(4, 4, NETUID, 9 * TAO);
		mature();
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
		settle(1);
		let search = OwnershipSearch::<Test>::get().unwrap();
		assert_eq!((search.netuid, search.stage), (NETUID, SearchStage::Perpetual));
		dissolve(NETUID);
		SubtensorModule::settle_owners(&mut meter);
		assert!(!searching());
		assert_eq!(owner(), owned_by(OWNER));
	})
}

#[test]
fn owner_should_not_change_while_a_key_is_swapped() {
	with_stakers(|| {
		keep_blocks_full();
		lock(3, 3, NETUID, 99 * TAO);
		mature();
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
		let origin = signed(cold(3));
		assert_ok!(SubtensorModule::swap_hotkey(origin, hot(3, 0), hot(3, 1), None));
		SubtensorModule::settle_owners(&mut meter);
		assert_eq!(owner(), owned_by(OWNER));
		idle(1_000);
		SubtensorModule::look_for_new_owners(&[NETUID], &mut meter);
		SubtensorModule::settle_owners(&mut meter);
		assert_eq!(owner(), (cold(3), hot(3, 1)));
	})
}

#[test]
fn new_owner_should_replace_a_neuron_in_a_full_subnet() {
	with_stakers(|| {
		register(9, NETUID);
		MaxAllowedUids::<Test>::insert(NETUID, 2);
		lock(3, 3, NETUID, 99 * TAO);
		mature();
		run_epoch(NETUID);
		assert_eq!(owner(), owned_by(3));
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(9, 0)), None);
		assert!(SubtensorModule::uid_of(NETUID, &hot(3, 0)).is_some());
	})
}

#[test]
fn cut_of_the_owner_should_be_locked_where_the_subnet_says_so() {
	with_stakers(|| {
		let locked = || SubtensorModule::locked(&cold(OWNER), NETUID).rao();
		run_epoch(NETUID);
		let before = staked(OWNER, OWNER, NETUID);
		assert!(before > 0 && locked() == 0);
		OwnerCutAutoLockEnabled::<Test>::insert(NETUID, true);
		System::reset_events();
		run_epoch(NETUID);
		let paid = events().into_iter().find_map(|event| match event {
			Event::EpochPaid(report) => Some(report.paid_to_owner.rao()),
			_ => None,
		});
		// Rounding of the share.
		let paid = paid.unwrap() - 1;
		assert!(paid > TAO && (paid..=paid + 1).contains(&locked()));
		let held = SubtensorModule::lock_of(&cold(OWNER), NETUID).unwrap();
		assert_eq!(held.hotkey, hot(OWNER, 0));
		// The next goes to the hotkey of the lock.
		assert_ok!(SubtensorModule::move_lock(signed(cold(OWNER)), hot(3, 0), NETUID));
		run_epoch(NETUID);
		let held = SubtensorModule::lock_of(&cold(OWNER), NETUID).unwrap();
		assert_eq!(held.hotkey, hot(3, 0));
		assert!(locked() > paid);
	})
}
