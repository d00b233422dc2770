//! Registering neurons, hotkeys and subnets.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::{AccountId, Runtime};
use pallet_subtensor::{Call, SubnetOwner};

/// Draws a person and a hotkey: mostly its own, sometimes somebody else's.
fn pair(draw: &mut Draw) -> (AccountId, AccountId) {
	let (coldkey, own) = draw.own_hotkey();
	if draw.dice.chance(5) {
		let person = draw.anybody();
		return (coldkey, draw.hotkey_for(person));
	}
	(coldkey, own)
}

pub fn burned_register(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::burned_register { netuid: draw.market(), hotkey })
}

pub fn root_register(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::root_register { hotkey })
}

pub fn try_associate_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::try_associate_hotkey { hotkey })
}

pub fn register_network(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::register_network { hotkey })
}

pub fn start_call(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let owner = SubnetOwner::<Runtime>::get(netuid);
	let coldkey = if draw.dice.chance(90) { owner } else { draw.coldkey() };
	signed(coldkey, Call::start_call { netuid })
}
