//! `ganglion-sim curve`: the two sigmoids of the consensus, measured in epochs.

mod drawing;
mod probe;

use crate::{
	failure::Failure,
	plot,
	rule::{fraction, BondOptions, BondsKind, Kind, Liquid, Rule, LIQUID},
	table,
};
use clap::ValueEnum;
use std::fmt::Write;

/// Draw the sigmoid of trust, or the one of liquid alpha, measured in epochs.
#[derive(Clone, Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
pub struct Args {
	/// The curve.
	#[arg(value_enum)]
	pub of: Of,
	/// Sigmoid of trust: its steepness (list).
	#[arg(long, value_name = "N", value_delimiter = ',', default_value = "10")]
	pub rho: Vec<u16>,
	/// Sigmoid of trust: the trust at which it is one half (list).
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "0.5")]
	pub kappa: Vec<f64>,
	/// Liquid alpha: minimum and maximum alpha, and the steepness between them. Can be given
	/// several times.
	#[arg(long, value_name = "LOW,HIGH[,STEEPNESS]", default_value = "0.7,0.9,10")]
	pub liquid_alpha: Vec<Liquid>,
	#[command(flatten)]
	pub table: table::File,
	#[command(flatten)]
	pub files: plot::Files,
}

/// The curves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Of {
	/// Consensus over trust, in sigmoid mode.
	Sigmoid,
	/// The speed of a bond over its distance from the weight, under liquid alpha.
	LiquidAlpha,
}

/// One curve.
#[derive(Clone, Debug)]
pub struct Traced {
	/// Its settings.
	pub name: String,
	/// Argument and value.
	pub points: Vec<(f64, f64)>,
}

/// Traces the curves and writes the requested outputs, or a table to standard output.
///
/// # Errors
///
/// If an option is refused or a file cannot be written.
pub fn run(args: Args) -> Result<(), Failure> {
	let traced = match args.of {
		Of::Sigmoid => sigmoids(&args)?,
		Of::LiquidAlpha => liquid_alphas(&args)?,
	};
	args.table.write(&csv(args.of, &traced))?;
	if args.files.any() {
		args.files.draw(&drawing::figure(args.of, &traced))?;
	}
	if args.table.csv.is_none() && !args.files.any() {
		table::print(&csv(args.of, &traced))?;
	}
	Ok(())
}

fn sigmoids(args: &Args) -> Result<Vec<Traced>, Failure> {
	let mut traced = Vec::new();
	for &rho in &args.rho {
		for &kappa in &args.kappa {
			fraction("--kappa", kappa)?;
			let rule = Rule { rho, kappa, ..rule(Kind::Sigmoid, LIQUID) };
			let name = format!("ρ = {rho}, κ = {kappa}");
			traced.push(Traced { name, points: probe::consensus_of_trust(&rule)? });
		}
	}
	Ok(traced)
}

fn liquid_alphas(args: &Args) -> Result<Vec<Traced>, Failure> {
	let trace = |&liquid: &Liquid| {
		let points = probe::alpha_of_distance(&rule(Kind::Liquid, liquid))?;
		Ok(Traced { name: format!("{liquid}, steepness {}", liquid.steepness()), points })
	};
	args.liquid_alpha.iter().map(trace).collect()
}

fn rule(kind: Kind, liquid_alpha: Liquid) -> Rule {
	let bonds = BondOptions { bonds: BondsKind::Accumulate, alpha: 0.1, liquid_alpha };
	Rule { kind, kappa: 0.5, rho: 10, penalty: 1.0, trust_floor: 0.0, bonds }
}

fn csv(of: Of, traced: &[Traced]) -> String {
	let mut table = match of {
		Of::Sigmoid => "curve,trust,consensus\n",
		Of::LiquidAlpha => "curve,distance,alpha\n",
	}
	.to_string();
	for Traced { name, points } in traced {
		for (x, y) in points {
			let _ = writeln!(table, "\"{name}\",{x:.4},{y:.6}");
		}
	}
	table
}
