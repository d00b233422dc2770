//! Claiming what root's stakers are owed.
//!
//! Only writer of `RootClaimType`, `RootClaimableThreshold`, `NumRootClaim` and
//! `SubnetRootSellTao`.
//!
//! Claimed alpha is staked where it was earned, or sold without fee for TAO that is staked on root, as the coldkey has
//! said; always with the hotkey that earned it. What a sale leaves unsold stays owed. A claim that fails is undone and
//! reported, and stays owed too; the others go on.

use crate::{
	types::{RootClaimTypeEnum, MAX_HOTKEYS},
	weight_info::cost,
	AlphaV2, Config, Error, Event, NumRootClaim, Pallet, RootClaimType, RootClaimable,
	RootClaimableThreshold, StakingHotkeys, SubnetRootSellTao, TotalNetworks,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
	dispatch::DispatchResultWithPostInfo, ensure, storage::with_storage_layer, weights::Weight,
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::{Pools, Terms};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};
use substrate_fixed::types::I96F32;

/// Subnets that a call can name.
const MOST_SUBNETS: usize = 5;
/// Hotkeys with stake on root from which a call claims, unless it names one. As few as this, and as few claims, fit a
/// block of a quarter of a second.
const MOST_HOTKEYS: u32 = 8;
/// Claims that a call makes, unless it names a hotkey.
const MOST_CLAIMS: u32 = 20;
/// Coldkeys whose dividends are claimed in a block, at the most that can be set.
const MOST_AUTOMATIC: u64 = 50;
/// The highest threshold, in rao of alpha.
const MOST_THRESHOLD: u64 = 10_000_000;

/// How claims ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claims {
	/// How many were paid.
	pub paid: u32,
	/// How many were tried.
	pub tried: u32,
	/// Why the last that failed did.
	pub failed: Option<DispatchError>,
}

impl Claims {
	pub(crate) fn and(self, other: Self) -> Self {
		Self {
			paid: self.paid.saturating_add(other.paid),
			tried: self.tried.saturating_add(other.tried),
			failed: other.failed.or(self.failed),
		}
	}

	/// Refuses where there was something to claim and nothing could be paid.
	fn ensure_any(&self) -> DispatchResult {
		match self.failed {
			Some(error) if self.paid == 0 => Err(error),
			_ => Ok(()),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Claims what a coldkey is owed of some subnets' alpha with all its hotkeys.
	pub(crate) fn do_claim_root(
		coldkey: &T::AccountId,
		subnets: &BTreeSet<NetUid>,
	) -> DispatchResultWithPostInfo {
		ensure!((1..=MOST_SUBNETS).contains(&subnets.len()), Error::<T>::InvalidSubnetNumber);
		let listed = StakingHotkeys::<T>::get(coldkey);
		let hotkeys: Vec<_> = listed
			.iter()
			.filter(|hotkey| AlphaV2::<T>::contains_key((hotkey, coldkey, NetUid::ROOT)))
			.collect();
		let count: u32 = hotkeys.len().saturated_into();
		ensure!(count <= MOST_HOTKEYS, Error::<T>::RootClaimTooHeavy);
		// Nothing is earned on root itself: clients name it for all subnets.
		let all = subnets.contains(&NetUid::ROOT);
		let wanted = |netuid| all || subnets.contains(&netuid);
		let due: Vec<_> =
			hotkeys.iter().map(|hotkey| Self::due_root_claims(hotkey, coldkey, wanted)).collect();
		let many: u32 = due.iter().flatten().count().saturated_into();
		ensure!(many <= MOST_CLAIMS, Error::<T>::RootClaimTooHeavy);
		let kind = RootClaimType::<T>::get(coldkey);
		let claims = hotkeys.iter().zip(&due).fold(Claims::default(), |claims, (hotkey, due)| {
			claims.and(Self::claim_of_hotkey(hotkey, coldkey, &kind, due))
		});
		claims.ensure_any()?;
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone() });
		let subnets = TotalNetworks::<T>::get().into();
		let listed = listed.len().saturated_into();
		Ok(Some(cost::claim_root::<T>(listed, count, claims.tried, subnets)).into())
	}

