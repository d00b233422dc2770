//! Requests to servers of the Web, by HTTP and HTTPS.

use hyper::body::Body;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
	client::legacy::{self, connect::HttpConnector},
	rt::TokioExecutor,
};
use rustls::{crypto::ring::default_provider, ClientConfig, RootCertStore};
use std::sync::Arc;

/// Sends requests with bodies of one kind.
pub type Client<Content> = legacy::Client<HttpsConnector<HttpConnector>, Content>;

/// Prepares to send requests. Fails if this machine has no root certificates.
pub fn client<Content>() -> Result<Client<Content>, String>
where
	Content: Body + Send,
	Content::Data: Send,
{
	let builder = HttpsConnectorBuilder::new().with_provider_and_native_roots(default_provider());
	let builder =
		builder.map_err(|error| format!("the root certificates of this machine: {error}"))?;
	Ok(built(builder.https_or_http().enable_http1().build()))
}

/// The same for requests without TLS, which need no certificates.
pub fn client_without_tls<Content>() -> Result<Client<Content>, String>
where
	Content: Body + Send,
	Content::Data: Send,
{
	let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
		.with_safe_default_protocol_versions()
		.map_err(|error| error.to_string())?
		.with_root_certificates(RootCertStore::empty())
		.with_no_client_auth();
	let builder = HttpsConnectorBuilder::new().with_tls_config(config);
	Ok(built(builder.https_or_http().enable_http1().build()))
}

fn built<Content>(connector: HttpsConnector<HttpConnector>) -> Client<Content>
where
	Content: Body + Send,
	Content::Data: Send,
{
	legacy::Client::builder(TokioExecutor::new()).build(connector)
}

/// Describes an error with its causes: the outermost says only that the connection failed.
pub fn describe(error: &dyn std::error::Error) -> String {
	let mut text = error.to_string();
	let mut source = error.source();
	while let Some(cause) = source {
		text = format!("{text}: {cause}");
		source = cause.source();
	}
	text
}
