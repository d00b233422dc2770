//! What the runtime APIs return.

mod hyperparams;
mod served;

use crate::tests::mock::*;
use crate::*;
use codec::{Compact, Decode, Encode};
use frame_support::assert_ok;
use ganglion_types::MechId;
use pallet_subtensor_runtime_api::{
	HyperparamEntry, HyperparamValue, Metagraph, SelectiveMetagraphIndex,
};

const MINER: u8 = 3;
const NOMINATOR: u8 = 4;

/// Gives the subnet of the owner (uid 0) a validator (uid 1) with stake of its own and of a
/// nominator, and a miner (uid 2), and runs an epoch in which the validator ranks the miner.
fn busy_subnet() {
	register(VALIDATOR, NETUID);
	register(MINER, NETUID);
	stake(VALIDATOR, VALIDATOR, NETUID, 100 * TAO);
	stake(NOMINATOR, VALIDATOR, NETUID, 300 * TAO);
	run_epoch(NETUID);
	WeightsSetRateLimit::<Test>::insert(NETUID, 0);
	set_weights(VALIDATOR, NETUID, &[(2, 1)]);
	run_epoch(NETUID);
}

fn value_of(entries: &[HyperparamEntry], name: &str) -> Option<HyperparamValue> {
	entries.iter().find(|entry| entry.name == name.as_bytes()).map(|entry| entry.value)
}

#[test]
fn readers_should_get_nothing_of_a_subnet_that_does_not_exist() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_eq!(SubtensorModule::get_neurons(NOWHERE), vec![]);
		assert_eq!(SubtensorModule::get_neuron(NETUID, 1), None);
		assert_eq!(SubtensorModule::get_subnet_info(NOWHERE), None);
		assert_eq!(SubtensorModule::get_dynamic_info(NOWHERE), None);
		assert_eq!(SubtensorModule::get_metagraph(NOWHERE), None);
		assert_eq!(SubtensorModule::get_mechagraph(NETUID, MechId::new(1)), None);
		assert_eq!(SubtensorModule::get_selective_metagraph(NOWHERE, vec![0]), None);
		assert_eq!(SubtensorModule::get_subnet_state(NOWHERE), None);
		assert_eq!(SubtensorModule::get_subnet_hyperparams_v3(NOWHERE), None);
		assert_eq!(SubtensorModule::get_next_epoch_start_block(NOWHERE), None);
		let (hotkey, coldkey) = (hot(OWNER, 0), cold(OWNER));
		assert_eq!(
			SubtensorModule::get_stake_info_for_hotkey_coldkey_netuid(hotkey, coldkey, NOWHERE),
			None
		);
		assert_eq!(SubtensorModule::get_delegate(hot(19, 0)), None);
	});
}

#[test]
fn neuron_should_show_what_is_stored_of_it() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let neurons = SubtensorModule::get_neurons(NETUID);
		assert_eq!(neurons.len(), 3);
		let validator = SubtensorModule::get_neuron(NETUID, 1).unwrap();
		assert_eq!(neurons.get(1), Some(&validator));
		assert_eq!((validator.hotkey, validator.uid), (hot(VALIDATOR, 0), Compact(1)));
		let weight = SubtensorModule::stake_weight_of(&hot(VALIDATOR, 0), NETUID);
		assert_eq!(validator.stake, vec![(cold(VALIDATOR), Compact(alpha(weight)))]);
		assert_eq!(validator.weights, vec![(Compact(2), Compact(u16::MAX))]);
		assert!(validator.validator_permit);
		assert_eq!(validator.dividends, Compact(u16::MAX));
		let miner = SubtensorModule::get_neuron_lite(NETUID, 2).unwrap();
		assert_eq!(miner.incentive, Compact(u16::MAX));
		assert_eq!(miner.emission.0, Emission::<Test>::get(NETUID)[2]);
		assert_eq!(miner.axon_info, Default::default());
	});
}

