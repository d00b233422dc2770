//! Benchmarks of the calls, run by `make weights` on the WASM runtime. Each sets up the worst case:
//! sales of stake that locks cover, by owners who have long lists of hotkeys.

use crate::{types::*, *};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor::benchmarking::world::{self, STAKE, TAO};
use sp_core::crypto::KeyTypeId;
use sp_runtime::{AccountId32, MultiSignature, Perbill};

/// The keys of those who sign.
const KEYS: KeyTypeId = KeyTypeId(*b"ordr");

/// Whoever executes the orders.
fn relayer() -> AccountId32 {
	account("relayer", 0, 0)
}

/// A new order of a new owner on the stake with a hotkey, signed, of one whole alpha or TAO.
fn signed<T: Config + pallet_subtensor::Config>(
	number: u32,
	(netuid, hotkey): (NetUid, AccountId32),
	order_type: OrderType,
) -> SignedOrder<T::AccountId> {
	let public = sp_io::crypto::sr25519_generate(KEYS, None);
	let signer: AccountId32 = public.into();
	<T::Currency as frame_support::traits::fungible::Mutate<_>>::set_balance(
		&signer,
		world::WEALTH,
	);
	if order_type.side() == OrderSide::Sell {
		world::hold::<T>(netuid, &hotkey, &signer, STAKE);
		world::fill_key_lists::<T>(&signer);
		let origin = RawOrigin::Signed(signer.clone()).into();
		let half = AlphaBalance::new(STAKE / 2);
		pallet_subtensor::Pallet::<T>::lock_stake(origin, hotkey.clone(), netuid, half)
			.expect("there is stake");
	}
	let relayers = (0..10).map(|other| if other == 9 { relayer() } else { account("r", other, 0) });
	let order = VersionedOrder::V1(Order {
		signer,
		hotkey,
		netuid,
		order_type,
		amount: TAO,
		limit_price: if order_type == OrderType::TakeProfit { 0 } else { u64::MAX },
		expiry: u64::MAX,
		fee_rate: Perbill::from_percent(1),
		fee_recipient: account("recipient", number, 0),
		relayer: Some(BoundedVec::truncate_from(relayers.collect())),
		max_slippage: Some(Perbill::from_percent(100)),
		chain_id: T::ChainId::get(),
		partial_fills_enabled: true,
	});
	let signature = sp_io::crypto::sr25519_sign(KEYS, &public, &order.encode());
	let signature = MultiSignature::Sr25519(signature.expect("the key is there"));
	SignedOrder { order, signature, partial_fill: Some(TAO / 2) }
}

/// This many sales, each on a subnet of its own.
fn sales<T: Config + pallet_subtensor::Config>(n: u32) -> OrdersOf<T> {
	let sale = |number: u32| {
		let place = (world::subnet::<T>(number as u16, 1), world::hotkey::<T>(number * 1_000));
		signed::<T>(number, place, OrderType::TakeProfit)
	};
	BoundedVec::truncate_from((0..n).map(sale).collect())
}

/// A subnet, and this many orders of it, each with a hotkey of its own; every third buys.
fn orders_of_subnet<T: Config + pallet_subtensor::Config>(n: u32) -> (NetUid, OrdersOf<T>) {
	let netuid = world::subnet::<T>(0, n as u16 + 1);
	let order = |number| {
		let kind = if number % 3 == 0 { OrderType::LimitBuy } else { OrderType::TakeProfit };
		signed::<T>(number, (netuid, world::hotkey::<T>(number)), kind)
	};
	(netuid, BoundedVec::truncate_from((0..n).map(order).collect()))
}

fn executed<T: Config>() -> u32 {
	Orders::<T>::iter_keys().count() as u32
}

#[benchmarks(where T: pallet_subtensor::Config)]
mod benchmarks {
	use super::*;

	/// Executes parts of `n` sales.
	#[benchmark]
	fn execute_orders(n: Linear<0, 100>) {
		let orders = sales::<T>(n);

		#[extrinsic_call]
		_(RawOrigin::Signed(relayer()), orders, true);

		assert_eq!(executed::<T>(), n);
	}

	/// Executes parts of `n` orders together.
	#[benchmark]
	fn execute_batched_orders(n: Linear<0, 100>) {
		let (netuid, orders) = orders_of_subnet::<T>(n);

		#[extrinsic_call]
		_(RawOrigin::Signed(relayer()), netuid, orders);

		assert_eq!(executed::<T>(), n);
	}

	#[benchmark]
	fn cancel_order() {
		let place = (world::subnet::<T>(0, 2), world::hotkey::<T>(0));
		let signed = signed::<T>(0, place, OrderType::LimitBuy);
		let who = signed.order.order().signer.clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), signed.order);

		assert_eq!(executed::<T>(), 1);
	}

	#[benchmark]
	fn set_pallet_status() {
		#[extrinsic_call]
		_(RawOrigin::Root, false);

		assert!(!LimitOrdersEnabled::<T>::get());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
