//! The search for alpha that pays a fee.

use crate::exact::of_any_size;
use ganglion_economy::{
	alpha_for_fee,
	pool::{Pool, RESERVE_MIN, WEIGHT_MIN, WEIGHT_WHOLE},
	FeeSearchError, FEE_QUOTES,
};
use proptest::{collection::vec, prelude::*};

/// A search, with the quotes it asked for: (amount, payout).
struct Search {
	result: Result<u64, FeeSearchError>,
	quotes: Vec<(u64, u64)>,
}

fn search(fee: u64, most: u64, first: u128, payout: impl Fn(u64) -> u64) -> Search {
	let mut quotes = Vec::new();
	let result = alpha_for_fee(fee, most, first, |amount| {
		quotes.push((amount, payout(amount)));
		payout(amount)
	});
	Search { result, quotes }
}

/// The payout of a sale without fee or limit, 0 where the pool refuses it.
fn sale(pool: &Pool, alpha: u64) -> u64 {
	pool.sell(alpha, 0, 0).map_or(0, |(trade, _)| trade.payout)
}

/// Where a search in a pool begins: with one unit more than the fee costs at the price.
fn at_price(pool: &Pool, fee: u64) -> u128 {
	(u128::from(fee) << 64) / pool.price().to_bits().max(1) + 1
}

/// The least amount that pays the fee, if `most` does.
fn least(fee: u64, most: u64, payout: impl Fn(u64) -> u64) -> Option<u64> {
	let (mut low, mut high) = (1, most);
	if high == 0 || payout(high) < fee {
		return None;
	}
	while low < high {
		let middle = low + (high - low) / 2;
		if payout(middle) >= fee {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	Some(low)
}

fn reserves() -> impl Strategy<Value = u64> {
	of_any_size().prop_map(|reserve| (reserve >> 4).max(RESERVE_MIN))
}

prop_compose! {
	/// Pools in which alpha weighs a tenth or more, and fees of at most a tenth of their TAO.
	fn pools_and_fees()(
		alpha in reserves(), tao in reserves(),
		tao_weight in WEIGHT_MIN..=WEIGHT_WHOLE / 10 * 9,
		fee in of_any_size(),
	) -> (Pool, u64) {
		let pool = Pool::new(alpha, tao, tao_weight).expect("in range");
		(pool, fee % (tao / 10) + 1)
	}
}

/// Payouts that never fall as the amount grows: (from which amount on, payout).
#[derive(Clone, Debug)]
struct Staircase(Vec<(u64, u64)>);

impl Staircase {
	fn payout(&self, amount: u64) -> u64 {
		let reached = self.0.iter().filter(|(from, _)| *from <= amount);
		reached.map(|(_, payout)| *payout).max().unwrap_or(0)
	}
}

fn staircases() -> impl Strategy<Value = Staircase> {
	vec((of_any_size(), of_any_size()), 0..8).prop_map(Staircase)
}

#[test]
fn search_should_take_the_first_amount_that_pays() {
	let par = search(1_000, 5_000, 1_000, |amount| amount);
	assert_eq!((par.result, par.quotes.len()), (Ok(1_000), 1));
	let cheap = search(1_000, 5_000, 1, |amount| amount * 2_000);
	assert_eq!(cheap.result, Ok(1));
}

#[test]
fn search_should_go_twice_as_far_as_the_last_price_says() {
	// 100 bring 90, so 111 would bring 100 at that price: 100 + 2 · (111 − 100 + 1).
	let found = search(100, 5_000, 100, |amount| amount * 9 / 10);
	assert_eq!(found.quotes, [(100, 90), (124, 111)]);
	// Nothing was paid: three times the amount and two more.
	let found = search(100, 5_000, 10, |amount| if amount < 30 { 0 } else { 100 });
	assert_eq!(found.quotes, [(10, 0), (32, 100)]);
}

#[test]
fn search_should_stay_within_the_position() {
	assert_eq!(search(1_000, 1_100, 1_000, |amount| amount * 10 / 11).result, Ok(1_100));
	let small = search(1_000, 1_099, 1_000, |amount| amount * 10 / 11);
	assert_eq!(small.result, Err(FeeSearchError::PositionTooSmall));
	assert_eq!(small.quotes, [(1_000, 909), (1_099, 999)]);
	assert_eq!(search(1, 0, 1, |amount| amount).result, Err(FeeSearchError::PositionTooSmall));
}

#[test]
fn search_should_begin_with_a_unit_or_with_all() {
	assert_eq!(search(1, 9, 0, |amount| amount).result, Ok(1));
	assert_eq!(search(9, 9, u128::MAX, |amount| amount).result, Ok(9));
	assert_eq!(search(0, 9, 0, |_| 0).result, Ok(1));
}

#[test]
fn search_should_end_when_no_quote_pays() {
	let end = search(1, u64::MAX, 1, |_| 0);
	assert_eq!(end.result, Err(FeeSearchError::NotFound));
	assert_eq!(end.quotes.len(), FEE_QUOTES as usize);
}

proptest! {
	#[test]
	fn search_should_find_every_fee_up_to_a_tenth_of_the_pool((pool, fee) in pools_and_fees()) {
		let found = search(fee, u64::MAX, at_price(&pool, fee), |alpha| sale(&pool, alpha));
		let alpha = found.result.expect("within the quotes");
		prop_assert!(sale(&pool, alpha) >= fee);
	}

	/// The bound of the documentation, `L − a + 2 + 2·L / payout(a)` above the least amount `L`.
	#[test]
	fn search_should_pass_the_least_amount_by_little((pool, fee) in pools_and_fees()) {
		let payout = |alpha| sale(&pool, alpha);
		let found = search(fee, u64::MAX, at_price(&pool, fee), payout);
		let alpha = u128::from(found.result.expect("within the quotes"));
		let tried = found.quotes.iter().rev().nth(1);
		prop_assume!(tried.is_some());
		let (before, paid) = *tried.expect("assumed");
		let least = u128::from(least(fee, alpha as u64, payout).expect("found"));
		let paid = u128::from(paid.max(1));
		// A payout can be one less than the exact one rounded down, for a part in 2⁴⁷ of it.
		let rounding = 2 * least + (least >> 40) + 1;
		prop_assert!((alpha + u128::from(before)) * paid <= (2 * least + 2) * paid + rounding);
	}

	#[test]
	fn search_should_return_what_pays_within_the_position(
		fee in of_any_size(), most in of_any_size(), first: u128, stairs in staircases(),
	) {
		let found = search(fee, most, first, |amount| stairs.payout(amount));
		match found.result {
			Ok(alpha) => prop_assert!((1..=most).contains(&alpha) && stairs.payout(alpha) >= fee),
			Err(FeeSearchError::PositionTooSmall) => {
				prop_assert!(most == 0 || stairs.payout(most) < fee);
			},
			Err(FeeSearchError::NotFound) => {
				prop_assert!(found.quotes.iter().all(|(_, payout)| *payout < fee));
			},
		}
	}

	#[test]
	fn search_should_ask_for_ever_more_and_not_often(
		fee in of_any_size(), most in of_any_size(), first in of_any_size(), stairs in staircases(),
	) {
		let Search { quotes, .. } = search(fee, most, first.into(), |amount| stairs.payout(amount));
		prop_assert!(!quotes.is_empty() && quotes.len() <= FEE_QUOTES as usize);
		prop_assert!(quotes.windows(2).all(|pair| pair[0].0 < pair[1].0));
		prop_assert!(quotes.iter().all(|(amount, _)| (1..=most.max(1)).contains(amount)));
	}
}
