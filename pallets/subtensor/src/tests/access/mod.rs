//! Tests of [`crate::access`].

pub(crate) mod bad_input;
mod call_facts;
mod free_calls;
mod guards;
mod limits;
