//! Target: arbitrary trades of a pool. None lowers its invariant or passes its limit, no unit is
//! lost.

use crate::Bytes;
use ganglion_economy::{
	fee_on_net,
	pool::{WEIGHT_MIN, WEIGHT_WHOLE},
	trade_fee, Pool, PoolError, Trade,
};
use num_bigint::BigUint;

/// Name of the target.
pub const NAME: &str = "pool";

/// The target.
///
/// # Panics
///
/// If the pool panics, or if a trade or an injection violates a property of all.
pub fn check(bytes: &[u8]) -> u64 {
	let bytes = &mut Bytes::new(bytes);
	let Some(mut pool) = pool(bytes) else { return 1 };
	let mut kind = 2;
	for _ in 0..4 {
		if bytes.is_empty() {
			break;
		}
		let step = if bytes.one_in(4) { inject(bytes, &pool) } else { trade(bytes, &pool) };
		kind = kind * 32
			+ match step {
				Ok((after, what)) => {
					pool = after;
					what
				},
				Err(error) => 16 + error as u64,
			};
	}
	kind
}

/// Derives a pool. Weights are mostly whole hundredths, whose powers can be checked exactly.
fn pool(bytes: &mut Bytes) -> Option<Pool> {
	let weight = match bytes.byte() {
		0..=31 => WEIGHT_WHOLE / 2,
		32..=191 => u64::from(bytes.byte() % 99 + 1) * WEIGHT_MIN,
		192..=247 => bytes.long() % (WEIGHT_WHOLE - 2 * WEIGHT_MIN + 1) + WEIGHT_MIN,
		_ => bytes.amount(),
	};
	let pool = Pool::new(reserve(bytes), reserve(bytes), weight);
	assert_eq!(pool.is_ok(), (WEIGHT_MIN..=WEIGHT_WHOLE - WEIGHT_MIN).contains(&weight));
	pool.ok()
}

/// Derives a reserve, mostly one that can pay.
fn reserve(bytes: &mut Bytes) -> u64 {
	if bytes.one_in(8) {
		bytes.amount()
	} else {
		1_000_000 + (bytes.long() >> (bytes.byte() % 44 + 1))
	}
}

/// One direction of a trade.
#[derive(Clone, Copy)]
struct Side {
	buys: bool,
}

impl Side {
	fn trade(
		self,
		pool: &Pool,
		gross: u64,
		fee: u16,
		limit: u64,
	) -> Result<(Trade, Pool), PoolError> {
		match self.buys {
			true => pool.buy(gross, fee, limit),
			false => pool.sell(gross, fee, limit),
		}
	}

	fn most(self, pool: &Pool, limit: u64, fee: u16) -> Result<u64, PoolError> {
		match self.buys {
			true => pool.buy_input_to_reach(limit, fee),
			false => pool.sell_input_to_reach(limit, fee),
		}
	}

	/// Returns the reserves: (the one that grows, the one that pays).
	fn reserves(self, pool: &Pool) -> (u64, u64) {
		match self.buys {
			true => (pool.tao(), pool.alpha()),
			false => (pool.alpha(), pool.tao()),
		}
	}

	/// Returns the limit that every trade meets.
	fn no_limit(self) -> u64 {
		match self.buys {
			true => u64::MAX,
			false => 0,
		}
	}
}

fn trade(bytes: &mut Bytes, pool: &Pool) -> Result<(Pool, u64), PoolError> {
	let side = Side { buys: bytes.one_in(2) };
	let gross = match bytes.one_in(4) {
		true => bytes.amount(),
		false => bytes.long() % side.reserves(pool).0.saturating_mul(1_000).max(1),
	};
	let fee = match bytes.one_in(4) {
		true => bytes.share(),
		false => 33,
	};
	let limit = match bytes.byte() {
		0..=95 => side.no_limit(),
		96..=111 => bytes.amount(),
		_ => near(bytes, pool),
	};
	check_most(side, pool, gross, fee, limit);
	let (trade, after) = side.trade(pool, gross, fee, limit)?;
	check_trade(side, pool, &after, gross, &trade);
	let rate = if trade.unused > 0 { fee_on_net(trade.net, fee) } else { trade_fee(gross, fee) };
	assert_eq!(trade.fee, rate);
	assert!(is_within(side, &after, limit), "the trade passed the limit");
	assert!(!is_lower(pool, &after), "the invariant fell");
	let back = Side { buys: !side.buys };
	if let Ok((back, _)) = back.trade(&after, trade.payout, 0, back.no_limit()) {
		assert!(back.payout <= trade.net, "a gain");
	}
	let size = trade.net.ilog2().abs_diff(side.reserves(pool).0.ilog2()).min(3);
	Ok((after, u64::from(size) * 4 + u64::from(side.buys) * 2 + u64::from(trade.unused > 0)))
}

