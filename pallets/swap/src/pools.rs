//! Trades against a subnet's pool.

use crate::{AlphaSqrtPrice, Config, Error, Pallet, ParSqrtPrice};
use frame_support::{ensure, traits::Get};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance, RAO_PER_TAO};
use sp_runtime::DispatchError;
use substrate_fixed::types::U64F64;

/// The subnets' reserves, as their owner shows them to the pools.
pub trait Reserves {
	/// Whether the subnet exists. The root network does.
	fn exists(netuid: NetUid) -> bool;
	/// Whether the subnet has a weighted pool; otherwise it trades at par.
	fn is_dynamic(netuid: NetUid) -> bool;
}

/// A purchase of alpha.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Buy {
	/// TAO that enters the reserve.
	pub net: TaoBalance,
	/// TAO of the payment that is the fee.
	pub fee: TaoBalance,
	/// Alpha that the buyer gets.
	pub alpha: AlphaBalance,
}

/// A sale of alpha.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sale {
	/// Alpha that enters the reserve.
	pub net: AlphaBalance,
	/// Alpha of what was offered that is the fee.
	pub fee: AlphaBalance,
	/// TAO that the seller gets.
	pub tao: TaoBalance,
}

/// The market of every subnet. Limits are prices in rao of TAO per whole alpha.
pub trait Pools {
	/// Makes the pool of a new subnet.
	fn open(netuid: NetUid);
	/// Price of one alpha in TAO; 0 where there is no subnet.
	fn price(netuid: NetUid) -> U64F64;
	/// Buys alpha for `tao`.
	fn buy(netuid: NetUid, tao: TaoBalance) -> Result<Buy, DispatchError>;
	/// Sells `alpha`.
	fn sell(netuid: NetUid, alpha: AlphaBalance) -> Result<Sale, DispatchError>;
	/// What [`Self::buy`] would answer; changes nothing.
	fn quote_buy(netuid: NetUid, tao: TaoBalance) -> Result<Buy, DispatchError>;
	/// What [`Self::sell`] would answer; changes nothing.
	fn quote_sell(netuid: NetUid, alpha: AlphaBalance) -> Result<Sale, DispatchError>;
	/// The most TAO that can be spent before a purchase costs more than `limit`.
	fn max_buy(netuid: NetUid, limit: TaoBalance) -> Result<TaoBalance, DispatchError>;
	/// The most alpha that can be sold before a sale brings less than `limit`.
	fn max_sell(netuid: NetUid, limit: TaoBalance) -> Result<AlphaBalance, DispatchError>;
}

/// The price of a stable subnet, as a limit is written: rao per whole alpha.
const PAR: TaoBalance = TaoBalance::new(RAO_PER_TAO);

impl<T: Config> Pallet<T> {
	fn ensure_stable(netuid: NetUid) -> Result<(), DispatchError> {
		let stable = T::Reserves::exists(netuid) && !T::Reserves::is_dynamic(netuid);
		ensure!(stable, Error::<T>::MechanismDoesNotExist);
		Ok(())
	}
}

impl<T: Config> Pools for Pallet<T> {
	fn open(netuid: NetUid) {
		AlphaSqrtPrice::<T>::insert(netuid, ParSqrtPrice::get());
	}

	fn price(netuid: NetUid) -> U64F64 {
		match Self::ensure_stable(netuid) {
			Ok(()) => U64F64::from_num(1),
			Err(_) => U64F64::from_num(0),
		}
	}

	fn buy(netuid: NetUid, tao: TaoBalance) -> Result<Buy, DispatchError> {
		Self::quote_buy(netuid, tao)
	}

	fn sell(netuid: NetUid, alpha: AlphaBalance) -> Result<Sale, DispatchError> {
		Self::quote_sell(netuid, alpha)
	}

	fn quote_buy(netuid: NetUid, tao: TaoBalance) -> Result<Buy, DispatchError> {
		Self::ensure_stable(netuid)?;
		Ok(Buy { net: tao, fee: TaoBalance::ZERO, alpha: tao.at_par() })
	}

	fn quote_sell(netuid: NetUid, alpha: AlphaBalance) -> Result<Sale, DispatchError> {
		Self::ensure_stable(netuid)?;
		Ok(Sale { net: alpha, fee: AlphaBalance::ZERO, tao: alpha.at_par() })
	}

	fn max_buy(netuid: NetUid, limit: TaoBalance) -> Result<TaoBalance, DispatchError> {
		Self::ensure_stable(netuid)?;
		Ok(if limit >= PAR { TaoBalance::MAX } else { TaoBalance::ZERO })
	}

	fn max_sell(netuid: NetUid, limit: TaoBalance) -> Result<AlphaBalance, DispatchError> {
		Self::ensure_stable(netuid)?;
		Ok(if limit <= PAR { AlphaBalance::MAX } else { AlphaBalance::ZERO })
	}
}
