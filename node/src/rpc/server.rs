//! The JSON-RPC server: it listens on the configured addresses and serves each connection within
//! the limits.

use super::{
	connection::{Connection, InWork},
	limits::{Large, Limits},
	origin,
};
use jsonrpsee::{
	core::BoxError,
	server::{
		serve_with_graceful_shutdown, stop_channel, ws, HttpRequest, PingConfig,
		RandomStringIdProvider, RpcServiceBuilder, ServerBuilder, ServerHandle, StopHandle,
	},
	Methods, RpcModule,
};
use sc_rpc_server::{
	utils::deny_unsafe, Metrics, MiddlewareLayer, NodeHealthProxyLayer, RpcEndpoint, RpcMetrics,
};
use serde_json::json;
use std::{
	future::Future,
	net::{IpAddr, SocketAddr},
	sync::{atomic::AtomicUsize, Arc},
	time::{Duration, Instant},
};
use tokio::{
	net::{TcpListener, TcpStream},
	runtime::{Handle, Runtime},
};
use tower::{layer::util::Identity, Service, ServiceBuilder};

const LOG_TARGET: &str = "rpc";

const MEBIBYTE: u32 = 1024 * 1024;

/// Time between two pings of a WebSocket.
const PING_INTERVAL: Duration = Duration::from_secs(30);
/// Time without an answer to a ping that counts as a failure.
const PING_LIMIT: Duration = Duration::from_secs(60);
/// Failures after which the connection is closed.
const PING_FAILURES: usize = 3;
/// Pause after a connection could not be accepted, as when there are too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Characters of a subscription's identifier.
const ID_LENGTH: usize = 16;

/// Threads for requests that wait for the disk or for the runtime.
const BLOCKING_THREADS: usize = 64;

/// A server with an async runtime for itself, so that requests do not take the node's threads.
pub struct Server {
	/// The addresses that it listens on.
	pub addresses: Vec<SocketAddr>,
	handle: ServerHandle,
	stop: StopHandle,
	tasks: Handle,
	/// None when it has stopped.
	runtime: Option<Runtime>,
}

impl Drop for Server {
	/// Does not wait, because a future may drop it: of a node that could not be started, say.
	fn drop(&mut self) {
		if let Some(runtime) = self.runtime.take() {
			runtime.shutdown_background();
		}
	}
}

/// What all connections share.
#[derive(Clone)]
struct Shared {
	methods: Methods,
	metrics: Option<RpcMetrics>,
	request_logger_limit: u32,
	large: Arc<Large>,
	/// Connections that take no answer.
	stuck: Arc<AtomicUsize>,
	stop: StopHandle,
}

/// What the server is built from.
pub struct Setup {
	/// Addresses with their settings.
	pub endpoints: Vec<RpcEndpoint>,
	/// The methods.
	pub module: RpcModule<()>,
	/// Metrics.
	pub metrics: Option<RpcMetrics>,
	/// Bytes of a request that are logged.
	pub request_logger_limit: u32,
}

impl Server {
	/// Makes a server that listens nowhere yet.
	pub fn new() -> std::io::Result<Self> {
		let runtime = tokio::runtime::Builder::new_multi_thread()
			.thread_name("rpc")
			.enable_all()
			.max_blocking_threads(BLOCKING_THREADS)
			.build()?;
		let (stop, handle) = stop_channel();
		Ok(Self {
			addresses: Vec::new(),
			handle,
			stop,
			tasks: runtime.handle().clone(),
			runtime: Some(runtime),
		})
	}

	/// Stops the server, and waits until the requests in work have ended, or until the time is up.
	/// Must not be called by a future.
	pub fn stop(mut self, limit: Duration) {
		// An error says that it has stopped already.
		let _ = self.handle.stop();
		if let Some(runtime) = self.runtime.take() {
			runtime.shutdown_timeout(limit);
		}
	}

	/// Returns the handle that spawns tasks of the server.
	pub fn tasks(&self) -> Handle {
		self.tasks.clone()
	}

	/// Listens on the addresses.
	pub async fn listen(&mut self, setup: Setup) -> Result<(), BoxError> {
		let module = with_method_list(setup.module)?;
		let known = module.method_names().collect::<Vec<_>>();
		let shared = Shared {
			methods: module.into(),
			metrics: setup.metrics.map(|metrics| metrics.with_known_methods(known)),
			request_logger_limit: setup.request_logger_limit,
			large: Arc::default(),
			stuck: Arc::default(),
			stop: self.stop.clone(),
		};
		let mut addresses = String::new();
		for endpoint in setup.endpoints {
			let Some(listener) = bind(&endpoint).await? else { continue };
			let address = listener.local_addr()?;
			addresses.push_str(&format!("{address},"));
			self.addresses.push(address);
			let (shared, tasks) = (shared.clone(), self.tasks());
			let listening = Listening { endpoint, address, shared, tasks };
			self.tasks.spawn(listening.accept(listener));
		}
		if addresses.is_empty() {
			return Err("no address of the RPC server is free".into());
		}
		log::info!(target: LOG_TARGET, "Running JSON-RPC server: addr={addresses}");
		Ok(())
	}
}

/// Adds the method that lists the methods.
fn with_method_list(mut module: RpcModule<()>) -> Result<RpcModule<()>, BoxError> {
	let mut names: Vec<_> = module.method_names().chain(["rpc_methods"]).collect();
	names.sort_unstable();
	module.register_method("rpc_methods", move |_, _, _| json!({ "methods": names }))?;
	Ok(module)
}

