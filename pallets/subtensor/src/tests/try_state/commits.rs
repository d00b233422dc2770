//! Invariants of commits, broken on purpose.

use super::breaks;
use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;

/// The same on a chain where the owner has a commit by hash and a timelocked one.
fn commits_break(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		let owner = || signed(hot(OWNER, 0));
		assert_ok!(SubtensorModule::commit_weights(owner(), NETUID, Default::default()));
		let sealed = vec![1; 300].try_into().unwrap();
		assert_ok!(SubtensorModule::commit_timelocked_weights(owner(), NETUID, sealed, 9, 4));
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

fn epoch() -> u64 {
	SubtensorModule::commit_epoch(NETUID)
}

#[test]
fn commit_by_hash_should_be_a_neurons() {
	commits_break("a commit by hash of no neuron", || {
		let commits = WeightCommits::<Test>::get(MAIN, hot(OWNER, 0)).unwrap();
		WeightCommits::<Test>::insert(MAIN, hot(9, 9), commits);
	});
	commits_break("an empty queue of commits by hash", || {
		WeightCommits::<Test>::insert(MAIN, hot(OWNER, 0), types::HashCommits::default());
	});
}

#[test]
fn lists_of_timelocked_commits_should_agree_with_their_queues() {
	commits_break("the list of timelocked commits differs from their queue", || {
		OpenTimelocks::<Test>::mutate(MAIN, epoch(), |open| open[0].1 += 1);
	});
	commits_break("the list of timelocked commits differs from their queue", || {
		OpenTimelocks::<Test>::mutate(MAIN, epoch(), |open| open[0].0 = hot(2, 0));
	});
	commits_break("the queues of timelocked commits are not those listed", || {
		TimelockQueuesOf::<Test>::mutate(MAIN, |queues| queues[0].epoch += 1);
	});
	commits_break("a list of timelocked commits without a queue", || {
		OpenTimelocks::<Test>::insert(MAIN, epoch() + 1, types::OpenList::<Test>::default());
	});
}

#[test]
fn former_names_should_be_a_neurons_and_not_its_own() {
	let names = |who| types::FormerNames::<Test>::truncate_from(vec![who]);
	commits_break("a former name of no neuron", || {
		CommittedAs::<Test>::insert(NETUID, hot(9, 9), names(hot(9, 8)));
	});
	let message = "a list of former names is empty, or names the neuron itself";
	commits_break(message, || {
		CommittedAs::<Test>::insert(NETUID, hot(OWNER, 0), names(hot(OWNER, 0)));
	});
	commits_break(message, || {
		CommittedAs::<Test>::insert(NETUID, hot(OWNER, 0), types::FormerNames::<Test>::default());
	});
}
