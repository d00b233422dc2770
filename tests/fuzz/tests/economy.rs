//! The targets of the economy, for as long as a test may take.

use ganglion_fuzz::{
	corpus, fee_search, fuzz, largest_remainder, pool, power, shares, Budget, Target,
};

/// Runs a target that must see at least so many kinds of inputs.
fn run(name: &str, target: Target, iterations: u64, least_kinds: usize) {
	let corpus = corpus::load(name).expect("readable");
	let report = fuzz(target, corpus, 1, Budget { iterations, until: None });
	// With the input, so that it can be put into the corpus.
	let report = report.unwrap_or_else(|crash| panic!("{:?}", crash.bytes));
	assert!(report.kinds > least_kinds, "the target is blind: {report:?}");
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
