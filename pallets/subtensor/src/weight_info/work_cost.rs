//! Weights of registrations by proof of work, and of the difficulty.

use crate::{
	pallet::*,
	weight_info::{
		cost::{self, RegistrationSize},
		stages::{SubstrateWeight as Stages, WeightInfo as _},
		WeightInfo,
	},
};
use frame_support::weights::Weight;

/// Registering by proof of work in a full subnet: at most what buying the uid costs, which has the
/// purchase instead of the proof.
pub(crate) fn pow_register<T: Config>(size: RegistrationSize) -> Weight {
	T::WeightInfo::pow_register().max(cost::burned_register::<T>(size))
}

/// Registering a free uid of a subnet of one mechanism by proof of work.
pub(crate) fn pow_register_of_free_uid<T: Config>(size: RegistrationSize) -> Weight {
	cost::burned_register_of_free_uid::<T>(size).saturating_add(checks_of_work::<T>())
}

/// The checks of a registration by proof of work.
pub(crate) fn checks_of_work<T: Config>() -> Weight {
	Stages::<T>::checks_of_work()
}

/// Checking the guard of a registration by proof of work, which also searches the uid.
pub(crate) fn guard_of_work<T: Config>(size: RegistrationSize) -> Weight {
	checks_of_work::<T>().saturating_add(cost::search_of_uid::<T>(size))
}

/// Lowering the difficulty of `subnets` subnets.
pub(crate) fn decay_of_difficulties<T: Config>(subnets: usize) -> Weight {
	cost::slope(Stages::<T>::decay_of_difficulties).saturating_mul(subnets as u64)
}
