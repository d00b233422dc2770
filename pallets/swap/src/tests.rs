//! Trades at par and in pools, quotes, fees and invariants.

use crate::{
	mock::*, AlphaSqrtPrice, Balancer, Buy, Error, Event, FeeRate, Pools, Sale, SwapBalancer,
	Terms, MAX_FEE_RATE,
};
use frame_support::assert_ok;
use ganglion_economy::{
	fee::FEE_RATE,
	pool::{BUY_LIMIT, SELL_LIMIT},
};
use ganglion_test_chain::{assert_noop, assert_numbers};
use proptest::prelude::*;
use substrate_fixed::types::U64F64;

#[test]
fn stable_subnet_should_trade_at_par_without_fee() {
	with_pools(|| {
		let (tao, alpha) = (TaoBalance::new(1_234), AlphaBalance::new(1_234));
		assert_eq!(Swap::price(STABLE), 1);
		assert_eq!(
			Swap::buy(STABLE, tao, Terms::MARKET),
			Ok(Buy { net: tao, fee: TaoBalance::ZERO, alpha })
		);
		assert_eq!(
			Swap::sell(STABLE, alpha, Terms::MARKET),
			Ok(Sale { net: alpha, fee: AlphaBalance::ZERO, tao })
		);
	})
}

#[test]
fn limit_should_allow_all_or_nothing_at_par() {
	with_pools(|| {
		let [below, par, above] = [999_999_999, 1_000_000_000, 1_000_000_001].map(TaoBalance::new);
		assert_eq!(Swap::max_buy(STABLE, below), Ok(TaoBalance::ZERO));
		assert_eq!(Swap::max_buy(STABLE, par), Ok(TaoBalance::MAX));
		assert_eq!(Swap::max_sell(STABLE, par), Ok(AlphaBalance::MAX));
		assert_eq!(Swap::max_sell(STABLE, above), Ok(AlphaBalance::ZERO));
	})
}

#[test]
fn cost_should_buy_the_amount_and_not_a_rao_less() {
	with_pools(|| {
		assert_eq!(Swap::cost_of(STABLE, alpha(1_234)), Ok(tao(1_234)));
		for amount in [1, 7, 1_000_003, TAO, 399 * TAO, 3_900 * TAO] {
			let cost = Swap::cost_of(DYNAMIC, alpha(amount)).unwrap();
			let bought = |tao| Swap::quote_buy(DYNAMIC, tao, Terms::MARKET).map(|buy| buy.alpha);
			assert!(bought(cost).unwrap() >= alpha(amount), "{amount}");
			let less = bought(tao(cost.rao() - 1));
			assert!(less.is_err() || less.unwrap() < alpha(amount), "{amount}");
		}
		assert_noop!(Swap::cost_of(DYNAMIC, alpha(4_000 * TAO)), Error::<Test>::ReservesTooLow);
		assert_noop!(Swap::cost_of(DYNAMIC, alpha(0)), Error::<Test>::InsufficientInputAmount);
		assert_noop!(Swap::cost_of(NOWHERE, alpha(1)), Error::<Test>::MechanismDoesNotExist);
	})
}

#[test]
fn trade_at_par_should_be_refused_beyond_its_limit() {
	with_pools(|| {
		let [below, above] = [999_999_999, 1_000_000_001].map(TaoBalance::new);
		let refused = || Error::<Test>::PriceLimitExceeded;
		assert_noop!(Swap::buy(STABLE, tao(TAO), Terms::within(below)), refused());
		assert_noop!(Swap::sell(STABLE, alpha(TAO), Terms::within(above)), refused());
		assert_ok!(Swap::buy(STABLE, tao(TAO), Terms::within(above)));
		assert_ok!(Swap::sell(STABLE, alpha(TAO), Terms::within(below)));
	})
}

