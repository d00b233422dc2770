//! Moving shares to another holder of a pool, and whole pools into another.
//!
//! A pool that is merged into another takes part in it as one holder: its value is deposited, and
//! all its holders together get the shares that the deposit buys ([`SharePool::absorb`]). Each
//! holder's part of these shares ([`SharePool::part_of`]) is rounded down to a grain, so the parts
//! sum to at most the whole; the grains that are left are removed when all holders have their part
//! ([`SharePool::forget`]), which raises the value of every share. The value of the pools is
//! conserved exactly. A holder loses less than one rao, and nothing where the other pool was empty:
//! its shares are then taken over as they are.

use crate::{
	safe_float::SafeFloat,
	share_pool::{mul_div, Grains, SharePool, SharePoolError},
};

impl SharePool {
	/// Adds the value of another pool; returns the shares that its holders get together.
	///
	/// # Errors
	/// [`SharePoolError::Overflow`], [`SharePoolError::TooCoarse`]; the pool is unchanged.
	pub fn absorb(&mut self, other: Self) -> Result<SafeFloat, SharePoolError> {
		if other.denominator.is_zero() {
			return Ok(SafeFloat::ZERO);
		}
		if self.denominator.is_zero() {
			*self = other;
			return Ok(other.denominator);
		}
		let mut shares = SafeFloat::ZERO;
		self.deposit(&mut shares, other.value)?;
		Ok(shares)
	}

	/// The part of `after`, shares of this pool, for a `share` of `before`. Rounded down to grains.
	pub fn part_of(&self, after: &SafeFloat, share: &SafeFloat, before: &SafeFloat) -> SafeFloat {
		if before == after {
			return *share;
		}
		self.scaled(after, share, before).unwrap_or(SafeFloat::ZERO)
	}

	fn scaled(
		&self,
		after: &SafeFloat,
		share: &SafeFloat,
		before: &SafeFloat,
	) -> Option<SafeFloat> {
		// The denominator has 21 digits, so its last one is no coarser than a grain.
		let (before, share) = (before.canonical()?, share.canonical()?);
		let held = share.count_of(before.exponent())?.whole.min(before.mantissa());
		let unit = Grains::of(self, after)?.unit;
		let whole = after.count_of(unit)?.whole;
		let (part, _) = mul_div(whole, held, before.mantissa())?;
		SafeFloat::new(part, unit)
	}

	/// The sum of two shares of this pool. Exact.
	///
	/// # Errors
	/// [`SharePoolError::Overflow`] for shares that were not made by these functions.
	pub fn join(&self, one: SafeFloat, other: SafeFloat) -> Result<SafeFloat, SharePoolError> {
		if one.is_zero() || other.is_zero() {
			return Ok(if one.is_zero() { other } else { one });
		}
		let count = |shares: &SafeFloat, unit| shares.count_of(unit).map(|count| count.whole);
		let unit = self.unit_of(&one).unwrap_or(one.exponent().min(other.exponent()));
		let sum = count(&one, unit).zip(count(&other, unit));
		sum.and_then(|(one, other)| one.checked_add(other))
			.and_then(|sum| SafeFloat::new(sum, unit))
			.ok_or(SharePoolError::Overflow)
	}

	/// The difference of two numbers of shares of this pool; 0 where the second is greater.
	pub fn without(&self, shares: &SafeFloat, fewer: &SafeFloat) -> SafeFloat {
		if fewer.is_zero() {
			return *shares;
		}
		let Some(unit) = self.unit_of(shares) else { return SafeFloat::ZERO };
		let count = |shares: &SafeFloat| shares.count_of(unit).map_or(0, |count| count.whole);
		let left = count(shares).saturating_sub(count(fewer));
		SafeFloat::new(left, unit).unwrap_or(SafeFloat::ZERO)
	}

	/// Removes shares that nobody holds; the others rise in value. Returns the value that is left
	/// without a holder if they were the last shares; the pool is then empty.
	pub fn forget(&mut self, shares: &SafeFloat) -> u64 {
		if shares.is_zero() {
			return 0;
		}
		self.denominator = self.without(&self.denominator, shares);
		if self.denominator.is_zero() {
			core::mem::take(&mut self.value)
		} else {
			0
		}
	}

	fn unit_of(&self, share: &SafeFloat) -> Option<i64> {
		Grains::of(self, share).map(|grains| grains.unit)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// A pool of these deposits, after a distribution; and the shares.
	fn pool_of(deposits: &[u64], earned: u64) -> (SharePool, Vec<SafeFloat>) {
		let mut pool = SharePool::default();
		let mut shares = vec![SafeFloat::ZERO; deposits.len()];
		for (share, amount) in shares.iter_mut().zip(deposits) {
			pool.deposit(share, *amount).unwrap();
		}
		pool.distribute(earned).unwrap();
		(pool, shares)
	}

	fn deposits() -> impl Strategy<Value = Vec<u64>> {
		prop::collection::vec(1..1_000_000_000_000_000_u64, 1..12)
	}

	#[test]
	fn empty_pool_should_take_over_shares_as_they_are() {
		let (old, shares) = pool_of(&[7, 1_000_000_007], 1_234);
		let mut new = SharePool::default();
		let whole = new.absorb(old).unwrap();
		assert_eq!(new, old);
		for share in shares {
			assert_eq!(new.part_of(&whole, &share, &old.denominator), share);
		}
	}

	proptest! {
		/// A merger conserves the value of both pools, takes at most one rao from a holder of the
		/// merged pool and nothing from the others, and leaves shares that sum to the denominator.
		#[test]
		fn merger_should_conserve_values(
			old in deposits(),
			new in deposits(),
			earned in 0..1_000_000_000_000_000_u64,
		) {
			let (old, moved) = pool_of(&old, earned);
			let (mut pool, stayed) = pool_of(&new, earned / 7);
			let before: Vec<_> = stayed.iter().map(|share| pool.value_of(share)).collect();
			let value = pool.value + old.value;
			let whole = pool.absorb(old).unwrap();
			prop_assert_eq!(pool.value, value);

			let mut left = whole;
			let mut sum: u128 = 0;
			for share in &moved {
				let part = pool.part_of(&whole, share, &old.denominator);
				left = pool.without(&left, &part);
				let (worth, was) = (pool.value_of(&part), old.value_of(share));
				prop_assert!(worth <= was + 1 && was <= worth + 2, "{} became {}", was, worth);
				sum += u128::from(worth);
			}
			for (share, was) in stayed.iter().zip(before) {
				prop_assert!(pool.value_of(share) >= was);
				sum += u128::from(pool.value_of(share));
			}
			prop_assert!(sum <= u128::from(value));
			prop_assert_eq!(pool.forget(&left), 0);
			prop_assert_eq!(pool.value, value);
		}

		/// Joined shares are worth what they were worth apart, or one rao more.
		#[test]
		fn joined_shares_should_keep_their_value(
			amounts in deposits(),
			earned in 0..1_000_000_000_000_000_u64,
		) {
			let (pool, shares) = pool_of(&amounts, earned);
			let apart: u64 = shares.iter().map(|share| pool.value_of(share)).sum();
			let join = |sum, share: &SafeFloat| pool.join(sum, *share);
			let joined = shares.iter().try_fold(SafeFloat::ZERO, join).unwrap();
			prop_assert_eq!(joined, pool.denominator);
			prop_assert!(pool.value_of(&joined) >= apart);
		}
	}
}
