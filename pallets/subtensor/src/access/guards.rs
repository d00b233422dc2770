//! Checks that a transaction must pass before the pool takes it, and again when it is dispatched.
//!
//! Setting weights, announcing an address and changing a take are free, so that a hotkey without money can do its
//! work. What keeps the pool from filling with them is that each check here is cheap and made before a transaction enters. Calls
//! inside a batch or a proxy pass the pool by: the calls themselves ask the same functions again.
//!
//! Staking calls pay, and nothing is asked of them but the price: a call that is to be filled whole within its limit or
//! not at all, and cannot be now, is refused before it costs a fee, under the number that clients know for slippage.
//! All else that can be wrong with them an earlier transaction of the same sender, still in the pool, may put right, so
//! that is left to the calls.

use crate::{
	keys::takes::Change,
	neurons::serving::{Address, Service},
	weight_info::cost,
	Call, CommitRevealWeightsEnabled, Config, Error, Pallet, SubtokenEnabled,
};
use frame_support::{ensure, weights::Weight};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, DispatchResult,
};

/// A trade of the amount and within the limit that stand last.
enum LimitedTrade {
	Buy(NetUid, TaoBalance, TaoBalance),
	Sell(NetUid, AlphaBalance, TaoBalance),
	Move(NetUid, NetUid, AlphaBalance, TaoBalance),
}

impl<T: Config> Pallet<T> {
	/// Refuses a call whose signer may not make it now: not registered, too little stake, too soon, or
	/// beyond its limit.
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
			_ => Self::guard_price(who, call),
		}
	}

	/// Refuses a trade that must be within its limit as a whole, and is not at the present price.
	fn guard_price(who: &T::AccountId, call: &Call<T>) -> DispatchResult {
		let fits = match Self::trade_of(who, call) {
			Some(LimitedTrade::Buy(netuid, amount, limit)) if Self::is_open(netuid) => {
				T::Pools::max_buy(netuid, limit).is_ok_and(|most| amount <= most)
			},
			Some(LimitedTrade::Sell(netuid, amount, limit)) if Self::is_open(netuid) => {
				T::Pools::max_sell(netuid, limit).is_ok_and(|most| amount <= most)
			},
			Some(LimitedTrade::Move(from, to, amount, limit))
				if from != to && Self::is_open(from) && Self::is_open(to) =>
			{
				T::Pools::fits_move(from, to, amount, limit).unwrap_or(false)
			},
			// Where nothing is traded the call says why.
			_ => true,
		};
		ensure!(fits, Error::<T>::SlippageTooHigh);
		Ok(())
	}

	/// The trade of a call that must be within its limit as a whole. As much is sold as there is, at the most.
	fn trade_of(who: &T::AccountId, call: &Call<T>) -> Option<LimitedTrade> {
		let staked = |hotkey, netuid| Self::stake_of(hotkey, who, netuid);
		Some(match call {
			Call::add_stake_limit {
				netuid,
				amount_staked,
				limit_price,
				allow_partial: false,
				..
			} => LimitedTrade::Buy(*netuid, *amount_staked, *limit_price),
			Call::add_stake_burn { netuid, amount, limit: Some(limit), .. } => {
				LimitedTrade::Buy(*netuid, *amount, *limit)
			},
			Call::remove_stake_limit {
				hotkey,
				netuid,
				amount_unstaked,
				limit_price,
				allow_partial: false,
			} => {
				let amount = staked(hotkey, *netuid).min(*amount_unstaked);
				LimitedTrade::Sell(*netuid, amount, *limit_price)
			},
			Call::remove_stake_full_limit { hotkey, netuid, limit_price: Some(limit) } => {
				LimitedTrade::Sell(*netuid, staked(hotkey, *netuid), *limit)
			},
			Call::swap_stake_limit {
				hotkey,
				origin_netuid: from,
				destination_netuid: to,
				alpha_amount,
				limit_price,
				allow_partial: false,
			}
			| Call::move_stake_limit {
				origin_hotkey: hotkey,
				origin_netuid: from,
				destination_netuid: to,
				alpha_amount,
				limit_price,
				allow_partial: false,
				..
			} => {
				let amount = staked(hotkey, *from).min(*alpha_amount);
				LimitedTrade::Move(*from, *to, amount, *limit_price)
			},
			_ => return None,
		})
	}

	/// Whether a subnet's token can be traded.
	fn is_open(netuid: NetUid) -> bool {
		Self::subnet_exists(netuid) && SubtokenEnabled::<T>::get(netuid)
	}

	/// What asking costs.
	pub(crate) fn cost_of_guard(call: &Call<T>) -> Weight {
		match call {
			Call::add_stake_limit { .. }
			| Call::add_stake_burn { .. }
			| Call::remove_stake_limit { .. }
			| Call::remove_stake_full_limit { .. }
			| Call::swap_stake_limit { .. }
			| Call::move_stake_limit { .. } => cost::guard_of_price::<T>(),
			Call::set_weights { .. } | Call::set_mechanism_weights { .. } => {
				cost::guard_of_weights::<T>()
			},
			_ => cost::guard::<T>(),
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
