//! Moving stake to another hotkey, subnet or coldkey.

use crate::tests::mock::*;
use crate::{staking::orders::MIN_STAKE, *};
use frame_support::{assert_noop, assert_ok};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::DispatchResult;

/// A stable subnet.
const STABLE: NetUid = NetUid::new(1);
/// Subnets with pools; the price of the second is twice that of the first.
const FIRST: NetUid = NetUid::new(2);
const SECOND: NetUid = NetUid::new(3);

/// Runs a test on three subnets and root. Person 2 has staked 100 TAO with the owner on each, and
/// person 3 owns a hotkey.
fn with_pools_at_two_prices(test: impl FnOnce()) {
	let owner = || ExtBuilder::neurons([OWNER]);
	let second =
		crate::genesis::Subnet { alpha_reserve: alpha(2_000 * TAO), ..pool_of(SECOND, owner()) };
	let builder =
		ExtBuilder::default().subnet(STABLE, owner()).with(pool_of(FIRST, owner())).with(second);
	builder.build_and_execute(|| {
		for netuid in [ROOT, STABLE, FIRST, SECOND] {
			stake(2, OWNER, netuid, 100 * TAO);
		}
		associate(3, 0);
		test()
	})
}

fn move_stake(to: u8, from: NetUid, netuid: NetUid, amount: u64) -> DispatchResult {
	let (origin, amount) = (signed(cold(2)), alpha(amount));
	SubtensorModule::move_stake(origin, hot(OWNER, 0), hot(to, 0), from, netuid, amount)
}

fn transfer(to: u8, from: NetUid, netuid: NetUid, amount: u64) -> DispatchResult {
	let (origin, amount) = (signed(cold(2)), alpha(amount));
	SubtensorModule::transfer_stake(origin, cold(to), hot(OWNER, 0), from, netuid, amount)
}

fn swap(from: NetUid, netuid: NetUid, amount: u64) -> DispatchResult {
	SubtensorModule::swap_stake(signed(cold(2)), hot(OWNER, 0), from, netuid, alpha(amount))
}

fn swap_limit(
	from: NetUid,
	netuid: NetUid,
	amount: u64,
	limit: u64,
	partial: bool,
) -> DispatchResult {
	let (origin, amount, limit) = (signed(cold(2)), alpha(amount), tao(limit));
	SubtensorModule::swap_stake_limit(origin, hot(OWNER, 0), from, netuid, amount, limit, partial)
}

/// TAO that selling `amount` returns, and alpha that it buys, at the present prices.
fn expected(from: NetUid, to: NetUid, amount: u64) -> (u64, u64) {
	let got = Swap::quote_sell(from, alpha(amount), Terms::MARKET).unwrap().tao;
	let terms = if SubtensorModule::is_dynamic(from) { Terms::FREE } else { Terms::MARKET };
	(got.rao(), Swap::quote_buy(to, got, terms).unwrap().alpha.rao())
}

#[test]
fn move_within_a_subnet_should_hand_the_alpha_over() {
	with_pools_at_two_prices(|| {
		for netuid in [ROOT, STABLE, FIRST] {
			let (held, pool) = (staked(2, OWNER, netuid), (reserve(netuid), alpha_in(netuid)));
			assert_ok!(move_stake(3, netuid, netuid, 10 * TAO));
			assert_eq!(staked(2, OWNER, netuid), held - 10 * TAO);
			assert_eq!(staked(2, 3, netuid), 10 * TAO);
			assert_eq!((reserve(netuid), alpha_in(netuid)), pool, "nothing is traded");
			let worth = SubtensorModule::value_in_tao(netuid, alpha(10 * TAO));
			let (from, to) = (hot(OWNER, 0), hot(3, 0));
			assert_announced(Event::StakeMoved(cold(2), from, netuid, to, netuid, worth));
		}
	})
}

#[test]
fn move_across_subnets_should_sell_and_buy_with_one_fee() {
	with_pools_at_two_prices(|| {
		let roads =
			[(FIRST, SECOND), (FIRST, STABLE), (STABLE, FIRST), (ROOT, SECOND), (SECOND, ROOT)];
		for (from, to) in roads {
			let (got, _) = expected(from, to, 10 * TAO);
			let (held, before, there) = (balance(2), staked(2, OWNER, from), staked(2, OWNER, to));
			let author = balance(AUTHOR);
			assert_ok!(swap(from, to, 10 * TAO));
			assert_eq!(balance(2), held);
			assert_eq!(staked(2, OWNER, from), before - 10 * TAO);
			assert!(staked(2, OWNER, to) > there);
			assert!(balance(AUTHOR) > author, "each move pays a fee");
			let event = Event::StakeSwapped(cold(2), hot(OWNER, 0), from, to, tao(got));
			assert_announced(event);
		}
	})
}

