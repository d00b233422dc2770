//! Weights, which are counted by hand: no call reads more than it is charged for.

use crate::{mock::*, types::*, *};
use frame_support::{
	assert_ok,
	weights::{RuntimeDbWeight, Weight},
	BoundedVec,
};
use ganglion_test_chain::{count_reads, hot, stranger, AccountId, DatabaseCost, TAO};
use pallet_subtensor::StakingHotkeys;
use sp_runtime::Perbill;

type Weights = measured::SubstrateWeight<Test>;

/// The number of reads in a weight.
fn reads_in(weight: impl Fn() -> Weight) -> u64 {
	const READ: u64 = 1 << 40;
	DatabaseCost::set(RuntimeDbWeight { read: READ, write: 0 });
	let reads = weight().ref_time() / READ;
	DatabaseCost::set(RuntimeDbWeight { read: 0, write: 0 });
	reads
}

/// Orders of nine people that read much: each sells stake that a lock counts with the stake of
/// others, and pays its fee to a new account.
fn heavy_orders() -> Vec<Order<AccountId>> {
	let orders = (1..=9).map(|person| {
		stake(person, 100 * TAO);
		lock(person, staked(person) / 2);
		StakingHotkeys::<Test>::mutate(trader(person), |keys| {
			(1..20).for_each(|number| keys.try_push(hot(person, number)).unwrap());
		});
		Order {
			fee_rate: Perbill::from_percent(1),
			fee_recipient: stranger(person.into()),
			max_slippage: Some(Perbill::from_percent(100)),
			limit_price: 1,
			..sell(person, 10 * TAO)
		}
	});
	orders.collect()
}

#[test]
fn calls_should_read_no_more_than_they_are_charged_for() {
	for together in [false, true] {
		chain().execute_with(|| {
			let mut orders = heavy_orders();
			if together {
				orders[0] = Order { fee_recipient: stranger(1), ..buy(1, TAO) };
			}
			let signed: Vec<_> = orders.iter().cloned().map(sign).collect();
			let (outcome, reads) = count_reads(|| match together {
				true => batch_signed(signed),
				false => execute_signed(signed),
			});
			assert_ok!(outcome);
			let charged = reads_in(|| match together {
				true => Weights::execute_batched_orders(9),
				false => Weights::execute_orders(9),
			});
			assert!(reads <= charged, "{reads} reads, {charged} charged");
		})
	}
}

#[test]
fn small_calls_should_read_no_more_than_they_are_charged_for() {
	run(|| {
		let order = VersionedOrder::V1(buy(1, TAO));
		let origin = RuntimeOrigin::signed(trader(1));
		let (outcome, reads) = count_reads(|| LimitOrders::cancel_order(origin, order));
		assert_ok!(outcome);
		assert!(reads <= reads_in(Weights::cancel_order));
	})
}

#[test]
fn call_without_orders_should_cost_little() {
	run(|| {
		let none = BoundedVec::truncate_from(vec![]);
		let (outcome, reads) = count_reads(|| LimitOrders::execute_orders(relayer(), none, true));
		assert_ok!(outcome);
		assert!(reads <= reads_in(|| Weights::execute_orders(0)));
	})
}
