//! Root dividends that enter a basket, and what a basket earns itself.

use super::*;
use crate::types::RootClaimTypeEnum::Keep;

#[test]
fn dividends_should_enter_the_basket_while_it_trades() {
	execute(|| {
		stake(5, TRADER, ROOT, 1_000 * TAO);
		pay_root(&hotkey(), FIRST, 10 * TAO);
		let (due, root) = (owed(5, TRADER, FIRST), staked(5, TRADER, ROOT));
		NumRootClaim::<Test>::put(5);
		run_blocks(1);
		assert_eq!((owed(5, TRADER, FIRST), holding(FIRST)), (0, due));
		assert_eq!(staked(5, TRADER, ROOT), root);
		assert_eq!(shares(5), value());
		assert_announced(Event::BasketDeposited {
			hotkey: hotkey(),
			tao: tao(value()),
			shares: shares(5),
		});
		// A second dividend is worth shares at the basket's price.
		pay_root(&hotkey(), SECOND, 10 * TAO);
		let (before, worth) = (shares(5), value());
		run_blocks(1);
		assert!(shares(5) - before <= value() - worth);
		assert_ok!(try_claim(5));
		assert!(staked(5, TRADER, ROOT) > 1_004 * TAO);
		assert_eq!(SubtensorModule::basket_of(&hotkey()), None);
	})
}

#[test]
fn dividends_should_be_kept_or_sold_where_they_enter_no_basket() {
	execute(|| {
		assert_ok!(SubtensorModule::set_root_claim_type(signed(cold(5)), Keep));
		for person in [5, 6] {
			stake(person, TRADER, ROOT, 1_000 * TAO);
		}
		pay_root(&hotkey(), FIRST, 10 * TAO);
		NumRootClaim::<Test>::put(5);
		run_blocks(1);
		assert!(staked(5, TRADER, FIRST) > 4 * TAO, "the holder keeps them");
		assert!(shares(5) == 0 && shares(6) > TAO);
		BasketTradingEnabled::<Test>::put(false);
		pay_root(&hotkey(), FIRST, 10 * TAO);
		let root = staked(6, TRADER, ROOT);
		run_blocks(1);
		assert!(staked(6, TRADER, ROOT) > root, "they are sold");
	})
}

#[test]
fn shares_should_be_those_of_whoever_was_owed_the_dividends() {
	execute(|| {
		stake(5, TRADER, ROOT, 3_000 * TAO);
		stake(6, TRADER, ROOT, 1_000 * TAO);
		pay_root(&hotkey(), FIRST, 40 * TAO);
		NumRootClaim::<Test>::put(5);
		run_blocks(1);
		let ratio = shares(5) as f64 / shares(6) as f64;
		assert!((2.9..3.1).contains(&ratio), "{ratio}");
	})
}

#[test]
fn basket_should_earn_as_a_staker() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, 10 * TAO);
		let (held, worth) = (holding(FIRST), value());
		assert_ok!(SubtensorModule::mint_alpha(FIRST, alpha(TAO)));
		assert_ok!(SubtensorModule::distribute_stake(&hotkey(), FIRST, alpha(TAO)));
		assert!(holding(FIRST) >= held + TAO - 1);
		assert!(value() > worth);
	})
}

#[test]
fn failed_entry_should_stay_owed_and_be_reported() {
	execute(|| {
		buy(6, 100 * TAO);
		trade(ROOT, SECOND, 10 * TAO);
		stake(5, TRADER, ROOT, 1_000 * TAO);
		pay_root(&hotkey(), FIRST, 10 * TAO);
		let due = owed(5, TRADER, FIRST);
		keep_blocks_full();
		dissolve(SECOND);
		let mut meter = frame_support::weights::WeightMeter::new();
		NumRootClaim::<Test>::put(5);
		SubtensorModule::claim_automatically(&mut meter);
		assert_eq!((owed(5, TRADER, FIRST), shares(5)), (due, 0));
		assert_announced(Event::RootClaimFailed {
			coldkey: cold(5),
			hotkey: hotkey(),
			netuid: ROOT,
			error: Error::<Test>::WaitingForDissolvedSubnetCleanup.into(),
		});
	})
}
