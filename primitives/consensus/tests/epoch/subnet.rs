//! A subnet to run epochs of.

use ganglion_consensus::{run, EpochInput, EpochOutput, RowsBuf};
use std::collections::BTreeMap;

/// Weights or bonds by row and column.
pub type Sparse = BTreeMap<(u16, u16), u16>;

/// The state of a subnet. As built, every uid has been registered at block 1, set weights at block
/// 100 and has a permit; the epoch runs in block 200.
#[derive(Clone, Debug)]
pub struct Subnet {
	pub block: u64,
	pub last_step: u64,
	pub tempo: u16,
	pub activity_cutoff: u64,
	pub kappa: u16,
	pub bonds_penalty: u16,
	pub bonds_moving_average: u64,
	pub max_validators: u16,
	pub stake_threshold: u64,
	pub owner: Option<u16>,
	pub stake: Vec<u64>,
	pub last_update: Vec<u64>,
	pub registered: Vec<u64>,
	pub permit: Vec<bool>,
	pub first_commit: Option<Vec<u64>>,
	pub weights: Sparse,
	pub bonds: Sparse,
	pub server_emission: u64,
	pub validator_emission: u64,
}

impl Subnet {
	/// A subnet of uids with these stakes.
	pub fn with_stake(stake: impl Into<Vec<u64>>) -> Self {
		let stake = stake.into();
		let n = stake.len();
		Self {
			block: 200,
			last_step: 150,
			tempo: 50,
			activity_cutoff: 1_000,
			kappa: 32_767,
			bonds_penalty: 65_535,
			bonds_moving_average: 900_000,
			max_validators: 64,
			stake_threshold: 0,
			owner: None,
			stake,
			last_update: vec![100; n],
			registered: vec![1; n],
			permit: vec![true; n],
			first_commit: None,
			weights: Sparse::new(),
			bonds: Sparse::new(),
			server_emission: 1_000_000,
			validator_emission: 1_000_000,
		}
	}

	/// Has a validator set weights.
	pub fn weigh(mut self, validator: u16, weights: impl IntoIterator<Item = (u16, u16)>) -> Self {
		self.weights.extend(weights.into_iter().map(|(uid, w)| ((validator, uid), w)));
		self
	}

	/// Gives a validator bonds.
	pub fn bond(mut self, validator: u16, bonds: impl IntoIterator<Item = (u16, u16)>) -> Self {
		self.bonds.extend(bonds.into_iter().map(|(uid, b)| ((validator, uid), b)));
		self
	}

	/// Sets anything else.
	pub fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
		change(&mut self);
		self
	}

	/// How many uids there are.
	pub fn uids(&self) -> usize {
		self.stake.len()
	}

	/// Shows the input of the epoch to `look`.
	pub fn with_input<T>(&self, look: impl FnOnce(&EpochInput) -> T) -> T {
		let (weights, bonds) = (self.rows(&self.weights), self.rows(&self.bonds));
		look(&EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			kappa: self.kappa,
			bonds_penalty: self.bonds_penalty,
			bonds_moving_average: self.bonds_moving_average,
			max_validators: self.max_validators,
			stake_threshold: self.stake_threshold,
			owner_uid: self.owner,
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: self.first_commit.as_deref(),
			weights: weights.as_rows(),
			bonds: bonds.as_rows(),
			server_emission: self.server_emission,
			validator_emission: self.validator_emission,
		})
	}

	/// Runs the epoch and checks what holds of every result.
	pub fn run_epoch(&self) -> EpochOutput {
		let out = self.with_input(run).expect("well-formed");
		self.check(&out);
		out
	}

	/// What the next epoch starts from.
	pub fn after(mut self, out: &EpochOutput) -> Self {
		self.last_step = self.block;
		self.block += u64::from(self.tempo);
		self.last_update.fill(self.block - 1);
		self.permit.clone_from(&out.permit);
		self.bonds = (0..self.uids())
			.flat_map(|i| out.bonds.row(i).map(move |(j, bond)| ((i as u16, j), bond)))
			.collect();
		self
	}

	fn rows(&self, sparse: &Sparse) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for i in 0..self.uids() as u16 {
			rows.push_row(sparse.range((i, 0)..=(i, u16::MAX)).map(|(&(_, j), &x)| (j, x)));
		}
		rows
	}

	/// The pots are paid out to the last unit, every list has an entry for each uid, and bonds are
	/// stored in order, without zeros, for the permitted.
	fn check(&self, out: &EpochOutput) {
		let paid: u128 =
			out.server_emission.iter().chain(&out.validator_emission).map(|&x| u128::from(x)).sum();
		let pots = u128::from(self.server_emission) + u128::from(self.validator_emission);
		assert_eq!(paid + u128::from(out.unassigned), pots, "pots are paid out");
		let n = self.uids();
		assert_eq!([out.active.len(), out.permit.len(), out.bonds.as_rows().len()], [n; 3]);
		assert_eq!(
			[out.stake_weight.len(), out.consensus.len(), out.validator_trust.len()],
			[n; 3]
		);
		assert_eq!([out.incentive.len(), out.dividends.len()], [n; 2]);
		assert_eq!([out.server_emission.len(), out.validator_emission.len()], [n; 2]);
		for i in 0..n {
			let row: Vec<_> = out.bonds.row(i).collect();
			assert!(out.permit[i] || row.is_empty(), "bonds are stored for the permitted");
			assert!(
				row.iter().all(|&(j, bond)| bond > 0 && usize::from(j) < n),
				"no empty bond is stored"
			);
			assert!(row.windows(2).all(|pair| pair[0].0 < pair[1].0), "bonds are sorted");
		}
	}
}
