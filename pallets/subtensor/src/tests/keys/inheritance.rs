//! Lent stake weight: how much it counts, and what it earns.

use crate::tests::{epoch::VALIDATORS, mock::*};
use crate::*;
use frame_support::assert_ok;
use ganglion_economy::lent_part as part_of;
use pallet_subtensor_runtime_api::EpochReport;
use proptest::{collection::vec, prelude::*};

const ALL: u64 = u64::MAX;
const HALF: u64 = u64::MAX / 2;

/// Sets the children of a person's hotkey, without cooldown and rate limit.
fn lend(person: u8, children: &[(u64, u8)]) {
	let children = children.iter().map(|(part, to)| (*part, hot(*to, 0))).collect();
	SubtokenEnabled::<Test>::insert(NETUID, false);
	let origin = signed(cold(person));
	TransactionKeyLastBlock::<Test>::remove((
		hot(person, 0),
		NETUID,
		types::TransactionType::SetChildren.index(),
	));
	assert_ok!(SubtensorModule::set_children(origin, hot(person, 0), NETUID, children));
	SubtokenEnabled::<Test>::insert(NETUID, true);
}

fn weight(person: u8) -> u64 {
	SubtensorModule::stake_weight_of(&hot(person, 0), NETUID)
}

fn total(person: u8) -> u64 {
	SubtensorModule::total_alpha(&hot(person, 0), NETUID).rao()
}

/// A validator without stake of its own, and people 4 and 5, whose hotkeys have stakes of 300 and
/// 100 TAO but no uid.
fn with_lenders(test: impl FnOnce()) {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		for (person, amount) in [(4, 300), (5, 100)] {
			associate(person, 0);
			stake(person, person, NETUID, amount * TAO);
		}
		test()
	})
}

/// What the hotkeys of these people are paid in the next epoch, in rao of alpha.
fn paid(people: &[u8]) -> Vec<u64> {
	let before: Vec<u64> = people.iter().copied().map(total).collect();
	run_epoch(NETUID);
	people.iter().zip(before).map(|(person, before)| total(*person) - before).collect()
}

#[test]
fn part_should_be_rounded_down_and_the_whole_be_all() {
	assert_eq!(part_of(u64::MAX, u64::MAX), u64::MAX);
	assert_eq!(part_of(1, u64::MAX), 1);
	assert_eq!(part_of(1, u64::MAX - 1), 0);
	assert_eq!(part_of(1_000, HALF), 499);
	assert_eq!(part_of(u64::MAX, 0), 0);
}

#[test]
fn stake_weight_should_be_what_is_kept_and_what_is_lent() {
	with_lenders(|| {
		TaoWeight::<Test>::put(u64::MAX / 4);
		stake(4, 4, ROOT, 40 * TAO);
		assert_eq!(weight(4), 310 * TAO - 1);
		lend(4, &[(HALF, 2), (ALL / 4, 3)]);
		lend(5, &[(ALL, 2)]);
		// Half of 300 alpha, half of 40 TAO that count a quarter, and all of 100 alpha; each part
		// is rounded down.
		assert_eq!(weight(2), 255 * TAO - 2);
		assert_eq!(weight(3), 77_500_000_000 - 2);
		assert_eq!(weight(4), 77_500_000_000 + 2);
		assert_eq!(weight(5), 0);
		let kept = SubtensorModule::inherited_stake(&hot(4, 0), NETUID);
		assert_eq!((kept.alpha, kept.tao), (75 * TAO + 2, 10 * TAO + 2));
	})
}

#[test]
fn stake_weight_should_be_inherited_once_not_further() {
	with_lenders(|| {
		lend(4, &[(ALL, 5)]);
		lend(5, &[(ALL, 2)]);
		assert_eq!([2, 4, 5].map(weight), [100 * TAO, 0, 300 * TAO]);
	})
}

#[test]
fn lent_stake_weight_should_count_on_its_subnet_only() {
	ExtBuilder::with_validator(0).subnet(NetUid::new(2), vec![]).build_and_execute(|| {
		associate(4, 0);
		stake(4, 4, ROOT, 100 * TAO);
		let everywhere = weight(4);
		lend(4, &[(ALL, 2)]);
		let elsewhere = |person| SubtensorModule::stake_weight_of(&hot(person, 0), NetUid::new(2));
		assert_eq!((weight(2), weight(4)), (everywhere, 0));
		assert_eq!((elsewhere(2), elsewhere(4)), (0, everywhere));
	})
}

