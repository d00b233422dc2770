//! `dev_info`: the chain at a glance.

use super::{
	blocks::{head_time, Built},
	context::Dev,
};
use crate::{
	engine::seal::{clock::wall, Answer, Pace},
	rpc::json::values::{compact_text, Amount},
	types::account::{account, extra, DEMO, PEOPLE},
};
use futures::FutureExt;
use ganglion_runtime::Hash;
use pallet_subtensor_runtime_api::SubnetInfoRuntimeApi;
use sc_client_api::HeaderBackend;
use sc_transaction_pool_api::TransactionPool;
use serde::Serialize;
use sp_api::ProvideRuntimeApi;
use sp_core::crypto::Ss58Codec;

/// The chain at a glance.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Info {
	/// When blocks are made.
	#[serde(flatten)]
	pub built: Built,
	/// The duration of a slot.
	pub slot_ms: u64,
	/// What the clock follows besides the blocks.
	pub clock_follows: &'static str,
	/// What the clock shows.
	pub clock: u64,
	/// The time of the best block.
	pub time: u64,
	/// The best block.
	pub head: At,
	/// The last final block.
	pub finalized: At,
	/// How much the pool holds.
	pub pool: PoolInfo,
	/// The snapshots.
	pub snapshots: Vec<SnapshotInfo>,
	/// The development accounts.
	pub accounts: Vec<AccountInfo>,
	/// The subnets.
	pub subnets: Vec<SubnetInfo>,
}

/// A block.
#[derive(Clone, Serialize)]
pub struct At {
	number: u32,
	hash: Hash,
}

/// How much the pool holds.
#[derive(Clone, Serialize)]
pub struct PoolInfo {
	ready: usize,
	waiting: usize,
}

/// A snapshot.
#[derive(Clone, Serialize)]
pub struct SnapshotInfo {
	id: u64,
	number: u32,
	hash: Hash,
}

/// A development account.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountInfo {
	/// The seed of its key.
	pub seed: String,
	/// Its address.
	pub address: String,
	/// Its free balance.
	pub free: Amount,
	/// The seed of its hotkey, if it has one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub hotkey_seed: Option<String>,
	/// The address of its hotkey.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub hotkey: Option<String>,
}

/// A subnet.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubnetInfo {
	/// Its number.
	pub netuid: u16,
	/// Its name.
	pub name: String,
	/// The block of its next epoch.
	pub next_epoch: Option<u64>,
}

impl Dev {
	/// Returns the chain at a glance.
	pub async fn info(self) -> Answer<Info> {
		let requests = self.requests.clone();
		requests
			.ask(move |sealer| {
				async move {
					let chain = self.client.info();
					let status = sealer.pool.status();
					let (time, snapshots) = (head_time(sealer)?, sealer.snapshots().iter());
					Ok(Info {
						built: sealer.building().into(),
						slot_ms: sealer.clock.slot(),
						clock_follows: match sealer.clock.pace() {
							Pace::Wall => "wall",
							Pace::Blocks => "blocks",
						},
						clock: sealer.clock.now(wall(), time),
						time,
						head: At { number: chain.best_number, hash: chain.best_hash },
						finalized: At {
							number: chain.finalized_number,
							hash: chain.finalized_hash,
						},
						pool: PoolInfo { ready: status.ready, waiting: status.future },
						snapshots: snapshots
							.map(|own| SnapshotInfo {
								id: own.id,
								number: own.number,
								hash: own.hash,
							})
							.collect(),
						accounts: self.people(chain.best_hash)?,
						subnets: self.subnets(chain.best_hash)?,
					})
				}
				.boxed()
			})
			.await
	}

	/// Returns the development accounts that have TAO.
	pub fn people(&self, at: Hash) -> Answer<Vec<AccountInfo>> {
		let extra = (1..=self.extra_accounts).map(extra);
		let seeds = PEOPLE.into_iter().chain(DEMO).map(String::from).chain(extra);
		let mut people = Vec::new();
		for seed in seeds {
			let who = account(&seed)?;
			let free = self.free(at, &who)?;
			if free == 0 {
				continue;
			}
			let hotkey_seed = DEMO.contains(&seed.as_str()).then(|| format!("{seed}//hotkey"));
			let hotkey = hotkey_seed.as_deref().map(account).transpose()?;
			people.push(AccountInfo {
				address: who.to_ss58check(),
				free: Amount::of(free),
				hotkey: hotkey.map(|hotkey| hotkey.to_ss58check()),
				hotkey_seed,
				seed,
			});
		}
		Ok(people)
	}

	/// Returns the subnets.
	pub fn subnets(&self, at: Hash) -> Answer<Vec<SubnetInfo>> {
		let api = self.client.runtime_api();
		let mut subnets = Vec::new();
		for info in api.get_all_dynamic_info(at)?.into_iter().flatten() {
			subnets.push(SubnetInfo {
				netuid: info.netuid.0.into(),
				name: compact_text(&info.subnet_name),
				next_epoch: api.get_next_epoch_start_block(at, info.netuid.0)?,
			});
		}
		Ok(subnets)
	}
}
