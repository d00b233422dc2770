//! Step 9: what each row told beyond the public forecasts, judged by the consensus that came later.
//!
//! With the consensus `P` that was public when the rows took effect and the new one `C'`, the news
//! is `y_j = phi(C'_j, P_j)`, `phi(a, b) = (a - b) / (a + b)`, less the best mixture of all public
//! forecasts in hindsight: constant, the means, an even row, and newcomers if there are several.
//! Gram–Schmidt takes it away, with the inner product `<a, b> = Σ_j O_j a_j b_j`. A row earns
//! `Σ_j O_j y_j z_ij`, `z_ij = phi(w_ij, P_j)`. So rows that could be read off the chain earn
//! nothing whatever comes: a copy has `z = 0`, a forecast's `z` is what was taken away.
//!
//! Only servers with a consensus above zero are judged. Whoever writes a little weight on every
//! server outside the consensus has `z = 1` for the few that come up, and would be paid for those
//! without knowing any.
//!
//! Numbers: forecasts and news are in parts of 2^40, `O` and `z` of 2^30. Inner products are exact
//! sums of 128 bits: no vector is longer than the square root of 65536, because projection only
//! shortens it.

use alloc::vec::Vec;
use core::ops::Range;

use super::{
	forecasts::even,
	newcomers::{is_prior, newcomers, SEVERAL},
};
use crate::memory::{Past, ServerMemory};

/// Forecasts and news are in parts of `2^FINE`.
pub(super) const FINE: u32 = 40;
/// Weights of servers, and what rows say, are in parts of `2^COARSE`.
pub(super) const COARSE: u32 = 30;
/// The least square of what is left of a forecast that is told from zero: 2^-30.
const LEAST: i128 = 1 << (2 * FINE + COARSE - 30);
/// The least square of what is left of the news that is told from zero: 2^-20. In a subnet of six
/// servers or fewer, forecasts can add up to anything, and nothing is left but rounding.
const LEAST_NEWS: i128 = 1 << (2 * FINE + COARSE - 20);
/// The number of forecasts.
const FORECASTS: usize = 6;

/// The news of a judged epoch.
pub(super) struct News {
	columns: Vec<Column>,
	/// `Σ_j P_j`, in parts of 2^32.
	public: u64,
	/// `Σ_j O_j y_j`, in parts of `2^bits`.
	total: i64,
	bits: u32,
}

/// One server.
#[derive(Clone, Copy, Default)]
struct Column {
	/// `P`, in parts of 2^32.
	public: u64,
	/// All bits set if the rows were about this server, zero if about a predecessor.
	live: u64,
	/// `O y` in parts of `2^bits`, split into its lowest 16 bits and the rest.
	low: i64,
	high: i64,
}

impl News {
	/// The news of this consensus; `None` if nothing was public when the rows took effect.
	#[expect(clippy::arithmetic_side_effects, reason = "numbers of bits; a product of 63 and 31")]
	pub(super) fn new(past: &Past, judged: &Judged, consensus: &[u32]) -> Option<Self> {
		let several = newcomers(past, consensus.len()).nth(SEVERAL.saturating_sub(1)).is_some();
		let news = judged.news(consensus, several)?;
		// The news and the servers' weights bound `Σ |O y|` by the number of servers.
		let bits = FINE.min(47u32.saturating_sub(usize::BITS - judged.count.leading_zeros()));
		let dropped = (COARSE + FINE).saturating_sub(bits);
		let worth =
			|(&y, &weight): (&i64, &i64)| ((i128::from(y) * i128::from(weight)) >> dropped) as i64;
		let worth: Vec<i64> = news.iter().zip(&judged.weight).map(worth).collect();
		let column = |(j, &worth): (usize, &i64)| {
			let live = past.is_live(j);
			Column {
				public: if live { past.server(j).before.into() } else { 0 },
				live: u64::from(live).wrapping_neg(),
				low: worth & 0xffff,
				high: worth >> 16,
			}
		};
		let columns: Vec<Column> = worth.iter().enumerate().map(column).collect();
		Some(Self {
			public: columns.iter().fold(0, |sum: u64, column| sum.saturating_add(column.public)),
			columns,
			total: worth.iter().fold(0, |sum: i64, &worth| sum.saturating_add(worth)),
			bits,
		})
	}

