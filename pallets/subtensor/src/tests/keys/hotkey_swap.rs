//! Swaps of a hotkey: what moves, and in which steps.

use super::named::assert_nothing_left_of;
use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_runtime::DispatchResult;

pub const OTHER: NetUid = NetUid::new(2);
/// The validator whose hotkey is swapped, and its new hotkey.
pub const PERSON: u8 = VALIDATOR;

pub fn new_key() -> AccountId {
	hot(PERSON, 9)
}

fn try_swap(only: Option<NetUid>, keep_stake: bool) -> DispatchResult {
	let (old, new) = (hot(PERSON, 0), new_key());
	SubtensorModule::swap_hotkey_v2(signed(cold(PERSON)), old, new, only, keep_stake)
		.map(drop)
		.map_err(|refusal| refusal.error)
}

fn swap(only: Option<NetUid>) {
	assert_ok!(try_swap(only, false));
}

/// A validator with uids on two subnets and on root, nominators, links, and choices that name it.
pub fn busy_chain() -> ExtBuilder {
	ExtBuilder::with_validator(1_000 * TAO).subnet(OTHER, ExtBuilder::neurons([OWNER, PERSON, 5]))
}

pub fn make_busy() {
	let coldkey = || signed(cold(PERSON));
	assert_ok!(SubtensorModule::root_register(coldkey(), hot(PERSON, 0)));
	for (person, netuid) in [(3, NETUID), (4, NETUID), (5, OTHER), (3, ROOT), (2, ROOT), (6, ROOT)]
	{
		stake(person, PERSON, netuid, u64::from(person) * 11 * TAO + 17);
	}
	let child = |parent: u8, child| {
		let children = vec![(u64::MAX / 3, child)];
		SubtensorModule::set_children(signed(cold(parent)), hot(parent, 0), NETUID, children)
	};
	SubtokenEnabled::<Test>::insert(NETUID, false);
	assert_ok!(child(3, hot(PERSON, 0)));
	assert_ok!(child(PERSON, hot(5, 0)));
	SubtokenEnabled::<Test>::insert(NETUID, true);
	assert_ok!(SubtensorModule::set_children(
		signed(cold(OWNER)),
		hot(OWNER, 0),
		OTHER,
		vec![(5, hot(PERSON, 0))]
	));
	assert_ok!(SubtensorModule::set_childkey_take(coldkey(), hot(PERSON, 0), NETUID, 77));
	assert_ok!(SubtensorModule::decrease_take(coldkey(), hot(PERSON, 0), 5_000));
	assert_ok!(SubtensorModule::set_coldkey_auto_stake_hotkey(
		signed(cold(3)),
		NETUID,
		hot(PERSON, 0)
	));
	assert_ok!(SubtensorModule::serve_axon(
		signed(hot(PERSON, 0)),
		NETUID,
		1,
		0x0102_0304,
		8_091,
		4,
		4,
		0,
		0
	));
	for netuid in [NETUID, OTHER] {
		pay_root(&hot(PERSON, 0), netuid, 2 * TAO + 3);
	}
	assert_ok!(SubtensorModule::claim_root_with_hotkey(signed(cold(3)), hot(PERSON, 0)));
	// What they are owed stays owed, and is not claimed for them.
	unstake(6, PERSON, ROOT, u64::MAX);
	run_epoch(NETUID);
}

/// Stake and root dividends with a hotkey, by (coldkey, subnet).
fn holdings(hotkey: &AccountId) -> Vec<(u8, NetUid, u64, u64)> {
	let mut found = Vec::new();
	for person in 1..=7 {
		for netuid in [ROOT, NETUID, OTHER] {
			let stake = SubtensorModule::stake_of(hotkey, &cold(person), netuid).rao();
			let owed = SubtensorModule::owed_to_root_staker(hotkey, &cold(person), netuid).rao();
			found.push((person, netuid, stake, owed));
		}
	}
	found
}

