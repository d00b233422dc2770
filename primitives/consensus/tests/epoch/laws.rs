//! One law each, on arbitrary subnets.

use crate::{
	oracle::{self, int, to_u16, Q},
	strategy::{share, sparse, subnet, subnet_of},
	subnet::Subnet,
};
use ganglion_consensus::EpochOutput;
use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use proptest::{collection::vec, prelude::*};

/// Each value is that of exact arithmetic rounded down, or one unit beside it.
fn assert_within_one_unit(what: &str, got: &[u16], exact: impl IntoIterator<Item = u16>) {
	let exact: Vec<u16> = exact.into_iter().collect();
	let close =
		got.len() == exact.len() && got.iter().zip(&exact).all(|(a, b)| a.abs_diff(*b) <= 1);
	assert!(close, "{what}: got {got:?}, exactly {exact:?}");
}

/// Each amount is the exact one rounded up or down, but for the part of the pot by which shares may
/// be off.
fn assert_paid(what: &str, got: &[u64], exact: &[Q], pots: u128) {
	let leeway = int(1) + Q::new(BigInt::from(pots), BigInt::from(1u64 << 42));
	for (&amount, exact) in got.iter().zip(exact) {
		assert!((int(amount) - exact).abs() <= leeway, "{what}: got {amount}, exactly {exact}");
	}
}

fn units(list: &[Q]) -> impl Iterator<Item = u16> + '_ {
	list.iter().map(to_u16)
}

fn agrees_with_oracle(subnet: &Subnet) {
	let out = subnet.run_epoch();
	let exact = subnet.with_input(oracle::run);
	assert_eq!(out.active, exact.active);
	assert_eq!(out.permit, exact.permit);
	assert_eq!(out.consensus, units(&exact.consensus).collect::<Vec<_>>());
	assert_within_one_unit("stake weight", &out.stake_weight, units(&exact.stake_weight));
	assert_within_one_unit("trust", &out.validator_trust, units(&exact.validator_trust));
	assert_within_one_unit("incentive", &out.incentive, units(&exact.incentive));
	assert_within_one_unit("dividends", &out.dividends, units(&exact.dividends));
	for i in 0..subnet.uids() {
		let mut bonds = vec![0; subnet.uids()];
		out.bonds.row(i).for_each(|(j, bond)| bonds[usize::from(j)] = bond);
		let stored = exact.permit[i];
		assert_within_one_unit(
			"bonds",
			&bonds,
			exact.bonds[i].iter().map(|b| if stored { to_u16(b) } else { 0 }),
		);
	}
	let pots = u128::from(subnet.server_emission) + u128::from(subnet.validator_emission);
	assert_paid("servers", &out.server_emission, &exact.server_emission, pots);
	assert_paid("validators", &out.validator_emission, &exact.validator_emission, pots);
	assert_eq!(int(out.unassigned), exact.unassigned);
}

/// A subnet in which everyone who has stake votes.
fn attentive() -> impl Strategy<Value = Subnet> {
	subnet().prop_map(|subnet| subnet.but(everyone_votes))
}

fn everyone_votes(subnet: &mut Subnet) {
	let n = subnet.uids();
	(subnet.block, subnet.last_update, subnet.registered) = (1_000, vec![999; n], vec![1; n]);
	(subnet.permit, subnet.owner, subnet.stake_threshold, subnet.first_commit) =
		(vec![true; n], None, 0, None);
	subnet.activity_cutoff = 5_000;
}

proptest! {
	#[test]
	fn results_should_be_those_of_exact_arithmetic(subnet in subnet()) {
		agrees_with_oracle(&subnet);
	}

	#[test]
	fn results_should_be_those_of_exact_arithmetic_when_everyone_votes(subnet in attentive()) {
		agrees_with_oracle(&subnet);
	}
}

proptest! {
	// Exact fractions grow long in larger subnets.
	#![proptest_config(ProptestConfig::with_cases((ProptestConfig::default().cases / 16).min(100)))]

	#[test]
	fn results_should_be_those_of_exact_arithmetic_when_the_subnet_is_larger(subnet in subnet_of(16)) {
		agrees_with_oracle(&subnet.but(everyone_votes));
	}
}

proptest! {
	#[test]
	fn second_epoch_should_be_that_of_exact_arithmetic_too(subnet in attentive()) {
		let next = subnet.run_epoch();
		agrees_with_oracle(&subnet.after(&next));
	}
}

