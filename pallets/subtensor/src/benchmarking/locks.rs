//! Benchmarks of locks on stake, of collateral, and of the search for owners by conviction, see
//! [`crate::staking::locking`], [`crate::staking::collateral`] and [`crate::subnets::conviction`].
//!
//! The component of most benchmarks is the number of items, so its slope is the weight of one item.

use super::world::*;
use crate::{
	subnets::conviction::{SearchStage, LEAST_AGE},
	types::OTHER_HOTKEYS,
	weight_info::lock_cost,
	CollateralLockShare, Config, Error, Lock, LockingColdkeys, MinerCollateral,
	OwnerCutAutoLockEnabled, OwnershipDue, OwnershipSearch, Pallet as Protocol, StakingHotkeys,
	SubnetOwner,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::weights::WeightMeter;
use ganglion_economy::{Collateral, LockKind};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::DispatchError;
use substrate_fixed::types::U64F64;

/// The name under which the locks are listed among the measured pallets.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	// --- Locks ---

	/// Refuses to take stake that a lock and collateral need, after counting the stake with as many
	/// hotkeys as a check counts.
	#[benchmark]
	fn count_stake() {
		let (netuid, locked_on, key) = (subnet::<T>(0, 2), hotkey::<T>(1), hotkey::<T>(0));
		let who = coldkey::<T>(1);
		hold::<T>(netuid, &key, &who, STAKE);
		for number in 0..OTHER_HOTKEYS as u32 {
			hold::<T>(netuid, &account("held", number, 0), &who, STAKE);
		}
		// The hotkeys with stake come first.
		let held = StakingHotkeys::<T>::take(&who);
		fill_key_lists::<T>(&who);
		StakingHotkeys::<T>::mutate(&who, |list| {
			let all: Vec<_> = held.iter().chain(list.iter()).cloned().collect();
			*list = crate::types::KeyList::<T>::truncate_from(all);
		});
		let most = AlphaBalance::new(STAKE * (OTHER_HOTKEYS as u64 + 1) - TAO);
		lock::<T>(&who, &locked_on, netuid, most);
		pledge::<T>(netuid, &key, &who, 2 * TAO);
		at_block::<T>(100_000);
		let answer;

		#[block]
		{
			answer = Protocol::<T>::ensure_available(&who, &key, netuid, AlphaBalance::new(STAKE));
		}

		assert_eq!(answer, Err(DispatchError::from(Error::<T>::StakeUnavailable)));
	}

	/// Gives a part of a lock to a coldkey that has one on the same hotkey.
	#[benchmark]
	fn hand_over_lock() {
		let netuid = subnet::<T>(0, 2);
		let (from, to, key) = (coldkey::<T>(1), coldkey::<T>(8), hotkey::<T>(1));
		for (who, amount) in [(&from, STAKE), (&to, TAO)] {
			hold::<T>(netuid, &key, who, amount);
			lock::<T>(who, &key, netuid, AlphaBalance::new(amount));
		}
		at_block::<T>(100_000);

		#[block]
		{
			Protocol::<T>::hand_over_lock((&from, &to), netuid, STAKE / 4);
		}

		assert!(Protocol::<T>::locked(&to, netuid).rao() > STAKE / 4);
	}

	/// Adds the owner's cut to the owner's lock, where others have locked too.
	#[benchmark]
	fn lock_owner_cut() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(0), hotkey::<T>(0));
		OwnerCutAutoLockEnabled::<T>::insert(netuid, true);
		for number in [0, 1] {
			let amount = AlphaBalance::new(STAKE / 2);
			lock::<T>(&coldkey::<T>(number), &hotkey::<T>(number), netuid, amount);
		}
		at_block::<T>(100_000);
		let before = Protocol::<T>::locked(&who, netuid);

		#[block]
		{
			// Its stake is read before and after the payment.
			let paid = Protocol::<T>::stake_of(&key, &who, netuid);
			let paid = paid.min(Protocol::<T>::stake_of(&key, &who, netuid));
			Protocol::<T>::lock_owner_cut(netuid, &who, &key, paid);
		}

		assert!(Protocol::<T>::locked(&who, netuid) > before);
	}

	/// Gives the locks of `n` coldkeys on a hotkey to its successor.
	#[benchmark]
	fn swap_locks_of_hotkey(n: Linear<1, 32>) {
		let (netuid, old, new) = (subnet::<T>(0, 2), hotkey::<T>(1), account("new hotkey", 0, 0));
		let holders = lockers::<T>(netuid, &old, n);
		at_block::<T>(100_000);

		#[block]
		{
			for who in &holders {
				Protocol::<T>::move_lock_to(who, netuid, &new);
			}
		}

		assert_eq!(LockingColdkeys::<T>::iter_key_prefix((netuid, &new)).count(), n as usize);
	}

	/// Gives a coldkey's locks of another kind than the default, on `s` subnets, to its successor,
	/// of which a lock is stored on each.
	#[benchmark]
	fn swap_locks_of_coldkey(s: Linear<1, 32>) {
		let (old, new) = (coldkey::<T>(70_000), coldkey::<T>(70_001));
		let subnets: Vec<NetUid> = (0..s as u16).map(|index| subnet::<T>(index, 1)).collect();
		for (netuid, index) in subnets.iter().zip(0u32..) {
			let key = hotkey::<T>(index * 1_000);
			Protocol::<T>::set_lock_kind(&old, *netuid, LockKind::Perpetual);
			for who in [&old, &new] {
				hold::<T>(*netuid, &key, who, TAO);
				lock::<T>(who, &key, *netuid, AlphaBalance::new(TAO));
			}
		}
		at_block::<T>(100_000);

		#[block]
		{
			for netuid in &subnets {
				Protocol::<T>::pass_on_lock(*netuid, &old, &new);
			}
		}

		assert!(Lock::<T>::iter_prefix((old,)).next().is_none());
		let last = netuid(s as u16 - 1);
		assert_eq!(Protocol::<T>::lock_kind(&new, last), LockKind::Perpetual);
		assert_eq!(Lock::<T>::iter_prefix((new, last)).count(), 1);
	}

	// --- Owners by conviction ---

	/// Marks `s` subnets whose owner may have to change.
	#[benchmark]
	fn look_for_new_owners(s: Linear<1, 64>) {
		let subnets: Vec<NetUid> = (0..s as u16).map(|index| subnet::<T>(index, 2)).collect();
		for (netuid, index) in subnets.iter().zip(0u32..) {
			// Of both kinds, of the owner's hotkey and another.
			for (number, kind) in [(0, LockKind::Perpetual), (1, LockKind::Decaying)] {
				let number = index * 1_000 + number;
				let (who, key) = (coldkey::<T>(number), hotkey::<T>(number));
				Protocol::<T>::set_lock_kind(&who, *netuid, kind);
				lock::<T>(&who, &key, *netuid, AlphaBalance::new(STAKE));
			}
		}
		at_block::<T>(LEAST_AGE as u32 + 2);

		#[block]
		{
			Protocol::<T>::look_for_new_owners(&subnets, &mut WeightMeter::new());
		}

		assert_eq!(OwnershipDue::<T>::iter_keys().count(), s as usize);
	}

	/// Begins the search on a subnet that is due, for which there is no room.
	#[benchmark]
	fn begin_search() {
		let netuid = contested::<T>(1);
		let mut meter = WeightMeter::with_limit(lock_cost::look_at_searches::<T>());

		#[block]
		{
			Protocol::<T>::settle_owners(&mut meter);
		}

		let search = OwnershipSearch::<T>::get().expect("it was begun");
		assert_eq!((search.netuid, search.stage), (netuid, SearchStage::Perpetual));
		assert_eq!(search.best, None);
	}

	/// Searches a subnet where `n` hotkeys have locks, of which one has more conviction than the
	/// owner's; its coldkey becomes the owner.
	#[benchmark]
	fn search_owner(n: Linear<1, 64>) {
		let netuid = contested::<T>(n);
		let before = SubnetOwner::<T>::get(netuid);

		#[block]
		{
			Protocol::<T>::settle_owners(&mut WeightMeter::new());
		}

		assert_ne!(SubnetOwner::<T>::get(netuid), before);
	}

	// --- Collateral ---

	/// Buys collateral for a part of a registration's price, of a coldkey with a nearly full list
	/// that has collateral already.
	#[benchmark]
	fn lock_part_of_price() {
		let (netuid, key, who) = (subnet::<T>(0, 2), hotkey::<T>(1), staker::<T>());
		CollateralLockShare::<T>::insert(netuid, u16::MAX / 2);
		buy::<T>(netuid, &key, &who, STAKE);
		pledge::<T>(netuid, &key, &who, TAO);
		let price = TaoBalance::new(2 * STAKE);
		let before = Protocol::<T>::collateral_of(netuid, &key, &who);

		#[block]
		{
			let bill = Protocol::<T>::bill_of_uid(netuid, &key, &who, price);
			Protocol::<T>::lock_part_of_price(netuid, &key, &who, bill.locked)
				.expect("there is money");
		}

		assert!(Protocol::<T>::collateral_of(netuid, &key, &who) > before);
	}

	/// Releases the collateral of `n` neurons after an epoch.
	#[benchmark]
	fn settle_collateral(n: Linear<1, 256>) {
		let netuid = subnet::<T>(0, n as u16);
		let hotkeys = Protocol::<T>::hotkeys_of(netuid);
		for (key, number) in hotkeys.iter().zip(0..) {
			pledge::<T>(netuid, key, &coldkey::<T>(number), TAO);
		}

		#[block]
		{
			for pledge in Protocol::<T>::pledges(netuid, &hotkeys) {
				let key = &hotkeys[pledge.uid];
				Protocol::<T>::settle_pledge(netuid, key, &pledge, TAO / 2);
			}
		}

		let last = coldkey::<T>(n - 1);
		let left = Protocol::<T>::collateral_of(netuid, &hotkeys[n as usize - 1], &last);
		assert_eq!(left, AlphaBalance::new(TAO / 2));
	}

	/// Joins the collateral with a hotkey with that of its successor.
	#[benchmark]
	fn swap_collateral_of_hotkey() {
		let (netuid, old, who) = (subnet::<T>(0, 2), hotkey::<T>(1), coldkey::<T>(1));
		let new: T::AccountId = account("new hotkey", 0, 0);
		pledge::<T>(netuid, &old, &who, TAO);
		pledge::<T>(netuid, &new, &who, TAO);

		#[block]
		{
			Protocol::<T>::pass_on_collateral_of_hotkey(netuid, &old, &new);
		}

		assert_eq!(Protocol::<T>::collateral_of(netuid, &new, &who), AlphaBalance::new(2 * TAO));
	}

	/// Gives the collateral with a hotkey on `s` subnets to its new owner, who has collateral with
	/// others.
	#[benchmark]
	fn swap_collateral_of_coldkey(s: Linear<1, 128>) {
		let (old, new, key) = (coldkey::<T>(70_000), coldkey::<T>(70_001), hotkey::<T>(70_000));
		for index in 0..s as u16 {
			let netuid = subnet::<T>(index, 1);
			pledge::<T>(netuid, &key, &old, TAO);
			pledge::<T>(netuid, &hotkey::<T>(70_001), &old, TAO);
			pledge::<T>(netuid, &hotkey::<T>(70_002), &new, TAO);
		}

		#[block]
		{
			Protocol::<T>::pass_on_collateral_of_coldkey(&key, &old, &new);
		}

		let last = netuid(s as u16 - 1);
		assert!(MinerCollateral::<T>::contains_key((last, &key, &new)));
		assert!(!MinerCollateral::<T>::contains_key((last, &key, &old)));
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, empty_chain(), Test);
}

