//! The Ganglion runtime: which pallets there are, at which index, and in what order a transaction is checked.
//!
//! | file | subject |
//! |---|---|
//! | [`configs`] | how each pallet is set up, by topic |
//! | [`apis`] | what the node and clients can ask |
//! | [`metadata`] | how the runtime describes itself to clients |
//! | [`genesis_config_presets`] | what chains start with |
//! | [`proxy_types`] | what a proxy may do |
//! | [`fees`] | what a transaction costs and who gets it |

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(missing_docs, reason = "the SDK's macros make items without docs; ours have them")]
// The runtime macro makes an enum of all calls.
#![recursion_limit = "256"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod fees;
pub mod genesis_config_presets;
pub mod metadata;
pub mod proxy_types;
#[cfg(test)]
mod tests;

pub use apis::{RuntimeApi, VERSION};

use alloc::vec::Vec;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};

/// Types that a node needs without knowing what is in a transaction.
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
/// Account, as a transaction names it.
pub type Address = MultiAddress<AccountId, ()>;
/// Block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a transaction is checked for, in the order that clients know. The protocol's own guards encode to nothing.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	pallet_subtensor::SubtensorTransactionExtension<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);

/// A transaction as it is sent.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signature is made over.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs blocks.
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

	#[runtime::pallet_index(19)]
	pub type AdminUtils = pallet_admin_utils;

	#[runtime::pallet_index(28)]
	pub type Swap = pallet_subtensor_swap;

	// Not among the network's own pallets: an index beyond theirs.
	#[runtime::pallet_index(64)]
	pub type Authorship = pallet_authorship;
}
