//! PeerPrediction mode. State and what decides are integers, rounded as the rule says; all else is
//! exact.

mod skill;

use super::{
	ground::Ground,
	matrix::{cells, Matrix},
	number::{fixed, int, normalise, ratio, settle, sum, Q},
	Outcome,
};
use ganglion_consensus::{
	EpochInput, EpochMemory, PartialRows, PeerPrediction, ServerMemory, ValidatorMemory,
};
use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

pub use skill::{foresee, Remembered, Seen};

pub(super) fn run(input: &EpochInput, ground: &Ground, rule: &PeerPrediction) -> Outcome {
	let n = ground.uids();
	let masses = rule.partial_rows.map(|_| masses(input, ground));
	let rows = Rows::new(ground, masses.as_deref());
	let agreement = agreement(input, ground, rule, &rows);
	let (factors, stakes) = agreeing(ground, rule, &agreement);
	let consensus: Vec<Q> = (0..n).map(|j| rows.consensus(j, &stakes, rule.kappa)).collect();
	let rank: Vec<Q> = (0..n)
		.map(|j| {
			sum(&(0..n).map(|i| &stakes[i] * rows.clipped(i, j, &consensus)).collect::<Vec<_>>())
		})
		.collect();
	let incentive = match rule.partial_rows {
		None => normalise(&rank),
		Some(option) => covered(&rows, &stakes, &rank, option),
	};
	let validators = (0..n).map(|i| {
		let kept = recalled(input, i).unwrap_or_default();
		(ground.votes[i] > 0).then(|| ValidatorMemory { agreement: agreement[i], ..kept })
	});
	let seen = Seen {
		kappa: rule.kappa,
		consensus: &consensus,
		incentive: &incentive,
		partial: rule.partial_rows.is_some(),
	};
	let (remembered, pay) = foresee(input, ground, &rule.skill, &seen, validators.collect());
	let share = millionths(rule.skill.share);
	let paid = |i: usize| {
		let mass = masses.as_ref().map_or(int(1), |masses| ratio(masses[i], 1u64 << 32));
		settle(&stakes[i] * ((int(1) - &share) * mass + &share * &pay[i]))
	};
	Outcome {
		dividends: normalise(&(0..n).map(paid).collect::<Vec<_>>()),
		validator_trust: factors,
		bonds: vec![vec![Q::zero(); n]; n],
		whitepaper: None,
		remembered: Some(remembered),
		consensus,
		incentive,
	}
}

pub fn millionths(parts: u32) -> Q {
	ratio(parts, 1_000_000)
}

/// A fraction in parts of 2^32, rounded down; one is 2^32 - 1.
pub fn parts(x: &Q) -> u32 {
	fixed(x, 32).to_u32().unwrap_or(u32::MAX)
}

/// Whether a uid is who it was in the last epoch: the registrations of its block are later.
fn is_known(input: &EpochInput, i: usize) -> bool {
	let first_later = match input.last_step {
		0 => input.block.saturating_sub(input.tempo.into()).saturating_sub(1),
		last => last,
	};
	input.registered[i] < first_later
}

/// What is remembered of a validator, unless it is another's.
pub fn recalled(input: &EpochInput, i: usize) -> Option<ValidatorMemory> {
	let known = input.memory?.validators[i].filter(|_| is_known(input, i))?;
	Some(ValidatorMemory { skill: known.skill.clamp(-(1 << 56), 1 << 56), ..known })
}

/// The greatest level that at least the share `kappa` of the stake reaches: the level of the first
/// of the voters, from above, with whom that share is complete.
pub fn median<T: Ord + Clone>(levels: &[(T, BigInt)], kappa: u16) -> Option<T> {
	let zero = BigInt::zero();
	let mut levels: Vec<_> = levels.iter().filter(|(_, stake)| *stake > zero).collect();
	levels.sort_by(|a, b| b.0.cmp(&a.0));
	let total: BigInt = levels.iter().map(|(_, stake)| stake).sum();
	let mut reached = BigInt::zero();
	for (level, stake) in levels {
		reached += stake;
		if &reached * BigInt::from(65_535) >= &total * BigInt::from(kappa) {
			return Some(level.clone());
		}
	}
	None
}

/// The part of the last incentive that each row covers, in parts of 2^32, rounded down.
fn masses(input: &EpochInput, ground: &Ground) -> Vec<u32> {
	let n = ground.uids();
	let server =
		|j: usize| input.memory.map_or(ServerMemory::default(), |memory| memory.servers[j]);
	let prior = input.memory.map_or(0, |memory| memory.prior);
	let mut incentive: Vec<u32> =
		(0..n).map(|j| if is_known(input, j) { server(j).incentive } else { prior }).collect();
	if incentive.iter().all(|&part| part == 0) {
		let voted =
			|j: usize| (0..n).any(|i| ground.votes[i] > 0 && !ground.scores[i][j].is_zero());
		incentive = (0..n).map(|j| u32::from(voted(j))).collect();
	}
	let total: u64 = incentive.iter().map(|&part| u64::from(part)).sum();
	let mass = |i: usize| -> u32 {
		let covers = |&j: &usize| !ground.scores[i][j].is_zero();
		let part: u64 = (0..n).filter(covers).map(|j| u64::from(incentive[j])).sum();
		if total == 0 {
			0
		} else {
			parts(&ratio(part, total))
		}
	};
	(0..n).map(mass).collect()
}

