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

/// A file under another name, until it is whole. One that never is leaves nothing behind.
pub struct NewFile {
	path: PathBuf,
	unfinished: PathBuf,
}

impl NewFile {
	/// Creates the file that is to appear at a path.
	///
	/// # Errors
	///
	/// If it cannot be created.
	pub fn create(path: &Path) -> Result<(Self, BufWriter<File>), String> {
		let mut name = path.as_os_str().to_owned();
		name.push(format!(".{}", std::process::id()));
		let new = Self { path: path.to_owned(), unfinished: name.into() };
		let file = File::create(&new.unfinished).map_err(|error| new.failed(&error))?;
		Ok((new, BufWriter::new(file)))
	}

	/// Where it is while it is unfinished.
	pub fn unfinished(&self) -> &Path {
		&self.unfinished
	}

	/// Lets the file appear, which is whole, and returns its size in bytes.
	///
	/// # Errors
	///
	/// If there can be no file at its path.
	pub fn appear(self) -> Result<u64, String> {
		let bytes = fs::metadata(&self.unfinished).map_err(|error| self.failed(&error))?.len();
		fs::rename(&self.unfinished, &self.path).map_err(|error| self.failed(&error))?;
		Ok(bytes)
	}

	fn failed(&self, error: &io::Error) -> String {
		format!("{}: {error}", self.path.display())
	}
}

impl Drop for NewFile {
	fn drop(&mut self) {
		// An error says that there is nothing to remove: the file has appeared.
		let _ = fs::remove_file(&self.unfinished);
	}
}
