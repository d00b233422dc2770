//! A subnet's market: a weighted pool of alpha and TAO.
//!
//! The pool holds `x` alpha and `y` TAO with weights `w₁` and `w₂ = 1 − w₁`, and trades so that
//! `x^w₁ · y^w₂` stays constant (Martinelli and Mushegian, *Balancer: A Non-Custodial Portfolio
//! Manager, Liquidity Provider, and Price Sensor*, 2019). The price of alpha in TAO is then
//! `p = (w₁/w₂) · (y/x)`. With `in` and `out` for the reserves, or weights, in the direction of a
//! trade:
//!
//! | quantity | formula | rounded |
//! |---|---|---|
//! | fee | `gross · rate / 65535` | down; `net = gross − fee` is traded |
//! | payout | `out · (1 − (in / (in + net))^(w_in / w_out))` | down |
//! | greatest net amount within a limit | `in · ((limit · (1 − rate) / p)^w_out − 1)`, for a sale `(p · (1 − rate) / limit)` | down |
//! | fee on that net amount | `net · rate / (65535 − rate)` | down |
//! | net amount of a given payout | `in · ((out / (out − payout))^(w_out / w_in) − 1)` | up |
//! | weight of TAO after an injection | `Q₂ / (Q₁ + Q₂)`, `Q₁ = w₁ · y · (x + Δx)`, `Q₂ = w₂ · x · (y + Δy)` | down |
//!
//! **No trade takes value from the pool.** A payout is a proved lower bound of the true value (see
//! [`crate::power`]), rounded down, so `x^w₁ · y^w₂` never falls and no sequence of trades gains.
//! The payout can therefore be one less than the true value rounded down, but only if that value is
//! less than 2⁻⁴⁷ above an integer. With even weights, which every pool starts with, it is always
//! the true value rounded down (`out · net / (in + net)`).
//!
//! **No trade passes its limit, fee included.** A limit binds what is paid and received in all. The
//! net amount is the lesser of what was offered and what the limit leaves room for, so that the
//! last unit of a purchase costs at most the limit with its fee: the price after it is at most
//! `limit · (1 − rate)` (after a sale, at least `limit / (1 − rate)`). All units together then cost
//! less; only the payout's rounding can bring a trade that hardly moves the price beyond its limit,
//! and such a trade is refused. The room is exact except for its rounding and, as with payouts, one
//! unit more in rare cases. A limit is a price in rao of TAO for one alpha, `price · 10⁹`, and is
//! compared exactly, in integers.
//!
//! **Quotes are trades.** Functions return the amounts and the pool after the trade. A quote is the
//! same call with the pool discarded.

mod error;
mod side;

pub use error::PoolError;

use crate::power::ONE;
use primitive_types::U256;
use side::Side;
use substrate_fixed::types::U64F64;

/// The sum of both weights.
pub const WEIGHT_WHOLE: u64 = 1_000_000_000_000_000_000;

/// Least weight of either side: a hundredth.
pub const WEIGHT_MIN: u64 = 10_000_000_000_000_000;

/// Weight of either side in a new pool: a half.
pub const WEIGHT_EVEN: u64 = 500_000_000_000_000_000;

/// Greatest net amount of a trade, as a multiple of the reserve that it enters.
pub const INPUT_CAP: u64 = 1_000;

/// Least reserve that can pay for a trade, in rao.
pub const RESERVE_MIN: u64 = 1_000_000;

/// A price of one TAO for one alpha, in the unit of limits.
pub const PAR: u64 = 1_000_000_000;

/// Highest limit of a purchase, a million TAO for one alpha: for a purchase without limit. Like any
/// limit it includes the fee.
pub const BUY_LIMIT: u64 = 1_000_000_000_000_000;

/// Lowest limit of a sale, a millionth of a TAO for one alpha: for a sale without limit.
pub const SELL_LIMIT: u64 = 1_000;

/// One, in units of 2⁻⁶⁴.
const SCALE_64: U256 = U256([0, 1, 0, 0]);

/// Reserves and weights of one subnet's market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
	alpha: u64,
	tao: u64,
	/// In units of 10⁻¹⁸, from a hundredth to 99 hundredths.
	tao_weight: u64,
}

