//! Actions of holders.

use super::*;

/// Returns a market with an even pool, no emission, and a trader.
fn quiet(strategy: Value, keys: Value) -> Value {
	let pool = subnet(json!({"emission_enabled": false, "tempo": 0}));
	let mut trader = json!({"name": "trader", "balance": 10 * ONE, "strategy": strategy});
	for (key, value) in keys.as_object().unwrap() {
		trader[key] = value.clone();
	}
	with_holder(scenario(json!([pool, pool])), trader)
}

#[test]
fn purchase_should_be_made_every_so_many_blocks() {
	let buy = json!([{"buy": {"subnet": 1, "hotkey": "mine", "tao": ONE, "every": 3}}]);
	let balances: Vec<_> = [2, 3, 5, 6]
		.map(|blocks| balance(&after(quiet(buy.clone(), json!({})), blocks), "trader"))
		.to_vec();
	assert_eq!(balances, [10 * ONE, 9 * ONE, 9 * ONE, 8 * ONE]);
}

#[test]
fn purchase_should_be_refused_when_it_is_too_small_or_there_is_no_money() {
	let buy = |tao: u64| json!([{"buy": {"subnet": 1, "hotkey": "mine", "tao": tao, "at": 1}}]);
	for (tao, reason) in
		[(1_999_999, "below the minimum stake"), (10 * ONE + 1, "not enough balance")]
	{
		let world = after(quiet(buy(tao), json!({})), 1);
		assert_eq!(balance(&world, "trader"), 10 * ONE);
		let refused = &world.refused[world.holder("trader")];
		assert_eq!((refused.times, refused.reason.as_str()), (1, reason));
	}
	// Before the fee the amount meets the minimum, after it no longer.
	let world = after(quiet(buy(2_000_000), json!({})), 1);
	assert_eq!(world.refused[world.holder("trader")].times, 1);
}

#[test]
fn dump_should_sell_what_an_epoch_paid_and_nothing_else() {
	let mut scenario = scenario(json!([subnet(json!({"tempo": 2}))]));
	let position = json!([{"subnet": 1, "hotkey": "mine", "alpha": 7 * ONE}]);
	scenario["holders"][1] =
		json!({"name": "miner", "positions": position, "strategy": [{"dump": {}}]});
	scenario["block"] = json!(10);
	// Epochs are in the first block and in every second after it.
	let world = after(scenario.clone(), 1);
	assert_eq!(stake(&world, "miner", "mine", 1), 7 * ONE);
	let got = balance(&world, "miner");
	assert!((400_000_000..420_000_000).contains(&got), "{got}");
	let world = after(scenario.clone(), 2);
	assert_eq!(balance(&world, "miner"), got);
	// Half of it is sold.
	scenario["holders"][1]["strategy"] = json!([{"dump": {"part": 32_768}}]);
	let world = after(scenario, 1);
	let kept = stake(&world, "miner", "mine", 1) - 7 * ONE;
	assert!((205_000_000 - 10_000..205_000_000).contains(&kept), "{kept}");
}

#[test]
fn dump_should_try_again_when_there_was_too_little_to_sell() {
	// 100 of 65535 parts of 0.41 alpha are 625,640 rao at a price of about one, so the fourth
	// attempt sells the parts of four blocks.
	let mut scenario = scenario(json!([subnet(json!({"kind": "stable"}))]));
	scenario["holders"][1]["strategy"] = json!([{"dump": {"part": 100}}]);
	let mut sold = Vec::new();
	let mut world = market(scenario);
	for _ in 0..4 {
		world.run_block().unwrap();
		sold.push(balance(&world, "miner"));
	}
	assert_eq!(sold[..3], [0, 0, 0]);
	assert_eq!(sold[3], 4 * 410_002_289 * 100 / 65_535);
}

#[test]
fn follower_should_do_what_the_owner_did_with_the_same_part() {
	let act = json!([
		{"buy": {"subnet": 1, "hotkey": "own", "tao": ONE, "at": 1}},
		{"sell": {"subnet": 1, "hotkey": "own", "at": 3}},
	]);
	let mut scenario = quiet(json!([{"follow": {"subnet": 1}}]), json!({}));
	scenario["holders"][0] = json!({"name": "owner", "balance": 4 * ONE, "strategy": act});
	let world = after(scenario.clone(), 1);
	assert_eq!(balance(&world, "trader"), 10 * ONE);
	// The owner spends a quarter.
	let world = after(scenario.clone(), 2);
	assert_eq!(balance(&world, "trader"), 10 * ONE - ONE * 10 / 4);
	assert!(stake(&world, "trader", "own", 1) > 0);
	let world = after(scenario.clone(), 3);
	assert!(stake(&world, "trader", "own", 1) > 0);
	let world = after(scenario, 4);
	assert_eq!(stake(&world, "trader", "own", 1), 0);
}

