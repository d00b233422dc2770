//! # Subnet pools
//!
//! What a subnet's token (alpha) costs in TAO, and trades between the two.
//!
//! This pallet prices; it holds no money. The reserves belong to the protocol pallet, which
//! implements [`Reserves`] and is a customer of [`Pools`]: it asks for a trade, is told what goes
//! in, what comes out and what the fee is, and books that itself, at once and exactly.
//!
//! A subnet is **stable** or **dynamic**. A stable subnet, and the root network, trade one to one
//! without fee: alpha is made when TAO comes in and destroyed when it goes out. A dynamic subnet
//! has a weighted pool ([`ganglion_economy::Pool`]): its reserves, and the weight of the TAO among
//! them that this pallet keeps. A trade leaves the weight, an injection moves it so that the price
//! stays.
//!
//! | file | subject | the only writer of |
//! |---|---|---|
//! | `pools` | trades and injections | `SwapBalancer`, `AlphaSqrtPrice` |
//! | `fees` | what a pool takes of a trade | `FeeRate` |
//! | `paths` | from one pool into another | – |
//! | `quotes` | what readers are told | – |
//! | `measured` | what the call costs: written by `make weights` | – |
//! | `try_state` | the pools agree with the reserves | – |

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	// Both may stop on the spot.
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod fees;
pub mod measured;
#[cfg(test)]
mod mock;
mod paths;
mod pools;
mod quotes;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "invariants"))]
mod try_state;

pub use fees::MAX_FEE_RATE;
pub use measured::WeightInfo;
pub use pallet::*;
pub use pools::{Buy, Pools, Reserves, Sale, Terms};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::pallet_prelude::*;
use ganglion_economy::{fee::FEE_RATE, pool::WEIGHT_EVEN};
use ganglion_types::NetUid;
use scale_info::TypeInfo;
use sp_runtime::Perquintill;
use substrate_fixed::types::U64F64;

/// Default of [`AlphaSqrtPrice`]: the price of a stable subnet.
pub struct ParSqrtPrice;
impl Get<U64F64> for ParSqrtPrice {
	fn get() -> U64F64 {
		U64F64::from_num(1)
	}
}

/// The weights of a pool. They sum to one.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Balancer {
	/// Weight of the TAO.
	pub quote: Perquintill,
}

impl Default for Balancer {
	/// The weights of a new pool: even.
	fn default() -> Self {
		Self { quote: Perquintill::from_parts(WEIGHT_EVEN) }
	}
}

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::traits::ConstU16;
	use frame_system::pallet_prelude::*;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Whoever holds the subnets' reserves.
		type Reserves: Reserves;
		/// What the call costs.
		type WeightInfo: WeightInfo;
	}

	/// Fee of a trade, in parts of 65,535 of what is given. Stable subnets take none.
	#[pallet::storage]
	pub type FeeRate<T> = StorageMap<_, Twox64Concat, NetUid, u16, ValueQuery, ConstU16<FEE_RATE>>;

	/// Weights of a dynamic subnet's pool.
	#[pallet::storage]
	pub type SwapBalancer<T> = StorageMap<_, Twox64Concat, NetUid, Balancer, ValueQuery>;

	/// Square root of a subnet's price, in TAO per alpha. Read by older clients, which square it.
	#[pallet::storage]
	pub type AlphaSqrtPrice<T> =
		StorageMap<_, Twox64Concat, NetUid, U64F64, ValueQuery, ParSqrtPrice>;

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Highest fee that can be set, in parts of 65,535.
		#[pallet::constant_name(MaxFeeRate)]
		fn max_fee_rate() -> u16 {
			MAX_FEE_RATE
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The fee of a subnet's trades was set.
		FeeRateSet {
			/// The subnet.
			netuid: NetUid,
			/// In parts of 65,535.
			rate: u16,
		},
	}

	/// Why a trade, or a setting, was refused. Clients print the line.
	#[pallet::error]
	pub enum Error<T> {
		/// The fee is above the highest.
		FeeRateTooHigh,
		/// There is no pool for this subnet.
		MechanismDoesNotExist,
		/// There is nothing to trade, or nothing is left of it after the fee.
		InsufficientInputAmount,
		/// The reserve cannot hold that much.
		InsufficientLiquidity,
		/// The price is at the limit already, or past it.
		PriceLimitExceeded,
		/// The reserve that pays is below a million rao, or the trade would pay nothing.
		ReservesTooLow,
		/// A side of the pool would weigh less than a hundredth.
		ReservesOutOfBalance,
		/// The amount exceeds 1,000 times the reserve.
		SwapInputTooLarge,
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Sets the fee of a subnet's trades, in parts of 65,535: 10,000 at the most
		/// (`FeeRateTooHigh`). Root.
		#[pallet::call_index(0)]
		pub fn set_fee_rate(origin: OriginFor<T>, netuid: NetUid, rate: u16) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_fee_rate(netuid, rate)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
