//! Chain specifications: those built into the binary, and those read from a file.

use crate::{
	cli::BlockTime,
	types::account::{account, extra},
};
use ganglion_runtime::{genesis_config_presets, WASM_BINARY};
use ganglion_types::RAO_PER_TAO;
use sc_service::{ChainType, GenericChainSpec, Properties};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use std::path::PathBuf;

/// A chain whose specification is built into the binary.
struct BuiltIn {
	/// The displayed name.
	name: &'static str,
	/// The identifier, which also names the database folder.
	id: &'static str,
	/// Development, local or live.
	chain_type: ChainType,
	/// The name of the runtime's genesis preset.
	preset: &'static str,
}

const DEVELOPMENT: BuiltIn = BuiltIn {
	name: "Ganglion Development",
	id: "ganglion_dev",
	chain_type: ChainType::Development,
	preset: sc_chain_spec::DEV_RUNTIME_PRESET,
};

const LOCALNET: BuiltIn = BuiltIn {
	name: "Ganglion Localnet",
	id: "ganglion_localnet",
	chain_type: ChainType::Local,
	preset: "localnet",
};

const TESTNET_TEMPLATE: BuiltIn = BuiltIn {
	name: "Ganglion Testnet",
	id: "ganglion_testnet",
	chain_type: ChainType::Live,
	preset: "testnet-template",
};

/// What the command line says of the genesis of a development chain.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wishes {
	/// `--block-time`
	pub block_time: Option<BlockTime>,
	/// `--development-beacon`
	pub development_beacon: bool,
	/// `--accounts`
	pub accounts: u32,
	/// `--balance`, in TAO.
	pub balance: u64,
}

/// Returns the chain specification that `--chain` names: a built-in one, or the JSON file at a
/// path. Wishes are errors unless the chain is a development chain.
pub fn load(chain: &str, wishes: &Wishes) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	let spec: Box<dyn sc_service::ChainSpec> = match chain {
		"dev" | "development" => Box::new(DEVELOPMENT.spec(wishes)?),
		"" | "local" | "localnet" => Box::new(LOCALNET.spec(wishes)?),
		"testnet-template" => Box::new(TESTNET_TEMPLATE.spec(wishes)?),
		path => Box::new(from_file(path)?),
	};
	let flags = [
		("--block-time", wishes.block_time.is_some()),
		("--development-beacon", wishes.development_beacon),
		("--accounts", wishes.accounts > 0),
	];
	for (flag, is_given) in flags {
		if is_given {
			check_development(flag, &*spec)?;
		}
	}
	Ok(spec)
}

/// Returns an error unless the chain is a development chain, which a flag is for.
pub fn check_development(flag: &str, spec: &dyn sc_service::ChainSpec) -> Result<(), String> {
	if is_development(spec) {
		return Ok(());
	}
	Err(format!(
		"{flag} is for development chains only; the type of \"{}\" is {:?}",
		spec.name(),
		spec.chain_type(),
	))
}

/// Whether a chain is of type `Development` or `Local`. Its block time can be chosen, and a node
/// keeps all its blocks and states by default.
pub fn is_development(spec: &dyn sc_service::ChainSpec) -> bool {
	matches!(spec.chain_type(), ChainType::Development | ChainType::Local)
}

/// Reads a chain specification from a JSON file.
fn from_file(path: &str) -> Result<GenericChainSpec, String> {
	GenericChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
		format!("{error}. `--chain` takes `dev`, `localnet`, `testnet-template` or a file path")
	})
}

impl BuiltIn {
	/// Returns the specification, with the block time and the beacon written into genesis if they
	/// are given.
	fn spec(&self, wishes: &Wishes) -> Result<GenericChainSpec, String> {
		let code = WASM_BINARY.ok_or("this binary was built without the runtime's WASM")?;
		let mut genesis = self.genesis()?;
		if let Some(BlockTime::Millis(millis)) = wishes.block_time {
			let patch = json!({ "subtensorModule": { "blockTimeMs": millis } });
			sc_chain_spec::json_merge(&mut genesis, patch);
		}
		let balances = genesis.pointer_mut("/balances/balances").and_then(Value::as_array_mut);
		let balances = balances.ok_or("the genesis preset has no balances")?;
		for number in 1..=wishes.accounts {
			let address = account(&extra(number))?.to_ss58check();
			balances.push(json!([address, wishes.balance.saturating_mul(RAO_PER_TAO)]));
		}
		if wishes.development_beacon {
			let patch = json!({ "drand": { "developmentBeacon": true } });
			sc_chain_spec::json_merge(&mut genesis, patch);
		}
		Ok(GenericChainSpec::builder(code, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.chain_type.clone())
			.with_protocol_id("ganglion")
			.with_properties(token_properties())
			.with_genesis_config_patch(genesis)
			.build())
	}

	/// Returns the genesis preset. It is read from the native runtime, because reading it from the
	/// WASM runtime would compile that first.
	fn genesis(&self) -> Result<Value, String> {
		let preset = genesis_config_presets::get_preset(&self.preset.into())
			.ok_or_else(|| format!("the runtime has no genesis preset `{}`", self.preset))?;
		serde_json::from_slice(&preset)
			.map_err(|error| format!("genesis preset `{}`: {error}", self.preset))
	}
}

/// Returns the properties by which wallets format amounts and addresses.
fn token_properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "TAO".into());
	properties.insert("tokenDecimals".into(), 9.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
