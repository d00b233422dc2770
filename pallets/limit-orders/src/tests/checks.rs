//! What an order must be to be executed.

use crate::{mock::*, types::*, *};
use codec::Encode;
use frame_support::{assert_ok, BoundedVec};
use ganglion_test_chain::{assert_noop, assert_numbers, cold, NetUid, NOWHERE, ROOT, TAO};
use sp_core::{ecdsa, ed25519, Pair};
use sp_runtime::{traits::BadOrigin, MultiSignature, Perbill};

type Own = Error<Test>;
type OfProtocol = pallet_subtensor::Error<Test>;

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<Call<Test>, Event<Test>, Error<Test>>("LimitOrders");
}

#[test]
fn order_should_be_encoded_as_the_network_signs_it() {
	let relayer = Some(BoundedVec::truncate_from(vec![cold(2)]));
	let slippage = Some(Perbill::from_parts(0x0403_0201));
	let order = Order { relayer, max_slippage: slippage, ..buy(1, 0x0807_0605_0403_0201) };
	let bytes = VersionedOrder::V1(order.clone()).encode();
	let expected = [
		[0].to_vec(),
		trader(1).encode(),
		validator().encode(),
		vec![1, 0, 0],
		vec![1, 2, 3, 4, 5, 6, 7, 8],
		vec![255; 8],
		2_000u64.to_le_bytes().to_vec(),
		vec![0; 4],
		recipient().encode(),
		vec![1, 4],
		cold(2).encode(),
		vec![1, 1, 2, 3, 4],
		CHAIN.to_le_bytes().to_vec(),
		vec![0],
	];
	assert_eq!(bytes, expected.concat());
	let id = VersionedOrder::V1(order).id();
	assert_eq!(id.0, sp_io::hashing::blake2_256(&bytes));
}

#[test]
fn order_should_be_signed_by_its_owner() {
	run(|| {
		let order = buy(1, 10 * TAO);
		assert_noop!(execute_signed(vec![signed_by(2, order.clone())]), Own::InvalidSignature);
		let changed = Order { amount: 11 * TAO, ..order.clone() };
		let forged = SignedOrder { order: VersionedOrder::V1(changed), ..sign(order.clone()) };
		assert_noop!(execute_signed(vec![forged.clone()]), Own::InvalidSignature);
		assert_noop!(batch_signed(vec![forged]), Own::InvalidSignature);
		assert_ok!(execute(&order));
	})
}

#[test]
fn signature_should_be_of_sr25519() {
	run(|| {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let by_ed = Order { signer: ed.public().into(), ..buy(1, TAO) };
		let bytes = VersionedOrder::V1(by_ed.clone()).encode();
		let ec = ecdsa::Pair::from_seed(&[1; 32]);
		for signature in
			[MultiSignature::from(ed.sign(&bytes)), MultiSignature::from(ec.sign(&bytes))]
		{
			let order = VersionedOrder::V1(by_ed.clone());
			let signed = SignedOrder { order, signature, partial_fill: None };
			assert_noop!(execute_signed(vec![signed]), Own::InvalidSignature);
		}
	})
}

#[test]
fn order_should_be_for_this_chain_and_not_on_root() {
	run(|| {
		let foreign = Order { chain_id: CHAIN + 1, ..buy(1, TAO) };
		assert_noop!(execute(&foreign), Own::ChainIdMismatch);
		let on_root = Order { netuid: ROOT, ..buy(1, TAO) };
		assert_noop!(execute(&on_root), Own::RootNetUidNotAllowed);
		let orders = BoundedVec::truncate_from(vec![sign(on_root)]);
		let together = || LimitOrders::execute_batched_orders(relayer(), ROOT, orders.clone());
		assert_noop!(together(), Own::RootNetUidNotAllowed);
	})
}

