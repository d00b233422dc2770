//! The blocks: all peers set weights, the epoch runs, and its payments are stake in the next block.

use super::{
	options::{Inflation, Setting},
	outcome::{Block, Outcome, Standing, Trust},
	peers::Peers,
};
use crate::{
	failure::Failure,
	market::{Market, POT},
};
use ganglion_consensus::{required_edges, EpochOutput};

/// All stake, in the units of the consensus crate. Each block scales it back to this.
const SUPPLY: u64 = 1 << 62;

/// Binary places of the factor between emission and inflation.
const FRACTION_BITS: u32 = 60;

/// Runs all blocks; `after_block` is called after each.
///
/// # Errors
///
/// If there are more peers than a subnet can have.
pub fn run(setting: &Setting, after_block: impl Fn()) -> Result<Outcome, Failure> {
	let peers = Peers::new(setting);
	let count = setting.peers * setting.shares.len();
	let mut market = Market::new(count, count)?;
	let mut stake = endow(setting);
	let mut supply = 1.0;
	let mut asked = 0;
	market.set_stake(&stake);
	market.set_weights(peers.united());
	for _ in 0..setting.honest_blocks {
		market.epoch(&setting.rule)?;
	}
	market.set_weights(peers.rows(asked));

	let mut blocks = Vec::new();
	let (mut required, mut most, mut trusted) = (0, 0, None);
	for block in 0..setting.blocks {
		market.set_stake(&stake);
		let output = market.epoch(&setting.rule)?;
		let rewards = rewards(&market, &output, count);
		let minted = match setting.inflation {
			Inflation::Compounding(part) => part,
			Inflation::Constant(amount) => amount / supply,
		};
		supply *= 1.0 + minted;
		stake = pay(&stake, &rewards, minted);
		let groups = standings(&stake, &rewards, setting.peers);
		trusted = trusted.or_else(|| trust(&market, &output, setting));
		let loss = output.sigmoid.as_ref().map(|sigmoid| sigmoid.loss);
		blocks.push(Block { number: block, groups, required });
		after_block();

		let peg = setting.loss_peg;
		required = required_edges(loss.unwrap_or(0), required, peg.step, peg.cap);
		let next = if setting.keep_edges { required.max(asked) } else { required };
		if next != asked {
			asked = next;
			most = most.max(asked);
			market.set_weights(peers.rows(asked));
		}
	}
	let extra_weights = peers.honest_weights(most) - peers.honest_weights(0);
	Ok(Outcome { blocks, trust: trusted, extra_weights })
}

/// Returns the trust in the last group's peers.
fn trust(market: &Market, output: &EpochOutput, setting: &Setting) -> Option<Trust> {
	let sigmoid = output.sigmoid.as_ref()?;
	let last = market.server_uid(setting.peers * (setting.shares.len() - 1));
	let uids = last..last + setting.peers;
	let sum: f64 = sigmoid.trust[uids.clone()].iter().map(|&trust| f64::from(trust)).sum();
	let below = |consensus: &&u16| **consensus < u16::MAX / 2;
	let below_half = output.consensus[uids].iter().filter(below).count();
	Some(Trust { mean: sum / f64::from(u16::MAX) / setting.peers as f64, below_half })
}

/// Returns each peer's initial stake: its group's, divided evenly.
fn endow(setting: &Setting) -> Vec<u64> {
	let each = |share: &f64| (share * SUPPLY as f64 / setting.peers as f64).round() as u64;
	let stakes = setting.shares.iter().map(each);
	stakes.flat_map(|stake| std::iter::repeat_n(stake, setting.peers)).collect()
}

/// Returns the payment of each peer, for ranking and for being ranked.
fn rewards(market: &Market, output: &EpochOutput, count: usize) -> Vec<u64> {
	let reward =
		|peer| output.validator_emission[peer] + output.server_emission[market.server_uid(peer)];
	(0..count).map(reward).collect()
}

/// Adds the rewards, which are parts of both pots, to the stakes, and scales all stakes to the
/// supply.
fn pay(stake: &[u64], rewards: &[u64], minted: f64) -> Vec<u64> {
	// One unit of the pots in parts of 2^-60 of a unit of stake. Rounding is to the nearest.
	let rate =
		(minted * SUPPLY as f64 / (2 * POT) as f64 * 2f64.powi(FRACTION_BITS as i32)).round();
	let rate = rate as u128;
	let half = 1u128 << (FRACTION_BITS - 1);
	let paid = |(&stake, &reward): (&u64, &u64)| {
		u128::from(stake) + ((u128::from(reward) * rate + half) >> FRACTION_BITS)
	};
	let stakes: Vec<u128> = stake.iter().zip(rewards).map(paid).collect();
	let total = stakes.iter().sum::<u128>().max(1);
	let scale = |stake: &u128| (stake * u128::from(SUPPLY) + total / 2) / total;
	stakes.iter().map(|stake| u64::try_from(scale(stake)).unwrap_or(SUPPLY)).collect()
}

fn standings(stake: &[u64], rewards: &[u64], peers: usize) -> Vec<Standing> {
	let sum = |values: &[u64]| values.iter().map(|&value| u128::from(value)).sum::<u128>();
	let share = |part: u128, whole: u128| part as f64 / whole.max(1) as f64;
	let (all_stake, all_rewards) = (sum(stake), sum(rewards));
	let group = |(stake, rewards): (&[u64], &[u64])| Standing {
		stake_share: share(sum(stake), all_stake),
		reward_share: share(sum(rewards), all_rewards),
	};
	stake.chunks(peers).zip(rewards.chunks(peers)).map(group).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn supply_should_be_whole_when_rewards_are_paid() {
		let stake = pay(&[SUPPLY / 2, SUPPLY / 4, SUPPLY / 4], &[POT, POT, 0], 0.1);
		assert!(stake.iter().sum::<u64>().abs_diff(SUPPLY) <= 2);
		let exact = [0.55, 0.30, 0.25].map(|part| part / 1.1);
		for (stake, exact) in stake.into_iter().zip(exact) {
			assert!((stake as f64 / SUPPLY as f64 - exact).abs() < 1e-15);
		}
	}

	#[test]
	fn stake_should_stay_when_nothing_is_minted() {
		let stake = [SUPPLY / 2, SUPPLY / 4, SUPPLY / 4];
		assert_eq!(pay(&stake, &[POT, POT, 0], 0.0), stake);
	}
}
