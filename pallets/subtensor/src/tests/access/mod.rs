//! Tests of [`crate::access`].

pub(crate) mod bad_input;
mod guards;
mod limits;
