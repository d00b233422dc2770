//! The benchmark's inputs are those that published figures are based on.

#[path = "../../benches/inputs.rs"]
mod inputs;

#[test]
fn benchmark_inputs_should_be_the_published_ones() {
	assert_eq!(inputs::USUAL.make().check(), 0xfda1_f7c5_30e0_77b0);
	assert_eq!(inputs::DENSE.make().check(), 0x4591_e648_b10a_0456);
}

#[test]
fn epoch_should_pay_out_and_rank_when_run_on_benchmark_inputs() {
	let inputs = inputs::USUAL.make();
	let out = ganglion_consensus::run(&inputs.epoch()).expect("well-formed");
	assert_eq!(out.server_emission.iter().sum::<u64>(), 147_600_000_000);
	assert_eq!(out.validator_emission.iter().sum::<u64>(), 147_600_000_000);
	assert_eq!(out.permit.iter().filter(|&&permit| permit).count(), 64);
	assert!(out.bonds.uids.len() > inputs.pairs() / 2);
	assert!(out.incentive.iter().filter(|&&share| share > 0).count() > 100);
}
