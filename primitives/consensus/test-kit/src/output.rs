//! The properties of every epoch's output.

use alloc::vec::Vec;
use ganglion_consensus::{EpochInput, EpochOutput, Mode, RowsBuf};

use crate::modes;

/// Asserts what holds of every output: the pots are paid out to the last unit, every list has an
/// entry for each uid, shares add up to at most one, and bonds are stored in order, without zeros,
/// for uids with a permit.
///
/// # Panics
///
/// If any of this does not hold.
#[track_caller]
pub fn assert_output(input: &EpochInput, out: &EpochOutput) {
	assert_lists(input, out);
	assert_payment(input, out);
	assert_bonds(input, out);
	let is_sigmoid = match input.mode {
		Mode::Yuma(_) | Mode::Null | Mode::PeerPrediction(_) => false,
		Mode::Sigmoid(_) => true,
	};
	assert_eq!(out.sigmoid.is_some(), is_sigmoid);
	assert_eq!(out.memory.is_some(), modes::remembers(&input.mode));
	assert_memory(input, out);
}

/// What is remembered: consensus and incentive add up to at most one, means have observations, and
/// rows are those of the permitted.
#[track_caller]
fn assert_memory(input: &EpochInput, out: &EpochOutput) {
	let Some(memory) = &out.memory else { return };
	let n = input.stake.len();
	assert_eq!([memory.servers.len(), memory.validators.len()], [n; 2]);
	let servers = || memory.servers.iter();
	// A fraction of one is 2^32 - 1, and what an epoch without judgement keeps may be anything.
	assert!(servers().map(|server| u64::from(server.incentive)).sum::<u64>() <= 1 << 32);
	let before = input.memory.map_or(0, |memory| memory.block);
	if memory.block == input.block && before != input.block {
		assert!(servers().map(|server| u64::from(server.consensus)).sum::<u64>() <= 1 << 32);
		let most = |server: &[u8; 3]| server[0] <= 4 && server[1] <= 16 && server[2] <= 16;
		assert!(servers().all(|server| most(&server.counts)), "{:?}", memory.servers);
		assert_rows("rows", &memory.rows, out);
	}
	for (validator, &stake) in memory.validators.iter().zip(input.stake) {
		assert!(validator.is_none() || stake > 0, "without stake nothing is remembered");
	}
}

#[track_caller]
fn assert_lists(input: &EpochInput, out: &EpochOutput) {
	let n = input.stake.len();
	assert_eq!([out.active.len(), out.permit.len(), out.consensus.len()], [n; 3]);
	assert_eq!([out.stake_weight.len(), out.validator_trust.len()], [n; 2]);
	assert_eq!([out.incentive.len(), out.dividends.len()], [n; 2]);
	assert_eq!([out.server_emission.len(), out.validator_emission.len()], [n; 2]);
	let sum = |list: &[u16]| list.iter().map(|&share| u64::from(share)).sum::<u64>();
	for shares in [&out.stake_weight, &out.incentive, &out.dividends] {
		assert!(sum(shares) <= 65_535, "shares add up to at most one: {shares:?}");
	}
	if let Some(sigmoid) = &out.sigmoid {
		assert_eq!([sigmoid.rank.len(), sigmoid.trust.len(), sigmoid.bond_scale.len()], [n; 3]);
		assert!(sum(&sigmoid.rank) <= 65_535 && sigmoid.loss.unsigned_abs() <= 1 << 31);
	}
}

/// No unit is lost, and none is unassigned while there is stake.
#[track_caller]
fn assert_payment(input: &EpochInput, out: &EpochOutput) {
	let amounts = out.server_emission.iter().chain(&out.validator_emission);
	let paid: u128 = amounts.map(|&amount| u128::from(amount)).sum();
	let pots = u128::from(input.server_emission) + u128::from(input.validator_emission);
	assert_eq!(paid + u128::from(out.unassigned), pots, "pots are paid out");
	assert!(out.unassigned == 0 || out.stake_weight.iter().all(|&share| share == 0));
}

#[track_caller]
fn assert_bonds(input: &EpochInput, out: &EpochOutput) {
	let frozen = match input.mode {
		Mode::Null => true,
		Mode::Yuma(_) | Mode::Sigmoid(_) | Mode::PeerPrediction(_) => false,
	};
	if frozen {
		let anybody =
			EpochOutput { permit: input.stake.iter().map(|_| true).collect(), ..out.clone() };
		return assert_rows("bonds", &out.bonds, &anybody);
	}
	assert_rows("bonds", &out.bonds, out);
	assert!(modes::has_bonds(&input.mode) || out.bonds.uids.is_empty());
}

/// A row for each uid, in order and without zeros, which is empty without a permit.
#[track_caller]
fn assert_rows(what: &str, rows: &RowsBuf, out: &EpochOutput) {
	let n = out.permit.len();
	assert_eq!(rows.as_rows().len(), n, "{what}");
	for i in 0..n {
		let row: Vec<(u16, u16)> = rows.row(i).collect();
		assert!(row.is_empty() || out.permit[i], "{what} are stored for the permitted");
		assert!(
			row.iter().all(|&(uid, value)| value > 0 && usize::from(uid) < n),
			"no empty value is stored in {what}"
		);
		assert!(row.windows(2).all(|pair| pair[0].0 < pair[1].0), "{what} are sorted");
	}
}
