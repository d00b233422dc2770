//! Every file of the protocol pallet begins with a line that says what it is about.

use ganglion_workspace::path;
use std::{fs, path::Path};

/// Adds the Rust files under a folder that begin with something else than their documentation.
fn collect_without_head(folder: &Path, found: &mut Vec<String>) -> usize {
	let entries = fs::read_dir(folder).expect("the folder can be read");
	let paths = entries.map(|entry| entry.expect("the folder can be read").path());
	let mut seen = 0;
	for path in paths {
		if path.is_dir() {
			seen += collect_without_head(&path, found);
		} else if path.extension().is_some_and(|extension| extension == "rs") {
			let text = fs::read_to_string(&path).expect("the file can be read");
			if text.lines().next().is_none_or(|line| !has_words(line)) {
				found.push(path.display().to_string());
			}
			seen += 1;
		}
	}
	seen
}

/// Whether a line is a line of module documentation with text in it.
fn has_words(line: &str) -> bool {
	line.strip_prefix("//! ").is_some_and(|text| text.contains(char::is_alphabetic))
}

#[test]
fn files_should_begin_with_their_documentation() {
	let source = path("pallets/subtensor/src");
	let mut found = Vec::new();
	let seen = collect_without_head(&source, &mut found);
	assert!(seen > 100, "only {seen} files were found");
	assert!(found.is_empty(), "files that do not begin with `//! …`:\n{}", found.join("\n"));
}

#[test]
fn heads_should_have_words() {
	assert!(has_words("//! What it is about."));
	assert!(!has_words("//!"));
	assert!(!has_words("//! ---"));
	assert!(!has_words("// A comment."));
	assert!(!has_words("use std::fs;"));
}
