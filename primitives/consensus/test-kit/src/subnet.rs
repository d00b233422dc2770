//! A subnet to run epochs of, built step by step.

use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::ops::{Deref, DerefMut};
use ganglion_consensus::{
	run, EpochInput, EpochOutput, EpochState, ForecastSkill, LiquidAlpha, Mode, PeerPrediction,
	RowsBuf, Sigmoid, Yuma, YumaBonds,
};

use crate::{assert_output, modes};

/// Weights or bonds by row and column.
pub type Sparse = BTreeMap<(u16, u16), u16>;

/// The state of a subnet before an epoch: that of [`EpochState`], with rows that are easy to
/// change.
///
/// As built, it is in Yuma 3, every uid was registered in block 1, set weights in block 100 and has
/// a permit; the epoch runs in block 200.
#[derive(Clone)]
pub struct Subnet {
	/// Everything else; its rows are not used.
	state: EpochState,
	/// Weights.
	pub weights: Sparse,
	/// Bonds.
	pub bonds: Sparse,
}

impl Deref for Subnet {
	type Target = EpochState;

	fn deref(&self) -> &EpochState {
		&self.state
	}
}

impl DerefMut for Subnet {
	fn deref_mut(&mut self) -> &mut EpochState {
		&mut self.state
	}
}

impl Subnet {
	/// A subnet of uids with these stakes.
	pub fn with_stake(stake: impl Into<Vec<u64>>) -> Self {
		let stake = stake.into();
		let n = stake.len();
		let state = EpochState {
			block: 200,
			last_step: 150,
			tempo: 50,
			activity_cutoff: 1_000,
			rule: modes::YUMA_3,
			max_validators: 64,
			stake_threshold: 0,
			owner_uid: None,
			stake,
			last_update: vec![100; n],
			registered: vec![1; n],
			permit: vec![true; n],
			first_commit: None,
			weights: RowsBuf::new(),
			bonds: RowsBuf::new(),
			bond_scale: None,
			server_emission: 1_000_000,
			validator_emission: 1_000_000,
			memory: None,
		};
		Self { state, weights: Sparse::new(), bonds: Sparse::new() }
	}

	/// Sets weights of a validator.
	pub fn weigh(mut self, validator: u16, weights: impl IntoIterator<Item = (u16, u16)>) -> Self {
		self.weights.extend(weights.into_iter().map(|(uid, w)| ((validator, uid), w)));
		self
	}

	/// Gives a validator bonds.
	pub fn bond(mut self, validator: u16, bonds: impl IntoIterator<Item = (u16, u16)>) -> Self {
		self.bonds.extend(bonds.into_iter().map(|(uid, b)| ((validator, uid), b)));
		self
	}

	/// Sets the mode.
	///
	/// # Panics
	///
	/// If [`modes::all`] lacks this kind of mode, and so do the tests that go through it.
	pub fn in_mode(mut self, mode: Mode) -> Self {
		assert!(modes::index(&mode) < modes::COUNT, "{mode:?} is missing in `modes::all`");
		self.rule = mode;
		self
	}

	/// Sets anything else.
	pub fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
		change(&mut self);
		self
	}

	/// Changes settings of Yuma mode.
	///
	/// # Panics
	///
	/// In another mode.
	pub fn yuma(mut self, change: impl FnOnce(&mut Yuma)) -> Self {
		let Mode::Yuma(yuma) = &mut self.rule else { panic!("{:?} is not Yuma", self.rule) };
		change(yuma);
		self
	}

	/// Changes settings of liquid alpha.
	///
	/// # Panics
	///
	/// In another mode.
	pub fn liquid_alpha(self, change: impl FnOnce(&mut LiquidAlpha)) -> Self {
		self.yuma(|yuma| {
			let YumaBonds::Three { liquid_alpha: Some(settings), .. } = &mut yuma.bonds else {
				panic!("{yuma:?} is without liquid alpha")
			};
			change(settings);
		})
	}

	/// Changes settings of Sigmoid mode.
	///
	/// # Panics
	///
	/// In another mode.
	pub fn sigmoid(mut self, change: impl FnOnce(&mut Sigmoid)) -> Self {
		let Mode::Sigmoid(sigmoid) = &mut self.rule else {
			panic!("{:?} is not Sigmoid", self.rule)
		};
		change(sigmoid);
		self
	}

	/// Changes settings of PeerPrediction mode.
	///
	/// # Panics
	///
	/// In another mode.
	pub fn peer_prediction(mut self, change: impl FnOnce(&mut PeerPrediction)) -> Self {
		let Mode::PeerPrediction(rule) = &mut self.rule else {
			panic!("{:?} is not PeerPrediction", self.rule)
		};
		change(rule);
		self
	}

	/// Changes settings of forecast skill.
	///
	/// # Panics
	///
	/// In a mode without it.
	pub fn forecast_skill(mut self, change: impl FnOnce(&mut ForecastSkill)) -> Self {
		match &mut self.rule {
			Mode::PeerPrediction(rule) => change(&mut rule.skill),
			Mode::Yuma(Yuma {
				bonds: YumaBonds::Three { forecast_skill: Some(settings), .. },
				..
			}) => change(settings),
			other => panic!("{other:?} is without forecast skill"),
		}
		self
	}

	/// The number of uids.
	pub fn uids(&self) -> usize {
		self.stake.len()
	}

	/// The state with its rows.
	pub fn state(&self) -> EpochState {
		let (weights, bonds) = (self.rows(&self.weights), self.rows(&self.bonds));
		EpochState { weights, bonds, ..self.state.clone() }
	}

	/// Calls `look` with the input of the epoch.
	pub fn with_input<T>(&self, look: impl FnOnce(&EpochInput) -> T) -> T {
		look(&self.state().input())
	}

	/// Runs the epoch and asserts what holds of every output.
	///
	/// # Panics
	///
	/// If the epoch is refused, or the output is wrong.
	#[track_caller]
	pub fn run_epoch(&self) -> EpochOutput {
		self.with_input(|input| {
			let out = run(input).expect("well-formed");
			assert_output(input, &out);
			out
		})
	}

	/// The state before the next epoch.
	pub fn after(mut self, out: &EpochOutput) -> Self {
		self.last_step = self.block;
		self.block += u64::from(self.tempo);
		let now = self.block;
		self.last_update.fill(now - 1);
		self.permit.clone_from(&out.permit);
		self.bonds = (0..self.uids())
			.flat_map(|i| out.bonds.row(i).map(move |(j, bond)| ((i as u16, j), bond)))
			.collect();
		self.bond_scale = out.sigmoid.as_ref().map(|sigmoid| sigmoid.bond_scale.clone());
		self.memory.clone_from(&out.memory);
		self
	}

	fn rows(&self, sparse: &Sparse) -> RowsBuf {
		let mut rows = RowsBuf::new();
		for i in (0..=u16::MAX).take(self.uids()) {
			rows.push_row(sparse.range((i, 0)..=(i, u16::MAX)).map(|(&(_, j), &x)| (j, x)));
		}
		rows
	}
}
