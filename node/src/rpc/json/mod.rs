//! JSON-RPC methods that return the market, its subnets and their neurons as JSON, for people
//! without a library that decodes SCALE.
//!
//! | method | parameters | returns |
//! |---|---|---|
//! | `subnets_allJson` | block | [`Subnet`] for each subnet |
//! | `subnets_metagraphJson` | netuid, mechanism, block | [`Metagraph`] |
//! | `market_blockJson` | block | [`Market`] |
//! | `market_schemaJson` | | the JSON schemas of the above, by method |
//!
//! A block is a number or a hash; without one it is the best block. Each method makes a fixed
//! number of calls of the runtime, whose results the numbers of subnets and of uids bound.
//! `docs/json-rpc.md` describes the methods for their users.

pub mod market;
pub mod metagraph;
pub mod subnet;
pub mod values;

pub use market::Market;
pub use metagraph::Metagraph;
pub use subnet::Subnet;

use crate::client::FullClient;
use ganglion_runtime::Hash;
use ganglion_types::{MechId, NetUid};
use jsonrpsee::{
	server::RegisterMethodError,
	types::{params::ParamsSequence, ErrorObject, ErrorObjectOwned},
	RpcModule,
};
use pallet_subtensor_runtime_api::{MarketRuntimeApi, SubnetInfoRuntimeApi};
use pallet_subtensor_swap_runtime_api::SwapRuntimeApi;
use sc_client_api::HeaderBackend;
use schemars::schema_for;
use serde_json::{json, Value};
use sp_api::{ApiError, ProvideRuntimeApi};
use std::sync::Arc;

/// Code of the error for parameters that are not those of the method, as JSON-RPC has it.
const WRONG_PARAMS: i32 = -32_602;
/// Code of the error for a block that the node does not have.
const UNKNOWN_BLOCK: i32 = -32_012;
/// Code of the error for a subnet or a mechanism that the block does not have.
const UNKNOWN_SUBNET: i32 = -32_013;
/// Code of the error for a block whose state cannot be read.
const NO_STATE: i32 = -32_014;

type Answer<T> = Result<T, ErrorObjectOwned>;

/// The methods.
pub struct Json {
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
}

/// A block that a request names.
#[derive(Clone, Copy)]
struct At {
	number: u32,
	hash: Hash,
}

impl Json {
	/// Returns the module with all methods, for one RPC server.
	pub fn module(self) -> Result<RpcModule<Self>, RegisterMethodError> {
		let mut module = RpcModule::new(self);
		module.register_blocking_method("subnets_allJson", |params, json, _| {
			let at = json.block(&mut params.sequence())?;
			json.subnets(at)
		})?;
		module.register_blocking_method("subnets_metagraphJson", |params, json, _| {
			let mut params = params.sequence();
			let netuid: u16 = params.next()?;
			let mechanism: Option<u8> = params.optional_next()?;
			let at = json.block(&mut params)?;
			json.metagraph(netuid.into(), mechanism.unwrap_or_default().into(), at)
		})?;
		module.register_blocking_method("market_blockJson", |params, json, _| {
			let at = json.block(&mut params.sequence())?;
			json.market(at)
		})?;
		module.register_method("market_schemaJson", |_, _, _| schemas())?;
		Ok(module)
	}

	/// Reads the last parameter of a request: the block.
	fn block(&self, params: &mut ParamsSequence<'_>) -> Answer<At> {
		let named: Option<Value> = params.optional_next()?;
		let chain = self.client.chain_info();
		let unknown = |what: String| error(UNKNOWN_BLOCK, format!("there is no block {what}"));
		match named {
			None => Ok(At { number: chain.best_number, hash: chain.best_hash }),
			Some(Value::Number(number)) => {
				let found = number.as_u64().and_then(|number| u32::try_from(number).ok());
				let found = found.and_then(|number| {
					let hash = self.client.hash(number).ok().flatten()?;
					Some(At { number, hash })
				});
				found.ok_or_else(|| unknown(number.to_string()))
			},
			Some(Value::String(text)) => {
				let hash: Hash = text.parse().map_err(|_| wrong_block(&text))?;
				let number = self.client.number(hash).ok().flatten();
				Ok(At { number: number.ok_or_else(|| unknown(text))?, hash })
			},
			Some(other) => Err(wrong_block(&other)),
		}
	}

	fn subnets(&self, at: At) -> Answer<Vec<Subnet>> {
		let api = self.client.runtime_api();
		let infos = SubnetInfoRuntimeApi::get_all_dynamic_info(&*api, at.hash);
		let infos = infos.map_err(|error| no_state(at, error))?;
		let prices = api.current_alpha_price_all(at.hash).map_err(|error| no_state(at, error))?;
		let price = |netuid: NetUid| {
			let own = prices.iter().find(|price| price.netuid == netuid);
			own.map_or(0, |price| price.price)
		};
		let infos = infos.into_iter().flatten();
		Ok(infos.map(|info| Subnet::new(price(info.netuid.0), info)).collect())
	}

	fn metagraph(&self, netuid: NetUid, mechanism: MechId, at: At) -> Answer<Metagraph> {
		let api = self.client.runtime_api();
		let metagraph = api.get_mechagraph(at.hash, netuid, mechanism);
		let metagraph = metagraph.map_err(|error| no_state(at, error))?;
		let missing = || {
			let (netuid, mechanism) = (u16::from(netuid), u8::from(mechanism));
			let what = format!("block {} has no subnet {netuid}", at.number);
			error(UNKNOWN_SUBNET, format!("{what} with a mechanism {mechanism}"))
		};
		Ok(Metagraph::new(at.number, mechanism, metagraph.ok_or_else(missing)?))
	}

	fn market(&self, at: At) -> Answer<Market> {
		let subnets = self.subnets(at)?;
		let api = self.client.runtime_api();
		let failed = |error| no_state(at, error);
		let counts = api.market_counts(at.hash).map_err(failed)?;
		let epochs = api.epoch_reports(at.hash).map_err(failed)?;
		Ok(Market::new((at.number, at.hash), &counts, &epochs, subnets))
	}
}

/// Returns the schemas of the results, by method.
fn schemas() -> Value {
	json!({
		"subnets_allJson": schema_for!(Vec<Subnet>),
		"subnets_metagraphJson": schema_for!(Metagraph),
		"market_blockJson": schema_for!(Market),
	})
}

fn error(code: i32, message: String) -> ErrorObjectOwned {
	ErrorObject::owned(code, message, None::<()>)
}

fn wrong_block(named: impl std::fmt::Display) -> ErrorObjectOwned {
	error(WRONG_PARAMS, format!("a block is a number or a hash of 32 bytes, not {named}"))
}

fn no_state(at: At, reason: ApiError) -> ErrorObjectOwned {
	let what = format!("the state of block {} cannot be read: {reason}", at.number);
	error(NO_STATE, format!("{what}. A node keeps what `--state-pruning` says"))
}
