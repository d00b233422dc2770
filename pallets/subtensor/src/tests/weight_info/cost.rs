//! The weights that epochs and calls are charged.

use crate::tests::mock::*;
use crate::{
	types::EpochConsensus,
	weight_info::cost::{self, slope},
	weight_info::stages::{SubstrateWeight as Stages, WeightInfo as _},
	*,
};
use frame_support::weights::Weight;

/// Weight of the subnet's next epoch, in picoseconds.
fn charged() -> u64 {
	SubtensorModule::weight_of_epoch(NETUID).ref_time()
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
		// The subnet has seven neurons, three of them validators. The benchmark's has 256 neurons.
		let with = Stages::<Test>::epoch_of_rows_with_liquid_alpha(3);
		let more = with.saturating_sub(Stages::<Test>::epoch_of_rows(3)) * 7 / 256;
		assert!(more.ref_time() > 0);
		assert_eq!(charged() - plain, more.ref_time());
		Yuma3On::<Test>::insert(NETUID, false);
		assert_eq!(charged(), plain, "Yuma 2 has no liquid alpha");
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
		// Three validators and the owner have permits.
		let four_rows = charged();
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Null);
		run_epoch(NETUID);
		assert_eq!(charged(), four_rows, "although only one has a permit");
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Yuma);
		assert_eq!(charged(), four_rows, "the next epoch still reads all rows");
		MaxAllowedValidators::<Test>::insert(NETUID, 1);
		run_epoch(NETUID);
		let row = slope(Stages::<Test>::epoch_of_rows) * 7 / 256;
		assert_eq!(four_rows - charged(), row.ref_time() * 2, "two permits fewer, two rows fewer");
	})
}

#[test]
fn epoch_should_be_charged_for_pairs_and_for_what_it_remembers() {
	ExtBuilder::with_market().build_and_execute(|| {
		let plain = charged();
		// Of three validators and the owner, six pairs of rows a 256th of 7 as long as measured.
		let pairs = slope(Stages::<Test>::epoch_of_pairs) * 7 / 256 * 6;
		let with = Stages::<Test>::epoch_of_rows_with_forecast_skill(4);
		let memory = with.saturating_sub(Stages::<Test>::epoch_of_rows(4));
		assert!(pairs.ref_time() > 0 && memory.ref_time() > 0);
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::PeerPrediction);
		assert_eq!(charged() - plain, (pairs + memory).ref_time());
		let covered = slope(Stages::<Test>::epoch_of_covered_pairs) * 7 / 256 * 6;
		PeerPredictionSettings::<Test>::mutate(NETUID, |rule| rule.full_coverage = 900_000);
		assert_eq!(charged() - plain, (covered + memory).ref_time());
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Yuma);
		ForecastSkillOn::<Test>::insert(NETUID, true);
		assert_eq!(charged() - plain, memory.ref_time());
		run_epoch(NETUID);
		let with = charged();
		ForecastSkillOn::<Test>::insert(NETUID, false);
		assert_eq!(charged(), with, "the next epoch removes what was remembered");
		run_epoch(NETUID);
		assert!(charged() < with);
	})
}

#[test]
fn leaving_should_be_charged_for_the_subnets_there_are_and_for_what_is_sold() {
	type Calls = cost::SubstrateWeight<Test>;
	// Calls of the mock weigh nothing, so that this is the benchmarked weight itself.
	let all = |looked_at, sold| <Calls as WeightInfo>::unstake_all(looked_at, sold);
	assert!(all(1, 1).all_gt(all(1, 0)));
	assert!(all(2, 1).any_gt(all(1, 1)));
	assert!(all(1, 1).any_gt(all(2, 0)), "a sale weighs more than a read");
}

#[test]
fn block_should_be_charged_for_each_subnet() {
	let [one, two, three] = [1, 2, 3].map(cost::every_block::<Test>);
	assert!(two.all_gt(one));
	assert_eq!(three - two, two - one);
}

#[test]
fn epoch_should_be_charged_for_links_up_to_what_its_neurons_can_have() {
	ExtBuilder::with_market().build_and_execute(|| {
		let plain = charged();
		let link = slope(Stages::<Test>::epoch_of_links).ref_time();
		assert!(link > 0);
		SubnetLinks::<Test>::insert(NETUID, 10);
		assert_eq!(charged() - plain, link * 10);
		SubnetLinks::<Test>::insert(NETUID, u32::MAX);
		assert_eq!(charged() - plain, link * 64 * 7);
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
		// Seven neurons that may be validators, and the owner.
		let each = slope(Stages::<Test>::epoch_of_root);
		assert_eq!(charged() - without, each.ref_time() * 8);
	})
}

#[test]
fn weights_should_be_charged_for_the_stake_of_parents_by_the_pool() {
	assert!(cost::guard_of_weights::<Test>().all_gt(cost::guard::<Test>()));
}

#[test]
fn children_should_be_charged_for_applying_only_when_they_do() {
	type Costs = cost::SubstrateWeight<Test>;
	let later = |count, subnets| <Costs as WeightInfo>::schedule_children(count, subnets);
	let at_once: Weight = <Costs as WeightInfo>::set_children(5, 2);
	assert!(at_once.all_gt(later(5, 2)));
	assert!(later(5, 129).all_gt(later(5, 2)));
}

#[test]
fn forgetting_should_be_charged_by_its_limit() {
	let [one, two] = [1, 2].map(cost::forget_root_claims::<Test>);
	assert!(two.any_gt(one));
}
