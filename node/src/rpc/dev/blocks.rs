//! `dev_newBlock`, `dev_setBlockBuildMode`, `dev_timeTravel` and `dev_setHead`.

#![expect(
	clippy::excessive_nesting,
	reason = "work between two blocks is an async block in a closure, which are two levels"
)]

use super::{
	context::Dev,
	params::{millis, BuildMode, BuildParts, Epochs, NewBlock, Time},
};
use crate::engine::seal::{clock::wall, Answer, Building, Finality, Mode, Refusal, Sealer};
use codec::Decode;
use futures::{future::BoxFuture, FutureExt};
use ganglion_runtime::{opaque::UncheckedExtrinsic, Hash};
use pallet_subtensor_runtime_api::SubnetInfoRuntimeApi;
use sc_client_api::HeaderBackend;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use serde::Serialize;
use serde_json::Value;
use sp_api::ProvideRuntimeApi;
use std::time::Duration;

/// Blocks that one request makes at most.
pub const MOST_BLOCKS: u32 = 100_000;

/// When blocks are made, as the methods write it.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Built {
	mode: String,
	interval_ms: Option<u64>,
	finality: String,
}

impl From<Building> for Built {
	fn from(building: Building) -> Self {
		let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
		Self {
			mode: building.mode.to_string(),
			interval_ms: building.interval.map(millis),
			finality: format!("{:?}", building.finality),
		}
	}
}

impl Dev {
	/// Makes blocks. Returns the last.
	pub async fn new_block(self, request: NewBlock) -> Answer<Hash> {
		let NewBlock { count, to, epochs, transactions } = request;
		if [count.is_some(), to.is_some(), epochs.is_some()].iter().filter(|is| **is).count() > 1 {
			return Err(Refusal("one of `count`, `to` and `epochs` is expected".into()));
		}
		let mut decoded = Vec::new();
		for bytes in &transactions {
			let transaction = UncheckedExtrinsic::decode(&mut &bytes.0[..]);
			decoded.push(transaction.map_err(|error| format!("a transaction: {error}"))?);
		}
		let run = self.clone();
		self.requests
			.ask(move |sealer| {
				async move {
					for transaction in decoded {
						let (_, at) = sealer.best();
						sealer.pool.submit_one(at, TransactionSource::Local, transaction).await?;
					}
					match (to, epochs) {
						(Some(to), _) => seal_up_to(sealer, to).await,
						(_, Some(epochs)) => run.seal_epochs(sealer, epochs).await,
						_ => seal_many(sealer, count.unwrap_or(1)).await,
					}
				}
				.boxed()
			})
			.await
	}

