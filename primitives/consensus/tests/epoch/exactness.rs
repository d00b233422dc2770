//! Every result agrees with exact arithmetic.
//!
//! "Within one unit" means that a published value is the exact value rounded as documented (down,
//! unless stated otherwise), or one unit off. The consensus of Yuma, permits and activity are
//! decisions and agree exactly.

use crate::{
	oracle::{
		self,
		number::{ceil, int, ratio, round, to_u16, Q},
		Exact,
	},
	strategy::{
		self, attentive, everyone_votes, sparse, spread, subnet, subnet_of, tied, whales, Modes,
	},
};
use ganglion_consensus::{EpochOutput, Mode, Yuma, YumaBonds};
use ganglion_consensus_test_kit::{modes, Sparse, Subnet};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use proptest::{collection::vec, prelude::*};

/// Asserts that each value is the exact one rounded down, or one unit off.
pub fn assert_within_one_unit(what: &str, got: &[u16], exact: impl IntoIterator<Item = u16>) {
	let exact: Vec<u16> = exact.into_iter().collect();
	let close =
		got.len() == exact.len() && got.iter().zip(&exact).all(|(a, b)| a.abs_diff(*b) <= 1);
	assert!(close, "{what}: got {got:?}, exactly {exact:?}");
}

/// Amounts may be off by `2^-leeway` of the pots, in addition to being rounded to integers.
///
/// Bonds of Yuma 3 have an error of 2^-62 and are at least alpha times a score; a score is at least
/// 2^-21 in the subnets tested here. What is paid for skill follows from records of at least 2^-20
/// that are kept in parts of 2^40.
fn leeway(mode: Mode) -> u32 {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { forecast_skill: Some(_), .. }, .. }) => 20,
		Mode::Yuma(Yuma {
			bonds: YumaBonds::Three { liquid_alpha: None, .. },
			bonds_moving_average,
			..
		}) => {
			let millionths = 1_000_000u64.saturating_sub(bonds_moving_average);
			(62 - 21 - 20 + millionths.max(1).ilog2()).min(36)
		},
		// Alpha is at least a 65535th.
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: Some(_), .. }, .. }) => {
			62 - 21 - 16
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) | Mode::Null | Mode::Sigmoid(_) => 36,
		Mode::PeerPrediction(_) => 20,
	}
}

/// Asserts that each amount is the exact one rounded up or down, but for that part of the pots.
fn assert_paid(what: &str, got: &[u64], exact: &[Q], pots: u128, leeway: u32) {
	let leeway = int(1) + Q::new(BigInt::from(pots), BigInt::from(1u64 << leeway));
	for (&amount, exact) in got.iter().zip(exact) {
		assert!((int(amount) - exact).abs() <= leeway, "{what}: got {amount}, exactly {exact}");
	}
}

/// In parts of 65535, rounded down.
pub fn units(list: &[Q]) -> impl Iterator<Item = u16> + '_ {
	list.iter().map(to_u16)
}

pub fn agrees_with_oracle(subnet: &Subnet) {
	let out = subnet.run_epoch();
	let exact = subnet.with_input(oracle::run);
	assert_eq!(out.active, exact.active);
	assert_eq!(out.permit, exact.permit);
	if matches!(subnet.rule, Mode::Yuma(_) | Mode::PeerPrediction(_)) {
		assert_eq!(out.consensus, units(&exact.consensus).collect::<Vec<_>>());
	}
	assert_within_one_unit("consensus", &out.consensus, units(&exact.consensus));
	assert_within_one_unit("stake weight", &out.stake_weight, units(&exact.stake_weight));
	assert_within_one_unit("trust", &out.validator_trust, units(&exact.validator_trust));
	assert_within_one_unit("incentive", &out.incentive, units(&exact.incentive));
	assert_within_one_unit("dividends", &out.dividends, units(&exact.dividends));
	bonds_agree(&out, &exact);
	memory_agrees(subnet, &out, &exact);
	whitepaper_agrees(&out, &exact);
	let pots = u128::from(subnet.server_emission) + u128::from(subnet.validator_emission);
	let off = leeway(subnet.rule);
	assert_paid("servers", &out.server_emission, &exact.server_emission, pots, off);
	assert_paid("validators", &out.validator_emission, &exact.validator_emission, pots, off);
	assert_eq!(int(out.unassigned), exact.unassigned);
}

