//! Blocks whose values were computed by hand.

use super::*;
use substrate_fixed::types::{I96F32, U96F32};

#[test]
fn stable_subnet_should_pay_its_share_to_the_last_rao() {
	let world = after(scenario(json!([subnet(json!({"kind": "stable"}))])), 1);
	assert_eq!(world.emission, ONE);
	// 18 % to the owner: ⌊10⁹ · 11796 / 65535⌋. The rest in halves.
	assert_eq!(stake(&world, "owner", "own", 1), 179_995_422);
	assert_eq!(stake(&world, "miner", "mine", 1), 410_002_289);
	assert_eq!(stake(&world, "validator", "validate", 1), 410_002_289);
	let account = &world.books.accounts[1];
	assert_eq!((account.tao, account.alpha, account.out), (ONE, 0, ONE));
	assert_eq!(world.books.issuance(), ONE);
}

/// 1,000 alpha and 500 TAO at even weights, and as much stake on root as alpha, with full TAO
/// weight.
fn half_of_root() -> Value {
	let pool = subnet(json!({"alpha": 1_000 * ONE, "tao": 500 * ONE, "tempo": 0}));
	let mut scenario = scenario(json!([pool]));
	scenario["tao_weight"] = json!(u64::MAX);
	let position = json!({"subnet": 0, "hotkey": "validate", "alpha": 1_000 * ONE});
	with_holder(scenario, json!({"name": "root", "positions": [position]}))
}

#[test]
fn share_should_be_injected_up_to_the_cap_and_buy_with_the_rest() {
	let world = after(half_of_root(), 1);
	let given = first(&world).given;
	// The cap is half of the alpha emission of 1, at the price of one half. The share of 1 wants 2
	// alpha.
	assert_eq!((given.share, given.alpha_in, given.tao_in), (ONE, ONE / 2, ONE / 4));
	assert_eq!(given.excess, ONE * 3 / 4);
	let account = &world.books.accounts[1];
	// ⌊1000.5 · 0.75 / (500.25 + 0.75)⌋ alpha for 0.75 TAO, without fee.
	assert_eq!(account.protocol, 1_497_754_491);
	assert_eq!(account.alpha, 1_000 * ONE + ONE / 2 - 1_497_754_491);
	assert_eq!(account.tao, 501 * ONE);
	// The injection left the price, and so the weights, unchanged.
	assert_eq!(first(&world).pool_weight, 500_000_000_000_000_000);
}

#[test]
fn root_part_should_not_be_made_while_moving_prices_sum_to_one() {
	let mut scenario = half_of_root();
	scenario["subnets"][0]["moving_price"] = json!(1);
	let world = after(scenario, 1);
	let pots = world.books.accounts[1].pots;
	// Half of the 820,004,578 after the owner's cut is the miners'; root's half of the rest is not
	// minted.
	assert_eq!((pots.owner, pots.server), (179_995_422, 410_002_289));
	assert_eq!((pots.validator, pots.root), (205_001_145, 0));
	assert_eq!(first(&world).given.root_not_made, 205_001_144);
	assert_eq!(first(&world).given.alpha_out, ONE - 205_001_144);
	assert_eq!(world.books.accounts[1].out, 1_497_754_491 + ONE - 205_001_144);
}

#[test]
fn root_part_should_be_made_when_moving_prices_sum_to_more_than_one() {
	let mut scenario = half_of_root();
	let off = subnet(json!({"moving_price": 1, "emission_enabled": false, "tempo": 0}));
	scenario["subnets"].as_array_mut().unwrap().push(off);
	// The smallest step above one.
	scenario["subnets"][0]["moving_price"] = json!(2f64.powi(-32));
	let world = after(scenario, 1);
	assert_eq!(world.price_sum, I96F32::from_bits((1 << 32) + 1));
	let pots = world.books.accounts[1].pots;
	assert_eq!((pots.validator, pots.root), (205_001_145, 205_001_144));
	assert_eq!(first(&world).given.alpha_out, ONE);
}

