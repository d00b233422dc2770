//! Encrypted transactions, as an author handles them: it offers public keys to the runtime,
//! decrypts the carriers that are for its own keys, and includes the transactions in them directly
//! behind the carriers.
//!
//! | module | what it holds |
//! |---|---|
//! | [`keys`] | the secret keys, and the inherent data that offers public ones |
//! | [`memory`] | decrypted transactions that may have missed their block |
//! | [`transaction`] | a transaction as the author takes it |
//! | [`opener`] | finds carriers and decrypts them |
//! | [`pool`] | the pool in the author's order |
//!
//! The secret keys are in memory only. A carrier for a key that was lost by a restart expires, and
//! its sender learns it from the pool.

pub mod keys;
pub mod memory;
pub mod opener;
pub mod pool;
pub mod transaction;