fn bonds_agree(out: &EpochOutput, exact: &Exact) {
	let n = exact.bonds.len();
	for i in 0..n {
		let mut bonds = vec![0; n];
		out.bonds.row(i).for_each(|(j, bond)| bonds[usize::from(j)] = bond);
		assert_within_one_unit("bonds", &bonds, (0..n).map(|j| exact.bond(i, j)));
	}
}

/// What is remembered: agreement, records and forecasts are exact where no rounded number decides.
fn memory_agrees(subnet: &Subnet, out: &EpochOutput, exact: &Exact) {
	let permit = &out.permit;
	let (Some(out), Some(exact)) = (&out.memory, &exact.remembered) else {
		assert_eq!(out.memory.is_some(), exact.remembered.is_some());
		return;
	};
	let near = |a: u32, b: u32| a.abs_diff(b) <= 1;
	assert_eq!(out.block, exact.block);
	assert!(near(out.prior, exact.prior), "prior: got {}, exactly {}", out.prior, exact.prior);
	for (got, exact) in out.servers.iter().zip(&exact.servers) {
		let close = near(got.consensus, exact.consensus) && near(got.incentive, exact.incentive);
		let same = (got.before, got.means, got.counts) == (exact.before, exact.means, exact.counts);
		assert!(close && same, "server: got {got:?}, exactly {exact:?}");
	}
	for (got, exact) in out.validators.iter().zip(&exact.validators) {
		let (Some(got), Some((exact, skill))) = (got, exact) else {
			assert!(got.is_none() && exact.is_none(), "got {got:?}");
			continue;
		};
		let same = (got.agreement, got.judged) == (exact.agreement, exact.judged);
		let far = (ratio(got.skill, 1u64 << 40) - skill).abs();
		assert!(same, "validator: got {got:?}, exactly {exact:?}");
		assert!(far < ratio(1, 1 << 24), "skill: got {got:?}, {} off", far.to_f64().unwrap_or(0.0));
	}
	for (i, &permit) in permit.iter().enumerate().filter(|_| !exact.judged) {
		let before = subnet.memory.iter().flat_map(|memory| memory.rows.row(i));
		assert!(out.rows.row(i).eq(before.filter(|_| permit)), "rows of the permitted are kept");
	}
}

fn whitepaper_agrees(out: &EpochOutput, exact: &Exact) {
	let (Some(out), Some(exact)) = (&out.sigmoid, &exact.whitepaper) else {
		return;
	};
	assert_within_one_unit("rank", &out.rank, units(&exact.rank));
	assert_within_one_unit("trust of servers", &out.trust, units(&exact.trust));
	let parts = |x: &Q| x * int(1u64 << 32);
	let loss = round(&parts(&exact.loss)).to_i64().expect("between -1/2 and 1/2");
	assert!(out.loss.abs_diff(loss) <= 1, "loss: got {}, exactly {loss}", out.loss);
	for (&got, exact) in out.bond_scale.iter().zip(&exact.bond_scale) {
		let exact = ceil(&parts(exact)).to_u64().unwrap_or(u64::MAX);
		// One unit, up to 44 bits of units.
		assert!(got.abs_diff(exact) <= 1 + (exact >> 44), "bond scale: got {got}, exactly {exact}");
	}
}

/// New weights for each of several epochs, and whether they replace the old ones or are added.
fn history(n: usize) -> impl Strategy<Value = Vec<(Sparse, bool)>> {
	vec((sparse(n), any::<bool>()), 2..5)
}