#[test]
fn move_between_markets_at_par_should_cost_nothing() {
	with_pools_at_two_prices(|| {
		let there = staked(2, OWNER, STABLE);
		assert_ok!(swap(ROOT, STABLE, 10 * TAO));
		assert_eq!(staked(2, OWNER, STABLE), there + 10 * TAO);
		assert_eq!(expected(ROOT, STABLE, TAO), (TAO, TAO));
	})
}

#[test]
fn moved_stake_should_make_a_stranger_a_delegate() {
	with_pools_at_two_prices(|| {
		assert!(!Delegates::<Test>::contains_key(hot(3, 0)));
		assert_ok!(move_stake(3, FIRST, SECOND, 10 * TAO));
		assert!(Delegates::<Test>::contains_key(hot(3, 0)));
	})
}

#[test]
fn move_should_be_refused_for_the_first_condition_that_fails() {
	with_pools_at_two_prices(|| {
		assert_noop!(move_stake(OWNER, NOWHERE, NOWHERE, 0), Error::<Test>::SameNetuid);
		assert_noop!(move_stake(OWNER, FIRST, FIRST, TAO), Error::<Test>::SameNetuid);
		assert_noop!(move_stake(3, NOWHERE, FIRST, TAO), Error::<Test>::SubnetNotExists);
		assert_noop!(move_stake(3, FIRST, NOWHERE, TAO), Error::<Test>::SubnetNotExists);
		for netuid in [FIRST, SECOND] {
			SubtokenEnabled::<Test>::insert(netuid, false);
			assert_noop!(move_stake(9, FIRST, SECOND, TAO), Error::<Test>::SubtokenDisabled);
			SubtokenEnabled::<Test>::insert(netuid, true);
		}
		assert_noop!(move_stake(9, FIRST, SECOND, TAO), Error::<Test>::HotKeyAccountNotExists);
		let (origin, amount) = (signed(cold(4)), alpha(TAO));
		assert_noop!(
			SubtensorModule::swap_stake(origin, hot(OWNER, 0), FIRST, SECOND, amount),
			Error::<Test>::NotEnoughStakeToWithdraw
		);
		assert_noop!(swap(FIRST, SECOND, 0), Error::<Test>::AmountTooLow);
		assert_noop!(swap(ROOT, SECOND, MIN_STAKE.rao()), Error::<Test>::AmountTooLow);
		assert_noop!(swap(FIRST, SECOND, 1), Error::<Test>::InsufficientLiquidity);
		assert_noop!(move_stake(3, FIRST, FIRST, 1_000_000), Error::<Test>::AmountTooLow);
		assert_ok!(move_stake(3, STABLE, STABLE, MIN_STAKE.rao()));
	})
}

#[test]
fn more_than_there_is_should_move_all() {
	with_pools_at_two_prices(|| {
		assert_ok!(swap(FIRST, SECOND, u64::MAX));
		assert_eq!(staked(2, OWNER, FIRST), 0);
		assert_ok!(move_stake(3, SECOND, SECOND, u64::MAX));
		assert_eq!(staked(2, OWNER, SECOND), 0);
	})
}

#[test]
fn transfer_should_give_stake_to_another_coldkey() {
	with_pools_at_two_prices(|| {
		assert_ok!(transfer(5, STABLE, STABLE, 10 * TAO));
		assert_eq!((staked(5, OWNER, STABLE), staked(2, OWNER, STABLE)), (10 * TAO, 90 * TAO));
		let (_, bought) = expected(ROOT, FIRST, 10 * TAO);
		let (giver, taker) = (balance(2), balance(5));
		assert_ok!(transfer(5, ROOT, FIRST, 10 * TAO));
		assert_eq!(staked(5, OWNER, FIRST), bought);
		assert_eq!((balance(2), balance(5)), (giver, taker));
		let (from, to, worth) = (cold(2), cold(5), tao(10 * TAO));
		let event = Event::StakeTransferred(from, to, hot(OWNER, 0), ROOT, FIRST, worth);
		assert_announced(event);
	})
}

