//! Subnets of more than 256 neurons, which Null mode allows.

use crate::tests::{epoch::replay::run_announced_epoch, mock::*};
use crate::{
	types::{ByUid, EpochConsensus, MAX_MECHANISMS, MOST_ROWS},
	weight_info::cost::{self, WeightInfo},
	*,
};
use frame_support::{assert_ok, weights::RuntimeDbWeight};
use ganglion_types::{MAX_UIDS, MAX_UIDS_IN_NULL};

use EpochConsensus::{Null, PeerPrediction, Sigmoid, Yuma};

const MOST: u16 = MAX_UIDS_IN_NULL as u16;

fn check_mode(mode: EpochConsensus) -> sp_runtime::DispatchResult {
	SubtensorModule::check_mode(NETUID, mode)
}

fn check_mechanisms(count: u8) -> sp_runtime::DispatchResult {
	SubtensorModule::check_mechanism_count(NETUID, MechId::new(count))
}

fn trim(most: u16) -> sp_runtime::DispatchResult {
	let trimmed = SubtensorModule::trim_neurons(NETUID, most);
	if trimmed.is_ok() {
		MaxAllowedUids::<Test>::insert(NETUID, most);
	}
	trimmed
}

/// Runs a test on the market with this many neurons in Null mode. Nobody is immune.
fn null_market(neurons: u16, test: impl FnOnce()) {
	ExtBuilder::with_market().build_and_execute(|| {
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		fill_null_subnet(neurons);
		test()
	})
}

fn rows_of_weights() -> usize {
	Weights::<Test>::iter_prefix(MAIN).count()
}

#[test]
fn subnet_should_have_2500_neurons_and_no_more() {
	null_market(MOST, || {
		assert_noop!(
			SubtensorModule::append_neuron(NETUID, &hot(9, 0)),
			Error::<Test>::NoNeuronIdAvailable
		);
		let poor = 1_234;
		let earned = (0..MOST).map(|uid| alpha(if uid == poor { 1 } else { 2 }));
		Emission::<Test>::insert(NETUID, ByUid::truncate_from(earned.collect()));
		Weights::<Test>::insert(MAIN, 1, row(&[(4, 7), (poor, 8)]));
		Bonds::<Test>::insert(MAIN, 1, row(&[(4, 7), (poor, 8)]));
		run_blocks(1);

		assert_eq!(register(9, NETUID), poor, "the 2,501st replaces who earned least");
		assert_eq!(SubnetworkN::<Test>::get(NETUID), MOST);
		let (person, index) = newcomer(poor);
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(person, index)), None);
		assert_eq!(&*Weights::<Test>::get(MAIN, 1), &[(4, 7)]);
		assert_eq!(&*Bonds::<Test>::get(MAIN, 1), &[(4, 7)]);
		assert_eq!(NeuronsRegisteredAt::<Test>::get(NETUID)[usize::from(poor)], now());
		assert_ok!(SubtensorModule::do_try_state());
	})
}

#[test]
fn subnet_should_have_256_neurons_outside_null_mode() {
	for mode in EpochConsensus::ALL {
		let most = if mode == Null { 2_500 } else { 256 };
		assert_eq!(mode.most_uids(), most);
	}
	null_market(256, || {
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		let append = || SubtensorModule::append_neuron(NETUID, &hot(9, 0));
		assert_noop!(append(), Error::<Test>::NoNeuronIdAvailable);
		SubtensorModule::set_epoch_consensus(NETUID, Null);
		assert_ok!(SubtensorModule::bind_hotkey(&hot(9, 0), &cold(9)));
		assert_eq!(append(), Ok(256));
	})
}

#[test]
fn epoch_should_pay_2500_neurons_by_their_validators_row() {
	null_market(MOST, || {
		run_announced_epoch();
		let others: Vec<(u16, u16)> = (4..MOST).map(|uid| (uid, 1)).collect();
		set_weights(2, NETUID, &others);
		let before = all_staked() + pots(NETUID).iter().sum::<u64>();
		let block = now();
		run_announced_epoch();
		assert_eq!(pots(NETUID), [0; 3]);
		assert_eq!(all_staked() - before, (now() - block) * TAO, "all of it is paid");
		let paid = Emission::<Test>::get(NETUID);
		assert!(paid[4..].iter().all(|amount| !amount.is_zero()));
		assert_eq!(paid.len(), usize::from(MOST));
		assert_eq!(&*Weights::<Test>::get(MAIN, 1), &*others, "as they were given");
		assert_ok!(SubtensorModule::do_try_state());
	})
}