#[test]
fn metagraph_should_have_an_entry_for_every_neuron_in_every_column() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let graph = SubtensorModule::get_metagraph(NETUID).unwrap();
		let lengths = [
			graph.hotkeys.len(),
			graph.coldkeys.len(),
			graph.identities.len(),
			graph.axons.len(),
			graph.active.len(),
			graph.validator_permit.len(),
			graph.pruning_score.len(),
			graph.last_update.len(),
			graph.emission.len(),
			graph.dividends.len(),
			graph.incentives.len(),
			graph.consensus.len(),
			graph.trust.len(),
			graph.rank.len(),
			graph.block_at_registration.len(),
			graph.alpha_stake.len(),
			graph.tao_stake.len(),
			graph.total_stake.len(),
			graph.tao_dividends_per_hotkey.len(),
			graph.alpha_dividends_per_hotkey.len(),
			graph.collateral_locked.len(),
			graph.collateral_min.len(),
			graph.collateral_earned.len(),
		];
		assert_eq!(lengths, [3; 23]);
		assert_eq!(graph.owner_coldkey, cold(OWNER));
		assert_eq!(graph.tao_in.0, SubnetTAO::<Test>::get(NETUID));
		assert_eq!(Metagraph::decode(&mut &graph.encode()[..]), Ok(graph.clone()));
		assert_eq!(SubtensorModule::get_all_metagraphs().len(), 2);
		assert_eq!(SubtensorModule::get_all_mechagraphs().last(), Some(&Some(graph)));
	});
}

#[test]
fn selective_metagraph_should_list_validators_by_stake_from_the_threshold_on() {
	let validator = |person, stake| ExtBuilder::neuron(person, stake * TAO, vec![(3, 1)]);
	let neurons = vec![validator(2, 300), validator(3, 100), validator(4, 200), validator(5, 100)];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		let validators = || {
			let fields = vec![SelectiveMetagraphIndex::Validators.number()];
			let some = SubtensorModule::get_selective_metagraph(NETUID, fields).unwrap();
			some.validators.unwrap().into_iter().map(|uid| uid.0).collect::<Vec<_>>()
		};
		assert_eq!(validators(), [1, 3, 2, 0], "ascending by stake, then by uid");
		StakeThreshold::<Test>::put(200 * TAO);
		assert_eq!(validators(), [2, 0]);
		SubtensorModule::set_permit(NETUID, 2, false);
		assert_eq!(validators(), [0]);
	})
}

#[test]
fn subnet_without_identity_should_have_the_networks_name() {
	let second = NetUid::new(2);
	ExtBuilder::with_subnet().subnet(second, vec![]).build_and_execute(|| {
		for (netuid, name) in [(ROOT, "root"), (NETUID, "apex"), (second, "")] {
			let bytes: Vec<Compact<u8>> = name.bytes().map(Compact).collect();
			let info = SubtensorModule::get_dynamic_info(netuid).unwrap();
			assert_eq!(info.subnet_name, bytes);
			assert_eq!(SubtensorModule::get_metagraph(netuid).unwrap().name, bytes);
		}
	})
}

#[test]
fn cutoff_that_never_comes_should_be_shown_as_a_block_number() {
	let subnet = crate::genesis::Subnet { always_active: true, ..subnet_of(NETUID, vec![]) };
	ExtBuilder::default().with(subnet).build_and_execute(|| {
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), u64::MAX);
		let shown = SubtensorModule::get_subnet_hyperparams_v2(NETUID).unwrap();
		assert_eq!(shown.activity_cutoff, Compact(u64::from(u32::MAX)));
		assert_eq!(
			SubtensorModule::get_metagraph(NETUID).unwrap().activity_cutoff,
			Compact(u32::MAX.into())
		);
	})
}

