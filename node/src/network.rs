//! The network before it is started: the engine adds its protocols to this configuration.

use crate::{
	chain::Chain,
	client::{FullClient, NetworkConfig, Networking},
	pool::Pool,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_consensus::DefaultImportQueue;
use sc_network::{NetworkBackend, NotificationMetrics};
use sc_service::{BuildNetworkParams, Configuration, WarpSyncConfig};
use std::sync::Arc;

/// Parameters of [`sc_service::build_network`].
pub type NetworkParams<'a> =
	BuildNetworkParams<'a, Block, Networking, Pool, DefaultImportQueue<Block>, FullClient>;

/// The configuration of a network that is not started yet.
pub struct NetworkSetup {
	/// Addresses, peers and protocols.
	pub config: NetworkConfig,
	/// Metrics shared by all notification protocols.
	pub metrics: NotificationMetrics,
}

impl NetworkSetup {
	/// Takes addresses, peers and the metrics registry from the node's configuration.
	pub fn new(config: &Configuration) -> Self {
		let registry = config.prometheus_registry();
		Self {
			metrics: <Networking as NetworkBackend<Block, Hash>>::register_notification_metrics(
				registry,
			),
			config: NetworkConfig::new(&config.network, registry.cloned()),
		}
	}

	/// Returns the parameters that start the network. Blocks from peers go to `import_queue`.
	pub fn into_params<'a>(
		self,
		config: &'a Configuration,
		chain: &Chain,
		pool: Arc<Pool>,
		import_queue: DefaultImportQueue<Block>,
		warp_sync_config: Option<WarpSyncConfig<Block>>,
	) -> NetworkParams<'a> {
		BuildNetworkParams {
			config,
			net_config: self.config,
			client: chain.client.clone(),
			transaction_pool: pool,
			spawn_handle: chain.tasks.spawn_handle(),
			spawn_essential_handle: chain.tasks.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config,
			block_relay: None,
			metrics: self.metrics,
			gap_sync_body_policy: None,
		}
	}
}
