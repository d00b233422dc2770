//! Storage items by pallet and name.

use super::{metadata::Types, read::read, same::same, write::write};
use frame_metadata::v15::{StorageEntryModifier, StorageEntryType, StorageHasher};
use scale_info::TypeDef;
use serde_json::Value;
use sp_io::hashing::{blake2_128, blake2_256, twox_128, twox_256, twox_64};

/// A storage item.
pub struct Item<'a> {
	types: &'a Types,
	name: String,
	prefix: Vec<u8>,
	/// The hasher and the type of each key of a map.
	keys: Vec<(StorageHasher, u32)>,
	value: u32,
	default: &'a [u8],
	/// Whether there is no such thing as an absent value: it is the default.
	always_there: bool,
}

impl Types {
	/// Finds a storage item.
	pub fn item(&self, pallet: &str, item: &str) -> Result<Item<'_>, String> {
		let storage = self.pallet(pallet)?.storage.as_ref();
		let found = storage.and_then(|storage| {
			let entry = storage.entries.iter().find(|entry| entry.name == item)?;
			Some((&storage.prefix, entry))
		});
		let (prefix, entry) =
			found.ok_or_else(|| format!("the pallet {pallet} has no storage item `{item}`"))?;
		let (keys, value) = match &entry.ty {
			StorageEntryType::Plain(value) => (Vec::new(), value.id),
			StorageEntryType::Map { hashers, key, value } => {
				(self.keys(hashers, key.id)?, value.id)
			},
		};
		Ok(Item {
			types: self,
			name: format!("{pallet}.{item}"),
			prefix: [twox_128(prefix.as_bytes()), twox_128(item.as_bytes())].concat(),
			keys,
			value,
			default: &entry.default,
			always_there: entry.modifier == StorageEntryModifier::Default,
		})
	}

	fn keys(
		&self,
		hashers: &[StorageHasher],
		key: u32,
	) -> Result<Vec<(StorageHasher, u32)>, String> {
		if let [hasher] = hashers {
			return Ok(vec![(hasher.clone(), key)]);
		}
		match self.registry.resolve(key).map(|ty| &ty.type_def) {
			Some(TypeDef::Tuple(tuple)) if tuple.fields.len() == hashers.len() => {
				let types = tuple.fields.iter().map(|part| part.id);
				Ok(hashers.iter().cloned().zip(types).collect())
			},
			_ => Err("the metadata describes the keys of a map wrongly".into()),
		}
	}
}

impl Item<'_> {
	/// Returns what its storage keys begin with: the pallet and the item, hashed.
	pub fn prefix(&self) -> &[u8] {
		&self.prefix
	}

	/// Returns what a value is that is not stored; none if it is absent then.
	pub fn default(&self) -> Option<&[u8]> {
		self.always_there.then_some(self.default)
	}

	/// Returns an error unless bytes are a stored value.
	pub fn check(&self, stored: &[u8]) -> Result<(), String> {
		let mut bytes = stored;
		let read = read(&self.types.registry, self.value, &mut bytes);
		let all_is_read = || Err(format!("{} bytes are left", bytes.len()));
		let checked = read.and_then(|_| if bytes.is_empty() { Ok(()) } else { all_is_read() });
		checked.map_err(|error| format!("{} is stored in another form: {error}", self.name))
	}

	/// Whether the item of another runtime is stored in the same way: keys and values are the same
	/// bytes.
	pub fn is_stored_like(&self, other: &Self) -> bool {
		let (types, others) = (&self.types.registry, &other.types.registry);
		self.prefix == other.prefix
			&& self.keys.len() == other.keys.len()
			&& self.keys.iter().zip(&other.keys).all(|((hasher, key), (other, others_key))| {
				hasher == other && same(types, *key, others, *others_key)
			}) && same(types, self.value, others, other.value)
	}

	/// Whether it is a map.
	pub fn is_map(&self) -> bool {
		!self.keys.is_empty()
	}

	/// Returns the storage key of an entry, by the keys of the map.
	pub fn key(&self, keys: &[Value]) -> Result<Vec<u8>, String> {
		let (expected, given) = (self.keys.len(), keys.len());
		if expected != given {
			return Err(format!("{} has {expected} keys, not {given}", self.name));
		}
		self.start(keys)
	}

	/// Returns what the storage keys of all entries with these first keys of the map begin with.
	pub fn start(&self, keys: &[Value]) -> Result<Vec<u8>, String> {
		let mut full = self.prefix.clone();
		for ((hasher, ty), key) in self.keys.iter().zip(keys) {
			let mut encoded = Vec::new();
			let written = write(&self.types.registry, *ty, key, &mut encoded);
			written.map_err(|error| format!("key of {}: {error}", self.name))?;
			full.extend(hash(hasher, encoded));
		}
		Ok(full)
	}

	/// Reads a value, or the default of the item if there is none.
	pub fn read(&self, stored: Option<&[u8]>) -> Result<Value, String> {
		let mut bytes = stored.unwrap_or(self.default);
		let read = read(&self.types.registry, self.value, &mut bytes);
		read.map_err(|error| format!("{} is stored in another form: {error}", self.name))
	}

	/// Writes a value. Fields that it leaves out are those of the stored one, or of the default.
	pub fn write(&self, value: &Value, stored: Option<&[u8]>) -> Result<Vec<u8>, String> {
		let base = || self.read(stored).unwrap_or(Value::Null);
		let whole = if value.is_object() { over(base(), value) } else { value.clone() };
		let mut encoded = Vec::new();
		let written = write(&self.types.registry, self.value, &whole, &mut encoded);
		written.map_err(|error| format!("{}: {error}", self.name))?;
		Ok(encoded)
	}
}

