//! Making and starting subnets.

mod clearing;
mod conviction;
mod dissolution;
mod lease_owners;
mod lease_payouts;
mod leases;
mod mechanisms;
mod symbols;
mod waiting;

use crate::tests::mock::*;
use crate::{subnets::symbols::symbol as listed_symbol, *};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use sp_runtime::traits::BadOrigin;
use substrate_fixed::types::I96F32;

fn start(person: u8, netuid: NetUid) -> DispatchResultWithPostInfo {
	SubtensorModule::start_call(signed(cold(person)), netuid)
}

fn cost() -> u64 {
	SubtensorModule::lock_cost().rao()
}

#[test]
fn subnet_should_belong_to_who_pays_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(found(2, 0));
		assert_eq!(balance(2), WEALTH - 1_000 * TAO);
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(2));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), hot(2, 0));
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(2, 0)), Some(0));
		assert_eq!(
			(TotalNetworks::<Test>::get(), RegisteredSubnetCounter::<Test>::get(NETUID)),
			(2, 1)
		);
		assert_announced(Event::NetworkAdded(NETUID, 0));
		assert_announced(Event::NeuronRegistered(NETUID, 0, hot(2, 0)));
	})
}

#[test]
fn subnet_should_begin_with_its_cost_as_reserve() {
	ExtBuilder::default().build_and_execute(|| {
		let minted = TotalMinted::<Test>::get().rao();
		assert_ok!(found(2, 0));
		assert_eq!(SubnetLocked::<Test>::get(NETUID), tao(1_000 * TAO));
		assert_eq!(reserve(NETUID), 1_000 * TAO);
		assert_eq!(SubnetAlphaIn::<Test>::get(NETUID), alpha(1_000 * TAO));
		assert_eq!(alpha_out(NETUID), 0);
		assert_eq!(TotalStake::<Test>::get(), tao(1_000 * TAO));
		let account = SubtensorModule::account_of(NETUID);
		assert_eq!(Balances::free_balance(account), 1_000 * TAO + EXISTENTIAL_DEPOSIT);
		assert_eq!(TotalMinted::<Test>::get().rao(), minted + EXISTENTIAL_DEPOSIT);
	})
}

#[test]
fn subnet_should_begin_with_the_networks_defaults() {
	ExtBuilder::default().settings(|settings| settings.default_tempo = Some(7)).build_and_execute(
		|| {
			run_blocks(20);
			for index in 0..9 {
				set_balance(&cold(2), WEALTH);
				NetworkLastLockCost::<Test>::put(tao(TAO));
				assert_ok!(found(2, index));
			}
			let netuid = NetUid::new(9);
			assert_eq!(Tempo::<Test>::get(netuid), 7);
			assert_eq!(
				LastEpochBlock::<Test>::get(netuid),
				now() - 9 % 7,
				"each subnet has its epochs in another block"
			);
			assert_eq!(MaxAllowedUids::<Test>::get(netuid), 256);
			assert_eq!(MaxAllowedValidators::<Test>::get(netuid), 64);
			assert_eq!(MinAllowedWeights::<Test>::get(netuid), 1);
			assert_eq!(ImmunityPeriod::<Test>::get(netuid), 5_000);
			assert_eq!(Burn::<Test>::get(netuid), tao(TAO));
			assert_eq!(NetworkRegisteredAt::<Test>::get(netuid), now());
			assert!(
				NetworkRegistrationAllowed::<Test>::get(netuid) && Yuma3On::<Test>::get(netuid)
			);
			assert!(SubnetMovingPrice::<Test>::contains_key(netuid));
		},
	)
}

#[test]
fn subnet_should_emit_from_the_start_only_where_the_chain_says_so() {
	for emit in [true, false] {
		ExtBuilder::default()
			.settings(|settings| settings.new_subnets_emit = emit)
			.build_and_execute(|| {
				assert_ok!(found(2, 0));
				assert_eq!(SubnetEmissionEnabled::<Test>::get(NETUID), emit);
			})
	}
}

