//! Which neuron is replaced.

use crate::exact::of_any_size;
use ganglion_economy::{neuron_to_prune, Candidate, Protection};
use proptest::{collection::vec, prelude::*};

/// Candidates (emission, registered), numbered from 0.
fn numbered(list: &[(u64, u64)]) -> Vec<Candidate> {
	let candidate = |(uid, (emission, registered)): (u16, &(u64, u64))| Candidate {
		uid,
		emission: *emission,
		registered: *registered,
	};
	(0..).zip(list).map(candidate).collect()
}

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
	let emission = prop_oneof![2 => 0..3_u64, 1 => of_any_size()];
	let registered = prop_oneof![4 => 90..130_u64, 1 => any::<u64>()];
	vec((emission, registered), 0..12).prop_map(|list| numbered(&list))
}

fn protections() -> impl Strategy<Value = Protection> {
	(100..140_u64, prop_oneof![4 => 0..30_u64, 1 => any::<u64>()], 0..6_u16)
		.prop_map(|(now, immunity, min_non_immune)| Protection { now, immunity, min_non_immune })
}

const OPEN: Protection = Protection { now: 100, immunity: 0, min_non_immune: 0 };
const PROTECTED: Protection = Protection { now: 100, immunity: 10, min_non_immune: 1 };

fn is_immune(candidate: &Candidate, protection: &Protection) -> bool {
	protection.now.saturating_sub(candidate.registered) < protection.immunity
}

#[test]
fn least_earner_should_be_replaced() {
	assert_eq!(neuron_to_prune(&numbered(&[(9, 0), (7, 0), (8, 0)]), &OPEN), Some(1));
}

#[test]
fn oldest_among_equals_should_be_replaced_then_the_lowest_uid() {
	assert_eq!(neuron_to_prune(&numbered(&[(7, 9), (7, 4), (7, 4)]), &OPEN), Some(1));
	let unsorted = numbered(&[(7, 9), (7, 9), (7, 9)]).into_iter().rev().collect::<Vec<_>>();
	assert_eq!(neuron_to_prune(&unsorted, &OPEN), Some(0));
}

#[test]
fn immune_neuron_should_be_spared_while_enough_are_not() {
	// Immunity ends in the block in which it has lasted ten.
	assert_eq!(neuron_to_prune(&numbered(&[(9, 5), (8, 90), (1, 91)]), &PROTECTED), Some(1));
}

#[test]
fn immune_neuron_should_be_replaced_when_too_few_are_not() {
	assert_eq!(neuron_to_prune(&numbered(&[(1, 5), (9, 91), (8, 91)]), &PROTECTED), Some(2));
}

#[test]
fn one_of_too_few_should_be_replaced_when_nobody_is_immune() {
	assert_eq!(neuron_to_prune(&numbered(&[(1, 5)]), &PROTECTED), Some(0));
	assert_eq!(neuron_to_prune(&[], &PROTECTED), None);
}

proptest! {
	#[test]
	fn somebody_should_be_replaced_whenever_there_are_candidates(
		candidates in candidates(), protection in protections(),
	) {
		let pruned = neuron_to_prune(&candidates, &protection);
		prop_assert_eq!(pruned.is_none(), candidates.is_empty());
	}

	/// The rule as lists that are sorted.
	#[test]
	fn replaced_neuron_should_be_the_first_of_its_group(
		candidates in candidates(), protection in protections(),
	) {
		let (mut immune, mut exposed): (Vec<Candidate>, Vec<Candidate>) =
			candidates.iter().copied().partition(|candidate| is_immune(candidate, &protection));
		for group in [&mut immune, &mut exposed] {
			group.sort_by_key(|candidate| candidate.uid);
			group.sort_by_key(|candidate| candidate.registered);
			group.sort_by_key(|candidate| candidate.emission);
		}
		let enough = exposed.len() > usize::from(protection.min_non_immune);
		let group = if enough || immune.is_empty() { exposed } else { immune };
		let expected = group.first().map(|candidate| candidate.uid);
		prop_assert_eq!(neuron_to_prune(&candidates, &protection), expected);
	}

	#[test]
	fn choice_should_not_depend_on_the_order(
		candidates in candidates(), protection in protections(),
	) {
		let reversed = candidates.iter().rev().copied().collect::<Vec<_>>();
		let choice = neuron_to_prune(&candidates, &protection);
		prop_assert_eq!(neuron_to_prune(&reversed, &protection), choice);
	}
}
