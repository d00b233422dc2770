//! Invalid arguments, for every call about stake: each is refused for the stated reason and changes
//! nothing.

use crate::tests::mock::*;
use crate::*;
use frame_support::{assert_ok, StorageHasher};
use sp_runtime::{traits::Dispatchable, DispatchError};

pub type StakeCall = Call<Test>;

const STABLE: NetUid = NetUid::new(1);
/// Subnets with pools.
const FIRST: NetUid = NetUid::new(2);
const SECOND: NetUid = NetUid::new(3);
/// A subnet with a pool that is not started.
const ASLEEP: NetUid = NetUid::new(4);

/// Runs a test on four subnets and root. Person 2 has staked 100 TAO with the owner on all but
/// [`ASLEEP`], and person 3 owns a hotkey.
fn with_stake_on_three_subnets(test: impl FnOnce()) {
	let owner = || ExtBuilder::neurons([OWNER]);
	let asleep = crate::genesis::Subnet { started: false, ..pool_of(ASLEEP, owner()) };
	let builder = ExtBuilder::default()
		.subnet(STABLE, owner())
		.with(pool_of(FIRST, owner()))
		.with(pool_of(SECOND, owner()))
		.with(asleep);
	builder.build_and_execute(|| {
		for netuid in [ROOT, STABLE, FIRST, SECOND] {
			stake(2, OWNER, netuid, 100 * TAO);
		}
		associate(3, 0);
		test()
	})
}

/// The arguments of a call; valid by default.
#[derive(Clone)]
pub struct Ask {
	pub who: u8,
	pub hotkey: AccountId,
	pub to_hotkey: AccountId,
	pub from: NetUid,
	pub to: NetUid,
	pub amount: u64,
	/// Limit of the price, in rao; none accepts any price.
	pub limit: Option<u64>,
	pub partial: bool,
}

impl Default for Ask {
	fn default() -> Self {
		Self {
			who: 2,
			hotkey: hot(OWNER, 0),
			to_hotkey: hot(3, 0),
			from: FIRST,
			to: SECOND,
			amount: 10 * TAO,
			limit: None,
			partial: false,
		}
	}
}

/// Calls that make the same change, from the same arguments.
pub type Family = fn(&Ask) -> Vec<StakeCall>;

pub fn purchases(ask: &Ask) -> Vec<StakeCall> {
	[limited_purchases(ask), purchases_at_any_price(ask)].concat()
}

fn purchases_at_any_price(ask: &Ask) -> Vec<StakeCall> {
	let (hotkey, netuid, amount) = (|| ask.hotkey.clone(), ask.from, tao(ask.amount));
	vec![
		Call::add_stake { hotkey: hotkey(), netuid, amount_staked: amount },
		Call::add_stake_burn { hotkey: hotkey(), netuid, amount, limit: None },
	]
}

fn limited_purchases(ask: &Ask) -> Vec<StakeCall> {
	let limit_price = tao(ask.limit.unwrap_or(u64::MAX));
	vec![Call::add_stake_limit {
		hotkey: ask.hotkey.clone(),
		netuid: ask.from,
		amount_staked: tao(ask.amount),
		limit_price,
		allow_partial: ask.partial,
	}]
}

pub fn sales(ask: &Ask) -> Vec<StakeCall> {
	let (hotkey, netuid) = (ask.hotkey.clone(), ask.from);
	let mut calls = limited_sales(ask);
	calls.push(Call::remove_stake { hotkey, netuid, amount_unstaked: alpha(ask.amount) });
	calls
}

fn limited_sales(ask: &Ask) -> Vec<StakeCall> {
	vec![Call::remove_stake_limit {
		hotkey: ask.hotkey.clone(),
		netuid: ask.from,
		amount_unstaked: alpha(ask.amount),
		limit_price: tao(ask.limit.unwrap_or(0)),
		allow_partial: ask.partial,
	}]
}

pub fn full_sale(ask: &Ask) -> Vec<StakeCall> {
	let (hotkey, netuid) = (ask.hotkey.clone(), ask.from);
	vec![Call::remove_stake_full_limit { hotkey, netuid, limit_price: ask.limit.map(tao) }]
}

fn exits(ask: &Ask) -> Vec<StakeCall> {
	let hotkey = || ask.hotkey.clone();
	vec![Call::unstake_all { hotkey: hotkey() }, Call::unstake_all_alpha { hotkey: hotkey() }]
}