#[test]
fn epoch_should_count_lent_stake_weight() {
	with_lenders(|| {
		lend(4, &[(HALF, 2)]);
		let input = SubtensorModule::epoch_input(NETUID, MechId::MAIN).unwrap();
		assert_eq!(input.stake, [0, 150 * TAO - 1, 0]);
		StakeThreshold::<Test>::put(150 * TAO);
		run_epoch(NETUID);
		assert!(!ValidatorPermit::<Test>::get(NETUID)[1]);
		StakeThreshold::<Test>::put(150 * TAO - 1);
		run_epoch(NETUID);
		assert!(ValidatorPermit::<Test>::get(NETUID)[1]);
	})
}

#[test]
fn lent_stake_weight_should_let_a_child_set_weights() {
	with_lenders(|| {
		WeightsSetRateLimit::<Test>::insert(NETUID, 0);
		StakeThreshold::<Test>::put(100 * TAO);
		let check = || SubtensorModule::check_weights_stake(&hot(2, 0), NETUID);
		assert_eq!(check(), Err(Error::<Test>::NotEnoughStakeToSetWeights.into()));
		lend(5, &[(ALL, 2)]);
		assert_ok!(check());
	})
}

#[test]
fn readers_should_see_inherited_stake() {
	with_lenders(|| {
		TaoWeight::<Test>::put(u64::MAX);
		stake(4, 4, ROOT, 10 * TAO);
		lend(4, &[(ALL, 2)]);
		let metagraph = SubtensorModule::get_metagraph(NETUID).unwrap();
		let of_child = [
			metagraph.alpha_stake[1].0.rao(),
			metagraph.tao_stake[1].0.rao(),
			metagraph.total_stake[1].0.rao(),
		];
		assert_eq!(of_child, [300 * TAO, 10 * TAO - 1, 310 * TAO - 1]);
	})
}

#[test]
fn parents_should_earn_by_what_they_lend() {
	with_lenders(|| {
		lend(4, &[(ALL, 2)]);
		lend(5, &[(ALL, 2)]);
		let paid = paid(&[2, 4, 5]);
		let all: u64 = paid.iter().sum();
		assert_eq!(all, VALIDATORS, "to the last rao");
		let quarter = VALIDATORS / 4;
		assert_eq!(paid, [0, VALIDATORS - quarter, quarter]);
		assert_eq!(pots(NETUID), [0; 3]);
		let shown = |person| AlphaDividendsPerSubnet::<Test>::get(NETUID, hot(person, 0));
		assert!(!shown(4).is_zero() && !shown(5).is_zero());
		assert!(shown(2).is_zero());
	})
}

#[test]
fn child_should_keep_what_its_own_stake_earns() {
	with_lenders(|| {
		stake(2, 2, NETUID, 100 * TAO);
		lend(5, &[(ALL, 2)]);
		let paid = paid(&[2, 5]);
		assert_eq!(paid.iter().sum::<u64>(), VALIDATORS);
		assert!(paid[0].abs_diff(paid[1]) <= 1, "{paid:?}");
	})
}

#[test]
fn child_should_not_earn_for_stake_that_it_lends_on() {
	with_lenders(|| {
		stake(2, 2, NETUID, 100 * TAO);
		lend(2, &[(ALL, 6)]);
		lend(5, &[(ALL, 2)]);
		assert_eq!(paid(&[2, 5]), [0, VALIDATORS]);
	})
}

#[test]
fn child_should_keep_its_take_of_what_others_earn() {
	with_lenders(|| {
		assert_ok!(SubtensorModule::set_childkey_take(signed(cold(2)), hot(2, 0), NETUID, 6_554));
		lend(4, &[(ALL, 2)]);
		lend(5, &[(ALL, 2)]);
		let paid = paid(&[2, 4, 5]);
		let takes = [VALIDATORS / 4 * 3, VALIDATORS / 4].map(|part| part * 6_554 / 65_535);
		// The child has no stake of its own, and is paid its take nevertheless.
		assert_eq!(paid.iter().sum::<u64>(), VALIDATORS);
		assert!(paid[0].abs_diff(takes.iter().sum()) <= 2, "{paid:?}");
		assert!(paid[1].abs_diff(3 * paid[2]) <= 6, "{paid:?}");
	})
}

