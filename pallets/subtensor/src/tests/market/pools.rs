//! Subnets with a pool: trades, their effect on the state, and emission.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use ganglion_economy::{
	block_emission, injection_terms,
	pool::{BUY_LIMIT, SELL_LIMIT},
	root_proportion, Pool,
};
use pallet_subtensor_swap::{FeeRate, Pools, SwapBalancer};

const FEE_RATE: u16 = 33;

/// The pool of the test subnet.
fn pool() -> Pool {
	let weight = SwapBalancer::<Test>::get(NETUID).quote.deconstruct();
	Pool::new(alpha_in(NETUID), reserve(NETUID), weight).unwrap()
}

#[test]
fn purchase_should_book_what_the_pool_says_and_pay_the_author() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let (trade, after) = pool().buy(10 * TAO, FEE_RATE, BUY_LIMIT).unwrap();
		let (out, volume) = (alpha_out(NETUID), SubnetVolume::<Test>::get(NETUID));
		let total = TotalStake::<Test>::get().rao();
		assert_ok!(try_stake(2, OWNER, NETUID, 10 * TAO));
		assert_eq!(pool(), after);
		assert_eq!(balance(2), WEALTH - 10 * TAO);
		assert_eq!(balance(AUTHOR), WEALTH + trade.fee);
		assert_eq!(staked(2, OWNER, NETUID), trade.payout);
		assert_eq!(alpha_out(NETUID), out + trade.payout);
		assert_eq!(TotalStake::<Test>::get().rao(), total + trade.net, "without the fee");
		assert_eq!(SubnetVolume::<Test>::get(NETUID), volume + u128::from(10 * TAO));
		let (spent, got) = (tao(10 * TAO), alpha(trade.payout));
		let event = Event::StakeAdded(cold(2), hot(OWNER, 0), spent, got, NETUID, trade.fee);
		assert_announced(event);
	})
}

#[test]
fn sale_should_book_what_the_pool_says_and_sell_the_fee_for_the_author() {
	ExtBuilder::with_pool().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, 10 * TAO));
		let (held, author, out) = (balance(2), balance(AUTHOR), alpha_out(NETUID));
		let (trade, after) = pool().sell(20 * TAO, FEE_RATE, SELL_LIMIT).unwrap();
		let (of_fee, last) = after.sell(trade.fee, 0, SELL_LIMIT).unwrap();
		let stake = staked(2, OWNER, NETUID);
		assert_ok!(try_unstake(2, OWNER, NETUID, 20 * TAO));
		assert_eq!(pool(), last);
		assert_eq!(balance(2), held + trade.payout);
		assert_eq!(balance(AUTHOR), author + of_fee.payout);
		assert_eq!(staked(2, OWNER, NETUID), stake - 20 * TAO);
		assert_eq!(alpha_out(NETUID), out - 20 * TAO);
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(0));
		let (got, sold) = (tao(trade.payout), alpha(trade.net));
		let event = Event::StakeRemoved(cold(2), hot(OWNER, 0), got, sold, NETUID, trade.fee);
		assert_announced(event);
	})
}

#[test]
fn fee_should_be_nobodys_when_there_is_no_author() {
	ExtBuilder::with_pool().build_and_execute(|| {
		BlockAuthor::set(None);
		let recycled = TotalRecycled::<Test>::get().rao();
		assert_ok!(try_stake(2, OWNER, NETUID, 10 * TAO));
		assert_eq!(TotalRecycled::<Test>::get().rao(), recycled + 5_035_477);
		assert_ok!(try_unstake(2, OWNER, NETUID, 10 * TAO));
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(5_035_477));
	})
}

#[test]
fn fee_should_be_nobodys_when_the_author_cannot_live_on_it() {
	ExtBuilder::with_pool().build_and_execute(|| {
		BlockAuthor::set(Some(cold(99)));
		FeeRate::<Test>::insert(NETUID, 1);
		let recycled = TotalRecycled::<Test>::get().rao();
		assert_ok!(try_stake(2, OWNER, NETUID, 10_000_000));
		assert_eq!(TotalRecycled::<Test>::get().rao(), recycled + 152);
		assert_ok!(try_unstake(2, OWNER, NETUID, 30_000_000));
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(457));
		assert_eq!(balance(99), 0);
	})
}

