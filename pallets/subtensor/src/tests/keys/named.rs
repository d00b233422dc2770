//! Where storage names an account: in keys and values, whatever the item.

use crate::tests::mock::*;
use frame_support::traits::StorageInfoTrait;
use scale_info::{MetaType, TypeDef};
use sp_metadata_ir::StorageEntryTypeIR;
use std::collections::BTreeSet;

/// The items of the pallet of which a key or a value names an account.
pub fn items_naming(account: &AccountId) -> BTreeSet<String> {
	let needle: &[u8] = account.as_ref();
	let names = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
	let mut found = BTreeSet::new();
	for info in SubtensorModule::storage_info() {
		let values = core::iter::successors(Some(info.prefix.clone()), |key| {
			sp_io::storage::next_key(key).filter(|next| next.starts_with(&info.prefix))
		});
		for key in values {
			let value = sp_io::storage::get(&key).unwrap_or_default();
			if names(&key) || names(&value) {
				found.insert(String::from_utf8(info.storage_name.clone()).unwrap());
			}
		}
	}
	found
}

/// Items that tell of swaps that have been, so that the former keys are found.
pub const OF_LINEAGE: [&str; 4] =
	["ColdkeyRoot", "ColdkeySuccessor", "HotkeyRoot", "HotkeySuccessor"];

/// Asserts that no key and no value of the pallet's storage names an account, except those of the
/// items listed and of the lineage of keys.
#[track_caller]
pub fn assert_nothing_left_of(account: &AccountId, except: &[&str]) {
	let mut found = items_naming(account);
	found.retain(|item| {
		let item = item.as_str();
		!except.contains(&item) && !OF_LINEAGE.contains(&item)
	});
	assert!(found.is_empty(), "{found:?} still name the old key");
}

/// Whether a value of this type can hold an account.
fn holds_account(ty: &MetaType, seen: &mut BTreeSet<core::any::TypeId>) -> bool {
	if *ty == MetaType::new::<AccountId>() {
		return true;
	}
	if !seen.insert(ty.type_id()) {
		return false;
	}
	let parts: Vec<MetaType> = match ty.type_info().type_def {
		TypeDef::Composite(composite) => composite.fields.iter().map(|field| field.ty).collect(),
		TypeDef::Variant(variants) => {
			let fields = variants.variants.iter().flat_map(|variant| &variant.fields);
			fields.map(|field| field.ty).collect()
		},
		TypeDef::Sequence(sequence) => vec![sequence.type_param],
		TypeDef::Array(array) => vec![array.type_param],
		TypeDef::Tuple(tuple) => tuple.fields,
		TypeDef::Compact(compact) => vec![compact.type_param],
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
	};
	parts.iter().any(|part| holds_account(part, seen))
}

/// The items of the pallet whose keys or values can name an account, by its metadata.
pub fn items_with_accounts() -> BTreeSet<String> {
	let entries = SubtensorModule::storage_metadata().entries;
	let holds = |ty: &MetaType| holds_account(ty, &mut BTreeSet::new());
	let with_account = entries.iter().filter(|entry| match &entry.ty {
		StorageEntryTypeIR::Plain(value) => holds(value),
		StorageEntryTypeIR::Map { key, value, .. } => holds(key) || holds(value),
	});
	with_account.map(|entry| entry.name.to_string()).collect()
}
