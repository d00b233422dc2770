//! # Subnet pools
//!
//! What a subnet's token (alpha) costs in TAO, and trades between the two.
//!
//! This pallet prices; it holds no money. The reserves belong to the protocol pallet, which implements
//! [`Reserves`] and is a customer of [`Pools`]: it asks for a trade, is told what goes in, what comes out and
//! what the fee is, and books that itself.
//!
//! A subnet is **stable** or **dynamic**. A stable subnet, and the root network, trade one to one without fee:
//! alpha is made when TAO comes in and destroyed when it goes out. Dynamic subnets have a weighted pool; until
//! that is built every subnet is stable, and a trade on a dynamic one is refused.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

mod pools;
mod quotes;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use pools::{Buy, Pools, Reserves, Sale};

use frame_support::pallet_prelude::*;
use ganglion_types::NetUid;
use substrate_fixed::types::U64F64;

/// Default of [`AlphaSqrtPrice`]: the price of a stable subnet.
pub struct ParSqrtPrice;
impl Get<U64F64> for ParSqrtPrice {
	fn get() -> U64F64 {
		U64F64::from_num(1)
	}
}

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Whoever holds the subnets' reserves.
		type Reserves: Reserves;
	}

	/// Square root of a subnet's price, in TAO per alpha. Read by older clients, which square it.
	#[pallet::storage]
	pub type AlphaSqrtPrice<T> =
		StorageMap<_, Twox64Concat, NetUid, U64F64, ValueQuery, ParSqrtPrice>;

	#[pallet::error]
	pub enum Error<T> {
		/// There is no pool for this subnet.
		MechanismDoesNotExist,
	}
}
