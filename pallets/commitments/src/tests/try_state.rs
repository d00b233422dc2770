//! Each invariant, broken on purpose.

use crate::{mock::*, types::Reveals, *};
use frame_support::{assert_ok, storage::unhashed};
use ganglion_test_chain::{hot, NETUID, NOWHERE};
use ganglion_types::PlainVec;
use sp_runtime::TryRuntimeError;

/// Asserts that `try_state` fails with `message` after a change of the state.
fn breaks(message: &'static str, change: impl FnOnce()) {
	chain().execute_with(|| {
		publish_pulse(1);
		assert_ok!(publish(hot(2, 0), &[sealed(b"x", 1), sealed(b"y", 9)]));
		next_block();
		assert_ok!(Commitments::do_try_state());
		change();
		assert_eq!(Commitments::do_try_state(), Err(TryRuntimeError::Other(message)));
	})
}

fn set_reveals(reveals: &[(&[u8], u64)]) {
	let list =
		reveals.iter().map(|(bytes, block)| (PlainVec::truncate_from(bytes.to_vec()), *block));
	let list = Reveals::truncate_from(list.collect());
	RevealedCommitments::<Test>::insert(NETUID, hot(2, 0), list);
}

#[test]
fn index_should_agree_with_the_commitments() {
	let message = "the index of timelocked fields differs from the commitments";
	let key = |round| Commitments::index_key(round, NETUID, &hot(2, 0));
	breaks(message, || TimelockedIndex::<Test>::remove(key(9)));
	breaks(message, || TimelockedIndex::<Test>::insert(key(8), ()));
}

#[test]
fn commitment_should_have_no_deposit() {
	breaks("a commitment has a deposit", || {
		CommitmentOf::<Test>::mutate(NETUID, hot(2, 0), |stored| {
			stored.as_mut().unwrap().deposit = 1;
		})
	});
}

#[test]
fn block_of_a_commitment_should_be_its_accounts_last() {
	let message = "the block of a commitment is not its account's last";
	breaks(message, || LastCommitment::<Test>::remove(NETUID, hot(2, 0)));
	breaks(message, || LastCommitment::<Test>::insert(NETUID, hot(2, 0), 77));
}

#[test]
fn commitment_should_be_readable() {
	breaks("a commitment is unreadable", || {
		unhashed::put_raw(&CommitmentOf::<Test>::hashed_key_for(NETUID, hot(3, 0)), &[255]);
	});
}

#[test]
fn reveals_should_be_some_and_in_order() {
	breaks("an empty list of reveals is stored", || set_reveals(&[]));
	breaks("a reveal is empty", || set_reveals(&[(b"", 1)]));
	breaks("reveals are out of order", || set_reveals(&[(b"x", 2), (b"x", 1)]));
	breaks("reveals are out of order", || set_reveals(&[(b"x", now() + 1)]));
}

#[test]
fn entries_should_be_of_a_subnet_that_exists() {
	let message = "an entry of a subnet that does not exist";
	breaks(message, || LastCommitment::<Test>::insert(NOWHERE, hot(2, 0), 1));
	breaks(message, || LastBondsReset::<Test>::insert(NOWHERE, hot(2, 0), 1));
	breaks(message, || {
		UsedSpaceOf::<Test>::insert(NOWHERE, hot(2, 0), types::UsageTracker::default());
	});
	breaks(message, || {
		let reveals = RevealedCommitments::<Test>::get(NETUID, hot(2, 0)).unwrap();
		RevealedCommitments::<Test>::insert(NOWHERE, hot(2, 0), reveals);
	});
}
