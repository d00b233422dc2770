//! Inputs worth keeping, one a file.

use crate::random::Random;
use std::{fs, io, path::PathBuf};

/// Where the inputs of a target are.
fn folder(target: &str) -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "corpus", target].iter().collect()
}

/// All inputs of a target, in the order of their names; none if there is no such folder.
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

/// Keeps an input, under a name that follows from it.
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
