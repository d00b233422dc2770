//! The fee of a trade.

use crate::split::{take_share, SHARE_WHOLE};

/// The rate of the fee unless a subnet sets another: 33 parts of 65535, about half a per mille.
pub const FEE_RATE: u16 = 33;

/// Fee taken off a trade of `gross`: `⌊gross · rate / 65535⌋`, in the unit of `gross`.
///
/// Rounded down, in favour of the trader. Never more than `gross`; `gross − fee` is what is traded.
pub const fn trade_fee(gross: u64, rate: u16) -> u64 {
	take_share(gross, rate)
}

/// Fee that comes on top of what is traded: `⌊net · rate / (65535 − rate)⌋`, in the unit of `net`.
///
/// Rounded down, in favour of the trader, at most `u64::MAX`; 0 at the rate of 65535, which leaves nothing to trade.
/// [`trade_fee`] of `net` and this fee together is this fee again.
pub const fn fee_on_net(net: u64, rate: u16) -> u64 {
	let product = (net as u128).saturating_mul(rate as u128);
	match product.checked_div(SHARE_WHOLE.saturating_sub(rate as u64) as u128) {
		Some(fee) if fee > u64::MAX as u128 => u64::MAX,
		#[expect(
			clippy::cast_possible_truncation,
			reason = "the case before is the one that does not fit"
		)]
		Some(fee) => fee as u64,
		None => 0,
	}
}
