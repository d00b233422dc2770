//! A subnet to run epochs of.

use crate::modes;
use ganglion_consensus::{
	run, EpochInput, EpochOutput, LiquidAlpha, Mode, RowsBuf, Sigmoid, Yuma, YumaBonds,
};
use std::collections::BTreeMap;

/// Weights or bonds by row and column.
pub type Sparse = BTreeMap<(u16, u16), u16>;

/// The state of a subnet. As built, it is in Yuma 3, every uid has been registered at block 1, set
/// weights at block 100 and has a permit; the epoch runs in block 200.
#[derive(Clone)]
pub struct Subnet {
	pub block: u64,
	pub last_step: u64,
	pub tempo: u16,
	pub activity_cutoff: u64,
	/// Without bond scales: those are `bond_scale`.
	pub mode: Mode<'static>,
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
	/// What the whitepaper's rule returned of the epoch before.
	pub bond_scale: Option<Vec<u64>>,
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
			mode: modes::YUMA_3,
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
			bond_scale: None,
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

	/// Puts it in another mode.
	pub fn in_mode(mut self, mode: Mode<'static>) -> Self {
		self.mode = mode;
		self
	}

	/// Sets anything else.
	pub fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
		change(&mut self);
		self
	}

	/// Changes settings of Yuma, which it must be in.
	pub fn yuma(mut self, change: impl FnOnce(&mut Yuma)) -> Self {
		let Mode::Yuma(yuma) = &mut self.mode else { panic!("{:?} is not Yuma", self.mode) };
		change(yuma);
		self
	}

	/// Changes settings of liquid alpha, in which it must be.
	pub fn liquid_alpha(self, change: impl FnOnce(&mut LiquidAlpha)) -> Self {
		self.yuma(|yuma| {
			let YumaBonds::Three { liquid_alpha: Some(settings) } = &mut yuma.bonds else {
				panic!("{yuma:?} is without liquid alpha")
			};
			change(settings);
		})
	}

	/// Changes settings of the whitepaper's rule, which it must be under.
	pub fn sigmoid(mut self, change: impl FnOnce(&mut Sigmoid<'static>)) -> Self {
		let Mode::Sigmoid(sigmoid) = &mut self.mode else { panic!("{:?} is not it", self.mode) };
		change(sigmoid);
		self
	}

	/// How many uids there are.
	pub fn uids(&self) -> usize {
		self.stake.len()
	}

	/// Shows the input of the epoch to `look`.
	pub fn with_input<T>(&self, look: impl FnOnce(&EpochInput) -> T) -> T {
		let (weights, bonds) = (self.rows(&self.weights), self.rows(&self.bonds));
		let mode = match self.mode {
			Mode::Sigmoid(settings) => {
				Mode::Sigmoid(Sigmoid { bond_scale: self.bond_scale.as_deref(), ..settings })
			},
			other => other,
		};
		look(&EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			mode,
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
		self.bond_scale = out.sigmoid.as_ref().map(|sigmoid| sigmoid.bond_scale.clone());
		self
	}

	fn rows(&self, sparse: &Sparse) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for i in (0..=u16::MAX).take(self.uids()) {
			rows.push_row(sparse.range((i, 0)..=(i, u16::MAX)).map(|(&(_, j), &x)| (j, x)));
		}
		rows
	}

	/// The pots are paid out to the last unit, every list has an entry for each uid, shares are of
	/// one whole, and bonds are stored in order, without zeros, for the permitted.
	fn check(&self, out: &EpochOutput) {
		let paid: u128 =
			out.server_emission.iter().chain(&out.validator_emission).map(|&x| u128::from(x)).sum();
		let pots = u128::from(self.server_emission) + u128::from(self.validator_emission);
		assert_eq!(paid + u128::from(out.unassigned), pots, "pots are paid out");
		let n = self.uids();
		assert_eq!([out.active.len(), out.permit.len(), out.bonds.as_rows().len()], [n; 3]);
		assert_eq!([out.consensus.len(), out.validator_trust.len()], [n; 2]);
		assert_eq!([out.server_emission.len(), out.validator_emission.len()], [n; 2]);
		for shares in [&out.stake_weight, &out.incentive, &out.dividends] {
			let whole: u64 = shares.iter().map(|&share| u64::from(share)).sum();
			assert!(shares.len() == n && whole <= 65_535, "shares are of one whole, not {whole}");
		}
		assert_eq!(out.sigmoid.is_some(), matches!(self.mode, Mode::Sigmoid(_)));
		if let Some(sigmoid) = &out.sigmoid {
			assert_eq!([sigmoid.rank.len(), sigmoid.trust.len(), sigmoid.bond_scale.len()], [n; 3]);
		}
		self.check_bonds(out);
	}

	fn check_bonds(&self, out: &EpochOutput) {
		for i in 0..self.uids() {
			let row: Vec<_> = out.bonds.row(i).collect();
			let stored = out.permit[i] || self.mode == Mode::Null;
			assert!(stored || row.is_empty(), "bonds are stored for the permitted");
			assert!(
				row.iter().all(|&(j, bond)| bond > 0 && usize::from(j) < self.uids()),
				"no empty bond is stored"
			);
			assert!(row.windows(2).all(|pair| pair[0].0 < pair[1].0), "bonds are sorted");
		}
	}
}
