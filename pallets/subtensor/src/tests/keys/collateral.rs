//! Collateral follows the swaps of keys.

use crate::tests::mock::*;
use crate::*;
use frame_support::assert_ok;
use pallet_subtensor_runtime_api::MinerCollateralState;
use substrate_fixed::types::U64F64;

const OTHER: NetUid = NetUid::new(2);
/// A miner.
const MINER: u8 = 3;

fn old() -> AccountId {
	hot(MINER, 0)
}

fn new() -> AccountId {
	hot(MINER, 1)
}

/// Runs a test on two subnets. The miner has 100 alpha on each; of them 30 and 40 are collateral,
/// with floors of 50 and 0. On a third it has set a floor alone.
fn with_miner(test: impl FnOnce()) {
	let builder = ExtBuilder::with_two_miners(&[(2, 3), (3, 1)])
		.subnet(OTHER, ExtBuilder::neurons([OWNER, MINER]))
		.subnet(NetUid::new(3), ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		for (netuid, amount) in [(NETUID, 30 * TAO), (OTHER, 40 * TAO)] {
			stake(MINER, MINER, netuid, 100 * TAO);
			stake(5, MINER, netuid, 7 * TAO);
			pledge(MINER, netuid, amount);
		}
		set_floor(MINER, NETUID, 50 * TAO);
		set_floor(MINER, NetUid::new(3), TAO);
		associate(MINER, 1);
		Tempo::<Test>::insert(OTHER, 0);
		keep_blocks_full();
		test()
	})
}

fn state(netuid: NetUid, hotkey: AccountId, coldkey: AccountId) -> Option<MinerCollateralState> {
	MinerCollateral::<Test>::get((netuid, hotkey, coldkey))
}

/// Asserts that the collateral on the first subnet, which had a floor of 50, has risen towards it
/// by all that was earned.
#[track_caller]
fn assert_risen(hotkey: AccountId, coldkey: AccountId) {
	let state = state(NETUID, hotkey, coldkey).unwrap();
	let earned = state.earned.rao();
	assert!(earned > 0, "an epoch was paid");
	assert_eq!(state.locked.rao(), (30 * TAO + earned).min(50 * TAO));
}

fn locked(netuid: NetUid, hotkey: AccountId, coldkey: AccountId) -> Option<u64> {
	state(netuid, hotkey, coldkey).map(|state| state.locked.rao())
}

/// Makes the swaps in the queue in small steps, with an epoch and all invariants checked after
/// each.
fn finish_step_by_step() -> u32 {
	let room = room_for_hotkey_step();
	let mut steps = 0;
	while !SubtensorModule::no_swap_waits() {
		idle_for(room);
		run_epoch(NETUID);
		SubtensorModule::do_try_state().unwrap();
		steps += 1;
		assert!(steps < 1_000);
	}
	steps
}

fn swap(only: Option<NetUid>) {
	assert_ok!(SubtensorModule::swap_hotkey(signed(cold(MINER)), old(), new(), only));
}

#[test]
fn collateral_should_follow_the_hotkey_everywhere() {
	with_miner(|| {
		swap(None);
		assert!(finish_step_by_step() > 1);
		assert_eq!(MinerCollateral::<Test>::iter_keys().filter(|(_, h, _)| *h == old()).count(), 0);
		assert_risen(new(), cold(MINER));
		assert_eq!(locked(OTHER, new(), cold(MINER)), Some(40 * TAO));
		let floor = state(NetUid::new(3), new(), cold(MINER)).unwrap().min_locked;
		assert_eq!(floor, alpha(TAO));
		let sell = |amount| {
			SubtensorModule::remove_stake(signed(cold(MINER)), new(), OTHER, alpha(amount))
		};
		assert_noop!(sell(u64::MAX), Error::<Test>::StakeUnavailable);
		assert_ok!(sell(60 * TAO));
	})
}

#[test]
fn collateral_should_follow_the_hotkey_on_one_subnet() {
	with_miner(|| {
		swap(Some(OTHER));
		finish_step_by_step();
		assert_eq!(locked(OTHER, new(), cold(MINER)), Some(40 * TAO));
		assert_eq!(locked(OTHER, old(), cold(MINER)), None);
		assert_risen(old(), cold(MINER));
	})
}

