//! The amounts of a trade.

use super::{
	amounts, big, exact_pools, invariant, pools, reserves, sides, weights, Side, DEVIATION,
};
use crate::{
	exact::{accepted, of_any_size},
	real,
};
use ganglion_economy::{
	fee::{fee_on_net, FEE_RATE},
	pool::{Pool, PoolError, Trade, RESERVE_MIN, WEIGHT_MIN, WEIGHT_WHOLE},
	trade_fee,
};
use num_bigint::{BigInt, BigUint};
use num_traits::One;
use proptest::{collection::vec, prelude::*};

const TAO: u64 = 1_000_000_000;

/// 2,000 alpha and 1,000 TAO at 0.75 TAO.
fn uneven() -> Pool {
	Pool::new(2_000 * TAO, 1_000 * TAO, WEIGHT_WHOLE / 10 * 4).expect("in range")
}

/// Whether a trader who gets `payout` is paid no more than the pool's curve says:
/// `(out − payout)^w_out · (in + net)^w_in ≥ out^w_out · in^w_in`, all in `parts` of a unit.
fn is_covered(side: Side, pool: &Pool, net: u64, payout: &BigUint, parts: u32) -> bool {
	let ((into, out), (weight_in, weight_out)) = (side.reserves(pool), side.hundredths(pool));
	let out = big(out) << parts;
	if *payout > out {
		return false;
	}
	let after = (&out - payout).pow(weight_out) * (big(into) + net).pow(weight_in);
	after >= out.pow(weight_out) * big(into).pow(weight_in)
}

#[test]
fn trade_should_follow_the_constant_product_when_weights_are_even() {
	let pool = Pool::even(1_000 * TAO, 1_000 * TAO);
	let (trade, after) = Side::Buy.trade_freely(&pool, TAO).expect("fine");
	assert_eq!(trade, Trade { net: TAO, fee: 0, payout: 999_000_999, unused: 0 });
	assert_eq!(after, Pool::even(1_000 * TAO - 999_000_999, 1_001 * TAO));
}

#[test]
fn trade_should_pay_to_the_unit_when_the_value_is_whole() {
	let pool = Pool::even(3 * TAO, 2 * TAO);
	assert_eq!(Side::Buy.trade_freely(&pool, TAO).expect("fine").0.payout, TAO);
}

#[test]
fn trade_should_follow_the_weights() {
	// 2000 · (1 − (1000/1005)^(2/3)) = 6.639011782463…
	// 1000 · (1 − (2000/2005)^(3/2)) = 3.738315333820…
	assert_eq!(Side::Buy.trade_freely(&uneven(), 5 * TAO).expect("fine").0.payout, 6_639_011_782);
	assert_eq!(Side::Sell.trade_freely(&uneven(), 5 * TAO).expect("fine").0.payout, 3_738_315_333);
}

#[test]
fn trade_should_take_the_fee_off_first() {
	let gross = 5 * TAO;
	let (trade, after) = uneven().buy(gross, FEE_RATE, u64::MAX).expect("fine");
	assert_eq!((trade.fee, trade.net), (2_517_738, gross - 2_517_738));
	assert_eq!(after.tao(), uneven().tao() + trade.net);
	assert_eq!(trade.payout, uneven().buy(trade.net, 0, u64::MAX).expect("fine").0.payout);
}

#[test]
fn trade_should_be_refused_when_nothing_is_left_to_trade() {
	for side in [Side::Buy, Side::Sell] {
		assert_eq!(side.trade_freely(&uneven(), 0), Err(PoolError::AmountZero));
		let all_fee = side.trade(&uneven(), TAO, u16::MAX, side.no_limit());
		assert_eq!(all_fee, Err(PoolError::AmountZero));
	}
}

#[test]
fn trade_should_be_refused_when_it_exceeds_a_thousand_reserves() {
	for side in [Side::Buy, Side::Sell] {
		let cap = side.reserves(&uneven()).0 * 1_000;
		assert!(side.trade_freely(&uneven(), cap).is_ok());
		assert_eq!(side.trade_freely(&uneven(), cap + 1), Err(PoolError::AmountTooLarge));
		// The net amount counts.
		assert!(side.trade(&uneven(), cap + 1, FEE_RATE, side.no_limit()).is_ok());
	}
}

#[test]
fn trade_should_be_refused_when_the_reserve_would_overflow() {
	let pool = Pool::even(u64::MAX - 1, u64::MAX - 1);
	for side in [Side::Buy, Side::Sell] {
		assert_eq!(side.trade_freely(&pool, 2), Err(PoolError::ReserveOverflow));
	}
	// One unit still fits, but is worth less than one.
	assert_eq!(Side::Buy.trade_freely(&pool, 1), Err(PoolError::PayoutZero));
}