/// Runs the deferred work step by step, with a check of all invariants after each, until no swap is
/// left.
fn finish_step_by_step(mut between: impl FnMut(u32)) -> u32 {
	let mut steps = 0;
	while !SubtensorModule::no_swap_waits() {
		idle_for(room_for_hotkey_step());
		end_block();
		SubtensorModule::do_try_state().unwrap();
		between(steps);
		steps += 1;
		assert!(steps < 10_000, "the swap does not end");
	}
	steps
}

#[test]
fn everything_should_move_with_the_hotkey() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let (old, new) = (hot(PERSON, 0), new_key());
		let (before, staked, issued) = (holdings(&old), all_staked(), issuance());
		let uids = [ROOT, NETUID, OTHER].map(|netuid| SubtensorModule::uid_of(netuid, &old));
		let (axon, take) = (Axons::<Test>::get(NETUID, &old), Delegates::<Test>::get(&old));
		let dividends = AlphaDividendsPerSubnet::<Test>::get(NETUID, &old);
		let (children, parents) =
			(ChildKeys::<Test>::get(&old, NETUID), ParentKeys::<Test>::get(&old, NETUID));
		assert!(!children.is_empty() && !parents.is_empty() && !dividends.is_zero());
		swap(None);
		assert!(SubtensorModule::no_swap_waits(), "a small swap is made at once");
		assert_announced(Event::HotkeySwapped {
			coldkey: cold(PERSON),
			old_hotkey: old.clone(),
			new_hotkey: new.clone(),
		});

		assert_eq!(holdings(&new), before);
		assert_eq!(all_staked(), staked);
		assert_eq!(issuance(), issued - TAO / 10);
		let after = [ROOT, NETUID, OTHER].map(|netuid| SubtensorModule::uid_of(netuid, &new));
		assert!(uids.iter().all(Option::is_some));
		assert_eq!(after, uids);
		assert_eq!(Axons::<Test>::get(NETUID, &new), axon);
		assert!(axon.is_some());
		assert_eq!((Delegates::<Test>::get(&new), take), (5_000, 5_000));
		assert_eq!(SubtensorModule::last_take_block(&old), 0);
		assert_ne!(SubtensorModule::last_take_block(&new), 0);
		assert_eq!(SubtensorModule::childkey_take(&new, NETUID), 77);
		assert_eq!(ChildKeys::<Test>::get(&new, NETUID), children);
		assert_eq!(ParentKeys::<Test>::get(&new, NETUID), parents);
		assert_eq!(AlphaDividendsPerSubnet::<Test>::get(NETUID, &new), dividends);
		let pending = PendingChildKeys::<Test>::get(OTHER, hot(OWNER, 0)).0;
		assert_eq!(&*pending, &[(5, new.clone())]);
		assert_eq!(SubtensorModule::auto_stake_of(&cold(3), NETUID), Some(new.clone()));
		assert_eq!(SubtensorModule::owner_of(&new), Some(cold(PERSON)));
		assert_eq!((System::sufficients(&old), System::sufficients(&new)), (0, 1));
		end_block();
		assert_nothing_left_of(&old, &[]);
	})
}

#[test]
fn owed_dividends_should_stay_owed_when_their_stake_is_gone() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let owed = |key: &AccountId| SubtensorModule::owed_to_root_staker(key, &cold(6), NETUID);
		let before = owed(&hot(PERSON, 0));
		assert!(!before.is_zero());
		swap(None);
		assert_eq!(owed(&new_key()), before);
		assert_ok!(SubtensorModule::claim_root_with_hotkey(signed(cold(6)), new_key()));
	})
}

#[test]
fn weights_and_permit_should_stay_with_the_uid() {
	busy_chain().build_and_execute(|| {
		let uid = SubtensorModule::uid_of(NETUID, &hot(PERSON, 0)).unwrap();
		let row = Weights::<Test>::get(MAIN, uid);
		assert!(!row.is_empty());
		swap(Some(NETUID));
		assert_eq!(Weights::<Test>::get(MAIN, uid), row);
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		let origin = signed(new_key());
		assert_ok!(SubtensorModule::set_weights(origin, NETUID, vec![2], vec![1], 0));
	})
}

