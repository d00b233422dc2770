//! Which file a path or a method leads to.
//!
//! Names are looked up as the compiler does it, as far as one crate's own files go: a module's
//! children, its declarations, what it imports by name and what it imports with `*`. What is
//! declared by another crate or made by a macro is not found, and no file is named for it.

use crate::source::{group, ident, is_ident, is_path_sign, is_punct, File, Item};
use proc_macro2::{Delimiter, Span, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the type that the methods of all files belong to.
const PALLET: &str = "Pallet";

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
	/// To a module of the crate.
	Module(String),
	/// To what a file declares.
	Item {
		/// Files that declare it: more than one only for a method of several traits.
		files: Vec<usize>,
		/// Its name.
		name: String,
		/// Whether it is a method or constant of the pallet.
		of_pallet: bool,
	},
}

/// A module's names.
#[derive(Default)]
struct Module {
	file: usize,
	declared: BTreeSet<String>,
	imported: BTreeMap<String, Path>,
	globs: Vec<Path>,
}

/// A path that a module imports.
struct Path {
	names: Vec<String>,
	/// Whether modules outside the importing one can see it.
	is_public: bool,
}

/// The names of a crate.
pub struct Scope {
	modules: BTreeMap<String, Module>,
	/// Methods and constants of the pallet, with the files that declare them.
	inherent: BTreeMap<String, Vec<usize>>,
	/// The same by traits that the pallet implements.
	by_trait: BTreeMap<String, Vec<usize>>,
}

/// A leaf of a `use`: its path, the name it gets here, and where it is written.
pub struct Import {
	/// The path's names.
	pub path: Vec<String>,
	/// The name that it has in the importing module; `None` for `*`.
	pub name: Option<String>,
	/// Place of its last name.
	pub span: Span,
}

impl Scope {
	/// Reads the names that files declare and import.
	pub fn new(files: &[File]) -> Self {
		let mut scope =
			Self { modules: BTreeMap::new(), inherent: BTreeMap::new(), by_trait: BTreeMap::new() };
		for (at, file) in files.iter().enumerate() {
			scope.read(at, &file.module, &file.items);
		}
		scope
	}

	fn read(&mut self, file: usize, path: &str, items: &[Item]) {
		self.modules.entry(path.into()).or_default().file = file;
		for item in items {
			if item.kind != "mod" {
				self.read_imports(path, &item.tokens);
			}
			match item.kind.as_str() {
				"impl" => self.read_methods(file, item),
				"mod" if item.body().is_some() => {
					self.read(file, &child(path, &item.name), &item.members())
				},
				"mod" => {},
				"" | "use" | "extern" => {},
				_ => {
					let module = self.modules.entry(path.into()).or_default();
					module.declared.insert(item.name.clone());
				},
			}
		}
	}

	fn read_methods(&mut self, file: usize, item: &Item) {
		if item.implements_for().as_deref() != Some(PALLET) {
			return;
		}
		let is_of_trait = item.tokens.iter().any(|token| ident(token).as_deref() == Some("for"));
		let methods = if is_of_trait { &mut self.by_trait } else { &mut self.inherent };
		for method in item.members() {
			let declaring = methods.entry(method.name).or_default();
			if !declaring.contains(&file) {
				declaring.push(file);
			}
		}
	}

	/// Reads what a `use` imports, also one within a function: then the name counts for the whole
	/// module.
	fn read_imports(&mut self, path: &str, tokens: &[TokenTree]) {
		for (at, token) in tokens.iter().enumerate() {
			if let Some(inner) = inside(token) {
				self.read_imports(path, &inner);
			} else if is_use(tokens, at) {
				let visibility = tokens[..at].iter().rev().take(2).filter_map(ident);
				let is_public = visibility.into_iter().any(|word| word == "pub");
				self.import(path, &tokens[at + 1..], is_public);
			}
		}
	}

	fn import(&mut self, module: &str, tree: &[TokenTree], is_public: bool) {
		let module = self.modules.entry(module.into()).or_default();
		for Import { path: names, name, .. } in imports(tree) {
			let path = Path { names, is_public };
			match name {
				Some(name) => {
					module.imported.insert(name, path);
				},
				None => module.globs.push(path),
			}
		}
	}

	/// Where a path leads that is written in a module.
	pub fn find(&self, module: &str, path: &[String]) -> Option<Found> {
		Search { scope: self, viewer: module, seen: BTreeSet::new() }.follow(module, path)
	}

	/// Where a name leads that a module has from an import with `*` alone.
	pub fn find_by_glob(&self, module: &str, name: &str) -> Option<Found> {
		let here = self.modules.get(module)?;
		let is_named = here.declared.contains(name) || here.imported.contains_key(name);
		if is_named {
			None
		} else {
			self.find(module, &[name.to_string()])
		}
	}

	/// The method or constant of the pallet with a name.
	pub fn method(&self, name: &str) -> Option<Found> {
		let files = self.inherent.get(name).or_else(|| self.by_trait.get(name))?;
		Some(Found::Item { files: files.clone(), name: name.into(), of_pallet: true })
	}
}

/// One search for where a path leads.
struct Search<'a> {
	scope: &'a Scope,
	/// The module in which the path is written.
	viewer: &'a str,
	/// Names that were looked up, with their modules: imports can go round in a circle.
	seen: BTreeSet<(String, String)>,
}

