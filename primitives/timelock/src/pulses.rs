//! Where a pallet reads pulses.

use crate::Signature;

/// Pulses whose signatures were verified.
///
/// A reader asks for a round, not for the newest: pulses may be stored in any order, old ones are
/// pruned, and a round between others may be missing.
pub trait Pulses {
	/// Returns the signature of a round. None if it was not stored, or is stored no more.
	fn signature(round: u64) -> Option<Signature>;
	/// Returns the newest round that was ever stored, zero if none was.
	fn last_round() -> u64;
}

/// A chain without a beacon: nothing ever opens.
impl Pulses for () {
	fn signature(_: u64) -> Option<Signature> {
		None
	}

	fn last_round() -> u64 {
		0
	}
}
