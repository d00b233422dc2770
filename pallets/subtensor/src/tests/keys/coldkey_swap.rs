//! Swaps of a coldkey: what moves, and in which steps.

use super::named::assert_nothing_left_of;
use crate::tests::mock::*;
use crate::{
	identities::ChainIdentityV2,
	types::{RootClaimTypeEnum, TransactionType},
	*,
};
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};
use sp_runtime::{
	traits::{BadOrigin, Hash},
	DispatchError, DispatchResult,
};

const OTHER: NetUid = NetUid::new(2);

/// The coldkey that persons are swapped to.
fn heir() -> AccountId {
	stranger(7)
}

fn swap(old: AccountId, new: AccountId) -> DispatchResult {
	SubtensorModule::swap_coldkey(RuntimeOrigin::root(), old, new, tao(0))
		.map(drop)
		.map_err(|refusal| refusal.error)
}

/// Runs the deferred work step by step, with a check of all invariants after each, until no swap is
/// left. Returns the number of steps.
fn finish_step_by_step() -> u32 {
	let mut steps = 0;
	while !SubtensorModule::no_swap_waits() {
		idle_for(room_for_coldkey_step());
		end_block();
		SubtensorModule::do_try_state().unwrap();
		steps += 1;
		assert!(steps < 10_000, "the swap does not end");
	}
	steps
}

/// The identity of person 2.
fn identity() -> ChainIdentityV2 {
	ChainIdentityV2 { name: b"two".to_vec(), ..Default::default() }
}

/// Two subnets and root; person 2 has a hotkey on each, and stake there and with others.
fn busy_chain() -> ExtBuilder {
	ExtBuilder::with_validator(1_000 * TAO).subnet(OTHER, ExtBuilder::neurons([OWNER, 5]))
}

/// Gives person 2 stake with several hotkeys on several subnets, and choices.
fn make_busy() {
	let coldkey = || signed(cold(2));
	for (with, netuid) in [(1, NETUID), (3, NETUID), (1, OTHER), (5, OTHER), (2, ROOT), (1, ROOT)] {
		stake(2, with, netuid, u64::from(with) * 7 * TAO + 13);
	}
	stake(4, 1, NETUID, 5 * TAO);
	register_key(2, 1, OTHER);
	assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(coldkey(), NETUID, hot(1, 0)));
	assert_ok!(SubtensorModule::set_root_claim_type(coldkey(), RootClaimTypeEnum::Keep));
	assert_ok!(SubtensorModule::do_set_identity(&cold(2), identity()));
	for with in [1, 2] {
		pay_root(&hot(with, 0), NETUID, TAO + u64::from(with));
		pay_root(&hot(with, 0), OTHER, 3 * TAO);
	}
}

/// Stake and root dividends of a coldkey, by (hotkey, subnet).
fn holdings(coldkey: &AccountId) -> Vec<(AccountId, NetUid, u64, u64)> {
	let mut found = Vec::new();
	for with in [1, 2, 3, 5] {
		for netuid in [ROOT, NETUID, OTHER] {
			let stake = SubtensorModule::stake_of(&hot(with, 0), coldkey, netuid).rao();
			let owed = SubtensorModule::owed_to_root_staker(&hot(with, 0), coldkey, netuid).rao();
			found.push((hot(with, 0), netuid, stake, owed));
		}
	}
	found
}

#[test]
fn everything_should_move_to_the_new_coldkey() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let (before, money) = (holdings(&cold(2)), balance(2));
		let (staked, issued) = (all_staked(), issuance());
		assert_ok!(swap(cold(2), heir()));
		assert!(SubtensorModule::no_swap_waits(), "a small swap is made at once");
		assert_announced(Event::ColdkeySwapped { old_coldkey: cold(2), new_coldkey: heir() });

		assert_eq!(holdings(&heir()), before);
		assert!(holdings(&cold(2)).iter().all(|(_, _, stake, owed)| stake + owed == 0));
		assert_eq!((all_staked(), issuance()), (staked, issued));
		assert_eq!((balance(2), Balances::free_balance(heir())), (0, money));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(heir()));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 1)), Some(heir()));
		assert_eq!(OwnedHotkeys::<Test>::get(heir()).len(), 2);
		assert!(OwnedHotkeys::<Test>::get(cold(2)).is_empty());
		assert!(!StakingHotkeys::<Test>::contains_key(cold(2)));
		assert_eq!(SubtensorModule::auto_stake_of(&heir(), NETUID), Some(hot(1, 0)));
		assert_eq!(SubtensorModule::auto_stake_of(&cold(2), NETUID), None);
		assert_eq!(RootClaimType::<Test>::get(heir()), RootClaimTypeEnum::Keep);
		assert!(!RootClaimType::<Test>::contains_key(cold(2)));
		assert_eq!(RootPositions::<Test>::get(heir()), 2);
		assert_eq!(SubtensorModule::identity_of(&heir()), Some(identity()));
		assert_eq!(SubtensorModule::last_key_swap(&cold(2)), 0);
		assert_nothing_left_of(&cold(2), &[]);
		assert_eq!(SubtensorModule::last_key_swap(&heir()), now());
		assert!(!SubtensorModule::is_in_swap(&heir()) && !SubtensorModule::is_in_swap(&cold(2)));
	})
}

