//! Payouts to the contributors of leases. It writes no storage itself.
//!
//! One payout runs at a time, within a quarter of the weight that the block step has left for
//! clean-ups, and resumes in the next block. Every contributor gets its share; what rounding leaves
//! is the beneficiary's. First come leftovers of registrations, then leases that have ended, then,
//! in rounds that begin every 100 blocks, what contributors have earned. A dividend that a
//! contributor's stake cannot take returns to the pot; other amounts that cannot be paid are the
//! beneficiary's. Swaps of coldkeys move no share while a payout runs
//! ([`crate::keys::coldkey_swap`]), so that nobody is paid twice or left out; while they wait,
//! payouts stop after each one and let them go on.

use crate::{
	block::cursor::{resume, walk, Cursor, Progress},
	pallet::*,
	subnets::leases::{Lease, LeaseAsset, LeaseEnd, LeaseId, LeasePayout},
	types::ENDED_LEASES_IN_VIEW,
	weight_info::lease_cost,
};
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::WeightMeter,
};
use ganglion_types::AlphaBalance;
use sp_runtime::DispatchResult;
use substrate_fixed::types::U64F64;

/// Blocks between two rounds.
pub(crate) const INTERVAL: u32 = 100;

impl<T: Config> Pallet<T> {
	/// Pays contributors of leases while the meter lasts.
	pub(crate) fn pay_leases(meter: &mut WeightMeter) {
		if Self::block_number().checked_rem(INTERVAL.into()) == Some(0) {
			Self::begin_lease_round();
		}
		// Most blocks have nothing to pay: they are charged for a few reads.
		if meter.try_consume(lease_cost::look_for_leases::<T>()).is_err() || Self::no_lease_waits()
		{
			return;
		}
		while meter.try_consume(lease_cost::look_at_leases::<T>()).is_ok() {
			let payout = CurrentLeasePayout::<T>::get().or_else(Self::next_lease_payout);
			let goes_on = match payout {
				Some(payout) => Self::continue_lease_payout(payout, meter),
				None => LeaseRound::<T>::exists(),
			};
			if !goes_on {
				return;
			}
		}
	}

	/// Advances a payout. Returns whether others may follow: it is done, and no swap waits.
	fn continue_lease_payout(mut payout: LeasePayout, meter: &mut WeightMeter) -> bool {
		match Self::advance_lease_payout(&mut payout, meter) {
			Progress::Paused => {
				Self::note_lease_payout(Some(payout));
				false
			},
			Progress::Done => {
				Self::note_lease_payout(None);
				Self::no_swap_waits()
			},
		}
	}

	/// Begins the next payout. None also for a lease of the round that has nothing to pay.
	fn next_lease_payout() -> Option<LeasePayout> {
		if let Some((id, amount)) = Self::take_leftover() {
			return Some(new_payout(id, LeaseAsset::Leftover, amount.rao()));
		}
		Self::next_ended_lease().or_else(Self::next_lease_dividends)
	}

	/// Begins the last payout of a lease that has ended. One whose subnet was dissolved after its
	/// termination waits for the clean-up.
	fn next_ended_lease() -> Option<LeasePayout> {
		let mut in_view = EndingLeases::<T>::iter().take(ENDED_LEASES_IN_VIEW);
		let found = in_view.find_map(|(id, end)| {
			let lease = SubnetLeases::<T>::get(id)?;
			let is_ready = end == LeaseEnd::Dissolved || Self::subnet_exists(lease.netuid);
			is_ready.then_some((id, end, lease))
		});
		let (id, end, lease) = found?;
		let total = match end {
			LeaseEnd::Terminated => Self::take_lease_dividends(id, Self::lease_stake(&lease)).rao(),
			LeaseEnd::Dissolved => Self::spendable(&lease.coldkey).rao(),
		};
		Some(new_payout(id, LeaseAsset::Last(end), total))
	}

	/// Begins the payout of the next lease in the round, if its contributors have earned something.
	fn next_lease_dividends() -> Option<LeasePayout> {
		let (id, lease) = Self::next_of_lease_round()?;
		let has_subnet = SubnetUidToLeaseId::<T>::get(lease.netuid) == Some(id);
		if !has_subnet || !Self::subnet_exists(lease.netuid) || Self::is_lease_ending(id) {
			return None;
		}
		let total = Self::take_lease_dividends(id, Self::lease_stake(&lease));
		(!total.is_zero()).then(|| new_payout(id, LeaseAsset::Dividends, total.rao()))
	}

	fn lease_stake(lease: &Lease<T>) -> AlphaBalance {
		Self::stake_of(&lease.hotkey, &lease.coldkey, lease.netuid)
	}

	/// Pays further contributors, and at last the beneficiary.
	fn advance_lease_payout(payout: &mut LeasePayout, meter: &mut WeightMeter) -> Progress {
		let id = payout.lease_id;
		let Some(lease) = SubnetLeases::<T>::get(id) else { return Progress::Done };
		let on_subnet = !is_of_tao(payout.asset);
		if on_subnet && !Self::subnet_exists(lease.netuid) {
			// The clean-up ends the lease.
			return Progress::Done;
		}
		let shares = resume(
			&payout.cursor,
			|| SubnetLeaseShares::<T>::iter_prefix(id),
			|key| SubnetLeaseShares::<T>::iter_prefix_from(id, key),
		);
		let mut cursor = payout.cursor.clone();
		let progress = walk(shares, meter, lease_cost::pay_lease_part::<T>(), |(who, share)| {
			Self::pay_lease_part(payout, &lease, who, *share);
		})
		.remember(&mut cursor, |(who, _)| SubnetLeaseShares::<T>::hashed_key_for(id, who));
		payout.cursor = cursor;
		if progress == Progress::Done {
			Self::end_lease_payout(payout, &lease);
		}
		progress
	}

