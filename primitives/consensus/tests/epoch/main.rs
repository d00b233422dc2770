//! The epoch from outside: laws, examples of each stage, shapes of input, and an exact model to
//! compare with.

extern crate alloc;

mod bench_inputs;
mod bonds;
mod consensus;
mod emission;
mod laws;
mod oracle;
mod shapes;
mod stake;
mod strategy;
mod subnet;
mod weights;
