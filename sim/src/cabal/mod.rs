//! `ganglion-sim cabal`: the part of its weight that an honest majority must put on its own side to
//! keep its share of emission against any cabal.
//!
//! Both sides have validators and servers in proportion to their stake. A validator puts one part
//! of its weight, the self-weight, on the servers of its own side and the rest on the other side;
//! within a side, weights follow a normal distribution. Bonds have settled: the program runs one
//! epoch whose bonds all come from its weights (under PeerPrediction the first epoch, in which
//! nobody has shown any skill). The honest side keeps its power if its share of
//! emission is not below its share of stake, so that its share of stake does not fall. The program
//! searches the smallest honest self-weight with which it does, against the worst self-weight of
//! the cabal.

mod drawing;
mod search;
mod society;

use crate::{
	failure::Failure,
	parallel::{mean_and_deviation, Jobs},
	plot, random,
	rule::{fraction, inner_fraction, BondOptions, BondsKind, Kind, Rule, LIQUID},
	sweep::combinations,
	table,
};
use search::Retention;
use society::{Shape, Society};
use std::fmt::Write;

/// Find the smallest part of its weight that an honest majority must put on its own side to keep
/// its share of emission against any cabal, by Monte Carlo.
///
/// Runs all combinations of the lists.
#[derive(Clone, Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
pub struct Args {
	/// Shares of stake of the honest majority (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "0.5,0.55,0.6,0.65,0.7,0.75,0.8,0.85,0.9,0.95"
	)]
	pub stakes: Vec<f64>,
	/// Kappa: shares of stake that must agree (list).
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "0.5")]
	pub kappas: Vec<f64>,
	/// Yuma's bonds penalties (list).
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "1")]
	pub penalties: Vec<f64>,
	/// Standard deviations of weights, as parts of their mean (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "0.2",
		alias = "weight-deviation"
	)]
	pub deviations: Vec<f64>,
	/// Standard deviation of the cabal's weights; by default as of the honest. With 0 the cabal
	/// agrees on what it sets.
	#[arg(long, value_name = "FRACTION")]
	pub cabal_deviation: Option<f64>,
	/// Standard deviation of the validators' stakes, as a part of their mean.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.2)]
	pub stake_deviation: f64,
	/// The rules (list).
	#[arg(long, value_enum, value_delimiter = ',', default_value = "yuma3")]
	pub mode: Vec<Kind>,
	/// The steepness of the sigmoid, in sigmoid mode.
	#[arg(long, value_name = "N", default_value_t = 10)]
	pub rho: u16,
	/// Peers on both sides, validators included.
	#[arg(long, value_name = "N", default_value_t = 512)]
	pub neurons: usize,
	/// Validators on both sides.
	#[arg(long, value_name = "N", default_value_t = 64)]
	pub validators: usize,
	/// Number of self-weights of the cabal, evenly from 0 to 1.
	#[arg(long, value_name = "N", default_value_t = 11)]
	pub cabal_weights: usize,
	/// Number of subnets drawn for each combination.
	#[arg(long, value_name = "N", default_value_t = 8)]
	pub samples: u32,
	/// Seed of stakes and weights.
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
	/// The honest share of stake.
	pub stake: f64,
	/// Kappa: the share of stake that must agree.
	pub kappa: f64,
	/// Yuma's bonds penalty.
	pub penalty: f64,
	/// Standard deviation of weights.
	pub deviation: f64,
}

/// The result for a combination, over all samples.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
	/// The combination.
	pub setting: Setting,
	/// Number of samples in which some self-weight suffices.
	pub attained: usize,
	/// The smallest honest self-weight: mean over those samples, and standard deviation.
	pub least: (f64, f64),
	/// The cabal's self-weight that broke a slightly smaller one; mean.
	pub worst: f64,
}

