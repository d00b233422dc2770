//! Bonds after Yuma 3: for each pair of validator and server a moving average of what the validator
//! scored the server, and the dividends they earn.
//!
//! `bond' = (1 - alpha) bond + alpha p`, where `p = (1 - beta) score + beta clipped`: the penalty
//! beta says how much of what the consensus cut off is lost for bonds too. Bonds are not multiplied
//! by stake and rows don't add up to anything; only dividends normalise them, by column.

use alloc::{vec, vec::Vec};

use super::{alpha, liquid::Liquid, Moved, Old, Stored, MILLION};
use crate::{
	fraction::{to_u16, Factor, PER_U16},
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
			let new = alpha(yuma.bonds_moving_average);
			let alpha = Factor::new(new, MILLION);
			let kept = share_of_unit(MILLION.saturating_sub(new));
			move_all(input, known, |column, score, bond| {
				average(alpha.of(penalty.apply(column, score)), u64::from(bond), kept)
			})
		},
	}
}

/// `new + bond * kept`: at most one, since the parts add up to it.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "alpha is rounded up by less than a part in 2^32, kept rounded down; the sum is checked"
)]
fn average(new: u64, bond: u64, kept: u64) -> u64 {
	new.saturating_add(bond * kept)
}

/// What a stored part of 65535 is worth when so many millionths of it are kept.
#[expect(clippy::arithmetic_side_effects, reason = "at most a million millionths of 2^49")]
fn share_of_unit(millionths: u64) -> u64 {
	(u128::from(PER_U16) * u128::from(millionths) / u128::from(MILLION)) as u64
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
			uids.iter().zip(bonds).for_each(|(&uid, &bond)| stored.push(uid, to_u16(bond)));
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
