//! Encrypted transactions: the author decrypts them and includes them directly behind their
//! carriers.

use crate::{
	client::Client,
	keys::{account, account_of, pair},
	node::Node,
	tests::{network::two_authorities, refusals::refused_by_pool},
	transaction::{calls, signed, Inclusion, Life, Terms},
	Result,
};
use codec::{Decode, Encode};
use frame_support::storage::generator::StorageMap;
use ganglion_runtime::{Hash, Runtime, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};
use ganglion_shield::{
	cipher,
	envelope::{Envelope, MIN_BYTES},
	key_hash, KeyHash, PublicKey, MAX_ERA_PERIOD,
};
use ganglion_types::{PlainVec, RAO_PER_TAO};
use pallet_mev_shield::{AuthorKeys, Call, Event, NextKey, KEY_LIFETIME};
use sp_core::sr25519;
use std::collections::BTreeSet;

/// The reason of the pool for a ciphertext whose lengths are wrong.
const UNREADABLE: &str = "Custom error: 23";
/// The reason of the pool for a ciphertext for a key that is not accepted.
const UNKNOWN_KEY: &str = "Custom error: 24";
/// The reason of the pool for a carrier that would live too long.
const STALE: &str = "Transaction is outdated";

/// An author's key at a block.
async fn next_key(client: &Client, block: Hash) -> Result<PublicKey> {
	let key = client.value::<NextKey<Runtime>, _>(block).await?;
	key.ok_or_else(|| "no key is announced".into())
}

/// A transaction of the signer that is valid for the next blocks.
async fn short_lived(
	client: &Client,
	signer: &sr25519::Pair,
	call: RuntimeCall,
	later: u32,
) -> Result<UncheckedExtrinsic> {
	let (number, hash) = client.best().await?;
	let sender = account(signer);
	let nonce = client.next_nonce(&sender).await? + later;
	let life = Life::Blocks(MAX_ERA_PERIOD, number, hash);
	Ok(signed(signer, call, Terms { sender, nonce, tip: 0, genesis: client.genesis, life }))
}

fn carrier(ciphertext: Vec<u8>) -> RuntimeCall {
	Call::submit_encrypted { ciphertext: PlainVec::truncate_from(ciphertext) }.into()
}

/// Encrypts bytes for the key that clients use now, and signs their carrier.
async fn carrying(client: &Client, signer: &sr25519::Pair, inner: &[u8]) -> Result<Vec<u8>> {
	let key = next_key(client, client.best().await?.1).await?;
	let envelope = cipher::encrypt(&key, inner).ok_or("the key is one of ML-KEM-768")?;
	Ok(short_lived(client, signer, carrier(envelope.to_bytes()), 0).await?.encode())
}

/// Sends a call encrypted. Returns the inclusions of the carrier and of the call.
async fn send_encrypted(
	client: &Client,
	signer: &sr25519::Pair,
	call: RuntimeCall,
) -> Result<(Inclusion, Inclusion)> {
	let inner = short_lived(client, signer, call, 1).await?.encode();
	let carrier = carrying(client, signer, &inner).await?;
	let carried = client.watch(&carrier).await?;
	assert_eq!(carried.outcome, Ok(()));
	let all = client.extrinsics(carried.block).await?;
	let place = all.iter().position(|other| other.0 == carrier).ok_or("it is in its block")?;
	let behind = all.get(place + 1).map(|other| &other.0);
	assert_eq!(behind, Some(&inner), "directly behind the carrier");
	let included = client.included(&inner, carried.block).await?;
	Ok((carried, included))
}

