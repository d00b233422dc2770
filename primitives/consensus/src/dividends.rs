//! Dividends: each server's incentive is shared among those who hold bonds in it, and each
//! validator's part counts by its stake: `D_i ∝ stake_i Σ_j bond_ij / (Σ_k bond_kj) incentive_j`.
//!
//! Ranks, bonds and stakes span many orders of magnitude, so nothing is divided before it has been
//! shifted up to full width; no sum is too small to be divided by.

use alloc::vec::Vec;

use crate::{bonds::Bonds, fraction::wide_mul};

/// What a bond in one server earns, as a number with its own exponent.
struct Yield {
	/// Left shift by which the server's bonds fill 128 bits.
	lift: u32,
	/// Incentive through bonds, both filled up to 64 bits; in [2^62, 2^64), or 0 without incentive
	/// or bonds.
	gain: u64,
	/// Right shift by which its incentive is smaller than all incentives together.
	drop: u32,
}

impl Yield {
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "shifts are by leading zeros of numbers that are not zero; the divisor is at least 2^63"
	)]
	fn new(rank: u128, ranks: u128, bonds: u128) -> Self {
		if rank == 0 || bonds == 0 {
			return Self { lift: 0, gain: 0, drop: 0 };
		}
		let lift = bonds.leading_zeros();
		let rank_top = (rank << rank.leading_zeros()) >> 64;
		let bonds_top = (bonds << lift) >> 64;
		let gain = (rank_top << 63) / bonds_top;
		Self { lift, gain: gain as u64, drop: rank.leading_zeros() - ranks.leading_zeros() }
	}

	/// What `bond` earns. All bonds of all servers together earn at most 2^127 (and a rounding).
	#[inline]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "a bond is at most its column's sum, so the lift loses nothing; a product's upper half has room for a carry"
	)]
	fn of(&self, bond: u128) -> u128 {
		let bond = bond << self.lift;
		let upper = wide_mul((bond >> 64) as u64, self.gain);
		let lower = wide_mul(bond as u64, self.gain);
		(upper + (lower >> 64)) >> self.drop
	}
}

/// Each validator's dividend, un-normalised; all together below 2^128.
pub(crate) fn dividends(bonds: &Bonds, rank: &[u128], voting: &[u64]) -> Vec<u128> {
	let ranks = rank.iter().fold(0u128, |ranks, &rank| ranks.saturating_add(rank));
	let yields: Vec<Yield> = rank
		.iter()
		.zip(&bonds.total)
		.map(|(&rank, &total)| Yield::new(rank, ranks, total))
		.collect();
	let lift = voting.iter().max().map_or(0, |most| most.leading_zeros());
	(voting.iter().enumerate())
		.map(
			|(i, &stake)| {
				if stake > 0 {
					by_stake(stake, lift, earned(bonds.row(i), &yields))
				} else {
					0
				}
			},
		)
		.collect()
}

/// What a validator's bonds earn.
#[expect(clippy::indexing_slicing, reason = "uids are below n")]
fn earned((uids, bonds): (&[u16], &[u128]), yields: &[Yield]) -> u128 {
	uids.iter().zip(bonds).map(|(&uid, &bond)| yields[usize::from(uid)].of(bond)).sum()
}

/// `stake * earned / 2^64`, with the stake filled up so that the greatest has 64 bits.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the lift is at most the stake's leading zeros; a product's upper half has room for a carry"
)]
fn by_stake(stake: u64, lift: u32, earned: u128) -> u128 {
	let stake = stake << lift.min(stake.leading_zeros());
	let upper = wide_mul(stake, (earned >> 64) as u64);
	let lower = wide_mul(stake, earned as u64);
	upper + (lower >> 64)
}