#[test]
fn trade_should_be_refused_where_there_is_no_pool() {
	with_pools(|| {
		let refused = || Error::<Test>::MechanismDoesNotExist;
		assert_noop!(Swap::buy(NOWHERE, tao(1), Terms::MARKET), refused());
		assert_noop!(Swap::sell(NOWHERE, alpha(1), Terms::MARKET), refused());
		assert_noop!(Swap::max_buy(NOWHERE, tao(1)), refused());
		assert_noop!(Swap::max_sell(NOWHERE, tao(1)), refused());
		assert_eq!((Swap::price(NOWHERE), Swap::price_in_rao(NOWHERE)), (U64F64::from_num(0), 0));
		assert_eq!(Swap::simulate_buy(NOWHERE, tao(1)), Default::default());
		assert_eq!(Swap::simulate_sell(NOWHERE, alpha(1)), Default::default());
		for netuid in [STABLE, NOWHERE] {
			assert_noop!(Swap::inject(netuid, alpha(1), tao(1)), refused());
		}
	})
}

#[test]
fn dynamic_subnet_should_trade_as_its_pool_does() {
	with_pools(|| {
		assert_eq!(Swap::price(DYNAMIC), 0.25);
		assert_eq!(Swap::price_in_rao(DYNAMIC), TAO / 4);
		let (expected, _) = pool().buy(TAO, FEE_RATE, BUY_LIMIT).unwrap();
		let quote = Swap::quote_buy(DYNAMIC, tao(TAO), Terms::MARKET);
		let buy = Swap::buy(DYNAMIC, tao(TAO), Terms::MARKET).unwrap();
		assert_eq!(quote, Ok(buy));
		assert_eq!(buy.net.rao(), expected.net);
		assert_eq!(buy.fee.rao(), 503_547, "33 of 65,535");
		assert_eq!(buy.fee.rao(), Swap::fee_of(DYNAMIC, TAO));
		assert_eq!(buy.alpha.rao(), expected.payout);
		book_buy(&buy);
		assert!(Swap::price(DYNAMIC) > 0.25);

		let (expected, _) = pool().sell(TAO, FEE_RATE, SELL_LIMIT).unwrap();
		let quote = Swap::quote_sell(DYNAMIC, alpha(TAO), Terms::MARKET);
		let sale = Swap::sell(DYNAMIC, alpha(TAO), Terms::MARKET).unwrap();
		assert_eq!(quote, Ok(sale));
		assert_eq!((sale.net.rao(), sale.fee.rao()), (expected.net, expected.fee));
		assert_eq!(sale.tao.rao(), expected.payout);
		book_sale(&sale);
	})
}

#[test]
fn trade_should_follow_the_subnets_fee_and_its_terms() {
	with_pools(|| {
		let fee = |terms| Swap::quote_buy(DYNAMIC, tao(TAO), terms).unwrap().fee.rao();
		assert_eq!(fee(Terms::FREE), 0);
		FeeRate::<Test>::insert(DYNAMIC, 655);
		assert_eq!(fee(Terms::MARKET), 9_994_659);
		assert_eq!(fee(Terms::FREE), 0);
		let sale = Swap::quote_sell(DYNAMIC, alpha(TAO), Terms::FREE).unwrap();
		assert_eq!((sale.net, sale.fee), (alpha(TAO), alpha(0)));
	})
}

#[test]
fn fee_rate_should_be_set_by_root_within_its_bounds() {
	with_pools(|| {
		System::set_block_number(1);
		let set = |origin, netuid, rate| Swap::set_fee_rate(origin, netuid, rate);
		let somebody = RuntimeOrigin::signed(cold(1));
		assert_noop!(set(somebody, DYNAMIC, 1), sp_runtime::DispatchError::BadOrigin);
		assert_noop!(set(RuntimeOrigin::root(), NOWHERE, 1), Error::<Test>::MechanismDoesNotExist);
		for rate in [MAX_FEE_RATE + 1, u16::MAX] {
			let refused = Error::<Test>::FeeRateTooHigh;
			assert_noop!(set(RuntimeOrigin::root(), DYNAMIC, rate), refused);
		}
		let fee = || Swap::quote_buy(DYNAMIC, tao(TAO), Terms::MARKET).unwrap().fee.rao();
		for (rate, expected) in [(0, 0), (655, 9_994_659), (MAX_FEE_RATE, 152_590_218)] {
			assert_ok!(set(RuntimeOrigin::root(), DYNAMIC, rate));
			assert_eq!(fee(), expected);
			System::assert_last_event(Event::FeeRateSet { netuid: DYNAMIC, rate }.into());
		}
		assert_ok!(set(RuntimeOrigin::root(), STABLE, 655));
		assert_eq!(Swap::quote_buy(STABLE, tao(TAO), Terms::MARKET).unwrap().fee, tao(0));
	})
}