#[test]
fn chaser_should_move_to_where_stake_earns_most() {
	let pool = subnet(json!({"tempo": 0}));
	let crowd = json!({"name": "crowd", "positions": [
		{"subnet": 1, "hotkey": "mine", "alpha": 500 * ONE},
		{"subnet": 2, "hotkey": "mine", "alpha": 5 * ONE},
	]});
	let scenario = with_holder(scenario(json!([pool, pool])), crowd);
	let chaser = json!({
		"name": "chaser",
		"positions": [{"subnet": 1, "hotkey": "mine", "alpha": ONE}],
		"strategy": [{"chase": {"every": 2}}],
	});
	let scenario = with_holder(scenario, chaser);
	let world = after(scenario.clone(), 1);
	assert_eq!(stake(&world, "chaser", "mine", 1), ONE);
	let world = after(scenario, 2);
	assert_eq!(stake(&world, "chaser", "mine", 1), 0);
	// One fee, and a negligible loss by moving the prices.
	let moved = stake(&world, "chaser", "validate", 2);
	assert!((990_000_000..ONE).contains(&moved), "{moved}");
	assert_eq!(world.best_stake(), Some((2, world.hotkey("validate"))));
}

/// Returns a market that pays stake on root, and a holder of all that stake who claims.
fn claiming(keep: bool, every: u64) -> Value {
	let pool = subnet(json!({"moving_price": 1}));
	let staker = json!({
		"name": "root",
		"positions": [{"subnet": 0, "hotkey": "validate", "alpha": 1_000 * ONE}],
		"strategy": [{"claim": {"every": every, "keep": keep}}],
	});
	with_holder(scenario(json!([pool, pool])), staker)
}

#[test]
fn claim_should_sell_for_stake_on_root() {
	let waiting = after(claiming(false, 2), 1);
	assert!(waiting.books.accounts[1].set_aside.alpha > 0);
	let world = after(claiming(false, 2), 2);
	// Less than a rao remains.
	assert!((1..=2).all(|netuid| world.books.accounts[netuid].set_aside.alpha <= 1));
	let gained = stake(&world, "root", "validate", 0) - 1_000 * ONE;
	assert!(gained > 0);
	assert_eq!(world.books.accounts[0].tao, 1_000 * ONE + gained);
	assert_eq!(stake(&world, "root", "validate", 1), 0);
}

#[test]
fn claim_should_keep_the_alpha_when_asked_to() {
	let world = after(claiming(true, 2), 2);
	assert_eq!(stake(&world, "root", "validate", 0), 1_000 * ONE);
	assert!(stake(&world, "root", "validate", 1) > 0);
	assert!(world.books.accounts[1].set_aside.alpha <= 1);
}

#[test]
fn claim_should_wait_when_there_is_less_than_the_threshold() {
	let mut scenario = claiming(true, 1);
	let alpha = json!({"subnet": 1, "hotkey": "validate", "alpha": ONE});
	scenario["holders"][2] = json!({"name": "validator", "positions": [alpha]});
	scenario["tao_weight"] = json!(u64::MAX / 10_000);
	let world = after(scenario, 1);
	let owed = world.books.accounts[1].set_aside.alpha;
	assert!(owed > 0 && owed < 500_000, "{owed}");
	assert_eq!(stake(&world, "root", "validate", 1), 0);
}

#[test]
fn what_is_owed_should_stay_when_the_stake_goes() {
	let mut scenario = claiming(true, 1_000);
	let sell = json!({"sell": {"subnet": 0, "hotkey": "validate", "at": 3}});
	scenario["holders"][3]["strategy"].as_array_mut().unwrap().push(sell);
	let owed = |world: &World| world.books.owed_to(world.holder("root"));
	let mut world = after(scenario, 2);
	assert_eq!(owed(&world).len(), 2);
	world.run_block().unwrap();
	assert_eq!(balance(&world, "root"), 1_000 * ONE);
	let at_exit = owed(&world);
	assert!(at_exit.iter().all(|(_, amount)| *amount > 0) && at_exit.len() == 2);
	world.run_block().unwrap();
	assert_eq!(owed(&world), at_exit);
}

#[test]
fn dividends_should_follow_stake_when_asked_to() {
	let neurons = json!([{"hotkey": "mine", "dividend": 1}, {"hotkey": "validate", "dividend": 1}]);
	let pays = |by_stake: bool| {
		let keys = json!({"kind": "stable", "neurons": neurons, "dividends_by_stake": by_stake});
		let stakes = json!([
			{"subnet": 1, "hotkey": "mine", "alpha": 3 * ONE},
			{"subnet": 1, "hotkey": "validate", "alpha": ONE},
		]);
		let scenario = with_holder(
			scenario(json!([subnet(keys)])),
			json!({"name": "staker", "positions": stakes}),
		);
		let world = after(scenario, 1);
		[("mine", 3 * ONE), ("validate", ONE)]
			.map(|(hotkey, first)| world.books.staked_with(world.hotkey(hotkey), 1) - first)
	};
	assert_eq!(pays(false), [410_002_289, 410_002_289]);
	// 820,004,578 divided three to one: 615,003,433.5 and 205,001,144.5; the odd unit goes to the
	// first.
	assert_eq!(pays(true), [615_003_434, 205_001_144]);
}
