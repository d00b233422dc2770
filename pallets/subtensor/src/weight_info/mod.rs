//! FRAME weights of the calls and of the stages of the block step. (What validators set on miners is in
//! [`crate::epoch::weights`].)

pub(crate) mod call_weights;
pub mod calls;
pub mod clean_ups;
pub mod cost;
pub mod stages;

pub use calls::WeightInfo;
