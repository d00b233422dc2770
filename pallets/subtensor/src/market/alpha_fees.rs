//! Transaction fees paid in alpha. It writes no storage itself.
//!
//! An account that has staked everything could not pay for unstaking it. If the balance does not
//! cover the fee, and the transaction's own call (not one inside a batch or a proxy) takes stake
//! from a position, alpha of that position that is not locked is sold for the sender without a
//! trading fee. The transaction fee is then charged to the balance as usual: it goes to the block's
//! author, and an unused part is refunded in TAO.
//!
//! The alpha sold is at least one unit, and its proceeds cover the whole fee; where the position
//! does not cover it, the transaction pool rejects the transaction. The search takes a few quotes,
//! each slightly above the last. Proceeds beyond the fee stay with the sender.

use crate::{
	access::call_facts::{facts, Fee, StakeTaken},
	pallet::*,
	weight_info::cost,
};
use frame_support::{
	dispatch::DispatchClass, ensure, storage::with_storage_layer, traits::fungible::Inspect,
};
use ganglion_economy::{alpha_for_fee, FeeSearchError};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult};

pub use ganglion_economy::FEE_QUOTES;

/// The alpha that pays a fee, and its position.
struct AlphaFee<AccountId> {
	hotkey: AccountId,
	netuid: NetUid,
	alpha: AlphaBalance,
}

impl<T: Config> Pallet<T> {
	/// Rejects a sender that cannot pay `fee` with alpha of the position from which its call takes
	/// stake.
	pub fn can_pay_fee_in_alpha(
		who: &T::AccountId,
		call: &Call<T>,
		fee: TaoBalance,
	) -> DispatchResult {
		Self::fee_in_alpha(who, call, fee).map(|_| ())
	}

	/// Sells alpha worth `fee` of the position from which a call takes stake; the sender's balance
	/// then covers the fee. On an error nothing has changed.
	pub fn pay_fee_in_alpha(who: &T::AccountId, call: &Call<T>, fee: TaoBalance) -> DispatchResult {
		let AlphaFee { hotkey, netuid, alpha } = Self::fee_in_alpha(who, call, fee)?;
		with_storage_layer(|| {
			let tao = Self::sell_stake(who, &hotkey, netuid, alpha, Terms::FREE)?;
			ensure!(Self::spendable(who) >= fee, Error::<T>::InsufficientBalance);
			// Registered afterwards, because transactions do not declare this weight: few need it.
			let work = cost::pay_fee_in_alpha::<T>(FEE_QUOTES)
				.saturating_add(Self::weight_of_cover(netuid));
			frame_system::Pallet::<T>::register_extra_weight_unchecked(work, DispatchClass::Normal);
			Self::deposit_event(Event::TransactionFeePaidWithAlpha {
				who: who.clone(),
				netuid,
				alpha_fee: alpha,
				tao_amount: tao,
			});
			Ok(())
		})
	}

	fn fee_in_alpha(
		who: &T::AccountId,
		call: &Call<T>,
		fee: TaoBalance,
	) -> Result<AlphaFee<T::AccountId>, DispatchError> {
		let (hotkey, netuid) =
			Self::position_of_fee(who, call).ok_or(Error::<T>::InsufficientBalance)?;
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		// A sender without balance needs the existential deposit besides the fee.
		let held = T::Currency::total_balance(who);
		let to_live = TaoBalance::new(T::Currency::minimum_balance().saturating_sub(held));
		let staked = Self::stake_of(&hotkey, who, netuid);
		let staked = Self::available(who, &hotkey, netuid, staked);
		let alpha = Self::alpha_that_brings(netuid, fee.saturating_add(to_live), staked)?;
		Ok(AlphaFee { hotkey, netuid, alpha })
	}

	/// The position from which a call takes stake.
	fn position_of_fee(who: &T::AccountId, call: &Call<T>) -> Option<(T::AccountId, NetUid)> {
		let (hotkey, netuid) = match facts(call).fee {
			Fee::Free | Fee::Tao => return None,
			Fee::TaoOrAlpha(StakeTaken::On(hotkey, netuid)) => (hotkey, netuid),
			Fee::TaoOrAlpha(StakeTaken::Everywhere(hotkey)) => {
				(hotkey, Self::only_subnet_of(who, hotkey)?)
			},
		};
		Some((hotkey.clone(), netuid))
	}

	/// The subnet of a coldkey's stake with a hotkey, if that stake is on a single subnet.
	fn only_subnet_of(coldkey: &T::AccountId, hotkey: &T::AccountId) -> Option<NetUid> {
		let mut subnets = AlphaV2::<T>::iter_key_prefix((hotkey, coldkey));
		let only = subnets.next()?;
		subnets.next().is_none().then_some(only)
	}

	/// The alpha to sell, without fee, for `tao` or slightly more; at most `most`. The search
	/// starts at the current price, which a sale on a dynamic pool does not quite reach.
	fn alpha_that_brings(
		netuid: NetUid,
		tao: TaoBalance,
		most: AlphaBalance,
	) -> Result<AlphaBalance, DispatchError> {
		let price = T::Pools::price(netuid).to_bits();
		let at_price = (u128::from(tao.rao()) << 64)
			.checked_div(price)
			.ok_or(Error::<T>::InsufficientLiquidity)?;
		let first = match Self::is_dynamic(netuid) {
			true => at_price.saturating_add(1),
			false => tao.rao().into(),
		};
		let quote = |alpha| {
			let sale = T::Pools::quote_sell(netuid, AlphaBalance::new(alpha), Terms::FREE);
			sale.map_or(0, |sale| sale.tao.rao())
		};
		let alpha = alpha_for_fee(tao.rao(), most.rao(), first, quote);
		alpha.map(AlphaBalance::new).map_err(|error| match error {
			FeeSearchError::PositionTooSmall => Error::<T>::NotEnoughStakeToWithdraw.into(),
			FeeSearchError::NotFound => Error::<T>::InsufficientLiquidity.into(),
		})
	}
}
