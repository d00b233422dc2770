//! Each invariant of `try_state`, broken on purpose.

mod baskets;
mod collateral;
mod commits;
mod leases;
mod locks;
mod memory;
mod root;
mod swaps;

use crate::tests::mock::*;
use crate::{
	subnets::dissolution,
	types::{ByUid, EpochConsensus, MechanismMemory, SigmoidParameters, Split},
	*,
};
use frame_support::assert_ok;
use ganglion_economy::{largest_remainder::rank_key, SafeFloat};
use sp_runtime::TryRuntimeError;

fn add_tao(amount: &mut TaoBalance, rao: u64) {
	*amount = tao(amount.rao() + rao);
}

#[test]
fn total_stake_of_a_subnet_should_be_counted() {
	let message = "the total stake of a subnet differs from its hotkeys'";
	breaks(message, || TotalAlphaStaked::<Test>::mutate(NETUID, |total| add_alpha(total, 1)));
	breaks(message, || TotalAlphaStaked::<Test>::remove(NETUID));
	breaks(message, || TotalAlphaStaked::<Test>::insert(ROOT, alpha(1)));
}

#[test]
fn proofs_of_work_should_be_of_earlier_blocks() {
	breaks("a proof of work is of a block to come", || {
		LastPowRegistrationBlock::<Test>::insert(hot(2, 0), now());
	});
}

#[test]
fn voting_power_should_be_that_of_neurons_and_summed_up() {
	let one = |hotkey, power| {
		VotingPower::<Test>::insert(NETUID, hotkey, power);
		TotalVotingPower::<Test>::insert(NETUID, power);
		VotingPowerTrackingEnabled::<Test>::insert(NETUID, true);
	};
	breaks("a hotkey without uid has voting power", || one(hot(9, 9), 1));
	breaks("voting power of zero is stored", || one(hot(2, 0), 0));
	breaks("untracked voting power", || {
		one(hot(2, 0), 1);
		VotingPowerTrackingEnabled::<Test>::remove(NETUID);
	});
	breaks("a sum of voting power is wrong", || {
		one(hot(2, 0), 1);
		TotalVotingPower::<Test>::insert(NETUID, 2);
	});
}

fn add_alpha(amount: &mut AlphaBalance, rao: u64) {
	*amount = alpha(amount.rao() + rao);
}

/// Runs a test on a chain with a subnet of two neurons, of which one is a validator with stake.
fn with_two_neurons(test: impl FnOnce()) {
	let neurons =
		vec![ExtBuilder::neuron(OWNER, 0, vec![]), ExtBuilder::neuron(2, TAO, vec![(0, 1)])];
	ExtBuilder::default().subnet(NETUID, neurons).build().execute_with(|| {
		run_blocks(20);
		assert_ok!(SubtensorModule::do_try_state());
		test()
	})
}

/// Asserts that `try_state` fails with `message` after a change of the state.
fn breaks(message: &'static str, change: impl FnOnce()) {
	with_two_neurons(|| {
		change();
		assert_eq!(SubtensorModule::do_try_state(), Err(TryRuntimeError::Other(message)));
	})
}

#[test]
fn issuance_should_be_what_was_made_less_what_is_gone() {
	let message = "issuance counters disagree";
	breaks(message, || TotalIssuance::<Test>::mutate(|sum| add_tao(sum, 1)));
	breaks(message, || TotalMinted::<Test>::mutate(|sum| add_tao(sum, 1)));
	breaks(message, || TotalRecycled::<Test>::mutate(|sum| add_tao(sum, 1)));
	breaks(message, || TotalDust::<Test>::mutate(|sum| add_tao(sum, 1)));
	breaks(message, || GenesisIssuance::<Test>::mutate(|sum| add_tao(sum, 1)));
	breaks(message, || TotalRecycled::<Test>::put(TaoBalance::MAX));
}

#[test]
fn issuance_should_be_what_balances_count() {
	breaks("issuance differs from balances'", || {
		TotalIssuance::<Test>::mutate(|sum| add_tao(sum, 1));
		TotalMinted::<Test>::mutate(|sum| add_tao(sum, 1));
	});
	breaks("issuance differs from balances'", || {
		Balances::burn(signed(cold(3)), 1, false).unwrap();
	});
}

