//! Benchmarks of the calls, by their names in [`crate::weight_info::cost::WeightInfo`]. Some calls
//! share one:
//!
//! | benchmark | calls |
//! |---|---|
//! | `set_weights` | `set_weights`, `set_mechanism_weights`, `batch_set_weights` |
//! | `commit_weights` | `commit_weights`, `commit_mechanism_weights`, `batch_commit_weights` |
//! | `reveal_weights` | `reveal_weights`, `reveal_mechanism_weights`, `batch_reveal_weights` |
//! | `commit_timelocked_weights` | it, `commit_timelocked_mechanism_weights`, `commit_crv3_mechanism_weights` |
//! | `unstake_all` | `unstake_all`, `unstake_all_alpha` |
//! | `register_network` | `register_network`, `register_network_with_identity` |
//! | `burned_register` | `burned_register`, `register_limit`, `register` |
//! | `dissolve_network` | `dissolve_network`, `root_dissolve_network` |
//! | `swap_hotkey` | `swap_hotkey`, `swap_hotkey_v2` |
//!
//! Other calls have several: `burned_register` with a free uid, with a replaced neuron, and with
//! many mechanisms; `register_network` with a free number and with a queued registration;
//! `set_children` immediately and as `schedule_children`.

use super::{
	commits::{committer, fill_timelocks},
	world::*,
};
use crate::{
	alpha_assets::AlphaBurned,
	commits::hashed::Revealed,
	subnets::crowdloans::Crowdloans as _,
	types::{
		EpochConsensus, RootClaimTypeEnum, TransactionType, MAX_CRV3_COMMIT_SIZE_BYTES,
		MAX_QUEUED_COMMITS,
	},
	AlphaV2, AssociatedEvmAddress, AutoParentDelegationEnabled, AutoStakeDestination, Axons,
	BasketHeld, BasketTradeBucket, Call, ChildKeys, ChildkeyTake, ColdkeySwapAnnouncementDelay,
	ColdkeySwapAnnouncements, ColdkeySwapDisputes, Config, DecayingLock, Delegates,
	DissolveCleanupQueue, LastHotkeySwapOnNetuid, LastPowRegistrationBlock, Lock, MaxChildkeyTake,
	MaxDelegateTake, MaxRegistrationsPerBlock, MinChildkeyTake, MinerCollateral,
	NetworkImmunityPeriod, NetworkRegistrationQueue, NetworkRegistrationStartBlock,
	NeuronCertificates, NumRootClaim, Owner, Pallet, ParentKeys, PendingChildKeyCooldown,
	PendingChildKeys, Prometheus, RequiredEdges, RootClaimType, RootClaimableThreshold,
	SubnetEpochConsensus, SubnetLimit, SubnetLocked, SubnetworkN, SubtokenEnabled,
	TxChildkeyTakeRateLimit, Weights, WeightsSetRateLimit,
};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::LockState;
use sp_core::H160;
use sp_runtime::{traits::Hash, Percent};

