//! Bounds of results.

use crate::strategy::{any_mode, subnet, whitepaper};
use ganglion_consensus::Mode;
use proptest::prelude::*;

fn whole(shares: &[u16]) -> u64 {
	shares.iter().map(|&share| u64::from(share)).sum()
}

proptest! {
	/// A single share cannot exceed one, because a `u16` cannot.
	#[test]
	fn shares_should_add_up_to_one_at_most(subnet in subnet(any_mode())) {
		let out = subnet.run_epoch();
		for shares in [&out.stake_weight, &out.incentive, &out.dividends] {
			prop_assert!(whole(shares) <= 65_535, "{:?}", shares);
			// Rounding down costs each less than a unit.
			let some = shares.iter().any(|&share| share > 0);
			prop_assert!(!some || whole(shares) + shares.len() as u64 >= 65_535, "{:?}", shares);
		}
		if subnet.rule == Mode::Null {
			prop_assert!(whole(&out.consensus) <= 65_535);
		}
	}

	#[test]
	fn rank_should_add_up_to_one_at_most(subnet in subnet(whitepaper())) {
		let out = subnet.run_epoch();
		prop_assert!(whole(&out.sigmoid.expect("its rule").rank) <= 65_535);
	}

	/// `L = - Σ R (C - 1/2)` with `Σ R <= 1` and `C` from 0 to 1.
	#[test]
	fn loss_should_be_a_half_at_most(subnet in subnet(whitepaper())) {
		let loss = subnet.run_epoch().sigmoid.expect("its rule").loss;
		prop_assert!(loss.abs() <= 1 << 31);
	}

	/// A rank is at most the trust: the stake behind it is the stake that trusts.
	#[test]
	fn rank_should_be_at_most_trust_when_any_weight_is_trust(subnet in subnet(whitepaper())) {
		let out = subnet.sigmoid(|sigmoid| sigmoid.trust_floor = 0).run_epoch();
		let sigmoid = out.sigmoid.expect("its rule");
		prop_assert!(sigmoid.rank.iter().zip(&sigmoid.trust).all(|(rank, trust)| rank <= trust));
	}
}
