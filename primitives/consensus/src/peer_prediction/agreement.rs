//! Steps 1 to 5: how much each validator's row agrees with those of half of the stake, and the part
//! of its stake that counts for that.
//!
//! The similarity of two rows is exact, rounded down once ([`similarity`]). So is everything that
//! follows from it: levels are medians of such numbers, and the agreeing stakes, which decide the
//! consensus, are rounded down once.

use alloc::{vec, vec::Vec};

use super::{coverage::Coverage, similarity, MILLION};
use crate::{
	fraction::ONE,
	median::Levels,
	memory::{Past, ValidatorMemory},
	scores::Scores,
	PeerPrediction,
};

/// The voters, and the similarities of every two of them.
pub(super) struct Pairs {
	voters: Vec<usize>,
	/// The stakes of the voters.
	stake: Vec<u64>,
	/// The similarity of every two voters, in parts of 2^32.
	similarity: Vec<u32>,
}

impl Pairs {
	/// Compares the rows of uids with voting stake, on what both cover if that is given.
	pub(super) fn new(scores: &Scores, voting: &[u64], coverage: Option<&Coverage>) -> Self {
		let each = || voting.iter().enumerate().filter(|&(_, &stake)| stake > 0);
		let count = each().count();
		let (mut voters, mut stake) = (Vec::with_capacity(count), Vec::with_capacity(count));
		voters.extend(each().map(|(uid, _)| uid));
		stake.extend(each().map(|(_, &stake)| stake));
		let similarity = match coverage {
			None => similarity::of_whole_rows(scores, &voters, voting.len()),
			Some(coverage) => similarity::of_covered(scores, &voters, voting.len(), coverage),
		};
		Self { voters, stake, similarity }
	}

	/// `V`: the level at which at least the share `kappa` of the stake, its own included, agrees
	/// with each uid; zero for uids without voting stake.
	pub(super) fn levels(&self, uids: usize, kappa: u16) -> Vec<u32> {
		let mut levels = vec![0; uids];
		let mut median = Levels::new(&self.stake, kappa);
		let rows = self.similarity.chunks_exact(self.voters.len().max(1));
		for (&voter, row) in self.voters.iter().zip(rows) {
			let level = median.of(row.iter().map(|&same| u64::from(same)));
			if let Some(place) = levels.get_mut(voter) {
				*place = u32::try_from(level).unwrap_or(u32::MAX);
			}
		}
		levels
	}
}

/// `v`: what is remembered of each uid with voting stake, with its agreement moved by this epoch:
/// the level itself where nothing is remembered.
pub(super) fn remember(
	past: &Past,
	voting: &[u64],
	levels: &[u32],
	alpha: u32,
) -> Vec<Option<ValidatorMemory>> {
	let voters = voting.iter().zip(levels).enumerate();
	let moved = |(i, (&stake, &level)): (usize, (&u64, &u32))| {
		let agreement = |before: u32| mix(before, level, alpha);
		(stake > 0).then(|| match past.validator(i) {
			Some(before) => ValidatorMemory { agreement: agreement(before.agreement), ..before },
			None => ValidatorMemory { agreement: level, ..Default::default() },
		})
	};
	voters.map(moved).collect()
}

/// `(1 - alpha) before + alpha now`, rounded down.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "alpha is at most a million, so both products together are below 2^52"
)]
fn mix(before: u32, now: u32, alpha: u32) -> u32 {
	let alpha = u64::from(alpha);
	let sum = (MILLION - alpha) * u64::from(before) + alpha * u64::from(now);
	u32::try_from(sum / MILLION).unwrap_or(u32::MAX)
}

/// The stake that counts for its agreement.
pub(super) struct Agreed {
	/// `f`: the part of each validator's stake that counts, a fraction of one.
	pub(super) factor: Vec<u64>,
	/// `e = a f`, in units of a power of two of rao, rounded down; below 2^63 in total.
	pub(super) stake: Vec<u64>,
}

impl Agreed {
	/// `f = (r - floor) / (1 - floor)`, where `r` is the agreement as a part of the median's, at
	/// most one. If the median is zero, so is every `f`: else the few who agree with somebody would
	/// decide for a majority that agrees with nobody.
	pub(super) fn new(
		validators: &[Option<ValidatorMemory>],
		voting: &[u64],
		rule: &PeerPrediction,
	) -> Self {
		let agreement = |of: &Option<ValidatorMemory>| of.map_or(0, |of| u64::from(of.agreement));
		let median = Levels::new(voting, rule.kappa).of(validators.iter().map(agreement));
		let part = Part::new(median, rule.floor);
		let unit = Unit::new(voting);
		let all = || validators.iter().map(agreement).zip(voting);
		Self {
			factor: all().map(|(agreement, &stake)| part.factor(agreement, stake)).collect(),
			stake: all().map(|(agreement, &stake)| part.stake(agreement, stake, unit)).collect(),
		}
	}
}

/// The part of a stake that counts, as a quotient of integers below 2^53.
struct Part {
	median: u64,
	/// The agreement that counts for nothing, times a million.
	nothing: u64,
	/// What is above it in the median.
	whole: u64,
}

#[expect(
	clippy::arithmetic_side_effects,
	reason = "numbers of 32 bits and of 20; the floor is below a million; a part is at most the \
	          whole, of 52 bits, and a stake and a fraction have 64"
)]
impl Part {
	fn new(median: u64, floor: u32) -> Self {
		let floor = u64::from(floor);
		Self { median, nothing: floor * median, whole: (MILLION - floor) * median }
	}

	/// The numerator, over `self.whole`.
	fn of(&self, agreement: u64) -> u64 {
		(MILLION * agreement.min(self.median)).saturating_sub(self.nothing)
	}

	fn factor(&self, agreement: u64, stake: u64) -> u64 {
		match (stake, self.whole) {
			(0, _) | (_, 0) => 0,
			(_, whole) => {
				let fraction = u128::from(self.of(agreement)) * u128::from(ONE) / u128::from(whole);
				u64::try_from(fraction).unwrap_or(ONE)
			},
		}
	}

	fn stake(&self, agreement: u64, stake: u64, unit: Unit) -> u64 {
		let whole = u128::from(self.whole) << unit.right;
		let part = u128::from(stake << unit.left) * u128::from(self.of(agreement));
		part.checked_div(whole).and_then(|part| u64::try_from(part).ok()).unwrap_or(0)
	}
}

/// The power of two of a rao in which agreeing stake is counted: such that all voting stake has 63
/// bits.
#[derive(Clone, Copy)]
struct Unit {
	left: u32,
	right: u32,
}

impl Unit {
	fn new(voting: &[u64]) -> Self {
		let total = voting.iter().fold(0u128, |sum, &stake| sum.saturating_add(stake.into()));
		let bits = u128::BITS.saturating_sub(total.leading_zeros());
		let most = u64::BITS.saturating_sub(1);
		Self { left: most.saturating_sub(bits).min(most), right: bits.saturating_sub(most) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		/// In the common unit, nothing is lost of a stake that agrees as the median does.
		#[test]
		fn agreeing_stake_should_be_the_stake_when_agreement_is_the_medians(
			stakes in proptest::collection::vec(1..1u64 << 54, 1..9),
			agreement in 1..=u32::MAX,
			floor in 0..=800_000u32,
		) {
			let unit = Unit::new(&stakes);
			let part = Part::new(agreement.into(), floor);
			for &stake in &stakes {
				prop_assert_eq!(part.stake(agreement.into(), stake, unit), stake << unit.left);
				prop_assert_eq!(part.factor(agreement.into(), stake), ONE);
			}
		}
	}
}
