//! Registering neurons, and the price of a uid.

use crate::tests::mock::*;
use crate::*;
use frame_support::{dispatch::DispatchResultWithPostInfo, weights::RuntimeDbWeight};
use substrate_fixed::types::U64F64;

fn try_register(person: u8, netuid: NetUid) -> DispatchResultWithPostInfo {
	SubtensorModule::burned_register(signed(cold(person)), netuid, hot(person, 0))
}

fn registration_price() -> u64 {
	SubtensorModule::registration_price(NETUID).rao()
}

#[test]
fn registration_should_put_its_price_into_the_reserve() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (paid, before) = (registration_price(), reserve(NETUID));
		assert_eq!(register(2, NETUID), 1);
		assert_eq!(balance(2), WEALTH - paid);
		assert_eq!(reserve(NETUID), before + paid);
		assert_eq!(TotalStake::<Test>::get(), tao(before + paid));
		assert_eq!(alpha_out(NETUID), before, "the price buys no stake");
		assert_eq!(RAORecycledForRegistration::<Test>::get(NETUID), tao(paid));
		assert_eq!(RegistrationsThisBlock::<Test>::get(NETUID), 1);
		assert_announced(Event::NeuronRegistered(NETUID, 1, hot(2, 0)));
		run_blocks(1);
		assert_eq!(RegistrationsThisBlock::<Test>::get(NETUID), 0);
	})
}

#[test]
fn neuron_should_begin_with_nothing_but_its_uid() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_blocks(3);
		assert_eq!(register(2, NETUID), 1);
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 2);
		assert_eq!(Keys::<Test>::get(NETUID, 1), hot(2, 0));
		assert_eq!(SubtensorModule::hotkey_at(NETUID, 1), Some(hot(2, 0)));
		assert_eq!(SubtensorModule::hotkey_at(NETUID, 2), None);
		assert!(IsNetworkMember::<Test>::get(hot(2, 0), NETUID));
		assert_eq!(BlockAtRegistration::<Test>::get(NETUID, 1), now());
		assert_eq!(&*LastUpdate::<Test>::get(MAIN), &[0, now()]);
		assert_eq!(&*Active::<Test>::get(NETUID), &[true, true]);
		assert_eq!(&*ValidatorPermit::<Test>::get(NETUID), &[false, false]);
		assert_eq!(&*Emission::<Test>::get(NETUID), &[alpha(0), alpha(0)]);
	})
}

#[test]
fn registration_should_be_charged_for_replacing_only_when_it_replaces() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		MaxAllowedUids::<Test>::insert(NETUID, 2);
		DatabaseCost::set(RuntimeDbWeight { read: 1, write: 1 });
		let charged = [2, 3, 4].map(|person| {
			let charged = try_register(person, NETUID).unwrap().actual_weight;
			charged.expect("the call tells its weight")
		});
		assert_eq!(charged[1], charged[2]);
		assert!(charged[0].ref_time() * 2 < charged[1].ref_time(), "{charged:?}");
	})
}

#[test]
fn price_should_rise_by_its_factor_with_each_registration() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		Burn::<Test>::insert(NETUID, tao(TAO));
		for (person, expected) in [(2, 1_260_000_000), (3, 1_587_600_000), (4, 2_000_376_000)] {
			register(person, NETUID);
			// The factor 1.26 is a little lower as a binary fraction.
			assert!(
				registration_price().abs_diff(expected) <= 1,
				"a price of {}, not {expected}",
				registration_price()
			);
		}
	})
}

#[test]
fn price_should_not_fall_by_a_registration_when_the_factor_is_below_1() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		BurnIncreaseMult::<Test>::insert(NETUID, U64F64::from_num(0.5));
		let before = registration_price();
		register(2, NETUID);
		assert_eq!(registration_price(), before);
	})
}

#[test]
fn price_should_halve_in_its_half_life() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		Burn::<Test>::insert(NETUID, tao(8 * TAO));
		for expected in [4 * TAO, 2 * TAO, TAO] {
			run_blocks(360);
			assert!(
				registration_price().abs_diff(expected) < expected / 1_000,
				"a price of {}, not {expected}",
				registration_price()
			);
		}
	})
}

#[test]
fn price_should_stay_when_the_half_life_is_0() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		BurnHalfLife::<Test>::insert(NETUID, 0);
		let before = registration_price();
		run_blocks(50);
		assert_eq!(registration_price(), before);
	})
}

#[test]
fn price_should_stay_within_its_bounds() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		BurnHalfLife::<Test>::insert(NETUID, 1);
		run_blocks(30);
		assert_eq!(Burn::<Test>::get(NETUID), MinBurn::<Test>::get(NETUID));
		MinBurn::<Test>::insert(NETUID, tao(700_000));
		run_blocks(1);
		assert_eq!(registration_price(), 700_000, "a raised minimum raises the price");

		MaxBurn::<Test>::insert(NETUID, tao(800_000));
		for person in 2..6 {
			register(person, NETUID);
		}
		assert_eq!(registration_price(), 800_000);
	})
}

