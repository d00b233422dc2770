//! Configuration of each pallet, by topic.

mod beacon;
mod consensus;
mod crowdloans;
mod market;
pub mod migrations;
mod money;
mod people;
mod system;

pub use people::{GuardedCall, TransferFilter};
pub use system::{BlockWeightsOfSlot, MAX_BLOCK_BYTES};
