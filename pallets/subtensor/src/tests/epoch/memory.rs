//! PeerPrediction mode and forecast skill: what epochs remember, and the edges of that.

use crate::tests::{epoch::replay::run_announced_epoch, mock::*};
use crate::{
	types::{EpochConsensus, MechanismMemory, PeerPredictionParameters},
	*,
};
use frame_support::assert_ok;

use EpochConsensus::{Null, PeerPrediction, Sigmoid, Yuma};

/// The first of ten miners. Person p has uid p - 1.
const FIRST: u16 = 5;
const MINERS: u16 = 10;

/// Runs a test on a subnet in PeerPrediction mode: the owner, validators of people 2 to 5 with
/// these stakes, in TAO, and miners. Nobody has set weights. What the others earn does not vote.
fn subnet_of(stakes: [u64; 4], test: impl FnOnce()) {
	let mut neurons = ExtBuilder::neurons(1..=15);
	for (person, stake) in (2u8..).zip(stakes) {
		neurons[usize::from(person) - 1] = ExtBuilder::neuron(person, stake * TAO, vec![]);
	}
	let builder = ExtBuilder::default().subnet(NETUID, neurons).without_weights_limit();
	builder.build_and_execute(|| {
		OwnerCutEnabled::<Test>::insert(NETUID, false);
		StakeThreshold::<Test>::put(40 * TAO);
		// Elects the validators.
		run_announced_epoch();
		// The cut of the first blocks.
		unstake(OWNER, OWNER, NETUID, staked(OWNER, OWNER, NETUID));
		SubtensorModule::set_epoch_consensus(NETUID, PeerPrediction);
		test()
	})
}

/// The same with four validators of equal stake.
fn subnet(test: impl FnOnce()) {
	subnet_of([100; 4], test)
}

/// What a validator measures in an epoch: the miners' quality, of which one rises and another falls
/// in each epoch, and noise of its own.
fn measured(person: u8, epoch: u16) -> Vec<(u16, u16)> {
	let quality = |j: u16| match (epoch / 2 + MINERS - j) % MINERS {
		0 => 300,
		5 => 20,
		_ => 100 + 9 * ((7 * j + 3) % 11),
	};
	let person = u16::from(person);
	let noise = |j: u16| (31 * person + 17 * j + 29 * epoch + person * j * epoch) % 13;
	(0..MINERS).map(|j| (FIRST + j, quality(j) + noise(j))).collect()
}

/// Runs an epoch to which these people set what they have measured.
fn run_measured(people: impl IntoIterator<Item = u8>, epoch: u16) {
	for person in people {
		set_weights(person, NETUID, &measured(person, epoch));
	}
	run_announced_epoch();
	assert_ok!(SubtensorModule::do_try_state());
}

/// Runs so many epochs with all validators.
fn run_all(epochs: u16) {
	(0..epochs).for_each(|epoch| run_measured(2..=5, epoch));
}

fn memory() -> MechanismMemory {
	EpochMemories::<Test>::get(MAIN).unwrap()
}

fn remembered(uid: u16) -> usize {
	RememberedWeights::<Test>::get(MAIN, uid).len()
}

/// Epochs' rows that were judged of a uid, as a sum of weights; none if it did not vote.
fn judged(uid: usize) -> Option<u32> {
	memory().validators[uid].map(|validator| validator.judged)
}

/// The weight of so many rows.
fn judged_rows(count: u32) -> u32 {
	let alpha = u64::from(PeerPredictionParameters::default().skill_alpha);
	let part = |known: u64| (known * (1_000_000 - alpha) + (alpha << 32)) / 1_000_000;
	(0..count).fold(0, |known, _| part(known)) as u32
}

fn dividends() -> Vec<u16> {
	Dividends::<Test>::get(NETUID)[1..5].to_vec()
}

