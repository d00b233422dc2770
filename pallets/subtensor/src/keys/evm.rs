//! The link between a neuron and an Ethereum address.
//!
//! Only writer of `AssociatedEvmAddress`.
//!
//! The hotkey signs the call, and the owner of the address proves its consent: it signs the hotkey
//! and a block number. The network accepts any number, so a proof that was given once could be used
//! for ever. Here the number must be that of a recent block, and higher than that of the block in
//! which the neuron's present link was made: no proof links twice, and an unused one expires.
//!
//! A link belongs to a uid. It is removed when the uid is given to another hotkey, and moves when
//! neurons are renumbered.

use crate::{neurons::places::Places, pallet::*};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_core::{ecdsa::Signature, H160, H256};
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};
use sp_runtime::{DispatchError, DispatchResult};

/// Blocks for which a proof can be used after the block that it names.
pub const PROOF_LIFETIME: u64 = 1_200;

/// The consent of an address to be linked.
#[derive(Clone, Copy, Debug)]
pub struct Proof<'a> {
	/// The address.
	pub evm_key: H160,
	/// The block number that was signed.
	pub block_number: u64,
	/// The signature: r, s, and v from 0 to 3 or from 27 to 30.
	pub signature: &'a Signature,
}

impl<T: Config> Pallet<T> {
	/// Checks that a hotkey may be linked. The transaction extension and the call both make this
	/// check. Returns the hotkey's uid.
	///
	/// Checks, in order: a coldkey owns the hotkey (`NonAssociatedColdKey`); it has a uid
	/// (`HotKeyNotRegisteredInSubNet`); its last link is old enough
	/// (`EvmKeyAssociateRateLimitExceeded`); the block number of the proof is one of the last
	/// [`PROOF_LIFETIME`], and higher than the last link's (`EvmProofNotRecent`); a public key can
	/// be recovered from the signature (`InvalidIdentity`), and it is that of the address
	/// (`InvalidRecoveredPublicKey`).
	pub(crate) fn check_evm_link(
		hotkey: &T::AccountId,
		netuid: NetUid,
		proof: Proof<'_>,
	) -> Result<u16, DispatchError> {
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::NonAssociatedColdKey);
		let uid = Self::uid_of(netuid, hotkey).ok_or(Error::<T>::HotKeyNotRegisteredInSubNet)?;
		let now = Self::block_number();
		let signed = proof.block_number;
		let mut is_recent = signed <= now && now.saturating_sub(signed) < PROOF_LIFETIME;
		if let Some((_, linked)) = AssociatedEvmAddress::<T>::get(netuid, uid) {
			let waited = now.saturating_sub(linked) >= EvmKeyAssociateRateLimit::<T>::get();
			ensure!(waited, Error::<T>::EvmKeyAssociateRateLimitExceeded);
			is_recent &= signed > linked;
		}
		ensure!(is_recent, Error::<T>::EvmProofNotRecent);
		let key = secp256k1_ecdsa_recover(&proof.signature.0, &signed_hash(hotkey, signed))
			.map_err(|_| Error::<T>::InvalidIdentity)?;
		ensure!(address_of(&key) == proof.evm_key, Error::<T>::InvalidRecoveredPublicKey);
		Ok(uid)
	}

	/// Links a neuron, after the checks of [`Pallet::check_evm_link`].
	pub(crate) fn do_associate_evm_key(
		hotkey: T::AccountId,
		netuid: NetUid,
		proof: Proof<'_>,
	) -> DispatchResult {
		let uid = Self::check_evm_link(&hotkey, netuid, proof)?;
		let (evm_key, block_associated) = (proof.evm_key, Self::block_number());
		AssociatedEvmAddress::<T>::insert(netuid, uid, (evm_key, block_associated));
		Self::deposit_event(Event::EvmKeyAssociated { netuid, hotkey, evm_key, block_associated });
		Ok(())
	}

	/// Keeps the links of the neurons that have places, under their new uids.
	pub(crate) fn keep_evm_links(netuid: NetUid, places: &Places) {
		for uid in places.gone() {
			Self::forget_evm_link(netuid, uid);
		}
		for (uid, place) in places.moved() {
			if let Some(link) = AssociatedEvmAddress::<T>::take(netuid, uid) {
				AssociatedEvmAddress::<T>::insert(netuid, place, link);
			}
		}
	}

	/// Removes the link of a uid.
	pub(crate) fn forget_evm_link(netuid: NetUid, uid: u16) {
		AssociatedEvmAddress::<T>::remove(netuid, uid);
	}
}

/// The hash that a wallet signs when it is given the 64 bytes of hotkey and hashed block number as
/// a personal message (EIP-191).
pub fn signed_hash(hotkey: &impl Encode, block_number: u64) -> [u8; 32] {
	let mut message = Vec::from(b"\x19Ethereum Signed Message:\n64".as_slice());
	hotkey.encode_to(&mut message);
	message.extend(keccak_256(&block_number.to_le_bytes()));
	keccak_256(&message)
}

/// The address of a public key: the last 20 bytes of its hash.
pub fn address_of(key: &[u8; 64]) -> H160 {
	H160::from(H256(keccak_256(key)))
}
