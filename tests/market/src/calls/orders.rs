//! Limit orders.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
};
use codec::Encode;
use frame_support::{traits::Get, BoundedVec};
use ganglion_runtime::{AccountId, Runtime, SubtensorModule, Timestamp};
use ganglion_types::NetUid;
use pallet_limit_orders::{types::*, Call, Config, OrdersOf};
use sp_core::Pair;
use sp_runtime::Perbill;

/// Draws an order of a person on a subnet, of an amount that it has, or nearly.
fn order(draw: &mut Draw, person: u16, netuid: NetUid) -> Order<AccountId> {
	let signer = draw.world.coldkey(person);
	let hotkey = draw.hotkey_for(person);
	let types = [OrderType::LimitBuy, OrderType::TakeProfit, OrderType::StopLoss];
	let order_type = draw.dice.pick(&types).unwrap_or(OrderType::LimitBuy);
	let amount = match order_type.side() {
		OrderSide::Buy => draw.money_of(&signer),
		OrderSide::Sell => {
			let staked = SubtensorModule::stake_of(&hotkey, &signer, netuid);
			draw.dice.amount(staked.rao())
		},
	};
	// Mostly an order that the price does not keep back.
	let limit_price = match order_type {
		_ if draw.dice.chance(40) => draw.limit(netuid),
		OrderType::TakeProfit => 0,
		OrderType::LimitBuy | OrderType::StopLoss => u64::MAX,
	};
	let now = Timestamp::get();
	let mut share = |percent| match draw.dice.chance(percent) {
		true => Perbill::from_parts(draw.dice.below(200_000_000) as u32),
		false => Perbill::zero(),
	};
	let (fee_rate, slippage) = (share(50), share(30));
	let in_parts = draw.dice.chance(30);
	let recipient = draw.anybody();
	let by = draw.person();
	Order {
		signer,
		hotkey,
		netuid,
		order_type,
		amount,
		limit_price,
		expiry: if draw.dice.chance(3) { now - 1 } else { now + draw.dice.below(100_000) },
		fee_rate,
		fee_recipient: match draw.dice.chance(2) {
			true => SubtensorModule::account_of(netuid),
			false => draw.world.coldkey(recipient),
		},
		relayer: in_parts.then(|| BoundedVec::truncate_from(vec![draw.world.coldkey(by)])),
		max_slippage: (slippage != Perbill::zero()).then_some(slippage),
		chain_id: <Runtime as Config>::ChainId::get() + u64::from(draw.dice.chance(1)),
		partial_fills_enabled: in_parts,
	}
}

/// Signs an order, rarely with the key of another.
fn sign(draw: &mut Draw, person: u16, order: Order<AccountId>) -> SignedOrder<AccountId> {
	let part = draw.dice.amount(order.amount);
	let partial_fill = order.partial_fills_enabled.then_some(part);
	let order = VersionedOrder::V1(order);
	let signer = person + u16::from(draw.dice.chance(1));
	let signature = draw.world.pair(signer).sign(&order.encode()).into();
	SignedOrder { order, signature, partial_fill }
}

/// Draws up to five orders, rarely one of them twice, and who executes them.
fn several(draw: &mut Draw, on: Option<NetUid>) -> (AccountId, OrdersOf<Runtime>) {
	let relayer = draw.person();
	let mut orders: Vec<_> = (0..draw.dice.below(6))
		.map(|_| {
			let (person, netuid) = (draw.anybody(), on.unwrap_or_else(|| draw.market()));
			let order = order(draw, person, netuid);
			sign(draw, person, order)
		})
		.collect();
	if draw.dice.chance(3) {
		orders.extend(orders.first().cloned());
	}
	// The relayer of most orders in parts.
	let named = orders.iter().find_map(|signed| signed.order.order().relayer.as_ref()?.first());
	let who = match named {
		Some(named) if draw.actor.is_none() => named.clone(),
		_ => draw.world.coldkey(relayer),
	};
	(who, BoundedVec::truncate_from(orders))
}

pub fn execute_orders(draw: &mut Draw) -> Option<Transaction> {
	let (who, orders) = several(draw, None);
	let should_fail = draw.dice.chance(30);
	signed(who, Call::execute_orders { orders, should_fail })
}

pub fn execute_batched_orders(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let (who, orders) = several(draw, Some(netuid));
	signed(who, Call::execute_batched_orders { netuid, orders })
}

pub fn cancel_order(draw: &mut Draw) -> Option<Transaction> {
	let (person, netuid) = (draw.person(), draw.market());
	let order = order(draw, person, netuid);
	signed(draw.world.coldkey(person), Call::cancel_order { order: VersionedOrder::V1(order) })
}

/// Mostly switches the execution of orders on.
pub fn set_pallet_status(draw: &mut Draw) -> Option<Transaction> {
	let enabled = draw.dice.chance(90);
	Some(Transaction { origin: Origin::Root, call: Call::set_pallet_status { enabled }.into() })
}
