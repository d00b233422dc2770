//! Unstaking everything, and recycling or burning alpha.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use pallet_subtensor_swap::{Pools, Terms};

const STABLE: NetUid = NetUid::new(2);

/// Runs a test on a subnet with a pool, a stable one and root. Person 2 has staked 100 TAO with the
/// owner on each.
fn with_stake_everywhere(test: impl FnOnce()) {
	ExtBuilder::with_pool().subnet(STABLE, ExtBuilder::neurons([OWNER])).build_and_execute(|| {
		for netuid in [ROOT, NETUID, STABLE] {
			stake(2, OWNER, netuid, 100 * TAO);
		}
		test()
	})
}

fn everywhere() -> [u64; 3] {
	[ROOT, NETUID, STABLE].map(|netuid| staked(2, OWNER, netuid))
}

fn full(person: u8, limit: Option<u64>) -> DispatchResultWithPostInfo {
	let (origin, limit) = (signed(cold(person)), limit.map(tao));
	SubtensorModule::remove_stake_full_limit(origin, hot(OWNER, 0), NETUID, limit)
}

#[test]
fn full_exit_should_sell_all_within_its_limit() {
	with_stake_everywhere(|| {
		let price = price_after_fee(NETUID);
		assert_noop!(full(2, Some(price - 1_000)), Error::<Test>::SlippageTooHigh);
		assert_noop!(full(3, None), Error::<Test>::AmountTooLow);
		assert_ok!(full(2, Some(price / 2)));
		assert_eq!(staked(2, OWNER, NETUID), 0);
		stake(2, OWNER, NETUID, 100 * TAO);
		assert_ok!(full(2, None));
		assert_eq!(staked(2, OWNER, NETUID), 0);
	})
}

#[test]
fn unstake_all_should_leave_every_subnet_and_root() {
	with_stake_everywhere(|| {
		let held = alpha(staked(2, OWNER, NETUID));
		let got = Swap::quote_sell(NETUID, held, Terms::MARKET).unwrap().tao.rao();
		let before = balance(2);
		assert_ok!(SubtensorModule::unstake_all(signed(cold(2)), hot(OWNER, 0)));
		assert_eq!(everywhere(), [0; 3]);
		assert_eq!(balance(2), before + 200 * TAO + got);
		// Without stake the call succeeds.
		assert_ok!(SubtensorModule::unstake_all(signed(cold(2)), hot(OWNER, 0)));
	})
}

#[test]
fn unstake_all_should_pass_over_what_cannot_be_sold() {
	with_stake_everywhere(|| {
		SubtokenEnabled::<Test>::insert(STABLE, false);
		assert_ok!(SubtensorModule::unstake_all(signed(cold(2)), hot(OWNER, 0)));
		assert_eq!(everywhere(), [0, 0, 100 * TAO]);
		assert_refused(
			|| SubtensorModule::unstake_all(signed(cold(2)), hot(9, 9)),
			Error::<Test>::HotKeyAccountNotExists,
		);
	})
}

#[test]
fn unstake_all_alpha_should_turn_it_into_stake_on_root() {
	with_stake_everywhere(|| {
		let held = alpha(staked(2, OWNER, NETUID));
		let got = Swap::quote_sell(NETUID, held, Terms::MARKET).unwrap().tao.rao();
		let before = balance(2);
		assert_ok!(SubtensorModule::unstake_all_alpha(signed(cold(2)), hot(OWNER, 0)));
		assert_eq!(everywhere(), [200 * TAO + got, 0, 0]);
		assert_eq!(balance(2), before);
		let leave = |hotkey| SubtensorModule::unstake_all_alpha(signed(cold(2)), hotkey);
		assert_refused(|| leave(hot(OWNER, 0)), Error::<Test>::AmountTooLow);
		assert_refused(|| leave(hot(9, 9)), Error::<Test>::HotKeyAccountNotExists);
	})
}

type GiveUp = fn(RuntimeOrigin, AccountId, AlphaBalance, NetUid) -> DispatchResultWithPostInfo;

