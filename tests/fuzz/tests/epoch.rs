//! Runs the target of the epoch for a short time.

use ganglion_fuzz::{corpus, epoch, fuzz, Budget};

#[test]
fn epoch_should_pay_all_or_be_refused_when_it_is_made_of_anything() {
	let corpus = corpus::load(epoch::NAME).expect("readable");
	assert!(!corpus.is_empty(), "the corpus is missing");
	let report = fuzz(epoch::check, corpus, 1, Budget { iterations: 20_000, until: None });
	// The message shows the input, so that it can be added to the corpus.
	let report = report.unwrap_or_else(|crash| panic!("{:?}", crash.bytes));
	assert!(report.kinds > 1_000, "the target saw too few kinds: {report:?}");
}
