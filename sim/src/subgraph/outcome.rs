//! The outcome of a run, as numbers.

use super::options::Run;
use crate::table::exact;
use std::fmt::Write;

/// Shares below which a group counts as gone.
const LEVELS: [f64; 3] = [0.05, 0.01, 0.001];

/// The outcome of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
	/// The blocks.
	pub blocks: Vec<Block>,
	/// Trust of the last group in itself in the first block, in sigmoid mode.
	pub trust: Option<Trust>,
	/// Maximum number of weights that honest peers set beyond their own; mean over the peers.
	pub extra_weights: f64,
}

/// Trust in the peers of the last group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trust {
	/// Mean share of stake that trusts a peer.
	pub mean: f64,
	/// Number of peers with a consensus below one half.
	pub below_half: usize,
}

/// The state after a block.
#[derive(Clone, Debug)]
pub struct Block {
	/// Number, from 0.
	pub number: u32,
	/// Standing of each group.
	pub groups: Vec<Standing>,
	/// Required edges when the block's weights were set.
	pub required: u16,
}

/// A group after a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
	/// Its share of stake, this block's rewards included.
	pub stake_share: f64,
	/// Its share of this block's rewards.
	pub reward_share: f64,
}

impl Outcome {
	/// Returns the blocks as CSV.
	pub fn table(&self) -> String {
		let mut table = String::from("block,group,stake_share,reward_share\n");
		for block in &self.blocks {
			for (group, standing) in block.groups.iter().enumerate() {
				let (stake, reward) = (exact(standing.stake_share), exact(standing.reward_share));
				let _ = writeln!(table, "{},{group},{stake},{reward}", block.number);
			}
		}
		table
	}

	/// Returns the first block after which a share of the group is below the level.
	pub fn first_below(&self, group: usize, share: Share, level: f64) -> Option<u32> {
		let below = |block: &&Block| share(&block.groups[group]) < level;
		self.blocks.iter().find(below).map(|block| block.number)
	}
}

/// One of the two shares.
pub type Share = fn(&Standing) -> f64;

/// The share of stake.
pub const STAKE: Share = |standing| standing.stake_share;
/// The share of rewards.
pub const REWARD: Share = |standing| standing.reward_share;

/// Returns the blocks at which the groups but the last fall below 5%, 1% and 0.1%, and their final
/// shares.
pub fn summary(runs: &[Run], outcomes: &[Outcome]) -> String {
	let mut text = String::new();
	for (run, outcome) in runs.iter().zip(outcomes) {
		let name = run.name();
		if !name.is_empty() {
			let _ = writeln!(text, "{name}");
		}
		let _ = writeln!(text, "{HEAD}");
		let groups = run.setting.shares.len() - 1;
		for (group, share) in run.setting.shares[..groups].iter().enumerate() {
			let part = format!("{group} ({:.4}%)", share * 100.0);
			let _ = writeln!(text, "{part:<14}{}", line("stake", outcome, group, STAKE));
			let _ = writeln!(text, "{:<14}{}", "", line("rewards", outcome, group, REWARD));
		}
		text.push_str(&honest(run, outcome));
	}
	text
}

/// Returns the result of the last group, and the edges that the loss peg requires of it.
fn honest(run: &Run, outcome: &Outcome) -> String {
	let mut text = String::new();
	let setting = &run.setting;
	let first = outcome.blocks.first().and_then(|block| block.groups.last());
	if let (Some(trust), Some(standing)) = (outcome.trust, first) {
		let _ = writeln!(
			text,
			"last group in block 0: {:.3}% of rewards, mean trust {:.4}, {} of {} peers below \
			half consensus",
			standing.reward_share * 100.0,
			trust.mean,
			trust.below_half,
			setting.peers,
		);
	}
	if setting.loss_peg.step > 0 {
		let most = outcome.blocks.iter().map(|block| block.required).max().unwrap_or(0);
		let during = outcome.blocks.iter().filter(|block| block.required > 0).count();
		let extra = outcome.extra_weights;
		let _ = writeln!(
			text,
			"weights required: at most {most}, in {during} blocks; {extra:.1} more than peers of \
			the last group would set"
		);
	}
	text
}

const HEAD: &str = "group         share of   < 5% at   < 1% at < 0.1% at    in the last block";

fn line(of: &str, outcome: &Outcome, group: usize, share: Share) -> String {
	let at = |level| match outcome.first_below(group, share, level) {
		Some(block) => block.to_string(),
		None => "never".to_string(),
	};
	let [first, second, third] = LEVELS.map(at);
	let last = outcome.blocks.last().map_or(0.0, |block| share(&block.groups[group]));
	format!("{of:<8}{first:>10}{second:>10}{third:>10}{last:>21.9}")
}
