//! Tests of markets with known values, and properties of all markets.

mod golden;
mod laws;
mod strategies;

use super::{
	books::Position,
	scenario::Scenario,
	world::{Subnet, World},
};
use serde_json::{json, Value};

/// 1 TAO, or 1 alpha.
const ONE: u64 = 1_000_000_000;

/// Returns the market of a valid scenario.
fn market(scenario: Value) -> World {
	let scenario: Scenario = serde_json::from_value(scenario).unwrap();
	if let Err(fault) = super::check::check(&scenario) {
		panic!("{}: {}", fault.field, fault.reason);
	}
	World::new(scenario).unwrap()
}

/// Returns the market after a number of blocks.
fn after(scenario: Value, blocks: u64) -> World {
	let mut world = market(scenario);
	(0..blocks).for_each(|_| world.run_block().unwrap());
	world
}

/// Returns a scenario of an owner, a miner and a validator with a hotkey each, and the given
/// subnets.
fn scenario(subnets: Value) -> Value {
	json!({
		"hotkeys": [
			{"name": "own", "owner": "owner"},
			{"name": "mine", "owner": "miner"},
			{"name": "validate", "owner": "validator", "take": 11_796},
		],
		"subnets": subnets,
		"holders": [{"name": "owner"}, {"name": "miner"}, {"name": "validator"}],
	})
}

/// Returns a subnet of these three, with some keys set.
fn subnet(keys: Value) -> Value {
	let mut subnet = json!({
		"owner": "own",
		"tempo": 1,
		"neurons": [{"hotkey": "mine", "incentive": 1}, {"hotkey": "validate", "dividend": 1}],
	});
	for (key, value) in keys.as_object().unwrap() {
		subnet[key] = value.clone();
	}
	subnet
}

/// Returns the scenario with another holder.
fn with_holder(mut scenario: Value, holder: Value) -> Value {
	scenario["holders"].as_array_mut().unwrap().push(holder);
	scenario
}

/// Returns a holder's stake with a hotkey on a subnet.
fn stake(world: &World, holder: &str, hotkey: &str, netuid: usize) -> u64 {
	let (holder, hotkey) = (world.holder(holder), world.hotkey(hotkey));
	world.books.value(Position { netuid, hotkey, holder })
}

fn balance(world: &World, holder: &str) -> u64 {
	world.books.balances[world.holder(holder)]
}

fn first(world: &World) -> &Subnet {
	&world.subnets[1]
}
