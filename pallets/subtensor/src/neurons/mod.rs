//! Neurons: uids, how a hotkey gets one, and where a neuron can be reached.

pub mod registration;
pub mod registry;
pub mod serving;
