//! The files of a crate, and the items in a file.
//!
//! Files are read as tokens and not as a syntax tree, because a tree ends at the macros: what is
//! called inside one is a use as any other. Code that only tests compile is left out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::{fs, io, path::Path};

/// Modules of the source, files or folders, that are compiled for tests and benchmarks alone.
const LEFT_OUT: &[&str] = &["tests", "mock", "benchmarking"];

/// A source file.
#[derive(Clone, Debug)]
pub struct File {
	/// Path from the source folder, such as `epoch/loss.rs`.
	pub path: String,
	/// Module path, such as `epoch::loss`. Empty for `lib.rs`.
	pub module: String,
	/// Text of the module documentation, without the comment marks.
	pub docs: String,
	/// What the file declares.
	pub items: Vec<Item>,
}

impl File {
	/// Reads a file from its text.
	///
	/// # Panics
	/// If the text is no Rust.
	pub fn parse(path: &str, text: &str) -> Self {
		let tokens: TokenStream =
			text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
		Self { path: path.into(), module: module_of(path), docs: docs(text), items: items(tokens) }
	}
}

/// Module path of a file of a crate's source.
fn module_of(path: &str) -> String {
	let stem = path.strip_suffix(".rs").unwrap_or(path);
	let module = stem.strip_suffix("/mod").unwrap_or(stem);
	if module == "lib" {
		String::new()
	} else {
		module.replace('/', "::")
	}
}