#[test]
fn first_epoch_should_remember_and_remove_bonds() {
	subnet(|| {
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		run_all(2);
		assert!(Bonds::<Test>::contains_key(MAIN, 1));
		assert!(!EpochMemories::<Test>::contains_key(MAIN), "Yuma remembers nothing");
		SubtensorModule::set_epoch_consensus(NETUID, PeerPrediction);
		assert!(Bonds::<Test>::contains_key(MAIN, 1), "they are kept until the epoch");
		run_all(1);
		assert_eq!(Bonds::<Test>::iter().count(), 0);
		let MechanismMemory { block, servers, validators, .. } = memory();
		assert_eq!((block, servers.len()), (now(), 15));
		let voted: Vec<bool> = validators.iter().map(Option::is_some).collect();
		assert_eq!(voted, (0..15).map(|uid| (1..5).contains(&uid)).collect::<Vec<_>>());
		assert_eq!([0, 1, 4, 5].map(remembered), [0, 10, 10, 0]);
		assert!(servers.iter().skip(5).all(|server| server.consensus > 0));
	})
}

#[test]
fn copying_the_consensus_should_pay_less_than_measuring() {
	subnet(|| {
		run_all(1);
		for epoch in 1..30 {
			let consensus = Consensus::<Test>::get(NETUID);
			let copied = (FIRST..FIRST + MINERS).map(|uid| (uid, consensus[usize::from(uid)]));
			set_weights(5, NETUID, &copied.collect::<Vec<_>>());
			run_measured(2..=4, epoch);
		}
		let paid = dividends();
		let least = paid[..3].iter().min().copied().unwrap();
		assert!(
			u32::from(paid[3]) * 10 < u32::from(least) * 7,
			"the copier has the last: {paid:?}"
		);
		assert!(least > 16_000, "who measures has nearly the same: {paid:?}");
	})
}

#[test]
fn trust_should_be_the_part_of_the_stake_that_agrees() {
	subnet(|| {
		// The last validator ranks in reverse.
		let reverse: Vec<(u16, u16)> = (0..MINERS).map(|j| (FIRST + j, 1 + 50 * j * j)).collect();
		let even: Vec<(u16, u16)> = (0..MINERS).map(|j| (FIRST + j, 100)).collect();
		(2..=4).for_each(|person| set_weights(person, NETUID, &even));
		set_weights(5, NETUID, &reverse);
		run_announced_epoch();
		let trust = ValidatorTrust::<Test>::get(NETUID);
		assert_eq!(trust[1..4], [65_535; 3]);
		assert!((1..50_000).contains(&trust[4]), "{trust:?}");
		let paid = dividends();
		let stakes = [65_535, 65_535, 65_535, u32::from(trust[4])];
		let expected = stakes.map(|stake| stake * 65_535 / stakes.iter().sum::<u32>());
		assert!((0..4).all(|i| expected[i].abs_diff(paid[i].into()) < 2), "{paid:?} {expected:?}");
	})
}

#[test]
fn epoch_should_be_judged_when_half_of_the_stake_has_set_weights_since() {
	subnet(|| {
		run_all(2);
		let block = now();
		for people in [Vec::new(), vec![2]] {
			run_measured(people, 3);
			assert_eq!(memory().block, block);
		}
		run_measured(3..=4, 3);
		assert_eq!(memory().block, now(), "the three of them, in two epochs");
	})
}

#[test]
fn commit_should_count_as_the_update_and_its_row_when_it_is_revealed() {
	subnet(|| {
		run_all(2);
		let (block, row) = (now(), remembered_row(1));
		CommitRevealWeightsEnabled::<Test>::insert(NETUID, true);
		let values: Vec<u16> = (1..=MINERS).collect();
		let uids: Vec<u16> = (FIRST..FIRST + MINERS).collect();
		let revealed = |person: u8| {
			let key = hot(person, 0);
			let (uids, values) = (uids.clone(), values.clone());
			let row =
				crate::commits::hashed::Revealed { uids, values, salt: vec![1], version_key: 0 };
			(row.hash(&key, MAIN), key, row)
		};
		for person in 2..=4 {
			let (hash, key, _) = revealed(person);
			assert_ok!(SubtensorModule::commit_weights(signed(key), NETUID, hash));
		}
		run_announced_epoch();
		assert_eq!(memory().block, now(), "half of the stake has committed");
		assert_eq!(remembered_row(1), row, "the old row counted");
		for person in 2..=4 {
			let (_, key, row) = revealed(person);
			let origin = signed(key);
			let (uids, values, salt) = (row.uids, row.values, row.salt);
			assert_ok!(SubtensorModule::reveal_weights(origin, NETUID, uids, values, salt, 0));
		}
		run_announced_epoch();
		assert_ne!(memory().block, now(), "nobody has committed since");
		for person in 2..=4 {
			let (hash, key, _) = revealed(person);
			assert_ok!(SubtensorModule::commit_weights(signed(key), NETUID, hash));
		}
		run_announced_epoch();
		assert_eq!(memory().block, now());
		assert_ne!(remembered_row(1), row, "the revealed row counts");
		assert!(memory().block > block);
	})
}

