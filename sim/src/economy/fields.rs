//! The table of the keys of a scenario and their defaults.

use std::fmt::Write;

/// The keys: name (`a.b` is the key `b` of the objects in the list `a`), default (JSON, or words),
/// and meaning.
pub const FIELDS: &[(&str, &str, &str)] = &[
	("blocks", "1000", "number of blocks"),
	("block", "0", "number of the block before the first"),
	("issuance", "null", "TAO issuance; null: the TAO of holders and reserves"),
	("tao_weight", "971718665099567868", "weight of a TAO on root relative to an alpha, of 2^64"),
	("owner_cut", "11796", "the owners' cut of a subnet's alpha, of 65535"),
	("moving_alpha", "3e-6", "maximum part of a moving price that a block replaces"),
	("max_epochs_per_block", "2", "maximum number of epochs in a block"),
	(
		"author",
		"null",
		"the holder that receives fees; null: TAO fees are recycled, alpha fees burned",
	),
	("hotkeys", "[]", "the hotkeys"),
	("hotkeys.name", "required", "its name"),
	("hotkeys.owner", "required", "its holder"),
	("hotkeys.take", "0", "take of its stakers' dividends, of 65535"),
	("subnets", "[]", "the subnets, numbered from 1; 0 is root"),
	("subnets.name", "null", "its name in tables and figures"),
	("subnets.kind", "\"dynamic\"", "dynamic: a pool; stable: an alpha is a TAO"),
	("subnets.alpha", "null", "alpha in the reserve; null: 10^12, on a stable subnet 0"),
	(
		"subnets.tao",
		"null",
		"TAO in the reserve; null: 10^12, on a stable subnet as much as the alpha outside",
	),
	("subnets.pool_weight", "500000000000000000", "weight of the TAO in the pool, of 10^18"),
	("subnets.protocol_alpha", "0", "alpha that the protocol holds"),
	("subnets.moving_price", "0.0", "the moving price, in TAO"),
	("subnets.owner", "null", "the owner's hotkey; null: the protocol keeps the owner's cut"),
	("subnets.owner_cut_enabled", "true", "whether the owner gets a cut"),
	("subnets.tempo", "360", "blocks between epochs; 0: no epochs"),
	("subnets.start", "0", "first block with emission"),
	("subnets.emission_enabled", "true", "whether it gets a share of the TAO"),
	(
		"subnets.halving_blocks",
		"201600",
		"age at which the moving price reaches half of its final speed",
	),
	("subnets.fee_rate", "33", "the fee of a trade, of 65535"),
	("subnets.withheld", "\"burn\"", "the fate of the owner's hotkeys' incentive: burn or recycle"),
	(
		"subnets.dividends_by_stake",
		"false",
		"whether dividends are multiplied by the stake behind them",
	),
	("subnets.neurons", "[]", "its miners and validators"),
	("subnets.neurons.hotkey", "required", "the hotkey"),
	("subnets.neurons.incentive", "0", "its incentive, relative to the others'"),
	("subnets.neurons.dividend", "0", "its dividend, relative to the others'"),
	("holders", "[]", "the holders of TAO and alpha"),
	("holders.name", "required", "the name"),
	("holders.balance", "0", "unstaked TAO"),
	("holders.positions", "[]", "stakes"),
	("holders.positions.subnet", "required", "the subnet's number"),
	("holders.positions.hotkey", "required", "the hotkey"),
	("holders.positions.alpha", "required", "amount; on root, of TAO"),
	("holders.strategy", "[]", "actions after each block's step, in this order"),
];

const ACTIONS: &str = r#"
Actions of a holder (`at` is a block, `every` a number of blocks; give one of them):

  "hold"                                                       nothing
  {"buy": {"subnet", "hotkey", "tao", "at" or "every"}}        stake
  {"sell": {"subnet", "hotkey", "alpha", "at" or "every"}}     unstake; without `alpha` everything
  {"chase": {"every"}}                                         move all stake except root's to the
                                                               subnet that pays its stakers most
  {"follow": {"subnet"}}                                       repeat what the owner did there in
                                                               the previous block, with the same
                                                               part of one's own holding
  {"dump": {"part"}}                                           sell what epochs pay, `part` of 65535
                                                               of it (65535)
  {"claim": {"every", "keep"}}                                 claim the dividends of stake on root,
                                                               sold for more of it; keep: as alpha

All amounts are in rao, a billionth of a TAO or of an alpha. A refused action changes nothing and is
counted."#;

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