#[test]
fn swap_on_one_subnet_should_leave_the_others() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let (old, new) = (hot(PERSON, 0), new_key());
		let before = holdings(&old);
		swap(Some(NETUID));
		assert_announced(Event::HotkeySwappedOnSubnet {
			coldkey: cold(PERSON),
			old_hotkey: old.clone(),
			new_hotkey: new.clone(),
			netuid: NETUID,
		});
		for (index, (person, netuid, stake, owed)) in before.iter().enumerate() {
			let (here, there) = (holdings(&old)[index], holdings(&new)[index]);
			let moved = *netuid == NETUID;
			assert_eq!(if moved { there.2 } else { here.2 }, *stake, "{person} on {netuid}");
			assert_eq!((if moved { here.2 } else { there.2 }, here.3), (0, *owed));
		}
		assert_eq!(SubtensorModule::uid_of(NETUID, &old), None);
		assert!(SubtensorModule::uid_of(OTHER, &old).is_some());
		assert!(!IsNetworkMember::<Test>::contains_key(&new, OTHER), "no false membership");
		assert_eq!(SubtensorModule::owner_of(&old), Some(cold(PERSON)));
		assert_eq!(Delegates::<Test>::get(&new), 5_000, "the take is carried over");
	})
}

#[test]
fn stake_should_stay_with_its_owner_when_it_is_kept() {
	for only in [None, Some(NETUID)] {
		busy_chain().build_and_execute(|| {
			make_busy();
			let (old, new) = (hot(PERSON, 0), new_key());
			let before = holdings(&old);
			assert_ok!(try_swap(only, true));
			assert_eq!(holdings(&old), before);
			assert!(holdings(&new).iter().all(|(_, _, stake, owed)| stake + owed == 0));
			assert_eq!(SubtensorModule::owner_of(&old), Some(cold(PERSON)));
			assert!(SubtensorModule::uid_of(NETUID, &new).is_some());
			assert_eq!(SubtensorModule::uid_of(NETUID, &old), None);
			unstake(4, PERSON, NETUID, u64::MAX);
			unstake(PERSON, PERSON, NETUID, u64::MAX);
		})
	}
}

#[test]
fn pools_should_merge_when_the_new_key_has_stake() {
	busy_chain().build_and_execute(|| {
		make_busy();
		associate(PERSON, 9);
		for person in [4, 5] {
			let origin = signed(cold(person));
			assert_ok!(SubtensorModule::add_stake(origin, new_key(), NETUID, tao(3 * TAO)));
		}
		let (old, new) = (holdings(&hot(PERSON, 0)), holdings(&new_key()));
		let sum = all_staked();
		swap(Some(NETUID));
		assert_eq!(all_staked(), sum);
		let after = holdings(&new_key());
		for ((old, new), after) in old.iter().zip(&new).zip(&after) {
			let expected = if old.1 == NETUID { old.2 + new.2 } else { new.2 };
			let lost = expected.abs_diff(after.2);
			assert!(lost <= 1, "{} became {} of {}", expected, after.2, after.0);
		}
	})
}

#[test]
fn owner_hotkey_of_a_subnet_should_be_swapped() {
	busy_chain().build_and_execute(|| {
		let keys = (hot(OWNER, 0), hot(OWNER, 9));
		let origin = signed(cold(OWNER));
		assert_ok!(SubtensorModule::swap_hotkey(origin, keys.0.clone(), keys.1.clone(), None));
		assert_eq!(SubnetOwnerHotkey::<Test>::get(NETUID), keys.1);
		assert_eq!(SubnetOwnerHotkey::<Test>::get(OTHER), keys.1);
		end_block();
		assert_nothing_left_of(&keys.0, &[]);
	})
}

