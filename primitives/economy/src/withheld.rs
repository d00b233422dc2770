//! The share of an epoch's incentive that a subnet withheld from its miners.
//!
//! Incentive earned by hotkeys of the subnet's owner is not paid but burned or recycled. The share
//! lowers the subnet's part of the following emission, see [`crate::subnet_shares`].

use substrate_fixed::types::U96F32;

/// The share of an epoch's incentive that was withheld: `withheld / total`, amounts in rao.
///
/// Rounded down to 32 fraction bits, in favour of the subnet, by less than 2⁻³². 0 if `total` is 0.
pub fn withheld_share(withheld: u64, total: u64) -> U96F32 {
	let bits = (u128::from(withheld) << 32).checked_div(total.into());
	U96F32::from_bits(bits.unwrap_or(0))
}
