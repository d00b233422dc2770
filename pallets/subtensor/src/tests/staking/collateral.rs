//! Collateral: how its owner adds to it, and what it prevents.

use crate::tests::{mock::*, staking::locks::lock};
use crate::*;
use codec::Compact;
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use pallet_subtensor_runtime_api::MinerCollateralState;
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::DispatchError;
use substrate_fixed::types::U64F64;

const STABLE: NetUid = NetUid::new(2);
/// A price limit far above any price.
const HIGH: u64 = 1_000 * TAO;

/// Runs a test on a subnet with a pool, a stable one and root. Person 2 has 100 alpha, or a little
/// less, with its own hotkey on each, and owns another hotkey. Person 3 has a hotkey.
fn with_miner(test: impl FnOnce()) {
	let pool = pool_of(NETUID, ExtBuilder::neurons([OWNER]));
	let builder = ExtBuilder::default().with(pool).subnet(STABLE, ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		associate(2, 0);
		associate(2, 1);
		associate(3, 0);
		stake(2, 2, NETUID, 27 * TAO);
		stake(2, 2, STABLE, 100 * TAO);
		stake(2, 2, ROOT, 100 * TAO);
		test()
	})
}

fn add(netuid: NetUid, amount: u64, limit: u64) -> DispatchResultWithPostInfo {
	let (origin, amount, limit) = (signed(cold(2)), alpha(amount), tao(limit));
	SubtensorModule::add_collateral(origin, netuid, hot(2, 0), amount, limit)
}

fn state(netuid: NetUid) -> Option<MinerCollateralState> {
	MinerCollateral::<Test>::get((netuid, hot(2, 0), cold(2)))
}

#[test]
fn free_stake_should_become_collateral_without_a_trade() {
	for netuid in [NETUID, STABLE] {
		with_miner(|| {
			CollateralDrainRatio::<Test>::insert(netuid, U64F64::from_num(3));
			let (all, before) = (staked(2, 2, netuid), balance(2));
			assert_ok!(add(netuid, 10 * TAO, 0));
			CollateralDrainRatio::<Test>::remove(netuid);
			assert_ok!(add(netuid, all - 10 * TAO, 0));
			assert_eq!((staked(2, 2, netuid), balance(2)), (all, before));
			assert_announced(Event::CollateralLocked {
				netuid,
				hotkey: hot(2, 0),
				locked: alpha(all - 10 * TAO),
				total_locked: alpha(all),
			});
			let expected = MinerCollateralState {
				locked: alpha(all),
				drain_ratio: U64F64::from_num(3),
				min_locked: alpha(0),
				earned: alpha(0),
			};
			assert_eq!(state(netuid), Some(expected), "the first ratio stays");
			assert_eq!(ColdkeyMinerCollateral::<Test>::get(netuid, cold(2)), alpha(all));
		})
	}
}

#[test]
fn what_free_stake_does_not_cover_should_be_bought() {
	with_miner(|| {
		let (all, before) = (staked(2, 2, NETUID), balance(2));
		assert_ok!(add(NETUID, all - TAO, 0));
		let cost = Swap::cost_of(NETUID, alpha(49 * TAO)).unwrap();
		let quote = Swap::quote_buy(NETUID, cost, Terms::MARKET).unwrap();
		assert!(quote.alpha >= alpha(49 * TAO));
		assert_ok!(add(NETUID, 50 * TAO, HIGH));
		assert_eq!(pledged(2, NETUID), all + 49 * TAO);
		assert_eq!(balance(2), before - cost.rao());
		assert_eq!(staked(2, 2, NETUID), all + quote.alpha.rao());
		// What is over is free.
		let rest = quote.alpha.rao() - 49 * TAO;
		assert!(rest < 10, "{rest}");
	});
	with_miner(|| {
		let before = balance(2);
		assert_ok!(add(STABLE, 150 * TAO, TAO));
		assert_eq!((pledged(2, STABLE), staked(2, 2, STABLE)), (150 * TAO, 150 * TAO));
		assert_eq!(balance(2), before - 50 * TAO);
	})
}

