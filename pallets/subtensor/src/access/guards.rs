//! Guards: checks that the transaction pool makes before it accepts a call, and dispatch repeats.
//!
//! Setting weights, announcing an address and changing a take are free, so that a hotkey without
//! funds can work. They cannot flood the pool, because each guard is cheap and runs before the
//! transaction enters. Calls inside a batch or a proxy bypass the extension, so the calls repeat
//! the checks.
//!
//! Staking calls pay a fee, and the pool checks only their price limit: a call that must be filled
//! whole within its limit, and cannot be at the present price, is refused before it costs a fee,
//! with the number that clients know for slippage. All other conditions are left to dispatch,
//! because an earlier transaction of the same signer, still in the pool, may establish them.
//!
//! `access::call_facts` assigns the guards to the calls.

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
	/// Refuses a call that fails its guard: signer not registered, too little stake, rate limit,
	/// invalid address or take, price limit.
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

	/// Returns the weight of a call's guard.
	pub(crate) fn weight_of_guard(call: &Call<T>) -> Weight {
		match facts(call).guard {
			Guard::Price(_) => cost::guard_of_price::<T>(),
			Guard::Weights(..) => cost::guard_of_weights::<T>(),
			Guard::None | Guard::NewSubnet | Guard::Serving(..) | Guard::Take(..) => {
				cost::guard::<T>()
			},
		}
	}

	/// Refuses a trade that cannot be filled whole within its price limit at the present price
	/// (`SlippageTooHigh`). Trades on a subnet that is not open pass; dispatch refuses them with
	/// the exact error.
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

	/// Converts an error into the pool's refusal with the number that clients know it by.
	pub fn pool_error(error: DispatchError) -> TransactionValidityError {
		let numbers: [(Error<T>, u8); 17] = [
			(Error::ColdkeySwapAnnounced, 0),
			(Error::KeySwapInProgress, 0),
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
			(Error::ColdkeySwapDisputed, 21),
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

/// The number of a refusal without a number of its own.
const BAD_REQUEST: u8 = 255;