#[test]
fn round_trip_should_never_gain() {
	ExtBuilder::with_pool().build_and_execute(|| {
		BlockAuthor::set(None);
		for amount in [2_001_007, TAO, 100 * TAO, 5_000 * TAO] {
			let before = balance(2);
			assert_ok!(try_stake(2, OWNER, NETUID, amount));
			assert_ok!(try_unstake(2, OWNER, NETUID, u64::MAX));
			assert!(balance(2) < before);
			assert_eq!(staked(2, OWNER, NETUID), 0);
		}
	})
}

#[test]
fn purchase_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let too_much = 1_000 * reserve(NETUID) + 1;
		assert_noop!(try_stake(2, OWNER, NETUID, too_much), Error::<Test>::InsufficientLiquidity);
		for amount in [0, 2_001_006] {
			assert_noop!(try_stake(2, OWNER, NETUID, amount), Error::<Test>::AmountTooLow);
		}
		assert_noop!(try_stake(2, OWNER, NETUID, WEALTH), Error::<Test>::NotEnoughBalanceToStake);
		let limit = price(NETUID);
		let refused = || pallet_subtensor_swap::Error::<Test>::PriceLimitExceeded;
		assert_noop!(try_stake_limit(2, TAO, limit, false), refused());
		let within_fee = price_with_fee(NETUID) - 2;
		assert_noop!(try_stake_limit(2, TAO, within_fee, false), refused());
		assert_noop!(try_stake_limit(2, TAO, 0, true), refused());
		let limit = limit + limit / 100;
		assert_noop!(try_stake_limit(2, 100 * TAO, limit, false), Error::<Test>::SlippageTooHigh);
		assert_noop!(
			try_stake_limit(2, TAO, price_with_fee(NETUID) + 10, true),
			Error::<Test>::AmountTooLow
		);
		assert_ok!(try_stake(2, OWNER, NETUID, 2_001_007));
	})
}

#[test]
fn sale_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_pool().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, 100 * TAO));
		assert_noop!(try_unstake(2, OWNER, NETUID, 0), Error::<Test>::AmountTooLow);
		assert_noop!(try_unstake(3, OWNER, NETUID, TAO), Error::<Test>::NotEnoughStakeToWithdraw);
		assert_noop!(try_unstake(2, OWNER, NETUID, 2_000_000), Error::<Test>::AmountTooLow);
		let refused = || pallet_subtensor_swap::Error::<Test>::PriceLimitExceeded;
		assert_noop!(try_unstake_limit(2, TAO, price(NETUID) + 1, true), refused());
		let limit = price(NETUID) - price(NETUID) / 100;
		assert_noop!(try_unstake_limit(2, 300 * TAO, limit, false), Error::<Test>::SlippageTooHigh);
		let more = staked(2, OWNER, NETUID) + 1;
		let refused = Error::<Test>::NotEnoughStakeToWithdraw;
		assert_noop!(try_unstake_limit(2, more, limit, true), refused);
	})
}

#[test]
fn partial_trade_should_end_at_its_limit_and_leave_the_rest() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let limit = price(NETUID) + price(NETUID) / 100;
		assert_ok!(try_stake_limit(2, 100 * TAO, limit, true));
		let spent = WEALTH - balance(2);
		assert!(spent > TAO && spent < 100 * TAO, "{spent}");
		assert!(price_with_fee(NETUID).abs_diff(limit) < limit / 1_000_000);
		assert!(
			u128::from(spent) * u128::from(TAO)
				<= u128::from(staked(2, OWNER, NETUID)) * u128::from(limit)
		);

		assert_ok!(try_stake(2, OWNER, NETUID, 200 * TAO));
		let (held, limit) = (staked(2, OWNER, NETUID), price(NETUID) - price(NETUID) / 100);
		assert_ok!(try_unstake_limit(2, held, limit, true));
		// The sale of the fee follows.
		assert!(price_after_fee(NETUID).abs_diff(limit) < limit / 10_000);
		assert!(staked(2, OWNER, NETUID) > 0);
	})
}

