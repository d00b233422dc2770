//! Automatic staking of a coldkey's mining income.
//!
//! Only writer of `AutoStakeDestination` and `AutoStakers`.
//!
//! A miner's incentive is staked with its own hotkey, unless its coldkey has chosen another hotkey
//! for all its income on the subnet, for example a validator's, whose dividends it then shares. A
//! choice lasts until it is changed, or withdrawn with the zero account, which clients read where
//! no account is stored. While the chosen hotkey has no uid on the subnet or cannot take more
//! stake, each hotkey keeps its own income.
//!
//! `AutoStakers` is the reverse index, with one entry per choice: no list is shared, so nobody can
//! fill one for the others. By it the clean-up of a subnet, or of a hotkey, finds the choices made.

use crate::{access::refusal, pallet::*, types::ZeroAccount};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get};
use ganglion_types::{AlphaBalance, NetUid};

impl<T: Config> Pallet<T> {
	/// Sets the hotkey with which a coldkey's income on a subnet is staked; the zero account
	/// withdraws the choice.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`), the hotkey has a uid there
	/// (`HotKeyNotRegisteredInSubNet`, not for the zero account), and the choice is a change
	/// (`SameAutoStakeHotkeyAlreadySet`).
	pub(crate) fn do_set_auto_stake(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		let chosen = (*hotkey != ZeroAccount::<T>::get()).then(|| hotkey.clone());
		refusal::checks::<T, _>(|| {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			if let Some(hotkey) = &chosen {
				let has_uid = Self::uid_of(netuid, hotkey).is_some();
				ensure!(has_uid, Error::<T>::HotKeyNotRegisteredInSubNet);
			}
			let before = AutoStakeDestination::<T>::get(coldkey, netuid);
			ensure!(chosen != before, Error::<T>::SameAutoStakeHotkeyAlreadySet);
			Ok(())
		})?;
		Self::forget_auto_stake(coldkey, netuid);
		if let Some(hotkey) = chosen {
			AutoStakers::<T>::insert((netuid, &hotkey, coldkey), ());
			AutoStakeDestination::<T>::insert(coldkey, netuid, hotkey);
		}
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::AutoStakeDestinationSet { coldkey, netuid, hotkey });
		Ok(().into())
	}

	/// Returns the hotkey with which a coldkey's income on a subnet is staked, if it has chosen
	/// one.
	pub fn auto_stake_of(coldkey: &T::AccountId, netuid: NetUid) -> Option<T::AccountId> {
		AutoStakeDestination::<T>::get(coldkey, netuid)
	}

	/// Stakes a hotkey's incentive with the hotkey that its coldkey has chosen, or with its own.
	pub(crate) fn stake_income(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		incentive: AlphaBalance,
	) {
		// A swap may have replaced the chosen key and not have reached this choice yet.
		let chosen = Self::auto_stake_of(coldkey, netuid)
			.map(|chosen| Self::successor(netuid, &chosen).unwrap_or(chosen))
			.filter(|chosen| chosen != hotkey && Self::uid_of(netuid, chosen).is_some());
		let Some(destination) = chosen else {
			return Self::stake_or_keep(hotkey, coldkey, netuid, incentive);
		};
		if Self::deposit_stake(&destination, coldkey, netuid, incentive).is_err() {
			return Self::stake_or_keep(hotkey, coldkey, netuid, incentive);
		}
		let (hotkey, owner) = (hotkey.clone(), coldkey.clone());
		let event = Event::AutoStakeAdded { netuid, destination, hotkey, owner, incentive };
		Self::deposit_event(event);
	}

	/// Removes the choice that a coldkey has made on a subnet: two entries.
	pub(crate) fn forget_auto_stake(coldkey: &T::AccountId, netuid: NetUid) {
		if let Some(hotkey) = AutoStakeDestination::<T>::take(coldkey, netuid) {
			AutoStakers::<T>::remove((netuid, hotkey, coldkey));
		}
	}

	/// Directs a coldkey's choice of a hotkey on a subnet to another hotkey.
	pub(crate) fn redirect_auto_stake(
		coldkey: &T::AccountId,
		netuid: NetUid,
		old: &T::AccountId,
		new: &T::AccountId,
	) {
		AutoStakers::<T>::remove((netuid, old, coldkey));
		AutoStakers::<T>::insert((netuid, new, coldkey), ());
		AutoStakeDestination::<T>::insert(coldkey, netuid, new);
	}

	/// Gives a coldkey's choice on a subnet to another coldkey.
	pub(crate) fn pass_on_auto_stake(
		(netuid, hotkey): &(NetUid, T::AccountId),
		old: &T::AccountId,
		new: &T::AccountId,
	) {
		Self::forget_auto_stake(old, *netuid);
		Self::forget_auto_stake(new, *netuid);
		AutoStakers::<T>::insert((netuid, hotkey, new), ());
		AutoStakeDestination::<T>::insert(new, netuid, hotkey);
	}
}