#[test]
fn root_dividends_should_be_claimed_once_when_the_coldkey_is_swapped() {
	busy_chain().build_and_execute(|| {
		stake(2, 1, ROOT, 10 * TAO);
		pay_root(&hot(1, 0), NETUID, TAO);
		assert_ok!(SubtensorModule::claim_root_with_hotkey(signed(cold(2)), hot(1, 0)));
		assert_eq!(owed(2, 1, NETUID), 0);
		assert_ok!(swap(cold(2), heir()));
		let owed = SubtensorModule::owed_to_root_staker(&hot(1, 0), &heir(), NETUID);
		assert!(owed.is_zero(), "the heir could claim again: {owed:?}");
	})
}

#[test]
fn subnets_should_belong_to_the_new_coldkey() {
	busy_chain().build_and_execute(|| {
		assert_ok!(swap(cold(OWNER), heir()));
		assert_eq!(SubnetOwner::<Test>::get(NETUID), heir());
		assert_eq!(SubnetOwner::<Test>::get(OTHER), heir());
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), hot(OWNER, 0));
	})
}

#[test]
fn swap_should_end_with_the_same_state_when_it_takes_many_blocks() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let before = holdings(&cold(2));
		keep_blocks_full();
		assert_ok!(swap(cold(2), heir()));
		assert!(!SubtensorModule::no_swap_waits(), "no room in the call");
		assert_eq!(holdings(&cold(2)), before, "nothing has moved yet");
		let steps = finish_step_by_step();
		assert!(steps > 10, "only {steps} steps");
		assert_eq!(holdings(&heir()), before);
	})
}

#[test]
fn income_should_be_the_heirs_when_the_swap_is_interrupted_by_epochs() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let_root_earn();
		keep_blocks_full();
		assert_ok!(swap(cold(2), heir()));
		let mut blocks = 0;
		while !SubtensorModule::no_swap_waits() {
			run_blocks(1);
			idle_for(room_for_coldkey_step());
			end_block();
			SubtensorModule::do_try_state().unwrap();
			blocks += 1;
			assert!(blocks < 10_000);
		}
		run_epoch(NETUID);
		for with in [1, 2, 3, 5] {
			for netuid in [ROOT, NETUID, OTHER] {
				assert_eq!(staked(2, with, netuid), 0, "stake with {with} on {netuid}");
			}
		}
		assert!(AlphaV2::<Test>::iter_keys().all(|(_, coldkey, _)| coldkey != cold(2)));
		assert!(RootClaimed::<Test>::iter_keys().all(|(_, _, coldkey)| coldkey != cold(2)));
	})
}

#[test]
fn both_keys_should_wait_until_the_swap_is_complete() {
	busy_chain().build_and_execute(|| {
		make_busy();
		stake(4, 1, OTHER, 5 * TAO);
		keep_blocks_full();
		assert_ok!(swap(cold(2), heir()));
		let call = RuntimeCall::from(Call::try_associate_hotkey { hotkey: hot(2, 5) });
		let waits: DispatchError = Error::<Test>::KeySwapInProgress.into();
		for key in [cold(2), heir()] {
			assert_noop!(SubtensorModule::check_signer(&key, &call), waits);
			assert_noop!(swap(key.clone(), stranger(8)), waits);
			assert_noop!(
				swap(stranger(8), key.clone()),
				match key == heir() {
					true => waits,
					false => Error::<Test>::ColdKeyAlreadyAssociated.into(),
				}
			);
			let bind = SubtensorModule::try_associate_hotkey(signed(cold(6)), key.clone());
			assert_noop!(bind, waits);
			let give = SubtensorModule::transfer_stake(
				signed(cold(4)),
				key,
				hot(1, 0),
				NETUID,
				NETUID,
				alpha(TAO),
			);
			assert_noop!(give, waits);
		}
		// Nobody asked the new one, so it may dispute, should its own key be stolen.
		let dispute = RuntimeCall::from(Call::dispute_coldkey_swap {});
		assert_ok!(SubtensorModule::check_signer(&heir(), &dispute));
		assert_noop!(SubtensorModule::check_signer(&cold(2), &dispute), waits);
		finish_step_by_step();
		assert_ok!(SubtensorModule::check_signer(&heir(), &call));
	})
}

