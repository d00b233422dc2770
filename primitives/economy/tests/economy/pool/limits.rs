//! Limits of trades.

use super::{amounts, big, exact_pools, is_within, limit_near, pools, price, sides, Side};
use crate::exact::accepted;
use ganglion_economy::{
	fee::{fee_on_net, FEE_RATE},
	pool::{Pool, PoolError, PAR, WEIGHT_WHOLE},
	stable, trade_fee,
};
use num_bigint::BigUint;
use proptest::prelude::*;

const TAO: u64 = 1_000_000_000;

/// 2,000 alpha and 1,000 TAO at 0.75 TAO.
fn uneven() -> Pool {
	Pool::new(2_000 * TAO, 1_000 * TAO, WEIGHT_WHOLE / 10 * 4).expect("in range")
}

/// A trade stops before the exact limit by its rounding down and by `2^-DEVIATION` of a unit.
const DEVIATION: u32 = 46;

/// A limit that stops a trade of `gross`: at a random place between the price and the price that
/// the trade would reach. Rejects trades that are refused or move the price by less than two rao.
fn limit_within(side: Side, pool: &Pool, gross: u64, place: u64) -> Result<u64, TestCaseError> {
	let (_, after) = accepted(side.trade_freely(pool, gross))?;
	let (from, to) = (pool.price_in_rao(), after.price_in_rao());
	match from.abs_diff(to).checked_sub(1) {
		Some(gap @ 1..) => Ok(from.min(to) + 1 + place % gap),
		_ => Err(TestCaseError::reject("the price hardly moves")),
	}
}

/// A limit that binds the price with its fee as this one binds the price alone, rounded away from
/// the price.
fn with_fee(side: Side, limit: u64, fee_rate: u16) -> u64 {
	let (whole, kept) = (u128::from(u16::MAX), u128::from(u16::MAX - fee_rate));
	let limit = u128::from(limit);
	let limit = match side {
		Side::Buy => (limit * whole).div_ceil(kept),
		Side::Sell => limit * kept / whole,
	};
	u64::try_from(limit).unwrap_or(u64::MAX)
}

/// Whether a net amount, in units of `2^-parts`, moves the price with its fee past the limit on the
/// pool's exact curve: `((in + net)/in)^100 > (limit · (1 − rate)/price)^w_out`, the weight in
/// hundredths.
fn would_pass(
	(side, pool): (Side, &Pool),
	(net, parts): (BigUint, u32),
	limit: u64,
	fee_rate: u16,
) -> bool {
	let ((into, _), (_, weight)) = (side.reserves(pool), side.hundredths(pool));
	let into = big(into) << parts;
	let (numerator, denominator) = price(pool);
	let (to, from) = match side {
		Side::Buy => (denominator * limit, numerator),
		Side::Sell => (numerator, denominator * limit),
	};
	let (to, from) = (to * (u16::MAX - fee_rate), from * u16::MAX);
	(&into + net).pow(100) * from.pow(weight) > into.pow(100) * to.pow(weight)
}

#[test]
fn limit_should_be_refused_when_the_price_is_there_already() {
	// So large that the rounding of a payout does not matter a rao beside the price.
	let pool = Pool::even(1_000_000_000 * TAO, 100_000_000 * TAO);
	assert_eq!(pool.buy(TAO, 0, 100_000_000), Err(PoolError::LimitNotBeyondPrice));
	assert_eq!(pool.sell(TAO, 0, 100_000_000), Err(PoolError::LimitNotBeyondPrice));
	assert_eq!(pool.buy_input_to_reach(99_999_999, 0), Err(PoolError::LimitNotBeyondPrice));
	assert_eq!(pool.sell_input_to_reach(100_000_001, 0), Err(PoolError::LimitNotBeyondPrice));
	assert!(pool.buy(10 * TAO, 0, 100_000_001).is_ok());
	assert!(pool.sell(10 * TAO, 0, 99_999_999).is_ok());
}

#[test]
fn limit_should_be_refused_when_not_a_unit_has_room() {
	// The price is 1 and rises by a part in 500,000 with each unit.
	let pool = Pool::even(1_000_000, 1_000_000);
	assert_eq!(pool.buy(10, 0, PAR + 1), Err(PoolError::NothingWithinLimit));
	assert_eq!(pool.buy_input_to_reach(PAR + 1, 0), Ok(0));
}