/// Price limits far below and far above any price.
const LOWEST: u64 = TAO / 1_000;
const HIGHEST: u64 = 1_000_000 * TAO;
/// Minimum price of a move, one pool's alpha in the other's, far below the actual price.
const HALF: u64 = TAO / 2;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Sets `n` weights, unordered, with a hotkey that has the maximum number of parents, in
	/// Sigmoid mode.
	#[benchmark]
	fn set_weights(n: Linear<1, 256>) {
		let netuid = subnet::<T>(0, NEURONS);
		rank::<T>(netuid, NEURONS, VALIDATORS);
		let (index, caller) = (netuid.storage_index(MechId::MAIN), hotkey::<T>(1));
		lend_to_validator::<T>(netuid, &caller);
		SubnetEpochConsensus::<T>::insert(netuid, EpochConsensus::Sigmoid);
		RequiredEdges::<T>::insert(index, 1);
		WeightsSetRateLimit::<T>::insert(netuid, 0);
		// A prime above every `n`, so that each uid occurs once.
		let mixed = |uid| (uid * 307 % n) as u16;
		let (uids, weights) = (0..n).map(|uid| (mixed(uid), u16::MAX - uid as u16)).unzip();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), netuid, uids, weights, 0);

		assert_eq!(Weights::<T>::get(index, 1).len(), n as usize);
	}

	#[benchmark]
	fn add_stake() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (staker::<T>(), hotkey::<T>(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, TaoBalance::new(TAO));

		assert!(!Pallet::<T>::stake_of(&key, &who, netuid).is_zero());
	}

	/// The limit allows a part of the amount, and the hotkey becomes a delegate.
	#[benchmark]
	fn add_stake_limit() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (staker::<T>(), hotkey::<T>(1));
		Delegates::<T>::remove(&key);
		let (amount, limit) = (TaoBalance::new(9_000 * TAO), TaoBalance::new(TAO + TAO / 10));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, amount, limit, true);

		let bought = Pallet::<T>::stake_of(&key, &who, netuid);
		assert!(!bought.is_zero() && bought < AlphaBalance::new(1_000 * TAO));
		assert!(Delegates::<T>::contains_key(key));
	}

	#[benchmark]
	fn remove_stake() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, alpha);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
		assert!(AlphaBurned::<T>::get(netuid).is_zero(), "the author gets the fee");
	}

	#[benchmark]
	fn remove_stake_limit() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);
		let limit = TaoBalance::new(LOWEST);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, alpha, limit, true);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn remove_stake_full_limit() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, _) = stake::<T>(netuid, &key);
		let limit = Some(TaoBalance::new(LOWEST));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), netuid, limit);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn move_stake() {
		let Move { from, to, key, who, alpha } = mover::<T>();
		let other = heir_hotkey::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, other.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&other, &who, to).is_zero());
	}

	#[benchmark]
	fn move_stake_limit() {
		let Move { from, to, key, who, alpha } = mover::<T>();
		let (other, limit) = (heir_hotkey::<T>(), TaoBalance::new(HALF));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, other.clone(), from, to, alpha, limit, true);

		assert!(!Pallet::<T>::stake_of(&other, &who, to).is_zero());
	}

	#[benchmark]
	fn transfer_stake() {
		let Move { from, to, key, who, alpha } = mover::<T>();
		let heir = busy_coldkey::<T>(8);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), heir.clone(), key.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&key, &heir, to).is_zero());
	}

	#[benchmark]
	fn transfer_stake_and_hotkey() {
		let Move { from, to, key, who, alpha } = mover::<T>();
		let (heir, other) = (busy_coldkey::<T>(8), heir_hotkey::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), heir.clone(), key, other.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&other, &heir, to).is_zero());
	}

	#[benchmark]
	fn swap_stake() {
		let Move { from, to, key, who, alpha } = mover::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), from, to, alpha);

		assert!(!Pallet::<T>::stake_of(&key, &who, to).is_zero());
	}

	#[benchmark]
	fn swap_stake_limit() {
		let Move { from, to, key, who, alpha } = mover::<T>();
		let limit = TaoBalance::new(HALF);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), from, to, alpha, limit, true);

		assert!(!Pallet::<T>::stake_of(&key, &who, to).is_zero());
	}

	/// Reads `s` positions that are too small to sell, and sells `p` others. The small ones keep
	/// the hotkey in the coldkey's list.
	#[benchmark]
	fn unstake_all(s: Linear<1, 64>, p: Linear<1, 64>) {
		let (small, sold) = (s as u16, p as u16);
		let (who, key) = (staker::<T>(), hotkey::<T>(0));
		for index in 0..small + sold {
			let amount = if index < sold { STAKE } else { 1 };
			hold::<T>(subnet::<T>(index, 1), &key, &who, amount);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		for index in 0..small + sold {
			assert_eq!(AlphaV2::<T>::contains_key((&key, &who, netuid(index))), index >= sold);
		}
	}

	#[benchmark]
	fn recycle_alpha() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), alpha, netuid);

		assert!(!AlphaV2::<T>::contains_key((key, who, netuid)));
	}

	#[benchmark]
	fn burn_alpha() {
		let netuid = subnet::<T>(0, 2);
		let key = hotkey::<T>(1);
		let (who, alpha) = stake::<T>(netuid, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, alpha, netuid);

		assert_eq!(AlphaBurned::<T>::get(netuid), alpha);
	}

	#[benchmark]
	fn add_stake_burn() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (staker::<T>(), hotkey::<T>(1));
		Delegates::<T>::remove(&key);
		let limit = Some(TaoBalance::new(HIGHEST));

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key, netuid, TaoBalance::new(TAO), limit);

		assert!(!AlphaBurned::<T>::get(netuid).is_zero());
	}

	/// Adds to a lock, where others have locked for the hotkey. The weight of counting the stake is
	/// added, see [`crate::weight_info::call_weights`].
	#[benchmark]
	fn lock_stake() {
		let (netuid, who) = locker::<T>();
		let before = Pallet::<T>::locked(&who, netuid);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), hotkey::<T>(1), netuid, AlphaBalance::new(TAO / 100));

		assert!(Pallet::<T>::locked(&who, netuid) > before);
	}

	/// Locks all stake of the position, and buys more. The weight of counting what is free is
	/// added, see [`crate::weight_info::call_weights`].
	#[benchmark]
	fn add_collateral() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(1), hotkey::<T>(1));
		let held = Pallet::<T>::stake_of(&key, &who, netuid);
		let alpha = held.saturating_add(AlphaBalance::new(TAO));
		let limit = TaoBalance::new(HIGHEST);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, key.clone(), alpha, limit);

		assert!(Pallet::<T>::collateral_of(netuid, &key, &who) > held);
	}

	/// Locks a part of the stake of the position.
	#[benchmark]
	fn add_collateral_of_free_stake() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(1), hotkey::<T>(1));
		let (alpha, limit) = (AlphaBalance::new(TAO), TaoBalance::new(HIGHEST));

		#[extrinsic_call]
		add_collateral(RawOrigin::Signed(who.clone()), netuid, key.clone(), alpha, limit);

		assert_eq!(Pallet::<T>::collateral_of(netuid, &key, &who), alpha);
	}

	#[benchmark]
	fn set_min_collateral() {
		let netuid = subnet::<T>(0, 2);
		let (who, key) = (coldkey::<T>(1), hotkey::<T>(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, key.clone(), AlphaBalance::new(TAO));

		assert!(MinerCollateral::<T>::contains_key((netuid, key, who)));
	}

	#[benchmark]
	fn move_lock() {
		let (netuid, who) = locker::<T>();
		let other = hotkey::<T>(2);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), other.clone(), netuid);

		assert!(Lock::<T>::contains_key((who, netuid, other)));
	}

	#[benchmark]
	fn set_perpetual_lock() {
		let (netuid, who) = locker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, true);

		assert_eq!(DecayingLock::<T>::get(who, netuid), Some(false));
	}

	#[benchmark]
	fn set_reject_locked_alpha() {
		let who = staker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), false);

		assert!(Pallet::<T>::accepts_locked_alpha(&who));
	}

	#[benchmark]
	fn set_coldkey_auto_stake_hotkey() {
		let netuid = subnet::<T>(0, 3);
		let (who, key) = (coldkey::<T>(7), hotkey::<T>(2));
		Pallet::<T>::do_set_auto_stake(&who, netuid, &hotkey::<T>(1)).expect("it can be chosen");

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, key.clone());

		assert_eq!(AutoStakeDestination::<T>::get(who, netuid), Some(key));
	}

	/// Replaces a neuron of a full subnet, in which all neurons have weights to and bonds in all
	/// others.
	#[benchmark]
	fn burned_register() {
		let netuid = ranked_subnet::<T>(NEURONS, 1);
		at_block::<T>(100_000);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(who), netuid, key.clone());

		assert!(Pallet::<T>::uid_of(netuid, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(netuid), NEURONS);
	}

	/// Replaces the same neuron by proof of work.
	#[benchmark]
	fn pow_register() {
		let netuid = ranked_subnet::<T>(NEURONS, 1);
		at_block::<T>(100_000);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));
		MaxRegistrationsPerBlock::<T>::insert(netuid, u16::MAX);
		let work = work_for::<T>(netuid, &who, &key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), netuid, work.block, work.nonce, work.seal, key.clone());

		assert!(Pallet::<T>::uid_of(netuid, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(netuid), NEURONS);
		assert_eq!(LastPowRegistrationBlock::<T>::get(key), Some(work.block));
	}

	/// The same with the maximum number of mechanisms, which allows fewer neurons.
	#[benchmark]
	fn burned_register_of_mechanisms() {
		let netuid = ranked_subnet::<T>(NEURONS / 16, 16);
		at_block::<T>(100_000);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		burned_register(RawOrigin::Signed(who), netuid, key.clone());

		assert!(Pallet::<T>::uid_of(netuid, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(netuid), NEURONS / 16);
	}

	#[benchmark]
	fn burned_register_of_free_uid() {
		let netuid = subnet::<T>(0, NEURONS - 1);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));

		#[extrinsic_call]
		burned_register(RawOrigin::Signed(who), netuid, key.clone());

		assert_eq!(Pallet::<T>::uid_of(netuid, &key), Some(NEURONS - 1));
	}

	/// Replaces a member of root.
	#[benchmark]
	fn root_register() {
		full_root::<T>();
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));
		Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
		buy::<T>(NetUid::ROOT, &key, &who, STAKE);
		Delegates::<T>::remove(&key);
		let seats = SubnetworkN::<T>::get(NetUid::ROOT);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone());

		assert!(Pallet::<T>::uid_of(NetUid::ROOT, &key).is_some());
		assert_eq!(SubnetworkN::<T>::get(NetUid::ROOT), seats);
	}

	/// Makes the last subnet below the limit with what `k` people have raised. All members of root
	/// lend to its owner's hotkey.
	#[benchmark]
	fn register_leased_network(k: Linear<2, 500>) {
		full_root::<T>();
		fill_up_to::<T>(SubnetLimit::<T>::get() - 1);
		let others: Vec<_> = (1..k).map(|number| account("contributor", number, 0)).collect();
		let creator = coldkey::<T>(9_000);
		T::Crowdloans::raise(&creator, &others, TaoBalance::new(WEALTH));

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), Percent::from_percent(50), None);

		let lease = crate::SubnetLeases::<T>::iter_values().next().expect("it is stored");
		assert_eq!(lease.beneficiary, creator);
		assert_ne!(lease.netuid, NetUid::ROOT);
		assert_eq!(crate::SubnetLeaseShares::<T>::iter().count() as u32, k - 1);
	}

	/// Both kinds of locks are on both hotkeys.
	#[benchmark]
	fn terminate_lease() {
		let netuid = subnet::<T>(0, 2);
		at_block::<T>(2);
		let (who, key) = (coldkey::<T>(9_000), hotkey::<T>(9_000));
		Pallet::<T>::bind_hotkey(&key, &who).expect("the hotkey is free");
		let lease = put_lease::<T>(0, &who);
		Pallet::<T>::set_owner(netuid, &lease.coldkey, &lease.hotkey);
		Pallet::<T>::begin_lease(netuid, &lease.coldkey);
		let sum = LockState {
			locked_mass: AlphaBalance::new(TAO),
			conviction: Default::default(),
			last_update: 1,
		};
		crate::OwnerLock::<T>::insert(netuid, sum);
		crate::DecayingOwnerLock::<T>::insert(netuid, sum);
		crate::HotkeyLock::<T>::insert(netuid, &key, sum);
		crate::DecayingHotkeyLock::<T>::insert(netuid, &key, sum);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 0, key);

		assert_eq!(crate::SubnetOwner::<T>::get(netuid), who);
	}

	/// Makes the last subnet below the limit. All members of root lend to its owner's hotkey.
	#[benchmark]
	fn register_network() {
		full_root::<T>();
		fill_up_to::<T>(SubnetLimit::<T>::get() - 1);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));
		let free = netuid(SubnetLimit::<T>::get());
		let before = crate::TotalNetworks::<T>::get();

		#[extrinsic_call]
		register_network_with_identity(
			RawOrigin::Signed(who.clone()),
			key.clone(),
			Some(subnet_identity()),
		);

		assert_eq!(Owner::<T>::get(&key), who);
		assert_eq!(crate::TotalNetworks::<T>::get(), before + 1);
		assert_eq!(crate::SubnetIdentitiesV3::<T>::iter().count(), 1);
		let lenders = |netuid| ParentKeys::<T>::get(&key, netuid).len();
		assert!((0..u16::from(free)).map(NetUid::new).map(lenders).max() == Some(64));
	}

	/// Dissolves a subnet for a new one, whose registration is queued.
	#[benchmark]
	fn register_network_by_waiting() {
		let limit = SubnetLimit::<T>::get();
		fill_up_to::<T>(limit);
		NetworkImmunityPeriod::<T>::put(0);
		at_block::<T>(100_000);
		let (who, key) = (busy_coldkey::<T>(9_000), hotkey::<T>(9_000));

		let victim = Pallet::<T>::subnet_to_prune().expect("none is immune");
		Pallet::<T>::put_subnet_identity(victim, bounded(subnet_identity()));

		#[extrinsic_call]
		register_network_with_identity(RawOrigin::Signed(who), key, Some(subnet_identity()));

		assert_eq!(crate::WaitingIdentities::<T>::iter().count(), 1);
		assert_eq!(crate::SubnetIdentitiesV3::<T>::iter().count(), 0);
		assert_eq!(NetworkRegistrationQueue::<T>::get().len(), 1);
		assert_eq!(DissolveCleanupQueue::<T>::get().len(), 1);
	}

	/// Dissolves a subnet registered before registration opened, while others are queued for
	/// clean-up.
	#[benchmark]
	fn dissolve_network() {
		let netuid = subnet::<T>(0, 1);
		SubnetLocked::<T>::insert(netuid, TaoBalance::new(HIGHEST));
		NetworkRegistrationStartBlock::<T>::put(u64::MAX);
		Pallet::<T>::put_subnet_identity(netuid, bounded(subnet_identity()));
		DissolveCleanupQueue::<T>::mutate(|queue| {
			(1..128).for_each(|other| queue.try_push(NetUid::new(200 + other)).expect("room"));
		});

		#[extrinsic_call]
		_(RawOrigin::Root, coldkey::<T>(0), netuid);

		assert!(!Pallet::<T>::subnet_exists(netuid));
		assert!(!SubnetLocked::<T>::get(netuid).is_zero());
	}

	#[benchmark]
	fn start_call() {
		let netuid = subnet::<T>(0, 1);
		crate::FirstEmissionBlockNumber::<T>::remove(netuid);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid);

		assert!(crate::FirstEmissionBlockNumber::<T>::contains_key(netuid));
	}

	/// With a queue of nine commits.
	#[benchmark]
	fn commit_weights() {
		let (netuid, who) = committer::<T>();
		let hash = |number| sp_core::H256::repeat_byte(number);
		for number in 0..9 {
			let main = MechId::MAIN;
			Pallet::<T>::do_commit_weights(&who, netuid, main, hash(number)).expect("it commits");
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, hash(9));

		let index = netuid.storage_index(MechId::MAIN);
		assert_eq!(crate::WeightCommits::<T>::get(index, who).map(|queue| queue.len()), Some(10));
	}

	/// A row of `n` uids, with as many numbers of salt, whose commit is the last of ten.
	#[benchmark]
	fn reveal_weights(n: Linear<1, 256>) {
		let (netuid, who) = committer::<T>();
		let index = netuid.storage_index(MechId::MAIN);
		let uids: Vec<u16> = (0..n as u16).collect();
		let row = Revealed { values: uids.clone(), salt: uids.clone(), uids, version_key: 0 };
		let mut hashes: Vec<_> = (0..9).map(sp_core::H256::repeat_byte).collect();
		hashes.push(row.hash(&who, index));
		for hash in hashes {
			Pallet::<T>::do_commit_weights(&who, netuid, MechId::MAIN, hash).expect("it commits");
		}
		Pallet::<T>::consume_epoch_slot(netuid);
		let Revealed { uids, values, salt, version_key } = row;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), netuid, uids, values, salt, version_key);

		assert!(!crate::WeightCommits::<T>::contains_key(index, who));
	}

	/// The longest ciphertext, in a queue that has room for one more.
	#[benchmark]
	fn commit_timelocked_weights() {
		let (netuid, who) = committer::<T>();
		let index = netuid.storage_index(MechId::MAIN);
		let epoch = Pallet::<T>::commit_epoch(netuid);
		fill_timelocks::<T>(index, epoch, MAX_QUEUED_COMMITS - 1);
		let commit = vec![1; MAX_CRV3_COMMIT_SIZE_BYTES as usize].try_into().expect("it fits");

		#[extrinsic_call]
		_(RawOrigin::Signed(who), netuid, commit, u64::MAX, 4);

		let queued = crate::TimelockedWeightCommits::<T>::get(index, epoch);
		assert_eq!(queued.len(), MAX_QUEUED_COMMITS as usize);
	}

	/// Looks at `h` hotkeys, of which the last alone has a uid.
	#[benchmark]
	fn set_identity(h: Linear<1, 1024>) {
		subnet::<T>(0, 1);
		let (who, key) = (coldkey::<T>(0), hotkey::<T>(0));
		let mut owned: Vec<T::AccountId> =
			(1..h).map(|number| account("another hotkey", number, 0)).collect();
		owned.push(key);
		crate::OwnedHotkeys::<T>::insert(&who, crate::types::KeyList::<T>::truncate_from(owned));
		let (short, long) = (|| vec![b'x'; 256], || vec![b'x'; 1_024]);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			short(),
			short(),
			short(),
			long(),
			short(),
			long(),
			long(),
		);

		assert!(crate::IdentitiesV2::<T>::contains_key(who));
	}

	/// Replaces the identity.
	#[benchmark]
	fn set_subnet_identity() {
		let netuid = subnet::<T>(0, 1);
		Pallet::<T>::put_subnet_identity(netuid, bounded(subnet_identity()));
		let (short, long) = (|| vec![b'y'; 256], || vec![b'y'; 1_024]);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(coldkey::<T>(0)),
			netuid,
			short(),
			long(),
			long(),
			long(),
			short(),
			long(),
			long(),
			long(),
		);

		let name = Pallet::<T>::subnet_identity(netuid).map(|identity| identity.subnet_name);
		assert_eq!(name, Some(short()));
	}

	/// Changes the symbol, to the last of the list, of one of `s` subnets.
	#[benchmark]
	fn update_symbol(s: Linear<1, 128>) {
		subnets::<T>(s);
		let (netuid, last) = (netuid(0), crate::subnets::symbols::count() - 1);
		let symbol = crate::subnets::symbols::symbol(last).expect("the list has it").into_inner();

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid, symbol.clone());

		assert_eq!(*crate::TokenSymbol::<T>::get(netuid), *symbol);
	}

	#[benchmark]
	fn set_tempo() {
		let netuid = subnet::<T>(0, 1);
		Pallet::<T>::note_transaction(&coldkey::<T>(0), netuid, TransactionType::SetTempo);
		at_block::<T>(100_000);
		crate::LastEpochBlock::<T>::insert(netuid, 100_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid, 361);

		assert_eq!(crate::Tempo::<T>::get(netuid), 361);
	}

	#[benchmark]
	fn set_activity_cutoff_factor() {
		let netuid = subnet::<T>(0, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid, 1_001);

		assert_eq!(crate::ActivityCutoffFactorMilli::<T>::get(netuid), 1_001);
	}

	#[benchmark]
	fn enable_voting_power_tracking() {
		let netuid = subnet::<T>(0, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid);

		assert!(crate::VotingPowerTrackingEnabled::<T>::get(netuid));
	}

	#[benchmark]
	fn disable_voting_power_tracking() {
		let netuid = subnet::<T>(0, 1);
		crate::VotingPowerTrackingEnabled::<T>::insert(netuid, true);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid);

		assert_ne!(crate::VotingPowerDisableAtBlock::<T>::get(netuid), 0);
	}

	#[benchmark]
	fn sudo_set_voting_power_ema_alpha() {
		let netuid = subnet::<T>(0, 1);

		#[extrinsic_call]
		_(RawOrigin::Root, netuid, 7);

		assert_eq!(crate::VotingPowerEmaAlpha::<T>::get(netuid), 7);
	}

	#[benchmark]
	fn trigger_epoch() {
		let netuid = subnet::<T>(0, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid);

		assert_ne!(crate::PendingEpochAt::<T>::get(netuid), 0);
	}

	#[benchmark]
	fn try_associate_hotkey() {
		let (who, key) = (busy_coldkey::<T>(7), hotkey::<T>(7));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert_eq!(Pallet::<T>::owner_of(&key), Some(who));
	}

	/// Queues the swap of a delegate that is a member of every subnet, whose owner has full lists,
	/// while another swap waits: its steps are not part of the call.
	#[benchmark]
	fn swap_hotkey() {
		let (who, old, new) = (busy_coldkey::<T>(7), hotkey::<T>(7), hotkey::<T>(8));
		fill_up_to::<T>(SubnetLimit::<T>::get());
		Pallet::<T>::bind_hotkey(&old, &who).expect("the hotkey is free");
		for netuid in Pallet::<T>::subnets() {
			Pallet::<T>::append_neuron(netuid, &old).expect("there is room");
		}
		Pallet::<T>::become_delegate(&old);
		another_swap_waits::<T>();
		at_block::<T>(100_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), old.clone(), new, None);

		assert!(Pallet::<T>::is_in_swap(&old));
		assert_eq!(LastHotkeySwapOnNetuid::<T>::get(netuid(0), &who), 100_000);
	}

	#[benchmark]
	fn announce_coldkey_swap() {
		let who = coldkey::<T>(7);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Default::default());

		assert!(ColdkeySwapAnnouncements::<T>::contains_key(who));
	}

	#[benchmark]
	fn swap_coldkey_announced() {
		let (who, new) = (busy_coldkey::<T>(7), account("heir", 0, 0));
		let hash = T::Hashing::hash_of(&new);
		ColdkeySwapAnnouncementDelay::<T>::put(0);
		Pallet::<T>::do_announce_coldkey_swap(&who, hash).expect("there is money");
		another_swap_waits::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), new);

		assert!(Pallet::<T>::is_in_swap(&who));
	}

	#[benchmark]
	fn dispute_coldkey_swap() {
		let who = coldkey::<T>(7);
		Pallet::<T>::do_announce_coldkey_swap(&who, Default::default()).expect("there is money");

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(ColdkeySwapDisputes::<T>::contains_key(who));
	}

	#[benchmark]
	fn clear_coldkey_swap_announcement() {
		let who = coldkey::<T>(7);
		Pallet::<T>::do_announce_coldkey_swap(&who, Default::default()).expect("there is money");
		at_block::<T>(1_000_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!ColdkeySwapAnnouncements::<T>::contains_key(who));
	}

	#[benchmark]
	fn reset_coldkey_swap() {
		let who = coldkey::<T>(7);
		Pallet::<T>::do_announce_coldkey_swap(&who, Default::default()).expect("there is money");
		Pallet::<T>::do_dispute_coldkey_swap(&who).expect("it is announced");

		#[extrinsic_call]
		_(RawOrigin::Root, who.clone());

		assert!(!ColdkeySwapAnnouncements::<T>::contains_key(who));
	}

	#[benchmark]
	fn swap_coldkey() {
		let (who, new) = (busy_coldkey::<T>(7), account("heir", 0, 0));
		Pallet::<T>::do_announce_coldkey_swap(&who, Default::default()).expect("there is money");
		Pallet::<T>::do_dispute_coldkey_swap(&who).expect("it is announced");
		another_swap_waits::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, who.clone(), new, TaoBalance::new(TAO));

		assert!(Pallet::<T>::is_in_swap(&who));
	}

	/// Replaces the announced address.
	#[benchmark]
	fn serve_axon() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);
		Axons::<T>::insert(netuid, &key, pallet_subtensor_runtime_api::AxonInfo::default());
		at_block::<T>(100_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(key.clone()), netuid, 1, 0x0808_0808, 8_091, 4, 0, 0, 0);

		assert_eq!(Axons::<T>::get(netuid, key).map(|axon| axon.block), Some(100_000));
	}

	/// Replaces the announced address and its certificate, which is as long as can be.
	#[benchmark]
	fn serve_axon_tls() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);
		Axons::<T>::insert(netuid, &key, pallet_subtensor_runtime_api::AxonInfo::default());
		NeuronCertificates::<T>::insert(netuid, &key, certificate(1));
		at_block::<T>(100_000);
		let (caller, new) = (RawOrigin::Signed(key.clone()), vec![2; 65]);

		#[extrinsic_call]
		_(caller, netuid, 1, 0x0808_0808, 8_091, 4, 0, 0, 0, new);

		assert_eq!(Axons::<T>::get(netuid, &key).map(|axon| axon.block), Some(100_000));
		assert_eq!(NeuronCertificates::<T>::get(netuid, key), Some(certificate(2)));
	}

	/// Replaces the link of a neuron.
	#[benchmark]
	fn associate_evm_key() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);
		AssociatedEvmAddress::<T>::insert(netuid, 0, (H160::zero(), 1));
		at_block::<T>(100_000);
		let (evm_key, signature) = evm_proof(&key, 100_000);
		let caller = RawOrigin::Signed(key);

		#[extrinsic_call]
		_(caller, netuid, evm_key, 100_000, signature);

		assert_eq!(AssociatedEvmAddress::<T>::get(netuid, 0), Some((evm_key, 100_000)));
	}

	/// Replaces the announced address.
	#[benchmark]
	fn serve_prometheus() {
		let netuid = subnet::<T>(0, 1);
		let key = hotkey::<T>(0);
		Prometheus::<T>::insert(
			netuid,
			&key,
			pallet_subtensor_runtime_api::PrometheusInfo::default(),
		);
		at_block::<T>(100_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(key.clone()), netuid, 1, 0x0808_0808, 8_091, 4);

		assert_eq!(Prometheus::<T>::get(netuid, key).map(|info| info.block), Some(100_000));
	}

	#[benchmark]
	fn increase_take() {
		let (who, key) = delegate::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), 1);

		assert_eq!(Delegates::<T>::get(key), 1);
	}

	#[benchmark]
	fn decrease_take() {
		let (who, key) = delegate::<T>(MaxDelegateTake::<T>::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), 1);

		assert_eq!(Delegates::<T>::get(key), 1);
	}

	/// Raises a childkey take that was set before.
	#[benchmark]
	fn set_childkey_take() {
		let netuid = subnet::<T>(0, 1);
		let (who, key) = (coldkey::<T>(0), hotkey::<T>(0));
		ChildkeyTake::<T>::insert(&key, netuid, 1);
		Pallet::<T>::note_transaction(&key, netuid, TransactionType::SetChildkeyTake);
		TxChildkeyTakeRateLimit::<T>::put(1);
		at_block::<T>(100_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), netuid, 2);

		assert_eq!(ChildkeyTake::<T>::get(key, netuid), 2);
	}

	#[benchmark]
	fn sudo_set_tx_childkey_take_rate_limit() {
		#[extrinsic_call]
		_(RawOrigin::Root, 77);

		assert_eq!(TxChildkeyTakeRateLimit::<T>::get(), 77);
	}

	#[benchmark]
	fn sudo_set_min_childkey_take() {
		#[extrinsic_call]
		_(RawOrigin::Root, 77);

		assert_eq!(MinChildkeyTake::<T>::get(), 77);
	}

	#[benchmark]
	fn sudo_set_max_childkey_take() {
		#[extrinsic_call]
		_(RawOrigin::Root, 77);

		assert_eq!(MaxChildkeyTake::<T>::get(), 77);
	}

	/// Replaces five children by `n` others immediately, with stake on `s` subnets. The list of
	/// parents of every child is full.
	#[benchmark]
	fn set_children(n: Linear<0, 5>, s: Linear<1, 128>) {
		let (netuid, Parent { who, key, children }) = (netuid(0), parent::<T>(n, s));
		SubtokenEnabled::<T>::insert(netuid, false);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), netuid, children.clone());

		assert_eq!(ChildKeys::<T>::get(&key, netuid).len(), n as usize);
		for (_, child) in children {
			assert_eq!(ParentKeys::<T>::get(child, netuid).len(), 64);
		}
	}

	/// Schedules `n` children, with stake on `s` subnets.
	#[benchmark]
	fn schedule_children(n: Linear<0, 5>, s: Linear<1, 128>) {
		let (netuid, Parent { who, key, children }) = (netuid(0), parent::<T>(n, s));

		#[extrinsic_call]
		set_children(RawOrigin::Signed(who), key.clone(), netuid, children);

		assert_eq!(PendingChildKeys::<T>::get(netuid, key).0.len(), n as usize);
	}

	#[benchmark]
	fn set_pending_childkey_cooldown() {
		#[extrinsic_call]
		_(RawOrigin::Root, 77);

		assert_eq!(PendingChildKeyCooldown::<T>::get(), 77);
	}

	#[benchmark]
	fn set_auto_parent_delegation_enabled() {
		let (who, key) = delegate::<T>(0);
		Pallet::<T>::append_neuron(NetUid::ROOT, &key).expect("there is a seat");

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), false);

		assert!(!AutoParentDelegationEnabled::<T>::get(key));
	}

	/// Claims from one of `l` listed hotkeys on one subnet. `look_at_root_claims` and `root_claims`
	/// of the stages measure the other hotkeys and further claims.
	#[benchmark]
	fn claim_root(l: Linear<1, 1022>) {
		let (key, who) = root_staker::<T>(1);
		let listed = |list: &mut crate::types::KeyList<T>| {
			let others = list.iter().filter(|other| **other != key).cloned();
			let mut keys: Vec<_> = others.take(l as usize - 1).collect();
			keys.push(key.clone());
			*list = crate::types::KeyList::<T>::truncate_from(keys);
		};
		crate::StakingHotkeys::<T>::mutate(&who, listed);
		let subnets: BTreeSet<_> = (0..5).map(netuid).collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), subnets);

		assert_eq!(crate::StakingHotkeys::<T>::get(&who).len(), l as usize);
		assert!(Pallet::<T>::owed_to_root_staker(&key, &who, netuid(0)).is_zero());
	}

	/// Claims from one hotkey on `r` subnets.
	#[benchmark]
	fn claim_root_with_hotkey(r: Linear<1, 128>) {
		let (key, who) = root_staker::<T>(r);
		let before = Pallet::<T>::stake_of(&key, &who, NetUid::ROOT);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert!(Pallet::<T>::owed_to_root_staker_by_subnet(&key, &who).is_empty());
		assert!(Pallet::<T>::stake_of(&key, &who, NetUid::ROOT) > before);
	}

	/// Buys shares in a basket with `r` holdings.
	#[benchmark]
	fn stake_into_basket(r: Linear<1, 128>) {
		let (key, _) = basket::<T>(r);
		let who = staker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), TaoBalance::new(STAKE));

		assert_eq!(BasketHeld::<T>::iter_key_prefix(who).count(), 1);
	}

	/// Sells a holding of a basket with `r` holdings, and buys another.
	#[benchmark]
	fn swap_basket(r: Linear<2, 128>) {
		let (key, who) = basket::<T>(r);
		let (from, to, amount) = (netuid(0), netuid(1), AlphaBalance::new(TAO));

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), from, to, amount, 0);

		assert!(BasketTradeBucket::<T>::contains_key(key));
	}

	/// Makes `l` trades of a basket with holdings everywhere, each of a pair of subnets of its own.
	#[benchmark]
	fn swap_basket_many(l: Linear<1, 64>) {
		let (key, who) = basket::<T>(128);
		let amount = AlphaBalance::new(TAO / 10);
		let leg = |index| (netuid(2 * index), netuid(2 * index + 1), amount, 0);
		let legs: Vec<_> = (0..l as u16).map(leg).collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), key.clone(), legs.try_into().expect("they fit"));

		assert!(BasketTradeBucket::<T>::contains_key(key));
	}

	/// Chooses to keep the dividends of a list of subnets of maximum length.
	#[benchmark]
	fn set_root_claim_type() {
		let who = coldkey::<T>(7);
		let subnets: BTreeSet<_> = (0..crate::types::NETUIDS).map(NetUid::new).collect();
		let subnets = subnets.try_into().expect("the set has room for all");
		let kind = RootClaimTypeEnum::KeepSubnets { subnets };

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), kind.clone());

		assert_eq!(RootClaimType::<T>::get(who), kind);
	}

	#[benchmark]
	fn sudo_set_num_root_claims() {
		#[extrinsic_call]
		_(RawOrigin::Root, 50);

		assert_eq!(NumRootClaim::<T>::get(), 50);
	}

	#[benchmark]
	fn sudo_set_root_claim_threshold() {
		let netuid = subnet::<T>(0, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(coldkey::<T>(0)), netuid, 77);

		assert_eq!(RootClaimableThreshold::<T>::get(netuid), 77);
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, chain(), Test);
}

