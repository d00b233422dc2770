//! The explorer page says of each hyperparameter what it means.

use ganglion_workspace::path;
use std::{collections::BTreeSet, fs};

/// Returns the names by which the table of settings shows them, given its source.
fn shown(table: &str) -> BTreeSet<&str> {
	let lists = table.split("shown [").skip(1).filter_map(|rest| rest.split(']').next());
	// The head of the file explains the slot, with a name in capitals.
	let is_name = |name: &&str| name.starts_with(|first: char| first.is_ascii_lowercase());
	lists.flat_map(str::split_whitespace).filter(is_name).collect()
}

/// Returns the names that the page explains, given the source of its list.
fn explained(list: &str) -> BTreeSet<&str> {
	let entries = list.lines().skip_while(|line| !line.starts_with("export const MEANINGS"));
	let names = entries.filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
	// What continues a text is further to the right.
	names.map(|(name, _)| name).filter(|name| !name.starts_with(' ')).collect()
}

#[test]
fn every_hyperparameter_should_have_a_meaning() {
	let read = |file: &str| fs::read_to_string(path(file)).expect("the file can be read");
	let table = read("pallets/subtensor/src/hyperparameters/table.rs");
	let list = read("node/src/explorer/page/views/meanings.js");
	let (shown, explained) = (shown(&table), explained(&list));
	assert!(shown.len() > 40, "only {} names were found", shown.len());
	let missing: Vec<_> = shown.difference(&explained).collect();
	assert!(missing.is_empty(), "add to node/src/explorer/page/views/meanings.js: {missing:?}");
}

#[test]
fn names_should_be_found() {
	let table =
		"//! shown [NAME …]\n emits [Set], shown [tempo]\n shown [\n\trho kappa\n]\n shown []";
	assert_eq!(shown(table), BTreeSet::from(["kappa", "rho", "tempo"]));
	let list = "const A = {\n  no: 'No.',\n};\nexport const MEANINGS = {\n  rho: OLD,\n";
	assert_eq!(explained(list), BTreeSet::from(["rho"]));
	let list = "export const MEANINGS = {\n  tempo: 'Blocks: '\n    + 'so: many.',\n};";
	assert_eq!(explained(list), BTreeSet::from(["tempo"]));
}