/// Gives uid `i` the number `to[i]`.
fn renumber(subnet: &Subnet, to: &[u16]) -> Subnet {
	fn list<T: Copy>(old: &[T], to: &[u16]) -> Vec<T> {
		let mut new = old.to_vec();
		old.iter().zip(to).for_each(|(&x, &to)| new[usize::from(to)] = x);
		new
	}
	let uid = |i: u16| to[usize::from(i)];
	let cells = |old: &crate::subnet::Sparse| {
		old.iter().map(|(&(i, j), &x)| ((uid(i), uid(j)), x)).collect()
	};
	subnet.clone().but(|new| {
		new.owner = subnet.owner.map(uid);
		new.stake = list(&subnet.stake, to);
		new.last_update = list(&subnet.last_update, to);
		new.registered = list(&subnet.registered, to);
		new.permit = list(&subnet.permit, to);
		new.first_commit = subnet.first_commit.as_ref().map(|blocks| list(blocks, to));
		(new.weights, new.bonds) = (cells(&subnet.weights), cells(&subnet.bonds));
	})
}

fn shuffled() -> impl Strategy<Value = (Subnet, Vec<u16>)> {
	subnet().prop_flat_map(|subnet| {
		let uids: Vec<u16> = (0..subnet.uids() as u16).collect();
		(Just(subnet), Just(uids).prop_shuffle())
	})
}

proptest! {
	/// Uids are names. Only ties for permits and for the last units of a pot go by them.
	#[test]
	fn results_should_follow_the_uids_when_these_are_renumbered((subnet, to) in shuffled()) {
		let subnet = subnet.but(|subnet| subnet.max_validators = u16::MAX);
		let (old, new) = (subnet.run_epoch(), renumber(&subnet, &to).run_epoch());
		for (i, &to) in to.iter().enumerate() {
			let to = usize::from(to);
			prop_assert_eq!((old.active[i], old.permit[i]), (new.active[to], new.permit[to]));
			prop_assert_eq!((old.consensus[i], old.incentive[i]), (new.consensus[to], new.incentive[to]));
			prop_assert_eq!((old.validator_trust[i], old.dividends[i]), (new.validator_trust[to], new.dividends[to]));
			prop_assert_eq!(old.stake_weight[i], new.stake_weight[to]);
			prop_assert!(old.server_emission[i].abs_diff(new.server_emission[to]) <= 1);
			prop_assert!(old.validator_emission[i].abs_diff(new.validator_emission[to]) <= 1);
		}
	}
}

fn assert_same_shares(a: &EpochOutput, b: &EpochOutput) {
	assert_eq!((&a.active, &a.permit, &a.consensus), (&b.active, &b.permit, &b.consensus));
	assert_within_one_unit("stake weight", &a.stake_weight, b.stake_weight.iter().copied());
	assert_within_one_unit("trust", &a.validator_trust, b.validator_trust.iter().copied());
	assert_within_one_unit("incentive", &a.incentive, b.incentive.iter().copied());
	assert_within_one_unit("dividends", &a.dividends, b.dividends.iter().copied());
}

proptest! {
	#[test]
	fn results_should_stay_when_all_stake_is_multiplied(subnet in subnet(), factor in 2..1_000u64) {
		let small = subnet.but(|subnet| {
			subnet.stake.iter_mut().chain([&mut subnet.stake_threshold]).for_each(|stake| *stake /= 1_000);
		});
		let great = small.clone().but(|subnet| {
			subnet.stake.iter_mut().chain([&mut subnet.stake_threshold]).for_each(|stake| *stake *= factor);
		});
		assert_same_shares(&small.run_epoch(), &great.run_epoch());
	}
}

/// Equal stakes, everyone votes, and nothing is left of earlier bonds.
fn first_epoch_of_equals() -> impl Strategy<Value = Subnet> {
	(2..=10usize).prop_flat_map(subnet_of).prop_map(|subnet| {
		subnet.but(everyone_votes).but(|subnet| {
			subnet.stake.fill(1_000_000_000);
			subnet.bonds_moving_average = 0;
			let n = subnet.uids() as u16;
			// Who sets no weight at all has a bond in nobody.
			subnet.weights.extend((0..n).map(|i| ((i, (i + 1) % n), 1 + i)));
		})
	})
}

/// `part_i / Σ part` in units.
fn shares_of(parts: &[u64]) -> Vec<u16> {
	let whole: u64 = parts.iter().sum();
	parts
		.iter()
		.map(|&part| if whole == 0 { 0 } else { to_u16(&oracle::ratio(part, whole)) })
		.collect()
}

proptest! {
	/// With one epoch's bonds and the full penalty, dividends pay agreement with the consensus and
	/// nothing else.
	#[test]
	fn dividends_should_be_trust_when_bonds_are_new_and_fully_penalised(subnet in first_epoch_of_equals()) {
		let subnet = subnet.but(|subnet| subnet.bonds_penalty = u16::MAX);
		let out = subnet.run_epoch();
		let exact = subnet.with_input(oracle::run);
		let total = exact.validator_trust.iter().fold(int(0), |a, b| a + b);
		// Where nothing is in consensus, trust and dividends are nothing.
		let share = |trust: &Q| if total.is_zero() { Q::zero() } else { trust / &total };
		let shares: Vec<Q> = exact.validator_trust.iter().map(share).collect();
		assert_within_one_unit("dividends", &out.dividends, units(&shares));
	}
}

