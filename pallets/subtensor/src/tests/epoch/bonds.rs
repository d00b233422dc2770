//! Resetting the bonds in a neuron.

use crate::tests::mock::*;
use crate::{types::EpochConsensus, *};
use ganglion_consensus::BOND_UNIT;

/// The mechanisms and uids of those who hold bonds in a uid.
fn holders(uid: u16) -> Vec<(NetUidStorageIndex, u16)> {
	let rows = Bonds::<Test>::iter().filter(|(_, _, row)| row.iter().any(|(to, _)| *to == uid));
	rows.map(|(index, from, _)| (index, from)).collect()
}

/// Runs a test on a subnet of two mechanisms, in which each validator holds bonds in each miner.
fn with_bonds(test: impl FnOnce()) {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(2);
		for person in 2..=4 {
			let row = [(4, 3), (5, 2), (6, 1)];
			set_mechanism_weights(person, NETUID, 1, &row).unwrap();
		}
		run_epoch(NETUID);
		assert_eq!(holders(5).len(), 6);
		test()
	})
}

#[test]
fn reset_should_delete_the_bonds_in_a_neuron_in_every_mechanism() {
	with_bonds(|| {
		BondsResetOn::<Test>::insert(NETUID, true);
		let before: Vec<_> = Bonds::<Test>::iter().collect();
		SubtensorModule::on_bonds_reset(NETUID, &hot(6, 0));
		assert_announced(Event::BondsReset(NETUID, 5));
		assert_eq!(holders(5), []);
		for (index, from, row) in before {
			let rest: Vec<_> = row.into_iter().filter(|(to, _)| *to != 5).collect();
			assert_eq!(&*Bonds::<Test>::get(index, from), rest, "nothing else has changed");
		}
	})
}

#[test]
fn reset_should_wait_for_the_subnets_leave() {
	with_bonds(|| {
		SubtensorModule::on_bonds_reset(NETUID, &hot(6, 0));
		assert_eq!(holders(5).len(), 6);
		assert!(!events().iter().any(|event| matches!(event, Event::BondsReset(..))));
	})
}

#[test]
fn reset_should_do_nothing_for_a_key_without_uid() {
	with_bonds(|| {
		BondsResetOn::<Test>::insert(NETUID, true);
		let before = state_root();
		SubtensorModule::on_bonds_reset(NETUID, &hot(9, 0));
		SubtensorModule::on_bonds_reset(NOWHERE, &hot(6, 0));
		assert_eq!(state_root(), before);
	})
}

#[test]
fn reset_should_be_ignored_where_nobody_listens() {
	with_bonds(|| {
		BondsResetOn::<Test>::insert(NETUID, true);
		let before = state_root();
		<() as OnBondsReset<AccountId>>::on_bonds_reset(NETUID, &hot(6, 0));
		assert_eq!(state_root(), before);
	})
}

#[test]
fn reset_should_make_the_scale_of_the_column_one() {
	with_bonds(|| {
		SubtensorModule::set_epoch_consensus(NETUID, EpochConsensus::Sigmoid);
		run_epoch(NETUID);
		let scale = |uid: usize| BondScale::<Test>::get(MAIN).unwrap()[uid];
		let others = (scale(4), scale(6));
		assert_ne!(scale(5), BOND_UNIT);
		BondsResetOn::<Test>::insert(NETUID, true);
		SubtensorModule::on_bonds_reset(NETUID, &hot(6, 0));
		assert_eq!((scale(5), (scale(4), scale(6))), (BOND_UNIT, others));
		run_epoch(NETUID);
		assert!(scale(5) < BOND_UNIT, "the column starts from zero");
	})
}

#[test]
fn row_that_held_nothing_else_should_be_removed() {
	ExtBuilder::with_market().build_and_execute(|| {
		set_weights(2, NETUID, &[(5, 1)]);
		BondsResetOn::<Test>::insert(NETUID, true);
		run_epoch(NETUID);
		assert_eq!(Bonds::<Test>::get(MAIN, 1).len(), 1);
		SubtensorModule::on_bonds_reset(NETUID, &hot(6, 0));
		assert!(!Bonds::<Test>::contains_key(MAIN, 1));
	})
}