#[test]
fn trade_should_stop_at_its_limit() {
	// With k = 65502/65535, what the fee leaves:
	// 1000 · ((0.8 k/0.75)^0.6 − 1) = 39.168535143431…
	// 2000 · ((0.75 k/0.7)^0.4 − 1) = 55.548781665377…
	let (trade, after) = uneven().buy(100 * TAO, FEE_RATE, 800_000_000).expect("fine");
	assert_eq!(trade.net, 39_168_535_143);
	assert_eq!(trade.fee, fee_on_net(trade.net, FEE_RATE));
	assert_eq!(trade.unused, 100 * TAO - trade.net - trade.fee);
	assert_eq!(after.price_in_rao(), 799_597_161, "0.8 k");
	let (trade, after) = uneven().sell(100 * TAO, FEE_RATE, 700_000_000).expect("fine");
	assert_eq!(trade.net, 55_548_781_665);
	assert_eq!(after.price_in_rao(), 700_352_660, "0.7 / k");
}

#[test]
fn input_to_reach_should_be_the_cap_when_there_is_no_limit() {
	for side in [Side::Buy, Side::Sell] {
		let cap = side.reserves(&uneven()).0 * 1_000;
		assert_eq!(side.input_to_reach(&uneven(), side.no_limit(), FEE_RATE), Ok(cap));
	}
}

#[test]
fn input_to_reach_should_be_nothing_when_nothing_can_be_traded() {
	assert_eq!(Pool::even(TAO, 0).buy_input_to_reach(u64::MAX, 0), Ok(0));
	assert_eq!(uneven().buy_input_to_reach(u64::MAX, u16::MAX), Ok(0));
}

#[test]
fn input_to_reach_should_be_refused_like_the_trade() {
	assert_eq!(
		Pool::even(999_999, TAO).buy_input_to_reach(u64::MAX, 0),
		Err(PoolError::ReserveTooLow)
	);
	assert_eq!(Pool::even(TAO, 999_999).sell_input_to_reach(0, 0), Err(PoolError::ReserveTooLow));
}

#[test]
fn stable_market_should_take_everything_at_par_or_better_and_nothing_else() {
	assert_eq!(stable::buy_input_to_reach(PAR), u64::MAX);
	assert_eq!(stable::buy_input_to_reach(PAR - 1), 0);
	assert_eq!(stable::sell_input_to_reach(PAR), u64::MAX);
	assert_eq!(stable::sell_input_to_reach(PAR + 1), 0);
}

#[test]
fn stable_market_should_pay_what_it_gets() {
	for amount in [0, 1, u64::MAX] {
		let trade = stable::trade(amount);
		assert_eq!((trade.net, trade.payout), (amount, amount));
		assert_eq!((trade.fee, trade.unused), (0, 0));
	}
}

/// Rates of the fee: none, the usual one, the highest that a subnet can have, and any up to it.
fn rates() -> impl Strategy<Value = u16> {
	prop_oneof![Just(0), Just(FEE_RATE), Just(10_000), 0..10_000_u16]
}

#[test]
fn limit_should_bind_what_is_paid_in_all() {
	// 1.218818720 a token on the reporter's pool, where the fee came on top.
	let pool = Pool::even(1_000_000 * TAO, 1_218_000 * TAO);
	let limit = 1_218_818_720;
	for fee_rate in [0, FEE_RATE, 655, 10_000] {
		let Ok((trade, _)) = pool.buy(1_000 * TAO, fee_rate, limit) else { continue };
		let paid = u128::from(trade.net + trade.fee) * u128::from(PAR);
		assert!(paid <= u128::from(trade.payout) * u128::from(limit), "at {fee_rate}");
	}
	assert_eq!(pool.buy(1_000 * TAO, 655, limit), Err(PoolError::LimitNotBeyondPrice));
}

