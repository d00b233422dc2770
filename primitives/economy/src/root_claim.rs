//! What root's stakers have earned of a subnet's alpha, and not claimed yet.
//!
//! A hotkey's stakers on root are paid by a *rate* that only rises: alpha of the subnet per rao staked, since ever. Each
//! staker has an account beside it, the *debt*: what the rate had given, when it came, to the stake it came with, and
//! what it has claimed since.
//!
//! ```text
//! owed = rate · stake − debt
//! ```
//!
//! A change of stake changes the debt by as much as `rate · stake`, so that neither staking nor unstaking changes what
//! is owed, not by a fraction. A debt below zero is a *credit*: what somebody is owed who took the stake away.
//!
//! # Exactness
//!
//! Rates, debts and sums are counted in *parts* of 2⁻³² of a unit, in which `rate · stake` is whole; nothing here rounds
//! but [`raise_rate`], which says what it leaves. So what all stakers of a subnet are owed together is known to the part
//! ([`SetAside`]), and as much alpha is set aside for them, rounded up to a unit.

use substrate_fixed::types::I96F32;

/// Parts of a unit.
pub const PARTS: u128 = 1 << 32;

/// What a rate has given to a stake since ever, in parts.
fn given(rate: I96F32, stake: u64) -> i128 {
	rate.to_bits().saturating_mul(stake.into())
}

/// Units in parts.
fn in_parts(units: u128) -> i128 {
	i128::try_from(units.saturating_mul(PARTS)).unwrap_or(i128::MAX)
}

/// Parts in units, rounded up.
fn units_above(parts: u128) -> u128 {
	parts.div_ceil(PARTS)
}

/// One staker's account with one hotkey and one subnet: the debt, as clients read it and with its sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RootAccount {
	/// The debt in units, rounded up; 0 where it is below zero.
	pub claimed: u128,
	/// By how much the debt is less than that, in parts.
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

	/// What is owed, in parts; 0 if it were below zero, which changes made here do not make it.
	pub fn owed_in_parts(&self, rate: I96F32, stake: u64) -> u128 {
		u128::try_from(given(rate, stake).saturating_sub(self.debt())).unwrap_or(0)
	}

	/// What can be claimed: what is owed, in units, rounded down.
	pub fn owed(&self, rate: I96F32, stake: u64) -> u64 {
		u64::try_from(self.owed_in_parts(rate, stake) >> 32).unwrap_or(u64::MAX)
	}

	/// The account after the stake changed; what is owed is the same.
	#[must_use]
	pub fn after_change(&self, rate: I96F32, before: u64, after: u64) -> Self {
		let change = given(rate, after).saturating_sub(given(rate, before));
		Self::of(self.debt().saturating_add(change))
	}

	/// The account after `amount` was claimed; as much less is owed.
	#[must_use]
	pub fn after_claim(&self, amount: u64) -> Self {
		Self::of(self.debt().saturating_add(in_parts(amount.into())))
	}
}

/// What a payment made of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateRise {
	/// The rate after it.
	pub rate: I96F32,
	/// What all stakers together are owed by it, in parts: `pay` at the most.
	pub earned: u128,
}

/// Raises a rate by `⌊pay / stake⌋`, cut to 32 fraction bits, for all who have staked `stake` together.
///
/// Less than `stake` parts of the payment are left, the caller's to pay another time. `None` where the payment exceeds
/// the stake, which it does where there is none: so no payment raises a rate by more than one.
pub fn raise_rate(rate: I96F32, pay: u64, stake: u64) -> Option<RateRise> {
	if pay > stake {
		return None;
	}
	let rise = u128::from(pay).saturating_mul(PARTS).checked_div(stake.into()).unwrap_or(0);
	let bits = rate.to_bits().checked_add_unsigned(rise)?;
	Some(RateRise { rate: I96F32::from_bits(bits), earned: rise.saturating_mul(stake.into()) })
}

/// Alpha set aside for what all root stakers of a subnet are owed together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
	/// What is set aside: what is owed, in units, rounded up.
	pub alpha: u64,
	/// By how much that is more than what is owed, in parts: less than a unit.
	pub spare: u32,
}

impl SetAside {
	fn of(owed: u128) -> Self {
		let alpha = u64::try_from(units_above(owed)).unwrap_or(u64::MAX);
		let spare = u128::from(alpha).saturating_mul(PARTS).saturating_sub(owed);
		Self { alpha, spare: u32::try_from(spare).unwrap_or(u32::MAX) }
	}

	/// What is owed, in parts.
	pub fn owed(&self) -> u128 {
		u128::from(self.alpha).saturating_mul(PARTS).saturating_sub(self.spare.into())
	}

	/// After stakers earned `parts`.
	#[must_use]
	pub fn after_earning(&self, parts: u128) -> Self {
		Self::of(self.owed().saturating_add(parts))
	}

	/// After `parts` were claimed, or fell to nobody.
	#[must_use]
	pub fn after_settling(&self, parts: u128) -> Self {
		Self::of(self.owed().saturating_sub(parts))
	}
}
