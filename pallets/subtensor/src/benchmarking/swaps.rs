//! Benchmarks of the steps of key swaps, see [`crate::keys::swaps`].
//!
//! The component of most benchmarks is the number of items, so its slope is the weight of one item.

use super::world::*;
use crate::{
	commits::hashed::hash_of,
	identities::ChainIdentityV2,
	keys::swaps::{HotkeyPhase, KeySwap, SwapKind},
	types::{
		FormerNames, HashCommits, NeuronCertificate, OpenList, RateLimitKey, MAX_OPEN_COMMITS,
		MAX_QUEUED_COMMITS, MOST_FORMER_NAMES,
	},
	AlphaV2, AutoStakeDestination, AutoStakers, CommittedAs, Config, LastRateLimitedBlock,
	OpenTimelocks, OwnedHotkeys, Pallet as Protocol, ParentKeys, PendingChildKeys, PoolInMove,
	RootAccountsInMove, RootClaimed, StakingHotkeys, SubnetOwner, TransactionKeyLastBlock,
	WeightCommits,
};
use alloc::{vec, vec::Vec};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::weights::WeightMeter;
use ganglion_types::{MechId, NetUid, TaoBalance};

/// The name under which the swaps are listed among the measured pallets.
pub struct Pallet<T: Config>(PhantomData<T>);

/// The keys of a swap: the first has a coldkey, the second is new.
fn keys<T: Config>() -> (T::AccountId, T::AccountId) {
	(hotkey::<T>(0), account("new hotkey", 0, 0))
}

fn coldkeys<T: Config>() -> (T::AccountId, T::AccountId) {
	(coldkey::<T>(0), account("heir", 0, 0))
}

