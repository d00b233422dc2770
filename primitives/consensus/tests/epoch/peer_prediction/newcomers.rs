//! New servers and new validators.

use super::{record, remembered, subnet, weigh};
use ganglion_consensus::{EpochMemory, ServerMemory};
use ganglion_consensus_test_kit::Subnet;

const SERVERS: usize = 8;

/// Three validators after three epochs in which nothing changed.
fn settled() -> Subnet {
	let rows: [u16; SERVERS] = [80, 70, 60, 50, 40, 30, 20, 10];
	let start = subnet([10, 10, 10], SERVERS);
	let start = (0..3).fold(start, |subnet, i| weigh(subnet, i, &rows));
	(0..3).fold(start, |subnet, _| subnet.clone().after(&subnet.run_epoch()))
}

/// Registers uid `uid` anew, since the last epoch and before weights were set.
fn registered(subnet: Subnet, uid: usize) -> Subnet {
	subnet.but(|subnet| {
		subnet.registered[uid] = subnet.last_step + 1;
		let at = subnet.last_step + 2;
		subnet.last_update.fill(at);
	})
}

fn server(memory: &EpochMemory, uid: usize) -> ServerMemory {
	memory.servers[uid]
}

/// A prior after one newcomer with this consensus: `P + 2/16 P O phi(C', P)`.
fn moved(prior: u32, came: u32) -> f64 {
	let (prior, came) = (f64::from(prior), f64::from(came));
	let weight = (SERVERS as f64 * prior.max(came) / 4_294_967_296.0).min(1.0);
	prior + prior / 8.0 * weight * (came - prior) / (came + prior)
}

/// What each validator has told.
fn skill(subnet: &Subnet) -> Vec<i64> {
	remembered(subnet).validators.iter().flatten().map(|of| of.skill).collect()
}

#[test]
fn prior_should_be_an_even_share_of_the_servers_in_consensus() {
	let subnet = (0..3).fold(subnet([1, 1, 1], 4), |subnet, i| weigh(subnet, i, &[5, 5, 5, 0]));
	assert_eq!(remembered(&subnet).prior, ((1u64 << 32) / 3) as u32);
}

#[test]
fn new_server_should_start_from_the_prior() {
	let uid = 5;
	let subnet = registered(settled(), uid);
	let prior = subnet.memory.as_ref().expect("after epochs").prior;
	let memory = remembered(&subnet);
	let new = server(&memory, uid);
	assert_eq!((new.before, new.means, new.counts), (prior, [prior; 3], [0; 3]));
	assert!(new.consensus > 0, "it is weighed at once");
	assert_eq!(memory.prior, prior, "no newcomer was judged yet");
	// In the next epoch the prior moves towards what came, and the forecasts forget it.
	let out = subnet.run_epoch();
	let memory = remembered(&subnet.after(&out));
	let known = server(&memory, uid);
	assert_eq!((known.means, known.counts), ([new.consensus; 3], [1; 3]));
	assert!((f64::from(memory.prior) - moved(prior, known.consensus)).abs() <= 1.0);
}

#[test]
fn rows_should_not_be_judged_by_a_server_that_took_anothers_uid() {
	let uid = 3;
	// Validator 0 alone gave it more. Then everybody agrees that it is as good as ten others.
	let told = weigh(settled(), 0, &[80, 70, 60, 200, 40, 30, 20, 10]);
	let told = told.clone().after(&told.run_epoch());
	let known =
		(0..3).fold(registered(told, uid), |subnet, i| subnet.weigh(i, [(uid as u16, 10_000)]));
	assert_eq!(skill(&known), [0; 3]);
	// Registrations of an epoch's block come after the epoch, those before it were known to it.
	let at = |block| known.clone().but(|subnet| subnet.registered[uid] = block);
	assert_eq!(skill(&at(known.last_step)), [0; 3]);
	assert_ne!(skill(&at(known.last_step - 1)), [0; 3]);
}

