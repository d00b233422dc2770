//! What is left of a score for bonds when the consensus has cut it: `(1 - beta) score + beta
//! clipped`.

use crate::fraction::{from_u16, high_mul, simplest, ONE};

/// The penalty beta, with the consensus it goes by.
pub(crate) struct Penalty<'a> {
	pub(crate) consensus: &'a [u64],
	/// `1 - beta`, the share of what is cut off that bonds keep; `ONE` and 0 are exact.
	spared: u64,
	/// `1 - beta` in parts of 65535.
	spared_parts: u16,
}

impl<'a> Penalty<'a> {
	pub(crate) fn new(beta: u16, consensus: &'a [u64]) -> Self {
		let spared_parts = u16::MAX.saturating_sub(beta);
		Self { consensus, spared: from_u16(spared_parts), spared_parts }
	}

	/// `p`, what counts of a score in `column` for bonds.
	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "columns are below n; a part of what was cut off is put back"
	)]
	pub(crate) fn apply(&self, column: usize, score: u64) -> u64 {
		let clipped = score.min(self.consensus[column]);
		match self.spared {
			0 => clipped,
			ONE => score,
			spared => clipped + high_mul(spared, score - clipped),
		}
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
