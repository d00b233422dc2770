//! What a chain stores of a subnet's epoch, as computed here.

use super::items::Row;
use crate::{subnet::Subnet, trace::Trace};
use ganglion_consensus::{required_edges, EpochError, EpochOutput};

/// What is stored of an epoch. Lists are by uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
	/// Who has set weights lately.
	pub active: Vec<bool>,
	/// Who has a permit from now on.
	pub validator_permit: Vec<bool>,
	/// Shares of the stake.
	pub stake_weight: Vec<u16>,
	/// Consensus.
	pub consensus: Vec<u16>,
	/// Validator trust.
	pub validator_trust: Vec<u16>,
	/// Dividends.
	pub dividends: Vec<u16>,
	/// What each uid earned.
	pub emission: Vec<u64>,
	/// What is stored once a mechanism.
	pub mechanisms: Vec<Mechanism>,
}

/// What is stored of a mechanism's epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mechanism {
	/// Incentive.
	pub incentive: Vec<u16>,
	/// Bonds.
	pub bonds: Vec<Row>,
	/// What a bond of 65535 is worth, in parts of 2^32; empty except under the whitepaper's rule.
	pub bond_scale: Vec<u64>,
	/// The loss, in parts of 2^32; 0 except under the whitepaper's rule.
	pub loss: i64,
	/// How many edges a row of weights needs from now on; 0 except under the whitepaper's rule.
	pub required_edges: u16,
}

/// An epoch of a subnet, run here.
pub struct Epoch {
	/// The mechanisms' epochs.
	pub mechanisms: Vec<Run>,
}

/// The number of edges that the whitepaper's rule asks for, before an epoch, and how it moves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Peg {
	/// How many a row of weights needs.
	pub required: u16,
	/// By how many an epoch moves that; 0: nothing is asked for.
	pub step: u16,
	/// The most that are asked for.
	pub cap: u16,
}

impl Peg {
	/// How many a row needs after an epoch with this loss.
	fn after(self, loss: i64) -> u16 {
		let cap = if self.step == 0 { 0 } else { self.cap };
		required_edges(loss, self.required, self.step, cap)
	}
}

/// A mechanism's epoch.
pub struct Run {
	/// What it was computed from.
	pub subnet: Subnet,
	/// What the loss moves.
	pub peg: Peg,
	/// What it yields.
	pub output: EpochOutput,
	/// What it came to on the way.
	pub trace: Trace,
}

impl Epoch {
	/// Runs the epoch of all mechanisms of a subnet.
	///
	/// # Errors
	///
	/// If the chain's input is not well formed. The chain would skip such an epoch.
	pub fn run(mechanisms: Vec<(Subnet, Peg)>) -> Result<Self, EpochError> {
		let run = |(subnet, peg): (Subnet, Peg)| {
			let (output, trace) = subnet.run()?;
			Ok(Run { subnet, peg, output, trace })
		};
		let mechanisms = mechanisms.into_iter().map(run).collect::<Result<_, _>>()?;
		Ok(Self { mechanisms })
	}

	/// What the chain will store. A subnet's vectors are those of its mechanisms, weighted by what the mechanisms
	/// pay and rounded down; if they pay nothing, those of the first.
	pub fn outcome(&self) -> Outcome {
		let outputs = || self.mechanisms.iter().map(|run| &run.output);
		let count = outputs().map(|output| output.active.len()).max().unwrap_or(0);
		let marked = |list: fn(&EpochOutput) -> &[bool]| {
			let is_marked = |uid| outputs().any(|output| list(output).get(uid) == Some(&true));
			(0..count).map(is_marked).collect()
		};
		let earned = |uid| {
			let pots = |output: &EpochOutput| {
				let pot = |pot: &[u64]| pot.get(uid).copied().unwrap_or(0_u64);
				pot(&output.server_emission).saturating_add(pot(&output.validator_emission))
			};
			outputs().map(pots).fold(0, u64::saturating_add)
		};
		Outcome {
			active: marked(|output| &output.active),
			validator_permit: marked(|output| &output.permit),
			stake_weight: outputs().next().map(|o| o.stake_weight.clone()).unwrap_or_default(),
			consensus: self.mean(count, |output| &output.consensus),
			validator_trust: self.mean(count, |output| &output.validator_trust),
			dividends: self.mean(count, |output| &output.dividends),
			emission: (0..count).map(earned).collect(),
			mechanisms: self.mechanisms.iter().map(|run| Mechanism::of(run, count)).collect(),
		}
	}

	fn mean(&self, count: usize, list: fn(&EpochOutput) -> &[u16]) -> Vec<u16> {
		let pays: Vec<u128> = self
			.mechanisms
			.iter()
			.map(|Run { subnet, .. }| {
				u128::from(subnet.server_emission) + u128::from(subnet.validator_emission)
			})
			.collect();
		let total: u128 = pays.iter().sum();
		let value = |output: &EpochOutput, uid| list(output).get(uid).copied().unwrap_or(0);
		let mean = |uid| {
			let outputs = || self.mechanisms.iter().map(|run| &run.output);
			let sum = outputs()
				.zip(&pays)
				.map(|(output, pay)| u128::from(value(output, uid)).saturating_mul(*pay))
				.fold(0, u128::saturating_add);
			// A mean is not above the greatest value.
			let mean = sum.checked_div(total).and_then(|mean| u16::try_from(mean).ok());
			mean.unwrap_or_else(|| outputs().next().map_or(0, |output| value(output, uid)))
		};
		(0..count).map(mean).collect()
	}
}

impl Mechanism {
	fn of(run: &Run, count: usize) -> Self {
		let output = &run.output;
		let common = Self {
			incentive: output.incentive.clone(),
			bonds: (0..count).map(|uid| output.bonds.row(uid).collect()).collect(),
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
