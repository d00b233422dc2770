//! Whose accounts an order touches: owners that are frozen, stake that is locked, recipients.

use crate::{mock::*, types::*, *};
use frame_support::assert_ok;
use ganglion_test_chain::{assert_noop, cold, stranger, AccountId, NETUID, TAO};
use pallet_subtensor::{keys::swaps::RolesInSwap, ColdkeySwapAnnouncements, KeysInSwap};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Perbill, TokenError,
};

type Own = Error<Test>;
type OfProtocol = pallet_subtensor::Error<Test>;

fn announce(person: u8) {
	let hash = BlakeTwo256::hash_of(&stranger(5));
	let origin = RuntimeOrigin::signed(trader(person));
	SubtensorModule::announce_coldkey_swap(origin, hash).unwrap();
}

#[test]
fn owner_should_not_trade_while_its_swap_is_announced() {
	chain().execute_with(|| {
		stake(1, 100 * TAO);
		announce(1);
		for order in [buy(1, TAO), sell(1, TAO)] {
			assert_noop!(execute(&order), Own::OrderSignerFrozen);
			assert_noop!(batch(&[order]), Own::OrderSignerFrozen);
		}
		ColdkeySwapAnnouncements::<Test>::remove(trader(1));
		assert_ok!(execute(&buy(1, TAO)));
	})
}

#[test]
fn owner_should_not_trade_while_its_key_is_being_swapped() {
	chain().execute_with(|| {
		stake(1, 100 * TAO);
		KeysInSwap::<Test>::insert(trader(1), RolesInSwap::REPLACED);
		assert_noop!(execute(&buy(1, TAO)), Own::OrderSignerFrozen);
		assert_noop!(batch(&[sell(1, TAO)]), Own::OrderSignerFrozen);
	})
}

#[test]
fn locked_stake_should_not_be_sold() {
	run(|| {
		stake(1, 100 * TAO);
		stake(2, 100 * TAO);
		let all = staked(1);
		lock(1, all / 2);
		let free = all - all / 2;
		let more = sell(1, free + 1);
		assert_noop!(execute(&more), OfProtocol::StakeUnavailable);
		assert_noop!(batch(core::slice::from_ref(&more)), OfProtocol::StakeUnavailable);
		// Not even to a buyer of the same batch.
		assert_noop!(batch(&[buy(2, 100 * TAO), more]), OfProtocol::StakeUnavailable);
		// Nor in two orders, each of which would be covered.
		let halves = [sell(1, free), sell(1, free - 1)];
		assert_noop!(batch(&halves), OfProtocol::StakeUnavailable);
		assert_ok!(batch(&[sell(1, free)]));
	})
}

#[test]
fn fee_should_not_go_to_an_account_of_the_chain() {
	run(|| {
		let to = |who: AccountId| Order {
			fee_rate: Perbill::from_percent(1),
			fee_recipient: who,
			..buy(1, TAO)
		};
		for who in [SubtensorModule::account_of(NETUID), stranger(66)] {
			assert_noop!(execute(&to(who.clone())), Own::RecipientNotAllowed);
			assert_noop!(batch(&[to(who.clone())]), Own::RecipientNotAllowed);
			// It receives nothing.
			let amount = u64::from(who == stranger(66)) + TAO;
			assert_ok!(execute(&Order { fee_rate: Perbill::zero(), amount, ..to(who) }));
		}
	})
}

#[test]
fn fees_of_a_batch_should_be_paid_as_one_to_each_recipient() {
	run(|| {
		stake(3, 100 * TAO);
		// Each fee is below the existential deposit, their sum is not.
		let rate = Perbill::from_parts(300);
		let to_new = |order| Order { fee_rate: rate, fee_recipient: stranger(1), ..order };
		let orders = [to_new(buy(1, TAO)), to_new(buy(2, TAO))];
		assert_noop!(execute(&orders[0]), TokenError::BelowMinimum);
		assert_ok!(batch(&orders));
		assert_eq!(balance(&stranger(1)), 600);
	})
}

#[test]
fn hotkey_should_not_be_in_a_swap() {
	chain().execute_with(|| {
		KeysInSwap::<Test>::insert(validator(), RolesInSwap::HOTKEY);
		assert_noop!(execute(&buy(1, TAO)), OfProtocol::KeySwapInProgress);
		assert_noop!(batch(&[buy(1, TAO)]), OfProtocol::KeySwapInProgress);
	})
}

#[test]
fn author_should_receive_the_fees_of_the_pool() {
	run(|| {
		let author = cold(ganglion_test_chain::AUTHOR);
		let before = balance(&author);
		assert_ok!(execute(&buy(1, 100 * TAO)));
		let after_purchase = balance(&author);
		assert!(after_purchase > before);
		assert_ok!(batch(&[sell(1, staked(1))]));
		assert!(balance(&author) > after_purchase);
	})
}