/// A subnet in which each newcomer has these weights from validators 0, 1 and 2, and from all of
/// them what validator 0 gave it in the epoch after, which judges.
fn judged(newcomers: &[(usize, [u16; 3])]) -> Subnet {
	let subnet = newcomers.iter().fold(settled(), |subnet, &(uid, _)| registered(subnet, uid));
	let set = |subnet: Subnet, of: fn(usize) -> usize| {
		let cells = newcomers.iter().flat_map(|&(uid, given)| (0..3).map(move |i| (uid, i, given)));
		cells.fold(subnet, |subnet, (uid, i, given)| {
			subnet.weigh(i as u16, [(uid as u16, given[of(i)])])
		})
	};
	let subnet = set(subnet, |i| i);
	let out = subnet.run_epoch();
	set(subnet.after(&out), |_| 0)
}

#[test]
fn first_measurer_of_a_lone_newcomer_should_be_paid_for_its_news() {
	// Validator 0 finds it better than others. Validator 1 copies the prior, an even share; what it
	// tells is of the servers that are validators, who do not weigh themselves. Validator 2 takes
	// the newcomer for worthless.
	let told = skill(&judged(&[(5, [90, 37, 0])]));
	assert!(told[0] > 3 * told[1].abs() && told[2] < -told[0], "{told:?}");
}

#[test]
fn weight_that_several_newcomers_get_should_tell_nothing() {
	// Three new servers, of which one turns out good and the others bad. Validator 0 tells them
	// from each other, validator 1 gives all a little, validator 2 nothing: both are no news.
	let told = skill(&judged(&[(5, [90, 1, 0]), (6, [5, 1, 0]), (7, [5, 1, 0])]));
	assert!(told[0] > 8 * told[1].abs().max(told[2].abs()), "{told:?}");
}

#[test]
fn new_validator_should_earn_nothing_for_skill_until_it_has_a_record() {
	let subnet = settled().but(|subnet| {
		let mut memory = subnet.memory.take().expect("after epochs");
		memory.validators[..3].copy_from_slice(&[record(1 << 36), record(1 << 36), None]);
		subnet.memory = Some(memory);
	});
	let dividends = subnet.run_epoch().dividends;
	// 1 : 1 : 1/2.
	assert_eq!(dividends[..3], [26_214, 26_214, 13_107]);
}

#[test]
fn everybody_should_be_new_when_half_of_the_stake_is() {
	let subnet = settled().but(|subnet| {
		let mut memory = subnet.memory.take().expect("after epochs");
		memory.validators[..3].copy_from_slice(&[record(1 << 36), None, None]);
		subnet.memory = Some(memory);
	});
	assert_eq!(subnet.run_epoch().dividends[..3], [21_845; 3]);
}

#[test]
fn validator_should_be_new_when_it_was_absent_or_is_another() {
	let known = || {
		settled().but(|subnet| {
			let mut memory = subnet.memory.take().expect("after epochs");
			memory.validators[2] = record(1 << 36);
			subnet.memory = Some(memory);
		})
	};
	let kept = |subnet: &Subnet| remembered(subnet).validators[2].map(|of| of.skill > 0);
	assert_eq!(kept(&known()), Some(true));
	for (since, is_same) in [(1, false), (0, false), (-1, true)] {
		let another = known().but(|subnet| {
			subnet.registered[2] = subnet.last_step.saturating_add_signed(since);
		});
		assert_eq!(kept(&another), Some(is_same), "registered {since} blocks after the epoch");
	}
	for absent in [
		known().but(|subnet| subnet.permit[2] = false),
		known().but(|subnet| subnet.stake[2] = 0),
		known().but(|subnet| {
			(subnet.activity_cutoff, subnet.last_update[2]) = (10, subnet.block - 11);
		}),
	] {
		assert_eq!(kept(&absent), None);
		let back = absent.clone().after(&absent.run_epoch()).but(|subnet| {
			(subnet.permit[2], subnet.stake[2]) = (true, 10);
		});
		assert_eq!(kept(&back), Some(false), "its record is gone");
	}
}
