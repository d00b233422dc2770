//! # Limit orders
//!
//! Orders to buy or sell alpha that their owners sign and leave with others, who execute them when
//! the price is right.
//!
//! | file | subject | the only writer of |
//! |---|---|---|
//! | [`types`] | orders, as they are signed, and what is stored of them | – |
//! | `checks` | whether an order may be executed now, and how much of it | – |
//! | `status` | what has become of orders; cancelling; the pallet's switch | `Orders`, `LimitOrdersEnabled` |
//! | `fees` | what orders pay to those whom they name | – |
//! | `single` | executing orders one by one | – |
//! | `batch` | executing orders of a subnet together | – |
//! | `try_state` | invariants | – |
//! | [`measured`] | weights | – |
//!
//! ## Trust
//!
//! The signer of the transaction is a relayer, who chooses which orders to execute, when, and in
//! which order. What it cannot do is in the order, which its owner has signed: the amount, the
//! condition, the limit of the price, the fee, the chain, the last moment. An order is executed
//! once, or in parts up to its amount. The owner's balance, stake and locks are those of the
//! moment: an order reserves nothing.
//!
//! ## In transit
//!
//! Within a call, TAO and alpha are in transit ([`OrderMarket`](pallet_subtensor::OrderMarket)). No
//! account holds them, so none is left with a remainder: a batch divides what it has to the last
//! rao.

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

mod batch;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod checks;
mod fees;
pub mod measured;
#[cfg(test)]
mod mock;
mod single;
mod status;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "invariants", test))]
mod try_state;
pub mod types;

