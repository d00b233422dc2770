//! The part of a registration's price that buys collateral.

use crate::tests::mock::*;
use crate::*;
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo, weights::RuntimeDbWeight};
use pallet_subtensor_runtime_api::MinerCollateralState;
use sp_runtime::DispatchError;
use substrate_fixed::types::U64F64;

const STABLE: NetUid = NetUid::new(2);
/// A lock share of a fifth.
const FIFTH: u16 = 13_107;

/// Runs a test on a subnet with a pool and a stable one, where a uid costs a TAO and a fifth of it
/// is locked.
fn with_share(test: impl FnOnce()) {
	let pool = pool_of(NETUID, ExtBuilder::neurons([OWNER]));
	let builder = ExtBuilder::default().with(pool).subnet(STABLE, ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		for netuid in [NETUID, STABLE] {
			Burn::<Test>::insert(netuid, tao(TAO));
			CollateralLockShare::<Test>::insert(netuid, FIFTH);
			CollateralDrainRatio::<Test>::insert(netuid, U64F64::from_num(2));
		}
		test()
	})
}

fn try_register(person: u8, netuid: NetUid) -> DispatchResultWithPostInfo {
	SubtensorModule::burned_register(signed(cold(person)), netuid, hot(person, 0))
}

fn state(netuid: NetUid) -> Option<MinerCollateralState> {
	MinerCollateral::<Test>::get((netuid, hot(2, 0), cold(2)))
}

fn recycled(netuid: NetUid) -> u64 {
	RAORecycledForRegistration::<Test>::get(netuid).rao()
}

/// Removes the neuron of person 2, so that it can register again.
fn deregister(netuid: NetUid) {
	let uid = SubtensorModule::uid_of(netuid, &hot(2, 0)).unwrap();
	let newcomer = hot(20, uid as u8);
	SubtensorModule::replace_neuron(netuid, uid, &newcomer);
	assert_ok!(SubtensorModule::bind_hotkey(&newcomer, &cold(20)));
	Burn::<Test>::insert(netuid, tao(TAO));
}

#[test]
fn registration_should_lock_its_share() {
	for netuid in [NETUID, STABLE] {
		with_share(|| {
			let (in_reserve, issued) = (reserve(netuid), issuance());
			let out = alpha_out(netuid);
			register(2, netuid);
			assert_eq!(balance(2), WEALTH - TAO, "the price is what it was");
			assert_eq!(issuance(), issued);
			let locked = pledged(2, netuid);
			assert_eq!(staked(2, 2, netuid), locked);
			if netuid == STABLE {
				assert_eq!((locked, reserve(netuid)), (TAO / 5, in_reserve + TAO));
				assert_eq!(alpha_out(netuid), out + TAO / 5);
			} else {
				// A fifth of a TAO, less the fee, at a price of a quarter that has risen a little.
				assert!((797_000_000..799_700_000).contains(&locked), "{locked}");
				assert!(reserve(netuid) <= in_reserve + TAO);
			}
			assert_eq!(recycled(netuid), 4 * TAO / 5, "what is locked is not recycled");
			assert_eq!(
				state(netuid),
				Some(MinerCollateralState {
					locked: alpha(locked),
					drain_ratio: U64F64::from_num(2),
					min_locked: alpha(0),
					earned: alpha(0),
				})
			);
			let (locked, total_locked) = (alpha(locked), alpha(locked));
			let hotkey = hot(2, 0);
			assert_announced(Event::CollateralLocked { netuid, hotkey, locked, total_locked });
			assert_announced(Event::NeuronRegistered(netuid, 1, hot(2, 0)));
			assert_noop!(try_unstake(2, 2, netuid, u64::MAX), Error::<Test>::StakeUnavailable);
			let raised = SubtensorModule::registration_price(netuid).rao();
			assert!(raised.abs_diff(1_260_000_000) <= 1, "the whole price rises, to {raised}");
		})
	}
}

#[test]
fn registration_should_burn_all_without_a_share() {
	with_share(|| {
		for netuid in [NETUID, STABLE] {
			CollateralLockShare::<Test>::remove(netuid);
			let before = alpha_out(netuid);
			register(2, netuid);
			assert_eq!((recycled(netuid), state(netuid)), (TAO, None));
			assert_eq!((staked(2, 2, netuid), alpha_out(netuid)), (0, before));
		}
		assert_eq!(balance(2), WEALTH - 2 * TAO);
	})
}

