//! The Ganglion runtime: its pallets and their indices, and the order of the transaction
//! extensions.
//!
//! | file | subject |
//! |---|---|
//! | [`configs`] | configuration of each pallet, by topic |
//! | [`apis`] | runtime APIs for the node and for clients |
//! | [`metadata`] | metadata V14, V15 and V16 |
//! | [`genesis_config_presets`] | genesis presets |
//! | [`call_groups`] | what a call does, as far as the rights of a proxy go |
//! | [`inner_calls`] | the calls that a call dispatches |
//! | [`proxy_types`] | calls that each proxy type may make |
//! | [`proxy_filters`] | those calls as a list, for wallets |
//! | [`classes`] | the class of a transaction |
//! | [`fees`] | transaction fees, and who receives them |
//! | [`nonces`] | the check of nonces |

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(missing_docs, reason = "the SDK's macros make items without docs; ours have them")]
// The runtime macro generates an enum of all calls.
#![recursion_limit = "256"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod call_groups;
pub mod classes;
pub mod configs;
pub mod fees;
pub mod genesis_config_presets;
pub mod inner_calls;
pub mod metadata;
pub mod nonces;
pub mod proxy_filters;
pub mod proxy_types;
#[cfg(test)]
mod tests;

pub use apis::{RuntimeApi, VERSION};

use alloc::vec::Vec;
use classes::Classed;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};

/// Types for a node that does not look inside extrinsics.
pub mod opaque {
	use super::*;
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// Block header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// Block.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// Block hash.
	pub type Hash = <BlakeTwo256 as sp_runtime::traits::Hash>::Output;

	sp_runtime::impl_opaque_keys! {
		/// Keys of an authority.
		pub struct SessionKeys {
			/// Key that signs blocks.
			pub aura: crate::Aura,
			/// Key that votes on finality.
			pub grandpa: crate::Grandpa,
		}
	}
}

/// Number of a block.
pub type BlockNumber = u32;
/// Signature of a transaction.
pub type Signature = MultiSignature;
/// Account, as its 32 bytes.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Balance, in rao.
pub type Balance = u64;
/// Number of transactions an account has sent.
pub type Nonce = u32;
/// Block hash.
pub type Hash = sp_core::H256;
/// Account, as a transaction encodes it.
pub type Address = MultiAddress<AccountId, ()>;
/// Block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// The transaction extensions, in the order that clients know. The shield's, the protocol's own and
/// the beacon's encode to zero bytes.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_mev_shield::extensions::CheckMortality<Runtime>,
	nonces::CheckNonce,
	Classed<frame_system::CheckWeight<Runtime>>,
	Classed<pallet_transaction_payment::ChargeTransactionPayment<Runtime>>,
	pallet_mev_shield::extensions::CheckShieldedTxValidity<Runtime>,
	pallet_subtensor::SubtensorTransactionExtension<Runtime>,
	pallet_drand::extension::DrandPriority<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);

/// An extrinsic.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// An event of a block, as storage has it.
pub type EventRecord = frame_system::EventRecord<RuntimeEvent, Hash>;
/// The payload that a signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
	configs::migrations::Migrations,
>;

/// The pallets at the indices that clients know.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(3)]
	pub type Aura = pallet_aura;

	#[runtime::pallet_index(4)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(6)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(7)]
	pub type SubtensorModule = pallet_subtensor;

	#[runtime::pallet_index(11)]
	pub type Utility = pallet_utility;

	#[runtime::pallet_index(12)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(13)]
	pub type Multisig = pallet_multisig;

	#[runtime::pallet_index(14)]
	pub type Preimage = pallet_preimage;

	#[runtime::pallet_index(15)]
	pub type Scheduler = pallet_scheduler;

	#[runtime::pallet_index(16)]
	pub type Proxy = pallet_proxy;

	#[runtime::pallet_index(18)]
	pub type Commitments = pallet_commitments;

	#[runtime::pallet_index(19)]
	pub type AdminUtils = pallet_admin_utils;

	#[runtime::pallet_index(20)]
	pub type SafeMode = pallet_safe_mode;

	#[runtime::pallet_index(26)]
	pub type Drand = pallet_drand;

	#[runtime::pallet_index(27)]
	pub type Crowdloan = pallet_crowdloan;

	#[runtime::pallet_index(28)]
	pub type Swap = pallet_subtensor_swap;

	#[runtime::pallet_index(30)]
	pub type MevShield = pallet_mev_shield;

	#[runtime::pallet_index(31)]
	pub type AlphaAssets = pallet_subtensor::alpha_assets;

	#[runtime::pallet_index(32)]
	pub type LimitOrders = pallet_limit_orders;

	// The network has no such pallet: its index lies beyond theirs.
	#[runtime::pallet_index(64)]
	pub type Authorship = pallet_authorship;
}
