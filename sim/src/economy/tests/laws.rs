//! Properties of all markets.

use super::*;
use proptest::prelude::*;

fn amounts() -> impl Strategy<Value = u64> {
	prop_oneof![1u64..10, ONE / 1_000..100 * ONE, 100 * ONE..100_000 * ONE]
}

fn subnets() -> impl Strategy<Value = Value> {
	let numbers = (amounts(), amounts(), 0u16..6, 0.0f64..1.0);
	let marks = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
	let shares = (0u64..3, 0u64..3, 0u64..3, 10_000_000_000_000_000u64..990_000_000_000_000_000);
	(numbers, marks, shares).prop_map(|(numbers, marks, shares)| {
		let (alpha, tao, tempo, moving_price) = numbers;
		let (is_stable, recycles, is_enabled, is_by_stake) = marks;
		let (mine, validate, own, weight) = shares;
		let neurons = json!([
			{"hotkey": "mine", "incentive": mine},
			{"hotkey": "validate", "dividend": validate},
			{"hotkey": "own", "incentive": own, "dividend": own},
		]);
		let mut subnet = subnet(json!({
			"tempo": tempo,
			"moving_price": moving_price,
			"pool_weight": weight,
			"withheld": if recycles { "recycle" } else { "burn" },
			"emission_enabled": is_enabled,
			"dividends_by_stake": is_by_stake,
			"neurons": neurons,
		}));
		if is_stable {
			subnet["kind"] = json!("stable");
		} else {
			(subnet["alpha"], subnet["tao"]) = (json!(alpha), json!(tao));
		}
		subnet
	})
}

fn actions() -> impl Strategy<Value = Value> {
	let hotkeys = || prop_oneof![Just("own"), Just("mine"), Just("validate")];
	let every = || 1u64..6;
	prop_oneof![
		(0u16..3, hotkeys(), amounts(), every()).prop_map(|(subnet, hotkey, tao, every)| {
			json!({"buy": {"subnet": subnet, "hotkey": hotkey, "tao": tao, "every": every}})
		}),
		(0u16..3, hotkeys(), proptest::option::of(amounts()), every()).prop_map(
			|(subnet, hotkey, alpha, every)| {
				let sale = json!({
					"subnet": subnet, "hotkey": hotkey, "alpha": alpha, "every": every,
				});
				json!({ "sell": sale })
			}
		),
		every().prop_map(|every| json!({"chase": {"every": every}})),
		(every(), any::<bool>())
			.prop_map(|(every, keep)| json!({"claim": {"every": every, "keep": keep}})),
		(1u16..3).prop_map(|subnet| json!({"follow": {"subnet": subnet}})),
		any::<u16>().prop_map(|part| json!({"dump": {"part": part}})),
		Just(json!("hold")),
	]
}

fn holders() -> impl Strategy<Value = (u64, Vec<Value>, Vec<Value>)> {
	let position = (0u16..3, prop_oneof![Just("mine"), Just("validate")], amounts()).prop_map(
		|(subnet, hotkey, alpha)| json!({"subnet": subnet, "hotkey": hotkey, "alpha": alpha}),
	);
	let positions = proptest::collection::vec(position, 0..4);
	(amounts(), positions, proptest::collection::vec(actions(), 0..4))
}

fn scenarios() -> impl Strategy<Value = Value> {
	let subnets = proptest::collection::vec(subnets(), 2);
	let holders = proptest::collection::vec(holders(), 5);
	(subnets, holders, any::<u64>(), any::<bool>()).prop_map(|(subnets, holders, weight, pays)| {
		let mut scenario = scenario(Value::Array(subnets));
		scenario["tao_weight"] = json!(weight);
		scenario["moving_alpha"] = json!(0.5);
		let names = ["owner", "miner", "validator", "fourth", "fifth"];
		let holder = |(name, (balance, positions, strategy)): (&str, (u64, Vec<_>, Vec<_>))| {
			json!({
				"name": name, "balance": balance, "positions": positions, "strategy": strategy,
			})
		};
		scenario["holders"] = names.into_iter().zip(holders).map(holder).collect();
		if pays {
			scenario["author"] = json!("fifth");
		}
		scenario
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// Each block checks its own accounts.
	#[test]
	fn market_should_make_and_lose_nothing(scenario in scenarios()) {
		let mut world = market(scenario);
		for _ in 0..30 {
			prop_assert!(world.run_block().is_ok());
		}
		prop_assert!(world.books.minted >= 30 * ONE);
	}

	#[test]
	fn refused_deed_should_change_nothing(scenario in scenarios()) {
		let mut world = after(scenario, 5);
		let before = world.clone();
		let refused = world.attempt::<()>(|world| {
			world.books.mint(1);
			world.books.put_out_of_reach(1, 1);
			Err("no".into())
		});
		prop_assert!(refused.is_err());
		prop_assert_eq!(world, before);
	}
}

/// Asserts that the audit finds an error in a corrupted market and reports it.
#[track_caller]
fn assert_found(spoil: impl FnOnce(&mut World), message: &str) {
	let subnets = json!([subnet(json!({"kind": "stable"})), subnet(json!({}))]);
	let position = json!({"subnet": 0, "hotkey": "own", "alpha": ONE});
	let staker = json!({"name": "staker", "positions": [position]});
	let mut world = after(with_holder(scenario(subnets), staker), 2);
	spoil(&mut world);
	let failure = super::super::audit::check(&world).unwrap_err();
	assert!(format!("{failure:?}").contains(message), "{failure:?}");
}

#[test]
fn audit_should_find_what_is_wrong() {
	assert_found(|world| world.books.balances[0] += 1, "block 2: TAO: ");
	assert_found(|world| world.books.minted += 1, "block 2: TAO: ");
	assert_found(|world| world.books.accounts[2].alpha += 1, "alpha of subnet 2: ");
	assert_found(|world| world.books.accounts[1].made += 1, "alpha of subnet 1: ");
	assert_found(
		|world| {
			world.books.rates.insert((0, 2), substrate_fixed::types::I96F32::from_num(1));
		},
		"what root is owed of subnet 2: ",
	);
	assert_found(
		|world| world.books.give_to_protocol(2, 1),
		"alpha outside the reserve of subnet 2: ",
	);
	assert_found(
		|world| {
			world.books.mint_alpha(1, ONE).unwrap();
			world.books.give_to_protocol(1, ONE);
		},
		"TAO does not back",
	);
	assert_found(
		|world| {
			let (position, share) = world.books.shares.iter().next().unwrap();
			let (position, share) = (Position { holder: 9, ..*position }, *share);
			world.books.shares.insert(position, share);
		},
		"shares are worth",
	);
}
