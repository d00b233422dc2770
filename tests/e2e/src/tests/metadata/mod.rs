//! The metadata as clients read it.

mod lock;
mod surface;

pub use lock::{bless, v15_should_match_the_committed_fingerprint};

use crate::{
	client::{hex, Client},
	harness::shared,
	metadata::{Metadata, VERSIONS},
	node::Node,
	Result,
};
use codec::Decode;
use frame_support::storage::generator::StorageMap;
use ganglion_runtime::Runtime;
use ganglion_types::NetUid;
use pallet_subtensor::{SubnetMovingPrice, SubnetOwner};
use scale_info::{TypeDef, TypeDefPrimitive};
use std::collections::{BTreeMap, BTreeSet};

/// Types that must not appear: clients know the numbers and lists that they contain.
const HIDDEN: [&str; 6] =
	["NetUid", "NetUidStorageIndex", "MechId", "TaoBalance", "AlphaBalance", "PlainVec"];

/// Types of call arguments, and the primitives as which they appear.
const NUMBERS: [(&str, TypeDefPrimitive); 4] = [
	("NetUid", TypeDefPrimitive::U16),
	("MechId", TypeDefPrimitive::U8),
	("TaoBalance", TypeDefPrimitive::U64),
	("AlphaBalance", TypeDefPrimitive::U64),
];

/// Storage items of the protocol pallet that are lists.
const LISTS: [&str; 16] = [
	"Active",
	"Bonds",
	"ChildKeys",
	"Consensus",
	"Dividends",
	"Emission",
	"Incentive",
	"LastUpdate",
	"OwnedHotkeys",
	"ParentKeys",
	"StakeWeight",
	"StakingHotkeys",
	"TokenSymbol",
	"ValidatorPermit",
	"ValidatorTrust",
	"Weights",
];

/// Storage items that are fixed-point numbers.
const FRACTIONS: [(&str, &str); 5] = [
	("SubtensorModule", "BurnIncreaseMult"),
	("SubtensorModule", "MinerBurned"),
	("SubtensorModule", "SubnetMovingAlpha"),
	("SubtensorModule", "SubnetMovingPrice"),
	("Swap", "AlphaSqrtPrice"),
];

/// The pallets that clients know, with their indices.
const PALLETS: [(&str, u8); 21] = [
	("System", 0),
	("Timestamp", 2),
	("Aura", 3),
	("Grandpa", 4),
	("Balances", 5),
	("TransactionPayment", 6),
	("SubtensorModule", 7),
	("Utility", 11),
	("Sudo", 12),
	("Multisig", 13),
	("Preimage", 14),
	("Scheduler", 15),
	("Proxy", 16),
	("Commitments", 18),
	("AdminUtils", 19),
	("SafeMode", 20),
	("Drand", 26),
	("Crowdloan", 27),
	("Swap", 28),
	("AlphaAssets", 31),
	("LimitOrders", 32),
];

/// The network's transaction extensions in order, and whether clients know them to encode to bytes.
const EXTENSIONS: [(&str, bool); 13] = [
	("CheckNonZeroSender", false),
	("CheckSpecVersion", true),
	("CheckTxVersion", true),
	("CheckGenesis", true),
	("CheckMortality", true),
	("CheckNonce", true),
	("CheckWeight", false),
	("ChargeTransactionPayment", true),
	("SudoTransactionExtension", false),
	("CheckShieldedTxValidity", false),
	("SubtensorTransactionExtension", false),
	("DrandPriority", false),
	("CheckMetadataHash", true),
];

/// The types of proxies, by index.
const PROXY_TYPES: [&str; 19] = [
	"Any",
	"Owner",
	"NonCritical",
	"NonTransfer",
	"Senate",
	"NonFungible",
	"Triumvirate",
	"Governance",
	"Staking",
	"Registration",
	"Transfer",
	"SmallTransfer",
	"RootWeights",
	"ChildKeys",
	"SudoUncheckedSetCode",
	"SwapHotkey",
	"SubnetLeaseBeneficiary",
	"RootClaim",
	"BasketTrading",
];

async fn every_version() -> Result<Vec<(u32, Metadata)>> {
	let node = shared().await?;
	let mut all = Vec::new();
	for version in VERSIONS {
		all.push((version, Metadata::of(&node.client, version).await?));
	}
	Ok(all)
}

