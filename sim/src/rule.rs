//! The rule of an epoch, as options of the command line.

use crate::failure::Failure;
use clap::{Args, ValueEnum};
use ganglion_consensus::{
	ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction, Sigmoid, SigmoidBonds, Yuma,
	YumaBonds,
};
use std::{fmt, str::FromStr};

/// The rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
	/// The whitepaper's rule: rank times a sigmoid of trust.
	Sigmoid,
	/// The stake-weighted median, with Yuma 3 bonds.
	Yuma3,
	/// Yuma 3 with liquid alpha.
	Liquid,
	/// The stake-weighted median, with Yuma 2 bonds.
	Yuma2,
	/// No consensus.
	Null,
	/// Yuma 3, half of whose dividends are paid for forecast skill.
	Skill,
	/// Agreement pair by pair, and forecast skill.
	Peer,
	/// The same where a missing weight says nothing.
	Partial,
}

impl fmt::Display for Kind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Sigmoid => "sigmoid",
			Self::Yuma3 => "Yuma 3",
			Self::Liquid => "Yuma 3 with liquid alpha",
			Self::Yuma2 => "Yuma 2",
			Self::Null => "null",
			Self::Skill => "Yuma 3 with forecast skill",
			Self::Peer => "PeerPrediction",
			Self::Partial => "PeerPrediction with partial rows",
		})
	}
}

impl Kind {
	/// Returns its name on the command line.
	pub fn option(self) -> String {
		self.to_possible_value().map_or(String::new(), |value| value.get_name().to_string())
	}
}

/// How an epoch updates bonds in sigmoid mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BondsKind {
	/// Each block adds to them, as in the whitepaper.
	Accumulate,
	/// A moving average, as on the first chain.
	Average,
}

/// Settings of bonds, in every mode.
#[derive(Clone, Copy, Debug, Args)]
pub struct BondOptions {
	/// How an epoch updates bonds in sigmoid mode.
	#[arg(long, value_enum, default_value = "accumulate", help_heading = "Rule")]
	pub bonds: BondsKind,
	/// The part of a bond that comes from the block's weights: the speed of moving averages.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.1, help_heading = "Rule")]
	pub alpha: f64,
	/// Minimum and maximum alpha in liquid mode, and the steepness between them.
	#[arg(
		long,
		value_name = "LOW,HIGH[,STEEPNESS]",
		default_value = "0.7,0.9,10",
		help_heading = "Rule"
	)]
	pub liquid_alpha: Liquid,
}

/// Settings of liquid alpha.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Liquid {
	low: f64,
	high: f64,
	steepness: f64,
}

/// The defaults of the chain.
pub const LIQUID: Liquid = Liquid { low: 0.7, high: 0.9, steepness: 10.0 };

impl Liquid {
	/// Returns the steepness between minimum and maximum.
	pub fn steepness(self) -> f64 {
		self.steepness
	}
}

impl FromStr for Liquid {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let numbers: Vec<f64> = text
			.split(',')
			.map(|part| part.trim().parse().ok())
			.collect::<Option<_>>()
			.unwrap_or_default();
		let (low, high, steepness) = match numbers[..] {
			[low, high] => (low, high, LIQUID.steepness),
			[low, high, steepness] => (low, high, steepness),
			_ => return Err("expected LOW,HIGH or LOW,HIGH,STEEPNESS".to_string()),
		};
		if !(0.0 <= low && low <= high && high <= 1.0) {
			return Err("expected fractions of which the first is not above the second".to_string());
		}
		if !(-327.0..=327.0).contains(&steepness) {
			return Err("expected a steepness from -327 to 327".to_string());
		}
		Ok(Self { low, high, steepness })
	}
}

impl fmt::Display for Liquid {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} to {}", self.low, self.high)
	}
}

impl From<Liquid> for LiquidAlpha {
	fn from(liquid: Liquid) -> Self {
		Self {
			low: parts(liquid.low, 65_535.0) as u16,
			high: parts(liquid.high, 65_535.0) as u16,
			steepness: (liquid.steepness * 100.0).round() as i16,
		}
	}
}

/// A rule with its settings. All but `rho` are fractions of one.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
	/// The rule.
	pub kind: Kind,
	/// The share of stake that must agree.
	pub kappa: f64,
	/// The steepness of the sigmoid.
	pub rho: u16,
	/// Yuma's bonds penalty (beta).
	pub penalty: f64,
	/// The part of an even weight from which a weight counts as trust.
	pub trust_floor: f64,
	/// How bonds move.
	pub bonds: BondOptions,
}

impl Rule {
	/// Checks that the settings are fractions.
	///
	/// # Errors
	///
	/// Names a setting that is not a fraction.
	pub fn checked(self) -> Result<Self, Failure> {
		fraction("--kappa", self.kappa)?;
		fraction("--penalty", self.penalty)?;
		fraction("--alpha", self.bonds.alpha)?;
		fraction("--trust-floor", self.trust_floor)?;
		Ok(self)
	}

