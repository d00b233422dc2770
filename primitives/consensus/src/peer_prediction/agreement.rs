//! Steps 1 to 5: how much each validator's row agrees with those of half of the stake, and the part
//! of its stake that counts for that.
//!
//! The similarity of two rows is that of Ružička, `J = Σ min / Σ max`. As both add up to one it is
//! `q / (2 - q)` with `q = Σ_j min(w_ij, w_kj)`. Scores are weights divided by the sum of their
//! row, so `q S_i S_k = Σ_j min(W_ij S_k, W_kj S_i)` is a sum of integers below 2^64, and `J`,
//! rounded down once, is exact. So is everything that follows from it: levels are medians of such
//! numbers, and the agreeing stakes, which decide the consensus, are rounded down once.

use alloc::{vec, vec::Vec};

use super::MILLION;
use crate::{
	fraction::{quotient, ONE},
	median::Levels,
	memory::{Past, ValidatorMemory},
	scores::{weight, Scores},
	PeerPrediction,
};

/// A voter's row: who it is, the sum of its weights, and where they begin.
struct Voter {
	uid: usize,
	sum: u64,
	begin: usize,
}

/// The weights of all voters, and the similarities of every two of them.
pub(super) struct Pairs<'a> {
	scores: &'a Scores,
	voters: Vec<Voter>,
	/// The stakes of the voters.
	stake: Vec<u64>,
	weights: Vec<u64>,
	/// The similarity of every two voters, in parts of 2^32.
	similarity: Vec<u32>,
}

impl<'a> Pairs<'a> {
	/// Reads the rows of uids with voting stake.
	#[expect(clippy::arithmetic_side_effects, reason = "there are at most 1024 voters")]
	pub(super) fn new(scores: &'a Scores, voting: &[u64]) -> Self {
		let count = voting.iter().filter(|&&stake| stake > 0).count();
		let mut pairs = Self {
			scores,
			voters: Vec::with_capacity(count),
			stake: Vec::with_capacity(count),
			weights: Vec::with_capacity(scores.len()),
			similarity: vec![0; count * count],
		};
		for (uid, &stake) in voting.iter().enumerate().filter(|&(_, &stake)| stake > 0) {
			let sum = scores.sum(uid);
			pairs.voters.push(Voter { uid, sum, begin: pairs.weights.len() });
			pairs.stake.push(stake);
			pairs.weights.extend(scores.row(uid).1.iter().map(|&score| weight(score, sum)));
		}
		pairs
	}

	/// The uids and weights of a voter.
	fn row(&self, voter: &Voter) -> (&'a [u16], &[u64]) {
		let (uids, _) = self.scores.row(voter.uid);
		let end = voter.begin.saturating_add(uids.len());
		(uids, self.weights.get(voter.begin..end).unwrap_or_default())
	}

	/// Compares every two voters by `alike(first, second, row of the second, weights of the first
	/// by uid)`, where the first and second are positions and sums of rows.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; the table has a cell for every two voters"
	)]
	pub(super) fn compare(
		&mut self,
		uids: usize,
		alike: impl Fn((usize, u64), (usize, u64), (&[u16], &[u64]), &[u64]) -> u32,
	) {
		let count = self.voters.len();
		let mut similarity = core::mem::take(&mut self.similarity);
		let mut first_row = vec![0; uids];
		for (i, first) in self.voters.iter().enumerate() {
			let (listed, weights) = self.row(first);
			// A row that says nothing agrees with nobody, not even itself.
			similarity[i * count + i] = if listed.is_empty() { 0 } else { u32::MAX };
			listed.iter().zip(weights).for_each(|(&j, &w)| first_row[usize::from(j)] = w);
			for (k, second) in self.voters.iter().enumerate().skip(i + 1) {
				let row = self.row(second);
				let same = alike((first.uid, first.sum), (second.uid, second.sum), row, &first_row);
				similarity[i * count + k] = same;
				similarity[k * count + i] = same;
			}
			listed.iter().for_each(|&j| first_row[usize::from(j)] = 0);
		}
		self.similarity = similarity;
	}

	/// `V`: the level at which at least the share `kappa` of the stake, its own included, agrees
	/// with each uid; zero for uids without voting stake.
	pub(super) fn levels(&self, uids: usize, kappa: u16) -> Vec<u32> {
		let mut levels = vec![0; uids];
		let mut median = Levels::new(&self.stake, kappa);
		let rows = self.similarity.chunks_exact(self.voters.len().max(1));
		for (voter, row) in self.voters.iter().zip(rows) {
			let level = median.of(row.iter().map(|&same| u64::from(same)));
			if let Some(place) = levels.get_mut(voter.uid) {
				*place = u32::try_from(level).unwrap_or(u32::MAX);
			}
		}
		levels
	}
}

/// The similarity of two rows, of which those with weights on nobody resemble nobody.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; weights of 16 bits times sums of 32 bits, at most 65536 of them, \
	          and no more in total than the product of the sums"
)]
pub(super) fn ruzicka(
	(_, first_sum): (usize, u64),
	(_, second_sum): (usize, u64),
	(uids, weights): (&[u16], &[u64]),
	first: &[u64],
) -> u32 {
	let mut common = 0;
	for (&uid, &w) in uids.iter().zip(weights) {
		common += (first[usize::from(uid)] * second_sum).min(w * first_sum);
	}
	let both = u128::from(first_sum) * u128::from(second_sum);
	ratio(common, 2 * both - u128::from(common))
}

/// A part of a whole in parts of 2^32, rounded down; of nothing it is zero.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the part is at most the whole, so that lifted it fits 64 bits, and the quotient 33"
)]
fn ratio(part: u64, whole: u128) -> u32 {
	if part == 0 {
		return 0;
	}
	let units = match u64::try_from(whole) {
		Ok(whole) => {
			let lift = whole.leading_zeros();
			let part = part << lift;
			u128::from(quotient(part >> 32, part << 32, whole << lift))
		},
		Err(_) => (u128::from(part) << 32) / whole,
	};
	u32::try_from(units).unwrap_or(u32::MAX)
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
		#[test]
		fn ratio_should_be_the_quotient_rounded_down(part: u64, more: u128, shift in 0..128u32) {
			let whole = u128::from(part) + (more >> shift >> 63);
			let exact = if part == 0 { 0 } else { (u128::from(part) << 32) / whole };
			let exact = u32::try_from(exact).unwrap_or(u32::MAX);
			prop_assert_eq!(ratio(part, whole), exact);
		}
	}

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
