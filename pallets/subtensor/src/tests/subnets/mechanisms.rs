//! Several mechanisms in one subnet.

use crate::tests::{
	epoch::{replay::run_announced_epoch, MINERS, VALIDATORS},
	mock::*,
};
use crate::{hyperparameters::SubnetSetting, types::Row, *};
use frame_support::assert_ok;

/// Runs a test on a subnet of two mechanisms. In the second, all validators rank uid 6 alone.
fn with_two(test: impl FnOnce()) {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(2);
		for person in 2..=4 {
			assert_ok!(set_mechanism_weights(person, NETUID, 1, &[(6, 1)]));
		}
		test()
	})
}

fn split(shares: &[u16]) {
	assert_ok!(SubtensorModule::check_emission_split(NETUID, Some(shares)));
	MechanismEmissionSplit::<Test>::store(NETUID, Some(shares.to_vec()));
}

#[test]
fn new_mechanism_should_begin_without_opinions() {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(3);
		assert_announced(Event::MechanismCountSet(NETUID, MechId::new(3)));
		for number in [1, 2] {
			assert_eq!(LastUpdate::<Test>::get(mechanism(number)).into_inner(), [0; 7]);
			assert_eq!(Incentive::<Test>::get(mechanism(number)).into_inner(), [0; 7]);
			assert_eq!(Weights::<Test>::iter_prefix(mechanism(number)).count(), 0);
		}
		assert_eq!(LastUpdate::<Test>::get(MAIN).into_inner(), [0, 1, 1, 1, 0, 0, 0]);
	})
}

#[test]
fn mechanisms_should_have_weights_and_incentives_of_their_own() {
	with_two(|| {
		run_announced_epoch();
		assert_eq!(&*Weights::<Test>::get(mechanism(1), 1), &[(6, 65_535)]);
		assert_eq!(Incentive::<Test>::get(mechanism(1)).into_inner(), [0, 0, 0, 0, 0, 0, 65_535]);
		let main = Incentive::<Test>::get(MAIN).into_inner();
		assert!(main[4] > 0 && main[5] > 0 && main[6] > 0, "{main:?}");
		assert_eq!(Bonds::<Test>::get(mechanism(1), 1).len(), 1);
		assert_eq!(Bonds::<Test>::get(MAIN, 1).len(), 3);
		assert_announced(Event::EpochPaid(SubtensorModule::epoch_reports()[0]));
	})
}

#[test]
fn weights_should_be_limited_mechanism_by_mechanism() {
	with_two(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 5);
		run_blocks(10);
		let say = |number| set_mechanism_weights(2, NETUID, number, &[(4, 1)]);
		assert_ok!(say(1));
		assert_announced(Event::WeightsSet(mechanism(1), 1));
		assert_noop!(say(1), Error::<Test>::SettingWeightsTooFast);
		assert_ok!(say(0));
		assert_noop!(say(0), Error::<Test>::SettingWeightsTooFast);
		assert_eq!(LastUpdate::<Test>::get(mechanism(1))[1], now());
		assert_noop!(say(2), Error::<Test>::MechanismDoesNotExist);
	})
}

#[test]
fn emission_should_be_split_to_the_last_rao() {
	for shares in [None, Some([1, 65_534]), Some([21_845, 43_690]), Some([0, 65_535])] {
		with_two(|| {
			SubtensorModule::set_emission_split(NETUID, shares.map(Vec::from));
			for _ in 0..5 {
				let before = all_staked() + pots(NETUID).iter().sum::<u64>();
				let block = now();
				run_announced_epoch();
				assert_eq!(all_staked() - before, (now() - block) * TAO);
				assert_eq!(pots(NETUID), [0; 3]);
			}
		});
	}
}

#[test]
fn mechanism_should_pay_its_share() {
	with_two(|| {
		split(&[45_875, 19_660]);
		let input = |number| SubtensorModule::epoch_input(NETUID, MechId::new(number)).unwrap();
		// To the block before that of the epoch.
		run_blocks(8);
		let [main, second] = [input(0), input(1)];
		assert_eq!(second.server_emission, MINERS * 19_660 / 65_535);
		assert_eq!(second.validator_emission, VALIDATORS * 19_660 / 65_535);
		assert_eq!(main.server_emission + second.server_emission, MINERS);
		assert_eq!(main.validator_emission + second.validator_emission, VALIDATORS);
		let before = staked(7, 7, NETUID);
		for person in 2..=4 {
			set_weights(person, NETUID, &[(4, 1)]);
		}
		run_announced_epoch();
		assert_eq!(staked(7, 7, NETUID) - before, second.server_emission);
	})
}

#[test]
fn stored_emission_should_be_what_was_paid() {
	with_two(|| {
		split(&[16_384, 49_151]);
		run_blocks(8);
		let before: Vec<u64> = (5..=7).map(|person| staked(person, person, NETUID)).collect();
		run_announced_epoch();
		for (person, before) in (5..=7).zip(before) {
			let emission = Emission::<Test>::get(NETUID)[usize::from(person) - 1];
			assert_eq!(emission.rao(), staked(person, person, NETUID) - before);
		}
	})
}

