//! Automatic claims of root dividends.

use crate::tests::{
	mock::*,
	root::claims::{choose_claim_type, execute, failures, DEAD, DELEGATE, POOL},
};
use crate::{types::RootClaimTypeEnum::Keep, weight_info::cost, *};
use frame_support::weights::{RuntimeDbWeight, Weight, WeightMeter};

/// A meter with a limit of `room` picoseconds.
fn meter(room: u64) -> WeightMeter {
	WeightMeter::with_limit(Weight::from_parts(room, u64::MAX))
}

#[test]
fn stakers_should_have_their_dividends_claimed_in_turn() {
	execute(|| {
		for person in [5, 6, 7] {
			choose_claim_type(person, Keep);
			stake(person, DELEGATE, ROOT, 1_000 * TAO);
		}
		NumRootClaim::<Test>::put(1);
		pay_root(&hot(DELEGATE, 0), POOL, 30 * TAO);
		for person in [5, 6, 7] {
			assert_eq!(staked(person, DELEGATE, POOL), 0);
			run_blocks(1);
			assert!(staked(person, DELEGATE, POOL) > 9 * TAO);
			assert_announced(Event::RootClaimed { coldkey: cold(person), tao: tao(0) });
		}
		pay_root(&hot(DELEGATE, 0), POOL, 30 * TAO);
		NumRootClaim::<Test>::put(50);
		run_blocks(1);
		let held = [5, 6, 7].map(|person| staked(person, DELEGATE, POOL));
		assert!(held.iter().all(|held| *held > 19 * TAO), "all in a block, each once");
		run_blocks(1);
		let claimed = |event: &Event<Test>| matches!(event, Event::RootClaimed { .. });
		assert!(!events().iter().any(claimed), "nothing is due");
	})
}

#[test]
fn automatic_claim_should_skip_what_fails_and_report_it() {
	execute(|| {
		stake(5, DELEGATE, ROOT, 1_000 * TAO);
		stake(6, DELEGATE, ROOT, 1_000 * TAO);
		pay_root(&hot(DELEGATE, 0), DEAD, 10_000_000);
		pay_root(&hot(DELEGATE, 0), POOL, 10 * TAO);
		let due = owed(5, DELEGATE, DEAD);
		NumRootClaim::<Test>::put(2);
		run_blocks(1);
		assert_eq!(failures(), [(cold(5), DEAD), (cold(6), DEAD)]);
		for person in [5, 6] {
			assert_eq!((owed(person, DELEGATE, DEAD), owed(person, DELEGATE, POOL)), (due, 0));
			assert!(staked(person, DELEGATE, ROOT) > 1_000 * TAO);
		}
	})
}

#[test]
fn claims_should_go_on_inside_a_coldkey_where_the_meter_stopped_them() {
	execute(|| {
		choose_claim_type(5, Keep);
		choose_claim_type(6, Keep);
		stake(5, DELEGATE, ROOT, 1_000 * TAO);
		stake(5, 3, ROOT, 1_000 * TAO);
		stake(6, DELEGATE, ROOT, 1_000 * TAO);
		Delegates::<Test>::insert(hot(3, 0), 0);
		for with in [DELEGATE, 3] {
			for netuid in [POOL, DEAD] {
				pay_root(&hot(with, 0), netuid, 10 * TAO);
			}
		}
		NumRootClaim::<Test>::put(1);
		// Enough weight for the claim with one hotkey, not with two.
		let one = |rates| {
			cost::list_of_root_staker::<Test>()
				+ cost::listed_hotkey::<Test>()
				+ cost::look_at_root_claims::<Test>(rates)
				+ cost::root_claims::<Test>(1, rates)
		};
		let extra: RuntimeDbWeight = <Test as frame_system::Config>::DbWeight::get();
		let room = one(2).ref_time() + extra.reads_writes(9, 9).ref_time();
		let step = || SubtensorModule::claim_automatically(&mut meter(room));
		let left = || {
			let of = |with| [POOL, DEAD].map(|netuid| owed(5, with, netuid) > 0);
			[of(DELEGATE), of(3)].concat()
		};
		assert_eq!(left(), [true; 4]);
		for expected in [
			[false, true, true, true],
			[false, false, true, true],
			[false, false, false, true],
			[false; 4],
		] {
			step();
			assert_eq!(left(), expected);
			assert!(owed(6, DELEGATE, POOL) > 0, "the next one waits");
		}
		for _ in 0..4 {
			step();
		}
		assert_eq!((owed(6, DELEGATE, POOL), owed(6, DELEGATE, DEAD)), (0, 0));
		// Without any weight the cursor stays where it is.
		SubtensorModule::claim_automatically(&mut meter(0));
		let next = NextRootClaim::<Test>::get();
		assert_eq!((next.index, next.begun.unwrap().hotkeys), (0, 0));
	})
}

#[test]
fn claims_should_begin_anew_when_a_begun_coldkey_gave_its_number_away() {
	execute(|| {
		for person in [5, 6] {
			choose_claim_type(person, Keep);
			stake(person, DELEGATE, ROOT, 1_000 * TAO);
		}
		pay_root(&hot(DELEGATE, 0), POOL, 10 * TAO);
		let begun = types::BegunClaim { coldkey: cold(5), hotkeys: 9, netuid: None };
		NextRootClaim::<Test>::put(types::RootClaimCursor { index: 0, begun: Some(begun) });
		unstake(5, DELEGATE, ROOT, 1_000 * TAO);
		assert_eq!(StakingColdkeysByIndex::<Test>::get(0), Some(cold(6)));
		NumRootClaim::<Test>::put(1);
		run_blocks(1);
		assert_eq!(owed(6, DELEGATE, POOL), 0);
	})
}
