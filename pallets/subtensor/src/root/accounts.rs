//! What root's stakers are owed.
//!
//! Only writer of `RootClaimable`, `RootClaimed`, `RootClaimCredit`, `RootAlphaSetAside` and
//! `RootAlphaSpare`.
//!
//! A payment to a hotkey's stakers on root raises the hotkey's rate on the subnet, and the alpha
//! that this promises is set aside. What a coldkey is owed is the rate times its stake on root less
//! its account; the account follows every change of the stake, so that nobody loses or gains by it,
//! and what is owed for stake that is gone stays owed. The maths, and why it is exact, stands in
//! [`ganglion_economy::root_claim`].
//!
//! `RootAlphaSetAside · 2³² − RootAlphaSpare = Σ what is owed`, in parts of 2⁻³² of a rao. That
//! holds because stake on root is counted without rounding: root's pools earn nothing, so their
//! shares are always worth what was put in.

use crate::{pallet::*, types::Forgetting, weight_info::cost};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use ganglion_economy::{raise_rate, root_claim::PARTS, RootAccount, SetAside};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Lets a hotkey's stakers on root earn `pay`, and answers how much of it is promised to them;
	/// the rest is too little to count and the caller's. `None` where it cannot be promised: they
	/// have staked less than it.
	pub(crate) fn promise_to_root_stakers(
		hotkey: &T::AccountId,
		netuid: NetUid,
		stake: AlphaBalance,
		pay: AlphaBalance,
	) -> Option<AlphaBalance> {
		let mut rates = RootClaimable::<T>::get(hotkey);
		let before = rates.get(&netuid).copied().unwrap_or_default();
		let rise = raise_rate(before, pay.rao(), stake.rao())?;
		if rise.earned == 0 {
			return Some(AlphaBalance::ZERO);
		}
		rates.try_insert(netuid, rise.rate).ok()?;
		RootClaimable::<T>::insert(hotkey, rates);
		let held = Self::set_aside(netuid);
		let after = held.after_earning(rise.earned);
		Self::put_set_aside(netuid, after);
		Some(AlphaBalance::new(after.alpha.saturating_sub(held.alpha)))
	}

	/// Changes the accounts of a coldkey whose stake on root with a hotkey went from `before` to
	/// `after`, so that it is owed what it was. Only what is less than a rao falls back to the pot
	/// when the last of the stake goes.
	pub(crate) fn follow_root_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		before: u64,
		after: u64,
	) {
		for (netuid, rate) in RootClaimable::<T>::get(hotkey).iter() {
			let account = Self::root_account(*netuid, hotkey, coldkey);
			let account = account.after_change(*rate, before, after);
			let left = account.owed_in_parts(*rate, after);
			if after == 0 && left < PARTS && Self::subnet_exists(*netuid) {
				Self::put_root_account(*netuid, hotkey, coldkey, RootAccount::default());
				Self::forget_fraction(*netuid, left);
			} else {
				Self::put_root_account(*netuid, hotkey, coldkey, account);
			}
		}
	}

	/// Takes alpha that a coldkey is owed out of what is set aside; the caller says at once whose
	/// it is.
	pub(crate) fn take_owed(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: NetUid,
		amount: AlphaBalance,
	) {
		let account = Self::root_account(netuid, hotkey, coldkey);
		Self::put_root_account(netuid, hotkey, coldkey, account.after_claim(amount.rao()));
		let parts = u128::from(amount.rao()).saturating_mul(PARTS);
		Self::put_set_aside(netuid, Self::set_aside(netuid).after_settling(parts));
	}

	/// Forgets what a subnet's alpha owes to root's stakers, `limit` entries at the most; answers
	/// where to go on, or nothing when all is forgotten. What was set aside then belongs to the
	/// protocol. Nobody may earn or claim of the subnet from the first step on: it does not exist
	/// any more.
	pub fn forget_root_claims(
		netuid: NetUid,
		from: Forgetting<T::AccountId>,
		limit: u32,
	) -> Option<Forgetting<T::AccountId>> {
		match from {
			Forgetting::Rates(after) => Some(Self::forget_rates(netuid, after, limit)),
			Forgetting::Accounts => Self::forget_accounts(netuid, limit),
		}
	}

	fn forget_rates(
		netuid: NetUid,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Forgetting<T::AccountId> {
		let hotkeys = match after {
			Some(last) => {
				RootClaimable::<T>::iter_keys_from(RootClaimable::<T>::hashed_key_for(last))
			},
			None => RootClaimable::<T>::iter_keys(),
		};
		let hotkeys: Vec<_> = hotkeys.take(limit.saturated_into()).collect();
		for hotkey in &hotkeys {
			let mut rates = RootClaimable::<T>::get(hotkey);
			match rates.remove(&netuid) {
				None => {},
				Some(_) if rates.is_empty() => RootClaimable::<T>::remove(hotkey),
				Some(_) => RootClaimable::<T>::insert(hotkey, rates),
			}
		}
		let all = hotkeys.len() < limit.saturated_into::<usize>();
		match hotkeys.into_iter().next_back() {
			Some(last) if !all => Forgetting::Rates(Some(last)),
			_ => Forgetting::Accounts,
		}
	}

	fn forget_accounts(netuid: NetUid, limit: u32) -> Option<Forgetting<T::AccountId>> {
		let limit: usize = limit.saturated_into();
		let keys = RootClaimed::<T>::iter_key_prefix((netuid,))
			.chain(RootClaimCredit::<T>::iter_key_prefix((netuid,)));
		let keys: Vec<_> = keys.take(limit).collect();
		for (hotkey, coldkey) in &keys {
			Self::put_root_account(netuid, hotkey, coldkey, RootAccount::default());
		}
		if keys.len() >= limit {
			return Some(Forgetting::Accounts);
		}
		Self::give_to_protocol(netuid, RootAlphaSetAside::<T>::take(netuid));
		RootAlphaSpare::<T>::remove(netuid);
		None
	}

	pub(crate) fn root_account(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> RootAccount {
		RootAccount {
			claimed: RootClaimed::<T>::get((netuid, hotkey, coldkey)),
			credit: RootClaimCredit::<T>::get((netuid, hotkey, coldkey)),
		}
	}

	fn put_root_account(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		account: RootAccount,
	) {
		let key = (netuid, hotkey, coldkey);
		match account.claimed {
			0 => RootClaimed::<T>::remove(key),
			claimed => RootClaimed::<T>::insert(key, claimed),
		}
		match account.credit {
			0 => RootClaimCredit::<T>::remove(key),
			credit => RootClaimCredit::<T>::insert(key, credit),
		}
	}

	/// What is set aside on a subnet, and how much of it nobody is owed.
	pub(crate) fn set_aside(netuid: NetUid) -> SetAside {
		SetAside {
			alpha: RootAlphaSetAside::<T>::get(netuid).rao(),
			spare: RootAlphaSpare::<T>::get(netuid),
		}
	}

	fn put_set_aside(netuid: NetUid, held: SetAside) {
		RootAlphaSetAside::<T>::insert(netuid, AlphaBalance::new(held.alpha));
		RootAlphaSpare::<T>::insert(netuid, held.spare);
	}

	/// Gives back what was set aside for less than a rao that nobody will claim.
	fn forget_fraction(netuid: NetUid, parts: u128) {
		if parts == 0 {
			return;
		}
		let held = Self::set_aside(netuid);
		let after = held.after_settling(parts);
		Self::put_set_aside(netuid, after);
		Self::return_to_root_pot(netuid, AlphaBalance::new(held.alpha.saturating_sub(after.alpha)));
	}

	/// On how many subnets a hotkey's stakers on root have earned.
	pub(crate) fn rates_of(hotkey: &T::AccountId) -> u32 {
		RootClaimable::<T>::get(hotkey).len().saturated_into()
	}

	/// What a change of stake costs beside the rest: nothing, but on root, where accounts follow
	/// it.
	pub(crate) fn weight_on_root(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
		if netuid.is_root() {
			cost::follow_root_stake::<T>(Self::rates_of(hotkey))
		} else {
			Weight::zero()
		}
	}
}