/// Automatic claims reach the new coldkey before the swap is complete.
#[test]
fn choice_for_dividends_should_hold_for_both_keys_while_the_swap_goes_on() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let keep = types::RootClaimTypeEnum::Keep;
		RootClaimType::<Test>::insert(cold(2), keep.clone());
		keep_blocks_full();
		assert_ok!(swap(cold(2), heir()));
		while !SubtensorModule::no_swap_waits() {
			idle_for(room_for_coldkey_step());
			end_block();
			let has_begun = !StakingHotkeys::<Test>::get(heir()).is_empty();
			let kind = RootClaimType::<Test>::get(heir());
			assert!(!has_begun || kind == keep, "{kind:?}");
		}
		assert!(!RootClaimType::<Test>::contains_key(cold(2)));
	})
}

#[test]
fn swap_should_wait_for_the_clean_up_of_a_dissolved_subnet() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let before = holdings(&cold(2));
		let of_other = |list: Vec<(AccountId, NetUid, u64, u64)>| -> Vec<_> {
			list.into_iter().filter(|(_, netuid, ..)| *netuid != OTHER).collect()
		};
		keep_blocks_full();
		dissolve(OTHER);
		idle(3);
		assert_ok!(swap(cold(2), heir()));
		while !SubtensorModule::no_swap_waits() {
			idle(1);
			end_block();
			SubtensorModule::do_try_state().unwrap();
		}
		assert!(DissolveCleanupQueue::<Test>::get().is_empty(), "the clean-up came first");
		assert_eq!(of_other(holdings(&heir())), of_other(before));
		assert_eq!(balance(2), 0, "what the clean-up paid has moved on");
	})
}

#[test]
fn waiting_registration_should_be_the_heirs() {
	ExtBuilder::default().build_and_execute(|| {
		SubnetLimit::<Test>::put(1);
		NetworkImmunityPeriod::<Test>::put(0);
		assert_ok!(found(3, 0));
		keep_blocks_full();
		assert_ok!(found(2, 0));
		assert_eq!(NetworkRegistrationQueue::<Test>::get().len(), 1);
		assert_ok!(swap(cold(2), heir()));
		clean_up();
		assert_eq!(SubnetOwner::<Test>::get(NETUID), heir());
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(heir()));
	})
}

#[test]
fn swap_should_be_refused_when_the_new_coldkey_is_in_use() {
	busy_chain().build_and_execute(|| {
		let used: DispatchError = Error::<Test>::ColdKeyAlreadyAssociated.into();
		assert_noop!(swap(cold(2), cold(3)), used);
		assert_noop!(swap(cold(9), cold(9)), used);
		assert_noop!(swap(cold(2), hot(3, 0)), Error::<Test>::NewColdKeyIsHotkey);
		let subnet = SubtensorModule::account_of(NETUID);
		assert_noop!(swap(cold(2), subnet.clone()), Error::<Test>::CannotUseSystemAccount);
		assert_noop!(swap(subnet, heir()), Error::<Test>::CannotUseSystemAccount);
	})
}

#[test]
fn swap_by_root_should_cost_what_root_says() {
	busy_chain().build_and_execute(|| {
		let swap = |origin, cost| SubtensorModule::swap_coldkey(origin, cold(2), heir(), tao(cost));
		assert_refused(|| swap(signed(cold(2)), 0), BadOrigin);
		let too_dear = balance(2) - EXISTENTIAL_DEPOSIT + 1;
		let poor: DispatchError = Error::<Test>::NotEnoughBalanceToPaySwapColdKey.into();
		assert_refused(|| swap(RuntimeOrigin::root(), too_dear), poor);
		let hash = Default::default();
		assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(2)), hash));
		assert_ok!(SubtensorModule::dispute_coldkey_swap(signed(cold(2))));
		let (money, recycled) = (balance(2), TotalRecycled::<Test>::get());
		assert_ok!(swap(RuntimeOrigin::root(), TAO));
		assert_eq!(TotalRecycled::<Test>::get().saturating_sub(recycled), tao(TAO));
		assert_eq!(Balances::free_balance(heir()), money - TAO);
		assert!(!ColdkeySwapAnnouncements::<Test>::contains_key(cold(2)));
		assert!(!ColdkeySwapDisputes::<Test>::contains_key(cold(2)));
	})
}

