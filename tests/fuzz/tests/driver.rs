//! Tests of the fuzzer itself.

use ganglion_fuzz::{fuzz, Budget, Crash, Report};

const BUDGET: Budget = Budget { iterations: 50_000, until: None };

/// Panics on a sequence of three bytes, which random input contains once in 2^24 places; the kind
/// reveals each byte.
fn deep(bytes: &[u8]) -> u64 {
	let found = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
	assert!(!found(b"rao"), "found");
	[&b"r"[..], b"ra"].into_iter().map(|word| u64::from(found(word))).sum()
}

#[test]
fn fuzzer_should_find_and_shorten_what_fails_when_it_is_led_there() {
	let crash = fuzz(deep, vec![], 3, BUDGET).expect_err("fails");
	assert_eq!(crash, Crash { bytes: b"rao".to_vec() });
}

#[test]
fn fuzzer_should_run_all_of_the_corpus_when_the_budget_is_used_up() {
	let corpus = vec![vec![1], vec![2], b"a rao".to_vec()];
	let none = Budget { iterations: 0, until: None };
	assert!(fuzz(deep, corpus.clone(), 0, none).is_err());
	assert_eq!(fuzz(deep, corpus[..2].to_vec(), 0, none), Ok(Report { inputs: 2, kinds: 1 }));
}

#[test]
fn fuzzer_should_do_the_same_again_when_the_seed_is_the_same() {
	let kinds = |bytes: &[u8]| bytes.len() as u64 % 97;
	let run = |seed| fuzz(kinds, vec![], seed, Budget { iterations: 100, until: None });
	assert_eq!(run(7), run(7));
	assert_eq!(run(7).map(|report| report.inputs), Ok(100));
}
