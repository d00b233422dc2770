//! The options and their checks.

use crate::{
	failure::Failure,
	plot::{self, Stroke, PALETTE},
	random,
	rule::{fraction, inner_fraction, BondOptions, Kind, Rule},
	sweep::combinations,
	table,
};
use clap::ValueEnum;
use ganglion_consensus::MAX_UIDS;
use std::{fmt, str::FromStr};

/// Smallest weight, as a part of the greatest in the row.
const LEAST_DUST: f64 = 1.0 / 65_535.0;

/// Maximum number of peers chosen to resolve the connectivity.
const MOST_PEERS: usize = 1_000;

/// Let two or more groups of peers that rank only their own members compete for inflation.
///
/// Options that take a list compare runs: the figure then shows the first group's share of stake
/// under each combination. The last group, which has the rest of the stake, is the honest one.
#[derive(Clone, Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
pub struct Args {
	/// Stake shares of the groups but the last, which has the rest.
	#[arg(long, value_name = "FRACTION", value_delimiter = ',', default_value = "0.49")]
	pub share: Vec<f64>,
	/// Number of blocks.
	#[arg(long, value_name = "N", default_value_t = 100)]
	pub blocks: u32,
	/// Blocks before the first in which all rank all, and which pay nothing: what rules remember
	/// begins with these.
	#[arg(long, value_name = "N", default_value_t = 0)]
	pub honest_blocks: u32,
	/// Inflation of a block, as a part of the current stake: it compounds.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.1, conflicts_with = "constant")]
	pub inflation: f64,
	/// Inflation of a block, as a part of the initial stake.
	#[arg(long, value_name = "FRACTION")]
	pub constant: Option<f64>,

	/// The rule (list).
	#[arg(
		long,
		value_enum,
		value_delimiter = ',',
		default_value = "sigmoid",
		help_heading = "Rule"
	)]
	pub mode: Vec<Kind>,
	/// The steepness of the sigmoid (list).
	#[arg(
		long,
		value_name = "N",
		value_delimiter = ',',
		default_value = "10",
		help_heading = "Rule"
	)]
	pub rho: Vec<u16>,
	/// The trust at which the sigmoid is one half, or Yuma's majority (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "0.5",
		help_heading = "Rule"
	)]
	pub kappa: Vec<f64>,
	/// The part of an even weight from which a weight counts as trust, in sigmoid mode (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "0",
		help_heading = "Rule"
	)]
	pub trust_floor: Vec<f64>,
	/// While the loss is above zero, peers must set STEP more weights each block, up to CAP; in
	/// sigmoid mode. `off`: no requirement. Can be given several times.
	#[arg(long, value_name = "STEP,CAP", default_value = "off", help_heading = "Rule")]
	pub loss_peg: Vec<LossPeg>,
	/// Yuma's bonds penalty.
	#[arg(long, value_name = "FRACTION", default_value_t = 1.0, help_heading = "Rule")]
	pub penalty: f64,
	#[command(flatten)]
	pub bond_options: BondOptions,

	/// Peers in each group; by default as few as resolve the connectivity, and at least 100 if
	/// random numbers are used.
	#[arg(long, value_name = "N", help_heading = "Peers")]
	pub peers: Option<usize>,
	/// The share of their group's peers that honest peers rank (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "1",
		help_heading = "Peers"
	)]
	pub connectivity: Vec<f64>,
	/// The choice of these peers.
	#[arg(long, value_enum, default_value = "even", help_heading = "Peers")]
	pub edges: Edges,
	/// Weight of honest peers on each peer of the other groups, as a part of the weight on one of
	/// their own (list).
	#[arg(
		long,
		value_name = "FRACTION",
		value_delimiter = ',',
		default_value = "0",
		help_heading = "Peers"
	)]
	pub dust: Vec<f64>,
	/// The other groups set as much dust.
	#[arg(long, help_heading = "Peers")]
	pub dust_both: bool,
	/// The standard deviation of honest peers' weights on their own, as a part of their mean.
	#[arg(long, value_name = "FRACTION", default_value_t = 0.0, help_heading = "Peers")]
	pub weight_deviation: f64,
	/// Peers keep the weights that the loss peg required, instead of dropping them as soon as they
	/// may.
	#[arg(long, help_heading = "Peers")]
	pub keep_edges: bool,
	/// Seed of random edges and weights.
	#[arg(long, value_name = "N", default_value_t = random::SEED, help_heading = "Peers")]
	pub seed: u64,

	#[command(flatten)]
	pub table: table::File,
	#[command(flatten)]
	pub files: plot::Files,
	/// Title of the figure.
	#[arg(long, value_name = "TEXT", help_heading = "Output")]
	pub title: Option<String>,
	/// Draw shares on a logarithmic axis.
	#[arg(long, help_heading = "Output")]
	pub log: bool,
}

/// The choice of peers that honest peers rank, if not all of their group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Edges {
	/// The same number of peers ranks each peer.
	Even,
	/// Random peers rank each peer.
	Random,
}

