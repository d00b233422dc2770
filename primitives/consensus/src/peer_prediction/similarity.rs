//! How alike every two rows are: the similarity of Ružička, `J = Σ min / Σ max`, in parts of 2^32.
//!
//! Scores are quotients that are rounded down. Their minima add up to a little less than those of
//! the quotients, by less than a known bound: enough to tell `J`, rounded down, but for about one
//! pair in a million. For that one the sums of integers decide from which the scores were made. So
//! `J` is exact, and costs a comparison and an addition for each weight.
//!
//! Complete rows add up to one: with `q = Σ min`, `J = q / (2 - q)`.

use alloc::{vec, vec::Vec};

use super::coverage::Coverage;
use crate::{
	fraction::{digit, wide_mul, HALF},
	scores::{weight, Scores},
};

/// The largest sum of a row of which every score has a half, also where the row covers the least
/// part: a row of 32,768 of the greatest weights. In a larger one, halves may vanish.
const LARGEST_SUM: u64 = 1 << 31;

/// The rows of voters as halves of scores, so that differences have a sign. A row is compared with
/// those that follow it.
struct Table {
	count: usize,
	uids: usize,
	/// Whether each row has its own cells, one for each uid. Otherwise all share those of one row,
	/// which hold the row that is compared with the others.
	dense: bool,
	cells: Vec<i64>,
}

#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "there are at most 1024 voters and 65536 uids, which are below `uids`; the table has \
	          a row for each voter or one"
)]
impl Table {
	/// Where half of the cells would be full, each row gets its own.
	fn new(scores: &Scores, voters: &[usize], uids: usize) -> Self {
		let count = voters.len();
		let listed: usize = voters.iter().map(|&uid| scores.row(uid).0.len()).sum();
		let dense = 2 * listed >= count * uids;
		let cells = vec![0; if dense { count * uids } else { uids }];
		let mut table = Self { count, uids, dense, cells };
		if dense {
			for (i, &uid) in voters.iter().enumerate() {
				table.write(i * uids, scores.row(uid));
			}
		}
		table
	}

	fn write(&mut self, begin: usize, (uids, scores): (&[u16], &[u64])) {
		for (&j, &score) in uids.iter().zip(scores) {
			self.cells[begin + usize::from(j)] = half(score);
		}
	}

	/// The similarities of every two voters by `alike(first, second, row of the first, row of the
	/// second)`; a voter's of itself is one, unless its row says nothing: then it agrees with
	/// nobody.
	fn compare(
		mut self,
		scores: &Scores,
		voters: &[usize],
		alike: impl Fn(usize, usize, &[i64], Second) -> u32,
	) -> Vec<u32> {
		let (count, uids) = (self.count, self.uids);
		let mut similarity = vec![0; count * count];
		for (i, &uid) in voters.iter().enumerate() {
			let row = scores.row(uid);
			if !self.dense {
				self.write(0, row);
			}
			let begin = if self.dense { i * uids } else { 0 };
			let first = &self.cells[begin..begin + uids];
			similarity[i * count + i] = if row.0.is_empty() { 0 } else { u32::MAX };
			for (k, &other) in voters.iter().enumerate().skip(i + 1) {
				let cells = self.dense.then(|| &self.cells[k * uids..][..uids]);
				let (listed, scores) = scores.row(other);
				let same = alike(i, k, first, Second { cells, listed, scores });
				similarity[i * count + k] = same;
				similarity[k * count + i] = same;
			}
			if !self.dense {
				row.0.iter().for_each(|&j| self.cells[usize::from(j)] = 0);
			}
		}
		similarity
	}
}

/// The row that another is compared with: its uids and scores, and its cells if it has some.
#[derive(Clone, Copy)]
struct Second<'a> {
	cells: Option<&'a [i64]>,
	listed: &'a [u16],
	scores: &'a [u64],
}

