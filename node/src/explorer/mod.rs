//! The explorer: a page that shows the chain and, on a development chain, controls it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`files`] | the files of the page |
//! | [`answer`] | what a request is answered |
//!
//! The server listens where the RPC server does, on a port of its own, and serves files that are
//! part of the binary. The page reads the chain by JSON-RPC, so it can do no more than any other
//! client of the RPC server. `docs/explorer.md` describes it for its users.
//!
//! A connection holds what the HTTP library reads of the head of one request; bodies are not read.
//! The number of connections is bounded, and so is the time of each, which ends those that are held
//! open without need.

pub mod answer;
pub mod files;

use answer::Page;
use hyper::body::Incoming;
use jsonrpsee::server::{serve_with_graceful_shutdown, HttpRequest};
use sc_service::{SpawnTaskHandle, TaskManager};
use std::{
	convert::Infallible,
	future::{pending, ready},
	net::SocketAddr,
	sync::Arc,
	time::Duration,
};
use tokio::{
	net::{TcpListener, TcpStream},
	time::{sleep, timeout},
};

const LOG_TARGET: &str = "explorer";

/// Default port.
pub const PORT: u16 = 9950;

/// Connections at a time.
const MAX_CONNECTIONS: usize = 64;
/// Time after which a connection is closed. Browsers open another one.
const MAX_TIME: Duration = Duration::from_secs(30);
/// Pause after a connection could not be accepted, as when there are too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Where the page is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
	/// Port; 0 for any free one.
	pub port: u16,
	/// Whether the node must not start if the port is taken; otherwise it serves the page on any
	/// free port.
	pub is_required: bool,
}

/// Serves the page wherever the RPC server listens, and returns the page's first address.
pub async fn start(
	place: Place,
	rpc: &[SocketAddr],
	tasks: &TaskManager,
) -> sc_cli::Result<Option<SocketAddr>> {
	let mut first = None;
	for rpc in rpc {
		// All interfaces have the port of the first.
		let port = first.map_or(place.port, |address: SocketAddr| address.port());
		let bound = bind(SocketAddr::new(rpc.ip(), port), place, first.is_some()).await?;
		let Some(listener) = bound else { continue };
		let address = listener.local_addr()?;
		first = first.or(Some(address));
		let page = Page { rpc_port: rpc.port() };
		let serve = accept(listener, page, tasks.spawn_handle());
		tasks.spawn_handle().spawn("explorer", None, serve);
	}
	if let Some(address) = first {
		log::info!(target: LOG_TARGET, "Explorer: http://{address}");
	}
	Ok(first)
}

/// Listens on an address. None if it is not free, and the page is served elsewhere.
async fn bind(
	address: SocketAddr,
	place: Place,
	is_further: bool,
) -> sc_cli::Result<Option<TcpListener>> {
	let error = match TcpListener::bind(address).await {
		Ok(listener) => return Ok(Some(listener)),
		Err(error) => error,
	};
	if is_further {
		log::debug!(target: LOG_TARGET, "Not listening on {address}: {error}");
		return Ok(None);
	}
	if place.is_required {
		return Err(format!("the explorer cannot listen on {address}: {error}").into());
	}
	Ok(Some(TcpListener::bind(SocketAddr::new(address.ip(), 0)).await?))
}

/// Serves connections as long as the node runs.
async fn accept(listener: TcpListener, page: Page, tasks: SpawnTaskHandle) {
	// Each connection holds a clone.
	let open = Arc::new(());
	loop {
		match listener.accept().await {
			Ok((socket, _)) if Arc::strong_count(&open) <= MAX_CONNECTIONS => {
				let held = open.clone();
				tasks.spawn("explorer-connection", None, async move {
					serve(socket, page).await;
					drop(held);
				});
			},
			Ok((_, peer)) => {
				log::debug!(target: LOG_TARGET, "{peer} is refused, beside too many connections");
			},
			Err(error) => {
				log::debug!(target: LOG_TARGET, "No connection was accepted: {error}");
				sleep(ACCEPT_PAUSE).await;
			},
		}
	}
}

/// Serves a connection until its time is over.
async fn serve(socket: TcpStream, page: Page) {
	let answer = move |request: HttpRequest<Incoming>| {
		let response = page.answer(request.method(), request.uri().path(), request.headers());
		ready(Ok::<_, Infallible>(response))
	};
	let served = serve_with_graceful_shutdown(socket, tower::service_fn(answer), pending());
	if let Ok(Err(error)) = timeout(MAX_TIME, served).await {
		log::debug!(target: LOG_TARGET, "A connection ended: {error}");
	}
}