/// Transfers encrypted, and checks events and balances.
async fn transfer_should_arrive(client: &Client, signer: &str, receiver: &str) -> Result {
	let receiver = account_of(receiver);
	let call = calls::transfer(&receiver, RAO_PER_TAO);
	let (carried, included) = send_encrypted(client, &pair(signer), call).await?;
	assert!(carried.events.iter().any(|event| matches!(
		event,
		RuntimeEvent::MevShield(Event::EncryptedSubmitted { who, .. }) if *who == account_of(signer)
	)));
	assert_eq!(included.outcome, Ok(()));
	let before = client.balance(&receiver, included.parent).await?;
	assert_eq!(client.balance(&receiver, included.block).await?, before + RAO_PER_TAO);
	assert!(carried.fee() > Some((0, 0)) && included.fee() > Some((0, 0)), "both pay");
	Ok(())
}

pub async fn carrier_should_be_followed_by_what_it_holds() -> Result {
	let node = Node::instant().await?;
	node.client.make_blocks(1).await?;
	for _ in 0..3 {
		transfer_should_arrive(&node.client, "//Bob", "//Receiver").await?;
	}
	Ok(())
}

pub async fn carriers_should_be_followed_by_what_they_hold_in_slots() -> Result {
	let key = "1".repeat(64);
	let by_authority = ["--chain", "dev", "--alice", "--force-authoring", "--node-key", &key];
	let node = Node::start(&by_authority).await?;
	node.client.wait_for_block(3).await?;
	for signer in ["//Bob", "//Charlie", "//Bob"] {
		transfer_should_arrive(&node.client, signer, "//Receiver").await?;
	}
	Ok(())
}

/// The slot of a block, as its author wrote it.
async fn slot(client: &Client, block: Hash) -> Result<u64> {
	let header = client.header(block).await?;
	let digest = header.digest.logs().iter().find_map(|log| log.as_pre_runtime());
	let (_, slot) = digest.ok_or("a block has a slot")?;
	Ok(u64::from_le_bytes(slot.try_into()?))
}

pub async fn every_author_should_decrypt_what_is_for_its_own_key() -> Result {
	let (alice, _bob) = two_authorities().await?;
	let client = &alice.client;
	// Both have announced a key.
	client.wait_for_block(client.best().await?.0 + 5).await?;

	let authorities = 2;
	let mut authors = BTreeSet::new();
	for _ in 0..10 {
		let (number, best) = client.best().await?;
		let key = next_key(client, best).await?;
		let keys: Vec<PublicKey> = keys_of_authors(client, best).await?;
		assert_eq!(keys.len(), authorities, "block {number}");
		let (carried, included) = send_encrypted(
			client,
			&pair("//Alice"),
			calls::transfer(&account_of("//Receiver"), RAO_PER_TAO),
		)
		.await?;
		assert_eq!(included.outcome, Ok(()));
		assert!(keys.contains(&key));
		authors.insert(slot(client, carried.block).await? % authorities as u64);
		if authors.len() == authorities {
			return Ok(());
		}
		// The next carrier is for the other author, sooner or later.
		client.wait_for_block(client.best().await?.0 + 1).await?;
	}
	Err(format!("only the authors {authors:?} decrypted carriers").into())
}

async fn keys_of_authors(client: &Client, block: Hash) -> Result<Vec<PublicKey>> {
	let entries = client.entries(&AuthorKeys::<Runtime>::prefix_hash(), block).await?;
	let keys = entries.values().map(|bytes| PublicKey::decode(&mut &bytes[..]));
	Ok(keys.collect::<Result<_, _>>()?)
}

