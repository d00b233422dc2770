//! Sigmoid mode: rank, trust, the sigmoid of trust, and the loss.

use ganglion_consensus::{
	required_edges, share, trust_edges, EpochOutput, SigmoidOutput, BOND_UNIT, WHOLE,
};
use ganglion_consensus_test_kit::{modes, Subnet};

/// Validators 0 and 1 with these stakes, each ranking a server of its own, 2 and 3; kappa is one
/// half.
fn divided(stake: [u64; 2]) -> Subnet {
	Subnet::with_stake([stake[0], stake[1], 0, 0])
		.in_mode(modes::accumulating())
		.sigmoid(|sigmoid| sigmoid.kappa = WHOLE / 2)
		.weigh(0, [(2, 1)])
		.weigh(1, [(3, 1)])
}

fn run(subnet: &Subnet) -> (EpochOutput, SigmoidOutput) {
	let out = subnet.run_epoch();
	let sigmoid = out.sigmoid.clone().expect("its rule");
	(out, sigmoid)
}

/// `65535 / (1 + e^-z)`, rounded down.
fn logistic(z: f64) -> u16 {
	(65_535.0 / (1.0 + (-z).exp())) as u16
}

#[test]
fn consensus_should_be_the_sigmoid_of_trust() {
	let (out, sigmoid) = run(&divided([300, 100]));
	assert_eq!(sigmoid.rank, [0, 0, 49_151, 16_383]);
	assert_eq!(sigmoid.trust, [0, 0, 49_151, 16_383]);
	let nobody = logistic(-5.0);
	assert_eq!(out.consensus, [nobody, nobody, logistic(2.5), logistic(-2.5)]);
	assert_eq!(out.validator_trust, [logistic(2.5), logistic(-2.5), 0, 0]);
}

#[test]
fn incentive_should_be_rank_times_consensus() {
	let (out, _) = run(&divided([300, 100]));
	let part = |stake: f64, z: f64| stake / (1.0 + (-z).exp());
	let (a, b) = (part(0.75, 2.5), part(0.25, -2.5));
	assert_eq!(
		out.incentive,
		[0, 0, (65_535.0 * a / (a + b)) as u16, (65_535.0 * b / (a + b)) as u16]
	);
}

#[test]
fn consensus_should_be_one_half_when_trust_is_kappa() {
	for part in [0, 13_107, 32_767, 65_534, 65_535] {
		let subnet = divided([part, 65_535 - part]);
		let (out, _) = run(&subnet.sigmoid(|sigmoid| sigmoid.kappa = share(part as u16)));
		assert_eq!(out.consensus[2], 32_767, "{part}");
	}
}

#[test]
fn consensus_should_be_one_half_for_all_when_rho_is_zero() {
	let (out, sigmoid) = run(&divided([300, 100]).sigmoid(|sigmoid| sigmoid.rho = 0));
	assert_eq!((out.consensus, sigmoid.loss), (vec![32_767; 4], 0));
	assert_eq!(out.incentive, [0, 0, 49_151, 16_383]);
}

#[test]
fn incentive_should_go_to_the_more_trusted_alone_when_rho_is_as_great_as_can_be() {
	// Both are trusted less than kappa: C is e^-16384 and e^-49151, which count by their ratio
	// alone.
	let subnet =
		divided([300, 100]).sigmoid(|sigmoid| (sigmoid.rho, sigmoid.kappa) = (u16::MAX, WHOLE));
	let (out, sigmoid) = run(&subnet);
	assert_eq!((out.consensus[2..].to_vec(), sigmoid.loss), (vec![0, 0], 1 << 31));
	assert_eq!(out.incentive, [0, 0, u16::MAX, 0]);
	assert_eq!(
		run(&divided([100, 100]).but(|even| even.rule = subnet.rule)).0.incentive[2..],
		[32_767; 2]
	);
}

#[test]
fn column_should_be_ranked_but_hardly_paid_when_nobody_trusts_it() {
	// Uid 3 has weights, but too small a part of each row to be trusted.
	let subnet = Subnet::with_stake([100, 100, 0, 0])
		.in_mode(modes::accumulating())
		.sigmoid(|sigmoid| (sigmoid.kappa, sigmoid.trust_floor) = (WHOLE / 2, 40_000))
		.weigh(0, [(2, 3), (3, 1)])
		.weigh(1, [(2, 3), (3, 1)]);
	let (out, sigmoid) = run(&subnet);
	assert_eq!((sigmoid.rank[3], sigmoid.trust[3]), (16_383, 0));
	assert_eq!(out.consensus[2..], [logistic(5.0), logistic(-5.0)]);
	let (a, b) = (0.75 / (1.0 + (-5.0f64).exp()), 0.25 / (1.0 + 5.0f64.exp()));
	assert_eq!(out.incentive[3], (65_535.0 * b / (a + b)) as u16);
	let plain = run(&subnet.sigmoid(|sigmoid| sigmoid.trust_floor = 0));
	assert_eq!((plain.1.trust[3], plain.0.incentive[3]), (65_535, 16_383));
}

#[test]
fn weight_should_count_as_trust_when_it_meets_the_floor_exactly() {
	// 1 in 6 is a third of an even weight among two, and so is 1 in 9 among three. A third is 21845
	// of 65535.
	let trust = |floor, row: &[u16]| {
		let subnet = Subnet::with_stake([100, 0, 0, 0])
			.in_mode(modes::accumulating())
			.sigmoid(|sigmoid| sigmoid.trust_floor = floor)
			.weigh(0, (1..).zip(row.iter().copied()));
		(run(&subnet).1.trust[1], trust_edges(row.iter().copied(), floor))
	};
	assert_eq!(trust(21_845, &[1, 5]), (65_535, 2));
	assert_eq!(trust(21_846, &[1, 5]), (0, 1));
	assert_eq!(trust(21_845, &[1, 4, 4]), (65_535, 3));
	assert_eq!(trust(21_846, &[1, 4, 4]), (0, 2));
	assert_eq!(trust(65_535, &[7, 7, 7]), (65_535, 3));
	assert_eq!(trust(0, &[1, 65_535]), (65_535, 2));
}

