//! Benchmarks of the clean-up of dissolved subnets, see [`crate::subnets::dissolution`], and of the
//! queued registrations served after it.
//!
//! The component of most benchmarks is the number of items, so its slope is the weight of one item.

use super::world::*;
use crate::{
	subnets::dissolution::{CleanupPhase, DissolveCleanupStatus},
	subnets::waiting::MAX_WAITING,
	types::Forgetting,
	AlphaDividendsPerSubnet, AutoStakeDestination, AutoStakers, Bonds, ChildkeyTake, Config,
	CurrentDissolveCleanupStatus, DissolveCleanupQueue, DissolvedShares, Keys,
	LastRateLimitedBlock, MechanismCountCurrent, NetworkRegistrationQueue,
	NetworkRegistrationStartBlock, Pallet as Protocol, RootClaimable, RootClaimed, SubnetAlphaIn,
	SubnetLimit, SubnetLocked, SubnetStakers, SubnetTAO, Tempo, TransactionKeyLastBlock,
};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::weights::WeightMeter;
use ganglion_economy::{Collateral, LockKind};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};

/// The name under which the clean-ups are listed among the measured pallets.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Counts `n` stakers of a dissolved subnet.
	#[benchmark]
	fn count_stakers(n: Linear<1, 64>) {
		let netuid = staked_subnet::<T>(n);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::CountStakers);
		let before = status.payout.alpha;

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(status.payout.alpha >= before + u128::from(n) * u128::from(STAKE));
	}

	/// Computes the parts of `n` stakers.
	#[benchmark]
	fn rank_stakers(n: Linear<1, 64>) {
		let netuid = staked_subnet::<T>(n);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RankStakers);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(status.payout.positions, u64::from(n) + 1);
	}

	/// Computes the protocol's part.
	#[benchmark]
	fn rank_protocol() {
		let netuid = staked_subnet::<T>(1);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RankProtocol);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(DissolvedShares::<T>::iter_prefix(netuid).count(), 3);
	}

	/// Pays `n` stakers, whose accounts are new.
	#[benchmark]
	fn pay_stakers(n: Linear<1, 64>) {
		let netuid = staked_subnet::<T>(n);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::PayStakers);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(status.payout.unpaid_positions, 0);
		assert_eq!(DissolvedShares::<T>::iter_prefix(netuid).count(), 0);
		assert!(!Protocol::<T>::spendable(&account("staker", n - 1, 0)).is_zero());
	}

	/// Refunds the owner and closes the account.
	#[benchmark]
	fn settle_account() {
		let netuid = staked_subnet::<T>(1);
		SubnetLocked::<T>::insert(netuid, TaoBalance::new(WEALTH));
		NetworkRegistrationStartBlock::<T>::put(u64::MAX);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::SettleAccount);
		// Leaves something to refund.
		status.payout.protocol_part = TaoBalance::new(TAO);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(!SubnetTAO::<T>::contains_key(netuid));
		assert!(Protocol::<T>::spendable(&account("coldkey", 0, 0)).rao() > WEALTH);
	}

	/// Destroys the stake of `n` stakers with nearly full lists of hotkeys.
	#[benchmark]
	fn release_stakers(n: Linear<1, 16>) {
		let netuid = staked_subnet::<T>(n);
		(0..n).for_each(|number| fill_key_lists::<T>(&account("staker", number, 0)));
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::ReleaseStakers);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(SubnetStakers::<T>::iter_prefix((netuid,)).count(), 0);
	}

	/// Removes a rate from each of `n` hotkeys that have earned on 127 other subnets.
	#[benchmark]
	fn forget_root_rates(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		for number in 0..n {
			let u = u16::from(netuid);
			let many = rates((u..=u).chain(300..427));
			RootClaimable::<T>::insert(hotkey::<T>(number), many);
		}
		Protocol::<T>::do_dissolve_network(netuid).expect("the subnet can be dissolved");

		#[block]
		{
			let mut accounts = Protocol::<T>::accounts_of_root_claims(netuid);
			Protocol::<T>::forget_root_claims(netuid, Forgetting::default(), &mut accounts, n);
		}

		let rates_left = (0..n).map(|number| Protocol::<T>::rates_of(&hotkey::<T>(number)));
		assert!(rates_left.into_iter().all(|rates| rates == 127));
	}

	/// Removes `n` accounts of root's stakers; the alpha set aside goes to the protocol.
	#[benchmark]
	fn forget_root_accounts(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		for number in 0..n {
			RootClaimed::<T>::insert((netuid, hotkey::<T>(number), coldkey::<T>(number)), 1);
		}
		crate::RootAlphaSetAside::<T>::insert(netuid, AlphaBalance::new(TAO));
		Protocol::<T>::do_dissolve_network(netuid).expect("the subnet can be dissolved");

		#[block]
		{
			let mut accounts = Protocol::<T>::accounts_of_root_claims(netuid);
			Protocol::<T>::forget_root_claims(netuid, Forgetting::Accounts, &mut accounts, n + 1);
		}

		assert_eq!(RootClaimed::<T>::iter_prefix((netuid,)).count(), 0);
		assert!(!crate::RootAlphaSetAside::<T>::contains_key(netuid));
	}

	/// Destroys the rest of a subnet's alpha.
	#[benchmark]
	fn destroy_alpha() {
		let netuid = subnet::<T>(0, 1);
		fill_pots::<T>(netuid, TAO);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::DestroyAlpha);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(!SubnetAlphaIn::<T>::contains_key(netuid));
	}

	/// Removes `n` neurons that have announced addresses.
	#[benchmark]
	fn remove_neurons(n: Linear<1, 256>) {
		let netuid = ranked_subnet::<T>(n as u16, 1);
		announce::<T>(netuid);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveNeurons);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(Keys::<T>::iter_prefix(netuid).count(), 0);
	}

	/// The same with 16 mechanisms.
	#[benchmark]
	fn remove_neurons_of_mechanisms(n: Linear<1, 16>) {
		let netuid = ranked_subnet::<T>(n as u16, 16);
		announce::<T>(netuid);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveNeurons);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		let last = netuid.storage_index(MechId::new(15));
		assert_eq!(MechanismCountCurrent::<T>::get(netuid), MechId::new(16));
		assert_eq!(Bonds::<T>::iter_prefix(last).count(), 0);
	}

	/// Removes the lists and figures of `m` mechanisms, and what they remember.
	#[benchmark]
	fn remove_mechanisms(m: Linear<1, 16>) {
		let netuid = ranked_subnet::<T>(2, m as u8);
		for index in Protocol::<T>::mechanism_indices(netuid) {
			remember::<T>(index, 2);
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveMechanisms);
		let last = netuid.storage_index(MechId::new(m as u8 - 1));
		assert!(crate::LastUpdate::<T>::contains_key(last));

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(!crate::LastUpdate::<T>::contains_key(last));
	}

	/// Removes the locks of `n` coldkeys.
	#[benchmark]
	fn remove_locks(n: Linear<1, 64>) {
		let (netuid, key) = (subnet::<T>(0, 1), hotkey::<T>(0));
		for number in 0..n {
			let who: T::AccountId = account("holder", number, 0);
			hold::<T>(netuid, &key, &who, TAO);
			Protocol::<T>::do_lock_stake(&who, &key, netuid, AlphaBalance::new(TAO))
				.expect("there is stake");
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveLocks);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(crate::Lock::<T>::iter_keys().count(), 0);
	}

	/// Removes the choices of `n` coldkeys for their locks.
	#[benchmark]
	fn remove_lock_kinds(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		for number in 0..n {
			let who: T::AccountId = account("holder", number, 0);
			Protocol::<T>::set_lock_kind(&who, netuid, LockKind::Perpetual);
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveLockKinds);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(crate::DecayingLock::<T>::iter_keys().count(), 0);
	}

	/// Removes the collateral of `n` coldkeys.
	#[benchmark]
	fn remove_collateral(n: Linear<1, 64>) {
		let (netuid, key) = (subnet::<T>(0, 1), hotkey::<T>(0));
		let collateral = Collateral { locked: TAO, ..Default::default() };
		for number in 0..n {
			let who: T::AccountId = account("holder", number, 0);
			Protocol::<T>::put_collateral(netuid, &key, &who, collateral);
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveCollateral);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(crate::MinerCollateral::<T>::iter_keys().count(), 0);
	}

	/// Removes `n` entries of a map keyed by subnet and account.
	#[benchmark]
	fn remove_entries(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		for number in 0..n {
			AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey::<T>(number), AlphaBalance::new(1));
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveDividends);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(AlphaDividendsPerSubnet::<T>::iter_prefix(netuid).count(), 0);
	}

	/// Removes five children from each of `n` hotkeys.
	#[benchmark]
	fn remove_links(n: Linear<1, 32>) {
		let netuid = subnet::<T>(0, 1);
		for number in 0..n {
			let child = |child| (u64::MAX / 5, account("child", child, number));
			let children = (0..5).map(child).collect();
			Protocol::<T>::link_children(&hotkey::<T>(number), netuid, children);
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveLinks);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(crate::SubnetLinks::<T>::get(netuid), 0);
	}

	/// Removes `n` childkey takes.
	#[benchmark]
	fn remove_childkey_takes(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		(0..n).for_each(|number| ChildkeyTake::<T>::insert(hotkey::<T>(number), netuid, 1));
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveChildkeyTakes);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(ChildkeyTake::<T>::iter().count(), 0);
	}

	/// Removes `n` choices of automatic staking.
	#[benchmark]
	fn remove_auto_stakes(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		let chosen = hotkey::<T>(0);
		for number in 0..n {
			Protocol::<T>::do_set_auto_stake(&coldkey::<T>(number), netuid, &chosen)
				.expect("it can be chosen");
		}
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveAutoStakes);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(AutoStakers::<T>::iter_prefix((netuid,)).count(), 0);
		assert!(!AutoStakeDestination::<T>::contains_key(coldkey::<T>(0), netuid));
	}

	/// Removes the owner's rate limits.
	#[benchmark]
	fn remove_owner_limits() {
		let netuid = subnet::<T>(0, 1);
		let keys = Protocol::<T>::owner_limits_of(netuid);
		keys.iter().for_each(|key| LastRateLimitedBlock::<T>::insert(key, 1));
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveOwnerLimits);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(!keys.into_iter().any(LastRateLimitedBlock::<T>::contains_key));
	}

	/// Removes `n` rate limits of accounts.
	#[benchmark]
	fn remove_account_limits(n: Linear<1, 64>) {
		let netuid = subnet::<T>(0, 1);
		(0..n)
			.for_each(|who| TransactionKeyLastBlock::<T>::insert((hotkey::<T>(who), netuid, 5), 1));
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveAccountLimits);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert_eq!(TransactionKeyLastBlock::<T>::iter().count(), 0);
	}

	/// Removes all items stored once per subnet.
	#[benchmark]
	fn remove_items() {
		let netuid = subnet::<T>(0, 1);
		let mut status = clean_up_until::<T>(netuid, CleanupPhase::RemoveItems);

		#[block]
		{
			run_phase::<T>(&mut status);
		}

		assert!(!Tempo::<T>::contains_key(netuid));
	}

	/// Finishes a clean-up while others are queued.
	#[benchmark]
	fn finish_clean_up() {
		let netuid = subnet::<T>(0, 1);
		let status = clean_up_until::<T>(netuid, CleanupPhase::RemoveItems);
		let done = u64::MAX.to_le_bytes().to_vec();
		let cursor = crate::block::cursor::Cursor::truncate_from(done);
		CurrentDissolveCleanupStatus::<T>::put(DissolveCleanupStatus { cursor, ..status });

		#[block]
		{
			Protocol::<T>::housekeeping(&mut WeightMeter::new());
		}

		assert!(DissolveCleanupQueue::<T>::get().is_empty());
		assert!(!CurrentDissolveCleanupStatus::<T>::exists());
	}

	/// Makes the subnet of the first registration in a full queue. All members of root lend to its
	/// owner's hotkey.
	#[benchmark]
	fn serve_waiting() {
		full_root::<T>();
		fill_up_to::<T>(SubnetLimit::<T>::get() - 1);
		for number in 0..MAX_WAITING {
			let (who, key) = (coldkey::<T>(30_000 + number), account("waiting", number, 0));
			Protocol::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
			let cost = TaoBalance::new(1_000 * TAO);
			let identity = Some(bounded(subnet_identity()));
			Protocol::<T>::wait_for_subnet(None, &who, &key, cost, identity).expect("it can wait");
		}
		let before = crate::TotalNetworks::<T>::get();
		// All other registrations keep waiting for clean-ups that are not finished.
		DissolveCleanupQueue::<T>::mutate(|queue| {
			(1..MAX_WAITING).for_each(|n| {
				queue.try_push(NetUid::new(1_000 + n as u16)).expect("there is room");
			});
		});

		#[block]
		{
			Protocol::<T>::serve_waiting(&mut WeightMeter::new());
		}

		assert_eq!(crate::TotalNetworks::<T>::get(), before + 1);
		assert_eq!(NetworkRegistrationQueue::<T>::get().len(), MAX_WAITING as usize - 1);
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, empty_chain(), Test);
}

/// Announces addresses and a certificate for each neuron of a subnet, and links it.
fn announce<T: Config>(netuid: NetUid) {
	for (key, uid) in Protocol::<T>::hotkeys_of(netuid).into_iter().zip(0u16..) {
		crate::AssociatedEvmAddress::<T>::insert(netuid, uid, (sp_core::H160::zero(), 1));
		crate::Axons::<T>::insert(netuid, &key, pallet_subtensor_runtime_api::AxonInfo::default());
		let metrics = pallet_subtensor_runtime_api::PrometheusInfo::default();
		crate::Prometheus::<T>::insert(netuid, &key, metrics);
		crate::NeuronCertificates::<T>::insert(netuid, &key, certificate(1));
	}
}
