//! Invariants of collateral, broken on purpose.

use super::breaks;
use crate::{tests::mock::*, *};
use frame_support::assert_ok;
use pallet_subtensor_runtime_api::MinerCollateralState;
use substrate_fixed::types::U64F64;

/// The same where person 2 has one of five alpha with its own hotkey as collateral.
fn breaks_collateral(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		stake(2, 2, NETUID, 5 * TAO);
		pledge(2, NETUID, TAO);
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

fn place() -> (NetUid, AccountId, AccountId) {
	(NETUID, hot(2, 0), cold(2))
}

fn change(change: impl FnOnce(&mut MinerCollateralState)) {
	MinerCollateral::<Test>::mutate(place(), |state| change(state.as_mut().unwrap()));
}

/// Stores the collateral of person 2 at another place, with its sum.
fn put_at(netuid: NetUid, hotkey: AccountId, coldkey: AccountId) {
	let state = MinerCollateral::<Test>::get(place()).unwrap();
	MinerCollateral::<Test>::insert((netuid, hotkey, &coldkey), state);
	ColdkeyMinerCollateral::<Test>::insert(netuid, coldkey, state.locked);
}

#[test]
fn collateral_should_be_on_a_subnet() {
	for netuid in [ROOT, NetUid::new(9)] {
		let message = "collateral on root, or on no subnet";
		breaks_collateral(message, || put_at(netuid, hot(2, 0), cold(2)));
	}
}

#[test]
fn collateral_should_bind_something() {
	breaks_collateral("collateral is stored that binds nothing", || {
		change(|state| state.locked = alpha(0));
		ColdkeyMinerCollateral::<Test>::remove(NETUID, cold(2));
	});
}

#[test]
fn drain_ratio_should_be_within_its_bounds() {
	let message = "a drain ratio is out of bounds";
	let ratio = |bits| change(|state| state.drain_ratio = U64F64::from_bits(bits));
	breaks_collateral(message, || ratio(0));
	breaks_collateral(message, || ratio((10 << 64) + 1));
}

#[test]
fn collateral_should_be_the_owners() {
	let message = "collateral is not the owner's of the hotkey";
	breaks_collateral(message, || put_at(NETUID, hot(2, 0), cold(3)));
	breaks_collateral(message, || put_at(NETUID, hot(9, 0), cold(3)));
}

#[test]
fn stake_should_cover_its_collateral() {
	breaks_collateral("stake does not cover its collateral", || {
		let all = staked(2, 2, NETUID);
		assert_ok!(SubtensorModule::withdraw_stake(&hot(2, 0), &cold(2), NETUID, alpha(all)));
		SubtensorModule::give_to_protocol(NETUID, alpha(all));
	});
}

#[test]
fn stake_beside_collateral_should_cover_a_lock() {
	breaks_collateral("stake does not cover its lock", || {
		let locked = alpha(staked(2, 2, NETUID) - TAO);
		assert_ok!(SubtensorModule::lock_stake(signed(cold(2)), hot(2, 0), NETUID, locked));
		assert_ok!(SubtensorModule::do_try_state());
		change(|state| state.locked = alpha(TAO + 2_000));
		ColdkeyMinerCollateral::<Test>::insert(NETUID, cold(2), alpha(TAO + 2_000));
	});
}

#[test]
fn collateral_should_be_summed_up_by_coldkey() {
	let message = "a sum of collateral is wrong";
	let sum = ColdkeyMinerCollateral::<Test>::insert::<NetUid, AccountId, AlphaBalance>;
	breaks_collateral(message, || sum(NETUID, cold(2), alpha(TAO + 1)));
	breaks_collateral(message, || sum(NETUID, cold(3), alpha(0)));
	breaks_collateral(message, || ColdkeyMinerCollateral::<Test>::remove(NETUID, cold(2)));
}

#[test]
fn lock_share_should_leave_something_to_burn() {
	breaks_collateral("a lock share leaves too little to burn", || {
		CollateralLockShare::<Test>::insert(NETUID, 62_259);
	});
}
