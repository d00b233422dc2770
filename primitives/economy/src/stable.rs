//! Markets at par: one alpha for one TAO, without fee.
//!
//! So trade stable subnets and the root network: alpha is made when TAO comes in and destroyed when it goes out, so
//! there is no reserve to run out of and no price to move. The functions are those of [`crate::pool::Pool`].

use crate::pool::{Trade, PAR};

/// A purchase or a sale of `amount`: all of it goes in, as much comes out.
pub const fn trade(amount: u64) -> Trade {
	Trade { net: amount, fee: 0, payout: amount, unused: 0 }
}

/// The most TAO that a purchase can use within `limit`: everything if the limit is par or above, else nothing.
pub const fn buy_input_to_reach(limit: u64) -> u64 {
	if limit >= PAR {
		u64::MAX
	} else {
		0
	}
}

/// The most alpha that a sale can use within `limit`: everything if the limit is par or below, else nothing.
pub const fn sell_input_to_reach(limit: u64) -> u64 {
	if limit <= PAR {
		u64::MAX
	} else {
		0
	}
}
