//! PeerPrediction mode: validators are paid by how well their rows predict those of the others.
//!
//! Each row is compared with every other, and a validator's stake counts by the factor `f` of how
//! well half of the stake agrees with it ([`agreement`]). With these stakes, servers are ranked as
//! under Yuma. A dividend is `stake f (1 - share + share g)`, where `g` pays what the rows told
//! beyond all public forecasts ([`forecasts`], [`newcomers`], [`skill`]), as a part of what half of
//! the stake shows ([`standing`]). There are no bonds.
//!
//! A dividend is at most the stake's share over `Σ e_k y_k`, the pay of everybody. So an attacker
//! gains over honest validators only what it makes them lose.
//!
//! The second half, steps 8 to 10, is also the setting `forecast_skill` of Yuma 3: see [`foresee`].

mod agreement;
mod coverage;
mod forecasts;
mod newcomers;
mod similarity;
mod skill;
mod standing;

use alloc::vec::Vec;

use crate::{
	bonds::MILLION,
	fraction::{to_u16, wide_mul},
	median,
	memory::{EpochMemory, Past, ValidatorMemory},
	ranking::{self, VotingRows},
	scores::{weight, Scores},
	EpochContext, EpochInput, ForecastSkill, Judgement, PeerPrediction, RowsBuf, Stage, Watch,
};
use agreement::{Agreed, Pairs};
use coverage::Coverage;
use skill::{Judged, News};
use standing::FULL;

/// The greatest number of uids with a permit: an epoch compares every two of them.
pub const MAX_PEERS: usize = 1_024;

/// Agreement, consensus, ranking, skill and dividends of PeerPrediction mode.
pub(crate) fn judge(
	input: &EpochInput,
	rule: &PeerPrediction,
	context: &EpochContext,
	watch: &mut Watch,
) -> Judgement {
	let past = Past::new(input);
	let coverage =
		rule.partial_rows.map(|_| Coverage::new(input, &past, context.scores, context.voting));
	let levels = levels(context, coverage.as_ref(), rule.kappa);
	let validators = agreement::remember(&past, context.voting, &levels, rule.agreement_alpha);
	let Agreed { factor, stake } = Agreed::new(&validators, context.voting, rule);
	watch(Stage::Agreement(&factor));
	let scores = coverage.as_ref().map_or(context.scores, |coverage| &coverage.scores);
	let consensus = match coverage {
		None => median::consensus(scores, &stake, rule.kappa),
		Some(_) => median::consensus_of_covered(scores, &stake, rule.kappa),
	};
	watch(Stage::Consensus(&consensus));
	let rows = VotingRows::new(scores, &stake);
	let rank = ranking::rank(scores, &rows, &consensus).rank;
	let incentive = match (&coverage, rule.partial_rows) {
		(Some(coverage), Some(option)) => coverage.incentive(&rank, &stake, option),
		_ => rank,
	};
	watch(Stage::Ranking { trust: &factor, rank: &incentive });
	let seen = Seen {
		kappa: rule.kappa,
		consensus: &consensus,
		incentive: &incentive,
		partial: coverage.is_some(),
	};
	let Foresight { memory, pay } = foresee(&past, &rule.skill, context, &seen, validators);
	watch(Stage::Bonds);
	let covered = |i: usize| coverage.as_ref().map_or(FULL, |coverage| coverage.of(i).into());
	let dividends = dividends(&stake, &pay, rule.skill.share, covered);
	let units = |fractions: &[u64]| fractions.iter().map(|&fraction| to_u16(fraction)).collect();
	Judgement {
		consensus: units(&consensus),
		trust: units(&factor),
		incentive,
		dividends,
		bonds: no_bonds(context.voting.len()),
		sigmoid: None,
		memory: Some(memory),
	}
}

/// The level at which half of the stake agrees with each uid.
fn levels(context: &EpochContext, coverage: Option<&Coverage>, kappa: u16) -> Vec<u32> {
	let pairs = Pairs::new(context.scores, context.voting, coverage);
	pairs.levels(context.voting.len(), kappa)
}

/// `D = e ((1 - share) m + share g)`, where `m` is what the row covers. Below 2^116 in total.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "parts of a million times parts of 2^32; the stakes add up to less than 2^63"
)]
fn dividends(stake: &[u64], pay: &[u64], share: u32, covered: impl Fn(usize) -> u64) -> Vec<u128> {
	let share = u64::from(share);
	let each = stake.iter().zip(pay).enumerate();
	each.map(|(i, (&stake, &pay))| wide_mul(stake, (MILLION - share) * covered(i) + share * pay))
		.collect()
}

/// An empty row for each uid.
fn no_bonds(uids: usize) -> RowsBuf {
	RowsBuf {
		offsets: core::iter::repeat_n(0, uids.saturating_add(1)).collect(),
		..RowsBuf::default()
	}
}