#[test]
fn trade_should_be_refused_when_the_reserve_that_pays_is_low() {
	let (low, enough) = (Pool::even(RESERVE_MIN - 1, TAO), Pool::even(RESERVE_MIN, TAO));
	assert_eq!(Side::Buy.trade_freely(&low, TAO / 10), Err(PoolError::ReserveTooLow));
	assert!(Side::Buy.trade_freely(&enough, TAO / 10).is_ok());
	assert!(Side::Sell.trade_freely(&low, TAO / 10).is_ok());
}

#[test]
fn trade_should_be_refused_when_it_would_pay_nothing() {
	assert_eq!(Side::Sell.trade_freely(&Pool::even(2 * TAO, TAO), 1), Err(PoolError::PayoutZero));
	assert_eq!(Side::Sell.trade_freely(&uneven(), 1), Err(PoolError::PayoutZero));
}

#[test]
fn trade_should_be_refused_for_the_first_condition_that_fails() {
	let poor = Pool::even(RESERVE_MIN - 1, TAO);
	assert_eq!(poor.buy(0, 0, 0), Err(PoolError::AmountZero));
	assert_eq!(poor.buy(u64::MAX, 0, 0), Err(PoolError::AmountTooLarge));
	assert_eq!(poor.buy(TAO, 0, 0), Err(PoolError::ReserveTooLow));
	assert_eq!(uneven().buy(1, 0, 0), Err(PoolError::LimitNotBeyondPrice));
}

#[test]
fn trade_should_leave_something_when_the_pool_is_nearly_emptied() {
	// The reserve would fall to one part in 1001^99 of itself.
	let pool = Pool::new(TAO, TAO, WEIGHT_WHOLE - WEIGHT_MIN).expect("in range");
	let (trade, after) = Side::Buy.trade_freely(&pool, 1_000 * TAO).expect("fine");
	assert_eq!((trade.payout, after.alpha()), (TAO - 1, 1));
}

/// Pools of weights 3/4 and 1/4, where a purchase of `b − a` into `a` brings `out · (1 − (a/b)³)`,
/// with `out` chosen so that this has the fraction `fraction / b³`; and the whole part.
fn pools_with_fraction(fraction: BigUint) -> Vec<(Pool, u64, u64)> {
	let b = (1_u64 << 21) - 1;
	let pools = (b / 2..b).step_by(9_973).filter_map(|a| {
		let (cube, paid) = (big(b).pow(3), big(b).pow(3) - big(a).pow(3));
		let out = u64::try_from(paid.modinv(&cube)? * &fraction % &cube).ok()?;
		let whole = u64::try_from(paid * out / cube).ok()?;
		let pool = Pool::new(out, a, WEIGHT_WHOLE / 4 * 3).expect("in range");
		Some((pool, b - a, whole))
	});
	let pools = pools.collect::<Vec<_>>();
	assert!(pools.len() > 50);
	pools
}

#[test]
fn payout_should_not_be_rounded_up_when_the_value_lacks_least_to_a_unit() {
	let cube = big((1 << 21) - 1).pow(3);
	for (pool, amount, whole) in pools_with_fraction(cube - 1_u8) {
		assert_eq!(Side::Buy.trade_freely(&pool, amount).expect("fine").0.payout, whole);
	}
}

#[test]
fn payout_should_be_one_less_at_most_when_the_value_is_barely_above_a_unit() {
	for (pool, amount, whole) in pools_with_fraction(BigUint::one()) {
		let payout = Side::Buy.trade_freely(&pool, amount).expect("fine").0.payout;
		assert!(payout == whole || payout + 1 == whole);
	}
}

#[test]
fn fee_on_net_should_be_half_a_per_mille_at_the_usual_rate() {
	assert_eq!(fee_on_net(65_502, FEE_RATE), 33);
	assert_eq!(fee_on_net(u64::MAX, u16::MAX), 0);
	assert_eq!(fee_on_net(u64::MAX, u16::MAX - 1), u64::MAX);
}

