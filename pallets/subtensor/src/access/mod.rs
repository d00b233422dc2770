//! Access checks: the guards of the transaction pool and the calls, origins, rate limits, and what
//! a refused call is charged.

pub(crate) mod call_facts;
pub mod extension;
pub mod free_calls;
pub mod guards;
pub mod hyperparameter;
pub mod limits;
pub mod origins;
pub mod refusal;
pub mod signers;
