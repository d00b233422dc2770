//! The share of incentive that was withheld.

use crate::exact::{floor, of_any_size, ratio};
use ganglion_economy::withheld_share;
use num_bigint::BigInt;
use proptest::prelude::*;
use substrate_fixed::types::U96F32;

#[test]
fn withheld_share_should_be_nothing_when_nothing_was_earned() {
	assert_eq!(withheld_share(0, 0), U96F32::from_num(0));
	assert_eq!(withheld_share(5, 0), U96F32::from_num(0));
	assert_eq!(withheld_share(0, 5), U96F32::from_num(0));
}

#[test]
fn withheld_share_should_be_one_when_all_was_withheld() {
	assert_eq!(withheld_share(1, 1), U96F32::from_num(1));
	assert_eq!(withheld_share(u64::MAX, u64::MAX), U96F32::from_num(1));
	assert_eq!(withheld_share(1, 4), U96F32::from_num(0.25));
}

proptest! {
	#[test]
	fn withheld_share_should_be_the_exact_one_rounded_down(withheld: u64, paid in of_any_size()) {
		let total = withheld.saturating_add(paid).max(1);
		let exact = ratio(BigInt::from(withheld) << 32, total);
		prop_assert_eq!(withheld_share(withheld, total).to_bits(), u128::from(floor(&exact)));
	}

	#[test]
	fn withheld_share_should_be_one_at_most(withheld in of_any_size(), paid in of_any_size()) {
		let total = withheld.saturating_add(paid);
		prop_assert!(withheld_share(withheld, total) <= 1);
	}
}
