//! Dissolved subnets, and holdings that nobody buys.

use super::*;

#[test]
fn basket_should_be_paid_for_alpha_of_a_dissolved_subnet() {
	execute(|| {
		buy(5, 100 * TAO);
		trade(ROOT, FIRST, 10 * TAO);
		trade(ROOT, SECOND, 5 * TAO);
		let held = cash();
		// The pool's alpha counts for the protocol.
		NetworkRegisteredAt::<Test>::insert(FIRST, 1);
		keep_blocks_full();
		dissolve(FIRST);
		let waits = || Error::<Test>::WaitingForDissolvedSubnetCleanup;
		assert_noop!(try_buy(6, TAO), waits());
		assert_noop!(try_claim(5), waits());
		assert_noop!(try_trade(ROOT, SECOND, TAO, 0), waits());
		clean_up();
		assert_eq!(holding(FIRST), 0);
		assert!(cash() > held + 9 * TAO, "the reserve is paid out as to any staker");
		trade(ROOT, SECOND, TAO);
		buy(6, TAO);
		assert_ok!(try_claim(5));
		assert!(staked(5, TRADER, ROOT) > 98 * TAO);
	})
}

#[test]
fn worthless_alpha_should_be_written_off() {
	execute(|| {
		buy(5, 100 * TAO);
		let basket = number();
		assert_ok!(SubtensorModule::mint_alpha(FIRST, alpha(2)));
		assert_ok!(SubtensorModule::put_into_basket(basket, FIRST, alpha(2)));
		assert!(SubtensorModule::brings(FIRST, alpha(2)).is_zero());
		let burned = AlphaBurned::<Test>::get(FIRST);
		assert_ok!(try_claim(5));
		assert_eq!(AlphaBurned::<Test>::get(FIRST), alpha(burned.rao() + 2));
		assert_announced(Event::BasketAlphaWrittenOff {
			hotkey: hotkey(),
			netuid: FIRST,
			alpha: alpha(2),
		});
		assert_eq!(SubtensorModule::basket_of(&hotkey()), None);
		assert_eq!(staked(5, TRADER, ROOT), 100 * TAO);
	})
}
