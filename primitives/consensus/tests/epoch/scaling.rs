//! Scaling and limiting of weight rows.

use ganglion_consensus::{is_within_share, scale_to_max};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::{collection::vec, prelude::*};

fn ratio(numerator: u64, denominator: u64) -> BigRational {
	BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

fn rows() -> impl Strategy<Value = Vec<u16>> {
	let of_any_size = (any::<u16>(), 0..16_u32).prop_map(|(value, shift)| value >> shift);
	vec(prop_oneof![1 => Just(0), 6 => of_any_size], 0..12)
}

fn numbered(values: &[u16]) -> Vec<(u16, u16)> {
	(0..).zip(values.iter().copied()).collect()
}

#[test]
fn scaling_should_make_the_greatest_full() {
	assert_eq!(scale_to_max(&[1, 2, 4]), [16_384, 32_768, 65_535]);
	assert_eq!(scale_to_max(&[0, 0]), [0, 0]);
	assert_eq!(scale_to_max(&[65_535, 1, 0]), [65_535, 1, 0]);
	assert_eq!(scale_to_max(&[3]), [65_535]);
	assert_eq!(scale_to_max(&[]), [0u16; 0]);
}

#[test]
fn share_should_be_measured_against_the_sum() {
	assert!(is_within_share(&[(0, 65_535), (1, 65_535)], 32_768));
	assert!(!is_within_share(&[(0, 65_535), (1, 65_535)], 32_767));
	assert!(is_within_share(&[(0, 65_535)], u16::MAX));
	assert!(!is_within_share(&[(0, 1)], u16::MAX - 1));
	assert!(is_within_share(&[(0, 0), (1, 0)], 0));
	assert!(is_within_share(&[], 0));
}

proptest! {
	#[test]
	fn scaling_should_be_the_exact_quotient_rounded_to_the_nearest(values in rows()) {
		let max = values.iter().copied().max().unwrap_or(0);
		for (scaled, value) in scale_to_max(&values).into_iter().zip(&values) {
			let exact = match max {
				0 => ratio(0, 1),
				_ => ratio(u64::from(*value) * 65_535, max.into()),
			};
			let nearest = (exact + ratio(1, 2)).floor();
			prop_assert_eq!(ratio(scaled.into(), 1), nearest);
		}
	}

	#[test]
	fn scaling_should_keep_the_order_of_weights(values in rows()) {
		let scaled = scale_to_max(&values);
		for (a, b) in (0..values.len()).flat_map(|a| (0..values.len()).map(move |b| (a, b))) {
			prop_assert!(values[a] > values[b] || scaled[a] <= scaled[b]);
		}
	}

	#[test]
	fn scaling_should_change_nothing_a_second_time(values in rows()) {
		let scaled = scale_to_max(&values);
		prop_assert_eq!(scale_to_max(&scaled), scaled);
	}

	#[test]
	fn limit_should_be_compared_with_each_exact_share(values in rows(), limit: u16) {
		let sum = values.iter().map(|value| u64::from(*value)).sum::<u64>();
		let share = |value: u16| match sum {
			0 => ratio(0, 1),
			_ => ratio(value.into(), sum),
		};
		let most = ratio(limit.into(), 65_535);
		let expected = values.iter().all(|value| share(*value) <= most);
		prop_assert_eq!(is_within_share(&numbered(&values), limit), expected);
	}
}
