//! What epochs are charged for.

use super::mock::*;
use crate::{cost, types::EpochConsensus, *};

/// Picoseconds that the subnet's next epoch is charged.
fn charged() -> u64 {
	cost::epoch::<Test>(NETUID).ref_time()
}

#[test]
fn epoch_should_be_charged_for_each_mechanism() {
	ExtBuilder::with_market().build_and_execute(|| {
		let one = charged();
		for count in [2, 16] {
			set_mechanisms(count);
			assert_eq!(charged(), one * u64::from(count));
		}
	})
}

#[test]
fn epoch_should_be_charged_for_liquid_alpha_where_it_is_computed() {
	ExtBuilder::with_market().build_and_execute(|| {
		let plain = charged();
		LiquidAlphaOn::<Test>::insert(NETUID, true);
		// Seven neurons, three of them validators.
		assert_eq!(charged() - plain, 25_000 * 7 * 3);
		Yuma3On::<Test>::insert(NETUID, false);
		assert_eq!(charged(), plain, "Yuma 2 has none");
		Yuma3On::<Test>::insert(NETUID, true);
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Sigmoid);
		assert_eq!(charged(), plain);
	})
}

#[test]
fn epoch_should_be_charged_for_bonds_that_rest() {
	ExtBuilder::with_market().build_and_execute(|| {
		MaxAllowedValidators::<Test>::insert(NETUID, 3);
		run_epoch(NETUID);
		// The owner has a permit besides.
		let four_rows = charged();
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Null);
		run_epoch(NETUID);
		assert_eq!(charged(), four_rows, "though one has a permit");
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Yuma);
		assert_eq!(charged(), four_rows, "the first epoch after it looks at them all");
		MaxAllowedValidators::<Test>::insert(NETUID, 1);
		run_epoch(NETUID);
		assert_eq!(four_rows - charged(), 600_000 * 7 * 2, "then those of two");
	})
}

#[test]
fn leaving_should_be_charged_for_the_subnets_there_are_and_for_what_is_sold() {
	use frame_support::weights::Weight;
	fn all(subnets: u32, sold: u32) -> Weight {
		<cost::SubstrateWeight<Test> as WeightInfo>::unstake_all(subnets, sold)
	}
	assert!(all(2, 2).all_gt(all(2, 1)));
	assert!(all(129, 0).proof_size() > all(2, 0).proof_size());
	let sale = <cost::SubstrateWeight<Test> as WeightInfo>::remove_stake();
	assert_eq!(all(2, 2) - all(2, 1), sale);
}

#[test]
fn block_should_be_charged_for_each_pool() {
	let [none, one, two] = [0, 1, 2].map(cost::every_block_of_pools::<Test>);
	assert_eq!(none, frame_support::weights::Weight::zero());
	assert_eq!(two, one + one);
}

#[test]
fn epoch_should_be_charged_for_links_up_to_what_its_neurons_can_have() {
	ExtBuilder::with_market().build_and_execute(|| {
		let plain = charged();
		let of_parent = 80_000_000;
		SubnetLinks::<Test>::insert(NETUID, 10);
		// Read for the neurons, and paid for the three validators.
		assert_eq!(charged() - plain, of_parent * (10 + 10));
		SubnetLinks::<Test>::insert(NETUID, u32::MAX);
		assert_eq!(charged() - plain, of_parent * 64 * (7 + 3));
		SubnetLinks::<Test>::remove(NETUID);
	})
}

#[test]
fn epoch_should_be_charged_for_roots_pot_when_there_is_one() {
	ExtBuilder::with_market().build_and_execute(|| {
		let without = charged();
		stake(8, 2, ROOT, TAO);
		let_root_earn();
		run_blocks(1);
		assert!(root_pot(NETUID) > 0);
		// Seven neurons can be validators, and the owner is paid besides.
		assert_eq!(charged() - without, 20_000_000 * 8);
	})
}

#[test]
fn weights_should_be_charged_for_the_stake_of_parents_by_the_pool() {
	assert!(cost::guard_of_weights::<Test>().proof_size() > cost::guard::<Test>().proof_size());
}

#[test]
fn children_should_be_charged_for_applying_only_when_they_do() {
	use frame_support::weights::Weight;
	type Costs = cost::SubstrateWeight<Test>;
	let later = |count, subnets| <Costs as WeightInfo>::schedule_children(count, subnets);
	let at_once: Weight = <Costs as WeightInfo>::set_children(5, 2);
	assert!(at_once.all_gt(later(5, 2)));
	assert!(later(5, 129).proof_size() > later(5, 2).proof_size());
	assert!(later(6, 2).ref_time() > later(5, 2).ref_time());
}

#[test]
fn forgetting_should_be_charged_by_its_limit() {
	let [one, two] = [1, 2].map(cost::forget_root_claims::<Test>);
	assert!(two.any_gt(one));
}
