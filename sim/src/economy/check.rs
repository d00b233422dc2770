//! Checks of a scenario across its keys.

use super::scenario::{Action, Kind, Scenario, Subnet};
use crate::input::{fault, Checked, Field};
use ganglion_economy::{
	pool::{WEIGHT_MIN, WEIGHT_WHOLE},
	SUPPLY_CAP,
};
use std::collections::BTreeSet;

/// Maximum number of subnets on the chain.
const MOST_SUBNETS: usize = 4_095;

/// Blocks without an epoch after which the chain runs one at any tempo.
const LONGEST_WAIT: u16 = 50_400;

/// Checks everything that a run requires beyond the types.
pub fn check(scenario: &Scenario) -> Checked {
	schedule(scenario)?;
	part(Field::of("moving_alpha"), scenario.moving_alpha)?;
	names(scenario)?;
	for index in 0..scenario.subnets.len() {
		subnet(scenario, index)?;
	}
	for index in 0..scenario.holders.len() {
		holder(scenario, index)?;
	}
	amounts(scenario)
}

fn schedule(scenario: &Scenario) -> Checked {
	if scenario.blocks == 0 {
		return fault(Field::of("blocks"), "expected at least 1, got 0");
	}
	if scenario.block.checked_add(scenario.blocks).is_none() {
		return fault(Field::of("block"), "the number of the last block overflows");
	}
	if scenario.max_epochs_per_block == 0 {
		return fault(Field::of("max_epochs_per_block"), "expected at least 1, got 0");
	}
	if scenario.subnets.len() > MOST_SUBNETS {
		let reason =
			format!("{} subnets exceed the maximum, {MOST_SUBNETS}", scenario.subnets.len());
		return fault(Field::of("subnets"), reason);
	}
	Ok(())
}

/// Checks that names are unique and that all references resolve.
fn names(scenario: &Scenario) -> Checked {
	let holders = scenario.holders.iter().map(|holder| &holder.name);
	unique("holders", holders)?;
	unique("hotkeys", scenario.hotkeys.iter().map(|hotkey| &hotkey.name))?;
	for (index, hotkey) in scenario.hotkeys.iter().enumerate() {
		known_holder(scenario, Field::of("hotkeys").index(index).key("owner"), &hotkey.owner)?;
	}
	match &scenario.author {
		Some(author) => known_holder(scenario, Field::of("author"), author),
		None => Ok(()),
	}
}

fn unique<'a>(list: &str, names: impl Iterator<Item = &'a String>) -> Checked {
	let mut seen = BTreeSet::new();
	for (index, name) in names.enumerate() {
		let field = || Field::of(list).index(index).key("name");
		if name.is_empty() {
			return fault(field(), "the name is empty");
		}
		if !seen.insert(name) {
			return fault(field(), format!("`{name}` occurs twice"));
		}
	}
	Ok(())
}

fn known_holder(scenario: &Scenario, field: Field, name: &str) -> Checked {
	if scenario.holders.iter().all(|holder| holder.name != name) {
		return fault(field, format!("there is no holder `{name}`"));
	}
	Ok(())
}

fn known_hotkey(scenario: &Scenario, field: Field, name: &str) -> Checked {
	if scenario.hotkeys.iter().all(|hotkey| hotkey.name != name) {
		return fault(field, format!("there is no hotkey `{name}`"));
	}
	Ok(())
}

fn known_subnet(scenario: &Scenario, field: Field, netuid: u16) -> Checked {
	let count = scenario.subnets.len();
	if usize::from(netuid) > count {
		return fault(
			field,
			format!("subnet {netuid} does not exist; the number of subnets is {count}"),
		);
	}
	Ok(())
}

fn subnet(scenario: &Scenario, index: usize) -> Checked {
	let subnet = &scenario.subnets[index];
	let at = |key: &str| Field::of("subnets").index(index).key(key);
	part(at("moving_price"), subnet.moving_price)?;
	if subnet.tempo > LONGEST_WAIT {
		let reason = format!("{} is above the maximum, {LONGEST_WAIT}", subnet.tempo);
		return fault(at("tempo"), reason);
	}
	if !(WEIGHT_MIN..=WEIGHT_WHOLE - WEIGHT_MIN).contains(&subnet.pool_weight) {
		let reason = format!(
			"{} is not between {WEIGHT_MIN} and {}",
			subnet.pool_weight,
			WEIGHT_WHOLE - WEIGHT_MIN
		);
		return fault(at("pool_weight"), reason);
	}
	reserves(scenario, subnet, index)?;
	if let Some(owner) = &subnet.owner {
		known_hotkey(scenario, at("owner"), owner)?;
	}
	let mut seen = BTreeSet::new();
	for (place, neuron) in subnet.neurons.iter().enumerate() {
		let field = || at("neurons").index(place).key("hotkey");
		known_hotkey(scenario, field(), &neuron.hotkey)?;
		if !seen.insert(&neuron.hotkey) {
			return fault(field(), format!("`{}` already has a uid here", neuron.hotkey));
		}
	}
	Ok(())
}