proptest! {
	#[test]
	fn trade_should_never_pass_its_limit(
		pool in pools(), side in sides(), amount in amounts(), nudge: i8, fee_rate in rates(),
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_near(side, &pool, gross, nudge), fee_rate);
		let (trade, after) = accepted(side.trade(&pool, gross, fee_rate, limit))?;
		prop_assert!(is_within(side, &after, limit));
		let (paid, received) = (big(trade.net + trade.fee), big(trade.payout));
		match side {
			Side::Buy => prop_assert!(paid * PAR <= received * limit),
			Side::Sell => prop_assert!(received * PAR >= paid * limit),
		}
	}

	#[test]
	fn last_unit_should_be_within_the_limit_with_its_fee(
		pool in pools(), side in sides(), amount in amounts(), nudge: i8, fee_rate in rates(),
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_near(side, &pool, gross, nudge), fee_rate);
		let (_, after) = accepted(side.trade(&pool, gross, fee_rate, limit))?;
		let ((numerator, denominator), kept) = (price(&after), u16::MAX - fee_rate);
		match side {
			Side::Buy => prop_assert!(numerator * u16::MAX <= denominator * limit * kept),
			Side::Sell => prop_assert!(numerator * kept >= denominator * limit * u16::MAX),
		}
	}

	/// By its rounding it stops up to a unit before the limit, and in rare cases one unit more.
	#[test]
	fn trade_should_stop_only_where_the_limit_is_near(
		pool in exact_pools(), side in sides(), amount in amounts(), part: u64,
		fee_rate in rates(),
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_within(side, &pool, gross, part)?, fee_rate);
		let (trade, _) = accepted(side.trade(&pool, gross, fee_rate, limit))?;
		prop_assume!(trade.unused > 0);
		let market = (side, &pool);
		prop_assert!(!would_pass(market, (big(trade.net), 0), limit, fee_rate));
		let more = (big(trade.net + 1) << DEVIATION) + 1_u8;
		prop_assert!(would_pass(market, (more, DEVIATION), limit, fee_rate));
	}

	#[test]
	fn trade_should_charge_the_fee_on_what_it_trades_when_it_stops(
		pool in pools(), side in sides(), amount in amounts(), part: u64, fee_rate in 0..1_000_u16,
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_within(side, &pool, gross, part)?, fee_rate);
		let (trade, _) = accepted(side.trade(&pool, gross, fee_rate, limit))?;
		prop_assume!(trade.unused > 0);
		prop_assert_eq!(trade.net + trade.fee + trade.unused, gross);
		prop_assert_eq!(trade.fee, trade_fee(trade.net + trade.fee, fee_rate));
	}

	#[test]
	fn trade_should_be_refused_when_its_limit_is_not_beyond_the_price(
		pool in pools(), side in sides(), nudge: i8,
	) {
		let limit = pool.price_in_rao().saturating_add_signed((nudge % 3).into());
		let is_beyond = !is_within(side.other(), &pool, limit);
		let refusal = side.trade(&pool, 1_000_000, 0, limit).err();
		prop_assert_eq!(refusal == Some(PoolError::LimitNotBeyondPrice), !is_beyond);
	}

	#[test]
	fn input_to_reach_should_be_used_up(
		pool in pools(), side in sides(), amount in amounts(), nudge: i8, fee_rate in 0..1_000_u16,
	) {
		let limit = limit_near(side, &pool, amount.of(side, &pool), nudge);
		let limit = with_fee(side, limit, fee_rate);
		let most = accepted(side.input_to_reach(&pool, limit, fee_rate))?;
		prop_assume!(most > 0);
		let (trade, _) = side.trade(&pool, most, fee_rate, limit).expect("as asked");
		prop_assert_eq!(trade.unused, 0);
	}

	#[test]
	fn input_to_reach_should_be_nothing_or_refused_as_the_trade_is(
		pool in pools(), side in sides(), nudge: i8, fee_rate in 0..1_000_u16,
	) {
		let limit = pool.price_in_rao().saturating_add_signed((nudge % 3).into());
		let limit = with_fee(side, limit, fee_rate);
		let most = side.input_to_reach(&pool, limit, fee_rate);
		prop_assume!(most.is_err() || most == Ok(0));
		let refusal = side.trade(&pool, 1_000_000, fee_rate, limit).err();
		let as_asked = match most {
			Err(expected) => refusal == Some(expected),
			// The payout of the greatest trade is rounded past the limit, or there is no room. A
			// lesser trade may be rounded by less, or pay nothing.
			Ok(_) => matches!(
				refusal,
				None | Some(PoolError::NothingWithinLimit | PoolError::PayoutZero)
			),
		};
		prop_assert!(
			as_asked || refusal == Some(PoolError::ReserveOverflow),
			"{most:?} {refusal:?}"
		);
	}

	#[test]
	fn input_to_reach_should_be_all_that_a_greater_trade_uses(
		pool in pools(), side in sides(), amount in amounts(), nudge: i8, fee_rate in 0..1_000_u16,
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_near(side, &pool, gross, nudge), fee_rate);
		let (trade, _) = accepted(side.trade(&pool, gross, fee_rate, limit))?;
		let most = side.input_to_reach(&pool, limit, fee_rate).expect("the trade is accepted");
		// Nothing if the payout of the greatest trade is rounded past the limit.
		prop_assume!(most > 0);
		prop_assert_eq!(trade.net + trade.fee, most.min(gross));
	}

	#[test]
	fn trade_should_not_bring_less_when_more_is_given_within_a_limit(
		pool in pools(), side in sides(), amount in amounts(), nudge: i8, fee_rate in 0..1_000_u16,
	) {
		let gross = amount.of(side, &pool);
		let limit = with_fee(side, limit_near(side, &pool, gross, nudge), fee_rate);
		let trade = |gross| side.trade(&pool, gross, fee_rate, limit);
		let payout = |gross| trade(gross).map_or(0, |(trade, _)| trade.payout);
		let most = accepted(side.input_to_reach(&pool, limit, fee_rate))?;
		let less = [gross, most.saturating_sub(1), most];
		let less = less.into_iter().filter(|less| trade(less + 1).is_ok()).collect::<Vec<_>>();
		prop_assume!(!less.is_empty());
		for less in less {
			prop_assert!(payout(less) <= payout(less + 1));
		}
	}
}