/// Derives a limit near the price.
fn near(bytes: &mut Bytes, pool: &Pool) -> u64 {
	let (price, shift) = (pool.price_in_rao(), bytes.byte() % 40);
	let change = (price >> shift).saturating_add(u64::from(bytes.byte()));
	match bytes.one_in(2) {
		true => price.saturating_add(change),
		false => price.saturating_sub(change),
	}
}

fn check_trade(side: Side, pool: &Pool, after: &Pool, gross: u64, trade: &Trade) {
	assert_eq!(trade.net + trade.fee + trade.unused, gross);
	assert!(trade.net > 0 && trade.payout > 0);
	let ((into, out), (into_after, out_after)) = (side.reserves(pool), side.reserves(after));
	assert_eq!((into + trade.net, out - trade.payout), (into_after, out_after));
	assert_eq!(pool.tao_weight(), after.tao_weight());
}

/// Checks that the most within a limit is used up, and that a greater trade uses no more.
fn check_most(side: Side, pool: &Pool, gross: u64, fee: u16, limit: u64) {
	let Ok(most @ 1..) = side.most(pool, limit, fee) else { return };
	let (all, _) =
		side.trade(pool, most, fee, limit).expect("the most within the limit can be traded");
	assert_eq!(all.unused, 0);
	let reserve = side.reserves(pool).0;
	if gross <= reserve.saturating_mul(1_000).min(u64::MAX - reserve) {
		if let Ok((trade, _)) = side.trade(pool, gross, fee, limit) {
			assert_eq!(trade.net + trade.fee, most.min(gross));
		}
	}
}

/// Returns 10⁹ · w₁ · y and w₂ · x, whose quotient is the price in rao.
fn price(pool: &Pool) -> (BigUint, BigUint) {
	let tao = BigUint::from(pool.alpha_weight()) * pool.tao() * 1_000_000_000_u64;
	(tao, BigUint::from(pool.tao_weight()) * pool.alpha())
}

fn is_within(side: Side, pool: &Pool, limit: u64) -> bool {
	let (tao, alpha) = price(pool);
	match side.buys {
		true => tao <= alpha * limit,
		false => tao >= alpha * limit,
	}
}

/// Whether the invariant fell; false where weights are not whole hundredths.
fn is_lower(before: &Pool, after: &Pool) -> bool {
	if !before.tao_weight().is_multiple_of(WEIGHT_MIN) {
		return false;
	}
	let hundredths = |weight: u64| (weight / WEIGHT_MIN) as u32;
	let (tao, alpha) = (hundredths(before.tao_weight()), hundredths(before.alpha_weight()));
	let value =
		|pool: &Pool| BigUint::from(pool.tao()).pow(tao) * BigUint::from(pool.alpha()).pow(alpha);
	value(after) < value(before)
}

fn inject(bytes: &mut Bytes, pool: &Pool) -> Result<(Pool, u64), PoolError> {
	let (alpha, tao) = (bytes.amount(), bytes.amount());
	let after = pool.inject(alpha, tao)?;
	assert_eq!((after.alpha(), after.tao()), (pool.alpha() + alpha, pool.tao() + tao));
	// before ≤ after < before · (1 + 10¹⁸ / (n · (m − 1)))
	let ((tao, alpha), (tao_after, alpha_after)) = (price(pool), price(&after));
	let (before, now) = (tao * &alpha_after, tao_after * &alpha);
	assert!(before <= now, "the price fell");
	let parts = BigUint::from(after.tao_weight()) * (after.alpha_weight() - 1);
	assert!(now * &parts < before * (parts + WEIGHT_WHOLE), "the price rose");
	Ok((after, 15))
}
