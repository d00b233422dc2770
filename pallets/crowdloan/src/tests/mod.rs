//! Tests, by topic.

mod contributions;
mod ending;
mod opening;
mod refunds;
mod succession;
mod terms;
mod try_state;
