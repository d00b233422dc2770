//! Which pulses are kept, and how the others are removed.

use crate::{
	mock::*, Error, Event, LastStoredRound, OldestStoredRound, PruneCursor, Pulses, SkippedRounds,
	PRUNED_PER_BLOCK,
};
use frame_support::{assert_noop, assert_ok, traits::Hooks, weights::Weight};
use ganglion_test_chain::cold;
use ganglion_timelock::Pulses as _;
use sp_runtime::DispatchError;

/// The rounds that have a pulse.
fn stored() -> Vec<u64> {
	let mut rounds: Vec<u64> = Pulses::<Test>::iter_keys().collect();
	rounds.sort();
	rounds
}

/// The rounds that can be read.
fn readable() -> Vec<u64> {
	stored().into_iter().filter(|round| Drand::signature(*round).is_some()).collect()
}

fn bounds() -> (u64, u64, u64) {
	(PruneCursor::<Test>::get(), OldestStoredRound::<Test>::get(), LastStoredRound::<Test>::get())
}

/// Removes in so many steps. Returns the number of steps it took.
fn prune(most: u32) -> u32 {
	let steps = Drand::prune(most);
	Drand::do_try_state().unwrap();
	steps
}

#[test]
fn pulses_should_be_written_in_any_order() {
	with_development(|| {
		for round in [1000, 990, 1003, 1001, 984] {
			assert_ok!(write_in_block(round));
		}
		assert_eq!(readable(), [984, 990, 1000, 1001, 1003]);
		assert_eq!(Drand::last_round(), 1003);
	});
}

#[test]
fn history_should_be_of_the_newest_rounds() {
	with_development(|| {
		store(1000..=1030);
		assert_eq!(bounds(), (981, 1011, 1030));
		assert_eq!(readable(), (1011..=1030).collect::<Vec<_>>(), "what is removed later is not");
		assert_noop!(write(&[1010]), Error::<Test>::RoundTooOld);
		assert_noop!(write(&[1]), Error::<Test>::RoundTooOld);
	});
}

#[test]
fn missing_round_should_be_written_until_it_is_too_old() {
	with_development(|| {
		store((1000..=1020).filter(|round| *round != 1005));
		assert_eq!(Drand::signature(1005), None);
		assert_ok!(write(&[1005]));
		assert!(Drand::signature(1005).is_some());
		assert_eq!(Drand::last_round(), 1020, "it is not the newest");
		store([1025]);
		assert_eq!(Drand::signature(1005), None, "it was of the 20 up to 1024");
	});
}

#[test]
fn blocks_should_remove_a_few_pulses_each() {
	with_development(|| {
		store(1000..=1039);
		assert_eq!(bounds(), (981, 1020, 1039));
		for block in 1..=4 {
			begin_block();
			assert_eq!(PruneCursor::<Test>::get(), 981 + u64::from(block * PRUNED_PER_BLOCK));
		}
		begin_block();
		assert_eq!(bounds(), (1020, 1020, 1039));
		assert_eq!(stored(), (1020..=1039).collect::<Vec<_>>());
		assert_eq!(prune(1_000), 0);
	});
}

#[test]
fn block_with_weight_left_should_remove_more() {
	with_development(|| {
		store(1000..=1039);
		let idle = |left| Drand::on_idle(1, Weight::from_parts(left, u64::MAX)).ref_time();
		assert_eq!(idle(99), 0, "it cannot pay for looking");
		assert_eq!(idle(100), 100);
		assert_eq!(idle(109), 100);
		assert_eq!(PruneCursor::<Test>::get(), 981);
		assert_eq!(idle(115), 110);
		assert_eq!(PruneCursor::<Test>::get(), 982);
		assert_eq!(idle(1_000_000), 100 + 10 * 38);
		assert_eq!(bounds(), (1020, 1020, 1039));
	});
}

#[test]
fn hook_should_charge_the_steps_it_took() {
	with_development(|| {
		store(1000..=1025);
		assert_eq!(bounds(), (981, 1006, 1025));
		prune(20);
		assert_eq!(Drand::on_initialize(2), Weight::from_parts(150, 0));
		assert_eq!(Drand::on_initialize(3), Weight::from_parts(100, 0));
	});
}

