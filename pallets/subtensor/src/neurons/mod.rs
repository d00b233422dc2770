//! Neurons: their uids, their registration, what is stored for each, and their network addresses.

pub mod columns;
pub mod commitments;
pub mod lock_share;
pub mod places;
pub mod registration;
pub mod registry;
pub mod replacement;
pub mod serving;
pub mod trimming;
pub mod work;