#[test]
fn information_should_be_of_all_neurons() {
	null_market(MOST, || {
		let most = usize::from(MOST);
		let metagraph = SubtensorModule::get_metagraph(NETUID).unwrap();
		assert_eq!((metagraph.num_uids.0, metagraph.max_uids.0), (MOST, MOST));
		assert_eq!(metagraph.hotkeys.len(), most);
		assert_eq!(metagraph.coldkeys.len(), most);
		assert_eq!(metagraph.incentives.len(), most);
		let (person, index) = newcomer(MOST - 1);
		assert_eq!(metagraph.hotkeys[most - 1], hot(person, index));
		assert_eq!(SubtensorModule::get_neurons(NETUID).len(), most);
		assert_eq!(SubtensorModule::get_neurons_lite(NETUID).len(), most);
		assert_eq!(SubtensorModule::get_subnet_state(NETUID).unwrap().hotkeys.len(), most);
	})
}

#[test]
fn null_mode_should_be_left_with_256_neurons_at_most() {
	null_market(600, || {
		run_announced_epoch();
		set_weights(2, NETUID, &[(4, 1), (599, 2)]);
		run_announced_epoch();
		assert_ok!(check_mode(Null));
		for mode in [Yuma, Sigmoid, PeerPrediction] {
			assert_noop!(check_mode(mode), Error::<Test>::TooManyUIDsPerMechanism);
		}
		assert_noop!(trim(343), Error::<Test>::TooManyNeuronsToTrim);
		assert_ok!(trim(344));
		assert_ok!(SubtensorModule::do_try_state());
		assert_noop!(check_mode(Yuma), Error::<Test>::TooManyUIDsPerMechanism);
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 344);
		assert_ok!(trim(257));
		assert_noop!(check_mode(Yuma), Error::<Test>::TooManyUIDsPerMechanism);
		assert_ok!(trim(256));
		assert_ok!(SubtensorModule::do_try_state());
		// The two that have earned are left, whatever their uids.
		let (person, index) = newcomer(599);
		let last = SubtensorModule::uid_of(NETUID, &hot(person, index)).unwrap();
		assert_eq!(&*Weights::<Test>::get(MAIN, 1), &[(4, 1), (last, 2)]);

		assert_ok!(check_mode(Yuma));
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		run_announced_epoch();
		assert!(incentive()[usize::from(last)] > incentive()[4]);
	})
}

#[test]
fn full_subnet_should_be_trimmed_in_nine_steps() {
	null_market(MOST, || {
		MinAllowedUids::<Test>::insert(NETUID, 0);
		let mut steps = 0;
		while SubnetworkN::<Test>::get(NETUID) > 256 {
			assert_ok!(trim(SubnetworkN::<Test>::get(NETUID).saturating_sub(256).max(256)));
			steps += 1;
		}
		assert_eq!(steps, 9);
		assert_ok!(SubtensorModule::do_try_state());
		assert_ok!(check_mode(Sigmoid));
	})
}

/// Trims by a batch, as the call does.
fn prune(target: u16) -> sp_runtime::DispatchResult {
	let most = SubtensorModule::prune_null_subnet(NETUID, target)?;
	MaxAllowedUids::<Test>::insert(NETUID, most);
	Ok(())
}

#[test]
fn full_subnet_should_be_trimmed_in_batches() {
	null_market(MOST, || {
		run_blocks(1);
		for batch in 1..=36 {
			assert_ok!(prune(256));
			let (removed, remaining) = if batch < 36 { (64, MOST - 64 * batch) } else { (4, 256) };
			assert_eq!(SubnetworkN::<Test>::get(NETUID), remaining);
			assert_eq!(MaxAllowedUids::<Test>::get(NETUID), remaining, "nobody takes their uids");
			let pending = NullPruningTarget::<Test>::get(NETUID);
			assert_eq!(pending, (batch < 36).then_some(256));
			let (target, cleared_commits) = (256, 0);
			assert_announced(Event::NullUidsPruningProgress {
				netuid: NETUID,
				target,
				remaining,
				removed,
				cleared_commits,
			});
		}
		assert_ok!(SubtensorModule::do_try_state());
		assert_ok!(check_mode(Yuma));
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		run_announced_epoch();
	})
}

