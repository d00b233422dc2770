//! JSON-RPC methods beyond those that the SDK's service adds.

use crate::{
	client::FullClient,
	engine::EngineRpc,
	pool::Pool,
	rpc::{dev::Dev, json::Json},
};
use jsonrpsee::{server::RegisterMethodError, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::rpc::{ManualSeal, ManualSealApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods work on.
#[derive(Clone)]
pub struct Methods {
	/// Access to blocks, state and the runtime.
	pub client: Arc<FullClient>,
	/// The transaction pool.
	pub pool: Arc<Pool>,
	/// What the engine's methods work on.
	pub engine: EngineRpc,
	/// What the methods of development chains work on.
	pub dev: Option<Dev>,
}

impl Methods {
	/// Returns the module with all methods, for one RPC server.
	pub fn module(
		self,
		subscriptions: SubscriptionTaskExecutor,
	) -> Result<RpcModule<()>, RegisterMethodError> {
		let mut module = RpcModule::new(());
		module.merge(System::new(self.client.clone(), self.pool).into_rpc())?;
		module.merge(TransactionPayment::new(self.client.clone()).into_rpc())?;
		module.merge(Json { client: self.client }.module()?)?;
		match self.engine {
			EngineRpc::Finality(view) => module.merge(
				Grandpa::new(
					subscriptions,
					view.authorities,
					view.voter_state,
					view.justifications,
					view.proofs,
				)
				.into_rpc(),
			)?,
			EngineRpc::Seal(requests) => {
				module.merge(ManualSeal::new(requests.commands).into_rpc())?;
			},
		}
		if let Some(dev) = self.dev {
			module.merge(dev.module()?)?;
		}
		Ok(module)
	}
}
