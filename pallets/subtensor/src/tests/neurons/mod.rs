//! Tests of [`crate::neurons`].

mod many;
mod pruning;
mod registration;
mod root;
mod serving;
mod trimming;
mod work;
