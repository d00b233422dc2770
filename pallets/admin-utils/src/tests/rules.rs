//! Who may set what, on which subnets, and when.

use super::*;
use crate::Error;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
};
use ganglion_test_chain::assert_noop;
use pallet_subtensor::{LastEpochBlock, PendingEpochAt, Tempo};
use sp_runtime::traits::BadOrigin;

type Refused = pallet_subtensor::Error<Test>;

#[test]
fn stranger_should_be_refused_by_every_call() {
	for_each(
		|_| true,
		|case| {
			for origin in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::none()] {
				assert_noop!(case.dispatch(origin.clone(), SUBNET), BadOrigin);
				assert_noop!(case.dispatch(origin, MISSING), BadOrigin);
			}
			// The owner's hotkey and the owner of nothing are strangers too.
			assert_noop!(case.dispatch(RuntimeOrigin::signed(HOTKEY), SUBNET), BadOrigin);
			assert_noop!(case.dispatch(RuntimeOrigin::signed(OWNER), MISSING), BadOrigin);
		},
	)
}

#[test]
fn root_should_set_every_setting() {
	for_each(
		|_| true,
		|case| {
			assert_ne!((case.stored)(SUBNET), case.value, "{} changes nothing", case.name);
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
			assert_eq!((case.stored)(SUBNET), case.value, "{}", case.name);
		},
	)
}

#[test]
fn setting_should_be_announced_once() {
	for_each(
		|_| true,
		|case| {
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
			let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
			assert_eq!(events, case.events, "{}", case.name);
		},
	)
}

#[test]
fn setting_should_touch_no_other_subnet() {
	for_each(
		|case| case.of_subnet,
		|case| {
			let before = (case.stored)(NetUid::ROOT);
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
			assert_eq!((case.stored)(NetUid::ROOT), before, "{}", case.name);
		},
	)
}

#[test]
fn owner_should_set_what_the_table_gives_it() {
	for_each(Case::by_owner, |case| {
		assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		assert_eq!((case.stored)(SUBNET), case.value, "{}", case.name);
	})
}

#[test]
fn owner_should_be_refused_what_is_roots() {
	// The owner sets the tempo within bounds of its own.
	for_each(
		|case| !case.by_owner() && case.name != "sudo_set_tempo",
		|case| {
			assert_noop!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET), BadOrigin);
		},
	)
}

#[test]
fn setting_should_be_refused_while_its_window_is_shut() {
	for_each(
		|case| case.is("W"),
		|case| {
			let_epoch_be_due_in(WINDOW - 1);
			let shut = || Refused::AdminActionProhibitedDuringWeightsWindow;
			assert_noop!(case.dispatch(RuntimeOrigin::root(), SUBNET), shut());
			if case.by_owner() {
				assert_noop!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET), shut());
			}

			let_epoch_be_due_in(WINDOW);
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
		},
	)
}

#[test]
fn setting_should_be_refused_while_an_epoch_was_asked_for() {
	for_each(
		|case| case.is("W"),
		|case| {
			PendingEpochAt::<Test>::insert(SUBNET, System::block_number() + 1);
			assert_noop!(
				case.dispatch(RuntimeOrigin::root(), SUBNET),
				Refused::AdminActionProhibitedDuringWeightsWindow
			);
		},
	)
}

#[test]
fn setting_without_window_should_be_set_at_any_time() {
	for_each(
		|case| !case.is("W"),
		|case| {
			let_epoch_be_due_in(0);
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
			assert_eq!((case.stored)(SUBNET), case.value, "{}", case.name);
		},
	)
}

#[test]
fn owner_should_hear_of_its_rate_limit_before_the_window() {
	for_each(Case::is_limited, |case| {
		assert_ok!(case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET));
		let_epoch_be_due_in(WINDOW - 1);
		assert_noop!(
			case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET),
			Refused::TxRateLimitExceeded
		);
	})
}

#[test]
fn missing_subnet_should_be_named_as_such_in_every_block() {
	for_each(
		|case| case.of_subnet,
		|case| {
			// At 359 a subnet that never had an epoch would be in its freeze window.
			for block in [1, 359, 100_000] {
				go_to(block);
				let refused = Error::<Test>::SubnetDoesNotExist;
				assert_noop!(case.dispatch(RuntimeOrigin::root(), MISSING), refused);
			}
		},
	)
}