/// Older clients recognise account ids in the arguments of runtime APIs by type 0.
pub async fn account_id_should_be_type_zero() -> Result {
	for (version, metadata) in every_version().await? {
		assert_eq!(metadata.path(0), "sp_core::crypto::AccountId32", "in version {version}");
	}
	Ok(())
}

/// Clients compose a call as an argument of another where the argument has the type of the call.
pub async fn call_should_be_one_type() -> Result {
	for (version, metadata) in every_version().await? {
		let is_call = |path: &[String]| path.last().is_some_and(|name| name == "RuntimeCall");
		let mut calls = metadata.types.types.iter().filter(|one| is_call(&one.ty.path.segments));
		let call = calls.next().expect("the metadata has the call").id;
		assert_eq!(calls.count(), 0, "version {version} has the call twice");
		for (pallet, name) in [("Sudo", "sudo"), ("Proxy", "proxy"), ("Multisig", "as_multi")] {
			let types = metadata.pallet(pallet).calls.expect("the pallet has calls");
			let variants = metadata.variants(types);
			let wrapper = variants.iter().find(|variant| variant.name == name);
			let fields = &wrapper.expect("the pallet has the call").fields;
			assert!(fields.iter().any(|field| field.ty.id == call), "{pallet}.{name}");
		}
	}
	Ok(())
}

/// Older clients look a type up in V14 and decode it with V15.
pub async fn storage_should_have_the_same_type_ids_in_v14_and_v15() -> Result {
	let node = shared().await?;
	let v14 = Metadata::of(&node.client, 14).await?;
	let v15 = Metadata::of(&node.client, 15).await?;
	for pallet in &v14.pallets {
		assert_eq!(pallet.storage, v15.pallet(&pallet.name).storage, "in {}", pallet.name);
		for entry in &pallet.storage {
			for id in entry.key.into_iter().chain([entry.value]) {
				assert_eq!(v14.ty(id), v15.ty(id), "{}.{}", pallet.name, entry.name);
			}
		}
	}
	assert!(v14.pallets.iter().map(|pallet| pallet.storage.len()).sum::<usize>() > 100);
	Ok(())
}

/// Older clients decode a one-field composite as a 1-tuple.
pub async fn own_types_should_show_as_what_they_hold() -> Result {
	for (version, metadata) in every_version().await? {
		for ty in &metadata.types.types {
			let name = ty.ty.path.segments.last().map_or("", String::as_str);
			assert!(!HIDDEN.contains(&name), "version {version} shows {name}");
		}
		for pallet in ["SubtensorModule", "AdminUtils"] {
			check_argument_types(&metadata, pallet);
		}
	}
	Ok(())
}

fn check_argument_types(metadata: &Metadata, pallet: &str) {
	let calls = metadata.pallet(pallet).calls.expect("the pallet has calls");
	let mut seen = BTreeSet::new();
	for call in metadata.variants(calls) {
		for field in &call.fields {
			let type_name = field.type_name.as_deref().expect("arguments have type names");
			let place = format!("{pallet}.{}: {:?}: {type_name}", call.name, field.name);
			if type_name == "T::AccountId" {
				assert_eq!(field.ty.id, 0, "{place}");
			}
			if let Some((name, number)) = NUMBERS.iter().find(|(name, _)| *name == type_name) {
				assert!(metadata.is_primitive(field.ty.id, number), "{place}");
				seen.insert(*name);
			}
		}
	}
	assert!(seen.contains("NetUid") && seen.contains("TaoBalance"), "{pallet} names {seen:?}");
}

pub async fn bounded_lists_should_show_as_plain_sequences() -> Result {
	for (version, metadata) in every_version().await? {
		let pallet = metadata.pallet("SubtensorModule");
		for list in LISTS {
			let ty = metadata.ty(pallet.entry(list).value);
			let plain = matches!(ty.type_def, TypeDef::Sequence(_)) && ty.path.is_empty();
			assert!(plain, "version {version}: {list} is {ty:?}");
		}
		for entry in &pallet.storage {
			let path = metadata.path(entry.value);
			assert!(!path.contains("Bounded"), "version {version}: {} is {path}", entry.name);
		}
	}
	Ok(())
}

