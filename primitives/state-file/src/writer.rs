//! Writes a file.

use crate::{Entry, Hash, Head, MAGIC, VERSION};
use codec::Encode;
use std::{
	fs::{self, File},
	io::{self, BufWriter, Write},
	path::{Path, PathBuf},
};

/// A file that is being written.
pub struct Writer<W> {
	out: W,
	entries: u64,
	hash: Hash,
}

impl<W: Write> Writer<W> {
	/// Begins a file.
	///
	/// # Errors
	///
	/// If `out` takes no more bytes; so have the other methods.
	pub fn new(mut out: W, head: &Head) -> io::Result<Self> {
		out.write_all(MAGIC)?;
		out.write_all(&VERSION.to_le_bytes())?;
		out.write_all(&head.encode())?;
		Ok(Self { out, entries: 0, hash: Hash::default() })
	}

	/// Writes an entry. Its key is greater than those before.
	pub fn entry(&mut self, entry: &Entry) -> io::Result<()> {
		let encoded = entry.encode();
		self.out.write_all(&[1])?;
		self.out.write_all(&encoded)?;
		self.hash.add(&encoded);
		self.entries = self.entries.saturating_add(1);
		Ok(())
	}

	/// Ends the file, and returns the number of its entries.
	pub fn finish(mut self) -> io::Result<u64> {
		self.out.write_all(&[0])?;
		self.out.write_all(&self.entries.to_le_bytes())?;
		self.out.write_all(&self.hash.0)?;
		self.out.flush()?;
		Ok(self.entries)
	}
}

/// Creates a file by `write`. It appears under its name when it is whole; of one that fails nothing
/// is left.
///
/// # Errors
///
/// If the file cannot be created, or `write` fails.
pub fn create<T>(
	path: &Path,
	write: impl FnOnce(BufWriter<File>) -> Result<T, String>,
) -> Result<T, String> {
	let failed = |error: io::Error| format!("{}: {error}", path.display());
	let mut name = path.as_os_str().to_owned();
	name.push(format!(".{}", std::process::id()));
	let unfinished = Unfinished(PathBuf::from(name));
	let file = File::create(&unfinished.0).map_err(failed)?;
	let done = write(BufWriter::new(file))?;
	fs::rename(&unfinished.0, path).map_err(failed)?;
	Ok(done)
}

/// A file under another name, which is removed unless it was renamed.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
	fn drop(&mut self) {
		// An error says that there is nothing to remove.
		let _ = fs::remove_file(&self.0);
	}
}
