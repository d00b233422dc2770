//! What goes wrong.

use jsonrpsee::core::ClientError;
use std::fmt;

/// What goes wrong with a development chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
	/// The node did not start: what it has logged last, or why there is none.
	Start(String),
	/// The node refused a request, or gave no response.
	Request {
		/// The method.
		method: String,
		/// What the node says.
		error: String,
	},
}

impl Error {
	pub(crate) fn of_request(method: &str, error: ClientError) -> Self {
		let error = match error {
			ClientError::Call(refusal) => match refusal.data() {
				Some(data) => format!("{}: {}", refusal.message(), data.get().trim_matches('"')),
				None => refusal.message().into(),
			},
			other => other.to_string(),
		};
		Self::Request { method: method.into(), error }
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Start(why) => write!(f, "the node did not start: {why}"),
			Self::Request { method, error } => write!(f, "{method}: {error}"),
		}
	}
}

impl std::error::Error for Error {}
