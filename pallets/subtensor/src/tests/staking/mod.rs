//! Staking and unstaking.

mod auto_stake;
mod exits;
pub mod locks;
mod moves;
mod small_stakes;

use crate::tests::mock::*;
use crate::{staking::orders::MIN_STAKE, *};
use frame_support::assert_ok;

const LEAST: u64 = 2_000_000;

#[test]
fn stake_should_move_tao_into_the_reserve_and_make_alpha() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (held, out, total) = (reserve(NETUID), alpha_out(NETUID), TotalStake::<Test>::get());
		assert_ok!(try_stake(2, OWNER, NETUID, 3 * TAO));
		assert_eq!(balance(2), WEALTH - 3 * TAO);
		assert_eq!(staked(2, OWNER, NETUID), 3 * TAO);
		assert_eq!(reserve(NETUID), held + 3 * TAO);
		assert_eq!(alpha_out(NETUID), out + 3 * TAO);
		assert_eq!(TotalStake::<Test>::get(), total.saturating_add(tao(3 * TAO)));
		assert_eq!(SubnetVolume::<Test>::get(NETUID), u128::from(3 * TAO));
		assert_eq!(&*StakingHotkeys::<Test>::get(cold(2)), &[hot(OWNER, 0)]);
		let (amount, got) = (tao(3 * TAO), alpha(3 * TAO));
		assert_announced(Event::StakeAdded(cold(2), hot(OWNER, 0), amount, got, NETUID, 0));
	})
}

#[test]
fn unstake_should_undo_a_stake() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (held, out) = (reserve(NETUID), alpha_out(NETUID));
		assert_ok!(try_stake(2, OWNER, NETUID, 3 * TAO));
		assert_ok!(try_unstake(2, OWNER, NETUID, TAO));
		assert_eq!((balance(2), staked(2, OWNER, NETUID)), (WEALTH - 2 * TAO, 2 * TAO));
		let (got, amount) = (tao(TAO), alpha(TAO));
		assert_announced(Event::StakeRemoved(cold(2), hot(OWNER, 0), got, amount, NETUID, 0));
		assert_ok!(try_unstake(2, OWNER, NETUID, 2 * TAO));
		assert_eq!((balance(2), reserve(NETUID), alpha_out(NETUID)), (WEALTH, held, out));
		assert_eq!(
			SubnetVolume::<Test>::get(NETUID),
			u128::from(6 * TAO),
			"of purchases and sales"
		);
	})
}

#[test]
fn full_exit_should_leave_no_trace_of_the_pool() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, 3 * TAO));
		assert_ok!(try_unstake(2, OWNER, NETUID, u64::MAX));
		assert_eq!(AlphaV2::<Test>::iter().count(), 0);
		assert_eq!(TotalHotkeyAlpha::<Test>::iter().count(), 0);
		assert_eq!(TotalHotkeySharesV2::<Test>::iter().count(), 0);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID), alpha(0));
	})
}

#[test]
fn stake_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let unknown =
			|amount| SubtensorModule::add_stake(signed(cold(2)), hot(9, 9), NETUID, tao(amount));
		assert_noop!(try_stake(2, OWNER, NOWHERE, 0), Error::<Test>::SubnetNotExists);
		SubtokenEnabled::<Test>::insert(NETUID, false);
		assert_noop!(unknown(0), Error::<Test>::SubtokenDisabled);
		SubtokenEnabled::<Test>::insert(NETUID, true);
		for amount in [0, 1, LEAST - 1] {
			assert_noop!(unknown(amount), Error::<Test>::AmountTooLow);
		}
		for amount in [u64::MAX, WEALTH + 1, WEALTH, WEALTH - EXISTENTIAL_DEPOSIT + 1] {
			assert_noop!(unknown(amount), Error::<Test>::NotEnoughBalanceToStake);
		}
		assert_noop!(unknown(LEAST), Error::<Test>::HotKeyAccountNotExists);
		assert_ok!(try_stake(2, OWNER, NETUID, LEAST));
		assert_eq!(MIN_STAKE, tao(LEAST));
	})
}

#[test]
fn stake_should_leave_the_existential_deposit() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, WEALTH - EXISTENTIAL_DEPOSIT));
		assert_eq!(balance(2), EXISTENTIAL_DEPOSIT);
		assert_ok!(try_unstake(2, OWNER, NETUID, u64::MAX));
		assert_eq!(balance(2), WEALTH);
	})
}

