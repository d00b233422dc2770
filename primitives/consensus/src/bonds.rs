//! Bonds after Yuma 3: for each pair of validator and server a moving average of what the validator
//! scored the server.
//!
//! `bond' = (1 - alpha) bond + alpha score_b`, where `score_b = (1 - beta) score + beta clipped`:
//! the penalty beta says how much of what the consensus cut off is lost for bonds too. Bonds are
//! not multiplied by stake and rows don't add up to anything; only dividends normalise them, by
//! column.

use alloc::{vec, vec::Vec};

use crate::{
	fraction::{from_square, from_u16, high_mul, to_u16, wide_mul, ONE, PER_U16},
	scores::Scores,
	EpochInput, RowsBuf, Yuma,
};

/// Bits that a bond loses so that those of 65536 validators can be added up; 112 are left.
const HEADROOM: u32 = 16;

/// The new bonds.
pub(crate) struct Bonds {
	/// What is stored: those of uids with a new permit, in parts of 65535.
	pub(crate) stored: RowsBuf,
	/// Each server's bonds added up over all validators.
	pub(crate) total: Vec<u128>,
	/// The part of these held by those who don't vote.
	pub(crate) idle: Vec<u128>,
	/// The rows of the validators who vote, in full precision. The others' rows are empty.
	offsets: Vec<usize>,
	uids: Vec<u16>,
	bonds: Vec<u128>,
}

impl Bonds {
	/// Uids and bonds of a voting validator's row.
	pub(crate) fn row(&self, i: usize) -> (&[u16], &[u128]) {
		let range = || {
			let (begin, end) = (*self.offsets.get(i)?, *self.offsets.get(i.checked_add(1)?)?);
			Some((self.uids.get(begin..end)?, self.bonds.get(begin..end)?))
		};
		range().unwrap_or_default()
	}

	/// Adds the bonds from `begin` to `end`, a validator's row, to the servers' totals; and if they
	/// are to be stored, to what is.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; 65536 bonds of 112 bits fit; room was made for every bond"
	)]
	fn count(&mut self, begin: usize, end: usize, store: bool, stored: &mut usize) {
		let bonds = &mut self.bonds[begin..end];
		for (&uid, bond) in self.uids[begin..end].iter().zip(bonds) {
			let share = to_u16(from_square(*bond));
			*bond >>= HEADROOM;
			self.total[usize::from(uid)] += *bond;
			// Written in any case and kept if it is to be: a predictable loop.
			(self.stored.uids[*stored], self.stored.values[*stored]) = (uid, share);
			*stored += usize::from(store & (share > 0));
		}
		self.stored.offsets.push(u32::try_from(*stored).unwrap_or(u32::MAX));
	}

	/// Counts the bonds from `begin` to `end`, which have been counted, as those of one who doesn't
	/// vote.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; the idle bonds are part of the total"
	)]
	fn count_idle(&mut self, begin: usize, end: usize) {
		for (&uid, &bond) in self.uids[begin..end].iter().zip(&self.bonds[begin..end]) {
			self.idle[usize::from(uid)] += bond;
		}
	}
}

/// Moves all bonds on by one epoch.
pub(crate) fn update(
	input: &EpochInput,
	yuma: &Yuma,
	scores: &Scores,
	voting: &[u64],
	consensus: &[u64],
	permit: &[bool],
) -> Bonds {
	let n = voting.len();
	let rule = Rule::new(input, yuma, consensus);
	let entries = room(input, scores, n);
	let mut out = Bonds {
		stored: RowsBuf {
			offsets: Vec::with_capacity(n.saturating_add(1)),
			uids: vec![0; entries],
			values: vec![0; entries],
		},
		total: vec![0; n],
		idle: vec![0; n],
		offsets: Vec::with_capacity(n.saturating_add(1)),
		uids: vec![0; entries],
		bonds: vec![0; entries],
	};
	let (mut begin, mut stored) = (0, 0);
	out.offsets.push(0);
	out.stored.offsets.push(0);
	for (i, (&stake, &permit)) in voting.iter().zip(permit).enumerate() {
		let end = rule.move_row(scores.row(i), input.bonds.row(i), &mut out, begin);
		out.count(begin, end, permit, &mut stored);
		if stake > 0 {
			begin = end;
		} else {
			// Earns nothing: the next row overwrites this one.
			out.count_idle(begin, end);
		}
		out.offsets.push(begin);
	}
	out.stored.uids.truncate(stored);
	out.stored.values.truncate(stored);
	out
}

/// How many bonds there can be: of each validator at most one in each uid, and only where it has a
/// score or a bond. One more, since the place after the last is written to as well.
fn room(input: &EpochInput, scores: &Scores, n: usize) -> usize {
	let row = |i| scores.row(i).0.len().saturating_add(input.bonds.row(i).0.len()).min(n);
	(0..n).map(row).fold(1, usize::saturating_add)
}

/// How one bond follows from its score and its predecessor.
struct Rule<'a> {
	consensus: &'a [u64],
	/// The share of the new score.
	alpha: u64,
	/// The share of what is cut off that bonds keep: 1 - beta.
	spared: u64,
	/// What one stored part of 65535 is worth in each column: nothing where the uid was registered
	/// after the bonds were stored.
	carried: Vec<u64>,
}