#[test]
fn purchase_should_be_made_whole_within_its_limit_or_not_at_all() {
	with_miner(|| {
		let amount = staked(2, 2, NETUID) + 400 * TAO;
		let cost = Swap::cost_of(NETUID, alpha(400 * TAO)).unwrap();
		let fits = |limit: &u64| Swap::max_buy(NETUID, tao(*limit)).is_ok_and(|most| most >= cost);
		let price = price_with_fee(NETUID);
		// The least limit that allows it, by bisection.
		let (mut low, mut high) = (price, 2 * price);
		while low < high {
			let middle = (low + high) / 2;
			if fits(&middle) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		assert_noop!(add(NETUID, amount, high - 1), Error::<Test>::SlippageTooHigh);
		assert_noop!(add(NETUID, amount, price - 1_000), Error::<Test>::SlippageTooHigh);
		assert_noop!(add(NETUID, amount, 0), Error::<Test>::SlippageTooHigh);
		assert_ok!(add(NETUID, amount, high));
		assert_eq!(pledged(2, NETUID), amount);
	})
}

#[test]
fn adding_should_be_refused_for_the_first_reason_that_applies() {
	with_miner(|| {
		let all = staked(2, 2, NETUID);
		let by = |who: u8, netuid, hotkey, amount, limit| {
			let (origin, amount, limit) = (signed(cold(who)), alpha(amount), tao(limit));
			SubtensorModule::add_collateral(origin, netuid, hotkey, amount, limit)
		};
		let nowhere = NetUid::new(9);
		let on_root = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(by(3, ROOT, hot(9, 0), 0, 0), on_root);
		assert_noop!(by(3, nowhere, hot(9, 0), 0, 0), Error::<Test>::SubnetNotExists);
		assert_noop!(by(3, NETUID, hot(9, 0), 0, 0), Error::<Test>::HotKeyAccountNotExists);
		assert_noop!(by(3, NETUID, hot(2, 0), 0, 0), Error::<Test>::NonAssociatedColdKey);
		assert_noop!(add(NETUID, 0, 0), Error::<Test>::AmountTooLow);
		let too_much = alpha_in(NETUID) + all;
		SubtokenEnabled::<Test>::insert(NETUID, false);
		assert_noop!(add(NETUID, too_much, 0), Error::<Test>::SubtokenDisabled);
		assert_ok!(add(NETUID, TAO, 0));
		SubtokenEnabled::<Test>::insert(NETUID, true);
		assert_noop!(add(NETUID, too_much, 0), Error::<Test>::InsufficientLiquidity);
		assert_noop!(add(NETUID, u64::MAX, 0), Error::<Test>::InsufficientLiquidity);
		// A quarter of a million rao.
		let little = all - TAO + 1_000_000;
		assert_noop!(add(NETUID, little, 0), Error::<Test>::AmountTooLow);
		set_balance(&cold(2), TAO);
		assert_noop!(add(NETUID, all + 10 * TAO, 0), Error::<Test>::SlippageTooHigh);
		assert_noop!(add(NETUID, all + 10 * TAO, HIGH), Error::<Test>::NotEnoughBalanceToStake);
		keep_blocks_full();
		let swap = SubtensorModule::swap_hotkey(signed(cold(2)), hot(2, 0), hot(2, 5), None);
		assert_ok!(swap);
		let other = SubtensorModule::add_collateral(
			signed(cold(2)),
			NETUID,
			hot(2, 5),
			alpha(TAO),
			tao(HIGH),
		);
		let waits = DispatchError::from(Error::<Test>::KeySwapInProgress);
		assert_eq!(other.map(drop).map_err(|refusal| refusal.error), Err(waits));
	})
}

#[test]
fn purchase_should_reach_the_minimum_stake_after_the_fee() {
	with_miner(|| {
		let all = staked(2, 2, STABLE);
		assert_noop!(add(STABLE, all + 1_999_999, HIGH), Error::<Test>::AmountTooLow);
		assert_ok!(add(STABLE, all + 2_000_000, TAO));
		assert_eq!(pledged(2, STABLE), all + 2_000_000);
	})
}

#[test]
fn floor_should_need_no_alpha_and_be_removable() {
	with_miner(|| {
		let (by, no_key) = (|who: u8| signed(cold(who)), hot(9, 0));
		let set = SubtensorModule::set_min_collateral;
		let on_root = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(set(by(3), ROOT, no_key.clone(), alpha(1)), on_root);
		let nowhere = NetUid::new(9);
		assert_noop!(set(by(3), nowhere, no_key.clone(), alpha(1)), Error::<Test>::SubnetNotExists);
		assert_noop!(set(by(3), NETUID, no_key, alpha(1)), Error::<Test>::HotKeyAccountNotExists);
		assert_noop!(set(by(3), NETUID, hot(2, 0), alpha(1)), Error::<Test>::NonAssociatedColdKey);
		set_floor(2, NETUID, 0);
		assert_eq!(state(NETUID), None, "nothing is set that binds nothing");
		set_floor(2, NETUID, u64::MAX);
		assert_announced(Event::MinCollateralSet {
			netuid: NETUID,
			hotkey: hot(2, 0),
			min_locked: AlphaBalance::MAX,
		});
		assert_eq!(state(NETUID).unwrap().min_locked, AlphaBalance::MAX);
		assert!(!ColdkeyMinerCollateral::<Test>::contains_key(NETUID, cold(2)));
		// A floor alone binds no stake.
		unstake(2, 2, NETUID, TAO);
		assert_ok!(add(NETUID, TAO, 0));
		set_floor(2, NETUID, 0);
		assert_eq!(state(NETUID).unwrap().locked, alpha(TAO), "there is no other way out");
		keep_blocks_full();
		let swap = SubtensorModule::swap_hotkey(signed(cold(2)), hot(2, 1), hot(2, 5), None);
		assert_ok!(swap);
		let waits = Error::<Test>::KeySwapInProgress;
		assert_noop!(set(by(2), NETUID, hot(2, 1), alpha(1)), waits);
	})
}

/// Every way in which a coldkey takes `amount` of its stake with a hotkey from there.
fn exits(netuid: NetUid, amount: u64) -> Vec<(&'static str, DispatchResultWithPostInfo)> {
	use SubtensorModule as S;
	let (origin, hotkey, to) = (|| signed(cold(2)), || hot(2, 0), || hot(2, 1));
	let (amount, low) = (alpha(amount), || tao(1));
	let other = if netuid == NETUID { STABLE } else { NETUID };
	let undone = |call: &dyn Fn() -> DispatchResultWithPostInfo| {
		frame_support::storage::with_transaction(|| {
			let result = Ok::<_, DispatchError>(call());
			sp_runtime::TransactionOutcome::Rollback(result)
		})
		.unwrap()
	};
	vec![
		("remove", undone(&|| S::remove_stake(origin(), hotkey(), netuid, amount))),
		(
			"remove within a limit",
			undone(&|| S::remove_stake_limit(origin(), hotkey(), netuid, amount, low(), false)),
		),
		("move", undone(&|| S::move_stake(origin(), hotkey(), to(), netuid, other, amount))),
		(
			"move within the subnet",
			undone(&|| S::move_stake(origin(), hotkey(), to(), netuid, netuid, amount)),
		),
		(
			"move within a limit",
			undone(&|| {
				S::move_stake_limit(origin(), hotkey(), to(), netuid, other, amount, low(), false)
			}),
		),
		("swap", undone(&|| S::swap_stake(origin(), hotkey(), netuid, other, amount))),
		(
			"swap within a limit",
			undone(&|| S::swap_stake_limit(origin(), hotkey(), netuid, other, amount, low(), true)),
		),
		(
			"transfer",
			undone(&|| S::transfer_stake(origin(), cold(3), hotkey(), netuid, other, amount)),
		),
		(
			"transfer within the subnet",
			undone(&|| S::transfer_stake(origin(), cold(3), hotkey(), netuid, netuid, amount)),
		),
		(
			"transfer with a hotkey",
			undone(&|| {
				let (from, to) = (hotkey(), hot(3, 0));
				S::transfer_stake_and_hotkey(origin(), cold(3), from, to, netuid, netuid, amount)
			}),
		),
		("burn", undone(&|| S::burn_alpha(origin(), hotkey(), amount, netuid))),
		("recycle", undone(&|| S::recycle_alpha(origin(), hotkey(), amount, netuid))),
		(
			"sell by an order",
			undone(&|| {
				<S as OrderMarket<AccountId>>::take_alpha(&cold(2), &hotkey(), netuid, amount)?;
				SubtensorModule::give_to_protocol(netuid, amount);
				Ok(().into())
			}),
		),
	]
}

#[test]
fn collateral_should_leave_its_position_by_no_way() {
	for netuid in [NETUID, STABLE] {
		with_miner(|| {
			// Stake with other hotkeys does not cover it.
			stake(2, OWNER, netuid, 200 * TAO);
			let all = staked(2, 2, netuid);
			pledge(2, netuid, all - 10 * TAO);
			for (way, result) in exits(netuid, 10 * TAO + 1) {
				let unavailable = DispatchError::from(Error::<Test>::StakeUnavailable);
				let result = result.map(drop).map_err(|refusal| refusal.error);
				assert_eq!(result, Err(unavailable), "{way}");
			}
			for (way, result) in exits(netuid, 10 * TAO) {
				assert!(result.is_ok(), "{way}: {result:?}");
			}
			let (origin, hotkey) = (|| signed(cold(2)), || hot(2, 0));
			let full = |limit: Option<u64>| {
				SubtensorModule::remove_stake_full_limit(origin(), hotkey(), netuid, limit.map(tao))
			};
			assert_noop!(full(None), Error::<Test>::StakeUnavailable);
			assert_noop!(full(Some(1)), Error::<Test>::StakeUnavailable);
			assert_ok!(SubtensorModule::unstake_all(origin(), hotkey()));
			assert_eq!(staked(2, 2, netuid), all, "it stays as a whole");
			assert_eq!(staked(2, 2, ROOT), 0);
			let none = Error::<Test>::AmountTooLow;
			unstake(2, 2, netuid, 10 * TAO);
			let all_alpha = || SubtensorModule::unstake_all_alpha(origin(), hotkey());
			let other = if netuid == NETUID { STABLE } else { NETUID };
			assert_eq!(staked(2, 2, other), 0);
			assert_noop!(all_alpha(), none);
			let left = staked(2, 2, netuid);
			assert!(left + 1 >= all - 10 * TAO, "{left}");
			assert_noop!(try_unstake(2, 2, netuid, TAO / 10), Error::<Test>::StakeUnavailable);
			unstake(2, OWNER, netuid, u64::MAX);
		})
	}
}

#[test]
fn collateral_should_pay_no_transaction_fee() {
	with_miner(|| {
		set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
		let call =
			Call::remove_stake { hotkey: hot(2, 0), netuid: STABLE, amount_unstaked: alpha(TAO) };
		let can_pay = |fee| SubtensorModule::can_pay_fee_in_alpha(&cold(2), &call, tao(fee));
		pledge(2, STABLE, 99 * TAO);
		assert_ok!(can_pay(TAO));
		assert_eq!(can_pay(TAO + 1), Err(Error::<Test>::NotEnoughStakeToWithdraw.into()));
	})
}

#[test]
fn collateral_should_not_be_taken_by_a_wrapper() {
	with_miner(|| {
		pledge(2, STABLE, 100 * TAO);
		let sale = || {
			let amount_unstaked = alpha(TAO);
			RuntimeCall::from(Call::remove_stake {
				hotkey: hot(2, 0),
				netuid: STABLE,
				amount_unstaked,
			})
		};
		let all = pallet_utility::Call::batch_all { calls: vec![sale()] };
		let result =
			sp_runtime::traits::Dispatchable::dispatch(RuntimeCall::from(all), signed(cold(2)));
		let error = result.map(drop).map_err(|refusal| refusal.error);
		assert_eq!(error, Err(Error::<Test>::StakeUnavailable.into()));
	})
}

#[test]
fn collateral_and_lock_should_add_up_in_either_order() {
	with_miner(|| {
		lock(2, 3, STABLE, 60 * TAO);
		// 40 are free, the others are bought.
		let before = balance(2);
		pledge(2, STABLE, 50 * TAO);
		assert_eq!(balance(2), before - 10 * TAO);
		assert_eq!((staked(2, 2, STABLE), pledged(2, STABLE)), (110 * TAO, 50 * TAO));
		assert_noop!(try_unstake(2, 2, STABLE, 2_000_000), Error::<Test>::StakeUnavailable);
		let more = SubtensorModule::lock_stake(signed(cold(2)), hot(3, 0), STABLE, alpha(1));
		assert_noop!(more, Error::<Test>::InsufficientStakeForLock);
	});
	with_miner(|| {
		pledge(2, STABLE, 60 * TAO);
		let lock_more =
			|amount| SubtensorModule::lock_stake(signed(cold(2)), hot(3, 0), STABLE, alpha(amount));
		assert_noop!(lock_more(40 * TAO + 1), Error::<Test>::InsufficientStakeForLock);
		assert_ok!(lock_more(40 * TAO));
		assert_noop!(try_unstake(2, 2, STABLE, 2_000_000), Error::<Test>::StakeUnavailable);
		// What is locked may be staked elsewhere in the subnet, the collateral may not.
		let within = |amount| {
			let origin = signed(cold(2));
			SubtensorModule::move_stake(origin, hot(2, 0), hot(2, 1), STABLE, STABLE, alpha(amount))
		};
		assert_noop!(within(40 * TAO + 1), Error::<Test>::StakeUnavailable);
		assert_ok!(within(40 * TAO));
		assert_eq!(staked(2, 2, STABLE), 60 * TAO);
	})
}

#[test]
fn lock_should_go_with_stake_but_not_collateral() {
	with_miner(|| {
		pledge(2, STABLE, 60 * TAO);
		lock(2, 2, STABLE, 30 * TAO);
		assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(cold(3)), false));
		let give = |amount| {
			let origin = signed(cold(2));
			SubtensorModule::transfer_stake(
				origin,
				cold(3),
				hot(2, 0),
				STABLE,
				STABLE,
				alpha(amount),
			)
		};
		assert_noop!(give(40 * TAO + 1), Error::<Test>::StakeUnavailable);
		assert_ok!(give(40 * TAO));
		let locked = |person| SubtensorModule::locked(&cold(person), STABLE).rao();
		assert_eq!((locked(2), locked(3)), (0, 30 * TAO));
		assert_eq!(pledged(2, STABLE), 60 * TAO);
	})
}

