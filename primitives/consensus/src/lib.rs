//! One epoch of a subnet as a pure function of numbers.
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(
	missing_docs,
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::float_arithmetic,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

extern crate alloc;

mod bonds;
mod dividends;
mod emission;
mod fraction;
mod input;
mod median;
mod permits;
mod ranking;
mod rows;
mod scores;
mod shape;
mod shares;
mod standing;

use alloc::vec::Vec;

pub use input::{EpochInput, EpochOutput};
pub use rows::{Rows, RowsBuf};
pub use shape::{EpochError, MAX_UIDS};

use emission::Claims;
use shares::Shares;

/// Runs one epoch.
pub fn run(input: &EpochInput) -> Result<EpochOutput, EpochError> {
	shape::check(input)?;
	let standing = standing::standing(input);
	let voting = &standing.voting;
	let permit = permits::elect(&standing.stake, input.max_validators, input.owner_uid);
	let scores = scores::scores(input, &standing);
	let consensus = median::consensus(&scores, voting, input.kappa);
	let ranking = ranking::rank(&scores, voting, &consensus);
	let bonds = bonds::update(input, &scores, voting, &consensus, &permit);
	let dividends = dividends::dividends(&bonds, &ranking.rank, voting);

	let stake = Shares::of_stake(&standing.stake);
	let incentive = Shares::of(&ranking.rank);
	let dividends = Shares::of(&dividends);
	let claims = Claims { incentive: &incentive, dividends: &dividends, voting, stake: &stake };
	let emission = emission::pay(input.server_emission, input.validator_emission, &claims);
	Ok(EpochOutput {
		active: standing.active,
		permit,
		stake_weight: stake.to_u16(),
		consensus: to_u16(&consensus),
		validator_trust: to_u16(&ranking.trust),
		incentive: incentive.to_u16(),
		dividends: dividends.to_u16(),
		bonds: bonds.stored,
		server_emission: emission.server,
		validator_emission: emission.validator,
		unassigned: emission.unassigned,
	})
}

fn to_u16(fractions: &[u64]) -> Vec<u16> {
	fractions.iter().map(|&fraction| fraction::to_u16(fraction)).collect()
}