/// Stake to be moved to another subnet.
struct Move<AccountId> {
	from: NetUid,
	to: NetUid,
	key: AccountId,
	who: AccountId,
	alpha: AlphaBalance,
}

fn mover<T: Config>() -> Move<T::AccountId> {
	let (from, to, key) = (subnet::<T>(0, 2), subnet::<T>(1, 2), hotkey::<T>(1));
	let (who, alpha) = stake::<T>(from, &key);
	Delegates::<T>::remove(&key);
	Move { from, to, key, who, alpha }
}

/// A coldkey with a lock on the second hotkey of a subnet, for which others have locked as well as
/// for the third.
fn locker<T: Config>() -> (NetUid, T::AccountId) {
	let netuid = subnet::<T>(0, 3);
	let lock = |who: &T::AccountId, key: &T::AccountId, rao| {
		let amount = AlphaBalance::new(rao);
		Pallet::<T>::do_lock_stake(who, key, netuid, amount).expect("there is stake");
	};
	for (number, on) in [(8, 1), (9, 2)] {
		let (who, key) = (coldkey::<T>(number), hotkey::<T>(on));
		hold::<T>(netuid, &key, &who, TAO);
		lock(&who, &key, TAO / 2);
	}
	let (who, alpha) = stake::<T>(netuid, &hotkey::<T>(1));
	lock(&who, &hotkey::<T>(1), alpha.rao() / 2);
	at_block::<T>(100_000);
	(netuid, who)
}

/// A hotkey of the second subnet that becomes a delegate when others stake with it.
fn heir_hotkey<T: Config>() -> T::AccountId {
	let key = hotkey::<T>(1_001);
	Delegates::<T>::remove(&key);
	key
}
