//! Tests by topic.

mod beacon;
mod history;
mod pool;
mod try_state;
mod writing;
