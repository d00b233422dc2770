//! Tests of [`crate::neurons`].

mod pruning;
mod registration;
mod root;
mod serving;
mod trimming;
