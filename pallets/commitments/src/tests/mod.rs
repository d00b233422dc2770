//! Tests, by topic.

mod data;
mod guard;
mod publish;
mod purge;
mod reveal;
mod space;
mod succession;
mod try_state;