#[test]
fn recycled_alpha_should_cease_to_be() {
	with_stake_everywhere(|| {
		let (held, out) = (staked(2, OWNER, NETUID), alpha_out(NETUID));
		let (origin, amount) = (signed(cold(2)), alpha(10 * TAO));
		assert_ok!(SubtensorModule::recycle_alpha(origin, hot(OWNER, 0), amount, NETUID));
		assert_eq!(staked(2, OWNER, NETUID), held - 10 * TAO);
		assert_eq!(alpha_out(NETUID), out - 10 * TAO);
		assert_eq!(AlphaRecycled::<Test>::get(NETUID), amount);
		assert_announced(Event::AlphaRecycled(cold(2), hot(OWNER, 0), amount, NETUID));
	})
}

#[test]
fn burned_alpha_should_stay_counted() {
	with_stake_everywhere(|| {
		let (held, out) = (staked(2, OWNER, NETUID), alpha_out(NETUID));
		let origin = signed(cold(2));
		assert_ok!(SubtensorModule::burn_alpha(origin, hot(OWNER, 0), AlphaBalance::MAX, NETUID));
		assert_eq!((staked(2, OWNER, NETUID), alpha_out(NETUID)), (0, out));
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(held));
		assert_announced(Event::AlphaBurned(cold(2), hot(OWNER, 0), alpha(held), NETUID));
	})
}

#[test]
fn alpha_should_not_be_given_up_where_a_condition_fails() {
	with_stake_everywhere(|| {
		let calls: [GiveUp; 2] = [SubtensorModule::burn_alpha, SubtensorModule::recycle_alpha];
		for call in calls {
			let give = |hotkey, netuid| call(signed(cold(2)), hotkey, alpha(TAO), netuid);
			assert_noop!(give(hot(9, 9), NOWHERE), Error::<Test>::SubnetNotExists);
			let refused = Error::<Test>::CannotBurnOrRecycleOnRootSubnet;
			assert_noop!(give(hot(9, 9), ROOT), refused);
			SubtokenEnabled::<Test>::insert(NETUID, false);
			assert_noop!(give(hot(9, 9), NETUID), Error::<Test>::SubtokenDisabled);
			SubtokenEnabled::<Test>::insert(NETUID, true);
			assert_noop!(give(hot(9, 9), NETUID), Error::<Test>::HotKeyAccountNotExists);
			assert_ok!(call(signed(cold(2)), hot(OWNER, 0), alpha(0), NETUID));
			assert_ok!(call(signed(cold(9)), hot(OWNER, 0), alpha(TAO), NETUID));
		}
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(0));
	})
}

#[test]
fn stake_to_burn_should_leave_its_tao_in_the_reserve() {
	with_stake_everywhere(|| {
		let (held, stake, burned) =
			(reserve(NETUID), staked(2, OWNER, NETUID), AlphaBurned::<Test>::get(NETUID));
		let bought = Swap::quote_buy(NETUID, tao(TAO), Terms::MARKET).unwrap();
		let burn = |netuid, limit: Option<u64>| {
			let (origin, amount, limit) = (signed(cold(2)), tao(TAO), limit.map(tao));
			SubtensorModule::add_stake_burn(origin, hot(OWNER, 0), netuid, amount, limit)
		};
		let price = price_with_fee(NETUID);
		assert_noop!(burn(ROOT, None), Error::<Test>::CannotBurnOrRecycleOnRootSubnet);
		assert_noop!(burn(NETUID, Some(price + 10)), Error::<Test>::SlippageTooHigh);
		assert_noop!(burn(NOWHERE, None), Error::<Test>::SubnetNotExists);
		assert_ok!(burn(NETUID, Some(2 * price)));
		assert_eq!(reserve(NETUID), held + bought.net.rao());
		assert!(staked(2, OWNER, NETUID).abs_diff(stake) <= 1);
		let gone = AlphaBurned::<Test>::get(NETUID).saturating_sub(burned);
		assert!(gone.rao().abs_diff(bought.alpha.rao()) <= 1);
		// The event tells what was burned, which by rounding can be a unit less than was bought.
		let (amount, alpha) = (tao(TAO), gone);
		let hotkey = hot(OWNER, 0);
		assert_announced(Event::AddStakeBurn { netuid: NETUID, hotkey, amount, alpha });
		assert_ok!(burn(NETUID, None));
	})
}