#[test]
fn batch_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_market().build_and_execute(|| {
		assert_noop!(prune(100), Error::<Test>::NotInNullMode);
	});
	null_market(300, || {
		MaxAllowedUids::<Test>::insert(NETUID, 300);
		for target in [0, 63, 301] {
			assert_noop!(prune(target), Error::<Test>::InvalidValue);
		}
		ImmunityPeriod::<Test>::insert(NETUID, 100);
		assert_noop!(prune(64), Error::<Test>::TrimmingWouldExceedMaxImmunePercentage);
		run_blocks(100);
		assert_ok!(prune(300));
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 300);
		assert_eq!(NullPruningTarget::<Test>::get(NETUID), None);
	})
}

#[test]
fn batches_should_end_with_null_mode_or_a_trimming_at_once() {
	null_market(200, || {
		SavedYumaMaxAllowedValidators::<Test>::insert(NETUID, 128);
		assert_ok!(prune(64));
		assert_eq!(NullPruningTarget::<Test>::get(NETUID), Some(64));
		assert_ok!(trim(130));
		assert_eq!(NullPruningTarget::<Test>::get(NETUID), None);
		assert_ok!(prune(65));
		assert_eq!(NullPruningTarget::<Test>::get(NETUID), Some(65));
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 66);
		assert_ok!(check_mode(Yuma));
		SubtensorModule::set_epoch_consensus(NETUID, Yuma);
		assert_eq!(NullPruningTarget::<Test>::get(NETUID), None);
		assert_eq!(MaxAllowedValidators::<Test>::get(NETUID), 66, "no more than neurons");
	})
}

#[test]
fn commits_of_trimmed_neurons_should_be_counted_and_go() {
	null_market(70, || {
		for uid in [68, 69] {
			let (person, index) = newcomer(uid);
			let commits = types::HashCommits::truncate_from(vec![Default::default(); 3]);
			WeightCommits::<Test>::insert(MAIN, hot(person, index), commits);
		}
		run_blocks(1);
		assert_ok!(prune(69));
		let (target, remaining, removed, cleared_commits) = (69, 69, 1, 3);
		assert_announced(Event::NullUidsPruningProgress {
			netuid: NETUID,
			target,
			remaining,
			removed,
			cleared_commits,
		});
		assert_eq!(WeightCommits::<Test>::iter_prefix(MAIN).count(), 1);
	})
}

#[test]
fn batch_should_fit_a_transaction_however_short_blocks_are() {
	null_market(MOST, || {
		DatabaseCost::set(DATABASE);
		// About a millisecond for each neuron, and what the rows cost.
		for (block, least, most) in [(4_000, 64, 64), (90, 2, 60), (1, 1, 1)] {
			BlockCapacity::set(block * MILLISECOND);
			let before = SubnetworkN::<Test>::get(NETUID);
			let charged = SubtensorModule::weight_of_batch(NETUID, 256).ref_time();
			assert_ok!(prune(256));
			let gone = before - SubnetworkN::<Test>::get(NETUID);
			assert!((least..=most).contains(&gone), "{gone} in {block} ms");
			assert!(charged < block * MILLISECOND || block == 1, "{charged}");
		}
	})
}

#[test]
fn highest_uids_should_take_the_places_of_those_trimmed() {
	null_market(300, || {
		run_blocks(5);
		let earned = |uid| alpha(if uid == 5 || uid == 200 || uid == 298 { 0 } else { 1 });
		Emission::<Test>::insert(NETUID, ByUid::truncate_from((0..300).map(earned).collect()));
		let address = sp_core::H160::repeat_byte(7);
		AssociatedEvmAddress::<Test>::insert(NETUID, 299, (address, 3));
		AssociatedEvmAddress::<Test>::insert(NETUID, 200, (sp_core::H160::zero(), 2));
		came(NETUID, 299, 4);
		LastUpdate::<Test>::mutate(MAIN, |list| list[299] = 9);
		Bonds::<Test>::insert(MAIN, 5, row(&[(6, 1)]));
		Bonds::<Test>::insert(MAIN, 6, row(&[(5, 1), (7, 2), (200, 3), (297, 4), (299, 5)]));

		assert_ok!(trim(297));
		let hotkey_of = |uid| {
			let (person, index) = newcomer(uid);
			hot(person, index)
		};
		assert_eq!(Keys::<Test>::get(NETUID, 5), hotkey_of(297));
		assert_eq!(Keys::<Test>::get(NETUID, 200), hotkey_of(299));
		assert_eq!(Keys::<Test>::get(NETUID, 199), hotkey_of(199), "others keep their uid");
		assert_eq!(SubtensorModule::uid_of(NETUID, &hotkey_of(298)), None);
		assert_eq!(BlockAtRegistration::<Test>::get(NETUID, 200), 4);
		assert_eq!(AssociatedEvmAddress::<Test>::get(NETUID, 200), Some((address, 3)));
		assert_eq!(AssociatedEvmAddress::<Test>::iter_prefix(NETUID).count(), 1);
		assert_eq!(LastUpdate::<Test>::get(MAIN)[200], 9);
		assert!(!Bonds::<Test>::contains_key(MAIN, 5));
		assert_eq!(&*Bonds::<Test>::get(MAIN, 6), &[(5, 4), (7, 2), (200, 5)]);
	})
}

