//! How an epoch's dividends are divided between alpha stake and root stake.
//!
//! A validator votes with two kinds of stake: alpha of the subnet, and TAO on root at its weight
//! ([`crate::stake_weight`]). Its dividend is divided in that proportion. The alpha parts of all
//! validators share the validators' pot, the root parts share the root pot. If one kind has no
//! part at all, its pot is added to the other's.
//!
//! For validator `i` with dividend `d`, alpha `a` and weighted root stake `r`, all in rao:
//!
//! | quantity | formula | rounded |
//! |---|---|---|
//! | alpha part `A(i)` | `d · a / (a + r)`; `d` where `a + r = 0` | down |
//! | root part `R(i)` | `d · r / (a + r)`; 0 where `a + r = 0` | down |
//! | paid for alpha | `Σ d` split by `A` | by largest remainder |
//! | paid for root stake | `root pot` split by `R` | by largest remainder |
//!
//! The parts are only weights of the two splits. Their rounding therefore shifts a payment between
//! validators, by a relative error of less than `1 / A(i)`, and never changes what is paid in all.

use crate::split::{split_by_weights, split_by_weights_wide};
use alloc::{vec, vec::Vec};

/// One validator's dividend and the stake it was earned with, in rao.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dividend {
	/// Amount of the dividend, from the validators' pot.
	pub amount: u64,
	/// Alpha staked with the validator.
	pub alpha: u64,
	/// Weight of the TAO staked with it on root.
	pub root: u64,
}

/// What a validator and its stakers are paid, in rao of the subnet's alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DividendPay {
	/// For alpha stake.
	pub alpha: u64,
	/// For root stake.
	pub root: u64,
}

/// Divides the validators' pot, which is the sum of all dividends, and the root pot.
///
/// The formulas are in the module's documentation; the result has one entry for each dividend, in
/// the same order. All payments sum to `Σ dividends + root_pot` (each sum stops at `u64::MAX`).
/// A pot goes:
///
/// - to its own kind of stake, if each kind has a positive part;
/// - with the other pot to the only kind that has one;
/// - with the other pot to alpha stake, by the dividends themselves, if every part was rounded down
///   to 0.
///
/// If no dividend is positive, nothing is paid and the root pot stays with the caller.
pub fn split_dividends(root_pot: u64, dividends: &[Dividend]) -> Vec<DividendPay> {
	let amounts = dividends.iter().map(|dividend| dividend.amount).collect::<Vec<_>>();
	if !is_any_positive(&amounts) {
		return vec![DividendPay::default(); dividends.len()];
	}
	let alpha_pot = amounts.iter().fold(0_u64, |sum, amount| sum.saturating_add(*amount));
	let both = alpha_pot.saturating_add(root_pot);
	let (by_alpha, by_root): (Vec<_>, Vec<_>) = dividends.iter().map(parts_of).unzip();
	let (alpha, root) = match (is_any_positive(&by_alpha), is_any_positive(&by_root)) {
		(true, true) => {
			(split_by_weights_wide(alpha_pot, &by_alpha), split_by_weights_wide(root_pot, &by_root))
		},
		(true, false) => (split_by_weights_wide(both, &by_alpha), Vec::new()),
		(false, true) => (Vec::new(), split_by_weights_wide(both, &by_root)),
		(false, false) => (split_by_weights(both, &amounts), Vec::new()),
	};
	let at = |pay: &[u64], index| pay.get(index).copied().unwrap_or(0);
	let pay = |index| DividendPay { alpha: at(&alpha, index), root: at(&root, index) };
	(0..dividends.len()).map(pay).collect()
}

/// The alpha part and the root part of a dividend.
fn parts_of(dividend: &Dividend) -> (u128, u128) {
	let Dividend { amount, alpha, root } = *dividend;
	let stake = u128::from(alpha).saturating_add(root.into());
	let part = |of: u64| u128::from(amount).saturating_mul(of.into()).checked_div(stake);
	match (part(alpha), part(root)) {
		(Some(alpha), Some(root)) => (alpha, root),
		// Earned with borrowed stake alone: it counts as earned with alpha.
		_ => (amount.into(), 0),
	}
}

fn is_any_positive<T: Default + PartialOrd>(numbers: &[T]) -> bool {
	numbers.iter().any(|number| *number > T::default())
}