/// The amounts of a trade. A purchase offers TAO and pays out alpha, a sale the other way round.
///
/// `net + fee + unused` is the amount offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trade {
	/// Amount that enters the reserve.
	pub net: u64,
	/// The fee, in the token offered. It stays outside the reserve.
	pub fee: u64,
	/// Amount that leaves the other reserve, for the trader.
	pub payout: u64,
	/// Amount that the limit leaves untraded, in the token offered.
	pub unused: u64,
}

impl Pool {
	/// The pool with these reserves, in rao, and this weight of TAO, in units of 10⁻¹⁸.
	///
	/// # Errors
	/// [`PoolError::WeightOutOfRange`] if a side weighs less than [`WEIGHT_MIN`].
	pub const fn new(alpha: u64, tao: u64, tao_weight: u64) -> Result<Self, PoolError> {
		let alpha_weight = WEIGHT_WHOLE.saturating_sub(tao_weight);
		if tao_weight < WEIGHT_MIN || alpha_weight < WEIGHT_MIN {
			return Err(PoolError::WeightOutOfRange);
		}
		Ok(Self { alpha, tao, tao_weight })
	}

	/// The pool with these reserves, in rao, and even weights.
	pub const fn even(alpha: u64, tao: u64) -> Self {
		Self { alpha, tao, tao_weight: WEIGHT_EVEN }
	}

	/// Alpha in the pool, in rao.
	pub const fn alpha(&self) -> u64 {
		self.alpha
	}

	/// TAO in the pool, in rao.
	pub const fn tao(&self) -> u64 {
		self.tao
	}

	/// Weight of the TAO, in units of 10⁻¹⁸.
	pub const fn tao_weight(&self) -> u64 {
		self.tao_weight
	}

	/// Weight of the alpha, in units of 10⁻¹⁸.
	pub const fn alpha_weight(&self) -> u64 {
		WEIGHT_WHOLE.saturating_sub(self.tao_weight)
	}

	/// TAO for one alpha: `(w₁ · y) / (w₂ · x)`. Rounded down to 64 fraction bits; 0 without alpha,
	/// and at most the type's greatest value.
	pub fn price(&self) -> U64F64 {
		let bits = self.scaled_price(SCALE_64);
		U64F64::from_bits(u128::try_from(bits).unwrap_or(u128::MAX))
	}

	/// Rao of TAO for one alpha, the unit of limits: `10⁹ · (w₁ · y) / (w₂ · x)`. Rounded down; 0
	/// without alpha, and at most `u64::MAX`.
	pub fn price_in_rao(&self) -> u64 {
		u64::try_from(self.scaled_price(PAR.into())).unwrap_or(u64::MAX)
	}

	/// The square root of the price. Rounded down to 64 fraction bits; 0 without alpha.
	pub fn sqrt_price(&self) -> U64F64 {
		let square = self.scaled_price(ONE);
		// The price is below 2⁷¹, so its root is in range.
		U64F64::from_bits(u128::try_from(square.integer_sqrt()).unwrap_or(u128::MAX))
	}

	/// `⌊price · scale⌋` for a scale of at most 2¹²⁸.
	fn scaled_price(&self, scale: U256) -> U256 {
		let (numerator, denominator) = (
			weigh(self.alpha_weight(), self.tao).saturating_mul(scale),
			weigh(self.tao_weight, self.alpha),
		);
		numerator.checked_div(denominator).unwrap_or_default()
	}

	/// Buys alpha for `tao` rao, of which `fee_rate / 65535` is the fee, for at most `limit` with
	/// the fee.
	///
	/// Returns the amounts of the trade and the pool after it. The formulas and their rounding are
	/// in the module's documentation. A greater amount never pays out less.
	///
	/// # Errors
	/// The first of these that applies: [`PoolError::AmountZero`], [`PoolError::AmountTooLarge`],
	/// [`PoolError::ReserveOverflow`], [`PoolError::ReserveTooLow`],
	/// [`PoolError::LimitNotBeyondPrice`], [`PoolError::NothingWithinLimit`],
	/// [`PoolError::PayoutZero`].
	pub fn buy(&self, tao: u64, fee_rate: u16, limit: u64) -> Result<(Trade, Self), PoolError> {
		let trade = self.buying().trade(tao, fee_rate, (limit, PAR))?;
		let after = Self {
			alpha: self.alpha.saturating_sub(trade.payout),
			tao: self.tao.saturating_add(trade.net),
			..*self
		};
		Ok((trade, after))
	}

