//! The inputs of the benchmarks are those of the published figures, and the floor to which the
//! epoch is compared does the same work.

use ganglion_consensus::{run, EpochMemory, EpochOutput, SigmoidOutput};
use std::mem::discriminant;

#[path = "../../benches/floor/mod.rs"]
mod floor;

use ganglion_consensus_test_kit::{
	inputs::{Kind, CASES, SHAPES},
	modes,
};

#[test]
fn benchmark_inputs_should_be_the_published_ones() {
	for shape in SHAPES {
		for kind in [Kind::Shares, Kind::Averages] {
			assert_eq!(
				shape.make(kind).check(),
				shape.checks[kind as usize],
				"{shape:?}, {kind:?}"
			);
		}
	}
}

#[test]
fn every_mode_should_have_a_benchmark() {
	for (name, mode) in modes::all() {
		let is_mode = |other| discriminant(other) == discriminant(&mode);
		assert!(CASES.iter().any(|case| is_mode(&case.mode)), "{name}");
	}
}

#[test]
fn epoch_should_pay_out_and_rank_when_run_on_benchmark_inputs() {
	for case in &CASES {
		let inputs = SHAPES[0].make(case.stored);
		let out = run(&inputs.epoch(case)).expect("well-formed");
		let name = case.name;
		assert_eq!(out.server_emission.iter().sum::<u64>(), 147_600_000_000, "{name}");
		assert_eq!(out.validator_emission.iter().sum::<u64>(), 147_600_000_000, "{name}");
		assert_eq!(out.permit.iter().filter(|&&permit| permit).count(), 64, "{name}");
		let kept = out.memory.map_or(0, |memory| memory.rows.uids.len());
		assert!(kept.max(out.bonds.uids.len()) > SHAPES[0].pairs() / 2, "{name}");
		assert!(out.incentive.iter().filter(|&&share| share > 0).count() > 100, "{name}");
	}
}

#[test]
fn floor_should_agree_with_the_epoch_within_a_few_units() {
	for case in &CASES {
		for shape in &SHAPES[..2] {
			let inputs = shape.make(case.stored);
			let input = inputs.epoch(case);
			let ours = run(&input).expect("well-formed");
			assert_agree(case.name, &ours, &floor::run(&input, f64::exp));
		}
	}
}

/// What is remembered, to within a part in 2^20.
fn assert_remembered(name: &str, ours: &Option<EpochMemory>, floor: &Option<EpochMemory>) {
	assert_eq!(ours.is_some(), floor.is_some(), "{name}");
	let (Some(ours), Some(floor)) = (ours, floor) else { return };
	assert_eq!((ours.block, &ours.rows), (floor.block, &floor.rows), "{name}");
	let close = |a: u32, b: u32| a.abs_diff(b) <= 1 << 12;
	for (a, b) in ours.servers.iter().zip(&floor.servers) {
		let means = a.means.iter().zip(&b.means).all(|(&a, &b)| close(a, b));
		let same = close(a.consensus, b.consensus) && close(a.before, b.before);
		assert!(same && means && a.counts == b.counts, "{name}: {a:?} {b:?}");
	}
	for (a, b) in ours.validators.iter().zip(&floor.validators) {
		let (Some(a), Some(b)) = (a, b) else {
			assert_eq!(a, b, "{name}");
			continue;
		};
		let same = close(a.agreement, b.agreement) && a.skill.abs_diff(b.skill) <= 1 << 20;
		assert!(same && close(a.judged, b.judged), "{name}: {a:?} {b:?}");
	}
}

fn assert_agree(name: &str, ours: &EpochOutput, floor: &EpochOutput) {
	let same = |list: &str, a: &[u16], b: &[u16]| {
		let far = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max();
		assert_eq!(a.len(), b.len(), "{name}, {list}");
		assert!(far <= Some(2), "{name}, {list}: {far:?} units apart");
	};
	assert_eq!(ours.active, floor.active, "{name}");
	assert_eq!(ours.permit, floor.permit, "{name}");
	same("stake weight", &ours.stake_weight, &floor.stake_weight);
	same("consensus", &ours.consensus, &floor.consensus);
	same("validator trust", &ours.validator_trust, &floor.validator_trust);
	same("incentive", &ours.incentive, &floor.incentive);
	same("dividends", &ours.dividends, &floor.dividends);
	assert_eq!(ours.bonds.offsets, floor.bonds.offsets, "{name}");
	assert_eq!(ours.bonds.uids, floor.bonds.uids, "{name}");
	same("bonds", &ours.bonds.values, &floor.bonds.values);
	assert_remembered(name, &ours.memory, &floor.memory);
	assert_eq!(ours.unassigned, floor.unassigned, "{name}");
	let amounts = |list: &str, a: &[u64], b: &[u64]| {
		let far = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max();
		assert!(far <= Some(10), "{name}, {list}: {far:?} rao apart");
	};
	amounts("server emission", &ours.server_emission, &floor.server_emission);
	amounts("validator emission", &ours.validator_emission, &floor.validator_emission);
	assert_eq!(ours.sigmoid.is_some(), floor.sigmoid.is_some(), "{name}");
	if let (Some(ours), Some(floor)) = (&ours.sigmoid, &floor.sigmoid) {
		let SigmoidOutput { rank, trust, loss, bond_scale } = ours;
		same("rank", rank, &floor.rank);
		same("trust", trust, &floor.trust);
		assert!(loss.abs_diff(floor.loss) <= 2, "{name}, loss: {loss} and {}", floor.loss);
		amounts("bond scale", bond_scale, &floor.bond_scale);
	}
}