#[test]
fn neuron_that_loses_its_permit_should_lose_its_row() {
	null_market(300, || {
		run_announced_epoch();
		assert_eq!(rows_of_weights(), 1, "those of former validators are gone");
		set_weights(2, NETUID, &[(299, 1)]);
		assert_ok!(SubtensorModule::add_stake(
			signed(cold(3)),
			hot(3, 0),
			NETUID,
			tao(2_000 * TAO)
		));
		run_announced_epoch();
		assert_eq!(rows_of_weights(), 0);
		set_weights(3, NETUID, &[(299, 1)]);
		assert_eq!(Weights::<Test>::iter_prefix(MAIN).next().unwrap().0, 2);
	})
}

#[test]
fn rows_should_be_kept_in_null_mode_where_there_is_no_room_for_more() {
	ExtBuilder::with_market().build_and_execute(|| {
		SubtensorModule::set_epoch_consensus(NETUID, Null);
		assert_eq!(MaxAllowedUids::<Test>::get(NETUID), 256);
		run_announced_epoch();
		assert_eq!(rows_of_weights(), 3);
	})
}

#[test]
fn mechanisms_should_share_the_room_of_null_mode() {
	null_market(8, || {
		MaxMechanismCount::<Test>::put(MechId::new(16));
		MaxAllowedUids::<Test>::insert(NETUID, 128);
		assert_ok!(check_mechanisms(2));
		MaxAllowedUids::<Test>::insert(NETUID, 1_250);
		assert_noop!(check_mechanisms(2), Error::<Test>::ValidatorsOfFormerMode);
		run_announced_epoch();
		assert_ok!(check_mechanisms(2));
		assert_noop!(check_mechanisms(3), Error::<Test>::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Test>::insert(NETUID, 1_251);
		assert_noop!(check_mechanisms(2), Error::<Test>::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Test>::insert(NETUID, 156);
		assert_ok!(check_mechanisms(16));
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(16));
		assert_noop!(check_mode(Yuma), Error::<Test>::TooManyUIDsPerMechanism);
		assert_ok!(check_mechanisms(15));
		MaxAllowedUids::<Test>::insert(NETUID, 16);
		assert_ok!(check_mode(Yuma));
	})
}

#[test]
fn epoch_of_many_mechanisms_should_pay() {
	null_market(8, || {
		run_announced_epoch();
		MaxMechanismCount::<Test>::put(MechId::new(16));
		MaxAllowedUids::<Test>::insert(NETUID, 156);
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(16));
		for number in 0..16 {
			assert_ok!(set_mechanism_weights(2, NETUID, number, &[(5, 1), (6, 1)]));
		}
		run_announced_epoch();
		assert_eq!(pots(NETUID), [0; 3]);
		assert!(register(9, NETUID) == 8 && SubtensorModule::do_try_state().is_ok());
	})
}

#[test]
fn dissolved_subnet_of_many_should_leave_no_neuron() {
	null_market(300, || {
		run_announced_epoch();
		dissolve(NETUID);
		clean_up();
		assert_eq!(Keys::<Test>::iter().count(), 0);
		assert_eq!(NeuronsRegisteredAt::<Test>::iter_keys().count(), 0);
		assert_eq!(Weights::<Test>::iter().count() + Bonds::<Test>::iter().count(), 0);
	})
}

