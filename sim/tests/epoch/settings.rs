//! Defaults of a case.

use super::{dissent, epoch, epochs, with};
use serde_json::{json, Value};

/// Returns every key with its default.
fn defaults(case: &Value) -> Value {
	let neurons = case["neurons"].as_array().unwrap().iter().map(|neuron| {
		with(
			json!({"stake": 0, "last_update": 1_000, "registered": 0, "permit": true}),
			neuron.clone(),
		)
	});
	with(
		json!({
			"mode": "yuma3", "block": 1_000, "epochs": 1, "last_step": 640, "tempo": 360,
			"activity_cutoff": 5_000,
			"kappa": 32_767, "rho": 10, "trust_floor": 0, "bonds_penalty": 65_535,
			"bonds_moving_average": 900_000,
			"bonds_average": false, "liquid_alpha": null, "forecast_skill": null,
			"peer_prediction": null, "max_validators": 64,
			"stake_threshold": 0,
			"emission": 1_000_000_000, "server_emission": 500_000_000, "owner_uid": null,
			"bond_scale": vec![1u64 << 32; neurons.len()], "first_commit": null, "weights": [],
			"bonds": [],
		}),
		with(case.clone(), json!({"neurons": neurons.collect::<Vec<_>>()})),
	)
}

#[test]
fn defaults_should_be_what_is_taken_for_missing_keys() {
	let mut case = dissent("sigmoid");
	let keys = case.as_object_mut().unwrap();
	keys.remove("emission");
	keys.insert("bonds".to_owned(), json!([[[3, 1_000]]]));
	for mode in ["yuma3", "yuma2", "sigmoid", "null", "peer"] {
		let sparse = with(case.clone(), json!({"mode": mode}));
		assert_eq!(epochs(&sparse), epochs(&defaults(&sparse)), "{mode}");
	}
	let mut yuma3 = case;
	yuma3.as_object_mut().unwrap().remove("mode");
	assert_eq!(epochs(&yuma3), epochs(&defaults(&yuma3)));
}

#[test]
fn liquid_alpha_should_default_to_the_chains_values() {
	let full = json!({"low": 45_875, "high": 58_982, "steepness": 1_000});
	let of =
		|liquid_alpha: Value| epoch(&with(dissent("yuma3"), json!({"liquid_alpha": liquid_alpha})));
	assert_eq!(of(json!({})), of(full));
	assert_ne!(of(json!({})), of(Value::Null));
}

#[test]
fn activity_cutoff_should_follow_the_tempo() {
	// 13.889 · 100, rounded down.
	let active = |last_update: u64| {
		let mut case = with(dissent("yuma3"), json!({"block": 2_000, "tempo": 100}));
		case["neurons"][0]["last_update"] = json!(last_update);
		epoch(&case)["active"][0].clone()
	};
	assert_eq!(active(2_000 - 1_388), true);
	assert_eq!(active(2_000 - 1_389), false);
}

#[test]
fn emission_should_be_halved_with_the_odd_unit_for_the_servers() {
	let sum = |epoch: &Value, key: &str| -> u64 {
		epoch[key].as_array().unwrap().iter().map(|amount| amount.as_u64().unwrap()).sum()
	};
	let odd = epoch(&with(dissent("yuma3"), json!({"emission": 7})));
	assert_eq!((sum(&odd, "server_emission"), sum(&odd, "validator_emission")), (4, 3));
	let split = epoch(&with(dissent("yuma3"), json!({"emission": 7, "server_emission": 1})));
	assert_eq!((sum(&split, "server_emission"), sum(&split, "validator_emission")), (1, 6));
}

#[test]
fn rows_should_count_the_same_when_they_are_not_sorted() {
	let keys =
		json!({"weights": [[[4, 21_845], [3, 65_535]], [[4, 21_845], [3, 65_535]], [[4, 65_535]]]});
	assert_eq!(epoch(&with(dissent("yuma3"), keys)), epoch(&dissent("yuma3")));
}

#[test]
fn owner_should_vote_when_it_has_no_permit_and_less_stake_than_the_threshold() {
	let mut case = with(dissent("yuma3"), json!({"stake_threshold": 1_001}));
	case["neurons"][0]["permit"] = json!(false);
	assert_eq!(epoch(&case)["voting_stake"], json!([0, 0, 0, 0, 0]));
	case["owner_uid"] = json!(0);
	assert_eq!(epoch(&case)["voting_stake"], json!([1_000, 0, 0, 0, 0]));
}

#[test]
fn subnet_should_yield_empty_lists_when_it_has_no_neurons() {
	let epoch = epoch(&json!({"neurons": []}));
	assert_eq!(epoch["consensus"], json!([]));
	assert_eq!(epoch["unassigned"], 1_000_000_000);
}