#[test]
fn stake_should_count_once_however_many_mechanisms_there_are() {
	let weights_of = |count| {
		let mut weights = vec![];
		ExtBuilder::with_market().build_and_execute(|| {
			set_mechanisms(count);
			run_announced_epoch();
			weights = StakeWeight::<Test>::get(NETUID).into_inner();
		});
		weights
	};
	let one = weights_of(1);
	assert_eq!(one[1..4], [32_767, 19_660, 13_107]);
	assert_eq!(weights_of(2), one);
	assert_eq!(weights_of(16), one);
}

#[test]
fn neuron_should_be_active_that_spoke_in_any_mechanism() {
	with_two(|| {
		ActivityCutoffFactorMilli::<Test>::insert(NETUID, 1_000);
		run_announced_epoch();
		run_blocks(5);
		assert_ok!(set_mechanism_weights(2, NETUID, 1, &[(6, 1)]));
		set_weights(3, NETUID, &[(4, 1)]);
		run_announced_epoch();
		assert_eq!(Active::<Test>::get(NETUID)[1..4], [true, true, false]);
	})
}

#[test]
fn mechanism_nobody_speaks_in_should_be_paid_by_stake() {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(2);
		split(&[0, 65_535]);
		run_announced_epoch();
		assert_eq!(Emission::<Test>::get(NETUID)[4..], [AlphaBalance::ZERO; 3]);
		let dividends = Dividends::<Test>::get(NETUID).into_inner();
		assert_eq!(dividends, [0; 7], "the mechanism with all emission paid no dividends");
		let paid: Vec<_> = Emission::<Test>::get(NETUID)[1..4].iter().map(|e| e.rao()).collect();
		assert_eq!(paid[0] / 5, paid[1] / 3);
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn newcomer_should_begin_anew_in_every_mechanism() {
	with_two(|| {
		run_announced_epoch();
		SubtensorModule::set_epoch_consensus(NETUID, types::EpochConsensus::Sigmoid);
		run_announced_epoch();
		run_blocks(3);
		// The neuron with the lowest emission is replaced: uid 6.
		MaxAllowedUids::<Test>::insert(NETUID, 7);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		Emission::<Test>::mutate(NETUID, |list| list.iter_mut().for_each(|e| *e = alpha(9)));
		Emission::<Test>::mutate(NETUID, |list| list[6] = alpha(0));
		assert_eq!(register(8, NETUID), 6);
		for number in [0, 1] {
			let index = mechanism(number);
			assert_eq!(LastUpdate::<Test>::get(index)[6], now());
			assert_eq!(Incentive::<Test>::get(index)[6], 0);
			let names = |row: Row| row.iter().any(|(to, _)| *to == 6);
			assert!(!Weights::<Test>::iter_prefix_values(index).any(names));
			assert!(!Bonds::<Test>::iter_prefix_values(index).any(names));
			let scale = BondScale::<Test>::get(index).unwrap();
			assert_eq!(scale[6], ganglion_consensus::BOND_UNIT);
		}
		assert!(!Weights::<Test>::contains_key(mechanism(1), 1), "an empty row is not stored");

		MaxAllowedUids::<Test>::insert(NETUID, 128);
		assert_eq!(register(9, NETUID), 7);
		for number in [0, 1] {
			assert_eq!(LastUpdate::<Test>::get(mechanism(number))[7], now());
			assert_eq!(Incentive::<Test>::get(mechanism(number)).len(), 8);
			assert_eq!(BondScale::<Test>::get(mechanism(number)).unwrap().len(), 8);
		}
		run_announced_epoch();
	})
}

#[test]
fn lowering_the_count_should_leave_nothing_of_the_mechanism() {
	with_two(|| {
		split(&[1, 65_534]);
		SubtensorModule::set_epoch_consensus(NETUID, types::EpochConsensus::Sigmoid);
		run_announced_epoch();
		let main = || {
			let rows = (Weights::<Test>::get(MAIN, 1), Bonds::<Test>::get(MAIN, 1));
			(rows, LastUpdate::<Test>::get(MAIN), Incentive::<Test>::get(MAIN))
		};
		let before = main();
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(1));
		let gone = mechanism(1);
		assert_eq!(Weights::<Test>::iter_prefix(gone).count(), 0);
		assert_eq!(Bonds::<Test>::iter_prefix(gone).count(), 0);
		assert!(!LastUpdate::<Test>::contains_key(gone) && !Incentive::<Test>::contains_key(gone));
		assert!(!BondScale::<Test>::contains_key(gone) && !SubnetLoss::<Test>::contains_key(gone));
		assert_eq!(MechanismEmissionSplit::<Test>::get(NETUID), None);
		assert_eq!(main(), before);
		run_announced_epoch();
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn subnets_should_not_touch_each_others_mechanisms() {
	let other = NetUid::new(2);
	ExtBuilder::with_market()
		.subnet(other, vec![ExtBuilder::neuron(9, TAO, vec![(0, 1)])])
		.build_and_execute(|| {
			set_mechanisms(2);
			MaxAllowedUids::<Test>::insert(other, 128);
			SubtensorModule::set_mechanism_count(other, MechId::new(2));
			let index = other.storage_index(MechId::new(1));
			Weights::<Test>::insert(index, 0, row(&[(0, 1)]));
			SubtensorModule::set_mechanism_count(NETUID, MechId::new(1));
			assert!(Weights::<Test>::contains_key(index, 0));
			assert_eq!(LastUpdate::<Test>::get(index).len(), 1);
		})
}

#[test]
fn count_should_be_one_or_more_and_no_more_than_there_is_room_for() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let check = |count| SubtensorModule::check_mechanism_count(NETUID, MechId::new(count));
		assert_eq!(MaxMechanismCount::<Test>::get(), MechId::new(2));
		assert_eq!(MaxAllowedUids::<Test>::get(NETUID), 256);
		assert_ok!(check(1));
		assert_noop!(check(0), Error::<Test>::InvalidValue);
		assert_noop!(check(2), Error::<Test>::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Test>::insert(NETUID, 128);
		assert_ok!(check(2));
		assert_noop!(check(3), Error::<Test>::InvalidValue);
		MaxMechanismCount::<Test>::put(MechId::new(16));
		assert_noop!(check(3), Error::<Test>::TooManyUIDsPerMechanism);
		MaxAllowedUids::<Test>::insert(NETUID, 16);
		assert_ok!(check(16));
		assert_noop!(check(17), Error::<Test>::InvalidValue);
	})
}

#[test]
fn split_should_be_the_whole_among_the_mechanisms_there_are() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_mechanisms(2);
		let check = |split: &[u16]| SubtensorModule::check_emission_split(NETUID, Some(split));
		assert_ok!(SubtensorModule::check_emission_split(NETUID, None));
		for good in [&[65_535][..], &[0, 65_535], &[32_767, 32_768]] {
			assert_ok!(check(good));
		}
		for bad in [&[][..], &[65_534], &[65_535, 1], &[0, 0], &[65_533, 1, 1], &[65_535, 0, 0]] {
			assert_noop!(check(bad), Error::<Test>::InvalidValue);
		}
	})
}

