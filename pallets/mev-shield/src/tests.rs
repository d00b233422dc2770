//! Keys, offers and carriers.

use crate::{
	extensions::{CheckMortality, CheckShieldedTxValidity, UNKNOWN_KEY, UNREADABLE},
	mock::*,
	AnnouncedIn, AuthorKeys, Authors, Call, CurrentKey, Error, Event, NextKey, PendingKey,
	RetiredKeys, KEY_LIFETIME, MAX_RETIRED,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	inherent::{InherentData, ProvideInherent},
};
use ganglion_shield::{
	envelope::{Envelope, ENCAPSULATED_BYTES, NONCE_BYTES, TAG_BYTES},
	inherent::{Offer, IDENTIFIER},
	KeyHash, MAX_ERA_PERIOD,
};
use ganglion_test_chain::{assert_numbers, cold};
use ganglion_types::PlainVec;
use sp_runtime::{
	generic::Era,
	traits::{BlakeTwo256, Hash, TransactionExtension, TxBaseImplication},
	transaction_validity::{InvalidTransaction, TransactionSource::External},
	DispatchError,
};

// Keys ---------------------------------------------------------------------------------------------

/// The bytes that [`CurrentKey`], [`PendingKey`] and [`NextKey`] repeat.
fn keys() -> [Option<u8>; 3] {
	let keys = [CurrentKey::<Test>::get(), PendingKey::<Test>::get(), NextKey::<Test>::get()];
	keys.map(|key| key.map(|bytes| bytes[0]))
}

#[test]
fn keys_should_be_those_of_this_slot_and_of_the_next_two() {
	with_authors(4, || {
		for byte in 1..=4 {
			begin_block();
			assert_ok!(announce(byte));
		}
		// Slot 4 is author 0's, which announced 4 in it; authors 1 and 2 announced 1 and 2.
		assert_eq!(keys(), [None, Some(1), Some(2)]);
		begin_block();
		assert_eq!(keys(), [Some(1), Some(2), Some(3)]);
		assert_ok!(announce(5));
		assert_eq!(keys(), [Some(1), Some(2), Some(3)], "the carriers of this block are for key 1");
		begin_block_after(2);
		assert_eq!(keys(), [Some(3), Some(4), Some(5)], "a slot without a block is passed over");
	});
}

#[test]
fn only_author_should_always_have_the_next_key() {
	with_authors(1, || {
		begin_block();
		assert_eq!(keys(), [None; 3]);
		assert_ok!(announce(1));
		assert_eq!(keys(), [None, Some(1), Some(1)]);
		begin_block();
		assert_ok!(announce(2));
		assert_eq!(keys(), [Some(1), Some(2), Some(2)]);
	});
}

#[test]
fn replaced_key_should_be_accepted_as_long_as_a_carrier_can_be_valid() {
	with_authors(1, || {
		begin_block();
		assert_ok!(announce(1));
		for _ in 0..KEY_LIFETIME {
			begin_block();
			assert!(MevShield::accepts(hash(1)), "as long as it is the author's");
		}
		assert_ok!(announce(2));
		for _ in 0..MAX_ERA_PERIOD {
			begin_block();
			assert!(MevShield::accepts(hash(1)) && MevShield::accepts(hash(2)));
		}
		begin_block();
		assert!(!MevShield::accepts(hash(1)) && MevShield::accepts(hash(2)));
	});
}

#[test]
fn retired_keys_should_be_bounded_when_each_block_replaces_one() {
	with_authors(1, || {
		let mut most = 0;
		for byte in 0..100 {
			begin_block();
			assert_ok!(announce(byte));
			most = most.max(RetiredKeys::<Test>::get().len());
		}
		assert_eq!(most, MAX_RETIRED as usize);
	});
}

#[test]
fn withdrawn_key_should_be_nobodys() {
	with_authors(1, || {
		begin_block();
		assert_ok!(announce(1));
		begin_block();
		assert_ok!(announce_bytes(None));
		assert_eq!(keys(), [Some(1), None, None]);
		begin_block();
		assert_eq!(keys(), [None; 3]);
		assert!(MevShield::accepts(hash(1)), "carriers may be on their way");
	});
}

