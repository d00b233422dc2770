//! Stake weight that parents lend to their children, and the dividends it earns.
//!
//! A parent hotkey lends `⌊stake · part / (2⁶⁴ − 1)⌋` of its alpha and of its TAO on root. The same
//! amounts leave the parent's stake and enter the child's, so lending neither creates nor destroys
//! stake weight.
//!
//! A child's dividend is divided in proportion to where its stake weight comes from: its own stake
//! and each loan. Before a parent receives its part, two cuts are taken off it: a share that is
//! burned, and of the rest the child's take.

use crate::{
	split::{split_by_weights_wide, take_share},
	stake_weight::Stake,
};
use alloc::vec::Vec;

/// The amount that a link lends: `⌊amount · part / (2⁶⁴ − 1)⌋`, in the unit of `amount`.
///
/// `part` counts in units of 1/(2⁶⁴ − 1): `u64::MAX` is the whole. Rounded down, in favour of the
/// lender; at most `amount`.
pub fn lent_part(amount: u64, part: u64) -> u64 {
	let product = u128::from(amount).saturating_mul(part.into());
	let lent = product.checked_div(u64::MAX.into()).unwrap_or(0);
	u64::try_from(lent).unwrap_or(amount)
}

impl Stake {
	/// The stake that a link lends: [`lent_part`] of both kinds.
	#[must_use]
	pub fn lent(self, part: u64) -> Self {
		Self { alpha: lent_part(self.alpha, part), tao: lent_part(self.tao, part) }
	}
}

/// The cuts taken off a parent's part of a dividend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
	/// Share that is burned, in units of 1/(2⁶⁴ − 1).
	pub burn: u64,
	/// Share of the rest that the child keeps, in units of 1/65535.
	pub take: u16,
}

impl Cuts {
	/// No cuts, as between hotkeys of one coldkey.
	pub const NONE: Self = Self { burn: 0, take: 0 };
}

/// A parent's part of a dividend after its cuts, in rao. The three sum to the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CutPart {
	/// Amount to burn.
	pub burned: u64,
	/// The child's take.
	pub take: u64,
	/// Amount for the parent.
	pub rest: u64,
}

/// Takes the cuts off a parent's part of a dividend.
///
/// `burned = ⌊part · burn / (2⁶⁴ − 1)⌋`, then `take = ⌊(part − burned) · take / 65535⌋`, and `rest`
/// is what remains. Both cuts are rounded down, in favour of the parent.
pub fn cut_part(part: u64, cuts: Cuts) -> CutPart {
	let burned = lent_part(part, cuts.burn);
	let left = part.saturating_sub(burned);
	let take = take_share(left, cuts.take);
	CutPart { burned, take, rest: left.saturating_sub(take) }
}

/// A loan of stake weight to a child, as it counts in the division of the child's dividend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loan {
	/// Stake weight that was lent, in units of 2⁻⁶⁴ rao ([`Stake::exact_weight`]).
	pub weight: u128,
	/// Cuts taken off the lender's part.
	pub cuts: Cuts,
}

/// A dividend divided between a child and its parents, in rao. All amounts sum to the dividend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedDividend {
	/// The child's own part and its takes.
	pub child: u64,
	/// Each parent's part after its cuts, in the order of the loans.
	pub parents: Vec<u64>,
	/// Sum of what is burned.
	pub burned: u64,
}

/// Divides a child's dividend between the child and the parents that lend to it.
///
/// `own_weight`, the child's stake weight without loans (in the unit of [`Loan::weight`]), and the
/// loans share the dividend by largest remainder ([`split_by_weights_wide`], the child first); then
/// each parent's part is cut ([`cut_part`]). If all weights are 0, the dividend is the child's.
pub fn share_dividend(dividend: u64, own_weight: u128, loans: &[Loan]) -> SharedDividend {
	let lent = loans.iter().map(|loan| loan.weight);
	let weights = core::iter::once(own_weight).chain(lent).collect::<Vec<_>>();
	let parts = split_by_weights_wide(dividend, &weights).into_iter().skip(1);
	let mut shared = SharedDividend { child: dividend, ..SharedDividend::default() };
	for (loan, part) in loans.iter().zip(parts) {
		let CutPart { burned, take, rest } = cut_part(part, loan.cuts);
		shared.child = shared.child.saturating_sub(part).saturating_add(take);
		shared.burned = shared.burned.saturating_add(burned);
		shared.parents.push(rest);
	}
	shared
}
