//! Laws of the mode, one property test each.

use super::{subnet, weigh};
use crate::{
	exactness::{assert_within_one_unit, units},
	oracle::number::{normalise, ratio, Q},
	strategy::{any_peer, skilled, sparse, subnet_of},
};
use ganglion_consensus::{
	run_watched, EpochMemory, EpochOutput, RowsBuf, ServerMemory, Stage, ValidatorMemory,
};
use ganglion_consensus_test_kit::Subnet;
use proptest::{collection::vec, prelude::*};

/// Everything but what a uid itself said.
fn without_row(mut out: EpochOutput, uid: usize) -> EpochOutput {
	let memory = out.memory.as_mut().expect("its mode");
	let mut rows = RowsBuf::new();
	for i in 0..out.permit.len() {
		let row: Vec<(u16, u16)> = memory.rows.row(i).filter(|_| i != uid).collect();
		rows.push_row(row);
	}
	memory.rows = rows;
	out
}

proptest! {
	#[test]
	fn rows_should_change_nothing_when_without_stake(
		(subnet, rows, uid) in (1..=8usize).prop_flat_map(|n| {
			(subnet_of(n, any_peer()), sparse(n), 0..n as u16)
		})
	) {
		let i = usize::from(uid);
		let silent = subnet.but(|subnet| {
			subnet.stake[i] = 0;
			subnet.weights.retain(|&(i, _), _| i != uid);
		});
		let loud = silent.clone().but(|subnet| {
			subnet.weights.extend(rows.iter().filter(|((i, _), _)| *i == uid));
		});
		let (silent_out, loud_out) = (silent.run_epoch(), loud.run_epoch());
		prop_assert_eq!(without_row(silent_out.clone(), i), without_row(loud_out.clone(), i));
		// Nor does the row when it is judged.
		let next = [silent.after(&silent_out), loud.after(&loud_out)].map(|next| next.run_epoch());
		let [silent, loud] = next.map(|out| without_row(out, i));
		prop_assert_eq!(silent, loud);
	}
}

/// A row of servers, and its shares in parts of 2^32.
fn shares(row: &[u16]) -> Vec<u32> {
	let total: u64 = row.iter().map(|&w| u64::from(w)).sum();
	row.iter().map(|&w| ((u64::from(w) << 32) / total).min(u64::from(u32::MAX)) as u32).collect()
}

/// The record, in parts of 2^40, of a validator whose last row is judged, alone with these public
/// forecasts, by what others say now.
fn judged(row: &[u16], public: [&[u16]; 4], now: [&[u16]; 3]) -> i64 {
	let lists = public.map(shares);
	let servers = (0..row.len()).map(|j| ServerMemory {
		before: lists[0][j],
		means: [lists[1][j], lists[2][j], lists[3][j]],
		counts: [1; 3],
		..Default::default()
	});
	let mut rows = RowsBuf::new();
	rows.push_row((3u16..).zip(row.iter().copied()));
	(0..row.len() + 2).for_each(|_| rows.push_row([]));
	let none = vec![ServerMemory::default(); 3];
	let memory = EpochMemory {
		block: 150,
		servers: none.into_iter().chain(servers).collect(),
		validators: vec![Some(ValidatorMemory::default()); row.len() + 3],
		rows,
		..Default::default()
	};
	let subnet = (0u16..)
		.zip(now)
		.fold(subnet([1, 1, 1], row.len()), |subnet, (i, row)| weigh(subnet, i, row));
	let out = subnet.forecast_skill(|skill| skill.alpha = 200_000).but(|subnet| {
		subnet.last_update.fill(190);
		subnet.memory = Some(memory);
	});
	let out = out.run_epoch();
	assert_eq!(out.memory.as_ref().expect("its mode").block, 200, "the epoch is judged");
	out.memory.expect("its mode").validators[0].expect("it votes").skill
}

