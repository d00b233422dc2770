//! Arbitrary inputs for the pure crates, made of arbitrary bytes.
//!
//! A target takes bytes and panics if something is wrong; see [`epoch`], [`fee_search`],
//! [`largest_remainder`], [`pool`], [`power`] and [`shares`]. What it returns says what kind of input that was, and inputs of a kind not seen
//! before are kept as a basis for others: so the fuzzer finds its way into corners without
//! instrumented code, on the stable toolchain.
//! (A target is also what a fuzzer that measures coverage wants: a function of bytes.)
//!
//! - `cargo test -p ganglion-fuzz` runs each target over its corpus, `corpus/<target>/`, and over
//!   some ten thousand inputs, always the same.
//! - `cargo run -p ganglion-fuzz -- [TARGET] [--seconds N] [--iterations N] [--seed N]` goes on for
//!   longer, with overflow checks because it is not a release build. What makes it panic is made as
//!   short as possible and put into the corpus: once mended, commit it.

mod bytes;
pub mod corpus;
mod driver;
pub mod epoch;
pub mod fee_search;
pub mod largest_remainder;
pub mod pool;
pub mod power;
mod random;
pub mod shares;
mod targets;
mod well_formed;

pub use bytes::Bytes;
pub use driver::{fuzz, Budget, Crash, Report, Target};
pub use targets::TARGETS;