/// The loss peg: peers must set more weights while the loss is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossPeg {
	/// Additional weights each block.
	pub step: u16,
	/// Maximum of the required weights.
	pub cap: u16,
}

impl FromStr for LossPeg {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		if text == "off" {
			return Ok(Self { step: 0, cap: 0 });
		}
		let pair = text.split_once(',').and_then(|(step, cap)| {
			Some(Self { step: step.trim().parse().ok()?, cap: cap.trim().parse().ok()? })
		});
		pair.ok_or_else(|| "expected STEP,CAP as in 8,32, or off".to_string())
	}
}

impl fmt::Display for LossPeg {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match (self.step, self.cap) {
			(0, _) | (_, 0) => f.write_str("off"),
			(step, cap) => write!(f, "{step},{cap}"),
		}
	}
}

/// Inflation of a block.
#[derive(Clone, Copy, Debug)]
pub enum Inflation {
	/// A part of the current stake.
	Compounding(f64),
	/// A part of the initial stake.
	Constant(f64),
}

/// One run.
#[derive(Clone, Debug)]
pub struct Setting {
	/// The rule.
	pub rule: Rule,
	/// The stake shares of all groups.
	pub shares: Vec<f64>,
	/// Inflation of a block.
	pub inflation: Inflation,
	/// Number of blocks.
	pub blocks: u32,
	/// Blocks before them in which all rank all.
	pub honest_blocks: u32,
	/// Peers in each group.
	pub peers: usize,
	/// Number of their group's peers that honest peers rank.
	pub ranked: usize,
	/// The choice of these peers.
	pub edges: Edges,
	/// Dust of honest peers on others.
	pub dust: f64,
	/// Whether the others set dust too.
	pub dust_both: bool,
	/// Standard deviation of honest weights.
	pub weight_deviation: f64,
	/// The loss peg.
	pub loss_peg: LossPeg,
	/// Whether peers keep required edges.
	pub keep_edges: bool,
	/// Seed of random edges and weights.
	pub seed: u64,
}

impl Setting {
	/// Whether the run uses random numbers.
	pub fn is_random(&self) -> bool {
		self.weight_deviation > 0.0 || (self.edges == Edges::Random && self.ranked < self.peers)
	}
}

/// A run, and its distinction from the runs it is compared with.
#[derive(Clone, Debug)]
pub struct Run {
	/// The settings.
	pub setting: Setting,
	/// The requested connectivity.
	connectivity: f64,
	/// The requested dust.
	dust: f64,
	/// The options with several values: index, number of values, and name.
	pub choices: Vec<Choice>,
}

/// Replaces `dust 0` by `no dust`.
fn none_if_zero(name: String) -> String {
	match name.strip_suffix(" 0") {
		Some(option) => format!("no {option}"),
		None => name,
	}
}

/// One of several values of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
	/// Index of the value in the list.
	pub index: usize,
	/// Number of values.
	pub of: usize,
	/// Option and value as text.
	pub name: String,
}

impl Run {
	/// Returns notes where the run differs slightly from the request.
	pub fn notes(&self) -> Vec<String> {
		let Setting { peers, ranked, .. } = self.setting;
		let got = ranked as f64 / peers as f64;
		let rounded = (got - self.connectivity).abs() > 1e-9;
		let connectivity = rounded.then(|| {
			format!(
				"of {peers} peers, honest ones rank {ranked}: a connectivity of {got:.6} instead \
				of {}",
				self.connectivity
			)
		});
		let raised = self.dust > 0.0 && self.dust < LEAST_DUST;
		let dust = raised.then(|| {
			format!(
				"weights are 16-bit integers: dust of {} is raised to the smallest, 1/65535 \
				(1.526e-5)",
				self.dust
			)
		});
		connectivity.into_iter().chain(dust).collect()
	}

	/// Returns the name of the run among the compared ones; empty if it is the only one.
	pub fn name(&self) -> String {
		let names: Vec<&str> = self.choices.iter().map(|choice| choice.name.as_str()).collect();
		names.join(", ")
	}
}

