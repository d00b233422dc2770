//! The rules of the epoch in exact rational arithmetic, dense and slow: what the results are held
//! against.
//!
//! Written from the rules, stage by stage, and sharing no code with the crate. Two liberties are
//! taken, both only with numbers that flow on to outputs and that nothing is decided on:
//! - exponentials are summed to a relative error below 2^-200 (see [`exponential`]);
//! - fractions that grow longer than 512 bits are cut to 256 significant bits (see
//!   [`number::settle`]). Such numbers are added, multiplied and divided, never subtracted (but for
//!   the one minus of the loss, where the error stays absolute), and fewer than 2^20 times along
//!   any path to an output, so that the relative error of every output stays below 2^-180.
//!
//! What a decision is taken on (stakes, scores, the median, the bond or score that is greater, the
//! floor of trust) is exact. What is published is rounded from within 2^-96 of a unit, see
//! [`number::floor`]: exact values that are whole units are recognised as such.

pub mod exponential;
mod ground;
mod matrix;
mod null;
pub mod number;
mod payment;
mod sigmoid;
mod yuma;

use ganglion_consensus::{EpochInput, Mode};
use ground::Ground;
use matrix::Matrix;
use num_traits::{ToPrimitive, Zero};
use number::{floor, int, round, Q};

/// What the epoch yields, exactly: shares of one, and amounts.
pub struct Exact {
	pub active: Vec<bool>,
	pub permit: Vec<bool>,
	pub stake_weight: Vec<Q>,
	pub consensus: Vec<Q>,
	pub validator_trust: Vec<Q>,
	pub incentive: Vec<Q>,
	pub dividends: Vec<Q>,
	/// As shares of what 65535 stands for; 0 where nothing is stored.
	pub bonds: Matrix,
	pub server_emission: Vec<Q>,
	pub validator_emission: Vec<Q>,
	pub unassigned: Q,
	pub whitepaper: Option<Whitepaper>,
}

/// What only the whitepaper's rule yields.
pub struct Whitepaper {
	pub rank: Vec<Q>,
	pub trust: Vec<Q>,
	pub loss: Q,
	/// What a stored bond of 65535 is worth.
	pub bond_scale: Vec<Q>,
}

impl Exact {
	/// The bond as it is stored: to the nearest unit under the whitepaper's rule, else down.
	pub fn bond(&self, i: usize, j: usize) -> u16 {
		let units = &self.bonds[i][j] * int(65_535);
		let units = if self.whitepaper.is_some() { round(&units) } else { floor(&units) };
		units.to_u16().expect("at most the whole")
	}
}

/// What the modes differ in.
struct Outcome {
	consensus: Vec<Q>,
	validator_trust: Vec<Q>,
	incentive: Vec<Q>,
	dividends: Vec<Q>,
	/// Of everybody, as shares of what 65535 stands for.
	bonds: Matrix,
	whitepaper: Option<Whitepaper>,
}

pub fn run(input: &EpochInput) -> Exact {
	let ground = Ground::new(input);
	let outcome = match input.mode {
		Mode::Yuma(settings) => yuma::run(&ground, &settings),
		Mode::Null => null::run(&ground),
		Mode::Sigmoid(settings) => sigmoid::run(&ground, &settings, input.bond_scale),
	};
	let payment = payment::pay(input, &ground, &outcome);
	let mut bonds = outcome.bonds;
	if input.mode != Mode::Null {
		let losers = bonds.iter_mut().zip(&ground.permit).filter(|(_, &permit)| !permit);
		losers.for_each(|(row, _)| row.fill(Q::zero()));
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
	}
}
