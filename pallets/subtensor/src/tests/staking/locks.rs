//! Locks on stake: what they prevent, how they change, and what they count.

use crate::tests::mock::*;
use crate::{types::OTHER_HOTKEYS, *};
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use ganglion_economy::LEAST_LOCK;
use sp_runtime::DispatchError;
use substrate_fixed::types::U64F64;

const STABLE: NetUid = NetUid::new(2);
/// Time scale of locks, in blocks.
const SCALE: u64 = 934_866;

/// Runs a test on a subnet with a pool, a stable one and root. Person 2 has staked with the owner
/// on each, so that it has 100 alpha or a little less.
fn with_stake(test: impl FnOnce()) {
	let pool = pool_of(NETUID, ExtBuilder::neurons([OWNER]));
	let builder = ExtBuilder::default().with(pool).subnet(STABLE, ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		stake(2, OWNER, NETUID, 27 * TAO);
		stake(2, OWNER, STABLE, 100 * TAO);
		stake(2, OWNER, ROOT, 100 * TAO);
		for person in [3, 4, 5] {
			associate(person, 0);
		}
		test()
	})
}

fn try_lock(person: u8, with: u8, netuid: NetUid, amount: u64) -> DispatchResultWithPostInfo {
	SubtensorModule::lock_stake(signed(cold(person)), hot(with, 0), netuid, alpha(amount))
}

pub fn lock(person: u8, with: u8, netuid: NetUid, amount: u64) {
	assert_ok!(try_lock(person, with, netuid, amount));
}

fn perpetual(person: u8, netuid: NetUid, enabled: bool) {
	assert_ok!(SubtensorModule::set_perpetual_lock(signed(cold(person)), netuid, enabled));
}

fn accept(person: u8) {
	assert_ok!(SubtensorModule::set_reject_locked_alpha(signed(cold(person)), false));
}

fn move_lock(person: u8, to: AccountId, netuid: NetUid) -> DispatchResultWithPostInfo {
	SubtensorModule::move_lock(signed(cold(person)), to, netuid)
}

fn locked(person: u8, netuid: NetUid) -> u64 {
	SubtensorModule::locked(&cold(person), netuid).rao()
}

fn conviction(hotkey: &AccountId, netuid: NetUid) -> u64 {
	SubtensorModule::get_hotkey_conviction(hotkey.clone(), netuid).to_num()
}

fn transfer(from: u8, to: u8, netuid: NetUid, amount: u64) -> DispatchResultWithPostInfo {
	let (origin, amount) = (signed(cold(from)), alpha(amount));
	SubtensorModule::transfer_stake(origin, cold(to), hot(OWNER, 0), netuid, netuid, amount)
}