#[test]
fn transfer_to_a_new_account_should_leave_it_what_it_needs_to_live() {
	with_pools_at_two_prices(|| {
		assert_ok!(transfer(99, ROOT, STABLE, 10 * TAO));
		assert_eq!(balance(99), EXISTENTIAL_DEPOSIT);
		assert_eq!(staked(99, OWNER, STABLE), 10 * TAO - EXISTENTIAL_DEPOSIT);
	})
}

#[test]
fn transfer_should_be_refused_where_a_subnet_does_not_allow_it() {
	with_pools_at_two_prices(|| {
		for netuid in [FIRST, SECOND] {
			TransferToggle::<Test>::insert(netuid, false);
			assert_noop!(transfer(5, FIRST, SECOND, 10 * TAO), Error::<Test>::TransferDisallowed);
			assert_noop!(transfer(5, netuid, netuid, 10 * TAO), Error::<Test>::TransferDisallowed);
			assert_ok!(swap(FIRST, SECOND, 10 * TAO));
			TransferToggle::<Test>::insert(netuid, true);
		}
		assert_ok!(transfer(5, FIRST, SECOND, 10 * TAO));
	})
}

#[test]
fn transfer_should_be_refused_to_the_protocols_accounts() {
	with_pools_at_two_prices(|| {
		let (origin, account) = (signed(cold(2)), SubtensorModule::account_of(FIRST));
		let amount = alpha(10 * TAO);
		assert_noop!(
			SubtensorModule::transfer_stake(origin, account, hot(OWNER, 0), ROOT, FIRST, amount),
			Error::<Test>::CannotUseSystemAccount
		);
	})
}

fn move_limit(
	to: u8,
	from: NetUid,
	netuid: NetUid,
	amount: u64,
	limit: u64,
	partial: bool,
) -> DispatchResult {
	let (origin, amount, limit) = (signed(cold(2)), alpha(amount), tao(limit));
	let (here, there) = (hot(OWNER, 0), hot(to, 0));
	SubtensorModule::move_stake_limit(origin, here, there, from, netuid, amount, limit, partial)
}

#[test]
fn limited_move_should_end_at_its_limit_with_another_hotkey() {
	with_pools_at_two_prices(|| {
		let limit = rate(FIRST, SECOND) / 100 * 95;
		let refused = || Error::<Test>::SlippageTooHigh;
		assert_noop!(move_limit(3, FIRST, SECOND, u64::MAX, limit, false), refused());
		assert_noop!(move_limit(3, FIRST, SECOND, TAO, u64::MAX, false), refused());
		let held = staked(2, OWNER, FIRST);
		assert_ok!(move_limit(3, FIRST, SECOND, u64::MAX, limit, true));
		assert!(staked(2, OWNER, FIRST) > 0 && staked(2, OWNER, FIRST) < held);
		assert!(staked(2, 3, SECOND) > 0);
		assert!(rate(FIRST, SECOND) <= limit + 2);
		let unknown = Error::<Test>::HotKeyAccountNotExists;
		assert_noop!(move_limit(9, FIRST, SECOND, TAO, 0, false), unknown);
		assert_ok!(move_limit(3, FIRST, SECOND, u64::MAX, 0, false));
		assert_eq!(staked(2, OWNER, FIRST), 0);
	})
}

#[test]
fn limit_should_mean_nothing_to_a_move_within_a_subnet() {
	with_pools_at_two_prices(|| {
		let held = staked(2, OWNER, FIRST);
		assert_ok!(move_limit(3, FIRST, FIRST, u64::MAX, u64::MAX, false));
		assert_eq!((staked(2, OWNER, FIRST), staked(2, 3, FIRST)), (0, held));
		assert_noop!(move_limit(OWNER, FIRST, FIRST, TAO, 0, false), Error::<Test>::SameNetuid);
	})
}

fn give(to: AccountId, with: u8, from: NetUid, netuid: NetUid, amount: u64) -> DispatchResult {
	let (origin, amount) = (signed(cold(2)), alpha(amount));
	let (here, there) = (hot(OWNER, 0), hot(with, 0));
	SubtensorModule::transfer_stake_and_hotkey(origin, to, here, there, from, netuid, amount)
}

