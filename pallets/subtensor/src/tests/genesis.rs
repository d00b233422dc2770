//! The state that a genesis makes, and genesis configurations that are refused.

use super::mock::*;
use crate::{
	genesis::{Neuron, Subnet, SubnetSettings},
	*,
};
use codec::Compact;
use frame_support::assert_ok;
use std::panic::{catch_unwind, AssertUnwindSafe};

fn neuron(person: u8, stake: u64, weights: &[(u16, u16)]) -> Neuron<AccountId> {
	ExtBuilder::neuron(person, stake, weights.to_vec())
}

#[test]
fn genesis_should_fund_what_it_names() {
	let mut subnet = subnet_of(NETUID, vec![neuron(2, 5 * TAO, &[]), neuron(3, 1, &[])]);
	subnet.tao_reserve = tao(7 * TAO);
	subnet.alpha_reserve = alpha(11 * TAO);
	subnet.started = false;
	ExtBuilder::default().with(subnet).build_and_execute(|| {
		assert_eq!(reserve(NETUID), 12 * TAO + 1);
		assert_eq!(alpha_out(NETUID), 5 * TAO + 1);
		assert_eq!(SubnetAlphaIn::<Test>::get(NETUID), alpha(11 * TAO));
		assert_eq!(TotalStake::<Test>::get(), tao(12 * TAO + 1));
		let account = SubtensorModule::account_of(NETUID);
		assert_eq!(Balances::free_balance(account), 12 * TAO + 1 + EXISTENTIAL_DEPOSIT);

		let funded = 20 * WEALTH + 12 * TAO + 1 + 2 * EXISTENTIAL_DEPOSIT;
		assert_eq!(GenesisIssuance::<Test>::get(), tao(funded));
		assert_eq!(TotalMinted::<Test>::get(), tao(TAO), "the mint of the first block");
		assert_eq!(
			issuance(),
			funded,
			"without the mint, which was recycled: no subnet was started"
		);
	})
}

#[test]
fn genesis_should_seat_its_neurons() {
	let validator = neuron(2, 5 * TAO, &[(2, 9), (0, 7)]);
	let neurons = vec![neuron(OWNER, 0, &[]), validator, neuron(3, 0, &[])];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 3);
		for (person, uid) in [(OWNER, 0), (2, 1), (3, 2)] {
			assert_eq!(SubtensorModule::uid_of(NETUID, &hot(person, 0)), Some(uid));
			assert_eq!(SubtensorModule::owner_of(&hot(person, 0)), Some(cold(person)));
			assert_eq!(System::sufficients(&hot(person, 0)), 1);
		}
		assert_eq!(staked(2, 2, NETUID), 5 * TAO);
		assert!(Delegates::<Test>::contains_key(hot(2, 0)));
		assert!(!Delegates::<Test>::contains_key(hot(3, 0)));
		assert_eq!(&*Weights::<Test>::get(MAIN, 1), &[(0, 7), (2, 9)], "ascending");
		assert_eq!(&*ValidatorPermit::<Test>::get(NETUID), &[false, true, false]);
		assert_eq!(&*LastUpdate::<Test>::get(MAIN), &[0, 1, 0]);
	})
}

#[test]
fn genesis_weights_should_count_from_the_first_epoch_on_for_ever_when_always_active() {
	// Enough stake that the earnings of the others never outvote it.
	let validator = neuron(2, 1_000 * TAO, &[(2, 3), (3, 1)]);
	let neurons = vec![neuron(OWNER, 0, &[]), validator, neuron(3, 0, &[]), neuron(4, 0, &[])];
	let mut subnet = subnet_of(NETUID, neurons);
	subnet.always_active = true;
	ExtBuilder::default().with(subnet).build_and_execute(|| {
		for _ in 0..30 {
			run_epoch(NETUID);
			assert_eq!(&*Incentive::<Test>::get(MAIN), &[0, 0, 49_151, 16_383]);
		}
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), u64::MAX);
	})
}

#[test]
fn genesis_should_start_only_what_it_says() {
	let mut second = subnet_of(NetUid::new(2), vec![]);
	second.started = false;
	ExtBuilder::with_subnet().with(second).build_and_execute(|| {
		assert_eq!(FirstEmissionBlockNumber::<Test>::get(NETUID), Some(1));
		assert!(SubtokenEnabled::<Test>::get(NETUID) && SubtensorModule::is_emitting(NETUID));
		let second = NetUid::new(2);
		assert_eq!(FirstEmissionBlockNumber::<Test>::get(second), None);
		assert!(!SubtokenEnabled::<Test>::get(second) && !SubtensorModule::is_emitting(second));
	})
}