/// The lines of a file's `//!` comments.
fn docs(text: &str) -> String {
	let lines = text.lines().filter_map(|line| line.strip_prefix("//!"));
	lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Reads all files under a source folder, but for its tests and benchmarks, sorted by path.
///
/// # Errors
/// If a file cannot be read.
pub fn files(source: &Path) -> io::Result<Vec<File>> {
	let mut paths = Vec::new();
	collect(source, "", &mut paths)?;
	paths.sort();
	paths
		.iter()
		.map(|path| Ok(File::parse(path, &fs::read_to_string(source.join(path))?)))
		.collect()
}

/// Collects the paths of the Rust files under a folder, relative to the source folder.
fn collect(source: &Path, folder: &str, paths: &mut Vec<String>) -> io::Result<()> {
	for entry in fs::read_dir(source.join(folder))? {
		let entry = entry?;
		let name = entry.file_name().to_string_lossy().into_owned();
		let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
		if LEFT_OUT.contains(&path.strip_suffix(".rs").unwrap_or(&path)) {
			continue;
		}
		if entry.file_type()?.is_dir() {
			collect(source, &path, paths)?;
		} else if name.ends_with(".rs") {
			paths.push(path);
		}
	}
	Ok(())
}

/// What is declared at one place: its kind, its name and its tokens, attributes aside.
#[derive(Clone, Debug)]
pub struct Item {
	/// Contents of its attributes' brackets.
	pub attributes: Vec<TokenStream>,
	/// Its tokens, with `pub` and the final `;`.
	pub tokens: Vec<TokenTree>,
	/// The keyword that says what is declared; empty for a macro call.
	pub kind: String,
	/// Name that is declared; empty for an `impl`, a `use` or a macro call.
	pub name: String,
}

impl Item {
	fn new(attributes: Vec<TokenStream>, tokens: Vec<TokenTree>) -> Self {
		let (kind, name) = declared(&tokens);
		Self { attributes, tokens, kind, name }
	}

	/// The contents of its braces, if it ends in some.
	pub fn body(&self) -> Option<TokenStream> {
		self.tokens.last().and_then(|token| group(token, Delimiter::Brace)).map(Group::stream)
	}

	/// The items in its braces, if it ends in some.
	pub fn members(&self) -> Vec<Item> {
		items(self.body().unwrap_or_default())
	}

	/// The type whose methods an `impl` declares: its last name without generics.
	pub fn implements_for(&self) -> Option<String> {
		if self.kind != "impl" {
			return None;
		}
		let start = self.tokens.iter().position(|token| is_ident(token, "impl"))? + 1;
		let header = self.tokens.get(start..self.tokens.len().checked_sub(1)?)?;
		let header = header.get(after_generics(header, 0)..)?;
		let after_for = outside_generics(header)
			.into_iter()
			.find(|at| is_ident(&header[*at], "for"))
			.map_or(0, |at| at + 1);
		let target = &header[after_for..];
		let end = outside_generics(target)
			.into_iter()
			.find(|at| is_ident(&target[*at], "where"))
			.unwrap_or(target.len());
		outside_generics(&target[..end]).into_iter().rev().find_map(|at| ident(&target[at]))
	}

	/// Whether only tests compile it.
	fn is_for_tests(&self) -> bool {
		self.attributes.iter().any(|attribute| {
			let text = attribute.to_string().replace(' ', "");
			text == "test" || text == "cfg(test)" || text.starts_with("cfg(all(test,")
		})
	}
}

/// Splits tokens into items and leaves out those that only tests compile.
pub fn items(tokens: TokenStream) -> Vec<Item> {
	let tokens: Vec<TokenTree> = tokens.into_iter().collect();
	let mut items = Vec::new();
	let mut at = 0;
	while at < tokens.len() {
		let attributes = attributes(&tokens, &mut at);
		let end = end_of_item(&tokens, at);
		if at < end {
			let item = Item::new(attributes, tokens[at..end].to_vec());
			if !item.is_for_tests() {
				items.push(item);
			}
		}
		at = end;
	}
	items
}

/// Reads the attributes at a place and moves on behind them. Those of the file itself (`#![…]`) are
/// left out.
fn attributes(tokens: &[TokenTree], at: &mut usize) -> Vec<TokenStream> {
	let mut attributes = Vec::new();
	while is_punct(tokens.get(*at), '#') {
		let of_file = is_punct(tokens.get(*at + 1), '!');
		*at += 1 + usize::from(of_file);
		let bracket = tokens.get(*at).and_then(|token| group(token, Delimiter::Bracket));
		attributes.extend(bracket.filter(|_| !of_file).map(Group::stream));
		*at += 1;
	}
	attributes
}

/// Where the item ends that begins at a place: after its braces, or after `;` where braces are part
/// of a value.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
	let (kind, _) = declared(&tokens[start..]);
	let has_value = matches!(kind.as_str(), "use" | "const" | "static" | "type" | "extern");
	let length = tokens[start..].iter().position(|token| {
		is_punct(Some(token), ';') || (!has_value && group(token, Delimiter::Brace).is_some())
	});
	length.map_or(tokens.len(), |length| start + length + 1)
}

/// The kind and the name of the item that begins here.
fn declared(tokens: &[TokenTree]) -> (String, String) {
	for (at, token) in tokens.iter().enumerate() {
		let Some(word) = ident(token) else {
			if group(token, Delimiter::Parenthesis).is_some()
				|| matches!(token, TokenTree::Literal(_))
			{
				continue;
			}
			break;
		};
		let next = tokens.get(at + 1).and_then(ident);
		match word.as_str() {
			"const" if matches!(next.as_deref(), Some("fn" | "unsafe" | "extern")) => {},
			"extern" if next.as_deref() != Some("crate") => {},
			"impl" | "use" | "extern" => return (word, String::new()),
			"fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" | "mod" => {
				return (word, next.unwrap_or_default())
			},
			"macro_rules" => {
				let name = tokens.get(at + 2).and_then(ident);
				return (word, name.unwrap_or_default());
			},
			_ => {},
		}
	}
	Default::default()
}

/// The name that a token is, if it is one.
pub fn ident(token: &TokenTree) -> Option<String> {
	match token {
		TokenTree::Ident(ident) => Some(ident.to_string()),
		_ => None,
	}
}

