//! Lent stake weight: how it counts and what it earns. This file writes no storage.
//!
//! The stake that counts for a hotkey on a subnet is its own, less what it lends to its children,
//! plus what its parents lend to it: alpha on the subnet and TAO on root alike. A link lends
//! `⌊stake · part / (2⁶⁴ − 1)⌋` of each. The same number is subtracted from the parent and added to
//! the child, so lending neither creates nor destroys stake weight.
//!
//! A neuron's dividend is split by the origin of its stake weight: each parent gets the part that
//! its loan makes of the neuron's stake weight, by largest remainder. Of a part that goes to
//! another coldkey, `CKBurn` is recycled and the child keeps its take of the rest.

use crate::{pallet::*, types::Link};
use alloc::{collections::BTreeMap, vec::Vec};
use ganglion_economy::{split_by_weights_wide, take_share};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchError;

/// Stake that counts on a subnet, in rao.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stake {
	/// Alpha of the subnet.
	pub alpha: u64,
	/// TAO on root, of which `TaoWeight` says what it counts.
	pub tao: u64,
}

impl Stake {
	/// What lending a part of it lends of both.
	fn part(self, part: u64) -> Self {
		Self { alpha: part_of(self.alpha, part), tao: part_of(self.tao, part) }
	}

	fn plus(self, more: Self) -> Self {
		Self {
			alpha: self.alpha.saturating_add(more.alpha),
			tao: self.tao.saturating_add(more.tao),
		}
	}

	fn minus(self, less: Self) -> Self {
		Self {
			alpha: self.alpha.saturating_sub(less.alpha),
			tao: self.tao.saturating_sub(less.tao),
		}
	}

	/// Alpha and weighted TAO, in parts of 2⁶⁴ of a rao.
	fn weight(self, tao_weight: u64) -> u128 {
		let tao = u128::from(self.tao).saturating_mul(tao_weight.into());
		(u128::from(self.alpha) << 64).saturating_add(tao)
	}
}

/// `⌊amount · part / (2⁶⁴ − 1)⌋`.
pub(crate) fn part_of(amount: u64, part: u64) -> u64 {
	let product = u128::from(amount).saturating_mul(part.into());
	// The divisor is not 0 and the quotient at most `amount`.
	product.checked_div(u64::MAX.into()).and_then(|part| part.try_into().ok()).unwrap_or(u64::MAX)
}

/// What comes off a parent's part.
#[derive(Clone, Copy)]
struct Cuts {
	/// What is recycled, in parts of 2⁶⁴ − 1.
	burn: u64,
	/// What the child keeps of the rest, in parts of 65,535.
	take: u16,
}

impl Cuts {
	/// Of hotkeys of the child's own coldkey.
	const NONE: Self = Self { burn: 0, take: 0 };

	/// What is recycled, what the child keeps and what the parent gets; each cut is rounded down, and the three sum to
	/// the part.
	fn of(self, part: u64) -> (u64, u64, u64) {
		let burned = part_of(part, self.burn);
		let left = part.saturating_sub(burned);
		let kept = take_share(left, self.take);
		(burned, kept, left.saturating_sub(kept))
	}
}

/// What hotkeys have earned in an epoch, in the order in which they came up.
struct Earned<AccountId> {
	amounts: Vec<(AccountId, u64)>,
	places: BTreeMap<AccountId, usize>,
}