pub use measured::WeightInfo;
pub use pallet::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{checks::count, types::*, WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstBool, Contains, Get},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ganglion_types::NetUid;
	use pallet_subtensor::OrderMarket;
	use sp_core::H256;
	use sp_runtime::{AccountId32, DispatchError};

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>, AccountId = AccountId32>
	{
		/// The market in which orders are executed.
		type Market: OrderMarket<Self::AccountId>;
		/// Number of this chain. Orders that are signed for another are refused.
		type ChainId: Get<u64>;
		/// The present moment, in milliseconds since 1970.
		type Moment: Get<u64>;
		/// Accounts that may receive fees, beside the protocol's, which may not.
		type FeeRecipients: Contains<Self::AccountId>;
		/// Maximum number of orders in a call.
		#[pallet::constant]
		type MaxOrdersPerBatch: Get<u32>;
		/// Seed of the network's account for orders in transit, which holds nothing here.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// The network's hotkey for orders in transit, which holds nothing here.
		#[pallet::constant]
		type PalletHotkey: Get<Self::AccountId>;
		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// The orders of a call.
	pub type OrdersOf<T> = BoundedVec<
		SignedOrder<<T as frame_system::Config>::AccountId>,
		<T as Config>::MaxOrdersPerBatch,
	>;

	/// What has become of the orders that were executed or cancelled, by their ids.
	#[pallet::storage]
	pub type Orders<T> = StorageMap<_, Blake2_128Concat, H256, OrderStatus, OptionQuery>;

	/// Whether orders are executed.
	#[pallet::storage]
	pub type LimitOrdersEnabled<T> = StorageValue<_, bool, ValueQuery, ConstBool<true>>;

	/// Events of this pallet. Clients print the docs.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An order, or a part of it, was executed.
		OrderExecuted {
			/// The order.
			order_id: H256,
			/// Its owner.
			signer: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// Its type.
			order_type: OrderType,
			/// What the owner has given, fee included: TAO or alpha, in rao.
			amount_in: u64,
			/// What the owner has received, without the fee: alpha or TAO, in rao.
			amount_out: u64,
		},
		/// An order was not executed.
		OrderSkipped {
			/// The order.
			order_id: H256,
			/// Why not.
			reason: DispatchError,
		},
		/// An order was cancelled by its owner.
		OrderCancelled {
			/// The order.
			order_id: H256,
			/// Its owner.
			signer: T::AccountId,
		},
		/// The orders of a batch were executed.
		GroupExecutionSummary {
			/// The subnet.
			netuid: NetUid,
			/// The side on which there was more.
			net_side: OrderSide,
			/// What was traded with the pool: TAO or alpha, in rao.
			net_amount: u64,
			/// What the pool gave for it: alpha or TAO, in rao.
			actual_out: u64,
			/// Number of orders.
			executed_count: u32,
		},
		/// The execution of orders was switched on or off.
		LimitOrdersPalletStatusChanged {
			/// Whether orders are executed.
			enabled: bool,
		},
	}

	/// Reasons why a call fails. Clients print the docs. The numbers are the network's; this
	/// chain's own follow without a gap, as older clients look a name up by its position.
	#[pallet::error]
	pub enum Error<T> {
		/// The signature is not the owner's, of this order, of the kind sr25519.
		#[codec(index = 0)]
		InvalidSignature,
		/// The order is executed, or cancelled.
		#[codec(index = 1)]
		OrderAlreadyProcessed,
		/// The order is cancelled by its owner.
		#[codec(index = 2)]
		OrderCancelled,
		/// The order's last moment is over.
		#[codec(index = 3)]
		OrderExpired,
		/// The price does not meet the order's condition.
		#[codec(index = 4)]
		PriceConditionNotMet,
		/// Only the order's owner may cancel it.
		#[codec(index = 5)]
		Unauthorized,
		/// The network's; not raised here.
		#[codec(index = 6)]
		SwapReturnedZero,
		/// There are no orders on root.
		#[codec(index = 7)]
		RootNetUidNotAllowed,
		/// The order is of another subnet than the batch.
		#[codec(index = 8)]
		OrderNetUidMismatch,
		/// The execution of orders is switched off.
		#[codec(index = 9)]
		LimitOrdersDisabled,
		/// The order names its relayers, and the signer is none of them.
		#[codec(index = 10)]
		RelayerMissMatch,
		/// The order cannot be executed in parts.
		#[codec(index = 11)]
		PartialFillsNotEnabled,
		/// The part is zero, or more than is left of the order; or none is named, and the order is
		/// executed in part already.
		#[codec(index = 12)]
		IncorrectPartialFillAmount,
		/// An order that names no relayers cannot be executed in parts.
		#[codec(index = 13)]
		RelayerRequiredForPartialFill,
		/// The order is signed for another chain.
		#[codec(index = 14)]
		ChainIdMismatch,
		/// The network's; not raised here.
		#[codec(index = 15)]
		PalletHotkeyNotRegistered,
		/// A sum of the batch would exceed its type.
		#[codec(index = 16)]
		ArithmeticOverflow,
		/// The batch has an order twice.
		#[codec(index = 17)]
		DuplicateOrderInBatch,
		/// The owner of an order would receive nothing.
		#[codec(index = 18)]
		ZeroShareInBatch,
		/// The network's; not raised here.
		#[codec(index = 19)]
		NoLinkedOutput,
		/// The network's; not raised here.
		#[codec(index = 20)]
		LinkedOutputSignerMismatch,
		/// The network's; not raised here.
		#[codec(index = 21)]
		LinkedOutputAssetMismatch,
		/// The network's; not raised here.
		#[codec(index = 22)]
		LinkedOutputExpired,
		/// The network's; not raised here.
		#[codec(index = 23)]
		LinkedAmountResolvedToZero,
		/// The network's; not raised here.
		#[codec(index = 24)]
		PartialFillNotSupportedForLinkedAmount,
		/// The network's; not raised here.
		#[codec(index = 25)]
		PartialFillNotSupportedForProvider,
		/// The network's; not raised here.
		#[codec(index = 26)]
		LinkedOutputNotPrunable,
		/// The owner's coldkey swap is announced, or is being made.
		#[codec(index = 27)]
		OrderSignerFrozen,
		/// The price of the trade is beyond the order's limit.
		#[codec(index = 28)]
		SlippageTooHigh,
		/// The fee's recipient is an account of the chain, of which nobody has the key.
		#[codec(index = 29)]
		RecipientNotAllowed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Executes orders one by one, of any subnets. Signed by a relayer.
		///
		/// - `should_fail`: whether the call fails with the first order that cannot be executed.
		///   Otherwise such an order is skipped, with an event.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::execute_orders(count(orders)))]
		pub fn execute_orders(
			origin: OriginFor<T>,
			orders: BoundedVec<SignedOrder<T::AccountId>, T::MaxOrdersPerBatch>,
			should_fail: bool,
		) -> DispatchResult {
			let relayer = ensure_signed(origin)?;
			Self::do_execute_orders(&relayer, &orders, should_fail)
		}

		/// Executes orders of one subnet together, all or none. They trade with each other at the
		/// present price, and the rest with the pool. Signed by a relayer.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::execute_batched_orders(count(orders)))]
		pub fn execute_batched_orders(
			origin: OriginFor<T>,
			netuid: NetUid,
			orders: BoundedVec<SignedOrder<T::AccountId>, T::MaxOrdersPerBatch>,
		) -> DispatchResult {
			let relayer = ensure_signed(origin)?;
			Self::do_execute_batched_orders(&relayer, netuid, &orders)
		}

		/// Cancels an order, also one that is executed in part: no more of it will be. Signed by
		/// its owner.
		#[pallet::call_index(2)]
		pub fn cancel_order(
			origin: OriginFor<T>,
			order: VersionedOrder<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_order(&who, &order)
		}

		/// Switches the execution of orders on or off. Called by root.
		#[pallet::call_index(3)]
		pub fn set_pallet_status(origin: OriginFor<T>, enabled: bool) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_status(enabled);
			Ok(())
		}
	}
}
