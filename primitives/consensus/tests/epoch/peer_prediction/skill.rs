//! Which rows tell news, and what that is paid.

use super::{record, remembered, subnet, weigh};
use ganglion_consensus::EpochMemory;
use ganglion_consensus_test_kit::{modes, Subnet};

/// The qualities of twelve servers, and the same after one has risen.
const BEFORE: [u16; 12] = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 65, 35];
const AFTER: [u16; 12] = [100, 90, 80, 70, 60, 50, 90, 30, 20, 10, 65, 35];

/// Four validators who have agreed on `rows` epoch after epoch, a row each.
fn agreeing(rows: &[&[u16]]) -> Subnet {
	let servers = rows[0].len();
	let start = subnet([10, 10, 10, 10], servers);
	rows.iter().enumerate().fold(start, |subnet, (epoch, row)| {
		let weighed = (0..4).fold(subnet, |subnet, i| weigh(subnet, i, row));
		if epoch + 1 == rows.len() {
			return weighed;
		}
		let out = weighed.run_epoch();
		weighed.after(&out)
	})
}

fn skill(memory: &EpochMemory, validator: usize) -> i64 {
	memory.validators[validator].expect("it votes").skill
}

#[test]
fn row_should_tell_news_when_it_saw_what_the_consensus_confirms() {
	// Validators 0 to 2 see the rise in epoch 3; validator 3 sets the consensus of epoch 2 again.
	let subnet = agreeing(&[&BEFORE, &BEFORE, &BEFORE, &AFTER]);
	let subnet = weigh(subnet, 3, &BEFORE);
	let subnet = subnet.clone().after(&subnet.run_epoch());
	let memory = remembered(&weigh(subnet, 3, &AFTER));
	assert!(skill(&memory, 0) > 1 << 32, "{:?}", memory.validators);
	assert_eq!((skill(&memory, 1), skill(&memory, 2)), (skill(&memory, 0), skill(&memory, 0)));
	assert!(skill(&memory, 3).abs() < 1 << 22, "a copy tells nothing: {:?}", memory.validators);
}

#[test]
fn nothing_should_be_told_when_nothing_changes() {
	let memory = remembered(&agreeing(&[&BEFORE[..]; 5]));
	let of = memory.validators[0].expect("it votes");
	assert_eq!(of.skill, 0);
	// The rows of epochs 1 to 3: when those of the first took effect, nothing was public.
	assert_eq!(of.judged, (0..3).fold(0, |n, _| (19 * n + (1u64 << 32)) / 20) as u32);
}

/// The dividends of four validators with equal stake and these records in a world where nothing
/// changes.
fn paid(records: [i64; 4]) -> Vec<u16> {
	let subnet = agreeing(&[&BEFORE, &BEFORE]).but(|subnet| {
		let mut memory = subnet.memory.take().expect("after an epoch");
		for (of, skill) in memory.validators.iter_mut().zip(records) {
			*of = record(skill);
		}
		subnet.memory = Some(memory);
	});
	subnet.run_epoch().dividends[..4].to_vec()
}

#[test]
fn skill_should_be_paid_up_to_the_tolerance_of_what_half_of_the_stake_shows() {
	let unit = 1 << 36;
	assert_eq!(paid([4 * unit; 4]), [16_383; 4]);
	// Two in four reach 4; three quarters of that are paid in full. Nothing is shown by the last,
	// who keeps a half.
	let share = |of: f64, all: f64| (of / all * 65_535.0) as u16;
	let expected = [share(1.0, 3.5), share(1.0, 3.5), share(1.0, 3.5), share(0.5, 3.5)];
	assert_eq!(paid([4 * unit, 4 * unit, 3 * unit, 0]), expected);
	let expected = [1.0, 1.0, 1.0, 0.75].map(|of| share(of, 3.75));
	assert_eq!(paid([4 * unit, 4 * unit, 4 * unit, 3 * unit / 2]), expected);
	let expected = [1.0, 1.0, 1.0, 0.5].map(|of| share(of, 3.5));
	assert_eq!(paid([4 * unit, 4 * unit, 4 * unit, -9 * unit]), expected);
}

#[test]
fn everybody_should_be_paid_in_full_when_skill_is_not_told_from_noise() {
	let unit = 1i64 << 36;
	assert_eq!(paid([0; 4]), [16_383; 4]);
	assert_eq!(paid([unit, -unit, -unit, -unit]), [16_383; 4], "the usual skill is below zero");
	assert_eq!(paid([1 << 20, 1 << 20, 1 << 20, 0]), [16_383; 4], "a millionth is rounding");
	// The usual skill is 6; half of the stake is 4 apart from it, or more.
	assert_eq!(paid([10 * unit, 6 * unit, 2 * unit, unit]), [16_383; 4]);
}

#[test]
fn everybody_should_be_paid_in_full_when_there_are_two() {
	let two = |subnet: Subnet| subnet.but(|subnet| (subnet.stake[2], subnet.stake[3]) = (0, 0));
	let subnet = two(agreeing(&[&BEFORE, &BEFORE])).but(|subnet| {
		let mut memory = subnet.memory.take().expect("after an epoch");
		(memory.validators[0], memory.validators[1]) = (record(1 << 38), record(0));
		subnet.memory = Some(memory);
	});
	assert_eq!(subnet.run_epoch().dividends[..4], [32_767, 32_767, 0, 0]);
}

#[test]
fn single_validator_should_have_everything_and_be_the_consensus() {
	let subnet = weigh(subnet([7], 2), 0, &[1, 3]);
	let out = subnet.run_epoch();
	assert_eq!((out.dividends[0], out.validator_trust[0]), (65_535, 65_535));
	assert_eq!(out.consensus, [0, 16_383, 49_151]);
	let servers = out.memory.expect("its mode").servers;
	let near =
		|server: usize, quarters: u32| servers[server].consensus.abs_diff(quarters << 30) <= 1;
	assert!(near(1, 1) && near(2, 3), "{servers:?}");
}

#[test]
fn rise_from_nothing_should_tell_nothing() {
	// The last server is outside the consensus until epoch 3. Validator 3 always gives it the least
	// weight there is, and would be right with the first.
	let mut outside = BEFORE;
	outside[11] = 0;
	let subnet = agreeing(&[&outside, &outside, &outside, &BEFORE]);
	let mut dust = outside;
	dust.iter_mut().for_each(|w| *w *= 500);
	dust[11] = 1;
	let subnet = weigh(subnet, 3, &dust);
	let subnet = subnet.clone().after(&subnet.run_epoch());
	let memory = remembered(&subnet);
	assert!(memory.servers[4 + 11].consensus > 0, "it came up");
	for validator in 0..4 {
		assert!(skill(&memory, validator).abs() < 1 << 26, "{:?}", memory.validators);
	}
}

#[test]
fn yuma_3_should_pay_the_rest_to_who_tells_nothing() {
	let subnet = agreeing(&[&BEFORE, &BEFORE]).in_mode(modes::SKILLED);
	let subnet = subnet.clone().after(&subnet.run_epoch()).but(|subnet| {
		let mut memory = subnet.memory.take().expect("after an epoch");
		let told = [4, 4, 4, 0].map(|units| record(units << 36));
		memory.validators[..4].copy_from_slice(&told);
		subnet.memory = Some(memory);
	});
	let dividends = subnet.run_epoch().dividends;
	assert_eq!(dividends[..4], [18_724, 18_724, 18_724, 9_362]);
}
