//! The failure of a subcommand.

use std::{error::Error, fmt, process::ExitCode};

/// A message, and the program's exit code.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
	code: u8,
	message: String,
}

impl Failure {
	/// A request that cannot be carried out, such as a bad file or an unreachable node. Exit code
	/// 2, as for wrong arguments.
	pub fn refused(message: impl fmt::Display) -> Self {
		Self { code: 2, message: message.to_string() }
	}

	/// A difference between values that must be equal. Exit code 1, as with `diff`.
	pub fn differs(message: impl fmt::Display) -> Self {
		Self { code: 1, message: message.to_string() }
	}

	/// Prints the message on standard error and returns the exit code.
	pub fn report(&self) -> ExitCode {
		eprintln!("{}", self.message);
		ExitCode::from(self.code)
	}
}

impl<E: Error> From<E> for Failure {
	fn from(error: E) -> Self {
		Self::refused(error)
	}
}
