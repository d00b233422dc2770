//! Tests of [`crate::epoch`].

mod bonds;
mod epochs;
mod loss;
mod modes;
mod payout;
pub(crate) mod replay;
mod weights;
