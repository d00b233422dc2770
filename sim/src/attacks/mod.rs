//! `ganglion-sim attacks`: what each attack earns in each world, beside the figures of
//! PeerPrediction's specification.
//!
//! | module | subject |
//! |---|---|
//! | [`tables`] | the tables of the specification, and how near a figure must be |
//! | [`labels`] | the labels of their rows and columns |
//! | [`report`] | results beside the expected figures |
//! | [`drawing`] | results, as a figure |

mod drawing;
mod labels;
mod report;
mod tables;

use crate::{
	copy::{
		attack::{Assault, Attack},
		scene::{Scene, Stakes},
	},
	failure::Failure,
	parallel::{mean_and_deviation, Jobs},
	plot, random,
	rule::{BondOptions, BondsKind, Kind, Rule, LIQUID},
	table,
};
use labels::{Row, World};
use tables::{Cell, Table};

/// Measure what attacks on validators' pay earn, and compare with the figures of PeerPrediction's
/// specification.
///
/// Each figure is the attackers' dividend per stake divided by that of the others. The exit code
/// is 1 if a figure is not within the specification's tolerance.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
	/// The tables (list); all of them if not given.
	#[arg(long, value_enum, value_delimiter = ',')]
	pub table: Vec<Table>,
	/// The rows, by label (list); all of them if not given.
	#[arg(long, value_name = "LABEL", value_delimiter = ',')]
	pub row: Vec<String>,
	/// The worlds, by label (list); all of them if not given.
	#[arg(long, value_name = "LABEL", value_delimiter = ',')]
	pub world: Vec<String>,
	/// Epochs before the measured ones.
	#[arg(long, value_name = "N", default_value_t = 110)]
	pub burn_in: usize,
	/// Measured epochs.
	#[arg(long, value_name = "N", default_value_t = 150)]
	pub epochs: usize,
	/// Number of subnets drawn for each figure.
	#[arg(long, value_name = "N", default_value_t = 12)]
	pub samples: u32,
	/// Seed of qualities, noise and changes.
	#[arg(long, value_name = "N", default_value_t = random::SEED)]
	pub seed: u64,
	#[command(flatten)]
	pub jobs: Jobs,
	#[command(flatten)]
	pub file: table::File,
	#[command(flatten)]
	pub files: plot::Files,
}

/// A measured figure.
#[derive(Clone, Debug)]
pub struct Finding {
	/// Its place in the tables.
	pub cell: Cell,
	/// The mean over the samples, and its standard error.
	pub ratio: (f64, f64),
	/// The least and the greatest figure that agrees with the specification.
	pub bounds: Option<(f64, f64)>,
}

impl Finding {
	/// Whether the figure agrees with the specification, if that has one.
	pub fn agrees(&self) -> bool {
		let within = |(least, most)| (least..=most).contains(&self.ratio.0);
		self.bounds.is_none_or(within)
	}
}

/// Measures all figures and writes the requested outputs, or tables to standard output.
///
/// # Errors
///
/// If an option is refused, a file cannot be written, or a figure does not agree.
pub fn run(args: Args) -> Result<(), Failure> {
	let scenes = args.scenes()?;
	eprintln!("seed: {}", args.seed);
	let tasks: Vec<(Scene, u32)> = (scenes.iter())
		.flat_map(|&(_, scene, _)| (0..args.samples).map(move |sample| (scene, sample)))
		.collect();
	let ratio = |(scene, sample): &(Scene, u32)| Ok(scene.run(*sample)?.ratio);
	let ratios = args.jobs.run("Subnets", &tasks, ratio)?;
	let finding = |((cell, _, bounds), ratios)| {
		let (mean, deviation) = mean_and_deviation(ratios);
		let error = deviation / f64::from(args.samples).sqrt();
		Finding { cell, ratio: (mean, error), bounds }
	};
	let samples = ratios.chunks(args.samples as usize);
	let findings: Vec<Finding> = scenes.into_iter().zip(samples).map(finding).collect();
	args.file.write(&report::csv(&findings))?;
	if args.files.any() {
		args.files.draw(&drawing::figure(&args, &findings))?;
		return Ok(());
	}
	if args.file.csv.is_none() {
		table::print(&report::tables(&findings))?;
	}
	match findings.iter().filter(|finding| !finding.agrees()).count() {
		0 => Ok(()),
		count => Err(Failure::differs(format!("{count} of {} figures differ", findings.len()))),
	}
}

/// A figure to measure: its place, the subnet, and what agrees with the specification.
type Asked = (Cell, Scene, Option<(f64, f64)>);

impl Args {
	fn scenes(&self) -> Result<Vec<Asked>, Failure> {
		let all: Vec<Table> = match &self.table[..] {
			[] => clap::ValueEnum::value_variants().to_vec(),
			some => some.to_vec(),
		};
		let asked = |list: &[String], label: &String| list.is_empty() || list.contains(label);
		let cells: Vec<Cell> = (all.into_iter().flat_map(Table::cells))
			.filter(|cell| asked(&self.row, &cell.row) && asked(&self.world, &cell.world))
			.collect();
		if cells.is_empty() || self.samples == 0 || self.epochs == 0 {
			return Err(Failure::refused(
				"--row, --world, --samples, --epochs: expected at least one figure, got none",
			));
		}
		cells.into_iter().map(|cell| self.asked(cell)).collect()
	}

	fn asked(&self, cell: Cell) -> Result<Asked, Failure> {
		let label = |label: &str| Failure::refused(format!("{label}: no such label"));
		let row = Row::parse(&cell.row).ok_or_else(|| label(&cell.row))?;
		let world = World::parse(&cell.world).ok_or_else(|| label(&cell.world))?;
		let scene = world.scene(&row, self.extent(cell.table.kind(), &world));
		let bounds = cell.bounds(&row, &world);
		Ok((cell, scene, bounds))
	}

	/// A scene of this rule and extent, in which everybody works.
	fn extent(&self, kind: Kind, world: &World) -> Scene {
		let bonds = BondOptions { bonds: BondsKind::Average, alpha: 0.1, liquid_alpha: LIQUID };
		let (attack, attackers) = (Attack::Honest, 1);
		Scene {
			rule: Rule { kind, kappa: 0.5, rho: 10, penalty: 1.0, trust_floor: 0.0, bonds },
			nature: world.nature,
			assault: Assault { attack, attackers, exaggerate: 1.0, renewed: 1, pump: 0.0 },
			validators: 20,
			stakes: Stakes::Even,
			whale: 0.0,
			delay: 0,
			burn_in: self.burn_in,
			epochs: self.epochs,
			seed: self.seed,
		}
	}
}
