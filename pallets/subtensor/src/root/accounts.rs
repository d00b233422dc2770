//! The ledger of root claims: what root's stakers are owed.
//!
//! Only writer of `RootClaimable`, `RootClaimed`, `RootClaimCredit`, `RootAlphaSetAside`,
//! `RootAlphaSpare` and `RootAccountsInMove`.
//!
//! A payment to a hotkey's stakers on root raises the hotkey's rate on the subnet, and the alpha
//! owed for it is set aside. A coldkey is owed the rate times its stake on root, less the debt in
//! its account. The account is adjusted with every change of the stake, so that the amount owed
//! does not change, and is kept when the stake is gone. [`ganglion_economy::root_claim`] has the
//! formulas and the proof that they are exact.
//!
//! `RootAlphaSetAside · 2³² − RootAlphaSpare = Σ amounts owed`, in units of 2⁻³² of a rao. This
//! holds because stake on root is counted without rounding: root's pools earn nothing, so a
//! position's value is always the amount deposited.
//!
//! When a key is swapped, stake on root becomes the new key's in one step, and the accounts follow
//! one by one. Until then `RootAccountsInMove` names both keys: what is stored under the old key
//! counts in the new key's account, and every change stores the sum under the new key.

use crate::{
	pallet::*,
	types::{Forgetting, MovingAccounts},
	weight_info::cost,
};
use alloc::{boxed::Box, vec::Vec};
use frame_support::weights::Weight;
use ganglion_economy::{raise_rate, root_claim::PARTS, RootAccount, SetAside};
use ganglion_types::{AlphaBalance, NetUid};
use sp_runtime::{SaturatedConversion, Saturating};

impl<T: Config> Pallet<T> {
	/// Credits `pay` to a hotkey's stakers on root by raising its rate; returns the alpha set aside
	/// for them. The caller keeps the rest, which is too small to raise the rate. `None` if nothing
	/// can be credited: `pay` exceeds their stake, or the rate would overflow.
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

	/// Adjusts the accounts of a coldkey whose stake on root with a hotkey changed from `before` to
	/// `after`, so that the amounts owed do not change. When the last stake leaves and less than a
	/// rao is owed, that fraction returns to the pot.
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

	/// Deducts alpha that a coldkey is owed from what is set aside; the caller must assign it.
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

	/// Returns the accounts of root claims on a subnet, by hotkey and coldkey. One whose claims and
	/// credit are stored comes once if it is removed before the next is read.
	pub fn accounts_of_root_claims(
		netuid: NetUid,
	) -> impl Iterator<Item = (T::AccountId, T::AccountId)> {
		let claimed = RootClaimed::<T>::iter_key_prefix((netuid,));
		claimed.chain(RootClaimCredit::<T>::iter_key_prefix((netuid,)))
	}