#[test]
fn list_of_registrations_should_be_made_of_the_entries_when_there_is_none() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_blocks(3);
		came(NETUID, 4, 2);
		NeuronsRegisteredAt::<Test>::remove(NETUID);
		assert_eq!(SubtensorModule::registration_blocks(NETUID), [0, 0, 0, 0, 2, 0, 0]);
		assert_eq!(register(9, NETUID), 7);
		assert_eq!(&*NeuronsRegisteredAt::<Test>::get(NETUID), &[0, 0, 0, 0, 2, 0, 0, now()]);
		NeuronsRegisteredAt::<Test>::remove(NETUID);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		MaxAllowedUids::<Test>::insert(NETUID, 8);
		let replaced = register(10, NETUID);
		assert_eq!(NeuronsRegisteredAt::<Test>::get(NETUID)[usize::from(replaced)], now());
	})
}

// --- Weights ---

/// The costs of the runtime's database, in picoseconds.
const DATABASE: RuntimeDbWeight = RuntimeDbWeight { read: 8_000_000, write: 50_000_000 };
const MILLISECOND: u64 = 1_000_000_000;

#[test]
fn registration_should_fit_a_block_of_250_milliseconds() {
	null_market(MOST, || {
		DatabaseCost::set(DATABASE);
		let charged = |searched| {
			let size =
				cost::RegistrationSize { searched, ..SubtensorModule::registration_size(NETUID) };
			cost::burned_register::<Test>(size).ref_time()
		};
		let measured = <cost::SubstrateWeight<Test> as WeightInfo>::burned_register().ref_time();
		// A third of the slot, three quarters of it for transactions, less what is reserved for
		// the block step: the greatest weight of a transaction.
		let most = 250 * MILLISECOND / 3 * (75 - 10) / 100;
		assert!(charged(0) < most, "{} of {most}", charged(0));
		assert!(charged(0) - measured > 2 * MILLISECOND, "long lists are charged for");
		assert_eq!(charged(1_000) - charged(0), 1_000 * DATABASE.read);
	})
}

#[test]
fn registration_should_be_charged_for_the_owners_hotkeys_that_it_looks_up() {
	ExtBuilder::with_market().build_and_execute(|| {
		let searched = || SubtensorModule::keys_searched_for_owner(NETUID);
		assert_eq!((ImmuneOwnerUidsLimit::<Test>::get(NETUID), searched()), (1, 0));
		ImmuneOwnerUidsLimit::<Test>::insert(NETUID, 2);
		assert_eq!(searched(), 1);
		associate(OWNER, 1);
		assert_eq!(searched(), 2);
	})
}

#[test]
fn trimming_should_be_charged_by_what_goes() {
	null_market(600, || {
		DatabaseCost::set(DATABASE);
		let charged = |most| SubtensorModule::weight_of_trimming(NETUID, most).ref_time();
		let one = charged(599) - charged(600);
		assert!(one > 0);
		assert_eq!(charged(550) - charged(600), 50 * one);
		assert_eq!(charged(0), charged(344), "no more than 256 go");
		// In blocks of 250 ms some can be trimmed, in those of 12 s the most.
		assert!(charged(595) < 250 * MILLISECOND / 3 * 65 / 100);
		assert!(charged(344) < 12_000 * MILLISECOND / 3 * 65 / 100);
	})
}

#[test]
fn epoch_of_many_should_be_charged_for_the_neurons_and_few_rows() {
	null_market(MOST, || {
		DatabaseCost::set(DATABASE);
		run_announced_epoch();
		let charged = SubtensorModule::weight_of_epoch(NETUID).ref_time();
		// A quarter of a block of 12 s has a second.
		assert!(charged < 1_250 * MILLISECOND, "{charged}");
		assert!(charged > 900 * MILLISECOND, "{charged}");
	})
}

#[test]
fn rows_should_be_few_in_every_mode() {
	assert_eq!(MOST_ROWS, MAX_UIDS + u32::from(MAX_MECHANISMS));
	null_market(300, || {
		// An epoch's row of bonds of a neuron that only Null mode allows is neither read nor made.
		run_announced_epoch();
		assert!(Bonds::<Test>::iter_keys().all(|(_, uid)| uid < 256));
		assert!(SubtensorModule::load_bonds(MAIN, (0..300).map(|_| true)).as_rows().len() == 300);
	})
}