fn remembered_row(uid: u16) -> Vec<(u16, u16)> {
	RememberedWeights::<Test>::get(MAIN, uid).into_inner()
}

#[test]
fn validator_should_begin_anew_when_it_had_no_say() {
	subnet(|| {
		run_all(4);
		// The first row was judged in the third epoch, when there was an earlier consensus.
		let known = judged_rows(2);
		assert_eq!(judged(4), Some(known));
		// Three epochs are more than two tempos.
		ActivityCutoffFactorMilli::<Test>::insert(NETUID, 2_000);
		(4..7).for_each(|epoch| run_measured(2..=4, epoch));
		assert_eq!(judged(4), None, "it is inactive");
		assert!(judged(1).unwrap() > known);
		run_measured(2..=5, 7);
		let one = Some(judged_rows(1));
		assert_eq!(judged(4), one, "it votes again, and its stored row is judged");
		run_measured(2..=5, 8);
		assert_eq!(judged(4), Some(judged_rows(2)));
	})
}

#[test]
fn row_should_be_forgotten_with_the_permit() {
	subnet_of([400, 300, 200, 100], || {
		run_all(3);
		MaxAllowedValidators::<Test>::insert(NETUID, 2);
		// This epoch, which is not judged, elects two validators.
		run_announced_epoch();
		assert_ok!(SubtensorModule::do_try_state());
		assert_eq!([1, 2, 3, 4].map(remembered), [10, 10, 0, 0]);
		assert!(judged(3).is_some(), "it had a say in this epoch");
		MaxAllowedValidators::<Test>::insert(NETUID, 64);
		run_measured(2..=3, 4);
		assert_eq!(judged(3), None);
		run_measured(2..=5, 5);
		assert_eq!(judged(3), Some(0));
		assert_eq!([1, 2, 3, 4].map(remembered), [10; 4]);
	})
}

/// Gives a uid to another hotkey, which belongs to a new person.
fn replace(uid: u16, person: u8) {
	assert_ok!(SubtensorModule::bind_hotkey(&hot(person, 0), &cold(person)));
	SubtensorModule::replace_neuron(NETUID, uid, &hot(person, 0));
	assert_ok!(SubtensorModule::do_try_state());
}

#[test]
fn nothing_should_be_taken_over_from_a_replaced_neuron() {
	// In the block of the epoch, after it, and in a later one.
	for later in [0, 1] {
		subnet(|| {
			run_all(4);
			run_blocks(later);
			replace(7, 20);
			replace(4, 21);
			assert_eq!([3, 4].map(remembered), [10, 0]);
			set_balance(&cold(21), 200 * TAO);
			stake(21, 21, NETUID, 100 * TAO);
			SubtensorModule::set_permit(NETUID, 4, true);
			let MechanismMemory { prior, .. } = memory();
			run_blocks(1);
			run_measured(2..=4, 4);
			let server = memory().servers[7];
			assert_eq!((server.before, server.means, server.counts), (prior, [prior; 3], [0; 3]));
			let others = memory().servers;
			assert!([5, 6, 8].into_iter().all(|uid| others[uid].counts[0] > 0));
			assert!(matches!(judged(4), None | Some(0)), "its predecessor's record is not its own");
			assert!(judged(3) > Some(0));
		});
	}
}

#[test]
fn one_or_two_validators_should_be_paid_in_full_for_skill() {
	subnet_of([100, 0, 0, 0], || {
		(0..9).for_each(|epoch| run_measured([2], epoch));
		assert_eq!(dividends(), [65_535, 0, 0, 0]);
		assert_eq!(ValidatorTrust::<Test>::get(NETUID)[1], 65_535);
	});
	subnet_of([100, 50, 0, 0], || {
		for epoch in 0..20 {
			// The second never measures.
			set_weights(3, NETUID, &measured(3, 0));
			run_measured([2], epoch);
		}
		// By the stake that agrees, and nothing else.
		let (stake, trust) =
			(StakeWeight::<Test>::get(NETUID), ValidatorTrust::<Test>::get(NETUID));
		let agreeing = |uid: usize| f64::from(stake[uid]) * f64::from(trust[uid]);
		let paid = dividends();
		let ratio = f64::from(paid[0]) / f64::from(paid[1]) / (agreeing(1) / agreeing(2));
		assert!((ratio - 1.0).abs() < 0.01 && trust[2] > 20_000, "{paid:?} {stake:?} {trust:?}");
	});
}

