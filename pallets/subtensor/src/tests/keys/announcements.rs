//! Announcements of coldkey swaps: their life, and what the coldkey may do meanwhile.

use crate::tests::mock::*;
use crate::*;
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use sp_runtime::traits::{BadOrigin, Hash};

type Hashing = <Test as frame_system::Config>::Hashing;

/// Hash of a person's coldkey, as it is announced.
fn hash_of(person: u8) -> <Test as frame_system::Config>::Hash {
	Hashing::hash_of(&cold(person))
}

fn announce(person: u8, new: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::announce_coldkey_swap(signed(cold(person)), hash_of(new))
}

fn clear(person: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::clear_coldkey_swap_announcement(signed(cold(person)))
}

fn dispute(person: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::dispute_coldkey_swap(signed(cold(person)))
}

/// A chain on which a swap is made three blocks after its announcement, and another is announced
/// two blocks later.
fn chain() -> ExtBuilder {
	ExtBuilder::with_subnet().settings(|settings| {
		settings.coldkey_swap_announcement_delay = Some(3);
		settings.coldkey_swap_reannouncement_delay = Some(2);
	})
}

#[test]
fn announcement_should_be_paid_and_stored() {
	chain().build_and_execute(|| {
		let (before, recycled) = (balance(2), TotalRecycled::<Test>::get());
		assert_ok!(announce(2, 9));
		assert_eq!(before - balance(2), TAO / 10);
		assert_eq!(TotalRecycled::<Test>::get().saturating_sub(recycled), tao(TAO / 10));
		let stored = ColdkeySwapAnnouncements::<Test>::get(cold(2));
		assert_eq!(stored, Some((now() + 3, hash_of(9))));
		assert_announced(Event::ColdkeySwapAnnounced {
			who: cold(2),
			new_coldkey_hash: hash_of(9),
		});
	})
}

#[test]
fn announcement_should_be_refused_when_it_cannot_be_paid() {
	chain().build_and_execute(|| {
		set_balance(&cold(2), TAO / 10 + EXISTENTIAL_DEPOSIT - 1);
		assert_noop!(announce(2, 9), Error::<Test>::NotEnoughBalanceToPaySwapColdKey);
		set_balance(&cold(2), TAO / 10 + EXISTENTIAL_DEPOSIT);
		assert_ok!(announce(2, 9));
	})
}

#[test]
fn announcement_should_be_replaced_for_nothing_when_it_is_old() {
	chain().build_and_execute(|| {
		assert_ok!(announce(2, 9));
		run_blocks(4);
		assert_noop!(announce(2, 8), Error::<Test>::ColdkeySwapReannouncedTooEarly);
		run_blocks(1);
		let before = balance(2);
		assert_ok!(announce(2, 8));
		assert_eq!(balance(2), before);
		let stored = ColdkeySwapAnnouncements::<Test>::get(cold(2));
		assert_eq!(stored, Some((now() + 3, hash_of(8))));
	})
}

#[test]
fn announcement_should_be_withdrawn_when_it_is_old() {
	chain().build_and_execute(|| {
		assert_noop!(clear(2), Error::<Test>::ColdkeySwapAnnouncementNotFound);
		assert_ok!(announce(2, 9));
		run_blocks(4);
		assert_noop!(clear(2), Error::<Test>::ColdkeySwapClearTooEarly);
		run_blocks(1);
		assert_ok!(clear(2));
		assert_announced(Event::ColdkeySwapCleared { who: cold(2) });
		assert!(!ColdkeySwapAnnouncements::<Test>::contains_key(cold(2)));
	})
}

#[test]
fn dispute_should_hold_until_root_settles_it() {
	chain().build_and_execute(|| {
		assert_noop!(dispute(2), Error::<Test>::ColdkeySwapAnnouncementNotFound);
		assert_ok!(announce(2, 9));
		assert_ok!(dispute(2));
		assert_announced(Event::ColdkeySwapDisputed { coldkey: cold(2) });
		assert_noop!(dispute(2), Error::<Test>::ColdkeySwapAlreadyDisputed);
		run_blocks(9);
		assert_noop!(announce(2, 8), Error::<Test>::ColdkeySwapDisputed);
		assert_noop!(clear(2), Error::<Test>::ColdkeySwapDisputed);
		assert_refused(
			|| SubtensorModule::swap_coldkey_announced(signed(cold(2)), cold(9)),
			Error::<Test>::ColdkeySwapDisputed,
		);

		let reset = |origin| SubtensorModule::reset_coldkey_swap(origin, cold(2));
		assert_noop!(reset(signed(cold(2))), BadOrigin);
		assert_ok!(reset(RuntimeOrigin::root()));
		assert_announced(Event::ColdkeySwapReset { who: cold(2) });
		assert!(!ColdkeySwapAnnouncements::<Test>::contains_key(cold(2)));
		assert!(!ColdkeySwapDisputes::<Test>::contains_key(cold(2)));
		assert_ok!(announce(2, 9));
	})
}

#[test]
fn swap_should_be_refused_when_it_is_not_the_announced_one() {
	let unused = stranger(9);
	chain().build_and_execute(|| {
		let swap = |new: AccountId| SubtensorModule::swap_coldkey_announced(signed(cold(2)), new);
		let announce = |new: &AccountId| {
			let hash = Hashing::hash_of(new);
			assert_ok!(SubtensorModule::announce_coldkey_swap(signed(cold(2)), hash));
		};
		let not_found = Error::<Test>::ColdkeySwapAnnouncementNotFound;
		assert_refused(|| swap(unused.clone()), not_found);
		announce(&unused);
		assert_refused(|| swap(stranger(8)), Error::<Test>::AnnouncedColdkeyHashDoesNotMatch);
		run_blocks(2);
		assert_refused(|| swap(unused.clone()), Error::<Test>::ColdkeySwapTooEarly);
		run_blocks(1);
		assert_ok!(swap(unused.clone()));
		assert!(!ColdkeySwapAnnouncements::<Test>::contains_key(cold(2)));
	})
}

#[test]
fn delays_should_be_short_when_blocks_are_fast() {
	ExtBuilder::default().block_time(250).build_and_execute(|| {
		assert_eq!(ColdkeySwapAnnouncementDelay::<Test>::get(), 50);
		assert_eq!(ColdkeySwapReannouncementDelay::<Test>::get(), 10);
		assert_eq!(HotkeySwapInterval::<Test>::get(), 1);
	})
}