fn subnet_with_history(mode: Modes) -> impl Strategy<Value = (Subnet, Vec<(Sparse, bool)>)> {
	(1..=8usize).prop_flat_map(move |n| (subnet_of(n, mode.clone()), history(n)))
}

fn every_epoch_agrees(mut subnet: Subnet, history: Vec<(Sparse, bool)>) {
	everyone_votes(&mut subnet);
	for (weights, stay) in history {
		if !stay {
			subnet.weights.clear();
		}
		subnet.weights.extend(weights);
		agrees_with_oracle(&subnet);
		let out = subnet.run_epoch();
		subnet = subnet.after(&out);
	}
}

/// The tests of one mode, with any settings.
macro_rules! exact_in {
	($($mode:ident)*) => { $(
		mod $mode {
			use super::*;

			proptest! {
				#[test]
				fn results_should_be_those_of_exact_arithmetic(
					subnet in subnet(strategy::$mode())
				) {
					agrees_with_oracle(&subnet);
				}

				#[test]
				fn results_should_be_those_of_exact_arithmetic_when_everyone_votes(
					subnet in attentive(strategy::$mode())
				) {
					agrees_with_oracle(&subnet);
				}

				#[test]
				fn results_should_be_those_of_exact_arithmetic_when_stakes_and_weights_are_spread(
					subnet in spread(strategy::$mode())
				) {
					agrees_with_oracle(&subnet);
				}
			}

			proptest! {
				#[test]
				fn results_should_be_those_of_exact_arithmetic_when_stakes_are_all_there_can_be(
					subnet in whales(strategy::$mode())
				) {
					agrees_with_oracle(&subnet);
				}

				#[test]
				fn results_should_be_those_of_exact_arithmetic_when_bars_are_met_exactly(
					subnet in tied(strategy::$mode())
				) {
					agrees_with_oracle(&subnet);
				}
			}

			proptest! {
				// Several epochs each.
				#![proptest_config(part_of_the_cases(4))]

				#[test]
				fn every_epoch_should_be_that_of_exact_arithmetic_when_bonds_are_carried_over(
					(subnet, history) in subnet_with_history(strategy::$mode())
				) {
					every_epoch_agrees(subnet, history);
				}
			}

			proptest! {
				// Exact fractions grow long in larger subnets.
				#![proptest_config(part_of_the_cases(16))]

				#[test]
				fn results_should_be_those_of_exact_arithmetic_when_the_subnet_is_larger(
					subnet in subnet_of(24, strategy::$mode())
				) {
					agrees_with_oracle(&subnet.but(everyone_votes));
				}
			}
		}
	)* };
}

/// Tests each of these modes, which must be as many as there are.
macro_rules! exact_in_every_mode {
	($($mode:ident)*) => {
		exact_in!($($mode)*);
		const _: [&str; modes::COUNT] = [$(stringify!($mode)),*];
	};
}

exact_in_every_mode!(
	yuma_3 liquid yuma_2 null accumulating average skilled peer partial
);

/// The usual number of cases divided by `parts`.
pub fn part_of_the_cases(parts: u32) -> ProptestConfig {
	ProptestConfig::with_cases((ProptestConfig::default().cases / parts).max(1))
}

#[test]
fn results_should_be_those_of_exact_arithmetic_when_almost_nobody_is_there() {
	for (_, mode) in modes::all() {
		for stake in [vec![], vec![0], vec![1], vec![0, 0], vec![1, 0], vec![u64::MAX; 2]] {
			let n = stake.len() as u16;
			let all = (0..n).flat_map(|i| (0..n).map(move |j| ((i, j), 65_535)));
			let subnet = Subnet::with_stake(stake).in_mode(mode);
			agrees_with_oracle(&subnet);
			agrees_with_oracle(&subnet.but(|subnet| subnet.weights.extend(all)));
		}
	}
}
