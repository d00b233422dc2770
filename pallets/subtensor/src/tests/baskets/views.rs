//! What clients read of baskets.

use super::*;

#[test]
fn basket_should_be_shown_with_its_tao_as_roots() {
	execute(|| {
		buy(5, 90 * TAO);
		buy(6, 30 * TAO);
		trade(ROOT, FIRST, 10 * TAO);
		let rows = SubtensorModule::get_validator_basket(hotkey());
		let first = (FIRST, alpha(holding(FIRST)));
		let brings = SubtensorModule::brings(FIRST, first.1);
		let root = (ROOT, alpha(cash()), tao(cash()));
		assert_eq!(rows, [root, (first.0, first.1, brings)]);
		assert_eq!(SubtensorModule::get_validator_basket_nav(hotkey()).rao(), value());
		assert_eq!(SubtensorModule::get_root_basket_total_nav().rao(), value());
		let summary = SubtensorModule::get_validator_basket_summary(hotkey());
		assert_eq!((summary.shares, summary.nav_tao.rao()), (all_shares(), value()));
		assert_eq!(summary.deposited_tao, tao(120 * TAO));
		assert_eq!(summary.redeemed_tao, tao(0));
		assert_eq!(SubtensorModule::get_all_validator_baskets(), [summary]);
	})
}

#[test]
fn position_should_be_worth_what_a_claim_pays() {
	execute(|| {
		buy(5, 90 * TAO);
		buy(6, 30 * TAO);
		trade(ROOT, FIRST, 10 * TAO);
		stake(6, TRADER, ROOT, 1_000 * TAO);
		pay_root(&hotkey(), SECOND, TAO);
		let position = SubtensorModule::get_basket_position(hotkey(), cold(6)).unwrap();
		let owed = alpha(owed(6, TRADER, SECOND));
		let spot = SubtensorModule::value_in_tao(SECOND, owed).rao();
		assert_eq!(position.beta, shares(6) + spot);
		assert_eq!(position.beta_total, all_shares() + spot);
		let payout = SubtensorModule::get_basket_payout(hotkey(), cold(6));
		assert_eq!(position.value_tao, payout);
		assert_eq!(SubtensorModule::get_root_basket_owed(cold(6)), payout);
		let row = (hotkey(), position.beta, payout);
		assert_eq!(SubtensorModule::get_root_basket_positions(cold(6)), [row]);
		assert_eq!(SubtensorModule::get_root_basket_portfolio(cold(6)), [position]);
		let preview = SubtensorModule::get_basket_claim_preview(hotkey(), cold(6)).unwrap();
		assert_eq!((preview.accrued_tao, preview.redeemable_tao), (payout, payout));
		assert_eq!((preview.rows, preview.rows_to_sell, preview.dust_rows), (2, 2, 0));
		assert_eq!(SubtensorModule::get_root_basket_claim_previews(cold(6)), [preview]);
		let before = staked(6, TRADER, ROOT);
		assert_ok!(try_claim(6));
		assert_eq!(staked(6, TRADER, ROOT) - before, payout.rao());
		assert_eq!(SubtensorModule::get_basket_position(hotkey(), cold(6)), None);
		assert_eq!(SubtensorModule::get_basket_claim_preview(hotkey(), cold(6)), None);
	})
}

#[test]
fn basket_that_does_not_exist_should_have_nothing_to_trade() {
	execute(|| {
		let status = SubtensorModule::get_basket_trading_status(hotkey());
		assert!(status.enabled && !status.frozen);
		assert_eq!((status.tao_available, status.budget_tao), (tao(0), tao(0)));
		assert!(SubtensorModule::get_validator_basket(hotkey()).is_empty());
		assert!(SubtensorModule::get_all_validator_baskets().is_empty());
	})
}
