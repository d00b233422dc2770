//! Runs the targets of the economy for a short time.

use ganglion_fuzz::{
	corpus, fee_search, fuzz, largest_remainder, pool, power, shares, Budget, Target,
};

/// Runs a target; it must see more than `least_kinds` kinds of inputs.
fn run(name: &str, target: Target, iterations: u64, least_kinds: usize) {
	let corpus = corpus::load(name).expect("readable");
	let report = fuzz(target, corpus, 1, Budget { iterations, until: None });
	// The message shows the input, so that it can be added to the corpus.
	let report = report.unwrap_or_else(|crash| panic!("{:?}", crash.bytes));
	assert!(report.kinds > least_kinds, "the target saw too few kinds: {report:?}");
}

#[test]
fn fee_search_should_find_what_pays_when_it_is_made_of_anything() {
	run(fee_search::NAME, fee_search::check, 10_000, 1_000);
}

#[test]
fn largest_remainder_should_divide_to_the_unit_when_it_is_made_of_anything() {
	run(largest_remainder::NAME, largest_remainder::check, 10_000, 1_000);
}

#[test]
fn pool_should_lose_nothing_when_it_is_made_of_anything() {
	run(pool::NAME, pool::check, 10_000, 1_000);
}

#[test]
fn power_should_lie_between_its_bounds_when_it_is_made_of_anything() {
	run(power::NAME, power::check, 20_000, 1_000);
}

#[test]
fn share_pool_should_keep_its_accounts_when_it_is_made_of_anything() {
	run(shares::NAME, shares::check, 10_000, 1_000);
}
