//! Newcomers: servers that were registered anew, and are judged for the first time.
//!
//! A newcomer's forecast is the *prior*, what is expected of new servers. Who measures a newcomer
//! first tells news; that it will be like others is none. So the prior lies where the news of all
//! newcomers balances: `Σ O_j phi(C'_j, P) = 0` in the mean. Their mean consensus would be above
//! most of them, and "newcomers are worthless" would be paid.
//!
//! Where several newcomers are judged at once, what holds of all of them is a forecast in
//! hindsight: nothing is paid for foreseeing a batch. Of one or two newcomers this would take all
//! or most there is to tell.

use super::{
	forecasts::{clamp, even},
	skill::{phi_fine, weigh, Judged, COARSE, FINE},
};
use crate::memory::{Past, ServerMemory};

/// The number of newcomers from which on what holds of all is a forecast.
pub(super) const SEVERAL: usize = 3;

/// The number of epochs over which the prior is averaged, to the first order.
const PRIOR_EPOCHS: i128 = 16;

/// Whether the consensus before the last is the prior.
pub(super) fn is_prior(server: &ServerMemory) -> bool {
	let [count, ..] = server.counts;
	count == 0 && server.before > 0
}

/// The newcomers of a judged epoch.
pub(super) fn newcomers<'a>(past: &'a Past, servers: usize) -> impl Iterator<Item = usize> + 'a {
	(0..servers).filter(|&j| past.is_live(j) && is_prior(&past.server(j)))
}

/// The consensus expected of a new server from now on. Until there is one, an even share.
pub(super) fn prior(past: &Past, judged: &Judged, consensus: &[u32]) -> u32 {
	match past.prior() {
		0 => even(consensus.iter().filter(|&&consensus| consensus > 0).count()),
		prior => {
			let came = newcomers(past, consensus.len()).filter_map(|j| consensus.get(j).copied());
			moved(prior, judged.count, came)
		},
	}
}

/// `P + 2/16 P mean_j O_j phi(C'_j, P)` after newcomers with these consensuses, rounded towards
/// `P`: a 16th of the way to a consensus nearby, and never beyond.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "at most 2^16 terms of 2^70, times 2^33; the divisor is above zero"
)]
fn moved(prior: u32, servers: usize, came: impl Iterator<Item = u32>) -> u32 {
	let news = came
		.map(|came| i128::from(weigh(servers, prior, came)) * i128::from(phi_fine(came, prior)));
	let (count, sum) = news.fold((0, 0), |(count, sum), news| (count + 1, sum + news));
	let whole = (PRIOR_EPOCHS * i128::max(count, 1)) << (FINE + COARSE);
	let prior = i128::from(prior);
	clamp((prior + 2 * prior * sum / whole).unsigned_abs())
}

#[cfg(test)]
mod tests {
	use super::*;

	/// `O phi` of a newcomer, of 64 servers.
	#[expect(clippy::float_arithmetic, reason = "a test tells signs and sizes")]
	fn news(came: u32, prior: u32) -> f64 {
		let (came, prior) = (f64::from(came), f64::from(prior));
		let weight = (64.0 * came.max(prior) / 2f64.powi(32)).min(1.0);
		weight * (came - prior) / (came + prior)
	}

	#[test]
	fn prior_should_lie_where_the_news_of_newcomers_balances() {
		let even = 1 << 26;
		// The last of each is the exception.
		for (most, other) in [(even / 2, even * 4), (0, even * 4), (even * 2, 0)] {
			let cycle = [most, most, most, most, other];
			let after = |prior, &came: &u32| moved(prior, 64, [came].into_iter());
			let mut prior = (0..200).fold(even, |prior, _| cycle.iter().fold(prior, after));
			let told = cycle.map(|came| {
				let told = news(came, prior);
				prior = after(prior, &came);
				told
			});
			let (all, each) = (told.iter().sum::<f64>(), told.map(f64::abs));
			assert!(all.abs() < 0.1 * each.iter().sum::<f64>(), "{told:?}, prior {prior}");
		}
	}

	#[test]
	fn prior_should_move_by_the_mean_of_an_epochs_newcomers() {
		let prior = 1 << 26;
		assert_eq!(moved(prior, 64, [].into_iter()), prior);
		// `phi` is 1/3, and -1/3 with the same weight.
		assert_eq!(moved(prior, 64, [2 * prior].into_iter()), prior + prior / 24);
		assert_eq!(moved(prior, 64, [2 * prior, prior / 2].into_iter()), prior);
		assert_eq!(moved(prior, 64, [0; 2].into_iter()), prior - prior / 8);
		// It never sinks to nothing, from which it could not rise.
		assert_eq!(moved(1, 64, [0].into_iter()), 1);
	}
}