#[test]
fn order_should_be_executed_until_its_last_moment() {
	run(|| {
		let order = buy(1, TAO);
		Moment::set(2_001);
		assert_noop!(execute(&order), Own::OrderExpired);
		assert_noop!(batch(core::slice::from_ref(&order)), Own::OrderExpired);
		Moment::set(2_000);
		assert_ok!(execute(&order));
	})
}

#[test]
fn price_should_meet_the_condition() {
	run(|| {
		stake(2, 100 * TAO);
		let at = price();
		let refused = [
			Order { limit_price: at - 1, ..buy(1, TAO) },
			Order { limit_price: at + 1, ..sell(2, TAO) },
			Order { limit_price: at - 1, ..order(2, OrderType::StopLoss, TAO) },
		];
		for order in refused {
			assert_noop!(execute(&order), Own::PriceConditionNotMet);
			assert_noop!(batch(&[order]), Own::PriceConditionNotMet);
		}
		assert_ok!(batch(&[
			Order { limit_price: at, ..buy(1, TAO) },
			Order { limit_price: at, ..sell(2, TAO) },
			Order { limit_price: at, ..order(2, OrderType::StopLoss, TAO) },
		]));
	})
}

#[test]
fn relayers_should_be_those_that_are_named() {
	run(|| {
		let named = |who: &[u8]| {
			let relayers = who.iter().map(|person| cold(*person)).collect();
			Order { relayer: Some(BoundedVec::truncate_from(relayers)), ..buy(1, TAO) }
		};
		assert_noop!(execute(&named(&[11, 12])), Own::RelayerMissMatch);
		assert_noop!(execute(&named(&[])), Own::RelayerMissMatch);
		assert_ok!(execute(&named(&[11, 10])));
	})
}

#[test]
fn callers_should_have_the_right_origin() {
	run(|| {
		let orders = || BoundedVec::truncate_from(vec![sign(buy(1, TAO))]);
		let (root, nobody) = (RuntimeOrigin::root, RuntimeOrigin::none);
		assert_noop!(LimitOrders::execute_orders(root(), orders(), true), BadOrigin);
		assert_noop!(LimitOrders::execute_orders(nobody(), orders(), false), BadOrigin);
		let netuid = NetUid::new(1);
		assert_noop!(LimitOrders::execute_batched_orders(root(), netuid, orders()), BadOrigin);
		let order = VersionedOrder::V1(buy(1, TAO));
		assert_noop!(LimitOrders::cancel_order(root(), order), BadOrigin);
		assert_noop!(LimitOrders::set_pallet_status(relayer(), false), BadOrigin);
	})
}

#[test]
fn subnet_should_exist_and_be_started() {
	run(|| {
		let nowhere = Order { netuid: NOWHERE, ..buy(1, TAO) };
		assert_noop!(execute(&nowhere), OfProtocol::SubnetNotExists);
		let orders = BoundedVec::truncate_from(vec![sign(nowhere)]);
		let together = || LimitOrders::execute_batched_orders(relayer(), NOWHERE, orders.clone());
		assert_noop!(together(), OfProtocol::SubnetNotExists);
		let netuid = NetUid::new(1);
		pallet_subtensor::SubtokenEnabled::<Test>::insert(netuid, false);
		assert_noop!(execute(&buy(1, TAO)), OfProtocol::SubtokenDisabled);
		assert_noop!(batch(&[buy(1, TAO)]), OfProtocol::SubtokenDisabled);
	})
}

#[test]
fn orders_should_end_with_their_subnet() {
	chain().execute_with(|| {
		stake(1, 10 * TAO);
		assert_ok!(SubtensorModule::root_dissolve_network(RuntimeOrigin::root(), NetUid::new(1)));
		// The price of a subnet that does not exist is 0.
		assert_noop!(execute(&sell(1, TAO)), OfProtocol::SubnetNotExists);
		assert_noop!(batch(&[sell(1, TAO)]), OfProtocol::SubnetNotExists);
		assert_noop!(batch(&[buy(2, TAO)]), OfProtocol::SubnetNotExists);
	})
}
