//! What a subcommand ends with when it does not succeed.

use std::{error::Error, fmt, process::ExitCode};

/// A message for the screen, and the code the program exits with.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
	code: u8,
	message: String,
}

impl Failure {
	/// Something that was asked for cannot be done: a bad file, a node that does not answer. Code 2, as for wrong
	/// arguments.
	pub fn refused(message: impl fmt::Display) -> Self {
		Self { code: 2, message: message.to_string() }
	}

	/// Two things that must be the same are not. Code 1, as `diff` has it.
	pub fn differs(message: impl fmt::Display) -> Self {
		Self { code: 1, message: message.to_string() }
	}

	/// The program's message on the standard error, and its exit code.
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
