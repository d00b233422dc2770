//! Trades from one pool into another.
//!
//! A move sells alpha in the first pool, which lowers its price, and buys with the TAO in the
//! second, which raises its price. So the price of the first alpha in the second only falls with
//! the amount, and the greatest amount within a limit is found by bisection over the trades of a
//! move, for all weights and fees.

use ganglion_economy::{
	pool::{BUY_LIMIT, INPUT_CAP, PAR, SELL_LIMIT},
	Pool, PoolError,
};

/// Returns the greatest amount of alpha, fee included, that can be sold in `first` at the fee
/// `rate`, with the TAO spent in `second` without fee, while the price of the first alpha in the
/// second is at or above `limit`, in billionths.
///
/// At most 1,000 times the first reserve; 0 if the price is already below the limit. Takes at most
/// 64 trials.
pub(crate) fn most_within(first: &Pool, second: &Pool, rate: u16, limit: u64) -> u64 {
	if !is_within(first, second, limit) {
		return 0;
	}
	let fits = |amount| fits(first, second, rate, limit, amount);
	let (mut least, mut most) = (0, first.alpha().saturating_mul(INPUT_CAP));
	while least < most {
		// Rounded up, so that the loop ends.
		let middle = least.saturating_add(most.saturating_sub(least).div_ceil(2));
		if fits(middle) {
			least = middle;
		} else {
			most = middle.saturating_sub(1);
		}
	}
	least
}

/// Returns whether `amount` is at most [`most_within`], in one trial.
pub(crate) fn fits(first: &Pool, second: &Pool, rate: u16, limit: u64, amount: u64) -> bool {
	if !is_within(first, second, limit) {
		return amount == 0;
	}
	match try_move(first, second, rate, amount) {
		Ok((first, second)) => is_within(&first, &second, limit),
		// Too small to trade.
		Err(PoolError::AmountZero | PoolError::PayoutZero) => true,
		Err(_) => false,
	}
}

/// Returns the pools after a move; fails if not all of the amount can be traded.
fn try_move(
	first: &Pool,
	second: &Pool,
	rate: u16,
	amount: u64,
) -> Result<(Pool, Pool), PoolError> {
	let (sold, first) = first.sell(amount, rate, SELL_LIMIT)?;
	let (bought, second) = second.buy(sold.payout, 0, BUY_LIMIT)?;
	if sold.unused != 0 || bought.unused != 0 {
		return Err(PoolError::LimitNotBeyondPrice);
	}
	Ok((first, second))
}

/// Returns whether the price of the first alpha in the second is at or above the limit. Prices are
/// compared at 32 fraction bits.
fn is_within(first: &Pool, second: &Pool, limit: u64) -> bool {
	let [first, second] = [first, second].map(|pool| pool.price().to_bits() >> 32);
	first.saturating_mul(PAR.into()) >= second.saturating_mul(limit.into())
}

#[cfg(test)]
mod tests {
	use super::*;
	use ganglion_economy::fee::FEE_RATE;
	use proptest::prelude::*;

	const TAO: u64 = 1_000_000_000;

	fn pools() -> impl Strategy<Value = Pool> {
		let amounts = || TAO..1_000_000 * TAO;
		(amounts(), amounts(), 10_000_000_000_000_000u64..=990_000_000_000_000_000)
			.prop_map(|(alpha, tao, weight)| Pool::new(alpha, tao, weight).unwrap())
	}

	proptest! {
		#[test]
		fn most_should_be_within_the_limit_and_a_little_more_not(
			first in pools(),
			second in pools(),
			per_mille in 1u64..1_100,
		) {
			let [bits, other] = [first, second].map(|pool| pool.price().to_bits());
			let price = (bits >> 32).saturating_mul(PAR.into());
			let ratio = price.checked_div(other >> 32).unwrap_or(0);
			let ratio = u64::try_from(ratio).unwrap_or(u64::MAX / 2_000);
			let limit = ratio.saturating_mul(per_mille) / 1_000;
			let most = most_within(&first, &second, FEE_RATE, limit);
			prop_assert!(most <= first.alpha().saturating_mul(INPUT_CAP));
			if let Ok((first, second)) = try_move(&first, &second, FEE_RATE, most) {
				prop_assert!(is_within(&first, &second, limit));
			}
			prop_assert!(fits(&first, &second, FEE_RATE, limit, most));
			prop_assert!(!fits(&first, &second, FEE_RATE, limit, most.saturating_add(1)));
			let more = most.saturating_add(most / 1_000).saturating_add(TAO);
			match try_move(&first, &second, FEE_RATE, more) {
				Ok((first, second)) => prop_assert!(!is_within(&first, &second, limit)),
				Err(error) => prop_assert!(!matches!(error, PoolError::AmountZero)),
			}
		}
	}

	#[test]
	fn nothing_should_be_within_a_limit_above_the_price() {
		let pool = Pool::even(TAO, TAO);
		assert_eq!(most_within(&pool, &pool, FEE_RATE, PAR + 1), 0);
		// At the price itself a few units fit, whose effect is below the resolution of the prices.
		assert!(most_within(&pool, &pool, FEE_RATE, PAR) < 10);
	}
}
