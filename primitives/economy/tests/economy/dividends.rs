//! The division of dividends between alpha stake and root stake.

use crate::exact::{largest_remainder, of_any_size, up_to};
use ganglion_economy::{split_dividends, Dividend, DividendPay};
use num_bigint::BigInt;
use num_traits::Zero;
use proptest::{collection::vec, prelude::*};

fn dividend(amount: u64, alpha: u64, root: u64) -> Dividend {
	Dividend { amount, alpha, root }
}

fn pay(alpha: u64, root: u64) -> DividendPay {
	DividendPay { alpha, root }
}

/// Amounts whose sums stay below the greatest of their type.
fn amounts() -> impl Strategy<Value = u64> {
	prop_oneof![1 => Just(0), 1 => Just(1), 4 => up_to(1 << 60)]
}

fn stakes() -> impl Strategy<Value = u64> {
	prop_oneof![1 => Just(0), 3 => of_any_size()]
}

fn dividends() -> impl Strategy<Value = Vec<Dividend>> {
	let dividend = (amounts(), stakes(), stakes()).prop_map(|(amount, alpha, root)| Dividend {
		amount,
		alpha,
		root,
	});
	vec(dividend, 0..8)
}

/// Dividends of which at least one is positive.
fn earned() -> impl Strategy<Value = Vec<Dividend>> {
	(dividends(), 1..1_u64 << 60, stakes(), stakes()).prop_map(|(mut list, amount, alpha, root)| {
		list.push(Dividend { amount, alpha, root });
		list
	})
}

fn sum(pay: &[DividendPay]) -> u128 {
	pay.iter().map(|pay| u128::from(pay.alpha) + u128::from(pay.root)).sum()
}

#[test]
fn dividends_should_share_each_pot_by_their_own_kind_of_stake() {
	// Half of the first was earned with root stake, all of the second with alpha.
	let earned = [dividend(100, 7, 7), dividend(50, 3, 0)];
	assert_eq!(split_dividends(60, &earned), [pay(75, 60), pay(75, 0)]);
}

#[test]
fn dividends_should_take_the_root_pot_along_when_nobody_has_root_stake() {
	let earned = [dividend(100, 7, 0), dividend(50, 1, 0)];
	assert_eq!(split_dividends(60, &earned), [pay(140, 0), pay(70, 0)]);
}

#[test]
fn dividends_should_join_the_root_pot_when_nobody_has_alpha() {
	let earned = [dividend(100, 0, 7), dividend(50, 0, 1)];
	assert_eq!(split_dividends(60, &earned), [pay(0, 140), pay(0, 70)]);
}

#[test]
fn dividend_of_borrowed_stake_should_count_as_earned_with_alpha() {
	let earned = [dividend(100, 0, 0), dividend(100, 0, 1)];
	assert_eq!(split_dividends(60, &earned), [pay(200, 0), pay(0, 60)]);
}

#[test]
fn dividends_should_be_paid_for_alpha_when_every_part_is_less_than_a_unit() {
	assert_eq!(split_dividends(60, &[dividend(1, 1, 1)]), [pay(61, 0)]);
}

#[test]
fn root_pot_should_stay_when_nobody_earned_anything() {
	assert_eq!(split_dividends(60, &[dividend(0, 5, 5), dividend(0, 0, 0)]), [pay(0, 0); 2]);
	assert_eq!(split_dividends(60, &[]), []);
}

/// The rule in exact integers.
fn exact(root_pot: u64, dividends: &[Dividend]) -> Vec<DividendPay> {
	let part = |dividend: &Dividend, of: u64, alone: u64| {
		let stake = BigInt::from(dividend.alpha) + dividend.root;
		match stake.is_zero() {
			true => BigInt::from(alone),
			false => BigInt::from(dividend.amount) * of / stake,
		}
	};
	let of_alpha = |dividend: &Dividend| part(dividend, dividend.alpha, dividend.amount);
	let by_alpha = dividends.iter().map(of_alpha).collect::<Vec<_>>();
	let of_root = |dividend: &Dividend| part(dividend, dividend.root, 0);
	let by_root = dividends.iter().map(of_root).collect::<Vec<_>>();
	let amounts =
		dividends.iter().map(|dividend| BigInt::from(dividend.amount)).collect::<Vec<_>>();
	let alpha_pot = dividends.iter().map(|dividend| dividend.amount).sum::<u64>();
	let has_some = |parts: &[BigInt]| parts.iter().any(|part| !part.is_zero());
	let nothing = vec![0; dividends.len()];
	let (alpha, root) = match (has_some(&by_alpha), has_some(&by_root)) {
		_ if alpha_pot == 0 => (nothing.clone(), nothing),
		(true, true) => {
			(largest_remainder(alpha_pot, &by_alpha), largest_remainder(root_pot, &by_root))
		},
		(true, false) => (largest_remainder(alpha_pot + root_pot, &by_alpha), nothing),
		(false, true) => (nothing, largest_remainder(alpha_pot + root_pot, &by_root)),
		(false, false) => (largest_remainder(alpha_pot + root_pot, &amounts), nothing),
	};
	alpha.into_iter().zip(root).map(|(alpha, root)| DividendPay { alpha, root }).collect()
}

proptest! {
	#[test]
	fn dividends_should_be_paid_by_the_rule(root_pot in up_to(1 << 60), dividends in dividends()) {
		prop_assert_eq!(split_dividends(root_pot, &dividends), exact(root_pot, &dividends));
	}

	#[test]
	fn dividends_should_pay_both_pots_to_the_last_unit(
		root_pot in up_to(1 << 60), dividends in earned(),
	) {
		let alpha_pot = dividends.iter().map(|dividend| u128::from(dividend.amount)).sum::<u128>();
		let paid = sum(&split_dividends(root_pot, &dividends));
		prop_assert_eq!(paid, alpha_pot + u128::from(root_pot));
	}

	#[test]
	fn dividends_should_pay_nobody_who_earned_nothing(
		root_pot in up_to(1 << 60), dividends in earned(),
	) {
		for (pay, dividend) in split_dividends(root_pot, &dividends).iter().zip(&dividends) {
			prop_assert!(dividend.amount > 0 || *pay == DividendPay::default());
		}
	}

	#[test]
	fn dividends_should_pay_for_the_stake_they_were_earned_with(
		root_pot in up_to(1 << 60), dividends in earned(),
	) {
		for (pay, dividend) in split_dividends(root_pot, &dividends).iter().zip(&dividends) {
			prop_assert!(pay.root == 0 || dividend.root > 0);
		}
	}

	#[test]
	fn dividends_should_be_paid_whatever_they_are(
		root_pot: u64, list in vec((any::<u64>(), any::<u64>(), any::<u64>()), 0..8),
	) {
		let dividends: Vec<_> = list.into_iter().map(|(a, b, c)| dividend(a, b, c)).collect();
		let paid = sum(&split_dividends(root_pot, &dividends));
		let pots = dividends.iter().map(|dividend| u128::from(dividend.amount)).sum::<u128>();
		prop_assert!(paid <= pots + u128::from(root_pot));
	}
}
