//! Closed forms of results, and modes that coincide.

use crate::{
	exactness::{assert_within_one_unit, units},
	oracle::{
		self,
		number::{normalise, ratio, Q},
	},
	strategy::{
		accumulating, any_mode, attentive, average, everyone_votes, share, subnet, subnet_of,
		whitepaper, yuma_2, yuma_3, Modes,
	},
};
use ganglion_consensus::{Mode, Yuma, YumaBonds};
use ganglion_consensus_test_kit::Subnet;
use proptest::{collection::vec, prelude::*};

/// A subnet in which everyone votes, no old bonds are kept, and alpha is one.
fn first_epoch(mode: Modes) -> impl Strategy<Value = Subnet> {
	(2..=10usize).prop_flat_map(move |n| subnet_of(n, mode.clone())).prop_map(|subnet| {
		subnet.yuma(|yuma| yuma.bonds_moving_average = 0).but(everyone_votes).but(|subnet| {
			let n = subnet.uids() as u16;
			// A validator without any weight would have no bond.
			subnet.weights.extend((0..n).map(|i| ((i, (i + 1) % n), 1 + i)));
		})
	})
}

/// [`first_epoch`] with equal stakes.
fn first_epoch_of_equals(mode: Modes) -> impl Strategy<Value = Subnet> {
	first_epoch(mode).prop_map(|subnet| subnet.but(|subnet| subnet.stake.fill(1_000_000_000)))
}

/// Stake times trust, as shares.
fn agreement(subnet: &Subnet) -> Vec<Q> {
	let exact = subnet.with_input(oracle::run);
	let pairs = exact.stake_weight.iter().zip(&exact.validator_trust);
	normalise(&pairs.map(|(stake, trust)| stake * trust).collect::<Vec<_>>())
}

fn stake_shares(subnet: &Subnet) -> Vec<Q> {
	normalise(&subnet.stake.iter().map(|&stake| ratio(stake, 1)).collect::<Vec<_>>())
}

proptest! {
	/// With one epoch's bonds and the full penalty, dividends pay agreement with the consensus
	/// alone.
	#[test]
	fn dividends_should_be_trust_by_stake_when_yuma_2_bonds_are_new_and_fully_penalised(
		subnet in first_epoch(yuma_2())
	) {
		let subnet = subnet.yuma(|yuma| yuma.bonds_penalty = u16::MAX);
		let dividends = subnet.run_epoch().dividends;
		assert_within_one_unit("dividends", &dividends, units(&agreement(&subnet)));
	}

	/// Where nothing is clipped, accuracy does not pay: dividends are stake.
	#[test]
	fn dividends_should_be_stake_when_yuma_2_clips_nothing_and_has_no_penalty(
		subnet in first_epoch(yuma_2())
	) {
		let subnet = subnet.yuma(|yuma| (yuma.kappa, yuma.bonds_penalty) = (0, 0));
		let dividends = subnet.run_epoch().dividends;
		assert_within_one_unit("dividends", &dividends, units(&stake_shares(&subnet)));
	}

	#[test]
	fn dividends_should_be_trust_when_yuma_3_bonds_of_equals_are_new_and_fully_penalised(
		subnet in first_epoch_of_equals(yuma_3())
	) {
		let subnet = subnet.yuma(|yuma| yuma.bonds_penalty = u16::MAX);
		let dividends = subnet.run_epoch().dividends;
		assert_within_one_unit("dividends", &dividends, units(&agreement(&subnet)));
	}

	#[test]
	fn dividends_should_be_stake_when_yuma_3_clips_nothing_and_has_no_penalty_among_equals(
		subnet in first_epoch_of_equals(yuma_3())
	) {
		let subnet = subnet.yuma(|yuma| (yuma.kappa, yuma.bonds_penalty) = (0, 0));
		let dividends = subnet.run_epoch().dividends;
		assert_within_one_unit("dividends", &dividends, units(&stake_shares(&subnet)));
	}
}

proptest! {
	/// Validators that all agree are paid by stake, whatever they agree on.
	#[test]
	fn dividends_should_be_stake_when_all_agree(
		stake in vec(1..=u64::MAX / 10, 1..8),
		row in vec(1..=u16::MAX, 1..8),
		mode in any_mode(),
	) {
		let validators = stake.len() as u16;
		let servers = (validators..).zip(row.clone());
		let all = [stake.clone(), vec![0; row.len()]].concat();
		let subnet = Subnet::with_stake(all).in_mode(learning(mode));
		let agreed = (0..validators).fold(subnet, |subnet, i| subnet.weigh(i, servers.clone()));
		let out = agreed.run_epoch();
		assert_within_one_unit("dividends", &out.dividends, units(&stake_shares(&agreed)));
		if !matches!(agreed.rule, Mode::Sigmoid(_)) {
			prop_assert!(out.validator_trust[..stake.len()].iter().all(|&trust| trust == u16::MAX));
		}
	}
}

