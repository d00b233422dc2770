//! The payout of an epoch: how each pot is shared.
//!
//! Only writer of `AlphaDividendsPerSubnet`.
//!
//! - The **owner's cut** is staked with the owner's hotkey, for the owner, and locked if the subnet
//!   says so (`OwnerCutAutoLockEnabled`). On a leased subnet a part of it is the contributors' (see
//!   [`crate::subnets::leases`]), and nothing of it is locked.
//! - **Miners'** incentives are staked for their coldkeys, with the miner's own hotkey or with the
//!   one that the coldkey has chosen. Incentives of the owner's hotkeys are withheld: burned, or
//!   recycled if the subnet's `RecycleOrBurn` says so.
//! - The **validators'** pot is shared by dividends. Parents get the dividends of the stake weight
//!   they lend (see [`crate::keys::inheritance`]). Each dividend counts by the part of the hotkey's
//!   own stake that is alpha. A delegate keeps its take; the rest goes to all who stake with it.
//! - **Root's** pot is shared by the other part of those dividends, see [`crate::root::dividends`].
//!
//! Every pot is paid out to the last rao. A payment that is too small for a share pool goes to the
//! protocol instead of failing the epoch.

use crate::{
	pallet::*,
	types::{RecycleOrBurnEnum, MAX_EARNERS},
};
use ganglion_consensus::SubnetEpoch;
use ganglion_economy::take_share;
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor_runtime_api::EpochReport;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Pays an epoch's result out of the subnet's pots. The owner is paid in every case; if the
	/// consensus left emission unassigned, the other pots wait for the next epoch.
	pub(crate) fn pay_epoch(
		netuid: NetUid,
		hotkeys: &[T::AccountId],
		output: &SubnetEpoch,
	) -> DispatchResult {
		let mut report = EpochReport {
			netuid,
			paid_to_miners: AlphaBalance::ZERO,
			paid_to_validators: AlphaBalance::ZERO,
			paid_to_owner: Self::pay_owner(netuid),
			miners: 0,
			validators: 0,
		};
		if output.unassigned == 0 {
			Self::drain_neuron_pots(netuid);
			(report.paid_to_miners, report.miners) =
				Self::pay_miners(netuid, hotkeys, &output.server_emission)?;
			let earned = Self::share_with_parents(netuid, hotkeys, &output.validator_emission)?;
			(report.paid_to_validators, report.validators) = Self::pay_validators(netuid, &earned);
		}
		Self::deposit_event(Event::EpochPaid(report));
		Ok(())
	}

	/// Pays the owner's cut. Without an owner, which genesis allows, the protocol keeps it.
	fn pay_owner(netuid: NetUid) -> AlphaBalance {
		let (_, _, cut) = Self::pots(netuid);
		Self::drain_owner_pot(netuid);
		let Ok(hotkey) = SubnetOwnerHotkey::<T>::try_get(netuid) else {
			Self::give_to_protocol(netuid, cut);
			return AlphaBalance::ZERO;
		};
		if cut.is_zero() {
			return cut;
		}
		let owner = SubnetOwner::<T>::get(netuid);
		let before = Self::stake_of(&hotkey, &owner, netuid);
		if Self::deposit_stake(&hotkey, &owner, netuid, cut).is_ok() {
			Self::share_cut_with_lease(netuid, cut);
			let paid = Self::stake_of(&hotkey, &owner, netuid).saturating_sub(before);
			Self::lock_owner_cut(netuid, &owner, &hotkey, paid);
		} else {
			Self::give_to_protocol(netuid, cut);
		}
		cut
	}

	/// Pays incentives. Returns the amount paid and the number of miners paid.
	fn pay_miners(
		netuid: NetUid,
		hotkeys: &[T::AccountId],
		amounts: &[u64],
	) -> Result<(AlphaBalance, u16), sp_runtime::DispatchError> {
		let (mut paid, mut withheld, mut miners) = (0u64, 0u64, 0u16);
		let (owner, owner_hotkey) =
			(SubnetOwner::<T>::get(netuid), SubnetOwnerHotkey::<T>::get(netuid));
		for (hotkey, amount) in hotkeys.iter().zip(amounts).filter(|(_, amount)| **amount != 0) {
			let coldkey = Self::owner_of(hotkey);
			if *hotkey == owner_hotkey || coldkey.as_ref() == Some(&owner) {
				Self::withhold(netuid, AlphaBalance::new(*amount))?;
				withheld = withheld.saturating_add(*amount);
				continue;
			}
			match coldkey {
				Some(coldkey) => {
					Self::stake_income(hotkey, &coldkey, netuid, AlphaBalance::new(*amount));
				},
				None => Self::give_to_protocol(netuid, AlphaBalance::new(*amount)),
			}
			paid = paid.saturating_add(*amount);
			miners = miners.saturating_add(1);
		}
		Self::note_withheld(netuid, withheld, paid.saturating_add(withheld));
		Self::deposit_event(Event::IncentiveAlphaEmittedToMiners {
			netuid: Self::main_index(netuid),
			emissions: amounts.iter().copied().map(AlphaBalance::new).collect(),
		});
		Ok((AlphaBalance::new(paid), miners))
	}

	/// Burns or recycles an incentive of the owner's hotkeys.
	fn withhold(netuid: NetUid, amount: AlphaBalance) -> DispatchResult {
		match RecycleOrBurn::<T>::get(netuid) {
			RecycleOrBurnEnum::Burn => Self::mark_burned(netuid, amount),
			RecycleOrBurnEnum::Recycle => Self::recycle_alpha_of(netuid, amount)?,
		}
		Ok(())
	}

	/// Pays each hotkey in `earned` its parts of the validators' pot and of root's, by its amount.
	/// Returns the amount paid and the number of hotkeys paid.
	pub(crate) fn pay_validators(
		netuid: NetUid,
		earned: &[(T::AccountId, u64)],
	) -> (AlphaBalance, u16) {
		// An epoch pays at most `MAX_EARNERS` hotkeys, so one pass removes all entries.
		let _ = AlphaDividendsPerSubnet::<T>::clear_prefix(netuid, MAX_EARNERS, None);
		Self::clear_root_dividends(netuid);
		let (mut paid, mut validators) = (AlphaBalance::ZERO, 0u16);
		let amounts = Self::share_dividends(netuid, earned);
		for ((hotkey, _), amount) in earned.iter().zip(amounts) {
			if amount.alpha == 0 && amount.root == 0 {
				continue;
			}
			if amount.alpha != 0 {
				Self::pay_delegate(netuid, hotkey, amount.alpha);
			}
			let to_root = Self::pay_root_stakers(netuid, hotkey, amount.root);
			paid = paid.saturating_add(AlphaBalance::new(amount.alpha)).saturating_add(to_root);
			validators = validators.saturating_add(1);
		}
		(paid, validators)
	}

	/// Pays a delegate its take and its stakers the rest.
	fn pay_delegate(netuid: NetUid, hotkey: &T::AccountId, amount: u64) {
		let take = take_share(amount, Delegates::<T>::get(hotkey));
		let rest = AlphaBalance::new(amount.saturating_sub(take));
		let Some(owner) = Self::owner_of(hotkey) else {
			return Self::give_to_protocol(netuid, AlphaBalance::new(amount));
		};
		AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, rest);
		// The stakers first: the take must not earn a part of their dividend.
		if Self::distribute_stake(hotkey, netuid, rest).is_err() {
			// Nobody stakes with the hotkey: the delegate gets all of it.
			Self::stake_or_keep(hotkey, &owner, netuid, rest);
		}
		Self::stake_or_keep(hotkey, &owner, netuid, AlphaBalance::new(take));
	}

	/// Adds the last epoch's dividends of a hotkey to those of another.
	pub(crate) fn pass_on_dividends(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let paid = AlphaDividendsPerSubnet::<T>::take(netuid, old);
		if !paid.is_zero() {
			AlphaDividendsPerSubnet::<T>::mutate(netuid, new, |own| {
				*own = own.saturating_add(paid);
			});
		}
		Self::pass_on_root_dividends(netuid, old, new);
	}
}