	fn pay_lease_part(
		payout: &mut LeasePayout,
		lease: &Lease<T>,
		who: &T::AccountId,
		share: U64F64,
	) {
		let round_up = !is_of_tao(payout.asset);
		let amount =
			part_of(payout.total, share, round_up).min(payout.left.saturating_sub(payout.unpaid));
		if amount != 0 {
			match Self::pay_from_lease(payout.asset, lease, who, amount) {
				Ok(()) => {
					payout.left = payout.left.saturating_sub(amount);
					Self::report_lease_dividend(payout, who, amount);
				},
				Err(_) => payout.unpaid = payout.unpaid.saturating_add(amount),
			}
		}
		if matches!(payout.asset, LeaseAsset::Last(_)) {
			Self::forget_lease_share(payout.lease_id, who);
		}
	}

	/// Pays an amount of the lease's TAO or alpha.
	fn pay_from_lease(
		asset: LeaseAsset,
		lease: &Lease<T>,
		to: &T::AccountId,
		amount: u64,
	) -> DispatchResult {
		if is_of_tao(asset) {
			T::Currency::transfer(&lease.coldkey, to, amount, Preservation::Preserve)?;
			return Ok(());
		}
		let (netuid, alpha) = (lease.netuid, AlphaBalance::new(amount));
		with_storage_layer(|| {
			Self::withdraw_stake(&lease.hotkey, &lease.coldkey, netuid, alpha)?;
			Self::deposit_stake(&lease.hotkey, to, netuid, alpha)
		})
	}

	fn report_lease_dividend(payout: &LeasePayout, to: &T::AccountId, amount: u64) {
		if !is_of_tao(payout.asset) {
			Self::deposit_event(Event::SubnetLeaseDividendsDistributed {
				lease_id: payout.lease_id,
				contributor: to.clone(),
				alpha: AlphaBalance::new(amount),
			});
		}
	}

	/// Pays the beneficiary what is left. After the last payout nothing stays of the lease.
	fn end_lease_payout(payout: &LeasePayout, lease: &Lease<T>) {
		let (id, to) = (payout.lease_id, &lease.beneficiary);
		match payout.asset {
			LeaseAsset::Leftover => {
				// What the beneficiary cannot receive stays with the lease until its end.
				let _ = Self::pay_from_lease(payout.asset, lease, to, payout.left);
			},
			LeaseAsset::Dividends => {
				let rest = payout.left.saturating_sub(payout.unpaid);
				let mut back = payout.unpaid;
				if rest != 0 {
					match Self::pay_from_lease(payout.asset, lease, to, rest) {
						Ok(()) => Self::report_lease_dividend(payout, to, rest),
						Err(_) => back = payout.left,
					}
				}
				Self::return_lease_dividends(id, AlphaBalance::new(back));
			},
			LeaseAsset::Last(end) => {
				if end == LeaseEnd::Terminated {
					let (from, netuid) = (&lease.coldkey, lease.netuid);
					Self::hand_over_position(&lease.hotkey, (from, to), netuid);
				}
				Self::empty_lease(lease);
				Self::forget_lease(id, lease);
			},
		}
	}

	/// Pays the beneficiary all TAO of a lease; burns what it cannot receive.
	fn empty_lease(lease: &Lease<T>) {
		let expendable = Preservation::Expendable;
		let all = T::Currency::reducible_balance(&lease.coldkey, expendable, Fortitude::Polite);
		let paid = with_storage_layer(|| {
			T::Currency::transfer(&lease.coldkey, &lease.beneficiary, all, expendable)
		});
		if paid.is_err() {
			let (precision, force) = (Precision::BestEffort, Fortitude::Polite);
			let _ = T::Currency::burn_from(&lease.coldkey, all, expendable, precision, force);
		}
	}
}

fn new_payout(lease_id: LeaseId, asset: LeaseAsset, total: u64) -> LeasePayout {
	LeasePayout { lease_id, asset, total, left: total, unpaid: 0, cursor: Cursor::new() }
}

/// Whether TAO is shared; otherwise alpha.
fn is_of_tao(asset: LeaseAsset) -> bool {
	matches!(asset, LeaseAsset::Leftover | LeaseAsset::Last(LeaseEnd::Dissolved))
}

/// A share, of at most one, of an amount.
fn part_of(total: u64, share: U64F64, round_up: bool) -> u64 {
	let product = share.to_bits().saturating_mul(total.into());
	let part = u64::try_from(product.checked_shr(64).unwrap_or_default()).unwrap_or(total);
	let has_rest = product.trailing_zeros() < 64 && product != 0;
	part.saturating_add(u64::from(round_up && has_rest)).min(total)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn part_should_be_the_share_of_the_total() {
		let share = |of: u64, all: u64| U64F64::from_bits((u128::from(of) << 64) / u128::from(all));
		assert_eq!(part_of(1_000, share(1, 4), false), 250);
		assert_eq!(part_of(1_000, share(1, 4), true), 250);
		assert_eq!(part_of(1_000, share(1, 3), false), 333);
		assert_eq!(part_of(1_000, share(1, 3), true), 334);
		assert_eq!(part_of(u64::MAX, share(1, 1), false), u64::MAX);
		assert_eq!(part_of(u64::MAX, share(1, 1), true), u64::MAX);
		assert_eq!(part_of(7, U64F64::from_bits(0), true), 0);
	}
}
