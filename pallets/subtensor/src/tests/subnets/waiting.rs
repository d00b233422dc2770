//! Registering subnets at the limit: which subnet is replaced, the waiting list, and that no TAO is
//! lost.

use crate::tests::mock::*;
use crate::{
	subnets::waiting::{NetworkRegistrationInfo, NoSubnetIdentity},
	weight_info::cost,
	*,
};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok};
use pallet_subtensor_runtime_api::SubnetIdentityV3;
use scale_info::TypeInfo;
use substrate_fixed::types::{I96F32, U64F64};

const SECOND: NetUid = NetUid::new(2);

/// Runs a test on subnets 1 and 2 at a limit of two; the price of the second is lower.
fn at_the_limit(test: impl FnOnce()) {
	let neurons = |person| vec![ExtBuilder::neuron(person, TAO, vec![])];
	let builder = ExtBuilder::default().subnet(NETUID, neurons(OWNER)).subnet(SECOND, neurons(2));
	builder.build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(2);
		NetworkImmunityPeriod::<Test>::put(0);
		SubnetMovingPrice::<Test>::insert(NETUID, I96F32::from_num(0.5));
		SubnetMovingPrice::<Test>::insert(SECOND, I96F32::from_num(0.25));
		test()
	})
}

/// Registers a subnet of each of these people, which has to wait.
fn queue_subnets_of(people: core::ops::RangeInclusive<u8>) {
	for person in people {
		set_balance(&cold(person), 100 * WEALTH);
		assert_ok!(found(person, 0));
	}
}

/// The coldkeys on the waiting list, in order.
fn waiting() -> Vec<AccountId> {
	NetworkRegistrationQueue::<Test>::get().iter().map(|entry| entry.coldkey.clone()).collect()
}

fn in_cleanup() -> Vec<NetUid> {
	DissolveCleanupQueue::<Test>::get().into_inner()
}

/// The weight of making one subnet from the waiting list, in picoseconds.
fn room_for_a_subnet() -> u64 {
	(cost::look_at_queues::<Test>() + cost::serve_waiting::<Test>()).ref_time()
}

fn held_for_the_waiting() -> u64 {
	Balances::free_balance(SubtensorModule::waiting_account())
}

#[test]
fn subnet_should_replace_the_cheapest_and_wait_when_there_is_no_place() {
	at_the_limit(|| {
		let (cost, before) = (SubtensorModule::lock_cost(), balance(3));
		assert_ok!(found(3, 0));
		let price = SubtensorModule::median_price_beside(ROOT);
		assert_announced(Event::NetworkRemoved(SECOND));
		assert_announced(Event::NetworkRegistrationQueued {
			coldkey: cold(3),
			hotkey: hot(3, 0),
			mechid: NewSubnetsDynamic::<Test>::get().into(),
			identity: NoSubnetIdentity,
			lock_amount: cost,
			median_subnet_alpha_price: price,
			registration_block: now(),
		});
		assert_eq!((waiting(), in_cleanup()), (vec![cold(3)], vec![SECOND]));
		assert_eq!(
			(balance(3), held_for_the_waiting()),
			(before - cost.rao(), cost.rao() + EXISTENTIAL_DEPOSIT)
		);
		assert_eq!(
			SubtensorModule::lock_cost().rao(),
			2 * cost.rao(),
			"the cost doubles at registration"
		);
		assert_eq!(SubtensorModule::do_try_state(), Ok(()));

		run_blocks(2);
		assert_eq!(SubtensorModule::subnets(), [ROOT, NETUID]);
		idle(1_000_000);
		assert_announced(Event::NetworkCleanedUp(SECOND));
		assert_announced(Event::NetworkAdded(SECOND, 0));
		assert_eq!((waiting(), in_cleanup()), (vec![], vec![]));
		assert_eq!((SubnetLocked::<Test>::get(SECOND), reserve(SECOND)), (cost, cost.rao()));
		assert_eq!(SubnetOwner::<Test>::get(SECOND), cold(3));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(SECOND), hot(3, 0));
		assert_eq!(NetworkRegisteredAt::<Test>::get(SECOND), now());
		assert_eq!(held_for_the_waiting(), 0);
	})
}

#[test]
fn subnets_should_be_made_in_the_order_in_which_they_were_paid_for() {
	at_the_limit(|| {
		queue_subnets_of(3..=4);
		assert_eq!((waiting(), in_cleanup()), (vec![cold(3), cold(4)], vec![SECOND, NETUID]));
		assert_noop!(found(5, 0), Error::<Test>::SubnetLimitReached);
		clean_up();
		assert_eq!(SubnetOwner::<Test>::get(SECOND), cold(3), "first come, first served");
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(4));
	})
}

