//! The files of the protocol pallet stand on each other in one order: none uses a file above it.
//!
//! All methods are the pallet's own, so that no `use` shows which file calls which. The order is
//! the first table of the documentation of the pallet's `lib.rs`. `cargo run -p ganglion-workspace
//! --example floors` prints all arrows and the order that fits them best.

use ganglion_workspace::{
	arrows::arrows,
	floors::{circles, faults, gather, order, propose},
	path,
	source::{files, File},
};

#[test]
fn files_should_use_only_what_is_below_them() {
	let source = path("pallets/subtensor/src");
	let files = files(&source).expect("the pallet's source can be read");
	let lib = files.iter().find(|file| file.module.is_empty()).expect("the pallet has a lib.rs");
	let arrows = arrows(&files);
	assert!(arrows.len() > 300, "only {} arrows were found", arrows.len());
	let faults = faults(&files, &arrows, &order(&lib.docs));
	assert!(
		faults.is_empty(),
		"{} faults in the order of the files (the table in lib.rs, ground floor first):\n{}",
		faults.len(),
		faults.join("\n")
	);
}

const LIB: &str = "//! | file | subject |\n//! |---|---|\n\
	//! | [`low`] | – |\n//! | `mid::inner` | – |\n//! | [`high`] | – |\n\
	pub mod high; pub mod low; pub mod mid; pub use pallet::*; pub mod pallet {\n\
	pub struct Pallet<T>(T); pub type Stored<T> = StorageValue<T>;\n\
	impl<T> Pallet<T> { pub fn a_call() {} } }";
const MID: &str = "pub mod inner;";
const HIGH: &str =
	"use crate::Pallet;\npub struct Row;\npub enum Kind { A }\npub const LIMIT: u8 = 1;\n\
	pub fn free() {}\n\
	impl<T: Config> Pallet<T> { pub(crate) fn high_method() {} pub const HIGH: u8 = 1; }\n\
	impl<T: Config> Notify for Pallet<T> { fn note() {} }";

/// The faults of a small crate of which one file is given.
fn faults_of(path: &str, text: &str) -> Vec<String> {
	let mut sources = vec![
		("lib.rs", LIB),
		("mid/mod.rs", MID),
		("high.rs", HIGH),
		("low.rs", "impl<T: Config> Pallet<T> { fn low_method() {} }"),
		("mid/inner.rs", ""),
	];
	sources.retain(|(other, _)| *other != path);
	sources.push((path, text));
	let files: Vec<File> = sources.iter().map(|(path, text)| File::parse(path, text)).collect();
	faults(&files, &arrows(&files), &order(&File::parse("lib.rs", LIB).docs))
}

/// That a file in the middle, with this text, climbs with this name alone.
#[track_caller]
fn assert_climbs(text: &str, name: &str) {
	let found = faults_of("mid/inner.rs", text);
	let line = text.lines().position(|line| line.contains(name)).expect("the name is there") + 1;
	let climb = format!("mid/inner.rs:{line} uses {name} of high (row 3) from mid::inner (row 2)");
	assert_eq!(found, [climb]);
}

/// That nothing is found wrong with a file in the middle with this text.
#[track_caller]
fn assert_stays(text: &str) {
	assert_eq!(faults_of("mid/inner.rs", text), [""; 0]);
}

#[test]
fn order_should_be_read_from_the_first_table() {
	let docs = "Text `x`.\n\n| file | is |\n|---|---|\n| [`a::b`] | `no` |\n| `c`, `d` | |\n\n\
		| `e` |\n|---|\n| `f` |";
	assert_eq!(order(docs), ["a::b", "c", "d"]);
}

#[test]
fn methods_of_files_above_should_be_found() {
	assert_climbs(
		"impl<T: Config> Pallet<T> {\n fn f() {\n Self::high_method(); } }",
		"high_method",
	);
	assert_climbs(
		"impl<T: Config> Hook for Pallet<T> {\n fn f() {\n Self::high_method(); } }",
		"high_method",
	);
	assert_climbs("impl<T> Pallet<T> { fn f() -> u8 { Self::HIGH } }", "HIGH");
	assert_climbs("impl<T> Pallet<T> { fn f() { Self::note() } }", "note");
	assert_climbs("impl<T> Pallet<T> { fn f() { <Self as Notify>::note() } }", "note");
	assert_climbs("fn f<T>() { crate::Pallet::<T>::high_method() }", "high_method");
	assert_climbs("use crate::Pallet;\nfn f<T>() { Pallet::<T>::high_method() }", "high_method");
	assert_climbs("use crate::Pallet as P;\nfn f<T>() { P::<T>::high_method() }", "high_method");
	assert_climbs("use crate::Pallet;\nfn f<T>() { <Pallet<T>>::high_method() }", "high_method");
}

