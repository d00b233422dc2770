//! Liquid alpha: bonds under Yuma 3 that move at a speed of their own.
//!
//! `alpha = low + (high - low) / (1 + e^(-steepness (d - 1/2)))`, where `d` is how far the score lies
//! above the consensus when the validator buys (it is not below the bond), and how far below the
//! bond when it sells.

use crate::{
	fraction::{from_square, from_u16, wide_mul, Factor, ONE},
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
		reason = "columns are below n; alpha and what is kept are one, so both products together are at most one"
	)]
	pub(super) fn next(&self, column: usize, score: u64, bond: u16) -> u64 {
		let scored = self.penalty.apply(column, score);
		let held = from_u16(bond);
		let distance = if self.buys(column, score, scored, bond) {
			scored.saturating_sub(self.penalty.consensus[column])
		} else {
			held.saturating_sub(scored)
		};
		let (alpha, kept) = self.speed(distance);
		from_square(wide_mul(alpha, scored) + wide_mul(kept, held))
	}

	/// Alpha and what it lacks to one, at a distance. The lesser of the curve's two parts decides, since
	/// it is precise even when small; the other is what is left.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "a part of the span beside the least of what it is a part of"
	)]
	fn speed(&self, distance: u64) -> (u64, u64) {
		let (fast, slow) = self.curve.at(distance);
		if fast <= slow {
			let alpha = self.low + self.span.of(fast);
			(alpha, ONE - alpha)
		} else {
			let kept = self.least_kept + self.span.of(slow);
			(ONE - kept, kept)
		}
	}

	/// Whether what counts of a score, `scored` when rounded, reaches the bond.
	///
	/// Scores as they are compare as the fractions they came from. What a penalty mixes of two is
	/// wrong by less than three units; so close to the bond the fractions themselves decide.
	#[inline(always)]
	fn buys(&self, column: usize, score: u64, scored: u64, bond: u16) -> bool {
		let held = from_u16(bond);
		if self.penalty.is_mixed() && scored.abs_diff(held) <= 3 {
			return self.penalty.reaches(column, score, bond);
		}
		scored >= held
	}
}
