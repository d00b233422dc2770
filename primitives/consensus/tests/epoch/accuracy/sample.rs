//! Subnets of usual size, always the same for the same seed.

use ganglion_consensus::{
	share, ForecastSkill, LiquidAlpha, Mode, PeerPrediction, Sigmoid, SigmoidBonds, Yuma, YumaBonds,
};
use ganglion_consensus_test_kit::Subnet;
use proptest::{
	prelude::Rng,
	test_runner::{RngAlgorithm, TestRng},
};

/// The random part of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
	/// Stakes, weights and bonds, as on a chain.
	Usual,
	/// The settings as well.
	Settings,
	/// Stakes spread log-uniformly over 15 powers of two, weights and bonds over 16.
	Spread,
}

impl Family {
	pub const ALL: [Self; 3] = [Self::Usual, Self::Settings, Self::Spread];

	pub fn name(self) -> &'static str {
		match self {
			Self::Usual => "random stakes, weights and bonds",
			Self::Settings => "random settings too",
			Self::Spread => "stakes log-uniform over 2^15, weights and bonds over 2^16",
		}
	}
}

struct Random(TestRng);

impl Random {
	fn new(family: Family, seed: u64) -> Self {
		let mut bytes = [family as u8; 32];
		bytes[..8].copy_from_slice(&seed.to_le_bytes());
		Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
	}

	fn below(&mut self, end: u64) -> u64 {
		self.0.next_u64() % end
	}

	fn one_in(&mut self, of: u64) -> bool {
		self.below(of) == 0
	}

	fn share(&mut self) -> u16 {
		self.0.next_u32() as u16
	}

	/// From `least` to `least * 2^powers`, each power of two equally likely.
	fn log_uniform(&mut self, least: u64, powers: u32) -> u64 {
		let power = self.below(powers.into()) as u32;
		(least << power) + self.below(least << power)
	}
}

/// One subnet: 32 to 64 uids, 8 to 16 of them validators who weigh half of the uids or more, and
/// have bonds from before.
pub fn sample(family: Family, mode: Mode, seed: u64) -> Subnet {
	let mut random = Random::new(family, seed);
	let n = 32 + random.below(33) as u16;
	let validators = 8 + random.below(9) as u16;
	// About every third uid, and not only the first ones.
	let mut subnet = Subnet::with_stake(vec![0; n.into()]).in_mode(mode).but(|subnet| {
		subnet.permit.fill(false);
		subnet.max_validators = validators;
		subnet.server_emission = 147_600_000_000;
		subnet.validator_emission = 147_600_000_000;
	});
	for i in 0..n {
		let validator = i % (n / validators) == 0 && i / (n / validators) < validators;
		subnet.permit[usize::from(i)] = validator;
		subnet.stake[usize::from(i)] = stake(family, validator, &mut random);
		// Some uids were registered after the last step, and some validators are inactive.
		if random.one_in(16) {
			subnet.registered[usize::from(i)] = 50 + random.below(150);
		}
		if random.one_in(24) {
			subnet.last_update[usize::from(i)] = 0;
		}
		if validator {
			rows(family, i, &mut subnet, &mut random);
		}
	}
	subnet.activity_cutoff = 150;
	subnet.bond_scale = Some((0..n).map(|_| random.log_uniform(1 << 28, 8)).collect());
	if family == Family::Settings {
		settings(&mut subnet, &mut random);
	}
	subnet
}

fn stake(family: Family, validator: bool, random: &mut Random) -> u64 {
	match (family, validator) {
		(Family::Spread, true) => random.log_uniform(1_000_000_000, 15),
		(_, true) => 1_000_000_000_000 + random.below(1_000_000_000_000_000),
		(_, false) => random.below(1_000_000_000),
	}
}

/// Draws the weights and bonds of validator `i`.
fn rows(family: Family, i: u16, subnet: &mut Subnet, random: &mut Random) {
	let dense = 1 + random.below(3);
	for j in 0..subnet.uids() as u16 {
		let value = |random: &mut Random| match family {
			Family::Spread => random.log_uniform(1, 16) as u16,
			_ => random.share(),
		};
		if !random.one_in(dense + 1) {
			subnet.weights.insert((i, j), value(random));
		}
		if !random.one_in(dense + 2) {
			subnet.bonds.insert((i, j), value(random));
		}
	}
}

/// Draws any settings that a chain admits.
fn settings(subnet: &mut Subnet, random: &mut Random) {
	let n = subnet.uids() as u64;
	subnet.owner_uid = random.one_in(2).then(|| random.below(n) as u16);
	subnet.max_validators = 1 + random.below(20) as u16;
	subnet.stake_threshold = random.below(200_000_000_000_000);
	subnet.activity_cutoff = 99 + random.below(100);
	subnet.last_step = random.below(200);
	subnet.first_commit = random.one_in(2).then(|| (0..n).map(|_| random.below(1_000)).collect());
	(subnet.server_emission, subnet.validator_emission) =
		(random.log_uniform(1, 40), random.log_uniform(1, 40));
	subnet.rule = match subnet.rule {
		Mode::Null => Mode::Null,
		Mode::Yuma(yuma) => Mode::Yuma(Yuma {
			kappa: random.share(),
			bonds_penalty: random.share(),
			bonds_moving_average: random.below(1_000_000),
			bonds: yuma_bonds(yuma.bonds, random),
		}),
		Mode::Sigmoid(sigmoid) => Mode::Sigmoid(Sigmoid {
			rho: random.below(40) as u16,
			kappa: share(random.share()),
			trust_floor: random.share(),
			bonds: match sigmoid.bonds {
				SigmoidBonds::Average { .. } => {
					SigmoidBonds::Average { kept: random.below(1_000_000) }
				},
				SigmoidBonds::Accumulating => SigmoidBonds::Accumulating,
			},
		}),
		Mode::PeerPrediction(rule) => Mode::PeerPrediction(PeerPrediction {
			kappa: random.share(),
			floor: random.below(800_001) as u32,
			agreement_alpha: 15_625 + random.below(984_376) as u32,
			skill: skill(random),
			partial_rows: rule.partial_rows,
		}),
	};
}

fn skill(random: &mut Random) -> ForecastSkill {
	let mut between =
		|least: u32, most: u32| least + random.below(u64::from(most - least + 1)) as u32;
	ForecastSkill {
		share: between(0, 800_000),
		tolerance: between(500_000, 1_000_000),
		alpha: between(10_000, 200_000),
		cuts: [between(100_000, 800_000), between(100_000, 800_000)],
	}
}

fn yuma_bonds(bonds: YumaBonds, random: &mut Random) -> YumaBonds {
	match bonds {
		YumaBonds::Three { liquid_alpha: Some(_), forecast_skill } => {
			// The least alpha that a chain admits.
			let low = 1_638 + random.below(65_535 - 1_638) as u16;
			let high = low + random.below(u64::from(65_536 - u32::from(low))) as u16;
			let steepness = random.share() as i16;
			let liquid_alpha = Some(LiquidAlpha { low, high, steepness });
			YumaBonds::Three { liquid_alpha, forecast_skill }
		},
		YumaBonds::Three { liquid_alpha: None, forecast_skill: Some(_) } => {
			YumaBonds::Three { liquid_alpha: None, forecast_skill: Some(skill(random)) }
		},
		other => other,
	}
}
