//! How a block's emission is shared.

use crate::exact::{fixed, floor, of_any_size, ratio};
use ganglion_economy::{
	block_pots, block_pots_with_root, price_sum, root_earns, subnet_shares, BlockPots,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::{collection::vec, prelude::*};
use substrate_fixed::types::{I96F32, U64F64, U96F32};

const TAO: u64 = 1_000_000_000;

fn prices(values: &[i128]) -> Vec<I96F32> {
	values.iter().map(|bits| I96F32::from_bits(*bits)).collect()
}

fn parts(values: &[u128]) -> Vec<U96F32> {
	values.iter().map(|bits| U96F32::from_bits(*bits)).collect()
}

#[test]
fn block_pots_should_give_the_odd_unit_to_validators() {
	assert_eq!(block_pots(7, None), BlockPots { owner: 0, server: 3, validator: 4, root: 0 });
	assert_eq!(
		block_pots(TAO, Some(11_796)),
		BlockPots { owner: 179_995_422, server: 410_002_289, validator: 410_002_289, root: 0 }
	);
}

#[test]
fn block_pots_should_take_roots_part_from_validators() {
	let half = U64F64::from_num(0.5);
	assert_eq!(
		block_pots_with_root(1_001, None, half),
		BlockPots { owner: 0, server: 500, validator: 251, root: 250 }
	);
	let more_than_all = U64F64::from_num(3);
	assert_eq!(
		block_pots_with_root(1_001, None, more_than_all),
		BlockPots { owner: 0, server: 500, validator: 1, root: 500 }
	);
}

#[test]
fn root_should_earn_when_prices_sum_to_more_than_one() {
	let half = 1_i128 << 31;
	assert!(!root_earns(price_sum([])));
	assert!(!root_earns(price_sum(prices(&[half, half]))));
	assert!(root_earns(price_sum(prices(&[half, half + 1]))));
	assert!(!root_earns(price_sum(prices(&[half, half + 1, -1]))));
}

#[test]
fn price_sum_should_stop_at_its_types_ends() {
	assert_eq!(price_sum(prices(&[i128::MAX, 1])), I96F32::from_bits(i128::MAX));
	assert_eq!(price_sum(prices(&[i128::MIN, -1])), I96F32::from_bits(i128::MIN));
}

#[test]
fn subnet_shares_should_follow_prices() {
	assert_eq!(subnet_shares(TAO, &prices(&[3, 1]), &[], &[true, true]), [TAO / 4 * 3, TAO / 4]);
}

#[test]
fn subnet_shares_should_fall_by_what_was_withheld() {
	let half = parts(&[1 << 31, 0]);
	assert_eq!(subnet_shares(900, &prices(&[8, 8]), &half, &[true, true]), [300, 600]);
	let more_than_all = parts(&[3 << 32, 0]);
	assert_eq!(subnet_shares(900, &prices(&[8, 8]), &more_than_all, &[true, true]), [0, 900]);
}

#[test]
fn subnet_shares_should_go_by_price_when_everything_was_withheld() {
	let all = parts(&[1 << 32, 1 << 32]);
	assert_eq!(subnet_shares(900, &prices(&[2, 1]), &all, &[true, true]), [600, 300]);
}

#[test]
fn subnet_shares_should_be_even_when_no_price_is_positive() {
	assert_eq!(subnet_shares(901, &prices(&[0, -5, 0]), &[], &[true, true, false]), [450, 450, 0]);
}

#[test]
fn subnet_shares_should_look_at_enabled_subnets_only() {
	assert_eq!(subnet_shares(900, &prices(&[0, 0, 9]), &[], &[true, true, false]), [450, 450, 0]);
	assert_eq!(subnet_shares(900, &prices(&[1, 2, 9]), &[], &[true, true]), [300, 600, 0]);
}

#[test]
fn subnet_shares_should_be_nothing_when_none_is_enabled() {
	assert_eq!(subnet_shares(900, &prices(&[1, 2]), &[], &[false, false]), [0, 0]);
	assert_eq!(subnet_shares(900, &[], &[], &[]), [0; 0]);
}

#[test]
fn subnet_shares_should_be_exact_when_everything_is_greatest() {
	let max = u64::MAX;
	assert_eq!(
		subnet_shares(max, &[I96F32::from_bits(i128::MAX); 2], &[], &[true; 2]),
		[max / 2; 2]
	);
}

/// The rule in exact numbers.
fn exact_shares(total: u64, subnets: &[(i128, u128, bool)]) -> Vec<u64> {
	let one = BigRational::one();
	let weigh = |rule: &dyn Fn(BigRational, BigRational) -> BigRational| {
		let weight = |(price, withheld, is_enabled): &(i128, u128, bool)| match is_enabled {
			true => rule(
				fixed((*price).max(0), 32),
				one.clone() - fixed(*withheld, 32).min(one.clone()),
			),
			false => BigRational::zero(),
		};
		subnets.iter().map(weight).collect::<Vec<_>>()
	};
	let weights =
		[weigh(&|price, kept| price * kept), weigh(&|price, _| price), weigh(&|_, _| one.clone())];
	let sum = |weights: &[BigRational]| weights.iter().sum::<BigRational>();
	match weights.into_iter().find(|weights| !sum(weights).is_zero()) {
		Some(weights) => {
			let whole = sum(&weights);
			weights.iter().map(|weight| floor(&(weight * BigInt::from(total) / &whole))).collect()
		},
		None => vec![0; subnets.len()],
	}
}

fn subnets() -> impl Strategy<Value = Vec<(i128, u128, bool)>> {
	let price = prop_oneof![
		1 => Just(0_i128),
		1 => any::<i128>(),
		4 => of_any_size().prop_map(i128::from),
	];
	let withheld = prop_oneof![
		2 => Just(0_u128),
		1 => Just(1 << 32),
		3 => 0..1_u128 << 32,
		1 => any::<u128>(),
	];
	vec((price, withheld, prop::bool::weighted(0.8)), 0..8)
}

proptest! {
	#[test]
	fn block_pots_should_sum_to_the_whole(alpha: u64, cut: Option<u16>, root: u128) {
		let pots = block_pots_with_root(alpha, cut, U64F64::from_bits(root));
		let BlockPots { owner, server, validator, root } = pots;
		let sum = [owner, server, validator, root].into_iter().map(u128::from).sum::<u128>();
		prop_assert_eq!(sum, u128::from(alpha));
	}

	#[test]
	fn block_pots_should_halve_what_the_owner_leaves(alpha: u64, cut: Option<u16>, root: u128) {
		let pots = block_pots_with_root(alpha, cut, U64F64::from_bits(root));
		let BlockPots { server, validator, root, .. } = pots;
		prop_assert!(validator + root - server <= 1);
	}

	#[test]
	fn block_pots_should_give_root_its_exact_part_rounded_down(
		alpha: u64, cut: Option<u16>, part in 0..=1_u128 << 64,
	) {
		let pots = block_pots_with_root(alpha, cut, U64F64::from_bits(part));
		let rest = ratio(alpha - pots.owner, 2);
		prop_assert_eq!(pots.root, floor(&(rest * fixed(part, 64))));
	}

	#[test]
	fn price_sum_should_be_exact(bits in vec(i128::MIN / 8..i128::MAX / 8, 0..8)) {
		let exact = bits.iter().map(|bits| fixed(*bits, 32)).sum::<BigRational>();
		let sum = price_sum(prices(&bits));
		prop_assert_eq!(fixed(sum.to_bits(), 32), exact.clone());
		prop_assert_eq!(root_earns(sum), exact > BigRational::one());
	}

	#[test]
	fn subnet_shares_should_be_the_exact_parts_rounded_down(
		total in of_any_size(), subnets in subnets(),
	) {
		let price = subnets.iter().map(|(price, ..)| *price).collect::<Vec<_>>();
		let withheld = subnets.iter().map(|(_, withheld, _)| *withheld).collect::<Vec<_>>();
		let enabled = subnets.iter().map(|(.., enabled)| *enabled).collect::<Vec<_>>();
		let shares = subnet_shares(total, &prices(&price), &parts(&withheld), &enabled);
		prop_assert_eq!(&shares, &exact_shares(total, &subnets));
		let given = shares.iter().map(|share| u128::from(*share)).sum::<u128>();
		prop_assert!(given <= u128::from(total));
		if enabled.contains(&true) {
			prop_assert!(u128::from(total) - given < enabled.len() as u128);
		}
	}
}
