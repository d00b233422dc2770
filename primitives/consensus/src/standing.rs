//! Which uids are active and permitted, and how much of their stake counts.

use alloc::vec::Vec;

use crate::{EpochInput, Mode};

/// The standing of each uid at the beginning of the epoch.
pub(crate) struct Standing {
	/// Whether it set weights within the cutoff.
	pub(crate) active: Vec<bool>,
	/// Whether it has a permit from the previous epoch. The owner always has, except in Null mode.
	pub(crate) permitted: Vec<bool>,
	/// Its stake; zero below the threshold.
	pub(crate) stake: Vec<u64>,
	/// Its voting stake: the stake if active and permitted, otherwise zero.
	pub(crate) voting: Vec<u64>,
}

/// Applies the activity cutoff, the stake threshold and the permits of the previous epoch.
pub(crate) fn standing(input: &EpochInput) -> Standing {
	let is_owner = |i: usize| is_owner(input.owner_uid, i);
	let entitled = entitled_owner(input);
	let active: Vec<bool> = input
		.last_update
		.iter()
		.map(|&at| at.saturating_add(input.activity_cutoff) >= input.block)
		.collect();
	let permitted: Vec<bool> = input
		.permit
		.iter()
		.enumerate()
		.map(|(i, &permit)| permit || self::is_owner(entitled, i))
		.collect();
	let stake: Vec<u64> = (input.stake.iter().enumerate())
		.map(|(i, &stake)| if stake >= input.stake_threshold || is_owner(i) { stake } else { 0 })
		.collect();
	let voting = (stake.iter().zip(&active).zip(&permitted))
		.map(|((&stake, &active), &permitted)| if active && permitted { stake } else { 0 })
		.collect();
	Standing { active, permitted, stake, voting }
}

/// The owner, in the modes in which ownership gives a permit.
pub(crate) fn entitled_owner(input: &EpochInput) -> Option<u16> {
	match input.mode {
		Mode::Null => None,
		Mode::Yuma(_) | Mode::Sigmoid(_) | Mode::PeerPrediction(_) => input.owner_uid,
	}
}

/// Whether uid `i` is the subnet's owner.
pub(crate) fn is_owner(owner: Option<u16>, i: usize) -> bool {
	owner.is_some_and(|uid| usize::from(uid) == i)
}