/// Lets time pass without running its blocks.
fn pass(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

#[test]
fn lock_should_be_refused_without_cover() {
	with_stake(|| {
		let all = staked(2, OWNER, STABLE);
		assert_noop!(try_lock(2, OWNER, STABLE, 0), Error::<Test>::AmountTooLow);
		assert_noop!(try_lock(2, OWNER, STABLE, LEAST_LOCK - 1), Error::<Test>::AmountTooLow);
		assert_noop!(try_lock(2, OWNER, NetUid::new(9), TAO), Error::<Test>::SubnetNotExists);
		let on_root = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(try_lock(2, OWNER, ROOT, TAO), on_root);
		assert_noop!(try_lock(2, 9, STABLE, TAO), Error::<Test>::HotKeyAccountNotExists);
		let uncovered = DispatchError::from(Error::<Test>::InsufficientStakeForLock);
		assert_noop!(try_lock(2, 3, STABLE, all + 1), uncovered);
		assert_noop!(try_lock(2, 3, STABLE, u64::MAX), uncovered);
		lock(2, 3, STABLE, all);
		assert_eq!(locked(2, STABLE), all);
		assert_announced(Event::StakeLocked {
			coldkey: cold(2),
			hotkey: hot(3, 0),
			netuid: STABLE,
			amount: alpha(all),
		});
		assert_noop!(try_lock(2, 3, STABLE, 1), uncovered);
		assert_noop!(try_lock(2, 4, STABLE, 1), Error::<Test>::LockHotkeyMismatch);
	})
}

#[test]
fn locked_stake_should_not_leave_the_subnet() {
	for netuid in [NETUID, STABLE] {
		with_stake(|| {
			let (all, hotkey) = (staked(2, OWNER, netuid), || hot(OWNER, 0));
			lock(2, 3, netuid, all - 10 * TAO);
			let (origin, refused) = (|| signed(cold(2)), Error::<Test>::StakeUnavailable);
			let too_much = || alpha(10 * TAO + 1);
			let to = || if netuid == STABLE { NETUID } else { STABLE };
			let limit = || tao(1);
			use SubtensorModule as S;
			assert_noop!(try_unstake(2, OWNER, netuid, 10 * TAO + 1), refused);
			assert_noop!(
				S::remove_stake_limit(origin(), hotkey(), netuid, too_much(), limit(), false),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::remove_stake_full_limit(origin(), hotkey(), netuid, Some(limit())),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::remove_stake_full_limit(origin(), hotkey(), netuid, None),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::swap_stake(origin(), hotkey(), netuid, to(), too_much()),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::swap_stake_limit(origin(), hotkey(), netuid, to(), too_much(), limit(), true),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::move_stake(origin(), hotkey(), hot(3, 0), netuid, to(), too_much()),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::transfer_stake(origin(), cold(5), hotkey(), netuid, to(), too_much()),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::burn_alpha(origin(), hotkey(), too_much(), netuid),
				Error::<Test>::StakeUnavailable
			);
			assert_noop!(
				S::recycle_alpha(origin(), hotkey(), too_much(), netuid),
				Error::<Test>::StakeUnavailable
			);
			// What is free can leave, and no more.
			unstake(2, OWNER, netuid, 10 * TAO);
			assert_noop!(try_unstake(2, OWNER, netuid, TAO), Error::<Test>::StakeUnavailable);
		})
	}
}

#[test]
fn leaving_everything_should_pass_over_locked_stake() {
	with_stake(|| {
		let held = staked(2, OWNER, NETUID);
		lock(2, 3, NETUID, TAO);
		assert_ok!(SubtensorModule::unstake_all(signed(cold(2)), hot(OWNER, 0)));
		assert_eq!([NETUID, STABLE, ROOT].map(|n| staked(2, OWNER, n)), [held, 0, 0]);
		let origin = signed(cold(2));
		let nothing = Error::<Test>::AmountTooLow;
		assert_noop!(SubtensorModule::unstake_all_alpha(origin, hot(OWNER, 0)), nothing);
	})
}

#[test]
fn locked_stake_should_pay_no_fee() {
	with_stake(|| {
		let all = staked(2, OWNER, NETUID);
		lock(2, 3, NETUID, all - TAO / 2);
		set_balance(&cold(2), EXISTENTIAL_DEPOSIT);
		let amount_unstaked = alpha(TAO);
		let call = Call::remove_stake { hotkey: hot(OWNER, 0), netuid: NETUID, amount_unstaked };
		let pay = |fee| SubtensorModule::pay_fee_in_alpha(&cold(2), &call, tao(fee));
		assert_noop!(pay(TAO), Error::<Test>::NotEnoughStakeToWithdraw);
		assert_ok!(pay(TAO / 100));
		assert!(staked(2, OWNER, NETUID) >= locked(2, NETUID));
	})
}

#[test]
fn small_nomination_should_stay_while_it_is_locked() {
	with_stake(|| {
		lock(2, 3, STABLE, staked(2, OWNER, STABLE));
		// 120 TAO.
		NominatorMinRequiredStake::<Test>::put(60_000_000_000);
		run_blocks(3);
		assert_eq!(staked(2, OWNER, STABLE), 100 * TAO);
		assert_eq!(staked(2, OWNER, NETUID), 0, "the other was sold");
	})
}

#[test]
fn locked_stake_should_move_within_its_subnet() {
	with_stake(|| {
		let all = staked(2, OWNER, STABLE);
		lock(2, 3, STABLE, all);
		let origin = || signed(cold(2));
		let to_other = SubtensorModule::move_stake;
		assert_ok!(to_other(origin(), hot(OWNER, 0), hot(4, 0), STABLE, STABLE, alpha(all)));
		assert_eq!((staked(2, 4, STABLE), locked(2, STABLE)), (all, all));
		assert_noop!(try_unstake(2, 4, STABLE, TAO), Error::<Test>::StakeUnavailable);
	})
}

#[test]
fn stake_should_cover_a_lock_with_a_few_hotkeys() {
	with_stake(|| {
		let most = u8::try_from(OTHER_HOTKEYS).unwrap();
		// Person 6 owns nothing and stakes one TAO with each of many hotkeys.
		for index in 0..most + 3 {
			associate(7, index);
			let (origin, hotkey) = (signed(cold(6)), hot(7, index));
			assert_ok!(SubtensorModule::add_stake(origin, hotkey, STABLE, tao(TAO)));
		}
		let counted = u64::from(most + 1) * TAO;
		assert_noop!(try_lock(6, 7, STABLE, counted + 1), Error::<Test>::InsufficientStakeForLock);
		lock(6, 7, STABLE, counted);
		// The position of the call counts too, wherever it is in the list.
		let remove = |index| {
			let (origin, hotkey) = (signed(cold(6)), hot(7, index));
			SubtensorModule::remove_stake(origin, hotkey, STABLE, alpha(TAO))
		};
		for index in [most + 2, most + 1] {
			assert_ok!(remove(index));
		}
		assert_noop!(remove(1), Error::<Test>::StakeUnavailable);
	})
}

#[test]
fn decaying_lock_should_free_stake_and_end() {
	with_stake(|| {
		lock(2, 3, STABLE, 100 * TAO);
		pass(SCALE);
		assert_eq!(locked(2, STABLE) / TAO, 36);
		assert_eq!(conviction(&hot(3, 0), STABLE) / TAO, 36);
		unstake(2, OWNER, STABLE, 63 * TAO);
		assert_noop!(try_unstake(2, OWNER, STABLE, TAO), Error::<Test>::StakeUnavailable);
		pass(50 * SCALE);
		assert_eq!(SubtensorModule::get_coldkey_lock(cold(2), STABLE), None);
		// It is as if there were none: another hotkey can be chosen.
		lock(2, 4, STABLE, TAO);
		assert_eq!(Lock::<Test>::iter().count(), 1);
		assert_eq!(DecayingHotkeyLock::<Test>::iter().count(), 1);
		assert_eq!(locked(2, STABLE), TAO);
	})
}

#[test]
fn perpetual_lock_should_stay_and_mature() {
	with_stake(|| {
		perpetual(2, STABLE, true);
		let enabled = true;
		assert_announced(Event::PerpetualLockUpdated { coldkey: cold(2), netuid: STABLE, enabled });
		lock(2, 3, STABLE, 100 * TAO);
		assert_eq!(DecayingLock::<Test>::get(cold(2), STABLE), Some(false));
		pass(SCALE);
		assert_eq!(locked(2, STABLE), 100 * TAO);
		assert_eq!(conviction(&hot(3, 0), STABLE) / TAO, 63);
		// From now on it decays.
		perpetual(2, STABLE, false);
		assert_eq!(DecayingLock::<Test>::get(cold(2), STABLE), None);
		assert_eq!(HotkeyLock::<Test>::iter().count(), 0);
		pass(SCALE);
		assert_eq!(locked(2, STABLE) / TAO, 36);
		assert_eq!(conviction(&hot(3, 0), STABLE) / TAO, 60);
		let set = SubtensorModule::set_perpetual_lock;
		assert_noop!(set(signed(cold(2)), NetUid::new(9), true), Error::<Test>::SubnetNotExists);
		let on_root = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(set(signed(cold(2)), ROOT, true), on_root);
	})
}

#[test]
fn moved_lock_should_keep_its_conviction_between_hotkeys_of_one_owner() {
	with_stake(|| {
		associate(3, 1);
		lock(2, 3, STABLE, 100 * TAO);
		pass(SCALE);
		let mass = locked(2, STABLE);
		assert_ok!(move_lock(2, hot(3, 1), STABLE));
		assert_announced(Event::LockMoved {
			coldkey: cold(2),
			origin_hotkey: hot(3, 0),
			destination_hotkey: hot(3, 1),
			netuid: STABLE,
		});
		assert_eq!(conviction(&hot(3, 0), STABLE), 0);
		assert_eq!(conviction(&hot(3, 1), STABLE) / TAO, 36);
		assert_ok!(move_lock(2, hot(4, 0), STABLE));
		assert_eq!((conviction(&hot(4, 0), STABLE), locked(2, STABLE)), (0, mass));

		let refused = Error::<Test>::HotKeyAccountNotExists;
		assert_noop!(move_lock(2, hot(9, 0), STABLE), refused);
		assert_noop!(move_lock(2, hot(4, 0), NETUID), Error::<Test>::NoExistingLock);
		assert_noop!(move_lock(2, hot(4, 0), NetUid::new(9)), Error::<Test>::SubnetNotExists);
		let on_root = Error::<Test>::RegistrationNotPermittedOnRootSubnet;
		assert_noop!(move_lock(2, hot(4, 0), ROOT), on_root);
	})
}

#[test]
fn lock_on_the_owners_hotkey_should_count_with_its_mass() {
	with_stake(|| {
		lock(2, OWNER, STABLE, 50 * TAO);
		assert_eq!(conviction(&hot(OWNER, 0), STABLE), 50 * TAO);
		let shown = SubtensorModule::get_coldkey_lock(cold(2), STABLE).unwrap();
		assert_eq!(shown.conviction, U64F64::from_num(50 * TAO));
		let most = SubtensorModule::get_most_convicted_hotkey_on_subnet;
		assert_eq!((most(STABLE), most(NETUID)), (Some(hot(OWNER, 0)), None));
		assert_eq!(SubtensorModule::total_conviction(STABLE), 50 * TAO);
		// When another hotkey becomes the owner's, its locks count so, and these mature.
		stake(3, OWNER, STABLE, 10 * TAO);
		associate(OWNER, 1);
		let other = hot(OWNER, 1);
		let origin = signed(cold(3));
		assert_ok!(SubtensorModule::lock_stake(origin, other.clone(), STABLE, alpha(9 * TAO)));
		assert_eq!(conviction(&other, STABLE), 0);
		pass(SCALE);
		assert_ok!(SubtensorModule::change_owner_hotkey(STABLE, other.clone()));
		assert_eq!(conviction(&other, STABLE), locked(3, STABLE));
		assert_eq!(conviction(&hot(OWNER, 0), STABLE) / TAO, 18, "50/e");
		let total = SubtensorModule::total_conviction(STABLE).to_num::<u64>();
		let both = conviction(&other, STABLE) + conviction(&hot(OWNER, 0), STABLE);
		assert!(total.abs_diff(both) <= 2, "{total} is not {both}");
	})
}

#[test]
fn transfer_should_take_the_lock_along_that_the_rest_does_not_cover() {
	with_stake(|| {
		lock(2, 3, STABLE, 60 * TAO);
		perpetual(2, STABLE, true);
		pass(SCALE);
		// 40 are free.
		assert_ok!(transfer(2, 5, STABLE, 40 * TAO));
		assert_eq!((locked(2, STABLE), locked(5, STABLE)), (60 * TAO, 0));
		assert_noop!(transfer(2, 5, STABLE, 20 * TAO), Error::<Test>::AccountRejectsLockedAlpha);
		accept(5);
		assert_announced(Event::RejectLockedAlphaUpdated { coldkey: cold(5), enabled: false });
		assert_ok!(transfer(2, 5, STABLE, 20 * TAO));
		assert_eq!((locked(2, STABLE), locked(5, STABLE)), (40 * TAO, 20 * TAO));
		// A third of the conviction goes with a third of the mass.
		let of = |person| SubtensorModule::get_coldkey_lock(cold(person), STABLE).unwrap();
		let parts = [2, 5].map(|person| of(person).conviction.to_num::<u64>() / TAO);
		assert_eq!(parts, [25, 12]);
		let (coldkey, hotkey, netuid, amount) = (cold(2), hot(3, 0), STABLE, alpha(20 * TAO));
		assert_announced(Event::StakeUnlocked { coldkey, hotkey, netuid, amount });
		// 5 has 60, of which 20 are locked; it decays by default.
		assert_noop!(try_unstake(5, OWNER, STABLE, 41 * TAO), Error::<Test>::StakeUnavailable);
		assert_ok!(transfer(2, 5, STABLE, 40 * TAO));
		assert_eq!((locked(2, STABLE), locked(5, STABLE)), (0, 60 * TAO));
		assert_eq!(Lock::<Test>::iter().count(), 1);
	})
}

#[test]
fn transfer_should_be_refused_when_the_receivers_lock_is_on_another_hotkey() {
	with_stake(|| {
		stake(5, OWNER, STABLE, 10 * TAO);
		lock(5, 4, STABLE, TAO);
		accept(5);
		lock(2, 3, STABLE, 100 * TAO);
		assert_noop!(transfer(2, 5, STABLE, TAO), Error::<Test>::LockHotkeyMismatch);
		assert_ok!(move_lock(2, hot(4, 0), STABLE));
		assert_ok!(transfer(2, 5, STABLE, TAO));
		assert_eq!(locked(5, STABLE), 2 * TAO);
	})
}

#[test]
fn alpha_that_is_bought_should_be_burned_also_beside_a_lock() {
	with_stake(|| {
		lock(2, 3, NETUID, staked(2, OWNER, NETUID));
		let (origin, amount) = (signed(cold(2)), tao(TAO));
		assert_ok!(SubtensorModule::add_stake_burn(origin, hot(OWNER, 0), NETUID, amount, None));
		assert!(staked(2, OWNER, NETUID) + 2 >= locked(2, NETUID));
	})
}

#[test]
fn sums_should_be_exact_when_locks_change_often() {
	with_stake(|| {
		for person in [4, 5, 6] {
			stake(person, OWNER, STABLE, 1_000 * TAO);
		}
		for round in 1..=60u64 {
			let person = 4 + u8::try_from(round % 3).unwrap();
			lock(person, 3, STABLE, round * TAO / 10 + round);
			if round % 7 == 0 {
				perpetual(person, STABLE, round % 2 == 0);
			}
			pass(round * 997);
			let of = |person| {
				let lock = SubtensorModule::get_coldkey_lock(cold(person), STABLE);
				lock.map_or(0, |lock| lock.conviction.to_num::<u64>())
			};
			let sum: u64 = [4, 5, 6].map(of).into_iter().sum();
			let total = conviction(&hot(3, 0), STABLE);
			assert!(total.abs_diff(sum) <= 2 * round + 6, "{total} is not {sum}");
		}
		assert!(conviction(&hot(3, 0), STABLE) > TAO);
	})
}

#[test]
fn availability_should_show_what_is_locked() {
	with_stake(|| {
		lock(2, 3, STABLE, 60 * TAO);
		let shown = SubtensorModule::get_stake_availability_for_coldkeys(
			vec![cold(2)],
			Some(vec![STABLE, ROOT]),
		);
		let of = |netuid| {
			let of = shown[&cold(2)][&netuid];
			[of.total.0, of.locked.0, of.available.0].map(|amount| amount.rao() / TAO)
		};
		assert_eq!(of(STABLE), [100, 60, 40]);
		assert_eq!(of(ROOT), [100, 0, 100]);
	})
}

#[test]
fn locks_should_end_with_their_subnet() {
	with_stake(|| {
		keep_blocks_full();
		lock(2, 3, STABLE, 60 * TAO);
		lock(2, 3, NETUID, TAO);
		perpetual(4, STABLE, true);
		dissolve(STABLE);
		assert_noop!(try_lock(2, 3, STABLE, TAO), Error::<Test>::SubnetNotExists);
		let before = balance(2);
		while !DissolveCleanupQueue::<Test>::get().is_empty() {
			idle(1);
			end_block();
			SubtensorModule::do_try_state().unwrap();
		}
		assert!(balance(2) > before + 90 * TAO, "it was paid out");
		assert_eq!(locked(2, STABLE), 0);
		assert!(locked(2, NETUID) > TAO - TAO / 1_000);
		assert_eq!((Lock::<Test>::iter().count(), DecayingLock::<Test>::iter().count()), (1, 0));
	})
}
