//! Reads JSON files, and reports errors with line, column and field.

mod position;

pub use position::Path as Field;

use crate::failure::Failure;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::{fs, io, path::Path};

/// An invalid field, with the reason.
pub struct Fault {
	/// The field.
	pub field: Field,
	/// The reason.
	pub reason: String,
}

/// The result of a check.
pub type Checked = Result<(), Fault>;

/// Returns the error of an invalid field.
///
/// # Errors
///
/// Always; it is the constructor of the error.
pub fn fault(field: Field, reason: impl Into<String>) -> Checked {
	Err(Fault { field, reason: reason.into() })
}

/// The file name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Reads a value from a file, or from standard input if the name is `-`, and runs `check` on it.
///
/// # Errors
///
/// `<file>:<line>:<column>: <field>: <what is wrong>`, without the parts that do not apply.
pub fn read<V: DeserializeOwned>(
	file: &Path,
	check: impl FnOnce(&V) -> Checked,
) -> Result<V, Failure> {
	let text = if file.as_os_str() == STANDARD_INPUT {
		io::read_to_string(io::stdin())
	} else {
		fs::read_to_string(file)
	};
	let name = file.display();
	let text = text.map_err(|error| Failure::refused(format!("{name}: {error}")))?;
	parse(&text, check).map_err(|problem| Failure::refused(format!("{name}:{problem}")))
}

fn parse<V: DeserializeOwned>(text: &str, check: impl FnOnce(&V) -> Checked) -> Result<V, String> {
	let mut json = serde_json::Deserializer::from_str(text);
	let value: V = serde_path_to_error::deserialize(&mut json).map_err(|error| {
		let field = Field::from(error.path());
		ill_formed(text, &field, error.inner())
	})?;
	json.end().map_err(|error| ill_formed(text, &Field::default(), &error))?;
	check(&value).map_err(|fault| problem(text, &fault.field, &fault.reason))?;
	Ok(value)
}

/// Returns the message of a parser error. A syntax error or a duplicate key is at the position
/// where the parser stopped; other errors are reported at the beginning of their field.
fn ill_formed(text: &str, field: &Field, error: &serde_json::Error) -> String {
	let (line, column) = (error.line(), error.column());
	let message = error.to_string();
	let reason = message.strip_suffix(&format!(" at line {line} column {column}"));
	let reason = reason.unwrap_or(&message);
	let is_fault = error.classify() == Category::Data && !field.is_root();
	if is_fault && field.find_in(text).is_some() {
		return problem(text, field, reason);
	}
	format!("{line}:{column}: {}", named(field, reason))
}

fn problem(text: &str, field: &Field, reason: &str) -> String {
	let named = named(field, reason);
	match field.find_in(text) {
		Some(position) => format!("{position}: {named}"),
		None => format!(" {named}"),
	}
}

fn named(field: &Field, reason: &str) -> String {
	if field.is_root() {
		reason.to_owned()
	} else {
		format!("{field}: {reason}")
	}
}
