//! The supply curve: what a block mints as a function of what exists.
//!
//! The emission is one TAO a block and halves each time the *rest* to the cap has halved: at 10.5, 15.75,
//! 18.375, … million TAO. It depends on the issuance alone, not on the block number, so tokens that are
//! recycled are minted again.

/// No more than this exists: 21 million TAO, in rao. Each subnet's alpha has the same cap.
pub const SUPPLY_CAP: u64 = 21_000_000_000_000_000;

/// Emission of a block before the first halving: one TAO, in rao.
pub const FULL_EMISSION: u64 = 1_000_000_000;

/// Emission of the next block, in rao, when `issuance` rao exist.
///
/// For TAO the issuance is what exists on the chain, for a subnet's alpha what lies in its pool and outside of it.
///
/// `⌊10⁹ / 2^k⌋`, where `k` is the number of times the rest to the cap has halved: the greatest `k` with
/// `rest · 2^k ≤ cap`, `rest = cap − issuance`. The steps are exact: a halving takes effect in the first block
/// whose issuance has reached it. Rounded down, so never in favour of inflation. 0 at the cap and beyond, and
/// from the 30th halving on.
///
/// The cap holds by itself: `rest` is above `cap / 2^(k + 1)`, ten million times the emission.
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
