//! A subnet between two epochs: an owned input of the consensus, and how an epoch changes it.

use crate::{
	case::{self, Case, Entry, ModeName, Neuron},
	trace::Trace,
};
use ganglion_consensus::{
	share, EpochError, EpochInput, EpochOutput, LiquidAlpha, Mode, RowsBuf, Sigmoid, SigmoidBonds,
	Stage, Yuma, YumaBonds, BOND_UNIT,
};

/// The input of the next epoch. Lists are by uid and have the same length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subnet {
	/// Block of the epoch.
	pub block: u64,
	/// Block of the previous epoch; 0: never.
	pub last_step: u64,
	/// Blocks between epochs.
	pub tempo: u16,
	/// Blocks for which a validator counts as active.
	pub activity_cutoff: u64,
	/// The rule.
	pub rule: Rule,
	/// Validator permits.
	pub max_validators: u16,
	/// Stake threshold: less stake counts as none.
	pub stake_threshold: u64,
	/// The owner's uid.
	pub owner_uid: Option<u16>,
	/// Stake weights, in rao.
	pub stake: Vec<u64>,
	/// Blocks in which weights were last set.
	pub last_update: Vec<u64>,
	/// Blocks of registration.
	pub registered: Vec<u64>,
	/// Validator permits.
	pub permit: Vec<bool>,
	/// Blocks of the first open commits, `u64::MAX` for none; `None` without commit-reveal.
	pub first_commit: Option<Vec<u64>>,
	/// Weights.
	pub weights: RowsBuf,
	/// Bonds.
	pub bonds: RowsBuf,
	/// Value of a bond of 65535, under the whitepaper's rule.
	pub bond_scale: Vec<u64>,
	/// The servers' pot.
	pub server_emission: u64,
	/// The validators' pot.
	pub validator_emission: u64,
}

/// An owned [`Mode`], without its borrowed parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
	/// Yuma.
	Yuma(Yuma),
	/// No consensus.
	Null,
	/// The whitepaper's rule.
	Sigmoid {
		/// Steepness.
		rho: u16,
		/// Trust at which consensus is one half, in parts of 65535.
		kappa: u16,
		/// Part of an even weight from which a weight counts as trust, in parts of 65535.
		trust_floor: u16,
		/// How an epoch updates bonds.
		bonds: SigmoidBonds,
	},
}

impl Rule {
	/// Returns its name in cases.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Yuma(Yuma { bonds: YumaBonds::Three { .. }, .. }) => "yuma3",
			Self::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => "yuma2",
			Self::Null => "null",
			Self::Sigmoid { .. } => "sigmoid",
		}
	}

	/// Sets the rule of a case.
	fn put_into(self, case: Case) -> Case {
		match self {
			Self::Yuma(yuma) => {
				let (mode, liquid_alpha) = match yuma.bonds {
					YumaBonds::Two => (ModeName::Yuma2, None),
					YumaBonds::Three { liquid_alpha } => (ModeName::Yuma3, liquid_alpha),
				};
				Case {
					mode,
					kappa: yuma.kappa,
					bonds_penalty: yuma.bonds_penalty,
					bonds_moving_average: yuma.bonds_moving_average,
					liquid_alpha: liquid_alpha.map(|alpha| case::LiquidAlpha {
						low: alpha.low,
						high: alpha.high,
						steepness: alpha.steepness,
					}),
					..case
				}
			},
			Self::Null => Case { mode: ModeName::Null, ..case },
			Self::Sigmoid { rho, kappa, trust_floor, bonds } => {
				let kept = match bonds {
					SigmoidBonds::Accumulating => None,
					SigmoidBonds::Average { kept } => Some(kept),
				};
				Case {
					mode: ModeName::Sigmoid,
					rho,
					kappa,
					trust_floor,
					bonds_average: kept.is_some(),
					bonds_moving_average: kept.unwrap_or(case.bonds_moving_average),
					..case
				}
			},
		}
	}

	fn of(case: &Case) -> Self {
		let yuma = |bonds| {
			Self::Yuma(Yuma {
				kappa: case.kappa,
				bonds_penalty: case.bonds_penalty,
				bonds_moving_average: case.bonds_moving_average,
				bonds,
			})
		};
		let liquid_alpha = case.liquid_alpha.map(|alpha| LiquidAlpha {
			low: alpha.low,
			high: alpha.high,
			steepness: alpha.steepness,
		});
		match case.mode {
			ModeName::Yuma3 => yuma(YumaBonds::Three { liquid_alpha }),
			ModeName::Yuma2 => yuma(YumaBonds::Two),
			ModeName::Null => Self::Null,
			ModeName::Sigmoid => Self::Sigmoid {
				rho: case.rho,
				kappa: case.kappa,
				trust_floor: case.trust_floor,
				bonds: if case.bonds_average {
					SigmoidBonds::Average { kept: case.bonds_moving_average }
				} else {
					SigmoidBonds::Accumulating
				},
			},
		}
	}
}

impl Subnet {
	/// Runs the next epoch and returns its output and intermediate values. The subnet does not
	/// change: see [`Self::pass_epoch`].
	///
	/// # Errors
	///
	/// If lists and rows are inconsistent, which a checked case excludes.
	pub fn run(&self) -> Result<(EpochOutput, Trace), EpochError> {
		let mut trace = Trace::default();
		let is_sigmoid = matches!(self.rule, Rule::Sigmoid { .. });
		let mut watch = |stage: Stage| trace.note(stage, is_sigmoid);
		let output = ganglion_consensus::run_watched(&self.input(), &mut watch)?;
		Ok((output, trace))
	}