#[test]
fn nobody_should_be_judged_where_nobody_sets_weights() {
	subnet(|| {
		run_announced_epoch();
		run_announced_epoch();
		assert_eq!((memory().block, dividends()), (0, vec![0; 4]));
		let paid = Emission::<Test>::get(NETUID);
		let paid: Vec<u64> = paid.iter().map(|part| part.rao()).collect();
		let is_even = |part: &u64| part.abs_diff(paid[1]) < 3;
		assert!(paid[1] > TAO && paid[1..5].iter().all(is_even), "by stake: {paid:?}");
		assert_ok!(SubtensorModule::do_try_state());
	})
}

#[test]
fn each_mechanism_should_remember_for_itself() {
	subnet(|| {
		set_mechanisms(2);
		run_all(2);
		let (first, second) = (memory(), EpochMemories::<Test>::get(mechanism(1)).unwrap());
		assert_eq!((first.block, second.block), (now(), 0), "nobody ranks in the second");
		for person in 2..=5 {
			assert_ok!(set_mechanism_weights(person, NETUID, 1, &[(6, 1), (7, 2)]));
		}
		run_announced_epoch();
		assert_eq!(memory().block, first.block);
		assert_eq!(EpochMemories::<Test>::get(mechanism(1)).unwrap().block, now());
		assert_eq!(RememberedWeights::<Test>::get(mechanism(1), 1).len(), 2);
		set_mechanisms(1);
		assert_ok!(SubtensorModule::do_try_state());
		assert!(!EpochMemories::<Test>::contains_key(mechanism(1)));
		assert_eq!(RememberedWeights::<Test>::iter_prefix(mechanism(1)).count(), 0);
		assert_eq!(remembered(1), 10);
	})
}

#[test]
fn memory_should_be_removed_when_the_mode_changes() {
	for mode in [Yuma, Null, Sigmoid] {
		subnet(|| {
			set_mechanisms(2);
			run_all(2);
			SubtensorModule::set_epoch_consensus(NETUID, mode);
			assert_ok!(SubtensorModule::do_try_state());
			assert_eq!(EpochMemories::<Test>::iter().count(), 0);
			assert_eq!(RememberedWeights::<Test>::iter().count(), 0);
			run_announced_epoch();
			SubtensorModule::set_epoch_consensus(NETUID, PeerPrediction);
			run_announced_epoch();
			assert_ok!(SubtensorModule::do_try_state());
		});
	}
}

#[test]
fn memory_should_last_as_long_as_yuma_3_pays_for_skill() {
	subnet(|| {
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		Yuma3On::<Test>::insert(NETUID, true);
		ForecastSkillOn::<Test>::insert(NETUID, true);
		let switches: [fn(bool); 2] = [
			|on| Yuma3On::<Test>::insert(NETUID, on),
			|on| ForecastSkillOn::<Test>::insert(NETUID, on),
		];
		for switch in switches {
			run_all(3);
			assert_eq!([1, 5].map(remembered), [10, 0]);
			assert!(Bonds::<Test>::contains_key(MAIN, 1), "beside bonds");
			let known = judged(1).unwrap();
			switch(false);
			switch(true);
			run_all(1);
			assert!(judged(1).unwrap() > known, "nothing is lost until an epoch");
			switch(false);
			run_all(1);
			assert_eq!(EpochMemories::<Test>::iter().count(), 0);
			assert_eq!(RememberedWeights::<Test>::iter().count(), 0);
			switch(true);
		}
	})
}