#[test]
fn pool_should_leave_nothing_when_it_closes() {
	with_pools(|| {
		FeeRate::<Test>::insert(DYNAMIC, 655);
		Swap::close(DYNAMIC);
		assert!(!SwapBalancer::<Test>::contains_key(DYNAMIC));
		assert!(!AlphaSqrtPrice::<Test>::contains_key(DYNAMIC));
		assert!(!FeeRate::<Test>::contains_key(DYNAMIC));
		assert!(SwapBalancer::<Test>::contains_key(STABLE), "the other's is its own");
		Swap::open(DYNAMIC);
	})
}

#[test]
fn limit_should_stop_a_trade_where_the_most_that_it_allows_ends() {
	with_pools(|| {
		let limit = tao(TAO / 4 + TAO / 100);
		let most = Swap::max_buy(DYNAMIC, limit).unwrap();
		let all = Swap::quote_buy(DYNAMIC, tao(500 * TAO), Terms::within(limit)).unwrap();
		assert_eq!(most, all.net.saturating_add(all.fee));
		assert_eq!(Swap::quote_buy(DYNAMIC, most, Terms::within(limit)), Ok(all));

		let limit = tao(TAO / 4 - TAO / 100);
		let most = Swap::max_sell(DYNAMIC, limit).unwrap();
		let all = Swap::quote_sell(DYNAMIC, alpha(500 * TAO), Terms::within(limit)).unwrap();
		assert_eq!(most, all.net.saturating_add(all.fee));
	})
}

#[test]
fn pool_should_refuse_for_the_condition_that_fails() {
	with_pools(|| {
		let buy = |amount, terms| Swap::buy(DYNAMIC, tao(amount), terms);
		let sell = |amount, terms| Swap::sell(DYNAMIC, alpha(amount), terms);
		let (at, beyond) = (Terms::within(tao(TAO / 4)), Terms::within(tao(TAO)));
		assert_noop!(buy(0, Terms::MARKET), Error::<Test>::InsufficientInputAmount);
		assert_noop!(sell(0, Terms::MARKET), Error::<Test>::InsufficientInputAmount);
		assert_noop!(buy(1_001_000 * TAO, Terms::MARKET), Error::<Test>::SwapInputTooLarge);
		assert_noop!(sell(u64::MAX, Terms::MARKET), Error::<Test>::SwapInputTooLarge);
		assert_noop!(buy(TAO, at), Error::<Test>::PriceLimitExceeded);
		assert_noop!(sell(TAO, at), Error::<Test>::PriceLimitExceeded);
		assert_noop!(sell(TAO, beyond), Error::<Test>::PriceLimitExceeded);
		assert_noop!(Swap::max_buy(DYNAMIC, tao(1)), Error::<Test>::PriceLimitExceeded);
		assert_noop!(Swap::max_sell(DYNAMIC, tao(TAO)), Error::<Test>::PriceLimitExceeded);
		assert_noop!(sell(1, Terms::MARKET), Error::<Test>::ReservesTooLow);
		let (held, least) = (Held::get(), 1_000_000);
		Held::set((least - 1, least - 1));
		assert_noop!(buy(1_000, Terms::MARKET), Error::<Test>::ReservesTooLow);
		assert_noop!(sell(1_000, Terms::MARKET), Error::<Test>::ReservesTooLow);
		Held::set((u64::MAX, least));
		assert_noop!(buy(1_000, Terms::MARKET), Error::<Test>::InsufficientLiquidity);
		Held::set((least, u64::MAX));
		assert_noop!(sell(1_000, Terms::MARKET), Error::<Test>::InsufficientLiquidity);
		Held::set(held);
	})
}

#[test]
fn injection_should_leave_the_price_and_move_the_weight() {
	with_pools(|| {
		let before = Swap::price_in_rao(DYNAMIC);
		assert_ok!(Swap::inject(DYNAMIC, alpha(100 * TAO), tao(TAO)));
		Held::mutate(|(tao, alpha)| {
			*tao += TAO;
			*alpha += 100 * TAO;
		});
		assert_eq!(Swap::price_in_rao(DYNAMIC), before);
		assert_ne!(SwapBalancer::<Test>::get(DYNAMIC), Balancer::default());
	})
}