	/// Removes up to `limit` entries of a dissolved subnet's root claims; returns where to resume,
	/// or `None` when all are removed. The alpha set aside then goes to the protocol. The subnet no
	/// longer exists, so nobody earns or claims meanwhile.
	///
	/// `accounts` is one walk for all steps of a block ([`Self::accounts_of_root_claims`]): a new
	/// one would pass over all that the block has removed.
	pub fn forget_root_claims(
		netuid: NetUid,
		from: Forgetting<T::AccountId>,
		accounts: &mut impl Iterator<Item = (T::AccountId, T::AccountId)>,
		limit: u32,
	) -> Option<Forgetting<T::AccountId>> {
		match from {
			Forgetting::Rates(after) => Some(Self::forget_rates(netuid, after, limit)),
			Forgetting::Accounts => Self::forget_accounts(netuid, accounts, limit),
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

	fn forget_accounts(
		netuid: NetUid,
		accounts: &mut impl Iterator<Item = (T::AccountId, T::AccountId)>,
		limit: u32,
	) -> Option<Forgetting<T::AccountId>> {
		let mut removed: u32 = 0;
		for (hotkey, coldkey) in accounts.take(limit.saturated_into()) {
			Self::put_root_account(netuid, &hotkey, &coldkey, RootAccount::default());
			removed.saturating_inc();
		}
		if removed >= limit {
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
		let stored = |hotkey: &T::AccountId, coldkey: &T::AccountId| RootAccount {
			claimed: RootClaimed::<T>::get((netuid, hotkey, coldkey)),
			credit: RootClaimCredit::<T>::get((netuid, hotkey, coldkey)),
		};
		let own = stored(hotkey, coldkey);
		match Self::former_keys(hotkey, coldkey) {
			None => own,
			Some((hotkey, coldkey)) => own.plus(stored(&hotkey, &coldkey)),
		}
	}

	fn put_root_account(
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		account: RootAccount,
	) {
		if let Some((hotkey, coldkey)) = Self::former_keys(hotkey, coldkey) {
			Self::store_root_account(netuid, &hotkey, &coldkey, RootAccount::default());
		}
		Self::store_root_account(netuid, hotkey, coldkey, account);
	}

	fn store_root_account(
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

	/// The alpha set aside on a subnet, and the fraction of a rao by which it exceeds what is owed.
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

	/// Returns to the pot the alpha set aside for a fraction of a rao that nobody will claim.
	fn forget_fraction(netuid: NetUid, parts: u128) {
		if parts == 0 {
			return;
		}
		let held = Self::set_aside(netuid);
		let after = held.after_settling(parts);
		Self::put_set_aside(netuid, after);
		Self::return_to_root_pot(netuid, AlphaBalance::new(held.alpha.saturating_sub(after.alpha)));
	}

	/// The number of subnets on which a hotkey's stakers on root have earned.
	pub(crate) fn rates_of(hotkey: &T::AccountId) -> u32 {
		RootClaimable::<T>::get(hotkey).len().saturated_into()
	}

	/// The additional weight of a change of stake: zero, except on root, where accounts are
	/// adjusted.
	pub(crate) fn weight_on_root(hotkey: &T::AccountId, netuid: NetUid) -> Weight {
		if netuid.is_root() {
			cost::follow_root_stake::<T>(Self::rates_of(hotkey))
		} else {
			Weight::zero()
		}
	}

	// --- Swaps of keys ---

	/// Returns the hotkey and coldkey under which a part of an account is still stored.
	fn former_keys(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> Option<(T::AccountId, T::AccountId)> {
		match RootAccountsInMove::<T>::get()? {
			MovingAccounts::OfHotkey { from, to } => {
				(to == *hotkey).then(|| (from, coldkey.clone()))
			},
			MovingAccounts::OfColdkey { hotkey: with, from, to } => {
				(with == *hotkey && to == *coldkey).then_some((with, from))
			},
		}
	}

	/// Makes the rates of a hotkey those of another, which has none; the accounts follow. Rates on
	/// dissolved subnets pay nothing any more and are removed.
	pub(crate) fn begin_account_move_of_hotkey(from: &T::AccountId, to: &T::AccountId) {
		let mut rates = RootClaimable::<T>::take(from);
		let gone: Vec<_> =
			rates.keys().copied().filter(|netuid| !Self::subnet_exists(*netuid)).collect();
		gone.iter().for_each(|netuid| {
			rates.remove(netuid);
		});
		if !rates.is_empty() {
			RootClaimable::<T>::insert(to, rates);
		}
		let (from, to) = (from.clone(), to.clone());
		RootAccountsInMove::<T>::put(MovingAccounts::OfHotkey { from, to });
	}

	/// Makes a coldkey's accounts with a hotkey those of another coldkey, step by step.
	pub(crate) fn begin_account_move_of_coldkey(
		hotkey: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
	) {
		let (hotkey, from, to) = (hotkey.clone(), from.clone(), to.clone());
		RootAccountsInMove::<T>::put(MovingAccounts::OfColdkey { hotkey, from, to });
	}

	/// Returns the subnets on which accounts may be in move, from one on.
	pub(crate) fn subnets_in_move(from: NetUid) -> Vec<NetUid> {
		let Some(hotkey) = Self::hotkey_of_account_move() else { return Vec::new() };
		let rates = RootClaimable::<T>::get(hotkey);
		rates.keys().copied().filter(|netuid| *netuid >= from).collect()
	}

	/// Returns the accounts in move that are stored under the old key on these subnets: the subnet,
	/// and the coldkey whose account it is.
	pub(crate) fn accounts_in_move(
		subnets: Vec<NetUid>,
	) -> impl Iterator<Item = (NetUid, T::AccountId)> {
		let moving = RootAccountsInMove::<T>::get();
		subnets.into_iter().flat_map(move |netuid| {
			let coldkeys = moving.as_ref().map(|moving| Self::coldkeys_in_move(netuid, moving));
			coldkeys.into_iter().flatten().map(move |coldkey| (netuid, coldkey))
		})
	}

	/// Returns the coldkeys whose accounts on a subnet are to be moved. One whose claims and credit
	/// are stored comes once, as both are removed before the credits are read.
	fn coldkeys_in_move(
		netuid: NetUid,
		moving: &MovingAccounts<T::AccountId>,
	) -> Box<dyn Iterator<Item = T::AccountId>> {
		match moving {
			MovingAccounts::OfHotkey { from, .. } => {
				let claimed = RootClaimed::<T>::iter_key_prefix((netuid, from));
				Box::new(claimed.chain(RootClaimCredit::<T>::iter_key_prefix((netuid, from))))
			},
			MovingAccounts::OfColdkey { hotkey, from, to } => {
				let key = (netuid, hotkey, from);
				let is_stored =
					RootClaimed::<T>::contains_key(key) || RootClaimCredit::<T>::contains_key(key);
				Box::new(is_stored.then(|| to.clone()).into_iter())
			},
		}
	}

	/// Stores an account in move under the new key.
	pub(crate) fn move_account(netuid: NetUid, coldkey: &T::AccountId) {
		let Some(hotkey) = Self::hotkey_of_account_move() else { return };
		let account = Self::root_account(netuid, &hotkey, coldkey);
		Self::put_root_account(netuid, &hotkey, coldkey, account);
	}

	/// Returns the hotkey whose accounts are in move.
	pub(crate) fn hotkey_of_account_move() -> Option<T::AccountId> {
		RootAccountsInMove::<T>::get().map(|moving| moving.hotkey().clone())
	}

	/// Ends the move of accounts, when all are stored under the new key.
	pub(crate) fn end_account_move() {
		RootAccountsInMove::<T>::kill();
	}
}
