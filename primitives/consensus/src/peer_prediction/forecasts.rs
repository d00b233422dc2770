//! Step 8: the public forecasts of each server's consensus, which a row must exceed to tell news.
//!
//! There are three, all means of the past: of the last 4 epochs, and of up to 16 epochs since the
//! consensus last changed by more than a cut, for two cuts. A server that was registered anew
//! starts from the prior ([`newcomers`](super::newcomers)), and forgets it with its first
//! consensus.

use alloc::vec::Vec;

use super::MILLION;
use crate::memory::{Past, ServerMemory};

/// The greatest number of epochs in each mean.
const LONGEST: [u8; 3] = [4, 16, 16];

/// Fractions as parts of 2^32 of their sum, rounded down; one is 2^32 - 1.
pub(super) fn shares(list: &[u128]) -> Vec<u32> {
	let total = list.iter().fold(0u128, |sum, &x| sum.saturating_add(x));
	// Sums are below 2^128; where they have more than 96 bits, the excess bits are cut off.
	let excess = u32::BITS.saturating_sub(total.leading_zeros());
	let cut = |x: u128| x.checked_shr(excess).unwrap_or(0);
	let share = |x: u128| cut(x).checked_shl(u32::BITS)?.checked_div(cut(total));
	list.iter().map(|&x| clamp(share(x).unwrap_or(0))).collect()
}

pub(super) fn clamp(x: u128) -> u32 {
	u32::try_from(x).unwrap_or(u32::MAX)
}

/// The servers after a judged epoch with this consensus.
pub(super) fn after(past: &Past, cuts: [u32; 2], consensus: &[u32]) -> Vec<ServerMemory> {
	let next = |(j, &consensus): (usize, &u32)| {
		let server = past.server(j);
		match (past.block(), past.is_live(j)) {
			(0, _) => ServerMemory { consensus, ..Default::default() },
			(_, true) => moved(server, cuts, consensus),
			(_, false) => born(past.prior(), consensus),
		}
	};
	consensus.iter().enumerate().map(next).collect()
}

/// A server that was registered anew.
fn born(prior: u32, consensus: u32) -> ServerMemory {
	ServerMemory { consensus, before: prior, means: [prior; 3], ..Default::default() }
}

/// A server whose means take up the consensus before this one.
fn moved(server: ServerMemory, cuts: [u32; 2], consensus: u32) -> ServerMemory {
	let seen = server.consensus;
	let [recent, small, great] = server.means;
	let [a, b, c] = server.counts;
	let [short, long, longest] = LONGEST;
	let starts_anew = |mean: u32, cut: u32| has_jumped(seen, mean, cut);
	let count = |count: u8, most: u8, anew: bool| match anew {
		true => 1,
		false => count.saturating_add(1).min(most),
	};
	let [first, second] = cuts;
	let counts = [
		count(a, short, false),
		count(b, long, starts_anew(small, first)),
		count(c, longest, starts_anew(great, second)),
	];
	let [a, b, c] = counts;
	let means = [mean(recent, seen, a), mean(small, seen, b), mean(great, seen, c)];
	ServerMemory { consensus, before: seen, means, counts, ..server }
}

/// Whether a consensus differs from its mean by more than the part `cut` of the greater of both.
/// Exact.
fn has_jumped(seen: u32, mean: u32, cut: u32) -> bool {
	let apart = u64::from(seen.abs_diff(mean)).saturating_mul(MILLION);
	apart > u64::from(seen.max(mean)).saturating_mul(cut.into())
}

/// The mean of `count` numbers of which the last is `seen` and the others have this mean, rounded
/// down.
fn mean(others: u32, seen: u32, count: u8) -> u32 {
	let count = u64::from(count.max(1));
	let sum = count.saturating_sub(1).saturating_mul(others.into()).saturating_add(seen.into());
	clamp(sum.checked_div(count).unwrap_or(0).into())
}

/// An even share among this many, in parts of 2^32; of none zero.
pub(super) fn even(servers: usize) -> u32 {
	let whole = 1u128 << u32::BITS;
	let servers = u128::try_from(servers).unwrap_or(u128::MAX);
	clamp(whole.checked_div(servers).unwrap_or(0))
}

#[cfg(test)]
mod tests {
	use super::{super::newcomers::is_prior, *};
	use alloc::vec;

	#[test]
	fn shares_should_be_parts_of_the_sum_rounded_down() {
		assert_eq!(shares(&[1, 2, 0]), [1_431_655_765, 2_863_311_530, 0]);
		assert_eq!(shares(&[0, 7 << 120]), [0, u32::MAX]);
		assert_eq!(shares(&[u128::MAX / 2, u128::MAX / 2]), [(1 << 31) - 1; 2]);
		assert_eq!((shares(&[]), shares(&[0, 0])), (vec![], vec![0, 0]));
	}

	#[test]
	fn mean_should_start_anew_when_the_consensus_leaves_it() {
		let server = ServerMemory {
			consensus: 1_000,
			before: 900,
			incentive: 7,
			means: [800, 800, 700],
			counts: [4, 16, 3],
		};
		// The change is 200 of 1000 from the second mean, and 300 from the third.
		let next = moved(server, [200_000, 299_999], 5);
		assert_eq!((next.consensus, next.before, next.incentive), (5, 1_000, 7));
		assert_eq!((next.means, next.counts), ([850, 812, 1_000], [4, 16, 1]));
		let next = moved(server, [199_999, 300_000], 5);
		assert_eq!((next.means, next.counts), ([850, 1_000, 775], [4, 1, 4]));
	}

	#[test]
	fn prior_should_be_forgotten_when_the_first_consensus_is_known() {
		let newborn = born(600, 10);
		assert!(is_prior(&newborn));
		let next = moved(newborn, [300_000, 500_000], 20);
		assert_eq!((next.before, next.means, next.counts), (10, [10; 3], [1; 3]));
		assert!(!is_prior(&next));
	}
}
