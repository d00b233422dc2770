//! Neurons: uids, how a hotkey gets one, and where a neuron can be reached.

pub mod columns;
pub mod registration;
pub mod registry;
pub mod replacement;
pub mod serving;
