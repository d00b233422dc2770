//! Dividends of bonds by pair: each server's incentive is shared among its bond holders, and the
//! income of each validator is multiplied by its stake:
//! `D_i ∝ stake_i Σ_j bond_ij / (Σ_k bond_kj) incentive_j`.
//!
//! Ranks, bonds and stakes span many orders of magnitude. So bonds are lifted to the size of the
//! voters' bonds in their column (idle holders may hold almost all and are not paid), and the yield
//! of a bond has an exponent: products are summed exactly in 128 bits, separately for each class of
//! 8 exponents, and the classes are added for each validator. The only significant error is that of
//! the yield of a column, below a part in 2^39 (2^47 with 256 uids).

use alloc::vec::Vec;

use crate::{bonds::by_pair::Bonds, fraction::wide_mul, scaled::Scaled};

/// Number of exponents that are summed together.
const CLASS: u32 = 8;
/// Number of such classes; smaller yields count as zero.
const CLASSES: usize = 16;

/// The income from a bond in one server: `rank / bonds`.
#[derive(Clone, Copy, Default)]
struct Yield {
	/// The factor of a lifted bond.
	gain: u64,
	/// The left shift that makes the sum of the voters' bonds fill 64 bits.
	lift: u32,
	/// The product counts `2^(-8 class)` times.
	class: u32,
}

/// The yields of all servers, on one scale, on which any sum of earnings fits 128 bits.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "exponents are some hundreds; the headroom is at most 17 bits"
)]
fn yields(total: &[u128], idle: &[u128], rank: &[u128]) -> Vec<Yield> {
	let columns = rank.iter().zip(total.iter().zip(idle));
	let gains: Vec<(Scaled, u32)> = columns
		.map(|(&rank, (&total, &idle))| match total.saturating_sub(idle) {
			0 => (Scaled::default(), 0),
			voters => {
				let lift = voters.leading_zeros().saturating_sub(64);
				let gain = Scaled::new(rank, 0).over(Scaled::new(total, 0));
				(Scaled { exponent: gain.exponent - lift as i32, ..gain }, lift)
			},
		})
		.collect();
	let live = || gains.iter().filter(|(gain, _)| !gain.is_zero());
	let top = live().map(|(gain, _)| gain.exponent).max().unwrap_or(0);
	let headroom = usize::BITS - gains.len().leading_zeros();
	let place = |&(gain, lift): &(Scaled, u32)| {
		let drop = top.abs_diff(gain.exponent);
		match gain.is_zero() || drop / CLASS >= CLASSES as u32 {
			true => Yield::default(),
			false => Yield {
				gain: gain.mantissa >> (headroom + drop % CLASS),
				lift,
				class: drop / CLASS,
			},
		}
	};
	gains.iter().map(place).collect()
}

/// Each validator's dividend, not normalised; the sum is below 2^128.
pub(crate) fn dividends(bonds: &Bonds, rank: &[u128], voting: &[u64]) -> Vec<u128> {
	let yields = yields(&bonds.total, &bonds.idle, rank);
	let headroom = usize::BITS.saturating_sub(voting.len().leading_zeros());
	let lift = voting.iter().max().map_or(0, |most| most.leading_zeros());
	(voting.iter().enumerate())
		.map(|(i, &stake)| match stake {
			0 => 0,
			_ => by_stake(stake, lift, earned(bonds.row(i), &yields)) >> headroom,
		})
		.collect()
}

/// The income from a validator's bonds.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n, classes below their number; gains have headroom for n products; \
	          a lifted bond is at most its column's sum"
)]
fn earned((uids, bonds): (&[u16], &[u64]), yields: &[Yield]) -> u128 {
	let (mut first, mut others) = (0u128, [0u128; CLASSES]);
	for (&uid, &bond) in uids.iter().zip(bonds) {
		let of = yields[usize::from(uid)];
		let product = wide_mul(bond << of.lift, of.gain);
		if of.class == 0 {
			first += product;
		} else {
			others[of.class as usize] += product;
		}
	}
	let classes = (0u32..).zip(&others);
	classes.fold(first, |sum, (class, other)| sum.saturating_add(other >> (class * CLASS)))
}

/// `stake * earned / 2^64`, with all stakes lifted so that the greatest has 64 bits.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the lift is at most the stake's leading zeros; a product's upper half has room for a \
	          carry"
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

	/// The income from a lone bond in a column, on the full scale.
	fn earned_alone(bond: u64, of: Yield) -> u128 {
		earned((&[0], &[bond]), &[of])
	}

	#[test]
	fn earnings_should_fill_the_scale_when_almost_all_bonds_are_idle() {
		for idle in [0, 1 << 70, 1 << 79] {
			let voters = 3u64 << 40;
			let total = u128::from(voters) + idle;
			let yields = yields(&[total], &[idle], &[12_345]);
			let all = earned_alone(voters, yields[0]);
			assert!(all >> 124 > 0, "{idle}: {all}");
			assert!(earned_alone(voters / 3, yields[0]).abs_diff(all / 3) <= 2);
		}
	}

	#[test]
	fn earnings_should_be_nothing_when_only_the_idle_hold_bonds() {
		assert_eq!(yields(&[1 << 70], &[1 << 70], &[12_345])[0].gain, 0);
		assert_eq!(yields(&[1 << 70], &[0], &[0])[0].gain, 0);
	}

	#[test]
	fn earnings_should_add_up_when_columns_differ_by_many_powers_of_two() {
		// Both columns are held in full; the second's rank is less by 2^k.
		for k in [0, 1, 15, 16, 17, 40, 100] {
			let yields = yields(&[1 << 50; 2], &[0; 2], &[1 << 110, 1u128 << (110 - k)]);
			let one = earned((&[0], &[1 << 50]), &yields);
			let other = earned((&[1], &[1 << 50]), &yields);
			assert!(other.abs_diff(one >> k) <= (one >> k) >> 30, "{k}: {one} {other}");
			assert_eq!(earned((&[0, 1], &[1 << 50; 2]), &yields), one + other);
		}
	}
}
