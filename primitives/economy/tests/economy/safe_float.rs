//! The decimal number in which shares are stored.

use crate::exact::{decimal, floor, of_any_size, ratio};
use codec::{Decode, Encode, MaxEncodedLen};
use ganglion_economy::SafeFloat;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

const GREATEST: u128 = 1_000_000_000_000_000_000_000;

fn mantissas() -> impl Strategy<Value = u128> {
	prop_oneof![
		4 => (any::<u128>(), 0..128_u32).prop_map(|(number, shift)| number >> shift),
		1 => (0..38_u32, -1..=1_i128)
			.prop_map(|(log, off)| 10_u128.pow(log).saturating_add_signed(off)),
	]
}

#[test]
fn safe_float_should_be_zero_in_both_fields_when_nothing() {
	assert_eq!(SafeFloat::new(0, 77), Some(SafeFloat::ZERO));
	assert_eq!(SafeFloat::from(0), SafeFloat::default());
	assert_eq!(SafeFloat::ZERO.encode(), [0; 24]);
}

#[test]
fn safe_float_should_have_one_form_at_powers_of_ten() {
	let one = SafeFloat::from(1);
	assert_eq!((one.mantissa(), one.exponent()), (GREATEST, -21));
	assert_eq!(SafeFloat::new(GREATEST / 10, -20), Some(one));
	assert_eq!(SafeFloat::new(GREATEST + 9, -21), Some(one));
}

#[test]
fn safe_float_should_be_refused_when_the_exponent_leaves_its_type() {
	assert_eq!(SafeFloat::new(1, i64::MIN), None);
	assert_eq!(SafeFloat::new(u128::MAX, i64::MAX), None);
}

#[test]
fn safe_float_should_be_two_plain_fields_on_the_wire() {
	let number = SafeFloat::from(12);
	assert_eq!(number.encode(), (number.mantissa(), number.exponent()).encode());
	assert_eq!(SafeFloat::max_encoded_len(), 24);
}

proptest! {
	#[test]
	fn safe_float_should_hold_integers_exactly(number: u64) {
		prop_assert_eq!(SafeFloat::from(number).floor(), number);
		prop_assert_eq!(decimal(&SafeFloat::from(number)), ratio(number, 1));
	}

	#[test]
	fn safe_float_should_be_canonical(mantissa in mantissas(), exponent in -1_000..1_000_i64) {
		let number = SafeFloat::new(mantissa, exponent).expect("in range");
		let range = GREATEST / 10 + 1..=GREATEST;
		prop_assert!(number.is_zero() || range.contains(&number.mantissa()));
		prop_assert_eq!(SafeFloat::new(number.mantissa(), number.exponent()), Some(number));
	}

	#[test]
	fn safe_float_should_round_down_by_less_than_its_last_digit(
		mantissa in mantissas(), exponent in -60..60_i64,
	) {
		let number = SafeFloat::new(mantissa, exponent).expect("in range");
		let scale = BigRational::from_integer(BigInt::from(10)).pow(exponent as i32);
		let lost = ratio(mantissa, 1) * scale - decimal(&number);
		prop_assert!(lost >= BigRational::zero());
		prop_assert!(lost * ratio(GREATEST / 10, 1) <= decimal(&number));
	}

	#[test]
	fn safe_float_should_floor_and_saturate(mantissa in mantissas(), exponent in -60..60_i64) {
		let number = SafeFloat::new(mantissa, exponent).expect("in range");
		prop_assert_eq!(number.floor(), floor(&decimal(&number).min(ratio(u64::MAX, 1))));
	}

	#[test]
	fn safe_float_should_be_ordered_by_size(
		a in mantissas(), b in mantissas(), x in -30..30_i64, y in -30..30_i64,
	) {
		let number = |mantissa, exponent| SafeFloat::new(mantissa, exponent).expect("in range");
		let (a, b) = (number(a, x), number(b, y));
		prop_assert_eq!(a.cmp(&b), decimal(&a).cmp(&decimal(&b)));
	}

	#[test]
	fn safe_float_should_survive_its_encoding(number in of_any_size()) {
		let number = SafeFloat::from(number);
		prop_assert_eq!(SafeFloat::decode(&mut &number.encode()[..]), Ok(number));
	}
}
