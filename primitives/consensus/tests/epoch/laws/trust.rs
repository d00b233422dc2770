//! Trust in Sigmoid mode, and its floor.

use crate::{
	exactness::{assert_within_one_unit, units},
	oracle::{
		exponential::sigmoid,
		number::{int, normalise, ratio, Q},
	},
	strategy::{attentive, share, subnet, whitepaper},
};
use ganglion_consensus::Mode;
use ganglion_consensus_test_kit::Subnet;
use proptest::prelude::*;

/// `R`, `T`, `C` and `I` by the whitepaper's own formulas, of a subnet in which everyone votes.
struct Formulas {
	rank: Vec<Q>,
	trust: Vec<Q>,
	consensus: Vec<Q>,
	incentive: Vec<Q>,
}

impl Formulas {
	fn of(subnet: &Subnet) -> Self {
		let Mode::Sigmoid(settings) = subnet.rule else { unreachable!("the whitepaper's rule") };
		let n = subnet.uids() as u16;
		let weight = |i: u16, j: u16| match subnet.weights.get(&(i, j)) {
			Some(&w) if i != j => u64::from(w),
			_ => 0,
		};
		let whole: u128 = subnet.stake.iter().map(|&stake| u128::from(stake)).sum();
		let stake = |i: u16| ratio(subnet.stake[usize::from(i)], whole.max(1));
		let row = |i: u16| (0..n).map(|j| weight(i, j)).sum::<u64>().max(1);
		let column = |j: u16, of: &dyn Fn(u16) -> Q| {
			(0..n).filter(|&i| weight(i, j) > 0).fold(int(0), |sum, i| sum + stake(i) * of(i))
		};
		let rank: Vec<Q> = (0..n).map(|j| column(j, &|i| ratio(weight(i, j), row(i)))).collect();
		let trust: Vec<Q> = (0..n).map(|j| column(j, &|_| int(1))).collect();
		let kappa = ratio(settings.kappa, u64::MAX);
		let consensus: Vec<Q> =
			trust.iter().map(|t| sigmoid(&(int(settings.rho) * (t - &kappa)))).collect();
		let paid: Vec<Q> = rank.iter().zip(&consensus).map(|(r, c)| r * c).collect();
		Self { incentive: normalise(&paid), rank, trust, consensus }
	}
}

proptest! {
	#[test]
	fn results_should_be_the_whitepapers_when_trust_has_no_floor(
		subnet in attentive(whitepaper())
	) {
		let subnet = subnet.sigmoid(|sigmoid| sigmoid.trust_floor = 0);
		let (out, formulas) = (subnet.run_epoch(), Formulas::of(&subnet));
		assert_within_one_unit("consensus", &out.consensus, units(&formulas.consensus));
		assert_within_one_unit("incentive", &out.incentive, units(&formulas.incentive));
		let sigmoid = out.sigmoid.expect("its rule");
		assert_within_one_unit("rank", &sigmoid.rank, units(&formulas.rank));
		assert_within_one_unit("trust", &sigmoid.trust, units(&formulas.trust));
	}
}

proptest! {
	#[test]
	fn trust_should_not_rise_when_its_floor_does(
		subnet in subnet(whitepaper()),
		floor in share(),
		more in share(),
	) {
		let trust = |trust_floor| {
			let subnet = subnet.clone().sigmoid(|sigmoid| sigmoid.trust_floor = trust_floor);
			subnet.run_epoch().sigmoid.expect("its rule").trust
		};
		let (low, high) = (trust(floor), trust(floor.saturating_add(more)));
		prop_assert!(low.iter().zip(&high).all(|(low, high)| low >= high));
	}
}

proptest! {
	/// Even weights reach any floor.
	#[test]
	fn trust_should_not_depend_on_the_floor_when_weights_are_even(
		subnet in subnet(whitepaper()),
		weight in 1..=u16::MAX,
	) {
		let even = subnet.but(|subnet| subnet.weights.values_mut().for_each(|w| *w = weight));
		let with = |floor| even.clone().sigmoid(|sigmoid| sigmoid.trust_floor = floor).run_epoch();
		prop_assert_eq!(with(0), with(u16::MAX));
	}
}
