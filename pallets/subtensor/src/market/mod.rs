//! The subnets' tokens: what is minted and burned, what a subnet's reserves hold, and what trades
//! book.

pub mod accounts;
pub mod alpha;
pub mod alpha_fees;
pub mod emission;
pub mod injection;
pub mod issuance;
pub mod pots;
pub mod reserves;
pub mod trades;