#[test]
fn unfit_announcement_should_be_refused() {
	with_authors(2, || {
		begin_block();
		assert_noop!(
			MevShield::announce_next_key(RuntimeOrigin::signed(cold(1)), None),
			DispatchError::BadOrigin
		);
		for bytes in [vec![], key(1)[1..].to_vec(), [key(1), vec![1]].concat()] {
			assert_noop!(announce_bytes(Some(bytes)), Error::<Test>::BadEncKeyLen);
		}
		assert_ok!(announce(1));
		assert_noop!(announce(2), Error::<Test>::AlreadyAnnounced);
		begin_block();
		assert_noop!(announce(1), Error::<Test>::KeyReused);
		AuthorCount::set(0);
		assert_noop!(announce(2), Error::<Test>::Unreachable);
		AuthorCount::set(2);
	});
}

// Offers -------------------------------------------------------------------------------------------

/// What the runtime announces when the node offers a key of `fresh` and holds those of `held`.
fn answer(fresh: Vec<u8>, held: &[u8]) -> Option<Call<Test>> {
	let held: Vec<KeyHash> = held.iter().map(|&byte| hash(byte)).collect();
	let mut data = InherentData::new();
	data.put_data(IDENTIFIER, &Offer { fresh, held }).unwrap();
	<MevShield as ProvideInherent>::create_inherent(&data)
}

fn announcement(byte: u8) -> Option<Call<Test>> {
	Some(Call::announce_next_key { enc_key: Some(PlainVec::truncate_from(key(byte))) })
}

#[test]
fn offer_should_be_taken_when_the_author_has_no_key_or_has_lost_it() {
	with_authors(2, || {
		begin_block();
		assert_eq!(answer(key(1), &[]), announcement(1));
		assert_ok!(announce(1));
		begin_block();
		assert_eq!(answer(key(2), &[1]), announcement(2), "the key is another author's");
		begin_block();
		assert_eq!(answer(key(3), &[1]), None);
		assert_eq!(answer(key(3), &[2]), announcement(3), "the node does not have its secret key");
	});
}

#[test]
fn offer_should_be_taken_when_the_key_is_old() {
	with_authors(1, || {
		begin_block();
		assert_ok!(announce(1));
		for _ in 1..KEY_LIFETIME {
			begin_block();
			assert_eq!(answer(key(2), &[1]), None);
		}
		begin_block();
		assert_eq!(answer(key(2), &[1]), announcement(2));
	});
}

#[test]
fn nothing_should_be_announced_without_an_offer_that_fits() {
	with_authors(1, || {
		begin_block();
		assert_eq!(<MevShield as ProvideInherent>::create_inherent(&InherentData::new()), None);
		for length in [0, 1183, 1185, 10_000] {
			assert_eq!(answer(vec![0; length], &[]), None, "{length} bytes are no key");
		}
		AuthorCount::set(0);
		assert_eq!(answer(key(1), &[]), None, "a block without an author");
		AuthorCount::set(1);
	});
}

#[test]
fn announcement_alone_should_be_an_inherent() {
	assert!(<MevShield as ProvideInherent>::is_inherent(&announcement(1).unwrap()));
	let carrier = Call::<Test>::submit_encrypted { ciphertext: PlainVec::new() };
	assert!(!<MevShield as ProvideInherent>::is_inherent(&carrier));
}

// Authors that are away ---------------------------------------------------------------------------

/// The author that may be away.
const ABSENT: u8 = 3;

/// Makes the next block as a node does: its author announces a key if it is time. [`ABSENT`] may
/// miss its slot.
fn make_block(misses: bool) {
	let missed = misses && InTurn::author(1) == Some(ABSENT);
	begin_block_after(if missed { 2 } else { 1 });
	let fresh = System::block_number() as u8;
	let held: Vec<u8> = (0..fresh).collect();
	if answer(key(fresh), &held).is_some() {
		assert_ok!(announce(fresh));
	}
}

