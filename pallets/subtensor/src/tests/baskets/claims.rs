//! Claiming shares in a basket.

use super::*;
use alloc::collections::BTreeSet;

/// Two people have bought shares of a basket that holds alpha of both pools, and TAO.
fn shared() {
	buy(5, 90 * TAO);
	buy(6, 30 * TAO);
	trade(ROOT, FIRST, 40 * TAO);
	trade(ROOT, SECOND, 20 * TAO);
}

fn claim_all(person: u8, subnets: &[NetUid]) -> DispatchResult {
	let subnets: BTreeSet<_> = subnets.iter().copied().collect();
	let claimed = SubtensorModule::claim_root(signed(cold(person)), subnets);
	claimed.map(drop).map_err(|error| error.error)
}

#[test]
fn claim_should_pay_the_shares_part_of_the_value_as_stake_on_root() {
	execute(|| {
		shared();
		let (worth, all, part) = (value(), all_shares(), shares(6));
		let due = (u128::from(worth) * u128::from(part) / u128::from(all)) as u64;
		let before = [reserve(ROOT), TotalStake::<Test>::get().rao()];
		assert_ok!(try_claim(6));
		assert_eq!(staked(6, TRADER, ROOT), due);
		assert_eq!(reserve(ROOT), before[0] + due);
		assert_eq!((shares(6), all_shares()), (0, all - part));
		assert_eq!(BasketRedeemedTao::<Test>::get(hotkey()), tao(due));
		assert_announced(Event::BasketClaimed {
			hotkey: hotkey(),
			coldkey: cold(6),
			tao: tao(due),
		});
		assert_announced(Event::RootClaimed { coldkey: cold(6), tao: tao(due) });
		assert!(value() >= worth - due, "selling a part brings more than its part of all");
	})
}

#[test]
fn claim_should_take_the_same_part_of_each_holding() {
	execute(|| {
		shared();
		let before = [FIRST, SECOND].map(holding);
		let (part, all) = (u128::from(shares(6)), u128::from(all_shares()));
		assert_ok!(try_claim(6));
		for (netuid, before) in [FIRST, SECOND].into_iter().zip(before) {
			let sold = (u128::from(before) * part / all) as u64;
			assert!((before - sold).abs_diff(holding(netuid)) <= 1, "all but roundings");
		}
	})
}

#[test]
fn last_claim_should_pay_everything_and_end_the_basket() {
	execute(|| {
		shared();
		assert_ok!(try_claim(5));
		let basket = number();
		let issued = issuance();
		assert_ok!(try_claim(6));
		assert!(staked(6, TRADER, ROOT) > 29 * TAO);
		assert_eq!(SubtensorModule::basket_of(&hotkey()), None);
		assert_eq!(issuance(), issued - EXISTENTIAL_DEPOSIT);
		let account = SubtensorModule::account_of_basket(basket);
		assert_eq!(Balances::free_balance(&account), 0);
		assert!(SubtensorModule::holdings_of(basket).is_empty());
		assert!(!BasketDepositedTao::<Test>::contains_key(hotkey()));
		buy(7, TAO);
		assert_eq!((number(), shares(7)), (basket + 1, TAO));
	})
}

#[test]
fn claim_should_leave_what_is_below_the_threshold() {
	execute(|| {
		buy(5, 90 * TAO);
		buy(6, 9_000_000);
		RootClaimableThreshold::<Test>::insert(ROOT, I96F32::from_num(9_000_001));
		assert_ok!(try_claim(6));
		assert_eq!((shares(6), staked(6, TRADER, ROOT)), (9_000_000, 0));
		RootClaimableThreshold::<Test>::insert(ROOT, I96F32::from_num(9_000_000));
		assert_ok!(try_claim(6));
		assert_eq!((shares(6), staked(6, TRADER, ROOT)), (0, 9_000_000));
	})
}

#[test]
fn claim_from_all_hotkeys_should_pay_shares_where_it_names_root() {
	execute(|| {
		shared();
		assert_ok!(claim_all(6, &[FIRST]));
		assert_eq!(shares(6), 30 * TAO);
		assert_ok!(claim_all(6, &[ROOT]));
		assert_eq!(shares(6), 0);
		assert!(staked(6, TRADER, ROOT) > 29 * TAO);
	})
}

#[test]
fn claim_should_pay_dividends_and_shares() {
	execute(|| {
		shared();
		stake(6, TRADER, ROOT, 1_000 * TAO);
		pay_root(&hotkey(), FIRST, 10 * TAO);
		assert!(owed(6, TRADER, FIRST) > 9 * TAO);
		assert_ok!(try_claim(6));
		assert_eq!((owed(6, TRADER, FIRST), shares(6)), (0, 0));
		assert!(staked(6, TRADER, ROOT) > 1_031 * TAO);
	})
}

#[test]
fn too_many_baskets_should_be_claimed_one_by_one() {
	execute(|| {
		buy(5, TAO);
		let basket = number();
		// Shares in eight more baskets, whose hotkeys stand for any.
		for index in 1..=8 {
			let other = SubtensorModule::basket_or_new(&hot(TRADER, index)).unwrap();
			let issue = (TAO, tao(TAO));
			assert_ok!(SubtensorModule::issue_shares(&hot(TRADER, index), other, &cold(5), issue));
			assert!(other > basket);
		}
		assert_noop!(claim_all(5, &[ROOT]), Error::<Test>::RootClaimTooHeavy);
		assert_ok!(claim_all(5, &[FIRST]));
		assert_ok!(try_claim(5));
		assert_eq!(staked(5, TRADER, ROOT), TAO);
	})
}

#[test]
fn claim_should_be_charged_for_the_basket() {
	execute(|| {
		shared();
		let charged = |person: u8| {
			let claimed = SubtensorModule::claim_root_with_hotkey(signed(cold(person)), hotkey());
			claimed.unwrap().actual_weight.unwrap().ref_time()
		};
		let (with, without) = (charged(6), charged(7));
		let part = weight_info::basket_cost::claims::<Test>(1, 2, 0);
		let none = weight_info::basket_cost::claims::<Test>(0, 0, 0);
		assert_eq!(with - without, (part - none).ref_time());
	})
}
