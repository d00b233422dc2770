//! The rules of the epoch in exact rational arithmetic, dense and slow: what the results are held
//! against.
//!
//! Written from the rules, stage by stage, and sharing no code with the crate.

use ganglion_consensus::{EpochInput, Rows};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

pub type Q = BigRational;

/// What the epoch yields, exactly.
pub struct Exact {
	pub active: Vec<bool>,
	pub permit: Vec<bool>,
	pub stake_weight: Vec<Q>,
	pub consensus: Vec<Q>,
	pub validator_trust: Vec<Q>,
	pub incentive: Vec<Q>,
	pub dividends: Vec<Q>,
	pub bonds: Vec<Vec<Q>>,
	pub server_emission: Vec<Q>,
	pub validator_emission: Vec<Q>,
	pub unassigned: Q,
}

pub fn int(x: impl Into<BigInt>) -> Q {
	Q::from_integer(x.into())
}

pub fn ratio(a: u64, b: u64) -> Q {
	Q::new(a.into(), b.into())
}

/// `floor(x * 65535)`.
pub fn to_u16(x: &Q) -> u16 {
	(x * int(65_535)).floor().to_integer().to_u16().expect("a share of one")
}

fn sum<'a>(list: impl IntoIterator<Item = &'a Q>) -> Q {
	list.into_iter().fold(Q::zero(), |a, b| a + b)
}

fn normalise(list: &[Q]) -> Vec<Q> {
	let whole = sum(list);
	list.iter().map(|x| if whole.is_zero() { x.clone() } else { x / &whole }).collect()
}

fn dense(rows: &Rows, n: usize, read: impl Fn(u16) -> Q) -> Vec<Vec<Q>> {
	let mut matrix = vec![vec![Q::zero(); n]; n];
	for (i, out) in matrix.iter_mut().enumerate() {
		let (uids, values) = rows.row(i);
		for (&uid, &value) in uids.iter().zip(values) {
			out[usize::from(uid)] = read(value);
		}
	}
	matrix
}

pub fn run(input: &EpochInput) -> Exact {
	let n = input.stake.len();
	let owner = input.owner_uid.map(usize::from);
	let active: Vec<bool> = input
		.last_update
		.iter()
		.map(|&at| int(at) + int(input.activity_cutoff) >= int(input.block))
		.collect();
	let permitted: Vec<bool> = (0..n).map(|i| input.permit[i] || owner == Some(i)).collect();

	let eligible: Vec<u64> = (0..n)
		.map(|i| {
			if input.stake[i] < input.stake_threshold && owner != Some(i) {
				0
			} else {
				input.stake[i]
			}
		})
		.collect();
	let stake_weight = normalise(&eligible.iter().map(|&s| int(s)).collect::<Vec<_>>());
	let voting: Vec<Q> = (0..n)
		.map(|i| if active[i] && permitted[i] { stake_weight[i].clone() } else { Q::zero() })
		.collect();
	let voting = normalise(&voting);

	let weights = weights(input, &permitted, owner);
	let consensus: Vec<Q> = (0..n).map(|j| median(&weights, &voting, j, input.kappa)).collect();
	let clipped: Vec<Vec<Q>> = weights
		.iter()
		.map(|row| row.iter().zip(&consensus).map(|(w, c)| w.min(c).clone()).collect())
		.collect();
	let rank: Vec<Q> =
		(0..n).map(|j| (0..n).fold(Q::zero(), |r, i| r + &voting[i] * &clipped[i][j])).collect();
	let incentive = normalise(&rank);
	let bonds = bonds(input, &weights, &clipped);
	let dividends = dividends(&bonds, &incentive, &voting);

	let (server_pot, validator_pot) = (int(input.server_emission), int(input.validator_emission));
	let both = &server_pot + &validator_pot;
	let pay = |shares: &[Q], pot: &Q| shares.iter().map(|share| share * pot).collect::<Vec<_>>();
	let none = vec![Q::zero(); n];
	let (server_emission, validator_emission) =
		match (sum(&incentive).is_zero(), sum(&dividends).is_zero()) {
			(false, false) => (pay(&incentive, &server_pot), pay(&dividends, &validator_pot)),
			(false, true) => (pay(&incentive, &both), none),
			(true, false) => (none, pay(&dividends, &both)),
			(true, true) if sum(&voting).is_zero() => (none, pay(&stake_weight, &both)),
			(true, true) => (none, pay(&voting, &both)),
		};
	let unassigned = both - sum(&server_emission) - sum(&validator_emission);
	Exact {
		active,
		permit: permits(&eligible, input.max_validators.into(), owner),
		stake_weight,
		consensus,
		validator_trust: clipped.iter().map(sum).collect(),
		incentive,
		dividends,
		bonds,
		server_emission,
		validator_emission,
		unassigned,
	}
}

