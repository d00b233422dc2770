//! Invariants: what is stored of an order can be read, and says that something is executed.

use crate::{pallet::*, types::*};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. The error names the first that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut readable = 0usize;
		for (_, status) in Orders::<T>::iter() {
			readable = readable.saturating_add(1);
			let is_nothing = status == OrderStatus::PartiallyFilled(0);
			ensure!(!is_nothing, "an order is stored of which nothing is executed");
		}
		ensure!(Orders::<T>::iter_keys().count() == readable, "an order's status is unreadable");
		Ok(())
	}
}
