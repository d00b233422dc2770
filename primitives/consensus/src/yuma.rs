//! Yuma: scores are cut at the stake-weighted median, and what is left ranks the servers.

use alloc::vec::Vec;

use crate::{
	bonds::{
		self,
		by_column::{self, Masses, Rounding, Sources, Unheld},
		by_pair::{self, Known},
	},
	dividends,
	fraction::to_u16,
	median,
	penalty::Penalty,
	ranking::{self, Heard, Ranking},
	scaled::Scaled,
	EpochInput, Judgement, Setting, Stage, Watch, Yuma, YumaBonds,
};

/// Judges by Yuma.
pub(crate) fn judge(
	input: &EpochInput,
	yuma: &Yuma,
	setting: &Setting,
	watch: &mut Watch,
) -> Judgement {
	let consensus = median::consensus(setting.scores, setting.voting, yuma.kappa);
	watch(Stage::Consensus(&consensus));
	let heard = Heard::new(setting.scores, setting.voting);
	let Ranking { trust, rank } = ranking::rank(setting.scores, &heard, &consensus);
	watch(Stage::Ranking { trust: &trust, rank: &rank });
	let (bonds, dividends) = match yuma.bonds {
		YumaBonds::Three { liquid_alpha } => {
			let known = Known {
				scores: setting.scores,
				voting: setting.voting,
				consensus: &consensus,
				permit: setting.permit,
			};
			let bonds = by_pair::update(input, yuma, liquid_alpha, &known);
			watch(Stage::Bonds);
			let dividends = dividends::dividends(&bonds, &rank, setting.voting);
			(bonds.stored, dividends)
		},
		YumaBonds::Two => {
			let penalty = Penalty::new(yuma.bonds_penalty, &consensus);
			let claims = claims(&penalty, yuma.bonds_penalty, setting, &heard, &rank);
			let old_sums = by_column::old_sums(input);
			let masses = masses(yuma.bonds_moving_average, &claims, &old_sums);
			let sources = Sources {
				input,
				scores: setting.scores,
				penalty,
				heard: &heard,
				claims: &claims,
				income: &rank,
				unheld: Unheld::Lost,
			};
			let bonds = by_column::update(&sources, &old_sums, &masses);
			let stored = bonds.stored(setting.permit, Rounding::Down);
			watch(Stage::Bonds);
			(stored, bonds.dividends)
		},
	};
	// Both exact but for the scores, which are rounded down themselves.
	let units = |fractions: &[u64]| fractions.iter().map(|&fraction| to_u16(fraction)).collect();
	Judgement {
		consensus: units(&consensus),
		trust: units(&trust),
		incentive: rank,
		dividends,
		bonds,
		sigmoid: None,
	}
}

/// What the validators' claims to bonds add up to: with the full penalty, the rank.
fn claims(
	penalty: &Penalty,
	beta: u16,
	setting: &Setting,
	heard: &Heard,
	rank: &[u128],
) -> Vec<u128> {
	match beta {
		u16::MAX => rank.to_vec(),
		_ => ranking::sums(setting.scores, heard, |column, score| penalty.apply(column, score)),
	}
}

/// Yuma 2: both new and old bonds of a column are brought to one, and of these alpha is taken of
/// the new and the rest of the old.
fn masses(moving_average: u64, claims: &[u128], old_sums: &[u64]) -> Vec<Masses> {
	let new = bonds::alpha(moving_average);
	let kept = bonds::MILLION.saturating_sub(new);
	let mass = |share: u64, any: bool| match any {
		true => Scaled::new(share.into(), 0),
		false => Scaled::default(),
	};
	let columns = claims.iter().zip(old_sums);
	columns
		.map(|(&claims, &old)| Masses { fresh: mass(new, claims > 0), old: mass(kept, old > 0) })
		.collect()
}