proptest! {
	/// Whatever comes, and however it was forecast: 2^-20 at most.
	#[test]
	fn public_rows_should_tell_nothing(
		rows in (8..24usize).prop_flat_map(|servers| vec(vec(1..=u16::MAX, servers), 7)),
	) {
		let public: [&[u16]; 4] = std::array::from_fn(|of| &rows[of][..]);
		let now: [&[u16]; 3] = std::array::from_fn(|of| &rows[4 + of][..]);
		let even = vec![1; rows[0].len()];
		for row in public.into_iter().chain([&even[..]]) {
			let told = judged(row, public, now).abs() * 5;
			prop_assert!(told <= 1 << 20, "{told} by {row:?}");
		}
	}
}

/// The pay of each validator as the rule states it, watched on the way: agreeing stake, and
/// dividends in any unit.
fn paid(subnet: &Subnet) -> (Vec<u64>, Vec<u64>, Vec<u128>) {
	let (mut stakes, mut factors, mut dividends) = (Vec::new(), Vec::new(), Vec::new());
	subnet.with_input(|input| {
		run_watched(input, &mut |stage| match stage {
			Stage::Standing { voting, .. } => stakes = voting.to_vec(),
			Stage::Agreement(list) => factors = list.to_vec(),
			Stage::Dividends(list) => dividends = list.to_vec(),
			_ => {},
		})
		.expect("well-formed")
	});
	(stakes, factors, dividends)
}

proptest! {
	/// Nobody has more than stake times one: gains over others are what these lose.
	#[test]
	fn dividend_should_be_at_most_the_stakes_share_of_the_pay_of_all(
		subnet in (1..=8usize).prop_flat_map(|n| subnet_of(n, any_peer()))
	) {
		let (stakes, factors, dividends) = paid(&subnet);
		let total: u128 = dividends.iter().sum();
		// The unit of a full dividend: all stake has 63 bits, pay a million times 2^32.
		let all: u128 = stakes.iter().map(|&stake| u128::from(stake)).sum();
		let bits = 128 - all.leading_zeros();
		let full = |stake: u64| match bits {
			0..=63 => u128::from(stake << (63 - bits)) * (1_000_000 << 32),
			_ => (u128::from(stake) * (1_000_000 << 32)) >> (bits - 63),
		};
		for ((&stake, &factor), &dividend) in stakes.iter().zip(&factors).zip(&dividends) {
			prop_assert!(dividend <= full(stake), "{dividend} of {total}");
			prop_assert!(factor > 0 || dividend == 0);
		}
	}
}

fn stake_shares(stake: &[u64]) -> Vec<Q> {
	normalise(&stake.iter().map(|&stake| ratio(stake, 1)).collect::<Vec<_>>())
}

proptest! {
	#[test]
	fn dividends_should_be_stake_when_nothing_is_paid_for_skill_and_rows_are_equal(
		stake in vec(1..1u64 << 60, 1..7),
		row in vec(1..=u16::MAX, 1..7),
		known in any::<[u32; 6]>(),
	) {
		let subnet = (0..stake.len() as u16)
			.fold(subnet(stake, row.len()), |subnet, i| weigh(subnet, i, &row))
			.peer_prediction(|rule| (rule.floor, rule.skill.share) = (0, 0));
		let mut memory = subnet.run_epoch().memory.expect("its mode");
		// Any records.
		for (of, &skill) in memory.validators.iter_mut().flatten().zip(&known) {
			(of.skill, of.judged) = (i64::from(skill) << 8, u32::MAX);
		}
		let subnet = subnet.but(|subnet| subnet.memory = Some(memory));
		let out = subnet.run_epoch();
		assert_within_one_unit("dividends", &out.dividends, units(&stake_shares(&subnet.stake)));
	}
}

proptest! {
	/// Skill that is not paid for leaves Yuma 3 as it was.
	#[test]
	fn yuma_3_should_be_as_without_forecast_skill_when_its_share_is_zero(
		subnet in (1..=8usize).prop_flat_map(|n| subnet_of(n, skilled()))
	) {
		let unpaid = subnet.forecast_skill(|skill| skill.share = 0);
		let without = unpaid.clone().yuma(|yuma| {
			let ganglion_consensus::YumaBonds::Three { forecast_skill, .. } = &mut yuma.bonds else {
				unreachable!("Yuma 3")
			};
			*forecast_skill = None;
		});
		let unpaid = EpochOutput { memory: None, ..unpaid.run_epoch() };
		prop_assert_eq!(unpaid, without.run_epoch());
	}
}
