//! # The test chain
//!
//! What the unit tests of the pallets have in common: one mock runtime, one builder of its genesis,
//! the accounts that act on it, and an assertion for refused calls. A development dependency of the
//! pallets; the node does not contain it.
//!
//! A unit test of a pallet sees its own crate as `crate`, and any crate that depends on the pallet
//! sees another compilation of it, whose types differ. The runtime can therefore not be a type of
//! this crate: it is a macro, which each pallet expands with the path by which it knows the others.
//!
//! | macro | expands to | used by |
//! |---|---|---|
//! | [`runtime!`] | a runtime `Test` of `frame_system` and the pallets named | pools |
//! | [`chain!`] | that with balances, protocol, pools; its genesis | protocol, administration, commitments, crowdloans, limit orders |
//!
//! Everything that does not name the runtime is ordinary code: accounts, amounts, the names of
//! subnets, the settings of a block, and assertions. Verbs and reads of the protocol pallet
//! (`register`, `stake`, …) stand with its tests, in `pallets/subtensor/src/tests/mock`.
//!
//! The crate that expands a macro must depend on the crates that the expansion names:
//! `frame_support`, `frame_system` and `sp_runtime`, and for [`chain!`] also `pallet_balances`,
//! `pallet_subtensor_swap` and `sp_io`.

mod accounts;
mod amounts;
#[allow(missing_docs, reason = "the thread's variables behind `parameter_types!`")]
mod block;
mod builder;
mod chain;
mod numbers;
mod reads;
mod refusal;
mod runtime;
mod subnets;

pub use accounts::*;
pub use amounts::*;
pub use block::*;
pub use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, TaoBalance};
pub use numbers::assert_numbers;
pub use reads::*;
pub use refusal::*;
pub use subnets::*;

/// What `frame_system` stores of an account: its balance.
pub type AccountData = pallet_balances::AccountData<u64>;
