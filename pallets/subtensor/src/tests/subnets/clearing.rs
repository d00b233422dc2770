//! A dissolved subnet leaves nothing in storage.

use crate::tests::mock::*;
use crate::{
	types::{EpochConsensus, Hyperparameter, RateLimitKey, SigmoidParameters, TransactionType},
	*,
};
use codec::Encode;
use frame_support::{assert_ok, storage::storage_prefix, StorageHasher};
use sp_metadata_ir::{StorageEntryTypeIR, StorageHasherIR};
use std::collections::BTreeSet;

/// The storage keys of the protocol pallet and of the pools.
fn keys() -> BTreeSet<Vec<u8>> {
	let prefixes =
		["SubtensorModule", "Swap"].map(|name| sp_io::hashing::twox_128(name.as_bytes()));
	let mut keys = BTreeSet::new();
	let mut key = vec![];
	while let Some(next) = sp_io::storage::next_key(&key) {
		if prefixes.iter().any(|prefix| next.starts_with(prefix)) {
			keys.insert(next.clone());
		}
		key = next;
	}
	keys
}

/// Stores the default in every map by subnet that has no entry for this subnet. Returns the number
/// of maps.
fn touch_every_item(netuid: NetUid) -> usize {
	let number = netuid.encode();
	let mut touched = 0;
	let entries = SubtensorModule::storage_metadata();
	for entry in entries.entries {
		let StorageEntryTypeIR::Map { hashers, key, .. } = &entry.ty else { continue };
		// Removed at the dissolution, before any clean-up.
		let is_gone = ["NetworksAdded", "SubnetIdentitiesV3"].contains(&entry.name);
		if *key != scale_info::meta_type::<NetUid>() || is_gone {
			continue;
		}
		let hashed = match hashers[..] {
			[StorageHasherIR::Identity] => number.clone(),
			[StorageHasherIR::Twox64Concat] => frame_support::Twox64Concat::hash(&number),
			[StorageHasherIR::Blake2_128Concat] => frame_support::Blake2_128Concat::hash(&number),
			_ => panic!("{} has an unexpected hasher", entry.name),
		};
		let prefix = storage_prefix(b"SubtensorModule", entry.name.as_bytes());
		let key = [prefix.as_slice(), &hashed].concat();
		if !sp_io::storage::exists(&key) {
			sp_io::storage::set(&key, &entry.default);
			touched += 1;
		}
	}
	touched
}

/// Names of the storage items to which keys belong; empty for an item of another pallet.
fn names<'a>(keys: impl Iterator<Item = &'a Vec<u8>>) -> Vec<&'static str> {
	let entries = SubtensorModule::storage_metadata().entries;
	keys.map(|key| {
		let found = entries.iter().find(|entry| {
			key.starts_with(&storage_prefix(b"SubtensorModule", entry.name.as_bytes()))
		});
		found.map_or("", |entry| entry.name)
	})
	.collect()
}

