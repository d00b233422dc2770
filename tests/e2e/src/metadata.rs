//! The runtime's metadata, in one form for all versions.

use crate::{
	client::{hex, Client},
	Result,
};
use codec::{Decode, Encode};
use frame_metadata::{v14, RuntimeMetadata, RuntimeMetadataPrefixed};
use jsonrpsee::rpc_params;
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant};
use sp_core::Bytes;

/// The metadata versions that clients read.
pub const VERSIONS: [u32; 3] = [14, 15, 16];

/// The metadata of one version.
pub struct Metadata {
	/// The types.
	pub types: PortableRegistry,
	/// The pallets.
	pub pallets: Vec<Pallet>,
	/// Versions of the extrinsic format.
	pub extrinsic_versions: Vec<u8>,
	/// The transaction extensions, in order.
	pub extensions: Vec<Extension>,
}

/// A pallet.
pub struct Pallet {
	/// Its name.
	pub name: String,
	/// Its index.
	pub index: u8,
	/// The type of its calls.
	pub calls: Option<u32>,
	/// The type of its errors.
	pub errors: Option<u32>,
	/// Its storage items.
	pub storage: Vec<Entry>,
	/// Its constants: (name, encoded value).
	pub constants: Vec<(String, Vec<u8>)>,
}

/// A storage item.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
	/// Its name.
	pub name: String,
	/// The type of its key, if it is a map.
	pub key: Option<u32>,
	/// The type of its value.
	pub value: u32,
}

/// A transaction extension.
pub struct Extension {
	/// Its identifier.
	pub identifier: String,
	/// Type of the data that it adds to an extrinsic.
	pub extra: u32,
	/// Type of the data that it adds to the signed payload alone.
	pub implicit: u32,
}

/// Reads the parts that have the same names in all versions.
macro_rules! common {
	($metadata:ident, $versions:expr, $extensions:ident, $implicit:ident) => {
		Metadata {
			extrinsic_versions: $versions,
			extensions: $metadata
				.extrinsic
				.$extensions
				.into_iter()
				.map(|extension| Extension {
					identifier: extension.identifier,
					extra: extension.ty.id,
					implicit: extension.$implicit.id,
				})
				.collect(),
			pallets: $metadata
				.pallets
				.into_iter()
				.map(|pallet| Pallet {
					name: pallet.name,
					index: pallet.index,
					calls: pallet.calls.map(|calls| calls.ty.id),
					errors: pallet.error.map(|errors| errors.ty.id),
					storage: pallet
						.storage
						.into_iter()
						.flat_map(|storage| storage.entries)
						.map(|entry| Entry::new(entry.name, entry.ty))
						.collect(),
					constants: pallet
						.constants
						.into_iter()
						.map(|constant| (constant.name, constant.value))
						.collect(),
				})
				.collect(),
			types: $metadata.types,
		}
	};
}

impl Entry {
	fn new(name: String, ty: v14::StorageEntryType<PortableForm>) -> Self {
		match ty {
			v14::StorageEntryType::Plain(value) => Self { name, key: None, value: value.id },
			v14::StorageEntryType::Map { key, value, .. } => {
				Self { name, key: Some(key.id), value: value.id }
			},
		}
	}
}

/// Requests a version from a node, in the way that clients request it.
pub async fn raw(client: &Client, version: u32) -> Result<RuntimeMetadata> {
	let bytes = match version {
		14 => client.ask::<Bytes>("state_getMetadata", rpc_params![]).await?.0,
		_ => at_version(client, version).await?,
	};
	Ok(RuntimeMetadataPrefixed::decode(&mut &bytes[..])?.1)
}

impl Metadata {
	/// Requests a version from a node.
	pub async fn of(client: &Client, version: u32) -> Result<Self> {
		Ok(match raw(client, version).await? {
			RuntimeMetadata::V14(metadata) => {
				common!(
					metadata,
					vec![metadata.extrinsic.version],
					signed_extensions,
					additional_signed
				)
			},
			RuntimeMetadata::V15(metadata) => {
				common!(
					metadata,
					vec![metadata.extrinsic.version],
					signed_extensions,
					additional_signed
				)
			},
			RuntimeMetadata::V16(metadata) => {
				common!(metadata, metadata.extrinsic.versions, transaction_extensions, implicit)
			},
			other => {
				return Err(format!("unexpected metadata of version {}", other.version()).into())
			},
		})
	}

	/// Returns a type by its id.
	pub fn ty(&self, id: u32) -> &Type<PortableForm> {
		self.types.resolve(id).expect("metadata contains every type that it refers to")
	}

	/// Returns a type's path, its segments joined.
	pub fn path(&self, id: u32) -> String {
		self.ty(id).path.segments.join("::")
	}

	/// Whether a type is the given primitive.
	pub fn is_primitive(&self, id: u32, primitive: &TypeDefPrimitive) -> bool {
		matches!(&self.ty(id).type_def, TypeDef::Primitive(actual) if actual == primitive)
	}

	/// Whether values of a type encode to zero bytes.
	pub fn is_empty(&self, id: u32) -> bool {
		match &self.ty(id).type_def {
			TypeDef::Composite(composite) => {
				composite.fields.iter().all(|field| self.is_empty(field.ty.id))
			},
			TypeDef::Tuple(tuple) => tuple.fields.iter().all(|field| self.is_empty(field.id)),
			TypeDef::Array(array) => array.len == 0 || self.is_empty(array.type_param.id),
			_ => false,
		}
	}

	/// Returns the variants of an enum.
	pub fn variants(&self, id: u32) -> &[Variant<PortableForm>] {
		match &self.ty(id).type_def {
			TypeDef::Variant(variant) => &variant.variants,
			other => panic!("{} is not an enum: {other:?}", self.path(id)),
		}
	}

	/// Returns a pallet by its name.
	pub fn pallet(&self, name: &str) -> &Pallet {
		let mut pallets = self.pallets.iter();
		pallets.find(|pallet| pallet.name == name).unwrap_or_else(|| panic!("no pallet {name}"))
	}
}

impl Pallet {
	/// Returns a storage item by its name.
	pub fn entry(&self, name: &str) -> &Entry {
		let mut entries = self.storage.iter();
		let entry = entries.find(|entry| entry.name == name);
		entry.unwrap_or_else(|| panic!("{} has no storage item {name}", self.name))
	}

	/// Returns a constant's encoded value by its name.
	pub fn constant(&self, name: &str) -> &[u8] {
		let mut constants = self.constants.iter();
		let constant = constants.find(|(own, _)| own == name);
		&constant.unwrap_or_else(|| panic!("{} has no constant {name}", self.name)).1
	}
}

/// Reads the encoded metadata of a version through the runtime API.
pub async fn at_version(client: &Client, version: u32) -> Result<Vec<u8>> {
	let params = rpc_params!["Metadata_metadata_at_version", hex(&version.encode())];
	let answer: Bytes = client.ask("state_call", params).await?;
	let metadata = Option::<Vec<u8>>::decode(&mut &answer[..])?;
	metadata.ok_or_else(|| format!("metadata version {version} is not served").into())
}
