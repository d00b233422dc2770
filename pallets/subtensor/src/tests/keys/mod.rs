//! Ownership of hotkeys.

mod announcements;
mod children;
mod coldkey_swap;
mod collateral;
pub mod evm;
mod hotkey_swap;
mod hotkey_swap_refusals;
mod inheritance;
mod lineage;
mod links;
mod locks;
mod named;
mod nested;
mod swap_coverage;
mod takes;

use crate::tests::mock::*;
use crate::{types::MAX_HOTKEYS, *};
use frame_support::assert_ok;

fn try_associate(
	person: u8,
	hotkey: AccountId,
) -> frame_support::dispatch::DispatchResultWithPostInfo {
	SubtensorModule::try_associate_hotkey(signed(cold(person)), hotkey)
}

#[test]
fn hotkey_should_be_bound_when_nobody_owns_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(!SubtensorModule::hotkey_exists(&hot(2, 0)));
		assert_ok!(try_associate(2, hot(2, 0)));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(cold(2)));
		assert_eq!(&*OwnedHotkeys::<Test>::get(cold(2)), &[hot(2, 0)]);
		assert_eq!(&*StakingHotkeys::<Test>::get(cold(2)), &[hot(2, 0)]);
		assert_eq!(System::sufficients(&hot(2, 0)), 1);
		assert_eq!(balance(2), WEALTH, "associating a hotkey is free");
	})
}

#[test]
fn hotkey_should_stay_with_its_owner_when_it_is_bound_again() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(try_associate(2, hot(2, 0)));
		for person in [2, 3] {
			assert_ok!(try_associate(person, hot(2, 0)));
		}
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(cold(2)));
		assert_eq!(OwnedHotkeys::<Test>::get(cold(2)).len(), 1);
		assert!(OwnedHotkeys::<Test>::get(cold(3)).is_empty());
		assert_eq!(System::sufficients(&hot(2, 0)), 1);
	})
}

#[test]
fn coldkey_should_be_its_own_hotkey_when_it_likes() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let both = cold(2);
		assert_ok!(SubtensorModule::burned_register(signed(both.clone()), NETUID, both.clone()));
		assert_ok!(SubtensorModule::add_stake(
			signed(both.clone()),
			both.clone(),
			NETUID,
			tao(TAO)
		));
		assert_eq!(SubtensorModule::stake_of(&both, &both, NETUID), alpha(TAO));
		assert_eq!(SubtensorModule::owner_of(&both), Some(both));
	})
}

#[test]
fn hotkey_should_keep_its_nonce_when_it_has_no_money_left() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(try_associate(2, hot(2, 0)));
		System::inc_account_nonce(hot(2, 0));
		assert_ok!(Balances::transfer_allow_death(signed(cold(2)), hot(2, 0), TAO));
		assert_ok!(Balances::transfer_all(signed(hot(2, 0)), cold(2), false));
		assert_eq!(Balances::free_balance(hot(2, 0)), 0);
		assert!(System::account_exists(&hot(2, 0)));
		assert_eq!(System::account_nonce(hot(2, 0)), 1);
	})
}

#[test]
fn subnet_account_should_be_refused_as_hotkey() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for number in [0, 1, 2, u16::MAX] {
			let account = SubtensorModule::account_of(NetUid::new(number));
			let who = || signed(cold(2));
			let refused = || Error::<Test>::CannotUseSystemAccount;
			assert_noop!(try_associate(2, account.clone()), refused());
			assert_noop!(
				SubtensorModule::burned_register(who(), NETUID, account.clone()),
				refused()
			);
			assert_noop!(SubtensorModule::root_register(who(), account.clone()), refused());
			assert_noop!(SubtensorModule::register_network(who(), account), refused());
		}
	})
}

#[test]
fn system_account_should_be_known_by_its_form() {
	let account = |text: &[u8], number: [u8; 2], last: u8| {
		let mut bytes = [0; 32];
		bytes[..12].copy_from_slice(text);
		bytes[12..14].copy_from_slice(&number);
		bytes[31] = last;
		AccountId::new(bytes)
	};
	let is_system_account = SubtensorModule::is_system_account;
	assert_eq!(account(b"modlsubtensr", [7, 1], 0), SubtensorModule::account_of(NetUid::new(263)));
	assert!(is_system_account(&account(b"modlsubtensr", [7, 1], 0)));
	assert!(!is_system_account(&account(b"modlsubtensr", [7, 1], 1)), "bytes follow the number");
	assert!(
		!is_system_account(&account(b"modlburntnsr", [0, 0], 0)),
		"an account of another pallet"
	);
	assert!(!is_system_account(&account(b"paramsubtens", [0, 0], 0)), "no account of a pallet");
	assert!(!is_system_account(&cold(0)) && !is_system_account(&hot(1, 0)));
}

/// Gives a person as many hotkeys as a coldkey can own.
fn own_the_most(person: u8) {
	for number in 0..MAX_HOTKEYS {
		assert_ok!(try_associate(person, stranger(number)));
	}
}

#[test]
fn key_should_be_refused_when_the_list_is_full() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		own_the_most(2);
		assert_noop!(try_associate(2, hot(2, 0)), Error::<Test>::TooManyOwnedHotkeys);
		assert_noop!(
			SubtensorModule::burned_register(signed(cold(2)), NETUID, hot(2, 0)),
			Error::<Test>::TooManyOwnedHotkeys
		);
		assert_noop!(
			SubtensorModule::add_stake(signed(cold(2)), hot(OWNER, 0), NETUID, tao(TAO)),
			Error::<Test>::TooManyStakingHotkeys
		);
	})
}

#[test]
fn staking_list_should_have_room_again_when_a_position_is_left() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		register(3, NETUID);
		stake(2, OWNER, NETUID, TAO);
		stake(2, OWNER, ROOT, TAO);
		let listed = || StakingHotkeys::<Test>::get(cold(2)).into_inner();
		unstake(2, OWNER, NETUID, TAO / 2);
		assert_eq!(listed(), [hot(OWNER, 0)], "half of the stake is left");
		unstake(2, OWNER, NETUID, TAO);
		assert_eq!(listed(), [hot(OWNER, 0)], "stake on another subnet is left");
		unstake(2, OWNER, ROOT, TAO);
		assert!(!StakingHotkeys::<Test>::contains_key(cold(2)));

		stake(3, 3, NETUID, TAO);
		unstake(3, 3, NETUID, TAO);
		assert_eq!(
			&*StakingHotkeys::<Test>::get(cold(3)),
			&[hot(3, 0)],
			"its own hotkey stays listed"
		);
	})
}
