//! The mode of a case: its name, and the settings that go with it.

use super::Case;
use ganglion_consensus::{
	share, share_parts, ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction, Sigmoid,
	SigmoidBonds, Yuma, YumaBonds,
};
use serde::{Deserialize, Serialize};

/// The modes that a case can ask for, by name.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ModeName {
	/// Yuma with Yuma 3 bonds.
	Yuma3,
	/// Yuma with Yuma 2 bonds.
	Yuma2,
	/// The whitepaper's rule.
	Sigmoid,
	/// No consensus.
	Null,
	/// Agreement pair by pair, and forecast skill.
	Peer,
}

impl ModeName {
	/// The name of a mode.
	pub fn of(mode: &Mode) -> Self {
		match mode {
			Mode::Yuma(Yuma { bonds: YumaBonds::Three { .. }, .. }) => Self::Yuma3,
			Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => Self::Yuma2,
			Mode::Null => Self::Null,
			Mode::Sigmoid(_) => Self::Sigmoid,
			Mode::PeerPrediction(_) => Self::Peer,
		}
	}

	/// As cases write it.
	pub fn as_str(self) -> &'static str {
		match self {
			Self::Yuma3 => "yuma3",
			Self::Yuma2 => "yuma2",
			Self::Null => "null",
			Self::Sigmoid => "sigmoid",
			Self::Peer => "peer",
		}
	}
}

impl Case {
	/// The mode that the case asks for, with its settings.
	pub fn rule(&self) -> Mode {
		let yuma = |bonds| {
			Mode::Yuma(Yuma {
				kappa: self.kappa,
				bonds_penalty: self.bonds_penalty,
				bonds_moving_average: self.bonds_moving_average,
				bonds,
			})
		};
		match self.mode {
			ModeName::Yuma3 => {
				let liquid_alpha = self.liquid_alpha.map(LiquidAlpha::from);
				let forecast_skill = self.forecast_skill.map(ForecastSkill::from);
				yuma(YumaBonds::Three { liquid_alpha, forecast_skill })
			},
			ModeName::Yuma2 => yuma(YumaBonds::Two),
			ModeName::Null => Mode::Null,
			ModeName::Sigmoid => Mode::Sigmoid(Sigmoid {
				rho: self.rho,
				kappa: share(self.kappa),
				trust_floor: self.trust_floor,
				bonds: if self.bonds_average {
					SigmoidBonds::Average { kept: self.bonds_moving_average }
				} else {
					SigmoidBonds::Accumulating
				},
			}),
			ModeName::Peer => {
				let super::PeerPrediction { floor, agreement_alpha, full_coverage } =
					self.peer_prediction.unwrap_or_default();
				Mode::PeerPrediction(PeerPrediction {
					kappa: self.kappa,
					floor,
					agreement_alpha,
					skill: self.forecast_skill.unwrap_or_default().into(),
					partial_rows: full_coverage.map(|full_coverage| PartialRows { full_coverage }),
				})
			},
		}
	}

	/// The case in this mode. Settings that the mode does not have stay as they are.
	pub fn with_rule(self, rule: Mode) -> Self {
		let case = Self { mode: ModeName::of(&rule), ..self };
		match rule {
			Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds }) => {
				let (liquid_alpha, forecast_skill) = match bonds {
					YumaBonds::Two => (None, None),
					YumaBonds::Three { liquid_alpha, forecast_skill } => {
						(liquid_alpha.map(Into::into), forecast_skill.map(Into::into))
					},
				};
				let case = Case { liquid_alpha, forecast_skill, ..case };
				Case { kappa, bonds_penalty, bonds_moving_average, ..case }
			},
			Mode::Null => case,
			Mode::Sigmoid(Sigmoid { rho, kappa, trust_floor, bonds }) => {
				let kept = match bonds {
					SigmoidBonds::Accumulating => None,
					SigmoidBonds::Average { kept } => Some(kept),
				};
				Case {
					rho,
					kappa: share_parts(kappa),
					trust_floor,
					bonds_average: kept.is_some(),
					bonds_moving_average: kept.unwrap_or(case.bonds_moving_average),
					..case
				}
			},
			Mode::PeerPrediction(rule) => {
				let PeerPrediction { kappa, floor, agreement_alpha, skill, partial_rows } = rule;
				let full_coverage = partial_rows.map(|option| option.full_coverage);
				let settings = super::PeerPrediction { floor, agreement_alpha, full_coverage };
				let forecast_skill = Some(skill.into());
				Case { kappa, peer_prediction: Some(settings), forecast_skill, ..case }
			},
		}
	}
}

impl From<super::ForecastSkill> for ForecastSkill {
	fn from(skill: super::ForecastSkill) -> Self {
		let super::ForecastSkill { share, tolerance, alpha, cuts } = skill;
		Self { share, tolerance, alpha, cuts }
	}
}

impl From<ForecastSkill> for super::ForecastSkill {
	fn from(ForecastSkill { share, tolerance, alpha, cuts }: ForecastSkill) -> Self {
		Self { share, tolerance, alpha, cuts }
	}
}

impl From<super::LiquidAlpha> for LiquidAlpha {
	fn from(super::LiquidAlpha { low, high, steepness }: super::LiquidAlpha) -> Self {
		Self { low, high, steepness }
	}
}

impl From<LiquidAlpha> for super::LiquidAlpha {
	fn from(LiquidAlpha { low, high, steepness }: LiquidAlpha) -> Self {
		Self { low, high, steepness }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::case::fields::FIELDS;
	use ganglion_consensus_test_kit::modes;

	#[test]
	fn every_mode_should_have_a_name_and_be_kept_by_a_case() {
		let field = FIELDS.iter().find(|field| field.name == "mode").unwrap();
		for (_, mode) in modes::all() {
			let case = Case::default().with_rule(mode);
			assert_eq!(case.rule(), mode);
			let name = case.mode.as_str();
			assert_eq!(serde_json::json!(case.mode), name);
			assert!(field.meaning.contains(name), "the table of keys lacks {name}");
		}
	}
}
