//! Tests of [`crate::root`].

mod auto_claims;
mod claims;
mod dividends;
mod laws;
mod stakers;
