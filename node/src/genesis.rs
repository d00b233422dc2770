//! Construction of the genesis block and its state.
//!
//! The SDK's genesis builder runs at every start, even if the database has its genesis already, and
//! compiles the runtime twice for itself. This one runs only on an empty database and uses the
//! node's executor, which has to compile that runtime anyway and caches the result.

use crate::client::{FullBackend, RuntimeExecutor};
use codec::{Decode, Encode};
use ganglion_runtime::opaque::{Block, Header};
use sc_client_api::backend::Backend;
use sc_service::{BuildGenesisBlock, ChainSpec, GenesisBlockBuilder};
use serde_json::Value;
use sp_core::{
	storage::{well_known_keys, Storage},
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_runtime::traits::{BlakeTwo256, Block as _, Hash};
use sp_state_machine::BasicExternalities;
use std::sync::Arc;

/// Builds the genesis block of a chain when the client finds the database empty.
pub struct Genesis<'a> {
	/// The chain specification.
	pub spec: &'a dyn ChainSpec,
	/// Whether to store the state besides the block. Warp sync downloads a later state instead.
	pub with_state: bool,
	/// The header of the block, if its state is not to be built because a later one is imported.
	pub header: Option<Header>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Executes the runtime that builds the state from the genesis config.
	pub executor: RuntimeExecutor,
}

impl BuildGenesisBlock<Block> for Genesis<'_> {
	type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

	fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
		if let Some(header) = self.header {
			return Ok((Block::new(header, Vec::new()), self.backend.begin_operation()?));
		}
		let storage =
			initial_state(self.spec, &self.executor).map_err(sp_blockchain::Error::Storage)?;
		GenesisBlockBuilder::new_with_storage(
			storage,
			self.with_state,
			self.backend,
			self.executor,
		)?
		.build_genesis_block()
	}
}

/// Returns the genesis state. A raw specification lists it; otherwise the specification's runtime
/// builds it from the genesis config.
fn initial_state(spec: &dyn ChainSpec, executor: &RuntimeExecutor) -> Result<Storage, String> {
	let json: Value = serde_json::from_str(&spec.as_json(false)?)
		.map_err(|error| format!("chain specification: {error}"))?;
	let Some(genesis) = json.pointer("/genesis/runtimeGenesis") else {
		return spec.as_storage_builder().build_storage();
	};
	let code = genesis["code"].as_str().ok_or("the chain specification has no runtime code")?;
	let code = sp_core::bytes::from_hex(code).map_err(|error| format!("runtime code: {error}"))?;

	let runtime = GenesisRuntime { code: &code, executor };
	let config = match (genesis.get("config"), genesis.get("patch")) {
		(Some(config), _) => config.clone(),
		(None, Some(patch)) => {
			let mut config = runtime.default_config()?;
			sc_chain_spec::json_merge(&mut config, patch.clone());
			config
		},
		(None, None) => return Err("the chain specification has no genesis config".into()),
	};
	let mut state = runtime.build_state(&config)?;
	state.top.insert(well_known_keys::CODE.to_vec(), code);
	Ok(state)
}

/// Calls to a runtime's API `GenesisBuilder`.
struct GenesisRuntime<'a> {
	code: &'a [u8],
	executor: &'a RuntimeExecutor,
}

impl GenesisRuntime<'_> {
	/// Returns the genesis config with all fields at their defaults.
	fn default_config(&self) -> Result<Value, String> {
		let mut state = BasicExternalities::new_empty();
		let preset: Option<Vec<u8>> =
			self.call(&mut state, "GenesisBuilder_get_preset", &None::<String>)?;
		serde_json::from_slice(&preset.ok_or("the runtime has no default genesis config")?)
			.map_err(|error| format!("the runtime's default genesis config: {error}"))
	}

	/// Returns the state that the runtime builds from a genesis config.
	fn build_state(&self, config: &Value) -> Result<Storage, String> {
		let mut state = BasicExternalities::new_empty();
		let built: Result<(), String> =
			self.call(&mut state, "GenesisBuilder_build_state", &config.to_string())?;
		built.map_err(|error| format!("the runtime refuses the genesis config: {error}"))?;
		Ok(state.into_storages())
	}

	/// Calls a method of the runtime API on a scratch state.
	fn call<Output: Decode>(
		&self,
		state: &mut BasicExternalities,
		method: &str,
		argument: &impl Encode,
	) -> Result<Output, String> {
		let code_fetcher = WrappedRuntimeCode(self.code.into());
		let code = RuntimeCode {
			code_fetcher: &code_fetcher,
			heap_pages: None,
			// The hash that the client will use for this code, so that both share one compilation.
			hash: BlakeTwo256::hash(self.code).encode(),
		};
		let (output, _) =
			self.executor.call(state, &code, method, &argument.encode(), CallContext::Offchain);
		let output = output.map_err(|error| format!("{method}: {error}"))?;
		Output::decode(&mut &output[..]).map_err(|error| format!("{method}: {error}"))
	}
}
