//! Takes, children and parents.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
	world::World,
};
use ganglion_runtime::{AccountId, Runtime};
use pallet_subtensor::{Call, Delegates};

/// Draws a hotkey of a person, and the signer: mostly the same person.
fn owned(draw: &mut Draw) -> (AccountId, AccountId) {
	let (coldkey, hotkey) = draw.own_hotkey();
	if draw.dice.chance(5) {
		let person = draw.anybody();
		return (draw.world.coldkey(person), hotkey);
	}
	(coldkey, hotkey)
}

pub fn increase_take(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = owned(draw);
	let now = Delegates::<Runtime>::get(&hotkey);
	let take = now.saturating_add(draw.dice.setting(0, 2_000));
	signed(coldkey, Call::increase_take { hotkey, take })
}

pub fn decrease_take(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = owned(draw);
	let now = Delegates::<Runtime>::get(&hotkey);
	let take = now.saturating_sub(draw.dice.setting(0, 5_000));
	signed(coldkey, Call::decrease_take { hotkey, take })
}

pub fn set_childkey_take(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = owned(draw);
	let call = Call::set_childkey_take {
		hotkey,
		netuid: draw.market(),
		take: draw.dice.setting(0, 13_000),
	};
	signed(coldkey, call)
}

/// Draws up to six children among a person's acquaintances, with parts that sum to the whole at
/// most, or to little more.
pub fn set_children(draw: &mut Draw) -> Option<Transaction> {
	let person = draw.person();
	let (coldkey, hotkey) = (draw.world.coldkey(person), draw.world.hotkey(person, 0));
	let count = draw.dice.below(7);
	let most = u64::MAX / count.max(1);
	let mut children: Vec<(u64, AccountId)> = Vec::new();
	for number in 0..count as u16 {
		let child = match draw.dice.below(40) {
			0 => hotkey.clone(),
			_ => {
				let other = draw.anybody();
				let number = number + draw.dice.setting(0, World::acquaintances());
				draw.world.acquaintance(if draw.dice.chance(50) { person } else { other }, number)
			},
		};
		let part = if draw.dice.chance(5) { draw.dice.amount(most) } else { draw.dice.part(most) };
		children.push((part, child));
	}
	signed(coldkey, Call::set_children { hotkey, netuid: draw.market(), children })
}

pub fn set_auto_parent_delegation_enabled(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = owned(draw);
	let enabled = draw.dice.chance(60);
	signed(coldkey, Call::set_auto_parent_delegation_enabled { hotkey, enabled })
}

fn root(call: Call<Runtime>) -> Option<Transaction> {
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

pub fn sudo_set_tx_childkey_take_rate_limit(draw: &mut Draw) -> Option<Transaction> {
	root(Call::sudo_set_tx_childkey_take_rate_limit { tx_rate_limit: draw.dice.below(20) })
}

pub fn sudo_set_min_childkey_take(draw: &mut Draw) -> Option<Transaction> {
	root(Call::sudo_set_min_childkey_take { take: draw.dice.setting(0, 2_000) })
}

pub fn sudo_set_max_childkey_take(draw: &mut Draw) -> Option<Transaction> {
	root(Call::sudo_set_max_childkey_take { take: draw.dice.setting(1_000, 13_000) })
}

pub fn set_pending_childkey_cooldown(draw: &mut Draw) -> Option<Transaction> {
	root(Call::set_pending_childkey_cooldown { cooldown: draw.dice.below(30) })
}
