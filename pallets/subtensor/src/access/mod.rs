//! Who may do what, and when: checks that the transaction pool and the calls share, rate limits.

pub(crate) mod call_facts;
pub mod extension;
pub mod guards;
pub mod hyperparameter;
pub mod limits;
pub mod origins;
