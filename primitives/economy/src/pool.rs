//! A subnet's market: a weighted pool of alpha and TAO.
//!
//! The pool holds `x` alpha and `y` TAO with weights `w₁` and `w₂ = 1 − w₁`, and trades so that `x^w₁ · y^w₂` stays
//! the same (Martinelli and Mushegian, *Balancer: A Non-Custodial Portfolio Manager, Liquidity Provider, and Price
//! Sensor*, 2019). The price of alpha in TAO is then `p = (w₁/w₂) · (y/x)`, and for `d` put in, where `in` and `out`
//! mean the two reserves or weights in the trade's direction,
//!
//! | quantity | formula | rounded |
//! |---|---|---|
//! | fee | `gross · rate / 65535`, of what is given | down; `net = gross − fee` is traded |
//! | payout | `out · (1 − (in / (in + net))^(w_in / w_out))` | down |
//! | most within a limit | `in · ((limit / p)^w_out − 1)`, for a sale `(p / limit)` | down |
//! | fee then | `net · rate / (65535 − rate)` | down |
//! | weight of TAO after an injection | `Q₂ / (Q₁ + Q₂)`, `Q₁ = w₁ · y · (x + Δx)`, `Q₂ = w₂ · x · (y + Δy)` | down |
//!
//! **No trade takes anything from the pool.** A payout is the floor of a proved lower bound of the true value (see
//! [`crate::power`]), so `x^w₁ · y^w₂` never falls, not by a unit, and no sequence of trades gains. In return it can be
//! one less than the true value's floor: only if that value is less than 2⁻⁴⁷ above an integer. With even weights,
//! which every pool begins with, it is the true floor always (`out · net / (in + net)`).
//!
//! **No trade passes its limit.** What is traded is the lesser of what was given and what the limit leaves room for,
//! so the price after it is at most the limit (at least, for a sale). The room is exact but for the floor and, as
//! with payouts, a unit more in rare cases. A limit is a price in rao of TAO for a whole alpha, `price · 10⁹`, and
//! is compared in integers, exactly.
//!
//! **One step.** Functions answer the amounts and the pool after; nobody sees a pool between two states. Asking is
//! the same as trading, without keeping the result.

mod error;
mod side;

pub use error::PoolError;

use crate::power::ONE;
use primitive_types::U256;
use side::Side;
use substrate_fixed::types::U64F64;

/// The whole of both weights.
pub const WEIGHT_WHOLE: u64 = 1_000_000_000_000_000_000;

/// Least weight of either side, a hundredth.
pub const WEIGHT_MIN: u64 = 10_000_000_000_000_000;

/// The weight of either side in a new pool, a half.
pub const WEIGHT_EVEN: u64 = 500_000_000_000_000_000;

/// No trade puts in more than this many times the reserve.
pub const INPUT_CAP: u64 = 1_000;

/// Least reserve that pays for a trade, in rao.
pub const RESERVE_MIN: u64 = 1_000_000;

/// A price of one TAO for one alpha, as limits are written.
pub const PAR: u64 = 1_000_000_000;

/// The highest limit of a purchase: a million TAO for an alpha. Whoever wants none gives this one.
pub const BUY_LIMIT: u64 = 1_000_000_000_000_000;

/// The lowest limit of a sale: a millionth of a TAO for an alpha. Whoever wants none gives this one.
pub const SELL_LIMIT: u64 = 1_000;

/// One, in units of 2⁻⁶⁴.
const SCALE_64: U256 = U256([0, 1, 0, 0]);

/// Reserves and weights of one subnet's market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
	alpha: u64,
	tao: u64,
	/// In units of 10⁻¹⁸, between a hundredth and 99 of them.
	tao_weight: u64,
}

/// What a trade moves. In a purchase TAO goes in and alpha out, in a sale the other way round.
///
/// `net + fee + unused` is what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trade {
	/// What enters the reserve.
	pub net: u64,
	/// The fee, in what was given. It stays outside the reserve.
	pub fee: u64,
	/// What leaves the other reserve, for the trader.
	pub payout: u64,
	/// What the limit left untraded, in what was given.
	pub unused: u64,
}

impl Pool {
	/// The pool of these reserves, in rao, and of this weight of TAO, in units of 10⁻¹⁸.
	///
	/// # Errors
	/// [`PoolError::WeightOutOfRange`].
	pub const fn new(alpha: u64, tao: u64, tao_weight: u64) -> Result<Self, PoolError> {
		let alpha_weight = WEIGHT_WHOLE.saturating_sub(tao_weight);
		if tao_weight < WEIGHT_MIN || alpha_weight < WEIGHT_MIN {
			return Err(PoolError::WeightOutOfRange);
		}
		Ok(Self { alpha, tao, tao_weight })
	}