/// The similarity of every two voters, whose rows say nothing of those they do not list.
pub(super) fn of_whole_rows(scores: &Scores, voters: &[usize], uids: usize) -> Vec<u32> {
	let mut totals = Vec::with_capacity(voters.len());
	totals.extend(voters.iter().map(|&uid| total(scores.row(uid).1)));
	let at = |i: usize| voters.get(i).copied().unwrap_or(0);
	let alike = |i: usize, k: usize, first: &[i64], second: Second| {
		let of_second = totals.get(k).copied().unwrap_or(0);
		let common = match second.cells {
			Some(cells) => common(first, cells, of_second),
			None => common_of_listed(first, second, of_second),
		};
		by_scores(common, uids)
			.unwrap_or_else(|| exactly(first, second, (scores.sum(at(i)), scores.sum(at(k)))))
	};
	Table::new(scores, voters, uids).compare(scores, voters, alike)
}

/// The similarity of every two voters on the servers that both cover.
pub(super) fn of_covered(
	scores: &Scores,
	voters: &[usize],
	uids: usize,
	coverage: &Coverage,
) -> Vec<u32> {
	let at = |i: usize| voters.get(i).copied().unwrap_or(0);
	let scaled = &coverage.scores;
	let alike = |i: usize, k: usize, first: &[i64], second: Second| {
		let (one, two) = (at(i), at(k));
		// Covers nothing that counts.
		if coverage.of(one) == 0 || coverage.of(two) == 0 {
			return 0;
		}
		let masses = (coverage.of(one), coverage.of(two));
		let have_halves = scores.sum(one).max(scores.sum(two)) <= LARGEST_SUM;
		let told = || by_covered(covered_by_both(first, second), uids);
		(have_halves.then(told).flatten())
			.unwrap_or_else(|| exactly_covered(set(scores, one), set(scores, two), masses))
	};
	Table::new(scaled, voters, uids).compare(scaled, voters, alike)
}

/// Half of a score, in units of 2^-63.
#[inline(always)]
fn half(score: u64) -> i64 {
	(score >> 1) as i64
}

fn total(scores: &[u64]) -> u64 {
	scores.iter().map(|&score| score >> 1).sum()
}

/// The sum of the lesser of two halves, cell by cell; those of the second add up to `of_second`.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "differences of numbers below 2^63")]
fn common(first: &[i64], second: &[i64], of_second: u64) -> u64 {
	// A minimum with a constant is a mask of the sign, for two cells at once.
	let less = first.iter().zip(second).map(|(&a, &b)| (a - b).min(0));
	of_second.wrapping_add_signed(less.fold(0, i64::wrapping_add))
}

/// The same of a row in cells and one in a list.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; differences of numbers below 2^63"
)]
fn common_of_listed(first: &[i64], second: Second, of_second: u64) -> u64 {
	let each = second.listed.iter().zip(second.scores);
	let less = each.map(|(&j, &score)| (first[usize::from(j)] - half(score)).min(0));
	of_second.wrapping_add_signed(less.fold(0, i64::wrapping_add))
}

/// The sums of the lesser and of the greater halves where both rows have one.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; the halves of two rows add up to less than 2^64"
)]
fn covered_by_both(first: &[i64], second: Second) -> (u64, u64) {
	let (mut lesser, mut both) = (0u64, 0u64);
	for (&j, &score) in second.listed.iter().zip(second.scores) {
		let (a, b) = (first[usize::from(j)], half(score));
		// Without a branch: of no score of the first row, nothing counts.
		let b = if a == 0 { 0 } else { b };
		lesser += a.min(b) as u64;
		both += a as u64 + b as u64;
	}
	(lesser, both - lesser)
}

/// The similarity of two complete rows by what their halves have in common; `None` if rounding
/// leaves two possibilities.
///
/// For `P = q / 2`, `J = P / (1 - P)`. A half is less than the half of the quotient by less than
/// one and a half units, so `P` lacks less than two units for each uid.
#[inline]
fn by_scores(common: u64, uids: usize) -> Option<u32> {
	if common == 0 {
		return Some(0);
	}
	told(common, common.wrapping_neg(), uids)
}

/// The same of the lesser and the greater halves where both rows have one.
#[inline]
fn by_covered((lesser, greater): (u64, u64), uids: usize) -> Option<u32> {
	if lesser == 0 {
		return Some(0);
	}
	let lost = 2u64.saturating_mul(uids as u64);
	told(lesser, greater.saturating_add(lost), uids)
}