#[test]
fn drained_pool_should_refuse_and_keep_its_accounts() {
	ExtBuilder::with_pool().build_and_execute(|| {
		BlockAuthor::set(None);
		assert_ok!(try_stake(2, OWNER, NETUID, 9_000 * TAO));
		assert!(alpha_in(NETUID) < 500 * TAO);
		drain_pool(NETUID, 999_999);
		assert_noop!(try_stake(3, OWNER, NETUID, TAO), Error::<Test>::InsufficientLiquidity);
	})
}

#[test]
fn registration_should_buy_alpha_and_destroy_it() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let price = Burn::<Test>::get(NETUID).rao();
		let (trade, after) = pool().buy(price, FEE_RATE, BUY_LIMIT).unwrap();
		let (out, issued) = (alpha_out(NETUID), TotalAlphaIssuance::<Test>::get(NETUID).rao());
		register(5, NETUID);
		assert_eq!(balance(5), WEALTH - price);
		assert_eq!(balance(AUTHOR), WEALTH + trade.fee, "the author gets the fee");
		assert_eq!(pool(), after);
		assert_eq!(alpha_out(NETUID), out);
		let left = issued - trade.payout;
		assert_eq!(TotalAlphaIssuance::<Test>::get(NETUID).rao(), left);
	})
}

#[test]
fn subnet_should_begin_at_the_median_price_of_the_others() {
	let dynamic = |settings: &mut crate::genesis::Settings| settings.new_subnets_dynamic = true;
	ExtBuilder::default().settings(dynamic).build_and_execute(|| {
		let make = |index| {
			let cost = SubtensorModule::lock_cost();
			assert_ok!(SubtensorModule::register_network(signed(cold(index)), hot(index, 7)));
			cost.rao()
		};
		let [first, second, third] = [1, 2, 3].map(NetUid::new);
		let paid = make(1);
		assert_announced(Event::NetworkAdded(first, 1));
		assert_eq!(
			(reserve(first), alpha_in(first)),
			(paid, paid),
			"at par, without another subnet"
		);
		// Now the price of the first is 4.
		drain_pool(first, paid / 4);
		let paid = make(2);
		assert_eq!((reserve(second), alpha_in(second)), (paid, paid / 4));
		// Now the price of the second is 2, and the median is 3.
		SubtensorModule::mint_into_reserve(second, alpha(paid / 4)).unwrap();
		Swap::open(second);
		let paid = make(3);
		assert_eq!((reserve(third), alpha_in(third)), (paid, paid / 3));
	})
}

#[test]
fn injection_should_follow_the_terms_and_leave_the_price() {
	ExtBuilder::with_pool().build_and_execute(|| {
		stake(2, OWNER, ROOT, 9_000 * TAO);
		let_root_earn();
		let before = pool();
		let issued = TotalAlphaIssuance::<Test>::get(NETUID).rao();
		let root = root_proportion(reserve(ROOT), TaoWeight::<Test>::get(), issued);
		let minted = block_emission(issued);
		let terms = injection_terms(TAO, before.price(), minted, root);
		assert!(terms.tao_in > 0 && terms.excess_tao > 0);
		let deeper = before.inject(terms.alpha_in, terms.tao_in).unwrap();
		assert_eq!(deeper.price_in_rao(), before.price_in_rao());
		let (bought, after) = deeper.buy(terms.excess_tao, 0, BUY_LIMIT).unwrap();
		let (out, held) = (alpha_out(NETUID), SubnetProtocolAlpha::<Test>::get(NETUID).rao());
		let in_pots = || pots(NETUID).iter().sum::<u64>() + root_pot(NETUID);
		let (recycled, waiting) = (TotalRecycled::<Test>::get(), in_pots());

		run_blocks(1);
		assert_eq!(pool(), after);
		assert_eq!(alpha_out(NETUID), out + minted + bought.payout);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID).rao(), held + bought.payout);
		assert_eq!(in_pots(), waiting + minted);
		assert_eq!(TotalRecycled::<Test>::get(), recycled, "nothing of the mint is recycled");
		let shown = (
			SubnetTaoInEmission::<Test>::get(NETUID).rao(),
			SubnetAlphaInEmission::<Test>::get(NETUID).rao(),
			SubnetAlphaOutEmission::<Test>::get(NETUID).rao(),
			SubnetExcessTao::<Test>::get(NETUID).rao(),
		);
		assert_eq!(shown, (terms.tao_in, terms.alpha_in, minted, terms.excess_tao));
	})
}