#[test]
fn links_between_others_should_follow_the_new_key() {
	busy_chain().build_and_execute(|| {
		make_busy();
		swap(None);
		let parents = ParentKeys::<Test>::get(new_key(), NETUID);
		assert_eq!(&*parents, &[(u64::MAX / 3, hot(3, 0))]);
		let of_parent = ChildKeys::<Test>::get(hot(3, 0), NETUID);
		assert_eq!(&*of_parent, &[(u64::MAX / 3, new_key())]);
		let of_child = ParentKeys::<Test>::get(hot(5, 0), NETUID);
		assert_eq!(&*of_child, &[(u64::MAX / 3, new_key())]);
	})
}

#[test]
fn pending_children_should_name_the_new_key_when_they_apply_during_the_swap() {
	busy_chain().build_and_execute(|| {
		make_busy();
		PendingChildKeyCooldown::<Test>::put(1);
		keep_blocks_full();
		swap(None);
		// Up to the seat on the other subnet, whose pending list is not visited yet.
		while SubtensorModule::uid_of(OTHER, &new_key()).is_none() {
			idle_for(room_for_hotkey_step());
		}
		PendingChildKeys::<Test>::mutate(OTHER, hot(OWNER, 0), |(_, due)| *due = 0);
		run_epoch(OTHER);
		let children = ChildKeys::<Test>::get(hot(OWNER, 0), OTHER);
		assert_eq!(&*children, &[(5, new_key())]);
		finish_step_by_step(|_| {});
		assert_nothing_left_of(&hot(PERSON, 0), &[]);
	})
}

#[test]
fn swap_should_end_with_the_same_state_when_it_takes_many_blocks() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let before = holdings(&hot(PERSON, 0));
		let sums = (all_staked(), issuance() - TAO / 10);
		keep_blocks_full();
		swap(None);
		assert_eq!(holdings(&hot(PERSON, 0)), before, "nothing has moved yet");
		let steps = finish_step_by_step(|_| {
			assert_eq!((all_staked(), issuance()), sums);
			let (old, new) = (holdings(&hot(PERSON, 0)), holdings(&new_key()));
			for ((old, new), before) in old.iter().zip(&new).zip(&before) {
				assert_eq!(old.2 + new.2, before.2, "{} on {}", before.0, before.1);
				assert_eq!(old.3 + new.3, before.3, "owed to {} on {}", before.0, before.1);
			}
		});
		assert!(steps > 5, "only {steps} steps");
		assert_eq!(holdings(&new_key()), before);
		assert_nothing_left_of(&hot(PERSON, 0), &[]);
	})
}

#[test]
fn nominators_should_trade_while_the_swap_goes_on() {
	busy_chain().build_and_execute(|| {
		make_busy();
		keep_blocks_full();
		swap(None);
		let mut sold = 0;
		finish_step_by_step(|step| {
			let key = if SubtensorModule::uid_of(NETUID, &new_key()).is_some() {
				new_key()
			} else {
				hot(PERSON, 0)
			};
			let amount = alpha(3 * TAO + u64::from(step));
			let sale = SubtensorModule::remove_stake(signed(cold(4)), key, NETUID, amount);
			sold += u32::from(sale.is_ok());
			end_block();
			SubtensorModule::do_try_state().unwrap();
		});
		assert!(sold > 5, "only {sold} sales");
		assert_nothing_left_of(&hot(PERSON, 0), &[]);
	})
}

#[test]
fn epochs_should_pay_whoever_holds_the_seat() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let_root_earn();
		keep_blocks_full();
		swap(None);
		let mut blocks = 0;
		while !SubtensorModule::no_swap_waits() {
			run_blocks(3);
			idle_for(room_for_hotkey_step());
			end_block();
			SubtensorModule::do_try_state().unwrap();
			blocks += 1;
			assert!(blocks < 1_000);
		}
		assert!(SubtensorModule::total_alpha(&hot(PERSON, 0), NETUID).is_zero());
		run_epoch(NETUID);
		assert!(!AlphaDividendsPerSubnet::<Test>::get(NETUID, new_key()).is_zero());
		assert_nothing_left_of(&hot(PERSON, 0), &[]);
	})
}

