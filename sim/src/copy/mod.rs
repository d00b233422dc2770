//! `ganglion-sim copy`: the earnings of validators that copy the consensus instead of working, or
//! do anything else.
//!
//! Honest validators of equal stake see the quality of each miner with noise, drawn again each
//! epoch, and set it as their weights. Others with the same stake set the last known consensus:
//! that of the previous epoch, or older by the number of epochs for which weights are hidden; or
//! another row, see [`Attack`]. Each epoch, some miners change their quality.

mod attack;
mod drawing;
mod scene;

use crate::{
	failure::Failure,
	parallel::{mean_and_deviation, Jobs},
	plot, random,
	rule::{fraction, BondOptions, Kind, Rule},
	sweep::combinations,
	table,
};
use attack::Attack;
use std::fmt::Write;

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
	/// How far attackers exaggerate means: the distance from the last consensus is multiplied.
	#[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
	pub exaggerate: f64,
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
	let task = |&(setting, sample): &(Setting, u32)| scene::ratio(&args, setting, sample);
	let ratios = args.jobs.run("Subnets", &tasks, task)?;
	let samples = ratios.chunks(args.samples as usize);
	let finding = |(&setting, ratios)| Finding { setting, ratio: mean_and_deviation(ratios) };
	let findings: Vec<Finding> = settings.iter().zip(samples).map(finding).collect();
	args.table.write(&csv(&findings))?;
	if args.files.any() {
		args.files.draw(&drawing::figure(&args, &findings))?;
	}
	if args.table.csv.is_none() && !args.files.any() {
		table::print(&csv(&findings))?;
	}
	Ok(())
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
		fraction("--common", self.common)?;
		fraction("--drift", self.drift)?;
		if !(0.0..=100.0).contains(&self.exaggerate) {
			let got = self.exaggerate;
			let message = format!("--exaggerate: expected a number from 0 to 100, got {got}");
			return Err(Failure::refused(message));
		}
		if !(0.0..=10.0).contains(&self.noise) {
			let got = self.noise;
			return Err(Failure::refused(format!(
				"--noise: expected a number from 0 to 10, got {got}"
			)));
		}
		Ok(())
	}

	fn rule(&self, kind: Kind, penalty: f64) -> Rule {
		Rule { kind, kappa: self.kappa, rho: 10, penalty, trust_floor: 0.0, bonds: self.bonds }
	}
}

fn csv(findings: &[Finding]) -> String {
	let mut table = String::from("mode,penalty,churn,delay,ratio,ratio_deviation,attack\n");
	for Finding { setting, ratio: (mean, deviation) } in findings {
		let Setting { kind, penalty, attack, churn, delay } = setting;
		let (mode, attack) = (kind.option(), attack.option());
		let _ =
			writeln!(table, "{mode},{penalty},{churn},{delay},{mean:.6},{deviation:.6},{attack}");
	}
	table
}