	fn input(&self) -> EpochInput<'_> {
		EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			mode: self.mode(),
			max_validators: self.max_validators,
			stake_threshold: self.stake_threshold,
			owner_uid: self.owner_uid,
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: self.first_commit.as_deref(),
			weights: self.weights.as_rows(),
			bonds: self.bonds.as_rows(),
			server_emission: self.server_emission,
			validator_emission: self.validator_emission,
		}
	}

	fn mode(&self) -> Mode<'_> {
		match self.rule {
			Rule::Yuma(yuma) => Mode::Yuma(yuma),
			Rule::Null => Mode::Null,
			Rule::Sigmoid { rho, kappa, trust_floor, bonds } => Mode::Sigmoid(Sigmoid {
				rho,
				kappa: share(kappa),
				trust_floor,
				bonds,
				bond_scale: Some(&self.bond_scale),
			}),
		}
	}

	/// Advances to the epoch after the one that returned `output`. Bonds and permits carry over.
	/// Neurons with weights set and commit them again, at the same distance before the next epoch.
	pub fn pass_epoch(&mut self, output: EpochOutput) {
		let tempo = u64::from(self.tempo);
		let weights = self.weights.as_rows();
		for (uid, last_update) in self.last_update.iter_mut().enumerate() {
			if !weights.row(uid).0.is_empty() {
				*last_update = last_update.saturating_add(tempo);
			}
		}
		for commit in self.first_commit.iter_mut().flatten() {
			*commit = commit.saturating_add(tempo);
		}
		self.last_step = self.block;
		self.block = self.block.saturating_add(tempo);
		self.permit = output.permit;
		self.bonds = output.bonds;
		if let Some(sigmoid) = output.sigmoid {
			self.bond_scale = sigmoid.bond_scale;
		}
	}
}

impl From<&Case> for Subnet {
	fn from(case: &Case) -> Self {
		let neurons = case.neurons();
		let count = neurons.len();
		let (server_emission, validator_emission) = case.pots();
		let block = case.block;
		let mut bond_scale = case.bond_scale.clone();
		bond_scale.resize(count, BOND_UNIT);
		let first_commit = case.first_commit.as_ref().map(|commits| {
			let mut blocks: Vec<u64> =
				commits.iter().map(|block| block.unwrap_or(u64::MAX)).collect();
			blocks.resize(count, u64::MAX);
			blocks
		});
		Self {
			block,
			last_step: case.last_step(),
			tempo: case.tempo,
			activity_cutoff: case.activity_cutoff(),
			rule: Rule::of(case),
			max_validators: case.max_validators,
			stake_threshold: case.stake_threshold,
			owner_uid: case.owner_uid,
			stake: neurons.iter().map(|neuron| neuron.stake).collect(),
			last_update: neurons.iter().map(|neuron| neuron.last_update.unwrap_or(block)).collect(),
			registered: neurons.iter().map(|neuron| neuron.registered).collect(),
			permit: neurons.iter().map(|neuron| neuron.permit).collect(),
			first_commit,
			weights: rows(&case.weights, count),
			bonds: rows(&case.bonds, count),
			bond_scale,
			server_emission,
			validator_emission,
		}
	}
}

/// Returns the rows of a case, sorted by uid, one for each neuron.
fn rows(rows: &[Vec<Entry>], count: usize) -> RowsBuf {
	let mut sorted = RowsBuf::new();
	for uid in 0..count {
		let mut row: Vec<(u16, u16)> = rows
			.get(uid)
			.map(|row| row.iter().map(|Entry(to, value)| (*to, *value)).collect())
			.unwrap_or_default();
		row.sort_unstable();
		sorted.push_row(row);
	}
	sorted
}

/// A case with one epoch: the subnet's next one.
impl From<&Subnet> for Case {
	fn from(subnet: &Subnet) -> Self {
		let rows = |rows: &RowsBuf| -> Vec<Vec<Entry>> {
			let entries = |uid| rows.row(uid).map(|(to, value)| Entry(to, value)).collect();
			(0..subnet.stake.len()).map(entries).collect()
		};
		let commit = |block: &u64| (*block != u64::MAX).then_some(*block);
		let case = Self {
			block: subnet.block,
			last_step: Some(subnet.last_step),
			tempo: subnet.tempo,
			activity_cutoff: Some(subnet.activity_cutoff),
			max_validators: subnet.max_validators,
			stake_threshold: subnet.stake_threshold,
			emission: subnet.server_emission.saturating_add(subnet.validator_emission),
			server_emission: Some(subnet.server_emission),
			owner_uid: subnet.owner_uid,
			neurons: Some(neurons(subnet)),
			weights: rows(&subnet.weights),
			bonds: rows(&subnet.bonds),
			bond_scale: subnet.bond_scale.clone(),
			first_commit: subnet.first_commit.as_ref().map(|c| c.iter().map(commit).collect()),
			..Self::default()
		};
		subnet.rule.put_into(case)
	}
}

fn neurons(subnet: &Subnet) -> Vec<Neuron> {
	let lists = subnet.stake.iter().zip(&subnet.last_update).zip(&subnet.registered);
	lists
		.zip(&subnet.permit)
		.map(|(((stake, last_update), registered), permit)| Neuron {
			stake: *stake,
			last_update: Some(*last_update),
			registered: *registered,
			permit: *permit,
		})
		.collect()
}