#[test]
fn subnet_should_get_the_lowest_free_number() {
	let builder = ExtBuilder::with_subnet().subnet(NetUid::new(3), vec![]);
	builder.build_and_execute(|| {
		for (index, number) in [(0, 2), (1, 4), (2, 5)] {
			set_balance(&cold(2), WEALTH);
			assert_ok!(found(2, index));
			assert_eq!(SubnetOwnerHotkey::<Test>::get(NetUid::new(number)), hot(2, index));
		}
		assert_eq!(SubtensorModule::subnets(), [0, 1, 2, 3, 4, 5].map(NetUid::new));
	})
}

#[test]
fn subnet_should_bear_the_symbol_of_its_number_or_else_the_first_free() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let symbol = |number| TokenSymbol::<Test>::get(NetUid::new(number)).into_inner();
		assert_eq!((symbol(0), symbol(1)), ("Τ".into(), "α".into()));
		let third = listed_symbol(2).unwrap();
		TokenSymbol::<Test>::insert(NETUID, third);
		assert_ok!(found(2, 0));
		assert_eq!(
			symbol(2),
			"α".as_bytes(),
			"the symbol of its number is taken, the first one is free"
		);
	})
}

#[test]
fn account_should_hold_nothing_but_the_reserve_when_somebody_paid_into_it_before() {
	ExtBuilder::default().build_and_execute(|| {
		let account = SubtensorModule::account_of(NETUID);
		assert_ok!(Balances::transfer_allow_death(signed(cold(3)), account.clone(), 5 * TAO));
		let recycled = TotalRecycled::<Test>::get().rao();
		assert_ok!(found(2, 0));
		assert_eq!(Balances::free_balance(account), 1_000 * TAO + EXISTENTIAL_DEPOSIT);
		let excess = 5 * TAO - EXISTENTIAL_DEPOSIT;
		assert_eq!(TotalRecycled::<Test>::get().rao(), recycled + excess);
	})
}

#[test]
fn cost_should_double_with_a_subnet_and_fall_by_the_last_in_an_interval() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(cost(), 1_000 * TAO);
		let made = now();
		assert_ok!(found(2, 0));
		assert_eq!(NetworkLastLockCost::<Test>::get(), tao(1_000 * TAO));
		assert_eq!(cost(), 2_000 * TAO);
		let fall = 1_000 * TAO / 100_800;
		run_blocks(3);
		assert_eq!(cost(), 2_000 * TAO - 3 * fall);
		System::set_block_number(made + 50_400);
		assert_eq!(cost(), 2_000 * TAO - 50_400 * fall);
		for blocks in [100_801, 1_000_000] {
			System::set_block_number(made + blocks);
			assert_eq!(cost(), 1_000 * TAO, "never below the minimum");
		}
	})
}

#[test]
fn cost_should_fall_faster_when_a_block_emits_less() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(found(2, 0));
		BlockEmission::<Test>::put(TAO / 2);
		System::set_block_number(now() + 1);
		assert_eq!(cost(), 2_000 * TAO - 1_000 * TAO / 50_400);
		System::set_block_number(now() - 1);
		BlockEmission::<Test>::put(TAO);
	})
}