#[test]
fn injection_should_be_refused_when_a_side_would_weigh_too_little() {
	with_pools(|| {
		let refused = Error::<Test>::ReservesOutOfBalance;
		assert_noop!(Swap::inject(DYNAMIC, alpha(0), tao(1_000_000 * TAO)), refused);
		assert_noop!(
			Swap::inject(DYNAMIC, alpha(u64::MAX), tao(1)),
			Error::<Test>::InsufficientLiquidity
		);
	})
}

#[test]
fn quote_should_say_what_is_lost_against_the_price() {
	with_pools(|| {
		let told = Swap::simulate_buy(DYNAMIC, tao(TAO));
		let buy = Swap::quote_buy(DYNAMIC, tao(TAO), Terms::MARKET).unwrap();
		assert_eq!(
			(told.tao_amount, told.tao_fee, told.alpha_amount),
			(buy.net, buy.fee, buy.alpha)
		);
		assert_eq!(told.alpha_slippage.rao(), 4 * buy.net.rao() - buy.alpha.rao());
		let told = Swap::simulate_sell(DYNAMIC, alpha(TAO));
		let sale = Swap::quote_sell(DYNAMIC, alpha(TAO), Terms::MARKET).unwrap();
		assert_eq!(
			(told.tao_amount, told.alpha_fee, told.alpha_amount),
			(sale.tao, sale.fee, sale.net)
		);
		assert_eq!(told.tao_slippage.rao(), sale.net.rao() / 4 - sale.tao.rao());
		assert_eq!(told.alpha_slippage, alpha(0));
		let told = Swap::simulate_buy(STABLE, tao(TAO));
		assert_eq!((told.alpha_amount, told.alpha_slippage), (alpha(TAO), alpha(0)));
	})
}

#[test]
fn opened_pool_should_show_its_square_root_price() {
	with_pools(|| {
		assert_eq!(AlphaSqrtPrice::<Test>::get(STABLE), 1);
		assert_eq!(AlphaSqrtPrice::<Test>::get(DYNAMIC), 0.5);
	})
}

#[test]
fn broken_pool_should_be_found() {
	with_pools(|| {
		let broken = |expected: &'static str| {
			assert_eq!(Swap::do_try_state(), Err(expected.into()));
		};
		AlphaSqrtPrice::<Test>::insert(DYNAMIC, U64F64::from_num(0.4));
		broken("the price that is shown is not the pool's");
		Swap::open(DYNAMIC);
		AlphaSqrtPrice::<Test>::insert(STABLE, U64F64::from_num(2));
		broken("a stable subnet's price is not one");
		Swap::open(STABLE);
		SwapBalancer::<Test>::insert(NOWHERE, Balancer::default());
		broken("weights of a pool without a subnet");
		SwapBalancer::<Test>::remove(NOWHERE);
		let quote = sp_runtime::Perquintill::from_parts(1);
		SwapBalancer::<Test>::insert(DYNAMIC, Balancer { quote });
		broken("a pool's weight is out of range");
		Swap::open(DYNAMIC);
	})
}

/// Least amount that every trade accepts, at all prices that the test below can reach.
const WORTH_A_TRADE: u64 = 1_000_000;

proptest! {
	#[test]
	fn shown_price_should_stay_the_pools_whatever_is_traded(
		trades in proptest::collection::vec(
			(any::<bool>(), prop_oneof![1 => 1..WORTH_A_TRADE, 4 => WORTH_A_TRADE..10_000 * TAO]),
			1..20,
		)
	) {
		with_pools(|| {
			for (buys, amount) in trades {
				let outcome = if buys {
					Swap::buy(DYNAMIC, tao(amount), Terms::MARKET).map(|buy| book_buy(&buy))
				} else {
					Swap::sell(DYNAMIC, alpha(amount), Terms::MARKET).map(|sale| book_sale(&sale))
				};
				prop_assert!(amount < WORTH_A_TRADE || outcome.is_ok(), "{amount}: {outcome:?}");
				prop_assert_eq!(Swap::do_try_state(), Ok(()));
			}
			Ok(())
		})?;
	}
}

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<crate::Call<Test>, Event<Test>, Error<Test>>("Swap");
}
