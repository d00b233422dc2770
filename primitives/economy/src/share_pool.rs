//! What each of many holders owns of one common amount.
//!
//! The stake behind a hotkey is one amount, `value`, that grows for everybody at once when dividends come in.
//! Each holder has a share; the pool knows the shares' sum, `denominator`, and a share is worth
//! `⌊value · share / denominator⌋`.
//!
//! # Grains
//!
//! Decimal numbers of 21 digits cannot be added without loss in general, and a denominator that is not the sum
//! of its shares is either value that nobody owns or value that two own. So shares move in *grains*: the grain
//! is the greatest power of ten that is worth a thousandth of a unit of value or less. Every operation changes
//! share and denominator by one and the same number of grains, rounded against the holder. Then
//!
//! 1. the worth of a whole share, `value / denominator`, never falls: a distribution raises it, and so does what a
//!    rounding leaves behind. So grains never become coarser, and every share is a whole number of today's;
//! 2. one unit of value is 10³ to 10⁴ grains, so a pool of at most [`VALUE_CAP`] has at most 10²¹, which a
//!    [`SafeFloat`] holds exactly.
//!
//! Hence the denominator *is* the sum of the shares, always; the holders' values never sum to more than the
//! pool's; a change takes less than a thousandth of a unit from who makes it and nothing from others; and the pool is
//! empty, with nothing left in it, exactly when its last holder has gone.

use crate::safe_float::SafeFloat;
use core::fmt;
use primitive_types::U256;

/// Most a pool holds: 10¹⁷, more than four times what can exist of any token.
pub const VALUE_CAP: u64 = 100_000_000_000_000_000;

/// A grain is worth at most `10^-GRAIN_DIGITS` units of value.
const GRAIN_DIGITS: i64 = 3;

/// State of one pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharePool {
	/// What all holders own together, in rao.
	pub value: u64,
	/// The sum of all shares.
	pub denominator: SafeFloat,
}

/// What a withdrawal took out of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
	/// What the holder gets: the amount asked for.
	pub amount: u64,
	/// What was left without a holder when the last one went, now the caller's to account for. It is 0 as long
	/// as all changes of the pool and its shares were made here.
	pub dust: u64,
}

/// Why a pool refuses a change. The pool and the share are then as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharePoolError {
	/// The holder's share is worth less than the amount.
	AmountAboveValue,
	/// The pool's shares are worth nothing, so that no number of them is worth the amount. Not reached by
	/// changes made here.
	TooCoarse,
	/// Nobody holds a share.
	NoHolders,
	/// The pool would hold more than [`VALUE_CAP`].
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
	/// What a share is worth: `⌊value · share / denominator⌋`, in rao.
	///
	/// Rounded down: the values of all holders sum to `value` at most. A share above the denominator, which
	/// this type does not make, counts as all of it.
	pub fn value_of(&self, share: &SafeFloat) -> u64 {
		Grains::of(self, share).map_or(0, |grains| grains.worth())
	}

	/// Adds `amount` for the holder of `share`.
	///
	/// The share and the denominator gain `⌊amount · denominator / value⌋` (in grains); in an empty pool both
	/// become `amount`. So the holder's value rises by `amount` or `amount − 1`, and nobody else's falls. An
	/// amount of 0 changes nothing.
	///
	/// # Errors
	/// [`SharePoolError::Overflow`], [`SharePoolError::TooCoarse`].
	pub fn deposit(&mut self, share: &mut SafeFloat, amount: u64) -> Result<(), SharePoolError> {
		let value = self.value_with(amount)?;
		if amount == 0 {
			return Ok(());
		}
		if self.denominator.is_zero() {
			// What may lie in a pool without holders falls to the first one.
			(*self, *share) = (Self { value, denominator: amount.into() }, amount.into());
			return Ok(());
		}
		let grains = Grains::of(self, share).ok_or(SharePoolError::TooCoarse)?;
		let (gained, _) = grains.for_amount(amount).ok_or(SharePoolError::Overflow)?;
		self.settle(share, value, grains.add(gained)?)
	}

	/// Takes `amount` out for the holder of `share`.
	///
	/// The share and the denominator lose `⌈amount · denominator / value⌉` (in grains), so the holder's value
	/// falls by `amount` or `amount + 1`, and nobody else's falls. Taking the whole [`Self::value_of`] is an
	/// exit: the share becomes 0, and the fraction of a unit that it was worth besides goes to the others. After the
	/// last exit value and denominator are 0. An amount of 0 changes nothing, unless the share is worth 0.
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
			// Without value or holders there is nothing to keep up.
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

	/// Adds `amount` for all holders, in proportion to their shares, which stay as they are.
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

	/// The value after `amount` came in, within the cap.
	fn value_with(&self, amount: u64) -> Result<u64, SharePoolError> {
		let value = self.value.checked_add(amount);
		value.filter(|value| *value <= VALUE_CAP).ok_or(SharePoolError::Overflow)
	}

	/// Writes a change down, share and pool together or neither.
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
struct Grains {
	/// A grain is `10^unit` shares.
	unit: i64,
	/// Grains of all holders.
	total: u128,
	/// Grains of this holder, at most `total`.
	share: u128,
	/// The pool's value.
	value: u64,
}

impl Grains {
	/// `None` if the pool has no value or no holders (or numbers that only foreign bytes can hold).
	///
	/// A foreign denominator is rounded up and a foreign share down to whole grains.
	fn of(pool: &SharePool, share: &SafeFloat) -> Option<Self> {
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

	/// What the share is worth. Rounded down; at most the pool's value.
	fn worth(&self) -> u64 {
		let part = mul_div(self.value.into(), self.share, self.total);
		part.and_then(|(whole, _)| u64::try_from(whole).ok()).unwrap_or(0)
	}

	/// Grains worth `amount`: `⌊amount · total / value⌋`, and whether that is exact.
	fn for_amount(&self, amount: u64) -> Option<(u128, bool)> {
		mul_div(amount.into(), self.total, self.value.into())
	}

	/// With `gained` more grains for the holder.
	fn add(self, gained: u128) -> Result<Self, SharePoolError> {
		let add = |count: u128| count.checked_add(gained).ok_or(SharePoolError::Overflow);
		Ok(Self { total: add(self.total)?, share: add(self.share)?, ..self })
	}

	/// With `lost` fewer grains for the holder.
	fn sub(self, lost: u128) -> Result<Self, SharePoolError> {
		let sub = |count: u128| count.checked_sub(lost).ok_or(SharePoolError::AmountAboveValue);
		Ok(Self { total: sub(self.total)?, share: sub(self.share)?, ..self })
	}
}

/// `⌊a · b / c⌋` and whether the division is exact; `None` for `c = 0` or beyond 128 bits.
fn mul_div(a: u128, b: u128, c: u128) -> Option<(u128, bool)> {
	// The quick way: 10¹⁷ · 10²¹ < 2¹²⁸, so it is taken by every pool within its cap.
	if let Some(product) = a.checked_mul(b) {
		return Some((product.checked_div(c)?, product.checked_rem(c)? == 0));
	}
	let (quotient, remainder) = {
		let product = U256::from(a).checked_mul(b.into())?;
		(product.checked_div(c.into())?, product.checked_rem(c.into())?)
	};
	Some((u128::try_from(quotient).ok()?, remainder.is_zero()))
}