	/// The pool of these reserves, in rao, and of even weights.
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

	/// TAO for one alpha: `(w₁ · y) / (w₂ · x)`. Rounded down to 64 fraction bits; 0 without alpha, and at most the
	/// type's greatest value.
	pub fn price(&self) -> U64F64 {
		let bits = self.scaled_price(SCALE_64);
		U64F64::from_bits(u128::try_from(bits).unwrap_or(u128::MAX))
	}

	/// Rao of TAO for one whole alpha, as limits are written: `10⁹ · (w₁ · y) / (w₂ · x)`. Rounded down; 0 without
	/// alpha, and at most `u64::MAX`.
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

	/// Buys alpha for `tao`, of which `fee_rate / 65535` is the fee, at a price of at most `limit` in the end.
	///
	/// Answers what moves and the pool after it. The formulas and their rounding are the module's head's. A payout
	/// does not depend on what is `unused`: a greater amount never brings less.
	///
	/// # Errors
	/// The first of these that applies: [`PoolError::AmountZero`], [`PoolError::AmountTooLarge`],
	/// [`PoolError::ReserveOverflow`], [`PoolError::ReserveTooLow`], [`PoolError::LimitNotBeyondPrice`],
	/// [`PoolError::NothingWithinLimit`], [`PoolError::PayoutZero`].
	pub fn buy(&self, tao: u64, fee_rate: u16, limit: u64) -> Result<(Trade, Self), PoolError> {
		let trade = self.buying().trade(tao, fee_rate, (limit, PAR))?;
		let after = Self {
			alpha: self.alpha.saturating_sub(trade.payout),
			tao: self.tao.saturating_add(trade.net),
			..*self
		};
		Ok((trade, after))
	}

	/// Sells `alpha`, of which `fee_rate / 65535` is the fee, at a price of at least `limit` in the end.
	///
	/// As [`Self::buy`], with the sides changed.
	///
	/// # Errors
	/// Those of [`Self::buy`].
	pub fn sell(&self, alpha: u64, fee_rate: u16, limit: u64) -> Result<(Trade, Self), PoolError> {
		let trade = self.selling().trade(alpha, fee_rate, (PAR, limit))?;
		let after = Self {
			alpha: self.alpha.saturating_add(trade.net),
			tao: self.tao.saturating_sub(trade.payout),
			..*self
		};
		Ok((trade, after))
	}

	/// The most TAO, fee included, that a purchase can use within `limit`.
	///
	/// `net + fee` of buying for [`INPUT_CAP`] times the reserve (or for as much as its type can take); 0 if the limit has
	/// no room for a unit, or the reserve or the rate leave nothing to trade. A purchase of that amount at that limit uses
	/// all of it.
	///
	/// # Errors
	/// Those of that purchase, but for the amount's: [`PoolError::ReserveTooLow`],
	/// [`PoolError::LimitNotBeyondPrice`], [`PoolError::PayoutZero`].
	pub fn buy_input_to_reach(&self, limit: u64, fee_rate: u16) -> Result<u64, PoolError> {
		self.buying().input_to_reach((limit, PAR), fee_rate)
	}

	/// The most alpha, fee included, that a sale can use within `limit`. As [`Self::buy_input_to_reach`].
	///
	/// # Errors
	/// Those of [`Self::buy_input_to_reach`].
	pub fn sell_input_to_reach(&self, limit: u64, fee_rate: u16) -> Result<u64, PoolError> {
		self.selling().input_to_reach((PAR, limit), fee_rate)
	}

	/// Adds to both reserves and moves the weights so that the price stays.
	///
	/// The weight of TAO is rounded down to its unit, so for weights of `n` and `m` units after, the price does not
	/// fall and rises by less than `10¹⁸ / (n · (m − 1))` of itself (a part in 2.5 · 10¹⁷ for even weights).
	///
	/// # Errors
	/// [`PoolError::ReserveOverflow`]; [`PoolError::WeightOutOfRange`] if a side would weigh less than a hundredth, or
	/// a reserve is empty: then the pool takes neither amount.
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

/// A reserve times a weight, 124 bits at most.
fn weigh(weight: u64, reserve: u64) -> U256 {
	u128::from(weight).saturating_mul(reserve.into()).into()
}
