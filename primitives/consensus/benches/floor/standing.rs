//! The beginning of an epoch in every mode: activity, stake and permits.

use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use ganglion_consensus::{EpochInput, Mode};

use super::outcome::normalise;

/// The standing of each uid.
pub struct Standing {
	/// Whether it set weights within the cutoff.
	pub active: Vec<bool>,
	/// Whether it had a permit before the epoch.
	pub permitted: Vec<bool>,
	/// The permits from now on.
	pub permit: Vec<bool>,
	/// Stake that counts, in rao.
	pub stake: Vec<u64>,
	/// Shares of the voting stake, adding up to one.
	pub voting: Vec<f64>,
}

impl Standing {
	/// Applies cutoff, threshold and permits.
	pub fn new(input: &EpochInput) -> Self {
		let owner = input.owner_uid.map(usize::from);
		let privileged = if matches!(input.mode, Mode::Null) { None } else { owner };
		let active: Vec<bool> = (input.last_update.iter())
			.map(|&at| at.saturating_add(input.activity_cutoff) >= input.block)
			.collect();
		let mut permitted = input.permit.to_vec();
		if let Some(owner) = privileged {
			permitted[owner] = true;
		}
		let counts = |i, stake| stake >= input.stake_threshold || owner == Some(i);
		let stake: Vec<u64> = (input.stake.iter().enumerate())
			.map(|(i, &stake)| if counts(i, stake) { stake } else { 0 })
			.collect();
		let vote = |i: usize| if active[i] && permitted[i] { stake[i] as f64 } else { 0.0 };
		let mut voting: Vec<f64> = (0..stake.len()).map(vote).collect();
		normalise(&mut voting);
		let permit = elect(&stake, input.max_validators.into(), privileged);
		Self { active, permitted, permit, stake, voting }
	}
}

fn elect(stake: &[u64], seats: usize, owner: Option<usize>) -> Vec<bool> {
	let mut candidates: Vec<(u64, usize)> = stake
		.iter()
		.enumerate()
		.filter(|(_, &stake)| stake > 0)
		.map(|(i, &stake)| (stake, i))
		.collect();
	if seats < candidates.len() {
		candidates.select_nth_unstable_by_key(seats, |&candidate| Reverse(candidate));
		candidates.truncate(seats);
	}
	let mut permit = vec![false; stake.len()];
	candidates.into_iter().for_each(|(_, i)| permit[i] = true);
	if let Some(owner) = owner {
		permit[owner] = true;
	}
	permit
}