/// Searches all combinations and writes the requested outputs, or a table to standard output.
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
	let found =
		args.jobs.run("Subnets", &tasks, |&(setting, sample)| args.sample(setting, sample))?;
	let samples = found.chunks(args.samples as usize);
	let findings: Vec<Finding> =
		settings.iter().zip(samples).map(|(&setting, found)| summarise(setting, found)).collect();
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
		let lists = [&self.deviations, &self.penalties, &self.kappas, &self.stakes].map(Vec::len);
		let [deviations, penalties, kappas, stakes] = lists;
		let setting = |[mode, deviation, penalty, kappa, stake]: [usize; 5]| {
			Ok(Setting {
				kind: self.mode[mode],
				stake: inner_fraction("--stakes", self.stakes[stake])?,
				kappa: fraction("--kappas", self.kappas[kappa])?,
				penalty: fraction("--penalties", self.penalties[penalty])?,
				deviation: fraction("--deviations", self.deviations[deviation])?,
			})
		};
		let lengths = [self.mode.len(), deviations, penalties, kappas, stakes];
		combinations(lengths).into_iter().map(setting).collect()
	}

	fn check(&self) -> Result<(), Failure> {
		if self.mode.contains(&Kind::Liquid) {
			return Err(Failure::refused(
				"--mode: liquid alpha changes how fast bonds move, not where they settle; \
				expected yuma3",
			));
		}
		for (option, got) in
			[("--samples", self.samples as usize), ("--cabal-weights", self.cabal_weights)]
		{
			if got == 0 {
				return Err(Failure::refused(format!("{option}: expected at least 1, got 0")));
			}
		}
		if self.validators < 2 || self.neurons < self.validators.saturating_add(2) {
			return Err(Failure::refused(format!(
				"--neurons, --validators: expected at least 2 validators and 2 others, got {} \
				neurons of which {} \
				 are validators",
				self.neurons, self.validators
			)));
		}
		fraction("--stake-deviation", self.stake_deviation)?;
		fraction("--cabal-deviation", self.cabal_deviation.unwrap_or(0.0))?;
		Ok(())
	}

	fn sample(&self, setting: Setting, sample: u32) -> Result<Option<Retention>, Failure> {
		let bonds = BondOptions { bonds: BondsKind::Average, alpha: 1.0, liquid_alpha: LIQUID };
		let Setting { kind, kappa, penalty, .. } = setting;
		let rule = Rule { kind, kappa, rho: self.rho, penalty, trust_floor: 0.0, bonds };
		let shape = Shape {
			validators: self.validators,
			servers: self.neurons - self.validators,
			honest_stake: setting.stake,
			stake_deviation: self.stake_deviation,
			weight_deviation: setting.deviation,
			cabal_deviation: self.cabal_deviation.unwrap_or(setting.deviation),
		};
		// The same stream for all settings, so that runs differ in the setting alone.
		let mut random = random::stream(self.seed, sample.into());
		let society = Society::draw(shape, &mut random)?;
		search::least_self_weight(society, &rule, self.cabal_weights)
	}
}

fn summarise(setting: Setting, found: &[Option<Retention>]) -> Finding {
	let attained: Vec<&Retention> = found.iter().flatten().collect();
	let least: Vec<f64> = attained.iter().map(|retention| retention.honest_weight).collect();
	let worst: Vec<f64> = attained.iter().map(|retention| retention.cabal_weight).collect();
	Finding {
		setting,
		attained: attained.len(),
		least: mean_and_deviation(&least),
		worst: mean_and_deviation(&worst).0,
	}
}

/// Returns a table as CSV. Cells are empty where no self-weight suffices in any sample.
fn csv(findings: &[Finding]) -> String {
	let mut table = String::from(
		"stake,kappa,penalty,deviation,attained,honest_weight,honest_weight_deviation,\
		cabal_weight,mode\n",
	);
	for Finding { setting, attained, least, worst } in findings {
		let Setting { kind, stake, kappa, penalty, deviation } = setting;
		let mode = kind.option();
		let _ = write!(table, "{stake},{kappa},{penalty},{deviation},{attained},");
		let _ = match attained {
			0 => writeln!(table, ",,,{mode}"),
			_ => writeln!(table, "{:.6},{:.6},{:.6},{mode}", least.0, least.1, worst),
		};
	}
	table
}
