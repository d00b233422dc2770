//! The size of a subnet's epoch, and the weight charged for it.

use crate::pallet::*;
use crate::{
	types::MAX_PARENTS,
	weight_info::{
		collateral_cost,
		epoch_cost::{self, EpochSize, Pairs},
		lock_cost,
	},
};
use frame_support::weights::Weight;
use ganglion_consensus::{Mode, Yuma, YumaBonds};
use ganglion_types::{MechId, NetUid};

impl<T: Config> Pallet<T> {
	/// Returns the weight of a subnet's next epoch.
	pub(crate) fn weight_of_epoch(netuid: NetUid) -> Weight {
		let size = Self::epoch_size(netuid);
		let collateral = match Self::subnet_has_collateral(netuid) {
			true => collateral_cost::settle::<T>(size.neurons),
			false => collateral_cost::look::<T>(),
		};
		let epoch = epoch_cost::epoch::<T>(size).saturating_add(collateral);
		if OwnerCutAutoLockEnabled::<T>::get(netuid) {
			epoch.saturating_add(lock_cost::lock_owner_cut::<T>())
		} else {
			epoch
		}
	}

	fn epoch_size(netuid: NetUid) -> EpochSize {
		let neurons = u32::from(SubnetworkN::<T>::get(netuid));
		let permits = Self::permits_of_epoch(netuid).min(neurons);
		let rule = Self::epoch_rule(netuid);
		EpochSize {
			mechanisms: MechanismCountCurrent::<T>::get(netuid).into(),
			neurons,
			rows: permits,
			resting: Self::resting_rows(netuid).min(neurons).saturating_sub(permits),
			liquid_alpha: has_liquid_alpha(rule),
			pairs: compared_pairs(rule),
			queues: Self::queues_of_epoch(netuid),
			remembers: rule.remembers() || Self::has_memory(netuid.storage_index(MechId::MAIN)),
			links: SubnetLinks::<T>::get(netuid),
			root_paid: Self::paid_from_root_pot(netuid, neurons),
			voters: Self::voters(netuid, neurons),
		}
	}

	/// Queues of timelocked commits of the mechanism that has most, if weights are committed to
	/// first.
	fn queues_of_epoch(netuid: NetUid) -> Option<u32> {
		if !CommitRevealWeightsEnabled::<T>::get(netuid) {
			return None;
		}
		Self::mechanism_indices(netuid).map(Self::number_of_queues).max()
	}

	/// Permits that an epoch gives at most, the owner's included, if the subnet tracks voting
	/// power.
	fn voters(netuid: NetUid, neurons: u32) -> u32 {
		let most = u32::from(MaxAllowedValidators::<T>::get(netuid)).saturating_add(1);
		if VotingPowerTrackingEnabled::<T>::get(netuid) {
			neurons.min(most)
		} else {
			0
		}
	}

	/// Rows of weights and bonds: those of validators with a permit.
	fn permits_of_epoch(netuid: NetUid) -> u32 {
		let permits = ValidatorPermit::<T>::get(netuid).iter().filter(|permit| **permit).count();
		u32::try_from(permits).unwrap_or(u32::MAX)
	}

	/// Rows of bonds while bonds are frozen, those of earlier validators included: at most the
	/// subnet's maximum outside Null mode, and the owner's. Zero while bonds are not frozen.
	fn resting_rows(netuid: NetUid) -> u32 {
		if !Self::bonds_frozen(netuid) {
			return 0;
		}
		let before = SavedYumaMaxAllowedValidators::<T>::get(netuid)
			.unwrap_or_else(|| MaxAllowedValidators::<T>::get(netuid));
		u32::from(before).saturating_add(1)
	}

	/// Upper bound of the hotkeys that root's pot is paid to: validators, the owner and their
	/// parents. Zero if the pot is empty.
	fn paid_from_root_pot(netuid: NetUid, neurons: u32) -> u32 {
		if PendingRootAlphaDivs::<T>::get(netuid).is_zero() {
			return 0;
		}
		let validators = neurons.min(MaxAllowedValidators::<T>::get(netuid).into());
		let parents = SubnetLinks::<T>::get(netuid).min(validators.saturating_mul(MAX_PARENTS));
		validators.saturating_add(parents).saturating_add(1)
	}
}

/// Whether the epoch uses liquid alpha, with which bonds take longer than under plain Yuma 3.
fn has_liquid_alpha(mode: Mode) -> bool {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha, .. }, .. }) => {
			liquid_alpha.is_some()
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. })
		| Mode::Null
		| Mode::Sigmoid(_)
		| Mode::PeerPrediction(_) => false,
	}
}

/// How the epoch compares every two rows, if it does.
fn compared_pairs(mode: Mode) -> Option<Pairs> {
	match mode {
		Mode::Yuma(_) | Mode::Null | Mode::Sigmoid(_) => None,
		Mode::PeerPrediction(rule) if rule.partial_rows.is_some() => Some(Pairs::Covered),
		Mode::PeerPrediction(_) => Some(Pairs::Whole),
	}
}
