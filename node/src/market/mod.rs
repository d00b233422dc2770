//! Log lines and Prometheus metrics of the market.
//!
//! | module | what it holds |
//! |---|---|
//! | [`state`] | reading the state of a block |
//! | [`totals`] | the market as a whole: epochs, emission, issuance, weights set |
//! | [`subnets`] | each subnet: price, reserve, emission, validators, miners, age of its epoch |
//! | [`trouble`] | what went wrong in a block, by its events |
//! | [`step`] | what the block step takes: its weight and its time |
//!
//! `docs/operating.md` lists the metrics.

pub mod state;
pub mod step;
pub mod subnets;
pub mod totals;
pub mod trouble;

use crate::client::FullClient;
use futures::StreamExt;
use ganglion_runtime::{opaque::Block, Hash};
use ganglion_types::{AlphaBalance, RAO_PER_TAO};
use pallet_subtensor_runtime_api::{EpochReport, MarketRuntimeApi};
use sc_client_api::{BlockImportNotification, BlockchainEvents, HeaderBackend};
use sc_network_sync::SyncingService;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus::SyncOracle;
use state::Failure;
use std::sync::Arc;
use step::Step;
use subnets::Subnets;
use substrate_prometheus_endpoint::{PrometheusError, Registry};
use totals::Totals;
use trouble::Trouble;

const LOG_TARGET: &str = "market";

/// Reports each new best block for as long as the node runs. During major sync it only updates the
/// counters.
pub async fn follow(
	client: Arc<FullClient>,
	sync: Arc<SyncingService<Block>>,
	registry: Option<Registry>,
) {
	let mut metrics = registry.and_then(|registry| {
		Metrics::register(&registry)
			.inspect_err(|error| log::warn!(target: LOG_TARGET, "No metrics: {error}"))
			.ok()
	});
	let mut blocks = client.import_notification_stream();
	while let Some(block) = blocks.next().await {
		if !block.is_new_best {
			continue;
		}
		let is_syncing = sync.is_major_syncing();
		for hash in new_blocks(&block) {
			if let Err(error) = report(&client, hash, metrics.as_mut(), is_syncing) {
				log::debug!(target: LOG_TARGET, "No report of block {hash}: {error}");
			}
		}
	}
}

/// Returns the blocks that this import added to the best chain: one, or several after a reorg.
fn new_blocks(block: &BlockImportNotification<Block>) -> Vec<Hash> {
	let enacted = block.tree_route.iter().flat_map(|route| route.enacted());
	enacted.map(|ancestor| ancestor.hash).chain([block.hash]).collect()
}

/// Logs the epochs of a block and updates the metrics. A runtime without the market's API has no
/// report.
fn report(
	client: &FullClient,
	block: Hash,
	metrics: Option<&mut Metrics>,
	is_syncing: bool,
) -> Result<(), Failure> {
	let api = client.runtime_api();
	if !api.has_api::<dyn MarketRuntimeApi<Block>>(block)? {
		return Ok(());
	}
	let epochs = api.epoch_reports(block)?;
	if !is_syncing {
		let number = client.number(block).ok().flatten().unwrap_or_default();
		for epoch in epochs.iter().filter(|epoch| !paid(epoch).is_zero()) {
			log::info!(target: LOG_TARGET, "{}", sentence(epoch, number));
		}
	}
	let Some(metrics) = metrics else { return Ok(()) };
	metrics.totals.update(&epochs, &api.market_counts(block)?);
	metrics.subnets.note(&epochs);
	if !is_syncing {
		metrics.step.read_weight(client, block)?;
		metrics.subnets.update(client, block)?;
	}
	metrics.trouble.update(client, block)?;
	if !is_syncing && !epochs.is_empty() {
		metrics.step.measure(client, block)?;
	}
	Ok(())
}

/// Returns the sum of what an epoch paid.
fn paid(epoch: &EpochReport) -> AlphaBalance {
	[epoch.paid_to_miners, epoch.paid_to_validators, epoch.paid_to_owner].into_iter().sum()
}

/// Returns the log line of an epoch.
fn sentence(epoch: &EpochReport, block: u32) -> String {
	format!(
		"Epoch of subnet {} at #{block}: {} alpha paid, {} miners got {}, {} validators {}, \
		 owner {}",
		u16::from(epoch.netuid),
		amount(paid(epoch)),
		epoch.miners,
		amount(epoch.paid_to_miners),
		epoch.validators,
		amount(epoch.paid_to_validators),
		amount(epoch.paid_to_owner),
	)
}

/// Formats an amount with nine decimals.
fn amount(alpha: AlphaBalance) -> String {
	format!("{}.{:09}", alpha.rao() / RAO_PER_TAO, alpha.rao() % RAO_PER_TAO)
}

/// The market's metrics. Counters start at zero when the node starts.
struct Metrics {
	totals: Totals,
	subnets: Subnets,
	trouble: Trouble,
	step: Step,
}

impl Metrics {
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			totals: Totals::register(registry)?,
			subnets: Subnets::register(registry)?,
			trouble: Trouble::register(registry)?,
			step: Step::register(registry)?,
		})
	}
}
