//! The runtime's description of itself, in one shape for all versions.

use crate::{
	client::{hex, Client},
	Result,
};
use codec::{Decode, Encode};
use frame_metadata::{v14, RuntimeMetadata, RuntimeMetadataPrefixed};
use jsonrpsee::rpc_params;
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant};
use sp_core::Bytes;

/// The versions that clients read.
pub const VERSIONS: [u32; 3] = [14, 15, 16];

/// The metadata in one version.
pub struct Metadata {
	/// The types.
	pub types: PortableRegistry,
	/// The pallets.
	pub pallets: Vec<Pallet>,
	/// The versions of the transactions' format.
	pub extrinsic_versions: Vec<u8>,
	/// The transaction extensions, in order.
	pub extensions: Vec<Extension>,
}

/// A pallet.
pub struct Pallet {
	/// Its name.
	pub name: String,
	/// Its number.
	pub index: u8,
	/// The type of its calls.
	pub calls: Option<u32>,
	/// The type of its errors.
	pub errors: Option<u32>,
	/// What it stores.
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
	/// The name under which clients know it.
	pub identifier: String,
	/// The type of what it adds to a transaction.
	pub extra: u32,
	/// The type of what it adds to the signed payload alone.
	pub implicit: u32,
}

/// Reads the parts that all versions have in common, named alike.
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

impl Metadata {
	/// Asks a node, the way that clients ask for the version.
	pub async fn of(client: &Client, version: u32) -> Result<Self> {
		let bytes = match version {
			14 => client.ask::<Bytes>("state_getMetadata", rpc_params![]).await?.0,
			_ => at_version(client, version).await?,
		};
		Ok(match RuntimeMetadataPrefixed::decode(&mut &bytes[..])?.1 {
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
			other => return Err(format!("metadata of version {}", other.version()).into()),
		})
	}

	/// A type by its number.
	pub fn ty(&self, id: u32) -> &Type<PortableForm> {
		self.types.resolve(id).expect("metadata names no type that it does not have")
	}

	/// A type's path with its parts joined.
	pub fn path(&self, id: u32) -> String {
		self.ty(id).path.segments.join("::")
	}

	/// Whether a type is a plain number or the like.
	pub fn is_primitive(&self, id: u32, primitive: &TypeDefPrimitive) -> bool {
		matches!(&self.ty(id).type_def, TypeDef::Primitive(actual) if actual == primitive)
	}

	/// Whether values of a type encode to nothing.
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

	/// The variants of an enum.
	pub fn variants(&self, id: u32) -> &[Variant<PortableForm>] {
		match &self.ty(id).type_def {
			TypeDef::Variant(variant) => &variant.variants,
			other => panic!("{} is no enum: {other:?}", self.path(id)),
		}
	}

	/// A pallet by its name.
	pub fn pallet(&self, name: &str) -> &Pallet {
		let mut pallets = self.pallets.iter();
		pallets.find(|pallet| pallet.name == name).unwrap_or_else(|| panic!("no pallet {name}"))
	}
}

impl Pallet {
	/// A storage item by its name.
	pub fn entry(&self, name: &str) -> &Entry {
		let mut entries = self.storage.iter();
		let entry = entries.find(|entry| entry.name == name);
		entry.unwrap_or_else(|| panic!("{} does not store {name}", self.name))
	}

	/// A constant's encoded value, by its name.
	pub fn constant(&self, name: &str) -> &[u8] {
		let mut constants = self.constants.iter();
		let constant = constants.find(|(own, _)| own == name);
		&constant.unwrap_or_else(|| panic!("{} has no constant {name}", self.name)).1
	}
}

/// The metadata in one version, encoded, by the runtime API.
pub async fn at_version(client: &Client, version: u32) -> Result<Vec<u8>> {
	let params = rpc_params!["Metadata_metadata_at_version", hex(&version.encode())];
	let answer: Bytes = client.ask("state_call", params).await?;
	let metadata = Option::<Vec<u8>>::decode(&mut &answer[..])?;
	metadata.ok_or_else(|| format!("metadata version {version} is not served").into())
}
