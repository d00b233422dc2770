//! Whether an order may be executed now, and how much of it.

use crate::{pallet::*, types::*};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::OrderMarket;
use sp_core::H256;
use sp_runtime::{traits::Verify, DispatchError, DispatchResult, MultiSignature, Perbill};
use substrate_fixed::types::U64F64;

/// One whole TAO or alpha, in rao.
const WHOLE: u64 = 1_000_000_000;

/// An order, or a part of one, that may be executed now.
pub(crate) struct Fill<AccountId> {
	/// Identifies the order.
	pub id: H256,
	/// The order.
	pub order: Order<AccountId>,
	/// What it gives now, in rao.
	pub amount: u64,
	/// What it has given before, in rao.
	pub before: u64,
}

impl<AccountId> Fill<AccountId> {
	/// The coldkey and the hotkey.
	pub fn keys(&self) -> (&AccountId, &AccountId) {
		(&self.order.signer, &self.order.hotkey)
	}

	/// Whether TAO, for alpha, is a price within the order's limit, up to a unit of rounding.
	pub fn allows(&self, tao: u64, alpha: u64) -> bool {
		let Some(limit) = self.order.trade_limit() else { return true };
		let worth = |alpha: u64| u128::from(limit.rao()).saturating_mul(alpha.into());
		let paid = |tao: u64| u128::from(tao).saturating_mul(WHOLE.into());
		match self.order.order_type.side() {
			OrderSide::Buy => paid(tao) <= worth(alpha.saturating_add(1)),
			OrderSide::Sell => paid(tao.saturating_add(1)) >= worth(alpha),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks an order that a relayer wants to execute.
	///
	/// Checks, in order:
	/// - it is not on root (`RootNetUidNotAllowed`), and for this chain (`ChainIdMismatch`);
	/// - its owner has signed it (`InvalidSignature`);
	/// - it is not executed (`OrderAlreadyProcessed`), not cancelled (`OrderCancelled`), and not
	///   too old (`OrderExpired`);
	/// - the price meets its condition (`PriceConditionNotMet`);
	/// - the relayer is one of those it names, if it does (`RelayerMissMatch`);
	/// - it may be executed in parts, if a part is named ([`Self::check_part`]);
	/// - its owner's key is not being swapped (`OrderSignerFrozen`);
	/// - somebody has the fee's recipient (`RecipientNotAllowed`).
	pub(crate) fn check_order(
		relayer: &T::AccountId,
		signed: &SignedOrder<T::AccountId>,
	) -> Result<Fill<T::AccountId>, DispatchError> {
		let (id, order) = (signed.order.id(), signed.order.order());
		ensure!(!order.netuid.is_root(), Error::<T>::RootNetUidNotAllowed);
		ensure!(order.chain_id == T::ChainId::get(), Error::<T>::ChainIdMismatch);
		ensure!(is_signed(signed, order), Error::<T>::InvalidSignature);
		let before = Self::executed_of(id)?;
		ensure!(T::Moment::get() <= order.expiry, Error::<T>::OrderExpired);
		let price = price_in_rao(T::Market::price(order.netuid));
		let is_met = order.order_type.is_met(price, order.limit_price);
		ensure!(is_met, Error::<T>::PriceConditionNotMet);
		let may_relay = order.relayer.as_ref().is_none_or(|named| named.contains(relayer));
		ensure!(may_relay, Error::<T>::RelayerMissMatch);
		let amount = Self::check_part(order, signed.partial_fill, before)?;
		ensure!(T::Market::may_trade(&order.signer), Error::<T>::OrderSignerFrozen);
		Self::check_recipient(order)?;
		Ok(Fill { id, order: order.clone(), amount, before })
	}

	/// Returns how much of an order to execute.
	///
	/// Checks, in order, if a part is named: the order names relayers
	/// (`RelayerRequiredForPartialFill`) and allows parts (`PartialFillsNotEnabled`); the part is
	/// not zero, and no more than is left (`IncorrectPartialFillAmount`). If none is: nothing of
	/// it is executed (`IncorrectPartialFillAmount`).
	fn check_part(
		order: &Order<T::AccountId>,
		part: Option<u64>,
		before: u64,
	) -> Result<u64, DispatchError> {
		let Some(part) = part else {
			ensure!(before == 0, Error::<T>::IncorrectPartialFillAmount);
			return Ok(order.amount);
		};
		ensure!(order.relayer.is_some(), Error::<T>::RelayerRequiredForPartialFill);
		ensure!(order.partial_fills_enabled, Error::<T>::PartialFillsNotEnabled);
		let left = order.amount.saturating_sub(before);
		ensure!(part != 0 && part <= left, Error::<T>::IncorrectPartialFillAmount);
		Ok(part)
	}

	/// Nobody has the key of an account of the chain, so a fee there would be lost, or lie beside
	/// a subnet's reserve.
	fn check_recipient(order: &Order<T::AccountId>) -> DispatchResult {
		let to = &order.fee_recipient;
		let allowed = !T::Market::is_system_account(to) && T::FeeRecipients::contains(to);
		let pays = order.fee_rate != Perbill::zero();
		ensure!(allowed || !pays, Error::<T>::RecipientNotAllowed);
		Ok(())
	}

	/// The value of alpha at the present price, in rao of TAO, rounded down.
	pub(crate) fn value_of(netuid: NetUid, alpha: u64) -> TaoBalance {
		let value = U64F64::from_num(alpha).saturating_mul(T::Market::price(netuid));
		TaoBalance::new(value.saturating_to_num())
	}

	/// The alpha that TAO is worth at the present price, rounded down.
	pub(crate) fn alpha_for(netuid: NetUid, tao: u64) -> AlphaBalance {
		let price = T::Market::price(netuid);
		let alpha = U64F64::from_num(tao).checked_div(price).unwrap_or_default();
		AlphaBalance::new(alpha.saturating_to_num())
	}
}

/// The number of orders.
pub(crate) fn count<Order>(orders: &[Order]) -> u32 {
	u32::try_from(orders.len()).unwrap_or(u32::MAX)
}

/// A price in rao of TAO for one whole alpha, rounded down.
fn price_in_rao(price: U64F64) -> u64 {
	price.saturating_mul(U64F64::from_num(WHOLE)).saturating_to_num()
}

/// Whether the owner of an order has signed it.
fn is_signed(
	signed: &SignedOrder<sp_runtime::AccountId32>,
	order: &Order<sp_runtime::AccountId32>,
) -> bool {
	let MultiSignature::Sr25519(_) = &signed.signature else { return false };
	signed.order.using_encoded(|bytes| signed.signature.verify(bytes, &order.signer))
}
