//! Identities of coldkeys and subnets, and symbols.

use super::people::{owner_of, pair};
use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use pallet_subtensor::{identities::SubnetIdentityV3, subnets::symbols, Call};

/// Draws a text that is mostly short, and at times a byte too long for a name.
fn text(draw: &mut Draw) -> Vec<u8> {
	let length = if draw.dice.chance(2) { 257 } else { draw.dice.below(40) };
	vec![b'x'; length as usize]
}

pub fn set_identity(draw: &mut Draw) -> Option<Transaction> {
	let coldkey = draw.coldkey();
	let call = Call::set_identity {
		name: text(draw),
		url: text(draw),
		github_repo: text(draw),
		image: text(draw),
		discord: text(draw),
		description: text(draw),
		additional: text(draw),
	};
	signed(coldkey, call)
}

pub fn set_subnet_identity(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let call = Call::set_subnet_identity {
		netuid,
		subnet_name: text(draw),
		github_repo: text(draw),
		subnet_contact: text(draw),
		subnet_url: text(draw),
		discord: text(draw),
		description: text(draw),
		logo_url: text(draw),
		additional: text(draw),
	};
	signed(owner_of(draw, netuid), call)
}

pub fn register_network_with_identity(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	let identity =
		SubnetIdentityV3 { subnet_name: text(draw), description: text(draw), ..Default::default() };
	let identity = draw.dice.chance(80).then_some(identity);
	signed(coldkey, Call::register_network_with_identity { hotkey, identity })
}

/// A symbol of the list, mostly, root's and those in use among them.
pub fn update_symbol(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let number = draw.dice.below(u64::from(symbols::count()) + 20) as u16;
	let symbol = symbols::symbol(number).map_or_else(|| text(draw), |symbol| symbol.into_inner());
	signed(owner_of(draw, netuid), Call::update_symbol { netuid, symbol })
}
