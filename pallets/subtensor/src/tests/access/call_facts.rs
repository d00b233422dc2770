//! The table of what is known of a call before it is dispatched.

use crate::{
	access::call_facts::{facts, Fee, Guard},
	tests::mock::*,
	*,
};
use codec::Decode;
use frame_support::{
	dispatch::{GetDispatchInfo, Pays},
	traits::{GetCallIndex, GetCallName},
};

/// Every call of the pallet, with arguments whose encoding is all zeros.
fn every_call() -> Vec<Call<Test>> {
	let calls = Call::<Test>::get_call_indices().iter().map(|index| {
		let mut encoded = vec![0; 256];
		encoded[0] = *index;
		Call::decode(&mut encoded.as_slice()).expect("zeros decode as arguments")
	});
	calls.collect()
}

#[test]
fn calls_should_be_free_exactly_where_the_table_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let calls = every_call();
		assert_eq!(calls.len(), Call::<Test>::get_call_names().len());
		for call in calls {
			let is_free = call.get_dispatch_info().pays_fee == Pays::No;
			let listed = facts(&call).fee == Fee::Free;
			assert_eq!(is_free, listed, "{}", call.get_call_name());
		}
	});
}

#[test]
fn free_calls_should_have_a_guard() {
	let free = |call: &Call<Test>| facts(call).fee == Fee::Free;
	let calls: Vec<_> = every_call().into_iter().filter(free).collect();
	assert!(!calls.is_empty());
	for call in calls {
		assert!(!matches!(facts(&call).guard, Guard::None), "{}", call.get_call_name());
	}
}
