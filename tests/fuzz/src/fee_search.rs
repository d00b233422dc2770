//! The search for alpha that pays a fee, in anything that pays: what it finds pays the fee, and
//! where a pool pays, it is hardly more than the least that does.

use crate::Bytes;
use ganglion_economy::{
	alpha_for_fee,
	pool::{WEIGHT_MIN, WEIGHT_WHOLE},
	FeeSearchError, Pool, PoolError, FEE_QUOTES,
};

/// The target's name.
pub const NAME: &str = "fee_search";

/// The target.
///
/// # Panics
///
/// If a search panics, or if its result is not what holds of every search.
pub fn check(bytes: &[u8]) -> u64 {
	let bytes = &mut Bytes::new(bytes);
	let kind = match bytes.one_in(4) {
		true => in_stairs(bytes),
		false => in_pool(bytes),
	};
	1 + kind
}

/// A finished search: its fee and limit, its result, and each amount quoted with its payout.
struct Search {
	fee: u64,
	most: u64,
	result: Result<u64, FeeSearchError>,
	quotes: Vec<(u64, u64)>,
}

impl Search {
	fn run(fee: u64, most: u64, first: u128, payout: impl Fn(u64) -> u64) -> Self {
		let mut quotes = Vec::new();
		let result = alpha_for_fee(fee, most, first, |amount| {
			quotes.push((amount, payout(amount)));
			payout(amount)
		});
		let search = Self { fee, most, result, quotes };
		search.check();
		search
	}

	/// What holds for all payouts.
	fn check(&self) {
		assert!(!self.quotes.is_empty() && self.quotes.len() <= FEE_QUOTES as usize);
		assert!(self.quotes.windows(2).all(|pair| pair[0].0 < pair[1].0), "amounts do not rise");
		assert!(self.quotes.iter().all(|(amount, _)| (1..=self.most.max(1)).contains(amount)));
		let (last, before) = self.quotes.split_last().expect("there is one");
		assert!(before.iter().all(|(_, payout)| *payout < self.fee), "went on in vain");
		match self.result {
			Ok(alpha) => assert!(last.0 == alpha && last.1 >= self.fee && alpha <= self.most),
			Err(FeeSearchError::PositionTooSmall) => {
				assert!(self.most == 0 || (last.0 == self.most && last.1 < self.fee));
			},
			Err(FeeSearchError::NotFound) => {
				assert!(last.1 < self.fee && self.quotes.len() == FEE_QUOTES as usize);
			},
		}
	}

	/// A number for what came of it, in rough classes.
	fn kind(&self) -> u64 {
		let result = match self.result {
			Ok(_) => 0,
			Err(error) => 1 + error as u64,
		};
		let size = |number: u64| u64::from(u64::BITS - number.leading_zeros()) / 4;
		let sizes =
			[self.quotes.len() as u64, size(self.fee), size(self.most), size(self.quotes[0].0)];
		sizes.into_iter().fold(result, |kind, size| kind * 20 + size)
	}
}

/// Payouts that rise by steps, wherever.
fn in_stairs(bytes: &mut Bytes) -> u64 {
	let (fee, most, first) = (bytes.amount(), bytes.amount(), bytes.amount());
	let stairs = (0..bytes.byte() % 8).map(|_| (bytes.amount(), bytes.amount()));
	let stairs = stairs.collect::<Vec<_>>();
	let payout = |amount| {
		let reached = stairs.iter().filter(|(from, _)| *from <= amount);
		reached.map(|(_, payout)| *payout).max().unwrap_or(0)
	};
	Search::run(fee, most, first.into(), payout).kind()
}

/// A pool's payouts.
fn in_pool(bytes: &mut Bytes) -> u64 {
	let weight = bytes.long() % (WEIGHT_WHOLE - 2 * WEIGHT_MIN + 1) + WEIGHT_MIN;
	let mut reserve = || 1_000_000 + (bytes.long() >> (bytes.byte() % 44 + 1));
	let pool = Pool::new(reserve(), reserve(), weight).expect("in range");
	let fee = match bytes.one_in(8) {
		true => bytes.amount(),
		false => (bytes.long() % pool.tao()) >> (bytes.byte() % 64),
	};
	let most = if bytes.one_in(4) { bytes.amount() } else { u64::MAX };
	let first = (u128::from(fee) << 64) / pool.price().to_bits().max(1) + 1;
	let payout = |alpha| pool.sell(alpha, 0, 0).map_or(0, |(trade, _)| trade.payout);
	let search = Search::run(fee, most, first, payout);
	let is_refused = |(amount, _): &(u64, u64)| match pool.sell(*amount, 0, 0) {
		Ok(_) | Err(PoolError::PayoutZero) => false,
		Err(_) => true,
	};
	if let (Ok(alpha), false) = (search.result, search.quotes.iter().any(is_refused)) {
		check_excess(&search, alpha, payout);
	}
	search.kind() * 2 + 1
}

/// The bound that the function's documentation states: `2 · L − a + 2 + 2 · L / payout(a)` for the
/// least amount `L` and the amount `a` tried before.
fn check_excess(search: &Search, alpha: u64, payout: impl Fn(u64) -> u64) {
	let Some((before, paid)) = search.quotes.iter().rev().nth(1) else { return };
	let least = u128::from(least(search.fee, *before, alpha, payout));
	let paid = u128::from((*paid).max(1));
	// A pool's payout can be one less than the exact one rounded down, for a part in 2⁴⁷ of it.
	let rounding = 2 * least + (least >> 40) + 1;
	let both = u128::from(alpha) + u128::from(*before);
	assert!(both * paid <= (2 * least + 2) * paid + rounding, "{alpha} for {least}");
}

/// The least amount above `low` that pays the fee, as `high` does.
fn least(fee: u64, mut low: u64, mut high: u64, payout: impl Fn(u64) -> u64) -> u64 {
	while high - low > 1 {
		let middle = low + (high - low) / 2;
		if payout(middle) >= fee {
			high = middle;
		} else {
			low = middle;
		}
	}
	high
}
