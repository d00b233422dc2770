//! The list of stakers on root.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;

/// A subnet with the hotkeys of the owner and of people 2 and 3.
fn with_three_hotkeys() -> ExtBuilder {
	ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons([OWNER, 2, 3]))
}

/// The stakers on root in the order of their numbers.
fn stakers() -> Vec<AccountId> {
	(0..NumStakingColdkeys::<Test>::get())
		.map(|number| StakingColdkeysByIndex::<Test>::get(number).unwrap())
		.collect()
}

#[test]
fn staker_should_be_numbered_from_the_first_stake_on_root_to_the_last() {
	with_three_hotkeys().build_and_execute(|| {
		stake(5, 2, NETUID, TAO);
		assert_eq!(stakers(), [], "alpha does not count");
		for person in [5, 6, 7] {
			stake(person, 2, ROOT, TAO);
		}
		stake(5, 3, ROOT, TAO);
		assert_eq!(stakers(), [5, 6, 7].map(cold));
		unstake(5, 2, ROOT, TAO);
		assert_eq!(stakers(), [5, 6, 7].map(cold), "it has stake with another hotkey");
		unstake(5, 3, ROOT, TAO);
		assert_eq!(stakers(), [7, 6].map(cold), "the last one takes the free number");
		unstake(6, 2, ROOT, TAO);
		unstake(7, 2, ROOT, TAO);
		assert_eq!((stakers(), RootPositions::<Test>::iter().count()), (vec![], 0));
	})
}

#[test]
fn number_should_follow_stake_that_moves_on_root() {
	with_three_hotkeys().build_and_execute(|| {
		stake(5, 2, ROOT, 10 * TAO);
		let all = AlphaBalance::MAX;
		let origin = signed(cold(5));
		assert_ok!(SubtensorModule::move_stake(origin, hot(2, 0), hot(3, 0), ROOT, ROOT, all));
		assert_eq!(stakers(), [cold(5)]);
		let origin = signed(cold(5));
		assert_ok!(SubtensorModule::transfer_stake(origin, cold(6), hot(3, 0), ROOT, ROOT, all));
		assert_eq!(stakers(), [cold(6)], "whoever gets it is a staker, whoever gave it none");
		let origin = signed(cold(6));
		assert_ok!(SubtensorModule::swap_stake(origin, hot(3, 0), ROOT, NETUID, all));
		assert_eq!(stakers(), []);
		assert_ok!(SubtensorModule::unstake_all_alpha(signed(cold(6)), hot(3, 0)));
		assert_eq!(stakers(), [cold(6)]);
	})
}

#[test]
fn stake_of_genesis_should_be_numbered() {
	let root = crate::genesis::Subnet {
		tempo: 100,
		owner: None,
		..subnet_of(ROOT, vec![ExtBuilder::neuron(4, TAO, vec![])])
	};
	ExtBuilder::default().without_root().with(root).build_and_execute(|| {
		assert_eq!(stakers(), [cold(4)]);
		assert_eq!(RootPositions::<Test>::get(cold(4)), 1);
	})
}
