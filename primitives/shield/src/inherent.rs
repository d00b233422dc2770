//! The offer of a key: inherent data that an author's node passes to the runtime with each block.

use crate::KeyHash;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use sp_inherents::InherentIdentifier;

/// Identifier of the offer among the inherent data.
pub const IDENTIFIER: InherentIdentifier = *b"mevshiel";

/// What an author's node offers. The runtime announces the fresh key if it is time for one.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Offer {
	/// A public key that was never announced.
	pub fresh: Vec<u8>,
	/// Hashes of the public keys whose secret keys the node has.
	pub held: Vec<KeyHash>,
}
