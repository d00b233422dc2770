//! How a share of a block's TAO enters a pool.

use crate::exact::{fixed, floor, of_any_size, ratio};
use ganglion_economy::{injection_terms, root_proportion, InjectionTerms};
use num_bigint::BigInt;
use proptest::prelude::*;
use substrate_fixed::types::U64F64;

const TAO: u64 = 1_000_000_000;

fn prices() -> impl Strategy<Value = u128> {
	prop_oneof![
		1 => Just(0),
		1 => any::<u128>(),
		6 => (any::<u128>(), 0..128_u32).prop_map(|(bits, shift)| bits >> shift),
	]
}

#[test]
fn root_proportion_should_be_a_half_when_both_weigh_the_same() {
	assert_eq!(root_proportion(7, u64::MAX, 7), U64F64::from_num(0.5));
	assert_eq!(root_proportion(u64::MAX, u64::MAX, u64::MAX), U64F64::from_num(0.5));
}

#[test]
fn root_proportion_should_be_at_its_ends_when_one_side_is_nothing() {
	assert_eq!(root_proportion(0, u64::MAX, 0), U64F64::from_num(0));
	assert_eq!(root_proportion(5, 0, 0), U64F64::from_num(0));
	assert_eq!(root_proportion(5, 1, 0), U64F64::from_num(1));
	assert_eq!(root_proportion(0, 1, 5), U64F64::from_num(0));
}

#[test]
fn injection_should_take_the_whole_share_when_its_alpha_is_below_the_cap() {
	let terms = injection_terms(TAO / 10, U64F64::from_num(0.25), TAO, U64F64::from_num(0.5));
	assert_eq!(terms, InjectionTerms { alpha_in: TAO / 10 * 4, tao_in: TAO / 10, excess_tao: 0 });
}

#[test]
fn injection_should_buy_with_the_rest_when_its_alpha_is_above_the_cap() {
	let terms = injection_terms(TAO / 5, U64F64::from_num(0.25), TAO, U64F64::from_num(0.5));
	let expected =
		InjectionTerms { alpha_in: TAO / 2, tao_in: TAO / 8, excess_tao: TAO / 5 - TAO / 8 };
	assert_eq!(terms, expected);
}

#[test]
fn injection_should_buy_with_everything_when_root_has_no_part() {
	let terms = injection_terms(TAO, U64F64::from_num(1), TAO, U64F64::from_num(0));
	assert_eq!(terms, InjectionTerms { alpha_in: 0, tao_in: 0, excess_tao: TAO });
}

#[test]
fn injection_should_bring_no_alpha_when_there_is_no_price() {
	let terms = injection_terms(TAO, U64F64::from_num(0), TAO, U64F64::from_num(1));
	assert_eq!(terms, InjectionTerms { alpha_in: 0, tao_in: TAO, excess_tao: 0 });
}

proptest! {
	#[test]
	fn root_proportion_should_be_the_exact_one_rounded_down(
		root in of_any_size(), weight in of_any_size(), issuance in of_any_size(),
	) {
		let root_weight = BigInt::from(root) * weight;
		let whole = &root_weight + BigInt::from(issuance) * u64::MAX;
		let bits = root_proportion(root, weight, issuance).to_bits();
		// If both terms are 0, so is the proportion.
		prop_assert_eq!(BigInt::from(bits), (root_weight << 64) / whole.max(1.into()));
	}

	#[test]
	fn injection_should_account_for_the_share(
		share: u64, price in prices(), emission: u64, part: u128,
	) {
		let InjectionTerms { tao_in, excess_tao, .. } =
			injection_terms(share, U64F64::from_bits(price), emission, U64F64::from_bits(part));
		prop_assert_eq!(u128::from(tao_in) + u128::from(excess_tao), u128::from(share));
	}

	#[test]
	fn injection_should_follow_the_price_up_to_the_cap(
		share in of_any_size(), price in prices(), emission in of_any_size(),
		part in 0..=1_u128 << 64,
	) {
		let price = price.max(1);
		let (number, root) = (U64F64::from_bits(price), U64F64::from_bits(part));
		let terms = injection_terms(share, number, emission, root);
		let exact_price = fixed(price, 64);
		let wanted = (ratio(share, 1) / &exact_price).floor();
		let cap = (ratio(emission, 1) * fixed(part, 64)).floor();
		prop_assert_eq!(terms.alpha_in, floor(&wanted.clone().min(cap.clone())));
		let tao_in = if wanted <= cap { share } else { floor(&(cap * exact_price)) };
		prop_assert_eq!(terms.tao_in, tao_in);
	}
}