#[test]
fn root_dividends_should_be_set_aside_by_stake_on_root() {
	let mut scenario = half_of_root();
	scenario["subnets"][0]["moving_price"] = json!(1);
	scenario["subnets"][0]["tempo"] = json!(1);
	let off = subnet(json!({"moving_price": 1, "emission_enabled": false, "tempo": 0}));
	scenario["subnets"].as_array_mut().unwrap().push(off);
	let position = json!({"subnet": 0, "hotkey": "validate", "alpha": 3_000 * ONE});
	let mut scenario = with_holder(scenario, json!({"name": "more", "positions": [position]}));
	// Four times as much on root as alpha: root's proportion is four fifths.
	scenario["tao_weight"] = json!(u64::MAX);
	let world = after(scenario, 1);
	// ⌊⌊820004578 · 4/5⌋ / 2⌋. The validator has no alpha, so its own pot joins root's, and it
	// keeps 18 % of both: ⌊410002289 · 11796 / 65535⌋.
	let (root, take) = (328_001_831, 73_798_535);
	assert_eq!(first(&world).given.root, root);
	assert_eq!(stake(&world, "validator", "validate", 1), take);
	// The rest, 336,203,754, is ⌊rest · 2³² / (4 · 10¹²)⌋ = 360,996 parts of 2⁻³² of a rao for each
	// rao on root: to a thousand TAO 360996 · 10¹² / 2³² = 84,050,931.04, to three thousand
	// 252,152,793.11. The promised 336,203,724.15 is set aside, rounded up; the rest waits.
	let hotkey = world.hotkey("validate");
	assert_eq!(world.books.rates[&(hotkey, 1)].to_bits(), 360_996);
	let owed = |name| world.books.owed(Position { netuid: 1, hotkey, holder: world.holder(name) });
	assert_eq!((owed("root"), owed("more")), (84_050_931, 252_152_793));
	assert_eq!(world.books.accounts[1].set_aside.alpha, 336_203_725);
	assert_eq!(world.books.accounts[1].pots.root, 336_203_754 - 336_203_725);
}

#[test]
fn trades_should_pay_their_fee_to_the_author() {
	let pool = subnet(json!({"emission_enabled": false, "tempo": 0}));
	let act = json!([
		{"buy": {"subnet": 1, "hotkey": "mine", "tao": ONE, "at": 1}},
		{"sell": {"subnet": 1, "hotkey": "mine", "at": 2}},
	]);
	let mut scenario = with_holder(
		scenario(json!([pool])),
		json!({"name": "trader", "balance": ONE, "strategy": act}),
	);
	scenario["author"] = json!("owner");
	let world = after(scenario.clone(), 1);
	// ⌊10⁹ · 33 / 65535⌋, and ⌊1000 · 0.999496453 / 1000.999496453⌋ alpha for the rest.
	assert_eq!((balance(&world, "trader"), balance(&world, "owner")), (0, 503_547));
	assert_eq!(stake(&world, "trader", "mine", 1), 998_498_457);
	let world = after(scenario.clone(), 2);
	assert_eq!(balance(&world, "trader"), 998_993_661);
	assert_eq!(stake(&world, "trader", "mine", 1), 0);
	// The fee of the sale is ⌊998498457 · 33 / 65535⌋ = 502,791 alpha, worth ⌊502791 ·
	// 1000000502792 / 1000000502791⌋ TAO: without the fee, the pool is back where it was.
	assert_eq!(balance(&world, "owner"), 503_547 + 502_791);
	// Without an author, TAO is recycled and alpha burned.
	scenario["author"] = json!(null);
	let world = after(scenario, 2);
	assert_eq!(world.books.recycled, 503_547 + 2 * ONE);
	assert_eq!(world.books.accounts[1].burned, 502_791);
}

#[test]
fn emission_should_halve_when_half_of_the_supply_is_out() {
	let mut scenario = scenario(json!([subnet(json!({"kind": "stable"}))]));
	scenario["issuance"] = json!(10_500_000 * ONE);
	assert_eq!(after(scenario.clone(), 1).emission, ONE / 2);
	scenario["issuance"] = json!(10_500_000 * ONE - 1);
	assert_eq!(after(scenario, 1).emission, ONE);
}

