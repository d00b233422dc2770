//! Shares of many holders in one common amount.
//!
//! The stake with a hotkey is one amount, `value`, so that a dividend for all stakers is one
//! addition. Each holder has a share; the pool stores the sum of all shares, `denominator`, and a
//! share is worth `⌊value · share / denominator⌋`.
//!
//! # Grains
//!
//! Decimal numbers of 21 digits cannot in general be added without loss, and a denominator that is
//! not the sum of the shares means value without an owner or with two. So shares change in
//! *grains*: a grain is the greatest power of ten that is worth a thousandth of a rao or less.
//! Every operation changes share and denominator by the same number of grains, rounded against the
//! holder. Then
//!
//! 1. the value of a share of 1, `value / denominator`, never falls: a distribution raises it, and
//!    so does every rounding. So grains never become coarser, and every share is a whole number of
//!    the current ones;
//! 2. one rao is 10³ to 10⁴ grains, so a pool of at most [`VALUE_CAP`] has at most 10²¹, which a
//!    [`SafeFloat`] holds exactly.
//!
//! Hence the denominator is always the sum of the shares; the values of all holders never sum to
//! more than the pool's; an operation takes less than a thousandth of a rao from the holder that
//! makes it and nothing from others; and the pool is empty, with a value of 0, exactly when its
//! last holder has left.

use crate::safe_float::SafeFloat;
use core::fmt;
use primitive_types::U256;

/// Greatest value of a pool: 10¹⁷ rao, more than four times the supply cap.
pub const VALUE_CAP: u64 = 100_000_000_000_000_000;

/// A grain is worth at most `10^-GRAIN_DIGITS` rao.
const GRAIN_DIGITS: i64 = 3;

/// State of one pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharePool {
	/// The amount that all holders own together, in rao.
	pub value: u64,
	/// The sum of all shares.
	pub denominator: SafeFloat,
}

/// The result of a withdrawal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
	/// Amount for the holder, in rao: the amount requested.
	pub amount: u64,
	/// Value left without a holder when the last one left, in rao; the caller accounts for it. It
	/// is 0 if all changes of the pool and its shares were made by these functions.
	pub dust: u64,
}

/// Why a pool refuses a change. Pool and share are unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharePoolError {
	/// The holder's share is worth less than the amount.
	AmountAboveValue,
	/// The pool's shares are worth nothing, so no number of them is worth the amount. Pools changed
	/// only by these functions do not reach this.
	TooCoarse,
	/// Nobody holds a share.
	NoHolders,
	/// The pool's value would exceed [`VALUE_CAP`].
	Overflow,
}

impl fmt::Display for SharePoolError {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::AmountAboveValue => "the amount exceeds what the share is worth",
			Self::TooCoarse => "the pool's shares are worth nothing",
			Self::NoHolders => "nobody holds a share of the pool",
			Self::Overflow => "the pool cannot hold that much",
		})
	}
}

impl core::error::Error for SharePoolError {}

impl SharePool {
	/// The value of a share: `⌊value · share / denominator⌋`, in rao.
	///
	/// Rounded down: the values of all holders sum to at most `value`. A share above the
	/// denominator, which these functions do not make, counts as the whole.
	pub fn value_of(&self, share: &SafeFloat) -> u64 {
		Grains::of(self, share).map_or(0, |grains| grains.worth())
	}

	/// Adds `amount` rao for the holder of `share`.
	///
	/// Share and denominator gain `⌊amount · denominator / value⌋` (in grains); in an empty pool
	/// both become `amount`. So the holder's value rises by `amount` or `amount − 1`, and nobody
	/// else's falls. An amount of 0 changes nothing.
	///
	/// # Errors
	/// [`SharePoolError::Overflow`], [`SharePoolError::TooCoarse`].
	pub fn deposit(&mut self, share: &mut SafeFloat, amount: u64) -> Result<(), SharePoolError> {
		let value = self.value_with(amount)?;
		if amount == 0 {
			return Ok(());
		}
		if self.denominator.is_zero() {
			// Value in a pool without holders goes to the first one.
			(*self, *share) = (Self { value, denominator: amount.into() }, amount.into());
			return Ok(());
		}
		let grains = Grains::of(self, share).ok_or(SharePoolError::TooCoarse)?;
		let (gained, _) = grains.for_amount(amount).ok_or(SharePoolError::Overflow)?;
		self.settle(share, value, grains.add(gained)?)
	}

