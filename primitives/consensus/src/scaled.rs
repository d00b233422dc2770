//! Floating-point numbers with 64 significant bits, for what is computed once for each column:
//! ranks, sums of bonds and their quotients span hundreds of powers of two.

use crate::fraction::{quotient, wide_mul};

/// `mantissa * 2^exponent`; the mantissa has its top bit set or is zero. Every operation rounds
/// down and has a relative error below 2^-62.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scaled {
	pub(crate) mantissa: u64,
	pub(crate) exponent: i32,
}

#[expect(
	clippy::arithmetic_side_effects,
	reason = "mantissas are normalised, so products and quotients fit 128 bits; exponents stay \
	          within some thousands"
)]
impl Scaled {
	/// An integer times a power of two.
	pub(crate) fn new(number: u128, exponent: i32) -> Self {
		if number == 0 {
			return Self::default();
		}
		let lift = number.leading_zeros();
		let mantissa = ((number << lift) >> 64) as u64;
		Self { mantissa, exponent: exponent + 64 - lift as i32 }
	}

	pub(crate) fn is_zero(self) -> bool {
		self.mantissa == 0
	}

	pub(crate) fn times(self, other: Self) -> Self {
		let product = wide_mul(self.mantissa, other.mantissa);
		Self::new(product, self.exponent + other.exponent)
	}

	/// The quotient; by zero it is zero.
	pub(crate) fn over(self, other: Self) -> Self {
		if self.is_zero() || other.is_zero() {
			return Self::default();
		}
		// Half the mantissa is less than the other, because both have 64 bits.
		let quotient = quotient(self.mantissa >> 1, self.mantissa << 63, other.mantissa);
		Self::new(quotient.into(), self.exponent - other.exponent - 63)
	}

	pub(crate) fn plus(self, other: Self) -> Self {
		let (great, small) = match (self.is_zero(), other.is_zero()) {
			(true, _) => return other,
			(_, true) => return self,
			_ if self.exponent >= other.exponent => (self, other),
			_ => (other, self),
		};
		let apart = great.exponent.abs_diff(small.exponent);
		let small = (u128::from(small.mantissa) << 62).checked_shr(apart).unwrap_or(0);
		Self::new((u128::from(great.mantissa) << 62) + small, great.exponent - 62)
	}

	/// The number in units of `2^-bits`, rounded down, saturating.
	pub(crate) fn in_parts(self, bits: i32) -> u64 {
		let shift = self.exponent.saturating_add(bits);
		match shift {
			_ if self.is_zero() => 0,
			1.. => u64::MAX,
			_ => self.mantissa.checked_shr(shift.unsigned_abs()).unwrap_or(0),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn number() -> impl Strategy<Value = Scaled> {
		(any::<u128>(), 0..128u32, -300..300i32)
			.prop_map(|(number, shift, exponent)| Scaled::new(number >> shift, exponent))
	}

	/// Whether the numbers are equal but for the last two bits.
	fn close(a: Scaled, b: Scaled) -> bool {
		let apart = a.exponent - b.exponent;
		match apart {
			0 => a.mantissa.abs_diff(b.mantissa) < 8,
			// On both sides of a power of two.
			1 => a.mantissa - (1 << 63) < 4 && u64::MAX - b.mantissa < 8,
			-1 => close(b, a),
			_ => false,
		}
	}

	proptest! {
		#[test]
		fn quotient_times_divisor_should_be_the_number(a in number(), b in number()) {
			prop_assume!(!b.is_zero());
			let back = a.over(b).times(b);
			prop_assert!(a == back || close(a, back), "{a:?} {back:?}");
		}
	}

	proptest! {
		#[test]
		fn sum_should_be_the_same_both_ways_and_double_of_equals(a in number(), b in number()) {
			prop_assert_eq!(a.plus(b), b.plus(a));
			let double = Scaled { exponent: a.exponent + i32::from(!a.is_zero()), ..a };
			prop_assert_eq!(a.plus(a), double);
		}
	}

	proptest! {
		#[test]
		fn parts_should_be_the_number_when_it_is_whole(number: u64) {
			prop_assert_eq!(Scaled::new(number.into(), 0).in_parts(0), number);
			prop_assert_eq!(Scaled::new(number.into(), -40).in_parts(40), number);
			prop_assert_eq!(Scaled::new(number.into(), 0).in_parts(-8), number >> 8);
		}
	}
}
