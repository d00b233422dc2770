//! Bonds of Yuma 3: for each pair of validator and server a moving average of the scores that the
//! validator gave the server.
//!
//! `bond' = (1 - alpha) bond + alpha p`, where `p = (1 - beta) score + beta clipped`: beta, the
//! bonds penalty, is the part of the clipped excess that is lost for bonds too. Bonds are not
//! multiplied by stake and rows are not normalised; dividends normalise bonds by column.

use alloc::{vec, vec::Vec};

use super::{alpha, liquid::Liquid, BondRows, NewBonds, OldBonds, MILLION};
use crate::{
	fraction::{from_square, from_u16, to_u16_near, wide_mul, ONE},
	penalty::Penalty,
	scores::Scores,
	EpochInput, LiquidAlpha, RowsBuf, Yuma,
};

/// The new bonds.
pub(crate) struct Bonds {
	/// The bonds to store: those of uids with a new permit, in parts of 65535.
	pub(crate) stored: RowsBuf,
	/// The sum of the bonds in each server, over all validators.
	pub(crate) total: Vec<u128>,
	/// The part of these sums that is held by uids without voting stake.
	pub(crate) idle: Vec<u128>,
	/// The rows of uids with voting stake, in full precision. The other rows are empty.
	rows: NewBonds,
}

impl Bonds {
	/// The uids and bonds of row `i`; empty without voting stake.
	pub(crate) fn row(&self, i: usize) -> (&[u16], &[u64]) {
		self.rows.row(i)
	}
}

/// The results of the epoch so far that bonds of pairs follow from.
pub(crate) struct PairContext<'a> {
	pub(crate) scores: &'a Scores,
	pub(crate) voting: &'a [u64],
	pub(crate) consensus: &'a [u64],
	/// The permits from now on.
	pub(crate) permit: &'a [bool],
}

/// Updates all bonds by one epoch.
pub(crate) fn update(
	input: &EpochInput,
	yuma: &Yuma,
	liquid: Option<LiquidAlpha>,
	context: &PairContext,
) -> Bonds {
	let penalty = Penalty::new(yuma.bonds_penalty, context.consensus);
	// Where every consensus score is zero there is no distance to measure.
	let liquid = liquid.filter(|_| context.consensus.iter().any(|&score| score > 0));
	match liquid {
		Some(liquid) => {
			let liquid = Liquid::new(liquid, &penalty);
			update_all(input, context, |column, score, bond| liquid.next(column, score, bond))
		},
		None => {
			let alpha = fraction_of_million(alpha(yuma.bonds_moving_average));
			update_all(input, context, |column, score, bond| {
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

/// Millionths as a fraction.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "at most a million millionths of ONE; the product of the remainders is below 10^12"
)]
fn fraction_of_million(millionths: u64) -> u64 {
	millionths * (ONE / MILLION) + millionths * (ONE % MILLION) / MILLION
}

/// Updates all bonds: `rule(column, score, old bond)` is the new bond of a pair.
#[inline(always)]
fn update_all(
	input: &EpochInput,
	context: &PairContext,
	rule: impl Fn(usize, u64, u16) -> u64,
) -> Bonds {
	let n = context.voting.len();
	let old = OldBonds::new(input);
	let mut new_bonds = NewBonds::new(&old, context.scores);
	let mut stored = BondRows::new(n, new_bonds.uids.len());
	let (mut total, mut idle) = (vec![0; n], vec![0; n]);
	for (i, (&stake, &permit)) in context.voting.iter().zip(context.permit).enumerate() {
		let (begin, end) = new_bonds.write(&old, context.scores.row(i), old.row(i), &rule);
		let (uids, bonds) = new_bonds.entries(begin..end);
		add(&mut total, uids, bonds);
		if permit {
			uids.iter().zip(bonds).for_each(|(&uid, &bond)| stored.push(uid, to_u16_near(bond)));
		}
		stored.end_row();
		if stake > 0 {
			new_bonds.keep(end);
		} else {
			// Earns no dividends: the next row overwrites this one.
			add(&mut idle, uids, bonds);
			new_bonds.keep(begin);
		}
	}
	Bonds { stored: stored.finish(), total, idle, rows: new_bonds }
}

/// Adds a row to the sums of the columns.
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
