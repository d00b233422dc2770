//! What it costs to register a neuron.
//!
//! The price halves in every half-life without registrations and is raised by a factor after each one, so it
//! settles where people register at the target rate.

use crate::fixed::multiply;
use substrate_fixed::types::U64F64;

/// The factor by which a price falls each block, as a fraction of 2³², so that it halves in `half_life` blocks.
///
/// The greatest `q` below 2³² with `q` to the power `half_life` at most one half, where the power is taken by
/// squaring and each product rounded down to a multiple of 2⁻³². `None`, no decay, for a half-life of 0.
/// Found by bisection: 32 powers of at most 32 products each.
pub fn decay_factor(half_life: u16) -> Option<u32> {
	if half_life == 0 {
		return None;
	}
	let halves = |factor: u32| power_32(factor, half_life) <= 1 << 31;
	// Bit by bit from the top: a power falls with its base, so those that halve are the lowest.
	Some((0..32_u32).rev().fold(0, |factor, bit| {
		let candidate = factor | (1 << bit);
		if halves(candidate) {
			candidate
		} else {
			factor
		}
	}))
}

/// `base^exponent` in units of 2⁻³², each product rounded down.
fn power_32(base: u32, exponent: u16) -> u64 {
	// Factors are at most 2³², so products fit.
	by_squaring(u64::from(base), 1 << 32, exponent.into(), |x, y| x.saturating_mul(y) >> 32)
}

/// `base^exponent` by squaring, lowest bit of the exponent first.
fn by_squaring<T: Copy>(base: T, one: T, exponent: u64, multiply: impl Fn(T, T) -> T) -> T {
	let (mut square, mut product, mut rest) = (base, one, exponent);
	while rest > 0 {
		if rest & 1 == 1 {
			product = multiply(product, square);
		}
		square = multiply(square, square);
		rest >>= 1;
	}
	product
}

/// The price one block later: `⌊price · factor / 2³²⌋`, held to `min…max`.
///
/// `factor` is [`decay_factor`]'s; `None` leaves the price, but still holds it to its bounds. Rounded down, in
/// favour of those who register. Where `min > max`, `max` counts.
pub fn decay_price(price: u64, factor: Option<u32>, min: u64, max: u64) -> u64 {
	decay_by_factor(price, factor, 1, min, max)
}

/// The price `blocks` blocks after it was `price`: `⌊price · W / 2¹²⁷⌋`, held to `min…max`.
///
/// `W` is [`decay_factor`]`(half_life) / 2³²` to the power `blocks`, taken by squaring (lowest bit first) in
/// units of 2⁻¹²⁷ with each product rounded down. It takes at most 128 products, however many the blocks, so a
/// price need not be touched while nobody registers: it is a function of the price at its last change and of
/// the blocks since. For one block it is [`decay_price`].
///
/// It is the exact `⌊price · (factor / 2³²)^blocks⌋` or 1 below. Rounding down in each block instead would
/// lose up to a unit every block: for a `price` within its bounds this result is never below that one, and
/// above it by at most `min(blocks, 3/2 · half_life + 2)` rao.
pub fn decay_price_over(price: u64, half_life: u16, blocks: u64, min: u64, max: u64) -> u64 {
	decay_by_factor(price, decay_factor(half_life), blocks, min, max)
}

/// [`decay_price_over`] for a factor that is known already.
pub fn decay_by_factor(price: u64, factor: Option<u32>, blocks: u64, min: u64, max: u64) -> u64 {
	let decayed = match factor {
		Some(factor) => {
			let decayed = multiply(price.into(), power_127(factor, blocks), 127);
			u64::try_from(decayed).unwrap_or(u64::MAX)
		},
		None => price,
	};
	hold(decayed, min, max)
}

/// `(factor / 2³²)^exponent` in units of 2⁻¹²⁷, each product rounded down.
fn power_127(factor: u32, exponent: u64) -> u128 {
	by_squaring(u128::from(factor) << 95, 1 << 127, exponent, |x, y| multiply(x, y, 127))
}

/// The price after a registration: `⌊price · max(1, multiplier)⌋`, held to `min…max`.
///
/// Rounded down, in favour of those who register. Where `min > max`, `max` counts.
pub fn raise_price(price: u64, multiplier: U64F64, min: u64, max: u64) -> u64 {
	let factor = multiplier.to_bits().max(1 << 64);
	let raised = multiply(price.into(), factor, 64);
	hold(u64::try_from(raised).unwrap_or(u64::MAX), min, max)
}

/// Holds a price to its bounds; where they cross, the upper one counts.
fn hold(price: u64, min: u64, max: u64) -> u64 {
	price.max(min).min(max)
}
