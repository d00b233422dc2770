//! FRAME weights of the calls and of the stages of the block step. (Neurons' weights are in
//! [`crate::epoch::weights`].)

pub(crate) mod basket_cost;
pub mod baskets;
pub(crate) mod call_weights;
pub mod calls;
pub mod clean_ups;
pub(crate) mod collateral_cost;
pub mod cost;
pub(crate) mod epoch_cost;
pub(crate) mod lease_cost;
pub(crate) mod lock_cost;
pub mod locks;
pub mod stages;
pub mod swaps;
pub(crate) mod work_cost;

pub use calls::WeightInfo;