#[test]
fn subnet_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let refused = |hotkey: AccountId, error: Error<Test>| {
			assert_noop!(SubtensorModule::register_network(signed(cold(2)), hotkey), error);
		};
		run_blocks(10);
		set_balance(&cold(2), 1_000 * TAO + EXISTENTIAL_DEPOSIT - 1);
		SubnetLimit::<Test>::put(1);
		NetworkRateLimit::<Test>::put(5);
		associate(3, 0);
		LastRateLimitedBlock::<Test>::insert(types::RateLimitKey::NetworkLastRegistered, now() - 4);

		refused(hot(3, 0), Error::NonAssociatedColdKey);
		refused(SubtensorModule::account_of(NOWHERE), Error::CannotUseSystemAccount);
		refused(hot(2, 0), Error::NetworkTxRateLimitExceeded);
		run_blocks(1);
		refused(hot(2, 0), Error::SubnetLimitReached);
		SubnetLimit::<Test>::put(2);
		NetworkLastLockCost::<Test>::put(tao(0));
		refused(hot(2, 0), Error::CannotAffordLockCost);
		set_balance(&cold(2), 1_000 * TAO + EXISTENTIAL_DEPOSIT);
		assert_ok!(found(2, 0));
		assert_eq!(balance(2), EXISTENTIAL_DEPOSIT);
	})
}

#[test]
fn subnets_should_keep_their_distance_in_time() {
	ExtBuilder::default()
		.settings(|settings| settings.network_rate_limit = Some(5))
		.build_and_execute(|| {
			assert_ok!(found(2, 0));
			run_blocks(4);
			assert_noop!(found(3, 0), Error::<Test>::NetworkTxRateLimitExceeded);
			run_blocks(1);
			assert_ok!(found(3, 0));
		})
}

#[test]
fn start_should_open_trade_now_and_emission_in_the_next_block() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(found(2, 0));
		let buy = || SubtensorModule::add_stake(signed(cold(3)), hot(2, 0), NETUID, tao(TAO));
		assert_noop!(buy(), Error::<Test>::SubtokenDisabled);
		assert_ok!(start(2, NETUID));
		assert_announced(Event::FirstEmissionBlockNumberSet(NETUID, now() + 1));
		assert!(!SubtensorModule::is_emitting(NETUID));
		assert_ok!(buy());
		run_blocks(1);
		assert!(SubtensorModule::is_emitting(NETUID));
		assert_eq!(pots(NETUID).iter().sum::<u64>(), TAO);
	})
}

#[test]
fn start_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::default()
		.settings(|settings| settings.start_call_delay = Some(3))
		.build_and_execute(|| {
			assert_noop!(start(2, NETUID), Error::<Test>::SubnetNotExists);
			assert_ok!(found(2, 0));
			assert_noop!(start(3, NETUID), BadOrigin);
			run_blocks(2);
			assert_noop!(start(2, NETUID), Error::<Test>::NeedWaitingMoreBlocksToStarCall);
			run_blocks(1);
			assert_ok!(start(2, NETUID));
			assert_noop!(start(2, NETUID), Error::<Test>::FirstEmissionBlockNumberAlreadySet);
			assert_noop!(start(3, NETUID), BadOrigin);
		})
}

#[test]
fn subnet_to_prune_should_be_the_cheapest_then_the_oldest_out_of_immunity() {
	let numbers = [1, 2, 3].map(NetUid::new);
	let builder = ExtBuilder::with_subnet().subnet(numbers[1], vec![]).subnet(numbers[2], vec![]);
	builder.build_and_execute(|| {
		NetworkImmunityPeriod::<Test>::put(100);
		assert_eq!(SubtensorModule::subnet_to_prune(), None, "all are immune");
		System::set_block_number(200);
		let state = |prices: [u32; 3], blocks: [u64; 3]| {
			for ((netuid, price), block) in numbers.into_iter().zip(prices).zip(blocks) {
				SubnetMovingPrice::<Test>::insert(netuid, I96F32::from_num(price));
				NetworkRegisteredAt::<Test>::insert(netuid, block);
			}
			SubtensorModule::subnet_to_prune()
		};
		assert_eq!(state([3, 1, 2], [0, 0, 0]), Some(numbers[1]));
		assert_eq!(state([1, 1, 1], [9, 9, 3]), Some(numbers[2]));
		assert_eq!(state([1, 1, 1], [9, 9, 9]), Some(numbers[0]));
		assert_eq!(state([3, 1, 2], [0, 101, 100]), Some(numbers[2]));
	})
}
