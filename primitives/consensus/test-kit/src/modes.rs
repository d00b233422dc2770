//! Every consensus mode, with the default settings of a subnet.

use ganglion_consensus::{
	share, ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction, Sigmoid, SigmoidBonds,
	Yuma, YumaBonds,
};

/// The number of modes that tests tell apart: every variant of [`Mode`], of bonds, liquid alpha,
/// forecast skill and partial rows.
pub const COUNT: usize = 9;

const fn yuma(bonds: YumaBonds) -> Mode {
	Mode::Yuma(Yuma { kappa: 32_767, bonds_penalty: 65_535, bonds_moving_average: 900_000, bonds })
}

/// Bonds of Yuma 3 without liquid alpha.
pub const YUMA_3_BONDS: YumaBonds = YumaBonds::Three { liquid_alpha: None, forecast_skill: None };

/// Yuma 3 without liquid alpha.
pub const YUMA_3: Mode = yuma(YUMA_3_BONDS);

/// Settings of liquid alpha.
pub const LIQUID_ALPHA: LiquidAlpha = LiquidAlpha { low: 45_875, high: 58_982, steepness: 1_000 };

/// Yuma 3 with liquid alpha.
pub const LIQUID: Mode =
	yuma(YumaBonds::Three { liquid_alpha: Some(LIQUID_ALPHA), forecast_skill: None });

/// Settings of forecast skill.
pub const FORECAST_SKILL: ForecastSkill =
	ForecastSkill { share: 500_000, tolerance: 750_000, alpha: 50_000, cuts: [300_000, 500_000] };

/// Yuma 3 with forecast skill.
pub const SKILLED: Mode =
	yuma(YumaBonds::Three { liquid_alpha: None, forecast_skill: Some(FORECAST_SKILL) });

/// PeerPrediction mode.
pub const PEER_PREDICTION: Mode = peer_prediction(None);

/// PeerPrediction mode in which missing weights say nothing.
pub const PARTIAL_ROWS: Mode = peer_prediction(Some(PartialRows { full_coverage: 1_000_000 }));

const fn peer_prediction(partial_rows: Option<PartialRows>) -> Mode {
	Mode::PeerPrediction(PeerPrediction {
		kappa: 32_767,
		floor: 250_000,
		agreement_alpha: 100_000,
		skill: FORECAST_SKILL,
		partial_rows,
	})
}

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
		("Yuma 3, forecast skill", SKILLED),
		("PeerPrediction", PEER_PREDICTION),
		("PeerPrediction, partial rows", PARTIAL_ROWS),
	]
}

/// The position in [`all`] of a mode of this kind, whatever its settings.
pub const fn index(mode: &Mode) -> usize {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { forecast_skill: Some(_), .. }, .. }) => 6,
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None, .. }, .. }) => 0,
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: Some(_), .. }, .. }) => 1,
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => 2,
		Mode::Null => 3,
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Accumulating, .. }) => 4,
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Average { .. }, .. }) => 5,
		Mode::PeerPrediction(PeerPrediction { partial_rows: None, .. }) => 7,
		Mode::PeerPrediction(PeerPrediction { partial_rows: Some(_), .. }) => 8,
	}
}

/// Whether a mode returns what it remembers.
pub const fn remembers(mode: &Mode) -> bool {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { forecast_skill, .. }, .. }) => {
			forecast_skill.is_some()
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) | Mode::Null | Mode::Sigmoid(_) => false,
		Mode::PeerPrediction(_) => true,
	}
}

/// Whether a mode has bonds.
pub const fn has_bonds(mode: &Mode) -> bool {
	match mode {
		Mode::Yuma(_) | Mode::Null | Mode::Sigmoid(_) => true,
		Mode::PeerPrediction(_) => false,
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