#[test]
fn genesis_should_make_root_a_network_of_64_seats() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(TotalNetworks::<Test>::get(), 1);
		assert_eq!(MaxAllowedUids::<Test>::get(ROOT), 64);
		assert_eq!(MaxAllowedValidators::<Test>::get(ROOT), 64);
		assert_eq!(MinAllowedWeights::<Test>::get(ROOT), 0);
		assert_eq!(Burn::<Test>::get(ROOT), tao(0));
		assert_eq!(Tempo::<Test>::get(ROOT), 100);
		assert!(SubtokenEnabled::<Test>::get(ROOT), "TAO can be staked on root");
		assert!(!SubtensorModule::is_emitting(ROOT));
	})
}

#[test]
fn genesis_should_apply_its_settings() {
	let settings = |settings: &mut crate::genesis::Settings| {
		*settings = crate::genesis::Settings {
			new_subnets_dynamic: true,
			default_tempo: Some(77),
			new_subnets_emit: true,
			max_epochs_per_block: Some(3),
			network_rate_limit: Some(4),
			tx_rate_limit: Some(5),
			start_call_delay: Some(6),
			admin_freeze_window: Some(7),
			mechanism_rate_limit: Some(8),
			trim_rate_limit: Some(11),
			pending_childkey_cooldown: Some(9),
			childkey_take_rate_limit: Some(10),
			set_children_rate_limit: Some(11),
			evm_key_rate_limit: Some(11),
			hotkey_swap_interval: Some(11),
			coldkey_swap_announcement_delay: Some(12),
			coldkey_swap_reannouncement_delay: Some(13),
		}
	};
	ExtBuilder::default().settings(settings).build_and_execute(|| {
		assert_eq!(DefaultTempo::<Test>::get(), 77);
		assert_eq!(Tempo::<Test>::get(NOWHERE), 77, "the default of a subnet without a tempo");
		assert!(NewSubnetsEmit::<Test>::get());
		assert!(NewSubnetsDynamic::<Test>::get());
		assert_eq!(MaxEpochsPerBlock::<Test>::get(), 3);
		assert_eq!(NetworkRateLimit::<Test>::get(), 4);
		assert_eq!(TxRateLimit::<Test>::get(), 5);
		assert_eq!(StartCallDelay::<Test>::get(), 6);
		assert_eq!(AdminFreezeWindow::<Test>::get(), 7);
		assert_eq!(MechanismRateLimit::<Test>::get(), 8);
		assert_eq!(SetChildrenRateLimit::<Test>::get(), 11);
		assert_eq!(EvmKeyAssociateRateLimit::<Test>::get(), 11);
		assert_eq!(TrimRateLimit::<Test>::get(), 11);
		assert_eq!(HotkeySwapInterval::<Test>::get(), 11);
		assert_eq!(ColdkeySwapAnnouncementDelay::<Test>::get(), 12);
		assert_eq!(ColdkeySwapReannouncementDelay::<Test>::get(), 13);
		assert_eq!(BlockTimeMs::<Test>::get(), 12_000);
	})
}

#[test]
fn genesis_should_hurry_when_blocks_are_fast() {
	let unset = |settings: &mut crate::genesis::Settings| *settings = Default::default();
	ExtBuilder::default().settings(unset).block_time(250).build_and_execute(|| {
		assert_eq!(BlockTimeMs::<Test>::get(), 250);
		assert_eq!((DefaultTempo::<Test>::get(), MaxEpochsPerBlock::<Test>::get()), (10, 32));
		assert_eq!((MechanismRateLimit::<Test>::get(), TrimRateLimit::<Test>::get()), (1, 1));
		assert_eq!(EvmKeyAssociateRateLimit::<Test>::get(), 1);
		assert_eq!(PendingChildKeyCooldown::<Test>::get(), 15);
		assert_eq!(TxChildkeyTakeRateLimit::<Test>::get(), 5);
		assert_eq!(SetChildrenRateLimit::<Test>::get(), 15);
	});
	ExtBuilder::default().settings(unset).build_and_execute(|| {
		assert_eq!((DefaultTempo::<Test>::get(), MaxEpochsPerBlock::<Test>::get()), (360, 2));
		assert_eq!(MechanismRateLimit::<Test>::get(), 7_200);
		assert_eq!(PendingChildKeyCooldown::<Test>::get(), 7_200);
		assert_eq!(TxChildkeyTakeRateLimit::<Test>::get(), 216_000);
		assert_eq!(SetChildrenRateLimit::<Test>::get(), 150);
	})
}

