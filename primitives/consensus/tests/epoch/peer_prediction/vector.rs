//! The figures of the specification's reference, which was written in floats: sixteen epochs of
//! five validators and eight servers. Agreement to 10^-6, or better where numbers are published in
//! full.

use ganglion_consensus::{run_watched, EpochOutput, Stage, WHOLE};
use ganglion_consensus_test_kit::{assert_output, modes, Subnet};

const VALIDATORS: u16 = 5;
const SERVERS: u16 = 8;

/// The weight of validator `i` on server `j` in epoch `t`. The last validator never looks again.
fn weight(i: u16, j: u16, t: u16) -> u16 {
	let quality = 10 + 9 * ((7 * j + 3) % 11);
	if i == 4 {
		return quality;
	}
	let favoured = if j == t / 5 % 8 { 40 } else { 0 };
	quality + favoured + (31 * i + 17 * j + 29 * t + i * j * t) % 23
}

fn subnet() -> Subnet {
	let stake = [30, 25, 20, 15, 10].map(|stake| stake * 1_000_000_000);
	Subnet::with_stake([&stake[..], &[0; SERVERS as usize]].concat())
		.in_mode(modes::PEER_PREDICTION)
}

fn weigh(subnet: Subnet, t: u16) -> Subnet {
	(0..VALIDATORS).fold(subnet, |subnet, i| {
		subnet.weigh(i, (0..SERVERS).map(|j| (VALIDATORS + j, weight(i, j, t))))
	})
}

/// What an epoch yields, as fractions.
struct Figures {
	consensus: Vec<f64>,
	incentive: Vec<f64>,
	agreement: Vec<f64>,
	factor: Vec<f64>,
	skill: Vec<f64>,
	dividends: Vec<f64>,
}

fn normalised(list: &[u128]) -> Vec<f64> {
	let total: f64 = list.iter().map(|&x| x as f64).sum();
	list.iter().map(|&x| x as f64 / total).collect()
}

/// Runs an epoch and reads the figures off what is remembered and watched.
fn figures(subnet: &Subnet) -> (EpochOutput, Figures) {
	let (mut factor, mut dividends) = (Vec::new(), Vec::new());
	let out = subnet.with_input(|input| {
		let out = run_watched(input, &mut |stage| match stage {
			Stage::Agreement(factors) => {
				factor = factors.iter().map(|&factor| factor as f64 / WHOLE as f64).collect();
			},
			Stage::Dividends(list) => dividends = normalised(list),
			_ => {},
		});
		let out = out.expect("well-formed");
		assert_output(input, &out);
		out
	});
	let memory = out.memory.as_ref().expect("its mode");
	let servers = &memory.servers[usize::from(VALIDATORS)..];
	let fraction = |part: u32| f64::from(part) / 2f64.powi(32);
	let validators = || memory.validators.iter().flatten();
	let figures = Figures {
		consensus: servers.iter().map(|server| fraction(server.consensus)).collect(),
		incentive: servers.iter().map(|server| fraction(server.incentive)).collect(),
		agreement: validators().map(|of| fraction(of.agreement)).collect(),
		factor,
		skill: validators().map(|of| of.skill as f64 / 256.0 / f64::from(of.judged)).collect(),
		dividends,
	};
	(out, figures)
}

#[track_caller]
fn assert_close(what: &str, got: &[f64], expected: &[f64]) {
	let far = got.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
	assert!(got.len() >= expected.len() && far < 1e-6, "{what}: got {got:?}, not {expected:?}");
}

#[test]
fn epochs_should_be_those_of_the_reference() {
	let mut subnet = subnet();
	let mut seen = 0;
	for t in 0..16 {
		subnet = weigh(subnet, t);
		let (out, got) = figures(&subnet);
		for (epoch, expected) in REFERENCE.iter().filter(|(epoch, _)| *epoch == t) {
			seen += 1;
			let [consensus, incentive, agreement, factor, skill, dividends] = expected;
			let at = |what: &str| format!("epoch {epoch}, {what}");
			assert_close(&at("consensus"), &got.consensus, consensus);
			assert_close(&at("incentive"), &got.incentive, incentive);
			assert_close(&at("agreement"), &got.agreement, agreement);
			assert_close(&at("factor"), &got.factor, factor);
			assert_close(&at("skill"), &got.skill, skill);
			assert_close(&at("dividends"), &got.dividends, dividends);
		}
		subnet = subnet.after(&out);
	}
	assert_eq!(seen, REFERENCE.len());
}

/// Epoch, and its consensus, incentive, `v`, `f`, `x / n` and dividends.
type Reference<'a> = (u16, [&'a [f64]; 6]);

const REFERENCE: [Reference; 4] = [
	(
		0,
		[
			&[
				0.131728789,
				0.192661574,
				0.128351128,
				0.058214985,
				0.170852449,
				0.114350864,
				0.047753723,
				0.156086487,
			],
			&[
				0.130557159,
				0.192105533,
				0.128788755,
				0.059503902,
				0.173744119,
				0.111606986,
				0.046554477,
				0.157139069,
			],
			&[0.884453110, 0.888339803, 0.866941216, 0.888339803, 0.862242548],
			&[1.0, 1.0, 0.973600418, 1.0, 0.966517068],
			&[],
			&[0.302610991, 0.252175826, 0.196414792, 0.151305496, 0.097492896],
		],
	),
	(
		1,
		[
			&[
				0.138201411,
				0.179332783,
				0.123614886,
				0.064164941,
				0.177687529,
				0.114632098,
				0.051002902,
				0.151363450,
			],
			&[
				0.137613165,
				0.181273479,
				0.123348383,
				0.065601197,
				0.174366844,
				0.113538056,
				0.049936812,
				0.154322063,
			],
			&[0.885654258, 0.887064143, 0.869893553, 0.890631021, 0.858492903],
			&[1.0, 1.0, 0.976272600, 1.0, 0.959109168],
			&[],
			&[0.302673993, 0.252228327, 0.196994884, 0.151336996, 0.096765800],
		],
	),
	(
		8,
		[
			&[
				0.075110373,
				0.242910144,
				0.130303772,
				0.059228987,
				0.167533421,
				0.123534745,
				0.052459960,
				0.148918597,
			],
			&[
				0.073210651,
				0.245847900,
				0.132487821,
				0.058896163,
				0.167943219,
				0.120875948,
				0.051445399,
				0.149292899,
			],
			&[0.900995847, 0.898366312, 0.894000470, 0.901533579, 0.859980549],
			&[1.0, 1.0, 0.993520323, 1.0, 0.943028787],
			&[0.015751190, 0.010107567, 0.013455212, 0.016754376, 0.016238786],
			&[0.307705800, 0.237908181, 0.203807977, 0.153852900, 0.096725142],
		],
	),
	(
		15,
		[
			&[
				0.079052936,
				0.192329512,
				0.122087429,
				0.118742568,
				0.185639790,
				0.114704260,
				0.045155625,
				0.142287879,
			],
			&[
				0.079770114,
				0.193838326,
				0.122215543,
				0.115279933,
				0.185688346,
				0.113663759,
				0.044459177,
				0.145084802,
			],
			&[0.907065467, 0.905719516, 0.899679431, 0.905473878, 0.857896051],
			&[1.0, 1.0, 0.991108234, 0.999638391, 0.929597830],
			&[0.011600858, 0.006385448, 0.008531812, 0.008841508, 0.008095853],
			&[0.302765704, 0.252040351, 0.200049055, 0.151328110, 0.093816780],
		],
	),
];
