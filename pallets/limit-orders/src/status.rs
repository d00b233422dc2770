//! What has become of orders, and the pallet's switch.
//!
//! An order is not stored before it is executed or cancelled. What is stored stays: without it, the
//! order could be executed again.

use crate::{checks::Fill, pallet::*, types::*};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Returns how much of an order is executed.
	///
	/// Checks, in order: not all of it is (`OrderAlreadyProcessed`); it is not cancelled
	/// (`OrderCancelled`).
	pub(crate) fn executed_of(id: H256) -> Result<u64, DispatchError> {
		match Orders::<T>::get(id) {
			None => Ok(0),
			Some(OrderStatus::PartiallyFilled(executed)) => Ok(executed),
			Some(OrderStatus::Fulfilled) => Err(Error::<T>::OrderAlreadyProcessed.into()),
			Some(OrderStatus::Cancelled) => Err(Error::<T>::OrderCancelled.into()),
		}
	}

	/// Notes that a part of an order is executed, and announces it.
	pub(crate) fn note_executed(fill: &Fill<T::AccountId>, amount_out: u64) {
		let executed = fill.before.saturating_add(fill.amount);
		let status = if executed >= fill.order.amount {
			OrderStatus::Fulfilled
		} else {
			OrderStatus::PartiallyFilled(executed)
		};
		Orders::<T>::insert(fill.id, status);
		Self::deposit_event(Event::OrderExecuted {
			order_id: fill.id,
			signer: fill.order.signer.clone(),
			netuid: fill.order.netuid,
			order_type: fill.order.order_type,
			amount_in: fill.amount,
			amount_out,
		});
	}

	/// Cancels an order, or what is left of it.
	///
	/// Checks, in order: the signer is its owner (`Unauthorized`); it is neither executed nor
	/// cancelled (`OrderAlreadyProcessed`); it could still be executed, as far as its last moment
	/// and its chain go (`OrderExpired`, `ChainIdMismatch`): nothing is stored in vain.
	pub(crate) fn do_cancel_order(
		who: &T::AccountId,
		order: &VersionedOrder<T::AccountId>,
	) -> DispatchResult {
		let (order_id, order) = (order.id(), order.order());
		ensure!(order.signer == *who, Error::<T>::Unauthorized);
		Self::executed_of(order_id).map_err(|_| Error::<T>::OrderAlreadyProcessed)?;
		ensure!(T::Moment::get() <= order.expiry, Error::<T>::OrderExpired);
		ensure!(order.chain_id == T::ChainId::get(), Error::<T>::ChainIdMismatch);
		Orders::<T>::insert(order_id, OrderStatus::Cancelled);
		Self::deposit_event(Event::OrderCancelled { order_id, signer: who.clone() });
		Ok(())
	}

	/// Refuses to execute orders while that is switched off (`LimitOrdersDisabled`).
	pub(crate) fn ensure_enabled() -> DispatchResult {
		ensure!(LimitOrdersEnabled::<T>::get(), Error::<T>::LimitOrdersDisabled);
		Ok(())
	}

	/// Switches the execution of orders on or off.
	pub(crate) fn do_set_status(enabled: bool) {
		LimitOrdersEnabled::<T>::put(enabled);
		Self::deposit_event(Event::LimitOrdersPalletStatusChanged { enabled });
	}
}
