//! `ganglion-sim copy`: the earnings of a validator that copies the consensus instead of working.
//!
//! Honest validators of equal stake see the quality of each miner with noise, drawn again each
//! epoch, and set it as their weights. One more validator with the same stake sets the last known
//! consensus: that of the previous epoch, or older by the number of epochs for which weights are
//! hidden. Each epoch, some miners change their quality.

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
	/// Standard deviation of the quality that an honest validator sees, as a part of the quality.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.4)]
	pub noise: f64,
	/// Validators, one of which copies.
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
	/// The copier's dividend per stake divided by an honest validator's: mean over the samples, and
	/// standard deviation.
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
		let lengths = [self.mode.len(), self.penalty.len(), self.churn.len(), self.delay.len()];
		let setting = |[kind, penalty, churn, delay]: [usize; 4]| {
			let (kind, penalty) = (self.mode[kind], self.penalty[penalty]);
			self.rule(kind, penalty).checked()?;
			let churn = fraction("--churn", self.churn[churn])?;
			Ok(Setting { kind, penalty, churn, delay: self.delay[delay] })
		};
		combinations(lengths).into_iter().map(setting).collect()
	}

	fn check(&self) -> Result<(), Failure> {
		let counts = [
			("--miners", self.miners),
			("--epochs", self.epochs),
			("--samples", self.samples as usize),
		];
		for (option, got) in counts {
			if got == 0 {
				return Err(Failure::refused(format!("{option}: expected at least 1, got 0")));
			}
		}
		if self.validators < 2 {
			let got = self.validators;
			return Err(Failure::refused(format!("--validators: expected at least 2, got {got}")));
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
	let mut table = String::from("mode,penalty,churn,delay,ratio,ratio_deviation\n");
	for Finding { setting: Setting { kind, penalty, churn, delay }, ratio } in findings {
		let mode = kind.option();
		let _ = writeln!(table, "{mode},{penalty},{churn},{delay},{:.6},{:.6}", ratio.0, ratio.1);
	}
	table
}
