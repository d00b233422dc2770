//! Transfers, batches and proxies.

use super::draw_for_actor;
use crate::{
	chain::{fee, Transaction},
	draw::{signed, Draw},
};
use ganglion_runtime::{
	proxy_types::ProxyType, AccountId, Address, Authorship, RuntimeCall, SubtensorModule,
};
use pallet_balances::Call as Balances;
use pallet_proxy::Call as Proxy;
use pallet_utility::Call as Utility;

/// Draws a recipient: a person, a hotkey, or the account of a subnet, which must be refused.
fn payee(draw: &mut Draw) -> AccountId {
	let person = draw.anybody();
	match draw.dice.below(20) {
		0 => SubtensorModule::account_of(draw.netuid()),
		1 => draw.world.hotkey(person, 0),
		_ => draw.world.coldkey(person),
	}
}

/// Transfers TAO, often from the blocks' author, so that fees return to people.
pub fn transfer_keep_alive(draw: &mut Draw) -> Option<Transaction> {
	let author =
		if draw.actor.is_none() && draw.dice.chance(50) { Authorship::author() } else { None };
	let who = author.unwrap_or_else(|| draw.coldkey());
	let (dest, value) = (Address::Id(payee(draw)), draw.money_of(&who));
	signed(who, Balances::transfer_keep_alive { dest, value })
}

/// Transfers TAO: sometimes the whole balance after the fee, or all but less than the existential
/// deposit.
pub fn transfer_allow_death(draw: &mut Draw) -> Option<Transaction> {
	let who = draw.coldkey();
	let (dest, value) = (Address::Id(payee(draw)), draw.money_of(&who));
	let call = |value| Balances::transfer_allow_death { dest: dest.clone(), value };
	if draw.dice.chance(90) {
		return signed(who, call(value));
	}
	let kept = fee(&who, &call(value).into()) + draw.dice.below(502);
	let value = ganglion_runtime::Balances::usable_balance(&who).saturating_sub(kept);
	signed(who, call(value))
}

/// Transfers everything, to another key of the person or to another person.
pub fn transfer_all(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = draw.own_hotkey();
	let (who, own) = if draw.dice.chance(50) { (coldkey, hotkey) } else { (hotkey, coldkey) };
	let dest = if draw.dice.chance(90) { own } else { payee(draw) };
	let keep_alive = draw.dice.chance(50);
	signed(who, Balances::transfer_all { dest: Address::Id(dest), keep_alive })
}

pub fn burn(draw: &mut Draw) -> Option<Transaction> {
	let who = draw.coldkey();
	let value = draw.money_of(&who) >> draw.dice.below(20);
	signed(who, Balances::burn { value, keep_alive: draw.dice.chance(50) })
}

/// Draws a person and some calls for a batch.
fn several(draw: &mut Draw) -> (AccountId, Vec<RuntimeCall>) {
	let person = draw.person();
	let count = draw.dice.below(5);
	let mut inner = Draw { dice: &mut *draw.dice, world: draw.world, actor: Some(person) };
	let calls = (0..count).map(|_| draw_for_actor(&mut inner)).collect();
	(draw.world.coldkey(person), calls)
}

pub fn batch(draw: &mut Draw) -> Option<Transaction> {
	let (who, calls) = several(draw);
	signed(who, Utility::batch { calls })
}

pub fn batch_all(draw: &mut Draw) -> Option<Transaction> {
	let (who, calls) = several(draw);
	signed(who, Utility::batch_all { calls })
}

pub fn force_batch(draw: &mut Draw) -> Option<Transaction> {
	let (who, calls) = several(draw);
	signed(who, Utility::force_batch { calls })
}

/// The proxy types that the market uses.
const KINDS: [ProxyType; 6] = [
	ProxyType::Any,
	ProxyType::NonTransfer,
	ProxyType::Staking,
	ProxyType::Registration,
	ProxyType::Transfer,
	ProxyType::SmallTransfer,
];

/// Adds a proxy: the person's neighbour.
pub fn add_proxy(draw: &mut Draw) -> Option<Transaction> {
	let person = draw.person();
	let proxy_type = draw.dice.pick(&KINDS)?;
	let delegate = Address::Id(draw.world.coldkey(person + 1));
	signed(draw.world.coldkey(person), Proxy::add_proxy { delegate, proxy_type, delay: 0 })
}

pub fn remove_proxies(draw: &mut Draw) -> Option<Transaction> {
	signed(draw.coldkey(), Proxy::remove_proxies {})
}

pub fn proxy(draw: &mut Draw) -> Option<Transaction> {
	let person = draw.person();
	let mut inner = Draw { dice: &mut *draw.dice, world: draw.world, actor: Some(person) };
	let call = Box::new(draw_for_actor(&mut inner));
	let real = Address::Id(draw.world.coldkey(person));
	let proxy = draw.world.coldkey(person + 1);
	signed(proxy, Proxy::proxy { real, force_proxy_type: None, call })
}