#[test]
fn stake_should_be_given_to_another_coldkey_and_hotkey_at_once() {
	with_pools_at_two_prices(|| {
		assert_ok!(give(cold(5), 3, STABLE, STABLE, 10 * TAO));
		assert_eq!((staked(5, 3, STABLE), staked(2, OWNER, STABLE)), (10 * TAO, 90 * TAO));
		let (got, bought) = expected(ROOT, FIRST, 10 * TAO);
		let (giver, taker) = (balance(2), balance(5));
		assert_ok!(give(cold(5), 3, ROOT, FIRST, 10 * TAO));
		assert_eq!(staked(5, 3, FIRST), bought);
		assert_eq!((balance(2), balance(5)), (giver, taker));
		assert_announced(Event::StakeAndHotkeyTransferred {
			origin_coldkey: cold(2),
			destination_coldkey: cold(5),
			origin_hotkey: hot(OWNER, 0),
			destination_hotkey: hot(3, 0),
			origin_netuid: ROOT,
			destination_netuid: FIRST,
			amount: tao(got),
		});
		assert_ok!(give(cold(5), 3, FIRST, SECOND, u64::MAX));
		assert_eq!(staked(2, OWNER, FIRST), 0);
	})
}

#[test]
fn stake_should_be_given_only_where_it_can_be_transferred() {
	with_pools_at_two_prices(|| {
		let account = SubtensorModule::account_of(FIRST);
		let refused = Error::<Test>::CannotUseSystemAccount;
		assert_noop!(give(account, 3, FIRST, SECOND, TAO), refused);
		let unknown = Error::<Test>::HotKeyAccountNotExists;
		assert_noop!(give(cold(5), 9, FIRST, SECOND, 10 * TAO), unknown);
		for netuid in [FIRST, SECOND] {
			TransferToggle::<Test>::insert(netuid, false);
			let refused = Error::<Test>::TransferDisallowed;
			assert_noop!(give(cold(5), 3, FIRST, SECOND, 10 * TAO), refused);
			assert_ok!(give(cold(2), 3, FIRST, SECOND, 10 * TAO), ());
			TransferToggle::<Test>::insert(netuid, true);
		}
	})
}

/// The price of one subnet's alpha in that of another, in billionths.
fn rate(from: NetUid, to: NetUid) -> u64 {
	let (from, to) = (price(from), price(to));
	u64::try_from(u128::from(from) * u128::from(TAO) / u128::from(to)).unwrap()
}

#[test]
fn limit_should_stop_a_move_between_pools_where_it_says() {
	with_pools_at_two_prices(|| {
		let limit = rate(FIRST, SECOND) / 100 * 95;
		let refused = Error::<Test>::SlippageTooHigh;
		assert_noop!(swap_limit(FIRST, SECOND, u64::MAX, limit, false), refused);
		let held = staked(2, OWNER, FIRST);
		assert_ok!(swap_limit(FIRST, SECOND, u64::MAX, limit, true));
		assert!(staked(2, OWNER, FIRST) > 0 && staked(2, OWNER, FIRST) < held);
		// The author's sale of the fee follows, and moves the price a little further.
		let now = rate(FIRST, SECOND);
		assert!(now <= limit + 2 && now > limit - limit / 10_000, "{now} against {limit}");
		assert_noop!(swap_limit(FIRST, SECOND, TAO, TAO, true), Error::<Test>::AmountTooLow);
		assert_ok!(swap_limit(FIRST, SECOND, u64::MAX, 0, false));
	})
}

#[test]
fn limit_should_be_the_one_pools_where_the_other_market_is_at_par() {
	with_pools_at_two_prices(|| {
		let refused = || Error::<Test>::SlippageTooHigh;
		let price = price(FIRST);
		assert_noop!(swap_limit(FIRST, ROOT, 100 * TAO, price / 100 * 99, false), refused());
		assert_ok!(swap_limit(FIRST, ROOT, 100 * TAO, price / 100 * 80, false));
		// At least so much alpha for one TAO.
		let limit = rate(STABLE, FIRST);
		assert_noop!(swap_limit(STABLE, FIRST, 90 * TAO, limit / 100 * 99, false), refused());
		assert_ok!(swap_limit(STABLE, FIRST, 90 * TAO, limit / 100 * 80, false));
		assert_noop!(swap_limit(ROOT, STABLE, TAO, TAO + 1, false), refused());
		assert_noop!(swap_limit(ROOT, STABLE, TAO, TAO + 1, true), Error::<Test>::AmountTooLow);
		assert_ok!(swap_limit(ROOT, STABLE, TAO, TAO, false));
	})
}
