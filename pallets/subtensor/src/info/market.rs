//! The market as a whole, at the block of the request.

use crate::pallet::*;
use alloc::vec::Vec;
use pallet_subtensor_runtime_api::{EpochReport, MarketCounts};

impl<T: Config> Pallet<T>
where
	<T as frame_system::Config>::RuntimeEvent: TryInto<Event<T>>,
{
	/// Returns what the epochs of this block paid.
	pub fn epoch_reports() -> Vec<EpochReport> {
		Self::events_of_block()
			.filter_map(|event| match event {
				Event::EpochPaid(report) => Some(report),
				_ => None,
			})
			.collect()
	}

	/// Returns totals of the market.
	pub fn market_counts() -> MarketCounts {
		let weights_set = Self::events_of_block()
			.filter(|event| matches!(event, Event::WeightsSet(..)))
			.fold(0u32, |count, _| count.saturating_add(1));
		MarketCounts {
			weights_set,
			subnets: TotalNetworks::<T>::get(),
			issuance: TotalIssuance::<T>::get(),
			staked: TotalStake::<T>::get(),
		}
	}

	/// Returns this pallet's events of the block.
	fn events_of_block() -> impl Iterator<Item = Event<T>> {
		frame_system::Pallet::<T>::read_events_no_consensus()
			.filter_map(|record| record.event.try_into().ok())
	}
}