#[test]
fn any_change_of_the_count_should_make_shares_even() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		set_mechanisms(2);
		split(&[1, 65_534]);
		assert_announced(Event::MechanismEmissionSplitSet(NETUID, Some(vec![1, 65_534])));
		set_mechanisms(2);
		assert!(
			MechanismEmissionSplit::<Test>::contains_key(NETUID),
			"setting the same count changes nothing"
		);
		set_mechanisms(3);
		assert!(!MechanismEmissionSplit::<Test>::contains_key(NETUID));
		split(&[1, 65_534]);
		SubtensorModule::set_emission_split(NETUID, None);
		assert!(!MechanismEmissionSplit::<Test>::contains_key(NETUID));
	})
}

#[test]
fn full_house_of_mechanisms_should_run() {
	let neurons: Vec<_> = (1..=16)
		.map(|person| {
			let weights = if person <= 8 { vec![(12, 1), (13, 2), (14, 3)] } else { vec![] };
			ExtBuilder::neuron(person, u64::from(person <= 8) * TAO, weights)
		})
		.collect();
	ExtBuilder::default().subnet(NETUID, neurons).without_weights_limit().build_and_execute(|| {
		set_mechanisms(16);
		for number in 1..16u8 {
			for person in 1..=8 {
				let row = [(9 + u16::from(number % 5), 1), (15, 1)];
				assert_ok!(set_mechanism_weights(person, NETUID, number, &row));
			}
		}
		run_announced_epoch();
		run_announced_epoch();
		assert_eq!(pots(NETUID), [0; 3]);
		let change = SubtensorModule::change_of_mechanisms(NETUID, MechId::new(1));
		assert_eq!(change, (15, 15 * 16));
		SubtensorModule::set_mechanism_count(NETUID, MechId::new(1));
	})
}

#[test]
fn mechagraph_should_show_a_mechanism() {
	with_two(|| {
		run_announced_epoch();
		let graph = |number| SubtensorModule::get_mechagraph(NETUID, MechId::new(number)).unwrap();
		let incentives = |number| -> Vec<u16> {
			graph(number).incentives.iter().map(|incentive| incentive.0).collect()
		};
		assert_eq!(incentives(0), Incentive::<Test>::get(MAIN).into_inner());
		assert_eq!(incentives(1), [0, 0, 0, 0, 0, 0, 65_535]);
		let updates: Vec<u64> = graph(1).last_update.iter().map(|block| block.0).collect();
		assert_eq!(updates, LastUpdate::<Test>::get(mechanism(1)).into_inner());
		assert_eq!(SubtensorModule::get_metagraph(NETUID), Some(graph(0)));
		assert_eq!(
			SubtensorModule::get_all_mechagraphs().len(),
			3,
			"one of root and two of the subnet"
		);
		assert_eq!(SubtensorModule::get_mechagraph(NETUID, MechId::new(2)), None);
		let part = SubtensorModule::get_selective_mechagraph(NETUID, MechId::new(1), vec![62]);
		assert_eq!(part.and_then(|part| part.incentives), Some(graph(1).incentives));
	})
}