/// `⌊2^32 part / whole⌋`, if it is the same for a part that is greater by up to two units for each
/// uid and a whole that is less by as much. A similarity of one is stored as the number below.
#[inline]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the part is less than the whole; uids and the factor have 17 and 33 bits; the rest \
	          is below the divisor"
)]
fn told(part: u64, whole: u64, uids: usize) -> Option<u32> {
	let lift = whole.leading_zeros();
	let (same, rest) = digit(part << lift, 0, whole << lift);
	let lost = (2 * uids as u64 + 1) * ((1 << 32) + same + 1);
	let fits = lost.leading_zeros() >= lift && (whole << lift) - rest > lost << lift;
	let same = u32::try_from(same).unwrap_or(u32::MAX);
	(fits || same == u32::MAX).then_some(same)
}

/// A row as its weights were set, with their sum.
type Set<'a> = ((&'a [u16], &'a [u64]), u64);

fn set(scores: &Scores, uid: usize) -> Set<'_> {
	(scores.row(uid), scores.sum(uid))
}

/// The weights that two rows set on the same uids. Both rows list them in order.
fn set_by_both<'a>(
	((uids, scores), sum): Set<'a>,
	((others, other_scores), other): Set<'a>,
) -> impl Iterator<Item = (u64, u64)> + 'a {
	let mut rest = others.iter().zip(other_scores).peekable();
	uids.iter().zip(scores).filter_map(move |(uid, &score)| {
		while rest.next_if(|(other, _)| *other < uid).is_some() {}
		let (_, &of_other) = rest.next_if(|(other, _)| *other == uid)?;
		Some((weight(score, sum), weight(of_other, other)))
	})
}

/// The similarity of two complete rows by their weights: `q S_i S_k = Σ_j min(W_ij S_k, W_kj S_i)`.
/// Halves of scores compare as the quotients of weights and sums, of which two differ by more than
/// rounding takes, so they tell which of the products is the lesser.
#[cold]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; weights of 16 bits add up to sums of 32 bits; what rows have in \
	          common is at most the product of the sums"
)]
fn exactly(first: &[i64], second: Second, sums: (u64, u64)) -> u32 {
	let mut common = [0, 0];
	for (&j, &score) in second.listed.iter().zip(second.scores) {
		let (a, b) = (first[usize::from(j)], half(score));
		let (least, sum, row) = if a < b { (a, sums.0, 0) } else { (b, sums.1, 1) };
		common[row] += if least == 0 { 0 } else { weight((least as u64) << 1, sum) };
	}
	let both = u128::from(sums.0) * u128::from(sums.1);
	let common = common[0] * sums.1 + common[1] * sums.0;
	ratio(common.into(), 2 * both - u128::from(common))
}

/// The similarity of two rows on the servers that both cover, by their weights and the masses of
/// the rows: with `A = m_i S_k` and `B = m_k S_i`, `J = Σ_j min(W_ij A, W_kj B) / Σ_j max(…)`.
#[cold]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "weights of 16 bits add up to sums of 32 bits; a mass times a sum has 64 bits, and \
	          such a factor times a sum 96"
)]
fn exactly_covered(first: Set, second: Set, masses: (u32, u32)) -> u32 {
	let factors = [u64::from(masses.0) * second.1, u64::from(masses.1) * first.1];
	// The weights of each row where its product is the lesser, and all that count.
	let (mut least, mut all) = ([0, 0], [0, 0]);
	for (a, b) in set_by_both(first, second) {
		let (lesser, row) =
			if product(a, factors[0]) < product(b, factors[1]) { (a, 0) } else { (b, 1) };
		least[row] += lesser;
		all[0] += a;
		all[1] += b;
	}
	let sum =
		|weights: [u64; 2]| wide_mul(weights[0], factors[0]) + wide_mul(weights[1], factors[1]);
	let lesser = sum(least);
	ratio(lesser, sum(all) - lesser)
}

