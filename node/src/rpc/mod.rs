//! JSON-RPC.
//!
//! | module | what it holds |
//! |---|---|
//! | [`standard`] | the methods of every node of the SDK |
//! | [`json`] | methods that return the market as JSON |
//! | [`dev`] | methods of development chains |
//! | [`methods`] | the methods beyond those of every node |
//! | [`connection`] | what a connection may hold: a client that does not read is not served |
//! | [`limits`] | what a request may hold |
//! | [`subscriptions`] | how many subscriptions the node serves |
//! | [`origin`] | where requests come from |
//! | [`server`] | the server |
//!
//! The server is built like the SDK's, which cannot be given [`connection`] and [`limits`].

pub mod connection;
pub mod dev;
pub mod json;
pub mod limits;
pub mod methods;
pub mod origin;
pub mod server;
pub mod standard;
pub mod subscriptions;

pub use methods::Methods;
pub use server::Server;
pub use standard::Standard;

use jsonrpsee::{core::BoxError, RpcModule};
use sc_rpc::SubscriptionTaskExecutor;
use sc_rpc_server::{RpcMetrics, RpcSpawnHandle};
use sc_service::Configuration;
use std::sync::Arc;
use subscriptions::Subscriptions;

/// Starts the server.
pub async fn start(
	config: &Configuration,
	standard: Standard<'_>,
	own: Methods,
	max_subscriptions: usize,
) -> Result<Server, BoxError> {
	let mut server = Server::new()?;
	let tasks: SubscriptionTaskExecutor = Arc::new(RpcSpawnHandle::new(server.tasks()));
	let mut module: RpcModule<()> = standard.module(tasks.clone())?;
	module.merge(own.module(tasks)?)?;
	Subscriptions::new(max_subscriptions).count(&mut module);
	let setup = server::Setup {
		endpoints: config.rpc.addr.clone().unwrap_or_default(),
		module,
		metrics: RpcMetrics::new(config.prometheus_registry())?,
		request_logger_limit: config.rpc.request_logger_limit,
	};
	server.listen(setup).await?;
	Ok(server)
}
