//! Tests of [`crate::access`].

mod bad_input;
mod guards;
mod limits;
