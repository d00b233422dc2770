//! What orders pay to those whom they name.

use crate::pallet::*;
use alloc::collections::BTreeMap;
use frame_support::traits::Imbalance;
use pallet_subtensor::OrderMarket;
use sp_runtime::DispatchResult;

/// TAO in transit.
pub(crate) type MoneyOf<T> =
	<<T as Config>::Market as OrderMarket<<T as frame_system::Config>::AccountId>>::Money;

/// The fees of a call, by their recipients.
pub(crate) struct Fees<T: Config>(BTreeMap<T::AccountId, MoneyOf<T>>);

impl<T: Config> Fees<T> {
	/// No fees.
	pub fn new() -> Self {
		Self(BTreeMap::new())
	}

	/// Adds a fee. A recipient who does not exist needs the sum of its fees to exist.
	pub fn add(&mut self, to: &T::AccountId, fee: MoneyOf<T>) {
		let sum = self.0.remove(to).unwrap_or_else(MoneyOf::<T>::zero);
		self.0.insert(to.clone(), sum.merge(fee));
	}

	/// Pays the fees. Fails if one is too small for its recipient to exist by it (`BelowMinimum`).
	pub fn pay(self) -> DispatchResult {
		self.0.into_iter().try_for_each(|(to, sum)| T::Market::give_tao(&to, sum))
	}
}