	/// Sells `alpha` rao, of which `fee_rate / 65535` is the fee, for at least `limit` after the
	/// fee.
	///
	/// [`Self::buy`] in the other direction.
	///
	/// # Errors
	/// As [`Self::buy`].
	pub fn sell(&self, alpha: u64, fee_rate: u16, limit: u64) -> Result<(Trade, Self), PoolError> {
		let trade = self.selling().trade(alpha, fee_rate, (PAR, limit))?;
		let after = Self {
			alpha: self.alpha.saturating_add(trade.net),
			tao: self.tao.saturating_sub(trade.payout),
			..*self
		};
		Ok((trade, after))
	}

	/// Most TAO, fee included, that a purchase can use within `limit`, in rao.
	///
	/// `net + fee` of a purchase for [`INPUT_CAP`] times the reserve (or for as much as its type
	/// has room for); 0 if the limit leaves no room for a unit, or the reserve or the rate leaves
	/// nothing to trade. A purchase of that amount at that limit uses all of it.
	///
	/// # Errors
	/// As that purchase, except for errors of the amount: [`PoolError::ReserveTooLow`],
	/// [`PoolError::LimitNotBeyondPrice`], [`PoolError::PayoutZero`].
	pub fn buy_input_to_reach(&self, limit: u64, fee_rate: u16) -> Result<u64, PoolError> {
		self.buying().input_to_reach((limit, PAR), fee_rate)
	}

	/// Most alpha, fee included, that a sale can use within `limit`, in rao.
	///
	/// [`Self::buy_input_to_reach`] in the other direction.
	///
	/// # Errors
	/// As [`Self::buy_input_to_reach`].
	pub fn sell_input_to_reach(&self, limit: u64, fee_rate: u16) -> Result<u64, PoolError> {
		self.selling().input_to_reach((PAR, limit), fee_rate)
	}

	/// TAO that buys at least `alpha` rao, in rao without the fee: the least, or in rare cases that
	/// of one unit more.
	///
	/// The formula is in the module's documentation; where its payout is one unit short by rounding
	/// it is taken for `alpha + 1`.
	///
	/// # Errors
	/// [`PoolError::AmountZero`]; [`PoolError::ReserveTooLow`] if the reserve does not hold more
	/// than that; [`PoolError::AmountTooLarge`] if it costs 2⁶⁴ rao or more.
	pub fn buy_input_for(&self, alpha: u64) -> Result<u64, PoolError> {
		self.buying().input_for(alpha)
	}

	/// The pool after adding to both reserves, in rao, with weights shifted so that the price
	/// stays.
	///
	/// The weight of TAO is rounded down to its unit. With weights of `n` and `m` units afterwards,
	/// the price does not fall, and rises by less than `10¹⁸ / (n · (m − 1))` of itself (one part
	/// in 2.5 · 10¹⁷ for even weights).
	///
	/// # Errors
	/// [`PoolError::ReserveOverflow`]; [`PoolError::WeightOutOfRange`] if a side would weigh less
	/// than a hundredth, or a reserve is empty.
	pub fn inject(&self, alpha: u64, tao: u64) -> Result<Self, PoolError> {
		let total =
			|reserve: u64, more| reserve.checked_add(more).ok_or(PoolError::ReserveOverflow);
		let (alpha, tao) = (total(self.alpha, alpha)?, total(self.tao, tao)?);
		// At most 188 bits each; 60 more for the weight's unit.
		let alpha_part = weigh(self.alpha_weight(), self.tao).saturating_mul(alpha.into());
		let tao_part = weigh(self.tao_weight, self.alpha).saturating_mul(tao.into());
		let tao_weight = tao_part
			.saturating_mul(WEIGHT_WHOLE.into())
			.checked_div(alpha_part.saturating_add(tao_part))
			.and_then(|weight| u64::try_from(weight).ok())
			.ok_or(PoolError::WeightOutOfRange)?;
		Self::new(alpha, tao, tao_weight)
	}

	const fn buying(&self) -> Side {
		Side {
			reserve_in: self.tao,
			reserve_out: self.alpha,
			weight_in: self.tao_weight,
			weight_out: self.alpha_weight(),
		}
	}

	const fn selling(&self) -> Side {
		Side {
			reserve_in: self.alpha,
			reserve_out: self.tao,
			weight_in: self.alpha_weight(),
			weight_out: self.tao_weight,
		}
	}
}

/// A reserve times a weight: at most 124 bits.
fn weigh(weight: u64, reserve: u64) -> U256 {
	u128::from(weight).saturating_mul(reserve.into()).into()
}