/// The moves that change the hotkey.
fn moves_to_hotkey(ask: &Ask) -> Vec<StakeCall> {
	let (origin_netuid, destination_netuid) = (ask.from, ask.to);
	let (origin_hotkey, destination_hotkey) = (ask.hotkey.clone(), ask.to_hotkey.clone());
	let alpha_amount = alpha(ask.amount);
	vec![
		Call::move_stake {
			origin_hotkey: origin_hotkey.clone(),
			destination_hotkey: destination_hotkey.clone(),
			origin_netuid,
			destination_netuid,
			alpha_amount,
		},
		Call::move_stake_limit {
			origin_hotkey: origin_hotkey.clone(),
			destination_hotkey: destination_hotkey.clone(),
			origin_netuid,
			destination_netuid,
			alpha_amount,
			limit_price: tao(ask.limit.unwrap_or(0)),
			allow_partial: ask.partial,
		},
		Call::transfer_stake_and_hotkey {
			destination_coldkey: cold(5),
			origin_hotkey,
			destination_hotkey,
			origin_netuid,
			destination_netuid,
			alpha_amount,
		},
	]
}

pub fn moves(ask: &Ask) -> Vec<StakeCall> {
	let (origin_netuid, destination_netuid) = (ask.from, ask.to);
	let (hotkey, alpha_amount) = (|| ask.hotkey.clone(), alpha(ask.amount));
	let mut calls = moves_to_hotkey(ask);
	calls.push(Call::swap_stake {
		hotkey: hotkey(),
		origin_netuid,
		destination_netuid,
		alpha_amount,
	});
	calls.push(Call::swap_stake_limit {
		hotkey: hotkey(),
		origin_netuid,
		destination_netuid,
		alpha_amount,
		limit_price: tao(ask.limit.unwrap_or(0)),
		allow_partial: ask.partial,
	});
	calls.push(Call::transfer_stake {
		destination_coldkey: cold(5),
		hotkey: hotkey(),
		origin_netuid,
		destination_netuid,
		alpha_amount,
	});
	calls
}

/// The moves with a limit of the price.
fn limited_moves(ask: &Ask) -> Vec<StakeCall> {
	let has_limit = |call: &StakeCall| {
		matches!(call, Call::move_stake_limit { .. } | Call::swap_stake_limit { .. })
	};
	moves(ask).into_iter().filter(has_limit).collect()
}

pub fn gifts_to_nobody(ask: &Ask) -> Vec<StakeCall> {
	let (hotkey, amount, netuid) = (|| ask.hotkey.clone(), alpha(ask.amount), ask.from);
	vec![
		Call::recycle_alpha { hotkey: hotkey(), amount, netuid },
		Call::burn_alpha { hotkey: hotkey(), amount, netuid },
	]
}

pub fn choice(ask: &Ask) -> Vec<StakeCall> {
	vec![Call::set_coldkey_auto_stake_hotkey { netuid: ask.from, hotkey: ask.hotkey.clone() }]
}

/// Asserts that every call of the families is refused for this reason and leaves the state as it
/// was.
#[track_caller]
fn refused(families: &[Family], ask: Ask, error: impl Into<DispatchError>) {
	let (before, error) = (state_root(), error.into());
	for call in families.iter().flat_map(|family| family(&ask)) {
		let result = RuntimeCall::from(call.clone()).dispatch(signed(cold(ask.who)));
		assert_eq!(result.map(drop).map_err(|refusal| refusal.error), Err(error), "{call:?}");
		assert_eq!(state_root(), before, "{call:?} changed the state");
	}
}

/// Asserts that every call of the families succeeds and changes nothing but the events.
fn in_vain(families: &[Family], ask: Ask) {
	let without_events = || {
		let events =
			[frame_support::Twox128::hash(b"System"), frame_support::Twox128::hash(b"Events")];
		let count = frame_support::Twox128::hash(b"EventCount");
		sp_io::storage::clear(&events.concat());
		sp_io::storage::clear(&[events[0], count].concat());
		state_root()
	};
	let before = without_events();
	for call in families.iter().flat_map(|family| family(&ask)) {
		assert_ok!(RuntimeCall::from(call.clone()).dispatch(signed(cold(ask.who))));
		assert_eq!(without_events(), before, "{call:?}");
	}
}

