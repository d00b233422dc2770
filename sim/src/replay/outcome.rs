//! The outcome of a subnet's epoch, computed here in the form that a chain stores.

use super::items::{Memory, Row};
use crate::{subnet, trace::Trace};
use ganglion_consensus::{
	combine, required_edges, EpochError, EpochMemory, EpochOutput, EpochState, RowsBuf,
};

/// The stored outcome of an epoch. Lists are by uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
	/// Whether each uid is active.
	pub active: Vec<bool>,
	/// Permits for the next epoch.
	pub validator_permit: Vec<bool>,
	/// Shares of the stake.
	pub stake_weight: Vec<u16>,
	/// Consensus.
	pub consensus: Vec<u16>,
	/// Validator trust.
	pub validator_trust: Vec<u16>,
	/// Dividends.
	pub dividends: Vec<u16>,
	/// Alpha earned by each uid.
	pub emission: Vec<u64>,
	/// Outcomes of the mechanisms.
	pub mechanisms: Vec<Mechanism>,
}

/// The stored outcome of a mechanism's epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mechanism {
	/// Incentive.
	pub incentive: Vec<u16>,
	/// Bonds.
	pub bonds: Vec<Row>,
	/// Value of a bond of 65535, in parts of 2^32; empty except under the whitepaper's rule.
	pub bond_scale: Vec<u64>,
	/// The loss, in parts of 2^32; 0 except under the whitepaper's rule.
	pub loss: i64,
	/// Required edges of new rows of weights; 0 except under the whitepaper's rule.
	pub required_edges: u16,
	/// What the next epoch remembers; none under most rules.
	pub memory: Option<Memory>,
	/// The rows of weights that it remembers; empty under most rules.
	pub remembered: Vec<Row>,
}

/// An epoch of a subnet, computed here.
pub struct Epoch {
	/// The mechanisms' epochs.
	pub mechanisms: Vec<Run>,
}

/// What a mechanism's rule stores beside incentive and bonds.
#[derive(Clone, Copy, Debug)]
pub struct Extras {
	/// A loss and a scale of bonds: the whitepaper's rule.
	pub is_sigmoid: bool,
	/// What the next epoch remembers.
	pub remembers: bool,
}

/// The loss peg before an epoch, under the whitepaper's rule.
#[derive(Clone, Copy, Debug, Default)]
pub struct Peg {
	/// Required edges.
	pub required: u16,
	/// Step of the required edges; 0: no peg.
	pub step: u16,
	/// Maximum of the required edges.
	pub cap: u16,
}

impl Peg {
	/// Returns the required edges after an epoch with this loss.
	fn after(self, loss: i64) -> u16 {
		let cap = if self.step == 0 { 0 } else { self.cap };
		required_edges(loss, self.required, self.step, cap)
	}
}

/// A mechanism's epoch.
pub struct Run {
	/// What it was computed from.
	pub state: EpochState,
	/// What the loss moves.
	pub peg: Peg,
	/// Its output.
	pub output: EpochOutput,
	/// Its intermediate values.
	pub trace: Trace,
}

impl Epoch {
	/// Runs the epoch of all mechanisms of a subnet.
	///
	/// # Errors
	///
	/// If the chain's input is not well formed. The chain would skip such an epoch.
	pub fn run(mechanisms: Vec<(EpochState, Peg)>) -> Result<Self, EpochError> {
		let run = |(state, peg): (EpochState, Peg)| {
			let (output, trace) = subnet::run(&state)?;
			Ok(Run { state, peg, output, trace })
		};
		let mechanisms = mechanisms.into_iter().map(run).collect::<Result<_, _>>()?;
		Ok(Self { mechanisms })
	}

	/// Returns what each mechanism stores beside incentive and bonds.
	pub fn extras(&self) -> Vec<Extras> {
		let extras = |Run { output, .. }: &Run| Extras {
			is_sigmoid: output.sigmoid.is_some(),
			remembers: output.memory.is_some(),
		};
		self.mechanisms.iter().map(extras).collect()
	}

	/// Returns the outcome that the chain will store.
	pub fn outcome(&self) -> Outcome {
		let paid = |run: &Run| {
			let EpochState { server_emission, validator_emission, .. } = &run.state;
			(run.output.clone(), server_emission.saturating_add(*validator_emission))
		};
		let subnet = combine(&self.mechanisms.iter().map(paid).collect::<Vec<_>>());
		let earned = subnet.server_emission.iter().zip(&subnet.validator_emission);
		Outcome {
			emission: earned.map(|(server, validator)| server.saturating_add(*validator)).collect(),
			mechanisms: self.mechanisms.iter().map(Mechanism::of).collect(),
			active: subnet.active,
			validator_permit: subnet.permit,
			stake_weight: subnet.stake_weight,
			consensus: subnet.consensus,
			validator_trust: subnet.validator_trust,
			dividends: subnet.dividends,
		}
	}
}

impl Mechanism {
	fn of(run: &Run) -> Self {
		let output = &run.output;
		let count = output.incentive.len();
		let rows = |rows: &RowsBuf| (0..count).map(|uid| rows.row(uid).collect()).collect();
		let memory = output.memory.as_ref();
		let common = Self {
			incentive: output.incentive.clone(),
			bonds: rows(&output.bonds),
			remembered: memory.map(|memory| rows(&memory.rows)).unwrap_or_default(),
			memory: memory.cloned().map(|memory| {
				let EpochMemory { block, prior, servers, validators, .. } = memory;
				Memory { block, prior, servers, validators }
			}),
			..Self::default()
		};
		match &output.sigmoid {
			None => common,
			Some(sigmoid) => Self {
				bond_scale: sigmoid.bond_scale.clone(),
				loss: sigmoid.loss,
				required_edges: run.peg.after(sigmoid.loss),
				..common
			},
		}
	}
}
