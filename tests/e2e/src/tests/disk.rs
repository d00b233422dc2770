//! Faults of the disk, the end of a node, and chains that must not be run.

use crate::{node, node::Node, Result};
use std::{
	fs::{self, OpenOptions},
	os::unix::fs::FileExt,
	path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Times that a node is stopped.
const STOPS: usize = 3;
/// Entries of an index that are damaged.
const DAMAGE: usize = 500;
/// Bytes of an entry of an index.
const ENTRY: usize = 8;
/// Bytes before the entries of an index.
const HEAD: usize = 16_384;

fn text(path: &Path) -> Result<&str> {
	path.to_str().ok_or_else(|| "a path is text".into())
}

/// Makes a chain in a folder, stops its node in order, and returns the node's log.
async fn make_chain(folder: &Path) -> Result<String> {
	let node = Node::start_at(folder, &["--dev"]).await?;
	node.client.wait_for_finality(12).await?;
	node.stop()
}

/// Returns the folder of the database of the development chain.
fn database(folder: &Path) -> PathBuf {
	folder.join("chains/ganglion_dev/paritydb/full")
}

/// Returns the largest file of a database whose name begins so.
fn largest(folder: &Path, prefix: &str) -> Result<PathBuf> {
	let mut files = Vec::new();
	for entry in fs::read_dir(database(folder))? {
		let entry = entry?;
		if entry.file_name().to_string_lossy().starts_with(prefix) {
			files.push((entry.metadata()?.len(), entry.path()));
		}
	}
	files.sort();
	Ok(files.pop().ok_or("a file of the database")?.1)
}

/// Nothing fails on the way, and the database is closed: it keeps no log of what it has still to
/// write to its tables.
pub async fn node_should_stop_without_an_error() -> Result {
	for _ in 0..STOPS {
		let folder = TempDir::new()?;
		let log = make_chain(folder.path()).await?;
		let complaints = ["ERROR", "error", "failed", "panicked", "still run"];
		assert!(!complaints.iter().any(|complaint| log.contains(complaint)), "{log}");
		let mut files = fs::read_dir(database(folder.path()))?;
		let left = files.find_map(|file| {
			let name = file.ok()?.file_name();
			name.to_string_lossy().starts_with("log").then_some(name)
		});
		assert_eq!(left, None);
	}
	Ok(())
}

/// Damages entries of an index. That of column 1 finds the nodes of the states' tries.
fn damage(index: &Path) -> Result {
	let entries = fs::read(index)?.split_off(HEAD);
	let file = OpenOptions::new().write(true).open(index)?;
	let used = entries.chunks(ENTRY).enumerate().filter(|(_, entry)| *entry != [0; ENTRY]);
	for (at, _) in used.take(DAMAGE) {
		file.write_all_at(&[0xFF; ENTRY], u64::try_from(HEAD + at * ENTRY)?)?;
	}
	Ok(())
}

pub async fn database_should_be_checked() -> Result {
	let folder = TempDir::new()?;
	let base = text(folder.path())?;
	let check = ["check-db", "--dev", "--base-path", base];
	let missing = node::run_badly(&check)?;
	assert!(missing.contains("no database"), "{missing}");
	make_chain(folder.path()).await?;
	let whole = node::run_well(&check)?;
	assert!(whole.contains("blocks up to #") && whole.contains("fit its state root"), "{whole}");

	damage(&largest(folder.path(), "index_01")?)?;
	let damaged = node::run_badly(&check)?;
	assert!(damaged.contains("damaged"), "{damaged}");
	Ok(())
}

pub async fn new_chain_should_not_begin_over_existing_files() -> Result {
	let folder = TempDir::new()?;
	make_chain(folder.path()).await?;
	fs::remove_file(database(folder.path()).join("metadata"))?;
	let base = text(folder.path())?;
	for command in [vec![], vec!["export-blocks"], vec!["chain-info"]] {
		let start = [&command[..], &["--dev", "--base-path", base]].concat();
		let complaint = node::run_badly(&start)?;
		assert!(complaint.contains("`metadata`"), "{command:?}: {complaint}");
	}
	Ok(())
}

/// A file that is too short is found by a signal that ends the process; it says why.
pub async fn cut_table_should_be_named() -> Result {
	let folder = TempDir::new()?;
	make_chain(folder.path()).await?;
	let file = largest(folder.path(), "index_01")?;
	let size = fs::metadata(&file)?.len();
	OpenOptions::new().write(true).open(&file)?.set_len(size / 2)?;
	let complaint = node::run_badly(&["check-db", "--dev", "--base-path", text(folder.path())?])?;
	assert!(complaint.contains("damaged"), "{complaint}");
	Ok(())
}

pub async fn full_disk_should_be_named() -> Result {
	let folder = TempDir::new()?;
	let base = text(folder.path())?;
	let huge = "1000000000000";
	let start = ["--dev", "--base-path", base, "--rpc-port", "0", "--min-free-space", huge];
	let complaint = node::run_badly(&start)?;
	assert!(complaint.contains("free space") && complaint.contains(huge), "{complaint}");
	Ok(())
}

pub async fn public_chain_with_well_known_keys_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	let base = text(folder.path())?;
	let start = ["--chain", "testnet-template", "--base-path", base, "--rpc-port", "0"];
	let complaint = node::run_badly(&start)?;
	let names = ["//Alice", "sudo", "--allow-well-known-keys"];
	assert!(names.iter().all(|name| complaint.contains(name)), "{complaint}");

	// The same in raw form.
	let path = folder.path().join("raw.json");
	let raw = node::run_well(&["build-spec", "--chain", "testnet-template", "--raw"])?;
	fs::write(&path, raw)?;
	let start = ["--chain", text(&path)?, "--base-path", base, "--rpc-port", "0"];
	let complaint = node::run_badly(&start)?;
	assert!(names.iter().all(|name| complaint.contains(name)), "{complaint}");

	let allowed = ["--chain", "testnet-template", "--allow-well-known-keys"];
	let allowed = [&allowed[..], &["--unsafe-force-node-key-generation"]].concat();
	Node::start(&allowed).await?;
	Ok(())
}
