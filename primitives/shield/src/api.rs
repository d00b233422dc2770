//! What the node asks of the runtime, because only the runtime knows its calls and their encoding.

use crate::{envelope::Envelope, KeyHash};
use alloc::vec::Vec;

sp_api::decl_runtime_apis! {
	/// Carriers and the transactions in them.
	pub trait ShieldApi {
		/// Returns what a carrier holds. None if the transaction is no carrier.
		fn try_decode_shielded_tx(transaction: Block::Extrinsic) -> Option<Envelope>;
		/// Whether the hash is that of the current author's key.
		fn is_shielded_using_current_key(key_hash: KeyHash) -> bool;
		/// Decodes a decrypted transaction. None unless it is a signed one that is not
		/// mandatory: others have a place of their own in a block.
		fn decode_signed_tx(bytes: Vec<u8>) -> Option<Block::Extrinsic>;
	}
}