const ON_ONE: [Family; 5] = [purchases, sales, full_sale, gifts_to_nobody, choice];
type Swaps = pallet_subtensor_swap::Error<Test>;

#[test]
fn unknown_subnet_should_be_refused() {
	with_stake_on_three_subnets(|| {
		for netuid in [NOWHERE, NetUid::new(u16::MAX)] {
			let ask = || Ask { from: netuid, ..Default::default() };
			refused(&ON_ONE, ask(), Error::<Test>::SubnetNotExists);
			refused(&[moves], ask(), Error::<Test>::SubnetNotExists);
			let ask = Ask { to: netuid, ..Default::default() };
			refused(&[moves], ask, Error::<Test>::SubnetNotExists);
		}
	})
}

#[test]
fn subnet_that_is_not_started_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let ask = || Ask { from: ASLEEP, ..Default::default() };
		let families = [purchases, sales, gifts_to_nobody, moves];
		refused(&families, ask(), Error::<Test>::SubtokenDisabled);
		refused(&[full_sale], ask(), Error::<Test>::SubtokenDisabled);
		let ask = Ask { to: ASLEEP, ..Default::default() };
		refused(&[moves], ask, Error::<Test>::SubtokenDisabled);
	})
}

#[test]
fn unknown_hotkey_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let ask = || Ask { hotkey: hot(9, 9), ..Default::default() };
		let families = [purchases, sales, gifts_to_nobody, moves, exits];
		refused(&families, ask(), Error::<Test>::HotKeyAccountNotExists);
		// There is no stake to sell.
		refused(&[full_sale], ask(), Error::<Test>::AmountTooLow);
		refused(&[choice], ask(), Error::<Test>::HotKeyNotRegisteredInSubNet);
		let ask = Ask { to_hotkey: hot(9, 9), ..Default::default() };
		refused(&[moves_to_hotkey], ask, Error::<Test>::HotKeyAccountNotExists);
	})
}

#[test]
fn stake_of_somebody_else_should_be_out_of_reach() {
	with_stake_on_three_subnets(|| {
		for from in [FIRST, STABLE, ROOT] {
			let ask = || Ask { who: 3, from, ..Default::default() };
			refused(&[sales, moves], ask(), Error::<Test>::NotEnoughStakeToWithdraw);
			refused(&[full_sale], ask(), Error::<Test>::AmountTooLow);
		}
		let ask = || Ask { who: 3, ..Default::default() };
		in_vain(&[gifts_to_nobody, |ask| exits(ask)[..1].to_vec()], ask());
		refused(&[|ask| exits(ask)[1..].to_vec()], ask(), Error::<Test>::AmountTooLow);
	})
}

#[test]
fn nothing_should_be_too_little() {
	with_stake_on_three_subnets(|| {
		for from in [FIRST, STABLE] {
			let ask = || Ask { from, amount: 0, ..Default::default() };
			refused(&[purchases, sales, moves], ask(), Error::<Test>::AmountTooLow);
			let within = Ask { to: from, ..ask() };
			refused(&[moves_to_hotkey], within, Error::<Test>::AmountTooLow);
			in_vain(&[gifts_to_nobody], ask());
		}
	})
}

#[test]
fn more_than_the_balance_should_be_refused() {
	with_stake_on_three_subnets(|| {
		for from in [FIRST, STABLE] {
			for amount in [balance(2) - EXISTENTIAL_DEPOSIT + 1, balance(2), 2 * WEALTH] {
				let ask = Ask { from, amount, ..Default::default() };
				refused(&[purchases], ask, Error::<Test>::NotEnoughBalanceToStake);
			}
		}
	})
}

#[test]
fn more_than_the_stake_should_be_refused_within_a_limit() {
	with_stake_on_three_subnets(|| {
		for from in [FIRST, STABLE, ROOT] {
			let more = staked(2, OWNER, from) + 1;
			for (amount, partial) in
				[(more, true), (more, false), (u64::MAX, true), (u64::MAX, false)]
			{
				let ask = Ask { from, amount, partial, ..Default::default() };
				refused(&[limited_sales], ask, Error::<Test>::NotEnoughStakeToWithdraw);
			}
		}
	})
}