#[test]
fn selective_metagraph_should_have_the_fields_that_were_asked_for() {
	use SelectiveMetagraphIndex::{Burn as BurnField, Hotkeys, Identity, Validators};
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let fields = [BurnField, Identity, Hotkeys, Validators].map(|field| field.number());
		let select = |fields: &[u16]| {
			SubtensorModule::get_selective_metagraph(NETUID, fields.to_vec()).unwrap()
		};
		let some = select(&[&fields[..], &[999]].concat());
		assert_eq!(some.netuid, Compact(NETUID));
		assert_eq!(some.burn, Some(Compact(Burn::<Test>::get(NETUID))));
		assert_eq!(some.identity, Some(None));
		assert_eq!(some.hotkeys.as_ref().map(Vec::len), Some(3));
		assert_eq!(some.validators, Some(vec![Compact(0), Compact(1)]), "the owner, the validator");
		assert_eq!((some.tempo, some.axons, some.commitments), (None, None, None));
		let none = select(&[]);
		assert_eq!(none.encode().len(), 77, "a compact netuid and 76 bytes of nothing");
		let all: Vec<u16> = (0..77).collect();
		let graph = SubtensorModule::get_metagraph(NETUID).unwrap();
		assert_eq!(select(&all).total_stake, Some(graph.total_stake));
		assert_eq!(select(&all).commitments, Some(vec![]));
		assert_eq!(select(&all).collateral_min, Some(vec![Compact(alpha(0)); 3]));
	});
}

#[test]
fn metagraph_should_show_the_owners_collateral_by_uid() {
	ExtBuilder::with_two_miners(&[(2, 3), (3, 1)]).build_and_execute(|| {
		stake(3, 3, NETUID, 10 * TAO);
		pledge(3, NETUID, 5 * TAO);
		set_floor(4, NETUID, 7);
		run_epoch(NETUID);
		let graph = SubtensorModule::get_metagraph(NETUID).unwrap();
		let columns = [graph.collateral_locked, graph.collateral_min, graph.collateral_earned];
		let [locked, least, earned] =
			columns.map(|column| column.iter().map(|of| of.0.rao()).collect::<Vec<_>>());
		assert_eq!(locked, [0, 0, pledged(3, NETUID), 7]);
		assert_eq!(least, [0, 0, 0, 7]);
		assert_eq!(earned[..2], [0, 0]);
		assert!(earned[2] > earned[3] && earned[3] > 0, "{earned:?}");
	});
}

#[test]
fn subnet_state_should_remember_what_hotkeys_earned_everywhere() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let state = SubtensorModule::get_subnet_state(NETUID).unwrap();
		assert_eq!(state.hotkeys.len(), 3);
		let [on_root, here] = &state.emission_history[..] else { panic!("two subnets") };
		assert_eq!(on_root, &vec![Compact(alpha(0)); 3]);
		assert_eq!(here, &state.emission);
	});
}

#[test]
fn stake_should_be_listed_by_hotkey_and_subnet() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		stake(NOMINATOR, OWNER, NETUID, TAO);
		stake(NOMINATOR, VALIDATOR, NetUid::ROOT, 5 * TAO);
		let infos = SubtensorModule::get_stake_info_for_coldkey(cold(NOMINATOR));
		let keys: Vec<_> = infos.iter().map(|info| (info.hotkey.clone(), info.netuid.0)).collect();
		assert_eq!(
			keys,
			vec![
				(hot(VALIDATOR, 0), NetUid::ROOT),
				(hot(VALIDATOR, 0), NETUID),
				(hot(OWNER, 0), NETUID)
			]
		);
		assert_eq!(infos[0].stake, Compact(alpha(5 * TAO)));
		assert!(!infos[0].is_registered && infos[1].is_registered);
		let one = SubtensorModule::get_stake_info_for_hotkey_coldkey_netuid(
			hot(VALIDATOR, 0),
			cold(NOMINATOR),
			NETUID,
		);
		assert_eq!(one.as_ref(), infos.get(1));
		let several = SubtensorModule::get_stake_info_for_coldkeys(vec![cold(NOMINATOR), cold(19)]);
		assert_eq!(several, vec![(cold(NOMINATOR), infos), (cold(19), vec![])]);
	});
}