#[test]
fn limit_should_refuse_a_purchase_above_it() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for price in [0, TAO - 1] {
			assert_noop!(try_stake_limit(2, LEAST, price, false), Error::<Test>::SlippageTooHigh);
			assert_noop!(try_stake_limit(2, LEAST, price, true), Error::<Test>::AmountTooLow);
		}
		assert_noop!(try_stake_limit(2, LEAST - 1, 0, false), Error::<Test>::AmountTooLow);
		assert_noop!(try_stake_limit(2, u64::MAX, 0, false), Error::<Test>::SlippageTooHigh);
		assert_noop!(
			try_stake_limit(2, u64::MAX, TAO, true),
			Error::<Test>::NotEnoughBalanceToStake
		);
		assert_ok!(try_stake_limit(2, LEAST, TAO, false));
		assert_ok!(try_stake_limit(2, LEAST, u64::MAX, true));
		assert_eq!(staked(2, OWNER, NETUID), 2 * LEAST);
	})
}

#[test]
fn limit_should_refuse_a_sale_below_it() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, TAO));
		for price in [TAO + 1, u64::MAX] {
			assert_noop!(try_unstake_limit(2, TAO, price, false), Error::<Test>::SlippageTooHigh);
			assert_noop!(try_unstake_limit(2, TAO, price, true), Error::<Test>::AmountTooLow);
		}
		assert_noop!(try_unstake_limit(2, LEAST - 1, u64::MAX, false), Error::<Test>::AmountTooLow);
		assert_ok!(try_unstake_limit(2, LEAST, TAO, false));
		assert_ok!(try_unstake_limit(2, LEAST, 0, true));
		assert_eq!(staked(2, OWNER, NETUID), TAO - 2 * LEAST);
	})
}

#[test]
fn unstake_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, TAO));
		let from = |with: AccountId, amount| {
			SubtensorModule::remove_stake(signed(cold(2)), with, NETUID, alpha(amount))
		};
		assert_noop!(try_unstake(2, OWNER, NOWHERE, 0), Error::<Test>::SubnetNotExists);
		SubtokenEnabled::<Test>::insert(NETUID, false);
		assert_noop!(from(hot(9, 9), 0), Error::<Test>::SubtokenDisabled);
		assert_noop!(try_unstake_limit(2, TAO, 0, false), Error::<Test>::SubtokenDisabled);
		SubtokenEnabled::<Test>::insert(NETUID, true);
		assert_noop!(from(hot(9, 9), 0), Error::<Test>::AmountTooLow);
		assert_noop!(from(hot(9, 9), 1), Error::<Test>::HotKeyAccountNotExists);
		register(3, NETUID);
		assert_noop!(from(hot(3, 0), TAO), Error::<Test>::NotEnoughStakeToWithdraw);
		for amount in [1, LEAST - 1] {
			assert_noop!(try_unstake(2, OWNER, NETUID, amount), Error::<Test>::AmountTooLow);
		}
		for amount in [TAO + 1, u64::MAX] {
			let refused = Error::<Test>::NotEnoughStakeToWithdraw;
			assert_noop!(try_unstake_limit(2, amount, u64::MAX, false), refused);
		}
	})
}

#[test]
fn unstake_without_limit_should_take_all_there_is_when_asked_for_more() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for amount in [TAO + 1, u64::MAX] {
			assert_ok!(try_stake(2, OWNER, NETUID, TAO));
			assert_ok!(try_unstake(2, OWNER, NETUID, amount));
			assert_eq!((balance(2), staked(2, OWNER, NETUID)), (WEALTH, 0));
		}
	})
}

#[test]
fn small_rest_should_leave_whole_only() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, LEAST + 5));
		assert_ok!(try_unstake(2, OWNER, NETUID, LEAST));
		assert_eq!(staked(2, OWNER, NETUID), 5);
		assert_noop!(try_unstake(2, OWNER, NETUID, 4), Error::<Test>::AmountTooLow);
		assert_ok!(try_unstake_limit(2, 5, TAO, false));
		assert_eq!(balance(2), WEALTH);
	})
}