impl<'a> Rule<'a> {
	fn new(input: &EpochInput, yuma: &Yuma, consensus: &'a [u64]) -> Self {
		// The block from which on a registration is later than the stored bonds.
		let fresh = match input.last_step {
			0 => input.block.saturating_sub(u64::from(input.tempo)),
			last => last.saturating_add(1),
		};
		let carried =
			input.registered.iter().map(|&at| if at < fresh { PER_U16 } else { 0 }).collect();
		let spared = from_u16(u16::MAX.saturating_sub(yuma.bonds_penalty));
		Self { consensus, alpha: alpha(yuma.bonds_moving_average), spared, carried }
	}

	/// Writes the new bonds of a validator at `begin`, ascending by uid, and returns where they
	/// end. They follow from its scores and its bonds; what one of them lacks is 0.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "an index moves only past an entry that exists, and room was made for all entries of both rows"
	)]
	fn move_row(
		&self,
		(left, scores): (&[u16], &[u64]),
		(right, bonds): (&[u16], &[u16]),
		out: &mut Bonds,
		begin: usize,
	) -> usize {
		let (mut l, mut r, mut end) = (0, 0, begin);
		while l < left.len() && r < right.len() {
			let (a, b, score, bond) = (left[l], right[r], scores[l], bonds[r]);
			let (scored, bonded) = (a <= b, b <= a);
			out.uids[end] = a.min(b);
			// Masks rather than branches: which row comes next cannot be predicted.
			let (score, bond) =
				(score & u64::from(scored).wrapping_neg(), bond & u16::from(bonded).wrapping_neg());
			out.bonds[end] = self.next(a.min(b), score, bond);
			(l, r, end) = (l + usize::from(scored), r + usize::from(bonded), end + 1);
		}
		for (&uid, &score) in left[l..].iter().zip(&scores[l..]) {
			(out.uids[end], out.bonds[end]) = (uid, self.next(uid, score, 0));
			end += 1;
		}
		for (&uid, &bond) in right[r..].iter().zip(&bonds[r..]) {
			(out.uids[end], out.bonds[end]) = (uid, self.next(uid, 0, bond));
			end += 1;
		}
		end
	}

	/// The new bond of a validator in `uid`, in units of 1 / ONE^2.
	#[inline]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; a stored bond is at most ONE, and both products together are at most ONE^2"
	)]
	fn next(&self, uid: u16, score: u64, bond: u16) -> u128 {
		let column = usize::from(uid);
		let clipped = score.min(self.consensus[column]);
		let score = if self.spared == 0 {
			clipped
		} else {
			clipped + share_of(self.spared, score - clipped)
		};
		let bond = u64::from(bond) * self.carried[column];
		wide_mul(self.alpha, score) + wide_mul(ONE - self.alpha, bond)
	}
}

/// Alpha as a fraction, from the part that is kept in millionths.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "at most a million millionths of ONE; the rests multiplied are below 10^12"
)]
fn alpha(moving_average: u64) -> u64 {
	const MILLION: u64 = 1_000_000;
	let new = MILLION.saturating_sub(moving_average);
	new * (ONE / MILLION) + new * (ONE % MILLION) / MILLION
}

/// `share * amount`; all of it when the share is one.
#[inline]
fn share_of(share: u64, amount: u64) -> u64 {
	if share == ONE {
		amount
	} else {
		high_mul(share, amount)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{scores::scores, standing::standing};

	#[test]
	fn bonds_should_be_idle_when_their_holder_does_not_vote() {
		let mut weights = RowsBuf::new();
		(0..3).for_each(|_| weights.push_row([]));
		let mut bonds = RowsBuf::new();
		bonds.push_row([(1, 10_000), (2, 20_000)]);
		bonds.push_row([(2, 30_000)]);
		bonds.push_row([]);
		let input = EpochInput {
			block: 1_000,
			last_step: 900,
			tempo: 100,
			activity_cutoff: 100,
			kappa: 32_767,
			bonds_penalty: u16::MAX,
			bonds_moving_average: 1_000_000,
			max_validators: 3,
			stake_threshold: 0,
			owner_uid: None,
			stake: &[5, 5, 5],
			last_update: &[950, 1, 950],
			registered: &[1; 3],
			permit: &[true; 3],
			first_commit: None,
			weights: weights.as_rows(),
			bonds: bonds.as_rows(),
			server_emission: 0,
			validator_emission: 0,
		};
		let standing = standing(&input);
		let scores = scores(&input, &standing);
		let out = update(&input, &scores, &standing.voting, &[0; 3], &[true; 3]);
		let bond = |share| wide_mul(ONE, from_u16(share)) >> HEADROOM;
		assert_eq!(out.total, [0, bond(10_000), bond(20_000) + bond(30_000)]);
		assert_eq!(out.idle, [0, 0, bond(30_000)]);
		assert_eq!(out.row(0), ([1, 2].as_slice(), [bond(10_000), bond(20_000)].as_slice()));
		assert_eq!(out.row(1), ([].as_slice(), [].as_slice()));
		assert_eq!(out.stored, bonds);
	}
}