	/// Makes blocks up to an epoch of a subnet.
	fn seal_epochs<'a>(
		&'a self,
		sealer: &'a mut Sealer,
		epochs: Epochs,
	) -> BoxFuture<'a, Answer<Hash>> {
		async move {
			let Epochs { netuid, n } = epochs;
			if n == 0 || n > MOST_BLOCKS {
				return Err(Refusal(format!(
					"1 to {MOST_BLOCKS} epochs can be made at once, not {n}"
				)));
			}
			let (first, mut at) = sealer.best();
			let most = first.saturating_add(MOST_BLOCKS);
			let check = |block: u32| {
				let too_many =
					|| Refusal(format!("{n} epochs are more than {MOST_BLOCKS} blocks away"));
				(block <= most).then_some(()).ok_or_else(too_many)
			};
			for _ in 0..n {
				let next = self.next_epoch(netuid, at)?;
				check(next)?;
				at = seal_up_to(sealer, next).await?;
				// An epoch may be put off to a later block.
				while self.next_epoch(netuid, at)? <= sealer.best().0 {
					check(sealer.best().0)?;
					at = seal_many(sealer, 1).await?;
				}
			}
			Ok(at)
		}
		.boxed()
	}

	fn next_epoch(&self, netuid: u16, at: Hash) -> Answer<u32> {
		let api = self.client.runtime_api();
		let next = api.get_next_epoch_start_block(at, netuid.into())?;
		let next = next
			.ok_or_else(|| Refusal(format!("subnet {netuid} does not exist, or has no epochs")))?;
		Ok(u32::try_from(next)?)
	}

	/// Changes when blocks are made and final.
	pub async fn set_build_mode(self, request: BuildMode) -> Answer<Built> {
		let parts = match request {
			BuildMode::Name(name) => BuildParts { mode: Some(name), ..Default::default() },
			BuildMode::Parts(parts) => parts,
		};
		let mode: Option<Mode> = parts.mode.map(|name| name.parse()).transpose()?;
		let finality: Option<Finality> = parts.finality.map(|name| name.parse()).transpose()?;
		let interval = parts.interval_ms.map(Duration::from_millis);
		self.requests
			.ask(move |sealer| {
				async move {
					let old = sealer.building();
					let building = Building {
						mode: mode.unwrap_or(old.mode),
						// Another mode has its own interval.
						interval: interval.or(old.interval.filter(|_| mode.is_none())),
						finality: finality.unwrap_or(old.finality),
					};
					let building = building.checked(sealer.usual_interval())?;
					sealer.set_building(building).await;
					Ok(Built::from(building))
				}
				.boxed()
			})
			.await
	}

	/// Moves the chain's clock ahead. Returns what it shows then.
	pub async fn travel(self, to: Time) -> Answer<u64> {
		let date = match &to {
			Time::Date(date) => Some(millis(date)?),
			_ => None,
		};
		self.requests
			.ask(move |sealer| {
				async move {
					let (wall, head) = (wall(), head_time(sealer)?);
					let to = match to {
						Time::Millis(to) => to,
						Time::Date(_) => date.unwrap_or_default(),
						Time::Forward(forward) => {
							sealer.clock.now(wall, head).saturating_add(forward.forward_ms)
						},
					};
					sealer.clock.travel(wall, head, to)?;
					Ok(to)
				}
				.boxed()
			})
			.await
	}

	/// Makes an earlier block the best one.
	pub async fn set_head(self, block: Value) -> Answer<Hash> {
		let client = self.client.clone();
		self.requests
			.ask(move |sealer| {
				async move {
					let (best, _) = sealer.best();
					let number = match &block {
						Value::Number(number) => match number.as_i64() {
							Some(back) if back < 0 => i64::from(best).saturating_add(back),
							number => number.unwrap_or(i64::MAX),
						},
						Value::String(hash) => {
							let hash: Hash = hash.parse().map_err(|_| no_block(&block))?;
							let number = client.number(hash)?.ok_or_else(|| no_block(&block))?;
							if client.hash(number)? != Some(hash) {
								return Err(format!("block {hash} is on a fork").into());
							}
							number.into()
						},
						_ => return Err(no_block(&block).into()),
					};
					let number = u32::try_from(number).map_err(|_| no_block(&block))?;
					sealer.set_head(number).await
				}
				.boxed()
			})
			.await
	}
}

fn no_block(named: &Value) -> String {
	format!("there is no block {named}: a number or a hash of the chain is expected")
}

/// Returns the time of the best block. That of the genesis block is unknown.
pub fn head_time(sealer: &Sealer) -> Answer<u64> {
	let slot = sealer.slot_of(sealer.best().1)?.unwrap_or_default();
	Ok(slot.saturating_mul(sealer.clock.slot()))
}

async fn seal_up_to(sealer: &mut Sealer, to: u32) -> Answer<Hash> {
	let (best, _) = sealer.best();
	let count = to.checked_sub(best).filter(|count| *count > 0).ok_or_else(|| {
		Refusal(format!("the chain is at block {best} already; to go back, use dev_setHead"))
	})?;
	seal_many(sealer, count).await
}

async fn seal_many(sealer: &mut Sealer, count: u32) -> Answer<Hash> {
	if count == 0 || count > MOST_BLOCKS {
		return Err(Refusal(format!("1 to {MOST_BLOCKS} blocks can be made at once, not {count}")));
	}
	let mut last = Hash::default();
	for _ in 0..count {
		last = sealer.seal().await?.1;
		sealer.finalize_due().await;
	}
	Ok(last)
}