#[test]
fn stake_weight_should_not_change_while_root_has_moved_and_the_subnet_has_not() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let key = |netuid| match SubtensorModule::uid_of(netuid, &new_key()) {
			Some(_) => new_key(),
			None => hot(PERSON, 0),
		};
		let weight = |netuid| SubtensorModule::stake_weight_of(&key(netuid), netuid);
		let before = [NETUID, OTHER].map(weight);
		assert!(before[1] > 0);
		keep_blocks_full();
		swap(None);
		finish_step_by_step(|_| assert_eq!([NETUID, OTHER].map(weight), before));
	})
}

#[test]
fn clean_up_should_begin_after_the_stakers_of_the_subnet_have_moved() {
	for steps_before in [0, 2, 4, 6, 9, 12, 15, 20] {
		busy_chain().build_and_execute(|| {
			make_busy();
			keep_blocks_full();
			swap(None);
			let mut money = 0;
			for _ in 0..steps_before {
				idle_for(room_for_hotkey_step());
			}
			dissolve(NETUID);
			money += reserve(NETUID);
			let before: u64 = PEOPLE.map(balance).sum();
			let recycled = TotalRecycled::<Test>::get();
			finish_step_by_step(|_| ());
			clean_up();
			end_block();
			SubtensorModule::do_try_state().unwrap();
			let paid = PEOPLE.map(balance).sum::<u64>() - before;
			let gone = TotalRecycled::<Test>::get().saturating_sub(recycled).rao();
			assert_eq!(paid + gone, money + EXISTENTIAL_DEPOSIT);
			assert!(paid > 0);
			assert_nothing_left_of(&hot(PERSON, 0), &[]);
		})
	}
}

#[test]
fn swap_should_stop_at_a_list_that_is_full_and_list_the_key_all_the_same() {
	busy_chain().build_and_execute(|| {
		make_busy();
		let mut list: Vec<_> = (0..types::MAX_HOTKEYS - 1).map(stranger).collect();
		list.insert(0, hot(PERSON, 0));
		StakingHotkeys::<Test>::insert(cold(4), types::KeyList::<Test>::truncate_from(list));
		stake(4, PERSON, OTHER, TAO);
		swap(Some(NETUID));
		let list = StakingHotkeys::<Test>::get(cold(4));
		assert!(list.contains(&new_key()) && list.contains(&hot(PERSON, 0)));
		assert_eq!(list.len(), types::MOST_HOTKEYS + 1);
		associate(9, 9);
		let more = SubtensorModule::add_stake(signed(cold(4)), hot(9, 9), OTHER, tao(TAO));
		assert_eq!(more, Err(Error::<Test>::TooManyStakingHotkeys.into()));
	})
}