pub async fn carrier_should_be_paid_for_whatever_it_holds() -> Result {
	let node = Node::instant().await?;
	let (client, bob) = (&node.client, pair("//Bob"));
	client.make_blocks(1).await?;
	let transfer = calls::transfer(&account_of("//Receiver"), RAO_PER_TAO);
	let forged = {
		// Signed by somebody else.
		let terms = Terms {
			sender: account_of("//Charlie"),
			nonce: 0,
			tip: 0,
			genesis: client.genesis,
			life: Life::Immortal,
		};
		signed(&bob, transfer.clone(), terms).encode()
	};
	let too_early = short_lived(client, &bob, transfer.clone(), 7).await?.encode();
	let inherent = UncheckedExtrinsic::new_bare(
		pallet_mev_shield::Call::announce_next_key { enc_key: None }.into(),
	);
	let timestamp = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(set_timestamp()));
	let cases = [
		("nothing", vec![]),
		("junk", vec![255; 100]),
		("the longest junk", vec![255; 8192 - MIN_BYTES]),
		("a forged transaction", forged),
		("a nonce that is not due", too_early),
		("an inherent of the shield", inherent.encode()),
		("a timestamp", timestamp.encode()),
	];
	for (what, inner) in cases {
		let carrier = carrying(client, &bob, &inner).await?;
		let carried = client.watch(&carrier).await?;
		assert_eq!(carried.outcome, Ok(()), "{what}");
		assert!(carried.fee() > Some((0, 0)), "{what}");
		let all = client.extrinsics(carried.block).await?;
		let place = all.iter().position(|other| other.0 == carrier);
		assert_eq!(place, Some(all.len() - 1), "nothing is behind {what}");
	}
	// The author goes on.
	transfer_should_arrive(client, "//Bob", "//Receiver").await
}

fn set_timestamp() -> pallet_timestamp::Call<Runtime> {
	pallet_timestamp::Call::set { now: 1 }
}

pub async fn unfit_carriers_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let (client, bob) = (&node.client, pair("//Bob"));
	client.make_blocks(1).await?;
	let (_, best) = client.best().await?;
	let key = next_key(client, best).await?;
	let fit = cipher::encrypt(&key, b"anything").ok_or("the key is one of ML-KEM-768")?;

	let short = fit.to_bytes()[..MIN_BYTES - 1].to_vec();
	for unreadable in [vec![], short, vec![0; 8192]] {
		let transaction = short_lived(client, &bob, carrier(unreadable), 0).await?.encode();
		refused_by_pool(client, &transaction, &account(&bob), UNREADABLE).await?;
	}

	let other: KeyHash = key_hash(b"another key");
	let unknown = Envelope { key_hash: other, ..fit.clone() };
	let transaction = short_lived(client, &bob, carrier(unknown.to_bytes()), 0).await?.encode();
	refused_by_pool(client, &transaction, &account(&bob), UNKNOWN_KEY).await?;

	let immortal = client.sign(&bob, carrier(fit.to_bytes()), 0).await?;
	refused_by_pool(client, &immortal, &account(&bob), STALE).await?;
	let (number, hash) = client.best().await?;
	let life = Life::Blocks(2 * MAX_ERA_PERIOD, number, hash);
	let terms = Terms { sender: account(&bob), nonce: 0, tip: 0, genesis: client.genesis, life };
	let long = signed(&bob, carrier(fit.to_bytes()), terms).encode();
	refused_by_pool(client, &long, &account(&bob), STALE).await
}

pub async fn key_should_be_replaced_when_it_is_old() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	client.make_blocks(1).await?;
	let first = next_key(client, client.block_hash(1).await?).await?;
	client.make_blocks(KEY_LIFETIME as usize).await?;
	let last = client.block_hash(KEY_LIFETIME).await?;
	assert_eq!(next_key(client, last).await?, first);
	let after = client.block_hash(KEY_LIFETIME + 1).await?;
	assert_ne!(next_key(client, after).await?, first);

	// A carrier that was encrypted before the key was replaced is decrypted all the same.
	let inner = short_lived(
		client,
		&pair("//Bob"),
		calls::transfer(&account_of("//Receiver"), RAO_PER_TAO),
		1,
	)
	.await?
	.encode();
	let envelope = cipher::encrypt(&first, &inner).ok_or("the key is one of ML-KEM-768")?;
	let call = carrier(envelope.to_bytes());
	let transaction = short_lived(client, &pair("//Bob"), call, 0).await?.encode();
	let carried = client.watch(&transaction).await?;
	assert_eq!(client.included(&inner, carried.block).await?.outcome, Ok(()));
	Ok(())
}
