//! Null: no consensus. Servers are paid by the stake-weighted mean of their scores, validators by
//! the stake behind their weights, and bonds rest.

use alloc::vec::Vec;

use crate::{
	bonds,
	fraction::ONE,
	ranking::{self, Ranking},
	EpochInput, Judgement, Setting, Stage, Watch,
};

/// Judges by the raw scores.
pub(crate) fn judge(input: &EpochInput, setting: &Setting, watch: &mut Watch) -> Judgement {
	let (heard, excess) = ranking::heard(setting.scores, setting.voting);
	let uncut: Vec<u64> = heard.iter().map(|_| ONE).collect();
	let Ranking { trust, rank } = ranking::rank(setting.scores, &heard, &uncut);
	let consensus = ranking::shares_of_stake(&rank, setting.voting, excess);
	watch(Stage::Consensus(&consensus));
	watch(Stage::Ranking { trust: &trust, rank: &rank });
	let bonds = bonds::frozen(input);
	watch(Stage::Bonds);
	Judgement {
		consensus,
		trust,
		dividends: heard.iter().map(|&stake| stake.into()).collect(),
		incentive: rank,
		bonds,
		sigmoid: None,
	}
}