#[test]
fn removal_should_pass_over_what_was_never_written() {
	with_development(|| {
		store([1000, 1001]);
		assert_ok!(write_in_block(30_000_000));
		assert_eq!(SkippedRounds::<Test>::get(), Some((1002, 29_999_981)));
		assert_eq!(readable(), [30_000_000]);
		assert_noop!(write(&[29_999_980]), Error::<Test>::RoundTooOld);
		// 21 rounds up to 1001, of which the block's begin removed one, and a step over the others.
		assert_eq!(prune(1_000), 20 + 1);
		assert_eq!(stored(), [30_000_000]);
		assert_eq!(bounds(), (29_999_981, 29_999_981, 30_000_000));
		assert_eq!(SkippedRounds::<Test>::get(), None);
	});
}

#[test]
fn second_jump_should_be_walked_when_the_first_is_not_passed_yet() {
	with_development(|| {
		store([1000, 2000, 3000]);
		assert_eq!(SkippedRounds::<Test>::get(), Some((1001, 1981)));
		assert_eq!(bounds(), (981, 2981, 3000));
		prune(5_000);
		assert_eq!(stored(), [3000]);
		assert_eq!(bounds(), (2981, 2981, 3000));
	});
}

#[test]
fn first_rounds_of_a_beacon_should_all_be_kept() {
	with_development(|| {
		store([1, 2, 20]);
		assert_eq!(bounds(), (0, 1, 20));
		store([21]);
		assert_eq!(readable(), [2, 20, 21]);
	});
}

#[test]
fn last_of_all_rounds_should_be_one_like_others() {
	with_development(|| {
		assert_ok!(write(&[u64::MAX]));
		assert_eq!(readable(), [u64::MAX]);
		assert_ok!(write(&[u64::MAX - 19]));
		assert_noop!(write(&[u64::MAX - 20]), Error::<Test>::RoundTooOld);
	});
}

#[test]
fn root_should_forget_rounds() {
	with_development(|| {
		store(1000..=1010);
		assert_ok!(Drand::set_oldest_stored_round(RuntimeOrigin::root(), 1005));
		System::assert_last_event(Event::SetOldestStoredRound(1005).into());
		assert_eq!(readable(), (1005..=1010).collect::<Vec<_>>());
		assert_noop!(write(&[1004]), Error::<Test>::RoundTooOld);
		prune(1_000);
		assert_eq!(stored(), readable());
		assert_ok!(Drand::set_oldest_stored_round(RuntimeOrigin::root(), 1011));
		assert!(readable().is_empty());
		assert_eq!(Drand::last_round(), 1010);
		assert_ok!(write(&[1011]));
	});
}

#[test]
fn root_should_allow_rounds_again_as_far_as_the_history_goes() {
	with_development(|| {
		store(1000..=1010);
		assert_ok!(Drand::set_oldest_stored_round(RuntimeOrigin::root(), 1005));
		prune(1_000);
		assert_ok!(Drand::set_oldest_stored_round(RuntimeOrigin::root(), 991));
		assert_ok!(write(&[1002]));
		assert_eq!(readable(), [1002, 1005, 1006, 1007, 1008, 1009, 1010]);
	});
}

#[test]
fn oldest_round_should_be_of_the_history() {
	with_development(|| {
		store(1000..=1010);
		let set = |round| Drand::set_oldest_stored_round(RuntimeOrigin::root(), round);
		assert_noop!(set(990), Error::<Test>::OldestRoundTooLow);
		assert_noop!(set(0), Error::<Test>::OldestRoundTooLow);
		assert_noop!(set(1012), Error::<Test>::OldestRoundTooHigh);
		assert_noop!(set(u64::MAX), Error::<Test>::OldestRoundTooHigh);
		let signed = Drand::set_oldest_stored_round(RuntimeOrigin::signed(cold(1)), 1005);
		assert_noop!(signed, DispatchError::BadOrigin);
	});
}
