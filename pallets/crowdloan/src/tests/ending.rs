//! Spending what is raised.

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{Bounded, OriginTrait},
	weights::Weight,
};
use frame_system::Call as SystemCall;
use ganglion_test_chain::{assert_refused, cold, TAO};
use pallet_subtensor::Call as Protocol;
use sp_runtime::{DispatchError, Percent};

fn spend() -> RuntimeCall {
	spender::Call::spend {}.into()
}

/// Asserts that the creator cannot finalize, for this reason.
#[track_caller]
fn refused(id: u32, reason: impl Into<DispatchError>) {
	assert_refused(|| Crowdloan::finalize(by(CREATOR), id), reason);
}

#[test]
fn target_should_receive_the_sum() {
	run(|| {
		let id = open();
		assert_ok!(contribute(2, id, 90 * TAO));
		run_blocks(500);
		let info = Crowdloan::finalize(by(CREATOR), id).unwrap();
		assert_eq!(info.actual_weight, Some(Measured::<Test>::finalize()));
		assert_eq!(balance(&target()), 100 * TAO);
		assert!(stored(id).finalized);
		assert_eq!(Contributions::<Test>::get(id, cold(2)), Some(90 * TAO), "for the record");
		System::assert_last_event(Event::Finalized { crowdloan_id: id }.into());
	})
}

#[test]
fn finalizing_should_be_the_creators_once_when_the_cap_is_raised() {
	run(|| {
		refused(0, Error::<Test>::InvalidCrowdloanId);
		let id = open();
		assert_refused(|| Crowdloan::finalize(by(2), id), Error::<Test>::InvalidOrigin);
		refused(id, Error::<Test>::CapNotRaised);
		assert_ok!(contribute(2, id, 90 * TAO));
		assert_ok!(finalize(id));
		refused(id, Error::<Test>::AlreadyFinalized);
	})
}

#[test]
fn call_should_spend_the_sum_in_the_creators_name() {
	run(|| {
		let before = balance(&cold(CREATOR));
		let id = raised_for(spend());
		let declared = Call::<Test>::finalize { crowdloan_id: id }.get_dispatch_info().call_weight;
		let own = Measured::<Test>::finalize();
		assert!(declared.all_gte(own.saturating_add(Weight::from_parts(7_000, 0))));
		let info = Crowdloan::finalize(by(CREATOR), id).unwrap();
		assert_eq!(info.actual_weight, Some(declared));
		assert_eq!(balance(&cold(CREATOR)), before + 90 * TAO);
		assert!(stored(id).finalized);
		assert!(!CurrentCrowdloanId::<Test>::exists());
		let weight = || Call::<Test>::finalize { crowdloan_id: id }.get_dispatch_info().call_weight;
		assert_eq!(weight(), own, "the call is not dispatched again");
	})
}

#[test]
fn call_should_be_refused_that_leaves_the_sum() {
	run(|| {
		let id = raised_for(SystemCall::remark { remark: vec![] });
		refused(id, Error::<Test>::FundsNotSettled);
		// A batch succeeds, though the call in it fails.
		let forbidden = SystemCall::set_heap_pages { pages: 1 }.into();
		let id = raised_for(batch(vec![forbidden]));
		refused(id, Error::<Test>::FundsNotSettled);
		assert_ok!(Crowdloan::withdraw(by(2), id));
	})
}

#[test]
fn call_should_be_undone_that_fails() {
	run(|| {
		let fails = pallet_balances::Call::transfer_all { dest: cold(3), keep_alive: false };
		let forbidden: RuntimeCall = SystemCall::set_heap_pages { pages: 1 }.into();
		let both = vec![fails.into(), forbidden];
		let id = raised_for(pallet_utility::Call::batch_all { calls: both });
		let before = balance(&cold(CREATOR));
		refused(id, DispatchError::BadOrigin);
		assert_eq!(balance(&cold(CREATOR)), before);
		assert!(!stored(id).finalized);
	})
}

#[test]
fn call_should_find_a_crowdloan_that_cannot_be_changed() {
	run(|| {
		let crowdloan_id = 0;
		let changes: [RuntimeCall; 5] = [
			Call::withdraw { crowdloan_id }.into(),
			Call::refund { crowdloan_id }.into(),
			Call::dissolve { crowdloan_id }.into(),
			Call::contribute { crowdloan_id, amount: TAO }.into(),
			Call::update_cap { crowdloan_id, new_cap: 101 * TAO }.into(),
		];
		let id = raised_for(batch(changes.into_iter().chain([spend()]).collect()));
		refused(id, Error::<Test>::FundsNotSettled);
		assert_eq!(stored(id).raised, 100 * TAO);
		for (number, change) in [
			Call::<Test>::withdraw { crowdloan_id: 1 },
			Call::refund { crowdloan_id: 2 },
			Call::dissolve { crowdloan_id: 3 },
			Call::update_cap { crowdloan_id: 4, new_cap: 101 * TAO },
		]
		.into_iter()
		.enumerate()
		{
			let id = raised_for(change);
			assert_eq!(id as usize, number + 1);
			refused(id, Error::<Test>::AlreadyFinalized);
		}
	})
}

