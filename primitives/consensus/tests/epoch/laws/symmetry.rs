//! Symmetries: results follow uids that are renumbered, and depend on shares of stake alone.

use crate::{
	exactness::assert_within_one_unit,
	strategy::{any_mode, subnet},
};
use ganglion_consensus::{EpochMemory, EpochOutput, RowsBuf};
use ganglion_consensus_test_kit::{Sparse, Subnet};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// `old` with the entry of `i` at `to[i]`.
fn moved<T: Copy>(old: &[T], to: &[u16]) -> Vec<T> {
	let mut new = old.to_vec();
	old.iter().zip(to).for_each(|(&x, &to)| new[usize::from(to)] = x);
	new
}

/// Renumbers uid `i` to `to[i]`.
fn renumber(subnet: &Subnet, to: &[u16]) -> Subnet {
	let uid = |i: u16| to[usize::from(i)];
	let cells =
		|old: &Sparse| old.iter().map(|(&(i, j), &x)| ((uid(i), uid(j)), x)).collect::<Sparse>();
	subnet.clone().but(|new| {
		new.owner_uid = subnet.owner_uid.map(uid);
		new.stake = moved(&subnet.stake, to);
		new.last_update = moved(&subnet.last_update, to);
		new.registered = moved(&subnet.registered, to);
		new.permit = moved(&subnet.permit, to);
		new.first_commit = subnet.first_commit.as_ref().map(|blocks| moved(blocks, to));
		new.bond_scale = subnet.bond_scale.as_ref().map(|scales| moved(scales, to));
		(new.weights, new.bonds) = (cells(&subnet.weights), cells(&subnet.bonds));
		new.memory = subnet.memory.as_ref().map(|memory| renumbered(memory, to));
	})
}

/// What is remembered, of the uids with their new numbers.
fn renumbered(memory: &EpochMemory, to: &[u16]) -> EpochMemory {
	let mut moved_rows = vec![Vec::new(); to.len()];
	for (i, &to_i) in to.iter().enumerate() {
		let row = memory.rows.row(i).map(|(j, value)| (to[usize::from(j)], value));
		moved_rows[usize::from(to_i)] = row.collect();
		moved_rows[usize::from(to_i)].sort_unstable();
	}
	let mut rows = RowsBuf::new();
	moved_rows.into_iter().for_each(|row| rows.push_row(row));
	EpochMemory {
		block: memory.block,
		prior: memory.prior,
		servers: moved(&memory.servers, to),
		validators: moved(&memory.validators, to),
		rows,
	}
}

fn shuffled() -> impl Strategy<Value = (Subnet, Vec<u16>)> {
	subnet(any_mode()).prop_flat_map(|subnet| {
		let uids: Vec<u16> = (0..subnet.uids() as u16).collect();
		(Just(subnet), Just(uids).prop_shuffle())
	})
}

proptest! {
	/// Only ties for permits and for the last units of a pot are decided by uid.
	#[test]
	fn results_should_follow_the_uids_when_these_are_renumbered((mut subnet, to) in shuffled()) {
		if subnet.stake.iter().collect::<BTreeSet<_>>().len() < subnet.uids() {
			subnet.max_validators = u16::MAX;
		}
		let (old, new) = (subnet.run_epoch(), renumber(&subnet, &to).run_epoch());
		prop_assert_eq!(moved(&old.active, &to), new.active);
		prop_assert_eq!(moved(&old.permit, &to), new.permit);
		prop_assert_eq!(moved(&old.stake_weight, &to), new.stake_weight);
		prop_assert_eq!(moved(&old.consensus, &to), new.consensus);
		prop_assert_eq!(moved(&old.validator_trust, &to), new.validator_trust);
		prop_assert_eq!(moved(&old.incentive, &to), new.incentive);
		prop_assert_eq!(moved(&old.dividends, &to), new.dividends);
		for (i, &to_i) in to.iter().enumerate() {
			let mut row: Vec<_> =
				old.bonds.row(i).map(|(j, bond)| (to[usize::from(j)], bond)).collect();
			row.sort_unstable();
			prop_assert_eq!(row, new.bonds.row(to_i.into()).collect::<Vec<_>>());
		}
		let memory = old.memory.as_ref().map(|memory| renumbered(memory, &to));
		prop_assert_eq!(memory, new.memory);
		if let (Some(old), Some(new)) = (&old.sigmoid, &new.sigmoid) {
			prop_assert_eq!(moved(&old.rank, &to), new.rank.clone());
			prop_assert_eq!(moved(&old.trust, &to), new.trust.clone());
			prop_assert_eq!(moved(&old.bond_scale, &to), new.bond_scale.clone());
			prop_assert_eq!(old.loss, new.loss);
		}
		let close = |a: &[u64], b: &[u64]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 1);
		prop_assert!(close(&moved(&old.server_emission, &to), &new.server_emission));
		prop_assert!(close(&moved(&old.validator_emission, &to), &new.validator_emission));
	}
}

fn assert_same_shares(a: &EpochOutput, b: &EpochOutput) {
	assert_eq!((&a.active, &a.permit), (&b.active, &b.permit));
	let same = |what, a: &[u16], b: &[u16]| assert_within_one_unit(what, a, b.iter().copied());
	same("stake weight", &a.stake_weight, &b.stake_weight);
	same("consensus", &a.consensus, &b.consensus);
	same("trust", &a.validator_trust, &b.validator_trust);
	same("incentive", &a.incentive, &b.incentive);
	same("dividends", &a.dividends, &b.dividends);
	let cells = |out: &EpochOutput| -> Sparse {
		let row = |i: usize| out.bonds.row(i).map(move |(j, bond)| ((i as u16, j), bond));
		(0..out.permit.len()).flat_map(row).collect()
	};
	let (a_bonds, b_bonds) = (cells(a), cells(b));
	for key in a_bonds.keys().chain(b_bonds.keys()) {
		let bond = |bonds: &Sparse| bonds.get(key).copied().unwrap_or(0);
		assert!(bond(&a_bonds).abs_diff(bond(&b_bonds)) <= 1, "bond {key:?}");
	}
	if let (Some(a), Some(b)) = (&a.sigmoid, &b.sigmoid) {
		same("rank", &a.rank, &b.rank);
		same("trust of servers", &a.trust, &b.trust);
		assert!(a.loss.abs_diff(b.loss) <= 1);
		// Scales have 44 bits.
		let close = |(a, b): (&u64, &u64)| a.abs_diff(*b) <= 1 + (a >> 44);
		assert!(a.bond_scale.iter().zip(&b.bond_scale).all(close));
	}
}

proptest! {
	#[test]
	fn results_should_stay_when_all_stake_is_multiplied(
		subnet in subnet(any_mode()),
		factor in 2..1_000u64,
	) {
		let stakes = |subnet: &mut Subnet, change: &dyn Fn(&mut u64)| {
			subnet.stake.iter_mut().for_each(change);
			change(&mut subnet.stake_threshold);
		};
		let small = subnet.but(|subnet| stakes(subnet, &|stake| *stake /= 1_000));
		let great = small.clone().but(|subnet| stakes(subnet, &|stake| *stake *= factor));
		assert_same_shares(&small.run_epoch(), &great.run_epoch());
	}
}