#[test]
fn copying_should_pay_less_under_yuma_3_with_skill() {
	let paid = |skill| {
		let mut paid = vec![];
		subnet(|| {
			SubtensorModule::set_epoch_consensus(NETUID, Yuma);
			ForecastSkillOn::<Test>::insert(NETUID, skill);
			run_all(1);
			for epoch in 1..30 {
				let consensus = Consensus::<Test>::get(NETUID);
				let copied = (FIRST..FIRST + MINERS).map(|uid| (uid, consensus[usize::from(uid)]));
				set_weights(5, NETUID, &copied.collect::<Vec<_>>());
				run_measured(2..=4, epoch);
			}
			paid = dividends();
		});
		f64::from(paid[3]) / f64::from(paid[0])
	};
	let (without, with) = (paid(false), paid(true));
	assert!(without > 0.85 && with < 0.6, "{without} without, {with} with skill");
}

#[test]
fn trimming_should_keep_what_is_remembered_of_those_who_stay() {
	subnet(|| {
		MinAllowedUids::<Test>::insert(NETUID, 0);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		run_all(3);
		// The fewest has earned the neuron that ranks last: some uid among the miners.
		let of_all = |memory: &MechanismMemory| {
			let hotkeys = SubtensorModule::hotkeys_of(NETUID).into_iter();
			hotkeys.zip(memory.servers.iter().copied()).collect::<Vec<_>>()
		};
		let before = of_all(&memory());
		assert_ok!(SubtensorModule::trim_neurons(NETUID, 12));
		assert_ok!(SubtensorModule::do_try_state());
		let after = of_all(&memory());
		assert_eq!(after.len(), 12);
		assert!(after.iter().all(|entry| before.contains(entry)));
		let places = SubtensorModule::hotkeys_of(NETUID);
		let stays = |uid: u16| places.contains(&hot(uid as u8 + 1, 0));
		let miners = (FIRST..FIRST + MINERS).filter(|uid| stays(*uid)).count();
		let place = SubtensorModule::uid_of(NETUID, &hot(2, 0)).unwrap();
		assert_eq!((remembered(place), miners), (miners, miners));
		run_announced_epoch();
		assert_ok!(SubtensorModule::do_try_state());
	})
}

#[test]
fn new_neuron_should_be_remembered_from_the_next_epoch_on() {
	subnet(|| {
		run_all(2);
		assert_eq!(register(20, NETUID), 15);
		assert_ok!(SubtensorModule::do_try_state());
		assert_eq!(memory().servers.len(), 15);
		run_blocks(1);
		run_all(1);
		let MechanismMemory { servers, prior, .. } = memory();
		assert_eq!((servers.len(), servers[15].before), (16, prior));
	})
}

#[test]
fn swapped_hotkey_should_keep_what_is_remembered() {
	subnet(|| {
		run_all(3);
		let before = (memory(), remembered_row(1));
		let swapped =
			SubtensorModule::swap_hotkey_v2(signed(cold(2)), hot(2, 0), hot(2, 1), None, false);
		assert_ok!(swapped);
		run_blocks(1);
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(2, 1)), Some(1));
		assert_eq!((memory(), remembered_row(1)), before);
		let known = judged(1).unwrap();
		run_measured(3..=5, 4);
		assert!(judged(1).unwrap() > known, "its record goes on");
	})
}

#[test]
fn low_coverage_should_not_stop_epochs_when_kappa_is_high() {
	let partial = |full_coverage, kappa| {
		let mut paid = vec![];
		subnet(|| {
			let settings = PeerPredictionParameters { full_coverage, ..Default::default() };
			PeerPredictionSettings::<Test>::insert(NETUID, settings);
			Kappa::<Test>::insert(NETUID, kappa);
			run_all(2);
			paid = incentive();
		});
		paid
	};
	for kappa in [0, 32_767, 65_535] {
		let paid = partial(1, kappa);
		assert!(paid.iter().any(|part| *part > 0), "kappa {kappa}: {paid:?}");
	}
	assert_eq!(partial(1, 65_535), partial(1_000_000, 65_535), "it counts as kappa");
}

#[test]
fn failing_epoch_should_leave_what_is_remembered() {
	subnet(|| {
		run_all(2);
		let before = (memory(), remembered_row(1));
		let good = Weights::<Test>::get(MAIN, 1);
		Weights::<Test>::insert(MAIN, 1, row(&[(999, 1)]));
		run_epoch(NETUID);
		assert_announced(Event::EpochSkipped { netuid: NETUID, block: now() });
		assert_eq!((memory(), remembered_row(1)), before);
		Weights::<Test>::insert(MAIN, 1, good);
	})
}
