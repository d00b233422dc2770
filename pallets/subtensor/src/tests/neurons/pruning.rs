//! Which neuron is replaced in a full subnet.

use crate::tests::mock::*;
use crate::{types::ByUid, *};
use frame_support::assert_ok;
use proptest::prelude::*;

/// Runs a test on a full subnet of the owner and people 2 to 6, without immunity. Uid `n` has
/// earned `10 + n` rao.
fn full_subnet(test: impl FnOnce()) {
	ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons(1..=6)).build_and_execute(|| {
		MaxAllowedUids::<Test>::insert(NETUID, 6);
		ImmunityPeriod::<Test>::insert(NETUID, 0);
		set_earnings([10, 11, 12, 13, 14, 15]);
		test()
	})
}

fn set_earnings(amounts: [u64; 6]) {
	let amounts = amounts.map(alpha).to_vec();
	Emission::<Test>::insert(NETUID, ByUid::try_from(amounts).unwrap());
}

fn all_came(blocks: [u64; 6]) {
	for (block, uid) in blocks.into_iter().zip(0u16..) {
		came(NETUID, uid, block);
	}
}

fn to_prune() -> Option<u16> {
	SubtensorModule::neuron_to_prune(NETUID)
}

#[test]
fn newcomer_should_replace_the_least_earner_when_full() {
	full_subnet(|| {
		set_earnings([0, 15, 14, 11, 13, 12]);
		assert_eq!(register(7, NETUID), 3);
		assert_eq!(SubnetworkN::<Test>::get(NETUID), 6);
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(4, 0)), None);
		assert_announced(Event::NeuronRegistered(NETUID, 3, hot(7, 0)));
	})
}

#[test]
fn newcomer_should_replace_the_oldest_among_equals_then_the_lowest_uid() {
	full_subnet(|| {
		set_earnings([7; 6]);
		all_came([0, 9, 9, 4, 4, 9]);
		assert_eq!(to_prune(), Some(3));
		all_came([0, 9, 9, 9, 9, 9]);
		assert_eq!(to_prune(), Some(1));
	})
}

#[test]
fn immune_neurons_should_be_spared_when_enough_others_are_exposed() {
	full_subnet(|| {
		run_blocks(200);
		ImmunityPeriod::<Test>::insert(NETUID, 100);
		all_came([0, 200, 200, 200, 5, 6]);
		MinNonImmuneUids::<Test>::insert(NETUID, 1);
		assert_eq!(to_prune(), Some(4));
	})
}

#[test]
fn immune_neuron_should_be_replaced_when_few_are_exposed() {
	full_subnet(|| {
		run_blocks(200);
		ImmunityPeriod::<Test>::insert(NETUID, 100);
		all_came([0, 5, 200, 200, 200, 6]);
		MinNonImmuneUids::<Test>::insert(NETUID, 2);
		assert_eq!(to_prune(), Some(2));
	})
}

#[test]
fn immunity_should_end_with_its_period() {
	full_subnet(|| {
		MinNonImmuneUids::<Test>::insert(NETUID, 0);
		run_blocks(99);
		all_came([0, now() - 9, now(), now(), now(), now()]);
		ImmunityPeriod::<Test>::insert(NETUID, 10);
		set_earnings([0, 99, 1, 2, 3, 4]);
		assert_eq!(to_prune(), Some(2), "uid 1 is immune in this block, and not in the next");
		run_blocks(1);
		set_earnings([0, 99, 1, 2, 3, 4]);
		assert_eq!(to_prune(), Some(1));
	})
}

#[test]
fn small_full_subnet_should_never_lock() {
	full_subnet(|| {
		assert_eq!(MinNonImmuneUids::<Test>::get(NETUID), 10);
		for person in 7..=15 {
			register(person, NETUID);
		}
		assert_eq!(SubtensorModule::uid_of(NETUID, &hot(OWNER, 0)), Some(0));
	})
}

#[test]
fn owners_neuron_should_never_be_replaced() {
	full_subnet(|| {
		set_earnings([0, 1, 1, 1, 1, 1]);
		assert_ne!(to_prune(), Some(0));
		MaxAllowedUids::<Test>::insert(NETUID, 1);
		SubnetworkN::<Test>::insert(NETUID, 1);
		assert_eq!(to_prune(), None, "the owner is the only neuron");
		SubnetworkN::<Test>::insert(NETUID, 6);
	})
}