	/// The rule as the consensus crate takes it.
	pub fn mode(&self) -> Mode {
		let yuma = |bonds| {
			Mode::Yuma(Yuma {
				kappa: (self.kappa * 65_535.0) as u16,
				bonds_penalty: parts(self.penalty, 65_535.0) as u16,
				bonds_moving_average: self.kept(),
				bonds,
			})
		};
		match self.kind {
			Kind::Yuma3 => yuma(YumaBonds::Three { liquid_alpha: None, forecast_skill: None }),
			Kind::Liquid => {
				let liquid_alpha = Some(self.bonds.liquid_alpha.into());
				yuma(YumaBonds::Three { liquid_alpha, forecast_skill: None })
			},
			Kind::Skill => {
				yuma(YumaBonds::Three { liquid_alpha: None, forecast_skill: Some(SKILL) })
			},
			Kind::Peer => self.peer_prediction(None),
			Kind::Partial => self.peer_prediction(Some(PartialRows { full_coverage: 1_000_000 })),
			Kind::Yuma2 => yuma(YumaBonds::Two),
			Kind::Null => Mode::Null,
			Kind::Sigmoid => Mode::Sigmoid(Sigmoid {
				rho: self.rho,
				// `f64` cannot tell 2^64 from 2^64 - 1; the cast saturates at one.
				kappa: (self.kappa * 2f64.powi(64)) as u64,
				trust_floor: parts(self.trust_floor, 65_535.0) as u16,
				bonds: match self.bonds.bonds {
					BondsKind::Accumulate => SigmoidBonds::Accumulating,
					BondsKind::Average => SigmoidBonds::Average { kept: self.kept() },
				},
			}),
		}
	}

	fn peer_prediction(&self, partial_rows: Option<PartialRows>) -> Mode {
		Mode::PeerPrediction(PeerPrediction {
			kappa: (self.kappa * 65_535.0) as u16,
			floor: 250_000,
			agreement_alpha: 100_000,
			skill: SKILL,
			partial_rows,
		})
	}

	fn kept(&self) -> u64 {
		1_000_000 - parts(self.bonds.alpha, 1e6)
	}
}

/// The default settings of forecast skill.
const SKILL: ForecastSkill =
	ForecastSkill { share: 500_000, tolerance: 750_000, alpha: 50_000, cuts: [300_000, 500_000] };

fn parts(fraction: f64, whole: f64) -> u64 {
	(fraction * whole).round() as u64
}

/// Refuses a number that is not a fraction of one.
///
/// # Errors
///
/// If the number is not from 0 to 1.
pub fn fraction(option: &str, got: f64) -> Result<f64, Failure> {
	if (0.0..=1.0).contains(&got) {
		return Ok(got);
	}
	Err(Failure::refused(format!("{option}: expected a fraction from 0 to 1, got {got}")))
}

/// Refuses a number that is not strictly between 0 and 1.
///
/// # Errors
///
/// If it does not.
pub fn inner_fraction(option: &str, got: f64) -> Result<f64, Failure> {
	if got > 0.0 && got < 1.0 {
		return Ok(got);
	}
	Err(Failure::refused(format!("{option}: expected a number between 0 and 1, got {got}")))
}

#[cfg(test)]
mod tests {
	use super::*;
	use ganglion_consensus_test_kit::modes;

	#[test]
	fn every_mode_should_have_an_option_that_chooses_it() {
		for (name, mode) in modes::all() {
			let (kind, bonds) = match mode {
				Mode::Yuma(Yuma {
					bonds: YumaBonds::Three { forecast_skill: Some(_), .. },
					..
				}) => (Kind::Skill, BondsKind::Average),
				Mode::PeerPrediction(rule) => match rule.partial_rows {
					None => (Kind::Peer, BondsKind::Average),
					Some(_) => (Kind::Partial, BondsKind::Average),
				},
				Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None, .. }, .. }) => {
					(Kind::Yuma3, BondsKind::Average)
				},
				Mode::Yuma(Yuma {
					bonds: YumaBonds::Three { liquid_alpha: Some(_), .. }, ..
				}) => (Kind::Liquid, BondsKind::Average),
				Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => (Kind::Yuma2, BondsKind::Average),
				Mode::Null => (Kind::Null, BondsKind::Average),
				Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Accumulating, .. }) => {
					(Kind::Sigmoid, BondsKind::Accumulate)
				},
				Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Average { .. }, .. }) => {
					(Kind::Sigmoid, BondsKind::Average)
				},
			};
			let bonds = BondOptions { bonds, alpha: 0.1, liquid_alpha: LIQUID };
			let rule = Rule { kind, kappa: 0.5, rho: 10, penalty: 1.0, trust_floor: 0.0, bonds };
			assert_eq!(modes::index(&rule.mode()), modes::index(&mode), "{name}");
		}
	}

	#[test]
	fn liquid_alpha_should_be_the_chains_when_not_given() {
		let expected = LiquidAlpha { low: 45_875, high: 58_982, steepness: 1_000 };
		assert_eq!(LiquidAlpha::from(LIQUID), expected);
		assert_eq!("0.7,0.9".parse(), Ok(LIQUID));
	}

	#[test]
	fn liquid_alpha_should_be_refused_when_its_ends_are_swapped() {
		assert!("0.9,0.7".parse::<Liquid>().is_err());
		assert!("0.7".parse::<Liquid>().is_err());
		assert!("0.7,1.1".parse::<Liquid>().is_err());
	}
}
