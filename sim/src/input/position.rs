//! The position of a field in a file.

use serde_json::value::RawValue;
use std::{collections::BTreeMap, fmt};

/// The path of a field from the top of the file; empty for the whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
	Key(String),
	Index(usize),
}

/// A position in a text: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
	/// Line.
	pub line: usize,
	/// Column.
	pub column: usize,
}

impl Path {
	/// Returns the path of a top-level field.
	pub fn of(key: &str) -> Self {
		Self::default().key(key)
	}

	/// Appends a key of the object at this path.
	pub fn key(mut self, key: &str) -> Self {
		self.0.push(Step::Key(key.to_owned()));
		self
	}

	/// Appends an index of the list at this path.
	pub fn index(mut self, index: usize) -> Self {
		self.0.push(Step::Index(index));
		self
	}

	/// Whether this is the whole file.
	pub fn is_root(&self) -> bool {
		self.0.is_empty()
	}

	/// Returns the position at which the value of this path begins, or else that of the innermost
	/// existing value on the path. `None` if the text is not JSON.
	pub fn find_in(&self, text: &str) -> Option<Position> {
		let mut value: &RawValue = serde_json::from_str(text).ok()?;
		for step in &self.0 {
			let Some(inner) = step.step_into(value) else { break };
			value = inner;
		}
		// The value borrows from the text.
		let offset = (value.get().as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
		Some(Position::of(text.get(..offset)?))
	}
}

impl Step {
	fn step_into<'a>(&self, value: &'a RawValue) -> Option<&'a RawValue> {
		match self {
			Self::Key(key) => {
				let object: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
				object.get(key).copied()
			},
			Self::Index(index) => {
				let list: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
				list.get(*index).copied()
			},
		}
	}
}

impl Position {
	/// Returns the position after a text.
	fn of(before: &str) -> Self {
		let line = before.matches('\n').count() + 1;
		let last = before.rsplit('\n').next().unwrap_or_default();
		Self { line, column: last.chars().count() + 1 }
	}
}

impl From<&serde_path_to_error::Path> for Path {
	fn from(path: &serde_path_to_error::Path) -> Self {
		use serde_path_to_error::Segment;
		path.iter().fold(Self::default(), |path, segment| match segment {
			Segment::Seq { index } => path.index(*index),
			Segment::Map { key } | Segment::Enum { variant: key } => path.key(key),
			Segment::Unknown => path,
		})
	}
}

impl fmt::Display for Path {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (at, step) in self.0.iter().enumerate() {
			match step {
				Step::Key(key) if at == 0 => write!(f, "{key}")?,
				Step::Key(key) => write!(f, ".{key}")?,
				Step::Index(index) => write!(f, "[{index}]")?,
			}
		}
		Ok(())
	}
}

impl fmt::Display for Position {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}:{}", self.line, self.column)
	}
}