#[test]
fn methods_passed_as_values_should_be_found() {
	assert_climbs("impl<T> Pallet<T> { fn f() { run(Self::high_method) } }", "high_method");
	assert_climbs("impl<T> Pallet<T> { const F: &[fn()] = &[Self::high_method]; }", "high_method");
}

#[test]
fn uses_inside_macros_should_be_found() {
	assert_climbs(
		"impl<T> Pallet<T> { fn f() { ensure!(\nx == Self::high_method(), E) } }",
		"high_method",
	);
	assert_climbs(
		"table! { row => {\nPallet::<T>::high_method } }\nuse crate::Pallet;",
		"high_method",
	);
	assert_climbs("macro_rules! m { () => { Self::high_method() } }", "high_method");
	assert_climbs(
		"macro_rules! calls { ($($name:ident)*) => { $( Self::$name(); )* } }\n\
		impl<T> Pallet<T> { fn f() { calls! { low_method\nhigh_method } } }",
		"high_method",
	);
}

#[test]
fn imports_and_paths_should_be_found() {
	assert_climbs("use crate::high::Row;", "Row");
	assert_climbs("use crate::{low, mid::{self}, high::{Kind}};", "Kind");
	assert_climbs("use crate::{Pallet,\nhigh::{\nfree as other}};", "free");
	assert_climbs("use super::super::high::Row;", "Row");
	assert_climbs("fn f() { crate::high::free() }", "free");
	assert_climbs("fn f() {\nuse crate::high;\nhigh::free() }", "free");
	assert_climbs("use crate::high;\nfn f() -> u8 { high::LIMIT }", "LIMIT");
	assert_climbs("use crate::high::*;\nfn f(row: Row) {}", "Row");
}

#[test]
fn uses_of_files_below_should_not_count() {
	assert_stays("impl<T> Pallet<T> { fn f() { Self::low_method(); Self::g() } fn g() {} }");
	assert_stays("use crate::{Pallet, Stored, Config, low};\nfn f<T>() { Stored::<T>::get(); }");
	assert_stays("use crate::mid;\nuse other::high::Row;\nfn f() { value.high_method(); free(); }");
	assert_stays("struct Row;\nimpl Row { fn high_method() {} fn f() { Self::high_method() } }");
	assert_stays("#[cfg(test)] mod tests { use crate::high::Row; }");
	assert_stays("/// See [`Self::high_method`].\nfn f() {}");
}

#[test]
fn calls_should_be_above_all_files() {
	let found = faults_of("low.rs", "impl<T: Config> Pallet<T> { fn f() { Self::a_call() } }");
	assert_eq!(found, ["low.rs:1 uses a_call of lib.rs (above all) from low (row 1)"]);
}

#[test]
fn tables_should_name_each_file_once() {
	let files = [
		File::parse("lib.rs", ""),
		File::parse("a.rs", "fn f() {}"),
		File::parse("b.rs", "mod c;"),
	];
	let order = ["d", "d"].map(String::from);
	let found = faults(&files, &[], &order);
	assert_eq!(
		found,
		[
			"row 1 names d, which is no file",
			"d has more than one row",
			"row 2 names d, which is no file",
			"a.rs has no row for a"
		]
	);
}

#[test]
fn proposed_order_should_climb_only_where_there_is_a_circle() {
	let files = [
		("lib.rs", "mod a; mod b; mod c;"),
		("a/mod.rs", "mod x; mod z;"),
		("b/mod.rs", "mod y;"),
		("a/x.rs", "use crate::{b::y::f, c::h};\npub fn e() {}"),
		("b/y.rs", "use crate::a::z::g;\npub fn f() {}"),
		("a/z.rs", "use crate::b::y::f;\npub fn g() {}\nuse crate::b::y::f2;"),
		("c.rs", "pub fn h() {}"),
	]
	.map(|(path, text)| File::parse(path, text));
	let arrows = arrows(&files);
	assert_eq!(circles(files.len(), &arrows), [[4, 5]]);
	let order = gather(&files, &arrows, &propose(files.len(), &arrows));
	let modules: Vec<String> = order.iter().map(|file| files[*file].module.clone()).collect();
	let faults = faults(&files, &arrows, &modules);
	assert_eq!(faults.len(), 1, "{modules:?}: {faults:?}");
}
