//! Tests of the epoch through the crate's interface: examples of each stage and its edge cases,
//! laws, and an exact model to compare with.

extern crate alloc;

mod accuracy;
mod bench_inputs;
mod bonds;
mod consensus;
mod emission;
mod exactness;
mod laws;
mod null;
mod oracle;
mod peer_prediction;
mod scaling;
mod shapes;
mod stake;
mod strategy;
mod weights;
mod whitepaper;