#[test]
fn child_should_take_nothing_from_hotkeys_of_its_own_coldkey() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		associate(2, 1);
		let (origin, sibling) = (signed(cold(2)), hot(2, 1));
		assert_ok!(SubtensorModule::add_stake(
			origin.clone(),
			sibling.clone(),
			NETUID,
			tao(100 * TAO)
		));
		assert_ok!(SubtensorModule::set_childkey_take(origin.clone(), hot(2, 0), NETUID, 11_796));
		CKBurn::<Test>::put(ALL);
		SubtokenEnabled::<Test>::insert(NETUID, false);
		let children = vec![(ALL, hot(2, 0))];
		assert_ok!(SubtensorModule::set_children(origin, sibling.clone(), NETUID, children));
		SubtokenEnabled::<Test>::insert(NETUID, true);
		run_epoch(NETUID);
		assert_eq!(total(2), 0);
		let paid = SubtensorModule::total_alpha(&sibling, NETUID).rao() - 100 * TAO;
		assert_eq!(paid, VALIDATORS);
	})
}

#[test]
fn burn_should_be_recycled_before_the_childs_take() {
	with_lenders(|| {
		MinChildkeyTake::<Test>::put(u16::MAX / 2);
		CKBurn::<Test>::put(HALF);
		lend(4, &[(ALL, 2)]);
		let paid = paid(&[2, 4]);
		let burned = part_of(VALIDATORS, HALF);
		assert_eq!(paid.iter().sum::<u64>(), VALIDATORS - burned);
		assert!(paid[0].abs_diff(paid[1]) < 100_000, "{paid:?}");
		let minted = now() * TAO;
		assert_eq!(alpha_out(NETUID), 400 * TAO + minted - burned, "the burned part is recycled");
		assert_announced(Event::ParentsPartBurned { netuid: NETUID, alpha: alpha(burned) });
		assert!(events().iter().any(|event| matches!(
			event,
			Event::EpochPaid(EpochReport { paid_to_validators, validators: 2, .. })
				if paid_to_validators.rao() == VALIDATORS - burned
		)));
	})
}

#[test]
fn all_should_be_recycled_when_the_burn_says_so() {
	with_lenders(|| {
		CKBurn::<Test>::put(ALL);
		MinChildkeyTake::<Test>::put(u16::MAX);
		lend(4, &[(ALL, 2)]);
		assert_eq!(paid(&[2, 4]), [0, 0]);
		assert_eq!(pots(NETUID), [0; 3]);
	})
}

#[test]
fn parent_should_be_paid_once_for_all_it_lends() {
	let validator = |person| ExtBuilder::neuron(person, 0, vec![(3, 1)]);
	let neurons = vec![
		ExtBuilder::neuron(OWNER, 0, vec![]),
		validator(2),
		validator(3),
		ExtBuilder::neuron(6, 0, vec![]),
		ExtBuilder::neuron(4, 300 * TAO, vec![(3, 1)]),
	];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		lend(4, &[(ALL / 3, 2), (ALL / 3, 3)]);
		run_epoch(NETUID);
		assert_eq!(Dividends::<Test>::get(NETUID).iter().filter(|part| **part != 0).count(), 3);
		assert_eq!([2, 3].map(total), [0, 0]);
		assert_eq!(total(4), 300 * TAO + VALIDATORS);
		assert!(events()
			.iter()
			.any(|event| matches!(event, Event::EpochPaid(report) if report.validators == 1)));
	})
}

#[test]
fn dividends_of_the_last_epoch_should_go_however_many_parents_had_some() {
	with_lenders(|| {
		lend(4, &[(ALL, 2)]);
		for person in 1..=4 {
			for index in 1..=100 {
				let hotkey = hot(person + 10, index);
				AlphaDividendsPerSubnet::<Test>::insert(NETUID, hotkey, alpha(1));
			}
		}
		run_epoch(NETUID);
		let shown: Vec<_> = AlphaDividendsPerSubnet::<Test>::iter_key_prefix(NETUID).collect();
		assert_eq!(shown, [hot(4, 0)]);
	})
}

/// The stake of a parent on the subnet and on root, and the parts that it lends, by child.
type Lender = (u64, u64, Vec<(u64, usize)>);

fn lenders() -> impl Strategy<Value = Vec<Lender>> {
	let stakes = || prop_oneof![Just(0), 2_000_000..10 * TAO, TAO..200 * TAO];
	let part = prop_oneof![Just(0), Just(ALL), any::<u64>()];
	vec((stakes(), stakes(), vec((part, 0..8usize), 0..6)), 8)
}

