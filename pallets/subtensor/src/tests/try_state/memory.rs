//! Invariants of what epochs remember, broken on purpose.

use super::breaks;
use crate::{tests::mock::*, types::EpochConsensus, *};
use frame_support::assert_ok;

/// The same after an epoch in PeerPrediction mode, which remembers the row of the validator.
fn breaks_memory(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::PeerPrediction);
		run_epoch(NETUID);
		assert_eq!(&*RememberedWeights::<Test>::get(MAIN, 1), &[(0, 1)]);
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

fn memory(change: impl FnOnce(&mut types::MechanismMemory)) {
	EpochMemories::<Test>::mutate_extant(MAIN, change)
}

#[test]
fn memory_should_exist_where_it_is_read() {
	let message = "a memory exists in a mode that needs none";
	for mode in [EpochConsensus::Null, EpochConsensus::Sigmoid] {
		breaks_memory(message, || {
			let memory = EpochMemories::<Test>::get(MAIN).unwrap();
			SubtensorModule::set_epoch_consensus(NETUID, mode);
			assert_ok!(SubtensorModule::do_try_state());
			EpochMemories::<Test>::insert(MAIN, memory);
		});
	}
}

#[test]
fn rows_should_be_remembered_beside_forecasts_and_of_the_permitted() {
	breaks_memory("rows are remembered without forecasts", || EpochMemories::<Test>::remove(MAIN));
	breaks_memory("a row of a neuron without a permit is remembered", || {
		SubtensorModule::set_permit(NETUID, 1, false)
	});
}

#[test]
fn memory_should_be_of_neurons_there_are_and_of_the_past() {
	let message = "more neurons are remembered than there are";
	breaks_memory(message, || memory(|memory| memory.servers.resize(3, Default::default())));
	breaks_memory(message, || memory(|memory| memory.validators.resize(3, None)));
	breaks_memory("a later block is remembered", || memory(|memory| memory.block = now() + 1));
}

#[test]
fn forecasts_should_be_means_of_a_whole() {
	breaks_memory("remembered consensuses add up to more than one", || {
		memory(|memory| memory.servers.iter_mut().for_each(|server| server.consensus = 3 << 30))
	});
	for (mean, count) in [(0, 5), (1, 17), (2, 17)] {
		breaks_memory("a forecast is a mean of too many epochs", || {
			memory(|memory| memory.servers[0].counts[mean] = count)
		});
	}
}
