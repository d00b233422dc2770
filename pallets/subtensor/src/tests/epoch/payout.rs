//! What an epoch pays, and to whom.

use super::{MINERS, OWNER_CUT, VALIDATORS};
use crate::tests::mock::*;
use crate::{types::RecycleOrBurnEnum, *};
use pallet_subtensor_runtime_api::EpochReport;
use substrate_fixed::types::{I96F32, U96F32};

/// What each of people 1 to 4 earns in the next epoch, in rao of alpha.
fn earned() -> [u64; 4] {
	let held = || [1, 2, 3, 4].map(|person| staked(person, person, NETUID));
	let before = held();
	run_epoch(NETUID);
	let mut after = held().into_iter().zip(before).map(|(after, before)| after - before);
	[(); 4].map(|_| after.next().unwrap())
}

/// What was paid to validators, by the report of this block's epoch.
fn paid_to_validators() -> u64 {
	let report = |event| match event {
		Event::EpochPaid(report) => Some(report.paid_to_validators.rao()),
		_ => None,
	};
	events().into_iter().find_map(report).unwrap()
}

#[test]
fn epoch_should_pay_every_pot_to_the_last_rao() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		let paid = earned();
		assert_eq!(paid, [OWNER_CUT, VALIDATORS, 3_075_017_168, 1_025_005_722]);
		assert_eq!(paid.iter().sum::<u64>(), 10 * TAO);
		assert_eq!(pots(NETUID), [0; 3]);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID), alpha(0));
	})
}

#[test]
fn epoch_should_report_what_it_paid() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		run_epoch(NETUID);
		assert_announced(Event::EpochPaid(EpochReport {
			netuid: NETUID,
			paid_to_miners: alpha(MINERS),
			paid_to_validators: alpha(VALIDATORS),
			paid_to_owner: alpha(OWNER_CUT),
			miners: 2,
			validators: 1,
		}));
		let emissions = [0, 0, 3_075_017_168, 1_025_005_722].map(alpha).to_vec();
		assert_announced(Event::IncentiveAlphaEmittedToMiners { netuid: MAIN, emissions });
		let by_uid = [0, VALIDATORS, 3_075_017_168, 1_025_005_722].map(alpha);
		assert_eq!(&*Emission::<Test>::get(NETUID), &by_uid);
	})
}

#[test]
fn pots_should_be_paid_in_full_over_many_epochs() {
	ExtBuilder::with_two_miners(&[(2, 65_535), (3, 7)]).build_and_execute(|| {
		Delegates::<Test>::insert(hot(VALIDATOR, 0), 7_777);
		for (person, amount) in [(5, 3_333_333_333), (6, 2_000_001), (7, 777_777_777_777)] {
			stake(person, VALIDATOR, NETUID, amount);
		}
		let staked_before = alpha_out(NETUID) - pots(NETUID).iter().sum::<u64>();
		for _ in 0..20 {
			run_epoch(NETUID);
		}
		let kept = SubnetProtocolAlpha::<Test>::get(NETUID).rao();
		assert_eq!(all_staked() + kept, staked_before + 200 * TAO);
	})
}

#[test]
fn delegate_should_keep_its_take_and_share_the_rest() {
	ExtBuilder::with_two_miners(&[(2, 1)]).build_and_execute(|| {
		stake(5, VALIDATOR, NETUID, 3_000 * TAO);
		// A take of one tenth.
		Delegates::<Test>::insert(hot(VALIDATOR, 0), 6_554);
		run_epoch(NETUID);
		let take = VALIDATORS * 6_554 / 65_535;
		let rest = VALIDATORS - take;
		let [delegate, nominator] = [VALIDATOR, 5].map(|person| staked(person, VALIDATOR, NETUID));
		assert!((delegate - 1_000 * TAO).abs_diff(take + rest / 4) <= 2);
		assert!((nominator - 3_000 * TAO).abs_diff(rest * 3 / 4) <= 2);
		assert_eq!(
			SubtensorModule::total_alpha(&hot(VALIDATOR, 0), NETUID).rao(),
			4_000 * TAO + VALIDATORS
		);
		assert_eq!(AlphaDividendsPerSubnet::<Test>::get(NETUID, hot(VALIDATOR, 0)), alpha(rest));
	})
}

