//! Swaps of a hotkey: what is refused, in which order, and what a swap costs.

use crate::tests::mock::*;
use crate::{keys::swaps::RolesInSwap, *};
use frame_support::{assert_ok, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};

const OTHER: NetUid = NetUid::new(2);

fn try_swap(person: u8, keys: [AccountId; 2], only: Option<NetUid>) -> DispatchResult {
	let [old, new] = keys;
	SubtensorModule::swap_hotkey(signed(cold(person)), old, new, only)
		.map(drop)
		.map_err(|refusal| refusal.error)
}

/// Asserts that person 2 cannot swap its first hotkey to `new`.
#[track_caller]
fn assert_not(new: AccountId, only: Option<NetUid>, reason: impl Into<DispatchError>) {
	assert_refused(|| try_swap(2, [hot(2, 0), new.clone()], only), reason);
}

fn chain() -> ExtBuilder {
	ExtBuilder::with_validator(1_000 * TAO)
		.subnet(OTHER, ExtBuilder::neurons([OWNER]))
		.settings(|settings| settings.hotkey_swap_interval = Some(20))
}

#[test]
fn swap_should_be_refused_when_a_key_is_anothers() {
	chain().build_and_execute(|| {
		let not_owned: DispatchError = Error::<Test>::NonAssociatedColdKey.into();
		assert_refused(|| try_swap(3, [hot(2, 0), hot(3, 5)], None), not_owned);
		assert_not(hot(3, 0), None, not_owned);
		assert_refused(|| try_swap(2, [stranger(1), stranger(2)], None), not_owned);
	})
}

#[test]
fn swap_should_be_refused_when_the_keys_are_the_same() {
	chain().build_and_execute(|| {
		assert_not(hot(2, 0), None, Error::<Test>::NewHotKeyIsSameWithOld);
	})
}

#[test]
fn swap_should_be_refused_when_the_new_key_has_a_uid() {
	chain().build_and_execute(|| {
		register_key(2, 1, OTHER);
		let taken: DispatchError = Error::<Test>::HotKeyAlreadyRegisteredInSubNet.into();
		assert_not(hot(2, 1), None, taken);
		assert_not(hot(2, 1), Some(OTHER), taken);
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], Some(NETUID)));
	})
}

#[test]
fn swap_should_be_refused_when_the_subnet_does_not_exist() {
	chain().build_and_execute(|| {
		assert_not(hot(2, 1), Some(NOWHERE), Error::<Test>::SubnetNotExists);
	})
}

#[test]
fn swap_on_root_should_be_refused_when_the_new_key_has_stake_there() {
	chain().build_and_execute(|| {
		associate(2, 1);
		let stake =
			|netuid| SubtensorModule::add_stake(signed(cold(5)), hot(2, 1), netuid, tao(TAO));
		assert_ok!(stake(NETUID));
		assert_ok!(stake(ROOT));
		let unclean: DispatchError = Error::<Test>::NewHotKeyNotCleanForRootSwap.into();
		assert_not(hot(2, 1), None, unclean);
		assert_not(hot(2, 1), Some(ROOT), unclean);
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], Some(NETUID)));
	})
}

#[test]
fn swap_should_be_refused_when_the_keys_are_linked() {
	chain().build_and_execute(|| {
		associate(2, 1);
		let name =
			|children| SubtensorModule::set_children(signed(cold(2)), hot(2, 0), OTHER, children);
		assert_ok!(name(vec![(7, hot(2, 1))]));
		assert_not(hot(2, 1), None, Error::<Test>::InvalidChild);
		assert_not(hot(2, 1), Some(OTHER), Error::<Test>::InvalidChild);
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], Some(NETUID)));
	})
}

#[test]
fn swap_should_be_refused_when_the_new_key_is_the_protocols() {
	chain().build_and_execute(|| {
		let account = SubtensorModule::account_of(NETUID);
		assert_not(account.clone(), None, Error::<Test>::CannotUseSystemAccount);
		assert_not(account, Some(NETUID), Error::<Test>::CannotUseSystemAccount);
	})
}

#[test]
fn swap_should_be_paid() {
	chain().build_and_execute(|| {
		let poor: DispatchError = Error::<Test>::NotEnoughBalanceToPaySwapHotKey.into();
		set_balance(&cold(2), TAO / 1_000 + EXISTENTIAL_DEPOSIT - 1);
		assert_not(hot(2, 1), Some(NETUID), poor);
		set_balance(&cold(2), TAO / 10 + EXISTENTIAL_DEPOSIT - 1);
		assert_not(hot(2, 1), None, poor);
		set_balance(&cold(2), TAO);
		let recycled = TotalRecycled::<Test>::get();
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], Some(NETUID)));
		assert_eq!(balance(2), TAO - TAO / 1_000);
		TxRateLimit::<Test>::put(0);
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 2)], None));
		assert_eq!(balance(2), TAO - TAO / 1_000 - TAO / 10);
		let gone = TotalRecycled::<Test>::get().saturating_sub(recycled);
		assert_eq!(gone, tao(TAO / 1_000 + TAO / 10));
	})
}