/// Whether a token is a given name.
pub fn is_ident(token: &TokenTree, name: &str) -> bool {
	matches!(token, TokenTree::Ident(ident) if ident == name)
}

/// Whether a token is a given sign.
pub fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
	matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `::` stands at a place.
pub fn is_path_sign(tokens: &[TokenTree], at: usize) -> bool {
	is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// The group that a token is, if its delimiter is a given one.
pub fn group(token: &TokenTree, delimiter: Delimiter) -> Option<&Group> {
	match token {
		TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
		_ => None,
	}
}

/// The place after the generics that begin at a place; the place itself if none begin there.
pub fn after_generics(tokens: &[TokenTree], start: usize) -> usize {
	if !is_punct(tokens.get(start), '<') {
		return start;
	}
	let mut depth = 0_usize;
	for at in start..tokens.len() {
		if is_punct(tokens.get(at), '<') {
			depth += 1;
		} else if is_punct(tokens.get(at), '>') && !is_arrow(tokens, at) {
			depth = depth.saturating_sub(1);
			if depth == 0 {
				return at + 1;
			}
		}
	}
	tokens.len()
}

/// Whether the `>` at a place is the end of `->` or `=>`.
fn is_arrow(tokens: &[TokenTree], at: usize) -> bool {
	let before = at.checked_sub(1).and_then(|before| tokens.get(before));
	is_punct(before, '-') || is_punct(before, '=')
}

/// Places of the tokens that are not within `<` and `>`.
fn outside_generics(tokens: &[TokenTree]) -> Vec<usize> {
	let mut places = Vec::new();
	let mut at = 0;
	while at < tokens.len() {
		let after = after_generics(tokens, at);
		if after == at {
			places.push(at);
			at += 1;
		} else {
			at = after;
		}
	}
	places
}

#[cfg(test)]
mod tests {
	use super::*;

	fn names(text: &str) -> Vec<String> {
		let items = File::parse("file.rs", text).items;
		items.into_iter().map(|item| format!("{} {}", item.kind, item.name)).collect()
	}

	#[test]
	fn items_should_be_told_apart() {
		let text =
			"//! Doc.\n#![inner]\nuse a::{b, c};\npub const fn f() {}\nconst C: X = X { y: 1 };\n\
			pub(crate) struct S;\nstruct T { a: u8 }\ntable! { fn no() {} }\n\
			macro_rules! m { () => {} }\n\
			pub type A<T> = B<{ C }>;\nimpl<T: D> S where T: E {}\nmod inner { fn g() {} }";
		assert_eq!(
			names(text),
			[
				"use ",
				"fn f",
				"const C",
				"struct S",
				"struct T",
				" ",
				"macro_rules m",
				"type A",
				"impl ",
				"mod inner"
			]
		);
	}

	#[test]
	fn code_of_tests_should_be_left_out() {
		assert_eq!(names("#[cfg(test)] mod tests { } #[test] fn t() {} fn f() {}"), ["fn f"]);
		assert_eq!(names("#[cfg(any(test, feature = \"x\"))] fn f() {}"), ["fn f"]);
	}

	#[test]
	fn implementations_should_name_their_type() {
		let target = |text: &str| File::parse("file.rs", text).items[0].implements_for();
		assert_eq!(target("impl<T: Config> Pallet<T> {}").as_deref(), Some("Pallet"));
		assert_eq!(
			target("impl<T: A<B>> Get<X<T>> for crate::Pallet<T> where T: C {}").as_deref(),
			Some("Pallet")
		);
		assert_eq!(target("impl<F: Fn() -> u8> Row for Other<F> {}").as_deref(), Some("Other"));
	}

	#[test]
	fn module_paths_should_follow_the_files() {
		assert_eq!(module_of("lib.rs"), "");
		assert_eq!(module_of("types.rs"), "types");
		assert_eq!(module_of("subnets/dissolution/mod.rs"), "subnets::dissolution");
	}
}
