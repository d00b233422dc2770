//! The runtime's metadata, versions 14, 15 and 16.
//!
//! Older clients rely on type ids: they recognise account ids in runtime API arguments by type 0,
//! and they look storage types up in V14 and decode them with V15. V14 registers the pallets' types
//! first, and System's account id before all others. The SDK's own V15 and V16 register the
//! extrinsic's types first; this module assembles them in the order of V14.

use crate::{AccountId, Runtime};
use alloc::vec::Vec;
use frame_metadata::{v15, v16, RuntimeMetadataPrefixed};
use scale_info::{meta_type, IntoPortable, MetaType, Registry};
use sp_core::OpaqueMetadata;
use sp_metadata_ir::{ExtrinsicMetadataIR, MetadataIR};

/// The metadata versions that the runtime serves.
pub const VERSIONS: [u32; 3] = [14, 15, 16];

/// Returns the metadata of a version; none for a version that is not served.
pub fn at_version(version: u32) -> Option<OpaqueMetadata> {
	let metadata = match version {
		14 => return Some(OpaqueMetadata::new(Runtime::metadata().into())),
		15 => RuntimeMetadataPrefixed::from(v15_of(Runtime::metadata_ir())),
		16 => RuntimeMetadataPrefixed::from(v16_of(Runtime::metadata_ir())),
		_ => return None,
	};
	Some(OpaqueMetadata::new(metadata.into()))
}

/// Returns a registry in which `AccountId32` is type 0.
fn registry() -> Registry {
	let mut registry = Registry::new();
	registry.register_type(&meta_type::<AccountId>());
	registry
}

fn v15_of(ir: MetadataIR) -> v15::RuntimeMetadataV15 {
	let mut registry = registry();
	let pallets: Vec<v15::PalletMetadata> = ir.pallets.into_iter().map(Into::into).collect();
	let apis: Vec<v15::RuntimeApiMetadata> = ir.apis.into_iter().map(Into::into).collect();
	let pallets = registry.map_into_portable(pallets);
	let extrinsic = v15::ExtrinsicMetadata::from(ir.extrinsic).into_portable(&mut registry);
	let ty = registry.register_type(&ir.ty);
	let apis = registry.map_into_portable(apis);
	let outer_enums = v15::OuterEnums::from(ir.outer_enums).into_portable(&mut registry);
	let custom = v15::CustomMetadata { map: Default::default() };
	v15::RuntimeMetadataV15 {
		types: registry.into(),
		pallets,
		extrinsic,
		ty,
		apis,
		outer_enums,
		custom,
	}
}

fn v16_of(ir: MetadataIR) -> v16::RuntimeMetadataV16 {
	let mut registry = registry();
	let pallets: Vec<v16::PalletMetadata> = ir.pallets.into_iter().map(Into::into).collect();
	let apis: Vec<v16::RuntimeApiMetadata> = ir.apis.into_iter().map(Into::into).collect();
	let pallets = registry.map_into_portable(pallets);
	let extrinsic = v16_extrinsic(ir.extrinsic, ir.outer_enums.call_enum_ty);
	let extrinsic = extrinsic.into_portable(&mut registry);
	let apis = registry.map_into_portable(apis);
	let outer_enums = v16::OuterEnums::from(ir.outer_enums).into_portable(&mut registry);
	let custom = v16::CustomMetadata { map: Default::default() };
	v16::RuntimeMetadataV16 {
		types: registry.into(),
		pallets,
		extrinsic,
		apis,
		outer_enums,
		custom,
	}
}

fn v16_extrinsic(ir: ExtrinsicMetadataIR, call_ty: MetaType) -> v16::ExtrinsicMetadata {
	let extensions = ir.extensions_in_versions.into_iter().map(Into::into).collect();
	let by_version = ir
		.extensions_by_version
		.into_iter()
		.map(|(version, indices)| (version, indices.into_iter().map(Into::into).collect()))
		.collect();
	v16::ExtrinsicMetadata {
		versions: ir.versions,
		address_ty: ir.address_ty,
		call_ty,
		signature_ty: ir.signature_ty,
		transaction_extensions_by_version: by_version,
		transaction_extensions: extensions,
	}
}