#[test]
fn more_than_a_pool_takes_at_once_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let too_much = || Error::<Test>::InsufficientLiquidity;
		let amount = 1_000 * reserve(FIRST) + 1;
		refused(&[purchases], Ask { amount, ..Default::default() }, too_much());
		drain_pool(FIRST, 1_000_000);
		let amount = 1_000 * alpha_in(FIRST) + 1;
		assert!(staked(2, OWNER, FIRST) > amount);
		refused(&[sales], Ask { amount, ..Default::default() }, too_much());
		// For a move the pool decides, by the amount that is left after the fee.
		let amount = 1_002 * alpha_in(FIRST);
		refused(&[moves], Ask { amount, ..Default::default() }, too_much());
		refused(&[full_sale], Ask::default(), too_much());
	})
}

#[test]
fn limit_on_the_wrong_side_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let price = price(FIRST);
		let at = |limit, partial| Ask { limit: Some(limit), partial, ..Default::default() };
		for partial in [true, false] {
			for limit in [0, price / 2, price] {
				refused(&[limited_purchases], at(limit, partial), Swaps::PriceLimitExceeded);
			}
			for limit in [price + 1, 2 * price, u64::MAX] {
				refused(&[limited_sales], at(limit, partial), Swaps::PriceLimitExceeded);
			}
		}
		refused(&[full_sale], at(price + 1, false), Swaps::PriceLimitExceeded);
		// Both pools have the same price.
		for limit in [TAO + 1, u64::MAX] {
			refused(&[limited_moves], at(limit, false), Error::<Test>::SlippageTooHigh);
			refused(&[limited_moves], at(limit, true), Error::<Test>::AmountTooLow);
		}
	})
}

#[test]
fn limit_on_the_wrong_side_should_be_refused_at_par() {
	with_stake_on_three_subnets(|| {
		let at = |limit, partial| {
			let (from, to) = (STABLE, ROOT);
			Ask { from, to, limit: Some(limit), partial, ..Default::default() }
		};
		for (family, limits) in [
			(limited_purchases as Family, [0, TAO - 1]),
			(limited_sales, [TAO + 1, u64::MAX]),
			(limited_moves, [TAO + 1, u64::MAX]),
		] {
			for limit in limits {
				refused(&[family], at(limit, false), Error::<Test>::SlippageTooHigh);
				refused(&[family], at(limit, true), Error::<Test>::AmountTooLow);
			}
		}
		refused(&[full_sale], at(TAO + 1, false), Error::<Test>::SlippageTooHigh);
	})
}

#[test]
fn limit_that_the_amount_goes_beyond_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let (cost, gain) = (price_with_fee(FIRST) + 10, price_after_fee(FIRST) - 10);
		let at = |limit| Ask { limit: Some(limit), amount: 100 * TAO, ..Default::default() };
		refused(&[limited_purchases], at(cost), Error::<Test>::SlippageTooHigh);
		refused(&[limited_sales], at(gain), Error::<Test>::SlippageTooHigh);
		refused(&[full_sale], at(gain), Error::<Test>::SlippageTooHigh);
		refused(&[limited_moves], at(TAO - 10), Error::<Test>::SlippageTooHigh);
		// The part within the limit is too small for a trade.
		let at = |limit| Ask { partial: true, ..at(limit) };
		refused(&[limited_purchases], at(cost), Error::<Test>::AmountTooLow);
	})
}

#[test]
fn dust_should_be_left_alone_or_go_with_the_rest() {
	with_stake_on_three_subnets(|| {
		const LEAST: u64 = 2_000_000;
		let ask = |from, amount| Ask { from, amount, ..Default::default() };
		for amount in [1, LEAST - 1] {
			refused(&[purchases, sales, moves], ask(STABLE, amount), Error::<Test>::AmountTooLow);
			refused(
				&[limited_purchases, sales, moves],
				ask(ROOT, amount),
				Error::<Test>::AmountTooLow,
			);
		}
		refused(&[moves], ask(STABLE, LEAST), Error::<Test>::AmountTooLow);
		// At a price of one quarter: less than one rao, and less than the minimum stake.
		refused(&[sales, moves], ask(FIRST, 1), Error::<Test>::InsufficientLiquidity);
		refused(&[sales, moves], ask(FIRST, LEAST), Error::<Test>::AmountTooLow);
		refused(&[purchases], ask(FIRST, LEAST), Error::<Test>::AmountTooLow);
		let within = Ask { to: FIRST, ..ask(FIRST, LEAST) };
		refused(&[moves_to_hotkey], within, Error::<Test>::AmountTooLow);
	})
}

