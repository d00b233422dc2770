//! Every rule, compared with values that can be checked by hand.

use super::{dissent, epoch, epochs, with};
use serde_json::{json, Value};

fn fraction(value: f64) -> Value {
	json!((value * 65_535.0) as u16)
}

#[test]
fn yuma3_should_cut_the_dissenter_at_the_median() {
	let epoch = epoch(&dissent("yuma3"));
	assert_eq!(epoch["consensus"], json!([0, 0, 0, 49_151, 16_383]));
	assert_eq!(epoch["validator_trust"], json!([65_535, 65_535, 16_383, 0, 0]));
	// Ranks are 2/3 of 3/4, and 1/4.
	assert_eq!(epoch["rank"], json!([0, 0, 0, 32_767, 16_383]));
	assert_eq!(epoch["incentive"], json!([0, 0, 0, 43_690, 21_845]));
	assert_eq!(epoch["dividends"], json!([29_126, 29_126, 7_281, 0, 0]));
	assert_eq!(epoch["server_emission"], json!([0, 0, 0, 666_667, 333_333]));
	assert_eq!(epoch["validator_emission"], json!([444_445, 444_444, 111_111, 0, 0]));
	assert_eq!(
		epoch["bonds"],
		json!([[[3, 4_915], [4, 1_638]], [[3, 4_915], [4, 1_638]], [[4, 1_638]], [], []])
	);
}

#[test]
fn liquid_alpha_should_be_its_bounds_when_they_are_equal() {
	let liquid_alpha = json!({"low": 32_766, "high": 32_766});
	let epoch = epoch(&with(dissent("yuma3"), json!({"liquid_alpha": liquid_alpha})));
	// ⌊32766 · 3/4⌋ and ⌊32766 · 1/4⌋; three quarters of the last validator's score is cut off.
	assert_eq!(epoch["bonds"][0], json!([[3, 24_574], [4, 8_191]]));
	assert_eq!(epoch["bonds"][2], json!([[4, 8_191]]));
}

#[test]
fn yuma2_should_store_bonds_as_parts_of_the_columns_greatest() {
	let case = with(dissent("yuma2"), json!({"bonds_penalty": 0}));
	let epoch = epoch(&case);
	assert_eq!(epoch["incentive"], json!([0, 0, 0, 43_690, 21_845]));
	// Without a penalty the dissenter's claim to server 4 is four times the others'.
	assert_eq!(
		epoch["bonds"],
		json!([[[3, 65_535], [4, 16_383]], [[3, 65_535], [4, 16_383]], [[4, 65_535]], [], []])
	);
	// 2/3 · 1/2 + 1/3 · 1/6, and 1/3 · 4/6.
	assert_eq!(epoch["dividends"], json!([25_485, 25_485, 14_563, 0, 0]));
}

#[test]
fn null_should_pay_by_the_mean_and_leave_bonds_as_they_are() {
	let case = with(dissent("null"), json!({"bonds": [[[3, 100]], [], [], [[4, 7]]]}));
	let epoch = epoch(&case);
	// (3/4 + 3/4 + 0) / 3 and (1/4 + 1/4 + 1) / 3.
	assert_eq!(epoch["consensus"], json!([0, 0, 0, 32_767, 32_767]));
	assert_eq!(epoch["incentive"], json!([0, 0, 0, 32_767, 32_767]));
	assert_eq!(epoch["validator_trust"], json!([65_535, 65_535, 65_535, 0, 0]));
	assert_eq!(epoch["dividends"], json!([21_845, 21_845, 21_845, 0, 0]));
	assert_eq!(epoch["bonds"], json!([[[3, 100]], [], [], [[4, 7]], []]));
}

#[test]
fn sigmoid_should_be_the_whitepapers_rule() {
	let epoch = epoch(&dissent("sigmoid"));
	let consensus = |trust: f64| 1.0 / (1.0 + (-10.0 * (trust - 32_767.0 / 65_535.0)).exp());
	let (two_thirds, whole) = (consensus(2.0 / 3.0), consensus(1.0));
	assert_eq!(epoch["rank"], json!([0, 0, 0, 32_767, 32_767]));
	assert_eq!(epoch["trust"], json!([0, 0, 0, 43_690, 65_535]));
	assert_eq!(epoch["consensus"][3], fraction(two_thirds));
	assert_eq!(epoch["consensus"][4], fraction(whole));
	assert_eq!(epoch["incentive"][3], fraction(two_thirds / (two_thirds + whole)));
	// Ranks are one half each: L = - Σ (C - 1/2) / 2.
	let loss = epoch["loss"].as_f64().unwrap();
	assert!((loss + (two_thirds + whole - 1.0) / 2.0).abs() < 1e-9, "{loss}");
	// Bonds are stake times score: 1/4 on server 3; 1/12, 1/12 and 1/3 on server 4.
	assert_eq!(epoch["bonds"][0], json!([[3, 65_535], [4, 16_384]]));
	assert_eq!(epoch["bond_scale"][3], json!(1u64 << 30));
	assert_eq!(epoch["bond_scale"][4], json!((1u64 << 32).div_ceil(3)));
}

#[test]
fn sigmoid_bonds_should_add_up_or_move_as_asked() {
	let scale = |average: bool| -> Vec<Value> {
		let keys = json!({"epochs": 3, "bonds_average": average, "bonds_moving_average": 500_000});
		let epochs = epochs(&with(dissent("sigmoid"), keys));
		epochs.iter().map(|epoch| epoch["bond_scale"][3].clone()).collect()
	};
	// Each epoch adds a quarter, of 2^32.
	assert_eq!(scale(false), [1u64 << 30, 1 << 31, 3 << 30]);
	// Half of a quarter, and each time half of the rest.
	assert_eq!(scale(true), [1u64 << 29, 3 << 28, 7 << 27]);
}

#[test]
fn trust_floor_should_keep_dust_from_being_trust() {
	let dust = json!({
		"mode": "sigmoid",
		"neurons": [{"stake": 60}, {"stake": 40}, {"permit": false}, {"permit": false}],
		"weights": [[[2, 65_535], [3, 1]], [[3, 1]]],
	});
	let trust =
		|floor: u16| epoch(&with(dust.clone(), json!({"trust_floor": floor})))["trust"].clone();
	assert_eq!(trust(0), json!([0, 0, 39_321, 65_535]));
	assert_eq!(trust(655), json!([0, 0, 39_321, 26_214]));
}
