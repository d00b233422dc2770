//! Tests, by topic.

mod accounts;
mod batches;
mod checks;
mod parts;
mod random;
mod single;
mod status;
mod weights;
