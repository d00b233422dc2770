//! Servers of drand's HTTP API.
//!
//! A server is asked for one round at a time, and may say anything: what it sends is bounded in
//! time and size, and verified by the caller. One that fails is left alone for a while, twice as
//! long after each failure.

use crate::{
	drand::pulse::Pulse,
	web::{self, describe},
};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{body::Bytes, StatusCode, Uri};
use std::time::{Duration, Instant};

/// The public servers.
pub const PUBLIC: [&str; 4] = [
	"https://api.drand.sh",
	"https://api2.drand.sh",
	"https://api3.drand.sh",
	"https://drand.cloudflare.com",
];

/// Time limit of a request.
const TIME_LIMIT: Duration = Duration::from_secs(5);
/// Most bytes of a response. A pulse of quicknet takes 200.
const MAX_BYTES: usize = 4096;
/// Longest time for which a server that failed is left alone.
const LONGEST_REST: Duration = Duration::from_secs(300);

type HttpClient = web::Client<Empty<Bytes>>;

/// Servers that have the same beacon.
pub struct Servers {
	client: HttpClient,
	all: Vec<Server>,
}

struct Server {
	url: String,
	failures: u32,
	rests_until: Option<Instant>,
}

impl Servers {
	/// Prepares to ask the servers at these URLs. Fails if one is none, or if this machine has no
	/// root certificates.
	pub fn new(urls: &[String]) -> Result<Self, String> {
		let all = urls.iter().map(|url| Server::new(url)).collect::<Result<_, _>>()?;
		Ok(Self { client: web::client()?, all })
	}

	/// Asks one server after the other for the pulse of a round until `is_right` takes an answer.
	/// Returns none if no server has it, and an error if no server could be asked.
	pub async fn pulse(
		&mut self,
		chain_hash: &str,
		round: u64,
		is_right: impl Fn(&Pulse) -> Result<(), String>,
	) -> Result<Option<Pulse>, String> {
		let mut failures = Vec::new();
		let mut was_asked = false;
		let mut found = None;
		for server in self.all.iter_mut().filter(|server| !server.rests()) {
			let answer = ask(&self.client, &server.address(chain_hash, round)).await;
			let pulse = answer.and_then(|pulse| match pulse {
				Some(pulse) if pulse.round != round => Err(format!("sent round {}", pulse.round)),
				Some(pulse) => is_right(&pulse).map(|()| Some(pulse)),
				None => Ok(None),
			});
			match pulse {
				Ok(pulse) => {
					server.recover();
					was_asked = true;
					found = pulse;
				},
				Err(failure) => {
					server.rest();
					failures.push(format!("{}: {failure}", server.url));
				},
			}
			if found.is_some() {
				return Ok(found);
			}
		}
		match (was_asked, failures.is_empty()) {
			(true, _) => Ok(None),
			(false, true) => Err("all servers failed and rest for a while".into()),
			(false, false) => Err(failures.join("; ")),
		}
	}
}

impl Server {
	fn new(url: &str) -> Result<Self, String> {
		let url = url.trim_end_matches('/').to_owned();
		let parsed: Uri = url.parse().map_err(|error| format!("`{url}` is no URL: {error}"))?;
		if !matches!(parsed.scheme_str(), Some("http" | "https")) || parsed.host().is_none() {
			return Err(format!(
				"`{url}` is no URL of a server: it begins with http:// or https://"
			));
		}
		Ok(Self { url, failures: 0, rests_until: None })
	}

	/// Returns the address of a pulse: of version 2 of the API if the URL ends in `/v2`, else of
	/// version 1.
	fn address(&self, chain_hash: &str, round: u64) -> String {
		if self.url.ends_with("/v2") {
			format!("{}/chains/{chain_hash}/rounds/{round}", self.url)
		} else {
			format!("{}/{chain_hash}/public/{round}", self.url)
		}
	}

	fn rests(&self) -> bool {
		self.rests_until.is_some_and(|until| Instant::now() < until)
	}

	fn rest(&mut self) {
		let seconds = 1u64.checked_shl(self.failures.min(16)).unwrap_or(u64::MAX);
		let rest = Duration::from_secs(seconds).min(LONGEST_REST);
		self.failures = self.failures.saturating_add(1);
		self.rests_until = Instant::now().checked_add(rest);
	}

	fn recover(&mut self) {
		(self.failures, self.rests_until) = (0, None);
	}
}

/// Asks for a pulse. Returns none if the server does not have it yet.
async fn ask(client: &HttpClient, address: &str) -> Result<Option<Pulse>, String> {
	let uri: Uri = address.parse().map_err(|error| format!("`{address}` is no URL: {error}"))?;
	let request = async {
		let response = client.get(uri).await.map_err(|error| describe(&error))?;
		match response.status() {
			StatusCode::OK => {},
			StatusCode::NOT_FOUND | StatusCode::TOO_EARLY => return Ok(None),
			other => return Err(format!("status {other}")),
		}
		let body = Limited::new(response.into_body(), MAX_BYTES).collect().await;
		let body = body.map_err(|error| format!("the response: {error}"))?.to_bytes();
		let text = std::str::from_utf8(&body).map_err(|error| format!("the response: {error}"))?;
		text.parse().map(Some).map_err(|error| format!("the response is no pulse: {error}"))
	};
	match tokio::time::timeout(TIME_LIMIT, request).await {
		Ok(answer) => answer,
		Err(_) => Err(format!("no response in {} s", TIME_LIMIT.as_secs())),
	}
}

#[cfg(test)]
mod tests {
	use crate::drand::servers::*;

	#[test]
	fn address_should_be_of_the_version_that_the_url_names() {
		let address = |url| Server::new(url).map(|server| server.address("52db", 1000));
		assert_eq!(address("http://host/"), Ok("http://host/52db/public/1000".into()));
		let second = "http://host:8080/v2/chains/52db/rounds/1000";
		assert_eq!(address("http://host:8080/v2"), Ok(second.into()));
	}

	#[test]
	fn server_should_have_a_url() {
		for url in ["", "host", "ftp://host", "/path", "http://"] {
			assert!(Server::new(url).is_err(), "{url}");
		}
	}

	#[test]
	fn server_should_rest_longer_after_each_failure() {
		let mut server = Server::new("http://host").unwrap();
		assert!(!server.rests());
		let mut rests = Vec::new();
		for _ in 0..12 {
			server.rest();
			let left = server.rests_until.unwrap().duration_since(Instant::now());
			rests.push(left.as_secs_f64().round() as u64);
		}
		assert_eq!(rests, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
		assert!(server.rests());
		server.recover();
		assert!(!server.rests());
	}
}
