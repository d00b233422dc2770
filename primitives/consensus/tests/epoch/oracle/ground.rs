//! What all modes have in common: the stake, the weights and the bonds that count.

use super::{
	matrix::Matrix,
	number::{int, normalise, part, sum, Q},
};
use ganglion_consensus::{EpochInput, Mode, Rows};
use num_traits::Zero;

pub struct Ground {
	pub active: Vec<bool>,
	/// The permits from now on.
	pub permit: Vec<bool>,
	pub stake_weight: Vec<Q>,
	/// Voting stake, in rao.
	pub votes: Vec<u64>,
	/// Voting stake as shares of one.
	pub voting: Vec<Q>,
	/// Scores: each row adds up to one, or to zero.
	pub scores: Matrix,
	/// Stored bonds, without the void ones.
	pub bonds: Matrix,
}

impl Ground {
	pub fn new(input: &EpochInput) -> Self {
		let n = input.stake.len();
		let owner = input.owner_uid.map(usize::from);
		let elected_anyway = match input.mode {
			Mode::Yuma(_) | Mode::Sigmoid(_) | Mode::PeerPrediction(_) => owner,
			Mode::Null => None,
		};
		let active: Vec<bool> = input
			.last_update
			.iter()
			.map(|&at| int(at) + int(input.activity_cutoff) >= int(input.block))
			.collect();
		let permitted: Vec<bool> =
			(0..n).map(|i| input.permit[i] || elected_anyway == Some(i)).collect();
		let stake = counted_stake(input, owner);
		let sole = if stake.iter().all(|&stake| stake == 0) { owner } else { None };
		let votes: Vec<u64> =
			(0..n).map(|i| if active[i] && permitted[i] { stake[i] } else { 0 }).collect();
		let shares =
			|stakes: &[u64]| normalise(&stakes.iter().map(|&s| int(s)).collect::<Vec<_>>());
		Self {
			permit: permits(&stake, input.max_validators.into(), elected_anyway.or(sole)),
			stake_weight: shares(&stake),
			voting: shares(&votes),
			scores: scores(input, &permitted, owner),
			bonds: bonds(input),
			active,
			votes,
		}
	}

	pub fn uids(&self) -> usize {
		self.votes.len()
	}

	/// `Σ_i a_i of(i, j)` for each j.
	pub fn weighted(&self, matrix: &Matrix) -> Vec<Q> {
		let voters: Vec<usize> = (0..self.uids()).filter(|&i| self.votes[i] > 0).collect();
		let column = |j: usize| {
			let backed = voters.iter().filter(|&&i| !matrix[i][j].is_zero());
			sum(&backed.map(|&i| &self.voting[i] * &matrix[i][j]).collect::<Vec<_>>())
		};
		(0..self.uids()).map(column).collect()
	}
}

fn counted_stake(input: &EpochInput, owner: Option<usize>) -> Vec<u64> {
	let counts = |(i, &stake): (usize, &u64)| {
		if stake < input.stake_threshold && owner != Some(i) {
			0
		} else {
			stake
		}
	};
	input.stake.iter().enumerate().map(counts).collect()
}

/// The last `k` in ascending order of stake have a permit if they have stake; so does the owner.
fn permits(stake: &[u64], k: usize, owner: Option<usize>) -> Vec<bool> {
	let n = stake.len();
	let mut permit: Vec<bool> = stake.iter().map(|&stake| stake > 0).collect();
	if n >= k {
		let mut ascending: Vec<usize> = (0..n).collect();
		ascending.sort_by_key(|&i| stake[i]);
		ascending.iter().take(n - k).for_each(|&i| permit[i] = false);
	}
	if let Some(owner) = owner {
		permit[owner] = true;
	}
	permit
}

fn dense(rows: &Rows, n: usize, read: impl Fn(u16) -> Q) -> Matrix {
	let mut matrix = vec![vec![Q::zero(); n]; n];
	for (i, out) in matrix.iter_mut().enumerate() {
		let (uids, values) = rows.row(i);
		for (&uid, &value) in uids.iter().zip(values) {
			out[usize::from(uid)] = read(value);
		}
	}
	matrix
}

fn scores(input: &EpochInput, permitted: &[bool], owner: Option<usize>) -> Matrix {
	let n = input.stake.len();
	let mut weights = dense(&input.weights, n, int);
	for (i, row) in weights.iter_mut().enumerate() {
		for (j, weight) in row.iter_mut().enumerate() {
			let registered = input.registered[j];
			if !permitted[i]
				|| (i == j && owner != Some(i))
				|| input.last_update[i] <= registered
				|| input.first_commit.is_some_and(|commit| commit[i] < registered)
			{
				*weight = Q::zero();
			}
		}
		*row = normalise(row);
	}
	weights
}

fn bonds(input: &EpochInput) -> Matrix {
	let fresh = match input.last_step {
		0 => input.block.saturating_sub(input.tempo.into()),
		last => last.saturating_add(1),
	};
	let mut bonds = dense(&input.bonds, input.stake.len(), part);
	for row in &mut bonds {
		for (bond, &registered) in row.iter_mut().zip(input.registered) {
			if registered >= fresh {
				*bond = Q::zero();
			}
		}
	}
	bonds
}