/// A registration waits with a hotkey, and is served before all hotkeys have changed their owner.
#[test]
fn waiting_registration_should_be_served_in_every_block_of_the_swap() {
	for steps in 0..8 {
		ExtBuilder::default().build_and_execute(|| {
			SubnetLimit::<Test>::put(1);
			NetworkImmunityPeriod::<Test>::put(0);
			assert_ok!(found(3, 0));
			keep_blocks_full();
			(1..5).for_each(|index| associate(2, index));
			assert_ok!(found(2, 0));
			assert_ok!(swap(cold(2), heir()));
			// In such a block swaps come after clean-ups.
			run_blocks(1 + now() % 2);
			let mut meter = WeightMeter::with_limit(weight_of_steps(steps));
			SubtensorModule::make_swaps(&mut meter);
			let owner = SubtensorModule::owner_of(&hot(2, 0)).unwrap();
			clean_up();
			assert!(SubtensorModule::no_swap_waits());
			assert_eq!(
				SubtensorModule::owner_of(&hot(2, 0)),
				Some(heir()),
				"{owner} after {steps}"
			);
			assert_eq!(SubnetOwner::<Test>::get(NETUID), heir(), "after {steps} steps");
			end_block();
			assert_nothing_left_of(&cold(2), &[]);
		})
	}
}

/// The weight of so many hotkeys that change their owner, and of what comes before.
fn weight_of_steps(count: u64) -> Weight {
	use crate::weight_info::cost;
	cost::look_at_swaps::<Test>()
		.saturating_add(cost::swap_lists::<Test>())
		.saturating_add(cost::swap_owned_hotkey::<Test>().saturating_mul(count))
}

/// An account can be a coldkey and a hotkey: the swap of one leaves the other what is its own.
#[test]
fn account_of_both_kinds_should_keep_what_belongs_to_the_other() {
	let both = || cold(2);
	let clock = |who: &AccountId, kind: TransactionType| {
		TransactionKeyLastBlock::<Test>::get((who, ROOT, kind.index()))
	};
	let prepare = || {
		assert_ok!(SubtensorModule::try_associate_hotkey(signed(cold(6)), both()));
		SubtensorModule::note_transaction(&both(), ROOT, TransactionType::SetTempo);
		SubtensorModule::note_transaction(&both(), ROOT, TransactionType::SetChildren);
		SubtensorModule::pause_free_calls(&both(), 77);
		SubnetLimit::<Test>::put(2);
		keep_blocks_full();
		[NETUID, OTHER].into_iter().for_each(dissolve);
		assert_ok!(found(2, 0));
		assert_ok!(SubtensorModule::register_network(signed(cold(6)), both()));
		NetworkRegistrationQueue::<Test>::get()
			.into_iter()
			.map(|entry| (entry.coldkey, entry.hotkey))
			.collect::<Vec<_>>()
	};
	let kinds = || (TransactionType::SetTempo, TransactionType::SetChildren);
	let waiting = || -> Vec<_> {
		let queue = NetworkRegistrationQueue::<Test>::get().into_iter();
		queue.map(|entry| (entry.coldkey, entry.hotkey)).collect()
	};
	let finish = || {
		while !SubtensorModule::no_swap_waits() {
			SubtensorModule::make_swaps(&mut WeightMeter::new());
		}
		assert_eq!(FreeCallsPausedUntil::<Test>::get(both()), 77, "both are paused");
	};
	let chain = || ExtBuilder::with_subnet().subnet(OTHER, ExtBuilder::neurons([OWNER]));
	chain().build_and_execute(|| {
		run_blocks(1);
		assert_eq!(prepare(), [(both(), hot(2, 0)), (cold(6), both())]);
		assert_ok!(swap(both(), heir()));
		finish();
		assert_eq!(FreeCallsPausedUntil::<Test>::get(heir()), 77);
		assert_eq!(waiting(), [(heir(), hot(2, 0)), (cold(6), both())]);
		assert_eq!((clock(&both(), kinds().0), clock(&heir(), kinds().0)), (0, now()));
		assert_eq!((clock(&both(), kinds().1), clock(&heir(), kinds().1)), (now(), 0));
		assert_eq!(SubtensorModule::owner_of(&both()), Some(cold(6)));
		clean_up();
	});
	chain().build_and_execute(|| {
		run_blocks(1);
		prepare();
		let origin = signed(cold(6));
		assert_ok!(SubtensorModule::swap_hotkey(origin, both(), hot(6, 9), None));
		finish();
		assert_eq!(FreeCallsPausedUntil::<Test>::get(hot(6, 9)), 77);
		assert_eq!(waiting(), [(both(), hot(2, 0)), (cold(6), hot(6, 9))]);
		assert_eq!((clock(&both(), kinds().0), clock(&hot(6, 9), kinds().0)), (now(), 0));
		assert_eq!((clock(&both(), kinds().1), clock(&hot(6, 9), kinds().1)), (0, now()));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), Some(both()));
		clean_up();
	});
}

