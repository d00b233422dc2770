//! The methods that every node of the SDK has.

use crate::{
	client::{FullBackend, FullClient},
	pool::Pool,
};
use ganglion_runtime::{opaque::Block, Hash};
use jsonrpsee::{Methods as Module, RpcModule};
use sc_chain_spec::ChainSpec;
use sc_client_api::Backend;
use sc_network_sync::SyncingService;
use sc_rpc::{
	author::{Author, AuthorApiServer},
	chain::ChainApiServer,
	offchain::{Offchain, OffchainApiServer},
	state::{ChildStateApiServer, StateApiServer},
	system::{Request, System, SystemApiServer, SystemInfo},
	SubscriptionTaskExecutor,
};
use sc_rpc_spec_v2::{
	archive::{Archive, ArchiveApiServer},
	bitswap::{Bitswap, BitswapApiServer},
	chain_head::{ChainHead, ChainHeadApiServer, ChainHeadConfig},
	chain_spec::{ChainSpec as SpecMethods, ChainSpecApiServer},
	transaction::{
		Transaction, TransactionApiServer, TransactionBroadcast, TransactionBroadcastApiServer,
		TransactionMetrics,
	},
};
use sc_service::Configuration;
use sc_utils::mpsc::TracingUnboundedSender;
use sp_keystore::KeystorePtr;
use std::sync::Arc;

/// Transactions that one connection may have in broadcast by `transaction_v1_broadcast`.
const MAX_BROADCASTS: usize = 16;

/// What the methods work on.
pub struct Standard<'a> {
	/// The node's configuration.
	pub config: &'a Configuration,
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// The transaction pool.
	pub pool: Arc<Pool>,
	/// The node's keys.
	pub keystore: KeystorePtr,
	/// Asks the network.
	pub network: TracingUnboundedSender<Request<Block>>,
	/// Whether the node is syncing.
	pub sync: Arc<SyncingService<Block>>,
}

impl Standard<'_> {
	/// Returns the module with the methods, whose subscriptions run on `tasks`.
	pub fn module(self, tasks: SubscriptionTaskExecutor) -> sc_cli::Result<RpcModule<()>> {
		let genesis = self.client.chain_info().genesis_hash;
		let mut all: Vec<Module> = Vec::new();
		all.extend(self.of_the_chain(genesis, tasks.clone()));
		all.extend(self.of_transactions(tasks)?);
		let spec = &*self.config.chain_spec;
		all.push(
			SpecMethods::new(spec.name().into(), genesis, spec.properties()).into_rpc().into(),
		);
		all.push(Bitswap::new(self.client.clone(), self.sync.clone()).into_rpc().into());
		let info = self.system_info(spec);
		all.push(System::new(info, self.network).into_rpc().into());
		if let Some(storage) = self.backend.offchain_storage() {
			all.push(Offchain::new(storage).into_rpc().into());
		}
		let mut module = RpcModule::new(());
		for methods in all {
			module.merge(methods).map_err(|error| sc_cli::Error::Application(error.into()))?;
		}
		Ok(module)
	}

	fn of_the_chain(&self, genesis: Hash, tasks: SubscriptionTaskExecutor) -> Vec<Module> {
		let (client, backend) = (self.client.clone(), self.backend.clone());
		let chain = sc_rpc::chain::new_full(client.clone(), tasks.clone());
		let (state, child_state) = sc_rpc::state::new_full(client.clone(), tasks.clone(), None);
		let config = ChainHeadConfig::default();
		let head = ChainHead::new(client.clone(), backend.clone(), tasks.clone(), config);
		let mut all = vec![
			chain.into_rpc().into(),
			state.into_rpc().into(),
			child_state.into_rpc().into(),
			head.into_rpc().into(),
		];
		let keeps_states = self.config.state_pruning.as_ref().is_some_and(|mode| mode.is_archive());
		if keeps_states && self.config.blocks_pruning.is_archive() {
			all.push(Archive::new(client, backend, genesis, tasks).into_rpc().into());
		}
		all
	}

	fn of_transactions(&self, tasks: SubscriptionTaskExecutor) -> sc_cli::Result<Vec<Module>> {
		let (client, pool) = (self.client.clone(), self.pool.clone());
		let registry = self.config.prometheus_registry();
		let metrics = registry.map(TransactionMetrics::new).transpose();
		let metrics = metrics.map_err(sc_service::Error::from)?;
		let watched = Transaction::new(client.clone(), pool.clone(), tasks.clone(), metrics);
		let broadcast =
			TransactionBroadcast::new(client.clone(), pool.clone(), tasks.clone(), MAX_BROADCASTS);
		let author = Author::new(client, pool, self.keystore.clone(), tasks);
		Ok(vec![watched.into_rpc().into(), broadcast.into_rpc().into(), author.into_rpc().into()])
	}

	fn system_info(&self, spec: &dyn ChainSpec) -> SystemInfo {
		SystemInfo {
			chain_name: spec.name().into(),
			impl_name: self.config.impl_name.clone(),
			impl_version: self.config.impl_version.clone(),
			properties: spec.properties(),
			chain_type: spec.chain_type(),
		}
	}
}
