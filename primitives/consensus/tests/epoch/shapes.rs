//! Inputs that are refused, each with its error.

use ganglion_consensus::{run, EpochError, EpochInput, Rows, MAX_UIDS};
use ganglion_consensus_test_kit::{modes, Subnet};

/// The error of a subnet of three uids after one change to its input.
fn refused(change: impl FnOnce(&mut EpochInput)) -> EpochError {
	Subnet::with_stake([1, 2, 3]).with_input(|input| {
		let mut input = *input;
		change(&mut input);
		run(&input).expect_err("is not well-formed")
	})
}

#[test]
fn list_should_be_refused_when_its_length_is_not_that_of_stake() {
	let error = |list, got| EpochError::Length { list, expected: 3, got };
	assert_eq!(refused(|input| input.last_update = &[1, 2]), error("last_update", 2));
	assert_eq!(refused(|input| input.registered = &[1, 2, 3, 4]), error("registered", 4));
	assert_eq!(refused(|input| input.permit = &[]), error("permit", 0));
	assert_eq!(refused(|input| input.first_commit = Some(&[1])), error("first_commit", 1));
	let error = refused(|input| input.stake = &[1, 2]);
	assert_eq!(error, EpochError::Length { list: "last_update", expected: 2, got: 3 });
	assert_eq!(error.to_string(), "last_update: expected 2 entries, got 3");
}

#[test]
fn rows_should_be_refused_when_lists_differ_in_length() {
	let rows = Rows { offsets: &[0, 1, 1, 1], uids: &[1], values: &[] };
	let error = |list, expected, got| EpochError::Length { list, expected, got };
	assert_eq!(refused(|input| input.weights = rows), error("weights", 1, 0));
	assert_eq!(refused(|input| input.bonds = rows), error("bonds", 1, 0));
	let rows = Rows { offsets: &[0, 0], uids: &[], values: &[] };
	assert_eq!(refused(|input| input.weights = rows), error("weights", 4, 2));
	let rows = Rows { offsets: &[], uids: &[], values: &[] };
	assert_eq!(refused(|input| input.bonds = rows), error("bonds", 4, 0));
}

#[test]
fn rows_should_be_refused_when_offsets_are_not_those_of_rows() {
	let error =
		|offsets| refused(|input| input.weights = Rows { offsets, uids: &[0, 1], values: &[1, 1] });
	let offset = |at, expected, got| EpochError::Offset { list: "weights", at, expected, got };
	assert_eq!(error(&[1, 1, 1, 2]), offset(0, 0, 1));
	assert_eq!(error(&[0, 2, 1, 2]), offset(2, 2, 1));
	assert_eq!(error(&[0, 0, 1, 1]), offset(3, 2, 1));
	assert_eq!(error(&[0, 9, 9, 2]), offset(3, 9, 2));
	assert_eq!(error(&[0, 0, 1, 9]), offset(3, 2, 9));
	assert_eq!(error(&[0, 0, 1, 9]).to_string(), "weights: expected offset 3 to be 2, got 9");
}

#[test]
fn row_should_be_refused_when_uids_are_unsorted_or_double_or_unknown() {
	let error = |uids| {
		refused(|input| input.bonds = Rows { offsets: &[0, 0, 2, 2], uids, values: &[1, 1] })
	};
	assert_eq!(error(&[1, 0]), EpochError::Unsorted { list: "bonds", row: 1, after: 1, got: 0 });
	assert_eq!(error(&[1, 1]), EpochError::Unsorted { list: "bonds", row: 1, after: 1, got: 1 });
	assert_eq!(
		error(&[1, 3]),
		EpochError::UidOutOfRange { list: "bonds", row: 1, limit: 3, got: 3 }
	);
	assert_eq!(error(&[1, 3]).to_string(), "bonds, row 1: expected uids below 3, got 3");
}

#[test]
fn owner_should_be_refused_when_unknown() {
	assert_eq!(
		refused(|input| input.owner_uid = Some(3)),
		EpochError::OwnerOutOfRange { limit: 3, got: 3 }
	);
}

#[test]
fn pots_should_be_refused_when_together_more_than_one_uid_can_be_paid() {
	let pots =
		|input: &mut EpochInput| (input.server_emission, input.validator_emission) = (u64::MAX, 1);
	assert_eq!(
		refused(pots),
		EpochError::PotsTooLarge { limit: u64::MAX, server: u64::MAX, validator: 1 }
	);
}

#[test]
fn subnet_should_be_refused_when_uids_outnumber_their_type() {
	let stake = vec![0; MAX_UIDS + 1];
	let error =
		Subnet::with_stake([]).with_input(|input| run(&EpochInput { stake: &stake, ..*input }));
	assert_eq!(error, Err(EpochError::TooManyUids { limit: 65_536, got: 65_537 }));
}

#[test]
fn liquid_alpha_should_be_refused_when_the_low_is_above_the_high() {
	let subnet = Subnet::with_stake([1])
		.in_mode(modes::LIQUID)
		.liquid_alpha(|liquid| (liquid.low, liquid.high) = (8, 7));
	let error = subnet.with_input(run).expect_err("is not well-formed");
	assert_eq!(error, EpochError::LiquidAlpha { low: 8, high: 7 });
	assert_eq!(error.to_string(), "expected a low alpha of at most the high one, 7, got 8");
	let even = subnet.liquid_alpha(|liquid| liquid.low = 7);
	assert!(even.with_input(run).is_ok());
}

#[test]
fn bond_scale_should_be_refused_when_its_length_is_not_that_of_stake() {
	let with = |scales: usize| {
		let subnet = Subnet::with_stake([1, 2, 3]).in_mode(modes::accumulating());
		subnet.but(|subnet| subnet.bond_scale = Some(vec![1; scales])).with_input(run)
	};
	assert_eq!(with(2), Err(EpochError::Length { list: "bond_scale", expected: 3, got: 2 }));
	assert!(with(3).is_ok());
}

#[test]
fn epoch_should_run_when_there_are_as_many_uids_as_can_be() {
	// All with the greatest stake possible; everyone ranks uid 0 and two others.
	let all = 0..=u16::MAX;
	let subnet = Subnet::with_stake(vec![u64::MAX; MAX_UIDS]).but(|subnet| {
		subnet.max_validators = u16::MAX;
		for i in all.clone() {
			let others = [0, i.wrapping_add(1), i.wrapping_mul(7).wrapping_add(3)];
			subnet.weights.extend(others.map(|j| ((i, j), 65_535)));
			subnet.bonds.insert((i, 0), u16::MAX);
		}
	});
	for (name, mode) in modes::all() {
		let out = subnet.clone().in_mode(mode).but(|subnet| {
			subnet.bond_scale = Some(vec![u64::MAX; MAX_UIDS]);
		});
		let out = out.run_epoch();
		assert_eq!(out.permit.iter().filter(|&&permit| permit).count(), 65_535, "{name}");
		assert!(out.incentive[0] > 20_000, "{name}: {}", out.incentive[0]);
		assert_eq!(out.stake_weight, vec![0; MAX_UIDS], "{name}: a 65536th is less than a unit");
	}
}