#[test]
fn issuance_should_be_the_sum_of_accounts() {
	breaks("issuance differs from the sum of accounts", || {
		TotalIssuance::<Test>::mutate(|sum| add_tao(sum, 1));
		TotalMinted::<Test>::mutate(|sum| add_tao(sum, 1));
		pallet_balances::TotalIssuance::<Test>::mutate(|sum| *sum += 1);
	});
}

#[test]
fn account_of_a_subnet_should_hold_its_reserve() {
	let message = "a subnet's account differs from its reserve";
	breaks(message, || SubnetTAO::<Test>::mutate(NETUID, |reserve| add_tao(reserve, 1)));
	breaks(message, || {
		let account = SubtensorModule::account_of(NETUID);
		Balances::transfer_allow_death(signed(cold(3)), account, 1).unwrap();
	});
}

#[test]
fn total_stake_should_be_the_sum_of_reserves() {
	breaks("total stake differs from reserves", || {
		TotalStake::<Test>::mutate(|total| add_tao(total, 1))
	});
}

#[test]
fn reserve_should_belong_to_a_subnet() {
	breaks("a reserve without a subnet", || SubnetTAO::<Test>::insert(NOWHERE, tao(0)));
}

#[test]
fn alpha_out_should_be_somebodys() {
	let message = "alpha outside the reserve is not accounted for";
	breaks(message, || SubnetAlphaOut::<Test>::mutate(NETUID, |out| add_alpha(out, 1)));
	breaks(message, || PendingServerEmission::<Test>::mutate(NETUID, |pot| add_alpha(pot, 1)));
	breaks(message, || PendingValidatorEmission::<Test>::mutate(NETUID, |pot| add_alpha(pot, 1)));
	breaks(message, || PendingOwnerCut::<Test>::mutate(NETUID, |pot| add_alpha(pot, 1)));
	breaks(message, || PendingRootAlphaDivs::<Test>::mutate(NETUID, |pot| add_alpha(pot, 1)));
	breaks(message, || SubnetProtocolAlpha::<Test>::mutate(NETUID, |held| add_alpha(held, 1)));
	breaks(message, || AlphaBurned::<Test>::mutate(NETUID, |held| add_alpha(held, 1)));
	breaks(message, || {
		TotalHotkeyAlpha::<Test>::mutate(hot(2, 0), NETUID, |pool| add_alpha(pool, 1))
	});
}

#[test]
fn alpha_of_a_stable_subnet_should_be_backed() {
	breaks("alpha of a stable subnet is not backed", || {
		let unbacked = reserve(NETUID) - alpha_out(NETUID) + 1;
		assert_ok!(SubtensorModule::mint_alpha(NETUID, alpha(unbacked)));
		SubtensorModule::give_to_protocol(NETUID, alpha(unbacked));
	});
}

#[test]
fn stake_should_be_on_a_subnet_that_exists() {
	breaks("stake on a subnet that does not exist", || {
		TotalHotkeyAlpha::<Test>::insert(hot(2, 0), NOWHERE, alpha(1))
	});
}

#[test]
fn share_should_be_of_something() {
	breaks("a share of zero is stored", || {
		AlphaV2::<Test>::insert((hot(2, 0), cold(3), NETUID), SafeFloat::ZERO)
	});
}

#[test]
fn staked_hotkey_should_be_on_its_coldkeys_list() {
	breaks("a staked hotkey is missing from its coldkey's list", || {
		StakingHotkeys::<Test>::remove(cold(2))
	});
}

#[test]
fn shares_should_be_worth_no_more_than_their_pool() {
	breaks("shares are worth more than their pool", || {
		let whole = TotalHotkeySharesV2::<Test>::get(hot(2, 0), NETUID);
		assert_ok!(SubtensorModule::note_staking_hotkey(&cold(3), &hot(2, 0)));
		AlphaV2::<Test>::insert((hot(2, 0), cold(3), NETUID), whole);
	});
}

#[test]
fn pool_with_shares_should_have_a_denominator() {
	breaks("shares in a pool without a denominator", || {
		TotalHotkeySharesV2::<Test>::remove(hot(2, 0), NETUID)
	});
}

#[test]
fn pool_should_have_holders() {
	breaks("a pool has no holders", || AlphaV2::<Test>::remove((hot(2, 0), cold(2), NETUID)));
}

