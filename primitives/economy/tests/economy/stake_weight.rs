//! Stake weight.

use crate::exact::{floor, of_any_size, ratio};
use ganglion_economy::{weigh_root_stake, Stake};
use num_bigint::BigInt;
use proptest::prelude::*;

pub fn stakes() -> impl Strategy<Value = Stake> {
	(of_any_size(), of_any_size()).prop_map(|(alpha, tao)| Stake { alpha, tao })
}

#[test]
fn root_stake_should_count_a_fraction_of_itself() {
	assert_eq!(weigh_root_stake(1_000, 1 << 63), 500);
	assert_eq!(weigh_root_stake(1_001, 1 << 63), 500);
	assert_eq!(weigh_root_stake(1_000, 0), 0);
	// The greatest weight is one less 2⁻⁶⁴.
	assert_eq!(weigh_root_stake(1_000, u64::MAX), 999);
	assert_eq!(weigh_root_stake(u64::MAX, u64::MAX), u64::MAX - 1);
}

#[test]
fn stake_weight_should_stop_at_its_types_end() {
	let most = Stake { alpha: u64::MAX, tao: u64::MAX };
	assert_eq!(most.weight(u64::MAX), u64::MAX);
	assert_eq!(most.exact_weight(u64::MAX), u128::MAX);
	assert_eq!(most.plus(most), most);
	assert_eq!(Stake::default().minus(most), Stake::default());
}

proptest! {
	#[test]
	fn root_stake_should_be_the_exact_product_rounded_down(tao: u64, tao_weight: u64) {
		let exact = ratio(BigInt::from(tao) * tao_weight, BigInt::from(1) << 64);
		prop_assert_eq!(weigh_root_stake(tao, tao_weight), floor(&exact));
	}

	#[test]
	fn exact_weight_should_be_both_kinds_of_stake(
		alpha in 0..u64::MAX / 2, tao in 0..u64::MAX / 2, tao_weight: u64,
	) {
		let exact = (BigInt::from(alpha) << 64) + BigInt::from(tao) * tao_weight;
		let weight = Stake { alpha, tao }.exact_weight(tao_weight);
		prop_assert_eq!(BigInt::from(weight), exact);
	}

	#[test]
	fn weight_should_be_the_exact_weight_rounded_down(
		alpha in 0..u64::MAX / 2, tao in 0..u64::MAX / 2, tao_weight: u64,
	) {
		let stake = Stake { alpha, tao };
		let weight = stake.exact_weight(tao_weight) >> 64;
		prop_assert_eq!(u128::from(stake.weight(tao_weight)), weight);
	}
}
