//! Transaction fees that are paid in alpha.

use crate::tests::{
	access::bad_input::{choice, full_sale, gifts_to_nobody, moves, purchases, sales, Ask, Family},
	mock::*,
};
use crate::*;
use frame_support::assert_ok;
use pallet_subtensor_swap::{Pools, Terms};
use proptest::prelude::*;
use sp_runtime::DispatchResult;

const STABLE: NetUid = NetUid::new(2);
/// A fee of the usual size, in rao.
const FEE: u64 = 543_210;

/// Runs a test on a subnet with a pool, a stable one and root. Person 2 has staked 10 TAO with the
/// owner on each, and its balance is the existential deposit.
fn with_poor_staker(test: impl FnOnce()) {
	ExtBuilder::with_pool().subnet(STABLE, ExtBuilder::neurons([OWNER])).build_and_execute(|| {
		for netuid in [ROOT, NETUID, STABLE] {
			stake(2, OWNER, netuid, 10 * TAO);
		}
		set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
		test()
	})
}

fn sale_on(netuid: NetUid) -> Call<Test> {
	Call::remove_stake { hotkey: hot(OWNER, 0), netuid, amount_unstaked: alpha(TAO) }
}

fn can_pay(person: u8, call: &Call<Test>, fee: u64) -> DispatchResult {
	SubtensorModule::can_pay_fee_in_alpha(&cold(person), call, tao(fee))
}

fn pay(person: u8, call: &Call<Test>, fee: u64) -> DispatchResult {
	SubtensorModule::pay_fee_in_alpha(&cold(person), call, tao(fee))
}

/// Subnet, alpha and TAO of the last fee that was paid in alpha.
fn paid() -> (NetUid, u64, u64) {
	let last = events().into_iter().rev().find_map(|event| match event {
		Event::TransactionFeePaidWithAlpha { who, netuid, alpha_fee, tao_amount } => {
			assert_eq!(who, cold(2));
			Some((netuid, alpha_fee.rao(), tao_amount.rao()))
		},
		_ => None,
	});
	last.unwrap()
}

#[test]
fn fee_should_be_covered_by_alpha_of_the_position_that_the_call_names() {
	with_poor_staker(|| {
		for netuid in [ROOT, NETUID, STABLE] {
			let (held, before, author) = (staked(2, OWNER, netuid), balance(2), balance(AUTHOR));
			assert_ok!(can_pay(2, &sale_on(netuid), FEE));
			assert_ok!(pay(2, &sale_on(netuid), FEE));
			let (of, sold, got) = paid();
			assert_eq!(of, netuid);
			assert_eq!(staked(2, OWNER, netuid), held - sold);
			assert_eq!(balance(2), before + got);
			assert!((FEE..FEE + 3).contains(&got), "{got}");
			assert_eq!(balance(AUTHOR), author, "the sale for a fee pays no fee");
			set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
		}
	})
}

#[test]
fn every_call_that_takes_stake_should_pay_with_it_and_no_other() {
	with_poor_staker(|| {
		let ask = Ask { from: NETUID, to: STABLE, ..Default::default() };
		let families: [Family; 4] = [sales, full_sale, moves, gifts_to_nobody];
		let calls: Vec<_> = families.iter().flat_map(|family| family(&ask)).collect();
		assert_eq!(calls.len(), 11);
		for call in &calls {
			assert_eq!(can_pay(2, call, FEE), Ok(()), "{call:?}");
			// Person 3 has no stake.
			let refused = Error::<Test>::NotEnoughStakeToWithdraw;
			assert_noop!(can_pay(3, call, FEE), refused);
		}
		let families: [Family; 2] = [purchases, choice];
		let others = families.iter().flat_map(|family| family(&ask));
		let hotkey = hot(OWNER, 0);
		let registration = Call::burned_register { netuid: NETUID, hotkey };
		for call in others.chain([registration]) {
			assert_noop!(pay(2, &call, FEE), Error::<Test>::InsufficientBalance);
		}
	})
}

