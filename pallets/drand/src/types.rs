//! The types of calls and storage, as the network has them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use ganglion_timelock::{randomness, Signature};
use ganglion_types::PlainVec;
use scale_info::TypeInfo;

/// Number of a beacon's round. The first is 1.
pub type RoundNumber = u64;

/// Most pulses that a call is decoded with. A valid call has at most
/// [`MAX_PULSES`](crate::MAX_PULSES).
pub const MAX_DECODED_PULSES: u32 = 50;

/// A hash, or a name that is as short as one.
pub type BoundedHash = BoundedVec<u8, ConstU32<32>>;

/// A public key of a beacon, as bytes.
pub type OpaquePublicKey = BoundedVec<u8, ConstU32<96>>;

/// What a beacon publishes for a round.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pulse {
	/// The round.
	pub round: RoundNumber,
	/// The random value: the hash of the signature.
	pub randomness: BoundedHash,
	/// The beacon's signature of the round.
	pub signature: BoundedVec<u8, ConstU32<144>>,
}

impl Pulse {
	/// A pulse with the randomness that belongs to its signature.
	#[must_use]
	pub fn new(round: RoundNumber, signature: &Signature) -> Self {
		Self {
			round,
			randomness: BoundedVec::truncate_from(randomness(signature).to_vec()),
			signature: BoundedVec::truncate_from(signature.to_vec()),
		}
	}
}

/// What `write_pulse` takes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PulsesPayload<Public, BlockNumber> {
	/// The block after which the sender wrote it. Nothing depends on it.
	pub block_number: BlockNumber,
	/// The pulses, their rounds ascending.
	pub pulses: PlainVec<Pulse, MAX_DECODED_PULSES>,
	/// Who signed the payload, if it is signed.
	pub public: Public,
}

/// What `set_beacon_config` takes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct BeaconConfigurationPayload<Public, BlockNumber> {
	/// The block after which the sender wrote it. Nothing depends on it.
	pub block_number: BlockNumber,
	/// The beacon.
	pub config: BeaconConfiguration,
	/// Who signed the payload, if it is signed.
	pub public: Public,
}

/// A beacon. Pulses are verified with its key; the rest is for those who fetch them.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BeaconConfiguration {
	/// The public key.
	pub public_key: OpaquePublicKey,
	/// Seconds between two rounds.
	pub period: u32,
	/// When round 1 was due, in seconds of Unix time.
	pub genesis_time: u32,
	/// Identifies the beacon.
	pub hash: BoundedHash,
	/// Identifies the group of servers that began the beacon.
	pub group_hash: BoundedHash,
	/// What a signature is of, and of which form.
	pub scheme_id: BoundedHash,
	/// More about the beacon.
	pub metadata: Metadata,
}

/// More about a beacon.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Metadata {
	/// Its name.
	pub beacon_id: BoundedHash,
}