impl Args {
	/// Returns all combinations of settings.
	///
	/// # Errors
	///
	/// If an option is refused.
	pub fn runs(&self) -> Result<Vec<Run>, Failure> {
		let shares = self.shares()?;
		let inflation = self.minted()?;
		if self.blocks == 0 {
			return Err(Failure::refused("--blocks: expected at least 1, got 0"));
		}
		if !(0.0..=10.0).contains(&self.weight_deviation) {
			let got = self.weight_deviation;
			return Err(Failure::refused(format!(
				"--weight-deviation: expected a number from 0 to 10, got {got}"
			)));
		}
		let mut runs = Vec::new();
		for places in combinations(self.names().map(|names| names.len())) {
			let [mode, rho, kappa, connectivity, dust, trust_floor, loss_peg] = places;
			let rule = Rule {
				kind: self.mode[mode],
				rho: self.rho[rho],
				kappa: self.kappa[kappa],
				penalty: self.penalty,
				trust_floor: self.trust_floor[trust_floor],
				bonds: self.bond_options,
			};
			let connectivity = fraction("--connectivity", self.connectivity[connectivity])?;
			let dust = fraction("--dust", self.dust[dust])?;
			let peers = self.peers_for(connectivity, shares.len())?;
			let setting = Setting {
				rule: rule.checked()?,
				shares: shares.clone(),
				inflation,
				blocks: self.blocks,
				honest_blocks: self.honest_blocks,
				peers,
				ranked: (connectivity * peers as f64).round() as usize,
				edges: self.edges,
				dust: if dust > 0.0 { dust.max(LEAST_DUST) } else { 0.0 },
				dust_both: self.dust_both,
				weight_deviation: self.weight_deviation,
				loss_peg: self.loss_peg[loss_peg],
				keep_edges: self.keep_edges,
				seed: self.seed,
			};
			runs.push(Run { setting, connectivity, dust, choices: self.choices(&places) });
		}
		self.check_outputs(&runs)?;
		Ok(runs)
	}

	/// Checks the outputs: a table holds one run, and a figure only as many as can be told apart.
	fn check_outputs(&self, runs: &[Run]) -> Result<(), Failure> {
		if self.table.csv.is_some() && runs.len() > 1 {
			return Err(Failure::refused(
				"--csv: expected one value for each setting, as a table holds one run",
			));
		}
		let colours =
			runs.first().and_then(|run| run.choices.first()).map_or(1, |choice| choice.of);
		let strokes = runs.len() / colours;
		if self.files.any() && (colours > PALETTE.len() || strokes > Stroke::ALL.len()) {
			return Err(Failure::refused(format!(
				"--svg, --png: expected at most {} values of one setting, combined with {} of \
				others, got {colours} and \
				 {strokes}: more curves cannot be told apart",
				PALETTE.len(),
				Stroke::ALL.len()
			)));
		}
		Ok(())
	}

	/// Returns the values of each list option as text.
	fn names(&self) -> [Vec<String>; 7] {
		fn each<T: fmt::Display>(option: &str, values: &[T]) -> Vec<String> {
			values.iter().map(|value| format!("{option}{value}")).collect()
		}
		[
			each("", &self.mode),
			each("ρ ", &self.rho),
			each("κ ", &self.kappa),
			each("connectivity ", &self.connectivity),
			each("dust ", &self.dust).into_iter().map(none_if_zero).collect(),
			each("trust floor ", &self.trust_floor).into_iter().map(none_if_zero).collect(),
			each("loss peg ", &self.loss_peg),
		]
	}

	fn choices(&self, pick: &[usize]) -> Vec<Choice> {
		let choices = self.names().into_iter().zip(pick).filter(|(names, _)| names.len() > 1);
		choices
			.map(|(names, &index)| Choice { index, of: names.len(), name: names[index].clone() })
			.collect()
	}

	fn shares(&self) -> Result<Vec<f64>, Failure> {
		for &share in &self.share {
			inner_fraction("--share", share)?;
		}
		let rest = 1.0 - self.share.iter().sum::<f64>();
		if rest <= 0.0 {
			let sum: f64 = self.share.iter().sum();
			return Err(Failure::refused(format!(
				"--share: expected shares of less than 1 together, as the last group has the \
				rest, got {sum}"
			)));
		}
		Ok(self.share.iter().copied().chain([rest]).collect())
	}

	fn minted(&self) -> Result<Inflation, Failure> {
		let (option, got) = match self.constant {
			Some(constant) => ("--constant", constant),
			None => ("--inflation", self.inflation),
		};
		if !(0.0..=10.0).contains(&got) {
			return Err(Failure::refused(format!(
				"{option}: expected a number from 0 to 10, got {got}"
			)));
		}
		Ok(match self.constant {
			Some(constant) => Inflation::Constant(constant),
			None => Inflation::Compounding(self.inflation),
		})
	}

	fn peers_for(&self, connectivity: f64, groups: usize) -> Result<usize, Failure> {
		let resolves = |&peers: &usize| {
			let ranked = connectivity * peers as f64;
			(ranked - ranked.round()).abs() < 1e-9 * peers as f64
		};
		let chance = self.weight_deviation > 0.0 || self.edges == Edges::Random;
		let least = if chance { 100 } else { 1 };
		let resolved = || (least..=MOST_PEERS).find(resolves).unwrap_or(MOST_PEERS);
		let peers = self.peers.unwrap_or_else(resolved);
		if peers == 0 {
			return Err(Failure::refused("--peers: expected at least 1, got 0"));
		}
		let most = MAX_UIDS / 2 / groups;
		if peers > most {
			return Err(Failure::refused(format!(
				"--peers: expected at most {most} in each of {groups} groups, got {peers}: each \
				takes two of {MAX_UIDS} uids"
			)));
		}
		Ok(peers)
	}
}
