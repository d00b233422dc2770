//! `ganglion-sim subgraph`: the whitepaper's listing, and its variations.

use super::{cells, number, print};

/// The first values that the whitepaper's listing prints.
const LISTING: [f64; 5] = [
	0.4877323388820201,
	0.4849535784321247,
	0.4815511535094221,
	0.477389901500398,
	0.4723093486843246,
];

/// Returns the first group's shares of stake and of rewards, block by block.
fn shares(arguments: &str) -> Vec<(f64, f64)> {
	let table = print(&format!("subgraph {arguments} --csv -"));
	let rows = cells(&table);
	let first = rows.iter().filter(|row| row[1] == "0");
	first.map(|row| (number(&row[2]), number(&row[3]))).collect()
}

fn stake(arguments: &str) -> Vec<f64> {
	shares(arguments).into_iter().map(|(stake, _)| stake).collect()
}

fn first_below(shares: &[f64], level: f64) -> Option<usize> {
	shares.iter().position(|&share| share < level)
}

/// The listing in floats: two groups, no bonds, no peers. Returns the share of stake after each
/// block and the share of rewards in it.
fn listing(mut share: f64, blocks: usize) -> Vec<(f64, f64)> {
	let sigmoid = |x: f64| 1.0 / (1.0 + (-10.0 * (x - 0.5)).exp());
	let block = |_| {
		let (first, last) = (share * sigmoid(share), (1.0 - share) * sigmoid(1.0 - share));
		let reward = first / (first + last);
		share = (share + 0.1 * reward) / 1.1;
		(share, reward)
	};
	(0..blocks).map(block).collect()
}

#[test]
fn table_should_have_the_groups_in_order_in_each_block() {
	let table = print("subgraph --share 0.2,0.3 --blocks 2 --csv -");
	assert_eq!(table.lines().next(), Some("block,group,stake_share,reward_share"));
	let places: Vec<_> = cells(&table).iter().map(|row| format!("{} {}", row[0], row[1])).collect();
	assert_eq!(places, ["0 0", "0 1", "0 2", "1 0", "1 1", "1 2"]);
}

/// Under PeerPrediction a minority that nobody else ranks agrees with nobody but itself.
#[test]
fn minority_should_earn_nothing_when_pairs_have_to_agree() {
	let peer = "--mode peer --share 0.49 --peers 20 --blocks 60";
	let diluted = |block: usize| 0.49 / 1.1f64.powi(block as i32 + 1);
	for (block, (stake, rewards)) in shares(peer).into_iter().enumerate() {
		assert!(rewards < 1e-9 && (stake - diluted(block)).abs() < 1e-6, "{block}: {stake}");
	}
	// Honest peers who rank three in five of their own lose nothing, where Yuma pays none of them.
	let sparse = stake(&format!("{peer} --connectivity 0.6"));
	assert!((sparse[59] - diluted(59)).abs() < 1e-6, "{}", sparse[59]);
	let yuma = stake("--mode yuma3 --share 0.49 --peers 20 --blocks 60 --connectivity 0.6");
	assert!((yuma[59] - 0.49).abs() < 1e-6, "{}", yuma[59]);
	// What it has earned of trust before lasts for some blocks.
	let before = stake(&format!("{peer} --honest-blocks 50"));
	assert!(before[59] > sparse[59] && before[59] < 0.01, "{}", before[59]);
}

#[test]
fn numbers_should_have_17_digits_when_in_a_table() {
	for row in cells(&print("subgraph --blocks 80 --csv -")) {
		for cell in &row[2..] {
			let digits = cell.split('e').next().unwrap_or_default().replace('.', "");
			assert_eq!(digits.trim_start_matches('0').len(), 17, "{cell}");
		}
	}
}

#[test]
fn shares_should_add_up_to_one_when_all_is_paid() {
	for rows in cells(&print("subgraph --share 0.2,0.3 --blocks 30 --csv -")).chunks(3) {
		for column in [2, 3] {
			let sum: f64 = rows.iter().map(|row| number(&row[column])).sum();
			assert!((sum - 1.0).abs() < 1e-15, "{rows:?}");
		}
	}
}

/// Within one unit of the last printed digit, the sixteenth. (Both are within 6e-17 of exact
/// arithmetic.)
#[test]
fn stake_shares_should_be_the_whitepapers_when_nothing_is_set() {
	for (got, listed) in stake("--share 0.49 --blocks 100").into_iter().zip(LISTING) {
		assert!((got - listed).abs() < 1e-16, "{got} {listed}");
	}
}

#[test]
fn shares_should_be_the_listings_in_every_block() {
	for share in [0.49, 0.3, 0.505] {
		let got = shares(&format!("--share {share} --blocks 100"));
		for (block, (got, listed)) in got.into_iter().zip(listing(share, 100)).enumerate() {
			let close = |got: f64, listed: f64| (got - listed).abs() < 1e-14;
			assert!(
				close(got.0, listed.0) && close(got.1, listed.1),
				"{block}: {got:?} {listed:?}"
			);
		}
	}
}

