//! Tests of [`crate::market`].

mod alpha_fees;
mod emission;
mod pools;