#[test]
fn price_should_move_on_its_own_subnet_only() {
	ExtBuilder::with_subnet().subnet(NetUid::new(2), vec![]).build_and_execute(|| {
		let other = || SubtensorModule::registration_price(NetUid::new(2)).rao();
		let before = other();
		assert_eq!(before, registration_price());
		register(2, NETUID);
		assert_eq!(other(), before);
		run_blocks(1);
		assert!(other() < before);
		assert_eq!(SubtensorModule::registration_price(ROOT), tao(0));
	})
}

#[test]
fn registration_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let refused = |netuid, error: Error<Test>| {
			assert_noop!(try_register(2, netuid), error);
		};
		set_balance(&cold(2), 0);
		refused(ROOT, Error::RegistrationNotPermittedOnRootSubnet);
		refused(NOWHERE, Error::SubnetNotExists);

		// All at once: no uid is free, registration is closed, the balance is zero, and the hotkey
		// is registered by its owner.
		MaxAllowedUids::<Test>::insert(NETUID, 1);
		NetworkRegistrationAllowed::<Test>::insert(NETUID, false);
		let owners = || SubtensorModule::burned_register(signed(cold(2)), NETUID, hot(OWNER, 0));
		assert_noop!(owners(), Error::<Test>::SubNetRegistrationDisabled);
		NetworkRegistrationAllowed::<Test>::insert(NETUID, true);
		assert_noop!(owners(), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);

		let thirds = || SubtensorModule::burned_register(signed(cold(2)), NETUID, hot(3, 0));
		associate(3, 0);
		assert_noop!(thirds(), Error::<Test>::NotEnoughBalanceToStake);
		set_balance(&cold(2), WEALTH);
		assert_noop!(thirds(), Error::<Test>::NonAssociatedColdKey);
		refused(NETUID, Error::NoNeuronIdAvailable);
	})
}

#[test]
fn registration_should_leave_the_existential_deposit() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_balance(&cold(2), registration_price() + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(try_register(2, NETUID), Error::<Test>::NotEnoughBalanceToStake);
		set_balance(&cold(2), registration_price() + EXISTENTIAL_DEPOSIT);
		register(2, NETUID);
		assert_eq!(balance(2), EXISTENTIAL_DEPOSIT);
	})
}

#[test]
fn registration_should_be_refused_when_the_lists_end() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		MaxAllowedUids::<Test>::insert(NETUID, u16::MAX);
		BurnIncreaseMult::<Test>::insert(NETUID, U64F64::from_num(1));
		for index in 1..=255 {
			assert_eq!(register_key(2, index, NETUID), u16::from(index));
		}
		assert_noop!(try_register(3, NETUID), Error::<Test>::NoNeuronIdAvailable);
	})
}

fn try_register_for(person: u8, netuid: NetUid, limit: u64) -> DispatchResultWithPostInfo {
	SubtensorModule::register_limit(signed(cold(person)), netuid, hot(person, 0), limit)
}

#[test]
fn registration_should_cost_no_more_than_its_limit() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let price = registration_price();
		assert_noop!(
			try_register_for(2, NETUID, price - 1),
			Error::<Test>::RegistrationPriceLimitExceeded
		);
		let before = balance(2);
		try_register_for(2, NETUID, price).unwrap();
		assert_eq!((balance(2), uid_of(2)), (before - price, Some(1)));
		assert!(registration_price() > price, "a registration raises the price");
		assert_noop!(
			try_register_for(3, NETUID, price),
			Error::<Test>::RegistrationPriceLimitExceeded
		);
		let (raised, before) = (registration_price(), balance(3));
		try_register_for(3, NETUID, u64::MAX).unwrap();
		assert_eq!(balance(3), before - raised, "the price and not the limit");
	})
}

fn uid_of(person: u8) -> Option<u16> {
	SubtensorModule::uid_of(NETUID, &hot(person, 0))
}

#[test]
fn registration_with_a_limit_should_be_refused_for_what_others_are() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let refused = |netuid, error: Error<Test>| {
			assert_noop!(try_register_for(2, netuid, 0), error);
		};
		refused(ROOT, Error::RegistrationNotPermittedOnRootSubnet);
		refused(NOWHERE, Error::SubnetNotExists);
		register(2, NETUID);
		assert_noop!(
			try_register_for(2, NETUID, u64::MAX),
			Error::<Test>::HotKeyAlreadyRegisteredInSubNet
		);
	})
}

#[test]
fn older_call_should_register_whom_its_signer_owns() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let register = |person: u8, coldkey| {
			let (origin, hotkey) = (signed(cold(person)), hot(person, 0));
			SubtensorModule::register(origin, NETUID, 1, 2, vec![3], hotkey, coldkey)
		};
		assert_noop!(register(2, cold(3)), Error::<Test>::NonAssociatedColdKey);
		let (price, before) = (registration_price(), balance(2));
		assert_eq!(register(2, cold(2)).map(|_| ()), Ok(()));
		assert_eq!((balance(2), uid_of(2)), (before - price, Some(1)));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(cold(2)));
		assert_noop!(register(2, cold(2)), Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
	})
}
