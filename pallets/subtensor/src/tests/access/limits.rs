//! Rate limits.

use crate::tests::mock::*;
use crate::{
	access::limits::passes,
	types::{Hyperparameter, TransactionType},
	*,
};
use frame_support::assert_ok;

#[test]
fn limit_should_pass_when_never_done_or_long_enough_ago() {
	assert!(passes(0, 5, u64::MAX), "never done");
	assert!(passes(5, 5, 0), "no limit");
	assert!(!passes(5, 9, 5));
	assert!(passes(5, 10, 5));
	assert!(!passes(u64::MAX, 1, 1), "done in the future");
}

#[test]
fn owner_should_wait_some_tempos_for_each_hyperparameter() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let limit = |parameter| SubtensorModule::ensure_owner_limit(NETUID, parameter);
		assert_ok!(limit(Hyperparameter::Rho));
		SubtensorModule::note_owner_limit(NETUID, Hyperparameter::Rho);
		run_blocks(19);
		assert_noop!(limit(Hyperparameter::Rho), Error::<Test>::TxRateLimitExceeded);
		assert_ok!(limit(Hyperparameter::MinBurn));
		assert_ok!(SubtensorModule::ensure_owner_limit(NOWHERE, Hyperparameter::Rho));
		run_blocks(1);
		assert_ok!(limit(Hyperparameter::Rho));
	})
}

#[test]
fn account_should_wait_for_each_kind_of_operation() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let limit =
			|who: &AccountId, kind| SubtensorModule::ensure_transaction_limit(who, NETUID, kind, 5);
		let kind = TransactionType::SetWeightsVersionKey;
		assert_ok!(limit(&cold(2), kind));
		SubtensorModule::note_transaction(&cold(2), NETUID, kind);
		run_blocks(4);
		assert_noop!(limit(&cold(2), kind), Error::<Test>::TxRateLimitExceeded);
		assert_ok!(limit(&cold(2), TransactionType::ServeAxon));
		assert_ok!(limit(&cold(3), kind));
		run_blocks(1);
		assert_ok!(limit(&cold(2), kind));
	})
}