#[test]
fn subnet_should_wait_for_one_that_is_dissolved_anyway() {
	at_the_limit(|| {
		dissolve(NETUID);
		queue_subnets_of(3..=3);
		assert_eq!(
			(waiting(), in_cleanup()),
			(vec![cold(3)], vec![NETUID]),
			"no other subnet is dissolved"
		);
		queue_subnets_of(4..=4);
		assert_eq!(in_cleanup(), [NETUID, SECOND]);
		clean_up();
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(3));
	})
}

#[test]
fn number_should_not_be_used_before_its_clean_up_is_done() {
	at_the_limit(|| {
		SubnetLimit::<Test>::put(3);
		dissolve(NETUID);
		set_balance(&cold(3), WEALTH);
		assert_ok!(found(3, 0));
		let third = NetUid::new(3);
		assert_announced(Event::NetworkAdded(third, 0));
		assert_eq!(SubtensorModule::subnets(), [ROOT, SECOND, third]);
		clean_up();
		SubnetLimit::<Test>::put(4);
		queue_subnets_of(4..=4);
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(4));
	})
}

#[test]
fn subnet_should_come_at_once_when_the_limit_is_raised() {
	at_the_limit(|| {
		queue_subnets_of(3..=3);
		SubnetLimit::<Test>::put(3);
		idle_for(room_for_a_subnet());
		assert_eq!(
			SubnetOwner::<Test>::get(NetUid::new(3)),
			cold(3),
			"without waiting for the clean-up"
		);
		clean_up();
	})
}

#[test]
fn subnet_should_come_though_the_limit_is_lowered() {
	at_the_limit(|| {
		queue_subnets_of(3..=3);
		SubnetLimit::<Test>::put(1);
		idle(1_000);
		assert_eq!(
			SubnetOwner::<Test>::get(SECOND),
			cold(3),
			"its registration was paid for under the old limit"
		);
		clean_up();
	})
}

#[test]
fn limit_should_hold_for_those_who_come_after_it_was_lowered() {
	at_the_limit(|| {
		dissolve(SECOND);
		SubnetLimit::<Test>::put(1);
		queue_subnets_of(3..=3);
		assert_eq!(in_cleanup(), [SECOND, NETUID], "the subnet in clean-up was above the limit");
		clean_up();
		assert_eq!(SubtensorModule::subnets(), [ROOT, NETUID]);
		assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(3));
	})
}

#[test]
fn who_waits_should_come_before_who_asks_now() {
	at_the_limit(|| {
		queue_subnets_of(3..=4);
		SubnetLimit::<Test>::put(1);
		// A number is free, but no block had the weight to use it.
		DissolveCleanupQueue::<Test>::mutate(|queue| queue.retain(|netuid| *netuid != NETUID));
		let turn = SubtensorModule::turn_of_new_subnet();
		assert_ne!(turn, Ok(crate::subnets::waiting::Turn::Now));
		DissolveCleanupQueue::<Test>::mutate(|queue| queue.try_push(NETUID)).unwrap();
		clean_up();
	})
}

#[test]
fn money_should_come_back_when_the_subnet_cannot_be_made() {
	at_the_limit(|| {
		queue_subnets_of(3..=4);
		let (paid, before) = (NetworkRegistrationQueue::<Test>::get()[0].lock_amount, balance(3));
		// Meanwhile the hotkey gets another owner.
		Owner::<Test>::insert(hot(3, 0), cold(9));
		OwnedHotkeys::<Test>::remove(cold(3));
		OwnedHotkeys::<Test>::insert(
			cold(9),
			types::KeyList::<Test>::truncate_from(vec![hot(3, 0)]),
		);
		clean_up();
		assert_announced(Event::NetworkRegistrationFailed {
			coldkey: cold(3),
			hotkey: hot(3, 0),
			registration_block: now(),
			lock_amount: paid,
			error: Error::<Test>::NonAssociatedColdKey.into(),
		});
		assert_eq!(balance(3), before + paid.rao());
		assert_eq!(
			SubnetOwner::<Test>::get(SECOND),
			cold(4),
			"the next in the list gets the number"
		);
		assert_eq!((waiting(), held_for_the_waiting()), (vec![], 0));
		assert!(!SubtensorModule::subnet_exists(NETUID));
	})
}

#[test]
fn money_should_be_recycled_when_its_owner_cannot_receive_it() {
	at_the_limit(|| {
		NetworkMinLockCost::<Test>::put(tao(100));
		NetworkLastLockCost::<Test>::put(tao(100));
		LastRateLimitedBlock::<Test>::remove(types::RateLimitKey::NetworkLastRegistered);
		set_balance(&cold(3), EXISTENTIAL_DEPOSIT + 100);
		assert_ok!(found(3, 0));
		set_balance(&cold(3), 0);
		Owner::<Test>::insert(hot(3, 0), cold(9));
		OwnedHotkeys::<Test>::remove(cold(3));
		OwnedHotkeys::<Test>::insert(
			cold(9),
			types::KeyList::<Test>::truncate_from(vec![hot(3, 0)]),
		);
		clean_up();
		assert_eq!((balance(3), held_for_the_waiting()), (0, 0));
		assert_eq!(SubtensorModule::subnets(), [ROOT, NETUID]);
	})
}

