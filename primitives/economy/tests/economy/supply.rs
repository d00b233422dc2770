//! The supply curve.

use ganglion_economy::{block_emission, supply::FULL_EMISSION, SUPPLY_CAP};
use proptest::prelude::*;

const TAO: u64 = 1_000_000_000;

#[test]
fn block_emission_should_halve_when_the_rest_has_halved() {
	let halvings =
		[(10_500_000, 2), (15_750_000, 4), (18_375_000, 8), (19_687_500, 16), (20_343_750, 32)];
	for (tao, divisor) in halvings {
		assert_eq!(block_emission(tao * TAO), TAO / divisor, "at {tao} TAO");
		assert_eq!(block_emission(tao * TAO - 1), 2 * TAO / divisor, "one rao before {tao} TAO");
	}
}

#[test]
fn block_emission_should_start_at_one_tao() {
	assert_eq!(block_emission(0), TAO);
	assert_eq!(block_emission(1), TAO);
}

#[test]
fn block_emission_should_be_nothing_when_the_cap_is_reached() {
	for issuance in [SUPPLY_CAP - 1, SUPPLY_CAP, SUPPLY_CAP + 1, u64::MAX] {
		assert_eq!(block_emission(issuance), 0, "at {issuance}");
	}
}

#[test]
fn block_emission_should_end_when_thirty_halvings_have_passed() {
	let rest = SUPPLY_CAP >> 29;
	assert_eq!(block_emission(SUPPLY_CAP - rest), 1);
	assert_eq!(block_emission(SUPPLY_CAP - rest / 2), 0);
}

proptest! {
	#[test]
	fn block_emission_should_be_the_rule(issuance in 0..SUPPLY_CAP) {
		let rest = u128::from(SUPPLY_CAP - issuance);
		let halvings = (1..).take_while(|k| rest << k <= u128::from(SUPPLY_CAP)).count();
		let emission = FULL_EMISSION.checked_shr(halvings as u32).unwrap_or(0);
		prop_assert_eq!(block_emission(issuance), emission);
	}

	#[test]
	fn block_emission_should_keep_the_cap(rest in 0..10 * TAO) {
		prop_assert!(block_emission(SUPPLY_CAP - rest) <= rest);
	}

	#[test]
	fn block_emission_should_never_rise_with_issuance(a in 0..=SUPPLY_CAP, b in 0..=SUPPLY_CAP) {
		prop_assert!(block_emission(a.min(b)) >= block_emission(a.max(b)));
	}

	#[test]
	fn block_emission_should_be_bounded_at_any_issuance(issuance: u64) {
		prop_assert!(block_emission(issuance) <= FULL_EMISSION);
	}
}
