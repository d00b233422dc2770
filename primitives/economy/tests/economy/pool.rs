//! Weighted pools: the laws of their trades, limits and injections.
//!
//! For weights in whole hundredths, powers have integer exponents of at most 99, and everything is
//! decided in exact integers; for weights of 18 digits, by the high precision of [`crate::real`].

mod injection;
mod limits;
mod prices;
mod trades;

use crate::exact::of_any_size;
use ganglion_economy::pool::{
	Pool, PoolError, Trade, RESERVE_MIN, WEIGHT_EVEN, WEIGHT_MIN, WEIGHT_WHOLE,
};
use num_bigint::BigUint;
use proptest::prelude::*;

/// A payout deviates from its exact value by its rounding down and by `2^-DEVIATION`.
const DEVIATION: u32 = 47;

/// The direction of a trade.
#[derive(Clone, Copy, Debug)]
enum Side {
	Buy,
	Sell,
}

impl Side {
	fn other(self) -> Self {
		match self {
			Self::Buy => Self::Sell,
			Self::Sell => Self::Buy,
		}
	}

	/// The reserves of the token offered and of the token paid out.
	fn reserves(self, pool: &Pool) -> (u64, u64) {
		match self {
			Self::Buy => (pool.tao(), pool.alpha()),
			Self::Sell => (pool.alpha(), pool.tao()),
		}
	}

	/// The weights of the token offered and of the token paid out, in units of 10⁻¹⁸.
	fn weights(self, pool: &Pool) -> (u64, u64) {
		match self {
			Self::Buy => (pool.tao_weight(), pool.alpha_weight()),
			Self::Sell => (pool.alpha_weight(), pool.tao_weight()),
		}
	}

	/// The weights as whole hundredths.
	fn hundredths(self, pool: &Pool) -> (u32, u32) {
		let (into, out) = self.weights(pool);
		((into / WEIGHT_MIN) as u32, (out / WEIGHT_MIN) as u32)
	}

	fn trade(
		self,
		pool: &Pool,
		gross: u64,
		fee_rate: u16,
		limit: u64,
	) -> Result<(Trade, Pool), PoolError> {
		match self {
			Self::Buy => pool.buy(gross, fee_rate, limit),
			Self::Sell => pool.sell(gross, fee_rate, limit),
		}
	}

	/// Trades without fee or limit.
	fn trade_freely(self, pool: &Pool, gross: u64) -> Result<(Trade, Pool), PoolError> {
		self.trade(pool, gross, 0, self.no_limit())
	}

	fn input_to_reach(self, pool: &Pool, limit: u64, fee_rate: u16) -> Result<u64, PoolError> {
		match self {
			Self::Buy => pool.buy_input_to_reach(limit, fee_rate),
			Self::Sell => pool.sell_input_to_reach(limit, fee_rate),
		}
	}

	/// The limit that stops no trade.
	fn no_limit(self) -> u64 {
		match self {
			Self::Buy => u64::MAX,
			Self::Sell => 0,
		}
	}
}

fn sides() -> impl Strategy<Value = Side> {
	prop_oneof![Just(Side::Buy), Just(Side::Sell)]
}

fn weights() -> impl Strategy<Value = u64> {
	prop_oneof![
		6 => WEIGHT_MIN..=WEIGHT_WHOLE - WEIGHT_MIN,
		1 => Just(WEIGHT_MIN),
		1 => Just(WEIGHT_WHOLE - WEIGHT_MIN),
		1 => Just(WEIGHT_EVEN),
		1 => WEIGHT_EVEN - 1_000..WEIGHT_EVEN + 1_000,
	]
}

fn whole_hundredths() -> impl Strategy<Value = u64> {
	(1..=99_u64).prop_map(|hundredths| hundredths * WEIGHT_MIN)
}

/// Reserves of every size that can pay for a trade.
fn reserves() -> impl Strategy<Value = u64> {
	of_any_size().prop_map(|reserve| reserve.max(RESERVE_MIN))
}

fn pools_with(weights: impl Strategy<Value = u64>) -> impl Strategy<Value = Pool> {
	(reserves(), reserves(), weights)
		.prop_map(|(alpha, tao, weight)| Pool::new(alpha, tao, weight).expect("in range"))
}

fn pools() -> impl Strategy<Value = Pool> {
	pools_with(weights())
}

/// Pools whose powers have whole exponents.
fn exact_pools() -> impl Strategy<Value = Pool> {
	pools_with(whole_hundredths())
}

/// Amounts of every size, relative to the greatest that a pool accepts in one trade.
fn amounts() -> impl Strategy<Value = Amount> {
	of_any_size().prop_map(Amount)
}

#[derive(Clone, Copy, Debug)]
struct Amount(u64);

impl Amount {
	/// Up to 1,000 times the reserve of the token offered, or as much as that has room for; all
	/// sizes are equally frequent.
	fn of(self, side: Side, pool: &Pool) -> u64 {
		let (reserve, _) = side.reserves(pool);
		let most = reserve.saturating_mul(1_000).min(u64::MAX - reserve);
		self.0 % most.max(1)
	}
}

fn big(number: u64) -> BigUint {
	number.into()
}

/// `alpha^w₁ · tao^w₂` with weights in hundredths.
fn invariant(pool: &Pool) -> BigUint {
	let (tao_weight, alpha_weight) = Side::Buy.hundredths(pool);
	big(pool.alpha()).pow(alpha_weight) * big(pool.tao()).pow(tao_weight)
}

/// The price in rao, `10⁹ · w₁ · y / (w₂ · x)`, as a fraction.
fn price(pool: &Pool) -> (BigUint, BigUint) {
	let numerator = big(pool.alpha_weight()) * pool.tao() * 1_000_000_000_u64;
	(numerator, big(pool.tao_weight()) * pool.alpha())
}

/// Whether the pool's price is not past the limit.
fn is_within(side: Side, pool: &Pool, limit: u64) -> bool {
	let (numerator, denominator) = price(pool);
	match side {
		Side::Buy => numerator <= denominator * limit,
		Side::Sell => numerator >= denominator * limit,
	}
}

/// A limit that usually leaves room for a part of a trade of `gross`, and sometimes for none.
fn limit_near(side: Side, pool: &Pool, gross: u64, nudge: i8) -> u64 {
	let after = side.trade_freely(pool, gross).map_or(*pool, |(_, after)| after);
	let (from, to) = (pool.price_in_rao(), after.price_in_rao());
	let between = from.min(to) + from.abs_diff(to) / 2;
	match nudge % 4 {
		0 => from.saturating_add_signed(nudge.into()),
		1 => between,
		_ => to.saturating_add_signed(nudge.into()),
	}
}