#[test]
fn subnets_should_be_counted() {
	breaks("subnets are miscounted", || TotalNetworks::<Test>::mutate(|count| *count += 1));
	breaks("the list of subnets is incomplete", || {
		NetworksAdded::<Test>::insert(NOWHERE, true);
	});
}

#[test]
fn uid_and_hotkey_should_name_each_other() {
	breaks("a uid's hotkey has another uid", || Uids::<Test>::insert(NETUID, hot(2, 0), 0));
	breaks("a uid's hotkey has another uid", || Uids::<Test>::remove(NETUID, hot(2, 0)));
	breaks("a uid's hotkey has another uid", || Keys::<Test>::insert(NETUID, 1, hot(3, 0)));
	breaks("a uid's hotkey has another uid", || SubnetworkN::<Test>::insert(NETUID, 3));
	breaks("keys are miscounted", || Keys::<Test>::insert(NETUID, 2, hot(3, 0)));
	breaks("uids are miscounted", || Uids::<Test>::insert(NETUID, hot(3, 0), 2));
}

#[test]
fn neuron_should_be_a_member_whose_hotkey_exists() {
	breaks("a neuron is not a network member", || {
		IsNetworkMember::<Test>::remove(hot(2, 0), NETUID)
	});
	breaks("a neuron's hotkey does not exist", || Owner::<Test>::remove(hot(2, 0)));
	breaks("a member has no uid", || IsNetworkMember::<Test>::insert(hot(3, 0), NETUID, true));
	breaks("a member has no uid", || IsNetworkMember::<Test>::insert(hot(2, 0), ROOT, true));
}

#[test]
fn list_by_uid_should_have_an_entry_a_neuron() {
	let message = "a list by uid has a wrong length";
	breaks(message, || Active::<Test>::remove(NETUID));
	breaks(message, || Consensus::<Test>::remove(NETUID));
	breaks(message, || Dividends::<Test>::remove(NETUID));
	breaks(message, || Emission::<Test>::remove(NETUID));
	breaks(message, || Incentive::<Test>::remove(MAIN));
	breaks(message, || LastUpdate::<Test>::remove(MAIN));
	breaks(message, || {
		set_mechanisms(2);
		LastUpdate::<Test>::remove(mechanism(1));
	});
	breaks(message, || {
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Sigmoid);
		BondScale::<Test>::insert(MAIN, ByUid::truncate_from(vec![1]));
	});
	breaks(message, || StakeWeight::<Test>::remove(NETUID));
	breaks(message, || ValidatorPermit::<Test>::remove(NETUID));
	breaks(message, || ValidatorTrust::<Test>::insert(NETUID, ByUid::truncate_from(vec![0; 3])));
}

#[test]
fn row_should_be_from_and_to_neurons_ascending_without_zeros() {
	#[expect(clippy::type_complexity, reason = "message, uid of the row, its entries")]
	let cases: [(&str, u16, &[(u16, u16)]); 5] = [
		("a row of a uid that does not exist", 2, &[(0, 1)]),
		("a row names a uid that does not exist", 1, &[(0, 1), (2, 1)]),
		("a row holds a zero", 1, &[(0, 1), (1, 0)]),
		("a row is not ascending", 1, &[(1, 1), (0, 1)]),
		("a row is not ascending", 1, &[(1, 1), (1, 1)]),
	];
	for (message, from, entries) in cases {
		breaks(message, || Weights::<Test>::insert(MAIN, from, row(entries)));
		breaks(message, || Bonds::<Test>::insert(MAIN, from, row(entries)));
		breaks(message, || RememberedWeights::<Test>::insert(MAIN, from, row(entries)));
	}
}

#[test]
fn rows_should_be_no_more_than_those_of_256_neurons_and_of_one_validator() {
	breaks("a subnet has too many rows of weights", || {
		fill_null_subnet(300);
		(0..272).for_each(|uid| Weights::<Test>::insert(MAIN, uid, row(&[(299, 1)])));
		assert_ok!(SubtensorModule::do_try_state());
		Weights::<Test>::insert(MAIN, 272, row(&[(299, 1)]));
	});
	let message = "a subnet has too many rows of bonds, or one of too high a uid";
	breaks(message, || {
		fill_null_subnet(300);
		Bonds::<Test>::insert(MAIN, 255, row(&[(299, 1)]));
		assert_ok!(SubtensorModule::do_try_state());
		Bonds::<Test>::insert(MAIN, 256, row(&[(299, 1)]));
	});
	breaks(message, || {
		fill_null_subnet(150);
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(2));
		(0..150).for_each(|uid| Bonds::<Test>::insert(MAIN, uid, row(&[(1, 1)])));
		(0..106).for_each(|uid| Bonds::<Test>::insert(mechanism(1), uid, row(&[(1, 1)])));
		assert_ok!(SubtensorModule::do_try_state());
		Bonds::<Test>::insert(mechanism(1), 106, row(&[(1, 1)]));
	});
}