/// Listens on an address. None if it is not free and need not be.
async fn bind(endpoint: &RpcEndpoint) -> Result<Option<TcpListener>, BoxError> {
	let mut address = endpoint.listen_addr;
	let mut listener = TcpListener::bind(address).await;
	if listener.is_err() && endpoint.retry_random_port {
		address.set_port(0);
		listener = TcpListener::bind(address).await;
	}
	match listener {
		Ok(listener) => Ok(Some(listener)),
		Err(error) if endpoint.is_optional => {
			log::debug!(target: LOG_TARGET, "Not listening on {address}: {error}");
			Ok(None)
		},
		Err(error) => Err(format!("cannot listen on {address}: {error}").into()),
	}
}

/// One address.
struct Listening {
	endpoint: RpcEndpoint,
	address: SocketAddr,
	shared: Shared,
	tasks: Handle,
}

impl Listening {
	/// Serves connections until the server stops.
	async fn accept(self, listener: TcpListener) {
		let builder = self.builder();
		let hosts = origin::hosts(self.endpoint.cors.is_some(), self.address);
		let cors = origin::cors(self.endpoint.cors.as_deref());
		let http =
			ServiceBuilder::new().option_layer(hosts).layer(NodeHealthProxyLayer).layer(cors);
		let builder = builder.set_http_middleware(http).to_service_builder();
		while let Some((socket, peer)) = self.next(&listener).await {
			let in_work = Arc::<InWork>::default();
			let limits = Limits::new(in_work.clone(), self.shared.large.clone());
			let connection = Connection::new(socket, in_work, self.shared.stuck.clone());

			let denial = deny_unsafe(&self.address, &self.endpoint.rpc_methods);
			let (shared, endpoint) = (self.shared.clone(), self.endpoint.clone());
			let (builder, tasks) = (builder.clone(), self.tasks.clone());
			let answer = move |mut request: HttpRequest<hyper::body::Incoming>| {
				request.extensions_mut().insert(denial);
				let is_websocket = ws::is_upgrade_request(&request);
				let from = origin::client(&endpoint, &request, peer.ip());
				let watched = shared.watched(&endpoint, is_websocket, from);
				let rpc = RpcServiceBuilder::new()
					.rpc_logger(shared.request_logger_limit)
					.option_layer(watched.clone())
					.layer(limits.clone());
				let mut service = builder
					.clone()
					.set_rpc_middleware(rpc)
					.build(shared.methods.clone(), shared.stop.clone());
				let closed = service.on_session_closed();
				tasks.spawn(measure(watched.filter(|_| is_websocket), closed));
				service.call(request)
			};
			let stopped = self.shared.stop.clone().shutdown();
			let served =
				serve_with_graceful_shutdown(connection, tower::service_fn(answer), stopped);
			self.tasks.spawn(served);
		}
	}

	/// Waits for the next connection. None when the server stops.
	async fn next(&self, listener: &TcpListener) -> Option<(TcpStream, SocketAddr)> {
		loop {
			let accepted = tokio::select! {
				accepted = listener.accept() => accepted,
				_ = self.shared.stop.clone().shutdown() => return None,
			};
			match accepted {
				Ok(accepted) => return Some(accepted),
				Err(error) => {
					log::debug!(target: LOG_TARGET, "No connection was accepted: {error}");
				},
			}
			tokio::time::sleep(ACCEPT_PAUSE).await;
		}
	}

	/// Returns the settings of all connections.
	fn builder(&self) -> ServerBuilder<Identity, Identity> {
		let endpoint = &self.endpoint;
		let pings = PingConfig::new()
			.ping_interval(PING_INTERVAL)
			.inactive_limit(PING_LIMIT)
			.max_failures(PING_FAILURES);
		ServerBuilder::new()
			.max_request_body_size(endpoint.max_payload_in_mb.saturating_mul(MEBIBYTE))
			.max_response_body_size(endpoint.max_payload_out_mb.saturating_mul(MEBIBYTE))
			.max_connections(endpoint.max_connections)
			.max_subscriptions_per_connection(endpoint.max_subscriptions_per_connection)
			.set_message_buffer_capacity(endpoint.max_buffer_capacity_per_connection)
			.set_batch_request_config(endpoint.batch_config)
			.enable_ws_ping(pings)
			.custom_tokio_runtime(self.tasks.clone())
			.set_id_provider(RandomStringIdProvider::new(ID_LENGTH))
	}
}

/// Measures how long a WebSocket is open, if anything measures it.
async fn measure(watched: Option<MiddlewareLayer>, closed: impl Future<Output = ()>) {
	let Some(watched) = watched else { return };
	let start = Instant::now();
	watched.ws_connect();
	closed.await;
	watched.ws_disconnect(start);
}

impl Shared {
	/// Returns what measures a connection and limits its rate, if anything does.
	fn watched(
		&self,
		endpoint: &RpcEndpoint,
		is_websocket: bool,
		from: IpAddr,
	) -> Option<MiddlewareLayer> {
		let trusted = endpoint.rate_limit_whitelisted_ips.iter().any(|ips| ips.contains(from));
		let rate = endpoint.rate_limit.filter(|_| !trusted);
		if rate.is_none() && self.metrics.is_none() {
			return None;
		}
		let mut layer = MiddlewareLayer::new();
		if let Some(metrics) = self.metrics.clone() {
			let transport = if is_websocket { "ws" } else { "http" };
			layer = layer.with_metrics(Metrics::new(metrics, transport));
		}
		if let Some(rate) = rate {
			layer = layer.with_rate_limit_per_minute(rate);
		}
		Some(layer)
	}
}
