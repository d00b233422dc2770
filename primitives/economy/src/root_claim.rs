//! The alpha of a subnet that root stakers have earned and not claimed yet.
//!
//! Root stakers of a hotkey are paid by a *rate* that only rises: all alpha of the subnet ever paid
//! for one rao of stake. Each staker has a *debt*: the part of `rate · stake` that was paid before
//! it staked, and what it has claimed since.
//!
//! ```text
//! owed = rate · stake − debt
//! ```
//!
//! A change of stake changes the debt by as much as `rate · stake`, so neither staking nor
//! unstaking changes what is owed, not even by a fraction. A debt below zero is a *credit*: it is
//! owed to a staker that has unstaked.
//!
//! # Exactness
//!
//! Rates, debts and sums are counted in *parts* of 2⁻³² rao, in which `rate · stake` is an integer.
//! Only [`raise_rate`] rounds. So the sum that all root stakers of a subnet are owed is known
//! exactly ([`SetAside`]), and that much alpha is set aside for them, rounded up to a rao.

use substrate_fixed::types::I96F32;

/// Parts in one rao.
pub const PARTS: u128 = 1 << 32;

/// `rate · stake`, in parts.
fn given(rate: I96F32, stake: u64) -> i128 {
	rate.to_bits().saturating_mul(stake.into())
}

/// Converts rao to parts.
fn in_parts(units: u128) -> i128 {
	i128::try_from(units.saturating_mul(PARTS)).unwrap_or(i128::MAX)
}

/// Converts parts to rao, rounded up.
fn units_above(parts: u128) -> u128 {
	parts.div_ceil(PARTS)
}

/// One staker's account with one hotkey and one subnet: the debt, in the two numbers that are
/// stored. Clients read the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RootAccount {
	/// The debt in rao, rounded up; 0 if it is below zero.
	pub claimed: u128,
	/// By how much the debt is below `claimed`, in parts.
	pub credit: u128,
}

impl RootAccount {
	fn of(debt: i128) -> Self {
		let claimed = units_above(u128::try_from(debt).unwrap_or(0));
		let credit = in_parts(claimed).saturating_sub(debt);
		Self { claimed, credit: credit.unsigned_abs() }
	}

	fn debt(&self) -> i128 {
		in_parts(self.claimed).saturating_sub_unsigned(self.credit)
	}

	/// The amount owed, in parts. It stops at 0, which accounts changed by these functions do not
	/// reach from above.
	pub fn owed_in_parts(&self, rate: I96F32, stake: u64) -> u128 {
		u128::try_from(given(rate, stake).saturating_sub(self.debt())).unwrap_or(0)
	}

	/// The amount that can be claimed: the amount owed, in rao, rounded down.
	pub fn owed(&self, rate: I96F32, stake: u64) -> u64 {
		u64::try_from(self.owed_in_parts(rate, stake) >> 32).unwrap_or(u64::MAX)
	}

	/// The account after a change of stake from `before` to `after`. The amount owed stays the
	/// same.
	#[must_use]
	pub fn after_change(&self, rate: I96F32, before: u64, after: u64) -> Self {
		let change = given(rate, after).saturating_sub(given(rate, before));
		Self::of(self.debt().saturating_add(change))
	}

	/// The account of both stakes together, if one holder has them.
	#[must_use]
	pub fn plus(&self, other: Self) -> Self {
		Self::of(self.debt().saturating_add(other.debt()))
	}

	/// The account after a claim of `amount` rao, which is then no longer owed.
	#[must_use]
	pub fn after_claim(&self, amount: u64) -> Self {
		Self::of(self.debt().saturating_add(in_parts(amount.into())))
	}
}

/// The effect of a payment on a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateRise {
	/// The rate after the payment.
	pub rate: I96F32,
	/// What all stakers together are owed by the payment, in parts; at most the payment.
	pub earned: u128,
}

/// Raises a rate by `⌊pay / stake⌋`, rounded down to 32 fraction bits. `stake` is the sum of all
/// stakers.
///
/// Less than `stake` parts of the payment remain, for the caller to pay later. `None` if the
/// payment exceeds the stake (as any payment does where there is none), so no payment raises a rate
/// by more than one; and if the rate would exceed its type.
pub fn raise_rate(rate: I96F32, pay: u64, stake: u64) -> Option<RateRise> {
	if pay > stake {
		return None;
	}
	let rise = u128::from(pay).saturating_mul(PARTS).checked_div(stake.into()).unwrap_or(0);
	let bits = rate.to_bits().checked_add_unsigned(rise)?;
	Some(RateRise { rate: I96F32::from_bits(bits), earned: rise.saturating_mul(stake.into()) })
}

/// Alpha set aside for the sum that all root stakers of a subnet are owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
	/// The amount set aside: the amount owed, in rao, rounded up.
	pub alpha: u64,
	/// By how much that exceeds the amount owed, in parts: less than a rao.
	pub spare: u32,
}

impl SetAside {
	fn of(owed: u128) -> Self {
		let alpha = u64::try_from(units_above(owed)).unwrap_or(u64::MAX);
		let spare = u128::from(alpha).saturating_mul(PARTS).saturating_sub(owed);
		Self { alpha, spare: u32::try_from(spare).unwrap_or(u32::MAX) }
	}

	/// The amount owed, in parts.
	pub fn owed(&self) -> u128 {
		u128::from(self.alpha).saturating_mul(PARTS).saturating_sub(self.spare.into())
	}

	/// The account after stakers earned `parts`.
	#[must_use]
	pub fn after_earning(&self, parts: u128) -> Self {
		Self::of(self.owed().saturating_add(parts))
	}

	/// The account after `parts` were claimed or forfeited.
	#[must_use]
	pub fn after_settling(&self, parts: u128) -> Self {
		Self::of(self.owed().saturating_sub(parts))
	}
}
