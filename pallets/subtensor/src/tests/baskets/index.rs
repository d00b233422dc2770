//! The index of baskets, and what is shown beside it.

use super::*;
use crate::{baskets::index::PERIOD, types::BetaIndexSnapshotOf};
use frame_support::weights::{Weight, WeightMeter};
use pallet_subtensor_runtime_api::BetaPricing;
use substrate_fixed::types::U64F64;

/// Prices all baskets, in the next block whose number the period divides.
fn price_all() {
	let block = System::block_number();
	System::set_block_number((block / PERIOD + 1) * PERIOD);
	SubtensorModule::price_baskets(&mut WeightMeter::new());
	while BetaIndexSweep::<Test>::exists() {
		System::set_block_number(System::block_number() + 1);
		SubtensorModule::price_baskets(&mut WeightMeter::new());
	}
}

/// The levels of the index of baskets, and of that of root's stakers.
fn levels() -> (U64F64, U64F64) {
	SubtensorModule::get_beta_index()
}

fn pricing(hotkey: AccountId) -> BetaPricing<AccountId> {
	SubtensorModule::get_beta_pricing(hotkey).expect("there is a basket")
}

#[track_caller]
fn assert_near(left: U64F64, right: U64F64) {
	let (left, right) = (left.to_num::<f64>(), right.to_num::<f64>());
	assert!((left / right - 1.0).abs() < 1e-9, "{left} is not {right}");
}

/// Raises the price of a subnet's alpha by a purchase.
fn raise(netuid: NetUid) {
	stake(9, OWNER, netuid, 2_000 * TAO);
}

#[test]
fn new_basket_should_begin_on_the_index() {
	execute(|| {
		buy(5, 90 * TAO);
		let shown = pricing(hotkey());
		assert_eq!((shown.display_price, shown.stake_price), levels());
		assert_eq!((shown.bag_index, shown.stake_index), levels());
		assert_eq!(shown.first_block, System::block_number());
		assert_eq!((shown.provisional, shown.shares), (false, all_shares()));
		assert_eq!(shown.spot_nav_tao, tao(value()));
		assert_announced(Event::BetaBaselineStamped { hotkey: hotkey() });
		// A deposit puts it there once.
		let baseline = BetaBaseline::<Test>::get(hotkey());
		buy(6, 30 * TAO);
		assert_eq!(BetaBaseline::<Test>::get(hotkey()), baseline);
	})
}

#[test]
fn index_should_follow_the_price_of_the_only_basket() {
	execute(|| {
		buy(5, 90 * TAO);
		trade(ROOT, FIRST, 50 * TAO);
		price_all();
		assert_eq!(levels().0, 1, "the first sample says nothing of growth");
		let before = pricing(hotkey()).display_price;
		raise(FIRST);
		let after = pricing(hotkey()).display_price;
		assert!(after > before);
		assert_eq!(levels().0, 1, "the level is that of the last sample");
		price_all();
		assert_near(levels().0, after / before);
		let level = levels().0;
		price_all();
		assert_near(levels().0, level);
		let block = BetaIndexSnapshot::<Test>::get().map(|BetaIndexSnapshotOf { block, .. }| block);
		assert_eq!(block, Some(System::block_number()));
	})
}

#[test]
fn deposits_and_claims_should_not_move_the_index() {
	execute(|| {
		buy(5, 90 * TAO);
		price_all();
		let level = levels().0;
		buy(6, 900 * TAO);
		assert_ok!(try_claim(5));
		price_all();
		assert_near(levels().0, level);
		assert_near(pricing(hotkey()).display_price, level);
	})
}

#[test]
fn later_basket_should_begin_at_the_level_of_its_time() {
	execute(|| {
		buy(5, 90 * TAO);
		trade(ROOT, FIRST, 50 * TAO);
		price_all();
		raise(FIRST);
		price_all();
		let level = levels().0;
		assert!(level > 1);
		let other = hot(3, 0);
		run_blocks(1);
		assert_ok!(SubtensorModule::root_register(signed(cold(3)), other.clone()));
		let bought =
			SubtensorModule::stake_into_basket(signed(cold(6)), other.clone(), tao(10 * TAO));
		assert_ok!(bought.map(drop).map_err(|error| error.error));
		let shown = pricing(other);
		assert_near(shown.spot_price, U64F64::from_num(1));
		assert_near(shown.display_price, level);
		assert_near(shown.display_shares * shown.display_price, U64F64::from_num(10 * TAO));
		// It has no growth yet, and the other one counts alone.
		price_all();
		assert_near(levels().0, level);
	})
}

#[test]
fn small_basket_should_not_count() {
	execute(|| {
		buy(5, 50_000_000);
		price_all();
		assert_eq!(BetaIndexFundSample::<Test>::get(hotkey()), None);
		buy(6, TAO);
		price_all();
		assert!(BetaIndexFundSample::<Test>::contains_key(hotkey()));
	})
}

#[test]
fn basket_that_ends_should_leave_the_index() {
	execute(|| {
		buy(5, 90 * TAO);
		price_all();
		assert_ok!(try_claim(5));
		assert_eq!(BetaBaseline::<Test>::get(hotkey()), None);
		assert_eq!(BetaIndexFundSample::<Test>::get(hotkey()), None);
		assert_eq!(SubtensorModule::get_beta_pricing(hotkey()), None);
		let level = levels().0;
		price_all();
		assert_eq!(levels().0, level);
	})
}

