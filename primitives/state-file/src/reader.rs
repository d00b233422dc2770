//! Reads a file.

use crate::{head::Header, Entry, Hash, Head, MAGIC, VERSION};
use codec::{Decode, Encode, IoReader};
use std::io::Read;

/// A file that is being read.
pub struct Reader<R: Read> {
	input: IoReader<R>,
	version: u16,
	head: Head,
	entries: u64,
	hash: Hash,
	is_done: bool,
}

impl<R: Read> Reader<R> {
	/// Reads the head of a file.
	///
	/// # Errors
	///
	/// If it is no such file, is of a later version, or ends too early.
	pub fn new(mut file: R) -> Result<Self, String> {
		let mut magic = [0; MAGIC.len()];
		if file.read_exact(&mut magic).is_err() || magic != MAGIC {
			return Err("this is no file that dev_dumpState or `ganglion fork` has written".into());
		}
		let mut input = IoReader(file);
		let version = u16::from_le_bytes(bytes(&mut input)?);
		if version == 0 || version > VERSION {
			return Err(format!(
				"the file has version {version} of the format; this program reads versions up to \
				 {VERSION}"
			));
		}
		let head = if version == 1 {
			let (genesis, header, body) =
				<(Header, Header, Vec<Vec<u8>>)>::decode(&mut input).map_err(cut)?;
			Head { genesis, header, body, fork: None }
		} else {
			Head::decode(&mut input).map_err(cut)?
		};
		let (entries, hash) = (0, Hash::default());
		Ok(Self { input, version, head, entries, hash, is_done: false })
	}

	/// Returns what the file says besides the state.
	pub fn head(&self) -> &Head {
		&self.head
	}

	/// Reads the next entry; none at the end of the file, which is as it was written then.
	///
	/// # Errors
	///
	/// If the file ends too early, or is not as it was written.
	pub fn next_entry(&mut self) -> Result<Option<Entry>, String> {
		if self.is_done {
			return Ok(None);
		}
		match bytes(&mut self.input)? {
			[0] => self.check_end().map(|()| None),
			[1] => {
				let entry = Entry::decode(&mut self.input).map_err(cut)?;
				self.hash.add(&entry.encode());
				self.entries = self.entries.saturating_add(1);
				Ok(Some(entry))
			},
			_ => Err("the file is damaged: an entry begins wrongly".into()),
		}
	}

	/// Reads all entries to the end of the file, and returns them with the head.
	///
	/// # Errors
	///
	/// Those of [`Self::next_entry`].
	pub fn whole(mut self) -> Result<(Head, Vec<Entry>), String> {
		let mut entries = Vec::new();
		while let Some(entry) = self.next_entry()? {
			entries.push(entry);
		}
		Ok((self.head, entries))
	}

	/// Reads to the end of the file, and returns the head: the file is as it was written.
	///
	/// # Errors
	///
	/// Those of [`Self::next_entry`].
	pub fn checked_head(mut self) -> Result<Head, String> {
		while self.next_entry()?.is_some() {}
		Ok(self.head)
	}

	fn check_end(&mut self) -> Result<(), String> {
		let (read, says) = (self.entries, u64::from_le_bytes(bytes(&mut self.input)?));
		if read != says {
			return Err(format!("the file is damaged: it has {read} entries, and says {says}"));
		}
		if self.version > 1 && bytes::<32>(&mut self.input)? != self.hash.0 {
			return Err("the file is damaged: its entries are not those that were written".into());
		}
		self.is_done = true;
		Ok(())
	}
}

fn bytes<const COUNT: usize>(input: &mut IoReader<impl Read>) -> Result<[u8; COUNT], String> {
	let mut bytes = [0; COUNT];
	input.0.read_exact(&mut bytes).map_err(cut)?;
	Ok(bytes)
}

fn cut(error: impl std::fmt::Display) -> String {
	format!("the file is truncated or damaged: {error}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{DigestItem, Epochs, Fork, Writer};

	fn header(number: u32) -> Header {
		let digest = vec![
			DigestItem::PreRuntime(*b"aura", vec![1, 2]),
			DigestItem::RuntimeEnvironmentUpdated,
			DigestItem::Seal(*b"aura", vec![3; 64]),
		];
		Header { parent: [1; 32], number, state_root: [2; 32], extrinsics_root: [3; 32], digest }
	}

	fn head() -> Head {
		let epochs = vec![Epochs { netuid: 1, mechanisms: vec![vec![7]] }];
		let fork = Fork { chain: "chain".into(), spec_version: 425, subnet: Some(1), epochs };
		Head { genesis: header(0), header: header(70_000), body: vec![vec![9]], fork: Some(fork) }
	}

	fn entries() -> Vec<Entry> {
		vec![(vec![1, 2], vec![3]), (vec![1, 3], vec![])]
	}

	fn file() -> Vec<u8> {
		let mut file = Vec::new();
		let mut writer = Writer::new(&mut file, &head()).unwrap();
		entries().iter().for_each(|entry| writer.entry(entry).unwrap());
		assert_eq!(writer.finish().unwrap(), 2);
		file
	}

	#[test]
	fn whole_file_should_be_read() {
		let file = file();
		assert_eq!(Reader::new(&file[..]).unwrap().whole(), Ok((head(), entries())));
		assert_eq!(Reader::new(&file[..]).unwrap().checked_head(), Ok(head()));
	}

	#[test]
	fn file_of_the_first_version_should_be_read() {
		let Head { genesis, header, body, .. } = head();
		let first = (&genesis, &header, &body).encode();
		let entry = &entries()[0];
		let version = 1_u16.to_le_bytes();
		let end = 1_u64.to_le_bytes();
		let file = [MAGIC, &version, &first, &[1], &entry.encode(), &[0], &end].concat();
		let (head, entries) = Reader::new(&file[..]).unwrap().whole().unwrap();
		assert_eq!((head.header, head.fork), (header, None));
		assert_eq!(entries, std::slice::from_ref(entry));
	}

	#[test]
	fn wrong_files_should_be_named() {
		let refused = |file: &[u8]| match Reader::new(file) {
			Ok(reader) => reader.whole().unwrap_err(),
			Err(error) => error,
		};
		let file = file();
		for length in 0..file.len() {
			let error = refused(&file[..length]);
			let expected = if length < MAGIC.len() { "no file that" } else { "truncated" };
			assert!(error.contains(expected), "{length}: {error}");
		}
		let other = |position: usize, byte: u8| {
			let mut other = file.clone();
			other[position] = byte;
			refused(&other)
		};
		assert!(other(MAGIC.len(), 3).contains("version 3"));
		assert!(other(MAGIC.len(), 0).contains("version 0"));
		assert!(other(file.len() - 1, file[file.len() - 1] ^ 1).contains("not those"));
		assert!(other(file.len() - 33, 1).contains("2 entries, and says"));
	}

	#[test]
	fn nothing_should_be_left_of_a_file_that_is_never_whole() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("state");
		drop(crate::NewFile::create(&path).unwrap());
		assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
		let (new, _) = crate::NewFile::create(&path).unwrap();
		assert!(new.unfinished().exists() && !path.exists());
		assert_eq!(new.appear(), Ok(0));
		assert!(path.exists());
		assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
	}
}
