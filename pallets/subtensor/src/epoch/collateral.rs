//! Collateral in the payout of an epoch: what the hotkeys of a subnet have earned releases their
//! owners' collateral, or is locked up to its floor. It writes no storage itself.
//!
//! An epoch locks only alpha that it has put into the position itself, so it never takes what
//! covers a lock of the coldkey. Income that the coldkey has staked elsewhere is not locked, but
//! counts as earned.

use crate::pallet::*;
use alloc::vec::Vec;
use ganglion_economy::Collateral;
use ganglion_types::{AlphaBalance, NetUid};

/// The collateral of a neuron's owner before an epoch's payments.
pub(crate) struct Pledge<AccountId> {
	/// The neuron's place among the uids.
	pub uid: usize,
	/// The hotkey's owner.
	pub coldkey: AccountId,
	collateral: Collateral,
	/// Its stake with the hotkey.
	stake: AlphaBalance,
}

impl<T: Config> Pallet<T> {
	/// The collateral of the owners of a subnet's neurons, before an epoch's payments.
	pub(crate) fn pledges(netuid: NetUid, hotkeys: &[T::AccountId]) -> Vec<Pledge<T::AccountId>> {
		if !Self::subnet_has_collateral(netuid) {
			return Vec::new();
		}
		let pledge = |(uid, hotkey): (usize, &T::AccountId)| {
			let coldkey = Self::owner_of(hotkey)?;
			let collateral = Self::collateral(netuid, hotkey, &coldkey)?;
			let stake = Self::stake_of(hotkey, &coldkey, netuid);
			Some(Pledge { uid, coldkey, collateral, stake })
		};
		hotkeys.iter().enumerate().filter_map(pledge).collect()
	}

	/// Releases collateral, or locks income, after an epoch's payments in which the hotkey has
	/// earned `earned`.
	pub(crate) fn settle_pledge(
		netuid: NetUid,
		hotkey: &T::AccountId,
		pledge: &Pledge<T::AccountId>,
		earned: u64,
	) {
		let stake = Self::stake_of(hotkey, &pledge.coldkey, netuid);
		let paid = stake.saturating_sub(pledge.stake).rao();
		let after = pledge.collateral.after_epoch(earned, paid);
		Self::put_collateral(netuid, hotkey, &pledge.coldkey, after);
	}
}
