//! The results of an epoch, as tables and as JSON.

mod columns;
mod tables;

pub use columns::Table;
pub use tables::{table, tables};

use crate::{case::ModeName, failure::Failure, trace::Trace};
use ganglion_consensus::{EpochOutput, EpochState, BOND_UNIT};
use serde::Serialize;
use std::io::{self, ErrorKind, Write};

/// The result of an epoch. Lists are by uid; `u16` values are parts of 65535, rounded down.
#[derive(Clone, Debug, Serialize)]
pub struct Epoch {
	/// Number of the epoch, from 0.
	pub epoch: u32,
	/// Its block.
	pub block: u64,
	/// Name of the rule in cases.
	#[serde(skip)]
	pub mode: &'static str,
	/// Stake weights, in rao.
	pub stake: Vec<u64>,
	/// Voting stake, in rao.
	pub voting_stake: Vec<u64>,
	/// The weights that count, as fractions of their rows: (uid, score), ascending.
	pub scores: Vec<Vec<(u16, f64)>>,
	/// The voting stake's mean of the clipped scores.
	pub rank: Vec<u16>,
	/// Consensus.
	pub consensus: Vec<u16>,
	/// Validator trust.
	pub validator_trust: Vec<u16>,
	/// Incentive.
	pub incentive: Vec<u16>,
	/// Dividends.
	pub dividends: Vec<u16>,
	/// Shares of the stake.
	pub stake_weight: Vec<u16>,
	/// Whether each uid is active.
	pub active: Vec<bool>,
	/// Permits for the next epoch.
	pub validator_permit: Vec<bool>,
	/// Bonds that carry over: (uid, bond), ascending.
	pub bonds: Vec<Vec<(u16, u16)>>,
	/// Payment of each uid as a server.
	pub server_emission: Vec<u64>,
	/// Payment of each uid as a validator.
	pub validator_emission: Vec<u64>,
	/// The unassigned rest of the pots.
	pub unassigned: u64,
	/// Further results of the whitepaper's rule.
	#[serde(flatten)]
	pub sigmoid: Option<Sigmoid>,
}

/// Further results of the whitepaper's rule.
#[derive(Clone, Debug, Serialize)]
pub struct Sigmoid {
	/// Trust.
	pub trust: Vec<u16>,
	/// Loss: a multiple of 2^-32, which `f64` represents exactly.
	pub loss: f64,
	/// Value of a bond of 65535, in parts of 2^32.
	pub bond_scale: Vec<u64>,
}

impl Epoch {
	/// The result of an epoch from `state`.
	pub fn new(epoch: u32, state: &EpochState, output: &EpochOutput, trace: &Trace) -> Self {
		let (output, trace) = (output.clone(), trace.clone());
		let bonds = (0..state.stake.len()).map(|uid| output.bonds.row(uid).collect()).collect();
		Self {
			epoch,
			block: state.block,
			mode: ModeName::of(&state.rule).as_str(),
			stake: state.stake.clone(),
			voting_stake: trace.voting_stake,
			scores: trace.scores,
			rank: output.sigmoid.as_ref().map_or(trace.rank, |sigmoid| sigmoid.rank.clone()),
			consensus: output.consensus,
			validator_trust: output.validator_trust,
			incentive: output.incentive,
			dividends: output.dividends,
			stake_weight: output.stake_weight,
			active: output.active,
			validator_permit: output.permit,
			bonds,
			server_emission: output.server_emission,
			validator_emission: output.validator_emission,
			unassigned: output.unassigned,
			sigmoid: output.sigmoid.map(|sigmoid| Sigmoid {
				trust: sigmoid.trust,
				loss: sigmoid.loss as f64 / BOND_UNIT as f64,
				bond_scale: sigmoid.bond_scale,
			}),
		}
	}
}

/// Returns the epochs as one JSON document, `{"epochs": [...]}`.
///
/// # Errors
///
/// Never; the signature is that of the serialiser.
pub fn json(epochs: &[Epoch]) -> Result<String, Failure> {
	#[derive(Serialize)]
	struct Document<'a> {
		epochs: &'a [Epoch],
	}
	Ok(serde_json::to_string(&Document { epochs })?)
}

/// Prints a text and ends its last line. A reader that closes the pipe early is no failure.
///
/// # Errors
///
/// If standard output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
	let mut out = io::stdout().lock();
	let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
	match written {
		Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
		other => Ok(other?),
	}
}