proptest! {
	/// Where nothing is cut off, accuracy pays nothing: dividends are stake.
	#[test]
	fn dividends_should_be_stake_when_nothing_is_clipped_or_penalised(subnet in first_epoch_of_equals()) {
		let subnet = subnet.but(|subnet| (subnet.kappa, subnet.bonds_penalty) = (0, 0));
		let out = subnet.run_epoch();
		assert_within_one_unit("dividends", &out.dividends, shares_of(&subnet.stake));
	}
}

proptest! {
	/// Who all say the same are paid by their stake, whatever that is.
	#[test]
	fn dividends_should_be_stake_when_all_agree(stake in vec(1..=u64::MAX / 10, 1..8), row in vec(1..=u16::MAX, 1..8)) {
		let validators = stake.len() as u16;
		let servers = (validators..).zip(row.clone());
		let total: u64 = stake.iter().sum();
		let all = [stake.clone(), vec![0; row.len()]].concat();
		let agreed = (0..validators).fold(Subnet::with_stake(all), |subnet, i| subnet.weigh(i, servers.clone()));
		let out = agreed.run_epoch();
		let exact = stake.iter().map(|&s| to_u16(&oracle::ratio(s, total)));
		assert_within_one_unit("dividends", &out.dividends[..stake.len()], exact);
		prop_assert!(out.validator_trust[..stake.len()].iter().all(|&trust| trust == u16::MAX));
	}
}

/// A subnet without the rows of one of its uids, and with other rows for it.
fn with_and_without() -> impl Strategy<Value = (Subnet, Subnet, u16)> {
	(1..=10usize).prop_flat_map(|n| (subnet_of(n), sparse(n), 0..n as u16)).prop_map(
		|(subnet, rows, uid)| {
			let silent = subnet.but(|subnet| {
				subnet.owner = subnet.owner.filter(|&owner| owner != uid);
				subnet.weights.retain(|&(i, _), _| i != uid);
				subnet.bonds.retain(|&(i, _), _| i != uid);
			});
			let loud = silent.clone().but(|subnet| {
				subnet.weights.extend(rows.into_iter().filter(|&((i, _), _)| i == uid))
			});
			(silent, loud, uid)
		},
	)
}

proptest! {
	#[test]
	fn weights_should_change_nothing_when_set_without_permit((mut silent, mut loud, uid) in with_and_without()) {
		silent.permit[usize::from(uid)] = false;
		loud.permit[usize::from(uid)] = false;
		prop_assert_eq!(silent.run_epoch(), loud.run_epoch());
	}
}

proptest! {
	/// It has bonds like any other, which dilute the others', but no say and no income.
	#[test]
	fn weights_should_not_change_ranking_when_set_without_stake((mut silent, mut loud, uid) in with_and_without()) {
		let i = usize::from(uid);
		(silent.stake[i], loud.stake[i]) = (0, 0);
		let (silent, loud) = (silent.run_epoch(), loud.run_epoch());
		prop_assert_eq!(&silent.consensus, &loud.consensus);
		prop_assert_eq!(&silent.incentive, &loud.incentive);
		prop_assert_eq!(&silent.permit, &loud.permit);
		prop_assert_eq!(loud.dividends[i], 0);
	}
}

proptest! {
	#[test]
	fn bonds_should_stay_when_nothing_is_learnt(subnet in attentive()) {
		let subnet = subnet.but(|subnet| {
			subnet.bonds_moving_average = 1_000_000;
			subnet.bonds.retain(|_, bond| *bond > 0);
			(subnet.last_step, subnet.stake, subnet.max_validators) = (900, vec![1; subnet.uids()], u16::MAX);
		});
		let next = subnet.clone().after(&subnet.run_epoch());
		prop_assert_eq!(subnet.bonds, next.bonds);
	}
}

proptest! {
	#[test]
	fn consensus_should_not_rise_when_more_stake_is_asked_for(subnet in attentive(), kappa in share(), more in share()) {
		let subnet = subnet.but(|subnet| subnet.kappa = kappa);
		let stricter = subnet.clone().but(|subnet| subnet.kappa = kappa.saturating_add(more));
		let (out, stricter) = (subnet.run_epoch(), stricter.run_epoch());
		// Kappa 0 asks for any stake at all.
		prop_assert!(out.consensus.iter().zip(&stricter.consensus).all(|(a, b)| a >= b));
	}
}
