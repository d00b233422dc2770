//! How much alpha to sell so that the payout covers a fee in TAO.
//!
//! A pool returns the payout of an amount and not the amount for a payout, so the amount is
//! searched with a few quotes. The average payout for a unit falls as the amount grows (the payout
//! is concave), so at the average of the last quote the next amount is at most the one searched
//! for. The search therefore goes twice as far: it passes the amount within a few quotes instead of
//! approaching it from below.

use core::fmt;

/// Most quotes that a search asks for.
///
/// They suffice for every fee of at most a tenth of the pool's TAO where alpha weighs a tenth of
/// the pool or more.
pub const FEE_QUOTES: u32 = 8;

/// Why no amount was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeSearchError {
	/// All alpha of the position brings less than the fee.
	PositionTooSmall,
	/// [`FEE_QUOTES`] quotes all brought less than the fee.
	NotFound,
}

impl fmt::Display for FeeSearchError {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::PositionTooSmall => "all alpha of the position brings less than the fee",
			Self::NotFound => "no quote brought the fee",
		})
	}
}

impl core::error::Error for FeeSearchError {}

/// An amount of alpha, at most `most`, whose sale pays `fee` rao of TAO or slightly more.
///
/// `quote` returns the payout of selling an amount; it must not fall as the amount grows. The
/// search begins at `first`, held to `1…most`, and continues with
///
/// `amount′ = min(most, amount + 2 · (⌊amount · fee / payout⌋ − amount + 1))`,
///
/// or, where nothing was paid, with three times the amount and two units more. Amounts rise with
/// every quote, and the first one that pays the fee is returned.
///
/// Let `L` be the least amount that pays the fee and `a` the last one tried that did not. If the
/// payout is a concave function rounded down, the result is at most
/// `2 · L − a + 2 + 2 · L / payout(a)` (with 1 for a payout of 0): it exceeds `L` by no more than
/// `L` exceeds `a`, by two units, and by the alpha that two rao of TAO cost.
///
/// # Errors
/// [`FeeSearchError::PositionTooSmall`] once `most` was quoted and does not bring the fee, or if
/// `most` is 0; [`FeeSearchError::NotFound`] after [`FEE_QUOTES`] quotes.
pub fn alpha_for_fee(
	fee: u64,
	most: u64,
	first: u128,
	mut quote: impl FnMut(u64) -> u64,
) -> Result<u64, FeeSearchError> {
	let (fee, most) = (u128::from(fee), u128::from(most));
	let mut amount = first;
	for _ in 0..FEE_QUOTES {
		amount = amount.clamp(1, most.max(1));
		let alpha = u64::try_from(amount).unwrap_or(u64::MAX);
		let payout = u128::from(quote(alpha));
		if payout >= fee && amount <= most {
			return Ok(alpha);
		}
		if amount >= most {
			return Err(FeeSearchError::PositionTooSmall);
		}
		let next = amount.saturating_mul(fee).checked_div(payout);
		let next = next.unwrap_or_else(|| amount.saturating_mul(2));
		let step = next.saturating_sub(amount).saturating_add(1);
		amount = amount.saturating_add(step.saturating_mul(2));
	}
	Err(FeeSearchError::NotFound)
}
