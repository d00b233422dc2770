//! Tests of [`crate::epoch`].

mod bonds;
mod collateral;
mod epochs;
mod loss;
mod memory;
mod modes;
mod payout;
pub(crate) mod replay;
mod tempo;
mod voting_power;
mod weights;

/// Parts of the ten TAO that a subnet alone on the chain has to pay in an epoch, in rao of alpha:
/// 18 % for the owner, and a half of the rest for miners and validators each.
pub(crate) const OWNER_CUT: u64 = 1_799_954_220;
pub(crate) const MINERS: u64 = 4_100_022_890;
pub(crate) const VALIDATORS: u64 = 4_100_022_890;
