//! A cabal with less than kappa of the stake.

use crate::strategy::{any_yuma, share, Modes};
use ganglion_consensus_test_kit::{Sparse, Subnet};
use proptest::{collection::vec, prelude::*};

const HONEST: u16 = 4;
const CABAL: u16 = 4;
const UIDS: u16 = 2 * (HONEST + CABAL);

/// Validators 0 to 3 and servers 8 to 11 are honest, validators 4 to 7 and servers 12 to 15 are the
/// cabal's.
fn is_cabal(uid: u16) -> bool {
	uid / HONEST % 2 == 1
}

/// Rows of everybody. The honest rows leave the cabal out and all have a weight on server 8.
fn rows() -> impl Strategy<Value = Sparse> {
	vec(prop_oneof![1 => Just(0u16), 3 => any::<u16>()], usize::from(UIDS * (HONEST + CABAL)))
		.prop_map(|values| {
			let keys = (0..HONEST + CABAL).flat_map(|i| (0..UIDS).map(move |j| (i, j)));
			let cells = keys.zip(values).filter(|&((i, j), _)| is_cabal(i) || !is_cabal(j));
			cells.chain((0..HONEST).map(|i| ((i, 8), 1_000))).collect()
		})
}

/// A subnet in which the cabal has less than kappa of the stake and the honest have at least kappa.
fn divided(mode: Modes) -> impl Strategy<Value = Subnet> {
	let stakes = vec(1..1_000_000_000_000u64, usize::from(HONEST + CABAL));
	(stakes, share(), rows(), mode).prop_map(|(mut stake, kappa, weights, mode)| {
		let total = |part: &[u64]| part.iter().map(|&stake| u128::from(stake)).sum::<u128>();
		let (honest, cabal) = stake.split_at_mut(HONEST.into());
		if total(honest) <= total(cabal) {
			honest.swap_with_slice(cabal);
		}
		if total(honest) == total(cabal) {
			honest[0] += 1;
		}
		let (honest, cabal) = (total(honest), total(cabal));
		// From the least kappa above the cabal's share to the greatest that the honest share
		// reaches.
		let share = |part: u128| (65_535 * part / (honest + cabal)) as u16;
		let (least, most) = (share(cabal) + 1, share(honest));
		stake.extend([0; (HONEST + CABAL) as usize]);
		let subnet = Subnet::with_stake(stake).in_mode(mode);
		let kappa = kappa.clamp(least.min(most), most);
		subnet.yuma(|yuma| yuma.kappa = kappa).but(|subnet| subnet.weights = weights)
	})
}

fn below_kappa(subnet: &Subnet) -> bool {
	let ganglion_consensus::Mode::Yuma(yuma) = subnet.rule else { unreachable!("Yuma") };
	let of = |cabal: bool| {
		let uids = (0u16..).zip(&subnet.stake).filter(|&(i, _)| is_cabal(i) == cabal);
		uids.map(|(_, &stake)| u128::from(stake)).sum::<u128>()
	};
	let bar = u128::from(yuma.kappa) * (of(true) + of(false));
	65_535 * of(true) < bar && bar <= 65_535 * of(false)
}

proptest! {
	/// Whatever the cabal's weights are.
	#[test]
	fn cabal_should_earn_nothing_as_servers_when_below_kappa_and_ranked_by_nobody_else(
		subnet in divided(any_yuma())
	) {
		prop_assume!(below_kappa(&subnet));
		let out = subnet.run_epoch();
		prop_assert!(out.incentive.iter().any(|&share| share > 0));
		for uid in (0..UIDS).filter(|&uid| is_cabal(uid)) {
			let i = usize::from(uid);
			prop_assert_eq!((out.consensus[i], out.incentive[i]), (0, 0));
			prop_assert_eq!(out.server_emission[i], 0);
		}
	}

	#[test]
	fn cabal_should_earn_nothing_at_all_when_it_ranks_itself_only(subnet in divided(any_yuma())) {
		prop_assume!(below_kappa(&subnet));
		let subnet = subnet.but(|subnet| {
			subnet.weights.retain(|&(i, j), _| is_cabal(i) == is_cabal(j));
			// Any number of old bonds in each other.
			let cabal = (HONEST..HONEST + CABAL).flat_map(|i| (12..UIDS).map(move |j| (i, j)));
			subnet.bonds.extend(cabal.map(|key| (key, 65_535)));
		});
		let out = subnet.run_epoch();
		for uid in (0..UIDS).filter(|&uid| is_cabal(uid)) {
			let i = usize::from(uid);
			prop_assert_eq!((out.server_emission[i], out.validator_emission[i]), (0, 0));
		}
	}
}
