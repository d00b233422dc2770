//! What a request may hold, and how many large ones are in work at once.

use super::connection::InWork;
use futures::{future::BoxFuture, FutureExt};
use jsonrpsee::{
	core::server::MethodResponse,
	server::middleware::rpc::RpcServiceT,
	types::{ErrorObject, Id, Request},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Bytes of JSON from which the parameters of a request are large.
const LARGE: usize = 64 * 1024;

/// Large requests in work: on one core, whatever they make the runtime do.
const LARGE_IN_WORK: usize = 1;

/// Large requests in work or waiting, each with its parameters in memory.
const LARGE_AT_ONCE: usize = 64;

/// Those of one connection.
const LARGE_OF_ONE: usize = 4;

const KIB: usize = 1024;

/// Methods that take a transaction: as large as a request may be (`--rpc-max-request-size`), for
/// a runtime has to fit.
const OF_TRANSACTIONS: [&str; 9] = [
	"author_submitExtrinsic",
	"author_submitAndWatchExtrinsic",
	"payment_queryInfo",
	"payment_queryFeeDetails",
	"system_dryRun",
	"transaction_v1_broadcast",
	"transactionWatch_v1_submitAndWatch",
	"transaction_unstable_submitAndWatch",
	"transaction_unstable_broadcast",
];

/// Code of the error for parameters that are too long.
const TOO_LONG: i32 = -32_010;
/// Code of the error for a node that has too many large requests.
const BUSY: i32 = -32_011;

/// Returns how long the parameters of a method may be, in bytes of JSON. None: as a request.
fn max_length(method: &str) -> Option<usize> {
	match method {
		method if OF_TRANSACTIONS.contains(&method) => None,
		// The keys stay in memory as long as the subscription.
		method if method.contains("ubscribe") => Some(64 * KIB),
		// The runtime reads it all before it can refuse it.
		"state_call" | "chainHead_v1_call" | "archive_v1_call" => Some(256 * KIB),
		// Lists of keys.
		_ => Some(2_048 * KIB),
	}
}

/// The large requests of all connections.
pub struct Large {
	in_work: Semaphore,
	at_once: Semaphore,
}

impl Default for Large {
	fn default() -> Self {
		let [in_work, at_once] = [LARGE_IN_WORK, LARGE_AT_ONCE].map(Semaphore::new);
		Self { in_work, at_once }
	}
}

/// Applies the limits to one connection.
#[derive(Clone)]
pub struct Limits {
	in_work: Arc<InWork>,
	/// The large requests of all connections.
	large: Arc<Large>,
	/// The connection's own.
	own_large: Arc<Semaphore>,
}

impl Limits {
	/// Makes the limits of a connection.
	pub fn new(in_work: Arc<InWork>, large: Arc<Large>) -> Self {
		Self { in_work, large, own_large: Arc::new(Semaphore::new(LARGE_OF_ONE)) }
	}
}

impl<Service> tower::Layer<Service> for Limits {
	type Service = Limited<Service>;

	fn layer(&self, service: Service) -> Self::Service {
		Limited { service, limits: self.clone() }
	}
}

/// A service with limits.
#[derive(Clone)]
pub struct Limited<Service> {
	service: Service,
	limits: Limits,
}

impl<'a, Service> RpcServiceT<'a> for Limited<Service>
where
	Service: RpcServiceT<'a> + Clone + Send + Sync + 'static,
{
	type Future = BoxFuture<'a, MethodResponse>;

	fn call(&self, request: Request<'a>) -> Self::Future {
		let guard = self.limits.in_work.clone().begin();
		let Self { service, limits } = self.clone();
		async move {
			let _guard = guard;
			let length = request.params.as_ref().map_or(0, |params| params.get().len());
			if let Some(max) = max_length(&request.method).filter(|max| length > *max) {
				return too_long(request.id, &request.method, length, max);
			}
			if length <= LARGE {
				return service.call(request).await;
			}
			let places = (limits.own_large.try_acquire(), limits.large.at_once.try_acquire());
			if places.0.is_err() || places.1.is_err() {
				return busy(request.id);
			}
			// Never closed, so there is always a permit in the end.
			let _works = limits.large.in_work.acquire().await;
			service.call(request).await
		}
		.boxed()
	}
}

fn too_long(id: Id<'_>, method: &str, length: usize, max: usize) -> MethodResponse {
	let message = format!("{method} takes parameters of at most {max} bytes; these have {length}");
	MethodResponse::error(id, ErrorObject::owned(TOO_LONG, message, None::<()>))
}

fn busy(id: Id<'_>) -> MethodResponse {
	let message =
		"the node or this connection has too many requests with large parameters; try again";
	MethodResponse::error(id, ErrorObject::owned(BUSY, message, None::<()>))
}

#[cfg(test)]
mod tests {
	use crate::rpc::limits::*;

	#[test]
	fn transaction_should_be_as_large_as_a_request() {
		for method in OF_TRANSACTIONS {
			assert_eq!(max_length(method), None, "{method}");
		}
	}

	#[test]
	fn what_stays_in_memory_should_be_small() {
		for method in ["state_subscribeStorage", "chain_subscribeNewHeads", "state_call"] {
			assert!(max_length(method).is_some_and(|max| max <= 256 * KIB), "{method}");
		}
	}
}