/// The results of an epoch that forecasts are judged by.
pub(crate) struct Seen<'a> {
	pub(crate) kappa: u16,
	/// The consensus score of each server.
	pub(crate) consensus: &'a [u64],
	/// Each server's incentive, not normalised.
	pub(crate) incentive: &'a [u128],
	/// Whether missing weights say nothing.
	pub(crate) partial: bool,
}

/// What is remembered from now on, and what is paid for skill.
pub(crate) struct Foresight {
	pub(crate) memory: EpochMemory,
	/// `g`, in parts of [`FULL`].
	pub(crate) pay: Vec<u64>,
}

/// Steps 8 to 10: judges the rows of the last judged epoch by this one, moves the forecasts, and
/// takes down this epoch's rows. `validators` is what is remembered of the uids with voting stake.
pub(crate) fn foresee(
	past: &Past,
	settings: &ForecastSkill,
	context: &EpochContext,
	seen: &Seen,
	mut validators: Vec<Option<ValidatorMemory>>,
) -> Foresight {
	let judged = past.is_renewed(context.voting, seen.kappa)
		&& seen.consensus.iter().any(|&score| score > 0);
	let mut memory = match judged {
		true => {
			let wide: Vec<u128> = seen.consensus.iter().map(|&score| score.into()).collect();
			let consensus = forecasts::shares(&wide);
			let servers = Judged::new(past, &consensus);
			let news = News::new(past, &servers, &consensus);
			standing::learn(&mut validators, settings.alpha, |i| {
				news.as_ref()?.told(past.row(i), seen.partial)
			});
			EpochMemory {
				block: past.now(),
				prior: newcomers::prior(past, &servers, &consensus),
				servers: forecasts::after(past, settings.cuts, &consensus),
				rows: rows(context.scores, context.permit),
				validators: Vec::new(),
			}
		},
		false => past.unchanged(context.permit),
	};
	let incentive = forecasts::shares(seen.incentive);
	for (server, incentive) in memory.servers.iter_mut().zip(incentive) {
		server.incentive = incentive;
	}
	let pay = standing::pay(&validators, context.voting, seen.kappa, settings);
	memory.validators = validators;
	Foresight { memory, pay }
}

/// The half-step: multiplies the dividends of another rule by `1 - share + share g`. Returns what
/// is remembered.
pub(crate) fn pay_skill(
	input: &EpochInput,
	settings: &ForecastSkill,
	context: &EpochContext,
	seen: &Seen,
	dividends: &mut [u128],
) -> EpochMemory {
	let past = Past::new(input);
	let validators = standing::voters(&past, context.voting);
	let Foresight { memory, pay } = foresee(&past, settings, context, seen, validators);
	for (dividend, &pay) in dividends.iter_mut().zip(&pay) {
		*dividend = part_of(*dividend, settings.share, pay);
	}
	memory
}

/// `dividend (1 - share + share pay)`, rounded down.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "a part of a million times 2^32 has 52 bits; what is lost is below 2^64, so the upper \
	          half of its product is at most the dividend"
)]
fn part_of(dividend: u128, share: u32, pay: u64) -> u128 {
	let lost = u64::from(share) * (FULL - pay.min(FULL));
	// In parts of 2^64.
	let lost = u128::from(lost) * (1 << 32) / u128::from(MILLION);
	let lost = u64::try_from(lost).unwrap_or(u64::MAX);
	let upper = wide_mul((dividend >> 64) as u64, lost);
	let lower = wide_mul(dividend as u64, lost);
	dividend - (upper + (lower >> 64))
}

/// The weights that count, of uids with a permit.
fn rows(scores: &Scores, permit: &[bool]) -> RowsBuf {
	let mut rows = RowsBuf {
		offsets: Vec::with_capacity(permit.len().saturating_add(1)),
		uids: Vec::with_capacity(scores.len()),
		values: Vec::with_capacity(scores.len()),
	};
	rows.offsets.push(0);
	for (i, _) in permit.iter().enumerate() {
		let (uids, row) =
			if permit.get(i) == Some(&true) { scores.row(i) } else { (&[][..], &[][..]) };
		let sum = scores.sum(i);
		let value = |&score: &u64| u16::try_from(weight(score, sum)).unwrap_or(u16::MAX);
		rows.push_row(uids.iter().copied().zip(row.iter().map(value)));
	}
	rows
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn part_should_be_the_whole_less_what_is_not_shown(
			dividend: u64, high in 0..64u32, share in 0..=800_000u32, pay in 0..=FULL,
		) {
			let wide = u128::from(dividend) << high;
			prop_assert_eq!(part_of(wide, share, FULL), wide);
			prop_assert_eq!(part_of(wide, 0, pay), wide);
			let shown = (u128::from(MILLION) << 32) - u128::from(share) * u128::from(FULL - pay);
			// In parts of 2^52, so that the product fits; exact to 2^-64 of the whole.
			let expected = (wide >> 52) * shown / (u128::from(MILLION) << 32);
			let far = (part_of(wide, share, pay) >> 52).abs_diff(expected);
			prop_assert!(far <= 2 + (wide >> 116));
		}
	}
}
