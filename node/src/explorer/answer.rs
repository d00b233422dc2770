//! What a request for the page is answered.
//!
//! The page may load only what this server serves, and talk only to the RPC server of the node
//! (`connect-src`). Nothing of a request is stored or repeated, apart from the host by which the
//! browser knows this machine: the page reaches the RPC server by the same one.

use super::files;
use hyper::{
	header::{self, HeaderMap, HeaderName, HeaderValue},
	Method, StatusCode,
};
use jsonrpsee::server::{HttpBody, HttpResponse};

/// Path of the page's settings.
const CONFIG: &str = "/config.json";

/// Longest name of a host, as in DNS.
const MAX_HOST: usize = 253;

/// Headers of every answer.
fn fixed_headers() -> [(HeaderName, &'static str); 4] {
	[
		(header::CACHE_CONTROL, "no-cache"),
		(header::REFERRER_POLICY, "no-referrer"),
		(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
		(header::X_FRAME_OPTIONS, "DENY"),
	]
}

/// Answers requests for the page of one address.
#[derive(Debug, Clone, Copy)]
pub struct Page {
	/// Port of the RPC server, with which the page talks.
	pub rpc_port: u16,
}

impl Page {
	/// Answers a request.
	pub fn answer(self, method: &Method, path: &str, headers: &HeaderMap) -> HttpResponse {
		let mut response = match (method, path) {
			(&Method::GET | &Method::HEAD, CONFIG) => self.config(),
			(&Method::GET | &Method::HEAD, _) => file(path),
			_ => {
				let mut refused = text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
				let allowed = HeaderValue::from_static("GET, HEAD");
				refused.headers_mut().insert(header::ALLOW, allowed);
				refused
			},
		};
		for (name, value) in fixed_headers() {
			response.headers_mut().insert(name, HeaderValue::from_static(value));
		}
		// A host as below has only characters that a header may have.
		if let Ok(policy) = HeaderValue::from_str(&self.policy(host(headers))) {
			response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
		}
		response
	}

	fn config(self) -> HttpResponse {
		let settings = format!("{{\"rpcPort\": {}}}\n", self.rpc_port);
		let mut response = HttpResponse::new(HttpBody::from(settings));
		set_type(&mut response, "application/json");
		response
	}

	fn policy(self, host: &str) -> String {
		format!(
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
			 connect-src 'self' ws://{host}:{}; base-uri 'none'; form-action 'none'; \
			 frame-ancestors 'none'",
			self.rpc_port
		)
	}
}

fn file(path: &str) -> HttpResponse {
	let Some(file) = files::find(path) else {
		return text(StatusCode::NOT_FOUND, "the explorer has no such file\n");
	};
	let mut response = HttpResponse::new(HttpBody::from(file.text));
	set_type(&mut response, file.content_type());
	response
}

fn text(status: StatusCode, message: &'static str) -> HttpResponse {
	let mut response = HttpResponse::new(HttpBody::from(message));
	*response.status_mut() = status;
	set_type(&mut response, "text/plain; charset=utf-8");
	response
}

fn set_type(response: &mut HttpResponse, content_type: &'static str) {
	let value = HeaderValue::from_static(content_type);
	response.headers_mut().insert(header::CONTENT_TYPE, value);
}

/// The host by which the browser knows this machine, without its port. A policy cannot name an
/// IPv6 address; the page then uses 127.0.0.1, and so does the policy.
fn host(headers: &HeaderMap) -> &str {
	let named = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
	let name = named.rsplit_once(':').map_or(named, |(name, _)| name);
	let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
	let fits = (1..=MAX_HOST).contains(&name.len()) && name.bytes().all(is_name);
	if fits {
		name
	} else {
		"127.0.0.1"
	}
}

#[cfg(test)]
mod tests {
	use crate::explorer::answer::*;

	const PAGE: Page = Page { rpc_port: 9944 };

	fn get(path: &str) -> HttpResponse {
		PAGE.answer(&Method::GET, path, &HeaderMap::new())
	}

	fn header_of(response: &HttpResponse, name: HeaderName) -> &str {
		response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
	}

	fn policy_for(named: &'static str) -> String {
		let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(named))]);
		let response = PAGE.answer(&Method::GET, "/", &headers);
		header_of(&response, header::CONTENT_SECURITY_POLICY).into()
	}

	#[test]
	fn files_should_be_served_with_their_type() {
		for (path, kind) in [
			("/", "text/html; charset=utf-8"),
			("/main.js", "text/javascript; charset=utf-8"),
			("/style/tables.css", "text/css; charset=utf-8"),
			("/icon.svg", "image/svg+xml"),
			("/config.json", "application/json"),
		] {
			let response = get(path);
			assert_eq!(response.status(), StatusCode::OK, "{path}");
			assert_eq!(header_of(&response, header::CONTENT_TYPE), kind, "{path}");
			assert_eq!(header_of(&response, header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
		}
	}

	#[test]
	fn other_paths_and_methods_should_be_refused() {
		assert_eq!(get("/secret").status(), StatusCode::NOT_FOUND);
		let refused = PAGE.answer(&Method::POST, "/", &HeaderMap::new());
		assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED);
		assert_eq!(header_of(&refused, header::ALLOW), "GET, HEAD");
		let refused = PAGE.answer(&Method::DELETE, "/config.json", &HeaderMap::new());
		assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED);
	}

	#[test]
	fn policy_should_allow_the_rpc_server_of_the_same_host_only() {
		for (named, host) in [
			("localhost:9950", "localhost"),
			("node.example", "node.example"),
			("192.0.2.1:80", "192.0.2.1"),
			("[::1]:9950", "127.0.0.1"),
			("a.example *; script-src *:1", "127.0.0.1"),
			("", "127.0.0.1"),
		] {
			let policy = policy_for(named);
			assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
			let allowed = format!("connect-src 'self' ws://{host}:9944;");
			assert!(policy.contains(&allowed), "{named}: {policy}");
			assert!(!policy.contains('*'), "{named}: {policy}");
		}
	}
}
