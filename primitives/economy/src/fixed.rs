//! Products of fixed-point numbers.

use primitive_types::U256;

/// `⌊a · b / 2^fraction_bits⌋` for at most 128 fraction bits; at most `u128::MAX`.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "two factors of 128 bits fit 256; the shift is below 256"
)]
pub(crate) fn multiply(a: u128, b: u128, fraction_bits: u8) -> u128 {
	let product = (U256::from(a) * U256::from(b)) >> u32::from(fraction_bits);
	u128::try_from(product).unwrap_or(u128::MAX)
}

/// `⌊a · b / 2¹²⁸⌋`: the product of two numbers below 1, in units of 2⁻¹²⁸.
pub(crate) fn high_product(a: u128, b: u128) -> u128 {
	a.carrying_mul(b, 0).1
}