	/// Claims all that a coldkey is owed with a hotkey.
	pub(crate) fn do_claim_root_with_hotkey(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
		let rates = Self::rates_of(hotkey);
		let due = Self::due_root_claims(hotkey, coldkey, |_| true);
		let kind = RootClaimType::<T>::get(coldkey);
		let claims = Self::claim_of_hotkey(hotkey, coldkey, &kind, &due);
		claims.ensure_any()?;
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone() });
		Ok(Some(cost::claim_root_with_hotkey::<T>(claims.tried, rates)).into())
	}

	/// Says what becomes of a coldkey's dividends.
	pub(crate) fn do_set_root_claim_type(
		coldkey: T::AccountId,
		kind: RootClaimTypeEnum,
	) -> DispatchResult {
		let names_none =
			matches!(&kind, RootClaimTypeEnum::KeepSubnets { subnets } if subnets.is_empty());
		ensure!(!names_none, Error::<T>::InvalidSubnetNumber);
		RootClaimType::<T>::insert(&coldkey, &kind);
		Self::deposit_event(Event::RootClaimTypeSet { coldkey, root_claim_type: kind });
		Ok(())
	}

	pub(crate) fn do_set_num_root_claims(count: u64) -> DispatchResult {
		ensure!(count <= MOST_AUTOMATIC, Error::<T>::InvalidNumRootClaim);
		NumRootClaim::<T>::put(count);
		Ok(())
	}

	pub(crate) fn do_set_root_claim_threshold(netuid: NetUid, threshold: u64) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(threshold <= MOST_THRESHOLD, Error::<T>::InvalidRootClaimThreshold);
		RootClaimableThreshold::<T>::insert(netuid, I96F32::saturating_from_num(threshold));
		Ok(())
	}

	/// What a coldkey is owed with a hotkey on subnets that are `wanted`, ascending, where it reaches the threshold. A
	/// subnet that is being dissolved pays nothing any more.
	pub(crate) fn due_root_claims(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		wanted: impl Fn(NetUid) -> bool,
	) -> Vec<(NetUid, AlphaBalance)> {
		let mut owed = Self::owed_to_root_staker_by_subnet(hotkey, coldkey);
		owed.retain(|(netuid, amount)| {
			wanted(*netuid)
				&& amount.rao() >= Self::least_root_claim(*netuid)
				&& Self::subnet_exists(*netuid)
		});
		owed
	}

	/// The threshold in whole rao, rounded up; root's where a subnet has none of its own.
	fn least_root_claim(netuid: NetUid) -> u64 {
		RootClaimableThreshold::<T>::try_get(netuid)
			.unwrap_or_else(|_| RootClaimableThreshold::<T>::get(NetUid::ROOT))
			.saturating_ceil()
			.saturating_to_num()
	}

	/// Makes claims with a hotkey. TAO of sales is staked in one go at the end; if that fails, all is undone.
	pub(crate) fn claim_of_hotkey(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		kind: &RootClaimTypeEnum,
		due: &[(NetUid, AlphaBalance)],
	) -> Claims {
		let made = with_storage_layer(|| {
			let (claims, got) = Self::claim_each(hotkey, coldkey, kind, due);
			if !got.is_zero() {
				let alpha = got.at_par();
				Self::mint_alpha(NetUid::ROOT, alpha)?;
				Self::deposit_stake(hotkey, coldkey, NetUid::ROOT, alpha)?;
			}
			Ok::<_, DispatchError>(claims)
		});
		made.unwrap_or_else(|error| {
			Self::report_failed_claim(hotkey, coldkey, NetUid::ROOT, error);
			Claims { tried: due.len().saturated_into(), failed: Some(error), paid: 0 }
		})
	}

	/// Makes each claim or leaves it; answers what the sales brought, which is not staked yet.
	fn claim_each(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		kind: &RootClaimTypeEnum,
		due: &[(NetUid, AlphaBalance)],
	) -> (Claims, TaoBalance) {
		let mut claims = Claims { tried: due.len().saturated_into(), ..Default::default() };
		let mut got = TaoBalance::ZERO;
		for (netuid, amount) in due {
			let claim = || Self::claim(hotkey, coldkey, *netuid, *amount, kind);
			match with_storage_layer(claim) {
				Ok(tao) => {
					claims.paid = claims.paid.saturating_add(1);
					got = got.saturating_add(tao);
				},
				Err(error) => {
					claims.failed = Some(error);
					Self::report_failed_claim(hotkey, coldkey, *netuid, error);
				},
			}
		}
		(claims, got)
	}

	/// Pays what is owed of one subnet's alpha: stakes it, or sells it into root's reserve; answers the TAO, which is
	/// not staked yet.
	fn claim(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
		kind: &RootClaimTypeEnum,
	) -> Result<TaoBalance, DispatchError> {
		if kind.keeps(netuid) {
			Self::take_owed(hotkey, coldkey, netuid, amount);
			Self::deposit_stake(hotkey, coldkey, netuid, amount)?;
			return Ok(TaoBalance::ZERO);
		}
		let sold = T::Pools::sell(netuid, amount, Terms::FREE)?;
		Self::take_owed(hotkey, coldkey, netuid, sold.net);
		Self::book_sale_to_root(netuid, &sold)?;
		SubnetRootSellTao::<T>::mutate(netuid, |tao| *tao = tao.saturating_add(sold.tao));
		Ok(sold.tao)
	}

	fn report_failed_claim(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		error: DispatchError,
	) {
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::RootClaimFailed { coldkey, hotkey, netuid, error });
	}

	/// Begins to count anew what a block's claims got.
	pub(crate) fn reset_root_sales(subnets: &[NetUid]) {
		for netuid in subnets.iter().filter(|netuid| !netuid.is_root()) {
			if SubnetRootSellTao::<T>::contains_key(netuid) {
				SubnetRootSellTao::<T>::remove(netuid);
			}
		}
	}

	/// Forgets what was set for the claims of a subnet that is gone.
	pub(crate) fn forget_claims_of_subnet(netuid: NetUid) {
		RootClaimableThreshold::<T>::remove(netuid);
		SubnetRootSellTao::<T>::remove(netuid);
	}

	/// On how many subnets a hotkey's stakers on root have earned.
	pub(crate) fn rates_of(hotkey: &T::AccountId) -> u32 {
		RootClaimable::<T>::get(hotkey).len().saturated_into()
	}

	/// What a change of stake costs beside the rest: nothing, but on root, where accounts follow it.
	pub(crate) fn cost_on_root(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
		if netuid.is_root() {
			cost::follow_root_stake::<T>(Self::rates_of(hotkey))
		} else {
			Weight::zero()
		}
	}

	/// What claiming from all hotkeys costs at worst.
	pub(crate) fn cost_of_claims_at_worst() -> Weight {
		let subnets = u32::from(TotalNetworks::<T>::get());
		let claims = MOST_HOTKEYS.saturating_mul(subnets).min(MOST_CLAIMS);
		cost::claim_root::<T>(MAX_HOTKEYS, MOST_HOTKEYS, claims, subnets)
	}

	/// What claiming all with a hotkey costs at worst.
	pub(crate) fn cost_of_claims_with(hotkey: &T::AccountId) -> Weight {
		let rates = Self::rates_of(hotkey);
		cost::claim_root_with_hotkey::<T>(rates, rates)
	}
}
