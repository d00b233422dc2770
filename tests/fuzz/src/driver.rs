//! The fuzzer: generates inputs, runs a target on them, and shortens a failing input.

use crate::random::Random;
use std::{
	collections::BTreeSet,
	panic::{catch_unwind, AssertUnwindSafe},
	time::Instant,
};

/// A target: panics if a property fails for these bytes, and returns the kind of the input.
pub type Target = fn(&[u8]) -> u64;

/// Maximum length of an input.
const LONGEST: usize = 2_048;

/// Maximum number of inputs that serve as a basis for others.
const BASIS: usize = 1 << 14;

/// Limits of a run.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
	/// Maximum number of inputs.
	pub iterations: u64,
	/// Time at which the run ends at the latest.
	pub until: Option<Instant>,
}

/// Counts of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
	/// Number of inputs.
	pub inputs: u64,
	/// Number of kinds of inputs.
	pub kinds: usize,
}

/// An input that makes the target panic, shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
	/// The input.
	pub bytes: Vec<u8>,
}

/// Runs a target on the corpus, then on inputs derived from it and the seed, within the budget.
///
/// # Errors
///
/// Returns the first input on which the target panics.
pub fn fuzz(
	target: Target,
	corpus: Vec<Vec<u8>>,
	seed: u64,
	budget: Budget,
) -> Result<Report, Crash> {
	let mut random = Random::new(seed);
	let mut basis: Vec<Vec<u8>> = Vec::new();
	let mut kinds = BTreeSet::new();
	let mut inputs = 0;
	let mut corpus = corpus.into_iter();
	let in_time = || budget.until.is_none_or(|until| Instant::now() < until);
	loop {
		let bytes = match corpus.next() {
			Some(bytes) => bytes,
			None if inputs < budget.iterations && in_time() => another(&basis, &mut random),
			None => return Ok(Report { inputs, kinds: kinds.len() }),
		};
		inputs += 1;
		match kind(target, &bytes) {
			Some(kind) if kinds.insert(kind) => match basis.len() {
				BASIS => basis[random.below(BASIS)] = bytes,
				_ => basis.push(bytes),
			},
			Some(_) => {},
			None => return Err(Crash { bytes: shorten(target, bytes) }),
		}
	}
}

/// Returns the kind of an input; `None` if the target panics.
fn kind(target: Target, bytes: &[u8]) -> Option<u64> {
	catch_unwind(AssertUnwindSafe(|| target(bytes))).ok()
}

/// Returns a new input: a changed one of the basis, or a random one.
fn another(basis: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
	if basis.is_empty() || random.below(4) == 0 {
		let length = random.below(LONGEST);
		return (0..length).map(|_| random.byte()).collect();
	}
	let mut bytes = basis[random.below(basis.len())].clone();
	for _ in 0..=random.below(6) {
		change(&mut bytes, basis, random);
	}
	bytes.truncate(LONGEST);
	bytes
}

/// Makes one random change.
fn change(bytes: &mut Vec<u8>, basis: &[Vec<u8>], random: &mut Random) {
	let at = random.below(bytes.len() + 1);
	let end = at + random.below(bytes.len() - at + 1).min(16);
	match random.below(6) {
		0 => bytes.insert(at, random.byte()),
		1 => drop(bytes.drain(at..end)),
		2 => bytes[at..end].fill(random.byte()),
		3 => bytes.truncate(at),
		4 => {
			let other = &basis[random.below(basis.len())];
			let from = random.below(other.len() + 1);
			bytes.truncate(at);
			bytes.extend_from_slice(&other[from..]);
		},
		_ => bytes[at..end].iter_mut().for_each(|byte| *byte = random.byte()),
	}
}

/// Removes and zeroes bytes while the target still panics.
fn shorten(target: Target, mut bytes: Vec<u8>) -> Vec<u8> {
	let mut size = bytes.len();
	while size > 0 {
		let mut at = 0;
		while at < bytes.len() {
			let end = (at + size).min(bytes.len());
			let without = [&bytes[..at], &bytes[end..]].concat();
			let mut zeroed = bytes.clone();
			zeroed[at..end].fill(0);
			let fails = |other: &Vec<u8>| *other != bytes && kind(target, other).is_none();
			match [without, zeroed].into_iter().find(fails) {
				Some(shorter) if shorter.len() < bytes.len() => bytes = shorter,
				Some(zeroed) => (bytes, at) = (zeroed, end),
				None => at = end,
			}
		}
		size /= 2;
	}
	bytes
}
