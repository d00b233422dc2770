//! What this pallet needs of a randomness beacon.

use alloc::vec::Vec;

/// The signature in a pulse.
pub type Signature = [u8; 48];

/// The pulses of a randomness beacon, which open timelocked fields.
pub trait Pulses {
	/// Returns the signature of a round, if its pulse is stored.
	fn signature(round: u64) -> Option<Signature>;

	/// Returns the newest round whose pulse was ever stored; 0 if none was. Older ones may be
	/// missing, and may come later.
	fn last_round() -> u64;

	/// Decrypts a ciphertext with the signature of its round; `None` if that fails. Any bytes may
	/// be given; it must not panic.
	fn open(ciphertext: &[u8], signature: &Signature) -> Option<Vec<u8>>;

	/// Stores the pulse of a round, and returns the round and the longest ciphertext that the pulse
	/// opens.
	#[cfg(feature = "runtime-benchmarks")]
	fn sealed() -> (u64, Vec<u8>);
}

/// No beacon: timelocked fields stay as they are.
impl Pulses for () {
	fn signature(_: u64) -> Option<Signature> {
		None
	}

	fn last_round() -> u64 {
		0
	}

	fn open(_: &[u8], _: &Signature) -> Option<Vec<u8>> {
		None
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn sealed() -> (u64, Vec<u8>) {
		(1, alloc::vec![0; crate::data::MAX_CIPHERTEXT as usize])
	}
}
