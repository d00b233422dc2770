//! What a file says besides the state.

use codec::{Decode, Encode};

/// What a file says besides the state.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Head {
	/// The header of the chain's genesis block.
	pub genesis: Header,
	/// The header of the block with the state.
	pub header: Header,
	/// The extrinsics of that block, encoded.
	pub body: Vec<Vec<u8>>,
	/// Where the state is from, if it was read from a running chain.
	pub fork: Option<Fork>,
}

/// The header of a block, as chains of the SDK encode it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
	/// Hash of the parent.
	pub parent: [u8; 32],
	/// Number of the block.
	#[codec(compact)]
	pub number: u32,
	/// Root of the state after the block.
	pub state_root: [u8; 32],
	/// Root of the extrinsics.
	pub extrinsics_root: [u8; 32],
	/// What the consensus says of the block.
	pub digest: Vec<DigestItem>,
}

/// What the consensus says of a block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DigestItem {
	/// For the runtime, from the author.
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	/// For the consensus, from the runtime.
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	/// The author's signature.
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	/// Anything else.
	#[codec(index = 0)]
	Other(Vec<u8>),
	/// The runtime's code was replaced.
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

/// Where a state is from.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Fork {
	/// Name of the chain's runtime (`specName`).
	pub chain: String,
	/// Its version.
	pub spec_version: u32,
	/// The subnet, if the entries are what belongs to one subnet and not the whole state.
	pub subnet: Option<u16>,
	/// What the next epochs are computed from.
	pub epochs: Vec<Epochs>,
}

/// What the epoch of a subnet in the next block is computed from.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Epochs {
	/// The subnet.
	pub netuid: u16,
	/// For each mechanism, an `EpochState` of `ganglion-consensus`, encoded.
	pub mechanisms: Vec<Vec<u8>>,
}
