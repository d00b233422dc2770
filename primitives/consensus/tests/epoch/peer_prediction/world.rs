//! What working and copying pay in a world that changes: the specification's figures come from a
//! simulation in floats, this runs the crate.

use super::{subnet, weigh};
use ganglion_consensus::{EpochOutput, Mode};
use ganglion_consensus_test_kit::{modes, Subnet};
use proptest::{prelude::Rng, test_runner::TestRng};

const VALIDATORS: u16 = 8;
const SERVERS: usize = 24;
const EPOCHS: usize = 140;
const MEASURED: usize = 80;

/// From 0 to 1.
fn uniform(random: &mut TestRng) -> f64 {
	f64::from(random.next_u32()) / 2f64.powi(32)
}

/// Roughly normal, with mean 0 and deviation 1.
fn normal(random: &mut TestRng) -> f64 {
	(0..12).map(|_| uniform(random)).sum::<f64>() - 6.0
}

fn row(seen: &[f64]) -> Vec<u16> {
	let most = seen.iter().copied().fold(1e-9, f64::max);
	seen.iter().map(|&x| (x.max(0.0) / most * 65_535.0) as u16).collect()
}

/// The dividend of the last validator, who sets `attack(last output)` in each epoch, as a part of
/// the others'. One server in fifty changes its quality in each epoch.
fn ratio(mode: Mode, attack: impl Fn(&EpochOutput) -> Vec<u16>) -> f64 {
	let mut random = TestRng::deterministic_rng(Default::default());
	let mut quality: Vec<f64> = (0..SERVERS).map(|_| normal(&mut random).exp()).collect();
	let mut subnet: Subnet = subnet([1_000; VALIDATORS as usize], SERVERS).in_mode(mode);
	let mut last = EpochOutput::default();
	let (mut earned, mut others) = (0.0, 0.0);
	for epoch in 0..EPOCHS {
		for quality in &mut quality {
			let new = normal(&mut random).exp();
			if uniform(&mut random) < 0.02 {
				*quality = new;
			}
		}
		for i in 0..VALIDATORS {
			let noisy = |quality: &f64| quality * (1.0 + 0.4 * normal(&mut random));
			let seen: Vec<f64> = quality.iter().map(noisy).collect();
			let row = if i + 1 == VALIDATORS && epoch > 0 { attack(&last) } else { row(&seen) };
			subnet = weigh(subnet, i, &row);
		}
		last = subnet.run_epoch();
		subnet = subnet.after(&last);
		if epoch >= EPOCHS - MEASURED {
			let paid = &last.validator_emission[..usize::from(VALIDATORS)];
			let (own, rest) = (paid[7] as f64, &paid[..7]);
			earned += own;
			others += rest.iter().map(|&paid| paid as f64).sum::<f64>() / 7.0;
		}
	}
	earned / others
}

/// The last published consensus.
fn copy(last: &EpochOutput) -> Vec<u16> {
	last.consensus[usize::from(VALIDATORS)..].to_vec()
}

#[test]
fn copier_should_earn_about_half_where_servers_change() {
	let peer = ratio(modes::PEER_PREDICTION, copy);
	assert!((0.45..0.65).contains(&peer), "PeerPrediction: {peer}");
	let skilled = ratio(modes::SKILLED, copy);
	assert!((0.45..0.72).contains(&skilled), "Yuma 3 with forecast skill: {skilled}");
	let yuma = ratio(modes::YUMA_3, copy);
	assert!(yuma > 1.0, "Yuma 3: {yuma}");
}

#[test]
fn even_row_should_earn_less_than_half_where_servers_change() {
	let even = ratio(modes::PEER_PREDICTION, |_| vec![1; SERVERS]);
	assert!(even < 0.5, "{even}");
}