#[test]
fn owners_other_neurons_should_be_kept_within_the_limit_oldest_first() {
	full_subnet(|| {
		let give = |key, from, to| {
			Owner::<Test>::insert(hot(key, 0), cold(to));
			OwnedHotkeys::<Test>::mutate(cold(from), |keys| keys.retain(|one| *one != hot(key, 0)));
			OwnedHotkeys::<Test>::mutate(cold(to), |keys| keys.try_push(hot(key, 0)).unwrap());
		};
		// Uids 2 to 5 belong to the owner of the subnet as well.
		SubnetOwner::<Test>::insert(NETUID, cold(2));
		for person in 3..=6 {
			give(person, person, 2);
		}
		SubnetOwnerHotkey::<Test>::insert(NETUID, hot(2, 0));
		set_earnings([90, 1, 2, 3, 4, 5]);
		all_came([0, 9, 8, 3, 3, 7]);
		let pruned = [(1, 2), (2, 2), (3, 2), (4, 2), (5, 0)];
		for (limit, expected) in pruned {
			ImmuneOwnerUidsLimit::<Test>::insert(NETUID, limit);
			assert_eq!(to_prune(), Some(expected), "at a limit of {limit}");
		}
		ImmuneOwnerUidsLimit::<Test>::insert(NETUID, 0);
		assert_eq!(to_prune(), Some(1), "a limit of zero spares not even the owner's hotkey");

		for person in 3..=6 {
			give(person, 2, person);
		}
	})
}

#[test]
fn replaced_neuron_should_leave_its_stake_and_nothing_else() {
	full_subnet(|| {
		stake(2, 2, NETUID, 5 * TAO);
		for from in 0..6 {
			Weights::<Test>::insert(MAIN, from, row(&[(1, 5), (2, 6)]));
			Bonds::<Test>::insert(MAIN, from, row(&[(0, 3), (1, 4)]));
		}
		let (key, certificate) = (signed(hot(2, 0)), vec![1]);
		let served =
			SubtensorModule::serve_axon_tls(key, NETUID, 1, 7, 80, 4, 0, 0, 0, certificate);
		assert_ok!(served);
		assert!(NeuronCertificates::<Test>::contains_key(NETUID, hot(2, 0)));
		assert_ok!(SubtensorModule::serve_prometheus(signed(hot(2, 0)), NETUID, 1, 7, 80, 4));
		AssociatedEvmAddress::<Test>::insert(NETUID, 1, (sp_core::H160::zero(), 1));
		ValidatorPermit::<Test>::mutate(NETUID, |permits| permits[1] = true);
		set_earnings([10, 0, 9, 9, 9, 9]);
		run_blocks(2);

		assert_eq!(register(7, NETUID), 1);
		assert_eq!(staked(2, 2, NETUID), 5 * TAO);
		assert!(!IsNetworkMember::<Test>::get(hot(2, 0), NETUID));
		assert_eq!(Axons::<Test>::get(NETUID, hot(2, 0)), None);
		assert_eq!(NeuronCertificates::<Test>::get(NETUID, hot(2, 0)), None);
		assert_eq!(AssociatedEvmAddress::<Test>::get(NETUID, 1), None);
		assert_eq!(Prometheus::<Test>::get(NETUID, hot(2, 0)), None);
		assert!(!Weights::<Test>::contains_key(MAIN, 1) && !Bonds::<Test>::contains_key(MAIN, 1));
		for from in [0, 2, 3, 4, 5] {
			assert_eq!(&*Weights::<Test>::get(MAIN, from), &[(2, 6)]);
			assert_eq!(&*Bonds::<Test>::get(MAIN, from), &[(0, 3)]);
		}
		assert_eq!(BlockAtRegistration::<Test>::get(NETUID, 1), now());
		assert_eq!(LastUpdate::<Test>::get(MAIN)[1], now());
		assert!(!ValidatorPermit::<Test>::get(NETUID)[1]);

		assert_eq!(
			register(2, NETUID),
			1,
			"it registers again and replaces the neuron without emission"
		);
	})
}

#[test]
fn registration_should_be_refused_when_only_the_owner_is_there() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for most in [0, 1] {
			MaxAllowedUids::<Test>::insert(NETUID, most);
			assert_noop!(
				SubtensorModule::burned_register(signed(cold(2)), NETUID, hot(2, 0)),
				Error::<Test>::NoNeuronIdAvailable
			);
		}
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn pruned_neuron_should_be_the_least_of_those_who_may_be(
		amounts: [u8; 6],
		blocks in prop::array::uniform6(0..30u64),
		(enough, period) in (0..6u16, 0..30u16),
	) {
		full_subnet(|| {
			System::set_block_number(30);
			set_earnings(amounts.map(|amount| u64::from(amount % 4)));
			all_came(blocks);
			MinNonImmuneUids::<Test>::insert(NETUID, enough);
			ImmunityPeriod::<Test>::insert(NETUID, period);

			let key = |uid: usize| (amounts[uid] % 4, blocks[uid], uid);
			let is_immune = |uid: &usize| 30 - blocks[*uid] < u64::from(period);
			let (immune, exposed): (Vec<_>, Vec<_>) = (1..6).partition(is_immune);
			let spares_immune = exposed.len() > usize::from(enough) || immune.is_empty();
			let candidates = if spares_immune { exposed } else { immune };
			let least = candidates.into_iter().min_by_key(|uid| key(*uid));
			assert_eq!(to_prune().map(usize::from), least);
		});
	}
}