#[test]
fn subnet_should_lose_its_share_when_its_owner_is_its_miner() {
	let alone = json!([{"hotkey": "own", "incentive": 1}, {"hotkey": "validate", "dividend": 1}]);
	let subnets = json!([
		subnet(json!({"kind": "stable", "moving_price": 0.5, "tempo": 2})),
		subnet(json!({"kind": "stable", "moving_price": 0.5, "tempo": 2, "neurons": alone})),
	]);
	let scenario = scenario(subnets);
	let shares =
		|world: &World| world.netuids().map(|id| world.subnets[id].given.share).collect::<Vec<_>>();
	let world = after(scenario.clone(), 1);
	assert_eq!(shares(&world), [ONE / 2, ONE / 2]);
	let world = after(scenario, 3);
	assert_eq!(world.subnets[2].withheld, U96F32::from_num(1));
	assert_eq!(shares(&world), [ONE, 0]);
	// Two blocks of ⌊(5 · 10⁸ − owner's ⌊5 · 10⁸ · 11796 / 65535⌋) / 2⌋.
	assert_eq!(world.books.accounts[2].burned, 2 * 205_001_144);
}

#[test]
fn withheld_incentive_should_cease_to_be_when_it_is_recycled() {
	let alone = json!([{"hotkey": "own", "incentive": 1}, {"hotkey": "validate", "dividend": 1}]);
	let keys = json!({"kind": "stable", "neurons": alone, "withheld": "recycle"});
	let world = after(scenario(json!([subnet(keys)])), 1);
	let account = &world.books.accounts[1];
	assert_eq!((account.burned, account.destroyed), (0, 410_002_289));
	assert_eq!((account.tao, account.out), (ONE, ONE - 410_002_289));
}

#[test]
fn pots_should_wait_when_nobody_has_a_claim() {
	let keys = json!({"kind": "stable", "neurons": []});
	let world = after(scenario(json!([subnet(keys)])), 3);
	let pots = world.books.accounts[1].pots;
	assert_eq!((pots.server, pots.validator), (3 * 410_002_289, 3 * 410_002_289));
	assert_eq!(stake(&world, "owner", "own", 1), 3 * 179_995_422);
}

#[test]
fn pot_should_join_the_other_when_nobody_has_a_claim_to_it() {
	let miners = json!({"kind": "stable", "neurons": [{"hotkey": "mine", "incentive": 1}]});
	let world = after(scenario(json!([subnet(miners)])), 1);
	assert_eq!(stake(&world, "miner", "mine", 1), 2 * 410_002_289);
	let validators = json!({"kind": "stable", "neurons": [{"hotkey": "validate", "dividend": 1}]});
	let world = after(scenario(json!([subnet(validators)])), 1);
	assert_eq!(stake(&world, "validator", "validate", 1), 2 * 410_002_289);
}

#[test]
fn epoch_should_wait_for_the_next_block_when_too_many_are_due() {
	let stable = subnet(json!({"kind": "stable", "tempo": 4}));
	let mut scenario = scenario(json!([stable, stable, stable, stable, stable]));
	// At a tempo of 4, subnets 1 and 5 are due in block 3, 2 in block 2, 3 in block 1 and 4 in
	// block 4.
	let epochs =
		|world: World| world.netuids().map(|id| world.subnets[id].epochs).collect::<Vec<_>>();
	(scenario["max_epochs_per_block"], scenario["block"]) = (json!(1), json!(100));
	assert_eq!(epochs(after(scenario.clone(), 3)), [1, 1, 1, 0, 0]);
	assert_eq!(epochs(after(scenario.clone(), 4)), [1, 1, 1, 0, 1]);
	assert_eq!(epochs(after(scenario.clone(), 5)), [1, 1, 1, 1, 1]);
	scenario["max_epochs_per_block"] = json!(2);
	assert_eq!(epochs(after(scenario, 4)), [1, 1, 1, 1, 1]);
}
