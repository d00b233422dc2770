//! Root claims: paying root's stakers the dividends they are owed.
//!
//! Only writer of `RootClaimType`, `RootClaimableThreshold`, `NumRootClaim` and
//! `SubnetRootSellTao`.
//!
//! Claimed alpha is staked where it was earned, or sold without fee for TAO that is staked on root,
//! as the coldkey has chosen; always with the hotkey that earned it. Alpha that a sale leaves
//! unsold stays owed. A claim that fails is rolled back and reported and stays owed; the other
//! claims are still made. Shares in the hotkeys' baskets are claimed too, see
//! [`crate::baskets::redemption`].

use crate::{
	access::refusal::{self, Charged},
	baskets::ledger::BasketNumber,
	pallet::*,
	types::RootClaimTypeEnum,
	weight_info::{basket_cost, cost},
};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use frame_support::{
	dispatch::DispatchResultWithPostInfo, ensure, storage::with_storage_layer, weights::Weight,
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};
use substrate_fixed::types::I96F32;

/// Maximum number of subnets that a call can name.
const MOST_SUBNETS: usize = 5;
/// Maximum number of hotkeys with stake on root from which a call claims, unless it names one. With
/// this limit and [`MOST_CLAIMS`] the call fits into a block of a quarter of a second.
pub(crate) const MOST_HOTKEYS: u32 = 4;
/// Maximum number of claims in a call, unless it names a hotkey.
pub(crate) const MOST_CLAIMS: u32 = 20;
/// The number of claims that a holding of a basket counts for: it is valued and sold by itself.
pub(crate) const CLAIMS_A_HOLDING: u32 = 2;
/// Maximum of `NumRootClaim`: the coldkeys served automatically in a block.
const MOST_AUTOMATIC: u64 = 50;
/// Maximum of `RootClaimableThreshold`, in rao of alpha.
const MOST_THRESHOLD: u64 = 10_000_000;

/// Outcome of a set of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claims {
	/// Number of claims paid.
	pub paid: u32,
	/// Number of claims tried.
	pub tried: u32,
	/// Error of the last claim that failed.
	pub failed: Option<DispatchError>,
	/// TAO of the sales, which is staked on root.
	pub tao: TaoBalance,
}

impl Claims {
	pub(crate) fn and(self, other: Self) -> Self {
		Self {
			paid: self.paid.saturating_add(other.paid),
			tried: self.tried.saturating_add(other.tried),
			failed: other.failed.or(self.failed),
			tao: self.tao.saturating_add(other.tao),
		}
	}