/// The rows: scaled by what they cover if missing weights say nothing.
struct Rows {
	partial: bool,
	scores: Matrix,
	/// Whether each row has a weight on each server.
	lists: Vec<Vec<bool>>,
}

impl Rows {
	fn new(ground: &Ground, masses: Option<&[u32]>) -> Self {
		let n = ground.uids();
		let scale = |i: usize| masses.map_or(int(1), |masses| ratio(masses[i], 1u64 << 32));
		Self {
			partial: masses.is_some(),
			scores: cells(n, |i, j| &ground.scores[i][j] * scale(i)),
			lists: ground
				.scores
				.iter()
				.map(|row| row.iter().map(|score| !score.is_zero()).collect())
				.collect(),
		}
	}

	/// Whether row `i` has a say on server `j`.
	fn says(&self, i: usize, j: usize) -> bool {
		!self.partial || self.lists[i][j]
	}

	/// The Ružička similarity of two rows, in parts of 2^32, rounded down.
	fn similarity(&self, i: usize, k: usize) -> u32 {
		let silent = |i: usize| !self.lists[i].contains(&true);
		if silent(i) || silent(k) {
			return 0;
		}
		if i == k {
			return u32::MAX;
		}
		let both = || (0..self.scores.len()).filter(|&j| self.says(i, j) && self.says(k, j));
		let pair = |j: usize| (&self.scores[i][j], &self.scores[k][j]);
		let add = |sum: Q, x: &Q| sum + x;
		let least = both().map(pair).map(|(a, b)| a.min(b)).fold(int(0), add);
		let most = both().map(pair).map(|(a, b)| a.max(b)).fold(int(0), add);
		if most.is_zero() {
			0
		} else {
			parts(&(least / most))
		}
	}

	fn consensus(&self, j: usize, stakes: &[Q], kappa: u16) -> Q {
		let says = |&i: &usize| self.says(i, j);
		let votes = (0..stakes.len())
			.filter(says)
			.map(|i| (self.scores[i][j].clone(), stakes[i].to_integer()));
		median(&votes.collect::<Vec<_>>(), kappa).unwrap_or_else(Q::zero)
	}

	fn clipped(&self, i: usize, j: usize, consensus: &[Q]) -> Q {
		self.scores[i][j].clone().min(consensus[j].clone())
	}
}

/// `v`, in parts of 2^32; zero without voting stake.
fn agreement(input: &EpochInput, ground: &Ground, rule: &PeerPrediction, rows: &Rows) -> Vec<u32> {
	let n = ground.uids();
	let of = |i: usize| {
		if ground.votes[i] == 0 {
			return 0;
		}
		let levels: Vec<_> =
			(0..n).map(|k| (rows.similarity(i, k), BigInt::from(ground.votes[k]))).collect();
		let level = median(&levels, rule.kappa).expect("its own stake");
		match recalled(input, i) {
			None => level,
			Some(before) => {
				let alpha = u64::from(rule.agreement_alpha);
				let kept = (1_000_000 - alpha) * u64::from(before.agreement);
				((kept + alpha * u64::from(level)) / 1_000_000) as u32
			},
		}
	};
	(0..n).map(of).collect()
}

/// `f`, and `e`: stake times `f`, rounded down after all voting stake was brought to 63 bits.
fn agreeing(ground: &Ground, rule: &PeerPrediction, agreement: &[u32]) -> (Vec<Q>, Vec<Q>) {
	let votes = || agreement.iter().zip(&ground.votes);
	let levels: Vec<_> = votes().map(|(&v, &stake)| (v, BigInt::from(stake))).collect();
	let usual = median(&levels, rule.kappa).unwrap_or(0);
	let floor = millionths(rule.floor);
	let factor = |(&v, &stake): (&u32, &u64)| {
		if stake == 0 || usual == 0 {
			return int(0);
		}
		let part = ratio(v, usual).min(int(1));
		((part - &floor) / (int(1) - &floor)).max(int(0))
	};
	let factors: Vec<Q> = votes().map(factor).collect();
	let total: u128 = ground.votes.iter().map(|&stake| u128::from(stake)).sum();
	let bits = 128 - i64::from(total.leading_zeros());
	let unit = int(2).pow((63 - bits) as i32);
	let counted = |(factor, &stake): (&Q, &u64)| (int(stake) * factor * &unit).floor();
	let stakes = factors.iter().zip(&ground.votes).map(counted).collect();
	(factors, stakes)
}

/// Incentive of servers that are ranked by those who cover them.
fn covered(rows: &Rows, stakes: &[Q], rank: &[Q], option: PartialRows) -> Vec<Q> {
	let total = stakes.iter().fold(int(0), |sum, stake| sum + stake);
	let least = millionths(option.full_coverage);
	let gain = |(j, rank): (usize, &Q)| {
		let covering = (0..stakes.len()).filter(|&i| rows.lists[i][j]).map(|i| &stakes[i]);
		let covering = covering.fold(int(0), |sum, stake| sum + stake);
		match rank.is_zero() {
			true => int(0),
			false => settle(rank / (covering / &total).max(least.clone())),
		}
	};
	normalise(&rank.iter().enumerate().map(gain).collect::<Vec<_>>())
}

/// The memory of an epoch, or an empty one.
fn memory(input: &EpochInput) -> EpochMemory {
	input.memory.cloned().unwrap_or_else(|| EpochMemory {
		servers: vec![ServerMemory::default(); input.stake.len()],
		validators: vec![None; input.stake.len()],
		..Default::default()
	})
}
