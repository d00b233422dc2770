//! Trades from one pool into another.
//!
//! A move sells alpha in the first pool, which lowers its price, and buys with the TAO in the
//! second, which raises its price. So the price of the first alpha in the second only falls with
//! the amount, and the greatest amount within a limit is found by bisection over the trades of a
//! move, for all weights and fees. As in one pool, a limit binds the last unit with its fee, and
//! all that is received for all that is given.

use ganglion_economy::{
	pool::{BUY_LIMIT, INPUT_CAP, PAR, SELL_LIMIT},
	power::U256,
	split::SHARE_WHOLE,
	Pool, PoolError,
};

/// Returns the greatest amount of alpha, fee included, that can be sold in `first` at the fee
/// `rate`, with the TAO spent in `second` without fee, for at least `limit` of the second alpha in
/// billionths of the first.
///
/// At most 1,000 times the first reserve; 0 if the price after the fee is already below the limit.
/// Takes at most 64 trials.
pub(crate) fn most_within(first: &Pool, second: &Pool, rate: u16, limit: u64) -> u64 {
	let limit = Limit { rate, limit };
	if !limit.allows_price(first, second) {
		return 0;
	}
	let (mut least, mut most) = (0, first.alpha().saturating_mul(INPUT_CAP));
	while least < most {
		// Rounded up, so that the loop ends.
		let middle = least.saturating_add(most.saturating_sub(least).div_ceil(2));
		if limit.allows_last_unit(first, second, middle) {
			least = middle;
		} else {
			most = middle.saturating_sub(1);
		}
	}
	if limit.allows_all(first, second, least) {
		least
	} else {
		0
	}
}

/// Returns whether `amount` can be moved within the limit, in one trial: it is then at most
/// [`most_within`]. Of lesser amounts, only those so small that their rounding passes the limit
/// cannot.
pub(crate) fn fits(first: &Pool, second: &Pool, rate: u16, limit: u64, amount: u64) -> bool {
	let limit = Limit { rate, limit };
	let is_open = limit.allows_price(first, second);
	amount == 0
		|| (is_open
			&& limit.allows_last_unit(first, second, amount)
			&& limit.allows_all(first, second, amount))
}

/// A limit of a move: the least of the second alpha, in billionths, for the first, of which a
/// `rate` in 65,535 is the fee.
struct Limit {
	rate: u16,
	limit: u64,
}

impl Limit {
	/// Whether the first alpha, after the fee, is worth at least the limit in the second.
	fn allows_price(&self, first: &Pool, second: &Pool) -> bool {
		let [first, second] = [first, second].map(|pool| U256::from(pool.price().to_bits()));
		let kept = SHARE_WHOLE.saturating_sub(self.rate.into());
		// At most 174 bits.
		let gets = first.saturating_mul(PAR.into()).saturating_mul(kept.into());
		gets >= second.saturating_mul(self.limit.into()).saturating_mul(SHARE_WHOLE.into())
	}

	/// Whether a move of `amount` leaves the price within the limit. An amount too small to trade
	/// does.
	fn allows_last_unit(&self, first: &Pool, second: &Pool, amount: u64) -> bool {
		match try_move(first, second, self.rate, amount) {
			Ok(moved) => self.allows_price(&moved.first, &moved.second),
			Err(PoolError::AmountZero | PoolError::PayoutZero) => true,
			Err(_) => false,
		}
	}

	/// Whether a move of `amount` brings enough of the second alpha.
	fn allows_all(&self, first: &Pool, second: &Pool, amount: u64) -> bool {
		let brings = try_move(first, second, self.rate, amount).map_or(0, |moved| moved.brings);
		let product = |a: u64, b: u64| u128::from(a).saturating_mul(b.into());
		product(brings, PAR) >= product(amount, self.limit)
	}
}

/// The pools after a move, and the alpha of the second that it brings.
struct Moved {
	first: Pool,
	second: Pool,
	brings: u64,
}

/// Returns the pools after a move; fails if not all of the amount can be traded.
fn try_move(first: &Pool, second: &Pool, rate: u16, amount: u64) -> Result<Moved, PoolError> {
	let (sold, first) = first.sell(amount, rate, SELL_LIMIT)?;
	let (bought, second) = second.buy(sold.payout, 0, BUY_LIMIT)?;
	if sold.unused != 0 || bought.unused != 0 {
		return Err(PoolError::LimitNotBeyondPrice);
	}
	Ok(Moved { first, second, brings: bought.payout })
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
			rate in prop_oneof![Just(0), Just(FEE_RATE), Just(655), Just(10_000)],
		) {
			let [bits, other] = [first, second].map(|pool| pool.price().to_bits());
			let price = (bits >> 32).saturating_mul(PAR.into());
			let ratio = price.checked_div(other >> 32).unwrap_or(0);
			let ratio = u64::try_from(ratio).unwrap_or(u64::MAX / 2_000);
			let limit = ratio.saturating_mul(per_mille) / 1_000;
			let most = most_within(&first, &second, rate, limit);
			prop_assert!(most <= first.alpha().saturating_mul(INPUT_CAP));
			prop_assert!(fits(&first, &second, rate, limit, most));
			let brings = try_move(&first, &second, rate, most).map_or(0, |moved| moved.brings);
			prop_assert!(
				u128::from(brings) * u128::from(PAR) >= u128::from(most) * u128::from(limit),
				"all that it brings is within the limit"
			);
			prop_assert!(most == 0 || !fits(&first, &second, rate, limit, most.saturating_add(1)));
			let more = most.saturating_add(most / 1_000).saturating_add(TAO);
			let allowed = Limit { rate, limit };
			match try_move(&first, &second, rate, more) {
				Ok(moved) => prop_assert!(!allowed.allows_price(&moved.first, &moved.second)),
				Err(error) => prop_assert!(!matches!(error, PoolError::AmountZero)),
			}
		}
	}

	#[test]
	fn nothing_should_be_within_a_limit_above_the_price_after_the_fee() {
		let pool = Pool::even(TAO, TAO);
		assert_eq!(most_within(&pool, &pool, FEE_RATE, PAR), 0);
		let after_fee = PAR - PAR * u64::from(FEE_RATE) / 65_535;
		assert_eq!(most_within(&pool, &pool, FEE_RATE, after_fee + 1), 0);
		assert_ne!(most_within(&pool, &pool, FEE_RATE, after_fee - PAR / 1_000), 0);
	}
}