#[test]
fn root_network_should_never_freeze() {
	for_each(
		|case| case.of_subnet && !case.is("n≠0") && case.name != "sudo_set_min_allowed_uids",
		|case| {
			for block in [91, 100, 100_000] {
				go_to(block);
				assert_ok!(case.dispatch(RuntimeOrigin::root(), NetUid::ROOT));
				assert_eq!((case.stored)(NetUid::ROOT), case.value, "{}", case.name);
			}
		},
	)
}

#[test]
fn root_network_should_be_refused_what_it_does_not_have() {
	for_each(
		|case| case.is("n≠0"),
		|case| {
			assert_noop!(
				case.dispatch(RuntimeOrigin::root(), NetUid::ROOT),
				Error::<Test>::NotPermittedOnRootSubnet
			);
		},
	)
}

#[test]
fn tempo_should_restart_the_cycle() {
	with_subnet(|| {
		LastEpochBlock::<Test>::insert(SUBNET, 900);
		assert_ok!(AdminUtils::sudo_set_tempo(RuntimeOrigin::root(), SUBNET, 50));
		assert_eq!(Tempo::<Test>::get(SUBNET), 50);
		assert_eq!(LastEpochBlock::<Test>::get(SUBNET), 1_000);
	})
}

#[test]
fn subnet_without_epochs_should_never_freeze() {
	for_each(
		|case| case.is("W"),
		|case| {
			assert_ok!(AdminUtils::sudo_set_tempo(RuntimeOrigin::root(), SUBNET, 0));
			LastEpochBlock::<Test>::insert(SUBNET, 0);
			System::set_block_number(100_000);
			assert_ok!(case.dispatch(RuntimeOrigin::root(), SUBNET));
		},
	)
}

#[test]
fn calls_should_be_of_the_normal_class_because_anybody_may_send_them() {
	with_subnet(|| {
		for case in cases() {
			let class = (case.call)(SUBNET).get_dispatch_info().class;
			assert_eq!(class, DispatchClass::Normal, "{}", case.name);
		}
	})
}

#[test]
fn number_of_mechanisms_should_be_charged_by_what_it_deletes() {
	with_subnet(|| {
		pallet_subtensor::MaxAllowedUids::<Test>::insert(SUBNET, 128);
		let set = |count| {
			let mechanism_count = ganglion_types::MechId::new(count);
			let call = Call::sudo_set_mechanism_count { netuid: SUBNET, mechanism_count };
			let declared = call.get_dispatch_info().call_weight;
			let paid = RuntimeCall::AdminUtils(call).dispatch(RuntimeOrigin::root()).unwrap();
			let paid = paid.actual_weight.unwrap();
			assert_eq!(paid, declared, "the state tells it beforehand");
			paid.ref_time()
		};
		let (raise, same, lower) = (set(2), set(2), set(1));
		assert!(same < raise && raise < lower, "{same}, {raise}, {lower}");
	})
}

#[test]
fn weight_should_count_the_database_that_the_rule_asks_for() {
	with_subnet(|| {
		let db = frame_support::weights::constants::ParityDbWeight::get();
		for case in cases() {
			let weight = (case.call)(SUBNET).get_dispatch_info().call_weight;
			// Existence; the owner; length and last block of the limit; window, tempo, last epoch
			// and the epoch that was asked for.
			let reads = u64::from(case.of_subnet)
				+ u64::from(case.by_owner())
				+ 2 * u64::from(case.is("hp"))
				+ 4 * u64::from(case.is("W"));
			let writes = 1 + u64::from(case.is_limited());
			let database = db.reads_writes(reads, writes);
			assert!(weight.ref_time() > database.ref_time(), "{}: {weight}", case.name);
		}
	})
}

#[test]
fn refused_call_should_be_charged_for_what_it_read_and_no_more_than_one_served() {
	use frame_support::dispatch::extract_actual_weight;
	for_each(
		|_| true,
		|case| {
			let call = RuntimeCall::AdminUtils((case.call)(SUBNET));
			let charged = |origin| {
				let info = call.get_dispatch_info();
				let outcome = case.dispatch(origin, SUBNET);
				let weight = extract_actual_weight(&outcome, &info);
				(outcome.is_ok(), weight.ref_time())
			};
			let stranger = || charged(RuntimeOrigin::signed(STRANGER));
			let (refused, reads) = ganglion_test_chain::count_reads(stranger);
			let served = charged(RuntimeOrigin::root());
			assert_eq!((refused.0, served.0), (false, true), "{}", case.name);
			assert!(refused.1 <= served.1, "{}: {refused:?} of {served:?}", case.name);
			let read = frame_support::weights::constants::ParityDbWeight::get().read;
			assert!(refused.1 >= reads * read || !case.of_subnet, "{}", case.name);
		},
	);
}
