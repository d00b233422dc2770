//! The tasks of every node: telemetry, metrics, log lines, and what the transaction pool learns of
//! blocks and peers of transactions. They are those of the SDK's `spawn_tasks` without its server.

use crate::{chain::Chain, pool::Pool};
use futures::FutureExt;
use ganglion_runtime::opaque::Block;
use ganglion_runtime::Hash;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_network_transactions::TransactionsHandlerController;
use sc_service::{
	config::PrometheusConfig, init_telemetry, propagate_transaction_notifications, Configuration,
	Error, MetricsService,
};
use sc_telemetry::TelemetryHandle;
use std::sync::Arc;

/// The tasks' group of the transaction pool, by the SDK's name.
const POOL: Option<&str> = Some("transaction-pool");

/// What the tasks work on.
pub struct Tasks<'a> {
	/// The node's configuration.
	pub config: &'a Configuration,
	/// The transaction pool.
	pub pool: Arc<Pool>,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// The synchronisation with other nodes.
	pub sync: Arc<SyncingService<Block>>,
	/// Whether the engine tells the pool of new blocks.
	pub engine_maintains_pool: bool,
	/// Sends transactions to peers.
	pub transactions: TransactionsHandlerController<Hash>,
}

impl Tasks<'_> {
	/// Spawns the tasks.
	pub fn spawn(self, chain: &mut Chain) -> sc_cli::Result<()> {
		let system = sc_sysinfo::gather_sysinfo();
		sc_sysinfo::print_sysinfo(&system);
		let telemetry = self.start_telemetry(chain, system)?;
		let client = chain.client.clone();
		log::info!("📦 Highest known block at #{}", client.chain_info().best_number);

		let tasks = chain.tasks.spawn_handle();
		if !self.engine_maintains_pool {
			let every_block = self.config.transaction_pool.use_all_block_notifications();
			let pool = self.pool.clone();
			let blocks =
				sc_transaction_pool::notification_future(client.clone(), pool, every_block);
			tasks.spawn("txpool-notifications", POOL, blocks);
		}
		let propagate = propagate_transaction_notifications(
			self.pool.clone(),
			self.transactions,
			telemetry.clone(),
		);
		tasks.spawn("on-transaction-imported", POOL, propagate);

		let metrics = match &self.config.prometheus_config {
			Some(PrometheusConfig { port, registry }) => {
				let serve = substrate_prometheus_endpoint::init_prometheus(*port, registry.clone());
				tasks.spawn("prometheus-endpoint", None, serve.map(drop));
				MetricsService::with_prometheus(
					telemetry,
					registry,
					self.config.role,
					&self.config.network.node_name,
					&self.config.impl_version,
				)
				.map_err(Error::from)?
			},
			None => MetricsService::new(telemetry),
		};
		let (pool, network, sync) = (self.pool, self.network, self.sync);
		let measure = metrics.run(client.clone(), pool, network.clone(), sync.clone());
		tasks.spawn("telemetry-periodic-send", None, measure);
		tasks.spawn("informant", None, sc_informant::build(client, network, sync));
		Ok(())
	}

	fn start_telemetry(
		&self,
		chain: &mut Chain,
		system: sc_telemetry::SysInfo,
	) -> sc_cli::Result<Option<TelemetryHandle>> {
		let Some(telemetry) = chain.telemetry.as_mut() else { return Ok(None) };
		let handle = init_telemetry(
			self.config.network.node_name.clone(),
			self.config.impl_name.clone(),
			self.config.impl_version.clone(),
			self.config.chain_spec.name().to_string(),
			self.config.role.is_authority(),
			self.network.clone(),
			chain.client.clone(),
			telemetry,
			Some(system),
		);
		Ok(Some(handle.map_err(Error::from)?))
	}
}
