//! What the owner of a dissolved subnet is refunded.

use crate::fixed::multiply;
use substrate_fixed::types::U64F64;

/// Amounts of a dissolved subnet that its owner's refund depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerStake {
	/// What the owner paid for the subnet, in rao of TAO.
	pub locked: u64,
	/// The subnet's alpha in rao: in the pool and outside of it.
	pub alpha: u128,
	/// Share of emitted alpha that went to the owner, in units of 1/65535.
	pub owner_cut: u16,
	/// TAO for one alpha, at the end.
	pub price: U64F64,
}

/// The refund of a dissolved subnet's owner, in rao of TAO: what was paid for the subnet, less what
/// the owner's cut has earned.
///
/// `locked − ⌊earned · p⌋`, at least 0, with `earned = ⌊alpha · c⌋`, where `c = owner_cut / 65535`
/// and `p = price`, both rounded down to 32 fraction bits. All alpha counts as emitted. Every step
/// rounds in favour of the owner: with `a` alpha, by less than `a · price · 2⁻³²` for `c`, one rao
/// of alpha for `earned`, `earned · 2⁻³²` for `p`, and one rao of TAO for the product.
pub fn owner_refund(subnet: &OwnerStake) -> u64 {
	let cut = (u128::from(subnet.owner_cut) << 32).checked_div(u16::MAX.into()).unwrap_or(0);
	let earned = multiply(subnet.alpha, cut, 32);
	let worth = multiply(earned, subnet.price.to_bits() >> 32, 32);
	subnet.locked.saturating_sub(u64::try_from(worth).unwrap_or(u64::MAX))
}
