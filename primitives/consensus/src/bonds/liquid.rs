//! Liquid alpha: bonds of Yuma 3 with an alpha that depends on the pair.
//!
//! `alpha = low + (high - low) / (1 + e^(-steepness (d - 1/2)))`. `d` is the distance of the score
//! above the consensus if the validator buys (the score is not below the bond), and below the bond
//! if it sells.

use crate::{
	fraction::{from_square, from_u16, wide_mul, Factor, ONE},
	logistic::Curve,
	penalty::Penalty,
	LiquidAlpha,
};

/// The update of a bond under liquid alpha.
pub(super) struct Liquid<'a> {
	penalty: &'a Penalty<'a>,
	curve: Curve,
	/// The least alpha.
	low: u64,
	/// One minus the greatest alpha.
	least_kept: u64,
	/// The greatest alpha minus the least.
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
		reason = "columns are below n; alpha and the part kept add up to one, so both products \
		          together are at most one"
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

	/// Alpha and one minus alpha, at a distance. Computed from the lesser of the curve's two parts,
	/// which is precise even when small.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "low and span add up to high; so do the complements"
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

	/// Whether the part of a score that counts, rounded to `scored`, reaches the bond.
	///
	/// Unmixed scores compare as the fractions they came from. A penalty's mixture of two is wrong
	/// by less than three units; that close to the bond the fractions themselves are compared.
	#[inline(always)]
	fn buys(&self, column: usize, score: u64, scored: u64, bond: u16) -> bool {
		let held = from_u16(bond);
		if self.penalty.is_mixed() && scored.abs_diff(held) <= 3 {
			return self.penalty.reaches(column, score, bond);
		}
		scored >= held
	}
}
