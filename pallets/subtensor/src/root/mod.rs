//! Root's stakers: their stake, their dividends on each subnet, and their claims.

pub mod accounts;
pub mod auto_claims;
pub mod claims;
pub mod dividends;
pub mod stakers;
