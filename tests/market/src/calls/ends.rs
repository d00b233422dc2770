//! Dissolving subnets.

use crate::{
	chain::{Origin, Transaction},
	draw::Draw,
};
use ganglion_runtime::SubtensorModule;
use pallet_subtensor::Call;

/// Whether there are enough subnets to dissolve one.
fn are_enough(draw: &Draw) -> bool {
	let most = usize::from(draw.world.subnets);
	SubtensorModule::subnets().len() > most / 2
}

pub fn root_dissolve_network(draw: &mut Draw) -> Option<Transaction> {
	if !are_enough(draw) {
		return None;
	}
	let call = Call::root_dissolve_network { netuid: draw.netuid() };
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

/// Only root may; the account in the call has no effect.
pub fn dissolve_network(draw: &mut Draw) -> Option<Transaction> {
	if !are_enough(draw) {
		return None;
	}
	let netuid = draw.market();
	let origin = if draw.dice.chance(70) { Origin::Root } else { draw.governor(netuid) };
	let call = Call::dissolve_network { coldkey: draw.coldkey(), netuid };
	Some(Transaction { origin, call: call.into() })
}