#[test]
fn subnet_should_be_trimmed_in_batches_in_null_mode_alone() {
	breaks("a subnet outside Null mode is trimmed in batches", || {
		NullPruningTarget::<Test>::insert(NETUID, 64);
	});
}

#[test]
fn list_of_registrations_should_agree_with_the_entries() {
	let message = "the list of registrations differs from the entries";
	breaks(message, || BlockAtRegistration::<Test>::insert(NETUID, 1, 9));
	breaks(message, || NeuronsRegisteredAt::<Test>::mutate(NETUID, |list| list.resize(3, 0)));
}

#[test]
fn subnet_should_have_as_many_mechanisms_as_there_is_room_for() {
	let message = "a subnet has no mechanisms or too many";
	breaks(message, || MechanismCountCurrent::<Test>::insert(NETUID, MechId::new(0)));
	breaks(message, || MechanismCountCurrent::<Test>::insert(NETUID, MechId::new(17)));
	breaks(message, || {
		MechanismCountCurrent::<Test>::insert(NETUID, MechId::new(3));
		SubnetworkN::<Test>::insert(NETUID, 86);
	});
}

#[test]
fn shares_of_mechanisms_should_be_the_whole() {
	let message = "mechanisms' shares do not sum to the whole";
	for shares in [vec![], vec![65_534], vec![65_535, 0]] {
		breaks(message, || {
			MechanismEmissionSplit::<Test>::insert(NETUID, Split::truncate_from(shares))
		});
	}
}

#[test]
fn nothing_should_be_stored_of_a_mechanism_that_does_not_exist() {
	let message = "storage exists for a mechanism that does not exist";
	let nowhere = NetUidStorageIndex::new(9);
	for index in [mechanism(1), nowhere] {
		breaks(message, || Weights::<Test>::insert(index, 0, row(&[(0, 1)])));
		breaks(message, || Bonds::<Test>::insert(index, 0, row(&[(0, 1)])));
		breaks(message, || RememberedWeights::<Test>::insert(index, 0, row(&[(0, 1)])));
		breaks(message, || EpochMemories::<Test>::insert(index, MechanismMemory::default()));
		breaks(message, || Incentive::<Test>::insert(index, ByUid::default()));
		breaks(message, || LastUpdate::<Test>::insert(index, ByUid::default()));
		breaks(message, || BondScale::<Test>::insert(index, ByUid::default()));
		breaks(message, || SubnetLoss::<Test>::insert(index, 0));
		breaks(message, || RequiredEdges::<Test>::insert(index, 0));
	}
	breaks(message, || {
		set_mechanisms(2);
		MechanismCountCurrent::<Test>::insert(NETUID, MechId::new(1));
	});
}

#[test]
fn null_mode_should_have_one_validator_and_keep_the_number() {
	let null = || SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Null);
	breaks("a subnet in Null mode has not exactly one validator", || {
		null();
		MaxAllowedValidators::<Test>::insert(NETUID, 2);
	});
	let message = "the saved number of validators and Null mode disagree";
	breaks(message, || SavedYumaMaxAllowedValidators::<Test>::insert(NETUID, 9));
	breaks(message, || {
		null();
		SavedYumaMaxAllowedValidators::<Test>::remove(NETUID);
	});
}

