//! What PeerPrediction mode and forecast skill store: their settings, and what epochs remember.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ganglion_consensus::{
	ForecastSkill, PartialRows, PeerPrediction, ServerMemory, ValidatorMemory,
};
use ganglion_types::{PlainVec, MAX_UIDS_IN_NULL};
use scale_info::TypeInfo;

/// Settings of PeerPrediction mode, in parts of a million. Forecast skill under Yuma 3 has those
/// from `share` to `second_cut`.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct PeerPredictionParameters {
	/// Part of the median agreement up to which a validator's stake counts for nothing: 0 to
	/// 800,000.
	pub floor: u32,
	/// Part of a validator's agreement that comes from the epoch's rows: 15,625 to 1,000,000.
	pub agreement_alpha: u32,
	/// Part of a dividend that is paid for forecast skill: 0 to 800,000. Who copies keeps the
	/// rest.
	pub share: u32,
	/// Part of the median skill that is paid in full: 500,000 to 1,000,000.
	pub tolerance: u32,
	/// Part of a validator's skill that comes from the row judged last: 10,000 to 200,000.
	pub skill_alpha: u32,
	/// Change of a neuron's consensus, as a part of the greater of both, from which the second
	/// forecast starts anew: 100,000 to 800,000.
	pub first_cut: u32,
	/// The same for the third forecast.
	pub second_cut: u32,
	/// 0: a missing weight counts as zero. Otherwise it says nothing, and this is the share of the
	/// agreeing stake that must weigh a neuron for it to be paid in full: up to 1,000,000, and
	/// `Kappa` at least. It lets a minority pay neurons that nobody else weighs.
	pub full_coverage: u32,
}

impl Default for PeerPredictionParameters {
	fn default() -> Self {
		Self {
			floor: 250_000,
			agreement_alpha: 100_000,
			share: 500_000,
			tolerance: 750_000,
			skill_alpha: 50_000,
			first_cut: 300_000,
			second_cut: 500_000,
			full_coverage: 0,
		}
	}
}

impl PeerPredictionParameters {
	/// Returns the rule of the mode, with the share of stake that must agree, in parts of 65,535.
	/// A lower full coverage than that counts as that.
	pub fn rule(self, kappa: u16) -> PeerPrediction {
		let full_coverage = self.full_coverage.max(PartialRows::least_coverage(kappa));
		PeerPrediction {
			kappa,
			floor: self.floor,
			agreement_alpha: self.agreement_alpha,
			skill: self.skill(),
			partial_rows: (self.full_coverage > 0).then_some(PartialRows { full_coverage }),
		}
	}

	/// Returns the settings of forecast skill.
	pub fn skill(self) -> ForecastSkill {
		ForecastSkill {
			share: self.share,
			tolerance: self.tolerance,
			alpha: self.skill_alpha,
			cuts: [self.first_cut, self.second_cut],
		}
	}
}

/// What the epochs of a mechanism remember in PeerPrediction mode, or for forecast skill, beside
/// rows of weights.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct MechanismMemory {
	/// Block of the last epoch that was judged: in which enough stake had set weights anew.
	pub block: u64,
	/// Consensus expected of a new neuron, in parts of 2³².
	pub prior: u32,
	/// By uid: its consensus and incentive, and the forecasts of them.
	pub servers: PlainVec<ServerMemory, MAX_UIDS_IN_NULL>,
	/// By uid: agreement and skill of those with voting stake.
	pub validators: PlainVec<Option<ValidatorMemory>, MAX_UIDS_IN_NULL>,
}
