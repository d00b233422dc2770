//! Null: no consensus. Servers are paid by the stake-weighted mean of their scores, validators by
//! the stake behind their weights, and bonds rest.

use alloc::vec::Vec;

use crate::{
	bonds,
	fraction::{to_u16_near, ONE},
	ranking::{self, Heard, Ranking},
	EpochInput, Judgement, Setting, Stage, Watch,
};

/// Judges by the raw scores.
pub(crate) fn judge(input: &EpochInput, setting: &Setting, watch: &mut Watch) -> Judgement {
	let heard = Heard::new(setting.scores, setting.voting);
	let uncut: Vec<u64> = heard.stake.iter().map(|_| ONE).collect();
	let Ranking { trust, rank } = ranking::rank(setting.scores, &heard, &uncut);
	let consensus = ranking::shares_of_total(&rank, heard.total_of(setting.voting));
	watch(Stage::Consensus(&consensus));
	watch(Stage::Ranking { trust: &trust, rank: &rank });
	let bonds = bonds::frozen(input);
	watch(Stage::Bonds);
	let units =
		|fractions: &[u64]| fractions.iter().map(|&fraction| to_u16_near(fraction)).collect();
	Judgement {
		consensus: units(&consensus),
		trust: units(&trust),
		dividends: heard.stake.iter().map(|&stake| stake.into()).collect(),
		incentive: rank,
		bonds,
		sigmoid: None,
	}
}
