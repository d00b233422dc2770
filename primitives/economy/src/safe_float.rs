//! The decimal number in which shares are stored.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;

/// Greatest mantissa, 10²¹; the least one is above a tenth of it.
const MANTISSA_MAX: u128 = 1_000_000_000_000_000_000_000;

/// The non-negative decimal number `mantissa · 10^exponent`.
///
/// In canonical form `10²⁰ < mantissa ≤ 10²¹`, or both fields are 0; every number made here is in
/// that form, so equal numbers have equal fields. It holds any `u64` exactly.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SafeFloat {
	mantissa: u128,
	exponent: i64,
}

impl SafeFloat {
	/// Zero.
	pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

	/// `mantissa · 10^exponent` in canonical form. Digits after the 21st are dropped (rounded
	/// down).
	///
	/// `None` if the exponent would leave its type.
	pub fn new(mantissa: u128, exponent: i64) -> Option<Self> {
		let Some(below) = mantissa.checked_sub(1) else {
			return Some(Self::ZERO);
		};
		// `below` has 21 digits exactly when the mantissa is in range.
		let digits = below.checked_ilog10().map_or(0, |log| log.saturating_add(1));
		match digits.checked_sub(21) {
			None | Some(0) => {
				let missing = 21_u32.saturating_sub(digits);
				let mantissa = mantissa.checked_mul(power_of_ten(missing)?)?;
				Some(Self { mantissa, exponent: exponent.checked_sub(missing.into())? })
			},
			Some(surplus) => {
				// At most 18 digits are dropped. The quotient can be the excluded 10²⁰, which one
				// more step corrects.
				let cut = mantissa.checked_div(power_of_ten(surplus)?)?;
				Self::new(cut, exponent.checked_add(surplus.into())?)
			},
		}
	}

	/// The digits of the number, most significant first.
	pub const fn mantissa(&self) -> u128 {
		self.mantissa
	}

	/// The power of ten by which the mantissa is multiplied.
	pub const fn exponent(&self) -> i64 {
		self.exponent
	}

	/// Whether the number is 0.
	pub const fn is_zero(&self) -> bool {
		self.mantissa == 0
	}

	/// The integer part, at most `u64::MAX`. Rounded down.
	pub fn floor(&self) -> u64 {
		match self.count_of(0) {
			Some(count) => u64::try_from(count.whole).unwrap_or(u64::MAX),
			None => u64::MAX,
		}
	}

	/// The same number in canonical form, which decoded bytes need not be in.
	pub(crate) fn canonical(&self) -> Option<Self> {
		Self::new(self.mantissa, self.exponent)
	}

	/// The number in units of `10^unit`; `None` beyond 128 bits.
	pub(crate) fn count_of(&self, unit: i64) -> Option<Count> {
		let shift = self.exponent.checked_sub(unit)?;
		let scale = u32::try_from(shift.unsigned_abs()).ok().and_then(power_of_ten);
		match (shift >= 0, scale) {
			_ if self.is_zero() => Some(Count { whole: 0, is_exact: true }),
			(true, scale) => {
				Some(Count { whole: self.mantissa.checked_mul(scale?)?, is_exact: true })
			},
			(false, Some(scale)) => Some(Count {
				whole: self.mantissa.checked_div(scale)?,
				is_exact: self.mantissa.checked_rem(scale)? == 0,
			}),
			(false, None) => Some(Count { whole: 0, is_exact: false }),
		}
	}
}

/// A number in some unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
	/// The number of units, rounded down.
	pub whole: u128,
	/// Whether that is exact.
	pub is_exact: bool,
}

impl Count {
	/// The number of units, rounded up; at most `u128::MAX`.
	pub const fn ceil(&self) -> u128 {
		self.whole.saturating_add(!self.is_exact as u128)
	}
}

/// `10^exponent`, if it fits.
const fn power_of_ten(exponent: u32) -> Option<u128> {
	10_u128.checked_pow(exponent)
}

impl From<u64> for SafeFloat {
	/// Exact.
	fn from(value: u64) -> Self {
		// The exponent is between −21 and −1.
		Self::new(value.into(), 0).unwrap_or_default()
	}
}

impl PartialOrd for SafeFloat {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl Ord for SafeFloat {
	/// By value, for numbers in canonical form.
	fn cmp(&self, other: &Self) -> Ordering {
		let key = |number: &Self| (!number.is_zero(), number.exponent, number.mantissa);
		key(self).cmp(&key(other))
	}
}

const _: () = assert!(MANTISSA_MAX == 10_u128.pow(21));
