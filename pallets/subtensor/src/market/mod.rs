//! The market of subnet tokens: issuance, reserves, emission and trades.

pub mod accounts;
pub mod alpha;
pub mod alpha_fees;
pub mod emission;
pub mod injection;
pub mod issuance;
pub mod pots;
pub mod reserves;
pub mod trades;