/// The `k` last in ascending order by stake keep their permit, if they have stake; so does the
/// owner.
fn permits(eligible: &[u64], k: usize, owner: Option<usize>) -> Vec<bool> {
	let n = eligible.len();
	let mut permit: Vec<bool> = eligible.iter().map(|&stake| stake > 0).collect();
	if n >= k {
		let mut ascending: Vec<usize> = (0..n).collect();
		ascending.sort_by_key(|&i| eligible[i]);
		ascending.iter().take(n - k).for_each(|&i| permit[i] = false);
	}
	if let Some(owner) = owner {
		permit[owner] = true;
	}
	permit
}

fn weights(input: &EpochInput, permitted: &[bool], owner: Option<usize>) -> Vec<Vec<Q>> {
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

/// The least score at or below which more than `T - kappa` of the votes lie; the greatest score if
/// there is none.
fn median(weights: &[Vec<Q>], voting: &[Q], j: usize, kappa: u16) -> Q {
	let voters: Vec<usize> = (0..voting.len()).filter(|&i| !voting[i].is_zero()).collect();
	let mut scores: Vec<&Q> = voters.iter().map(|&i| &weights[i][j]).collect();
	scores.sort();
	let bar = sum(voting) - ratio(kappa.into(), 65_535);
	let backing = |p: &Q| {
		voters.iter().filter(|&&i| &weights[i][j] <= p).fold(Q::zero(), |s, &i| s + &voting[i])
	};
	let found = scores.iter().find(|p| backing(p) > bar).or(scores.last());
	found.map_or(Q::zero(), |&p| p.clone())
}

fn bonds(input: &EpochInput, weights: &[Vec<Q>], clipped: &[Vec<Q>]) -> Vec<Vec<Q>> {
	let n = weights.len();
	let fresh_from = match input.last_step {
		0 => input.block.saturating_sub(input.tempo.into()),
		last => last.saturating_add(1),
	};
	let beta = ratio(input.bonds_penalty.into(), 65_535);
	let alpha = Q::one() - ratio(input.bonds_moving_average.min(1_000_000), 1_000_000);
	let mut bonds = dense(&input.bonds, n, |b| ratio(b.into(), 65_535));
	for i in 0..n {
		for j in 0..n {
			if fresh_from <= input.registered[j] {
				bonds[i][j] = Q::zero();
			}
			let score = &weights[i][j] + &beta * (&clipped[i][j] - &weights[i][j]);
			bonds[i][j] = &alpha * score + (Q::one() - &alpha) * &bonds[i][j];
		}
	}
	bonds
}

fn dividends(bonds: &[Vec<Q>], incentive: &[Q], voting: &[Q]) -> Vec<Q> {
	let n = bonds.len();
	let totals: Vec<Q> =
		(0..n).map(|j| bonds.iter().fold(Q::zero(), |s, row| s + &row[j])).collect();
	let earned = |i: usize| {
		(0..n)
			.filter(|&j| !totals[j].is_zero())
			.fold(Q::zero(), |s, j| s + &bonds[i][j] / &totals[j] * &incentive[j])
	};
	normalise(
		&(0..n)
			.map(|i| if voting[i].is_zero() { Q::zero() } else { earned(i) * &voting[i] })
			.collect::<Vec<_>>(),
	)
}
