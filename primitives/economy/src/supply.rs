//! The supply curve: a block's emission as a function of the issuance.
//!
//! The emission is one TAO per block and halves each time the *rest* up to the cap has halved: at
//! 10.5, 15.75, 18.375, … million TAO. It depends on the issuance alone, not on the block number,
//! so recycled tokens are minted again.

/// Greatest issuance: 21 million TAO, in rao. Each subnet's alpha has the same cap.
pub const SUPPLY_CAP: u64 = 21_000_000_000_000_000;

/// Emission of a block before the first halving: one TAO, in rao.
pub const FULL_EMISSION: u64 = 1_000_000_000;

/// Emission of the next block, in rao, when `issuance` rao exist.
///
/// For TAO it is the chain's total issuance, for a subnet's alpha the sum of what is in its pool
/// and outside of it.
///
/// `⌊10⁹ / 2^k⌋`, where `k` counts the halvings of the rest up to the cap: the greatest `k` with
/// `rest · 2^k ≤ cap`, `rest = cap − issuance`. The steps are exact: a halving takes effect in the
/// first block whose issuance has reached it. Rounded down, never in favour of inflation. 0 at the
/// cap and above, and from the 30th halving on.
///
/// The emission never exceeds the rest: `rest` is more than `cap / 2^(k + 1)`, ten million times
/// the emission.
pub const fn block_emission(issuance: u64) -> u64 {
	let rest = SUPPLY_CAP.saturating_sub(issuance);
	match SUPPLY_CAP.checked_div(rest) {
		// rest · 2^k ≤ cap ⇔ 2^k ≤ ⌊cap / rest⌋, which is at least 1.
		Some(quotient) => match FULL_EMISSION.checked_shr(quotient.ilog2()) {
			Some(emission) => emission,
			None => 0,
		},
		None => 0,
	}
}