#[test]
fn dividends_should_raise_what_a_stake_on_root_becomes() {
	execute(|| {
		stake(5, TRADER, ROOT, 1_000 * TAO);
		buy(6, 90 * TAO);
		price_all();
		assert_eq!(BasketTwr::<Test>::get(hotkey()), 1);
		let stake = SubtensorModule::total_alpha(&hotkey(), ROOT).rao();
		for netuid in [FIRST, SECOND] {
			pay_root(&hotkey(), netuid, 10 * TAO);
		}
		let worth = |netuid| {
			let paid = RootAlphaDividendsPerSubnet::<Test>::get(netuid, hotkey());
			SubtensorModule::value_in_tao(netuid, paid).rao()
		};
		let part = |netuid| U64F64::from_num(worth(netuid)) / U64F64::from_num(stake);
		let grown = (U64F64::from_num(1) + part(FIRST)) * (U64F64::from_num(1) + part(SECOND));
		let shown = pricing(hotkey());
		assert_near(shown.staker_twr, grown);
		assert_near(shown.stake_price, grown);
		assert_near(shown.staker_yield, part(FIRST) + part(SECOND));
		price_all();
		assert_near(levels().1, grown);
		assert_eq!(levels().0, 1, "dividends that are not claimed are no share");
	})
}

#[test]
fn unclaimed_dividends_should_be_shown_at_the_level_of_the_index() {
	execute(|| {
		stake(5, TRADER, ROOT, 1_000 * TAO);
		assert_eq!(SubtensorModule::get_beta_pricing(hotkey()), None);
		pay_root(&hotkey(), FIRST, 10 * TAO);
		let shown = pricing(hotkey());
		assert!(shown.provisional);
		assert_eq!((shown.display_price, shown.stake_price), levels());
		assert_eq!((shown.first_block, shown.spot_nav_tao.rao()), (0, shown.shares));
		let position = SubtensorModule::get_beta_position(hotkey(), cold(5)).unwrap();
		assert_eq!((position.beta, position.provisional), (shown.shares, true));
		assert_eq!(position.display_beta, position.spot_value_tao.rao());
		assert_eq!(SubtensorModule::get_beta_portfolio(cold(5)), [position]);
	})
}

#[test]
fn position_should_be_worth_its_units_at_the_price_shown() {
	execute(|| {
		buy(5, 90 * TAO);
		trade(ROOT, FIRST, 50 * TAO);
		raise(FIRST);
		let position = SubtensorModule::get_beta_position(hotkey(), cold(5)).unwrap();
		let worth = position.display_beta * position.display_price;
		assert_near(worth, U64F64::from_num(position.spot_value_tao.rao()));
		let plain = SubtensorModule::get_basket_position(hotkey(), cold(5)).unwrap();
		assert_eq!((position.beta, position.value_tao), (plain.beta, plain.value_tao));
		assert_eq!(SubtensorModule::get_beta_position(hotkey(), cold(6)), None);
	})
}

#[test]
fn pages_should_show_each_basket_once() {
	execute(|| {
		buy(5, 90 * TAO);
		for person in [OWNER, 3] {
			stake(5, person, ROOT, 100 * TAO);
			pay_root(&hot(person, 0), FIRST, 10 * TAO);
		}
		let all = SubtensorModule::get_all_beta_pricing(None, 0);
		assert_eq!((all.pricing.len(), all.next), (3, None));
		let (mut pages, mut next) = (vec![], None);
		loop {
			let page = SubtensorModule::get_all_beta_pricing(next, 1);
			assert!(page.pricing.len() <= 1);
			pages.extend(page.pricing);
			next = page.next;
			if next.is_none() {
				break;
			}
		}
		assert_eq!(pages, all.pricing);
	})
}

#[test]
fn pricing_should_go_on_where_it_stopped() {
	execute(|| {
		for person in [TRADER, OWNER, 3] {
			let hotkey = hot(person, 0);
			if person != TRADER {
				run_blocks(1);
				assert_ok!(SubtensorModule::root_register(signed(cold(person)), hotkey.clone()));
			}
			let bought = SubtensorModule::stake_into_basket(signed(cold(5)), hotkey, tao(TAO));
			assert_ok!(bought.map(drop).map_err(|error| error.error));
		}
		System::set_block_number(PERIOD);
		let most = u32::from(TotalNetworks::<Test>::get());
		let look = weight_info::basket_cost::look_at_index::<Test>().ref_time();
		let room = look + weight_info::basket_cost::sample::<Test>(most).ref_time();
		let mut blocks = 0;
		while BetaIndexFundSample::<Test>::iter_keys().count() < 3 {
			let mut meter = WeightMeter::with_limit(Weight::from_parts(room, u64::MAX));
			SubtensorModule::price_baskets(&mut meter);
			blocks += 1;
			assert!(blocks <= 3, "each block prices one at least");
			System::set_block_number(PERIOD + blocks);
		}
		assert!(blocks > 1, "not all fit a block");
		// Too full a block prices none, and forgets none.
		let sweep = BetaIndexSweep::<Test>::get();
		SubtensorModule::price_baskets(&mut WeightMeter::with_limit(Weight::zero()));
		assert_eq!(BetaIndexSweep::<Test>::get(), sweep);
		SubtensorModule::price_baskets(&mut WeightMeter::new());
		assert_eq!(BetaIndexSweep::<Test>::get(), None);
	})
}
