//! Checks that a transaction must pass before the pool takes it, and again when it is dispatched.
//!
//! Setting weights, announcing an address and changing a take are free, so that a hotkey without
//! funds can do its work. The pool cannot be flooded with them, because each check here is cheap and
//! is made before a transaction enters. Calls inside a batch or a proxy bypass the pool: the calls
//! themselves make the same checks again.
//!
//! Staking calls pay a fee, and only their price limit is checked: a call that must be filled whole
//! within its limit, and cannot be now, is refused before it costs a fee, under the number that
//! clients know for slippage. Whatever else is wrong with them an earlier transaction of the same
//! signer, still in the pool, may put right; that is left to dispatch.
//!
//! Which call has which guard is in [`crate::access::call_facts`].

use crate::{
	access::call_facts::{facts, Guard, LimitedTrade},
	pallet::*,
	weight_info::cost,
};
use frame_support::{ensure, weights::Weight};
use ganglion_types::{MechId, NetUid};
use pallet_subtensor_swap::Pools;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Refuses a call whose signer may not make it now: not registered, too little stake, rate limit,
	/// or beyond its price limit.
	pub fn guard(who: &T::AccountId, call: &Call<T>) -> DispatchResult {
		match facts(call).guard {
			Guard::None | Guard::Price(None) => Ok(()),
			Guard::Weights(netuid, mechanism) => Self::guard_weights(who, netuid, mechanism),
			Guard::NewSubnet => Self::check_network_limit(),
			Guard::Serving(netuid, address, service) => {
				Self::check_serving(who, netuid, address, service)
			},
			Guard::Take(hotkey, change) => Self::check_take(who, hotkey, change),
			Guard::Price(Some(trade)) => Self::guard_price(who, trade),
		}
	}

	/// Weight of a call's guard.
	pub(crate) fn weight_of_guard(call: &Call<T>) -> Weight {
		match facts(call).guard {
			Guard::Price(_) => cost::guard_of_price::<T>(),
			Guard::Weights(..) => cost::guard_of_weights::<T>(),
			Guard::None | Guard::NewSubnet | Guard::Serving(..) | Guard::Take(..) => {
				cost::guard::<T>()
			},
		}
	}

	/// Refuses a trade that must be within its price limit as a whole, and is not at the present
	/// price. Where a subnet does not trade, dispatch says why.
	fn guard_price(who: &T::AccountId, trade: LimitedTrade<T::AccountId>) -> DispatchResult {
		let staked = |hotkey, netuid| Self::stake_of(hotkey, who, netuid);
		let fits = match trade {
			LimitedTrade::Buy(netuid, amount, limit) => {
				!Self::is_open(netuid)
					|| T::Pools::max_buy(netuid, limit).is_ok_and(|most| amount <= most)
			},
			LimitedTrade::Sell(hotkey, netuid, amount, limit) => {
				let sold = || staked(hotkey, netuid).min(amount);
				!Self::is_open(netuid)
					|| T::Pools::max_sell(netuid, limit).is_ok_and(|most| sold() <= most)
			},
			LimitedTrade::Move(hotkey, from, to, amount, limit) => {
				let sold = || staked(hotkey, from).min(amount);
				from == to
					|| !(Self::is_open(from) && Self::is_open(to))
					|| T::Pools::fits_move(from, to, sold(), limit).unwrap_or(false)
			},
		};
		ensure!(fits, Error::<T>::SlippageTooHigh);
		Ok(())
	}

	/// Whether a subnet's token can be traded.
	fn is_open(netuid: NetUid) -> bool {
		Self::subnet_exists(netuid) && SubtokenEnabled::<T>::get(netuid)
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
		let numbers: [(Error<T>, u8); 14] = [
			(Error::NotEnoughStakeToSetWeights, 1),
			(Error::HotKeyAccountNotExists, 4),
			(Error::SettingWeightsTooFast, 6),
			(Error::NetworkTxRateLimitExceeded, 6),
			(Error::DelegateTxRateLimitExceeded, 6),
			(Error::SlippageTooHigh, 8),
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
