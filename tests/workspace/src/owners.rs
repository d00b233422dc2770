//! The owner of each storage item: the one file that writes it.
//!
//! An owner says so in its module documentation, in a paragraph that begins *Only writer of* and
//! lists the items up to the full stop. What no file claims is a hyperparameter, which is a row of
//! the pallet's table of settings, or the pallet's `lib.rs` lists it, in a paragraph that begins
//! *Set at genesis alone:* or *Never written:*.
//!
//! Three kinds of files write what they do not own, and say so as well:
//!
//! - the genesis writes the state of block 0 (*Writes items of every owner*);
//! - the clean-up of a dissolved subnet removes items, by its tables alone (*Removes items of every
//!   owner*);
//! - what makes a subnet inserts hyperparameters of it (*Sets the first values of*, and a list).

use crate::{
	scope::inside,
	source::{ident, is_punct, File},
	writes::{storage_items, writes, Way, Write},
};
use proc_macro2::TokenTree;
use std::collections::{BTreeMap, BTreeSet};

/// Begins the paragraph of a file's documentation in which it says what it owns.
const CLAIM: &str = "Only writer of ";
/// Begins the list of hyperparameters that a file sets for new subnets.
const FIRST_VALUES: &str = "Sets the first values of ";
/// Begins the lists in `lib.rs` of items that only a genesis writes.
const AT_GENESIS: &str = "Set at genesis alone: ";
/// Begins the lists in `lib.rs` of items that nothing writes.
const NEVER: &str = "Never written: ";
/// Begins the paragraph of `lib.rs` that names the owner of all other items.
const SETTINGS_OWNER: &str = "Only writer of hyperparameters is [`hyperparameters`]";

/// The file that may write every item, and how it says so.
const GENESIS: (&str, &str) = ("genesis.rs", "Writes items of every owner");
/// The folder whose tables may remove every item, and how its files say so.
const CLEAN_UP: (&str, &str) = ("subnets/dissolution/", "Removes items of every owner");
/// The function by which a table there removes a subnet's entries of a map.
const REMOVE_ENTRIES: &str = "remove_entries";
/// The macro whose rows are hyperparameters.
const SETTINGS: &str = "for_each_hyperparameter";
/// Begins the slot of a row that names the method which writes its item.
const METHOD: &str = "through";

/// Who owns an item.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
	/// The file with this path.
	File(String),
	/// The row of hyperparameters at this place.
	Row(String),
	/// The genesis.
	Genesis,
	/// Nobody: nothing writes it.
	Nobody,
}

/// The storage items of a pallet, who claims them and who writes them.
#[derive(Debug, Default)]
pub struct Ownership {
	items: BTreeSet<String>,
	owners: BTreeMap<String, Vec<Owner>>,
	/// Files that set the first value of an item.
	beginners: BTreeSet<(String, String)>,
	/// Writes but for those of a genesis and of clean-ups.
	writes: Vec<Write>,
	/// Items that a genesis writes.
	of_genesis: BTreeSet<String>,
	faults: Vec<String>,
}

impl Ownership {
	/// Reads the files of a pallet, and of others that may write its items.
	pub fn read(pallet: &[File], others: &[File]) -> Self {
		let mut ownership = Self::default();
		for file in pallet {
			ownership.items.extend(storage_items(&file.items));
		}
		for file in pallet {
			ownership.read_docs(file);
			ownership.read_writes(file);
		}
		for file in pallet {
			for (item, line) in settings(file) {
				ownership.own(file, item, Owner::Row(format!("{}:{line}", file.path)));
			}
		}
		for file in others {
			let written = writes(file, &ownership.items);
			ownership.writes.extend(written.into_iter().filter(|write| !is_setter_call(write)));
		}
		ownership
	}

	/// The number of storage items.
	pub fn items(&self) -> usize {
		self.items.len()
	}

