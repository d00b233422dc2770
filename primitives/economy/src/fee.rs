//! The fee of a trade.

use crate::split::take_share;

/// Fee taken off a trade of `gross`: `⌊gross · rate / 65535⌋`, in the unit of `gross`.
///
/// Rounded down, in favour of the trader. Never more than `gross`; `gross − fee` is what is traded.
pub const fn trade_fee(gross: u64, rate: u16) -> u64 {
	take_share(gross, rate)
}
