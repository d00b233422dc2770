//! What cargo compiles: builds that are meant to share their work must ask for the same units.
//!
//! A unit is one run of the compiler: a crate with its features, profile and platform. Cargo reuses
//! a compiled unit only if all of that is equal, for the unit and for everything below it. Which
//! features a crate gets depends on all packages that are selected together, so that two selections
//! can compile the same crates twice. Cargo prints its units without compiling any.

use ganglion_workspace::path;
use serde_json::Value;
use std::{
	collections::{BTreeMap, BTreeSet, HashSet},
	env,
	hash::{DefaultHasher, Hash, Hasher},
	process::Command,
};

/// Members of the workspace, and a dependency of one of them, that the node does not need.
const NOT_OF_THE_NODE: [&str; 8] = [
	"ganglion-bench-wasm",
	"ganglion-devnet",
	"ganglion-e2e",
	"ganglion-fuzz",
	"ganglion-market",
	"ganglion-sim",
	"ganglion-workspace",
	"resvg",
];

/// The units of one command.
struct Units {
	list: Vec<Value>,
	/// What cargo compares to reuse a unit, by position: the unit and all units below it.
	keys: Vec<u64>,
}

impl Units {
	/// Those of a cargo command. Cargo offers them to nightly toolchains only, hence the variable.
	fn of(command: &[&str]) -> Self {
		// The cargo that runs this test, which need not be the one that compiled it.
		let cargo = env::var_os("CARGO").expect("cargo runs the tests");
		let output = Command::new(cargo)
			.args(command)
			.args(["--release", "--locked", "-Zunstable-options", "--unit-graph"])
			.args(["--target-dir", env!("CARGO_TARGET_TMPDIR")])
			.env("RUSTC_BOOTSTRAP", "1")
			.current_dir(path(""))
			.output()
			.expect("cargo runs");
		assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
		let graph: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
		let list = graph["units"].as_array().expect("a list of units").clone();
		assert!(list.len() > 500, "{command:?} has only {} units", list.len());
		let mut keys = vec![None; list.len()];
		for position in 0..list.len() {
			key(&list, position, &mut keys);
		}
		Self { list, keys: keys.into_iter().flatten().collect() }
	}

	/// The units that these have and others lack, however deep the difference lies.
	fn missing_in(&self, others: &Units) -> Vec<&Value> {
		let theirs: HashSet<u64> = others.keys.iter().copied().collect();
		let own = self.list.iter().zip(&self.keys);
		own.filter(|(_, key)| !theirs.contains(key)).map(|(unit, _)| unit).collect()
	}

	/// The features that each unit is compiled with, by all else that distinguishes it.
	fn features(&self) -> BTreeMap<String, Vec<BTreeSet<&str>>> {
		let mut features: BTreeMap<String, Vec<BTreeSet<&str>>> = BTreeMap::new();
		for unit in &self.list {
			features.entry(kind(unit)).or_default().push(features_of(unit));
		}
		features
	}
}

/// The key of the unit at a position, and of those below it on the way.
fn key(list: &[Value], position: usize, keys: &mut [Option<u64>]) -> u64 {
	if let Some(known) = keys[position] {
		return known;
	}
	let unit = &list[position];
	let dependencies = unit["dependencies"].as_array().expect("a list of dependencies");
	let mut below: Vec<(String, u64)> = dependencies
		.iter()
		.map(|dependency| {
			let index = dependency["index"].as_u64().expect("a position") as usize;
			(dependency["extern_crate_name"].to_string(), key(list, index, keys))
		})
		.collect();
	below.sort();
	let mut hasher = DefaultHasher::new();
	(kind(unit), features_of(unit), below).hash(&mut hasher);
	let key = hasher.finish();
	keys[position] = Some(key);
	key
}

/// A unit without its features: package, target, mode, platform and profile.
fn kind(unit: &Value) -> String {
	["pkg_id", "target", "mode", "platform", "profile"]
		.map(|field| unit[field].to_string())
		.join(" ")
}

fn features_of(unit: &Value) -> BTreeSet<&str> {
	let features = unit["features"].as_array().expect("a list of features");
	features.iter().filter_map(Value::as_str).collect()
}

/// The name of a unit's package, from `registry+https://…#name@1.0.0`, or from
/// `path+file:///…/name#1.0.0` where the folder has the package's name.
fn package(unit: &Value) -> &str {
	let id = unit["pkg_id"].as_str().expect("a package");
	let (folder, version) = id.split_once('#').expect("a package with its version");
	version
		.split_once('@')
		.map_or_else(|| folder.rsplit('/').next().unwrap_or(folder), |(name, _)| name)
}

/// One line for each package whose own features differ. The other units depend on one of those.
fn explain(missing: &[&Value], others: &Units) -> String {
	let theirs = others.features();
	let mut lines = BTreeSet::new();
	for unit in missing {
		let wanted = features_of(unit);
		match theirs.get(&kind(unit)) {
			None => {
				lines.insert(format!("{}: not compiled at all", package(unit)));
			},
			Some(variants) if variants.contains(&wanted) => {},
			Some(variants) => {
				for variant in variants {
					let more: Vec<_> = variant.difference(&wanted).collect();
					let less: Vec<_> = wanted.difference(variant).collect();
					lines.insert(format!("{}: with {more:?}, without {less:?}", package(unit)));
				}
			},
		}
	}
	lines.into_iter().collect::<Vec<_>>().join("\n")
}

/// `make dev` builds the first, `make build` and CI the second.
#[test]
fn node_should_be_compiled_as_the_workspace_compiles_it() {
	let node = Units::of(&["build", "--package", "ganglion"]);
	let workspace = Units::of(&["build", "--workspace"]);
	let missing = node.missing_in(&workspace);
	assert!(
		missing.is_empty(),
		"{} of {} units of the node would be compiled again for the workspace, which selects other \
		 features. Trim them in the member that asks for them, or name them in node/Cargo.toml. \
		 The workspace compiles\n{}",
		missing.len(),
		node.list.len(),
		explain(&missing, &workspace),
	);
}

#[test]
fn node_should_not_need_the_rest_of_the_workspace() {
	let node = Units::of(&["build", "--package", "ganglion"]);
	let packages: BTreeSet<&str> = node.list.iter().map(package).collect();
	let found: Vec<_> = NOT_OF_THE_NODE.iter().filter(|name| packages.contains(*name)).collect();
	assert!(found.is_empty(), "the node depends on {found:?}");
}

/// Both are part of `make lint`, and need the type information of all dependencies.
#[test]
fn documentation_should_use_what_clippy_has_checked() {
	let documentation = Units::of(&["doc", "--workspace", "--no-deps"]);
	let checked = Units::of(&["check", "--workspace", "--all-targets"]);
	let mut missing = documentation.missing_in(&checked);
	missing.retain(|unit| unit["mode"] != "doc");
	assert!(
		missing.is_empty(),
		"{} units would be checked again for the documentation, with other features than for \
		 clippy, which adds those of development dependencies. Clippy checks\n{}",
		missing.len(),
		explain(&missing, &checked),
	);
}

#[test]
fn package_names_should_be_read_from_all_forms_of_identifiers() {
	for (id, name) in [
		("registry+https://github.com/rust-lang/crates.io-index#serde@1.0.229", "serde"),
		("path+file:///src/node#ganglion@0.1.0", "ganglion"),
		("path+file:///src/ganglion#0.1.0", "ganglion"),
	] {
		assert_eq!(package(&serde_json::json!({ "pkg_id": id })), name);
	}
}
