//! Agreement pair by pair, and the stake that counts for it.

use super::{remembered, subnet, weigh};
use ganglion_consensus::ValidatorMemory;
use ganglion_consensus_test_kit::Subnet;

/// The levels of agreement in the first epoch, as fractions.
fn levels(subnet: &Subnet) -> Vec<f64> {
	let validators = remembered(subnet).validators;
	validators.iter().flatten().map(|of| f64::from(of.agreement) / 2f64.powi(32)).collect()
}

#[test]
fn level_should_be_that_at_which_half_of_the_stake_agrees() {
	// The first two have 60 of 100 in common: J = .6 / 1.4. The third agrees by a tenth.
	let subnet = weigh(subnet([40, 30, 30], 4), 0, &[60, 40, 0, 0]);
	let subnet = weigh(weigh(subnet, 1, &[60, 0, 40, 0]), 2, &[10, 0, 0, 90]);
	let levels = levels(&subnet);
	let expected = [0.6 / 1.4, 0.6 / 1.4, 0.1 / 1.9];
	let close = levels.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
	assert!(close, "{levels:?}");
}

#[test]
fn level_should_be_one_when_the_validators_own_stake_is_half() {
	let subnet = weigh(subnet([50, 50], 2), 0, &[1, 0]);
	assert_eq!(levels(&weigh(subnet.clone(), 1, &[0, 1])), [1.0 - 2f64.powi(-32); 2]);
	let silent = weigh(subnet, 1, &[0, 0]).run_epoch();
	assert_eq!(silent.validator_trust[..2], [65_535, 0], "but not that of a silent row");
	assert_eq!(silent.dividends[..2], [65_535, 0]);
}

#[test]
fn agreement_should_move_by_its_speed_and_be_rounded_down() {
	let before = ValidatorMemory { agreement: 1_000_000_007, ..Default::default() };
	let subnet = weigh(subnet([100], 1), 0, &[1]).but(|subnet| {
		let mut memory = remembered(subnet);
		memory.validators[0] = Some(before);
		subnet.memory = Some(memory);
	});
	let agreement = remembered(&subnet).validators[0].expect("it votes").agreement;
	assert_eq!(agreement, ((9 * 1_000_000_007 + u64::from(u32::MAX)) / 10) as u32);
	let now = subnet.peer_prediction(|rule| rule.agreement_alpha = 1_000_000);
	assert_eq!(remembered(&now).validators[0].expect("it votes").agreement, u32::MAX);
}

#[test]
fn factor_should_fall_from_the_medians_agreement_to_the_floor() {
	let with = |agreement: [u32; 3]| {
		let agreed = (0..3).fold(subnet([1, 1, 1], 1), |subnet, i| weigh(subnet, i, &[1]));
		// So slow that the epoch itself hardly counts.
		let agreed = agreed.peer_prediction(|rule| rule.agreement_alpha = 15_625);
		let mut memory = remembered(&agreed);
		for (of, agreement) in memory.validators.iter_mut().zip(agreement) {
			*of = Some(ValidatorMemory { agreement, ..Default::default() });
		}
		agreed.but(|subnet| subnet.memory = Some(memory)).run_epoch().validator_trust
	};
	let trust = with([1 << 31, 1 << 31, 1 << 30]);
	// Each moved by a 64th towards one; then r = .5 or so, and f = (r - .25) / .75.
	let moved = |x: f64| (x * 63.0 + 1.0) / 64.0;
	let expected = (moved(0.25) / moved(0.5) - 0.25) / 0.75 * 65_535.0;
	assert_eq!(trust[..2], [65_535; 2]);
	assert!((f64::from(trust[2]) - expected).abs() < 2.0, "{trust:?}");
	assert_eq!(with([1 << 31, 1 << 31, 0])[2], 0, "below the floor");
}

#[test]
fn nobody_should_count_when_half_of_the_stake_agrees_with_nobody() {
	// Validator 0, with a tenth of the stake, agrees with everybody else, who do not agree with
	// each other: it has the only agreement, but is not to decide alone.
	let all = subnet([10, 30, 30, 30], 4);
	let all = (0..3u16).fold(weigh(all, 0, &[1, 1, 1, 0]), |subnet, k| {
		let mut row = [0; 4];
		row[usize::from(k)] = 1;
		weigh(subnet, k + 1, &row)
	});
	assert!(levels(&all)[0] > 0.0);
	let out = all.run_epoch();
	assert_eq!(out.validator_trust, [0; 8]);
	assert_eq!((out.incentive, out.dividends), (vec![0; 8], vec![0; 8]));
	assert_eq!(out.validator_emission[..4], [200_000, 600_000, 600_000, 600_000], "by stake");
}
