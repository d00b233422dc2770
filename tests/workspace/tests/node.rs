//! The modules of the node have an order, stated by the table in the doc of `node/src/main.rs`: a
//! module uses only modules above it, so no circle of modules can exist.
//!
//! A module uses another one if it names a path into it (`crate::…`, `super::…`, `self::…`) or
//! declares it (`mod …;`), because a parent reaches its children by relative paths.

use ganglion_workspace::path;
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};

/// The name of the crate's root, which may use every module.
const ROOT: &str = "main";

/// Sources by module path, such as `engine::aura`.
type Sources = BTreeMap<String, String>;

fn read_sources(folder: &Path, parent: &str, sources: &mut Sources) {
	for entry in fs::read_dir(folder).expect("a folder of sources") {
		let path = entry.expect("a readable entry").path();
		let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name in UTF-8");
		let module = if stem == "mod" { parent.to_string() } else { child(parent, stem) };
		if path.is_dir() {
			read_sources(&path, &module, sources);
		} else if path.extension().is_some_and(|extension| extension == "rs") {
			sources.insert(module, fs::read_to_string(&path).expect("a readable source"));
		}
	}
}

fn child(parent: &str, name: &str) -> String {
	if parent.is_empty() || parent == ROOT {
		name.to_string()
	} else {
		format!("{parent}::{name}")
	}
}

fn parent(module: &str) -> &str {
	module.rsplit_once("::").map_or(ROOT, |(parent, _)| parent)
}

/// The module order of the table: the first column's links, and the root last.
fn order(root: &str) -> Vec<String> {
	root.lines()
		.filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`]"))
		.map(|(module, _)| module.to_string())
		.chain([ROOT.to_string()])
		.collect()
}

/// Splits code without its line comments into identifiers, `::` and other single characters.
fn tokens(source: &str) -> Vec<&str> {
	let mut tokens = Vec::new();
	for line in source.lines() {
		let mut rest = line.split_once("//").map_or(line, |(code, _)| code).trim_start();
		while let Some(first) = rest.chars().next() {
			let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
			let length = match word {
				0 if rest.starts_with("::") => 2,
				0 => first.len_utf8(),
				word => word,
			};
			tokens.push(&rest[..length]);
			rest = rest[length..].trim_start();
		}
	}
	tokens
}

/// Appends the paths of a (braced) path that begins at `tokens[at]` and returns where it ends.
fn expand(tokens: &[&str], mut at: usize, prefix: &str, paths: &mut BTreeSet<String>) -> usize {
	if tokens[at] == "{" {
		while !["}", ";"].contains(&tokens[at]) {
			// Each entry begins after `{` or `,`; a rename (`as …`) is skipped.
			let begins = ["{", ","].contains(&tokens[at]) && tokens[at + 1] != "}";
			at = if begins { expand(tokens, at + 1, prefix, paths) } else { at + 1 };
		}
		return at + 1;
	}
	let path = if tokens[at] == "super" { parent(prefix) } else { &child(prefix, tokens[at]) };
	if tokens.get(at + 1) == Some(&"::") {
		return expand(tokens, at + 2, path, paths);
	}
	paths.insert(path.to_string());
	at + 1
}

/// The modules that a module uses, except itself.
fn uses<'a>(module: &str, sources: &'a Sources) -> BTreeSet<&'a str> {
	let tokens = tokens(&sources[module]);
	let mut paths = BTreeSet::new();
	for at in 0..tokens.len().saturating_sub(2) {
		let inside_path = at > 0 && tokens[at - 1] == "::";
		match (tokens[at], tokens[at + 1], tokens[at + 2]) {
			("mod", name, ";") => {
				paths.insert(child(module, name));
			},
			("crate", "::", _) if !inside_path => {
				expand(&tokens, at + 2, ROOT, &mut paths);
			},
			("self", "::", _) if !inside_path => {
				expand(&tokens, at + 2, module, &mut paths);
			},
			("super", "::", _) if !inside_path => {
				expand(&tokens, at, module, &mut paths);
			},
			_ => {},
		}
	}
	paths.iter().map(|path| owner(path, sources)).filter(|used| *used != module).collect()
}

/// The module that holds the item at a path: the longest prefix that is a module.
fn owner<'a>(path: &str, sources: &'a Sources) -> &'a str {
	let holds = |module: &&String| {
		path.strip_prefix(module.as_str())
			.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
	};
	sources.keys().filter(holds).max_by_key(|module| module.len()).map_or(ROOT, |module| module)
}

/// What contradicts the order.
fn faults(sources: &Sources, order: &[String]) -> Vec<String> {
	let place = |module: &str| order.iter().position(|other| other == module);
	let mut faults: Vec<String> = order
		.iter()
		.filter(|module| !sources.contains_key(*module))
		.map(|module| format!("the order names {module}, which does not exist"))
		.collect();
	for module in sources.keys() {
		if place(module).is_none() {
			faults.push(format!("the order lacks {module}"));
		}
		for used in uses(module, sources) {
			if place(used) >= place(module) {
				faults.push(format!("{module} uses {used}, which is not above it"));
			}
		}
	}
	faults
}

#[test]
fn modules_of_the_node_should_use_only_modules_above_them() {
	let folder = path("node/src");
	let mut sources = Sources::new();
	read_sources(&folder, "", &mut sources);
	assert!(uses("service", &sources).contains("engine"), "the scan finds paths");
	assert!(uses("engine", &sources).contains("engine::aura"), "the scan finds declarations");
	let faults = faults(&sources, &order(&sources[ROOT]));
	assert!(faults.is_empty(), "see the table in node/src/main.rs: {faults:#?}");
}

fn sample(low: &str, high: &str) -> Sources {
	let root =
		"//! | [`low::inner`] | |\n//! | [`low`] | |\n//! | [`high`] | |\nmod high;\nmod low;";
	let sources = [(ROOT, root), ("low", "mod inner;"), ("low::inner", low), ("high", high)];
	sources.into_iter().map(|(module, source)| (module.to_string(), source.to_string())).collect()
}

#[test]
fn path_against_the_order_should_be_found() {
	let faults = |low, high| {
		let sources = sample(low, high);
		faults(&sources, &order(&sources[ROOT]))
	};
	let down = "use crate::low::{self as l, inner::{A, B as C}}; // crate::high";
	assert_eq!(faults("// crate::high::X", down), Vec::<String>::new());
	assert_eq!(uses("high", &sample("", down)), BTreeSet::from(["low", "low::inner"]));
	for up in [
		"use crate::{\n\tlow::inner::Own,\n\thigh::{X},\n};",
		"use std::fmt; use crate::high;",
		"fn f() { crate::high::g::<u8>(1) }",
		"use super::super::high::X;",
	] {
		assert_eq!(faults(up, down), ["low::inner uses high, which is not above it"], "{up}");
	}
	for up in ["use super::Item;", "use crate::low::*;"] {
		assert_eq!(faults(up, down), ["low::inner uses low, which is not above it"], "{up}");
	}
	assert_eq!(faults("use crate::run;", down), ["low::inner uses main, which is not above it"]);
}
