//! Lent stake weight and the dividends it earns.

use crate::{
	exact::{floor, largest_remainder, of_any_size, ratio},
	stake_weight::stakes,
};
use ganglion_economy::{
	cut_part, lent_part, share_dividend, CutPart, Cuts, Loan, SharedDividend, Stake,
};
use num_bigint::BigInt;
use proptest::{collection::vec, prelude::*};

const HALF: u64 = u64::MAX / 2;

fn cuts() -> impl Strategy<Value = Cuts> {
	prop_oneof![
		1 => Just(Cuts::NONE),
		3 => (any::<u64>(), any::<u16>()).prop_map(|(burn, take)| Cuts { burn, take }),
	]
}

/// Weights of every size whose sums stay below the greatest of their type.
fn weights() -> impl Strategy<Value = u128> {
	let of_any_width = (any::<u128>(), 3..128_u32).prop_map(|(weight, shift)| weight >> shift);
	prop_oneof![1 => Just(0), 4 => of_any_width]
}

fn loans() -> impl Strategy<Value = Vec<Loan>> {
	vec((weights(), cuts()).prop_map(|(weight, cuts)| Loan { weight, cuts }), 0..7)
}

fn sum(shared: &SharedDividend) -> u128 {
	let parents = shared.parents.iter().map(|part| u128::from(*part)).sum::<u128>();
	parents + u128::from(shared.child) + u128::from(shared.burned)
}

#[test]
fn lent_part_should_be_rounded_down_and_the_whole_be_all() {
	assert_eq!(lent_part(u64::MAX, u64::MAX), u64::MAX);
	assert_eq!(lent_part(1, u64::MAX), 1);
	assert_eq!(lent_part(1, u64::MAX - 1), 0);
	assert_eq!(lent_part(1_000, HALF), 499);
	assert_eq!(lent_part(u64::MAX, 0), 0);
}

#[test]
fn cuts_should_be_taken_one_off_the_other() {
	// A quarter of 1,001 is burned, then a third of the other 751 kept.
	let cuts = Cuts { burn: u64::MAX / 4 + 1, take: 21_845 };
	assert_eq!(cut_part(1_001, cuts), CutPart { burned: 250, take: 250, rest: 501 });
	assert_eq!(cut_part(1_001, Cuts::NONE), CutPart { burned: 0, take: 0, rest: 1_001 });
	let all = Cuts { burn: 0, take: u16::MAX };
	assert_eq!(cut_part(1_001, all), CutPart { burned: 0, take: 1_001, rest: 0 });
}

#[test]
fn dividend_should_be_shared_by_where_the_stake_weight_comes_from() {
	let take = Cuts { burn: 0, take: 13_107 };
	let loans = [Loan { weight: 300, cuts: take }, Loan { weight: 100, cuts: Cuts::NONE }];
	let shared = share_dividend(1_000, 600, &loans);
	assert_eq!(shared, SharedDividend { child: 660, parents: vec![240, 100], burned: 0 });
}

#[test]
fn dividend_should_be_the_childs_when_nothing_is_lent() {
	let all = |parents| SharedDividend { child: 1_000, parents, burned: 0 };
	assert_eq!(share_dividend(1_000, 0, &[]), all(vec![]));
	assert_eq!(share_dividend(1_000, 5, &[Loan::default()]), all(vec![0]));
	assert_eq!(share_dividend(1_000, 0, &[Loan::default()]), all(vec![0]));
}

proptest! {
	#[test]
	fn lent_part_should_be_the_exact_one_rounded_down(amount: u64, part: u64) {
		let exact = ratio(BigInt::from(amount) * part, u64::MAX);
		prop_assert_eq!(lent_part(amount, part), floor(&exact));
	}

	#[test]
	fn lending_should_neither_create_nor_destroy_stake_weight(
		parent in stakes(), child in stakes(), part: u64, tao_weight: u64,
	) {
		let halved = |stake: Stake| Stake { alpha: stake.alpha / 2, tao: stake.tao / 2 };
		let (parent, child) = (halved(parent), halved(child));
		let lent = parent.lent(part);
		let weights = |one: Stake, other: Stake| {
			BigInt::from(one.exact_weight(tao_weight)) + other.exact_weight(tao_weight)
		};
		prop_assert_eq!(weights(parent.minus(lent), child.plus(lent)), weights(parent, child));
	}

	#[test]
	fn cuts_should_be_the_exact_ones_rounded_down(part: u64, cuts in cuts()) {
		let CutPart { burned, take, rest } = cut_part(part, cuts);
		prop_assert_eq!(burned, floor(&ratio(BigInt::from(part) * cuts.burn, u64::MAX)));
		prop_assert_eq!(take, floor(&ratio(BigInt::from(part - burned) * cuts.take, u16::MAX)));
		prop_assert_eq!(rest, part - burned - take);
	}

	#[test]
	fn dividend_should_be_shared_to_the_last_unit(
		dividend: u64, own in weights(), loans in loans(),
	) {
		prop_assert_eq!(sum(&share_dividend(dividend, own, &loans)), u128::from(dividend));
	}

	#[test]
	fn dividend_should_be_shared_by_the_rule(
		dividend in of_any_size(), own in weights(), loans in loans(),
	) {
		let weights = std::iter::once(own).chain(loans.iter().map(|loan| loan.weight));
		let weights = weights.map(BigInt::from).collect::<Vec<_>>();
		let parts = largest_remainder(dividend, &weights);
		let cut = parts.iter().skip(1).zip(&loans).map(|(part, loan)| cut_part(*part, loan.cuts));
		let cut = cut.collect::<Vec<_>>();
		let shared = share_dividend(dividend, own, &loans);
		prop_assert_eq!(&shared.parents, &cut.iter().map(|part| part.rest).collect::<Vec<_>>());
		prop_assert_eq!(shared.burned, cut.iter().map(|part| part.burned).sum::<u64>());
	}

	#[test]
	fn dividend_should_be_shared_whatever_the_weights(
		dividend: u64, own: u128, weights in vec((any::<u128>(), cuts()), 0..7),
	) {
		let loans = weights.into_iter().map(|(weight, cuts)| Loan { weight, cuts });
		let shared = share_dividend(dividend, own, &loans.collect::<Vec<_>>());
		prop_assert_eq!(sum(&shared), u128::from(dividend));
	}
}