#[test]
fn key_should_lapse_when_its_author_is_away() {
	with_authors(4, || {
		(0..4).for_each(|_| make_block(false));
		// In slot 3, its last. From then on it is looked at every fourth block.
		let last = 3 + KEY_LIFETIME + 2 * 4;
		for _ in 4..last {
			make_block(true);
			assert!(MevShield::accepts(hash(3)));
		}
		(0..4).for_each(|_| make_block(true));
		assert!(!MevShield::accepts(hash(3)));
		assert_eq!(AnnouncedIn::<Test>::get(ABSENT), None);
		for author in 0..ABSENT {
			assert!(AuthorKeys::<Test>::contains_key(author), "{author} makes blocks");
		}
		while InTurn::author(2) != Some(ABSENT) {
			make_block(true);
		}
		assert_eq!(keys()[2], None, "nobody would open what is encrypted for its slot");
	});
}

#[test]
fn author_should_announce_a_key_when_it_comes_back() {
	with_authors(4, || {
		(0..40).for_each(|number| make_block(number >= 4));
		assert!(!AuthorKeys::<Test>::contains_key(ABSENT));
		while InTurn::author(0) != Some(ABSENT) {
			make_block(false);
		}
		let number = System::block_number();
		assert_eq!(AnnouncedIn::<Test>::get(ABSENT), Some(number));
		assert!(MevShield::accepts(hash(number as u8)));
	});
}

#[test]
fn author_should_keep_its_key_when_it_misses_every_other_slot() {
	with_authors(4, || {
		(0..4).for_each(|_| make_block(false));
		let mut misses = false;
		for _ in 0..100 {
			if InTurn::author(1) == Some(ABSENT) {
				misses = !misses;
			}
			make_block(misses);
			assert!(AuthorKeys::<Test>::contains_key(ABSENT), "block {}", System::block_number());
		}
	});
}

#[test]
fn only_author_should_keep_its_key_when_it_sleeps() {
	with_authors(1, || {
		begin_block();
		assert_ok!(announce(1));
		begin_block_after(1_000_000);
		assert_eq!(keys(), [Some(1); 3]);
		assert!(MevShield::accepts(hash(1)));
	});
}

#[test]
fn keys_should_go_with_their_authors() {
	with_authors(4, || {
		(0..4).for_each(|_| make_block(false));
		AuthorCount::set(2);
		MevShield::authors_changed();
		// Slot 4 was author 0's, in turn with author 1 now.
		assert_eq!(keys(), [None, Some(1), Some(4)]);
		assert!(MevShield::accepts(hash(1)) && MevShield::accepts(hash(4)));
		for gone in [2, 3] {
			assert!(!MevShield::accepts(hash(gone)));
			assert!(!AuthorKeys::<Test>::contains_key(gone));
			assert!(!AnnouncedIn::<Test>::contains_key(gone));
		}
	});
}

// Carriers -----------------------------------------------------------------------------------------

fn ciphertext(key_hash: KeyHash) -> Vec<u8> {
	let encapsulated = vec![0; ENCAPSULATED_BYTES];
	let sealed = vec![0; TAG_BYTES];
	Envelope { key_hash, encapsulated, nonce: [0; NONCE_BYTES], sealed }.to_bytes()
}

fn carrier(bytes: Vec<u8>) -> RuntimeCall {
	Call::submit_encrypted { ciphertext: PlainVec::truncate_from(bytes) }.into()
}

/// Validates a call with an extension, as the pool does and the block.
fn validate<Extension>(extension: &Extension, call: &RuntimeCall) -> Result<(), InvalidTransaction>
where
	Extension: TransactionExtension<RuntimeCall>,
{
	let origin = RuntimeOrigin::signed(cold(1));
	let implicit = extension.implicit().expect("block 0 is known");
	let validity = extension.validate(
		origin,
		call,
		&Default::default(),
		0,
		implicit,
		&TxBaseImplication(call),
		External,
	);
	match validity {
		Ok(_) => Ok(()),
		Err(error) => match error {
			sp_runtime::transaction_validity::TransactionValidityError::Invalid(why) => Err(why),
			other => panic!("{other:?}"),
		},
	}
}

