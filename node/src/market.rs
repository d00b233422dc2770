//! Log lines and Prometheus metrics of the market: epochs, emission and issuance.

use crate::client::FullClient;
use futures::StreamExt;
use ganglion_runtime::{opaque::Block, Hash};
use ganglion_types::{AlphaBalance, RAO_PER_TAO};
use pallet_subtensor_runtime_api::{EpochReport, MarketCounts, MarketRuntimeApi};
use sc_client_api::{BlockImportNotification, BlockchainEvents, HeaderBackend};
use sc_network_sync::SyncingService;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_consensus::SyncOracle;
use std::sync::Arc;
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, Opts, PrometheusError, Registry, U64,
};

const LOG_TARGET: &str = "market";

/// Reports each new best block for as long as the node runs. During major sync it only updates the
/// metrics.
pub async fn follow(
	client: Arc<FullClient>,
	sync: Arc<SyncingService<Block>>,
	registry: Option<Registry>,
) {
	let metrics = registry.and_then(|registry| {
		Metrics::register(&registry)
			.inspect_err(|error| log::warn!(target: LOG_TARGET, "No metrics: {error}"))
			.ok()
	});
	let mut blocks = client.import_notification_stream();
	while let Some(block) = blocks.next().await {
		if !block.is_new_best {
			continue;
		}
		let log_epochs = !sync.is_major_syncing();
		for hash in new_blocks(&block) {
			if let Err(error) = report(&client, hash, metrics.as_ref(), log_epochs) {
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
	metrics: Option<&Metrics>,
	log_epochs: bool,
) -> Result<(), ApiError> {
	let api = client.runtime_api();
	if !api.has_api::<dyn MarketRuntimeApi<Block>>(block)? {
		return Ok(());
	}
	let epochs = api.epoch_reports(block)?;
	if log_epochs {
		let number = client.number(block).ok().flatten().unwrap_or_default();
		for epoch in epochs.iter().filter(|epoch| !paid(epoch).is_zero()) {
			log::info!(target: LOG_TARGET, "{}", sentence(epoch, number));
		}
	}
	if let Some(metrics) = metrics {
		metrics.update(&epochs, &api.market_counts(block)?);
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
	epochs: Counter<U64>,
	emission: CounterVec<U64>,
	weights_set: Counter<U64>,
	subnets: Gauge<U64>,
	issuance: Gauge<U64>,
	staked: Gauge<U64>,
}

impl Metrics {
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let counter = |name: &str, help: &str| register(Counter::new(name, help)?, registry);
		let gauge = |name: &str, help: &str| register(Gauge::new(name, help)?, registry);
		let emission = Opts::new("ganglion_emission_rao_total", "Alpha paid out by epochs, in rao");
		Ok(Self {
			epochs: counter("ganglion_epochs_total", "Epochs paid out")?,
			emission: register(CounterVec::new(emission, &["kind"])?, registry)?,
			weights_set: counter("ganglion_weights_set_total", "Times that weights were set")?,
			subnets: gauge("ganglion_subnets", "Subnets that exist")?,
			issuance: gauge("ganglion_issuance_rao", "TAO that exists, in rao")?,
			staked: gauge("ganglion_staked_rao", "TAO that is staked, in rao")?,
		})
	}

	fn update(&self, epochs: &[EpochReport], counts: &MarketCounts) {
		for epoch in epochs {
			self.epochs.inc();
			self.add_emission("miners", epoch.paid_to_miners);
			self.add_emission("validators", epoch.paid_to_validators);
			self.add_emission("owner", epoch.paid_to_owner);
		}
		self.weights_set.inc_by(counts.weights_set.into());
		self.subnets.set(counts.subnets.into());
		self.issuance.set(counts.issuance.into());
		self.staked.set(counts.staked.into());
	}

	fn add_emission(&self, kind: &str, paid: AlphaBalance) {
		self.emission.with_label_values(&[kind]).inc_by(paid.into());
	}
}