#[test]
fn floor_should_be_a_part_of_the_weights_that_count() {
	// Without the weight on oneself, which is dropped, 10 of 30 is 2/3 of an even weight.
	let subnet = Subnet::with_stake([100, 0, 0])
		.in_mode(modes::accumulating())
		.sigmoid(|sigmoid| sigmoid.trust_floor = 43_690)
		.weigh(0, [(0, 65_535), (1, 10), (2, 20)]);
	assert_eq!(run(&subnet).1.trust, [0, 65_535, 65_535]);
	let stricter = subnet.sigmoid(|sigmoid| sigmoid.trust_floor = 43_691);
	assert_eq!(run(&stricter).1.trust, [0, 0, 65_535]);
}

#[test]
fn loss_should_be_below_zero_while_most_rank_is_trusted() {
	// `- Σ R (C - 1/2)` of shares .51 and .49: C is 1 / (1 + e^∓.1).
	let c = 1.0 / (1.0 + (-0.1f64).exp());
	let loss = -(0.51 * (c - 0.5) + 0.49 * ((1.0 - c) - 0.5));
	let got = run(&divided([51, 49])).1.loss;
	assert!((got as f64 - loss * BOND_UNIT as f64).abs() <= 1.0, "{got}");
	assert!(got < 0);
}

#[test]
fn loss_should_be_above_zero_while_most_rank_is_not_trusted() {
	let subnet = Subnet::with_stake([1; 6]).in_mode(modes::accumulating());
	let ring = (0..6u16).fold(subnet, |subnet, i| subnet.weigh(i, [((i + 1) % 6, 1)]));
	// Each is trusted by a sixth.
	let exact = 0.5 - 1.0 / (1.0 + (10.0 * (32_767.0 / 65_535.0 - 1.0 / 6.0f64)).exp());
	let got = run(&ring).1.loss;
	assert!((got as f64 - exact * BOND_UNIT as f64).abs() <= 1.0, "{got}");
}

#[test]
fn loss_should_be_one_half_when_nobody_is_trusted_and_stakes_are_all_there_can_be() {
	// The sum has more than 64 bits, of which the last are lost.
	for small in [0, 1, 2, 29, u64::MAX] {
		let subnet = Subnet::with_stake([u64::MAX, small, u64::MAX, 0, 0, 0])
			.in_mode(modes::accumulating())
			.sigmoid(|sigmoid| (sigmoid.rho, sigmoid.kappa) = (u16::MAX, WHOLE))
			.weigh(0, [(3, 1)])
			.weigh(1, [(4, 1)])
			.weigh(2, [(5, 1)]);
		assert_eq!(run(&subnet).1.loss, 1 << 31, "{small}");
	}
}

#[test]
fn loss_should_be_zero_when_nobody_is_ranked() {
	assert_eq!(run(&divided([0, 0])).1.loss, 0);
}

#[test]
fn required_edges_should_rise_by_a_step_while_the_loss_is_above_zero_and_fall_by_one_after() {
	assert_eq!(required_edges(1, 5, 3, 100), 8);
	assert_eq!(required_edges(1, 99, 3, 100), 100, "up to the cap");
	assert_eq!(required_edges(i64::MAX, u16::MAX, u16::MAX, u16::MAX), u16::MAX);
	assert_eq!((required_edges(0, 5, 3, 100), required_edges(-1, 5, 3, 100)), (4, 4));
	assert_eq!(required_edges(0, 0, 3, 100), 0, "not below none");
	assert_eq!(required_edges(-1, 50, 3, 20), 20, "nor above a lowered cap");
}

/// One block of the whitepaper's listing: two groups, each of which ranks itself; a tenth of all
/// stake is paid by incentive. Stakes are normalised to 10^18.
fn grow(stake: [u64; 2]) -> [u64; 2] {
	let whole = u128::from(stake[0] + stake[1]);
	let subnet = divided(stake).but(|subnet| {
		(subnet.server_emission, subnet.validator_emission) = ((whole / 10) as u64, 0);
	});
	let paid = subnet.run_epoch().server_emission;
	let grown = [u128::from(stake[0] + paid[2]), u128::from(stake[1] + paid[3])];
	grown.map(|stake| (stake * 1_000_000_000_000_000_000 / (grown[0] + grown[1])) as u64)
}

#[test]
fn minority_should_shrink_as_the_whitepaper_printed() {
	const PRINTED: [f64; 5] = [
		0.4877323388820201,
		0.4849535784321247,
		0.4815511535094221,
		0.477389901500398,
		0.4723093486843246,
	];
	let mut stake = [510_000_000_000_000_000, 490_000_000_000_000_000];
	let mut shares = Vec::new();
	for _ in 0..100 {
		stake = grow(stake);
		shares.push(stake[1] as f64 / 1e18);
	}
	for (got, printed) in shares.iter().zip(PRINTED) {
		assert!((got - printed).abs() < 2e-16, "{got} {printed}");
	}
	// Blocks are numbered from 0.
	let first_below = |bar| shares.iter().position(|&share| share < bar);
	assert_eq!(
		(first_below(0.05), first_below(0.01), first_below(0.001)),
		(Some(36), Some(53), Some(77))
	);
}
