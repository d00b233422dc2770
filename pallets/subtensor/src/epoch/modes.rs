//! The mode of a subnet: the rule that its epochs follow.
//!
//! Only writer of `SubnetEpochConsensus`, `MaxAllowedValidators`, `SavedYumaMaxAllowedValidators`
//! and `NullPruningTarget`.
//!
//! - **Yuma**: the stake-weighted median, with the bonds of Yuma 3 (`Yuma3On`, with liquid alpha
//!   where `LiquidAlphaOn`, with forecast skill where `ForecastSkillOn`) or of Yuma 2.
//! - **Null**: the weights of a single validator, the one with the greatest stake. Even the owner
//!   needs the permit; it gets one for the first epoch of the mode, and where nobody has stake.
//!   Weights are stored as they are given. Bonds are frozen: all stored rows, also those of neurons
//!   without a permit, stay unchanged until an epoch in another mode updates them. As a single row
//!   counts, a subnet may have `MAX_UIDS_IN_NULL` neurons; it cannot leave the mode with more than
//!   `MAX_UIDS`.
//! - **Sigmoid**: the whitepaper's rule, with `Rho`, `Kappa` and `SigmoidSettings`. See
//!   [`crate::epoch::loss`].
//! - **PeerPrediction**: the median of stake that counts by how well rows agree, and pay for what
//!   rows tell, with `Kappa` and `PeerPredictionSettings`. There are no bonds: the first epoch of
//!   the mode removes them. See [`crate::epoch::memory`]. An epoch compares every two validators;
//!   as in other modes, there are no more of them than `MAX_UIDS`.
//!
//! In every mode an epoch elects the permits that the next epoch uses. In the first epoch after a
//! switch therefore the validators elected under the old mode vote: all of them in the first Null
//! epoch; in the first epoch after Null its single validator, and the owner.
//!
//! Bonds are kept when the mode changes, until an epoch in PeerPrediction mode. A stored bond is a
//! part of 65,535: of the whole under Yuma 3, of the greatest bond in the column under Yuma 2 and
//! Sigmoid. Each mode reads stored bonds as its own. Dividends depend on the validators' shares in
//! a column, which every reading preserves. Only the scale of a column, which Sigmoid stores beside
//! its bonds, is lost.

use crate::{pallet::*, types::EpochConsensus};
use ganglion_consensus::{share, LiquidAlpha, Mode, Sigmoid, SigmoidBonds, Yuma, YumaBonds};
use ganglion_types::NetUid;

/// Maximum number of validators in Null mode.
pub(crate) const NULL_VALIDATORS: u16 = 1;

impl<T: Config> Pallet<T> {
	/// Returns the mode of a subnet's epochs with its settings.
	pub(crate) fn epoch_rule(netuid: NetUid) -> Mode {
		let kappa = Kappa::<T>::get(netuid);
		match SubnetEpochConsensus::<T>::get(netuid) {
			EpochConsensus::Yuma => Mode::Yuma(Yuma {
				kappa,
				bonds_penalty: BondsPenalty::<T>::get(netuid),
				bonds_moving_average: BondsMovingAverage::<T>::get(netuid),
				bonds: Self::yuma_bonds(netuid),
			}),
			EpochConsensus::Null => Mode::Null,
			EpochConsensus::Sigmoid => {
				let settings = SigmoidSettings::<T>::get(netuid);
				Mode::Sigmoid(Sigmoid {
					rho: Rho::<T>::get(netuid),
					kappa: share(kappa),
					trust_floor: settings.trust_floor,
					bonds: if settings.average_bonds {
						SigmoidBonds::Average { kept: BondsMovingAverage::<T>::get(netuid) }
					} else {
						SigmoidBonds::Accumulating
					},
				})
			},
			EpochConsensus::PeerPrediction => {
				let settings = PeerPredictionSettings::<T>::get(netuid);
				Mode::PeerPrediction(settings.rule(kappa))
			},
		}
	}

