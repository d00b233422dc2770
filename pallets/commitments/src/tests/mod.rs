//! Tests, by topic.

mod data;
mod forget;
mod guard;
mod publish;
mod purge;
mod reveal;
mod space;
mod succession;
mod try_state;