impl Search<'_> {
	fn follow(&mut self, module: &str, path: &[String]) -> Option<Found> {
		let mut names = path.iter();
		let mut found = match names.next()?.as_str() {
			"crate" => Found::Module(String::new()),
			"self" => Found::Module(module.into()),
			"super" => Found::Module(parent(module)),
			name => self.look_up(module, name)?,
		};
		for name in names {
			found = match found {
				Found::Module(module) if name == "super" => Found::Module(parent(&module)),
				Found::Module(module) => self.look_up(&module, name)?,
				Found::Item { name: ref owner, of_pallet: false, .. } if owner == PALLET => {
					return self.scope.method(name)
				},
				item => return Some(item),
			};
		}
		Some(found)
	}

	fn look_up(&mut self, module: &str, name: &str) -> Option<Found> {
		if !self.seen.insert((module.into(), name.into())) {
			return None;
		}
		let inner = child(module, name);
		if self.scope.modules.contains_key(&inner) {
			return Some(Found::Module(inner));
		}
		let here = self.scope.modules.get(module)?;
		if here.declared.contains(name) {
			let files = vec![here.file];
			return Some(Found::Item { files, name: name.into(), of_pallet: false });
		}
		let is_inside = module.is_empty()
			|| self.viewer == module
			|| self.viewer.starts_with(&format!("{module}::"));
		let sees = |path: &&Path| path.is_public || is_inside;
		if let Some(path) = here.imported.get(name).filter(sees) {
			return self.follow(module, &path.names);
		}
		here.globs.iter().filter(sees).find_map(|glob| match self.follow(module, &glob.names)? {
			Found::Module(module) => self.look_up(&module, name),
			Found::Item { .. } => None,
		})
	}
}

/// Path of a module's child.
pub fn child(module: &str, name: &str) -> String {
	if module.is_empty() {
		name.into()
	} else {
		format!("{module}::{name}")
	}
}

/// Path of a module's parent.
fn parent(module: &str) -> String {
	module.rsplit_once("::").map_or(String::new(), |(parent, _)| parent.into())
}

/// Whether the `use` of an import stands at a place.
pub fn is_use(tokens: &[TokenTree], at: usize) -> bool {
	is_ident(&tokens[at], "use") && !is_punct(tokens.get(at + 1), '<')
}

/// The leaves of the tree that follows `use`, to its `;` or the end.
pub fn imports(tokens: &[TokenTree]) -> Vec<Import> {
	let end = tokens.iter().position(|token| is_punct(Some(token), ';')).unwrap_or(tokens.len());
	let mut leaves = Vec::new();
	tree(&tokens[..end], &[], &mut leaves);
	leaves
}

/// Collects the leaves of a comma-separated list of trees below a path.
fn tree(tokens: &[TokenTree], prefix: &[String], leaves: &mut Vec<Import>) {
	for branch in tokens.split(|token| is_punct(Some(token), ',')) {
		let mut path = prefix.to_vec();
		let mut at = 0;
		let mut last = None;
		while let Some(token) = branch.get(at) {
			match token {
				TokenTree::Ident(name) if name == "as" => break,
				TokenTree::Ident(name) => {
					path.push(name.to_string());
					last = Some(name.span());
				},
				TokenTree::Group(nested) if nested.delimiter() == Delimiter::Brace => {
					let nested: Vec<TokenTree> = nested.stream().into_iter().collect();
					tree(&nested, &path, leaves);
					last = None;
				},
				TokenTree::Punct(sign) if sign.as_char() == '*' => {
					leaves.push(Import { path: path.clone(), name: None, span: sign.span() });
					last = None;
				},
				_ => {},
			}
			at += 1;
		}
		if let Some(span) = last {
			if path.len() > 1 && path.last().is_some_and(|name| name == "self") {
				path.pop();
			}
			let name = branch.get(at + 1).and_then(ident).or_else(|| path.last().cloned());
			leaves.push(Import { path, name, span });
		}
	}
}

/// Reads the path that begins with the name at a place: its names with their places. Generics are
/// skipped.
pub fn path_at(tokens: &[TokenTree], start: usize) -> Vec<(String, Span)> {
	let mut path = Vec::new();
	let mut at = start;
	while let Some(TokenTree::Ident(name)) = tokens.get(at) {
		path.push((name.to_string(), name.span()));
		at += 1;
		if is_path_sign(tokens, at) && is_punct(tokens.get(at + 2), '<') {
			at = crate::source::after_generics(tokens, at + 2);
		}
		if !is_path_sign(tokens, at) {
			break;
		}
		at += 2;
	}
	path
}

/// Whether a token is a brace group, parenthesis or bracket: what is inside.
pub fn inside(token: &TokenTree) -> Option<Vec<TokenTree>> {
	let delimiters =
		[Delimiter::Brace, Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::None];
	let group = delimiters.into_iter().find_map(|delimiter| group(token, delimiter))?;
	Some(group.stream().into_iter().collect())
}

/// Where the path of the type begins whose member stands at a place: `a` of `a::Type::<T>::member`,
/// `Type` of `<Type<T> as Trait>::member`. `None` if the place is no member of a named type.
pub fn owner_of_member(tokens: &[TokenTree], at: usize) -> Option<usize> {
	let mut at = at;
	loop {
		let sign = at.checked_sub(2).filter(|sign| is_path_sign(tokens, *sign))?;
		let mut last = sign.checked_sub(1)?;
		if is_punct(tokens.get(last), '>') {
			let open = opening(tokens, last)?;
			let is_turbofish = open >= 3 && is_path_sign(tokens, open - 2);
			if !is_turbofish {
				return ident(tokens.get(open + 1)?).map(|_| open + 1);
			}
			last = open - 3;
		}
		ident(&tokens[last])?;
		if last < 2 || !is_path_sign(tokens, last - 2) {
			return Some(last);
		}
		at = last;
	}
}

/// The place of the `<` that the `>` at a place closes.
fn opening(tokens: &[TokenTree], close: usize) -> Option<usize> {
	(0..close)
		.rev()
		.filter(|at| is_punct(tokens.get(*at), '<'))
		.find(|at| crate::source::after_generics(tokens, *at) == close + 1)
}
