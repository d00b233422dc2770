//! What an epoch yields, for people and for programs.

mod columns;
mod tables;

pub use columns::Table;
pub use tables::{table, tables};

use crate::{case::ModeName, failure::Failure, trace::Trace};
use ganglion_consensus::{EpochOutput, EpochState, BOND_UNIT};
use serde::Serialize;
use std::io::{self, ErrorKind, Write};

/// An epoch's result. Lists are by uid; `u16` values are parts of 65535, rounded down.
#[derive(Clone, Debug, Serialize)]
pub struct Epoch {
	/// The number of the epoch, from 0.
	pub epoch: u32,
	/// The block it ran in.
	pub block: u64,
	/// The rule, as cases name it.
	#[serde(skip)]
	pub mode: &'static str,
	/// The stake weights it was run with, in rao.
	pub stake: Vec<u64>,
	/// The stake with a say, in rao.
	pub voting_stake: Vec<u64>,
	/// The weights that count, as fractions of their rows, as (uid, score), ascending.
	pub scores: Vec<Vec<(u16, f64)>>,
	/// The voting stake's mean of the scores, as far as they are in consensus.
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
	/// Who has set weights lately.
	pub active: Vec<bool>,
	/// Who has a permit from now on.
	pub validator_permit: Vec<bool>,
	/// Bonds that carry over, as (uid, bond), ascending.
	pub bonds: Vec<Vec<(u16, u16)>>,
	/// What each is paid as a server.
	pub server_emission: Vec<u64>,
	/// What each is paid as a validator.
	pub validator_emission: Vec<u64>,
	/// What nobody is paid.
	pub unassigned: u64,
	/// What only the whitepaper's rule yields.
	#[serde(flatten)]
	pub sigmoid: Option<Sigmoid>,
}

/// What only the whitepaper's rule yields.
#[derive(Clone, Debug, Serialize)]
pub struct Sigmoid {
	/// Trust.
	pub trust: Vec<u16>,
	/// Loss. It is a multiple of 2^-32, which `f64` holds exactly.
	pub loss: f64,
	/// What a bond of 65535 is worth, in parts of 2^32.
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

/// The epochs as one JSON document, `{"epochs": [...]}`.
///
/// # Errors
///
/// Never; it is the signature of what makes it.
pub fn json(epochs: &[Epoch]) -> Result<String, Failure> {
	#[derive(Serialize)]
	struct Document<'a> {
		epochs: &'a [Epoch],
	}
	Ok(serde_json::to_string(&Document { epochs })?)
}

/// Prints a text and ends its last line. That a reader has seen enough and closed the pipe is no failure.
///
/// # Errors
///
/// If the standard output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
	let mut out = io::stdout().lock();
	let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
	match written {
		Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
		other => Ok(other?),
	}
}
