//! Tables, JSON and figures.

use super::{example, printed, program};
use serde_json::Value;
use std::fs;

const SMALL: &str = r#"{
	"blocks": 10,
	"hotkeys": [{"name": "h", "owner": "o"}],
	"subnets": [{
		"name": "alone", "kind": "stable", "tempo": 5, "neurons": [{"hotkey": "h", "incentive": 1}]
	}],
	"holders": [{
		"name": "o", "balance": 1000, "strategy": [{"sell": {"subnet": 1, "hotkey": "h", "at": 1}}]
	}]
}"#;

fn document(arguments: &[&str]) -> Vec<Value> {
	let arguments = [&["--json"], arguments].concat();
	let mut document: Value = serde_json::from_str(&printed(SMALL, &arguments)).unwrap();
	let Value::Array(samples) = document["samples"].take() else { panic!("{document}") };
	samples
}

fn blocks(samples: &[Value]) -> Vec<u64> {
	samples.iter().map(|sample| sample["block"].as_u64().unwrap()).collect()
}

#[test]
fn samples_should_be_the_first_and_the_last_or_every_so_many() {
	assert_eq!(blocks(&document(&[])), [0, 10]);
	assert_eq!(blocks(&document(&["--every", "4"])), [0, 4, 8, 10]);
	assert_eq!(blocks(&document(&["--every", "5"])), [0, 5, 10]);
}

#[test]
fn sample_should_have_exact_amounts() {
	let samples = document(&[]);
	let last = samples.last().unwrap();
	assert_eq!(last["issuance"], 10_000_001_000_u64);
	let subnet = &last["subnets"][0];
	assert_eq!(subnet["price"], 1_000_000_000);
	assert_eq!(subnet["total"]["share"], 10_000_000_000_u64);
	assert_eq!(subnet["total"]["alpha_out"], 10_000_000_000_u64);
	// Ten owner cuts, for which there is no owner.
	assert_eq!(subnet["protocol"], 1_799_954_220);
	// Epochs in blocks 5 and 10 paid everything else to the miner.
	assert_eq!(subnet["epochs"], 2);
	assert_eq!(subnet["pots"], 0);
	assert_eq!(last["holders"][0]["positions"][0]["alpha"], 10 * 820_004_578_u64);
	assert_eq!(last["holders"][0]["refusal"], "nothing is staked");
}

#[test]
fn tables_should_show_time_subnets_accounts_holders_and_refusals() {
	let text = printed(SMALL, &["--every", "5"]);
	for part in [
		"Blocks 1 to 10.",
		"alone: price",
		"100.00%",
		"The subnets in block 10:",
		"Their accounts:",
		"The holders:",
		"o: refused 1 times, the last because: nothing is staked",
	] {
		assert!(text.contains(part), "{part} is missing in\n{text}");
	}
}

#[test]
fn figure_should_have_the_file_s_name_and_the_same_bytes_when_drawn_again() {
	let draw = || {
		let folder = tempfile::tempdir().unwrap();
		let scenario = folder.path().join("market-dump.json");
		fs::write(&scenario, example("market-dump.json", 500)).unwrap();
		let arguments = ["--plot", "figures", "--title", "Miners who sell", "--every", "100"];
		let output =
			program(folder.path()).arg("market").arg(scenario).args(arguments).output().unwrap();
		assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
		fs::read_to_string(folder.path().join("figures/market-dump.svg")).unwrap()
	};
	let drawn = draw();
	assert_eq!(drawn, draw());
	for text in
		["Miners who sell", "Prices", "Shares of the emission", "Holdings", "kept", "owners"]
	{
		assert!(drawn.contains(&format!(">{text}</text>")), "{text} is missing");
	}
}

/// Returns an example after a number of blocks: share of emission and price of each subnet, whether
/// root is paid, and the samples before.
fn end_of(name: &str, blocks: u64) -> (Vec<(u64, u64)>, bool, Vec<Value>) {
	let printed = printed(&example(name, blocks), &["--json", "--every", "1000"]);
	let document: Value = serde_json::from_str(&printed).unwrap();
	let samples = document["samples"].as_array().unwrap();
	let last = samples.last().unwrap();
	let number = |value: &Value| value.as_u64().unwrap();
	let subnets = last["subnets"].as_array().unwrap().iter();
	let ends = subnets.map(|subnet| (number(&subnet["given"]["share"]), number(&subnet["price"])));
	(ends.collect(), last["root_is_paid"].as_bool().unwrap(), samples.clone())
}

#[test]
fn subnet_should_lose_emission_when_its_miners_sell() {
	let (ends, ..) = end_of("market-dump.json", 4_000);
	assert!(ends[0].0 > ends[1].0 && ends[0].1 > ends[1].1, "{ends:?}");
}

#[test]
fn price_should_rise_by_excess_where_root_counts_little() {
	let (ends, ..) = end_of("market-excess.json", 4_000);
	assert!(ends[1].1 > ends[0].1 * 11 / 10, "{ends:?}");
}

#[test]
fn root_should_earn_from_when_moving_prices_sum_to_more_than_one() {
	let (_, is_paid, samples) = end_of("market-root.json", 12_000);
	assert!(is_paid && !samples[1]["root_is_paid"].as_bool().unwrap());
	let worth = |sample: &Value| sample["holders"][3]["worth"].as_u64().unwrap();
	for pair in samples.windows(2) {
		let sum = pair[1]["moving_prices"].as_f64().unwrap();
		assert_eq!(pair[1]["root_is_paid"].as_bool().unwrap(), sum > 1.0);
		if !pair[1]["root_is_paid"].as_bool().unwrap() {
			assert_eq!(worth(&pair[1]), worth(&pair[0]));
		}
	}
	assert!(worth(samples.last().unwrap()) > worth(&samples[0]));
}