#[test]
fn stake_should_be_out_of_everybody_elses_reach() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NETUID, TAO));
		let refused = || Error::<Test>::NotEnoughStakeToWithdraw;
		for person in [OWNER, 3] {
			assert_noop!(try_unstake(person, OWNER, NETUID, TAO), refused());
		}
		let itself = hot(OWNER, 0);
		let by_hotkey =
			|| SubtensorModule::remove_stake(signed(itself.clone()), itself, NETUID, alpha(TAO));
		assert_noop!(by_hotkey(), refused());
		assert_noop!(try_unstake(2, OWNER, ROOT, TAO), refused());
		assert_ok!(try_stake(3, OWNER, NETUID, 2 * TAO));
		assert_ok!(try_unstake(3, OWNER, NETUID, u64::MAX));
		assert_eq!(staked(2, OWNER, NETUID), TAO);
	})
}

#[test]
fn stranger_should_make_a_delegate_when_staking_with_a_limit() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake_limit(OWNER, TAO, TAO, false));
		assert_ok!(try_stake(2, OWNER, NETUID, TAO));
		assert!(!Delegates::<Test>::contains_key(hot(OWNER, 0)));
		assert_ok!(try_stake_limit(2, TAO, TAO, false));
		assert_eq!(Delegates::<Test>::try_get(hot(OWNER, 0)), Ok(11_796));
		assert_announced(Event::DelegateAdded(cold(OWNER), hot(OWNER, 0), 11_796));
	})
}

#[test]
fn hotkey_should_take_stake_where_it_has_no_uid() {
	ExtBuilder::with_subnet().subnet(NetUid::new(2), vec![]).build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, NetUid::new(2), TAO));
		assert_eq!(staked(2, OWNER, NetUid::new(2)), TAO);
		assert_eq!(staked(2, OWNER, NETUID), 0);
	})
}

#[test]
fn root_stake_should_weigh_as_the_chain_says() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(try_stake(2, OWNER, ROOT, 1_000 * TAO));
		assert_ok!(try_stake(3, OWNER, NETUID, 7 * TAO));
		let weighted = SubtensorModule::weighted_root_stake_of(&hot(OWNER, 0));
		// 971718665099567868 / 2⁶⁴ = 5.267697… %.
		assert_eq!(weighted, 52_676_974_387);
		assert_eq!(SubtensorModule::stake_weight_of(&hot(OWNER, 0), NETUID), 7 * TAO + weighted);
		TaoWeight::<Test>::put(u64::MAX);
		assert_eq!(SubtensorModule::weighted_root_stake_of(&hot(OWNER, 0)), 1_000 * TAO - 1);
		TaoWeight::<Test>::put(0);
		assert_eq!(SubtensorModule::weighted_root_stake_of(&hot(OWNER, 0)), 0);
	})
}

#[test]
fn nominators_should_share_what_the_pool_earns_by_their_stakes() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		Delegates::<Test>::insert(hot(OWNER, 0), 0);
		for (person, amount) in [(2, 3 * TAO), (3, TAO), (4, 2 * TAO)] {
			assert_ok!(try_stake(person, OWNER, NETUID, amount));
		}
		assert_ok!(SubtensorModule::mint_alpha(NETUID, alpha(6_000_001)));
		assert_ok!(SubtensorModule::distribute_stake(&hot(OWNER, 0), NETUID, alpha(6_000_001)));
		// The TAO that backs the alpha.
		assert_ok!(SubtensorModule::take_in(NETUID, &cold(9), tao(6_000_001)));

		let held = [2, 3, 4].map(|person| staked(person, OWNER, NETUID));
		assert_eq!(held, [3 * TAO + 3_000_000, TAO + 1_000_000, 2 * TAO + 2_000_000]);
		assert_ok!(try_unstake(3, OWNER, NETUID, u64::MAX));
		assert_ok!(try_unstake(2, OWNER, NETUID, TAO));
		assert_ok!(try_unstake(2, OWNER, NETUID, u64::MAX));
		assert_ok!(try_unstake(4, OWNER, NETUID, u64::MAX));
		let [second, third, fourth] = [2, 3, 4].map(balance);
		assert!(second >= WEALTH + 3_000_000 && third >= WEALTH + 1_000_000);
		assert_eq!(
			second + third + fourth,
			3 * WEALTH + 6_000_001,
			"the odd unit stayed in the pool"
		);
		assert_eq!(alpha_out(NETUID), pots(NETUID).iter().sum::<u64>(), "the pool is empty");
	})
}