#[test]
fn minority_should_sink_when_it_has_49_percent() {
	let (stake, rewards): (Vec<f64>, Vec<f64>) = shares("--blocks 100").into_iter().unzip();
	assert_eq!(
		[0.05, 0.01, 0.001].map(|level| first_below(&stake, level)),
		[Some(36), Some(53), Some(77)]
	);
	assert_eq!([0.05, 0.01].map(|level| first_below(&rewards, level)), [Some(17), Some(23)]);
	assert!((stake[30] - 0.0820).abs() < 5e-5 && (stake[60] - 0.00483).abs() < 5e-6);
	assert!((stake[90] - 0.000283).abs() < 5e-7 && rewards[90] < 3e-6);
}

#[test]
fn inflation_should_decide_when_the_minority_is_gone() {
	let at = |arguments, level| first_below(&stake(arguments), level);
	assert_eq!(at("--inflation 0.0374", 0.05), Some(90));
	assert_eq!(at("--inflation 0.0565", 0.01), Some(90));
	assert_eq!(at("--inflation 0.0844", 0.001), Some(90));
	assert_eq!(at("--constant 0.41", 0.05), Some(90));
	assert_eq!(at("--constant 1", 0.01), None);
}

#[test]
fn peers_should_not_matter_when_groups_are_connected() {
	let aggregate = stake("--blocks 60");
	for (got, expected) in stake("--blocks 60 --peers 20").into_iter().zip(&aggregate) {
		assert!((got - expected).abs() < 1e-13, "{got} {expected}");
	}
}

#[test]
fn cabal_should_win_when_honest_peers_rank_too_few_of_each_other() {
	for (share, wins, loses) in [(0.49, 0.965, 0.96), (0.4, 0.7, 0.6), (0.3, 0.45, 0.4)] {
		let left = |connectivity: f64| {
			stake(&format!("--share {share} --connectivity {connectivity}"))[99]
		};
		assert!(left(wins) < 0.001, "{share} {wins}");
		assert!(left(loses) > 0.999, "{share} {loses}");
	}
}

#[test]
fn loss_peg_should_close_the_hole_of_connectivity() {
	for (arguments, step) in [("--connectivity 0.96", 25), ("--share 0.4 --connectivity 0.6", 5)] {
		let closed = stake(&format!("{arguments} --loss-peg {step},{step}"));
		assert!(closed[99] < 0.001, "{arguments}: {}", closed[99]);
	}
}

#[test]
fn loss_peg_should_need_peers_to_keep_their_weights_when_they_rank_few() {
	let deep = "--connectivity 0.9 --loss-peg 10,10";
	assert!(stake(deep)[99] > 0.999);
	assert!(stake(&format!("{deep} --keep-edges"))[99] < 0.001);
}

#[test]
fn cabal_should_win_when_honest_peers_leave_dust() {
	for (share, half) in [(0.4, 10), (0.3, 36), (0.2, 124)] {
		let stake = stake(&format!("--share {share} --dust 1e-6 --blocks 150"));
		assert_eq!(stake.iter().position(|&share| share > 0.5), Some(half), "{share}");
	}
	assert!((stake("--dust 1e-6")[30] - 0.953).abs() < 5e-4);
}

#[test]
fn trust_floor_should_close_the_hole_of_dust() {
	let plain = stake("");
	let closed = stake("--dust 1e-6 --trust-floor 0.1");
	for (got, expected) in closed.iter().zip(&plain) {
		assert!((got - expected).abs() < 3e-5, "{got} {expected}");
	}
}

#[test]
fn shares_should_stay_when_both_sides_leave_dust() {
	assert!(stake("--dust 1e-6 --dust-both").iter().all(|share| (share - 0.49).abs() < 1e-5));
}

#[test]
fn minority_should_only_be_diluted_when_the_median_rules() {
	for mode in ["yuma3", "yuma2", "liquid"] {
		let shares = shares(&format!("--mode {mode}"));
		for (block, (stake, reward)) in shares.into_iter().enumerate() {
			let diluted = 0.49 / 1.1f64.powi(block as i32 + 1);
			assert_eq!(reward, 0.0, "{mode} {block}");
			assert!((stake / diluted - 1.0).abs() < 1e-9, "{mode} {block}");
		}
	}
}

#[test]
fn shares_should_stay_when_there_is_no_consensus() {
	assert!(stake("--mode null").iter().all(|share| (share - 0.49).abs() < 1e-12));
}

#[test]
fn table_should_repeat_when_the_seed_is_the_same() {
	let table = |seed| {
		let chance =
			"--edges random --connectivity 0.5 --peers 20 --blocks 20 --weight-deviation 0.3";
		print(&format!("subgraph {chance} --seed {seed} --csv -"))
	};
	assert_eq!(table(1), table(1));
	assert_ne!(table(1), table(2));
}

#[test]
fn summary_should_be_printed_when_no_output_is_asked_for() {
	let summary = print("subgraph --share 0.49 --blocks 100");
	let words = |line: usize| -> Vec<String> {
		summary
			.lines()
			.nth(line)
			.into_iter()
			.flat_map(str::split_whitespace)
			.map(String::from)
			.collect()
	};
	assert_eq!(words(1)[2..6], ["stake", "36", "53", "77"]);
	assert_eq!(words(2)[..4], ["rewards", "17", "23", "33"]);
}