	/// What a row told, in parts of 2^40; `None` if it says nothing. If `partial`, servers without
	/// a weight are not judged.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; weights add up to less than 2^32 and fractions to 2^48; scaled \
		          scores are below 2^61; see the bounds of both sums below"
	)]
	pub(super) fn told(&self, row: (&[u16], &[u16]), partial: bool) -> Option<i64> {
		let entries = || row.0.iter().zip(row.1).map(|(&j, &w)| (&self.columns[usize::from(j)], w));
		let sum = entries().fold(0, |sum, (column, w)| sum + (u64::from(w) & column.live));
		let public = match partial {
			true => entries().fold(0, |sum, (column, _)| sum + column.public),
			false => self.public,
		};
		let lift = (public | 1).leading_zeros() - 3;
		let scale = (public << lift).checked_div(sum)?;
		// A server without a weight has `z = -1`. So a listed one counts as `z + 1`, and the total
		// is subtracted.
		let absent = if partial { 0 } else { 1 << COARSE };
		// The upper parts add up to `count 2^(bits - 16)` at most, which is below 2^31, and the
		// lower ones to less than 2^32; `z + 1` is at most 2^31.
		let (mut high, mut low) = (0, 0);
		for (column, w) in entries() {
			let score = (u64::from(w) & column.live) * scale;
			let said = phi(score, column.public << lift) + absent;
			high += said * column.high;
			low += said * column.low;
		}
		let told = (i128::from(high) << 16) + i128::from(low);
		let told = told - i128::from(self.total) * i128::from(absent);
		let finer = self.bits + COARSE - FINE;
		Some(((told + (1 << finer >> 1)) >> finer) as i64)
	}
}

/// The servers that are judged.
pub(super) struct Judged {
	/// What is remembered of every server.
	servers: Vec<ServerMemory>,
	/// `O`, in parts of `2^COARSE`; zero for servers that are not judged.
	weight: Vec<i64>,
	/// Their number.
	pub(super) count: usize,
}

impl Judged {
	/// Those that are who they were, with a consensus then.
	pub(super) fn new(past: &Past, consensus: &[u32]) -> Self {
		let is_judged = |j: usize, server: &ServerMemory| server.before > 0 && past.is_live(j);
		let servers: Vec<ServerMemory> = (0..consensus.len()).map(|j| past.server(j)).collect();
		let all = || servers.iter().enumerate();
		let count = all().filter(|&(j, server)| is_judged(j, server)).count();
		let weight = |((j, server), &came): ((usize, &ServerMemory), &u32)| {
			if is_judged(j, server) {
				weigh(count, server.before, came)
			} else {
				0
			}
		};
		Self { weight: all().zip(consensus).map(weight).collect(), servers, count }
	}

	/// `y`: what came, less what was forecast; zeros if that is everything. `None` if nobody is
	/// judged. If there are several newcomers, what holds of all of them was forecast.
	fn news(&self, consensus: &[u32], several: bool) -> Option<Vec<i64>> {
		if self.count == 0 {
			return None;
		}
		let even = even(self.count);
		let mut forecasts = Forecasts::new(&self.weight);
		let servers = || self.servers.iter();
		forecasts.add(servers().map(|_| 1 << FINE));
		for of in 0..3 {
			let mean = |server: &ServerMemory| server.means.get(of).copied().unwrap_or(0);
			forecasts.add(servers().map(|server| phi_fine(mean(server), server.before)));
		}
		forecasts.add(servers().map(|server| phi_fine(even, server.before)));
		if several {
			forecasts.add(servers().map(|server| i64::from(is_prior(server)) << FINE));
		}
		let came = servers().zip(consensus);
		let news: Vec<i64> = came.map(|(server, &came)| phi_fine(came, server.before)).collect();
		Some(forecasts.take_from(news))
	}
}