	/// Fails with the last error if claims failed and none was paid.
	fn ensure_any(&self) -> DispatchResult {
		match self.failed {
			Some(error) if self.paid == 0 => Err(error),
			_ => Ok(()),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Claims what a coldkey is owed on the named subnets, with all its hotkeys; if root is named,
	/// its shares in baskets too.
	///
	/// Checks, in order: one to five subnets are named (`InvalidSubnetNumber`); at most
	/// [`MOST_HOTKEYS`] hotkeys have stake on root, or a basket with its shares, and at most
	/// [`MOST_CLAIMS`] claims are due, of which each holding in these baskets counts as
	/// [`CLAIMS_A_HOLDING`] (`RootClaimTooHeavy`). If claims fail and none is paid, the call fails
	/// with the last error.
	pub(crate) fn do_claim_root(
		coldkey: &T::AccountId,
		subnets: &BTreeSet<NetUid>,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!((1..=MOST_SUBNETS).contains(&subnets.len()), Error::<T>::InvalidSubnetNumber);
			Ok(())
		})?;
		let listed = StakingHotkeys::<T>::get(coldkey);
		let hotkeys: Vec<_> =
			listed.iter().filter(|hotkey| Self::is_staker(hotkey, coldkey, NetUid::ROOT)).collect();
		let count: u32 = hotkeys.len().saturated_into();
		let weight = |hotkeys, claims| {
			let listed = listed.len().saturated_into();
			cost::claim_root::<T>(listed, hotkeys, claims, Self::count_subnets())
		};
		// Nothing is earned on root itself: naming root means all subnets.
		let all = subnets.contains(&NetUid::ROOT);
		let baskets = if all { Self::first_baskets_held(coldkey) } else { vec![] };
		let funds = cost::count(baskets.len());
		Self::ensure_light_claim(count.saturating_add(funds) <= MOST_HOTKEYS, weight(0, 0))?;
		let wanted = |netuid| all || subnets.contains(&netuid);
		let due: Vec<_> =
			hotkeys.iter().map(|hotkey| Self::due_root_claims(hotkey, coldkey, wanted)).collect();
		let rows: u32 = baskets.iter().map(|basket| Self::rows_of_basket(*basket)).sum();
		let many: u32 = due.iter().flatten().count().saturated_into();
		let looked = weight(count, 0)
			.saturating_add(basket_cost::count_rows::<T>(rows).saturating_mul(funds.into()));
		let claims = many.saturating_add(rows.saturating_mul(CLAIMS_A_HOLDING));
		Self::ensure_light_claim(claims <= MOST_CLAIMS, looked)?;
		let kind = RootClaimType::<T>::get(coldkey);
		let claims = hotkeys.iter().zip(&due).fold(Claims::default(), |claims, (hotkey, due)| {
			claims.and(Self::claim_of_hotkey(hotkey, coldkey, &kind, due))
		});
		let of_baskets = basket_cost::claims::<T>(funds, rows, Self::count_subnets());
		let weight = weight(count, claims.tried).saturating_add(of_baskets);
		let claims = baskets
			.into_iter()
			.fold(claims, |claims, basket| claims.and(Self::claim_of_basket(coldkey, basket)));
		refusal::charging(weight, || claims.ensure_any())?;
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone(), tao: claims.tao });
		Ok(Some(weight).into())
	}

	/// Refuses a claim that is not light, after looking at it for `weight` (`RootClaimTooHeavy`).
	fn ensure_light_claim(is_light: bool, weight: Weight) -> Charged<()> {
		refusal::charging(weight, || {
			ensure!(is_light, Error::<T>::RootClaimTooHeavy);
			Ok(())
		})
	}

	/// Claims all that a coldkey is owed with a hotkey, and its shares in the hotkey's basket.
	/// Fails with `HotKeyAccountNotExists`, or, if claims fail and none is paid, with the last
	/// error.
	pub(crate) fn do_claim_root_with_hotkey(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(Self::hotkey_exists(hotkey), Error::<T>::HotKeyAccountNotExists);
			Ok(())
		})?;
		let rates = Self::rates_of(hotkey);
		let due = Self::due_root_claims(hotkey, coldkey, |_| true);
		let kind = RootClaimType::<T>::get(coldkey);
		let claims = Self::claim_of_hotkey(hotkey, coldkey, &kind, &due);
		let basket = Self::basket_of(hotkey);
		let basket = basket.filter(|basket| Self::shares_of(coldkey, *basket) != 0);
		let rows = basket.map_or(0, Self::rows_of_basket);
		let weight = cost::claim_root_with_hotkey::<T>(claims.tried, rates)
			.saturating_add(basket_cost::claims::<T>(u32::from(basket.is_some()), rows, rates));
		let shares = basket.map(|basket| Self::claim_of_basket(coldkey, basket));
		let claims = claims.and(shares.unwrap_or_default());
		refusal::charging(weight, || claims.ensure_any())?;
		Self::deposit_event(Event::RootClaimed { coldkey: coldkey.clone(), tao: claims.tao });
		Ok(Some(weight).into())
	}

	/// Sets what happens to a coldkey's root dividends. Fails with `InvalidSubnetNumber` if the
	/// choice is to keep those of an empty list of subnets.
	pub(crate) fn do_set_root_claim_type(
		coldkey: T::AccountId,
		kind: RootClaimTypeEnum,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			let names_none =
				matches!(&kind, RootClaimTypeEnum::KeepSubnets { subnets } if subnets.is_empty());
			ensure!(!names_none, Error::<T>::InvalidSubnetNumber);
			Ok(())
		})?;
		RootClaimType::<T>::insert(&coldkey, &kind);
		Self::deposit_event(Event::RootClaimTypeSet { coldkey, root_claim_type: kind });
		Ok(().into())
	}

	/// Sets how many coldkeys automatic claims serve in a block. Fails with `InvalidNumRootClaim`
	/// above [`MOST_AUTOMATIC`].
	pub(crate) fn do_set_num_root_claims(count: u64) -> DispatchResultWithPostInfo {
		refusal::checks_of_small_call(|| {
			ensure!(count <= MOST_AUTOMATIC, Error::<T>::InvalidNumRootClaim);
			Ok(())
		})?;
		NumRootClaim::<T>::put(count);
		Ok(().into())
	}

	/// Sets the claim threshold of a subnet, in rao of alpha.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`), and the threshold is at most
	/// [`MOST_THRESHOLD`] (`InvalidRootClaimThreshold`).
	pub(crate) fn do_set_root_claim_threshold(
		netuid: NetUid,
		threshold: u64,
	) -> DispatchResultWithPostInfo {
		refusal::checks_of_small_call(|| {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(threshold <= MOST_THRESHOLD, Error::<T>::InvalidRootClaimThreshold);
			Ok(())
		})?;
		RootClaimableThreshold::<T>::insert(netuid, I96F32::saturating_from_num(threshold));
		Ok(().into())
	}

	/// The due claims of a coldkey with a hotkey: amounts that reach the threshold, on existing
	/// subnets that are `wanted`, in ascending order. Subnets under dissolution pay no claims.
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

	/// The threshold in whole rao, rounded up; root's if a subnet has none of its own.
	fn least_root_claim(netuid: NetUid) -> u64 {
		RootClaimableThreshold::<T>::try_get(netuid)
			.unwrap_or_else(|_| RootClaimableThreshold::<T>::get(NetUid::ROOT))
			.saturating_ceil()
			.saturating_to_num()
	}

	/// The baskets in which a coldkey has shares; of more than a call claims, one more.
	fn first_baskets_held(coldkey: &T::AccountId) -> Vec<BasketNumber> {
		Self::baskets_held(coldkey).take(MOST_HOTKEYS.saturating_add(1).saturated_into()).collect()
	}

	/// The number of holdings of a basket.
	fn rows_of_basket(basket: BasketNumber) -> u32 {
		cost::count(Self::holdings_of(basket).len())
	}

	/// Claims a coldkey's shares in a basket. A claim that fails is rolled back.
	fn claim_of_basket(coldkey: &T::AccountId, basket: BasketNumber) -> Claims {
		let hotkey = Self::hotkey_of_basket(basket);
		match with_storage_layer(|| Self::redeem_shares(basket, coldkey)) {
			Ok(tao) => Claims { paid: u32::from(!tao.is_zero()), tao, ..Default::default() },
			Err(error) => {
				if let Some(hotkey) = hotkey {
					Self::report_failed_claim(&hotkey, coldkey, NetUid::ROOT, error);
				}
				Claims { failed: Some(error), ..Default::default() }
			},
		}
	}

	/// Makes claims with a hotkey. The TAO of all sales is staked at the end; if that fails, all
	/// claims are rolled back.
	pub(crate) fn claim_of_hotkey(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		kind: &RootClaimTypeEnum,
		due: &[(NetUid, AlphaBalance)],
	) -> Claims {
		let made = with_storage_layer(|| {
			let claims = Self::claim_each(hotkey, coldkey, kind, due);
			if !claims.tao.is_zero() {
				let alpha = claims.tao.at_par();
				Self::mint_alpha(NetUid::ROOT, alpha)?;
				Self::deposit_stake(hotkey, coldkey, NetUid::ROOT, alpha)?;
			}
			Ok::<_, DispatchError>(claims)
		});
		made.unwrap_or_else(|error| {
			Self::report_failed_claim(hotkey, coldkey, NetUid::ROOT, error);
			let tried = due.len().saturated_into();
			Claims { tried, failed: Some(error), ..Default::default() }
		})
	}

	/// Makes each claim in its own storage layer. The TAO of the sales is not staked yet.
	fn claim_each(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		kind: &RootClaimTypeEnum,
		due: &[(NetUid, AlphaBalance)],
	) -> Claims {
		let mut claims = Claims { tried: due.len().saturated_into(), ..Default::default() };
		for (netuid, amount) in due {
			let claim = || Self::claim(hotkey, coldkey, *netuid, *amount, kind);
			match with_storage_layer(claim) {
				Ok(tao) => {
					claims.paid = claims.paid.saturating_add(1);
					claims.tao = claims.tao.saturating_add(tao);
				},
				Err(error) => {
					claims.failed = Some(error);
					Self::report_failed_claim(hotkey, coldkey, *netuid, error);
				},
			}
		}
		claims
	}

	/// Pays the claim on one subnet: stakes the alpha, or sells it into root's reserve. Returns the
	/// TAO of the sale, which is not staked yet.
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

	pub(crate) fn report_failed_claim(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		error: DispatchError,
	) {
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::RootClaimFailed { coldkey, hotkey, netuid, error });
	}

	/// Resets `SubnetRootSellTao`, the TAO for which a block's claims were sold.
	pub(crate) fn reset_root_sales(subnets: &[NetUid]) {
		for netuid in subnets.iter().filter(|netuid| !netuid.is_root()) {
			if SubnetRootSellTao::<T>::contains_key(netuid) {
				SubnetRootSellTao::<T>::remove(netuid);
			}
		}
	}

	/// Removes the claim threshold and the sales counter of a dissolved subnet.
	pub(crate) fn forget_claims_of_subnet(netuid: NetUid) {
		RootClaimableThreshold::<T>::remove(netuid);
		SubnetRootSellTao::<T>::remove(netuid);
	}

	/// The amount that a coldkey can claim on a subnet for its stake on root with a hotkey, rounded
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

	/// The amounts above zero that a coldkey can claim for its stake on root with a hotkey, by
	/// subnet.
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

	/// Gives a coldkey, to which another's dividends are moving, the same choice for claiming them.
	pub(crate) fn copy_claim_type(old: &T::AccountId, new: &T::AccountId) {
		if let Ok(kind) = RootClaimType::<T>::try_get(old) {
			RootClaimType::<T>::insert(new, kind);
		}
	}

	/// Gives a coldkey's choice for its claimed dividends to another coldkey.
	pub(crate) fn pass_on_claim_type(old: &T::AccountId, new: &T::AccountId) {
		if RootClaimType::<T>::contains_key(old) {
			RootClaimType::<T>::insert(new, RootClaimType::<T>::take(old));
		}
	}
}
