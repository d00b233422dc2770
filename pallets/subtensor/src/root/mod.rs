//! Root's stakers: what they have staked, what they earn on each subnet, and how they claim it.

pub mod accounts;
pub mod auto_claims;
pub mod claims;
pub mod dividends;
pub mod stakers;