/// The mode with an alpha above zero.
fn learning(mode: Mode) -> Mode {
	use ganglion_consensus::{Sigmoid, SigmoidBonds};
	match mode {
		Mode::Yuma(yuma) => {
			let bonds = match yuma.bonds {
				YumaBonds::Three { liquid_alpha: Some(mut liquid), forecast_skill } => {
					(liquid.low, liquid.high) = (liquid.low.max(1), liquid.high.max(1));
					YumaBonds::Three { liquid_alpha: Some(liquid), forecast_skill }
				},
				bonds => bonds,
			};
			let bonds_moving_average = yuma.bonds_moving_average.min(999_999);
			Mode::Yuma(Yuma { bonds_moving_average, bonds, ..yuma })
		},
		Mode::Sigmoid(settings) => {
			let bonds = match settings.bonds {
				SigmoidBonds::Average { kept } => SigmoidBonds::Average { kept: kept.min(999_999) },
				bonds => bonds,
			};
			Mode::Sigmoid(Sigmoid { bonds, ..settings })
		},
		Mode::Null | Mode::PeerPrediction(_) => mode,
	}
}

proptest! {
	#[test]
	fn bonds_should_stay_when_nothing_is_learnt(subnet in attentive(yuma_3())) {
		let subnet = subnet.yuma(|yuma| yuma.bonds_moving_average = 1_000_000).but(|subnet| {
			subnet.bonds.retain(|_, bond| *bond > 0);
			(subnet.last_step, subnet.stake, subnet.max_validators) =
				(900, vec![1; subnet.uids()], u16::MAX);
		});
		let next = subnet.clone().after(&subnet.run_epoch());
		prop_assert_eq!(subnet.bonds, next.bonds);
	}
}

proptest! {
	#[test]
	fn liquid_alpha_should_be_one_speed_when_low_is_high(
		subnet in subnet(yuma_3()),
		alpha in share(),
		steepness: i16,
	) {
		// An alpha that both can express: whole parts of 65535 and of a million.
		let alpha = alpha / 13_107 * 13_107;
		let kept = 1_000_000 - u64::from(alpha / 13_107) * 200_000;
		let fixed = subnet.yuma(|yuma| yuma.bonds_moving_average = kept);
		let liquid = fixed.clone().yuma(|yuma| {
			let settings = ganglion_consensus::LiquidAlpha { low: alpha, high: alpha, steepness };
			let liquid_alpha = Some(settings);
			yuma.bonds = YumaBonds::Three { liquid_alpha, forecast_skill: None };
		});
		let (fixed, liquid) = (fixed.run_epoch(), liquid.run_epoch());
		assert_within_one_unit("dividends", &fixed.dividends, liquid.dividends.iter().copied());
		prop_assert_eq!(&fixed.incentive, &liquid.incentive);
		for i in 0..fixed.permit.len() {
			let bonds = |out: &ganglion_consensus::EpochOutput| {
				let mut row = vec![0; out.permit.len()];
				out.bonds.row(i).for_each(|(j, bond)| row[usize::from(j)] = bond);
				row
			};
			assert_within_one_unit("bonds", &bonds(&fixed), bonds(&liquid));
		}
	}
}

proptest! {
	/// Without clipping, the ranks of Yuma are the mean scores of Null.
	#[test]
	fn incentive_should_be_that_of_null_when_kappa_is_zero(subnet in subnet(yuma_3())) {
		// In Null, owning the subnet gives no permit.
		let subnet = subnet.yuma(|yuma| yuma.kappa = 0).but(|subnet| {
			if let Some(owner) = subnet.owner_uid {
				subnet.permit[usize::from(owner)] = true;
			}
		});
		let null = subnet.clone().in_mode(Mode::Null).run_epoch();
		assert_within_one_unit("incentive", &subnet.run_epoch().incentive, null.incentive);
	}

	#[test]
	fn incentive_should_be_plain_rank_when_rho_is_zero(subnet in subnet(whitepaper())) {
		let subnet = subnet.sigmoid(|sigmoid| sigmoid.rho = 0);
		let out = subnet.run_epoch();
		let rank = subnet.with_input(oracle::run).whitepaper.expect("its rule").rank;
		assert_within_one_unit("incentive", &out.incentive, units(&normalise(&rank)));
		prop_assert_eq!(out.consensus, vec![32_767; subnet.uids()]);
		prop_assert_eq!(out.sigmoid.expect("its rule").loss, 0);
	}
}

proptest! {
	/// Bonds affect the payment of validators alone.
	#[test]
	fn ranking_should_not_depend_on_bonds(subnet in subnet(accumulating()), kept in average()) {
		let Mode::Sigmoid(kept) = kept else { unreachable!("the whitepaper's rule") };
		let other = subnet.clone().sigmoid(|sigmoid| sigmoid.bonds = kept.bonds);
		let (a, b) = (subnet.run_epoch(), other.run_epoch());
		prop_assert_eq!((a.consensus, a.incentive), (b.consensus, b.incentive));
	}
}

proptest! {
	#[test]
	fn consensus_should_not_rise_when_more_stake_is_asked_for(
		subnet in attentive(yuma_3()),
		kappa in share(),
		more in share(),
	) {
		let subnet = subnet.yuma(|yuma| yuma.kappa = kappa);
		let stricter = subnet.clone().yuma(|yuma| yuma.kappa = kappa.saturating_add(more));
		let (out, stricter) = (subnet.run_epoch(), stricter.run_epoch());
		// At kappa 0 any stake is enough.
		prop_assert!(out.consensus.iter().zip(&stricter.consensus).all(|(a, b)| a >= b));
	}
}