proptest! {
	#[test]
	fn fee_on_net_should_be_the_fee_of_both_together(
		net in 0..u64::MAX >> 16, rate in 0..u16::MAX,
	) {
		let fee = fee_on_net(net, rate);
		prop_assert_eq!(trade_fee(net + fee, rate), fee);
	}

	#[test]
	fn trade_should_never_lower_the_invariant(
		pool in exact_pools(), steps in vec((sides(), amounts(), any::<u16>()), 1..6),
	) {
		let (mut pool, mut trades) = (pool, 0);
		for (side, amount, fee_rate) in steps {
			let gross = amount.of(side, &pool);
			if let Ok((_, after)) = side.trade(&pool, gross, fee_rate, side.no_limit()) {
				prop_assert!(invariant(&after) >= invariant(&pool));
				(pool, trades) = (after, trades + 1);
			}
		}
		prop_assume!(trades > 0);
	}

	#[test]
	fn payout_should_be_the_exact_value_rounded_down(
		pool in exact_pools(), side in sides(), amount in amounts(),
	) {
		let (trade, _) = accepted(side.trade_freely(&pool, amount.of(side, &pool)))?;
		let Trade { net, payout, .. } = trade;
		prop_assert!(is_covered(side, &pool, net, &big(payout), 0));
		let more = (big(payout + 1) << DEVIATION) + 1_u8;
		prop_assert!(!is_covered(side, &pool, net, &more, DEVIATION));
	}

	#[test]
	fn payout_should_be_the_value_rounded_down_when_weights_have_18_digits(
		pool in pools(), side in sides(), amount in amounts(),
	) {
		let (trade, _) = accepted(side.trade_freely(&pool, amount.of(side, &pool)))?;
		let Trade { net, payout, .. } = trade;
		let (into, out) = side.reserves(&pool);
		let (mantissa, shift) = real::power((&big(into), &(big(into) + net)), side.weights(&pool));
		let one = BigInt::one() << real::BITS;
		let error = BigInt::one() << (real::BITS - real::ERROR + 3);
		let paid = (&one - real::shifted(&mantissa, shift)) * out;
		let floor = BigInt::from(payout) << real::BITS;
		prop_assert!(floor <= &paid + &error * out);
		prop_assert!(paid < floor + &one + (one >> DEVIATION) + error * out);
	}

	#[test]
	fn payout_should_be_exact_when_weights_are_even(
		alpha in reserves(), tao in reserves(), amount in amounts(),
	) {
		let pool = Pool::even(alpha, tao);
		let (trade, _) = accepted(Side::Buy.trade_freely(&pool, amount.of(Side::Buy, &pool)))?;
		let Trade { net, payout, .. } = trade;
		prop_assert_eq!(big(payout), big(alpha) * net / (big(tao) + net));
	}

	#[test]
	fn trade_should_account_for_every_unit(
		pool in pools(), side in sides(), amount in amounts(), fee_rate: u16,
	) {
		let gross = amount.of(side, &pool);
		let (trade, after) = accepted(side.trade(&pool, gross, fee_rate, side.no_limit()))?;
		prop_assert_eq!(trade.net + trade.fee + trade.unused, gross);
		let fee = match trade.unused {
			0 => trade_fee(gross, fee_rate),
			_ => fee_on_net(trade.net, fee_rate),
		};
		prop_assert_eq!(trade.fee, fee);
		let ((into, out), (into_after, out_after)) = (side.reserves(&pool), side.reserves(&after));
		prop_assert_eq!((into_after - into, out - out_after), (trade.net, trade.payout));
		prop_assert_eq!(after.tao_weight(), pool.tao_weight());
	}

	#[test]
	fn trade_there_and_back_should_never_gain(
		pool in pools(), side in sides(), amount in amounts(), fee_rate in 0..1_000_u16,
	) {
		let gross = amount.of(side, &pool);
		let (there, after) = accepted(side.trade(&pool, gross, fee_rate, side.no_limit()))?;
		let back = side.other();
		let (back, _) = accepted(back.trade(&after, there.payout, fee_rate, back.no_limit()))?;
		prop_assert!(back.payout <= there.net);
	}

	/// In real numbers two trades equal one. The first leaves up to a unit more in the pool, of
	/// which the second is paid a part; each loses up to a unit by its rounding.
	#[test]
	fn two_trades_should_bring_what_one_does(
		pool in pools(), side in sides(), amount in amounts(), part: u64,
	) {
		let gross = amount.of(side, &pool);
		let first = part % gross.max(1);
		let (one, _) = accepted(side.trade_freely(&pool, gross))?;
		let (two, after) = accepted(side.trade_freely(&pool, first))?;
		let (three, _) = accepted(side.trade_freely(&after, gross - first))?;
		prop_assume!(one.unused == 0);
		let both = two.payout + three.payout;
		prop_assert!(both <= one.payout + 1, "{both} against {}", one.payout);
		prop_assert!(one.payout <= both + 2, "{both} against {}", one.payout);
	}

	#[test]
	fn trade_should_not_bring_less_when_more_is_given(
		pool in pools(), side in sides(), amount in amounts(), more in amounts(), fee_rate: u16,
	) {
		let less = amount.of(side, &pool);
		let more = less.saturating_add(more.of(side, &pool));
		let trade = |gross| side.trade(&pool, gross, fee_rate, side.no_limit());
		let ((less, _), (more, _)) = (accepted(trade(less))?, accepted(trade(more))?);
		prop_assert!(less.payout <= more.payout);
	}

	#[test]
	fn trade_should_not_bring_less_when_one_unit_more_is_given(
		pool in pools(), side in sides(), amount in amounts(),
	) {
		let gross = amount.of(side, &pool);
		let (less, _) = accepted(side.trade_freely(&pool, gross))?;
		let (more, _) = accepted(side.trade_freely(&pool, gross + 1))?;
		prop_assert!(less.payout <= more.payout);
	}

	#[test]
	fn pool_should_be_total(
		alpha: u64, tao: u64, weight in weights(), gross: u64, fee_rate: u16, limit: u64,
	) {
		let ends = |number: u64| [0, 1, number, u64::MAX];
		let pairs = |a, b| ends(a).into_iter().flat_map(move |a| ends(b).map(|b| (a, b)));
		for (alpha, tao) in pairs(alpha, tao) {
			let pool = Pool::new(alpha, tao, weight).expect("in range");
			for (gross, limit) in pairs(gross, limit) {
				for side in [Side::Buy, Side::Sell] {
					let trade = side.trade(&pool, gross, fee_rate, limit);
					prop_assert!(trade.is_err() || gross > 0);
					let most = side.input_to_reach(&pool, limit, 0);
					prop_assert!(trade.is_err() || most.is_ok_and(|most| most > 0));
					let _ = side.input_to_reach(&pool, limit, fee_rate);
				}
				let injected = pool.inject(gross, limit);
				prop_assert!(injected.is_err() || alpha > 0 && tao > 0);
			}
		}
	}
}

