//! The bonds penalty: the part of a score that counts for bonds, `(1 - beta) score + beta clipped`.

use crate::fraction::{from_u16, high_mul, simplest, ONE};

/// The penalty beta, and the consensus at which scores are clipped.
pub(crate) struct Penalty<'a> {
	pub(crate) consensus: &'a [u64],
	/// `1 - beta`, the part of the clipped excess that counts for bonds; `ONE` and 0 are exact.
	spared: u64,
	/// `1 - beta` in parts of 65535.
	spared_parts: u16,
}

impl<'a> Penalty<'a> {
	pub(crate) fn new(beta: u16, consensus: &'a [u64]) -> Self {
		let spared_parts = u16::MAX.saturating_sub(beta);
		Self { consensus, spared: from_u16(spared_parts), spared_parts }
	}

	/// `p`, the part of a score in `column` that counts for bonds.
	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "columns are below n; a part of the excess is added to the clipped score"
	)]
	pub(crate) fn apply(&self, column: usize, score: u64) -> u64 {
		let clipped = score.min(self.consensus[column]);
		match self.spared {
			0 => clipped,
			ONE => score,
			spared => clipped + high_mul(spared, score - clipped),
		}
	}

	/// Whether [`Self::apply`] mixes two scores, and so rounds a second time.
	pub(crate) fn is_mixed(&self) -> bool {
		self.spared != 0 && self.spared != ONE
	}

	/// Whether `(1 - beta) score + beta clipped >= bond`, exactly.
	#[cold]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "columns are below n; two numbers of 32 bits and one of 16 multiply to 80"
	)]
	pub(crate) fn reaches(&self, column: usize, score: u64, bond: u16) -> bool {
		let (clipped, of) = simplest(score.min(self.consensus[column]));
		let (score, whole) = simplest(score);
		let spared = u128::from(self.spared_parts);
		let lost = u128::from(u16::MAX) - spared;
		let wide = |a: u64, b: u64| u128::from(a) * u128::from(b);
		spared * wide(score, of) + lost * wide(clipped, whole) >= u128::from(bond) * wide(whole, of)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fraction::RowScale;
	use proptest::prelude::*;

	/// A score `w / sum` with `w <= sum`.
	fn weight() -> impl Strategy<Value = (u64, u64)> {
		(1..=1u64 << 31).prop_flat_map(|sum| (1..=sum.min(65_535), Just(sum)))
	}

	proptest! {
		/// In a row that adds up to 65535, bonds and scores are equal exactly.
		#[test]
		fn score_should_reach_the_bond_when_both_are_the_same_share(
			beta: u16, (clip, score) in (0..=65_535u64, 0..=65_535u64),
		) {
			let scale = RowScale::new(65_535);
			let consensus = [scale.score(clip)];
			let penalty = Penalty::new(beta, &consensus);
			let parts = u64::from(u16::MAX - beta) * score + u64::from(beta) * score.min(clip);
			let (whole, rest) = (parts / 65_535, parts % 65_535);
			let bond = whole as u16;
			prop_assert!(penalty.reaches(0, scale.score(score), bond));
			prop_assert!(bond == u16::MAX || !penalty.reaches(0, scale.score(score), bond + 1));
			let applied = penalty.apply(0, scale.score(score));
			prop_assert!(rest > 0 || from_u16(bond).abs_diff(applied) <= 3);
		}
	}

	proptest! {
		#[test]
		fn penalty_should_take_nothing_or_all_that_was_cut((w, sum) in weight(), clip: u64) {
			let score = RowScale::new(sum).score(w);
			let consensus = [clip];
			prop_assert_eq!(Penalty::new(0, &consensus).apply(0, score), score);
			prop_assert_eq!(Penalty::new(u16::MAX, &consensus).apply(0, score), score.min(clip));
		}
	}
}
