//! Claiming what root's stakers are owed.
//!
//! Only writer of `RootClaimType`, `RootClaimableThreshold`, `NumRootClaim` and
//! `SubnetRootSellTao`.
//!
//! Claimed alpha is staked where it was earned, or sold without fee for TAO that is staked on root,
//! as the coldkey has said; always with the hotkey that earned it. What a sale leaves unsold stays
//! owed. A claim that fails is undone and reported, and stays owed too; the others go on.

use crate::{pallet::*, types::RootClaimTypeEnum, weight_info::cost};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, storage::with_storage_layer};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};
use substrate_fixed::types::I96F32;

/// Subnets that a call can name.
const MOST_SUBNETS: usize = 5;
/// Hotkeys with stake on root from which a call claims, unless it names one. As few as this, and as
/// few claims, fit a block of a quarter of a second.
pub(crate) const MOST_HOTKEYS: u32 = 8;
/// Claims that a call makes, unless it names a hotkey.
pub(crate) const MOST_CLAIMS: u32 = 20;
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

	/// What a coldkey is owed with a hotkey on subnets that are `wanted`, ascending, where it
	/// reaches the threshold. A subnet that is being dissolved pays nothing any more.
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

	/// Makes claims with a hotkey. TAO of sales is staked in one go at the end; if that fails, all
	/// is undone.
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

	/// Pays what is owed of one subnet's alpha: stakes it, or sells it into root's reserve; answers
	/// the TAO, which is not staked yet.
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
		let take = |used| Self::take_owed(hotkey, coldkey, netuid, used);
		let sold = Self::sell_into_root(netuid, amount, take)?;
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

	/// What a coldkey can claim of a subnet's alpha for its stake on root with a hotkey, rounded
	/// down.
	pub fn owed_to_root_staker(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> AlphaBalance {
		let rates = RootClaimable::<T>::get(hotkey);
		let Some(rate) = rates.get(&netuid) else { return AlphaBalance::ZERO };
		let stake = Self::stake_of(hotkey, coldkey, NetUid::ROOT).rao();
		AlphaBalance::new(Self::root_account(netuid, hotkey, coldkey).owed(*rate, stake))
	}

	/// What a coldkey can claim for its stake on root with a hotkey, by subnet, where it is
	/// anything.
	pub fn owed_to_root_staker_by_subnet(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Vec<(NetUid, AlphaBalance)> {
		let stake = Self::stake_of(hotkey, coldkey, NetUid::ROOT).rao();
		let rates = RootClaimable::<T>::get(hotkey);
		let owed = rates.iter().map(|(netuid, rate)| {
			let account = Self::root_account(*netuid, hotkey, coldkey);
			(*netuid, AlphaBalance::new(account.owed(*rate, stake)))
		});
		owed.filter(|(_, amount)| !amount.is_zero()).collect()
	}
}