#[test]
fn input_for_a_payout_should_be_the_least_that_pays_it() {
	// 1000 · 250 / 750, rounded up.
	let pool = Pool::even(1_000 * TAO, 1_000 * TAO);
	assert_eq!(pool.buy_input_for(250 * TAO), Ok(333_333_333_334));
	assert_eq!(pool.buy_input_for(1), Ok(2));
	// 1000 · ((2000 / 1990)^(3/2) − 1) = 7.547149984…
	assert_eq!(uneven().buy_input_for(10 * TAO), Ok(7_547_149_985));
	assert_eq!(pool.buy_input_for(0), Err(PoolError::AmountZero));
	assert_eq!(pool.buy_input_for(1_000 * TAO), Err(PoolError::ReserveTooLow));
	assert_eq!(pool.buy_input_for(u64::MAX), Err(PoolError::ReserveTooLow));
	let steep = Pool::new(1_000 * TAO, 1_000 * TAO, WEIGHT_MIN).expect("in range");
	assert_eq!(steep.buy_input_for(1_000 * TAO - 1), Err(PoolError::AmountTooLarge));
}

proptest! {
	#[test]
	fn input_for_a_payout_should_pay_it(pool in pools(), part in of_any_size()) {
		let payout = part % pool.alpha().max(1);
		if let Ok(net) = pool.buy_input_for(payout) {
			match pool.buy(net, 0, u64::MAX) {
				// At the highest price there is, the limit leaves some untraded.
				Ok((trade, _)) => prop_assert!(trade.payout >= payout || trade.unused > 0),
				Err(error) => prop_assert!(
					[
						PoolError::AmountTooLarge,
						PoolError::ReserveTooLow,
						PoolError::ReserveOverflow,
						PoolError::LimitNotBeyondPrice,
						PoolError::NothingWithinLimit,
					]
					.contains(&error),
					"{error}"
				),
			}
		}
	}

	/// By the curve, in exact integers, even the input less two units does not pay it: of the two,
	/// one is the rounding up, the other that of the power.
	#[test]
	fn input_for_a_payout_should_be_no_more_than_it_takes(
		(pool, part) in (exact_pools(), of_any_size())
	) {
		let payout = part % pool.alpha().max(1);
		let most = pool.tao().saturating_mul(1_000);
		if let Some(net) = pool.buy_input_for(payout).ok().filter(|net| (2..=most).contains(net)) {
			let more = big(payout) + 1u32;
			prop_assert!(!is_covered(Side::Buy, &pool, net - 2, &more, 0));
		}
	}
}
