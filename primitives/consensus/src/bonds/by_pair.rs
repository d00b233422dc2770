//! Bonds after Yuma 3: for each pair of validator and server a moving average of what the validator
//! scored the server, and the dividends they earn.
//!
//! `bond' = (1 - alpha) bond + alpha p`, where `p = (1 - beta) score + beta clipped`: the penalty
//! beta says how much of what the consensus cut off is lost for bonds too. Bonds are not multiplied
//! by stake and rows don't add up to anything; only dividends normalise them, by column.

use alloc::{vec, vec::Vec};

use super::{alpha, liquid::Liquid, Moved, Old, Stored, MILLION};
use crate::{
	fraction::{from_square, from_u16, to_u16_near, wide_mul, ONE},
	penalty::Penalty,
	scores::Scores,
	EpochInput, LiquidAlpha, RowsBuf, Yuma,
};

/// The new bonds.
pub(crate) struct Bonds {
	/// What is stored: those of uids with a new permit, in parts of 65535.
	pub(crate) stored: RowsBuf,
	/// Each server's bonds added up over all validators.
	pub(crate) total: Vec<u128>,
	/// The part of these held by those who don't vote.
	pub(crate) idle: Vec<u128>,
	/// The rows of the validators who vote, in full precision. The others' rows are empty.
	moved: Moved,
}

impl Bonds {
	/// Uids and bonds of a voting validator's row.
	pub(crate) fn row(&self, i: usize) -> (&[u16], &[u64]) {
		self.moved.row(i)
	}
}

/// What the epoch has found out before bonds are moved.
pub(crate) struct Known<'a> {
	pub(crate) scores: &'a Scores,
	pub(crate) voting: &'a [u64],
	pub(crate) consensus: &'a [u64],
	/// Who has a permit from now on.
	pub(crate) permit: &'a [bool],
}

/// Moves all bonds on by one epoch.
pub(crate) fn update(
	input: &EpochInput,
	yuma: &Yuma,
	liquid: Option<LiquidAlpha>,
	known: &Known,
) -> Bonds {
	let penalty = Penalty::new(yuma.bonds_penalty, known.consensus);
	// Without any consensus there is nothing to measure the distance from.
	let liquid = liquid.filter(|_| known.consensus.iter().any(|&score| score > 0));
	match liquid {
		Some(liquid) => {
			let liquid = Liquid::new(liquid, &penalty);
			move_all(input, known, |column, score, bond| liquid.next(column, score, bond))
		},
		None => {
			let alpha = fraction_of_million(alpha(yuma.bonds_moving_average));
			move_all(input, known, |column, score, bond| {
				average(alpha, penalty.apply(column, score), from_u16(bond))
			})
		},
	}
}

/// `alpha new + (1 - alpha) old`, rounded down once.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "alpha is at most ONE, and both products together are at most ONE^2"
)]
fn average(alpha: u64, new: u64, old: u64) -> u64 {
	from_square(wide_mul(alpha, new) + wide_mul(ONE - alpha, old))
}

/// So many millionths, as a fraction.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "at most a million millionths of ONE; the rests multiplied are below 10^12"
)]
fn fraction_of_million(millionths: u64) -> u64 {
	millionths * (ONE / MILLION) + millionths * (ONE % MILLION) / MILLION
}

#[inline(always)]
fn move_all(input: &EpochInput, known: &Known, rule: impl Fn(usize, u64, u16) -> u64) -> Bonds {
	let n = known.voting.len();
	let old = Old::new(input);
	let mut moved = Moved::new(&old, known.scores);
	let mut stored = Stored::new(n, moved.uids.len());
	let (mut total, mut idle) = (vec![0; n], vec![0; n]);
	for (i, (&stake, &permit)) in known.voting.iter().zip(known.permit).enumerate() {
		let (begin, end) = moved.write(&old, known.scores.row(i), old.row(i), &rule);
		let (uids, bonds) =
			(moved.uids.get(begin..end).unwrap_or(&[]), moved.bonds.get(begin..end).unwrap_or(&[]));
		add(&mut total, uids, bonds);
		if permit {
			uids.iter().zip(bonds).for_each(|(&uid, &bond)| stored.push(uid, to_u16_near(bond)));
		}
		stored.end_row();
		if stake > 0 {
			moved.keep(end);
		} else {
			// Earns nothing: the next row overwrites this one.
			add(&mut idle, uids, bonds);
			moved.keep(begin);
		}
	}
	Bonds { stored: stored.finish(), total, idle, moved }
}

/// Adds a row to the columns' sums.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; 65536 bonds of 64 bits fit"
)]
fn add(sums: &mut [u128], uids: &[u16], bonds: &[u64]) {
	for (&uid, &bond) in uids.iter().zip(bonds) {
		sums[usize::from(uid)] += u128::from(bond);
	}
}