#[test]
fn leaving_should_pay_with_the_only_position_there_is() {
	with_poor_staker(|| {
		let hotkey = hot(OWNER, 0);
		let calls =
			[Call::unstake_all { hotkey: hotkey.clone() }, Call::unstake_all_alpha { hotkey }];
		for call in &calls {
			assert_noop!(pay(2, call, FEE), Error::<Test>::InsufficientBalance);
			assert_noop!(pay(3, call, FEE), Error::<Test>::InsufficientBalance);
		}
		for netuid in [ROOT, STABLE] {
			unstake(2, OWNER, netuid, u64::MAX);
		}
		set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
		for call in &calls {
			assert_ok!(pay(2, call, FEE));
			assert_eq!(paid().0, NETUID);
		}
	})
}

#[test]
fn fee_should_take_one_unit_at_least_and_what_there_is_at_most() {
	with_poor_staker(|| {
		// A rao of alpha is worth a thousand rao of TAO.
		drain_pool(NETUID, TAO);
		assert!(price(NETUID) > 900 * TAO);
		assert_ok!(pay(2, &sale_on(NETUID), 1));
		let (_, sold, got) = paid();
		assert_eq!(sold, 1);
		assert!(got > 900, "the sender keeps what exceeds the fee");

		let all = staked(2, OWNER, STABLE);
		assert_ok!(can_pay(2, &sale_on(STABLE), all));
		let refused = || Error::<Test>::NotEnoughStakeToWithdraw;
		for fee in [all + 1, u64::MAX] {
			assert_noop!(can_pay(2, &sale_on(STABLE), fee), refused());
			assert_noop!(pay(2, &sale_on(STABLE), fee), refused());
		}
		assert_ok!(pay(2, &sale_on(STABLE), all));
		assert_eq!(staked(2, OWNER, STABLE), 0);
	})
}

#[test]
fn fee_should_be_refused_where_alpha_cannot_be_sold() {
	with_poor_staker(|| {
		assert_noop!(pay(2, &sale_on(NOWHERE), FEE), Error::<Test>::SubnetNotExists);
		SubtokenEnabled::<Test>::insert(STABLE, false);
		assert_noop!(pay(2, &sale_on(STABLE), FEE), Error::<Test>::SubtokenDisabled);
		SubtokenEnabled::<Test>::insert(STABLE, true);
		let reserve = reserve(NETUID);
		assert_noop!(
			pay(2, &sale_on(NETUID), reserve / 2),
			Error::<Test>::NotEnoughStakeToWithdraw
		);
	})
}

#[test]
fn sender_without_balance_should_be_able_to_live_on_what_is_over() {
	with_poor_staker(|| {
		set_balance(&cold(2), 0);
		assert_ok!(pay(2, &sale_on(NETUID), FEE));
		let (_, _, got) = paid();
		assert!((FEE + EXISTENTIAL_DEPOSIT..FEE + EXISTENTIAL_DEPOSIT + 3).contains(&got));
		assert!(SubtensorModule::spendable(&cold(2)) >= tao(FEE));
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn fee_should_be_covered_and_hardly_more_wherever_the_stake_is_worth_it(
		pool in (1_000_000_000u64..1_000_000 * TAO, 1_000_000_000u64..1_000_000 * TAO),
		fee in 1u64..100_000_000,
	) {
		let (tao_reserve, alpha_reserve) = pool;
		let subnet = crate::genesis::Subnet {
			tao_reserve: tao(tao_reserve),
			alpha_reserve: alpha(alpha_reserve),
			..pool_of(NETUID, vec![ExtBuilder::neuron(2, 1_000_000 * TAO, vec![])])
		};
		ExtBuilder::default().with(subnet).build_and_execute(|| {
			set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
			let call =
				Call::remove_stake { hotkey: hot(2, 0), netuid: NETUID, amount_unstaked: alpha(1) };
			let staked = alpha(staked(2, 2, NETUID));
			let all = Swap::quote_sell(NETUID, staked, Terms::FREE);
			let all = all.map_or(0, |sale| sale.tao.rao());
			let price = price(NETUID);
			if can_pay(2, &call, fee).is_ok() {
				assert_ok!(pay(2, &call, fee));
				let (_, sold, got) = paid();
				assert!(sold >= 1 && got >= fee);
				// Beyond the fee: the worth of a few rao of alpha, and the change of the price.
				let moved = fee as f64 * fee as f64 / tao_reserve as f64;
				let most = fee as f64 + 4.0 + 4.0 * price as f64 / TAO as f64 + 4.0 * moved;
				assert!(got as f64 <= most, "{got} for {fee}, at most {most}");
			} else {
				assert!(all < fee, "refused, although {all} covers a fee of {fee}");
			}
		})
	}
}
