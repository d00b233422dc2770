//! Checks that a refused call changes nothing but its fee.

use crate::{
	client::{hex, Client, State},
	demo::{DEMO, TEMPO},
	keys::{account, account_of},
	transaction::{calls, Inclusion},
	Result,
};
use frame_support::{
	storage::{generator::StorageMap, storage_prefix},
	StorageHasher, Twox128,
};
use ganglion_runtime::{Hash, Runtime, RuntimeCall};
use ganglion_types::NetUid;
use pallet_subtensor::{
	BlockEmission, SubnetAlphaOut, SubnetAlphaOutEmission, SubnetMovingPrice, SubnetTAO,
	SubnetTaoInEmission, TotalIssuance,
};
use sp_core::sr25519::Pair;
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

/// A node with instant seal, and the storage keys that blocks without transactions change on it.
pub struct Quiet<'a> {
	client: &'a Client,
	usual: BTreeSet<Vec<u8>>,
}

/// Returns the keys whose values differ.
fn changes(before: &State, after: &State) -> BTreeSet<Vec<u8>> {
	let keys = before.keys().chain(after.keys());
	let changed = keys.filter(|key| before.get(*key) != after.get(*key));
	// System stores events and counters of each block; only its accounts matter here. The keys of
	// the shield change every few blocks, and no transaction changes them.
	let is_bookkeeping = |key: &[u8]| {
		key.starts_with(&Twox128::hash(b"MevShield"))
			|| key.starts_with(&Twox128::hash(b"System"))
				&& !key.starts_with(&storage_prefix(b"System", b"Account"))
	};
	changed.filter(|key| !is_bookkeeping(key)).cloned().collect()
}

impl<'a> Quiet<'a> {
	/// Watches empty blocks for a tempo, one epoch included.
	pub async fn watch(client: &'a Client) -> Result<Self> {
		let (first, _) = client.best().await?;
		client.make_blocks(TEMPO as usize + 1).await?;
		// A moving price changes in tiny steps, not in every block.
		let price = SubnetMovingPrice::<Runtime>::storage_map_final_key(DEMO);
		let mut usual = BTreeSet::from([price]);
		let mut before = client.entries(&[], client.block_hash(first).await?).await?;
		for number in first + 1..=first + TEMPO + 1 {
			let after = client.entries(&[], client.block_hash(number).await?).await?;
			usual.extend(changes(&before, &after));
			before = after;
		}
		Ok(Self { client, usual })
	}

	/// Sends a call that dispatch must refuse, alone and in both kinds of batches. Checks that it
	/// changes nothing but the fee.
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

	/// Sends a call that dispatch must refuse, in both kinds of batches.
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

	/// Checks that a transaction changed nothing but its fee.
	async fn check(&self, signer: &Pair, included: &Inclusion, call: &RuntimeCall) -> Result {
		let traces = self.traces(signer, included).await?;
		assert!(traces.is_empty(), "{call:?} changed {traces:?}");
		Ok(())
	}

	/// Returns the traces of a transaction: changed entries that empty blocks do not change, except
	/// for the accounts of signer and author, and sums that changed by more than the emission and
	/// the fee.
	pub async fn traces(&self, signer: &Pair, included: &Inclusion) -> Result<Vec<String>> {
		let before = self.client.entries(&[], included.parent).await?;
		let after = self.client.entries(&[], included.block).await?;
		let mut changed = changes(&before, &after);
		for who in [account(signer), account_of("//Alice")] {
			changed.remove(&frame_system::Account::<Runtime>::storage_map_final_key(who));
		}
		let unusual = changed.difference(&self.usual).map(|key| hex(key));
		let mut traces: Vec<String> = unusual.collect();
		for sum in self.sums(signer, included).await? {
			if sum.before + sum.expected != sum.after {
				traces.push(format!("{sum:?}"));
			}
		}
		Ok(traces)
	}

	async fn sums(&self, signer: &Pair, included: &Inclusion) -> Result<Vec<Sum>> {
		let mut sums = vec![self.balance(signer, included).await?, self.issuance(included).await?];
		for netuid in [NetUid::ROOT, DEMO] {
			sums.extend(self.reserves(netuid, included.parent, included.block).await?);
		}
		Ok(sums)
	}

	/// The signer's balance, expected to fall by the fee, or by the charge of a failed free call.
	async fn balance(&self, signer: &Pair, included: &Inclusion) -> Result<Sum> {
		let who = account(signer);
		let (fee, _) = included.fee().unwrap_or_default();
		let fee = fee + included.charge().unwrap_or_default();
		let before = self.client.balance(&who, included.parent).await?;
		let after = self.client.balance(&who, included.block).await?;
		Ok(Sum::new("balance", before, -i128::from(fee), after))
	}

	/// The issuance, expected to grow by the block's emission.
	async fn issuance(&self, included: &Inclusion) -> Result<Sum> {
		let made = self.client.value::<BlockEmission<Runtime>, _>(included.block).await?;
		let before = self.client.value::<TotalIssuance<Runtime>, _>(included.parent).await?;
		let after = self.client.value::<TotalIssuance<Runtime>, _>(included.block).await?;
		Ok(Sum::new("issuance", before, made.into(), after))
	}

	/// A subnet's reserves, expected to grow by its emission.
	async fn reserves(&self, netuid: NetUid, before: Hash, after: Hash) -> Result<[Sum; 2]> {
		let client = self.client;
		let tao = client.entry::<SubnetTaoInEmission<Runtime>, _, _>(netuid, after).await?;
		let old_tao = client.entry::<SubnetTAO<Runtime>, _, _>(netuid, before).await?;
		let new_tao = client.entry::<SubnetTAO<Runtime>, _, _>(netuid, after).await?;
		let alpha = client.entry::<SubnetAlphaOutEmission<Runtime>, _, _>(netuid, after).await?;
		let old_alpha = client.entry::<SubnetAlphaOut<Runtime>, _, _>(netuid, before).await?;
		let new_alpha = client.entry::<SubnetAlphaOut<Runtime>, _, _>(netuid, after).await?;
		Ok([
			Sum::new("reserve", old_tao, tao.rao().into(), new_tao),
			Sum::new("alpha", old_alpha, alpha.rao().into(), new_alpha),
		])
	}
}

/// An amount before and after a block, and its expected growth.
#[derive(Debug)]
struct Sum {
	#[expect(dead_code, reason = "printed when the sum is wrong")]
	what: &'static str,
	before: i128,
	expected: i128,
	after: i128,
}

impl Sum {
	fn new<Amount: Into<u64>>(
		what: &'static str,
		before: Amount,
		expected: i128,
		after: Amount,
	) -> Self {
		Self { what, before: before.into().into(), expected, after: after.into().into() }
	}
}