#[test]
fn ciphertext_should_be_for_an_accepted_key() {
	with_authors(1, || {
		let check = CheckShieldedTxValidity::<Test>::default();
		begin_block();
		assert_ok!(announce(1));
		assert_eq!(validate(&check, &carrier(ciphertext(hash(1)))), Ok(()));
		assert_eq!(validate(&check, &carrier(ciphertext(hash(2)))), Err(UNKNOWN_KEY));
		assert_eq!(validate(&check, &carrier(ciphertext(hash(1))[1..].to_vec())), Err(UNREADABLE));
		assert_eq!(validate(&check, &carrier(vec![])), Err(UNREADABLE));
	});
}

#[test]
fn carrier_should_live_for_eight_blocks_at_the_most() {
	with_authors(1, || {
		begin_block();
		let era = |period| CheckMortality::<Test>::from(Era::mortal(period, 0));
		let carrier = carrier(ciphertext(hash(1)));
		assert_eq!(validate(&era(4), &carrier), Ok(()));
		assert_eq!(validate(&era(8), &carrier), Ok(()));
		for long in [era(16), era(65_536), CheckMortality::from(Era::Immortal)] {
			assert_eq!(validate(&long, &carrier), Err(InvalidTransaction::Stale));
		}
	});
}

#[test]
fn other_calls_should_pass() {
	with_authors(1, || {
		begin_block();
		let other = RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
		assert_eq!(validate(&CheckShieldedTxValidity::<Test>::default(), &other), Ok(()));
		assert_eq!(validate(&CheckMortality::<Test>::from(Era::Immortal), &other), Ok(()));
	});
}

#[test]
fn extensions_should_be_encoded_as_clients_write_them() {
	let era = Era::mortal(8, 5);
	assert_eq!(CheckMortality::<Test>::from(era).encode(), era.encode());
	assert!(CheckShieldedTxValidity::<Test>::default().encode().is_empty());
	assert_eq!(
		<CheckMortality<Test> as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		"CheckMortality"
	);
}

#[test]
fn carrier_should_be_reported() {
	with_authors(1, || {
		begin_block();
		let ciphertext = PlainVec::truncate_from(vec![1, 2, 3]);
		let id = BlakeTwo256::hash_of(&(cold(1), &ciphertext));
		assert_ok!(MevShield::submit_encrypted(RuntimeOrigin::signed(cold(1)), ciphertext.clone()));
		System::assert_last_event(Event::EncryptedSubmitted { id, who: cold(1) }.into());
		assert_noop!(
			MevShield::submit_encrypted(RuntimeOrigin::none(), ciphertext),
			DispatchError::BadOrigin
		);
	});
}

// Invariants ---------------------------------------------------------------------------------------

#[test]
fn invariants_should_fail_when_broken() {
	use crate::AcceptedKeys;
	type Break = fn();
	let breaks: [(&str, Break); 6] = [
		("former author", || AnnouncedIn::<Test>::insert(2, 1)),
		("another length", || {
			AuthorKeys::<Test>::insert(0, frame_support::BoundedVec::truncate_from(vec![1]));
		}),
		("never announced", || AnnouncedIn::<Test>::remove(0)),
		("two authors have one key", || {
			AuthorKeys::<Test>::insert(1, AuthorKeys::<Test>::get(0).unwrap());
			AnnouncedIn::<Test>::insert(1, 1);
		}),
		("retired twice", || {
			RetiredKeys::<Test>::put(PlainVec::truncate_from(vec![(1, hash(1))]));
		}),
		("accepted keys", || AcceptedKeys::<Test>::insert(hash(9), ())),
	];
	for (words, break_it) in breaks {
		new_test_ext().execute_with(|| {
			AuthorCount::set(2);
			Slot::set(1);
			// The block of author 0.
			begin_block();
			assert_ok!(announce(1));
			assert_ok!(MevShield::do_try_state());
			break_it();
			let error = MevShield::do_try_state().expect_err(words);
			assert!(format!("{error:?}").contains(words), "{error:?} does not say {words}");
		});
	}
}

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<crate::Call<Test>, crate::Event<Test>, crate::Error<Test>>("MevShield");
}