#[test]
fn all_stake_should_be_available() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		stake(NOMINATOR, OWNER, NETUID, 3 * TAO);
		let named = |netuids| {
			let asked = vec![cold(NOMINATOR)];
			SubtensorModule::get_stake_availability_for_coldkeys(asked, netuids)
				.remove(&cold(NOMINATOR))
				.unwrap()
		};
		let all = named(None);
		assert_eq!(all.keys().collect::<Vec<_>>(), vec![&NETUID]);
		let here = all[&NETUID];
		assert_eq!(here.total, Compact(alpha(3 * TAO)));
		assert_eq!((here.locked, here.available), (Compact(alpha(0)), here.total));
		assert_eq!(named(Some(vec![NETUID, NOWHERE, NETUID])), all);
		let root = named(Some(vec![NetUid::ROOT, NOWHERE]));
		assert_eq!(root.keys().collect::<Vec<_>>(), vec![&NetUid::ROOT]);
		assert_eq!(root[&NetUid::ROOT].total, Compact(alpha(0)));
	});
}

#[test]
fn delegate_should_show_its_nominators_and_returns() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let info = SubtensorModule::get_delegate(hot(VALIDATOR, 0)).unwrap();
		assert_eq!(info.owner_ss58, cold(VALIDATOR));
		let own = SubtensorModule::stake_of(&hot(VALIDATOR, 0), &cold(VALIDATOR), NETUID);
		let theirs = SubtensorModule::stake_of(&hot(VALIDATOR, 0), &cold(NOMINATOR), NETUID);
		assert_eq!(
			info.nominators,
			vec![
				(cold(VALIDATOR), vec![(Compact(NETUID), Compact(own.rao()))]),
				(cold(NOMINATOR), vec![(Compact(NETUID), Compact(theirs.rao()))]),
			]
		);
		assert_eq!(info.registrations, vec![Compact(NETUID)]);
		assert_eq!(info.validator_permits, vec![Compact(NETUID)]);
		let earned = AlphaDividendsPerSubnet::<Test>::get(NETUID, hot(VALIDATOR, 0)).rao();
		assert!(earned > 0);
		let daily = earned * System::block_number() / u64::from(TEMPO);
		assert_eq!(info.total_daily_return, Compact(daily), "the blocks of a young chain, price 1");
		let all = TotalHotkeyAlpha::<Test>::get(hot(VALIDATOR, 0), NETUID).rao();
		let part = u128::from(all.max(1_000 * TAO));
		let per_1000 = u128::from(daily) * 1_000 * u128::from(TAO) / part;
		assert_eq!(u128::from(info.return_per_1000.0), per_1000);
		assert!(info.return_per_1000.0 <= daily, "a part earns no more than the whole");
		let delegated = SubtensorModule::get_delegated(cold(NOMINATOR));
		assert_eq!(delegated, vec![(info, (Compact(NETUID), Compact(theirs)))]);
	});
}

#[test]
fn return_should_be_that_of_a_day_once_the_subnet_is_a_day_old() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let earned = AlphaDividendsPerSubnet::<Test>::get(NETUID, hot(VALIDATOR, 0)).rao();
		let shown = || SubtensorModule::get_delegate(hot(VALIDATOR, 0)).unwrap().total_daily_return;
		for (block, counted) in [(13, 13), (7_200, 7_200), (1_000_000, 7_200)] {
			System::set_block_number(block);
			assert_eq!(shown(), Compact(earned * counted / u64::from(TEMPO)), "in block {block}");
		}
	});
}