/// Lets eight hotkeys stake and set children, as far as the calls are accepted.
fn let_them_lend(lenders: &[Lender]) {
	TaoWeight::<Test>::put(u64::MAX / 3);
	for (person, (alpha, root, _)) in (2u8..).zip(lenders) {
		let origin = || signed(cold(person));
		let _ = SubtensorModule::try_associate_hotkey(origin(), hot(person, 0));
		let _ = SubtensorModule::add_stake(origin(), hot(person, 0), NETUID, tao(*alpha));
		let _ = SubtensorModule::add_stake(origin(), hot(person, 0), ROOT, tao(*root));
	}
	SubtokenEnabled::<Test>::insert(NETUID, false);
	for (person, (_, _, children)) in (2u8..).zip(lenders) {
		let key = |to: &usize| hot(2 + *to as u8, 0);
		let children: Vec<_> = children.iter().map(|(part, to)| (*part, key(to))).collect();
		let (origin, hotkey) = (signed(cold(person)), hot(person, 0));
		for most in (0..=children.len()).rev() {
			let some = children[..most].to_vec();
			let hotkey = hotkey.clone();
			if SubtensorModule::set_children(origin.clone(), hotkey, NETUID, some).is_ok() {
				break;
			}
		}
	}
	SubtokenEnabled::<Test>::insert(NETUID, true);
}

#[test]
fn lenders_should_often_have_stake_and_children() {
	let (mut with_stake, mut links) = (0, 0);
	for lenders in sample(lenders(), 20) {
		crowd().build_and_execute(|| {
			let_them_lend(&lenders);
			with_stake += (2..10).filter(|person| total(*person) > 0).count();
			links += SubnetLinks::<Test>::get(NETUID);
		});
	}
	assert!(with_stake > 80, "{with_stake} of 160 hotkeys have stake");
	assert!(links > 100, "{links} links of 160 hotkeys");
}

/// A subnet of the owner and eight validators who rank each other.
fn crowd() -> ExtBuilder {
	let ranks = |person: u8| (1..9u16).filter(move |uid| *uid != u16::from(person) - 1);
	let neurons = (1..=9u8).map(|person| {
		let weights = ranks(person).map(|uid| (uid, uid + u16::from(person))).collect();
		ExtBuilder::neuron(person, 0, if person == OWNER { vec![] } else { weights })
	});
	ExtBuilder::default().subnet(NETUID, neurons.collect())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn lending_should_make_and_lose_no_stake(lenders in lenders()) {
		crowd().build_and_execute(|| {
			let_them_lend(&lenders);
			let (mut alpha, mut root) = (0, 0);
			for person in 2..10 {
				let stake = SubtensorModule::inherited_stake(&hot(person, 0), NETUID);
				alpha += stake.alpha;
				root += stake.tao;
			}
			let staked = |netuid| {
				let held = |person| SubtensorModule::total_alpha(&hot(person, 0), netuid).rao();
				(2..10).map(held).sum::<u64>()
			};
			assert_eq!((alpha, root), (staked(NETUID), staked(ROOT)));
		})
	}

	#[test]
	fn dividends_should_be_shared_to_the_last_rao(
		lenders in lenders(),
		take in any::<u16>(),
		burn in prop_oneof![Just(0), any::<u64>()],
		dividends in vec(prop_oneof![Just(0), 1..10u64, 1..TAO], 9),
	) {
		crowd().build_and_execute(|| {
			let_them_lend(&lenders);
			MinChildkeyTake::<Test>::put(take);
			CKBurn::<Test>::put(burn);
			assert_ok!(SubtensorModule::mint_alpha(NETUID, alpha(10 * TAO)));
			let (hotkeys, out) = (SubtensorModule::hotkeys_of(NETUID), alpha_out(NETUID));
			let earned =
				SubtensorModule::share_with_parents(NETUID, &hotkeys, &dividends).unwrap();
			let shared: u64 = earned.iter().map(|(_, amount)| amount).sum();
			let burned = out - alpha_out(NETUID);
			assert_eq!(shared + burned, dividends.iter().sum::<u64>());
			assert!(burn != 0 || burned == 0);
			let mut keys: Vec<_> = earned.iter().map(|(hotkey, _)| hotkey).collect();
			keys.sort();
			keys.dedup();
			assert_eq!(keys.len(), earned.len(), "each hotkey is named once");
			SubtensorModule::destroy_alpha(NETUID, alpha(10 * TAO - burned)).unwrap();
		})
	}

	#[test]
	fn epochs_should_pay_all_there_is_whoever_lends(lenders in lenders(), take in any::<u16>()) {
		crowd().build_and_execute(|| {
			let_them_lend(&lenders);
			MinChildkeyTake::<Test>::put(take);
			for _ in 0..3 {
				run_epoch(NETUID);
				assert!(!events().iter().any(|event| matches!(event, Event::EpochSkipped { .. })));
				SubtensorModule::do_try_state().unwrap();
			}
		})
	}
}
