//! The SCALE encoding of [`Mode`], as the runtime API `EpochRuntimeApi` has it.
//!
//! It is flat: the settings are fields of the variant, and `kappa` of Sigmoid mode is in parts of
//! 65535, the unit in which a chain stores it. Names, order and types are an interface; a new mode
//! is appended.

use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, Output};
use scale_info::{Type, TypeInfo};

use crate::{
	share, share_parts, ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction, Sigmoid,
	SigmoidBonds, Yuma, YumaBonds,
};

/// A mode with its settings. Shares are parts of 65535.
#[derive(Encode, Decode, TypeInfo)]
#[scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api"))]
#[scale_info(replace_segment("wire", "epoch"))]
enum EpochRule {
	Yuma {
		kappa: u16,
		bonds_penalty: u16,
		bonds_moving_average: u64,
		bonds: EpochBonds,
	},
	Null,
	Sigmoid {
		rho: u16,
		kappa: u16,
		trust_floor: u16,
		kept: Option<u64>,
	},
	PeerPrediction {
		kappa: u16,
		floor: u32,
		agreement_alpha: u32,
		skill: ForecastSkill,
		full_coverage: Option<u32>,
	},
}

/// The kinds of bonds under Yuma. Liquid alpha is its least and greatest alpha and the steepness
/// between them, in hundredths. Yuma 3 with forecast skill is a kind of its own, so that the
/// encoding of Yuma 3 without it stays what it was.
#[derive(Encode, Decode, TypeInfo)]
#[scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api"))]
#[scale_info(replace_segment("wire", "epoch"))]
enum EpochBonds {
	Two,
	Three { liquid_alpha: Option<(u16, u16, i16)> },
	ThreeWithSkill { liquid_alpha: Option<(u16, u16, i16)>, skill: ForecastSkill },
}

impl From<Mode> for EpochRule {
	fn from(mode: Mode) -> Self {
		match mode {
			Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds }) => {
				Self::Yuma { kappa, bonds_penalty, bonds_moving_average, bonds: bonds.into() }
			},
			Mode::Null => Self::Null,
			Mode::Sigmoid(Sigmoid { rho, kappa, trust_floor, bonds }) => {
				let kept = match bonds {
					SigmoidBonds::Accumulating => None,
					SigmoidBonds::Average { kept } => Some(kept),
				};
				Self::Sigmoid { rho, kappa: share_parts(kappa), trust_floor, kept }
			},
			Mode::PeerPrediction(rule) => {
				let PeerPrediction { kappa, floor, agreement_alpha, skill, partial_rows } = rule;
				let full_coverage = partial_rows.map(|option| option.full_coverage);
				Self::PeerPrediction { kappa, floor, agreement_alpha, skill, full_coverage }
			},
		}
	}
}

impl From<EpochRule> for Mode {
	fn from(rule: EpochRule) -> Self {
		match rule {
			EpochRule::Yuma { kappa, bonds_penalty, bonds_moving_average, bonds } => {
				let bonds = bonds.into();
				Self::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds })
			},
			EpochRule::Null => Self::Null,
			EpochRule::Sigmoid { rho, kappa, trust_floor, kept } => {
				let bonds = match kept {
					None => SigmoidBonds::Accumulating,
					Some(kept) => SigmoidBonds::Average { kept },
				};
				Self::Sigmoid(Sigmoid { rho, kappa: share(kappa), trust_floor, bonds })
			},
			EpochRule::PeerPrediction { kappa, floor, agreement_alpha, skill, full_coverage } => {
				let partial_rows = full_coverage.map(|full_coverage| PartialRows { full_coverage });
				let rule = PeerPrediction { kappa, floor, agreement_alpha, skill, partial_rows };
				Self::PeerPrediction(rule)
			},
		}
	}
}

impl From<YumaBonds> for EpochBonds {
	fn from(bonds: YumaBonds) -> Self {
		let alpha = |liquid: Option<LiquidAlpha>| {
			liquid.map(|LiquidAlpha { low, high, steepness }| (low, high, steepness))
		};
		match bonds {
			YumaBonds::Two => Self::Two,
			YumaBonds::Three { liquid_alpha, forecast_skill: None } => {
				Self::Three { liquid_alpha: alpha(liquid_alpha) }
			},
			YumaBonds::Three { liquid_alpha, forecast_skill: Some(skill) } => {
				Self::ThreeWithSkill { liquid_alpha: alpha(liquid_alpha), skill }
			},
		}
	}
}