	/// Takes `amount` rao out for the holder of `share`.
	///
	/// Share and denominator lose `⌈amount · denominator / value⌉` (in grains), so the holder's
	/// value falls by `amount` or `amount + 1`, and nobody else's falls. Taking the whole
	/// [`Self::value_of`] is an exit: the share becomes 0, and the fraction of a rao that it was
	/// worth beyond that goes to the others. After the last exit, value and denominator are 0. An
	/// amount of 0 changes nothing, unless the share is worth 0.
	///
	/// # Errors
	/// [`SharePoolError::AmountAboveValue`].
	pub fn withdraw(
		&mut self,
		share: &mut SafeFloat,
		amount: u64,
	) -> Result<Withdrawal, SharePoolError> {
		let worth = self.value_of(share);
		let value = self
			.value
			.checked_sub(amount)
			.filter(|_| amount <= worth)
			.ok_or(SharePoolError::AmountAboveValue)?;
		let Some(grains) = Grains::of(self, share) else {
			// Without value or holders no share is worth anything.
			*share = SafeFloat::ZERO;
			return Ok(Withdrawal::default());
		};
		let lost = if amount == worth {
			grains.share
		} else {
			let (whole, is_exact) = grains.for_amount(amount).ok_or(SharePoolError::Overflow)?;
			whole.saturating_add(u128::from(!is_exact))
		};
		self.settle(share, value, grains.sub(lost)?)?;
		let dust = if self.denominator.is_zero() { core::mem::take(&mut self.value) } else { 0 };
		Ok(Withdrawal { amount, dust })
	}

	/// Adds `amount` rao for all holders, in proportion to their shares, which do not change.
	///
	/// # Errors
	/// [`SharePoolError::NoHolders`], [`SharePoolError::Overflow`].
	pub fn distribute(&mut self, amount: u64) -> Result<(), SharePoolError> {
		if self.denominator.is_zero() {
			return Err(SharePoolError::NoHolders);
		}
		self.value = self.value_with(amount)?;
		Ok(())
	}

	/// The value plus `amount`, if within the cap.
	fn value_with(&self, amount: u64) -> Result<u64, SharePoolError> {
		let value = self.value.checked_add(amount);
		value.filter(|value| *value <= VALUE_CAP).ok_or(SharePoolError::Overflow)
	}

	/// Stores a change in share and pool, or in neither.
	fn settle(
		&mut self,
		share: &mut SafeFloat,
		value: u64,
		grains: Grains,
	) -> Result<(), SharePoolError> {
		let number = |count| SafeFloat::new(count, grains.unit).ok_or(SharePoolError::Overflow);
		let (held, denominator) = (number(grains.share)?, number(grains.total)?);
		(*self, *share) = (Self { value, denominator }, held);
		Ok(())
	}
}

/// A pool and one share of it, counted in grains.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grains {
	/// A grain is `10^unit` shares.
	pub(crate) unit: i64,
	/// Grains of all holders.
	total: u128,
	/// Grains of this holder, at most `total`.
	share: u128,
	/// The pool's value.
	value: u64,
}

impl Grains {
	/// `None` if the pool has no value or no holders (or numbers out of range, which only decoded
	/// bytes can have).
	///
	/// To whole grains, the denominator is rounded up and the share down; both are exact unless
	/// decoded from other bytes than these functions' results.
	pub(crate) fn of(pool: &SharePool, share: &SafeFloat) -> Option<Self> {
		let (denominator, share) = (pool.denominator.canonical()?, share.canonical()?);
		// Greatest `h` with value · 10^h ≤ mantissa, that is 10^h ≤ ⌊mantissa / value⌋.
		let per_unit = denominator.mantissa().checked_div(pool.value.into())?.checked_ilog10()?;
		let unit =
			denominator.exponent().checked_add(per_unit.into())?.checked_sub(GRAIN_DIGITS)?;
		let total = denominator.count_of(unit)?.ceil();
		let share =
			if share < denominator { share.count_of(unit)?.whole.min(total) } else { total };
		Some(Self { unit, total, share, value: pool.value })
	}

	/// The value of the share. Rounded down; at most the pool's value.
	fn worth(&self) -> u64 {
		let part = mul_div(self.value.into(), self.share, self.total);
		part.and_then(|(whole, _)| u64::try_from(whole).ok()).unwrap_or(0)
	}

	/// Grains worth `amount`: `⌊amount · total / value⌋`, and whether that is exact.
	fn for_amount(&self, amount: u64) -> Option<(u128, bool)> {
		mul_div(amount.into(), self.total, self.value.into())
	}

	/// The same with `gained` more grains for the holder.
	fn add(self, gained: u128) -> Result<Self, SharePoolError> {
		let add = |count: u128| count.checked_add(gained).ok_or(SharePoolError::Overflow);
		Ok(Self { total: add(self.total)?, share: add(self.share)?, ..self })
	}

	/// The same with `lost` fewer grains for the holder.
	fn sub(self, lost: u128) -> Result<Self, SharePoolError> {
		let sub = |count: u128| count.checked_sub(lost).ok_or(SharePoolError::AmountAboveValue);
		Ok(Self { total: sub(self.total)?, share: sub(self.share)?, ..self })
	}
}

/// `⌊a · b / c⌋` and whether the division is exact; `None` for `c = 0` or beyond 128 bits.
pub(crate) fn mul_div(a: u128, b: u128, c: u128) -> Option<(u128, bool)> {
	// The fast path, which every pool within its cap takes: 10¹⁷ · 10²¹ < 2¹²⁸.
	if let Some(product) = a.checked_mul(b) {
		return Some((product.checked_div(c)?, product.checked_rem(c)? == 0));
	}
	let (quotient, remainder) = {
		let product = U256::from(a).checked_mul(b.into())?;
		(product.checked_div(c.into())?, product.checked_rem(c.into())?)
	};
	Some((u128::try_from(quotient).ok()?, remainder.is_zero()))
}
