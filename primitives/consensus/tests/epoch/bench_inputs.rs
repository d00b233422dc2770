//! The benchmark's inputs are those that published figures are based on.

#[path = "../../benches/inputs/mod.rs"]
mod inputs;

#[test]
fn benchmark_inputs_should_be_the_published_ones() {
	for shape in [inputs::USUAL, inputs::DENSE] {
		assert_eq!(shape.make().check(), shape.check, "{shape:?}");
	}
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
