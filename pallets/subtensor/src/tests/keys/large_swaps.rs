//! Swaps of keys that have something on a hundred subnets, in blocks with little weight left.

use super::named::assert_nothing_left_of;
use crate::{tests::mock::*, weight_info::cost, *};
use frame_support::{assert_ok, weights::constants::ParityDbWeight};

/// Number of subnets.
const SUBNETS: u16 = 100;
/// Number of people who stake with the hotkey on each subnet.
const STAKERS: u32 = 5;

fn chain() -> ExtBuilder {
	(1..=SUBNETS).fold(ExtBuilder::default(), |chain, number| {
		chain.subnet(NetUid::new(number), ExtBuilder::neurons([OWNER, 2]))
	})
}

/// Stakes minted alpha, with what backs it.
fn put(hotkey: &AccountId, who: &AccountId, netuid: NetUid, rao: u64) {
	assert_ok!(SubtensorModule::mint_alpha(netuid, alpha(rao)));
	let backing = SubtensorModule::mint(tao(rao));
	assert!(SubtensorModule::credit_reserve(netuid, backing).is_ok());
	assert_ok!(SubtensorModule::deposit_stake(hotkey, who, netuid, alpha(rao)));
}

/// Gives person 2's hotkey stakers on every subnet, and person 2 stake with two hotkeys there.
fn fill() {
	for number in 0..=SUBNETS {
		let netuid = NetUid::new(number);
		for staker in 0..STAKERS {
			put(&hot(2, 0), &stranger(staker), netuid, TAO + u64::from(staker));
		}
		put(&hot(2, 0), &cold(2), netuid, 3 * TAO + u64::from(number));
		put(&hot(OWNER, 0), &cold(2), netuid, 5 * TAO + u64::from(number));
		ChildkeyTake::<Test>::insert(hot(2, 0), netuid, 7);
		SubtensorModule::set_owner(netuid, &cold(2), &hot(2, 0));
	}
	for number in 1..=SUBNETS {
		pay_root(&hot(2, 0), NetUid::new(number), TAO);
	}
}

/// Makes the swaps in steps of the weight that the heaviest needs, and little more. Checks the sums
/// after each, and all invariants after some. Returns the number of blocks.
fn finish_in_small_blocks(sums: impl Fn() -> (u64, u64)) -> u32 {
	DatabaseCost::set(ParityDbWeight::get());
	let looks = cost::look_at_queues::<Test>().saturating_add(cost::look_at_swaps::<Test>());
	let heaviest = [
		cost::swap_seat::<Test>(4),
		cost::finish_hotkey_swap::<Test>(),
		cost::swap_position::<Test>(),
		cost::swap_owned_hotkey::<Test>(),
		cost::finish_coldkey_swap::<Test>(),
	];
	let most = heaviest.iter().map(|weight| weight.ref_time()).max().unwrap();
	// The positions of a hotkey are found in one step: a read each.
	let found = ParityDbWeight::get().reads(u64::from(SUBNETS) + 1).ref_time();
	let room = looks.ref_time() + most + found;
	let (before, mut blocks) = (sums(), 0);
	while !SubtensorModule::no_swap_waits() {
		let used = idle_for(room);
		assert!(used <= room, "{used} of {room}");
		assert_eq!(sums(), before);
		if blocks % 100 == 0 {
			end_block();
			SubtensorModule::do_try_state().unwrap();
		}
		blocks += 1;
		assert!(blocks < 20_000, "the swap does not end");
	}
	blocks
}

fn sums() -> (u64, u64) {
	(all_staked(), issuance())
}

#[test]
fn hotkey_on_a_hundred_subnets_should_be_swapped_in_small_blocks() {
	chain().build_and_execute(|| {
		fill();
		let (old, new) = (hot(2, 0), hot(2, 9));
		let all = |key: &AccountId| -> Vec<u64> {
			let mut found = vec![];
			for who in (0..STAKERS).map(stranger).chain([cold(2)]) {
				for number in 0..=SUBNETS {
					found.push(SubtensorModule::stake_of(key, &who, NetUid::new(number)).rao());
				}
			}
			found
		};
		let before = all(&old);
		keep_blocks_full();
		let paid = balance(2);
		let origin = signed(cold(2));
		assert_ok!(SubtensorModule::swap_hotkey(origin, old.clone(), new.clone(), None));
		assert_eq!(balance(2), paid - TAO / 10);
		let blocks = finish_in_small_blocks(sums);
		assert!(blocks > u32::from(SUBNETS), "only {blocks} blocks");
		assert_eq!(all(&new), before);
		assert_nothing_left_of(&old, &[]);
	})
}

#[test]
fn coldkey_on_a_hundred_subnets_should_be_swapped_in_small_blocks() {
	chain().build_and_execute(|| {
		fill();
		let (old, new) = (cold(2), stranger(99));
		let all = |who: &AccountId| -> Vec<_> {
			let stake = |key: AccountId, number| {
				SubtensorModule::stake_of(&key, who, NetUid::new(number))
			};
			(0..=SUBNETS).map(|on| (stake(hot(2, 0), on), stake(hot(OWNER, 0), on))).collect()
		};
		let (before, money) = (all(&old), balance(2));
		keep_blocks_full();
		let root = RuntimeOrigin::root();
		assert_ok!(SubtensorModule::swap_coldkey(root, old.clone(), new.clone(), tao(TAO)));
		let blocks = finish_in_small_blocks(sums);
		assert!(blocks > 20, "only {blocks} blocks");
		assert_eq!(all(&new), before);
		assert_eq!(Balances::free_balance(&new), money - TAO);
		assert_nothing_left_of(&old, &[]);
	})
}
