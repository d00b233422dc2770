//! Markets at par: one alpha for one TAO, without fee.
//!
//! Stable subnets and the root network trade this way: alpha is minted when TAO comes in and
//! destroyed when it goes out, so no reserve can run out and no price moves. The functions
//! correspond to those of [`crate::pool::Pool`].

use crate::pool::{Trade, PAR};

/// A purchase or sale of `amount`: all of it is traded, and the payout is the same amount.
pub const fn trade(amount: u64) -> Trade {
	Trade { net: amount, fee: 0, payout: amount, unused: 0 }
}

/// Most TAO that a purchase can use within `limit`: `u64::MAX` if the limit is par or above,
/// else 0.
pub const fn buy_input_to_reach(limit: u64) -> u64 {
	if limit >= PAR {
		u64::MAX
	} else {
		0
	}
}

/// Most alpha that a sale can use within `limit`: `u64::MAX` if the limit is par or below, else 0.
pub const fn sell_input_to_reach(limit: u64) -> u64 {
	if limit <= PAR {
		u64::MAX
	} else {
		0
	}
}
