//! Checks that a transaction must pass before the pool takes it, and again when it is dispatched.
//!
//! Setting weights, announcing an address and changing a take are free, so that a hotkey without money can do its work. What keeps
//! the pool from filling with them is that each check here is cheap and made before a transaction enters. Calls
//! inside a batch or a proxy pass the pool by: the calls themselves ask the same functions again.

use crate::{
	serving::{Address, Service},
	takes::Change,
	Call, CommitRevealWeightsEnabled, Config, Error, Pallet,
};
use frame_support::ensure;
use ganglion_types::{MechId, NetUid};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Refuses a call whose signer may not make it now: not registered, too little stake, or too soon.
	pub fn guard(who: &T::AccountId, call: &Call<T>) -> DispatchResult {
		match call {
			Call::set_weights { netuid, .. } => Self::guard_weights(who, *netuid, MechId::MAIN),
			Call::set_mechanism_weights { netuid, mecid, .. } => {
				Self::guard_weights(who, *netuid, *mecid)
			},
			Call::register_network { .. } => Self::check_network_limit(),
			Call::serve_axon { netuid, ip, port, ip_type, .. } => {
				let address = Address { ip: *ip, ip_type: *ip_type, port: *port };
				Self::check_serving(who, *netuid, address, Service::Axon)
			},
			Call::serve_prometheus { netuid, ip, port, ip_type, .. } => {
				let address = Address { ip: *ip, ip_type: *ip_type, port: *port };
				Self::check_serving(who, *netuid, address, Service::Prometheus)
			},
			Call::increase_take { hotkey, take } => {
				Self::check_take(who, hotkey, Change::Increase(*take))
			},
			Call::decrease_take { hotkey, take } => {
				Self::check_take(who, hotkey, Change::Decrease(*take))
			},
			_ => Ok(()),
		}
	}

	fn guard_weights(who: &T::AccountId, netuid: NetUid, mechanism: MechId) -> DispatchResult {
		Self::check_weights_stake(who, netuid)?;
		ensure!(Self::uid_of(netuid, who).is_some(), Error::<T>::HotKeyNotRegisteredInSubNet);
		ensure!(Self::mechanism_exists(netuid, mechanism), Error::<T>::MechanismDoesNotExist);
		if !CommitRevealWeightsEnabled::<T>::get(netuid) {
			Self::check_weights_limit(who, netuid, mechanism)?;
		}
		Ok(())
	}

	/// The number under which clients know a refusal by the pool.
	pub fn pool_error(error: DispatchError) -> TransactionValidityError {
		let numbers: [(Error<T>, u8); 12] = [
			(Error::NotEnoughStakeToSetWeights, 1),
			(Error::HotKeyAccountNotExists, 4),
			(Error::SettingWeightsTooFast, 6),
			(Error::NetworkTxRateLimitExceeded, 6),
			(Error::HotKeyNotRegisteredInNetwork, 10),
			(Error::InvalidIpAddress, 11),
			(Error::ServingRateLimitExceeded, 12),
			(Error::InvalidPort, 13),
			(Error::HotKeyNotRegisteredInSubNet, 19),
			(Error::NonAssociatedColdKey, 25),
			(Error::DelegateTakeTooLow, 26),
			(Error::DelegateTakeTooHigh, 27),
		];
		let number = numbers
			.into_iter()
			.find_map(|(known, number)| (DispatchError::from(known) == error).then_some(number));
		InvalidTransaction::Custom(number.unwrap_or(BAD_REQUEST)).into()
	}
}

/// The number of a refusal that has none of its own.
const BAD_REQUEST: u8 = 255;