#[test]
fn swaps_should_be_rare() {
	chain().build_and_execute(|| {
		TxRateLimit::<Test>::put(3);
		// A coldkey that has never swapped has no limit.
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], Some(NETUID)));
		let fast = Error::<Test>::HotKeySetTxRateLimitExceeded;
		run_blocks(3);
		assert_refused(|| try_swap(2, [hot(2, 1), hot(2, 2)], Some(NETUID)), fast);
		run_blocks(1);
		let soon: DispatchError = Error::<Test>::HotKeySwapOnSubnetIntervalNotPassed.into();
		assert_refused(|| try_swap(2, [hot(2, 1), hot(2, 2)], Some(NETUID)), soon);
		assert_refused(|| try_swap(2, [hot(2, 1), hot(2, 2)], None), soon);
		run_blocks(16);
		assert_refused(|| try_swap(2, [hot(2, 1), hot(2, 2)], Some(NETUID)), soon);
		run_blocks(1);
		assert_ok!(try_swap(2, [hot(2, 1), hot(2, 2)], Some(NETUID)));
		assert_eq!(LastHotkeySwapOnNetuid::<Test>::get(NETUID, cold(2)), now());
	})
}

#[test]
fn key_should_be_in_one_swap_at_a_time() {
	chain().build_and_execute(|| {
		TxRateLimit::<Test>::put(0);
		keep_blocks_full();
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], None));
		let waits: DispatchError = Error::<Test>::KeySwapInProgress.into();
		for pair in [[hot(2, 0), hot(2, 2)], [hot(2, 1), hot(2, 2)]] {
			assert_refused(|| try_swap(2, pair.clone(), None), waits);
		}
		associate(2, 3);
		assert_refused(|| try_swap(2, [hot(2, 3), hot(2, 1)], None), waits);
		let coldkey = || signed(cold(2));
		for key in [hot(2, 0), hot(2, 1)] {
			let call = RuntimeCall::from(Call::commit_weights {
				netuid: NETUID,
				commit_hash: Default::default(),
			});
			assert_refused(|| SubtensorModule::check_signer(&key, &call), waits);
			assert_refused(
				|| SubtensorModule::burned_register(coldkey(), OTHER, key.clone()),
				waits,
			);
			assert_refused(|| SubtensorModule::root_register(coldkey(), key.clone()), waits);
			assert_refused(|| SubtensorModule::register_network(coldkey(), key.clone()), waits);
			assert_refused(
				|| SubtensorModule::set_children(coldkey(), key.clone(), OTHER, vec![]),
				waits,
			);
			assert_refused(
				|| SubtensorModule::set_childkey_take(coldkey(), key.clone(), OTHER, 1),
				waits,
			);
			assert_refused(|| SubtensorModule::decrease_take(coldkey(), key.clone(), 1), waits);
			assert_refused(
				|| {
					SubtensorModule::set_auto_parent_delegation_enabled(
						coldkey(),
						key.clone(),
						true,
					)
				},
				waits,
			);
			assert_refused(
				|| SubtensorModule::add_stake(signed(cold(5)), key.clone(), NETUID, tao(TAO)),
				waits,
			);
			assert_refused(
				|| SubtensorModule::unstake_all_alpha(signed(cold(5)), key.clone()),
				waits,
			);
		}
		clean_up();
		assert!(SubtensorModule::no_swap_waits());
		assert!(KeysInSwap::<Test>::iter_keys().next().is_none());
	})
}

/// Nobody asks the new key: it may be a stranger's coldkey, which goes on with all that it does as
/// one, the swap of itself included.
#[test]
fn foreign_coldkey_should_not_be_stopped_when_a_hotkeys_swap_names_it() {
	chain().build_and_execute(|| {
		TxRateLimit::<Test>::put(0);
		keep_blocks_full();
		let victim = || cold(5);
		set_balance(&victim(), TAO);
		assert_ok!(try_swap(2, [hot(2, 0), victim()], None));
		assert_eq!(KeysInSwap::<Test>::get(victim()), Some(RolesInSwap::HOTKEY));
		let (netuid, commit_hash) = (NETUID, Default::default());
		let as_hotkey = RuntimeCall::from(Call::commit_weights { netuid, commit_hash });
		let waits: DispatchError = Error::<Test>::KeySwapInProgress.into();
		assert_refused(|| SubtensorModule::check_signer(&victim(), &as_hotkey), waits);
		let as_coldkey = [
			RuntimeCall::from(pallet_balances::Call::transfer_keep_alive {
				dest: cold(3),
				value: 1,
			}),
			Call::remove_stake { hotkey: hot(5, 0), netuid: NETUID, amount_unstaked: alpha(TAO) }
				.into(),
			Call::announce_coldkey_swap { new_coldkey_hash: Default::default() }.into(),
		];
		for call in &as_coldkey {
			assert_ok!(SubtensorModule::check_signer(&victim(), call));
		}
		let announce = SubtensorModule::announce_coldkey_swap(signed(victim()), Default::default());
		assert_ok!(announce);
		assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(victim())));
		// Root saves it, whatever waits before.
		let (root, heir) = (RuntimeOrigin::root(), stranger(9));
		assert_ok!(SubtensorModule::swap_coldkey(root, victim(), heir.clone(), tao(0)));
		let both = RolesInSwap::HOTKEY.with(RolesInSwap::REPLACED);
		assert_eq!(KeysInSwap::<Test>::get(victim()), Some(both));
		assert_ok!(SubtensorModule::do_try_state());
		clean_up();
		assert!(SubtensorModule::no_swap_waits());
		assert_eq!(KeysInSwap::<Test>::iter().count(), 0);
		assert_eq!(SubtensorModule::owner_of(&victim()), Some(cold(2)), "a hotkey of person 2");
		super::named::assert_nothing_left_of(&hot(2, 0), &[]);
	})
}

