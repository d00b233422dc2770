//! A subnet's moving price: an exponential moving average of its alpha price, slower for a young
//! subnet.

use crate::fixed::multiply;
use primitive_types::U256;
use substrate_fixed::types::{I96F32, U64F64};

/// `2³²`: between numbers of 64 and of 32 fraction bits.
const SCALE_32: U256 = U256([1 << 32, 0, 0, 0]);

/// One, in the bits of a number with 64 fraction bits.
const ONE_64: u128 = 1 << 64;

/// The moving price after a block in which the price was `price` (TAO for one alpha).
///
/// `α·min(price, 1) + (1 − α)·old` with `α = α₀ · b / (b + h)`: `b = blocks_since_start` counts
/// from the subnet's start, and `h = halving_blocks` is the age at which `α` reaches half of `α₀`
/// (the argument `alpha`, held to 0…1). The cap of 1 and the slow start keep a short spike of the
/// price from gaining emission.
///
/// The quotient and each product are rounded down to 64 fraction bits, then the result to 32. An
/// upward step of less than 2⁻³² is therefore lost: from below, a lasting price is approached only
/// to within 2⁻³² / α (0.00008 TAO for an `α` of 3 millionths); from above it is reached, or missed
/// by 2⁻³². `b + h = 0` gives `α = 0`. Every `old` of the type is averaged as it is; a negative one
/// counts as 0.
pub fn moving_price(
	old: I96F32,
	price: U64F64,
	alpha: I96F32,
	blocks_since_start: u64,
	halving_blocks: u64,
) -> I96F32 {
	let alpha =
		multiply(to_64(alpha).min(ONE_64), ripeness(blocks_since_start, halving_blocks), 64);
	let now = multiply(alpha, price.to_bits().min(ONE_64), 64);
	let blend = kept(old, ONE_64.saturating_sub(alpha)).saturating_add(now.into());
	let bits = blend.checked_div(SCALE_32).and_then(|bits| i128::try_from(bits).ok());
	I96F32::from_bits(bits.unwrap_or(i128::MAX))
}

/// `⌊old · part⌋` for a part of at most 1, both results and `part` with 64 fraction bits. An `old`
/// with 64 fraction bits has up to 159 bits: more than the language's integers.
fn kept(old: I96F32, part: u128) -> U256 {
	let old = U256::from(u128::try_from(old.to_bits()).unwrap_or(0));
	old.saturating_mul(part.into()).checked_div(SCALE_32).unwrap_or_default()
}

/// `⌊2⁶⁴ · age / (age + halving)⌋`, 0 if both are 0.
fn ripeness(age: u64, halving: u64) -> u128 {
	let span = u128::from(age).saturating_add(halving.into());
	(u128::from(age) << 64).checked_div(span).unwrap_or(0)
}

/// A pace with 64 fraction bits; a negative one becomes 0, one that does not fit the greatest there
/// is, far above 1.
fn to_64(value: I96F32) -> u128 {
	u128::try_from(value.to_bits()).unwrap_or(0).saturating_mul(1 << 32)
}