#[test]
fn registration_should_credit_a_standing_lock() {
	with_share(|| {
		register(2, STABLE);
		CollateralDrainRatio::<Test>::insert(STABLE, U64F64::from_num(7));
		for (lost, pays) in [(0, 4 * TAO / 5), (TAO / 20, 4 * TAO / 5 + TAO / 20)] {
			deregister(STABLE);
			MinerCollateral::<Test>::mutate((STABLE, hot(2, 0), cold(2)), |state| {
				state.as_mut().unwrap().locked = alpha(TAO / 5 - lost);
			});
			ColdkeyMinerCollateral::<Test>::insert(STABLE, cold(2), alpha(TAO / 5 - lost));
			let before = balance(2);
			register(2, STABLE);
			assert_eq!(balance(2), before - pays);
			assert_eq!(pledged(2, STABLE), TAO / 5);
		}
		assert_eq!(state(STABLE).unwrap().drain_ratio, 2, "the ratio is the first one's");
		assert_eq!(recycled(STABLE), 3 * (4 * TAO / 5));
	});
	with_share(|| {
		register(2, NETUID);
		deregister(NETUID);
		let (before, locked) = (balance(2), pledged(2, NETUID));
		// The price of alpha has risen, so what is locked is worth more, but for the fee.
		let worth = SubtensorModule::value_in_tao(NETUID, alpha(locked)).rao();
		register(2, NETUID);
		let paid = before - balance(2);
		assert_eq!(paid, 4 * TAO / 5 + (TAO / 5).saturating_sub(worth));
	})
}

#[test]
fn ratio_should_be_new_where_nothing_is_locked() {
	with_share(|| {
		associate(2, 0);
		set_floor(2, STABLE, TAO);
		CollateralDrainRatio::<Test>::insert(STABLE, U64F64::from_num(3));
		register(2, STABLE);
		let state = state(STABLE).unwrap();
		assert_eq!(state.drain_ratio, 3);
		assert_eq!((state.locked, state.min_locked), (alpha(TAO / 5), alpha(TAO)));
	})
}

#[test]
fn registration_should_need_what_it_pays_and_no_more() {
	with_share(|| {
		set_balance(&cold(2), TAO + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(try_register(2, STABLE), Error::<Test>::NotEnoughBalanceToStake);
		set_balance(&cold(2), TAO + EXISTENTIAL_DEPOSIT);
		register(2, STABLE);
		deregister(STABLE);
		// The standing lock covers its part.
		set_balance(&cold(2), 4 * TAO / 5 + EXISTENTIAL_DEPOSIT);
		register(2, STABLE);
		assert_eq!(balance(2), EXISTENTIAL_DEPOSIT);
	})
}

#[test]
fn registration_should_fail_beyond_five_percent() {
	with_share(|| {
		// 62,258 parts of 80 TAO raise a price of a thousand in the pool by more than 5 %.
		Burn::<Test>::insert(NETUID, tao(80 * TAO));
		CollateralLockShare::<Test>::insert(NETUID, 62_258);
		let refused = try_register(2, NETUID).map(drop).map_err(|refusal| refusal.error);
		assert_eq!(refused, Err(DispatchError::from(Error::<Test>::SlippageTooHigh)));
		CollateralLockShare::<Test>::insert(NETUID, FIFTH);
		register(2, NETUID);
	})
}

#[test]
fn registration_should_be_refused_where_its_collateral_cannot_be_bought() {
	with_share(|| {
		// What is burned leaves less in the reserve than it can sell from.
		drain_pool(NETUID, 1_500_000);
		Burn::<Test>::insert(NETUID, tao(1_000 * TAO));
		let refused = try_register(2, NETUID).map(drop).map_err(|refusal| refusal.error);
		assert_eq!(refused, Err(DispatchError::from(Error::<Test>::InsufficientLiquidity)));
		CollateralLockShare::<Test>::remove(NETUID);
		register(2, NETUID);
	})
}

#[test]
fn least_share_of_the_least_price_should_lock_a_rao() {
	with_share(|| {
		CollateralLockShare::<Test>::insert(STABLE, 62_258);
		Burn::<Test>::insert(STABLE, tao(2));
		register(2, STABLE);
		assert_eq!((pledged(2, STABLE), recycled(STABLE)), (1, 1));
	})
}

#[test]
fn limit_should_bind_the_whole_price() {
	with_share(|| {
		let register =
			|limit| SubtensorModule::register_limit(signed(cold(2)), STABLE, hot(2, 0), limit);
		assert_noop!(register(TAO - 1), Error::<Test>::RegistrationPriceLimitExceeded);
		assert_ok!(register(TAO));
		assert_eq!(pledged(2, STABLE), TAO / 5);
	})
}

#[test]
fn registration_should_be_charged_for_the_purchase_of_collateral() {
	with_share(|| {
		DatabaseCost::set(RuntimeDbWeight { read: 1, write: 1 });
		let declared = |netuid| weight_info::call_weights::burned_register::<Test>(netuid);
		let with = declared(STABLE).ref_time();
		let charged = |person| {
			let weight = try_register(person, STABLE).unwrap().actual_weight;
			weight.expect("it tells its weight").ref_time()
		};
		let dear = charged(2);
		CollateralLockShare::<Test>::remove(STABLE);
		assert!(declared(STABLE).ref_time() < with);
		assert!(charged(3) < dear && dear <= with);
	})
}
