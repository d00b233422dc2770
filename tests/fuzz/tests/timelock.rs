//! Runs the target of timelocked data for a short time.

use ganglion_fuzz::{corpus, fuzz, timelock, Budget};

/// Of the thirteen kinds that inputs of this length can have, the fuzzer sees at least nine.
#[test]
fn timelock_should_open_only_what_was_encrypted_when_it_is_made_of_anything() {
	let corpus = corpus::load(timelock::NAME).expect("readable");
	let report = fuzz(timelock::check, corpus, 1, Budget { iterations: 600, until: None });
	let report = report.unwrap_or_else(|crash| panic!("{:?}", crash.bytes));
	assert!(report.kinds >= 9, "the target saw too few kinds: {report:?}");
}