#[test]
fn genesis_should_apply_the_settings_of_a_subnet() {
	let settings = SubnetSettings {
		min_allowed_weights: Some(0),
		weights_set_rate_limit: Some(7),
		activity_cutoff_factor: Some(50_000),
		immunity_period: Some(4_096),
		burn: Some(tao(TAO / 10)),
		target_registrations: Some(2),
		adjustment_interval: Some(100),
		pow_registration_allowed: Some(true),
		commit_reveal: true,
		..Default::default()
	};
	let neurons = vec![neuron(2, TAO, &[])];
	let subnet = Subnet { settings, tempo: 100, started: false, ..pool_of(NETUID, neurons) };
	ExtBuilder::default().with(subnet).build_and_execute(|| {
		assert_eq!(MinAllowedWeights::<Test>::get(NETUID), 0);
		assert_eq!(WeightsSetRateLimit::<Test>::get(NETUID), 7);
		assert_eq!(SubtensorModule::activity_cutoff(NETUID), 5_000);
		assert_eq!(ImmunityPeriod::<Test>::get(NETUID), 4_096);
		assert!(Burn::<Test>::get(NETUID).rao().abs_diff(TAO / 10) < TAO / 1_000);
		assert_eq!(TargetRegistrationsPerInterval::<Test>::get(NETUID), 2);
		assert_eq!(AdjustmentInterval::<Test>::get(NETUID), 100);
		assert!(NetworkPowRegistrationAllowed::<Test>::get(NETUID));
		assert!(CommitRevealWeightsEnabled::<Test>::get(NETUID));
		let shown = SubtensorModule::get_subnet_hyperparams_v2(NETUID).unwrap();
		assert_eq!(shown.adjustment_interval, Compact(100));
		let reserves = (reserve(NETUID), SubnetAlphaIn::<Test>::get(NETUID).rao());
		assert_eq!(reserves, (1_000 * TAO, 4_000 * TAO), "the neuron's alpha is outside them");
		assert_eq!(alpha_out(NETUID), TAO);
	});
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_eq!(MinAllowedWeights::<Test>::get(NETUID), 1);
		assert!(!CommitRevealWeightsEnabled::<Test>::get(NETUID));
		assert!(!NetworkPowRegistrationAllowed::<Test>::get(NETUID));
	})
}

#[test]
fn genesis_should_set_the_mode_and_the_maximum_of_neurons() {
	let null = SubnetSettings {
		mode: Some(EpochConsensus::Null),
		max_allowed_uids: Some(2_500),
		..Default::default()
	};
	let owner = Some((cold(2), hot(2, 0)));
	let crowd = (0..=255).map(|index| Neuron { hotkey: hot(3, index), ..neuron(3, 0, &[]) });
	let neurons: Vec<_> = crowd.chain([neuron(2, TAO, &[])]).collect();
	let subnet = Subnet { settings: null, owner, ..subnet_of(NETUID, neurons) };
	ExtBuilder::default().with(subnet).build_and_execute(|| {
		assert_eq!(SubnetEpochConsensus::<Test>::get(NETUID), EpochConsensus::Null);
		assert_eq!(MaxAllowedUids::<Test>::get(NETUID), 2_500);
		let permits = ValidatorPermit::<Test>::get(NETUID).into_inner();
		assert_eq!((permits.len(), permits.iter().position(|one| *one)), (257, Some(256)));
	})
}

#[test]
fn genesis_should_leave_root_to_its_owner_to_start() {
	let owner = Some((cold(2), hot(2, 0)));
	let root = Subnet { owner, started: false, ..subnet_of(ROOT, vec![]) };
	ExtBuilder::default().without_root().with(root).build_and_execute(|| {
		assert_eq!(SubnetOwner::<Test>::get(ROOT), cold(2));
		assert_eq!(SubtensorModule::owner_of(&hot(2, 0)), None, "the hotkey's name is free");
		assert!(SubtokenEnabled::<Test>::get(ROOT), "TAO can be staked on root before its start");
		assert_ok!(SubtensorModule::start_call(signed(cold(2)), ROOT));
		assert_noop!(
			SubtensorModule::start_call(signed(cold(2)), ROOT),
			Error::<Test>::FirstEmissionBlockNumberAlreadySet
		);
		assert_ok!(found(2, 0));
		assert_ok!(found(2, 1));
	})
}

