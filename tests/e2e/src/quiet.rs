//! Whether a refused call changed anything.

use crate::{
	client::{Client, State},
	demo::TEMPO,
	keys::{account, account_of},
	transaction::{calls, Inclusion},
	Result,
};
use frame_support::{
	storage::{generator::StorageMap, storage_prefix},
	StorageHasher, Twox128,
};
use ganglion_runtime::{Hash, Runtime, RuntimeCall};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor::{
	BlockEmission, SubnetAlphaOut, SubnetAlphaOutEmission, SubnetTAO, SubnetTaoInEmission,
	TotalIssuance,
};
use sp_core::sr25519::Pair;
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

/// A node with instant seal, and what blocks without transactions change on it.
pub struct Quiet<'a> {
	client: &'a Client,
	usual: BTreeSet<Vec<u8>>,
}

/// Keys whose values differ.
fn changes(before: &State, after: &State) -> BTreeSet<Vec<u8>> {
	let keys = before.keys().chain(after.keys());
	let changed = keys.filter(|key| before.get(*key) != after.get(*key));
	// System counts and reports what happens in each block; its accounts are what matters.
	let is_bookkeeping = |key: &[u8]| {
		key.starts_with(&Twox128::hash(b"System"))
			&& !key.starts_with(&storage_prefix(b"System", b"Account"))
	};
	changed.filter(|key| !is_bookkeeping(key)).cloned().collect()
}

impl<'a> Quiet<'a> {
	/// Watches empty blocks for a tempo, an epoch among them.
	pub async fn watch(client: &'a Client) -> Result<Self> {
		let (first, _) = client.best().await?;
		client.make_blocks(TEMPO as usize + 1).await?;
		let mut usual = BTreeSet::new();
		let mut before = client.entries(&[], client.block_hash(first).await?).await?;
		for number in first + 1..=first + TEMPO + 1 {
			let after = client.entries(&[], client.block_hash(number).await?).await?;
			usual.extend(changes(&before, &after));
			before = after;
		}
		Ok(Self { client, usual })
	}

	/// Sends a call that must be refused at dispatch, alone and in both kinds of batches, and leave
	/// nothing behind but the fee.
	pub async fn refuse(
		&self,
		signer: &Pair,
		call: impl Into<RuntimeCall>,
		error: impl Into<DispatchError>,
	) -> Result {
		let (call, error) = (call.into(), error.into());
		let alone = self.client.send(signer, call.clone()).await?;
		assert_eq!(alone.outcome, Err(error), "{call:?}");
		self.check(signer, &alone, &call).await?;
		self.refuse_nested(signer, call, error).await
	}

	/// Sends a call that must be refused at dispatch in both kinds of batches.
	pub async fn refuse_nested(
		&self,
		signer: &Pair,
		call: impl Into<RuntimeCall>,
		error: impl Into<DispatchError>,
	) -> Result {
		let (call, error) = (call.into(), error.into());
		let harmless = calls::transfer(&account_of("//Ferdie"), 1_000);
		let stopped = calls::batch(vec![call.clone(), harmless.clone()]);
		let stopped = self.client.send(signer, stopped).await?;
		assert_eq!(stopped.interruption(), Some((0, error)), "{call:?}");
		self.check(signer, &stopped, &call).await?;

		let undone = calls::batch_all(vec![harmless, call.clone()]);
		let undone = self.client.send(signer, undone).await?;
		assert_eq!(undone.outcome, Err(error), "{call:?}");
		self.check(signer, &undone, &call).await
	}

	/// A block changed what empty blocks change, the signer's account and the author's, and no more;
	/// and what empty blocks change it changed by as much.
	async fn check(&self, signer: &Pair, included: &Inclusion, call: &RuntimeCall) -> Result {
		let before = self.client.entries(&[], included.parent).await?;
		let after = self.client.entries(&[], included.block).await?;
		let mut changed = changes(&before, &after);
		changed.retain(|key| !self.usual.contains(key));
		for who in [account(signer), account_of("//Alice")] {
			changed.remove(&frame_system::Account::<Runtime>::storage_map_final_key(who));
		}
		assert!(changed.is_empty(), "{call:?} changed {changed:02x?}");
		for netuid in [NetUid::ROOT, crate::demo::DEMO] {
			self.check_reserves(netuid, included.parent, included.block).await?;
		}
		self.check_fee(signer, included).await?;
		self.check_issuance(included.parent, included.block).await
	}

	/// A subnet got its emission and nothing else.
	async fn check_reserves(&self, netuid: NetUid, before: Hash, after: Hash) -> Result {
		let client = self.client;
		let emitted = client.entry::<SubnetTaoInEmission<Runtime>, _, _>(netuid, after).await?;
		let old = client.entry::<SubnetTAO<Runtime>, _, _>(netuid, before).await?;
		let new = client.entry::<SubnetTAO<Runtime>, _, _>(netuid, after).await?;
		assert_eq!(new, old.saturating_add(emitted), "reserve of subnet {netuid}");

		let emitted = client.entry::<SubnetAlphaOutEmission<Runtime>, _, _>(netuid, after).await?;
		let old = client.entry::<SubnetAlphaOut<Runtime>, _, _>(netuid, before).await?;
		let new = client.entry::<SubnetAlphaOut<Runtime>, _, _>(netuid, after).await?;
		assert_eq!(new, old.saturating_add(emitted), "alpha of subnet {netuid}");
		Ok(())
	}

	/// The signer lost the fee and nothing else.
	async fn check_fee(&self, signer: &Pair, included: &Inclusion) -> Result {
		let who = account(signer);
		let (fee, _) = included.fee().unwrap_or_default();
		let before = self.client.balance(&who, included.parent).await?;
		let after = self.client.balance(&who, included.block).await?;
		assert_eq!(before - fee, after, "balance of the signer");
		Ok(())
	}

	/// The block's emission is all that was made.
	async fn check_issuance(&self, before: Hash, after: Hash) -> Result {
		let emission = self.client.value::<BlockEmission<Runtime>, _>(after).await?;
		let old = self.client.value::<TotalIssuance<Runtime>, _>(before).await?;
		let new = self.client.value::<TotalIssuance<Runtime>, _>(after).await?;
		assert_eq!(new, old.saturating_add(TaoBalance::new(emission)), "issuance");
		Ok(())
	}
}
