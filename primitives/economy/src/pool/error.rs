//! The errors of a pool.

use core::fmt;

/// Why a pool refuses a trade or an injection. The pool is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolError {
	/// A side's weight is below a hundredth.
	WeightOutOfRange,
	/// The amount is 0, or nothing is left of it after the fee.
	AmountZero,
	/// The net amount exceeds 1,000 times the reserve that it would enter.
	AmountTooLarge,
	/// A reserve would exceed `u64::MAX`.
	ReserveOverflow,
	/// The reserve that would pay is below a million rao.
	ReserveTooLow,
	/// The price, with the fee, is already at the limit or past it.
	LimitNotBeyondPrice,
	/// The limit is so close to the price that not one unit can be traded, or the payout's rounding
	/// takes the trade past it.
	NothingWithinLimit,
	/// The payout is less than a unit.
	PayoutZero,
}

impl fmt::Display for PoolError {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::WeightOutOfRange => "a weight is below a hundredth",
			Self::AmountZero => "there is nothing to trade",
			Self::AmountTooLarge => "the amount exceeds 1,000 times the reserve",
			Self::ReserveOverflow => "the reserve cannot hold that much",
			Self::ReserveTooLow => "the reserve that pays is below a million rao",
			Self::LimitNotBeyondPrice => "the price is at the limit or past it",
			Self::NothingWithinLimit => "the limit leaves no room for a unit",
			Self::PayoutZero => "the trade would pay nothing",
		})
	}
}

impl core::error::Error for PoolError {}
