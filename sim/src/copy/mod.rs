//! `ganglion-sim copy`: the earnings of validators that copy the consensus instead of working, or
//! do anything else.
//!
//! Honest validators of equal stake see the quality of each miner with noise, drawn again each
//! epoch, and set it as their weights. Others with the same stake set the last known consensus:
//! that of the previous epoch, or older by the number of epochs for which weights are hidden; or
//! another row, see [`Attack`]. Each epoch, some miners change their quality.
//!
//! | module | subject |
//! |---|---|
//! | [`scene`] | a subnet, epoch after epoch |
//! | [`world`] | miners, and what there is to see of them |
//! | [`attack`] | what attackers set |
//! | [`public`], [`filter`] | forecasts out of what can be read off the chain |
//! | [`drawing`] | results, as a figure |

pub mod attack;
mod drawing;
mod filter;
mod public;
pub mod scene;
pub mod world;

use crate::{
	failure::Failure,
	parallel::{mean_and_deviation, Jobs},
	plot, random,
	rule::{fraction, inner_fraction, BondOptions, Kind, Rule},
	sweep::combinations,
	table,
};
use attack::{Assault, Attack};
use scene::{Earned, Scene, Stakes};
use std::fmt::Write;
use world::{Nature, Owned};

/// Compare the dividends of a validator that copies the consensus with those of honest ones.
///
/// Runs all combinations of the lists.
#[derive(Clone, Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
pub struct Args {
	/// The rules (list).
	#[arg(long, value_enum, value_delimiter = ',', default_value = "yuma2,yuma3,liquid")]
	pub mode: Vec<Kind>,
	/// Yuma's bonds penalties (list).
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "1")]
	pub penalty: Vec<f64>,
	/// Shares of miners that change their quality in an epoch (list).
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "0,0.02,0.1")]
	pub churn: Vec<f64>,
	/// Epochs for which weights are hidden (list).
	#[arg(long, value_name = "EPOCHS", value_delimiter = ',', default_value = "0,1,3,10")]
	pub delay: Vec<usize>,
	/// What the attackers set (list).
	#[arg(long, value_enum, value_delimiter = ',', default_value = "copy")]
	pub attack: Vec<Attack>,
	/// Attackers among the validators.
	#[arg(long, value_name = "N", default_value_t = 1)]
	pub attackers: usize,
	/// How far attackers exaggerate forecasts: the distance from the last consensus is multiplied.
	#[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
	pub exaggerate: f64,
	/// Epochs for which invented noise lasts.
	#[arg(long, value_name = "EPOCHS", default_value_t = 4)]
	pub renewed: usize,
	/// Miners that belong to the attackers.
	#[arg(long, value_name = "N", default_value_t = 0)]
	pub owned: usize,
	/// The two qualities of which each of these has one at random in each epoch.
	#[arg(long, value_name = "LOW,HIGH", value_parser = qualities, default_value = "0.05,0.5")]
	pub owned_qualities: [f64; 2],
	/// The part of the weight that goes to these miners, with `--attack pump`.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.0)]
	pub pump: f64,
	/// A miner that changes is a new one, which registers in its place, as everybody sees.
	#[arg(long)]
	pub registrations: bool,
	/// Share of the noise's variance that all validators have in common, as from common tasks.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.0)]
	pub common: f64,
	/// Epochs for which common noise lasts.
	#[arg(long, value_name = "EPOCHS", default_value_t = 2)]
	pub lasting: usize,
	/// Step by which the logarithm of each miner's quality drifts in an epoch.
	#[arg(long, value_name = "STEP", default_value_t = 0.0)]
	pub drift: f64,
	/// Draw qualities from a log-normal distribution instead of an exponential one.
	#[arg(long)]
	pub lognormal: bool,
	/// Standard deviation of the quality that an honest validator sees, as a part of the quality.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.4)]
	pub noise: f64,
	/// Validators, the attackers included.
	#[arg(long, value_name = "N", default_value_t = 20)]
	pub validators: usize,
	/// How stake is spread; the attackers are the last.
	#[arg(long, value_enum, default_value = "even")]
	pub stakes: Stakes,
	/// Share of the stake of one honest validator; 0: as the others.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.0)]
	pub whale: f64,
	/// Miners.
	#[arg(long, value_name = "N", default_value_t = 64)]
	pub miners: usize,
	/// Kappa: the share of stake that must agree.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.5)]
	pub kappa: f64,
	#[command(flatten)]
	pub bonds: BondOptions,
	/// Measured epochs.
	#[arg(long, value_name = "N", default_value_t = 200)]
	pub epochs: usize,
	/// Epochs before the measured ones.
	#[arg(long, value_name = "N", default_value_t = 50)]
	pub burn_in: usize,
	/// Number of subnets drawn for each combination.
	#[arg(long, value_name = "N", default_value_t = 8)]
	pub samples: u32,
	/// Seed of qualities, noise and churn.
	#[arg(long, value_name = "N", default_value_t = random::SEED)]
	pub seed: u64,
	#[command(flatten)]
	pub jobs: Jobs,
	#[command(flatten)]
	pub table: table::File,
	#[command(flatten)]
	pub files: plot::Files,
}

/// One combination of settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
	/// The rule.
	pub kind: Kind,
	/// Yuma's bonds penalty.
	pub penalty: f64,
	/// What the attackers set.
	pub attack: Attack,
	/// The share of miners that change in an epoch.
	pub churn: f64,
	/// Epochs for which weights are hidden.
	pub delay: usize,
}

/// The result for a combination.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
	/// The combination.
	pub setting: Setting,
	/// An attacker's dividend per stake divided by an honest validator's: mean over the samples,
	/// and standard deviation.
	pub ratio: (f64, f64),
	/// The share of all emission that attackers and their miners have; mean.
	pub share: f64,
}

