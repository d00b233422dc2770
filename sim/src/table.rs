//! Tables of numbers as CSV.

use crate::failure::Failure;
use std::{
	io::{self, Write},
	path::{Path, PathBuf},
};

/// The output of a table.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct File {
	/// Write the numbers as CSV; `-` is standard output.
	#[arg(long, value_name = "FILE", help_heading = "Output")]
	pub csv: Option<PathBuf>,
}

impl File {
	/// Writes the table to the requested output.
	///
	/// # Errors
	///
	/// If it cannot be written.
	pub fn write(&self, table: &str) -> Result<(), Failure> {
		match &self.csv {
			None => Ok(()),
			Some(path) if path == Path::new("-") => print(table),
			Some(path) => std::fs::write(path, table)
				.map_err(|error| Failure::refused(format!("{}: {error}", path.display()))),
		}
	}
}

/// Prints to standard output. A reader that stops early, as `head` does, is no failure.
///
/// # Errors
///
/// If the output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
	match io::stdout().write_all(text.as_bytes()) {
		Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
		_ => Ok(()),
	}
}

/// Formats a number with 17 significant digits, which distinguish any two.
pub fn exact(number: f64) -> String {
	if number == 0.0 {
		return "0".to_string();
	}
	let scientific = format!("{number:.16e}");
	let exponent = scientific.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok());
	match exponent {
		Some(exponent @ -5..=16) => format!("{number:.*}", (16 - exponent) as usize),
		_ => scientific,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn number_should_have_17_digits() {
		assert_eq!(exact(0.4877323388820201), "0.48773233888202011");
		assert_eq!(exact(1.0), "1.0000000000000000");
		assert_eq!(exact(2.83e-4), "0.00028299999999999999");
		assert_eq!(exact(2.83e-7), "2.8299999999999998e-7");
		assert_eq!(exact(0.0), "0");
	}
}
