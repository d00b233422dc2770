//! The corpus: inputs worth keeping, one per file.

use crate::random::Random;
use std::{env, fs, io, path::PathBuf};

/// Returns the folder of a target's inputs, in the crate that cargo runs. The fuzzer's own program
/// looks for it from the workspace's root.
fn folder(target: &str) -> PathBuf {
	let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| "tests/fuzz".into());
	PathBuf::from(own).join("corpus").join(target)
}

/// Loads all inputs of a target in the order of their names; none if it has no folder.
///
/// # Errors
///
/// If one of them cannot be read.
pub fn load(target: &str) -> io::Result<Vec<Vec<u8>>> {
	let Ok(files) = fs::read_dir(folder(target)) else {
		return Ok(Vec::new());
	};
	let mut paths = files.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
	paths.sort();
	paths.iter().map(fs::read).collect()
}

/// Stores an input, under a name derived from its bytes.
///
/// # Errors
///
/// If it cannot be written.
pub fn keep(target: &str, bytes: &[u8]) -> io::Result<PathBuf> {
	let name = bytes.iter().fold(0, |hash, &byte| Random::new(hash ^ u64::from(byte)).next());
	fs::create_dir_all(folder(target))?;
	let path = folder(target).join(format!("{name:016x}"));
	fs::write(&path, bytes)?;
	Ok(path)
}
