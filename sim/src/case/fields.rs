//! The table of the keys of a case and their defaults.

use std::fmt::Write;

/// A key of a case.
pub struct Field {
	/// Name; `a.b` is the key `b` of the object, or of the objects in the list, under `a`.
	pub name: &'static str,
	/// Default: JSON, or words if it depends on other keys.
	pub default: &'static str,
	/// Meaning.
	pub meaning: &'static str,
}

const fn field(name: &'static str, default: &'static str, meaning: &'static str) -> Field {
	Field { name, default, meaning }
}

/// Settings default to those of a new subnet of the chain.
pub const FIELDS: &[Field] = &[
	field("mode", "\"yuma3\"", "the rule: yuma3, yuma2, sigmoid, null or peer"),
	field("block", "1000", "block of the first epoch"),
	field("epochs", "1", "number of epochs, a tempo apart"),
	field(
		"last_step",
		"block - tempo",
		"block of the previous epoch; 0: never. Bonds on uids registered after it are void",
	),
	field("tempo", "360", "blocks between epochs"),
	field(
		"activity_cutoff",
		"13.889 tempo",
		"blocks for which a validator counts as active after its last update",
	),
	field(
		"kappa",
		"32767",
		"share of stake that must back a score; sigmoid: the trust at which consensus is one half",
	),
	field("rho", "10", "sigmoid: steepness"),
	field(
		"trust_floor",
		"0",
		"sigmoid: part of an even weight from which a weight counts as trust",
	),
	field("bonds_penalty", "65535", "yuma: how far scores above the consensus are cut for bonds"),
	field("bonds_moving_average", "900000", "part of a bond that an epoch keeps, of 1000000"),
	field("bonds_average", "false", "sigmoid: bonds are a moving average instead of adding up"),
	field("liquid_alpha", "null", "yuma3: the speed of bonds depends on the pair"),
	field("liquid_alpha.low", "45875", "minimum speed"),
	field("liquid_alpha.high", "58982", "maximum speed"),
	field("liquid_alpha.steepness", "1000", "a hundred times the steepness between the two"),
	field("forecast_skill", "null", "yuma3, peer: dividends for what rows told beyond forecasts"),
	field("forecast_skill.share", "500000", "part of a dividend that is paid for it, of 1000000"),
	field("forecast_skill.tolerance", "750000", "part of the median skill that is paid in full"),
	field("forecast_skill.alpha", "50000", "the speed of a validator's skill"),
	field("forecast_skill.cuts", "[300000,500000]", "changes from which forecasts start anew"),
	field("peer_prediction", "null", "peer: further settings; null: the defaults, as below"),
	field("peer_prediction.floor", "250000", "part of the median agreement that counts as none"),
	field("peer_prediction.agreement_alpha", "100000", "the speed of a validator's agreement"),
	field(
		"peer_prediction.full_coverage",
		"null",
		"share of stake that must cover a server; null: a missing weight is zero",
	),
	field("max_validators", "64", "validator permits; null mode has 1 on the chain"),
	field("stake_threshold", "0", "less stake than this counts as none, except the owner's"),
	field("emission", "1000000000", "both pots of an epoch together"),
	field("server_emission", "half", "the servers' part of it; half, with the odd unit"),
	field("owner_uid", "null", "uid of the subnet's owner"),
	field("neurons", "required", "the neurons, by uid"),
	field("neurons.stake", "0", "stake weight in rao"),
	field("neurons.last_update", "block", "block in which it last set weights"),
	field("neurons.registered", "0", "block of its registration"),
	field("neurons.permit", "true", "whether it has a validator permit"),
	field(
		"weights",
		"[]",
		"by uid, the weights it sets: [[uid, weight], ...]; missing rows are empty",
	),
	field("bonds", "[]", "by uid, the bonds it holds: [[uid, bond], ...]; missing rows are empty"),
	field(
		"bond_scale",
		"[]",
		"sigmoid: by uid, the value of a bond of 65535 on it, in parts of 2^32; missing: 2^32",
	),
	field(
		"first_commit",
		"null",
		"by uid, block of its first open commit, or null; null: commit-reveal is off",
	),
];

/// Returns the table as text, and what carries over from one epoch to the next.
pub fn help() -> String {
	let mut help = String::from("The keys of a case, their defaults, and their meaning:\n\n");
	let width = |part: fn(&Field) -> &str| FIELDS.iter().map(|field| part(field).len()).max();
	let name_width = width(|field| field.name).unwrap_or(0);
	let default_width = width(|field| field.default).unwrap_or(0);
	for Field { name, default, meaning } in FIELDS {
		// Writing to a string cannot fail.
		let _ = writeln!(help, "  {name:name_width$}  {default:default_width$}  {meaning}");
	}
	help.push_str(EPOCHS);
	help
}

const EPOCHS: &str = "
Fractions are parts of 65535. The smallest case is {\"neurons\":[]}.

From one epoch to the next, the block advances by a tempo. Bonds and permits carry over. Neurons
with weights set the same weights again, at the same distance before the epoch, and commit
likewise.";

#[cfg(test)]
mod tests {
	use super::*;
	use crate::case::{Case, ForecastSkill, LiquidAlpha, Neuron, PeerPrediction};
	use serde_json::{json, Value};

	fn default_of(name: &str) -> Value {
		let case = json!(Case::default());
		match name.split_once('.') {
			None => case[name].clone(),
			Some(("neurons", key)) => json!(Neuron::default())[key].clone(),
			Some(("liquid_alpha", key)) => json!(LiquidAlpha::default())[key].clone(),
			Some(("forecast_skill", key)) => json!(ForecastSkill::default())[key].clone(),
			Some((_, key)) => json!(PeerPrediction::default())[key].clone(),
		}
	}

	#[test]
	fn table_should_state_the_default_of_every_key() {
		for field in FIELDS {
			// A default that depends on other keys is stated in words, and the type's default is
			// null.
			let stated = serde_json::from_str(field.default).unwrap_or(Value::Null);
			assert_eq!(stated, default_of(field.name), "{}", field.name);
		}
	}

	#[test]
	fn table_should_have_every_key() {
		let keys = |prefix: &str, value: Value| -> Vec<String> {
			value.as_object().unwrap().keys().map(|key| format!("{prefix}{key}")).collect()
		};
		let mut expected = keys("", json!(Case::default()));
		expected.extend(keys("neurons.", json!(Neuron::default())));
		expected.extend(keys("liquid_alpha.", json!(LiquidAlpha::default())));
		expected.extend(keys("forecast_skill.", json!(ForecastSkill::default())));
		expected.extend(keys("peer_prediction.", json!(PeerPrediction::default())));
		let mut stated: Vec<_> = FIELDS.iter().map(|field| field.name.to_owned()).collect();
		expected.sort();
		stated.sort();
		assert_eq!(stated, expected);
	}
}
