//! The chain's types as JSON, by the runtime's metadata: values are read and written by name, as
//! people see them, and not by the types that this binary was compiled with.
//!
//! | module | what it holds |
//! |---|---|
//! | [`metadata`] | the types of a runtime |
//! | [`account`] | an account that a person names |
//! | [`read`] | SCALE to JSON |
//! | [`mod@write`] | JSON to SCALE |
//! | [`same`] | types of two runtimes that are encoded alike |
//! | [`storage`] | storage items by pallet and name |

pub mod account;
pub mod metadata;
pub mod read;
pub mod same;
pub mod storage;
pub mod write;

pub use metadata::{CurrentTypes, ErrorText, Types};
