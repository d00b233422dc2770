//! The methods `dev_*` of development chains: blocks, time and state on request.
//!
//! | module | what it holds |
//! |---|---|
//! | [`params`] | what requests say |
//! | [`signing`] | transactions that the node signs |
//! | [`outcome`] | what became of a call, in words |
//! | [`context`] | what the methods work on |
//! | [`blocks`] | blocks, when they are made, and time |
//! | [`calls`] | calls as anybody, TAO for anybody, any storage |
//! | [`dry_run`] | what a transaction would do |
//! | [`files`] | files of states |
//! | [`info`] | the chain at a glance |
//!
//! Only a node that seals the blocks of a development chain itself has them: they are added with
//! the requests to that engine, of which other nodes have none. `docs/devnet.md` describes them for
//! their users. What is refused leaves the chain as it was.

pub mod blocks;
pub mod calls;
pub mod context;
pub mod dry_run;
pub mod files;
pub mod info;
pub mod outcome;
pub mod params;
pub mod signing;

pub use context::Dev;

use crate::engine::seal::{Answer, Refusal};
use futures::FutureExt;
use jsonrpsee::{
	server::RegisterMethodError,
	types::{ErrorObject, ErrorObjectOwned, Params},
	Extensions, RpcModule,
};
use sc_rpc::DenyUnsafe;
use serde::Serialize;
use std::future::Future;

/// Code of the error for a request that cannot be fulfilled; its message names the condition.
const REFUSED: i32 = -32_020;

impl Dev {
	/// Returns the module with all methods, for one RPC server.
	pub fn module(self) -> Result<RpcModule<Self>, RegisterMethodError> {
		let mut module = RpcModule::new(self);
		let all = &mut module;
		add(all, "dev_info", |_, dev| Ok(dev.info()))?;
		add(all, "dev_newBlock", |params, dev| {
			let request = params.sequence().optional_next()?;
			Ok(dev.new_block(request.unwrap_or_default()))
		})?;
		add(all, "dev_setBlockBuildMode", |params, dev| Ok(dev.set_build_mode(params.one()?)))?;
		add(all, "dev_timeTravel", |params, dev| Ok(dev.travel(params.one()?)))?;
		add(all, "dev_setHead", |params, dev| Ok(dev.set_head(params.one()?)))?;
		add(all, "dev_snapshot", |_, Dev { requests, .. }| {
			Ok(async move { requests.ask(|sealer| sealer.take_snapshot().boxed()).await })
		})?;
		add(all, "dev_revert", |params, Dev { requests, .. }| {
			let id: u64 = params.one()?;
			Ok(async move { requests.ask(move |sealer| sealer.revert(id).boxed()).await })
		})?;
		add(all, "dev_reorg", |params, Dev { requests, .. }| {
			let depth: u32 = params.one()?;
			Ok(async move { requests.ask(move |sealer| sealer.reorganise(depth).boxed()).await })
		})?;
		add(all, "dev_fund", |params, dev| {
			let (who, amount) = params.parse()?;
			Ok(dev.fund(who, amount))
		})?;
		add(all, "dev_call", |params, dev| {
			let (who, call) = params.parse()?;
			Ok(dev.call_as(who, call))
		})?;
		add(all, "dev_dryRun", |params, dev| Ok(dev.dry_run(params.one()?)))?;
		add(all, "dev_dumpState", |params, dev| Ok(dev.dump(params.one()?)))?;
		add(all, "dev_loadState", |params, dev| Ok(dev.load(params.one()?)))?;
		add(all, "dev_setStorage", |params, dev| {
			// Chopsticks' second parameter, a block, can only be the best one here.
			Ok(dev.set_storage(params.sequence().next()?))
		})?;
		Ok(module)
	}
}

/// Adds a method. It is unsafe: an address that is open to everybody does not serve it.
fn add<T, Done>(
	module: &mut RpcModule<Dev>,
	name: &'static str,
	method: impl Fn(Params<'static>, Dev) -> Result<Done, ErrorObjectOwned>
		+ Clone
		+ Send
		+ Sync
		+ 'static,
) -> Result<(), RegisterMethodError>
where
	T: Serialize + Clone + Send + 'static,
	Done: Future<Output = Answer<T>> + Send + 'static,
{
	module.register_async_method(name, move |params, dev, extensions| {
		let method = method.clone();
		async move {
			check_safe(&extensions)?;
			let done = method(params, Dev::clone(&dev))?;
			done.await.map_err(refused)
		}
	})?;
	Ok(())
}

fn check_safe(extensions: &Extensions) -> Result<(), ErrorObjectOwned> {
	let denies = extensions.get::<DenyUnsafe>();
	denies.map_or(Ok(()), |denies| denies.check_if_safe()).map_err(Into::into)
}

fn refused(Refusal(reason): Refusal) -> ErrorObjectOwned {
	ErrorObject::owned(REFUSED, reason, None::<()>)
}
