//! # Subnet pools
//!
//! Prices of the subnets' tokens (alpha) in TAO, and trades between the two.
//!
//! This pallet computes trades; it holds no funds. The protocol pallet holds the reserves: it
//! implements [`Reserves`] and calls [`Pools`]. A trade returns the amounts in and out and the fee,
//! and the caller books exactly these before it requests another.
//!
//! A subnet is **stable** or **dynamic**. A stable subnet, and root, trades one to one without fee:
//! alpha is minted for TAO that comes in and burned for TAO that goes out. A dynamic subnet has a
//! weighted pool ([`ganglion_economy::Pool`]), which consists of the reserves and of the weight of
//! the TAO, which this pallet stores. A trade keeps the weight; an injection changes it so that the
//! price stays.
//!
//! | file | subject | the only writer of |
//! |---|---|---|
//! | `pools` | trades and injections | `SwapBalancer`, `AlphaSqrtPrice` |
//! | `fees` | fees of trades | `FeeRate` |
//! | `paths` | trades from one pool into another | – |
//! | `quotes` | quotes for runtime APIs | – |
//! | `measured` | measured weight of the call, written by `make weights` | – |
//! | `try_state` | invariants: pools agree with the reserves | – |

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	// Tests and benchmarks may panic.
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

/// The weights of a pool, which sum to one.
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
	/// Weight of the TAO; the rest is the weight of the alpha.
	pub quote: Perquintill,
}

impl Default for Balancer {
	/// The weights of a new pool: one half each.
	fn default() -> Self {
		Self { quote: Perquintill::from_parts(WEIGHT_EVEN) }
	}
}

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros generate")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{dispatch::WithPostDispatchInfo, traits::ConstU16};
	use frame_system::pallet_prelude::*;

	/// Version of this pallet's storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The subnets' reserves, which another pallet holds.
		type Reserves: Reserves;
		/// Measured weight of the call.
		type WeightInfo: WeightInfo;
	}

	/// Fee of a trade, in parts of 65,535 of the amount offered, up to 10,000. Stable subnets
	/// charge none.
	#[pallet::storage]
	pub type FeeRate<T> = StorageMap<_, Twox64Concat, NetUid, u16, ValueQuery, ConstU16<FEE_RATE>>;

	/// Weights of a dynamic subnet's pool: the TAO's, in parts of 10¹⁸.
	#[pallet::storage]
	pub type SwapBalancer<T> = StorageMap<_, Twox64Concat, NetUid, Balancer, ValueQuery>;

	/// Square root of a subnet's price in TAO for one alpha. Read by older clients, which square
	/// it.
	#[pallet::storage]
	pub type AlphaSqrtPrice<T> =
		StorageMap<_, Twox64Concat, NetUid, U64F64, ValueQuery, ParSqrtPrice>;

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Maximum of `FeeRate`, in parts of 65,535: 15.3 %. Enforced by `set_fee_rate`.
		#[pallet::constant_name(MaxFeeRate)]
		fn max_fee_rate() -> u16 {
			MAX_FEE_RATE
		}
	}

	/// Events of this pallet. Clients print the docs.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// `FeeRate` was set.
		#[codec(index = 0)]
		FeeRateSet {
			/// The subnet.
			netuid: NetUid,
			/// Fee, in parts of 65,535.
			rate: u16,
		},
	}

	/// Reasons why a trade or call fails. Clients print the docs. Names and numbers are the
	/// network's, without a gap: older clients look a name up by its position.
	#[pallet::error]
	pub enum Error<T> {
		/// The fee is above the maximum, 10,000 of 65,535.
		#[codec(index = 0)]
		FeeRateTooHigh,
		/// The amount is zero, or the fee takes all of it.
		#[codec(index = 1)]
		InsufficientInputAmount,
		/// The amount exceeds what the reserve can hold.
		#[codec(index = 2)]
		InsufficientLiquidity,
		/// The price is already at or beyond the limit.
		#[codec(index = 3)]
		PriceLimitExceeded,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 4)]
		InsufficientBalance,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 5)]
		InvalidTickRange,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 6)]
		InvalidLiquidityValue,
		/// The reserve that pays is below 1,000,000 rao, or the trade would pay nothing.
		#[codec(index = 7)]
		ReservesTooLow,
		/// The subnet does not exist, or has no pool for an injection.
		#[codec(index = 8)]
		MechanismDoesNotExist,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 9)]
		SubtokenDisabled,
		/// The weight of one side of the pool would fall below 1 %.
		#[codec(index = 10)]
		ReservesOutOfBalance,
		/// The amount exceeds 1,000 times the reserve.
		#[codec(index = 11)]
		SwapInputTooLarge,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 12)]
		Deprecated,
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Sets the fee of a subnet's trades, in parts of 65,535, up to 10,000. Without effect
		/// while the subnet is stable. Signed by root.
		#[pallet::call_index(0)]
		pub fn set_fee_rate(
			origin: OriginFor<T>,
			netuid: NetUid,
			rate: u16,
		) -> DispatchResultWithPostInfo {
			ensure_root(origin).map_err(|error| error.with_weight(Weight::zero()))?;
			// The checks read whether the subnet exists.
			Self::do_set_fee_rate(netuid, rate)
				.map_err(|error| error.with_weight(T::DbWeight::get().reads(1)))?;
			Ok(().into())
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