#[test]
fn longest_arguments_should_be_answered_by_what_exists() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		stake(NOMINATOR, OWNER, NETUID, 3 * TAO);
		let (one, many) = (vec![cold(NOMINATOR)], vec![cold(NOMINATOR); 5_000]);
		let all: Vec<NetUid> = (0..=u16::MAX).chain(0..=u16::MAX).map(NetUid::new).collect();
		let read = |asked: Vec<AccountId>, netuids: Option<Vec<NetUid>>| {
			count_reads(|| SubtensorModule::get_stake_availability_for_coldkeys(asked, netuids))
		};
		let (shown, reads) = read(one.clone(), None);
		let (same, named) = read(many.clone(), Some(all));
		assert_eq!(same[&cold(NOMINATOR)][&NETUID], shown[&cold(NOMINATOR)][&NETUID]);
		assert_eq!(same[&cold(NOMINATOR)].len(), 2, "the subnets that exist");
		assert!(named <= reads + 4, "{named} and not {reads}");
		assert_eq!(
			SubtensorModule::get_stake_info_for_coldkeys(many),
			SubtensorModule::get_stake_info_for_coldkeys(one),
			"each coldkey once"
		);
		let strangers: Vec<_> = (0..5_000).map(stranger).collect();
		let ask = |asked| count_reads(|| SubtensorModule::get_stake_info_for_coldkeys(asked));
		let (shown, reads) = ask(strangers.clone());
		assert_eq!((shown.len(), reads), (1_024, 1_024), "the first of them, an entry each");
		assert_eq!(shown[1_023].0, strangers[1_023]);
		let fields =
			|indexes| count_reads(|| SubtensorModule::get_selective_metagraph(NETUID, indexes)).1;
		let known: Vec<u16> = (0..100).collect();
		assert_eq!(fields(known), fields((0..=u16::MAX).chain(0..=u16::MAX).collect()));
	});
}

#[test]
fn delegates_should_be_those_that_became_one() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		register(VALIDATOR, NETUID);
		register(MINER, NETUID);
		let delegates = || {
			let infos = SubtensorModule::get_delegates().into_iter();
			infos.map(|info| info.delegate_ss58).collect::<Vec<_>>()
		};
		assert_eq!(delegates(), []);
		SubtensorModule::become_delegate(&hot(VALIDATOR, 0));
		assert_eq!(delegates(), [hot(VALIDATOR, 0)], "neither the miner nor the owner");
	});
}

#[test]
fn market_should_be_reported_of_this_block_only() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		busy_subnet();
		let [report] = SubtensorModule::epoch_reports()[..] else { panic!("one epoch") };
		assert_eq!((report.netuid, report.validators), (NETUID, 1));
		let counts = SubtensorModule::market_counts();
		assert_eq!((counts.weights_set, counts.subnets), (0, 2));
		assert_eq!(counts.issuance, TotalIssuance::<Test>::get());
		assert_eq!(counts.staked, TotalStake::<Test>::get());
		run_blocks(1);
		assert_eq!(SubtensorModule::epoch_reports(), vec![]);
		set_weights(VALIDATOR, NETUID, &[(2, 1)]);
		assert_eq!(SubtensorModule::market_counts().weights_set, 1);
	});
}

#[test]
fn subnet_should_show_as_a_market() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_blocks(3);
		let info = SubtensorModule::get_dynamic_info(NETUID).unwrap();
		assert_eq!(
			info.token_symbol,
			TokenSymbol::<Test>::get(NETUID).iter().map(|b| Compact(*b)).collect::<Vec<_>>()
		);
		assert_eq!(info.tao_in.0, SubnetTAO::<Test>::get(NETUID));
		assert_eq!(info.emission.0, SubnetTaoInEmission::<Test>::get(NETUID).rao());
		assert_eq!(SubtensorModule::get_all_dynamic_info().len(), 2);
		let old = SubtensorModule::get_subnet_info(NETUID).unwrap();
		let new = SubtensorModule::get_subnet_info_v2(NETUID).unwrap();
		assert_eq!((old.subnetwork_n, old.owner), (Compact(1), cold(OWNER)));
		assert_eq!(old.emission_values, new.emission_value);
		let next = SubtensorModule::get_next_epoch_start_block(NETUID).unwrap();
		run_epoch(NETUID);
		assert_eq!(System::block_number(), next);
	});
}

#[test]
fn axon_should_show_where_it_was_announced() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let origin = signed(hot(OWNER, 0));
		assert_ok!(SubtensorModule::serve_axon(origin, NETUID, 1, 0x0102_0304, 80, 4, 0, 0, 0));
		let graph = SubtensorModule::get_metagraph(NETUID).unwrap();
		assert_eq!((graph.axons[0].ip, graph.axons[0].port), (0x0102_0304, 80));
	});
}
