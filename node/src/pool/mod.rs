//! The transaction pool: the SDK's pool for a single state, and what these modules add.
//!
//! | module | what it holds |
//! |---|---|
//! | [`limits`] | a full pool refuses, and does not drop what it has accepted |
//! | [`ledger`] | an accepted transaction that is lost is reported |
//! | [`refusals`] | refused transactions are counted by reason |
//! | [`base`] | the SDK's pool |
//! | [`waiting`] | transactions that wait for earlier ones are validated again |
//! | [`accepting`] | what the pool accepts |
//! | [`maintenance`] | what is done after each block |
//! | [`past`] | what it holds when blocks are taken back |
//! | [`traits`] | the SDK's interfaces of a pool |
//!
//! The SDK's other pool, which keeps a view for each fork, is not offered. A transaction that
//! leaves one view for want of room is lost for all views, and those that follow it wait for ever.

pub mod accepting;
pub mod base;
pub mod ledger;
pub mod limits;
pub mod maintenance;
pub mod past;
pub mod refusals;
pub mod traits;
pub mod waiting;

pub use accepting::Pool;
pub use base::{PoolError, Pooled};
pub use limits::PoolSettings;
