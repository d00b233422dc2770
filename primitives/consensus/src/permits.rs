//! The permits of the next epoch: the `max_validators` greatest stakes, and the owner.

use alloc::{vec, vec::Vec};
use core::cmp::Reverse;

use crate::standing::is_owner;

/// Elects by stake. Among equal stakes the higher uid goes first; a uid without stake is never
/// elected. An `entitled` owner always has a permit, if need be in addition to `max_validators`;
/// where nobody has stake, the owner of a subnet has the permit in every mode.
pub(crate) fn elect(
	stake: &[u64],
	max_validators: u16,
	entitled: Option<u16>,
	owner: Option<u16>,
) -> Vec<bool> {
	let seats = usize::from(max_validators);
	let mut candidates = Vec::with_capacity(stake.len());
	let stakes = stake.iter().enumerate().filter(|&(_, &stake)| stake > 0);
	candidates.extend(stakes.map(|(i, &stake)| (stake, i)));
	let always = if candidates.is_empty() { owner } else { entitled };
	if seats < candidates.len() {
		candidates.select_nth_unstable_by_key(seats, |&candidate| Reverse(candidate));
		candidates.truncate(seats);
	}
	let mut permit = vec![false; stake.len()];
	for (_, i) in candidates {
		if let Some(permit) = permit.get_mut(i) {
			*permit = true;
		}
	}
	for (i, permit) in permit.iter_mut().enumerate() {
		*permit |= is_owner(always, i);
	}
	permit
}
