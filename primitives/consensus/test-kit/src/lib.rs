//! Subnets to run epochs of, for tests, fuzzers and benchmarks.
//!
//! | module | subject |
//! |---|---|
//! | [`subnet`] | a subnet, built step by step |
//! | [`modes`] | every consensus mode, with default settings |
//! | [`output`] | the properties of every epoch's output |
//! | [`inputs`] | large subnets for benchmarks, always the same |
//! | `code` | a subnet's `Debug` form: the code that builds it |

#![no_std]

extern crate alloc;

mod code;
pub mod inputs;
pub mod modes;
pub mod output;
pub mod subnet;

pub use output::assert_output;
pub use subnet::{Sparse, Subnet};
