//! The price of registering a neuron.
//!
//! The price halves in every half-life without registrations and rises by a factor with each
//! registration, so it settles where registrations arrive at the target rate.

use crate::fixed::multiply;
use substrate_fixed::types::U64F64;

/// The factor, in units of 2⁻³², by which a price falls in each block to halve in `half_life`
/// blocks.
///
/// The greatest factor below 1 whose power `half_life` is at most one half, where the power is
/// taken by squaring and each product rounded down to a multiple of 2⁻³². `None`, no decay, for a
/// half-life of
/// 0. Found by bisection: 32 powers of at most 32 products each.
pub fn decay_factor(half_life: u16) -> Option<u32> {
	if half_life == 0 {
		return None;
	}
	let halves = |factor: u32| power_32(factor, half_life) <= 1 << 31;
	// Bit by bit from the top: a power grows with its base, so the factors that halve are the
	// lowest.
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
	// Factors are at most 2³², so their products fit.
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

/// The price one block later, in rao: `⌊price · factor / 2³²⌋`, held to `min…max`.
///
/// `factor` comes from [`decay_factor`]; `None` keeps the price, but still holds it to its bounds.
/// Rounded down, in favour of the registrant. If `min > max`, `max` counts.
pub fn decay_price(price: u64, factor: Option<u32>, min: u64, max: u64) -> u64 {
	decay_by_factor(price, factor, 1, min, max)
}

/// The price `blocks` blocks after it was `price`, in rao: `⌊price · W / 2¹²⁷⌋`, held to `min…max`.
///
/// `W` is [`decay_factor`]`(half_life) / 2³²` to the power `blocks`, taken by squaring (lowest bit
/// first) in units of 2⁻¹²⁷, each product rounded down. This takes at most 128 products for any
/// number of blocks, so a stored price need not be updated while nobody registers: the price at its
/// last change and the blocks since then suffice. For one block it is [`decay_price`].
///
/// The result is the exact `⌊price · (factor / 2³²)^blocks⌋` or 1 below. Rounding down in each
/// block would lose up to a rao per block: for a `price` within its bounds this result is never
/// below that one, and above it by at most `min(blocks, 3/2 · half_life + 2)` rao.
pub fn decay_price_over(price: u64, half_life: u16, blocks: u64, min: u64, max: u64) -> u64 {
	decay_by_factor(price, decay_factor(half_life), blocks, min, max)
}

/// [`decay_price_over`] with the factor given instead of the half-life.
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

/// The price after a registration, in rao: `⌊price · max(1, multiplier)⌋`, held to `min…max`.
///
/// Rounded down, in favour of the registrant. If `min > max`, `max` counts.
pub fn raise_price(price: u64, multiplier: U64F64, min: u64, max: u64) -> u64 {
	let factor = multiplier.to_bits().max(1 << 64);
	let raised = multiply(price.into(), factor, 64);
	hold(u64::try_from(raised).unwrap_or(u64::MAX), min, max)
}

/// Holds a price to its bounds; if they cross, the upper one counts.
fn hold(price: u64, min: u64, max: u64) -> u64 {
	price.max(min).min(max)
}