/// Locks stake of a coldkey on a hotkey.
fn lock<T: Config>(who: &T::AccountId, key: &T::AccountId, netuid: NetUid, amount: AlphaBalance) {
	Protocol::<T>::do_lock_stake(who, key, netuid, amount).expect("there is stake");
}

/// Makes `rao` of a position collateral. A rao that the hotkey earns releases one.
fn pledge<T: Config>(netuid: NetUid, key: &T::AccountId, who: &T::AccountId, rao: u64) {
	let collateral = Collateral { locked: rao, ..Collateral::new(U64F64::from_num(1)) };
	Protocol::<T>::put_collateral(netuid, key, who, collateral);
}

/// Makes `count` coldkeys lock stake on a hotkey.
fn lockers<T: Config>(netuid: NetUid, key: &T::AccountId, count: u32) -> Vec<T::AccountId> {
	let lock_one = |number| {
		let who: T::AccountId = account("holder", number, 0);
		hold::<T>(netuid, key, &who, TAO);
		lock::<T>(&who, key, netuid, AlphaBalance::new(TAO));
		who
	};
	(0..count).map(lock_one).collect()
}

/// A subnet that is due for a search, where `count` hotkeys other than the owner's have locks that
/// have matured, and the owner's has one too.
fn contested<T: Config>(count: u32) -> NetUid {
	let netuid = subnet::<T>(0, count as u16 + 1);
	for number in 0..=count {
		let (who, key) = (coldkey::<T>(number), hotkey::<T>(number));
		let kind = if number % 2 == 0 { LockKind::Decaying } else { LockKind::Perpetual };
		Protocol::<T>::set_lock_kind(&who, netuid, kind);
		let amount = if number == 0 { TAO } else { STAKE / 2 + u64::from(number) };
		lock::<T>(&who, &key, netuid, AlphaBalance::new(amount));
	}
	at_block::<T>(LEAST_AGE as u32 + 2);
	Protocol::<T>::look_for_new_owners(&[netuid], &mut WeightMeter::new());
	assert!(OwnershipDue::<T>::contains_key(netuid), "the subnet is contestable");
	netuid
}