/// A short block has room for a leased subnet of a few contributors, not of the most.
#[test]
fn leased_subnet_should_be_charged_for_the_contributors_that_there_are() {
	run(|| {
		let lease = Protocol::register_leased_network {
			emissions_share: Percent::from_percent(30),
			end_block: None,
		};
		let lease = RuntimeCall::from(lease);
		let most = lease.get_dispatch_info().call_weight;
		let id = raised_for(lease);
		let declared = Call::<Test>::finalize { crowdloan_id: id }.get_dispatch_info().call_weight;
		// The rest is the registration of the subnet.
		assert!(declared.ref_time() < most.ref_time() * 2 / 3, "{declared} of {most}");
		assert!(!CurrentCrowdloanId::<Test>::exists());
	})
}

#[test]
fn call_should_not_finalize_even_if_it_is_stored() {
	run(|| {
		let id = raised_for(spend());
		let finalize = RuntimeCall::from(Call::finalize { crowdloan_id: id });
		let bytes = codec::Encode::encode(&finalize);
		let original = stored(id);
		Crowdloans::<Test>::mutate(id, |stored| {
			let call = Some(Bounded::Inline(bytes.try_into().unwrap()));
			stored.as_mut().unwrap().call = call;
		});
		// Its weight is known, too: it does not contain itself.
		let weight = Call::<Test>::finalize { crowdloan_id: id }.get_dispatch_info().call_weight;
		assert_eq!(weight, Measured::<Test>::finalize());
		refused(id, Error::<Test>::CallUnavailable);
		Crowdloans::<Test>::insert(id, original);
		// And while another is being finalized.
		CurrentCrowdloanId::<Test>::put(7);
		refused(id, Error::<Test>::AlreadyFinalizing);
		CurrentCrowdloanId::<Test>::kill();
	})
}

#[test]
fn crowd_should_pay_for_a_leased_subnet() {
	run(|| {
		let half = Percent::from_percent(50);
		let lease = || Protocol::register_leased_network { emissions_share: half, end_block: None };
		let call = Some(Box::new(lease().into()));
		let (deposit, cap, end) = (1_000 * TAO, 2_000 * TAO, now() + 100);
		assert_ok!(Crowdloan::create(by(CREATOR), deposit, TAO, cap, end, call, None));
		assert_ok!(contribute(2, 0, 1_000 * TAO));
		// Outside a crowdloan there is nothing to pay with.
		let alone = SubtensorModule::register_leased_network(by(CREATOR), half, None);
		assert_eq!(alone.unwrap_err().error, Error::<Test>::InvalidCrowdloanId.into());
		assert_ok!(finalize(0));
		let lease = pallet_subtensor::SubnetLeases::<Test>::get(0).unwrap();
		assert_eq!(lease.beneficiary, cold(CREATOR));
		assert_eq!(pallet_subtensor::SubnetOwner::<Test>::get(lease.netuid), lease.coldkey);
		let share = pallet_subtensor::SubnetLeaseShares::<Test>::get(0, cold(2));
		assert_eq!(share.to_bits(), 1 << 63);
		let before = balance(&cold(2));
		run_blocks(2);
		assert!(balance(&cold(2)) > before, "what the subnet did not cost is returned");
	})
}

#[test]
fn unknown_call_should_be_unavailable() {
	run(|| {
		let id = raised_for(spend());
		for call in [
			Bounded::Inline(vec![255; 3].try_into().unwrap()),
			Bounded::Lookup { hash: Default::default(), len: 3 },
		] {
			let original = stored(id);
			Crowdloans::<Test>::mutate(id, |stored| stored.as_mut().unwrap().call = Some(call));
			refused(id, Error::<Test>::CallUnavailable);
			Crowdloans::<Test>::insert(id, original);
		}
	})
}

#[test]
fn filter_of_the_origin_should_hold_for_the_call() {
	run(|| {
		let id = raised_for(spend());
		let mut origin = by(CREATOR);
		origin.add_filter(|call| !matches!(call, RuntimeCall::Spender(_)));
		assert_refused(
			|| Crowdloan::finalize(origin, id),
			frame_system::Error::<Test>::CallFiltered,
		);
		assert_ok!(finalize(id));
	})
}