#[test]
fn delegate_should_keep_all_or_nothing_when_its_take_says_so() {
	for (take, kept) in [(u16::MAX, VALIDATORS), (0, 0)] {
		ExtBuilder::with_two_miners(&[(2, 1)]).build_and_execute(|| {
			Delegates::<Test>::insert(hot(VALIDATOR, 0), take);
			unstake(VALIDATOR, VALIDATOR, NETUID, 1_000 * TAO);
			stake(5, VALIDATOR, NETUID, 1_000 * TAO);
			run_epoch(NETUID);
			assert_eq!(staked(VALIDATOR, VALIDATOR, NETUID), kept);
			assert_eq!(staked(5, VALIDATOR, NETUID), 1_000 * TAO + VALIDATORS - kept);
		})
	}
}

#[test]
fn dividends_should_show_the_last_epoch_only() {
	ExtBuilder::with_two_miners(&[(2, 1)]).build_and_execute(|| {
		AlphaDividendsPerSubnet::<Test>::insert(NETUID, hot(9, 0), alpha(5));
		run_epoch(NETUID);
		let shown: Vec<_> = AlphaDividendsPerSubnet::<Test>::iter_prefix(NETUID).collect();
		let rest = VALIDATORS - VALIDATORS * 11_796 / 65_535;
		assert_eq!(shown, [(hot(VALIDATOR, 0), alpha(rest))]);
	})
}

#[test]
fn incentive_of_the_owners_keys_should_be_burned() {
	// Uid 0 is the owner's hotkey, and uid 3 belongs to the owner's coldkey.
	ExtBuilder::with_two_miners(&[(0, 1), (2, 2), (3, 1)]).build_and_execute(|| {
		SubnetOwner::<Test>::insert(NETUID, cold(4));
		let paid = earned();
		assert_eq!(paid[2], MINERS / 2);
		assert_eq!(paid[3], 0);
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(MINERS / 2));
		assert_eq!(MinerBurned::<Test>::get(NETUID), U96F32::from_num(0.5));
		assert_eq!(alpha_out(NETUID), 1_010 * TAO, "burned alpha still counts");
		SubnetOwner::<Test>::insert(NETUID, cold(OWNER));
	})
}

#[test]
fn incentive_of_the_owners_keys_should_be_recycled_when_the_subnet_says_so() {
	ExtBuilder::with_two_miners(&[(0, 1), (2, 3)]).build_and_execute(|| {
		RecycleOrBurn::<Test>::insert(NETUID, RecycleOrBurnEnum::Recycle);
		run_epoch(NETUID);
		let [miner, owner] = [(2, 3_075_017_168), (0, 1_025_005_722)];
		assert_eq!(Emission::<Test>::get(NETUID)[miner.0], alpha(miner.1));
		assert_eq!(Emission::<Test>::get(NETUID)[owner.0], alpha(owner.1));
		assert_eq!(AlphaBurned::<Test>::get(NETUID), alpha(0));
		assert_eq!(AlphaRecycled::<Test>::get(NETUID), alpha(owner.1));
		assert_eq!(alpha_out(NETUID), 1_010 * TAO - owner.1, "recycled alpha ceases to exist");
		assert_eq!(reserve(NETUID), 1_010 * TAO, "the TAO that backed it stays");
		let quarter = MinerBurned::<Test>::get(NETUID);
		assert!(quarter > U96F32::from_num(0.2499) && quarter < U96F32::from_num(0.2501));
	})
}

#[test]
fn withholding_should_lower_the_subnets_share_until_an_epoch_pays_again() {
	let others = subnet_of(NetUid::new(2), vec![]);
	ExtBuilder::with_two_miners(&[(0, 1)]).with(others).build_and_execute(|| {
		for netuid in [NETUID, NetUid::new(2)] {
			SubnetMovingPrice::<Test>::insert(netuid, I96F32::from_num(1));
		}
		run_epoch(NETUID);
		assert_eq!(MinerBurned::<Test>::get(NETUID), 1);
		run_blocks(1);
		assert_eq!(SubnetTaoInEmission::<Test>::get(NETUID), tao(0));
		assert_eq!(SubnetTaoInEmission::<Test>::get(NetUid::new(2)), tao(TAO));
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		set_weights(VALIDATOR, NETUID, &[(2, 1)]);
		run_epoch(NETUID);
		assert_eq!(MinerBurned::<Test>::get(NETUID), 0);
		run_blocks(1);
		assert!(SubnetTaoInEmission::<Test>::get(NETUID) > tao(0));
	})
}

