//! Transactions that the node signs with the keys of development accounts.

use crate::{
	client::FullClient,
	pool::Pool,
	types::account::{account_of, pair, PEOPLE},
};
use codec::Encode;
use frame_metadata_hash_extension::CheckMetadataHash;
use ganglion_runtime::{
	classes::Classed, opaque, AccountId, Hash, RuntimeCall, SignedPayload, TxExtension,
	UncheckedExtrinsic,
};
use sc_client_api::{HeaderBackend, StorageProvider};
use sc_transaction_pool_api::{InPoolTransaction, TransactionPool};
use sp_api::{Core, ProvideRuntimeApi};
use sp_core::{sr25519, storage::StorageKey, Pair};
use sp_io::hashing::twox_128;
use sp_runtime::generic::Era;
use substrate_frame_rpc_system::AccountNonceApi;

/// Returns the key pair of the development account that may make calls as root.
pub fn root(client: &FullClient, at: Hash) -> Result<sr25519::Pair, String> {
	let key = StorageKey([twox_128(b"Sudo"), twox_128(b"Key")].concat());
	let stored = client.storage(at, &key).map_err(|error| error.to_string())?;
	let stored = stored.ok_or("nobody may make calls as root: Sudo.Key is empty")?.0;
	let known = PEOPLE.into_iter().chain(["//One", "//Two"]);
	for seed in known {
		let pair = pair(seed)?;
		if pair.public().0[..] == stored[..] {
			return Ok(pair);
		}
	}
	Err("the key of root (Sudo.Key) is not that of a development account, so the node cannot sign \
		 for it"
		.into())
}

/// Returns the nonce of an account's next transaction, those in the pool included.
pub fn next_nonce(
	client: &FullClient,
	pool: &Pool,
	at: Hash,
	who: &AccountId,
) -> Result<u32, String> {
	let mut nonce = nonce(client, at, who)?;
	let provided: Vec<Vec<u8>> =
		pool.ready().flat_map(|pooled| pooled.provides().to_vec()).collect();
	while provided.contains(&(who, nonce).encode()) {
		nonce = nonce.saturating_add(1);
	}
	Ok(nonce)
}

/// Returns the number of transactions of an account in the chain.
pub fn nonce(client: &FullClient, at: Hash, who: &AccountId) -> Result<u32, String> {
	let api = client.runtime_api();
	api.account_nonce(at, who.clone()).map_err(|error| error.to_string())
}

/// Signs a call, for ever.
pub fn sign(
	client: &FullClient,
	at: Hash,
	signer: &sr25519::Pair,
	nonce: u32,
	call: RuntimeCall,
) -> Result<opaque::UncheckedExtrinsic, String> {
	let version = client.runtime_api().version(at).map_err(|error| error.to_string())?;
	let genesis = client.info().genesis_hash;
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_mev_shield::extensions::CheckMortality::from(Era::Immortal),
		ganglion_runtime::nonces::CheckNonce::from(nonce),
		Classed(frame_system::CheckWeight::new()),
		Classed(pallet_transaction_payment::ChargeTransactionPayment::from(0)),
		pallet_mev_shield::extensions::CheckShieldedTxValidity::default(),
		pallet_subtensor::SubtensorTransactionExtension::default(),
		pallet_drand::extension::DrandPriority::default(),
		CheckMetadataHash::new(false),
	);
	let (spec, transaction) = (version.spec_version, version.transaction_version);
	let implicit = ((), spec, transaction, genesis, genesis, (), (), (), (), (), (), None);
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let sender = account_of(signer).into();
	Ok(UncheckedExtrinsic::new_signed(call, sender, signature.into(), extension).into())
}
