//! Every storage item of the protocol pallet has one owner: the only file that writes it.
//!
//! The owner says so in its documentation. How is told by [`ganglion_workspace::owners`], and what
//! the pallet's items have beside owners by the documentation of its `lib.rs`.

use ganglion_workspace::{
	owners::Ownership,
	path,
	source::{files, File},
};

/// Other crates that know the pallet's items.
const OTHERS: &[&str] = &["pallets/admin-utils", "pallets/swap", "runtime"];

fn source_of(krate: &str) -> Vec<File> {
	files(&path(krate).join("src")).expect("the source can be read")
}

#[test]
fn storage_items_should_be_written_by_their_owner() {
	let pallet = source_of("pallets/subtensor");
	let mut others = Vec::new();
	for krate in OTHERS {
		others.extend(
			source_of(krate)
				.into_iter()
				.map(|file| File { path: format!("{krate}/src/{}", file.path), ..file }),
		);
	}
	let ownership = Ownership::read(&pallet, &others);
	assert!(ownership.items() > 150, "only {} storage items were found", ownership.items());
	let faults = ownership.faults();
	assert!(
		faults.is_empty(),
		"{} faults in who writes what:\n{}",
		faults.len(),
		faults.join("\n")
	);
}

const LIB: &str = "//! Only writer of hyperparameters is [`hyperparameters`].\n\
	pub mod pallet { #[pallet::storage] #[unbounded] pub type Item<T> = StorageMap<T>; }";
const OWNER: &str = "//! Head.\n//!\n//! Only writer of `Item`. More.\n\
	fn f() { Item::<T>::insert(key, value) }";
const SETTINGS: &str =
	"macro_rules! for_each_hyperparameter { ($callback:ident) => { $callback! { \
	subnet { 7 set_item(value: u16 = 7) => Item(u16) { by root, emits [Set], shown [item] } } } \
	}; }";

/// The faults of a pallet of `lib.rs` and these files; files with a long path are another crate's.
fn faults_of(lib: &str, sources: &[(&str, &str)]) -> Vec<String> {
	let mut pallet = vec![File::parse("lib.rs", lib)];
	let files = sources.iter().map(|(path, text)| File::parse(path, text));
	let (others, own): (Vec<File>, Vec<File>) =
		files.partition(|file| file.path.starts_with("pallets/"));
	pallet.extend(own);
	Ownership::read(&pallet, &others).faults()
}

/// That a file with this text is found to write the owned item, in this way.
#[track_caller]
fn assert_writes(text: &str, way: &str) {
	let found = faults_of(LIB, &[("owner.rs", OWNER), ("other.rs", text)]);
	assert_eq!(found, [format!("Item: owned by owner.rs, written at other.rs:1 ({way})")]);
}

/// That a file with this text is found to write nothing.
#[track_caller]
fn assert_reads(text: &str) {
	assert_eq!(faults_of(LIB, &[("owner.rs", OWNER), ("other.rs", text)]), [""; 0]);
}

#[test]
fn writes_by_others_should_be_found() {
	assert_writes("fn f() { Item::<T>::insert(key, value) }", "insert");
	assert_writes("fn f() { Item::<T>::mutate(|item| *item += 1) }", "mutate");
	assert_writes("fn f() { crate::Item::<T>::kill() }", "kill");
	assert_writes("fn f() { pallet_subtensor::Item::<T>::take(key) }", "take");
	assert_writes("fn f() { <Item<T>>::remove(key) }", "remove");
	assert_writes("fn f() { <Item<T> as StorageMap<A, B>>::append(key, value) }", "append");
	assert_writes("use crate::Item as Other; fn f() { Other::<T>::swap(a, b) }", "swap");
	assert_writes("type Own = u8; fn f() { Item::drain() }", "drain");
}

#[test]
fn writes_that_are_passed_on_or_in_macros_should_be_found() {
	assert_writes("fn f() { list.for_each(Item::<T>::remove) }", "remove");
	assert_writes("fn f() { ensure!(Item::<T>::try_mutate(key, f).is_ok(), Error) }", "try_mutate");
	assert_writes("fn f() { forget::<T, Item<T>, _>(key) }", "given to forget");
	assert_writes(
		"macro_rules! clear { ($($x:ident)*) => { $( $x::<T>::remove(k); )* } } \
		fn f() { clear! { Item } }",
		"remove, in clear!",
	);
}

#[test]
fn reads_should_not_count() {
	assert_reads("use crate::Item; fn f() { Item::<T>::get(key); Item::<T>::iter_prefix(a) }");
	assert_reads("fn f() { Other::<T>::insert(key, Item::<T>::contains_key(key)) }");
	assert_reads(
		"fn f() { deposit(Event::<T>::Item(insert)) } fn g() -> Item<T> { list.insert(Item) }",
	);
	assert_reads(
		"macro_rules! read { ($($x:ident)*) => { $( $x::<T>::get(k); )* } } \
		fn f() { read! { Item } }",
	);
	assert_reads("#[cfg(test)] mod tests { fn f() { Item::<T>::put(1) } }");
}

