//! Removal of a dissolved subnet's storage.
//!
//! Removes items of every owner, by the table of items stored once per subnet, and writes none.
//! Other storage is removed by its owner.
//!
//! Only `RegisteredSubnetCounter` is kept: it distinguishes the subnets that have had a number.

use super::DissolveCleanupStatus;
use crate::{
	block::cursor::{once, resume, walk, Progress},
	block::Stage,
	neurons::commitments::Commitments,
	pallet::*,
	weight_info::cost,
};
use codec::FullCodec;
use frame_support::{storage::IterableStorageDoubleMap, weights::WeightMeter};
use ganglion_types::{MechId, NetUid};

macro_rules! removals {
	($($item:ident)*) => { &[$(|netuid| crate::$item::<T>::remove(netuid)),*] };
}

macro_rules! removals_of_settings {
	(
		chain { $($chain:tt)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident $value:tt $slots:tt
		)* }
	) => {
		/// Removes each hyperparameter of the table.
		const SETTINGS: &'static [fn(NetUid)] = removals! { $($item)* };
	};
}

impl<T: Config> Pallet<T> {
	/// Removes each item stored once per subnet, except hyperparameters of the table
	/// ([`Self::SETTINGS`]) and items that other phases remove.
	const ITEMS: &'static [fn(NetUid)] = removals! {
		Active ActivityCutoffFactorMilli BlocksSinceLastStep Burn Consensus DecayingOwnerLock
		DecayingTotalLock Dividends Emission FirstEmissionBlockNumber LastAdjustmentBlock
		LastEpochBlock LastMechansimStepBlock LastYumaStepBlock MaxWeightsLimit MinerBurned
		NetworkRegisteredAt NeuronsRegisteredAt NullPruningTarget
		OwnerLock OwnershipDue PendingChildKeysWalk PendingEpochAt RegistrationsThisBlock
		RegistrationsThisInterval SavedYumaMaxAllowedValidators StakeWeight SubnetAlphaInEmission
		SubnetAlphaOutEmission SubnetEmaTaoFlow SubnetEpochIndex SubnetExcessTao SubnetLocked
		SubnetMechanism SubnetMovingPrice SubnetOwner SubnetOwnerHotkey SubnetTaoInEmission
		SubnetVolume SubnetworkN TokenSymbol TotalAlphaStaked TotalLock TotalVotingPower
		UidsMovedAt ValidatorPermit ValidatorTrust VotingPowerDisableAtBlock VotingPowerEmaAlpha
		VotingPowerTrackingEnabled
	};

	crate::for_each_hyperparameter!(removals_of_settings);

	/// Destroys all staked alpha.
	pub(crate) fn release_stakers(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let stakers = Self::stakers_after(netuid, &status.cursor);
		walk(stakers, meter, cost::release_staker::<T>(), |(hotkey, coldkey)| {
			if let Err(error) = Self::release_stake(hotkey, coldkey, netuid) {
				Self::report_failure(Stage::CleanUp(netuid), error);
			}
		})
		.remember(&mut status.cursor, |staker| Self::staker_key(netuid, staker))
	}

	/// Destroys the alpha of the pots, the pool and the protocol.
	pub(crate) fn destroy_rest_of_alpha(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		once(meter, cost::destroy_alpha::<T>(), || {
			Self::forget_pots(netuid);
			Self::forget_alpha(netuid);
		})
	}

	/// Removes neurons, one by one, with their rows in each mechanism.
	pub(crate) fn remove_neurons(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let cost = cost::remove_neuron::<T>(MechanismCountCurrent::<T>::get(netuid).into());
		let uids = u64::from(SubnetworkN::<T>::get(netuid));
		count_up(status, meter, cost, uids, |uid| {
			let Ok(uid) = u16::try_from(uid) else { return };
			Self::clear_weights_of(netuid, uid);
			Self::clear_bonds_of(netuid, uid);
			Self::forget_remembered_weights_of(netuid, uid);
			let hotkey = Self::unseat(netuid, uid);
			Self::remove_addresses(&hotkey, netuid);
			Self::forget_commits_of(netuid, &hotkey);
			Self::forget_evm_link(netuid, uid);
			Self::forget_voting_power(netuid, &hotkey);
		})
	}

	/// Removes what the neurons have published. The pallet that stores it removes it from the
	/// front, so the phase needs no cursor.
	pub(crate) fn remove_commitments(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		if T::Commitments::purge(status.netuid, meter) {
			Progress::Done
		} else {
			Progress::Paused
		}
	}

	/// Removes the lists and figures of each mechanism.
	pub(crate) fn remove_mechanisms(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let mechanisms = u64::from(u8::from(MechanismCountCurrent::<T>::get(netuid)));
		let queues = Self::mechanism_indices(netuid).map(Self::number_of_queues).max();
		let one = cost::remove_mechanism::<T>()
			.saturating_add(cost::forget_timelock_queues::<T>(queues.unwrap_or(0)));
		count_up(status, meter, one, mechanisms, |mechanism| {
			let Ok(mechanism) = u8::try_from(mechanism) else { return };
			let index = netuid.storage_index(MechId::new(mechanism));
			Self::forget_mechanism_figures(index);
		})
	}

	/// Removes the owner's rate limits.
	pub(crate) fn remove_owner_limits(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let keys = Self::owner_limits_of(status.netuid);
		once(meter, cost::remove_owner_limits::<T>(), || Self::forget_limits(keys))
	}

	/// Removes accounts' rate limits on the subnet. The map is keyed by account, so the walk reads
	/// the entries of all subnets; their number is bounded by the accounts that have made such
	/// calls.
	pub(crate) fn remove_account_limits(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let keys = resume(
			&status.cursor,
			TransactionKeyLastBlock::<T>::iter_keys,
			TransactionKeyLastBlock::<T>::iter_keys_from,
		);
		walk(keys, meter, cost::remove_account_limit::<T>(), |(who, on, kind)| {
			if *on == netuid {
				Self::forget_transaction(who, netuid, *kind);
			}
		})
		.remember(&mut status.cursor, TransactionKeyLastBlock::<T>::hashed_key_for)
	}

	/// Ends the lease of the subnet, if it has one.
	pub(crate) fn end_lease_in_cleanup(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		once(meter, cost::end_lease::<T>(), || Self::end_lease_of_subnet(netuid))
	}

	/// Removes the items stored once per subnet, one by one.
	pub(crate) fn remove_items(
		status: &mut DissolveCleanupStatus,
		meter: &mut WeightMeter,
	) -> Progress {
		let netuid = status.netuid;
		let items = || Self::ITEMS.iter().chain(Self::SETTINGS);
		let count = u64::try_from(items().count()).unwrap_or(u64::MAX);
		count_up(status, meter, cost::remove_item::<T>(count), count, |index| {
			let item = usize::try_from(index).ok().and_then(|index| items().nth(index));
			if let Some(remove) = item {
				remove(netuid);
			}
		})
	}
}

/// Removes all entries of a map for the subnet.
pub(super) fn remove_entries<T: Config, Map, Value>(
	status: &mut DissolveCleanupStatus,
	meter: &mut WeightMeter,
) -> Progress
where
	Map: IterableStorageDoubleMap<NetUid, T::AccountId, Value>,
	Value: FullCodec,
{
	let netuid = status.netuid;
	let accounts = resume(
		&status.cursor,
		|| Map::iter_key_prefix(netuid),
		|key| Map::iter_key_prefix_from(netuid, key),
	);
	walk(accounts, meter, cost::remove_entry::<T>(), |account| Map::remove(netuid, account))
		.remember(&mut status.cursor, |account| Map::hashed_key_for(netuid, account))
}

/// Visits the numbers below `end`. The cursor of this walk is the next number itself.
fn count_up(
	status: &mut DissolveCleanupStatus,
	meter: &mut WeightMeter,
	cost: frame_support::weights::Weight,
	end: u64,
	mut visit: impl FnMut(u64),
) -> Progress {
	let next = status.cursor.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
	walk(next..end, meter, cost, |number| visit(*number))
		.remember(&mut status.cursor, |last| last.saturating_add(1).to_le_bytes().to_vec())
}
