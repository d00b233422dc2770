//! The runtime's metadata: types, pallets and errors.

use crate::client::FullClient;
use codec::Decode;
use frame_metadata::{v15, RuntimeMetadata, RuntimeMetadataPrefixed};
use ganglion_runtime::Hash;
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, Variant};
use sp_api::{Core, Metadata, ProvideRuntimeApi};
use std::sync::{Arc, Mutex, PoisonError};

/// The version of metadata that is read: the first that names the types of calls and events.
const VERSION: u32 = 15;

type Pallet = v15::PalletMetadata<PortableForm>;

/// The types of a runtime.
pub struct Types {
	/// The types by number.
	pub registry: PortableRegistry,
	/// The pallets.
	pub pallets: Vec<Pallet>,
	/// The type of a call.
	pub call: u32,
}

/// An error of a pallet, as the metadata describes it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ErrorText {
	/// The pallet's name. None for errors that are no pallet's.
	pub pallet: Option<String>,
	/// The error's name.
	pub name: String,
	/// Its doc line.
	pub doc: String,
}

impl Types {
	/// Reads encoded metadata.
	pub fn decode(metadata: &[u8]) -> Result<Self, String> {
		let prefixed = RuntimeMetadataPrefixed::decode(&mut &metadata[..]);
		let prefixed = prefixed.map_err(|error| format!("the runtime's metadata: {error}"))?;
		let RuntimeMetadata::V15(metadata) = prefixed.1 else {
			return Err(format!("the runtime's metadata is not of version {VERSION}"));
		};
		Ok(Self {
			registry: metadata.types,
			pallets: metadata.pallets,
			call: metadata.outer_enums.call_enum_ty.id,
		})
	}

	/// Finds a pallet.
	pub fn pallet(&self, name: &str) -> Result<&Pallet, String> {
		let found = self.pallets.iter().find(|pallet| pallet.name == name);
		found.ok_or_else(|| format!("there is no pallet `{name}`"))
	}

	/// Describes an error of a pallet.
	pub fn error(&self, pallet: u8, error: u8) -> Option<ErrorText> {
		let pallet = self.pallets.iter().find(|other| other.index == pallet)?;
		let variants = self.variants(pallet.error.as_ref()?.ty.id)?;
		let variant = variants.iter().find(|variant| variant.index == error)?;
		Some(ErrorText {
			pallet: Some(pallet.name.clone()),
			name: variant.name.clone(),
			doc: variant.docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "),
		})
	}

	fn variants(&self, ty: u32) -> Option<&[Variant<PortableForm>]> {
		match &self.registry.resolve(ty)?.type_def {
			TypeDef::Variant(variants) => Some(&variants.variants),
			_ => None,
		}
	}
}

/// The types of a runtime, and its version.
type Known = (u32, Arc<Types>);

/// The types of the best block's runtime, read again when the runtime has changed.
#[derive(Clone)]
pub struct CurrentTypes {
	client: Arc<FullClient>,
	known: Arc<Mutex<Option<Known>>>,
}

impl CurrentTypes {
	/// Nothing is read yet.
	pub fn new(client: Arc<FullClient>) -> Self {
		Self { client, known: Arc::default() }
	}

	/// Returns the types of a block's runtime.
	pub fn at(&self, block: Hash) -> Result<Arc<Types>, String> {
		let api = self.client.runtime_api();
		let failed = |error| format!("the runtime's metadata: {error}");
		let version = api.version(block).map_err(failed)?.spec_version;
		let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some((_, types)) = known.as_ref().filter(|(of, _)| *of == version) {
			return Ok(types.clone());
		}
		let metadata = api.metadata_at_version(block, VERSION).map_err(failed)?;
		let metadata = metadata.ok_or_else(|| format!("the runtime has no metadata {VERSION}"))?;
		let types = Arc::new(Types::decode(&metadata)?);
		*known = Some((version, types.clone()));
		Ok(types)
	}
}
