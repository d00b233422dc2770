//! The floor, to which figures are compared: the same epoch as a good programmer would write it
//! without having to be exact. Flat arrays of `f64`, compressed rows, the median by selection in
//! place, each buffer allocated once.
//!
//! It does the same work, masks and published integers included, and is fast, but no more: it
//! assumes a well-formed input, its results differ from the exact ones by some units, its payments
//! do not add up to the pots, and where two numbers are close it may decide differently.

#![allow(dead_code, reason = "shared by several programs")]

mod agreement;
mod bonds;
mod foresight;
mod median;
mod null;
mod outcome;
mod peer;
mod scores;
mod sigmoid;
mod standing;
mod three;
mod two;
mod yuma;

use ganglion_consensus::{EpochInput, EpochOutput, Mode};

use standing::Standing;

/// Runs one epoch in the mode of `input`. The caller passes the exponential, because `core` has
/// none.
pub fn run(input: &EpochInput, exp: impl Fn(f64) -> f64) -> EpochOutput {
	let standing = Standing::new(input);
	match &input.mode {
		Mode::Yuma(yuma) => yuma::run(input, standing, yuma, exp),
		Mode::Null => null::run(input, standing),
		Mode::Sigmoid(sigmoid) => sigmoid::run(input, standing, sigmoid, exp),
		Mode::PeerPrediction(rule) => peer::run(input, standing, rule),
	}
}

/// The lesser of two numbers. That of the standard library handles NaN, which takes a function call
/// in WASM.
#[inline(always)]
fn lesser(a: f64, b: f64) -> f64 {
	if a < b {
		a
	} else {
		b
	}
}

/// The greater of two numbers.
#[inline(always)]
fn greater(a: f64, b: f64) -> f64 {
	if a < b {
		b
	} else {
		a
	}
}

/// A fraction from parts of 65535.
fn fraction(parts: u16) -> f64 {
	f64::from(parts) / 65_535.0
}