#[test]
fn hotkey_should_be_bound_while_its_subnet_waits() {
	at_the_limit(|| {
		queue_subnets_of(3..=3);
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(cold(9)), hot(3, 0)));
		assert_eq!(
			SubtensorModule::owner_of(&hot(3, 0)),
			Some(cold(3)),
			"nobody else can associate it"
		);
		clean_up();
		assert_eq!(SubnetOwner::<Test>::get(SECOND), cold(3));
	})
}

#[test]
fn subnet_should_be_refused_when_too_many_wait() {
	at_the_limit(|| {
		queue_subnets_of(3..=3);
		let entry = NetworkRegistrationQueue::<Test>::get()[0].clone();
		let full = vec![entry.clone(); 64];
		NetworkRegistrationQueue::<Test>::put(crate::subnets::waiting::WaitingList::truncate_from(
			full,
		));
		assert_noop!(found(4, 0), Error::<Test>::WaitingForDissolvedSubnetCleanup);
		let one = crate::subnets::waiting::WaitingList::truncate_from(vec![entry]);
		NetworkRegistrationQueue::<Test>::put(one);
	})
}

#[test]
fn subnet_should_be_refused_and_nobody_replaced_when_it_cannot_be_paid_for() {
	at_the_limit(|| {
		set_balance(&cold(3), TAO);
		assert_noop!(found(3, 0), Error::<Test>::CannotAffordLockCost);
		NetworkRegistrationStartBlock::<Test>::put(now() + 1);
		assert_noop!(found(4, 0), Error::<Test>::SubNetRegistrationDisabled);
		run_blocks(1);
		assert_ok!(found(4, 0));
	})
}

#[test]
fn victim_should_be_none_when_all_are_immune() {
	at_the_limit(|| {
		NetworkImmunityPeriod::<Test>::put(1_000);
		assert_noop!(found(3, 0), Error::<Test>::SubnetLimitReached);
	})
}

#[test]
fn subnet_that_waited_should_begin_at_the_prices_of_its_making() {
	let settings = |settings: &mut genesis::Settings| settings.new_subnets_dynamic = true;
	let neuron = || vec![ExtBuilder::neuron(OWNER, 0, vec![])];
	let builder = ExtBuilder::default()
		.with(pool_of(NETUID, neuron()))
		.subnet(SECOND, vec![])
		.settings(settings);
	builder.build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(2);
		NetworkImmunityPeriod::<Test>::put(0);
		SubnetMovingPrice::<Test>::insert(NETUID, I96F32::from_num(9));
		assert_ok!(found(3, 0));
		assert_eq!(in_cleanup(), [SECOND]);
		// The price doubles, from a quarter to a half, before the subnet is made.
		drain_pool(NETUID, alpha_in(NETUID) / 2);
		let price = <Swap as pallet_subtensor_swap::Pools>::price(NETUID).to_bits();
		clean_up();
		let alpha_at_price = (u128::from(reserve(SECOND)) << 64) / price;
		assert_eq!(u128::from(alpha_in(SECOND)), alpha_at_price);
		assert!(
			alpha_in(SECOND) < 3 * reserve(SECOND),
			"at the price of its registration it would have been four times the reserve"
		);
	})
}

#[test]
fn accounts_should_balance_after_every_block_of_a_long_queue() {
	at_the_limit(|| {
		SubnetLimit::<Test>::put(2);
		queue_subnets_of(3..=4);
		for block in 0..400 {
			run_blocks(1);
			idle_for(if block % 8 == 0 { room_for_a_subnet() } else { step() });
			assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			if in_cleanup().is_empty() && waiting().is_empty() {
				return;
			}
		}
		panic!("the waiting list does not end");
	})
}

/// Clients decode an entry by the network's type, in which the identity is an option.
#[test]
fn queued_registration_should_encode_as_the_networks() {
	let entry = NetworkRegistrationInfo {
		coldkey: cold(3),
		hotkey: hot(3, 0),
		mechid: 1,
		identity: NoSubnetIdentity,
		lock_amount: tao(5),
		median_subnet_alpha_price: U64F64::from_num(1),
		registration_block: 7,
		lock_id: 0,
	};
	let (none, price) = (None::<SubnetIdentityV3>, 1u128 << 64);
	let as_clients = (cold(3), hot(3, 0), 1u16, none, 5u64, price, 7u64, 0u32);
	assert_eq!(entry.encode(), as_clients.encode());
	assert_eq!(NetworkRegistrationInfo::decode(&mut &entry.encode()[..]), Ok(entry));
	assert!(NoSubnetIdentity::decode(&mut &[1][..]).is_err(), "an identity");
	assert_eq!(NoSubnetIdentity::type_info(), Option::<SubnetIdentityV3>::type_info());
}