/// Makes a subnet of person 2 that has an entry in every storage item.
fn rich_subnet() -> NetUid {
	LastRateLimitedBlock::<Test>::remove(RateLimitKey::NetworkLastRegistered);
	NetworkLastLockCost::<Test>::put(tao(TAO));
	assert_ok!(found(2, 0));
	let netuid = NETUID;
	assert_ok!(SubtensorModule::start_call(signed(cold(2)), netuid));
	stake(7, 2, ROOT, 10 * TAO);
	for person in 3..=6 {
		register(person, netuid);
		stake(person, person, netuid, 10 * TAO);
		stake(person, 2, netuid, TAO);
	}
	CommitRevealWeightsEnabled::<Test>::insert(netuid, false);
	WeightsSetRateLimit::<Test>::insert(netuid, 0);
	set_mechanisms(2);
	SubtensorModule::set_emission_split(netuid, Some(vec![30_000, 35_535]));
	SubtensorModule::set_epoch_consensus(netuid, EpochConsensus::Sigmoid);
	let peg = SigmoidParameters { peg_step: 1, peg_cap: 3, ..Default::default() };
	SubtensorModule::set_sigmoid(netuid, peg);
	run_epoch(netuid);
	for person in 3..=4 {
		for mechanism in 0..2 {
			assert_ok!(set_mechanism_weights(person, netuid, mechanism, &[(3, 1), (4, 2), (0, 1)]));
		}
	}
	run_epoch(netuid);
	let key = || signed(hot(3, 0));
	let certificate = vec![1, 2, 3];
	let served =
		SubtensorModule::serve_axon_tls(key(), netuid, 1, 9 << 24, 80, 4, 0, 0, 0, certificate);
	assert_ok!(served);
	AssociatedEvmAddress::<Test>::insert(netuid, 1, (sp_core::H160::zero(), 1));
	assert_ok!(SubtensorModule::serve_prometheus(key(), netuid, 1, 9 << 24, 80, 4));
	Hyperparameter::all().for_each(|which| SubtensorModule::note_owner_limit(netuid, which));
	SubtensorModule::note_transaction(&cold(2), netuid, TransactionType::SetMechanismCount);
	SubtensorModule::note_transaction(&cold(9), netuid, TransactionType::SetWeightsVersionKey);
	for key in [RateLimitKey::SetSNOwnerHotkey(netuid), RateLimitKey::AddStakeBurn(netuid)] {
		LastRateLimitedBlock::<Test>::insert(key, 1);
	}
	pallet_subtensor_swap::FeeRate::<Test>::insert(netuid, 1);
	assert_ok!(SubtensorModule::do_set_subnet_identity(&cold(2), netuid, Default::default()));
	enrich_accounts(netuid);
	for index in SubtensorModule::mechanism_indices(netuid) {
		EpochMemories::<Test>::insert(index, types::MechanismMemory::default());
		RememberedWeights::<Test>::insert(index, 1, types::Row::truncate_from(vec![(0, 1)]));
	}
	netuid
}

/// Adds the entries of the subnet that are stored by account.
fn enrich_accounts(netuid: NetUid) {
	for person in 20..60 {
		let (parent, children) = (hot(person, 0), vec![(1, hot(3, 0)), (2, hot(4, 0))]);
		SubtensorModule::link_children(&parent, netuid, children.clone());
		let waiting = types::Children::truncate_from(children);
		PendingChildKeys::<Test>::insert(netuid, &parent, (waiting, u64::MAX));
		ChildkeyTake::<Test>::insert(&parent, netuid, 7);
		assert_ok!(SubtensorModule::do_set_auto_stake(&cold(person), netuid, &hot(3, 0)));
	}
	for (person, with, perpetual) in [(3, 2, false), (4, 2, true), (5, 3, false), (6, 4, true)] {
		let origin = || signed(cold(person));
		assert_ok!(SubtensorModule::set_perpetual_lock(origin(), netuid, perpetual));
		let amount = alpha(TAO / 3);
		assert_ok!(SubtensorModule::lock_stake(origin(), hot(with, 0), netuid, amount));
	}
	for (person, floor) in [(3, 0), (4, TAO), (5, 0)] {
		pledge(person, netuid, TAO / 7);
		set_floor(person, netuid, floor);
	}
	RootAlphaDividendsPerSubnet::<Test>::insert(netuid, hot(9, 0), alpha(5));
	pay_root(&hot(2, 0), netuid, TAO);
	stake(7, 2, ROOT, TAO);
	assert!(RootAlphaSetAside::<Test>::get(netuid) > alpha(0));
	assert!(RootClaimed::<Test>::contains_key((netuid, hot(2, 0), cold(7))));
}

