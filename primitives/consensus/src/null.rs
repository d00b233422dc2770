//! Null mode: no consensus. Servers are paid by the stake-weighted mean of their scores, validators
//! by the stake behind their weights, and bonds are frozen.

use alloc::vec::Vec;

use crate::{
	bonds,
	fraction::{to_u16_near, ONE},
	ranking::{self, Ranking, VotingRows},
	EpochContext, EpochInput, Judgement, Stage, Watch,
};

/// Mean scores, ranking, bonds and dividends of Null mode.
pub(crate) fn judge(input: &EpochInput, context: &EpochContext, watch: &mut Watch) -> Judgement {
	let rows = VotingRows::new(context.scores, context.voting);
	let uncut: Vec<u64> = rows.stake.iter().map(|_| ONE).collect();
	let Ranking { trust, rank } = ranking::rank(context.scores, &rows, &uncut);
	let consensus = ranking::shares_of_total(&rank, rows.total_of(context.voting));
	watch(Stage::Consensus(&consensus));
	watch(Stage::Ranking { trust: &trust, rank: &rank });
	let bonds = bonds::frozen(input);
	watch(Stage::Bonds);
	let units =
		|fractions: &[u64]| fractions.iter().map(|&fraction| to_u16_near(fraction)).collect();
	Judgement {
		consensus: units(&consensus),
		trust: units(&trust),
		dividends: rows.stake.iter().map(|&stake| stake.into()).collect(),
		incentive: rank,
		bonds,
		sigmoid: None,
		memory: None,
	}
}