#[test]
fn sigmoid_should_store_for_itself_alone_and_ask_for_no_more_than_its_settings() {
	let message = "loss storage exists in a mode without a loss";
	breaks(message, || SubnetLoss::<Test>::insert(MAIN, 1));
	breaks(message, || {
		let scale = ByUid::truncate_from(vec![1, 1]);
		BondScale::<Test>::insert(MAIN, scale)
	});
	breaks(message, || {
		let settings = SigmoidParameters { peg_step: 1, peg_cap: 9, ..Default::default() };
		SubtensorModule::set_sigmoid(NETUID, settings);
		RequiredEdges::<Test>::insert(MAIN, 9);
	});
	breaks("more edges are required than the settings allow", || {
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Sigmoid);
		RequiredEdges::<Test>::insert(MAIN, 1);
	});
}

#[test]
fn hotkeys_and_coldkeys_should_agree() {
	breaks("an owned hotkey is missing from its coldkey's list", || {
		OwnedHotkeys::<Test>::remove(cold(2))
	});
	breaks("a hotkey is listed twice", || {
		OwnedHotkeys::<Test>::mutate(cold(2), |owned| owned.try_push(hot(2, 0)).unwrap())
	});
	breaks("a list names a hotkey of another coldkey", || {
		OwnedHotkeys::<Test>::mutate(cold(3), |owned| owned.try_push(hot(2, 0)).unwrap())
	});
}

#[test]
fn choices_of_where_income_is_staked_should_be_known_both_ways() {
	breaks("an automatic staking choice is missing from the reverse index", || {
		AutoStakeDestination::<Test>::insert(cold(2), NETUID, hot(OWNER, 0))
	});
	breaks("the reverse index of automatic staking has an extra entry", || {
		AutoStakers::<Test>::insert((NETUID, hot(OWNER, 0), cold(2)), ())
	});
}

#[test]
fn hotkey_should_hold_a_reference_on_its_account() {
	breaks("an owned hotkey holds no reference on its account", || {
		System::dec_sufficients(&hot(2, 0));
	});
}

#[test]
fn alpha_should_be_counted_when_it_is_made_and_destroyed() {
	let message = "alpha issuance differs from reserve plus outside";
	breaks(message, || TotalAlphaIssuance::<Test>::mutate(NETUID, |sum| add_alpha(sum, 1)));
	breaks(message, || SubnetAlphaIn::<Test>::mutate(NETUID, |sum| add_alpha(sum, 1)));
}

#[test]
fn stakers_of_a_subnet_should_be_the_holders_of_shares() {
	breaks("a holder of a share is missing from its subnet's stakers", || {
		SubnetStakers::<Test>::remove((NETUID, hot(2, 0), cold(2)))
	});
	breaks("a staker of a subnet holds no share", || {
		SubnetStakers::<Test>::insert((NETUID, hot(2, 0), cold(9)), ())
	});
}

/// Begins the clean-up of the subnet, with `percent` of the weight of its heaviest step.
fn begin_cleanup(percent: u64) {
	dissolve(NETUID);
	idle_for(step() / 100 * percent);
	assert_ok!(SubtensorModule::do_try_state());
}

fn queue_cleanup(netuid: NetUid) {
	DissolveCleanupQueue::<Test>::mutate(|queue| queue.try_push(netuid)).unwrap()
}

#[test]
fn queue_of_clean_ups_should_name_dissolved_subnets_once() {
	breaks("an existing subnet is queued for clean-up", || queue_cleanup(NETUID));
	breaks("a subnet is queued twice for clean-up", || {
		begin_cleanup(0);
		queue_cleanup(NETUID)
	});
}

#[test]
fn clean_up_should_be_of_the_first_in_the_queue() {
	let of_another = |status: &mut Option<dissolution::DissolveCleanupStatus>| {
		status.as_mut().unwrap().netuid = NOWHERE
	};
	breaks("the subnet being cleaned up is not the first in the queue", || {
		begin_cleanup(50);
		CurrentDissolveCleanupStatus::<Test>::mutate(of_another)
	});
}

#[test]
fn shares_of_a_dissolution_should_be_of_the_present_one_and_all_of_its_reserve() {
	let share = |netuid: NetUid, part: u64| {
		let key = rank_key(part.into(), 7);
		DissolvedShares::<Test>::insert(netuid, key, (Some(cold(3)), tao(part)))
	};
	breaks("a payout share exists without a dissolution", || share(NETUID, 1));
	breaks("a payout share belongs to another subnet", || {
		begin_cleanup(50);
		share(NOWHERE, 1)
	});
	// In the phases that count, rank and pay the stakers, and in a later one.
	let phase = || CurrentDissolveCleanupStatus::<Test>::get().unwrap().phase;
	let phases = core::cell::RefCell::new(vec![]);
	for percent in [15, 20, 25, 30, 40, 50, 60, 70, 80, 200] {
		breaks("the shares of a dissolved subnet differ from its reserve", || {
			begin_cleanup(percent);
			phases.borrow_mut().push(phase());
			share(NETUID, 1)
		});
	}
	use dissolution::CleanupPhase::*;
	let phases = phases.into_inner();
	assert!([CountStakers, RankStakers, PayStakers].iter().all(|phase| phases.contains(phase)));
	assert_ne!(phases.last(), Some(&PayStakers));
}

