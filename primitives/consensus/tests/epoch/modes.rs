//! Each mode with the settings a subnet has unless it changes them.

use ganglion_consensus::{share, LiquidAlpha, Mode, Sigmoid, SigmoidBonds, Yuma, YumaBonds};

const fn yuma(bonds: YumaBonds) -> Mode<'static> {
	Mode::Yuma(Yuma { kappa: 32_767, bonds_penalty: 65_535, bonds_moving_average: 900_000, bonds })
}

/// Bonds of Yuma 3 with one speed for all.
pub const YUMA_3_BONDS: YumaBonds = YumaBonds::Three { liquid_alpha: None };

/// Yuma 3 with one speed for all bonds.
pub const YUMA_3: Mode<'static> = yuma(YUMA_3_BONDS);

/// The settings of liquid alpha.
pub const LIQUID_ALPHA: LiquidAlpha = LiquidAlpha { low: 45_875, high: 58_982, steepness: 1_000 };

/// Yuma 3 with liquid alpha.
pub const LIQUID: Mode<'static> = yuma(YumaBonds::Three { liquid_alpha: Some(LIQUID_ALPHA) });

/// Yuma 2.
pub const YUMA_2: Mode<'static> = yuma(YumaBonds::Two);

/// The whitepaper's rule.
pub fn whitepaper(bonds: SigmoidBonds) -> Mode<'static> {
	let kappa = share(32_767);
	Mode::Sigmoid(Sigmoid { rho: 10, kappa, trust_floor: 0, bonds, bond_scale: None })
}

/// The whitepaper's rule with bonds that add up.
pub fn accumulating() -> Mode<'static> {
	whitepaper(SigmoidBonds::Accumulating)
}

/// The whitepaper's rule with bonds that are a moving average.
pub fn average() -> Mode<'static> {
	whitepaper(SigmoidBonds::Average { kept: 900_000 })
}

/// All of them, with their names.
pub fn all() -> [(&'static str, Mode<'static>); 6] {
	[
		("Yuma 3", YUMA_3),
		("Yuma 3, liquid alpha", LIQUID),
		("Yuma 2", YUMA_2),
		("Null", Mode::Null),
		("Sigmoid, accumulating", accumulating()),
		("Sigmoid, average", average()),
	]
}
