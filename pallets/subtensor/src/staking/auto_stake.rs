//! Where a coldkey's mining income is staked.
//!
//! Only writer of `AutoStakeDestination` and `AutoStakers`.
//!
//! What a miner earns is staked with its own hotkey, unless its coldkey has chosen another for all
//! of its income on the subnet: a validator's, say, with which it then earns dividends. A choice
//! lasts until it is changed, or taken back with the zero account, which is what clients see where
//! no account is stored. It rests, and each hotkey keeps its own income, while the chosen hotkey
//! has no uid on the subnet or cannot take more stake.
//!
//! However many coldkeys choose the same hotkey, each has an entry of its own in `AutoStakers`, so
//! that nobody can fill a list for the others. It tells whose choices a subnet or a hotkey that
//! goes away leaves behind.

use crate::{pallet::*, types::ZeroAccount};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Chooses the hotkey with which a coldkey's income on a subnet is staked; the zero account
	/// takes the choice back.
	pub(crate) fn do_set_auto_stake(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		let chosen = (*hotkey != ZeroAccount::<T>::get()).then(|| hotkey.clone());
		if let Some(hotkey) = &chosen {
			let has_uid = Self::uid_of(netuid, hotkey).is_some();
			ensure!(has_uid, Error::<T>::HotKeyNotRegisteredInSubNet);
		}
		let before = AutoStakeDestination::<T>::get(coldkey, netuid);
		ensure!(chosen != before, Error::<T>::SameAutoStakeHotkeyAlreadySet);
		Self::forget_auto_stake(coldkey, netuid);
		if let Some(hotkey) = chosen {
			AutoStakers::<T>::insert((netuid, &hotkey, coldkey), ());
			AutoStakeDestination::<T>::insert(coldkey, netuid, hotkey);
		}
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::AutoStakeDestinationSet { coldkey, netuid, hotkey });
		Ok(())
	}

	/// The hotkey with which a coldkey's income on a subnet is staked, if it has chosen one.
	pub fn auto_stake_of(coldkey: &T::AccountId, netuid: NetUid) -> Option<T::AccountId> {
		AutoStakeDestination::<T>::get(coldkey, netuid)
	}

	/// Stakes what a hotkey has earned by mining, where its coldkey wants it.
	pub(crate) fn stake_income(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		incentive: AlphaBalance,
	) {
		let chosen = Self::auto_stake_of(coldkey, netuid)
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

	/// Forgets at most `most` of the choices that were made on a subnet; answers how many. None
	/// means that none is left. For the clearing of a subnet that is gone, block by block: two
	/// entries are removed for each.
	pub fn forget_auto_stakes(netuid: NetUid, most: u32) -> u32 {
		let most = usize::try_from(most).unwrap_or(usize::MAX);
		let coldkeys: Vec<T::AccountId> = AutoStakers::<T>::iter_key_prefix((netuid,))
			.take(most)
			.map(|(_, coldkey)| coldkey)
			.collect();
		for coldkey in &coldkeys {
			Self::forget_auto_stake(coldkey, netuid);
		}
		u32::try_from(coldkeys.len()).unwrap_or(u32::MAX)
	}

	fn forget_auto_stake(coldkey: &T::AccountId, netuid: NetUid) {
		if let Some(hotkey) = AutoStakeDestination::<T>::take(coldkey, netuid) {
			AutoStakers::<T>::remove((netuid, hotkey, coldkey));
		}
	}
}