/// `O = min(1, M max(P, C'))`: a server with less than an even share in both counts in proportion.
#[expect(clippy::arithmetic_side_effects, reason = "numbers of 16 and of 32 bits")]
pub(super) fn weigh(servers: usize, public: u32, came: u32) -> i64 {
	let shares = (servers as u64) * u64::from(public.max(came));
	(shares >> (u32::BITS - COARSE)).min(1 << COARSE) as i64
}

/// The forecasts that differ from mixtures of those before them, at right angles to each other.
struct Forecasts<'a> {
	weight: &'a [i64],
	/// One after the other.
	lists: Vec<i64>,
	/// Their squares.
	squares: Vec<i128>,
}

impl<'a> Forecasts<'a> {
	fn new(weight: &'a [i64]) -> Self {
		let room = weight.len().saturating_mul(FORECASTS.saturating_add(1));
		let lists = Vec::with_capacity(room);
		Self { weight, lists, squares: Vec::with_capacity(FORECASTS) }
	}

	/// Adds a forecast, unless nothing is left of it.
	fn add(&mut self, forecast: impl Iterator<Item = i64>) {
		let begin = self.lists.len();
		self.lists.extend(forecast);
		let square = self.clear(begin..self.lists.len());
		match square < LEAST {
			true => self.lists.truncate(begin),
			false => self.squares.push(square),
		}
	}

	/// What is left of the news without the forecasts.
	fn take_from(mut self, news: Vec<i64>) -> Vec<i64> {
		let begin = self.lists.len();
		self.lists.extend(news);
		let square = self.clear(begin..self.lists.len());
		let mut left = self.lists.split_off(begin);
		if square < LEAST_NEWS {
			left.fill(0);
		}
		left
	}

	/// Takes the mixture of the forecasts out of a list behind them, and returns its square.
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "a share is below 2^63, and so is a forecast"
	)]
	fn clear(&mut self, list: Range<usize>) -> i128 {
		let (forecasts, rest) = self.lists.split_at_mut(list.start);
		// A server that is not judged has no part in anything.
		let judged = |(x, &weight): (&mut i64, &i64)| *x &= -i64::from(weight > 0);
		rest.iter_mut().zip(self.weight).for_each(judged);
		for (forecast, &square) in forecasts.chunks_exact(self.weight.len()).zip(&self.squares) {
			let share = share(inner(self.weight, rest, forecast), square);
			let less = |(x, &part): (&mut i64, &i64)| {
				let left = i128::from(*x) - ((share * i128::from(part)) >> FINE);
				*x = left.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
			};
			rest.iter_mut().zip(forecast).for_each(less);
		}
		inner(self.weight, rest, rest)
	}
}

/// `<a, b>`, exactly, in parts of `2^(2 FINE + COARSE)`.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the square of a vector is at most the number of servers, 2^126 in this unit; so are \
	          the terms and partial sums of products of two"
)]
fn inner(weight: &[i64], a: &[i64], b: &[i64]) -> i128 {
	let terms = weight.iter().zip(a.iter().zip(b)).filter(|(&weight, _)| weight > 0);
	let product = |&weight: &i64, (&a, &b): (&i64, &i64)| {
		(i128::from(a) * i128::from(b)) * i128::from(weight)
	};
	terms.fold(0, |sum, (weight, pair)| sum + product(weight, pair))
}

/// `part / whole` in parts of `2^FINE`. The whole is at least [`LEAST`].
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the part is lifted by less than its leading zeros; the whole has 80 bits or more"
)]
fn share(part: i128, whole: i128) -> i128 {
	// As many bits as fit are added to the part, and the others taken off the whole.
	let room = part.unsigned_abs().leading_zeros().saturating_sub(1).min(FINE);
	(part << room) / (whole >> (FINE - room))
}