#[test]
fn account_of_those_who_wait_should_hold_what_they_paid() {
	let message = "the queue's account differs from the queued payments";
	let pay = || {
		let account = SubtensorModule::waiting_account();
		Balances::transfer_allow_death(signed(cold(3)), account, TAO).unwrap();
	};
	breaks(message, pay);
	let wait = || {
		SubnetLimit::<Test>::put(1);
		NetworkImmunityPeriod::<Test>::put(0);
		assert_ok!(found(3, 0));
		assert_ok!(SubtensorModule::do_try_state());
	};
	breaks(message, || {
		wait();
		pay()
	});
	breaks(message, || {
		wait();
		NetworkRegistrationQueue::<Test>::kill()
	});
}

#[test]
fn identity_should_wait_with_its_subnet_only() {
	breaks("an identity waits without its subnet", || {
		NetworkRegistrationsServed::<Test>::put(3);
		let identity = identities::Bounded::new(Default::default()).unwrap();
		WaitingIdentities::<Test>::insert(3, identity);
	});
}

#[test]
fn every_invariant_should_have_a_test_that_breaks_it() {
	let checks = [
		include_str!("../../try_state/mod.rs"),
		include_str!("../../try_state/commits.rs"),
		include_str!("../../try_state/holdings.rs"),
		include_str!("../../try_state/leases.rs"),
		include_str!("../../try_state/links.rs"),
		include_str!("../../try_state/locks.rs"),
		include_str!("../../try_state/root.rs"),
		include_str!("../../try_state/swaps.rs"),
	];
	let tests = [include_str!("mod.rs"), include_str!("commits.rs"), include_str!("root.rs")]
		.concat()
		+ include_str!("leases.rs")
		+ include_str!("locks.rs")
		+ include_str!("swaps.rs");
	let messages: Vec<_> =
		checks.iter().flat_map(|checks| checks.split('"').skip(1).step_by(2)).collect();
	assert!(messages.len() > 20);
	for message in messages {
		assert!(tests.contains(message), "no test breaks the invariant of {message:?}");
	}
}

/// The same on a chain where the second neuron's hotkey has two children: the owner's hotkey and
/// one that has no owner.
fn links_break(message: &'static str, change: impl FnOnce()) {
	breaks(message, || {
		SubtokenEnabled::<Test>::insert(NETUID, false);
		let children = vec![(5, hot(OWNER, 0)), (6, hot(9, 0))];
		let origin = signed(cold(2));
		assert_ok!(SubtensorModule::set_children(origin, hot(2, 0), NETUID, children));
		assert_ok!(SubtensorModule::do_try_state());
		change();
	});
}

fn links_of<List: TryFrom<Vec<(u64, AccountId)>>>(links: &[(u64, AccountId)]) -> List {
	List::try_from(links.to_vec()).ok().unwrap()
}

#[test]
fn list_of_links_should_not_be_empty() {
	links_break("an empty list of children is stored", || {
		ChildKeys::<Test>::insert(hot(3, 0), NETUID, types::Children::new())
	});
	links_break("an empty list of parents is stored", || {
		ParentKeys::<Test>::insert(hot(3, 0), NETUID, types::Parents::new())
	});
}

#[test]
fn list_of_links_should_be_as_long_as_it_can_be_at_the_most() {
	use codec::Encode;
	let message = "a list of links is longer than it can be";
	let put =
		|key: Vec<u8>, value: Vec<u8>| frame_support::storage::unhashed::put_raw(&key, &value);
	let links = |count: u8| (1..=count).map(|index| (0u64, hot(3, index))).collect::<Vec<_>>();
	links_break(message, || {
		put(ChildKeys::<Test>::hashed_key_for(hot(3, 0), NETUID), links(6).encode())
	});
	links_break(message, || {
		put(ParentKeys::<Test>::hashed_key_for(hot(9, 0), NETUID), links(65).encode())
	});
	links_break(message, || {
		let key = PendingChildKeys::<Test>::hashed_key_for(NETUID, hot(3, 0));
		put(key, (links(6), 1u64).encode())
	});
}

