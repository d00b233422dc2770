//! The refund of a dissolved subnet's owner.

use crate::exact::{fixed, of_any_size, ratio};
use ganglion_economy::{owner_refund, OwnerStake};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use substrate_fixed::types::{U64F64, U96F32};

const TAO: u64 = 1_000_000_000;

fn subnet(locked: u64, alpha: u64, owner_cut: u16, price: f64) -> OwnerStake {
	OwnerStake { locked, alpha: alpha.into(), owner_cut, price: U64F64::from_num(price) }
}

fn prices() -> impl Strategy<Value = U64F64> {
	(any::<u128>(), 0..128_u32).prop_map(|(bits, shift)| U64F64::from_bits(bits >> shift))
}

prop_compose! {
	/// Of a subnet whose alpha, in the pool and outside, can have two amounts of any size.
	fn subnets()(
		locked in of_any_size(), inside in of_any_size(), outside in of_any_size(), owner_cut: u16,
		price in prices(),
	) -> OwnerStake {
		OwnerStake { locked, alpha: u128::from(inside) + u128::from(outside), owner_cut, price }
	}
}

#[test]
fn refund_should_be_what_the_owners_cut_has_not_earned() {
	// A fifth of 1,000 alpha at half a TAO is 100 TAO; the cut has 32 bits, the alpha is floored.
	let refund = owner_refund(&subnet(300 * TAO, 1_000 * TAO, 13_107, 0.5));
	assert_eq!(refund, 200 * TAO + 24);
}

#[test]
fn refund_should_be_everything_when_the_cut_is_worth_nothing() {
	assert_eq!(owner_refund(&subnet(300 * TAO, 1_000 * TAO, 0, 0.5)), 300 * TAO);
	assert_eq!(owner_refund(&subnet(300 * TAO, 1_000 * TAO, u16::MAX, 0.0)), 300 * TAO);
	assert_eq!(owner_refund(&subnet(300 * TAO, 0, u16::MAX, 0.5)), 300 * TAO);
}

#[test]
fn refund_should_be_nothing_when_the_cut_is_worth_more() {
	assert_eq!(owner_refund(&subnet(300 * TAO, 1_000 * TAO, u16::MAX, 0.5)), 0);
	let greatest = OwnerStake {
		locked: u64::MAX,
		alpha: 2 * u128::from(u64::MAX),
		owner_cut: u16::MAX,
		price: U64F64::from_bits(u128::MAX),
	};
	assert_eq!(owner_refund(&greatest), 0);
}

proptest! {
	#[test]
	fn refund_should_be_the_formula_in_exact_numbers(subnet in subnets()) {
		let cut = (BigInt::from(subnet.owner_cut) << 32) / 65_535;
		let cut = fixed(cut, 32);
		let earned = (cut * BigInt::from(subnet.alpha)).floor();
		let price = fixed(subnet.price.to_bits() >> 32, 32);
		let worth = (earned * price).floor().to_integer();
		let refund = (BigInt::from(subnet.locked) - worth).max(BigInt::zero());
		prop_assert_eq!(BigInt::from(owner_refund(&subnet)), refund);
	}

	#[test]
	fn refund_should_exceed_the_unrounded_one_by_its_stated_errors(subnet in subnets()) {
		let alpha = BigRational::from(BigInt::from(subnet.alpha));
		let price = fixed(subnet.price.to_bits(), 64);
		let earned = &alpha * ratio(subnet.owner_cut, 65_535);
		let exact = BigRational::from(BigInt::from(subnet.locked)) - &earned * &price;
		let refund = BigRational::from(BigInt::from(owner_refund(&subnet)));
		let error = &alpha * &price * fixed(1, 32) + &price + earned * fixed(1, 32) + ratio(1, 1);
		prop_assert!(refund >= exact);
		prop_assert!(refund < exact.max(BigRational::zero()) + error);
	}

	/// The number type in which the rule was written first.
	#[test]
	fn refund_should_be_that_of_96_bits_before_and_32_after_the_point(subnet in subnets()) {
		let cut = U96F32::from_num(subnet.owner_cut) / U96F32::from_num(u16::MAX);
		let earned = U96F32::from_num(subnet.alpha).saturating_mul(cut).floor();
		let worth = earned.saturating_mul(U96F32::from_num(subnet.price));
		let refund = subnet.locked.saturating_sub(worth.saturating_to_num());
		prop_assert_eq!(owner_refund(&subnet), refund);
	}
}
