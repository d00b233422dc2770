//! The table of the keys of a scenario and their defaults.

use std::fmt::Write;

/// The keys: name (`a.b` is the key `b` of the objects in the list `a`), default (JSON, or words),
/// and meaning.
pub const FIELDS: &[(&str, &str, &str)] = &[
	("blocks", "1000", "how many blocks to run"),
	("block", "0", "number of the block before the first"),
	("issuance", "null", "TAO that exists; null: what holders and reserves have"),
	("tao_weight", "971718665099567868", "what a TAO on root counts beside an alpha, of 2^64"),
	("owner_cut", "11796", "the owners' cut of a subnet's alpha, of 65535"),
	("moving_alpha", "3e-6", "the greatest part of a moving price that a block replaces"),
	("max_epochs_per_block", "2", "epochs that a block runs at most"),
	(
		"author",
		"null",
		"the holder who gets fees; null: they are recycled, or burned where they are alpha",
	),
	("hotkeys", "[]", "the hotkeys"),
	("hotkeys.name", "required", "its name"),
	("hotkeys.owner", "required", "the holder whose it is"),
	("hotkeys.take", "0", "what it keeps of its stakers' dividends, of 65535"),
	("subnets", "[]", "the subnets, numbered from 1; 0 is root"),
	("subnets.name", "null", "its name in tables and figures"),
	("subnets.kind", "\"dynamic\"", "dynamic: a pool; stable: an alpha is a TAO"),
	("subnets.alpha", "null", "alpha in the reserve; null: 10^12, on a stable subnet 0"),
	(
		"subnets.tao",
		"null",
		"TAO in the reserve; null: 10^12, on a stable subnet as much as there is alpha outside",
	),
	("subnets.pool_weight", "500000000000000000", "weight of the TAO in the pool, of 10^18"),
	("subnets.protocol_alpha", "0", "alpha that the protocol holds"),
	("subnets.moving_price", "0.0", "the moving price, in TAO"),
	("subnets.owner", "null", "the owner's hotkey; null: the protocol keeps the owner's cut"),
	("subnets.owner_cut_enabled", "true", "whether the owner's cut is taken"),
	("subnets.tempo", "360", "blocks between epochs; 0: there are none"),
	("subnets.start", "0", "the first block in which it earns"),
	("subnets.emission_enabled", "true", "whether it gets a share of the TAO"),
	(
		"subnets.halving_blocks",
		"201600",
		"the age at which the moving price follows half as fast as it ever will",
	),
	("subnets.fee_rate", "33", "the fee of a trade, of 65535"),
	(
		"subnets.withheld",
		"\"burn\"",
		"what becomes of incentive of the owner's hotkeys: burn or recycle",
	),
	(
		"subnets.dividends_by_stake",
		"false",
		"whether dividends are multiplied by the stake behind them",
	),
	("subnets.neurons", "[]", "its miners and validators"),
	("subnets.neurons.hotkey", "required", "the hotkey"),
	("subnets.neurons.incentive", "0", "its share of what miners earn, beside the others'"),
	("subnets.neurons.dividend", "0", "its share of what validators earn, beside the others'"),
	("holders", "[]", "those who hold TAO and alpha"),
	("holders.name", "required", "the name"),
	("holders.balance", "0", "TAO that is not staked"),
	("holders.positions", "[]", "what is staked"),
	("holders.positions.subnet", "required", "the subnet's number"),
	("holders.positions.hotkey", "required", "the hotkey"),
	("holders.positions.alpha", "required", "how much; on root, of TAO"),
	("holders.strategy", "[]", "what it does after each block's step, in this order"),
];

const ACTIONS: &str = r#"
What a holder can do (`at` is a block, `every` a number of blocks; one of them is given):

  "hold"                                                       nothing
  {"buy": {"subnet", "hotkey", "tao", "at" or "every"}}        stake
  {"sell": {"subnet", "hotkey", "alpha", "at" or "every"}}     unstake; without `alpha` everything
  {"chase": {"every"}}                                         move all stake but root's to the subnet that gives its
                                                               validators most for what is staked there
  {"follow": {"subnet"}}                                       do there what the owner did in the block before, with the
                                                               same part of what one has
  {"dump": {"part"}}                                           sell what epochs pay, `part` of 65535 of it (65535)
  {"claim": {"every", "keep"}}                                 take the dividends of stake on root, sold for more of it;
                                                               keep: as alpha

All amounts are in rao, a billionth of a TAO or of an alpha. What is refused changes nothing and is counted."#;

/// Returns the table as text.
pub fn help() -> String {
	let mut help = String::from("The keys of a scenario, their defaults, and their meaning:\n\n");
	let width = |part: fn(&(&str, &str, &str)) -> usize| FIELDS.iter().map(part).max();
	let name_width = width(|field| field.0.len()).unwrap_or(0);
	let default_width = width(|field| field.1.len()).unwrap_or(0);
	for (name, default, meaning) in FIELDS {
		// Writing to a string cannot fail.
		let _ = writeln!(help, "  {name:name_width$}  {default:default_width$}  {meaning}");
	}
	help.push_str(ACTIONS);
	help
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::economy::scenario::{Holder, Hotkey, Neuron, Position, Scenario, Subnet};
	use serde_json::{from_value, json, Value};

	/// Returns an object of each kind with its required keys.
	fn examples() -> Vec<(&'static str, Value)> {
		let hotkey: Hotkey = from_value(json!({"name": "h", "owner": "o"})).unwrap();
		let neuron: Neuron = from_value(json!({"hotkey": "h"})).unwrap();
		let holder: Holder = from_value(json!({"name": "o"})).unwrap();
		let position: Position =
			from_value(json!({"subnet": 0, "hotkey": "h", "alpha": 1})).unwrap();
		vec![
			("", json!(Scenario::default())),
			("hotkeys.", json!(hotkey)),
			("subnets.", json!(Subnet::default())),
			("subnets.neurons.", json!(neuron)),
			("holders.", json!(holder)),
			("holders.positions.", json!(position)),
		]
	}

	#[test]
	fn table_should_have_every_key() {
		let keys = |(prefix, value): (&str, Value)| -> Vec<String> {
			value.as_object().unwrap().keys().map(|key| format!("{prefix}{key}")).collect()
		};
		let mut expected: Vec<_> = examples().into_iter().flat_map(keys).collect();
		let mut stated: Vec<_> = FIELDS.iter().map(|field| field.0.to_owned()).collect();
		expected.sort();
		stated.sort();
		assert_eq!(stated, expected);
	}

	#[test]
	fn table_should_state_the_default_of_every_key() {
		let examples = examples();
		for (name, default, _) in FIELDS.iter().filter(|field| field.1 != "required") {
			let (prefix, key) = name.rsplit_once('.').map_or(("", *name), |(of, key)| (of, key));
			let example = examples.iter().find(|(of, _)| of.trim_end_matches('.') == prefix);
			let stated: Value = serde_json::from_str(default).unwrap();
			assert_eq!(stated, example.unwrap().1[key], "{name}");
		}
	}
}
