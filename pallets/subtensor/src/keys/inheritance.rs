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
use ganglion_economy::{lending, Cuts, Loan, Stake};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::DispatchError;

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
			stake = stake.plus(Self::raw_stake(parent, netuid).lent(*part));
		}
		stake
	}

	/// Returns a hotkey's stake weight on a subnet, in rao: its inherited alpha and weighted TAO on
	/// root.
	pub fn stake_weight_of(hotkey: &T::AccountId, netuid: NetUid) -> u64 {
		Self::inherited_stake(hotkey, netuid).weight(TaoWeight::<T>::get())
	}

	/// The stake weight that a link lends, in parts of 2⁶⁴ of a rao.
	pub(crate) fn lent_weight(parent: &T::AccountId, netuid: NetUid, part: u64) -> u128 {
		Self::raw_stake(parent, netuid).lent(part).exact_weight(TaoWeight::<T>::get())
	}

	/// Returns the stake with the hotkey itself.
	fn raw_stake(hotkey: &T::AccountId, netuid: NetUid) -> Stake {
		let alpha = Self::total_alpha(hotkey, netuid).rao();
		Stake { alpha, tao: Self::root_stake(hotkey).rao() }
	}

	/// Returns the stake with the hotkey less what it lends. The parts sum to at most the whole, so
	/// the result is never negative.
	fn kept_stake(hotkey: &T::AccountId, netuid: NetUid) -> Stake {
		let own = Self::raw_stake(hotkey, netuid);
		let children = ChildKeys::<T>::get(hotkey, netuid);
		children.iter().fold(own, |kept, (part, _)| kept.minus(own.lent(*part)))
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
			Self::recycle_alpha_of(netuid, alpha)?;
			Self::deposit_event(Event::ParentsPartBurned { netuid, alpha });
		}
		Ok(earned.amounts)
	}

	/// Shares a neuron's dividend with the parents that lend to it; returns what is to be burned of
	/// it.
	fn share_dividend(
		netuid: NetUid,
		child: &T::AccountId,
		dividend: u64,
		of_strangers: Cuts,
		earned: &mut Earned<T::AccountId>,
	) -> u64 {
		let parents = ParentKeys::<T>::get(child, netuid);
		if parents.is_empty() {
			earned.add(child, dividend);
			return 0;
		}
		let owner = Self::owner_of(child);
		let own = Self::kept_stake(child, netuid).exact_weight(TaoWeight::<T>::get());
		let loan = |(part, parent): &Link<T::AccountId>| {
			let is_strangers = Self::owner_of(parent) != owner;
			let cuts = if is_strangers { of_strangers } else { Cuts::NONE };
			Loan { weight: Self::lent_weight(parent, netuid, *part), cuts }
		};
		let loans: Vec<Loan> = parents.iter().map(loan).collect();
		let shared = lending::share_dividend(dividend, own, &loans);
		for ((_, parent), amount) in parents.iter().zip(shared.parents) {
			earned.add(parent, amount);
		}
		earned.add(child, shared.child);
		shared.burned
	}
}
