//! Links between neurons and Ethereum addresses.

use crate::{
	keys::evm::{address_of, signed_hash, PROOF_LIFETIME},
	tests::mock::*,
	*,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use sp_core::{bytes::from_hex, ecdsa, Pair, H160};
use sp_io::crypto::secp256k1_ecdsa_recover;
use sp_runtime::{DispatchError, DispatchResult};

/// The Ethereum key with this secret number, and its address.
fn wallet(secret: u8) -> (ecdsa::Pair, H160) {
	let mut seed = [0; 32];
	seed[31] = secret;
	let pair = ecdsa::Pair::from_seed(&seed);
	let hash = [1; 32];
	let key = secp256k1_ecdsa_recover(&pair.sign_prehashed(&hash).0, &hash);
	let address = address_of(&key.ok().expect("the signature is good"));
	(pair, address)
}

fn prove(secret: u8, hotkey: &AccountId, block: u64) -> ecdsa::Signature {
	wallet(secret).0.sign_prehashed(&signed_hash(hotkey, block))
}

fn link(
	hotkey: AccountId,
	evm_key: H160,
	block: u64,
	signature: ecdsa::Signature,
) -> DispatchResult {
	SubtensorModule::associate_evm_key(signed(hotkey), NETUID, evm_key, block, signature)
}

/// Links the owner's neuron to a wallet by a proof for a block.
fn link_owner(secret: u8, block: u64) -> DispatchResult {
	let signature = prove(secret, &owners(), block);
	link(owners(), wallet(secret).1, block, signature)
}

fn owners() -> AccountId {
	hot(OWNER, 0)
}

fn linked(uid: u16) -> Option<(H160, u64)> {
	AssociatedEvmAddress::<Test>::get(NETUID, uid)
}

#[test]
fn neuron_should_be_linked_by_the_proof_that_clients_make() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_blocks(9);
		// SDK 11.3.0, `association_proof` with secret key 1 for this hotkey and block 7.
		let signature = from_hex(
			"0x791212548faf1060729f3540573136cf95e5e88e83f46a0593902ad913ab2fff\
			 72a2f8e927abd5380b45d63365a3bcd28c562a98513bca51aa16f744fd1320da1c",
		);
		let signature = ecdsa::Signature::try_from(signature.unwrap().as_slice()).unwrap();
		let address = from_hex("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf").unwrap();
		let address = H160::from_slice(&address);
		assert_eq!(address, wallet(1).1);
		assert_ok!(link(owners(), address, 7, signature));
		assert_eq!(linked(0), Some((address, now())));
		assert_eq!(linked(0).encode(), Some((address.0, now())).encode());
		assert_announced(Event::EvmKeyAssociated {
			netuid: NETUID,
			hotkey: owners(),
			evm_key: address,
			block_associated: now(),
		});
	})
}

#[test]
fn first_link_should_need_no_age_of_the_chain() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_eq!(EvmKeyAssociateRateLimit::<Test>::get(), 7_200);
		assert_ok!(link_owner(1, now()));
	})
}

#[test]
fn link_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let ((_, address), bad) = (wallet(1), ecdsa::Signature::from([0; 65]));
		let future = now() + 1;
		let refused = |hotkey, block, signature: &ecdsa::Signature, error: Error<Test>| {
			assert_noop!(link(hotkey, address, block, *signature), error);
		};
		refused(cold(9), future, &bad, Error::NonAssociatedColdKey);
		associate(OWNER, 1);
		refused(hot(OWNER, 1), future, &bad, Error::HotKeyNotRegisteredInSubNet);
		refused(owners(), future, &bad, Error::EvmProofNotRecent);
		refused(owners(), now(), &bad, Error::InvalidIdentity);
		let of_another = prove(2, &owners(), now());
		refused(owners(), now(), &of_another, Error::InvalidRecoveredPublicKey);
		assert_ok!(link_owner(1, now()));
		refused(owners(), future, &bad, Error::EvmKeyAssociateRateLimitExceeded);
		let unsigned =
			SubtensorModule::associate_evm_key(RuntimeOrigin::none(), NETUID, address, now(), bad);
		assert_eq!(unsigned, Err(DispatchError::BadOrigin));
	})
}

#[test]
fn proof_should_be_of_this_hotkey_and_this_block() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_blocks(5);
		let address = wallet(1).1;
		let refusal = || Error::<Test>::InvalidRecoveredPublicKey;
		let of_another = prove(1, &hot(2, 0), now());
		assert_noop!(link(owners(), address, now(), of_another), refusal());
		let of_earlier = prove(1, &owners(), now() - 1);
		assert_noop!(link(owners(), address, now(), of_earlier), refusal());
		assert_ok!(link(owners(), address, now() - 1, of_earlier));
	})
}

#[test]
fn recovery_byte_should_be_read_in_both_conventions() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		EvmKeyAssociateRateLimit::<Test>::put(0);
		for lift in [0, 27] {
			run_blocks(1);
			let mut signature = prove(1, &owners(), now());
			signature.0[64] += lift;
			assert_ok!(link(owners(), wallet(1).1, now(), signature));
		}
		run_blocks(1);
		for v in [4, 26, 31, 255] {
			let mut signature = prove(1, &owners(), now());
			signature.0[64] = v;
			let call = link(owners(), wallet(1).1, now(), signature);
			assert_eq!(call, Err(Error::<Test>::InvalidIdentity.into()), "v = {v}");
		}
	})
}

#[test]
fn proof_should_expire() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let signed = now();
		System::set_block_number(signed + PROOF_LIFETIME);
		assert_noop!(link_owner(1, signed), Error::<Test>::EvmProofNotRecent);
		assert_noop!(link_owner(1, 0), Error::<Test>::EvmProofNotRecent);
		assert_noop!(link_owner(1, now() + 1), Error::<Test>::EvmProofNotRecent);
		assert_noop!(link_owner(1, u64::MAX), Error::<Test>::EvmProofNotRecent);
		System::set_block_number(signed + PROOF_LIFETIME - 1);
		assert_ok!(link_owner(1, signed));
	})
}

#[test]
fn proof_should_link_once() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		EvmKeyAssociateRateLimit::<Test>::put(1);
		run_blocks(5);
		let (first, second) = (now() - 1, now());
		assert_ok!(link_owner(1, first));
		run_blocks(1);
		// The owner of the first address is replaced, and its old proofs do not bring it back.
		assert_noop!(link_owner(1, first), Error::<Test>::EvmProofNotRecent);
		assert_noop!(link_owner(1, second), Error::<Test>::EvmProofNotRecent);
		assert_ok!(link_owner(2, now()));
		assert_eq!(linked(0), Some((wallet(2).1, now())));
		run_blocks(1);
		assert_noop!(link_owner(1, first), Error::<Test>::EvmProofNotRecent);
	})
}

#[test]
fn links_should_have_a_rate_limit_for_each_neuron() {
	ExtBuilder::with_market().build_and_execute(|| {
		EvmKeyAssociateRateLimit::<Test>::put(5);
		assert_ok!(link_owner(1, now()));
		let signature = prove(1, &hot(2, 0), now());
		assert_ok!(link(hot(2, 0), wallet(1).1, now(), signature));
		run_blocks(4);
		let refusal = Error::<Test>::EvmKeyAssociateRateLimitExceeded;
		assert_noop!(link_owner(2, now()), refusal);
		run_blocks(1);
		assert_ok!(link_owner(2, now()));
	})
}
