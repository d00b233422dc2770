//! The fee of a trade.

use crate::split::{take_share, SHARE_WHOLE};

/// Default rate of the fee: 33 / 65535, about 0.05 %.
pub const FEE_RATE: u16 = 33;

/// Fee taken off the gross amount of a trade: `⌊gross · rate / 65535⌋`, in the unit of `gross`.
///
/// Rounded down, in favour of the trader. At most `gross`; `gross − fee` is traded.
pub const fn trade_fee(gross: u64, rate: u16) -> u64 {
	take_share(gross, rate)
}

/// Fee added to the net amount of a trade: `⌊net · rate / (65535 − rate)⌋`, in the unit of `net`.
///
/// Rounded down, in favour of the trader, at most `u64::MAX`; 0 at a rate of 65535, which leaves
/// nothing to trade. [`trade_fee`] of `net + fee` is this fee again.
pub const fn fee_on_net(net: u64, rate: u16) -> u64 {
	let product = (net as u128).saturating_mul(rate as u128);
	match product.checked_div(SHARE_WHOLE.saturating_sub(rate as u64) as u128) {
		Some(fee) if fee > u64::MAX as u128 => u64::MAX,
		#[expect(
			clippy::cast_possible_truncation,
			reason = "the case before excludes what does not fit"
		)]
		Some(fee) => fee as u64,
		None => 0,
	}
}
