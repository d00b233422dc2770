//! Tests of [`crate::commits`].

mod batches;
mod clock;
mod hashed;
mod swapped;
mod timelocked;

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;

/// Tempo of the test subnet.
const TEMPO: u16 = 20;

/// Runs a test on a subnet with commit-reveal: an owner, a validator with a permit and three
/// miners; a tempo of 20 blocks, and no rate limit of weights.
fn with_commits(test: impl FnOnce()) {
	let mut neurons: Vec<_> = (1..=5).map(|person| ExtBuilder::neuron(person, 0, vec![])).collect();
	neurons[1].stake = alpha(100 * TAO);
	neurons[1].weights = vec![(2, u16::MAX)];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		SubtensorModule::restart_tempo(NETUID, TEMPO);
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		ValidatorPermit::<Test>::mutate(NETUID, |permits| permits[1] = true);
		test()
	})
}

/// Runs blocks until the subnet has used its next epoch slot.
fn next_epoch() {
	let index = SubnetEpochIndex::<Test>::get(NETUID);
	while SubnetEpochIndex::<Test>::get(NETUID) == index {
		run_blocks(1);
	}
}

fn said(uid: u16) -> Vec<(u16, u16)> {
	Weights::<Test>::get(MAIN, uid).into_inner()
}

fn validator() -> AccountId {
	hot(VALIDATOR, 0)
}

/// Registers a newcomer in the seat of a uid.
fn replace(uid: u16, person: u8) {
	associate(person, 0);
	SubtensorModule::replace_neuron(NETUID, uid, &hot(person, 0));
}