#[test]
fn availability_should_count_collateral_as_locked() {
	with_miner(|| {
		lock(2, 3, STABLE, 10 * TAO);
		pledge(2, STABLE, 30 * TAO);
		let all =
			SubtensorModule::get_stake_availability_for_coldkeys(vec![cold(2)], Some(vec![STABLE]));
		let on_subnet = all[&cold(2)][&STABLE];
		assert_eq!(on_subnet.total, Compact(alpha(100 * TAO)));
		assert_eq!(on_subnet.locked, Compact(alpha(40 * TAO)));
		assert_eq!(on_subnet.available, Compact(alpha(60 * TAO)));
	})
}

#[test]
fn stakers_should_be_paid_for_collateral_when_the_subnet_is_dissolved() {
	with_miner(|| {
		pledge(2, STABLE, 60 * TAO);
		set_floor(2, STABLE, 5);
		keep_blocks_full();
		let before = balance(2);
		dissolve(STABLE);
		assert_noop!(add(STABLE, TAO, HIGH), Error::<Test>::SubnetNotExists);
		let set = SubtensorModule::set_min_collateral(signed(cold(2)), STABLE, hot(2, 0), alpha(1));
		assert_noop!(set, Error::<Test>::SubnetNotExists);
		clean_up();
		let paid = balance(2) - before;
		assert!(paid >= 100 * TAO, "{paid}");
		assert_eq!(MinerCollateral::<Test>::iter().count(), 0);
		assert_eq!(ColdkeyMinerCollateral::<Test>::iter().count(), 0);
	})
}

#[test]
fn call_without_a_purchase_should_be_charged_less() {
	with_miner(|| {
		DatabaseCost::set(frame_support::weights::RuntimeDbWeight { read: 1, write: 1 });
		let charged = |amount| {
			let weight = add(NETUID, amount, HIGH).unwrap().actual_weight;
			weight.map(|weight| weight.ref_time())
		};
		let free = charged(TAO).expect("it tells its weight");
		assert_eq!(charged(200 * TAO), None, "the whole weight");
		let whole = weight_info::call_weights::add_collateral::<Test>().ref_time();
		assert!(free <= whole, "{free} of {whole}");
	})
}