#[test]
fn neuron_of_genesis_should_be_a_delegate_only_where_it_says_so() {
	let idle = Neuron { delegate: false, ..neuron(2, TAO, &[]) };
	let neurons = vec![idle, neuron(3, TAO, &[])];
	ExtBuilder::default().subnet(NETUID, neurons).build_and_execute(|| {
		assert!(!Delegates::<Test>::contains_key(hot(2, 0)));
		assert!(Delegates::<Test>::contains_key(hot(3, 0)));
	})
}

/// The message of the panic with which a builder refuses to build.
fn refusal(builder: ExtBuilder) -> String {
	let built = catch_unwind(AssertUnwindSafe(|| builder.build())).map(drop);
	let panic = built.expect_err("genesis was built");
	panic.downcast_ref::<String>().expect("a panic with a message").clone()
}

#[test]
fn genesis_should_be_refused_when_it_is_impossible() {
	let with = |neurons| ExtBuilder::default().subnet(NETUID, neurons);
	let stranger = Neuron { coldkey: cold(5), ..neuron(2, 0, &[]) };
	let protocols = Neuron { hotkey: SubtensorModule::account_of(NETUID), ..neuron(2, 0, &[]) };
	let crowd = (0..=255).map(|index| Neuron { hotkey: hot(2, index), ..neuron(2, 0, &[]) });
	let one_more = std::iter::once(neuron(3, 0, &[]));
	let limited = |most| {
		let settings = SubnetSettings { max_allowed_uids: Some(most), ..Default::default() };
		ExtBuilder::default().with(Subnet { settings, ..subnet_of(NETUID, vec![]) })
	};
	let second = |neuron| with(vec![]).subnet(NetUid::new(2), vec![neuron]);
	let cases = [
		(ExtBuilder::with_subnet().subnet(NETUID, vec![]), "a subnet is named twice"),
		(ExtBuilder::default().subnet(NetUid::new(4_096), vec![]), "a subnet's number is too high"),
		(with(vec![neuron(2, 0, &[]), neuron(2, 0, &[])]), "a neuron is named twice"),
		(with(vec![neuron(3, 0, &[(1, 1)])]), "weights name a neuron that does not exist"),
		(with(vec![neuron(2, 0, &[(0, 1), (0, 2)])]), "weights name a neuron twice"),
		(with(vec![neuron(2, 0, &[(0, 0)])]), "a weight is 0"),
		(with(vec![neuron(2, 0, &[]), stranger.clone()]), "a neuron is named twice"),
		(
			second(neuron(2, 0, &[])).subnet(NetUid::new(3), vec![stranger]),
			"a hotkey has two coldkeys",
		),
		(with(vec![protocols]), "CannotUseSystemAccount"),
		(with(vec![neuron(2, u64::MAX, &[])]), "Overflow"),
		(limited(257), "maxAllowedUids is more than the mode allows"),
		(with(crowd.chain(one_more).collect()), "a subnet has more neurons than uids"),
	];
	for (builder, reason) in cases {
		let refusal = refusal(builder);
		assert!(refusal.contains(reason), "refused for {refusal:?}, not for {reason:?}");
	}
}

#[test]
fn genesis_should_open_a_pool_that_can_trade_or_none() {
	ExtBuilder::with_pool().build_and_execute(|| {
		assert!(SubtensorModule::is_dynamic(NETUID));
		// One block has passed, which emits one alpha.
		assert_eq!(alpha_in(NETUID) + alpha_out(NETUID), 4_001 * TAO);
		let issued = TotalAlphaIssuance::<Test>::get(NETUID).rao();
		assert_eq!(issued, alpha_in(NETUID) + alpha_out(NETUID));
	});
	let root = ExtBuilder::default().without_root().with(pool_of(ROOT, vec![]));
	assert!(refusal(root).contains("root has no pool"));
	let message = "a pool's reserve is below a million rao";
	let poor = Subnet { tao_reserve: tao(999_999), ..pool_of(NETUID, vec![]) };
	assert!(refusal(ExtBuilder::default().with(poor)).contains(message));
	let poor = Subnet { alpha_reserve: alpha(999_999), ..pool_of(NETUID, vec![]) };
	assert!(refusal(ExtBuilder::default().with(poor)).contains(message));
}