pub async fn fixed_point_numbers_should_be_composites_of_bits() -> Result {
	for (version, metadata) in every_version().await? {
		for (pallet, item) in FRACTIONS {
			let id = metadata.pallet(pallet).entry(item).value;
			let TypeDef::Composite(composite) = &metadata.ty(id).type_def else {
				panic!("version {version}: {pallet}.{item} is not a composite");
			};
			let fields: Vec<_> = composite.fields.iter().map(|field| &field.name).collect();
			assert_eq!(fields, [&Some("bits".to_owned())], "version {version}: {pallet}.{item}");
			assert!(metadata.path(id).starts_with("substrate_fixed::Fixed"));
		}
	}
	Ok(())
}

/// Clients encode the version that V14 and V15 name. V16 lists the versions that the runtime
/// decodes.
pub async fn extrinsics_should_have_version_four() -> Result {
	for (version, metadata) in every_version().await? {
		let versions = &metadata.extrinsic_versions;
		assert!(versions.contains(&4), "version {version} has {versions:?}");
		assert!(version == 16 || versions.len() == 1, "version {version} has {versions:?}");
	}
	Ok(())
}

/// Clients encode the extensions that they know, in the wire's order, and skip the others, which
/// must be empty.
pub async fn extensions_should_be_in_the_order_of_the_wire() -> Result {
	for (version, metadata) in every_version().await? {
		let own: Vec<_> = metadata.extensions.iter().map(|ext| ext.identifier.as_str()).collect();
		let wire = EXTENSIONS.iter().map(|(name, _)| *name);
		let expected: Vec<_> = wire.filter(|name| own.contains(name)).collect();
		assert_eq!(own, expected, "in version {version}");

		let known = EXTENSIONS.iter().filter(|(_, known)| *known).map(|(name, _)| *name);
		let known: BTreeSet<_> = known.collect();
		assert!(known.iter().all(|name| own.contains(name)), "version {version} has {own:?}");
		for extension in &metadata.extensions {
			let parts = [extension.extra, extension.implicit];
			let empty = parts.iter().all(|part| metadata.is_empty(*part));
			let name = extension.identifier.as_str();
			assert_ne!(empty, known.contains(name), "version {version}: {name}");
		}
	}
	Ok(())
}

/// Clients do not print the name of an error without a doc line.
pub async fn errors_should_have_a_doc_line() -> Result {
	for (version, metadata) in every_version().await? {
		for pallet in &metadata.pallets {
			let Some(errors) = pallet.errors else { continue };
			for error in metadata.variants(errors) {
				let said = error.docs.iter().any(|line| !line.trim().is_empty());
				assert!(said, "version {version}: {}.{} has no doc line", pallet.name, error.name);
			}
		}
	}
	Ok(())
}

/// Older clients look an error's name up by its position, and not by its number.
pub async fn errors_should_be_numbered_by_position() -> Result {
	for (version, metadata) in every_version().await? {
		for pallet in &metadata.pallets {
			let Some(errors) = pallet.errors else { continue };
			for (position, error) in metadata.variants(errors).iter().enumerate() {
				let name = format!("{}.{}", pallet.name, error.name);
				assert_eq!(usize::from(error.index), position, "version {version}: {name}");
			}
		}
	}
	Ok(())
}

pub async fn pallets_should_have_the_indices_of_the_wire() -> Result {
	for (version, metadata) in every_version().await? {
		for (name, index) in PALLETS {
			assert_eq!(metadata.pallet(name).index, index, "version {version}: {name}");
		}
		let first = metadata.pallets.first().map(|pallet| pallet.name.as_str());
		assert_eq!(first, Some("System"), "in version {version}");
	}
	Ok(())
}

pub async fn calls_should_be_as_clients_compose_them() -> Result {
	for (version, metadata) in every_version().await? {
		assert_eq!(
			calls_of(&metadata, "SubtensorModule"),
			by_index(surface::SUBTENSOR),
			"{version}"
		);
		assert_eq!(calls_of(&metadata, "Commitments"), by_index(surface::COMMITMENTS), "{version}");
		assert_eq!(calls_of(&metadata, "Crowdloan"), by_index(surface::CROWDLOAN), "{version}");
		let orders = by_index(surface::LIMIT_ORDERS);
		assert_eq!(calls_of(&metadata, "LimitOrders"), orders, "{version}");
		assert_eq!(calls_of(&metadata, "Drand"), by_index(&surface::DRAND), "{version}");
		// What clients know counts where the table of settings says the same in other words.
		let mut settings = by_index(&surface::table());
		settings.extend(by_index(surface::ADMIN));
		assert_eq!(calls_of(&metadata, "AdminUtils"), settings, "{version}");
	}
	Ok(())
}