#[test]
fn items_should_have_one_owner() {
	assert_eq!(faults_of(LIB, &[]), ["Item has no owner; never written"]);
	assert_eq!(
		faults_of(LIB, &[("owner.rs", OWNER), ("b.rs", OWNER)]),
		["Item has several owners: owner.rs, b.rs"]
	);
	let settings = ("table.rs", SETTINGS);
	assert_eq!(
		faults_of(LIB, &[("owner.rs", OWNER), settings]),
		["Item has several owners: owner.rs, the table of settings (table.rs:1)"]
	);
	assert_eq!(
		faults_of(LIB, &[("owner.rs", "//! A.\n//!\n//! Only writer of `Item`.")]),
		["Item: owned by owner.rs, which does not write it"]
	);
}

#[test]
fn claims_should_be_lists_of_storage_items() {
	let claim = "//! A.\n//!\n//! Only writer of `Item` and\n//! the `Other`.\n\
		fn f() { Item::<T>::kill() }";
	assert_eq!(
		faults_of(LIB, &[("owner.rs", claim)]),
		[
			"owner.rs: its list of items says \" and the \"",
			"owner.rs names Other, which is no storage item"
		]
	);
}

#[test]
fn hyperparameters_should_be_written_by_their_table() {
	let settings = ("table.rs", SETTINGS);
	assert_eq!(faults_of(LIB, &[settings]), [""; 0]);
	let foreign =
		["Item: owned by the table of settings (table.rs:1), written at subnets.rs:1 (insert)"];
	let insert = "fn f() { Item::<T>::insert(key, value) }";
	assert_eq!(faults_of(LIB, &[settings, ("subnets.rs", insert)]), foreign);
	let stated = format!("//! Sets the first values of `Item`.\n{insert}");
	assert_eq!(faults_of(LIB, &[settings, ("subnets.rs", &stated)]), [""; 0]);
	let idle = "//! Sets the first values of `Item` and `Other`.";
	assert_eq!(
		faults_of(LIB, &[settings, ("subnets.rs", idle)]),
		[
			"subnets.rs names Other, which is no storage item",
			"subnets.rs sets no first value of Item"
		]
	);
	let by_method = SETTINGS.replace("emits", "through set_item, emits");
	assert_eq!(faults_of(LIB, &[("table.rs", &by_method), ("owner.rs", OWNER)]), [""; 0]);
	let untold = LIB.replace("hyperparameters", "nothing");
	assert_eq!(faults_of(&untold, &[settings]).len(), 1);
}

#[test]
fn items_without_a_writer_should_be_listed() {
	let genesis = ("genesis.rs", "//! Writes items of every owner.\nfn f() { Item::<T>::put(1) }");
	let with =
		|list: &str| LIB.replace("pub mod", &format!("//!\n//! {list}: `Item`. Why.\npub mod"));
	assert_eq!(faults_of(LIB, &[genesis]), ["Item has no owner; written by genesis.rs alone"]);
	assert_eq!(faults_of(&with("Set at genesis alone"), &[genesis]), [""; 0]);
	assert_eq!(faults_of(&with("Never written"), &[]), [""; 0]);
	assert_eq!(
		faults_of(&with("Set at genesis alone"), &[]),
		["Item: set at genesis, says lib.rs; genesis.rs does not"]
	);
	assert_eq!(
		faults_of(&with("Never written"), &[genesis]),
		["Item: never written, says lib.rs; genesis.rs writes it"]
	);
	let write = ("other.rs", "fn f() { Item::<T>::put(1) }");
	assert_eq!(
		faults_of(&with("Never written"), &[write]),
		["Item: owned by nobody, written at other.rs:1 (put)"]
	);
}

#[test]
fn exceptions_should_be_stated_and_narrow() {
	let genesis = "fn f() { Item::<T>::put(1) }";
	let owner = ("owner.rs", OWNER);
	assert_eq!(faults_of(LIB, &[owner, ("genesis.rs", genesis)]).len(), 1);
	let stated = format!("//! Writes items of every owner.\n{genesis}");
	assert_eq!(faults_of(LIB, &[owner, ("genesis.rs", &stated)]), [""; 0]);
	assert_eq!(faults_of(LIB, &[owner, ("other.rs", &stated)]).len(), 1);

	let table = "macro_rules! removals { ($($x:ident)*) => { $( $x::<T>::remove(n); )* } }\n\
		fn f() { removals! { Item } }";
	let stated = format!("//! Removes items of every owner.\n{table}");
	let clearing = "subnets/dissolution/clearing.rs";
	assert_eq!(faults_of(LIB, &[owner, (clearing, table)]).len(), 1);
	assert_eq!(faults_of(LIB, &[owner, (clearing, &stated)]), [""; 0]);
	let by_hand = "//! Removes items of every owner.\nfn f() { Item::<T>::remove(n) }";
	assert_eq!(faults_of(LIB, &[owner, (clearing, by_hand)]).len(), 1);
}
