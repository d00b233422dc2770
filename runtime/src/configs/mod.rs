//! Configuration of each pallet, by topic.

mod beacon;
mod consensus;
mod crowdloans;
mod limit_orders;
mod market;
pub mod migrations;
mod money;
mod people;
mod safe_mode;
mod system;

pub use people::TransferFilter;
pub use system::{BlockWeightsOfSlot, MAX_BLOCK_BYTES};