/// Returns a pallet's calls as lines, by index.
fn calls_of(metadata: &Metadata, pallet: &str) -> BTreeMap<u8, String> {
	let calls = metadata.pallet(pallet).calls.expect("the pallet has calls");
	let line = |call: &scale_info::Variant<_>| {
		let arguments = call.fields.iter().map(|field: &scale_info::Field<_>| {
			let name: &Option<String> = &field.name;
			let type_name: &Option<String> = &field.type_name;
			format!(
				"{}: {}",
				name.as_deref().unwrap_or_default(),
				type_name.as_deref().unwrap_or_default()
			)
		});
		let arguments: Vec<_> = arguments.collect();
		format!("{} {}({})", call.index, call.name, arguments.join(", "))
	};
	metadata.variants(calls).iter().map(|call| (call.index, line(call))).collect()
}

fn by_index<Line: AsRef<str>>(lines: &[Line]) -> BTreeMap<u8, String> {
	let index = |line: &str| line.split(' ').next().and_then(|number| number.parse().ok());
	let lines = lines.iter().map(AsRef::as_ref);
	lines.map(|line| (index(line).expect("a line begins with an index"), line.to_owned())).collect()
}

pub async fn proxy_types_should_be_those_of_the_wire() -> Result {
	for (version, metadata) in every_version().await? {
		let is_proxy_type = |path: &[String]| path.last().is_some_and(|name| name == "ProxyType");
		let mut types = metadata.types.types.iter();
		let found = types.find(|ty| is_proxy_type(&ty.ty.path.segments));
		let variants = metadata.variants(found.expect("metadata has the proxy types").id);
		let own: Vec<_> =
			variants.iter().map(|variant| (variant.index, variant.name.as_str())).collect();
		let expected: Vec<_> = (0u8..).zip(PROXY_TYPES).collect();
		assert_eq!(own, expected, "in version {version}");
	}
	Ok(())
}

/// Clients recognise fast chains by this constant.
pub async fn slot_duration_should_be_the_block_time() -> Result {
	assert_eq!(slot_durations(&shared().await?.client).await?, [250; 3]);
	let slower = Node::start(&["--dev", "--block-time", "500"]).await?;
	assert_eq!(slot_durations(&slower.client).await?, [500; 3]);
	Ok(())
}

async fn slot_durations(client: &Client) -> Result<Vec<u64>> {
	let mut durations = Vec::new();
	for version in VERSIONS {
		let metadata = Metadata::of(client, version).await?;
		let value = metadata.pallet("Aura").constant("SlotDuration");
		durations.push(u64::decode(&mut &value[..])?);
	}
	Ok(durations)
}

/// Clients address these items by key, without metadata.
pub async fn raw_keys_should_be_those_of_the_wire() -> Result {
	let price = SubnetMovingPrice::<Runtime>::storage_map_final_key(NetUid::new(2));
	assert_eq!(
		hex(&price),
		"0x658faa385070e074c85bf6b568cf05551abf1b0f4fd14f7b72ee50f9d91d59150200"
	);
	let owner = SubnetOwner::<Runtime>::storage_map_final_key(NetUid::new(0));
	assert_eq!(
		hex(&owner),
		"0x658faa385070e074c85bf6b568cf055536e3e82152c8758267395fe524fbbd160000"
	);
	// The node stores values under these keys.
	let client = &shared().await?.client;
	let block = client.wait_for_block(2).await?;
	let keys = [
		"0x658faa385070e074c85bf6b568cf05551abf1b0f4fd14f7b72ee50f9d91d59150100",
		"0x658faa385070e074c85bf6b568cf055536e3e82152c8758267395fe524fbbd160100",
	];
	for key in keys {
		let stored = client.raw(&sp_core::bytes::from_hex(key)?, block).await?;
		assert!(stored.is_some(), "nothing is stored under {key}");
	}
	Ok(())
}
