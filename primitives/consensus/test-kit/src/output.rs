//! The properties of every epoch's output.

use alloc::vec::Vec;
use ganglion_consensus::{EpochInput, EpochOutput, Mode};

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
		Mode::Yuma(_) | Mode::Null => false,
		Mode::Sigmoid(_) => true,
	};
	assert_eq!(out.sigmoid.is_some(), is_sigmoid);
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
	let n = input.stake.len();
	assert_eq!(out.bonds.as_rows().len(), n);
	let frozen = match input.mode {
		Mode::Null => true,
		Mode::Yuma(_) | Mode::Sigmoid(_) => false,
	};
	for i in 0..n {
		let row: Vec<(u16, u16)> = out.bonds.row(i).collect();
		assert!(row.is_empty() || out.permit[i] || frozen, "bonds are stored for the permitted");
		assert!(
			row.iter().all(|&(uid, bond)| bond > 0 && usize::from(uid) < n),
			"no empty bond is stored"
		);
		assert!(row.windows(2).all(|pair| pair[0].0 < pair[1].0), "bonds are sorted");
	}
}
