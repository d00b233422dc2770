//! A generated subnet, run epoch after epoch: validators hold the stake and rank servers.
//! Self-weights do not count, so a peer that does both takes a uid of each kind.

use crate::{failure::Failure, rule::Rule};
use ganglion_consensus::{run, EpochOutput, EpochState, Mode, RowsBuf, MAX_UIDS};

/// Each of the two pots of an epoch: so large that shares have a resolution of 2^-61.
pub const POT: u64 = 1 << 61;

/// Blocks before the first epoch; all uids are registered in block 0.
const LONG_AGO: u64 = 1_000;

/// A subnet. Validators have the uids from 0, servers the following ones.
#[derive(Clone, Debug)]
pub struct Market {
	validators: usize,
	state: EpochState,
}

impl Market {
	/// Returns a subnet without stake and weights.
	///
	/// # Errors
	///
	/// If there are more uids than a subnet can have.
	pub fn new(validators: usize, servers: usize) -> Result<Self, Failure> {
		let uids = validators.saturating_add(servers);
		if uids > MAX_UIDS {
			return Err(Failure::refused(format!(
				"too many peers: {validators} that rank and {servers} that are ranked take {uids} \
				uids, a subnet has at \
				 most {MAX_UIDS}"
			)));
		}
		let state = EpochState {
			block: LONG_AGO,
			last_step: LONG_AGO - 1,
			tempo: 1,
			activity_cutoff: u64::MAX / 2,
			// Until an epoch sets its own.
			rule: Mode::Null,
			max_validators: u16::MAX,
			stake_threshold: 0,
			owner_uid: None,
			stake: vec![0; uids],
			last_update: vec![LONG_AGO; uids],
			registered: vec![0; uids],
			permit: (0..uids).map(|uid| uid < validators).collect(),
			first_commit: None,
			weights: empty(uids),
			bonds: empty(uids),
			bond_scale: None,
			server_emission: POT,
			validator_emission: POT,
			memory: None,
		};
		Ok(Self { validators, state })
	}

	/// Returns the uid of a server, counted from 0.
	pub fn server_uid(&self, server: usize) -> usize {
		self.validators + server
	}

	/// Registers a new server in the place of another, after the last epoch.
	pub fn register(&mut self, server: usize) {
		let uid = self.server_uid(server);
		self.state.registered[uid] = self.state.last_step;
	}

	/// Forgets bonds, and all else that an epoch leaves to the next.
	pub fn forget(&mut self) {
		self.state.bonds = empty(self.state.stake.len());
		self.state.memory = None;
	}

	/// Sets the stake of each validator.
	pub fn set_stake(&mut self, stake: &[u64]) {
		self.state.stake[..self.validators].copy_from_slice(stake);
	}

	/// Sets the weights of each validator: a row of (server, weight) each, ascending.
	pub fn set_weights<R>(&mut self, rows: impl IntoIterator<Item = R>)
	where
		R: IntoIterator<Item = (usize, u16)>,
	{
		let mut weights = RowsBuf::new();
		for row in rows {
			let uid = |(server, weight)| (as_uid(self.validators + server), weight);
			weights.push_row(row.into_iter().map(uid));
		}
		(weights.as_rows().len()..self.state.stake.len()).for_each(|_| weights.push_row([]));
		self.state.weights = weights;
	}

	/// Sets the bonds of each validator, in the form of [`Market::set_weights`].
	pub fn set_bonds<R>(&mut self, rows: impl IntoIterator<Item = R>)
	where
		R: IntoIterator<Item = (usize, u16)>,
	{
		let weights = std::mem::take(&mut self.state.weights);
		self.set_weights(rows);
		self.state.bonds = std::mem::replace(&mut self.state.weights, weights);
	}

	/// Runs an epoch by the rule; the next one starts with its bonds.
	///
	/// # Errors
	///
	/// If the consensus crate refuses the input.
	pub fn epoch(&mut self, rule: &Rule) -> Result<EpochOutput, Failure> {
		let state = &mut self.state;
		state.rule = rule.mode();
		let output = run(&state.input())?;
		state.last_step = state.block;
		state.block += 1;
		// Whoever has weights sets them in each epoch.
		state.last_update.fill(state.block);
		state.bonds.clone_from(&output.bonds);
		state.memory.clone_from(&output.memory);
		if let Some(sigmoid) = &output.sigmoid {
			state.bond_scale = Some(sigmoid.bond_scale.clone());
		}
		Ok(output)
	}
}

fn empty(uids: usize) -> RowsBuf {
	let mut rows = RowsBuf::new();
	(0..uids).for_each(|_| rows.push_row([]));
	rows
}

fn as_uid(uid: usize) -> u16 {
	// A market has no more uids than a `u16` can count.
	u16::try_from(uid).unwrap_or(u16::MAX)
}

/// Scales weights so that the greatest is 65535, rounded to the nearest, as clients do. A weight
/// above 0 becomes at least 1.
pub fn on_chain(weights: &[f64]) -> Vec<u16> {
	let greatest = weights.iter().copied().fold(0.0, f64::max);
	let scaled = |&weight: &f64| match weight {
		weight if weight > 0.0 => (weight / greatest * 65_535.0).round().max(1.0) as u16,
		_ => 0,
	};
	weights.iter().map(scaled).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn market_should_be_refused_when_uids_run_out() {
		assert!(Market::new(32_768, 32_768).is_ok());
		assert!(Market::new(32_768, 32_769).is_err());
	}

	#[test]
	fn weights_should_keep_dust_when_scaled() {
		assert_eq!(on_chain(&[1.0, 0.5, 1e-9, 0.0]), [65_535, 32_768, 1, 0]);
	}
}
