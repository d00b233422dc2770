//! Which file writes which storage item.
//!
//! A write is a method of the item that is not known to be a read, called or passed on; an item in
//! the table of a macro that calls such a method for every row; or an item that is passed to a
//! function as a generic argument.

use crate::{
	scope::{imports, inside, is_use, owner_of_member, path_at, Import},
	source::{after_generics, ident, is_path_sign, is_punct, File, Item},
};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// Methods of storage items that change nothing. All others count as writes.
const READS: &[&str] = &[
	"contains_key",
	"decode_len",
	"decode_non_dedup_len",
	"exists",
	"get",
	"hashed_key",
	"hashed_key_for",
	"iter",
	"iter_from",
	"iter_key_prefix",
	"iter_key_prefix_from",
	"iter_keys",
	"iter_keys_from",
	"iter_prefix",
	"iter_prefix_from",
	"iter_prefix_values",
	"iter_values",
	"try_get",
];

/// How an item is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
	/// By a method of its own.
	Method(String),
	/// By a method that a macro calls for each row of a table.
	Table {
		/// The macro.
		name: String,
		/// The method.
		method: String,
	},
	/// By a function that gets it as a generic argument.
	Passed(String),
}

/// One write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Write {
	/// The storage item.
	pub item: String,
	/// The file that writes.
	pub path: String,
	/// The line of the write.
	pub line: usize,
	/// How it writes.
	pub way: Way,
}

/// Storage items that a file declares.
pub fn storage_items(items: &[Item]) -> BTreeSet<String> {
	let mut found = BTreeSet::new();
	for item in items {
		let is_storage = item
			.attributes
			.iter()
			.any(|attribute| attribute.to_string().replace(' ', "") == "pallet::storage");
		if item.kind == "mod" {
			found.extend(storage_items(&item.members()));
		} else if is_storage {
			found.insert(item.name.clone());
		}
	}
	found
}

/// What a file writes of the storage items.
pub fn writes(file: &File, items: &BTreeSet<String>) -> BTreeSet<Write> {
	let mut reader = Reader {
		path: &file.path,
		names: items.iter().map(|item| (item.clone(), item.clone())).collect(),
		macros: BTreeMap::new(),
		found: BTreeSet::new(),
	};
	for item in &file.items {
		reader.rename(&item.tokens);
		if item.kind == "macro_rules" {
			let mut methods = BTreeSet::new();
			collect_methods_of_rows(&tokens(item.body().unwrap_or_default()), &mut methods);
			reader.macros.insert(item.name.clone(), methods);
		}
	}
	for item in &file.items {
		reader.tokens(&item.tokens);
	}
	reader.found
}

fn tokens(stream: TokenStream) -> Vec<TokenTree> {
	stream.into_iter().collect()
}

/// Methods that a macro's body calls of what its rows name, as in `$item::<T>::remove`, and that
/// may write.
fn collect_methods_of_rows(tokens: &[TokenTree], methods: &mut BTreeSet<String>) {
	for (at, token) in tokens.iter().enumerate() {
		if let Some(inner) = inside(token) {
			collect_methods_of_rows(&inner, methods);
		}
		let owner = owner_of_member(tokens, at).and_then(|owner| owner.checked_sub(1));
		if let (Some(name), Some(sign)) = (ident(token), owner) {
			if is_punct(tokens.get(sign), '$') && may_write(&name) {
				methods.insert(name);
			}
		}
	}
}

/// Whether a member of a storage item may be a method that writes.
fn may_write(member: &str) -> bool {
	member.starts_with(char::is_lowercase) && !READS.contains(&member)
}

struct Reader<'a> {
	path: &'a str,
	/// Storage items by the name that they have in the file.
	names: BTreeMap<String, String>,
	/// Methods by which each macro of the file may write what its rows name.
	macros: BTreeMap<String, BTreeSet<String>>,
	found: BTreeSet<Write>,
}

impl Reader<'_> {
	/// Notes the names that imports give to storage items.
	fn rename(&mut self, tokens: &[TokenTree]) {
		for (at, token) in tokens.iter().enumerate() {
			if let Some(inner) = inside(token) {
				self.rename(&inner);
			} else if is_use(tokens, at) {
				imports(&tokens[at + 1..])
					.into_iter()
					.for_each(|import| self.rename_import(import));
			}
		}
	}

	fn rename_import(&mut self, import: Import) {
		let item = import.path.last().and_then(|last| self.names.get(last)).cloned();
		if let (Some(name), Some(item)) = (import.name, item) {
			self.names.insert(name, item);
		}
	}

	fn tokens(&mut self, tokens: &[TokenTree]) {
		for (at, token) in tokens.iter().enumerate() {
			if let Some(inner) = inside(token) {
				self.rows(tokens, at, &inner);
				self.tokens(&inner);
			} else if let Some(name) = ident(token) {
				self.member(tokens, at, name);
				self.generic_arguments(tokens, at);
			}
		}
	}

	/// Adds the method at a place if it is one of a storage item that may write.
	fn member(&mut self, tokens: &[TokenTree], at: usize, name: String) {
		let Some(start) = owner_of_member(tokens, at).filter(|_| may_write(&name)) else { return };
		let owner = path_at(tokens, start).into_iter().map(|(name, _)| name);
		let owner = owner.take_while(|part| *part != name).last();
		if let Some(item) = owner.and_then(|owner| self.names.get(&owner)).cloned() {
			self.add(item, &tokens[at], Way::Method(name));
		}
	}

	/// Adds the storage items among the rows of a macro that writes them.
	fn rows(&mut self, tokens: &[TokenTree], at: usize, rows: &[TokenTree]) {
		let Some(name) = at.checked_sub(2).and_then(|name| ident(&tokens[name])) else { return };
		let methods = self.macros.get(&name).filter(|_| is_punct(tokens.get(at - 1), '!'));
		for method in methods.cloned().unwrap_or_default() {
			let way = Way::Table { name: name.clone(), method };
			for row in rows {
				let item = ident(row).and_then(|row| self.names.get(&row).cloned());
				item.into_iter().for_each(|item| self.add(item, row, way.clone()));
			}
		}
	}

	/// Adds the storage items in the generic arguments of the function at a place.
	fn generic_arguments(&mut self, tokens: &[TokenTree], at: usize) {
		if !is_path_sign(tokens, at + 1) || !is_punct(tokens.get(at + 3), '<') {
			return;
		}
		let end = after_generics(tokens, at + 3);
		for inner in at + 4..end {
			let item = ident(&tokens[inner]).and_then(|name| self.names.get(&name).cloned());
			let is_type = is_punct(tokens.get(inner + 1), '<');
			if let Some(item) = item.filter(|_| is_type) {
				self.add(item, &tokens[inner], Way::Passed(tokens[at].to_string()));
			}
		}
	}

	fn add(&mut self, item: String, token: &TokenTree, way: Way) {
		let line = token.span().start().line;
		self.found.insert(Write { item, path: self.path.into(), line, way });
	}
}
