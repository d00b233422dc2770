//! `dev_dryRun`: what a transaction would do on the best block.
//!
//! The next block is begun twice on the state of the best one, once with the transaction: what
//! differs is its effect. Nothing of it is kept.

use super::{
	context::Dev,
	outcome::{events, Change, Outcome},
	params::Trial,
	signing::{nonce, root, sign},
};
use crate::{
	engine::seal::{clock::wall, Answer, Sealer},
	rpc::json::values::Amount,
	types::{account::account_of, ErrorText},
};
use codec::{Decode, Encode};
use futures::FutureExt;
use ganglion_runtime::{
	opaque::{Block, Header, UncheckedExtrinsic},
	Balance, Hash,
};
use pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi;
use sc_client_api::{Backend, TrieCacheContext};
use sp_api::{ApiExt, Core, ProvideRuntimeApi};
use sp_block_builder::BlockBuilder;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_io::hashing::twox_128;
use sp_runtime::{
	traits::Header as _, transaction_validity::TransactionValidityError, ApplyExtrinsicResult,
	Digest, DigestItem,
};
use std::collections::BTreeMap;

/// What a block changes, by key.
type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

impl Dev {
	/// Tries an extrinsic, or a call of somebody.
	pub async fn dry_run(self, trial: Trial) -> Answer<Outcome> {
		let requests = self.requests.clone();
		requests.ask(move |sealer| async move { self.try_on(sealer, trial) }.boxed()).await
	}

	fn try_on(&self, sealer: &Sealer, trial: Trial) -> Answer<Outcome> {
		let (_, at) = sealer.best();
		match trial {
			Trial::Extrinsic(bytes) => {
				let extrinsic = UncheckedExtrinsic::decode(&mut &bytes.0[..]);
				let extrinsic = extrinsic.map_err(|error| format!("the extrinsic: {error}"))?;
				self.try_extrinsic(sealer, at, extrinsic)
			},
			Trial::Call { who, call } => {
				let call = self.call(&call)?;
				let signer = root(&self.client, at)?;
				let nonce = nonce(&self.client, at, &account_of(&signer))?;
				let direct = sign(&self.client, at, &signer, nonce, call.clone())?;
				let fee = self.fee(at, direct)?;
				let call = self.on_behalf(&who, call)?;
				let extrinsic = sign(&self.client, at, &signer, nonce, call)?;
				let outcome = self.try_extrinsic(sealer, at, extrinsic)?;
				// Root pays nothing, whoever sends the call himself does.
				Ok(Outcome { fee: Some(Amount::of(fee)), ..outcome })
			},
		}
	}

	/// Returns what an extrinsic costs at most, in rao. Its signer does not matter.
	fn fee(&self, at: Hash, extrinsic: UncheckedExtrinsic) -> Answer<u64> {
		let length = u32::try_from(extrinsic.encoded_size())?;
		let api = self.client.runtime_api();
		let info =
			TransactionPaymentApi::<Block, Balance>::query_info(&*api, at, extrinsic, length)?;
		Ok(info.partial_fee)
	}

	fn try_extrinsic(
		&self,
		sealer: &Sealer,
		at: Hash,
		extrinsic: UncheckedExtrinsic,
	) -> Answer<Outcome> {
		let (_, without) = self.begin(sealer, None)?;
		let (result, with) = self.begin(sealer, Some(extrinsic))?;
		let types = self.types.at(at)?;
		if let Some(Err(error)) = result {
			return Ok(invalid(error));
		}
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		let all = events(&types, with.get(&key).and_then(Option::as_deref))?;
		let own = all.into_iter().filter(|event| event.extrinsic == Some(0)).collect();
		let mut diff: Vec<Change> = Vec::new();
		let hex = |value: &Option<Vec<u8>>| {
			value.as_ref().map(|value| sp_core::bytes::to_hex(value, false))
		};
		for key in without.keys().chain(with.keys().filter(|key| !without.contains_key(*key))) {
			let old = self.stored(at, key)?;
			let before = without.get(key).unwrap_or(&old);
			let after = with.get(key).unwrap_or(&old);
			if before != after && !is_bookkeeping(key) {
				diff.push((sp_core::bytes::to_hex(key, false), hex(before), hex(after)));
			}
		}
		Ok(Outcome { storage_diff: Some(diff), ..Outcome::of(&types, None, own) })
	}

	/// Begins the next block, applies an extrinsic, and returns what has changed.
	fn begin(
		&self,
		sealer: &Sealer,
		extrinsic: Option<UncheckedExtrinsic>,
	) -> Answer<(Option<ApplyExtrinsicResult>, Changes)> {
		let (number, parent) = sealer.best();
		let slot = sealer.clock.next_slot(wall(), sealer.slot_of(parent)?, 0);
		let digest =
			<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
		let header = Header::new(
			number.saturating_add(1),
			Hash::default(),
			Hash::default(),
			parent,
			Digest { logs: vec![digest] },
		);
		let api = self.client.runtime_api();
		api.initialize_block(parent, &header)?;
		let result = match extrinsic {
			Some(extrinsic) => Some(api.apply_extrinsic(parent, extrinsic)?),
			None => None,
		};
		let state = sealer.backend.state_at(parent, TrieCacheContext::Untrusted)?;
		let changes = api.into_storage_changes(&state, parent)?;
		Ok((result, changes.main_storage_changes.into_iter().collect()))
	}
}

/// Whether a key is one of those with which the pallet System counts within a block, such as
/// events, and not that of an account or of code.
fn is_bookkeeping(key: &[u8]) -> bool {
	let account = [twox_128(b"System"), twox_128(b"Account")].concat();
	let intrablock = key.starts_with(b":") && key != sp_core::storage::well_known_keys::CODE;
	intrablock || key.starts_with(&twox_128(b"System")) && !key.starts_with(&account)
}

/// An extrinsic that may not be in a block.
fn invalid(error: TransactionValidityError) -> Outcome {
	let doc: &'static str = error.into();
	let name = match error {
		TransactionValidityError::Invalid(error) => format!("InvalidTransaction.{error:?}"),
		TransactionValidityError::Unknown(error) => format!("UnknownTransaction.{error:?}"),
	};
	Outcome {
		ok: false,
		block: None,
		fee: None,
		error: Some(ErrorText { pallet: None, name, doc: doc.into() }),
		events: Vec::new(),
		storage_diff: Some(Vec::new()),
	}
}
