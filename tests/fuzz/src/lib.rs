//! Fuzz targets of the pure crates, and a fuzzer for them.
//!
//! A target takes bytes and panics if a property fails; see [`epoch`], [`fee_search`],
//! [`largest_remainder`], [`pool`], [`power`], [`shares`] and [`timelock`]. It returns the kind of
//! the input, and the fuzzer keeps inputs of a new kind as a basis for others. So it reaches rare
//! cases without instrumented code, on the stable toolchain. (A fuzzer that measures coverage can
//! use the targets too: they are functions of bytes.)
//!
//! - `cargo test -p ganglion-fuzz` runs each target over its corpus, `corpus/<target>/`, and over
//!   some ten thousand inputs, always the same.
//! - `cargo run -p ganglion-fuzz -- [TARGET] [--seconds N] [--iterations N] [--seed N]` runs for
//!   longer, with overflow checks because it is not a release build. It shortens an input that
//!   panics and stores it in the corpus: commit it with the fix.

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
pub mod timelock;
mod well_formed;

pub use bytes::Bytes;
pub use driver::{fuzz, Budget, Crash, Report, Target};
pub use targets::TARGETS;