/// The longest block that a swap causes is that of the weight it is given, however many stake with
/// the hotkey; and no step is so heavy that a block of a quarter of a second has no room for it.
#[test]
fn swap_should_use_no_more_weight_than_is_left() {
	use crate::weight_info::cost;
	use frame_support::weights::constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS};
	busy_chain().build_and_execute(|| {
		make_busy();
		for number in 0..60 {
			for netuid in [ROOT, NETUID, OTHER] {
				let amount = alpha(TAO + u64::from(number));
				assert_ok!(SubtensorModule::mint_alpha(netuid, amount));
				let backing = SubtensorModule::mint(tao(TAO + u64::from(number)));
				assert!(SubtensorModule::credit_reserve(netuid, backing).is_ok());
				let (hotkey, who) = (hot(PERSON, 0), stranger(number));
				assert_ok!(SubtensorModule::deposit_stake(&hotkey, &who, netuid, amount));
			}
		}
		DatabaseCost::set(ParityDbWeight::get());
		// A quarter of a third of the shortest slot, less what is kept for inherents.
		let kept = crate::block::KEPT_FOR_INHERENTS.ref_time();
		let share = 250 * WEIGHT_REF_TIME_PER_MILLIS / 3 / 4 - kept;
		let heaviest = [
			// One with many links takes an idle block, see `room_for_heaviest_step`.
			SubtensorModule::weight_of_seat(ROOT, 4),
			cost::swap_share::<Test>(),
			cost::swap_position::<Test>(),
			cost::swap_owned_hotkey::<Test>(),
			cost::finish_hotkey_swap::<Test>(),
			cost::finish_coldkey_swap::<Test>(),
		];
		let most = heaviest.iter().map(|step| step.ref_time()).max().unwrap();
		assert!(most < share, "a step of {most}");
		keep_blocks_full();
		swap(None);
		let mut blocks = 0;
		while !SubtensorModule::no_swap_waits() {
			let used = idle_for(share);
			assert!(used <= share, "{used} of {share}");
			blocks += 1;
			assert!(blocks < 100);
		}
		assert!(blocks > 3, "only {blocks} blocks");
		assert_nothing_left_of(&hot(PERSON, 0), &[]);
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	/// Whatever is staked, and wherever the swap is interrupted by trades: the sum of all stake
	/// changes only by the trades, and nothing is left with the old key.
	#[test]
	fn swap_should_conserve_all_stake(
		stakes in prop::collection::vec((3..8_u8, 0..3_u16, 1..500_u64), 1..12),
		on_new in prop::collection::vec((3..8_u8, 1..500_u64), 0..3),
		more in 0..2_000_000_000_u64,
		all in any::<bool>(),
	) {
		busy_chain().build_and_execute(|| {
			for (person, netuid, amount) in &stakes {
				stake(*person, PERSON, NetUid::new(*netuid), amount * TAO / 100 + 5_000_000);
			}
			associate(PERSON, 9);
			for (person, amount) in &on_new {
				let amount = tao(amount * TAO / 100 + 5_000_000);
				let origin = signed(cold(*person));
				assert_ok!(SubtensorModule::add_stake(origin, new_key(), NETUID, amount));
			}
			run_epoch(NETUID);
			keep_blocks_full();
			let (sum, issued) = (all_staked(), issuance());
			let cost = if all { TAO / 10 } else { TAO / 1_000 };
			swap((!all).then_some(NETUID));
			let mut blocks = 0;
			while !SubtensorModule::no_swap_waits() {
				idle_for(room_for_hotkey_step() + more);
				assert_eq!((all_staked(), issuance()), (sum, issued - cost));
				end_block();
				SubtensorModule::do_try_state().unwrap();
				blocks += 1;
				assert!(blocks < 10_000, "the swap does not end");
			}
			let old = hot(PERSON, 0);
			assert!(SubtensorModule::total_alpha(&old, NETUID).is_zero());
			if all {
				assert_nothing_left_of(&old, &[]);
			}
		})
	}
}

/// A swap is no way to raise a take without the notice that raising it takes.
#[test]
fn lower_take_should_hold_when_both_keys_are_delegates() {
	for (of_old, of_new, expected) in [(0, 11_795, 0), (5_000, 100, 100)] {
		busy_chain().build_and_execute(|| {
			associate(2, 9);
			Delegates::<Test>::insert(hot(2, 0), of_old);
			Delegates::<Test>::insert(hot(2, 9), of_new);
			let swap = SubtensorModule::swap_hotkey(signed(cold(2)), hot(2, 0), hot(2, 9), None);
			assert_ok!(swap);
			clean_up();
			assert_eq!(Delegates::<Test>::get(hot(2, 9)), expected);
		})
	}
}

/// Its stake weight would be lent to new owners against its choice.
#[test]
fn choice_not_to_lend_should_follow_the_seat_on_root_when_the_stake_stays() {
	busy_chain().build_and_execute(|| {
		AutoParentDelegationEnabled::<Test>::insert(hot(PERSON, 0), false);
		assert_ok!(try_swap(None, true));
		clean_up();
		assert!(!AutoParentDelegationEnabled::<Test>::get(new_key()));
	})
}
