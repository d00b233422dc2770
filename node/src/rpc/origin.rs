//! Where requests come from: allowed hosts and origins, and the client behind a proxy.

use jsonrpsee::server::{middleware::http::HostFilterLayer, HttpRequest};
use sc_rpc_server::RpcEndpoint;
use std::net::{IpAddr, SocketAddr};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// Returns the filter of the header `Host`, if browsers are restricted.
pub fn hosts(restricted: bool, address: SocketAddr) -> Option<HostFilterLayer> {
	let port = address.port();
	let local = ["localhost", "127.0.0.1", "[::1]"].map(|host| format!("{host}:{port}"));
	// The hosts above can be parsed.
	restricted.then(|| HostFilterLayer::new(local).ok()).flatten()
}

/// Returns the layer that answers browsers which origins are allowed: all, without a list.
pub fn cors(allowed: Option<&[String]>) -> CorsLayer {
	let Some(allowed) = allowed else { return CorsLayer::permissive() };
	let origins = allowed.iter().filter_map(|origin| origin.parse().ok());
	CorsLayer::new().allow_origin(AllowOrigin::list(origins))
}

/// Returns the client's address, which is the one that a proxy names if proxies are trusted.
pub fn client<Body>(endpoint: &RpcEndpoint, request: &HttpRequest<Body>, peer: IpAddr) -> IpAddr {
	if !endpoint.rate_limit_trust_proxy_headers {
		return peer;
	}
	let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
	header("forwarded")
		.and_then(forwarded)
		.or_else(|| header("x-forwarded-for")?.split(',').next()?.trim().parse().ok())
		.or_else(|| header("x-real-ip")?.trim().parse().ok())
		.unwrap_or(peer)
}

/// Returns the address in the first `for=…` of a header `Forwarded`.
fn forwarded(header: &str) -> Option<IpAddr> {
	let mut parts = header.split([';', ',']).map(str::trim);
	let address = parts.find_map(|part| {
		let (name, value) = part.split_once('=')?;
		name.eq_ignore_ascii_case("for").then(|| value.trim_matches('"'))
	})?;
	let address =
		address.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(address);
	address.parse().ok().or_else(|| address.parse().ok().map(|full: SocketAddr| full.ip()))
}

#[cfg(test)]
mod tests {
	use crate::rpc::origin::*;

	#[test]
	fn proxy_should_name_the_client() {
		let address = |text: &str| text.parse::<IpAddr>().ok();
		assert_eq!(forwarded("for=192.0.2.60;proto=http, for=10.0.0.1"), address("192.0.2.60"));
		assert_eq!(forwarded("by=1.1.1.1; For=\"[2001:db8::1]:80\""), address("2001:db8::1"));
		assert_eq!(forwarded("for=192.0.2.60:4711"), address("192.0.2.60"));
		assert_eq!(forwarded("for=unknown"), None);
	}
}
