//! Each invariant, broken.

use crate::{
	mock::*, BeaconConfig, LastStoredRound, OldestStoredRound, PruneCursor, Pulses, PulsesInBlock,
	RemovingAll, SkippedRounds,
};
use frame_support::BoundedVec;
use sp_runtime::TryRuntimeError;

/// Breaks the state of a chain with the rounds 1000 to 1039, of which eight are removed.
#[track_caller]
fn assert_broken(what: &'static str, harm: impl FnOnce()) {
	let mut chain = sp_io::TestExternalities::default();
	chain.execute_with(|| {
		store(1000..=1039);
		Drand::prune(30);
		assert_eq!(PruneCursor::<Test>::get(), 1011);
		Drand::do_try_state().unwrap();
		harm();
		assert_eq!(Drand::do_try_state(), Err(TryRuntimeError::Other(what)));
	});
}

#[test]
fn beacon_should_have_a_key() {
	assert_broken("the beacon has no usable key", || {
		BeaconConfig::<Test>::mutate(|beacon| beacon.public_key = BoundedVec::default());
	});
}

#[test]
fn beacon_should_have_a_period() {
	assert_broken("the beacon has no period", || {
		BeaconConfig::<Test>::mutate(|beacon| beacon.period = 0);
	});
}

#[test]
fn block_should_have_few_pulses() {
	assert_broken("a block has too many pulses", || PulsesInBlock::<Test>::put(11));
}

#[test]
fn oldest_round_should_not_lie_beyond_the_newest() {
	assert_broken("the oldest round lies beyond the newest", || {
		OldestStoredRound::<Test>::put(1041);
	});
}

#[test]
fn history_should_be_bounded() {
	assert_broken("more rounds are kept than the history has", || {
		OldestStoredRound::<Test>::put(1019);
	});
}

#[test]
fn removal_should_not_reach_the_history() {
	assert_broken("the removal went too far", || PruneCursor::<Test>::put(1021));
}

#[test]
fn skipped_rounds_should_lie_between_removal_and_history() {
	for (first, next) in [(1010, 1015), (1015, 1015), (1015, 1021)] {
		assert_broken("the skipped rounds do not lie between removal and history", || {
			SkippedRounds::<Test>::put((first, next));
		});
	}
}

#[test]
fn history_should_be_empty_while_all_is_removed() {
	assert_broken("all is removed, but there is a history", || RemovingAll::<Test>::put(()));
}

#[test]
fn newest_round_should_have_a_pulse() {
	assert_broken("the newest round has no pulse", || Pulses::<Test>::remove(1039));
}

#[test]
fn pulse_should_be_of_its_round() {
	assert_broken("a pulse is stored under another round", || {
		Pulses::<Test>::mutate(1030, |pulse| pulse.as_mut().unwrap().round = 1031);
	});
}

#[test]
fn randomness_should_be_the_signatures() {
	let what = "a pulse's randomness is not the hash of its signature";
	assert_broken(what, || {
		Pulses::<Test>::mutate(1030, |pulse| pulse.as_mut().unwrap().randomness[0] ^= 1);
	});
	assert_broken(what, || {
		Pulses::<Test>::mutate(1030, |pulse| {
			pulse.as_mut().unwrap().signature = BoundedVec::default();
		});
	});
}

#[test]
fn removed_round_should_have_no_pulse() {
	assert_broken("a pulse lies before the removal", || {
		Pulses::<Test>::insert(1005, crate::types::Pulse { round: 1005, ..pulse(1) });
	});
}

#[test]
fn pulse_should_not_be_newer_than_the_newest() {
	assert_broken("a pulse is newer than the newest", || LastStoredRound::<Test>::put(1038));
}

#[test]
fn skipped_round_should_have_no_pulse() {
	assert_broken("a skipped round has a pulse", || SkippedRounds::<Test>::put((1015, 1017)));
}
