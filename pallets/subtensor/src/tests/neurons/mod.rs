//! Tests of [`crate::neurons`].

mod lock_share;
mod many;
mod pruning;
mod registration;
mod root;
mod serving;
mod trimming;
mod work;
