//! Every consensus mode, with the default settings of a subnet.

use ganglion_consensus::{share, LiquidAlpha, Mode, Sigmoid, SigmoidBonds, Yuma, YumaBonds};

/// The number of modes that tests tell apart: every variant of [`Mode`], of bonds, and liquid
/// alpha.
pub const COUNT: usize = 6;

const fn yuma(bonds: YumaBonds) -> Mode {
	Mode::Yuma(Yuma { kappa: 32_767, bonds_penalty: 65_535, bonds_moving_average: 900_000, bonds })
}

/// Bonds of Yuma 3 without liquid alpha.
pub const YUMA_3_BONDS: YumaBonds = YumaBonds::Three { liquid_alpha: None };

/// Yuma 3 without liquid alpha.
pub const YUMA_3: Mode = yuma(YUMA_3_BONDS);

/// Settings of liquid alpha.
pub const LIQUID_ALPHA: LiquidAlpha = LiquidAlpha { low: 45_875, high: 58_982, steepness: 1_000 };

/// Yuma 3 with liquid alpha.
pub const LIQUID: Mode = yuma(YumaBonds::Three { liquid_alpha: Some(LIQUID_ALPHA) });

/// Yuma 2.
pub const YUMA_2: Mode = yuma(YumaBonds::Two);

/// Sigmoid mode with these bonds.
pub const fn whitepaper(bonds: SigmoidBonds) -> Mode {
	Mode::Sigmoid(Sigmoid { rho: 10, kappa: share(32_767), trust_floor: 0, bonds })
}

/// Sigmoid mode with accumulating bonds.
pub const fn accumulating() -> Mode {
	whitepaper(SigmoidBonds::Accumulating)
}

/// Sigmoid mode with bonds that are a moving average.
pub const fn average() -> Mode {
	whitepaper(SigmoidBonds::Average { kept: 900_000 })
}

/// All modes, with their names. The position of a mode is its [`index`].
pub const fn all() -> [(&'static str, Mode); COUNT] {
	[
		("Yuma 3", YUMA_3),
		("Yuma 3, liquid alpha", LIQUID),
		("Yuma 2", YUMA_2),
		("Null", Mode::Null),
		("Sigmoid, accumulating", accumulating()),
		("Sigmoid, average", average()),
	]
}

/// The position in [`all`] of a mode of this kind, whatever its settings.
pub const fn index(mode: &Mode) -> usize {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None }, .. }) => 0,
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: Some(_) }, .. }) => 1,
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => 2,
		Mode::Null => 3,
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Accumulating, .. }) => 4,
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Average { .. }, .. }) => 5,
	}
}

// Tests go through `all`: a mode with an index beyond it, or one that stands for two, is an error.
const _: () = {
	let all = all();
	let mut position = 0;
	while position < COUNT {
		assert!(index(&all[position].1) == position, "the mode is not at its index");
		position += 1;
	}
};
