//! Reading a case, and saying what is wrong with it.

use super::{check, position::Path as Field, Case};
use crate::failure::Failure;
use serde_json::error::Category;
use std::{fs, io, path::Path};

/// The file name that means the standard input.
const STANDARD_INPUT: &str = "-";

/// Reads a case from a file, or from the standard input if the name is `-`.
///
/// # Errors
///
/// `<file>:<line>:<column>: <field>: <what is wrong>`, without the parts that do not apply.
pub fn read(file: &Path) -> Result<Case, Failure> {
	let text = if file.as_os_str() == STANDARD_INPUT {
		io::read_to_string(io::stdin())
	} else {
		fs::read_to_string(file)
	};
	let name = file.display();
	let text = text.map_err(|error| Failure::refused(format!("{name}: {error}")))?;
	parse(&text).map_err(|problem| Failure::refused(format!("{name}:{problem}")))
}

fn parse(text: &str) -> Result<Case, String> {
	let mut json = serde_json::Deserializer::from_str(text);
	let case: Case = serde_path_to_error::deserialize(&mut json).map_err(|error| {
		let field = Field::from(error.path());
		ill_formed(text, &field, error.inner())
	})?;
	json.end().map_err(|error| ill_formed(text, &Field::default(), &error))?;
	check::check(&case).map_err(|fault| problem(text, &fault.path, &fault.reason))?;
	Ok(case)
}

/// What the parser found. Where it stopped is the place of an error of syntax, and of a key that stands twice; other errors
/// are shown where the field begins.
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
