//! The target of the epoch, for as long as a test may take.

use ganglion_fuzz::{corpus, epoch, fuzz, Budget};

#[test]
fn epoch_should_pay_all_or_be_refused_when_it_is_made_of_anything() {
	let corpus = corpus::load(epoch::NAME).expect("readable");
	assert!(!corpus.is_empty(), "the corpus is missing");
	let report = fuzz(epoch::check, corpus, 1, Budget { iterations: 20_000, until: None });
	// With the input, so that it can be put into the corpus.
	let report = report.unwrap_or_else(|crash| panic!("{:?}", crash.bytes));
	assert!(report.kinds > 1_000, "the target is blind: {report:?}");
}
