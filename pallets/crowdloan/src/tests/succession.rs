//! Crowdloans of a coldkey that is swapped.

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use ganglion_test_chain::{cold, stranger, tao, TAO};

/// Swaps a coldkey, to the end.
fn swap(person: u8) {
	let root = RuntimeOrigin::root();
	assert_ok!(SubtensorModule::swap_coldkey(root, cold(person), stranger(1), tao(0)));
	let mut blocks = 0;
	while pallet_subtensor::KeysInSwap::<Test>::contains_key(cold(person)) {
		SubtensorModule::on_idle(now(), Weight::MAX);
		blocks += 1;
		assert!(blocks < 100);
	}
}

#[test]
fn crowdloan_should_follow_its_creator() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, 90 * TAO));
		swap(CREATOR);
		assert_eq!(stored(id).creator, stranger(1));
		assert_eq!(Contributions::<Test>::get(id, stranger(1)), Some(10 * TAO));
		assert_eq!(Contributions::<Test>::get(id, cold(CREATOR)), None);
		assert_ok!(Crowdloan::finalize(RuntimeOrigin::signed(stranger(1)), id));
	})
}

#[test]
fn all_contributions_should_follow_their_coldkey() {
	run(|| {
		let ids: Vec<_> = (0..5).map(|_| open()).collect();
		for id in &ids {
			assert_ok!(contribute(2, *id, TAO));
		}
		swap(2);
		for id in &ids {
			assert_eq!(stored(*id).contributors_count, 2);
			assert_ok!(Crowdloan::withdraw(RuntimeOrigin::signed(stranger(1)), *id));
		}
		assert_eq!(CrowdloansOf::<Test>::iter_prefix(cold(2)).count(), 0);
	})
}

#[test]
fn contributions_of_both_keys_should_be_added() {
	run(|| {
		let id = open();
		assert_ok!(Balances::transfer_allow_death(by(3), stranger(1), 5 * TAO));
		assert_ok!(Crowdloan::contribute(RuntimeOrigin::signed(stranger(1)), id, 2 * TAO));
		assert_ok!(contribute(2, id, 3 * TAO));
		swap(2);
		assert_eq!(Contributions::<Test>::get(id, stranger(1)), Some(5 * TAO));
		assert_eq!((stored(id).raised, stored(id).contributors_count), (15 * TAO, 2));
	})
}