#[test]
fn greatest_numbers_should_be_refused() {
	with_stake_on_three_subnets(|| {
		let most =
			|from| Ask { from, amount: u64::MAX, limit: Some(u64::MAX), ..Default::default() };
		refused(&[purchases], most(FIRST), Error::<Test>::InsufficientLiquidity);
		refused(&[purchases], most(STABLE), Error::<Test>::NotEnoughBalanceToStake);
		refused(&[limited_sales], most(FIRST), Error::<Test>::NotEnoughStakeToWithdraw);
		refused(&[full_sale], most(FIRST), Swaps::PriceLimitExceeded);
		refused(&[full_sale], most(STABLE), Error::<Test>::SlippageTooHigh);
		refused(&[limited_moves], most(FIRST), Error::<Test>::SlippageTooHigh);
		let nobody = AccountId::new([u8::MAX; 32]);
		let ask = Ask { hotkey: nobody, ..most(STABLE) };
		refused(&[moves, exits, gifts_to_nobody], ask, Error::<Test>::HotKeyAccountNotExists);
		let nowhere = NetUid::new(u16::MAX);
		refused(&ON_ONE, Ask { from: nowhere, ..most(STABLE) }, Error::<Test>::SubnetNotExists);
	})
}

#[test]
fn drained_pool_should_refuse_and_stay_as_it_is() {
	// Not started, so that it gets no emission.
	let tiny = crate::genesis::Subnet {
		started: false,
		tao_reserve: tao(1_000_000),
		alpha_reserve: alpha(1_000_000),
		..pool_of(FIRST, ExtBuilder::neurons([OWNER]))
	};
	ExtBuilder::default().with(tiny).build_and_execute(|| {
		SubtokenEnabled::<Test>::insert(FIRST, true);
		assert_eq!((reserve(FIRST), alpha_in(FIRST)), (1_000_000, 1_000_000));
		let few = 3_000_000;
		stake(2, OWNER, FIRST, few);
		assert!(alpha_in(FIRST) < 1_000_000, "the reserve is below the minimum for a trade");
		let ask = || Ask { amount: few, ..Default::default() };
		refused(&[purchases_at_any_price], ask(), Error::<Test>::InsufficientLiquidity);
		// With a limit, the pool is asked first how much it allows.
		refused(&[limited_purchases], ask(), Swaps::ReservesTooLow);
		// Sales are possible while there is TAO in the reserve.
		let held = staked(2, OWNER, FIRST);
		unstake(2, OWNER, FIRST, held);
		assert!(reserve(FIRST) >= 1_000_000);
	})
}

#[test]
fn stake_on_as_many_subnets_as_there_can_be_should_be_left_at_once() {
	let numbers = || (1..=128).map(NetUid::new);
	let mut builder = ExtBuilder::default();
	for netuid in numbers() {
		builder = builder.with(pool_of(netuid, ExtBuilder::neurons([OWNER])));
	}
	builder.build_and_execute(|| {
		let beyond = Ask { from: NetUid::new(129), ..Default::default() };
		refused(&ON_ONE, beyond, Error::<Test>::SubnetNotExists);
		numbers().for_each(|netuid| stake(2, OWNER, netuid, TAO));
		let held = StakingHotkeys::<Test>::get(cold(2));
		assert_eq!(held.len(), 1);
		assert_ok!(SubtensorModule::unstake_all_alpha(signed(cold(2)), hot(OWNER, 0)));
		assert!(numbers().all(|netuid| staked(2, OWNER, netuid) == 0));
		let on_root = staked(2, OWNER, ROOT);
		assert!(on_root > 127 * TAO && on_root < 128 * TAO, "{on_root}");
		numbers().for_each(|netuid| stake(2, OWNER, netuid, TAO));
		assert_ok!(SubtensorModule::unstake_all(signed(cold(2)), hot(OWNER, 0)));
		assert_eq!(AlphaV2::<Test>::iter_key_prefix((hot(OWNER, 0), cold(2))).count(), 0);
		assert!(balance(2) > WEALTH - 2 * TAO);
	})
}
