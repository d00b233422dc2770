//! From the results of the stages to the published values and the payments.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, EpochOutput, RowsBuf, SigmoidOutput};

use super::standing::Standing;

/// Divides by the sum, unless it is zero; returns the sum.
pub fn normalise(list: &mut [f64]) -> f64 {
	let sum: f64 = list.iter().sum();
	if sum > 0.0 {
		let scale = 1.0 / sum;
		list.iter_mut().for_each(|x| *x *= scale);
	}
	sum
}

/// In parts of 65535, rounded down.
pub fn to_u16(list: &[f64]) -> Vec<u16> {
	list.iter().map(|&x| part(x)).collect()
}

/// In parts of 65535, rounded down.
#[inline]
pub fn part(x: f64) -> u16 {
	(x * 65_535.0) as u16
}

/// The results of the stages of a mode. `incentive` and `dividends` need not be normalised.
pub struct Outcome {
	pub consensus: Vec<f64>,
	pub trust: Vec<f64>,
	pub incentive: Vec<f64>,
	pub dividends: Vec<f64>,
	pub bonds: RowsBuf,
	pub sigmoid: Option<SigmoidOutput>,
}

impl Outcome {
	/// Pays the pots, and turns all results into integers.
	pub fn publish(mut self, input: &EpochInput, standing: Standing) -> EpochOutput {
		let earned = normalise(&mut self.incentive) > 0.0;
		let yielded = normalise(&mut self.dividends) > 0.0;
		let mut stake: Vec<f64> = standing.stake.iter().map(|&stake| stake as f64).collect();
		normalise(&mut stake);
		let (server_pot, validator_pot) = (input.server_emission, input.validator_emission);
		let both = server_pot + validator_pot;
		let nothing = || vec![0; stake.len()];
		let (server_emission, validator_emission) = match (earned, yielded) {
			(true, true) => {
				(split(&self.incentive, server_pot), split(&self.dividends, validator_pot))
			},
			(true, false) => (split(&self.incentive, both), nothing()),
			(false, true) => (nothing(), split(&self.dividends, both)),
			(false, false) if any(&standing.voting) => (nothing(), split(&standing.voting, both)),
			(false, false) => (nothing(), split(&stake, both)),
		};
		let unassigned = if earned || yielded || any(&stake) { 0 } else { both };
		EpochOutput {
			active: standing.active,
			permit: standing.permit,
			stake_weight: to_u16(&stake),
			consensus: to_u16(&self.consensus),
			validator_trust: to_u16(&self.trust),
			incentive: to_u16(&self.incentive),
			dividends: to_u16(&self.dividends),
			bonds: self.bonds,
			server_emission,
			validator_emission,
			sigmoid: self.sigmoid,
			memory: None,
			unassigned,
		}
	}
}

fn any(shares: &[f64]) -> bool {
	shares.iter().any(|&share| share > 0.0)
}

/// The part of each uid of a pot, rounded.
fn split(shares: &[f64], pot: u64) -> Vec<u64> {
	shares.iter().map(|&share| (share * pot as f64 + 0.5) as u64).collect()
}
