//! What each file uses of the others.
//!
//! A use is a method of the pallet (`Self::name`, `Pallet::<T>::name`, called or passed on), an
//! item that a `use` or a path names, or a name that came with a `use …::*`. What `lib.rs` declares
//! beside methods (storage, events, errors, `Config`) is everybody's and makes no arrow.

use crate::{
	scope::{child, imports, inside, is_use, owner_of_member, path_at, Found, Scope},
	source::{ident, is_path_sign, is_punct, File, Item},
};
use proc_macro2::{Span, TokenTree};
use std::collections::BTreeSet;

/// One file's use of what another one declares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
	/// The file that uses.
	pub from: usize,
	/// The line of the use.
	pub line: usize,
	/// The file that declares.
	pub to: usize,
	/// What is used.
	pub name: String,
}

/// Every use between files, sorted by file and line. Nothing begins at `lib.rs`, which may use all.
pub fn arrows(files: &[File]) -> Vec<Arrow> {
	let scope = Scope::new(files);
	let macros = macros_that_call(files);
	let mut found = BTreeSet::new();
	for (from, file) in files.iter().enumerate().filter(|(_, file)| !file.module.is_empty()) {
		let mut reader = Reader { files, scope: &scope, macros: &macros, from, found: &mut found };
		reader.items(&file.module, &file.items);
	}
	found.into_iter().collect()
}

/// Macros that call the method which their caller names: their body says `Self::$name` or
/// `…::<T>::$name`.
fn macros_that_call(files: &[File]) -> BTreeSet<String> {
	let items = files.iter().flat_map(|file| &file.items);
	items
		.filter(|item| item.kind == "macro_rules")
		.filter(|item| item.body().is_some_and(|body| calls_what_it_is_given(&tokens(body))))
		.map(|item| item.name.clone())
		.collect()
}

fn calls_what_it_is_given(tokens: &[TokenTree]) -> bool {
	(0..tokens.len()).any(|at| {
		let head = at.checked_sub(1).and_then(|before| tokens.get(before));
		let of_type = head.is_some_and(|head| ident(head).is_some_and(|name| name == "Self"))
			|| is_punct(head, '>');
		let call = is_path_sign(tokens, at) && is_punct(tokens.get(at + 2), '$') && of_type;
		call || inside(&tokens[at]).is_some_and(|inner| calls_what_it_is_given(&inner))
	})
}

fn tokens(stream: proc_macro2::TokenStream) -> Vec<TokenTree> {
	stream.into_iter().collect()
}

/// Where tokens stand.
#[derive(Clone, Copy)]
struct Place<'a> {
	module: &'a str,
	/// Whether `Self` is the pallet.
	self_is_pallet: bool,
	/// Whether a macro is called here that calls methods by the names it is given.
	names_are_calls: bool,
}

struct Reader<'a> {
	files: &'a [File],
	scope: &'a Scope,
	macros: &'a BTreeSet<String>,
	from: usize,
	found: &'a mut BTreeSet<Arrow>,
}

impl Reader<'_> {
	fn items(&mut self, module: &str, items: &[Item]) {
		for item in items {
			let place = Place { module, self_is_pallet: true, names_are_calls: false };
			match item.kind.as_str() {
				"mod" => self.items(&child(module, &item.name), &item.members()),
				"impl" => self.methods(place, item),
				_ => self.tokens(place, &item.tokens),
			}
		}
	}

	fn methods(&mut self, place: Place, item: &Item) {
		let target = item.implements_for();
		let self_is_pallet = target.is_some_and(|target| target == "Pallet");
		let place = Place { self_is_pallet, ..place };
		self.tokens(place, &item.tokens[..item.tokens.len().saturating_sub(1)]);
		for member in item.members() {
			self.tokens(place, &member.tokens);
		}
	}

	fn tokens(&mut self, place: Place, tokens: &[TokenTree]) {
		let mut at = 0;
		while let Some(token) = tokens.get(at) {
			if let Some(inner) = inside(token) {
				let names_are_calls = place.names_are_calls || self.is_call_table(tokens, at);
				self.tokens(Place { names_are_calls, ..place }, &inner);
			} else if is_use(tokens, at) {
				at += 1 + self.imports(place, &tokens[at + 1..]);
			} else if let Some(name) = ident(token) {
				self.name(place, tokens, at, &name, token.span());
			}
			at += 1;
		}
	}

	/// Whether the group at a place is what such a macro is given.
	fn is_call_table(&self, tokens: &[TokenTree], at: usize) -> bool {
		let name = at.checked_sub(2).and_then(|at| ident(&tokens[at]));
		name.is_some_and(|name| self.macros.contains(&name)) && is_punct(tokens.get(at - 1), '!')
	}

	/// Follows the leaves of a `use` and returns the number of its tokens.
	fn imports(&mut self, place: Place, tokens: &[TokenTree]) -> usize {
		for import in imports(tokens) {
			if import.name.is_some() {
				let found = self.scope.find(place.module, &import.path);
				self.add(found, import.span);
			}
		}
		tokens.iter().position(|token| is_punct(Some(token), ';')).unwrap_or(tokens.len())
	}

	fn name(&mut self, place: Place, tokens: &[TokenTree], at: usize, name: &str, span: Span) {
		if at >= 2 && is_path_sign(tokens, at - 2) {
			if at >= 3 && is_punct(tokens.get(at - 3), '>') {
				self.of_qualified(place, tokens, at);
			}
			return;
		}
		if at >= 1
			&& is_punct(tokens.get(at - 1), '.')
			&& !is_punct(at.checked_sub(2).and_then(|at| tokens.get(at)), '.')
		{
			return;
		}
		let path = path_at(tokens, at);
		let names: Vec<String> = path.iter().map(|(name, _)| name.clone()).collect();
		match names.as_slice() {
			[head, member, ..] if head == "Self" => {
				if place.self_is_pallet {
					self.add(self.scope.method(member), path[1].1);
				}
			},
			[_] => {
				if place.names_are_calls {
					self.add(self.scope.method(name), span);
				}
				let next = tokens.get(at + 1);
				let is_call =
					is_punct(next, '!') || next.is_some_and(|next| inside(next).is_some());
				if is_call || name.starts_with(char::is_uppercase) {
					self.add(self.scope.find_by_glob(place.module, name), span);
				}
			},
			_ => {
				let last = path.last().map_or(span, |(_, span)| *span);
				self.add(self.scope.find(place.module, &names), last);
			},
		}
	}

	/// Follows the member at a place of `<Type as Trait>::name` or `<Type>::name`.
	fn of_qualified(&mut self, place: Place, tokens: &[TokenTree], at: usize) {
		let Some(start) = owner_of_member(tokens, at) else { return };
		let owner = path_at(tokens, start).into_iter().map(|(name, _)| name);
		let names: Vec<String> = owner.chain(ident(&tokens[at])).collect();
		let found = match names.as_slice() {
			[owner, member] if owner == "Self" && place.self_is_pallet => self.scope.method(member),
			_ => self.scope.find(place.module, &names),
		};
		self.add(found, tokens[at].span());
	}

	fn add(&mut self, found: Option<Found>, span: Span) {
		let Some(Found::Item { files, name, of_pallet }) = found else { return };
		if files.contains(&self.from) {
			return;
		}
		for to in files {
			let is_everybodys = self.files[to].module.is_empty() && !of_pallet;
			if !is_everybodys {
				let line = span.start().line;
				self.found.insert(Arrow { from: self.from, line, to, name: name.clone() });
			}
		}
	}
}