impl<AccountId: Ord + Clone> Earned<AccountId> {
	fn add(&mut self, hotkey: &AccountId, amount: u64) {
		if amount == 0 {
			return;
		}
		let place = *self.places.entry(hotkey.clone()).or_insert(self.amounts.len());
		match self.amounts.get_mut(place) {
			Some((_, sum)) => *sum = sum.saturating_add(amount),
			None => self.amounts.push((hotkey.clone(), amount)),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What counts for a hotkey on a subnet: its own stake less what it lends, and what it is lent.
	pub fn inherited_stake(hotkey: &T::AccountId, netuid: NetUid) -> Stake {
		let mut stake = Self::kept_stake(hotkey, netuid);
		for (part, parent) in ParentKeys::<T>::get(hotkey, netuid).iter() {
			stake = stake.plus(Self::raw_stake(parent, netuid).part(*part));
		}
		stake
	}

	/// Returns a hotkey's stake weight on a subnet, in rao: its inherited alpha and weighted TAO on
	/// root.
	pub fn stake_weight_of(hotkey: &T::AccountId, netuid: NetUid) -> u64 {
		let stake = Self::inherited_stake(hotkey, netuid);
		stake.alpha.saturating_add(Self::weigh_root_stake(stake.tao))
	}

	/// The stake weight that a link lends, in parts of 2⁶⁴ of a rao.
	pub(crate) fn lent_weight(parent: &T::AccountId, netuid: NetUid, part: u64) -> u128 {
		Self::raw_stake(parent, netuid).part(part).weight(TaoWeight::<T>::get())
	}

	/// Returns the stake with the hotkey itself.
	fn raw_stake(hotkey: &T::AccountId, netuid: NetUid) -> Stake {
		let staked = |netuid| Self::total_alpha(hotkey, netuid).rao();
		Stake { alpha: staked(netuid), tao: staked(NetUid::ROOT) }
	}

	/// Returns the stake with the hotkey less what it lends. The parts sum to at most the whole, so
	/// the result is never negative.
	fn kept_stake(hotkey: &T::AccountId, netuid: NetUid) -> Stake {
		let own = Self::raw_stake(hotkey, netuid);
		let children = ChildKeys::<T>::get(hotkey, netuid);
		children.iter().fold(own, |kept, (part, _)| kept.minus(own.part(*part)))
	}

	/// Shares the dividends of neurons with their parents, and recycles the parts that `CKBurn`
	/// takes. Returns what each hotkey has earned; the sum is that of the dividends less what was
	/// recycled. An error leaves the state unchanged.
	pub(crate) fn share_with_parents(
		netuid: NetUid,
		hotkeys: &[T::AccountId],
		dividends: &[u64],
	) -> Result<Vec<(T::AccountId, u64)>, DispatchError> {
		let mut earned = Earned { amounts: Vec::new(), places: BTreeMap::new() };
		let burn = CKBurn::<T>::get();
		let mut burned = 0u64;
		for (child, dividend) in hotkeys.iter().zip(dividends).filter(|(_, amount)| **amount != 0) {
			let cuts = Cuts { burn, take: Self::childkey_take(child, netuid) };
			let burnt = Self::share_dividend(netuid, child, *dividend, cuts, &mut earned);
			burned = burned.saturating_add(burnt);
		}
		if burned != 0 {
			let alpha = AlphaBalance::new(burned);
			Self::destroy_alpha(netuid, alpha)?;
			Self::deposit_event(Event::ParentsPartBurned { netuid, alpha });
		}
		Ok(earned.amounts)
	}

	/// Shares a neuron's dividend; answers what is to be recycled of it.
	fn share_dividend(
		netuid: NetUid,
		child: &T::AccountId,
		dividend: u64,
		of_strangers: Cuts,
		earned: &mut Earned<T::AccountId>,
	) -> u64 {
		let owner = Self::owner_of(child);
		let (mut left, mut burned) = (dividend, 0u64);
		for (parent, part) in Self::parts_of_parents(netuid, child, dividend) {
			let is_strangers = Self::owner_of(&parent) != owner;
			let cuts = if is_strangers { of_strangers } else { Cuts::NONE };
			let (burnt, kept, rest) = cuts.of(part);
			burned = burned.saturating_add(burnt);
			left = left.saturating_sub(part).saturating_add(kept);
			earned.add(&parent, rest);
		}
		earned.add(child, left);
		burned
	}

	/// What each parent's loan makes of a neuron's dividend; the rest is the neuron's own.
	fn parts_of_parents(
		netuid: NetUid,
		child: &T::AccountId,
		dividend: u64,
	) -> Vec<(T::AccountId, u64)> {
		let parents = ParentKeys::<T>::get(child, netuid);
		if parents.is_empty() {
			return Vec::new();
		}
		let own = Self::kept_stake(child, netuid).weight(TaoWeight::<T>::get());
		let lent = |(part, parent): &Link<T::AccountId>| Self::lent_weight(parent, netuid, *part);
		let weights: Vec<u128> = core::iter::once(own).chain(parents.iter().map(lent)).collect();
		let parts = split_by_weights_wide(dividend, &weights).into_iter().skip(1);
		parents.into_iter().map(|(_, parent)| parent).zip(parts).collect()
	}
}