fn reserves(scenario: &Scenario, subnet: &Subnet, index: usize) -> Checked {
	let at = |key: &str| Field::of("subnets").index(index).key(key);
	let outside = scenario.outside(index + 1);
	let alpha = outside + u128::from(subnet.first_alpha());
	if alpha > u128::from(SUPPLY_CAP) {
		let reason = format!("{alpha} alpha in total is above the cap, {SUPPLY_CAP}");
		return fault(at("alpha"), reason);
	}
	let outside = u64::try_from(outside).unwrap_or(u64::MAX);
	let tao = subnet.first_tao(outside);
	if subnet.kind == Kind::Stable && tao < outside {
		return fault(at("tao"), format!("{tao} does not back the alpha outside, {outside}"));
	}
	for (key, amount) in [("alpha", subnet.first_alpha()), ("tao", tao)] {
		if subnet.kind == Kind::Dynamic && amount == 0 {
			return fault(at(key), "a pool needs both reserves");
		}
	}
	Ok(())
}

fn holder(scenario: &Scenario, index: usize) -> Checked {
	let holder = &scenario.holders[index];
	let at = |key: &str, place| Field::of("holders").index(index).key(key).index(place);
	for (place, position) in holder.positions.iter().enumerate() {
		let field = |key| at("positions", place).key(key);
		known_subnet(scenario, field("subnet"), position.subnet)?;
		known_hotkey(scenario, field("hotkey"), &position.hotkey)?;
		if position.alpha == 0 {
			return fault(field("alpha"), "the amount is zero");
		}
	}
	for (place, act) in holder.strategy.iter().enumerate() {
		action(scenario, act, at("strategy", place))?;
	}
	Ok(())
}

fn action(scenario: &Scenario, action: &Action, field: Field) -> Checked {
	match action {
		Action::Hold | Action::Dump(_) => Ok(()),
		Action::Buy(buy) => {
			let field = field.key("buy");
			known_subnet(scenario, field.clone().key("subnet"), buy.subnet)?;
			known_hotkey(scenario, field.clone().key("hotkey"), &buy.hotkey)?;
			if buy.tao == 0 {
				return fault(field.key("tao"), "the amount is zero");
			}
			when(scenario, field, buy.at, buy.every)
		},
		Action::Sell(sell) => {
			let field = field.key("sell");
			known_subnet(scenario, field.clone().key("subnet"), sell.subnet)?;
			known_hotkey(scenario, field.clone().key("hotkey"), &sell.hotkey)?;
			if sell.alpha == Some(0) {
				return fault(field.key("alpha"), "the amount is zero");
			}
			when(scenario, field, sell.at, sell.every)
		},
		Action::Chase(chase) => when(scenario, field.key("chase"), None, Some(chase.every)),
		Action::Claim(claim) => when(scenario, field.key("claim"), None, Some(claim.every)),
		Action::Follow(follow) => {
			let field = field.key("follow").key("subnet");
			known_subnet(scenario, field.clone(), follow.subnet)?;
			let index = usize::from(follow.subnet).checked_sub(1);
			match index.and_then(|index| scenario.subnets[index].owner.as_ref()) {
				Some(_) => Ok(()),
				None => fault(field, format!("subnet {} has no owner", follow.subnet)),
			}
		},
	}
}

/// Checks that an action has either a block of the run or an interval.
fn when(scenario: &Scenario, field: Field, at: Option<u64>, every: Option<u64>) -> Checked {
	match (at, every) {
		(None, Some(0)) => fault(field.key("every"), "expected at least 1, got 0"),
		(None, Some(_)) => Ok(()),
		(Some(at), None) => {
			let (first, last) = (scenario.block + 1, scenario.block + scenario.blocks);
			if (first..=last).contains(&at) {
				return Ok(());
			}
			fault(field.key("at"), format!("block {at} is outside the run, {first} to {last}"))
		},
		_ => fault(field, "expected either `at` or `every`"),
	}
}

/// Checks the total TAO against the cap, which keeps every sum far within its type.
fn amounts(scenario: &Scenario) -> Checked {
	let root = scenario.outside(0);
	let held = scenario.held();
	let issuance = scenario.issuance.map_or(held, u128::from);
	if held > u128::from(SUPPLY_CAP) || root > u128::from(SUPPLY_CAP) {
		let reason =
			format!("holders and reserves have {held} of TAO, above the cap, {SUPPLY_CAP}");
		return fault(Field::of("holders"), reason);
	}
	if issuance < held {
		let reason = format!("{issuance} is less than holders and reserves have, {held}");
		return fault(Field::of("issuance"), reason);
	}
	if issuance > u128::from(SUPPLY_CAP) {
		let reason = format!("{issuance} is above the cap, {SUPPLY_CAP}");
		return fault(Field::of("issuance"), reason);
	}
	Ok(())
}

fn part(field: Field, number: f64) -> Checked {
	if !(0.0..=1.0).contains(&number) {
		return fault(field, format!("{number} is not between 0 and 1"));
	}
	Ok(())
}
