//! Invariants of the pools between any two calls.

use crate::{AlphaSqrtPrice, Config, Pallet, Reserves, SwapBalancer};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use substrate_fixed::types::U64F64;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. The error names the first that is broken.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for netuid in T::Reserves::subnets() {
			let shown = AlphaSqrtPrice::<T>::get(netuid);
			if T::Reserves::is_dynamic(netuid) {
				let pool = Self::pool(netuid).map_err(|_| "a pool's weight is out of range")?;
				ensure!(shown == pool.sqrt_price(), "the price that is shown is not the pool's");
			} else {
				ensure!(shown == U64F64::from_num(1), "a stable subnet's price is not one");
			}
		}
		let all_exist = SwapBalancer::<T>::iter_keys().all(T::Reserves::exists);
		ensure!(all_exist, "weights of a pool without a subnet");
		Ok(())
	}
}
