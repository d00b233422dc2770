//! Where dependencies come from, and on what terms.

use ganglion_workspace::path;
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::{collections::BTreeSet, env, process::Command};

/// Terms that a dependency may have, one of each alternative it offers. All allow use in an
/// Apache-2.0 program.
const LICENCES: &[&str] = &[
	"0BSD",
	"Apache-2.0",
	"Apache-2.0 WITH LLVM-exception",
	"BSD-2-Clause",
	"BSD-3-Clause",
	"BSL-1.0",
	"CC0-1.0",
	"CDLA-Permissive-2.0",
	"ISC",
	"MIT",
	"MIT-0",
	"MPL-2.0",
	"OpenSSL",
	"Unicode-3.0",
	"Unlicense",
	"Zlib",
	// The SDK's node crates: linking them is what the exception is for.
	"GPL-3.0-or-later WITH Classpath-exception-2.0",
	"GPL-3.0 WITH Classpath-exception-2.0",
];

/// Packages that name no licence but bring its text, which was read: ISC-style and OpenSSL.
const REVIEWED: &[&str] = &["ring 0.16.20"];

fn metadata() -> Value {
	let cargo = env::var_os("CARGO").expect("cargo runs the tests");
	let output = Command::new(cargo)
		.args(["metadata", "--format-version", "1", "--locked"])
		.current_dir(path(""))
		.output()
		.expect("cargo runs");
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// The packages of the graph that are not ours.
fn dependencies(metadata: &Value) -> Vec<&Value> {
	let packages = metadata["packages"].as_array().expect("a list of packages");
	assert!(packages.len() > 500, "the graph has only {} packages", packages.len());
	packages.iter().filter(|package| !package["source"].is_null()).collect()
}

fn name(package: &Value) -> String {
	format!("{} {}", package["name"], package["version"]).replace('"', "")
}

#[test]
fn dependencies_should_come_from_the_registry() {
	let metadata = metadata();
	let foreign: Vec<String> = dependencies(&metadata)
		.into_iter()
		.filter(|package| {
			let source = package["source"].as_str().unwrap_or_default();
			!(source.starts_with("registry+") && source.ends_with("crates.io-index"))
		})
		.map(name)
		.collect();
	assert!(foreign.is_empty(), "not from crates.io: {foreign:?}");
}

/// Whether what an SPDX expression demands is allowed. Older forms, such as `MIT/Apache-2.0`, are
/// read as meant.
fn is_allowed(expression: &str) -> bool {
	Expression::parse_mode(expression, ParseMode::LAX)
		.is_ok_and(|terms| terms.evaluate(|demand| LICENCES.contains(&demand.to_string().as_str())))
}

#[test]
fn dependencies_should_be_licensed_for_use() {
	let metadata = metadata();
	let refused: BTreeSet<String> = dependencies(&metadata)
		.into_iter()
		.filter(|package| !package["license"].as_str().is_some_and(is_allowed))
		.filter(|package| !REVIEWED.contains(&name(package).as_str()))
		.map(|package| format!("{}: {}", name(package), package["license"]))
		.collect();
	assert!(refused.is_empty(), "licences that are not allowed: {refused:#?}");
}

#[test]
fn licence_expressions_should_be_read_as_written() {
	assert!(is_allowed("MIT/Apache-2.0"));
	assert!(is_allowed("LGPL-3.0 OR MIT"));
	assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
	assert!(!is_allowed("GPL-3.0-only"));
	assert!(!is_allowed("(MIT OR Apache-2.0) AND SSPL-1.0"));
}

#[test]
fn graph_should_not_contain_what_is_left_out() {
	let metadata = metadata();
	let names: BTreeSet<&str> = dependencies(&metadata)
		.into_iter()
		.filter_map(|package| package["name"].as_str())
		.collect();
	assert!(!names.contains("librocksdb-sys"), "RocksDB is left out of the build");
}