/// The swap of a hotkey at its first step.
fn swap<T: Config>(netuid: NetUid) -> KeySwap<T::AccountId> {
	let (old, new) = keys::<T>();
	let (only, phase) = (None, HotkeyPhase::Seat);
	let kind = SwapKind::Hotkey { only, keep_stake: false, again: false, phase };
	KeySwap { old, new, kind, netuid, cursor: Default::default() }
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Checks a signer that waits for nothing.
	#[benchmark]
	fn check_signer() {
		let (who, _) = coldkeys::<T>();
		let waits;

		#[block]
		{
			waits = crate::ColdkeySwapAnnouncements::<T>::contains_key(&who)
				|| Protocol::<T>::is_in_swap(&who);
		}

		assert!(!waits);
	}

	/// Takes a swap from the queue, and ends it.
	#[benchmark]
	fn look_at_swaps() {
		let netuid = subnet::<T>(0, 1);
		Protocol::<T>::queue_swap(swap::<T>(netuid));

		#[block]
		{
			let swap = Protocol::<T>::current_or_next_swap().expect("it waits");
			Protocol::<T>::end_swap(&swap);
		}

		assert!(Protocol::<T>::no_swap_waits());
	}

	/// Swaps the seat of the owner hotkey, a neuron with addresses, a certificate, voting power,
	/// commits by hash in every mechanism, and `l` parents.
	#[benchmark]
	fn swap_seat(l: Linear<0, 64>) {
		let netuid = subnet::<T>(0, 2);
		let (old, new) = keys::<T>();
		lend::<T>(netuid, &old, l, 0);
		crate::Axons::<T>::insert(netuid, &old, pallet_subtensor_runtime_api::AxonInfo::default());
		let info = pallet_subtensor_runtime_api::PrometheusInfo::default();
		crate::Prometheus::<T>::insert(netuid, &old, info);
		let certificate = NeuronCertificate::read(&[1; 65]).expect("it is one");
		crate::NeuronCertificates::<T>::insert(netuid, &old, certificate);
		crate::VotingPowerTrackingEnabled::<T>::insert(netuid, true);
		crate::VotingPower::<T>::insert(netuid, &old, 7);
		crate::TotalVotingPower::<T>::insert(netuid, 7);
		let mechanisms = MechId::new(crate::types::MAX_MECHANISMS);
		crate::MechanismCountCurrent::<T>::insert(netuid, mechanisms);
		let commits = vec![(Default::default(), 0, 1, 0); MAX_OPEN_COMMITS as usize];
		for index in Protocol::<T>::mechanism_indices(netuid) {
			WeightCommits::<T>::insert(index, &old, HashCommits::truncate_from(commits.clone()));
		}
		for kind in [5, 6] {
			TransactionKeyLastBlock::<T>::insert((&old, netuid, kind), 1);
		}
		let mut swap = swap::<T>(netuid);

		#[block]
		{
			Protocol::<T>::pass_on_all_of_seat(&mut swap, netuid);
		}

		assert_eq!(Protocol::<T>::uid_of(netuid, &new), Some(0));
		assert_eq!(ParentKeys::<T>::get(new, netuid).len(), l as usize);
	}

	/// Looks for the hash of a row of `n` uids under the greatest number of former names.
	#[benchmark]
	fn committed_hash(n: Linear<1, 256>) {
		let netuid = subnet::<T>(0, 2);
		let (who, _) = keys::<T>();
		let index = netuid.storage_index(MechId::MAIN);
		let names = (0..MOST_FORMER_NAMES).map(|number| account("former", number, 0)).collect();
		CommittedAs::<T>::insert(netuid, &who, FormerNames::<T>::truncate_from(names));
		let commits = vec![(Default::default(), 0, 1, 0); MAX_OPEN_COMMITS as usize];
		WeightCommits::<T>::insert(index, &who, HashCommits::truncate_from(commits));
		let row: Vec<u16> = (0..n as u16).collect();
		let found;

		#[block]
		{
			let lists = (&row[..], &row[..], &row[..]);
			let hash = |name: &T::AccountId| hash_of(name, index, lists, 0);
			found = Protocol::<T>::committed_hash(netuid, index, &who, hash);
		}

		assert_eq!(found, hash_of(&who, index, (&row, &row, &row), 0));
	}

	/// Renames a hotkey in the lists of `n` full queues of timelocked commits.
	#[benchmark]
	fn swap_timelocks(n: Linear<1, 8>) {
		let (old, new) = keys::<T>();
		let index = netuid(0).storage_index(MechId::MAIN);
		let open = vec![(old.clone(), 1); MAX_QUEUED_COMMITS as usize];
		let open = OpenList::<T>::truncate_from(open);
		(0..n).for_each(|epoch| OpenTimelocks::<T>::insert(index, u64::from(epoch), &open));

		#[block]
		{
			for epoch in 0..u64::from(n) {
				Protocol::<T>::pass_on_timelocks(index, epoch, (&old, &new));
			}
		}

		assert!(OpenTimelocks::<T>::get(index, 0).iter().all(|(who, _)| *who == new));
	}

	/// Renames a child in `n` pending lists of five.
	#[benchmark]
	fn swap_pending_children(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 1);
		let (old, new) = keys::<T>();
		let parents: Vec<T::AccountId> =
			(0..n).map(|number| account("parent", number, 0)).collect();
		for parent in &parents {
			let others = (1..5).map(|child| (1, account("child", child, 0)));
			let children: Vec<_> = others.chain([(1, old.clone())]).collect();
			let children = crate::types::Children::truncate_from(children);
			PendingChildKeys::<T>::insert(netuid, parent, (children, 1));
		}

		#[block]
		{
			for parent in &parents {
				Protocol::<T>::rename_pending_child(netuid, parent, (&old, &new));
			}
		}

		let last = PendingChildKeys::<T>::get(netuid, account::<T::AccountId>("parent", n - 1, 0));
		assert!(last.0.iter().any(|(_, child)| *child == new));
	}

	/// Directs `n` choices of automatic staking to another hotkey.
	#[benchmark]
	fn swap_auto_stakers(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 1);
		let (old, new) = keys::<T>();
		for number in 0..n {
			let who: T::AccountId = account("staker", number, 0);
			AutoStakers::<T>::insert((netuid, &old, &who), ());
			AutoStakeDestination::<T>::insert(&who, netuid, &old);
		}

		#[block]
		{
			for who in AutoStakers::<T>::iter_key_prefix((netuid, &old)) {
				Protocol::<T>::redirect_auto_stake(&who, netuid, &old, &new);
			}
		}

		assert_eq!(AutoStakers::<T>::iter_key_prefix((netuid, new)).count(), n as usize);
	}

	/// Moves the shares of `n` stakers, whose lists are full, into a pool that has holders already.
	#[benchmark]
	fn swap_shares(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 1);
		let (old, new) = keys::<T>();
		hold::<T>(netuid, &new, &coldkey::<T>(9), STAKE / 3);
		for number in 0..n {
			let who: T::AccountId = account("staker", number, 0);
			fill_key_lists::<T>(&who);
			hold::<T>(netuid, &old, &who, STAKE + u64::from(number));
		}
		Protocol::<T>::begin_pool_move(netuid, &old, &new).expect("the pools fit");

		#[block]
		{
			for who in Protocol::<T>::holders_in_move() {
				Protocol::<T>::move_share_of(&who);
			}
		}

		assert!(AlphaV2::<T>::iter_key_prefix((old,)).next().is_none());
		Protocol::<T>::end_pool_move();
		assert!(!PoolInMove::<T>::exists());
	}

	/// Moves `n` accounts of root claims.
	#[benchmark]
	fn swap_root_accounts(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 1);
		let (old, new) = keys::<T>();
		crate::RootClaimable::<T>::insert(&old, rates(0..64));
		crate::RootClaimable::<T>::mutate(&old, |rates| {
			let rate = substrate_fixed::types::I96F32::from_num(1);
			rates.try_insert(netuid, rate).expect("there is room");
		});
		for number in 0..n {
			let who: T::AccountId = account("staker", number, 0);
			RootClaimed::<T>::insert((netuid, &old, &who), 7);
			crate::RootClaimCredit::<T>::insert((netuid, &old, &who), 7);
		}
		Protocol::<T>::begin_account_move_of_hotkey(&old, &new);

		#[block]
		{
			let subnets = Protocol::<T>::subnets_in_move(NetUid::ROOT);
			for (netuid, who) in Protocol::<T>::accounts_in_move(subnets) {
				Protocol::<T>::move_account(netuid, &who);
			}
		}

		assert_eq!(RootClaimed::<T>::iter_key_prefix((netuid, new)).count(), n as usize);
		Protocol::<T>::end_account_move();
		assert!(!RootAccountsInMove::<T>::exists());
	}

	/// Ends the swap of a hotkey whose coldkey has full lists.
	#[benchmark]
	fn finish_hotkey_swap() {
		root::<T>();
		let (old, new) = keys::<T>();
		let who = busy_coldkey::<T>(0);
		for key in [&old, &new] {
			Protocol::<T>::bind_hotkey(key, &who).expect("the hotkey is free");
		}
		Protocol::<T>::become_delegate(&old);
		let mut swap = swap::<T>(NetUid::ROOT);

		#[block]
		{
			Protocol::<T>::finish_hotkey_swap(&mut swap, &mut WeightMeter::new());
		}

		assert!(!Protocol::<T>::hotkey_exists(&old));
	}

	/// Copies a full list of hotkeys.
	#[benchmark]
	fn swap_lists() {
		let (_, new) = coldkeys::<T>();
		let old = busy_coldkey::<T>(0);

		#[block]
		{
			Protocol::<T>::copy_staking_hotkeys(&old, &new);
		}

		assert_eq!(StakingHotkeys::<T>::get(&new), StakingHotkeys::<T>::get(&old));
	}

	/// Gives `n` hotkeys of a full list to another coldkey, whose list is nearly full.
	#[benchmark]
	fn swap_owned_hotkeys(n: Linear<1, 32>) {
		let (_, new) = coldkeys::<T>();
		let old = busy_coldkey::<T>(0);
		OwnedHotkeys::<T>::mutate(&new, |list| {
			*list = crate::types::KeyList::<T>::truncate_from(
				(0..900).map(|number| account("hotkey of the heir", number, 0)).collect(),
			);
		});

		#[block]
		{
			for _ in 0..n {
				let hotkey = Protocol::<T>::pass_on_next_hotkey(&old, &new).expect("one is left");
				Protocol::<T>::pass_on_all_with_hotkey(&hotkey, &old, &new);
			}
		}

		assert_eq!(OwnedHotkeys::<T>::get(&new).len(), 900 + n as usize);
	}

	/// Gives `n` subnets to another coldkey.
	#[benchmark]
	fn swap_owned_subnets(n: Linear<1, 32>) {
		let (old, new) = coldkeys::<T>();
		let subnets: Vec<NetUid> = (0..n as u16).map(netuid).collect();
		for netuid in &subnets {
			SubnetOwner::<T>::insert(netuid, &old);
			crate::LastHotkeySwapOnNetuid::<T>::insert(netuid, &old, 7);
		}

		#[block]
		{
			for netuid in &subnets {
				Protocol::<T>::pass_on_ownership(*netuid, &old, &new);
				Protocol::<T>::pass_on_swap_block(*netuid, &old, &new);
			}
		}

		assert_eq!(SubnetOwner::<T>::get(netuid(0)), new);
	}

	/// Moves `n` rate limits of an account.
	#[benchmark]
	fn swap_limits(n: Linear<1, 32>) {
		let (old, new) = coldkeys::<T>();
		(0..n as u16).for_each(|kind| {
			TransactionKeyLastBlock::<T>::insert((&old, netuid(0), 100 + kind), 1);
		});

		#[block]
		{
			let clocks = Protocol::<T>::clocks_after(&old, &Default::default());
			clocks.for_each(|of| Protocol::<T>::pass_on_coldkey_clock(of, &old, &new));
		}

		assert_eq!(TransactionKeyLastBlock::<T>::iter_prefix((new,)).count(), n as usize);
	}

	/// Hands over `n` positions on root, beside other holders, with full lists.
	#[benchmark]
	fn swap_positions(n: Linear<1, 32>) {
		root::<T>();
		let (_, new) = coldkeys::<T>();
		let old = busy_coldkey::<T>(0);
		let hotkeys: Vec<_> = (0..n).map(hotkey::<T>).collect();
		for key in &hotkeys {
			StakingHotkeys::<T>::remove(&old);
			hold::<T>(NetUid::ROOT, key, &old, STAKE);
			hold::<T>(NetUid::ROOT, key, &coldkey::<T>(9), STAKE / 3);
		}
		fill_key_lists::<T>(&old);
		Protocol::<T>::copy_staking_hotkeys(&old, &new);

		#[block]
		{
			for key in &hotkeys {
				Protocol::<T>::hand_over_position(key, (&old, &new), NetUid::ROOT);
				Protocol::<T>::unlist_staking_hotkey(&old, key);
			}
		}

		assert_eq!(crate::RootPositions::<T>::get(&new), n);
	}

	/// Gives the use of `n` leased subnets to another coldkey; both have shares in them.
	#[benchmark]
	fn swap_leases(n: Linear<1, 32>) {
		let (old, new) = coldkeys::<T>();
		for id in 0..n {
			put_lease::<T>(id, &old);
			for who in [&old, &new] {
				let (part, whole) = (TaoBalance::new(1), TaoBalance::new(4));
				Protocol::<T>::put_lease_share(id, who, part, whole);
			}
		}

		#[block]
		{
			(0..n).for_each(|id| Protocol::<T>::pass_on_lease(id, &old, &new));
		}

		assert!(crate::SubnetLeases::<T>::iter_values().all(|lease| lease.beneficiary == new));
	}

	/// Moves the balance of a coldkey, its identity, and its choice for root dividends.
	#[benchmark]
	fn finish_coldkey_swap() {
		let (old, new) = coldkeys::<T>();
		crate::RootClaimType::<T>::insert(&old, crate::types::RootClaimTypeEnum::Keep);
		let identity = ChainIdentityV2 { description: vec![1; 1_024], ..Default::default() };
		let identity = crate::identities::Bounded::new(identity);
		crate::IdentitiesV2::<T>::insert(&old, identity.expect("it is not too long"));
		crate::FreeCallsPausedUntil::<T>::insert(&old, 1);

		#[block]
		{
			Protocol::<T>::finish_coldkey_swap(&old, &new);
		}

		assert!(LastRateLimitedBlock::<T>::contains_key(RateLimitKey::LastTxBlock(new.clone())));
		assert!(!Protocol::<T>::spendable(&new).is_zero());
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, empty_chain(), Test);
}
