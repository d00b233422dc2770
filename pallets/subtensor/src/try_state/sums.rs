//! Sums that cannot overflow.

/// Adds up in 128 bits, which cannot overflow.
pub(super) fn sum(amounts: impl IntoIterator<Item = u64>) -> u128 {
	amounts.into_iter().fold(0, |sum, amount| sum.saturating_add(amount.into()))
}