impl From<EpochBonds> for YumaBonds {
	fn from(bonds: EpochBonds) -> Self {
		let three = |alpha: Option<(u16, u16, i16)>, forecast_skill| Self::Three {
			liquid_alpha: alpha.map(|(low, high, steepness)| LiquidAlpha { low, high, steepness }),
			forecast_skill,
		};
		match bonds {
			EpochBonds::Two => Self::Two,
			EpochBonds::Three { liquid_alpha } => three(liquid_alpha, None),
			EpochBonds::ThreeWithSkill { liquid_alpha, skill } => three(liquid_alpha, Some(skill)),
		}
	}
}

impl Encode for Mode {
	fn size_hint(&self) -> usize {
		EpochRule::from(*self).size_hint()
	}

	fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
		EpochRule::from(*self).encode_to(output);
	}
}

impl EncodeLike for Mode {}

impl Decode for Mode {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		EpochRule::decode(input).map(Self::from)
	}
}

impl DecodeWithMemTracking for Mode {}

impl TypeInfo for Mode {
	type Identity = Self;

	fn type_info() -> Type {
		EpochRule::type_info()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{EpochMemory, EpochState, RowsBuf, ServerMemory, ValidatorMemory};
	use alloc::{format, string::String, vec, vec::Vec};
	use proptest::prelude::*;
	use scale_info::{
		form::PortableForm, Field, MetaType, PortableRegistry, Registry, TypeDef, Variant,
	};

	fn state(rule: Mode) -> EpochState {
		let mut weights = RowsBuf::new();
		weights.push_row([(1, 0x0302)]);
		weights.push_row([]);
		EpochState {
			block: 0x11,
			last_step: 0x12,
			tempo: 0x13,
			activity_cutoff: 0x14,
			rule,
			max_validators: 0x15,
			stake_threshold: 0x16,
			owner_uid: Some(1),
			stake: vec![0x17, 0x18],
			last_update: vec![0x19, 0x1a],
			registered: vec![0x1b, 0x1c],
			permit: vec![true, false],
			first_commit: Some(vec![0x1d, u64::MAX]),
			weights,
			bonds: RowsBuf::new(),
			bond_scale: None,
			server_emission: 0x1e,
			validator_emission: 0x1f,
			memory: None,
		}
	}

	const YUMA_2: Mode = Mode::Yuma(Yuma {
		kappa: 0x0201,
		bonds_penalty: 0x0403,
		bonds_moving_average: 0x05,
		bonds: YumaBonds::Two,
	});

	fn sigmoid(kappa: u64, bonds: SigmoidBonds) -> Mode {
		Mode::Sigmoid(Sigmoid { rho: 0x0201, kappa, trust_floor: 0x0605, bonds })
	}

	const SKILL: ForecastSkill = ForecastSkill {
		share: 0x0403_0201,
		tolerance: 0x0807_0605,
		alpha: 0x0c0b_0a09,
		cuts: [13, 14],
	};

	fn peer_prediction(full_coverage: Option<u32>) -> Mode {
		Mode::PeerPrediction(PeerPrediction {
			kappa: 0x0201,
			floor: 0x0605_0403,
			agreement_alpha: 0x0a09_0807,
			skill: SKILL,
			partial_rows: full_coverage.map(|full_coverage| PartialRows { full_coverage }),
		})
	}

	/// Clients decode by position: the bytes of each mode are fixed.
	#[test]
	fn mode_should_be_encoded_as_clients_read_it() {
		let three = |liquid_alpha, forecast_skill| match YUMA_2 {
			Mode::Yuma(yuma) => {
				let bonds = YumaBonds::Three { liquid_alpha, forecast_skill };
				Mode::Yuma(Yuma { bonds, ..yuma })
			},
			other => other,
		};
		let yuma = [0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0];
		assert_eq!(YUMA_2.encode(), [&yuma[..], &[0]].concat());
		assert_eq!(three(None, None).encode(), [&yuma[..], &[1, 0]].concat());
		let alpha = LiquidAlpha { low: 0x0706, high: 0x0908, steepness: -2 };
		let liquid = [1, 1, 6, 7, 8, 9, 0xfe, 0xff];
		assert_eq!(three(Some(alpha), None).encode(), [&yuma[..], &liquid].concat());
		let skill = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0, 0, 0, 14, 0, 0, 0];
		assert_eq!(SKILL.encode(), skill);
		let skilled = [&yuma[..], &[2, 0], &skill].concat();
		assert_eq!(three(None, Some(SKILL)).encode(), skilled);
		assert_eq!(Mode::Null.encode(), [1]);
		let kappa = share(0x0403);
		let plain = sigmoid(kappa, SigmoidBonds::Accumulating).encode();
		assert_eq!(plain, [2, 1, 2, 3, 4, 5, 6, 0]);
		let average = sigmoid(kappa, SigmoidBonds::Average { kept: 7 }).encode();
		assert_eq!(average, [2, 1, 2, 3, 4, 5, 6, 1, 7, 0, 0, 0, 0, 0, 0, 0]);
		let peer = [3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
		assert_eq!(peer_prediction(None).encode(), [&peer[..], &skill, &[0]].concat());
		let partial = peer_prediction(Some(0x0d0c_0b0a)).encode();
		assert_eq!(partial, [&peer[..], &skill, &[1, 10, 11, 12, 13]].concat());
	}

	#[test]
	fn memory_should_be_encoded_as_clients_read_it() {
		let server = ServerMemory {
			consensus: 1,
			before: 2,
			incentive: 3,
			means: [4, 5, 6],
			counts: [7, 8, 9],
		};
		let validator = ValidatorMemory { agreement: 10, skill: -2, judged: 11 };
		let memory = EpochMemory {
			block: 12,
			prior: 13,
			servers: vec![server],
			validators: vec![None, Some(validator)],
			rows: RowsBuf::new(),
		};
		let short = |number: u8| [number, 0, 0, 0];
		let expected = [
			&[12, 0, 0, 0, 0, 0, 0, 0][..],
			&short(13),
			&[4],
			&[short(1), short(2), short(3), short(4), short(5), short(6)].concat(),
			&[7, 8, 9],
			&[8, 0, 1],
			&short(10),
			&[&[0xfe][..], &[0xff; 7]].concat(),
			&short(11),
			&[4, 0, 0, 0, 0, 0, 0],
		]
		.concat();
		assert_eq!(memory.encode(), expected);
		assert_eq!(EpochMemory::decode(&mut &expected[..]), Ok(memory));
	}

	#[test]
	fn state_should_be_encoded_as_clients_read_it() {
		let long = |number: u8| [number, 0, 0, 0, 0, 0, 0, 0];
		let list = |a: u8, b: u8| [&[8][..], &long(a), &long(b)].concat();
		let expected = [
			&[long(0x11), long(0x12)].concat()[..],
			&[0x13, 0],
			&long(0x14),
			&[1],
			&[0x15, 0],
			&long(0x16),
			&[1, 1, 0],
			&list(0x17, 0x18),
			&list(0x19, 0x1a),
			&list(0x1b, 0x1c),
			&[8, 1, 0],
			&[1, 8],
			&long(0x1d),
			&[0xff; 8],
			// Offsets 0, 1 and 1; uid 1; its value.
			&[12, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 4, 1, 0, 4, 2, 3],
			// The offset 0, no uids, no values.
			&[4, 0, 0, 0, 0, 0, 0],
			&[0],
			&[long(0x1e), long(0x1f)].concat(),
			&[0],
		]
		.concat();
		let state = state(Mode::Null);
		assert_eq!(state.encode(), expected);
		assert_eq!(EpochState::decode(&mut &expected[..]), Ok(state));
	}

	#[test]
	fn unknown_mode_should_not_be_decoded() {
		assert!(Mode::decode(&mut &[4u8; 64][..]).is_err());
	}

	proptest! {
		#[test]
		fn mode_should_be_decoded_as_it_was_encoded(
			parts in any::<[u16; 5]>(),
			kept: u64,
			steepness: i16,
			kind in 0..9usize,
		) {
			let [kappa, bonds_penalty, rho, low, high] = parts;
			let yuma = |bonds| {
				Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average: kept, bonds })
			};
			let sigmoid = |bonds| {
				Mode::Sigmoid(Sigmoid { rho, kappa: share(kappa), trust_floor: low, bonds })
			};
			let liquid_alpha = Some(LiquidAlpha { low, high, steepness });
			let mode = [
				yuma(YumaBonds::Two),
				yuma(YumaBonds::Three { liquid_alpha: None, forecast_skill: None }),
				yuma(YumaBonds::Three { liquid_alpha, forecast_skill: None }),
				yuma(YumaBonds::Three { liquid_alpha, forecast_skill: Some(SKILL) }),
				Mode::Null,
				peer_prediction(None),
				peer_prediction(Some(rho.into())),
				sigmoid(SigmoidBonds::Accumulating),
				sigmoid(SigmoidBonds::Average { kept }),
			][kind];
			let bytes = mode.encode();
			prop_assert_eq!(Mode::decode(&mut &bytes[..]), Ok(mode));
			prop_assert!(mode.size_hint() >= bytes.len());
		}
	}

	/// The fields of a composite or variant, as code.
	fn fields(fields: &[Field<PortableForm>]) -> String {
		let field = |field: &Field<PortableForm>| {
			let name = field.name.as_deref().unwrap_or("_");
			format!("{name}: {}", field.type_name.as_deref().unwrap_or("_"))
		};
		fields.iter().map(field).collect::<Vec<_>>().join(", ")
	}

	/// A line for a composite, and for each variant of an enum: path, index, name and fields.
	fn described(ty: &Type<PortableForm>) -> Vec<String> {
		let path = ty.path.segments.join("::");
		match &ty.type_def {
			TypeDef::Composite(composite) => {
				vec![format!("{path} {{ {} }}", fields(&composite.fields))]
			},
			TypeDef::Variant(variants) if path != "Option" => {
				let line = |variant: &Variant<PortableForm>| {
					let Variant { index, name, .. } = variant;
					format!("{path} {index} {name} {{ {} }}", fields(&variant.fields))
				};
				variants.variants.iter().map(line).collect()
			},
			_ => Vec::new(),
		}
	}

	/// Clients find types in the metadata by path, fields by name and type.
	#[test]
	fn types_should_be_those_of_the_runtime_apis_metadata() {
		let mut registry = Registry::new();
		registry.register_type(&MetaType::new::<EpochState>());
		let epoch = "pallet_subtensor_runtime_api::epoch::";
		let expected = [
			"EpochState { block: u64, last_step: u64, tempo: u16, activity_cutoff: u64, \
			 rule: EpochRule, max_validators: u16, stake_threshold: u64, owner_uid: Option<u16>, \
			 stake: Vec<u64>, last_update: Vec<u64>, registered: Vec<u64>, permit: Vec<bool>, \
			 first_commit: Option<Vec<u64>>, weights: EpochRows, bonds: EpochRows, \
			 bond_scale: Option<Vec<u64>>, server_emission: u64, validator_emission: u64, \
			 memory: Option<EpochMemory> }",
			"EpochRule 0 Yuma { kappa: u16, bonds_penalty: u16, bonds_moving_average: u64, \
			 bonds: EpochBonds }",
			"EpochRule 1 Null {  }",
			"EpochRule 2 Sigmoid { rho: u16, kappa: u16, trust_floor: u16, kept: Option<u64> }",
			"EpochRule 3 PeerPrediction { kappa: u16, floor: u32, agreement_alpha: u32, \
			 skill: ForecastSkill, full_coverage: Option<u32> }",
			"EpochBonds 0 Two {  }",
			"EpochBonds 1 Three { liquid_alpha: Option<(u16, u16, i16)> }",
			"EpochBonds 2 ThreeWithSkill { liquid_alpha: Option<(u16, u16, i16)>, \
			 skill: ForecastSkill }",
			"ForecastSkill { share: u32, tolerance: u32, alpha: u32, cuts: [u32; 2] }",
			"EpochRows { offsets: Vec<u32>, uids: Vec<u16>, values: Vec<u16> }",
			"EpochMemory { block: u64, prior: u32, servers: Vec<ServerMemory>, \
			 validators: Vec<Option<ValidatorMemory>>, rows: EpochRows }",
			"ServerMemory { consensus: u32, before: u32, incentive: u32, means: [u32; 3], \
			 counts: [u8; 3] }",
			"ValidatorMemory { agreement: u32, skill: i64, judged: u32 }",
		];
		let expected = expected.map(|line| format!("{epoch}{line}"));
		let types = PortableRegistry::from(registry).types;
		let lines: Vec<String> = types.iter().flat_map(|entry| described(&entry.ty)).collect();
		assert_eq!(lines, expected);
	}
}
