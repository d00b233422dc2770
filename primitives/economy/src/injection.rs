//! How a subnet's share of a block's TAO enters its pool.
//!
//! The share is added to the pool at the current price, together with newly minted alpha. That
//! alpha is capped at the subnet's alpha emission times its root proportion. TAO for which the cap
//! leaves no alpha is *excess*: it buys alpha from the pool.

use crate::fixed::multiply;
use primitive_types::U256;
use substrate_fixed::types::U64F64;

/// One, in the bits of a number with 64 fraction bits.
const ONE_64: u128 = 1 << 64;

/// How a subnet's share of a block's TAO is used: `tao_in + excess_tao` is the share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InjectionTerms {
	/// Alpha to mint into the pool's reserve, in rao.
	pub alpha_in: u64,
	/// TAO to add to the pool's reserve, in rao.
	pub tao_in: u64,
	/// TAO to buy alpha with, in rao.
	pub excess_tao: u64,
}

/// The root proportion of a subnet: `R·τ / (R·τ + issuance)`, between 0 and 1.
///
/// `R` is `root_tao`, the TAO staked on root, and `issuance` the subnet's `alpha_issuance`, both in
/// rao; `τ = tao_weight / (2⁶⁴ − 1)` is the weight of a rao of TAO against a rao of alpha. Rounded
/// down to 64 fraction bits, in favour of the subnet; 0 if both terms are 0.
pub fn root_proportion(root_tao: u64, tao_weight: u64, alpha_issuance: u64) -> U64F64 {
	let weigh = |amount: u64, weight| U256::from(u128::from(amount).saturating_mul(weight));
	let root = weigh(root_tao, tao_weight.into());
	let whole = root.saturating_add(weigh(alpha_issuance, u64::MAX.into()));
	let bits = root.saturating_mul(ONE_64.into()).checked_div(whole).unwrap_or_default();
	U64F64::from_bits(u128::try_from(bits).unwrap_or(ONE_64))
}

/// Divides a subnet's `share` of a block's TAO, in rao, between injection and purchase.
///
/// `alpha_in = ⌊share / price⌋` (0 at a price of 0) and `tao_in = share`, unless that alpha exceeds
/// the cap `⌊alpha_emission · root_proportion⌋`: then `alpha_in` is the cap and
/// `tao_in = ⌊cap · price⌋`. `alpha_emission` is what the supply curve mints of the subnet's alpha
/// in this block, in rao. The rest of the share is `excess_tao`. All roundings are in favour of the
/// pool.
pub fn injection_terms(
	share: u64,
	price: U64F64,
	alpha_emission: u64,
	root_proportion: U64F64,
) -> InjectionTerms {
	let price = price.to_bits();
	let wanted = (u128::from(share) << 64).checked_div(price).unwrap_or(0);
	let cap = part_of(alpha_emission, root_proportion);
	match u64::try_from(wanted) {
		Ok(alpha_in) if alpha_in <= cap => {
			InjectionTerms { alpha_in, tao_in: share, excess_tao: 0 }
		},
		_ => {
			// The cap is less than `share / price`, so this is less than the share.
			let tao_in = u64::try_from(multiply(cap.into(), price, 64)).unwrap_or(share);
			InjectionTerms { alpha_in: cap, tao_in, excess_tao: share.saturating_sub(tao_in) }
		},
	}
}

/// `⌊amount · part⌋`; a part above 1 counts as 1.
pub(crate) fn part_of(amount: u64, part: U64F64) -> u64 {
	let product = multiply(amount.into(), part.to_bits().min(ONE_64), 64);
	u64::try_from(product).unwrap_or(amount)
}
