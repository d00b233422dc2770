//! Liquid alpha: bonds under Yuma 3 that move at a speed of their own.
//!
//! `alpha = low + (high - low) / (1 + e^(-steepness (d - 1/2)))`, where `d` is how far the score lies
//! above the consensus when the validator buys (it is not below the bond), and how far below the
//! bond when it sells.

use crate::{
	fraction::{from_square, from_u16, wide_mul, Factor},
	logistic::Curve,
	penalty::Penalty,
	LiquidAlpha,
};

/// How a bond moves.
pub(super) struct Liquid<'a> {
	penalty: &'a Penalty<'a>,
	curve: Curve,
	/// The least alpha.
	low: u64,
	/// One less the greatest.
	least_kept: u64,
	/// From the least to the greatest.
	span: Factor,
}

impl<'a> Liquid<'a> {
	pub(super) fn new(settings: LiquidAlpha, penalty: &'a Penalty<'a>) -> Self {
		let LiquidAlpha { low, high, steepness } = settings;
		Self {
			penalty,
			curve: Curve::new(steepness),
			low: from_u16(low),
			least_kept: from_u16(u16::MAX.saturating_sub(high)),
			span: Factor::new(high.saturating_sub(low).into(), u16::MAX.into()),
		}
	}

	/// The new bond in `column` of a validator with this score and this old bond.
	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "columns are below n; alpha and what is kept add up to one, so both products together are one at most"
	)]
	pub(super) fn next(&self, column: usize, score: u64, bond: u16) -> u64 {
		let scored = self.penalty.apply(column, score);
		let held = from_u16(bond);
		let distance = if scored >= held || self.buys_narrowly(column, score, scored, bond) {
			scored.saturating_sub(self.penalty.consensus[column])
		} else {
			held - scored
		};
		let (fast, slow) = self.curve.at(distance);
		let alpha = self.low + self.span.of(fast);
		let kept = self.least_kept + self.span.of(slow);
		from_square(wide_mul(alpha, scored) + wide_mul(kept, held))
	}

	/// Whether what counts of a score reaches the bond although, rounded down, it does not.
	///
	/// Rounding takes less than three units; within these the fractions themselves decide.
	#[inline]
	#[expect(clippy::arithmetic_side_effects, reason = "asked only where the bond is greater")]
	fn buys_narrowly(&self, column: usize, score: u64, scored: u64, bond: u16) -> bool {
		from_u16(bond) - scored <= 3 && self.penalty.reaches(column, score, bond)
	}
}