	fn yuma_bonds(netuid: NetUid) -> YumaBonds {
		if !Yuma3On::<T>::get(netuid) {
			return YumaBonds::Two;
		}
		let liquid_alpha = LiquidAlphaOn::<T>::get(netuid).then(|| {
			let (low, high) = AlphaValues::<T>::get(netuid);
			LiquidAlpha { low, high, steepness: AlphaSigmoidSteepness::<T>::get(netuid) }
		});
		let forecast_skill = ForecastSkillOn::<T>::get(netuid)
			.then(|| PeerPredictionSettings::<T>::get(netuid).skill());
		YumaBonds::Three { liquid_alpha, forecast_skill }
	}

	/// Whether the subnet is in Null mode: it has a single validator, and its bonds are frozen.
	pub fn is_null(netuid: NetUid) -> bool {
		match SubnetEpochConsensus::<T>::get(netuid) {
			EpochConsensus::Yuma | EpochConsensus::Sigmoid | EpochConsensus::PeerPrediction => {
				false
			},
			EpochConsensus::Null => true,
		}
	}

	/// Whether neurons without a permit may have bonds: in Null mode, and until the first epoch
	/// after it has succeeded.
	pub(crate) fn bonds_frozen(netuid: NetUid) -> bool {
		Self::is_null(netuid)
			|| LastYumaStepBlock::<T>::get(netuid) != LastMechansimStepBlock::<T>::get(netuid)
	}

	/// Sets the mode of a subnet. Entering Null mode saves the maximum number of validators and
	/// gives the owner a permit; leaving it restores that number, up to the maximum of neurons, and
	/// ends a trimming in batches. Leaving Sigmoid removes the loss, the required edges and the
	/// scale of bonds; leaving PeerPrediction or Yuma, what epochs remember.
	pub fn set_epoch_consensus(netuid: NetUid, mode: EpochConsensus) {
		let before = SubnetEpochConsensus::<T>::get(netuid);
		if before != mode {
			Self::leave_mode(netuid, before);
			Self::enter_mode(netuid, mode);
			SubnetEpochConsensus::<T>::insert(netuid, mode);
		}
	}

	/// Stores the maximum number of a subnet's validators.
	pub fn set_max_validators(netuid: NetUid, validators: u16) {
		MaxAllowedValidators::<T>::insert(netuid, validators);
	}

	/// Stores the number of neurons to which a subnet in Null mode is being trimmed in batches.
	pub(crate) fn set_pruning_target(netuid: NetUid, target: Option<u16>) {
		NullPruningTarget::<T>::set(netuid, target);
	}

	fn enter_mode(netuid: NetUid, mode: EpochConsensus) {
		match mode {
			EpochConsensus::Yuma | EpochConsensus::Sigmoid | EpochConsensus::PeerPrediction => {},
			EpochConsensus::Null => {
				let validators = MaxAllowedValidators::<T>::get(netuid);
				SavedYumaMaxAllowedValidators::<T>::insert(netuid, validators);
				Self::set_max_validators(netuid, NULL_VALIDATORS);
				Self::permit_owner(netuid);
			},
		}
	}

	/// Gives the owner's neuron a permit, if there is one: in Null mode it is the validator until
	/// the next epoch.
	pub(crate) fn permit_owner(netuid: NetUid) {
		if let Some(owner) = Self::owner_uid(netuid) {
			Self::set_permit(netuid, owner, true);
		}
	}

	fn leave_mode(netuid: NetUid, mode: EpochConsensus) {
		match mode {
			EpochConsensus::Yuma | EpochConsensus::PeerPrediction => {
				Self::mechanism_indices(netuid).for_each(Self::forget_memory);
			},
			EpochConsensus::Null => {
				if let Some(validators) = SavedYumaMaxAllowedValidators::<T>::take(netuid) {
					let neurons = MaxAllowedUids::<T>::get(netuid);
					Self::set_max_validators(netuid, validators.min(neurons));
				}
				Self::set_pruning_target(netuid, None);
			},
			EpochConsensus::Sigmoid => {
				for index in Self::mechanism_indices(netuid) {
					Self::forget_loss(index);
					Self::forget_bond_scale(index);
				}
			},
		}
	}
}