/// Runs all combinations and writes the requested outputs, or a table to standard output.
///
/// # Errors
///
/// If an option is refused or a file cannot be written.
pub fn run(args: Args) -> Result<(), Failure> {
	let settings = args.settings()?;
	eprintln!("seed: {}", args.seed);
	let tasks: Vec<(Setting, u32)> = (settings.iter())
		.flat_map(|&setting| (0..args.samples).map(move |sample| (setting, sample)))
		.collect();
	let task = |&(setting, sample): &(Setting, u32)| args.scene(setting).run(sample);
	let earned = args.jobs.run("Subnets", &tasks, task)?;
	let samples = earned.chunks(args.samples as usize);
	let findings: Vec<Finding> =
		settings.iter().zip(samples).map(|(&setting, earned)| finding(setting, earned)).collect();
	args.table.write(&csv(&findings))?;
	if args.files.any() {
		args.files.draw(&drawing::figure(&args, &findings))?;
	}
	if args.table.csv.is_none() && !args.files.any() {
		table::print(&csv(&findings))?;
	}
	Ok(())
}

fn finding(setting: Setting, earned: &[Earned]) -> Finding {
	let list = |of: fn(&Earned) -> f64| -> Vec<f64> { earned.iter().map(of).collect() };
	Finding {
		setting,
		ratio: mean_and_deviation(&list(|earned| earned.ratio)),
		share: mean_and_deviation(&list(|earned| earned.share)).0,
	}
}

impl Args {
	fn settings(&self) -> Result<Vec<Setting>, Failure> {
		self.check()?;
		let rules = [self.mode.len(), self.penalty.len(), self.attack.len()];
		let [modes, penalties, attacks] = rules;
		let lengths = [modes, penalties, attacks, self.churn.len(), self.delay.len()];
		let setting = |[kind, penalty, attack, churn, delay]: [usize; 5]| {
			let (kind, penalty) = (self.mode[kind], self.penalty[penalty]);
			self.rule(kind, penalty).checked()?;
			let churn = fraction("--churn", self.churn[churn])?;
			let (attack, delay) = (self.attack[attack], self.delay[delay]);
			Ok(Setting { kind, penalty, attack, churn, delay })
		};
		combinations(lengths).into_iter().map(setting).collect()
	}

	fn check(&self) -> Result<(), Failure> {
		let counts = [
			("--miners", self.miners),
			("--epochs", self.epochs),
			("--samples", self.samples as usize),
			("--attackers", self.attackers),
			("--lasting", self.lasting),
			("--renewed", self.renewed),
		];
		for (option, got) in counts {
			if got == 0 {
				return Err(Failure::refused(format!("{option}: expected at least 1, got 0")));
			}
		}
		let (got, least) = (self.validators, self.attackers.saturating_add(1));
		if got < least {
			let message = format!("--validators: expected at least {least}, got {got}");
			return Err(Failure::refused(message));
		}
		let (got, most) = (self.owned, self.miners);
		if got > most {
			return Err(Failure::refused(format!("--owned: expected at most {most}, got {got}")));
		}
		fraction("--common", self.common)?;
		fraction("--drift", self.drift)?;
		fraction("--pump", self.pump)?;
		if self.whale != 0.0 {
			inner_fraction("--whale", self.whale)?;
		}
		from_zero("--exaggerate", self.exaggerate, 100.0)?;
		from_zero("--noise", self.noise, 10.0)
	}

	fn scene(&self, setting: Setting) -> Scene {
		let owned = Owned { miners: self.owned, qualities: self.owned_qualities };
		Scene {
			rule: self.rule(setting.kind, setting.penalty),
			nature: Nature {
				miners: self.miners,
				noise: self.noise,
				churn: setting.churn,
				registers: self.registrations,
				drift: self.drift,
				common: self.common,
				lasting: self.lasting,
				lognormal: self.lognormal,
				owned,
			},
			assault: Assault {
				attack: setting.attack,
				attackers: self.attackers,
				exaggerate: self.exaggerate,
				renewed: self.renewed,
				pump: self.pump,
			},
			validators: self.validators,
			stakes: self.stakes,
			whale: self.whale,
			delay: setting.delay,
			burn_in: self.burn_in,
			epochs: self.epochs,
			seed: self.seed,
		}
	}

	fn rule(&self, kind: Kind, penalty: f64) -> Rule {
		Rule { kind, kappa: self.kappa, rho: 10, penalty, trust_floor: 0.0, bonds: self.bonds }
	}
}

/// Refuses a number that is not from zero to this.
fn from_zero(option: &str, got: f64, most: f64) -> Result<(), Failure> {
	if (0.0..=most).contains(&got) {
		return Ok(());
	}
	Err(Failure::refused(format!("{option}: expected a number from 0 to {most}, got {got}")))
}

/// Reads two qualities.
fn qualities(text: &str) -> Result<[f64; 2], String> {
	let number = |part: &str| part.trim().parse().ok().filter(|got| (0.0..=1e6).contains(got));
	let both = text.split_once(',').and_then(|(low, high)| Some([number(low)?, number(high)?]));
	both.ok_or_else(|| "expected LOW,HIGH, from 0 to 1000000 each".to_string())
}

fn csv(findings: &[Finding]) -> String {
	let mut table = String::from("mode,penalty,churn,delay,ratio,ratio_deviation,attack,share\n");
	for Finding { setting, ratio: (mean, deviation), share } in findings {
		let Setting { kind, penalty, attack, churn, delay } = setting;
		let (mode, attack) = (kind.option(), attack.option());
		let _ = writeln!(
			table,
			"{mode},{penalty},{churn},{delay},{mean:.6},{deviation:.6},{attack},{share:.6}"
		);
	}
	table
}
