//! The tests, by subject.

pub mod beacon;
pub mod blocks;
pub mod commands;
pub mod conservation;
pub mod devnet;
pub mod disk;
pub mod fees;
pub mod hardware;
pub mod key_swaps;
pub mod limits;
pub mod metadata;
pub mod metrics;
pub mod modes;
pub mod network;
pub mod pool;
pub mod presets;
pub mod proxies;
pub mod proxy_filters;
pub mod refusals;
pub mod replay;
pub mod rpc;
pub mod safe_mode;
pub mod shield;
pub mod stake_refusals;
pub mod weights;
pub mod work;