#[test]
fn heir_should_keep_an_identity_of_its_own() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let own = ChainIdentityV2 { name: b"heir".to_vec(), ..Default::default() };
		let bounded = identities::Bounded::new(own.clone()).unwrap();
		IdentitiesV2::<Test>::insert(heir(), bounded);
		assert_ok!(swap(cold(2), heir()));
		assert_eq!(SubtensorModule::identity_of(&heir()), Some(own));
		assert_eq!(SubtensorModule::identity_of(&cold(2)), None);
	})
}

/// A swap by announcement costs a tenth of a TAO, once; all else is the heir's, to the rao.
#[test]
fn announced_swap_should_move_all_money_but_its_price() {
	busy_chain().build_and_execute(|| {
		make_busy();
		ColdkeySwapAnnouncementDelay::<Test>::put(9);
		let hash = <Test as frame_system::Config>::Hashing::hash_of(&heir());
		let (money, others) = (balance(2), PEOPLE.map(balance).sum::<u64>());
		let recycled = TotalRecycled::<Test>::get();
		assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(2)), hash));
		run_blocks(9);
		let (issued, staked) = (issuance(), all_staked());
		let spent = others - PEOPLE.map(balance).sum::<u64>();
		assert_ok!(SubtensorModule::swap_coldkey_announced(signed(cold(2)), heir()));
		assert!(SubtensorModule::no_swap_waits());
		assert_eq!(spent, TAO / 10);
		assert_eq!(Balances::free_balance(heir()), money - TAO / 10);
		assert!(!System::account_exists(&cold(2)), "the old account is gone");
		assert_eq!((issuance(), all_staked()), (issued, staked));
		assert!(TotalRecycled::<Test>::get().saturating_sub(recycled) >= tao(TAO / 10));
	})
}

/// A hotkey and its coldkey are swapped at the same time, in either order.
#[test]
fn swaps_of_a_coldkey_and_its_hotkey_should_follow_each_other() {
	for hotkey_first in [true, false] {
		busy_chain().build_and_execute(|| {
			make_busy();
			keep_blocks_full();
			let before = holdings(&cold(2));
			let swap_hotkey =
				|| SubtensorModule::swap_hotkey(signed(cold(2)), hot(2, 0), hot(2, 9), None);
			if hotkey_first {
				assert_ok!(swap_hotkey());
				assert_ok!(swap(cold(2), heir()));
			} else {
				assert_ok!(swap(cold(2), heir()));
				// The coldkey can sign no more.
				let call = RuntimeCall::from(Call::swap_hotkey {
					hotkey: hot(2, 0),
					new_hotkey: hot(2, 9),
					netuid: None,
				});
				let waits = Error::<Test>::KeySwapInProgress;
				assert_noop!(SubtensorModule::check_signer(&cold(2), &call), waits);
			}
			let mut steps = 0;
			while !SubtensorModule::no_swap_waits() {
				idle_for(room_for_hotkey_step());
				end_block();
				SubtensorModule::do_try_state().unwrap();
				steps += 1;
				assert!(steps < 10_000, "the swaps do not end");
			}
			assert_nothing_left_of(&cold(2), &[]);
			let own = if hotkey_first { hot(2, 9) } else { hot(2, 0) };
			assert_eq!(SubtensorModule::owner_of(&own), Some(heir()));
			for (hotkey, netuid, stake, owed) in before {
				let hotkey = Some(hotkey).filter(|hotkey| *hotkey != hot(2, 0));
				let hotkey = hotkey.unwrap_or_else(|| own.clone());
				assert_eq!(SubtensorModule::stake_of(&hotkey, &heir(), netuid).rao(), stake);
				let owes = SubtensorModule::owed_to_root_staker(&hotkey, &heir(), netuid);
				assert_eq!(owes.rao(), owed);
			}
			if hotkey_first {
				assert_nothing_left_of(&hot(2, 0), &[]);
			}
		})
	}
}
