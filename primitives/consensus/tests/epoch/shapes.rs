//! Inputs that are refused, each with its error.

use ganglion_consensus::{
	run, EpochError, EpochInput, EpochMemory, ForecastSkill, Mode, PartialRows, Rows, RowsBuf,
	ServerMemory, MAX_PEERS, MAX_UIDS,
};
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
	let compares = |mode| matches!(mode, Mode::PeerPrediction(_));
	for (name, mode) in modes::all().into_iter().filter(|(_, mode)| !compares(*mode)) {
		let out = subnet.clone().in_mode(mode).but(|subnet| {
			subnet.bond_scale = Some(vec![u64::MAX; MAX_UIDS]);
		});
		let out = out.run_epoch();
		assert_eq!(out.permit.iter().filter(|&&permit| permit).count(), 65_535, "{name}");
		assert!(out.incentive[0] > 20_000, "{name}: {}", out.incentive[0]);
		assert_eq!(out.stake_weight, vec![0; MAX_UIDS], "{name}: a 65536th is less than a unit");
	}
}

/// A memory of `uids` uids, in which nothing happened.
fn remembered(uids: usize) -> EpochMemory {
	let rows = RowsBuf { offsets: vec![0; uids + 1], ..Default::default() };
	let servers = vec![ServerMemory::default(); uids];
	EpochMemory { servers, validators: vec![None; uids], rows, ..Default::default() }
}

#[test]
fn memory_should_be_refused_when_it_is_of_other_uids() {
	let length = |list, got| EpochError::Length { list, expected: 3, got };
	for mode in [modes::SKILLED, modes::PEER_PREDICTION, modes::PARTIAL_ROWS] {
		let with = |memory: EpochMemory| {
			let subnet = Subnet::with_stake([1, 2, 3]).in_mode(mode);
			subnet.but(|subnet| subnet.memory = Some(memory)).with_input(run)
		};
		assert!(with(remembered(3)).is_ok());
		let servers = EpochMemory { servers: vec![], ..remembered(3) };
		assert_eq!(with(servers), Err(length("memory.servers", 0)));
		let validators = EpochMemory { validators: vec![None; 4], ..remembered(3) };
		assert_eq!(with(validators), Err(length("memory.validators", 4)));
		let rows = EpochMemory { rows: RowsBuf::new(), ..remembered(3) };
		let error = EpochError::Length { list: "memory.rows", expected: 4, got: 1 };
		assert_eq!(with(rows), Err(error));
	}
	let ignored = Subnet::with_stake([1]).but(|subnet| subnet.memory = Some(remembered(7)));
	assert!(ignored.with_input(run).is_ok(), "Yuma 3 without forecast skill does not read it");
}

#[test]
fn settings_should_be_refused_when_out_of_their_bounds() {
	let peer = || Subnet::with_stake([1]).in_mode(modes::PARTIAL_ROWS);
	let refused = |subnet: Subnet| subnet.with_input(run).expect_err("is out of bounds");
	let error = |setting, least, most, got| EpochError::Setting { setting, least, most, got };
	let floor = peer().peer_prediction(|rule| rule.floor = 800_001);
	assert_eq!(refused(floor), error("floor", 0, 800_000, 800_001));
	let alpha = peer().peer_prediction(|rule| rule.agreement_alpha = 15_624);
	assert_eq!(refused(alpha), error("agreement_alpha", 15_625, 1_000_000, 15_624));
	let full = |full_coverage| {
		peer().peer_prediction(|rule| {
			rule.partial_rows = Some(PartialRows { full_coverage });
		})
	};
	assert_eq!(refused(full(499_991)), error("full_coverage", 499_992, 1_000_000, 499_991));
	assert!(full(499_992).with_input(run).is_ok());
	for subnet in [peer(), Subnet::with_stake([1]).in_mode(modes::SKILLED)] {
		let skill = |change: fn(&mut ForecastSkill)| refused(subnet.clone().forecast_skill(change));
		let share = skill(|skill| skill.share = 900_000);
		assert_eq!(share, error("share", 0, 800_000, 900_000));
		assert_eq!(share.to_string(), "share: expected 0 to 800000 millionths, got 900000");
		let tolerance = skill(|skill| skill.tolerance = 499_999);
		assert_eq!(tolerance, error("tolerance", 500_000, 1_000_000, 499_999));
		assert_eq!(skill(|skill| skill.alpha = 9_999), error("alpha", 10_000, 200_000, 9_999));
		let cuts = skill(|skill| skill.cuts[1] = 800_001);
		assert_eq!(cuts, error("cuts", 100_000, 800_000, 800_001));
	}
}

#[test]
fn subnet_should_be_refused_when_too_many_uids_have_to_be_compared() {
	let with = |permits: usize, owner: Option<u16>| {
		let subnet = Subnet::with_stake(vec![0; MAX_PEERS + 2]).in_mode(modes::PEER_PREDICTION);
		let subnet = subnet.but(|subnet| {
			subnet.permit = (0..MAX_PEERS + 2).map(|i| i < permits).collect();
			subnet.owner_uid = owner;
		});
		subnet.with_input(run).map(|_| ())
	};
	let error = EpochError::TooManyPeers { limit: MAX_PEERS, got: MAX_PEERS + 1 };
	assert_eq!(error.to_string(), "expected at most 1024 uids with a permit, got 1025");
	assert_eq!((with(MAX_PEERS, None), with(MAX_PEERS + 1, None)), (Ok(()), Err(error)));
	assert_eq!(with(MAX_PEERS, Some(0)), Ok(()));
	assert_eq!(with(MAX_PEERS, Some(MAX_PEERS as u16)), Err(error), "the owner has a permit");
}