/// A weight times a factor, as numbers that compare as the products do: without 128 bits, which
/// cost a call as WASM.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "a weight has 16 bits, a half of a factor 32")]
fn product(weight: u64, factor: u64) -> (u64, u64) {
	let low = weight * (factor & HALF);
	(weight * (factor >> 32) + (low >> 32), low & HALF)
}

/// A part of a whole in parts of 2^32, rounded down; of nothing it is zero. The part is below 2^96.
fn ratio(part: u128, whole: u128) -> u32 {
	let units = (part << 32).checked_div(whole).unwrap_or(0);
	u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{fraction::RowScale, peer_prediction::coverage::scaled};
	use proptest::prelude::*;

	/// A row as the crate has it: its uids, scores and sum.
	struct Of {
		uids: Vec<u16>,
		scores: Vec<u64>,
		sum: u64,
	}

	impl Of {
		fn new(weights: &[u64]) -> Self {
			let sum = weights.iter().sum();
			let scale = RowScale::new(sum);
			let each = weights.iter().enumerate().filter(|(_, &weight)| weight > 0);
			let (uids, scores) = each
				.map(|(uid, &weight)| (uid as u16, scale.score(weight)))
				.unzip::<_, _, Vec<_>, Vec<_>>();
			Self { uids, scores, sum }
		}

		fn set(&self) -> Set<'_> {
			((&self.uids, &self.scores), self.sum)
		}

		fn cells(&self, uids: usize) -> Vec<i64> {
			let mut cells = vec![0; uids];
			for (&uid, &score) in self.uids.iter().zip(&self.scores) {
				cells[usize::from(uid)] = half(score);
			}
			cells
		}

		fn second(&self) -> Second<'_> {
			Second { cells: None, listed: &self.uids, scores: &self.scores }
		}
	}

	/// The similarity by its definition, of all cells or of those where both rows have a weight.
	fn defined(first: &[u64], second: &[u64], masses: [u32; 2], covered: bool) -> u32 {
		let sums = [first, second].map(|row| u128::from(row.iter().sum::<u64>()));
		let pairs = || {
			let both = first.iter().zip(second).filter(|(&a, &b)| !covered || a * b > 0);
			both.map(|(&a, &b)| {
				let (a, b) = (u128::from(a) * sums[1], u128::from(b) * sums[0]);
				(a * u128::from(masses[0]), b * u128::from(masses[1]))
			})
		};
		let least: u128 = pairs().map(|(a, b)| a.min(b)).sum();
		let most: u128 = pairs().map(|(a, b)| a.max(b)).sum();
		u32::try_from((least << 32).checked_div(most).unwrap_or(0)).unwrap_or(u32::MAX)
	}

	/// Two rows: of independent weights, of proportional ones, of ones that differ in one cell, and
	/// of one cell each.
	fn rows() -> impl Strategy<Value = (Vec<u64>, Vec<u64>)> {
		let row = || proptest::collection::vec(prop_oneof![Just(0), 0..9u64, 0..=65_535u64], 40);
		(row(), row(), 0..5u8, 0..40usize).prop_map(|(mut first, other, kind, place)| {
			let second = match kind {
				0 => other,
				1 => first.iter().map(|&weight| weight / 3 * 3).collect(),
				2 => first.iter().map(|&weight| (weight / 7).min(9_000)).collect(),
				3 => {
					first = vec![0; 40];
					first[place] = 1;
					first.iter().map(|&weight| weight * other[place].max(1)).collect()
				},
				_ => {
					let mut second = first.clone();
					second[place] = other[place];
					second
				},
			};
			(first, second)
		})
	}

	fn mass() -> impl Strategy<Value = u32> {
		prop_oneof![1..=u32::MAX, 1..9u32, Just(u32::MAX)]
	}

	proptest! {
		#[test]
		fn similarity_should_be_exact((first, second) in rows()) {
			let expected = defined(&first, &second, [1, 1], false);
			let (one, two) = (Of::new(&first), Of::new(&second));
			let (cells, others) = (one.cells(40), two.cells(40));
			let of_second = total(&two.scores);
			let common = common(&cells, &others, of_second);
			prop_assert_eq!(common, common_of_listed(&cells, two.second(), of_second));
			prop_assert!(by_scores(common, 40).is_none_or(|same| same == expected));
			prop_assert_eq!(exactly(&cells, two.second(), (one.sum, two.sum)), expected);
		}
	}

	proptest! {
		#[test]
		fn similarity_of_what_both_cover_should_be_exact(
			(first, second) in rows(),
			masses in [mass(), mass()],
		) {
			let expected = defined(&first, &second, masses, true);
			let (mut one, mut two) = (Of::new(&first), Of::new(&second));
			let masses_of = (masses[0], masses[1]);
			prop_assert_eq!(exactly_covered(one.set(), two.set(), masses_of), expected);
			for (row, mass) in [(&mut one, masses[0]), (&mut two, masses[1])] {
				let sum = row.sum;
				for score in &mut row.scores {
					*score = scaled(mass, sum, weight(*score, sum));
				}
			}
			let told = by_covered(covered_by_both(&one.cells(40), two.second()), 40);
			prop_assert!(told.is_none_or(|same| same == expected));
		}
	}

	#[test]
	fn every_score_should_have_a_half_up_to_the_largest_sum() {
		assert_eq!(half(scaled(1, LARGEST_SUM, 1)), 1);
		assert_eq!(half(scaled(1, LARGEST_SUM + 1, 1)), 0);
	}

	#[test]
	fn similarity_that_scores_leave_open_should_be_told_by_weights() {
		// q = 2/3, so J is one half: the halves' minima add up to less.
		let (one, two) = (Of::new(&[2, 1, 0]), Of::new(&[2, 0, 1]));
		let common = common(&one.cells(3), &two.cells(3), total(&two.scores));
		assert_eq!(by_scores(common, 3), None);
		assert_eq!(exactly(&one.cells(3), two.second(), (one.sum, two.sum)), 1 << 31);
	}

	/// Rows of 256 uids with one everywhere but on the row's own uid and on another, which has
	/// `great`: whoever sets all rows can have them like this.
	fn even_rows(great: u64) -> [Of; 2] {
		let weight = |i: usize, j: usize| match j {
			_ if j == i => 0,
			_ if j == 64 + i => great,
			_ => 1,
		};
		[1, 2].map(|i| Of::new(&(0..256).map(|j| weight(i, j)).collect::<Vec<_>>()))
	}

	#[test]
	fn rows_can_be_made_so_that_scores_leave_all_similarities_open() {
		let [one, two] = even_rows(127);
		let common = common(&one.cells(256), &two.cells(256), total(&two.scores));
		assert_eq!(by_scores(common, 256), None);

		let mass = u32::MAX - 9;
		let [mut one, mut two] = even_rows(128);
		assert_eq!(exactly_covered(one.set(), two.set(), (mass, mass)), 1 << 31);
		for row in [&mut one, &mut two] {
			let sum = row.sum;
			row.scores.iter_mut().for_each(|score| *score = scaled(mass, sum, weight(*score, sum)));
		}
		assert_eq!(by_covered(covered_by_both(&one.cells(256), two.second()), 256), None);
	}

	#[test]
	fn scores_should_tell_most_similarities() {
		let row =
			|seed: u64| (0..256).map(|j| (seed * 7_919 + j * j * 31) % 65_521).collect::<Vec<_>>();
		let told = (0..1_000).filter(|&seed| {
			let (one, two) = (Of::new(&row(seed)), Of::new(&row(seed + 1)));
			let common = common(&one.cells(256), &two.cells(256), total(&two.scores));
			by_scores(common, 256).is_some()
		});
		assert_eq!(told.count(), 1_000);
	}

	#[test]
	fn rows_that_are_alike_should_be_so_by_scores() {
		let row = Of::new(&[1, 2, 65_535, 0, 7]);
		let common = common(&row.cells(5), &row.cells(5), total(&row.scores));
		assert_eq!(by_scores(common, 5), Some(u32::MAX));
		assert_eq!(by_scores(0, 5), Some(0));
	}
}
