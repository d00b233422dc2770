//! Tests, by topic.

mod data;
mod guard;
mod publish;
mod purge;
mod reveal;
mod space;
mod try_state;