/// Runs a test on a chain where subnet 1 was made and dissolved once, so that the state has what
/// the first subnet of a number leaves for good.
fn with_used_number(dynamic: bool, test: impl FnOnce()) {
	let settings = |settings: &mut genesis::Settings| settings.new_subnets_dynamic = dynamic;
	let other = NetUid::new(2);
	let neurons = (1..=8).map(|person| ExtBuilder::neuron(person, TAO, vec![])).collect();
	let builder = ExtBuilder::default().subnet(other, neurons).settings(settings);
	builder.build_and_execute(|| {
		keep_blocks_full();
		SubtensorModule::note_transaction(&cold(2), other, TransactionType::SetMechanismCount);
		SubtensorModule::note_owner_limit(other, Hyperparameter::Rho);
		// Without epochs nothing changes on the other subnet.
		Tempo::<Test>::insert(other, 0);
		dissolve(rich_subnet());
		clean_up();
		test()
	})
}

#[test]
fn nothing_should_be_left_of_a_dissolved_subnet() {
	for (dynamic, steps) in [(true, 1_000_000), (false, 2)] {
		with_used_number(dynamic, || {
			// Of subnet 1 only the counter of its registrations is left.
			let before = keys();
			let known = AlphaV2::<Test>::iter_keys().filter(|(_, _, on)| *on == NETUID).count();
			assert_eq!(known, 0);
			assert_eq!(RegisteredSubnetCounter::<Test>::iter().count(), 2 + 1);
			let netuid = rich_subnet();
			let rich = keys().len();
			assert!(rich > before.len() + 150, "only {} items were added", rich - before.len());
			dissolve(netuid);
			assert!(touch_every_item(netuid) > 30);
			while !DissolveCleanupQueue::<Test>::get().is_empty() {
				idle(steps);
			}
			let after = keys();
			assert_eq!(names(after.difference(&before)), [""; 0], "left behind");
			assert_eq!(names(before.difference(&after)), [""; 0], "lost");
			let account = SubtensorModule::account_of(netuid);
			assert!(
				!frame_system::Account::<Test>::contains_key(account),
				"the account of the subnet is left"
			);
		})
	}
}

#[test]
fn number_should_begin_anew_when_it_is_used_again() {
	with_used_number(true, || {
		let account = SubtensorModule::account_of(NETUID);
		for times in [2, 3] {
			assert_ok!(found(5, 0));
			assert_eq!(SubtensorModule::subnets(), [0, 1, 2].map(NetUid::new));
			assert_eq!(RegisteredSubnetCounter::<Test>::get(NETUID), times);
			assert_eq!(SubnetOwner::<Test>::get(NETUID), cold(5));
			assert_eq!(SubtensorModule::hotkeys_of(NETUID), [hot(5, 0)]);
			assert_eq!(MechanismCountCurrent::<Test>::get(NETUID), MechId::new(1));
			assert_eq!(SubnetEpochConsensus::<Test>::get(NETUID), EpochConsensus::Yuma);
			assert_eq!(pallet_subtensor_swap::FeeRate::<Test>::get(NETUID), 33);
			assert_eq!((alpha_out(NETUID), pots(NETUID)), (0, [0; 3]));
			let limit = SubtensorModule::ensure_owner_limit(NETUID, Hyperparameter::Rho);
			assert_ok!(limit);
			let paid = SubnetLocked::<Test>::get(NETUID).rao();
			assert_eq!(Balances::free_balance(&account), paid + EXISTENTIAL_DEPOSIT);
			run_blocks(30);
			dissolve(NETUID);
			clean_up();
		}
	})
}

#[test]
fn other_subnets_should_keep_everything() {
	with_used_number(true, || {
		let other = NetUid::new(2);
		let staked = TotalHotkeyAlpha::<Test>::iter().filter(|(_, on, _)| *on == other).count();
		assert!(staked > 0 && SubnetStakers::<Test>::iter_key_prefix((other,)).count() >= staked);
		assert_eq!(SubtensorModule::hotkeys_of(other).len(), 8);
		let last = RateLimitKey::OwnerHyperparamUpdate(other, Hyperparameter::Rho);
		assert!(LastRateLimitedBlock::<Test>::contains_key(last));
		let kind = TransactionType::SetMechanismCount.index();
		assert!(TransactionKeyLastBlock::<Test>::contains_key((cold(2), other, kind)));
		assert!(SubnetOwner::<Test>::contains_key(other));
	})
}