/// Lays an object over another.
fn over(base: Value, value: &Value) -> Value {
	match (base, value) {
		(Value::Object(mut base), Value::Object(fields)) => {
			for (name, field) in fields {
				let old = base.remove(name).unwrap_or(Value::Null);
				base.insert(name.clone(), over(old, field));
			}
			Value::Object(base)
		},
		_ => value.clone(),
	}
}

fn hash(hasher: &StorageHasher, key: Vec<u8>) -> Vec<u8> {
	let before = |hash: &[u8]| [hash, &key].concat();
	match hasher {
		StorageHasher::Identity => key,
		StorageHasher::Blake2_128 => blake2_128(&key).to_vec(),
		StorageHasher::Blake2_256 => blake2_256(&key).to_vec(),
		StorageHasher::Twox128 => twox_128(&key).to_vec(),
		StorageHasher::Twox256 => twox_256(&key).to_vec(),
		StorageHasher::Blake2_128Concat => before(&blake2_128(&key)),
		StorageHasher::Twox64Concat => before(&twox_64(&key)),
	}
}

#[cfg(test)]
mod tests {
	use crate::types::storage::*;
	use serde_json::json;

	fn types() -> Types {
		// Some constants of the metadata are read from storage.
		let metadata = sp_io::TestExternalities::default()
			.execute_with(|| ganglion_runtime::metadata::at_version(15).expect("version 15"));
		Types::decode(&metadata).expect("metadata of this runtime")
	}

	/// An entry has the key that the pallet computes, and what is written is read again.
	#[test]
	fn account_should_be_written_over_what_is_stored() {
		let types = types();
		let item = types.item("System", "Account").unwrap();
		let key = item.key(&[json!("//Alice")]).unwrap();
		assert_eq!(&key[..32], [twox_128(b"System"), twox_128(b"Account")].concat());
		assert_eq!(key.len(), 32 + 16 + 32);
		let first = item.write(&json!({ "providers": 1, "data": { "free": 5 } }), None).unwrap();
		let second = item.write(&json!({ "data": { "reserved": "7" } }), Some(&first)).unwrap();
		let read = item.read(Some(&second)).unwrap();
		assert_eq!(read["providers"], 1);
		assert_eq!((&read["data"]["free"], &read["data"]["reserved"]), (&json!(5), &json!(7)));
	}

	#[test]
	fn wrong_values_should_be_named() {
		let types = types();
		let refused = |result: Result<_, String>| result.map(drop).unwrap_err();
		assert!(refused(types.item("Sistem", "Account").map(drop)).contains("no pallet `Sistem`"));
		let error = refused(types.item("System", "Acount").map(drop));
		assert!(error.contains("no storage item `Acount`"), "{error}");
		let item = types.item("System", "Account").unwrap();
		let error = refused(item.key(&[]).map(drop));
		assert!(error.contains("System.Account has 1 keys, not 0"), "{error}");
		let error = refused(item.write(&json!({ "data": { "fre": 5 } }), None).map(drop));
		assert!(error.contains("no field `fre`"), "{error}");
		let error = refused(item.write(&json!({ "data": { "free": -5 } }), None).map(drop));
		assert!(error.contains("not negative"), "{error}");
		let tempo = types.item("SubtensorModule", "Tempo").unwrap();
		let error = refused(tempo.write(&json!(65_536), None).map(drop));
		assert!(error.contains("too large"), "{error}");
	}
}
