//! Uids and weights that have no effect.

use crate::strategy::{
	any_mode, any_yuma, null, sparse, subnet, subnet_of, whitepaper, yuma_2, Modes,
};
use ganglion_consensus::EpochOutput;
use ganglion_consensus_test_kit::{Sparse, Subnet};
use proptest::{collection::vec, prelude::*};

/// A subnet in which one uid, not the owner, has neither weights nor bonds; the same with weights
/// for it; and the uid.
fn with_and_without(mode: Modes) -> impl Strategy<Value = (Subnet, Subnet, u16)> {
	(1..=10usize)
		.prop_flat_map(move |n| (subnet_of(n, mode.clone()), sparse(n), 0..n as u16))
		.prop_map(|(subnet, rows, uid)| {
			let silent = subnet.but(|subnet| {
				subnet.owner_uid = subnet.owner_uid.filter(|&owner| owner != uid);
				subnet.weights.retain(|&(i, _), _| i != uid);
				subnet.bonds.retain(|&(i, _), _| i != uid);
			});
			let loud = silent.clone().but(|subnet| {
				subnet.weights.extend(rows.into_iter().filter(|&((i, _), _)| i == uid))
			});
			(silent, loud, uid)
		})
}

proptest! {
	#[test]
	fn weights_should_change_nothing_when_set_without_permit(
		(mut silent, mut loud, uid) in with_and_without(any_mode())
	) {
		silent.permit[usize::from(uid)] = false;
		loud.permit[usize::from(uid)] = false;
		prop_assert_eq!(silent.run_epoch(), loud.run_epoch());
	}
}

/// The outputs of both if the uid has no stake, and the uid.
fn without_stake((mut silent, mut loud, uid): (Subnet, Subnet, u16)) -> [EpochOutput; 2] {
	let i = usize::from(uid);
	(silent.stake[i], loud.stake[i]) = (0, 0);
	let (silent, mut loud) = (silent.run_epoch(), loud.run_epoch());
	// Its own validator trust is computed from its weights.
	loud.validator_trust[i] = silent.validator_trust[i];
	[silent, loud]
}

proptest! {
	/// Its bonds dilute the columns like any other's, because Yuma 3 does not weigh bonds by stake.
	#[test]
	fn weights_should_not_change_ranking_when_set_without_stake(
		pair in with_and_without(any_yuma())
	) {
		let i = usize::from(pair.2);
		let [silent, loud] = without_stake(pair);
		prop_assert_eq!(&silent.consensus, &loud.consensus);
		prop_assert_eq!(&silent.incentive, &loud.incentive);
		prop_assert_eq!(&silent.validator_trust, &loud.validator_trust);
		prop_assert_eq!(&silent.permit, &loud.permit);
		prop_assert_eq!(loud.dividends[i], 0);
	}

	#[test]
	fn weights_should_change_nothing_when_set_without_stake_in_modes_that_weigh_bonds_by_it(
		pair in with_and_without(prop_oneof![yuma_2(), whitepaper(), null()].boxed())
	) {
		let [silent, loud] = without_stake(pair);
		prop_assert_eq!(silent, loud);
	}
}

proptest! {
	#[test]
	fn weights_and_bonds_should_change_nothing_when_zero(
		(subnet, zeros) in (1..=10usize).prop_flat_map(|n| (subnet_of(n, any_mode()), sparse(n)))
	) {
		let without = |cells: &Sparse| -> Sparse {
			cells.iter().filter(|&(_, &x)| x > 0).map(|(&key, &x)| (key, x)).collect()
		};
		let with = |cells: &Sparse| -> Sparse {
			zeros.keys().map(|&key| (key, 0)).chain(without(cells)).collect()
		};
		let sparse = subnet.clone().but(|subnet| {
			(subnet.weights, subnet.bonds) = (without(&subnet.weights), without(&subnet.bonds));
		});
		let padded = subnet.but(|subnet| {
			(subnet.weights, subnet.bonds) = (with(&subnet.weights), with(&subnet.bonds));
		});
		prop_assert_eq!(sparse.run_epoch(), padded.run_epoch());
	}
}

/// Weights as clients set them: in parts of the greatest, rounded down to u16.
fn quantised(row: &[f64]) -> Vec<u16> {
	let most = row.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
	row.iter().map(|w| (65_535.0 * (w / most)) as u16).collect()
}

/// The opinion of one validator on each uid, and some dust: less than a 65535th of the greatest.
fn opinions(n: usize) -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
	let opinion = prop_oneof![1 => Just(0.0), 3 => 0.1..1.0f64, 1 => Just(1.0)];
	(vec(opinion, n), vec(0.0..1.0 / 65_536.0, n))
}

proptest! {
	/// Even in Sigmoid mode, in which every weight counts as trust: dust below a 65535th of a row's
	/// greatest weight is no weight.
	#[test]
	fn weights_should_change_nothing_when_below_what_is_counted(
		(subnet, rows) in (2..=8usize)
			.prop_flat_map(|n| (subnet_of(n, any_mode()), vec(opinions(n), n)))
	) {
		let weigh = |dusty: bool| subnet.clone().but(|subnet| {
			subnet.weights.clear();
			for (i, (row, dust)) in (0u16..).zip(&rows) {
				let most = row.iter().copied().fold(0.0, f64::max);
				let whole: Vec<f64> = row
					.iter()
					.zip(dust)
					.map(|(w, dust)| if dusty && *w == 0.0 { dust * most } else { *w })
					.collect();
				let cells = (0u16..).zip(quantised(&whole));
				subnet.weights.extend(cells.map(|(j, w)| ((i, j), w)));
			}
		});
		prop_assert_eq!(weigh(false).run_epoch(), weigh(true).run_epoch());
	}
}

proptest! {
	#[test]
	fn weights_should_have_no_say_in_ranking_when_their_validator_is_inactive(
		(mut silent, mut loud, uid) in with_and_without(any_mode())
	) {
		let i = usize::from(uid);
		for subnet in [&mut silent, &mut loud] {
			(subnet.activity_cutoff, subnet.last_update[i]) = (10, subnet.block - 11);
		}
		let (silent, loud) = (silent.run_epoch(), loud.run_epoch());
		prop_assert_eq!(silent.incentive, loud.incentive);
		prop_assert_eq!(silent.consensus, loud.consensus);
		prop_assert_eq!(silent.permit, loud.permit);
	}
}

proptest! {
	/// Bonds in a uid that was registered since belong to its predecessor.
	#[test]
	fn bonds_should_change_nothing_when_void(
		(subnet, other) in (1..=10usize).prop_flat_map(|n| (subnet_of(n, any_mode()), sparse(n))),
		last_step in 1..900u64,
	) {
		let subnet = subnet.but(|subnet| {
			subnet.last_step = last_step;
			subnet.registered.fill(last_step + 1);
		});
		let with = subnet.clone().but(|subnet| subnet.bonds = other);
		prop_assert_eq!(subnet.run_epoch(), with.run_epoch());
	}
}

proptest! {
	#[test]
	fn result_should_be_the_same_when_run_again(subnet in subnet(any_mode())) {
		prop_assert_eq!(subnet.run_epoch(), subnet.run_epoch());
	}
}
