//! Voting power: a slow average of each validator's stake weight, for votes outside the protocol.
//!
//! Only writer of `VotingPower`, `TotalVotingPower`, `VotingPowerTrackingEnabled`,
//! `VotingPowerDisableAtBlock` and `VotingPowerEmaAlpha`. Nothing in the protocol reads them.
//!
//! While a subnet tracks it, each epoch moves the voting power `v` of every neuron that has a
//! permit from then on towards its stake weight `s`, by `a = VotingPowerEmaAlpha / 10¹⁸`:
//!
//! `v ← ⌊a · s + (1 − a) · v⌋`
//!
//! A neuron whose voting power falls below `StakeThreshold`, or to zero, and one without a permit
//! lose it. So a subnet has no more entries than permits, and a hotkey with an entry has a uid. A
//! hotkey that is swapped gives its voting power to the new one with its uid.
//!
//! Tracking goes on for [`NOTICE`] blocks after its end is requested. The first epoch after them
//! removes all entries.

use crate::{access::refusal, pallet::*};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_types::NetUid;

/// Blocks from the request to end tracking to its end: two weeks of 12 s blocks.
pub const NOTICE: u64 = 100_800;

/// `VotingPowerEmaAlpha` of an average that is the newest stake weight alone.
pub const WHOLE: u64 = 1_000_000_000_000_000_000;

const PARTS: u128 = WHOLE as u128;

impl<T: Config> Pallet<T> {
	/// Starts to track voting power, or withdraws the request to end it. Fails with
	/// `SubnetNotExists`.
	pub(crate) fn do_enable_voting_power(netuid: NetUid) -> DispatchResultWithPostInfo {
		Self::check_voting_subnet(netuid)?;
		VotingPowerTrackingEnabled::<T>::insert(netuid, true);
		VotingPowerDisableAtBlock::<T>::remove(netuid);
		Self::deposit_event(Event::VotingPowerTrackingEnabled { netuid });
		Ok(().into())
	}

	/// Requests the end of tracking, in [`NOTICE`] blocks. Fails with `SubnetNotExists`, or
	/// `VotingPowerTrackingNotEnabled`.
	pub(crate) fn do_disable_voting_power(netuid: NetUid) -> DispatchResultWithPostInfo {
		Self::check_voting_subnet(netuid)?;
		refusal::checks::<T, _>(|| {
			let tracks = VotingPowerTrackingEnabled::<T>::get(netuid);
			ensure!(tracks, Error::<T>::VotingPowerTrackingNotEnabled);
			Ok(())
		})?;
		let disable_at_block = Self::block_number().saturating_add(NOTICE);
		VotingPowerDisableAtBlock::<T>::insert(netuid, disable_at_block);
		Self::deposit_event(Event::VotingPowerTrackingDisableScheduled {
			netuid,
			disable_at_block,
		});
		Ok(().into())
	}

	/// Sets the part of the newest stake weight in a subnet's averages. Fails with
	/// `SubnetNotExists`, or `InvalidVotingPowerEmaAlpha` above [`WHOLE`].
	pub(crate) fn do_set_voting_power_alpha(
		netuid: NetUid,
		alpha: u64,
	) -> DispatchResultWithPostInfo {
		Self::check_voting_subnet(netuid)?;
		refusal::checks_of_small_call(|| {
			ensure!(alpha <= WHOLE, Error::<T>::InvalidVotingPowerEmaAlpha);
			Ok(())
		})?;
		VotingPowerEmaAlpha::<T>::insert(netuid, alpha);
		Self::deposit_event(Event::VotingPowerEmaAlphaSet { netuid, alpha });
		Ok(().into())
	}

	fn check_voting_subnet(netuid: NetUid) -> refusal::Charged<()> {
		refusal::checks_of_small_call(|| {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			Ok(())
		})
	}

	/// Moves the voting power of a subnet's neurons after an epoch, which gave these permits for
	/// these stake weights, by uid.
	pub(crate) fn follow_voting_power(
		netuid: NetUid,
		hotkeys: &[T::AccountId],
		stakes: &[u64],
		permits: &[bool],
	) {
		if !VotingPowerTrackingEnabled::<T>::get(netuid) {
			return;
		}
		let before: Vec<_> = VotingPower::<T>::iter_prefix(netuid).collect();
		let end = VotingPowerDisableAtBlock::<T>::get(netuid);
		if end != 0 && Self::block_number() >= end {
			before.iter().for_each(|(hotkey, _)| Self::forget_voting_power(netuid, hotkey));
			VotingPowerTrackingEnabled::<T>::remove(netuid);
			VotingPowerDisableAtBlock::<T>::remove(netuid);
			Self::deposit_event(Event::VotingPowerTrackingDisabled { netuid });
			return;
		}
		let (alpha, threshold) =
			(VotingPowerEmaAlpha::<T>::get(netuid), StakeThreshold::<T>::get());
		let neurons = hotkeys.iter().zip(stakes).zip(permits);
		let voters: BTreeMap<_, _> =
			neurons.filter(|(_, permit)| **permit).map(|(neuron, _)| neuron).collect();
		for (hotkey, _) in before.iter().filter(|(hotkey, _)| !voters.contains_key(hotkey)) {
			Self::forget_voting_power(netuid, hotkey);
		}
		for (hotkey, stake) in voters {
			let old = VotingPower::<T>::get(netuid, hotkey);
			let new = average(alpha, *stake, old);
			let falls_below = new < threshold && threshold <= old;
			Self::put_voting_power(netuid, hotkey, if falls_below { 0 } else { new });
		}
	}

	/// Removes a hotkey's voting power on a subnet.
	pub(crate) fn forget_voting_power(netuid: NetUid, hotkey: &T::AccountId) {
		Self::put_voting_power(netuid, hotkey, 0);
	}

	/// Adds the voting power of a hotkey to that of the hotkey that takes its uid over.
	pub(crate) fn pass_on_voting_power(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let passed = VotingPower::<T>::get(netuid, old);
		if passed == 0 {
			return;
		}
		Self::put_voting_power(netuid, old, 0);
		let own = VotingPower::<T>::get(netuid, new);
		Self::put_voting_power(netuid, new, own.saturating_add(passed));
	}

	fn put_voting_power(netuid: NetUid, hotkey: &T::AccountId, power: u64) {
		let before = VotingPower::<T>::take(netuid, hotkey);
		if power != 0 {
			VotingPower::<T>::insert(netuid, hotkey, power);
		}
		if power != before {
			TotalVotingPower::<T>::mutate_exists(netuid, |total| {
				let others = total.unwrap_or(0).saturating_sub(before);
				*total = Some(others.saturating_add(power)).filter(|total| *total != 0);
			});
		}
	}
}

/// `⌊a · new + (1 − a) · old⌋` of `a = alpha / WHOLE`.
fn average(alpha: u64, new: u64, old: u64) -> u64 {
	let product = |part: u64, value: u64| u128::from(part).saturating_mul(value.into());
	let rest = WHOLE.saturating_sub(alpha);
	// At most 2⁶⁰ · 2⁶⁴.
	let sum = product(alpha, new).saturating_add(product(rest, old));
	u64::try_from(sum / PARTS).unwrap_or(u64::MAX)
}
