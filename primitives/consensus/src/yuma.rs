//! Yuma mode: scores are clipped at the stake-weighted median, and the clipped scores rank the
//! servers.

use alloc::vec::Vec;

use crate::{
	bonds::{
		self,
		by_column::{self, ColumnInputs, Masses, Rounding, Unheld},
		by_pair::{self, PairContext},
	},
	dividends,
	fraction::to_u16,
	median,
	peer_prediction::{self, Seen},
	penalty::Penalty,
	ranking::{self, Ranking, VotingRows},
	scaled::Scaled,
	EpochContext, EpochInput, Judgement, Stage, Watch, Yuma, YumaBonds,
};

/// Consensus, ranking, bonds and dividends of Yuma mode.
pub(crate) fn judge(
	input: &EpochInput,
	yuma: &Yuma,
	context: &EpochContext,
	watch: &mut Watch,
) -> Judgement {
	let consensus = median::consensus(context.scores, context.voting, yuma.kappa);
	watch(Stage::Consensus(&consensus));
	let rows = VotingRows::new(context.scores, context.voting);
	let Ranking { trust, rank } = ranking::rank(context.scores, &rows, &consensus);
	watch(Stage::Ranking { trust: &trust, rank: &rank });
	let (bonds, dividends, memory) = match yuma.bonds {
		YumaBonds::Three { liquid_alpha, forecast_skill } => {
			let pairs = PairContext {
				scores: context.scores,
				voting: context.voting,
				consensus: &consensus,
				permit: context.permit,
			};
			let bonds = by_pair::update(input, yuma, liquid_alpha, &pairs);
			watch(Stage::Bonds);
			let mut dividends = dividends::dividends(&bonds, &rank, context.voting);
			let memory = forecast_skill.map(|settings| {
				let (consensus, incentive) = (&consensus, &rank);
				let seen = Seen { kappa: yuma.kappa, consensus, incentive, partial: false };
				peer_prediction::pay_skill(input, &settings, context, &seen, &mut dividends)
			});
			(bonds.stored, dividends, memory)
		},
		YumaBonds::Two => {
			let penalty = Penalty::new(yuma.bonds_penalty, &consensus);
			let claims = claims(&penalty, yuma.bonds_penalty, context, &rows, &rank);
			let old_sums = by_column::old_sums(input);
			let masses = masses(yuma.bonds_moving_average, &claims, &old_sums);
			let inputs = ColumnInputs {
				input,
				scores: context.scores,
				penalty,
				rows: &rows,
				claims: &claims,
				income: &rank,
				unheld: Unheld::Lost,
			};
			let bonds = by_column::update(&inputs, &old_sums, &masses);
			let stored = bonds.stored(context.permit, Rounding::Down);
			watch(Stage::Bonds);
			(stored, bonds.dividends, None)
		},
	};
	// Both are exact but for the scores, which are rounded down themselves.
	let units = |fractions: &[u64]| fractions.iter().map(|&fraction| to_u16(fraction)).collect();
	Judgement {
		consensus: units(&consensus),
		trust: units(&trust),
		incentive: rank,
		dividends,
		bonds,
		sigmoid: None,
		memory,
	}
}

/// The sum of the validators' claims to bonds of each column. With the full penalty it is the rank.
fn claims(
	penalty: &Penalty,
	beta: u16,
	context: &EpochContext,
	rows: &VotingRows,
	rank: &[u128],
) -> Vec<u128> {
	match beta {
		u16::MAX => rank.to_vec(),
		_ => ranking::sums(context.scores, rows, |column, score| penalty.apply(column, score)),
	}
}

/// Yuma 2: new and old bonds of a column are normalised to one each; the masses are alpha of the
/// new and `1 - alpha` of the old.
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
