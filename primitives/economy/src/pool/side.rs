//! A pool as seen by a trade in one direction.

use super::{PoolError, Trade, INPUT_CAP, RESERVE_MIN, WEIGHT_WHOLE};
use crate::{
	fee::{fee_on_net, trade_fee},
	power::{power, ONE},
	split::SHARE_WHOLE,
};
use primitive_types::U256;

/// Reserves and weights of a pool in the direction of a trade: of the token offered (`in`) and of
/// the token paid out (`out`).
///
/// Prices here are `(w_out · in) / (w_in · out)`, the price of the token paid out in the token
/// offered. They rise with every trade. Limits are fractions of two `u64`.
pub(super) struct Side {
	pub reserve_in: u64,
	pub reserve_out: u64,
	pub weight_in: u64,
	pub weight_out: u64,
}

impl Side {
	/// Trades `gross`, or as much of it as the limit leaves room for.
	pub fn trade(&self, gross: u64, fee_rate: u16, limit: (u64, u64)) -> Result<Trade, PoolError> {
		let fee = trade_fee(gross, fee_rate);
		let wanted = gross.saturating_sub(fee);
		self.check_amount(wanted)?;
		if self.reserve_out < RESERVE_MIN {
			return Err(PoolError::ReserveTooLow);
		}
		let most = self.room(limit, fee_rate)?;
		let (net, fee) =
			if most < wanted { (most, fee_on_net(most, fee_rate)) } else { (wanted, fee) };
		if net == 0 {
			return Err(PoolError::NothingWithinLimit);
		}
		let payout = self.payout(net);
		if payout == 0 {
			return Err(PoolError::PayoutZero);
		}
		if !is_within(net.saturating_add(fee), payout, limit) {
			return Err(PoolError::NothingWithinLimit);
		}
		// The fee on less than `wanted` is at most the fee on all of it.
		Ok(Trade { net, fee, payout, unused: gross.saturating_sub(net).saturating_sub(fee) })
	}

	/// Most that a trade can use within the limit, fee included.
	pub fn input_to_reach(&self, limit: (u64, u64), fee_rate: u16) -> Result<u64, PoolError> {
		let gross = self.input_cap();
		match self.trade(gross, fee_rate, limit) {
			Ok(trade) => Ok(gross.saturating_sub(trade.unused)),
			Err(PoolError::NothingWithinLimit | PoolError::AmountZero) => Ok(0),
			Err(error) => Err(error),
		}
	}

	fn check_amount(&self, net: u64) -> Result<(), PoolError> {
		if net == 0 {
			return Err(PoolError::AmountZero);
		}
		if u128::from(net) > u128::from(self.reserve_in).saturating_mul(INPUT_CAP.into()) {
			return Err(PoolError::AmountTooLarge);
		}
		if self.reserve_in.checked_add(net).is_none() {
			return Err(PoolError::ReserveOverflow);
		}
		Ok(())
	}

	/// Greatest net amount of any trade.
	fn input_cap(&self) -> u64 {
		self.reserve_in.saturating_mul(INPUT_CAP).min(u64::MAX.saturating_sub(self.reserve_in))
	}

	/// The greatest net amount within a limit that binds the price with its fee:
	/// `⌊in · ((limit · (1 − rate) / price)^w_out − 1)⌋`, or one less; at most `u64::MAX`.
	fn room(&self, (numerator, denominator): (u64, u64), fee_rate: u16) -> Result<u64, PoolError> {
		// Both multiplied by w_in · out · denominator · 65535: at most 204 bits.
		let kept = SHARE_WHOLE.saturating_sub(fee_rate.into());
		let limit =
			product(self.weight_in, self.reserve_out, numerator).saturating_mul(kept.into());
		let price = product(self.weight_out, self.reserve_in, denominator)
			.saturating_mul(SHARE_WHOLE.into());
		if limit <= price {
			return Err(PoolError::LimitNotBeyondPrice);
		}
		let Some(growth) = power((limit, price), (self.weight_out, WEIGHT_WHOLE)) else {
			// 2⁶⁴ times the reserve or more, or the limit is infinite.
			return Ok(u64::MAX);
		};
		let growth = growth.lower.saturating_sub(ONE);
		Ok(whole(growth.saturating_mul(self.reserve_in.into())))
	}

	/// The net amount of a trade that pays out at least `payout`.
	pub fn input_for(&self, payout: u64) -> Result<u64, PoolError> {
		if payout == 0 {
			return Err(PoolError::AmountZero);
		}
		let net = self.input_near(payout)?;
		if self.payout(net) >= payout {
			return Ok(net);
		}
		// A payout can be one less than the true value rounded down.
		self.input_near(payout.saturating_add(1))
	}

	/// `⌈in · ((out / (out − payout))^(w_out / w_in) − 1)⌉`, or one more.
	fn input_near(&self, payout: u64) -> Result<u64, PoolError> {
		let rest = self.reserve_out.saturating_sub(payout);
		if rest == 0 {
			return Err(PoolError::ReserveTooLow);
		}
		if self.weight_in == self.weight_out {
			let product = u128::from(self.reserve_in).saturating_mul(payout.into());
			let net = product.div_ceil(rest.into());
			return u64::try_from(net).map_err(|_| PoolError::AmountTooLarge);
		}
		let base = (self.reserve_out.into(), rest.into());
		let growth = power(base, (self.weight_out, self.weight_in))
			.ok_or(PoolError::AmountTooLarge)?
			.upper
			.saturating_sub(ONE);
		whole_up(growth.saturating_mul(self.reserve_in.into())).ok_or(PoolError::AmountTooLarge)
	}

	/// `⌊out · (1 − (in / (in + net))^(w_in / w_out))⌋`, or one less; always less than the reserve.
	fn payout(&self, net: u64) -> u64 {
		let total = self.reserve_in.saturating_add(net);
		if self.weight_in == self.weight_out {
			let product = u128::from(self.reserve_out).saturating_mul(net.into());
			let part = product.checked_div(total.into()).unwrap_or(0);
			return u64::try_from(part).unwrap_or(0);
		}
		let exponent = (self.weight_in, self.weight_out);
		let Some(rest) = power((self.reserve_in.into(), total.into()), exponent) else {
			return 0;
		};
		let part = ONE.saturating_sub(rest.upper);
		whole(part.saturating_mul(self.reserve_out.into()))
	}
}

/// The least integer not below a number in units of 2⁻¹²⁸.
#[expect(clippy::arithmetic_side_effects, reason = "the shift is below 256")]
fn whole_up(number: U256) -> Option<u64> {
	let below_one = ONE.saturating_sub(U256::one());
	u64::try_from(number.saturating_add(below_one) >> 128).ok()
}

/// Whether all that is paid, over all that is received, is at most the limit.
fn is_within(paid: u64, received: u64, (numerator, denominator): (u64, u64)) -> bool {
	let product = |a: u64, b: u64| u128::from(a).saturating_mul(b.into());
	product(paid, denominator) <= product(received, numerator)
}

/// `weight · reserve · factor`.
fn product(weight: u64, reserve: u64, factor: u64) -> U256 {
	super::weigh(weight, reserve).saturating_mul(factor.into())
}

/// The integer part of a number in units of 2⁻¹²⁸, at most `u64::MAX`.
#[expect(clippy::arithmetic_side_effects, reason = "the shift is below 256")]
fn whole(number: U256) -> u64 {
	u64::try_from(number >> 128).unwrap_or(u64::MAX)
}
