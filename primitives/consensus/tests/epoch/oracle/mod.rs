//! The rules of the epoch in exact rational arithmetic, dense and slow: the model to which results
//! are compared.
//!
//! It is written from the rules, stage by stage, and shares no code with the crate. It takes two
//! liberties, both only with numbers that flow into outputs and that no decision depends on:
//! - exponentials are summed to a relative error below 2^-200 (see [`exponential`]);
//! - fractions that grow longer than 512 bits are truncated to 256 significant bits (see
//!   [`number::settle`]). Such numbers are added, multiplied and divided, never subtracted (but for
//!   the one minus of the loss, where the error stays absolute), and fewer than 2^20 times along
//!   any path to an output, so that the relative error of every output stays below 2^-180.
//!
//! The numbers that decisions depend on (stakes, scores, the median, the greater of bond and score,
//! the trust floor) are exact. Published values are rounded with a tolerance of 2^-96 of a unit,
//! see [`number::floor`], so exact values that are whole units are recognised as such.

pub mod exponential;
mod ground;
mod matrix;
mod null;
pub mod number;
mod payment;
pub mod peer_prediction;
mod sigmoid;
mod yuma;

use ganglion_consensus::{EpochInput, Mode};
use ground::Ground;
use matrix::Matrix;
use num_traits::{ToPrimitive, Zero};
use number::{floor, int, round, Q};
use peer_prediction::Remembered;

/// The exact results of an epoch: shares of one, and amounts.
pub struct Exact {
	pub active: Vec<bool>,
	pub permit: Vec<bool>,
	pub stake_weight: Vec<Q>,
	pub consensus: Vec<Q>,
	pub validator_trust: Vec<Q>,
	pub incentive: Vec<Q>,
	pub dividends: Vec<Q>,
	/// In the unit that 65535 stands for; 0 where none is stored.
	pub bonds: Matrix,
	pub server_emission: Vec<Q>,
	pub validator_emission: Vec<Q>,
	pub unassigned: Q,
	pub whitepaper: Option<Whitepaper>,
	pub remembered: Option<Remembered>,
}

/// What only Sigmoid mode yields.
pub struct Whitepaper {
	pub rank: Vec<Q>,
	pub trust: Vec<Q>,
	pub loss: Q,
	/// The value of a stored bond of 65535.
	pub bond_scale: Vec<Q>,
}

impl Exact {
	/// The bond as it is stored: rounded to the nearest unit in Sigmoid mode, otherwise down.
	pub fn bond(&self, i: usize, j: usize) -> u16 {
		let units = &self.bonds[i][j] * int(65_535);
		let units = if self.whitepaper.is_some() { round(&units) } else { floor(&units) };
		units.to_u16().expect("at most the whole")
	}
}

/// The results that depend on the mode.
struct Outcome {
	consensus: Vec<Q>,
	validator_trust: Vec<Q>,
	incentive: Vec<Q>,
	dividends: Vec<Q>,
	/// Of all uids, in the unit that 65535 stands for.
	bonds: Matrix,
	whitepaper: Option<Whitepaper>,
	remembered: Option<Remembered>,
}

pub fn run(input: &EpochInput) -> Exact {
	let ground = Ground::new(input);
	let outcome = match input.mode {
		Mode::Yuma(settings) => yuma::run(input, &ground, &settings),
		Mode::Null => null::run(&ground),
		Mode::Sigmoid(settings) => sigmoid::run(&ground, &settings, input.bond_scale),
		Mode::PeerPrediction(rule) => peer_prediction::run(input, &ground, &rule),
	};
	let payment = payment::pay(input, &ground, &outcome);
	let mut bonds = outcome.bonds;
	match input.mode {
		Mode::Yuma(_) | Mode::Sigmoid(_) | Mode::PeerPrediction(_) => {
			let losers = bonds.iter_mut().zip(&ground.permit).filter(|(_, &permit)| !permit);
			losers.for_each(|(row, _)| row.fill(Q::zero()));
		},
		Mode::Null => {},
	}
	Exact {
		active: ground.active,
		permit: ground.permit,
		stake_weight: ground.stake_weight,
		consensus: outcome.consensus,
		validator_trust: outcome.validator_trust,
		incentive: outcome.incentive,
		dividends: outcome.dividends,
		bonds,
		server_emission: payment.server,
		validator_emission: payment.validator,
		unassigned: payment.unassigned,
		whitepaper: outcome.whitepaper,
		remembered: outcome.remembered,
	}
}