#[test]
fn validators_should_be_paid_by_the_alpha_part_of_their_stake() {
	// Both set the same weights and have the same stake weight, one with alpha and one with TAO.
	let weights = vec![(2, 1)];
	let validator = |person, stake| ExtBuilder::neuron(person, stake, weights.clone());
	let neurons = vec![
		ExtBuilder::neuron(OWNER, 0, vec![]),
		validator(2, 100 * TAO),
		ExtBuilder::neuron(3, 0, vec![]),
		validator(4, 50 * TAO),
	];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		TaoWeight::<Test>::put(u64::MAX);
		stake(4, 4, ROOT, 50 * TAO);
		run_epoch(NETUID);
		let dividends = Dividends::<Test>::get(NETUID);
		assert!(dividends[1].abs_diff(dividends[3]) <= 1, "{dividends:?}");
		let by_alpha = |person, before| staked(person, person, NETUID) - before * TAO;
		let (second, fourth) = (by_alpha(2, 100), by_alpha(4, 50));
		assert_eq!(second + fourth, paid_to_validators());
		assert!(second.abs_diff(2 * fourth) < 100, "{second} is not twice {fourth}");
	})
}

#[test]
fn validators_should_be_paid_by_their_root_parts_when_none_has_alpha() {
	let weights = vec![(3, 1)];
	let neurons = vec![
		ExtBuilder::neuron(OWNER, 0, vec![]),
		ExtBuilder::neuron(2, 0, weights.clone()),
		ExtBuilder::neuron(3, 0, weights),
		ExtBuilder::neuron(4, 0, vec![]),
	];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		NumRootClaim::<Test>::put(0);
		stake(2, 2, ROOT, 300 * TAO);
		stake(3, 3, ROOT, 100 * TAO);
		run_epoch(NETUID);
		// The take is staked at once. The rest is claimable by stakers on root, here themselves.
		let [second, third] = [2, 3].map(|person| {
			let rest = owed(person, person, NETUID);
			assert!(rest > 0);
			staked(person, person, NETUID) + rest
		});
		assert!(second.abs_diff(3 * third) < 1_000, "{second} is not three times {third}");
		assert!(paid_to_validators() - (second + third) <= 2);
		assert!(root_pot(NETUID) < 1_000, "what is too little to count");
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn cut_should_go_to_the_protocol_when_there_is_no_owner() {
	let neurons = vec![ExtBuilder::neuron(2, TAO, vec![])];
	let ownerless = crate::genesis::Subnet { owner: None, ..subnet_of(NETUID, neurons) };
	ExtBuilder::default().with(ownerless).build_and_execute(|| {
		run_epoch(NETUID);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID), alpha(OWNER_CUT));
		assert_eq!(staked(2, 2, NETUID), TAO + MINERS + VALIDATORS);
		assert!(events().iter().any(
			|event| matches!(event, Event::EpochPaid(report) if report.paid_to_owner.is_zero())
		));
	})
}

#[test]
fn payment_should_go_to_the_protocol_when_a_pool_cannot_take_it() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		// A share pool without alpha: no number of its shares would be worth a payment.
		stake(3, 3, NETUID, TAO);
		let gone = TotalHotkeyAlpha::<Test>::take(hot(3, 0), NETUID);
		TotalAlphaStaked::<Test>::mutate(NETUID, |all| *all = all.saturating_sub(gone));
		SubtensorModule::give_to_protocol(NETUID, alpha(TAO));
		run_epoch(NETUID);
		let kept = SubnetProtocolAlpha::<Test>::get(NETUID).rao() - TAO;
		assert_eq!(kept, 3_075_017_168);
		assert_eq!(staked(4, 4, NETUID), 1_025_005_722, "the other miner is paid");
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn owner_should_get_the_cut_even_when_nobody_else_earns() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_epoch(NETUID);
		assert_eq!(staked(OWNER, OWNER, NETUID), OWNER_CUT);
		assert_eq!(pots(NETUID), [MINERS, VALIDATORS, 0]);
		run_epoch(NETUID);
		// The staked cut is the only stake now, and earns all of the next epoch.
		assert_eq!(staked(OWNER, OWNER, NETUID), 20 * TAO);
	})
}