#[test]
fn links_should_be_in_account_order() {
	links_break("children are not in account order", || {
		let children = [(6, hot(9, 0)), (5, hot(OWNER, 0))];
		ChildKeys::<Test>::insert(hot(2, 0), NETUID, links_of::<types::Children<_>>(&children))
	});
	links_break("children are not in account order", || {
		let children = [(5, hot(OWNER, 0)), (5, hot(OWNER, 0))];
		ChildKeys::<Test>::insert(hot(2, 0), NETUID, links_of::<types::Children<_>>(&children))
	});
	links_break("parents are not in account order", || {
		let parents = [(5, hot(2, 0)), (5, hot(2, 0))];
		ParentKeys::<Test>::insert(hot(OWNER, 0), NETUID, links_of::<types::Parents<_>>(&parents))
	});
}

#[test]
fn hotkey_should_lend_no_more_than_the_whole() {
	links_break("a hotkey lends more than the whole", || {
		let children = [(5, hot(OWNER, 0)), (u64::MAX - 4, hot(9, 0))];
		ChildKeys::<Test>::insert(hot(2, 0), NETUID, links_of::<types::Children<_>>(&children))
	});
}

#[test]
fn hotkey_should_not_be_its_own_child() {
	links_break("a hotkey is its own child", || {
		let myself: [(u64, AccountId); 1] = [(5, hot(3, 0))];
		ChildKeys::<Test>::insert(hot(3, 0), NETUID, links_of::<types::Children<_>>(&myself))
	});
}

#[test]
fn parents_and_children_should_know_each_other() {
	links_break("a parent is missing from its child's list", || {
		ParentKeys::<Test>::remove(hot(9, 0), NETUID)
	});
	links_break("a parent is missing from its child's list", || {
		let parents = [(4, hot(2, 0))];
		ParentKeys::<Test>::insert(hot(9, 0), NETUID, links_of::<types::Parents<_>>(&parents))
	});
	links_break("a child is missing from its parent's list", || {
		let parents = [(5, hot(2, 0)), (5, hot(3, 0))];
		ParentKeys::<Test>::insert(hot(OWNER, 0), NETUID, links_of::<types::Parents<_>>(&parents))
	});
	links_break("a child is missing from its parent's list", || {
		ChildKeys::<Test>::remove(hot(2, 0), NETUID)
	});
}

#[test]
fn hotkey_should_not_be_parent_and_child_of_another() {
	links_break("a hotkey is parent and child of another", || {
		let back: [(u64, AccountId); 1] = [(5, hot(2, 0))];
		ChildKeys::<Test>::insert(hot(9, 0), NETUID, links_of::<types::Children<_>>(&back));
		let parents = [(5, hot(9, 0))];
		ParentKeys::<Test>::insert(hot(2, 0), NETUID, links_of::<types::Parents<_>>(&parents));
		SubnetLinks::<Test>::insert(NETUID, 3);
	});
}

#[test]
fn links_should_be_counted() {
	links_break("links are miscounted", || SubnetLinks::<Test>::insert(NETUID, 1));
	links_break("links are miscounted", || SubnetLinks::<Test>::insert(NOWHERE, 1));
	links_break("links are not counted", || SubnetLinks::<Test>::remove(NETUID));
}

#[test]
fn pending_list_should_be_one_that_can_apply() {
	let pend = |children: &[(u64, AccountId)]| {
		let list = links_of::<types::Children<_>>(children);
		PendingChildKeys::<Test>::insert(NETUID, hot(2, 0), (list, 1))
	};
	breaks("a pending list names a child twice", || pend(&[(1, hot(3, 0)), (2, hot(3, 0))]));
	breaks("a pending list names the hotkey itself", || pend(&[(1, hot(2, 0))]));
	breaks("a pending list lends more than the whole", || {
		pend(&[(1, hot(3, 0)), (u64::MAX, hot(4, 0))])
	});
}
