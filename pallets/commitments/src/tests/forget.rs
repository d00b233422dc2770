//! Commitments of a hotkey that loses its uid.

use crate::{mock::*, pallet::*};
use frame_support::{assert_ok, weights::Weight};
use ganglion_test_chain::{cold, hot, AccountId, NetUid, NETUID};
use pallet_subtensor::{
	Commitments as ForProtocol, ImmunityPeriod, MaxAllowedUids, MinAllowedUids,
};

/// Nothing.
const NONE: [String; 0] = [];

fn forget(netuid: NetUid, who: &AccountId) {
	<Commitments as ForProtocol<AccountId, RuntimeCall>>::forget(netuid, who);
}

/// The people of the test subnet who have no uid any more, and those who have.
fn gone_and_left() -> (Vec<AccountId>, Vec<AccountId>) {
	let has_none = |who: &AccountId| SubtensorModule::uid_of(NETUID, who).is_none();
	(1..=7).map(|person| hot(person, 0)).partition(has_none)
}

/// Publishes something of every kind with every neuron of the test subnet.
fn publish_everything() {
	(1..=7).for_each(|person| publish_all(hot(person, 0)));
	next_block();
	for person in 1..=7 {
		assert_eq!(items_naming(&hot(person, 0)), items_of_accounts());
	}
}

/// Asserts that `count` neurons lost their uids and left nothing, and that the others' fields are
/// opened when their round comes.
fn assert_gone(count: usize) {
	let (gone, left) = gone_and_left();
	assert_eq!(gone.len(), count);
	let assert_nothing = || gone.iter().for_each(|who| assert_eq!(items_naming(who), NONE));
	assert_nothing();
	assert_eq!(TimelockedIndex::<Test>::iter_keys().count(), left.len());
	assert_ok!(Commitments::do_try_state());
	publish_pulse(9);
	next_block();
	assert_nothing();
	for who in left {
		let reveals = RevealedCommitments::<Test>::get(NETUID, who).unwrap();
		assert_eq!(&*reveals.last().unwrap().0, b"later");
	}
}

#[test]
fn replaced_neuron_should_leave_nothing() {
	with_neurons(|| {
		publish_everything();
		MaxAllowedUids::<Test>::insert(NETUID, 7);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		let newcomer = RuntimeOrigin::signed(cold(9));
		assert_ok!(SubtensorModule::burned_register(newcomer, NETUID, hot(9, 0)));
		assert_gone(1);
	})
}

#[test]
fn trimmed_neurons_should_leave_nothing() {
	with_neurons(|| {
		publish_everything();
		MinAllowedUids::<Test>::insert(NETUID, 1);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		assert_ok!(SubtensorModule::trim_neurons(NETUID, 4));
		assert_gone(3);
	})
}

#[test]
fn other_subnets_should_keep_what_the_hotkey_has_there() {
	let other = NetUid::new(2);
	chain();
	let builder = ExtBuilder::with_market().subnet(other, ExtBuilder::neurons([2]));
	builder.build().execute_with(|| {
		assert_ok!(publish_on(other, hot(2, 0), &[sealed(b"later", 9)]));
		publish_all(hot(2, 0));
		next_block();
		forget(NETUID, &hot(2, 0));
		let rounds: Vec<_> = TimelockedIndex::<Test>::iter_keys().collect();
		assert_eq!(rounds, [Commitments::index_key(9, other, &hot(2, 0))]);
		let has = |netuid: NetUid| {
			(
				CommitmentOf::<Test>::contains_key(netuid, hot(2, 0)),
				LastCommitment::<Test>::contains_key(netuid, hot(2, 0)),
				UsedSpaceOf::<Test>::contains_key(netuid, hot(2, 0)),
			)
		};
		assert_eq!((has(NETUID), has(other)), ((false, false, false), (true, true, true)));
		assert_ok!(Commitments::do_try_state());
	})
}

#[test]
fn hotkey_without_commitments_should_be_forgotten_as_well() {
	with_neurons(|| {
		publish_all(hot(3, 0));
		next_block();
		forget(NETUID, &hot(2, 0));
		assert_eq!(items_naming(&hot(3, 0)), items_of_accounts());
	})
}

#[test]
fn forgetting_should_have_its_weight() {
	let weight = <Commitments as ForProtocol<AccountId, RuntimeCall>>::weight_of_forget();
	assert_eq!(weight, Weight::from_parts(200, 0));
}
