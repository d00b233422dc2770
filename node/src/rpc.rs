//! JSON-RPC methods beyond those that Substrate's service adds by itself.

use crate::{
	finality::FinalityView,
	seal::Requests,
	service::{FullClient, Pool},
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
	/// The chain.
	pub client: Arc<FullClient>,
	/// Transactions that wait for a block.
	pub pool: Arc<Pool>,
	/// What makes and finalises blocks.
	pub engine: EngineMethods,
}

/// The methods that depend on what makes and finalises blocks.
#[derive(Clone)]
pub enum EngineMethods {
	/// `grandpa_*`
	Finality(FinalityView),
	/// `engine_*`
	Seal(Requests),
}

impl Methods {
	/// All methods, for one server.
	pub fn module(
		self,
		subscriptions: SubscriptionTaskExecutor,
	) -> Result<RpcModule<()>, RegisterMethodError> {
		let mut module = RpcModule::new(());
		module.merge(System::new(self.client.clone(), self.pool).into_rpc())?;
		module.merge(TransactionPayment::new(self.client).into_rpc())?;
		match self.engine {
			EngineMethods::Finality(view) => module.merge(
				Grandpa::new(
					subscriptions,
					view.authorities,
					view.voter_state,
					view.justifications,
					view.proofs,
				)
				.into_rpc(),
			)?,
			EngineMethods::Seal(requests) => module.merge(ManualSeal::new(requests).into_rpc())?,
		}
		Ok(module)
	}
}
