//! The modes that are measured.

use ganglion_consensus::{share, Mode, Sigmoid, SigmoidBonds};

use super::Kind;
use crate::modes;

/// A mode with the chain's default settings, and the kind of bonds stored before the epoch.
#[derive(Clone, Copy, Debug)]
pub struct Case {
	/// Its name in tables.
	pub name: &'static str,
	/// The stored bonds.
	pub stored: Kind,
	/// The mode.
	pub mode: Mode,
}

/// Sigmoid mode, in which a quarter of an even weight counts as trust: comparing weights with the
/// floor is part of the work.
const SIGMOID: Mode = Mode::Sigmoid(Sigmoid {
	rho: 10,
	kappa: share(32_767),
	trust_floor: 16_384,
	bonds: SigmoidBonds::Accumulating,
});

/// Every mode, with one kind of bonds under Sigmoid.
pub const CASES: [Case; 8] = [
	Case { name: "Yuma 3", stored: Kind::Averages, mode: modes::YUMA_3 },
	Case { name: "Yuma 3, liquid alpha", stored: Kind::Averages, mode: modes::LIQUID },
	Case { name: "Yuma 2", stored: Kind::Shares, mode: modes::YUMA_2 },
	Case { name: "Null", stored: Kind::Averages, mode: Mode::Null },
	Case { name: "Sigmoid", stored: Kind::Shares, mode: SIGMOID },
	Case { name: "Yuma 3, forecast skill", stored: Kind::Averages, mode: modes::SKILLED },
	Case { name: "PeerPrediction", stored: Kind::Averages, mode: modes::PEER_PREDICTION },
	Case {
		name: "PeerPrediction, partial rows",
		stored: Kind::Averages,
		mode: modes::PARTIAL_ROWS,
	},
];