#[test]
fn zero_account_should_be_refused_because_it_stands_for_none() {
	chain().build_and_execute(|| {
		let zero = types::ZeroAccount::<Test>::get();
		for only in [None, Some(NETUID)] {
			assert_not(zero.clone(), only, Error::<Test>::CannotUseSystemAccount);
		}
		let swap =
			|| SubtensorModule::swap_coldkey(RuntimeOrigin::root(), cold(2), zero.clone(), tao(0));
		assert_refused(swap, Error::<Test>::CannotUseSystemAccount);
	})
}

/// Calls that would store a key behind a swap that has already been there.
#[test]
fn key_in_swap_should_be_named_neither_as_a_child_nor_as_an_owner_hotkey() {
	chain().build_and_execute(|| {
		SubtensorModule::set_owner(OTHER, &cold(2), &hot(2, 0));
		keep_blocks_full();
		assert_ok!(try_swap(2, [hot(2, 0), hot(2, 1)], None));
		let waits: DispatchError = Error::<Test>::KeySwapInProgress.into();
		for key in [hot(2, 0), hot(2, 1)] {
			let children = vec![(1, hot(9, 9)), (1, key.clone())];
			let name = || {
				let (who, hotkey) = (signed(cold(3)), hot(3, 0));
				SubtensorModule::set_children(who, hotkey, NETUID, children.clone())
			};
			assert_refused(name, waits);
			assert_refused(|| SubtensorModule::change_owner_hotkey(OTHER, key.clone()), waits);
		}
		// The swap is to the end where the third has come in between.
		clean_up();
		assert!(SubtensorModule::no_swap_waits());
		assert_eq!(SubnetOwnerHotkey::<Test>::get(OTHER), hot(2, 1));
		super::named::assert_nothing_left_of(&hot(2, 0), &[]);
	})
}

/// Whatever the state of the new key, a swap to it ends with sound books or is refused.
#[test]
fn swap_to_a_key_in_any_use_should_be_sound() {
	type Use = fn();
	let uses: [(&str, Use); 8] = [
		("a coldkey with stake", || stake(6, 3, NETUID, 5 * TAO)),
		("a coldkey with an announcement", || {
			assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(6)), Default::default()));
		}),
		("an own hotkey with stake", || {
			assert_ok!(SubtensorModule::try_associate_hotkey(signed(cold(2)), cold(6)));
			let origin = signed(cold(4));
			assert_ok!(SubtensorModule::add_stake(origin, cold(6), NETUID, tao(3 * TAO)));
		}),
		("somebody's child", || {
			SubtensorModule::link_children(&hot(3, 0), NETUID, vec![(9, cold(6))])
		}),
		("somebody's parent", || {
			SubtensorModule::link_children(&cold(6), NETUID, vec![(9, hot(3, 0))])
		}),
		("the owner hotkey of a subnet", || SubtensorModule::set_owner(OTHER, &cold(2), &cold(6))),
		("a paused signer", || SubtensorModule::pause_free_calls(&cold(6), 1_000)),
		("a choice for income", || {
			AutoStakers::<Test>::insert((NETUID, cold(6), cold(4)), ());
			AutoStakeDestination::<Test>::insert(cold(4), NETUID, cold(6));
		}),
	];
	for (what, prepare) in uses {
		for only in [None, Some(NETUID), Some(OTHER)] {
			chain().build_and_execute(|| {
				prepare();
				assert_swapped_or_refused(what, only);
				run_epoch(NETUID);
			})
		}
	}
}

/// Swaps a hotkey, and checks that no stake is lost, and that nothing is left of a hotkey that was
/// swapped everywhere.
fn assert_swapped_or_refused(what: &str, only: Option<NetUid>) {
	TxRateLimit::<Test>::put(0);
	let sum = all_staked();
	let done = try_swap(2, [hot(2, 0), cold(6)], only);
	assert!(SubtensorModule::no_swap_waits(), "{what}");
	assert_eq!(all_staked(), sum, "{what}");
	if done.is_ok() && only.is_none() {
		super::named::assert_nothing_left_of(&hot(2, 0), &[]);
	}
}