#[test]
fn collateral_of_both_keys_should_be_joined() {
	with_miner(|| {
		CollateralDrainRatio::<Test>::insert(OTHER, U64F64::from_num(0.25));
		let origin = || signed(cold(MINER));
		let add =
			SubtensorModule::add_collateral(origin(), OTHER, new(), alpha(11 * TAO), tao(10 * TAO));
		assert_ok!(add);
		assert_ok!(SubtensorModule::set_min_collateral(origin(), OTHER, new(), alpha(9)));
		let sum = ColdkeyMinerCollateral::<Test>::get(OTHER, cold(MINER));
		assert_eq!(sum, alpha(51 * TAO));
		swap(Some(OTHER));
		finish_step_by_step();
		let joined = MinerCollateralState {
			locked: alpha(51 * TAO),
			drain_ratio: U64F64::from_num(0.25),
			min_locked: alpha(9),
			earned: alpha(0),
		};
		assert_eq!(state(OTHER, new(), cold(MINER)), Some(joined));
		assert_eq!(ColdkeyMinerCollateral::<Test>::get(OTHER, cold(MINER)), sum);
	})
}

#[test]
fn stake_should_not_be_kept_beside_its_collateral() {
	with_miner(|| {
		let keep =
			|only| SubtensorModule::swap_hotkey_v2(signed(cold(MINER)), old(), new(), only, true);
		let blocked = Error::<Test>::KeepStakeBlockedByCollateral;
		// A floor on one of many subnets is enough.
		for netuid in [NETUID, OTHER] {
			assert_noop!(keep(Some(netuid)), Error::<Test>::KeepStakeBlockedByCollateral);
			let place = (netuid, &old(), &cold(MINER));
			SubtensorModule::put_collateral(place.0, place.1, place.2, Default::default());
		}
		assert_noop!(keep(None), blocked);
		assert_ok!(keep(Some(OTHER)));
	})
}

#[test]
fn collateral_should_follow_the_coldkey() {
	with_miner(|| {
		let heir = stranger(7);
		let root = RuntimeOrigin::root();
		let before = staked(MINER, MINER, OTHER);
		assert_ok!(SubtensorModule::swap_coldkey(root, cold(MINER), heir.clone(), tao(0)));
		assert!(finish_step_by_step() > 1);
		assert_eq!(MinerCollateral::<Test>::iter().count(), 3);
		assert_risen(old(), heir.clone());
		assert_eq!(locked(OTHER, old(), heir.clone()), Some(40 * TAO));
		assert_eq!(state(NetUid::new(3), old(), heir.clone()).unwrap().min_locked, alpha(TAO));
		assert!(!ColdkeyMinerCollateral::<Test>::contains_key(OTHER, cold(MINER)));
		assert_eq!(SubtensorModule::stake_of(&old(), &heir, OTHER).rao(), before);
		let sell = |amount| {
			SubtensorModule::remove_stake(signed(heir.clone()), old(), OTHER, alpha(amount))
		};
		assert_noop!(sell(60 * TAO + 1), Error::<Test>::StakeUnavailable);
		assert_ok!(sell(60 * TAO));
	})
}

#[test]
fn collateral_on_a_dissolved_subnet_should_be_left_to_its_clean_up() {
	with_miner(|| {
		let (heir, before) = (stranger(7), balance(MINER));
		dissolve(OTHER);
		let root = RuntimeOrigin::root();
		assert_ok!(SubtensorModule::swap_coldkey(root, cold(MINER), heir.clone(), tao(0)));
		for _ in 0..25 {
			idle(1);
			end_block();
			SubtensorModule::do_try_state().unwrap();
		}
		clean_up();
		idle(1_000_000);
		assert!(SubtensorModule::no_swap_waits());
		end_block();
		assert_eq!(MinerCollateral::<Test>::iter_key_prefix((OTHER,)).count(), 0);
		assert_eq!(ColdkeyMinerCollateral::<Test>::iter_key_prefix(OTHER).count(), 0);
		assert_eq!(locked(NETUID, old(), heir.clone()), Some(30 * TAO));
		assert!(Balances::free_balance(&heir) >= before + 100 * TAO);
	})
}