#[test]
fn emission_should_all_buy_alpha_when_nobody_is_on_root() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let (before, held) = (price(NETUID), reserve(NETUID));
		run_blocks(1);
		assert_eq!(reserve(NETUID), held + TAO);
		assert!(price(NETUID) > before);
		assert_eq!(SubnetExcessTao::<Test>::get(NETUID), tao(TAO));
	})
}

#[test]
fn emission_that_the_pool_cannot_take_should_be_recycled_and_the_pots_be_filled() {
	ExtBuilder::with_pool().build_and_execute(|| {
		drain_pool(NETUID, 0);
		let (before, waiting) = (issuance(), pots(NETUID).iter().sum::<u64>());
		run_blocks(1);
		assert_eq!(issuance(), before);
		assert_eq!(pots(NETUID).iter().sum::<u64>(), waiting + TAO);
		assert_eq!(SubnetTaoInEmission::<Test>::get(NETUID), tao(0));
		assert_eq!(SubnetExcessTao::<Test>::get(NETUID), tao(0));
	})
}

#[test]
fn share_of_a_pool_should_be_recycled_and_reported_when_its_alpha_overflows() {
	ExtBuilder::with_pool().build_and_execute(|| {
		let (before, held, waiting) = (issuance(), pool(), pots(NETUID));
		let out = SubnetAlphaOut::<Test>::get(NETUID);
		SubnetAlphaOut::<Test>::insert(NETUID, AlphaBalance::MAX);
		run_blocks(1);
		SubnetAlphaOut::<Test>::insert(NETUID, out);
		let error = Error::<Test>::Overflow.into();
		let stage = crate::block::Stage::Emission(NETUID);
		assert_announced(Event::StageFailed { stage, error });
		assert_eq!((issuance(), pool(), pots(NETUID)), (before, held, waiting));
	})
}

#[test]
fn share_should_be_recycled_whole_when_the_reserve_refuses() {
	ExtBuilder::with_pool().build_and_execute(|| {
		stake(2, OWNER, ROOT, 9_000 * TAO);
		let (before, held, total) = (issuance(), pool(), TotalStake::<Test>::get());
		TotalStake::<Test>::put(TaoBalance::MAX);
		run_blocks(1);
		TotalStake::<Test>::put(total);
		assert_eq!(
			(issuance(), pool()),
			(before, held),
			"neither the mint nor the reserve has changed"
		);
		assert_eq!(SubnetAlphaInEmission::<Test>::get(NETUID), alpha(0));
	})
}

#[test]
fn registration_should_be_refused_when_the_pool_cannot_sell() {
	ExtBuilder::with_pool().build_and_execute(|| {
		drain_pool(NETUID, 0);
		assert_refused(
			|| SubtensorModule::burned_register(signed(cold(5)), NETUID, hot(5, 0)),
			pallet_subtensor_swap::Error::<Test>::ReservesTooLow,
		);
	})
}

#[test]
fn epoch_of_a_dynamic_subnet_should_pay_its_pots() {
	let neurons = vec![
		ExtBuilder::neuron(OWNER, 0, vec![]),
		ExtBuilder::neuron(2, 100 * TAO, vec![(2, 1)]),
		ExtBuilder::neuron(3, 0, vec![]),
	];
	ExtBuilder::default().with(pool_of(NETUID, neurons)).build_and_execute(|| {
		assert_eq!(reserve(NETUID) % TAO, 0, "stake of genesis costs the reserve nothing");
		run_epoch(NETUID);
		run_epoch(NETUID);
		assert!(staked(3, 3, NETUID) > 0);
		assert!(staked(2, 2, NETUID) > 100 * TAO);
	})
}

#[test]
fn moving_price_should_follow_a_pools_price() {
	ExtBuilder::with_pool().build_and_execute(|| {
		SubnetMovingAlpha::<Test>::put(substrate_fixed::types::I96F32::from_num(1));
		EMAPriceHalvingBlocks::<Test>::insert(NETUID, 1);
		run_blocks(50);
		let moving: f64 = SubnetMovingPrice::<Test>::get(NETUID).to_num();
		let now: f64 = Swap::price(NETUID).to_num();
		assert!((moving - now).abs() < 0.01, "the moving price is {moving}, the price {now}");
	})
}