/// `phi` of parts of 2^32, in parts of `2^FINE`, rounded towards zero.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "numbers of 33 bits, of which 30 and 10 bits more are taken; the divisor is not zero"
)]
pub(super) fn phi_fine(a: u32, b: u32) -> i64 {
	let sum = u64::from(a) + u64::from(b);
	if sum == 0 {
		return 0;
	}
	// A quotient of 30 bits, and 10 more from its rest.
	let apart = u64::from(a.abs_diff(b)) << COARSE;
	let finer = FINE - COARSE;
	let size = ((apart / sum) << finer) + ((apart % sum) << finer) / sum;
	if a < b {
		-(size as i64)
	} else {
		size as i64
	}
}

/// `phi` of two numbers below 2^62 in parts of `2^COARSE`, to within a unit and a half: the sum is
/// cut to 32 bits, so that one division of 64 bits is enough.
#[inline(always)]
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the sum has two leading zeros; lifted it has one, so its upper half is not zero"
)]
fn phi(a: u64, b: u64) -> i64 {
	let sum = a + b;
	if sum == 0 {
		return 0;
	}
	let lift = sum.leading_zeros() - 1;
	let size = ((a.abs_diff(b) << lift) >> 1) / ((sum << lift) >> 31);
	if a < b {
		-(size as i64)
	} else {
		size as i64
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// `phi` in parts of `2^bits`, rounded towards zero.
	fn exact(a: u64, b: u64, bits: u32) -> i64 {
		let (a, b) = (i128::from(a), i128::from(b));
		(((a - b) << bits) / (a + b).max(1)) as i64
	}

	proptest! {
		#[test]
		fn phi_should_be_the_quotient(
			a in 0..1u64 << 62, b in 0..1u64 << 62, (down_a, down_b) in (0..62u32, 0..62u32),
		) {
			let (a, b) = (a >> down_a, b >> down_b);
			prop_assume!(a + b < 1 << 62);
			let (there, back) = (phi(a, b), phi(b, a));
			prop_assert!(there.abs_diff(exact(a, b, COARSE)) <= 1, "{}", there);
			prop_assert_eq!(there, -back);
			prop_assert_eq!((phi(a.max(1), 0), phi(a, a)), (1 << COARSE, 0));
			let (a, b) = (a as u32, b as u32);
			prop_assert_eq!(phi_fine(a, b), exact(a.into(), b.into(), FINE));
		}
	}

	proptest! {
		#[test]
		fn share_should_be_the_quotient(part: i128, whole in LEAST..1 << 126, down in 1..126u32) {
			let part = (part >> down).clamp(-(whole << 1 >> 1), whole);
			let got = share(part, whole);
			// In two steps of 20 bits, each of a rest that is below the whole.
			let exact = {
				let (upper, rest) = ((part / (whole >> 20)) << 20, part % (whole >> 20));
				upper + rest / (whole >> 40)
			};
			prop_assert!((got - exact).abs() <= (exact.abs() >> 20) + (1 << 21), "{got} {exact}");
		}
	}

	proptest! {
		/// Whatever the forecasts, what is left is at right angles to each of them.
		#[test]
		fn news_should_hold_no_part_of_any_forecast(
			rows in proptest::collection::vec(
				(1..1i64 << COARSE, proptest::array::uniform4(-(1i64 << FINE)..1 << FINE)), 5..40,
			),
			like in 0..3usize,
		) {
			let weight: Vec<i64> = rows.iter().map(|(weight, _)| *weight).collect();
			let list = |of: usize| rows.iter().map(move |(_, lists)| lists[of]);
			let mut forecasts = Forecasts::new(&weight);
			(0..3).for_each(|of| forecasts.add(list(of)));
			// The same once more adds nothing.
			let before = forecasts.squares.len();
			forecasts.add(list(like));
			prop_assert_eq!(forecasts.squares.len(), before);
			let news = forecasts.take_from(list(3).collect());
			for of in 0..3 {
				let forecast: Vec<i64> = list(of).collect();
				let left = inner(&weight, &news, &forecast);
				prop_assert!(left.abs() < LEAST_NEWS >> 6, "{left}");
			}
		}
	}
}