	/// Everything that is wrong: lists, items without an owner or with several, writes by others.
	pub fn faults(&self) -> Vec<String> {
		let mut faults = self.faults.clone();
		for item in &self.items {
			match self.owners.get(item).map_or(&[][..], Vec::as_slice) {
				[] => faults.push(format!("{item} has no owner; {}", self.writers_of(item))),
				[owner] => self.judge(item, owner, &mut faults),
				several => {
					let names: Vec<String> = several.iter().map(name).collect();
					faults.push(format!("{item} has several owners: {}", names.join(", ")));
				},
			}
		}
		let idle = self
			.beginners
			.iter()
			.filter(|(path, item)| !self.writes_of(item).any(|write| write.path == *path));
		faults.extend(idle.map(|(path, item)| format!("{path} sets no first value of {item}")));
		faults
	}

	fn own(&mut self, file: &File, item: String, owner: Owner) {
		if self.knows(file, &item) {
			self.owners.entry(item).or_default().push(owner);
		}
	}

	/// Whether what a file names is a storage item; it is a fault if not.
	fn knows(&mut self, file: &File, item: &str) -> bool {
		let is_known = self.items.contains(item);
		if !is_known {
			self.faults.push(format!("{} names {item}, which is no storage item", file.path));
		}
		is_known
	}

	fn read_docs(&mut self, file: &File) {
		let is_lib = file.module.is_empty();
		for paragraph in paragraphs(file) {
			let list = |begin| paragraph.strip_prefix(begin);
			if let Some(list) = list(AT_GENESIS).filter(|_| is_lib) {
				self.own_all(file, list, &Owner::Genesis);
			} else if let Some(list) = list(NEVER).filter(|_| is_lib) {
				self.own_all(file, list, &Owner::Nobody);
			} else if let Some(list) = list(CLAIM).filter(|_| !is_lib) {
				self.own_all(file, list, &Owner::File(file.path.clone()));
			} else if let Some(list) = list(FIRST_VALUES) {
				self.begin_all(file, list);
			}
		}
		if is_lib && !says(file, SETTINGS_OWNER) {
			self.faults.push(format!("lib.rs does not say \"{SETTINGS_OWNER}\""));
		}
	}

	fn own_all(&mut self, file: &File, list: &str, owner: &Owner) {
		for item in self.names(file, list) {
			self.own(file, item, owner.clone());
		}
	}

	fn begin_all(&mut self, file: &File, list: &str) {
		for item in self.names(file, list) {
			if self.knows(file, &item) {
				self.beginners.insert((file.path.clone(), item));
			}
		}
	}

	/// The items that a sentence lists: `` `A`, `B` and `C`. `` Other words are faults.
	fn names(&mut self, file: &File, list: &str) -> Vec<String> {
		let sentence = list.split_once(". ").map_or(list, |(sentence, _)| sentence);
		let sentence = sentence.trim_end_matches('.');
		let words: BTreeSet<&str> = sentence.split('`').step_by(2).collect();
		for words in words.difference(&BTreeSet::from(["", ", ", " and "])) {
			self.faults.push(format!("{}: its list of items says \"{words}\"", file.path));
		}
		sentence.split('`').skip(1).step_by(2).map(str::to_string).collect()
	}

	fn read_writes(&mut self, file: &File) {
		let written = writes(file, &self.items);
		if file.path == GENESIS.0 && says(file, GENESIS.1) {
			self.of_genesis.extend(written.into_iter().map(|write| write.item));
		} else {
			let cleans_up = file.path.starts_with(CLEAN_UP.0) && says(file, CLEAN_UP.1);
			let kept = written.into_iter().filter(|write| !(cleans_up && is_removal(write)));
			self.writes.extend(kept);
		}
	}

	fn writes_of<'a>(&'a self, item: &'a str) -> impl Iterator<Item = &'a Write> {
		self.writes.iter().filter(move |write| write.item == item)
	}

