//! The rules that are measured.

use ganglion_consensus::{share, LiquidAlpha, Mode, Sigmoid, SigmoidBonds, Yuma, YumaBonds};

use super::Kind;

/// A rule with the chain's default settings, and what bonds it finds stored.
#[derive(Clone, Copy, Debug)]
pub struct Case {
	/// What tables call it.
	pub name: &'static str,
	/// The stored bonds.
	pub stored: Kind,
	rule: Rule,
}

#[derive(Clone, Copy, Debug)]
enum Rule {
	Yuma(YumaBonds),
	Null,
	Sigmoid,
}

const LIQUID: LiquidAlpha = LiquidAlpha { low: 45_875, high: 58_982, steepness: 1_000 };

/// Every rule there is.
pub const CASES: [Case; 5] = [
	Case {
		name: "Yuma 3",
		stored: Kind::Averages,
		rule: Rule::Yuma(YumaBonds::Three { liquid_alpha: None }),
	},
	Case {
		name: "Yuma 3, liquid alpha",
		stored: Kind::Averages,
		rule: Rule::Yuma(YumaBonds::Three { liquid_alpha: Some(LIQUID) }),
	},
	Case { name: "Yuma 2", stored: Kind::Shares, rule: Rule::Yuma(YumaBonds::Two) },
	Case { name: "Null", stored: Kind::Averages, rule: Rule::Null },
	Case { name: "Sigmoid", stored: Kind::Shares, rule: Rule::Sigmoid },
];

impl Case {
	/// The mode of the epoch. A quarter of an even weight counts as trust under the whitepaper's
	/// rule, since finding that out is part of the work.
	pub fn mode<'a>(&self, bond_scale: &'a [u64]) -> Mode<'a> {
		match self.rule {
			Rule::Yuma(bonds) => Mode::Yuma(Yuma {
				kappa: 32_767,
				bonds_penalty: 65_535,
				bonds_moving_average: 900_000,
				bonds,
			}),
			Rule::Null => Mode::Null,
			Rule::Sigmoid => Mode::Sigmoid(Sigmoid {
				rho: 10,
				kappa: share(32_767),
				trust_floor: 16_384,
				bonds: SigmoidBonds::Accumulating,
				bond_scale: Some(bond_scale),
			}),
		}
	}
}
