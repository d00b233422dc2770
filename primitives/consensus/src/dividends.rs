//! Dividends: each server's incentive is shared among those who hold bonds in it, and each
//! validator's part counts by its stake:
//! `D_i ∝ stake_i Σ_j bond_ij / (Σ_k bond_kj) incentive_j`.
//!
//! Ranks, bonds and stakes span many orders of magnitude. So nothing is divided before it has been
//! shifted up to full width, and what voters earn is measured against the most they earn together
//! in any server, leaving out the idle, who may hold almost all bonds and are not paid. Then what
//! all voters earn is of the order of the full width, 2^128 / n, and each has it to within n units;
//! with stakes that differ by 2^64 at most, a share of dividends is wrong by less than 2^-30 even
//! for n = 65536.

use alloc::vec::Vec;

use crate::{bonds::Bonds, fraction::wide_mul};

/// What a bond in one server earns: `bond * rank / bonds`, as a number with its own exponent.
struct Yield {
	/// Left shift by which the voters' bonds in it fill 128 bits.
	lift: u32,
	/// Rank through bonds, both filled up to 64 bits; in [2^62, 2^64), or 0 if voters earn nothing.
	gain: u64,
	/// The power of two that a lifted bond times the gain is to be multiplied by.
	exponent: i32,
	/// Right shift that does it, relative to the greatest exponent.
	drop: u32,
}

impl Yield {
	/// Of a server with this rank, in which there are these bonds, some of them idle.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "shifts are by leading zeros of numbers that are not zero; the divisor is at least 2^63; \
		          exponents are sums of three numbers up to 128"
	)]
	fn new(rank: u128, bonds: u128, idle: u128) -> Self {
		let voters = bonds.saturating_sub(idle);
		if rank == 0 || voters == 0 {
			return Self { lift: 0, gain: 0, exponent: i32::MIN, drop: 0 };
		}
		let zeros = |number: u128| number.leading_zeros() as i32;
		let rank_top = (rank << rank.leading_zeros()) >> 64;
		let bonds_top = (bonds << bonds.leading_zeros()) >> 64;
		Self {
			lift: voters.leading_zeros(),
			gain: ((rank_top << 63) / bonds_top) as u64,
			exponent: zeros(bonds) - zeros(rank) - zeros(voters),
			drop: 0,
		}
	}

	/// What `bond` earns.
	#[inline]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "a bond is at most its column's sum, so the lift loses nothing; a product's upper half \
		          has room for a carry; the drop is below 128"
	)]
	fn of(&self, bond: u128) -> u128 {
		let bond = bond << self.lift;
		let upper = wide_mul((bond >> 64) as u64, self.gain);
		let lower = wide_mul(bond as u64, self.gain);
		(upper + (lower >> 64)) >> self.drop
	}
}

/// The yields of all servers, on one scale: what all bonds of one of them earn together is below
/// 2^128 / n, so that any sum of earnings fits.
fn yields(bonds: &Bonds, rank: &[u128]) -> Vec<Yield> {
	let columns = rank.iter().zip(bonds.total.iter().zip(&bonds.idle));
	let mut yields: Vec<Yield> =
		columns.map(|(&rank, (&total, &idle))| Yield::new(rank, total, idle)).collect();
	let top = yields.iter().map(|server| server.exponent).max().unwrap_or(0);
	let headroom = usize::BITS.saturating_sub(yields.len().leading_zeros());
	for server in yields.iter_mut().filter(|server| server.gain > 0) {
		server.drop = headroom.saturating_add(top.abs_diff(server.exponent));
		if server.drop >= u128::BITS {
			(server.gain, server.drop) = (0, 0);
		}
	}
	yields
}

/// Each validator's dividend, un-normalised; all together below 2^128.
pub(crate) fn dividends(bonds: &Bonds, rank: &[u128], voting: &[u64]) -> Vec<u128> {
	let yields = yields(bonds, rank);
	let lift = voting.iter().max().map_or(0, |most| most.leading_zeros());
	(voting.iter().enumerate())
		.map(|(i, &stake)| match stake {
			0 => 0,
			_ => by_stake(stake, lift, earned(bonds.row(i), &yields)),
		})
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn earnings_should_fill_the_scale_when_almost_all_bonds_are_idle() {
		for idle in [0, 1 << 40, 1 << 110] {
			let voters = 3 << 50;
			let server = Yield::new(12_345, voters + idle, idle);
			let earned = server.of(voters);
			assert!(earned >> 124 > 0, "{idle}: {earned}");
			assert!(server.of(voters / 3).abs_diff(earned / 3) <= 2);
		}
	}

	#[test]
	fn earnings_should_be_nothing_when_only_the_idle_hold_bonds() {
		assert_eq!(Yield::new(12_345, 1 << 100, 1 << 100).gain, 0);
		assert_eq!(Yield::new(0, 1 << 100, 0).gain, 0);
	}
}