	/// What is wrong with the writes of an item that has one owner.
	fn judge(&self, item: &str, owner: &Owner, faults: &mut Vec<String>) {
		for write in self.writes_of(item).filter(|write| !self.may(write, owner)) {
			faults.push(format!("{item}: owned by {}, written at {}", name(owner), place(write)));
		}
		let by_genesis = self.of_genesis.contains(item);
		let fault = match owner {
			Owner::File(path) => (!self.writes_of(item).any(|write| write.path == *path))
				.then(|| format!("{item}: owned by {path}, which does not write it")),
			Owner::Genesis => (!by_genesis)
				.then(|| format!("{item}: set at genesis, says lib.rs; {} does not", GENESIS.0)),
			Owner::Nobody => by_genesis
				.then(|| format!("{item}: never written, says lib.rs; {} writes it", GENESIS.0)),
			Owner::Row(_) => None,
		};
		faults.extend(fault);
	}

	/// Whether a write is the owner's, or the first value of a hyperparameter.
	fn may(&self, write: &Write, owner: &Owner) -> bool {
		let Write { item, path, way, .. } = write;
		match owner {
			Owner::File(own) => own == path,
			Owner::Row(_) => {
				let inserts = matches!(way, Way::Method(method) if method == "insert");
				inserts && self.beginners.contains(&(path.clone(), item.clone()))
			},
			Owner::Genesis | Owner::Nobody => false,
		}
	}

	fn writers_of(&self, item: &str) -> String {
		let places: Vec<String> = self.writes_of(item).map(place).collect();
		match (places.is_empty(), self.of_genesis.contains(item)) {
			(false, _) => format!("written at {}", places.join(", ")),
			(true, true) => format!("written by {} alone", GENESIS.0),
			(true, false) => "never written".into(),
		}
	}
}

/// The items of the table of settings in a file, with their lines. A row reads
/// `index call(arguments) => Item(type) { slots }`; one that names a method is written by that.
fn settings(file: &File) -> Vec<(String, usize)> {
	let mut settings = Vec::new();
	for item in file.items.iter().filter(|item| item.name == SETTINGS) {
		collect_rows(&item.tokens, &mut settings);
	}
	settings
}

fn collect_rows(tokens: &[TokenTree], rows: &mut Vec<(String, usize)>) {
	for (at, token) in tokens.iter().enumerate() {
		if let Some(inner) = inside(token) {
			collect_rows(&inner, rows);
		}
		let is_row = is_punct(Some(token), '=') && is_punct(tokens.get(at + 1), '>');
		let slots = tokens.get(at + 4).filter(|_| is_row).and_then(inside);
		if let (Some(name), Some(slots)) = (tokens.get(at + 2).and_then(ident), slots) {
			if !slots.iter().filter_map(ident).any(|slot| slot == METHOD) {
				rows.push((name, tokens[at + 2].span().start().line));
			}
		}
	}
}

/// The paragraphs of a file's documentation, each as one line.
fn paragraphs(file: &File) -> impl Iterator<Item = String> + '_ {
	file.docs.split("\n\n").map(|lines| lines.trim().replace('\n', " "))
}

fn says(file: &File, beginning: &str) -> bool {
	paragraphs(file).any(|paragraph| paragraph.starts_with(beginning))
}

fn name(owner: &Owner) -> String {
	match owner {
		Owner::File(path) => path.clone(),
		Owner::Row(place) => format!("the table of settings ({place})"),
		Owner::Genesis => "the genesis".into(),
		Owner::Nobody => "nobody".into(),
	}
}

fn place(write: &Write) -> String {
	let Write { path, line, way, .. } = write;
	match way {
		Way::Method(method) => format!("{path}:{line} ({method})"),
		Way::Table { name, method } => format!("{path}:{line} ({method}, in {name}!)"),
		Way::Passed(function) => format!("{path}:{line} (given to {function})"),
	}
}

/// Whether a write is the removal of an item by a table of the clean-up.
fn is_removal(write: &Write) -> bool {
	match &write.way {
		Way::Table { method, .. } => method == "remove",
		Way::Passed(function) => function == REMOVE_ENTRIES,
		Way::Method(_) => false,
	}
}

/// Whether a write is a call of `pallet-admin-utils`: it sets what the row of the table says.
fn is_setter_call(write: &Write) -> bool {
	matches!(&write.way, Way::Passed(function) if function.starts_with("set_on_"))
}
