//! A figure of the runs.

use super::{
	options::{Args, Inflation, Run},
	outcome::{Block, Outcome, Share, REWARD, STAKE},
};
use crate::{
	plot::{Axis, Curve, Figure, Format, Panel, Stroke, PALETTE},
	rule::{BondsKind, Kind},
};

/// Smallest share on a logarithmic axis.
const LEAST_SHARE: f64 = 1e-6;

/// Returns the figure. One run: both shares of every group. Several runs: the first group's share
/// of stake in each.
pub fn figure(args: &Args, runs: &[Run], outcomes: &[Outcome]) -> Figure {
	let Some(setting) = runs.first().map(|run| &run.setting) else { return empty() };
	let alone = runs.len() == 1;
	let curves = match outcomes {
		[outcome] => groups(&setting.shares, outcome),
		_ => runs.iter().zip(outcomes).map(|(run, outcome)| compared(run, outcome)).collect(),
	};
	let share = percent(setting.shares[0]);
	let label = match alone {
		true => "Share".to_string(),
		false => format!("Share of stake of the group that begins with {share}"),
	};
	let levels = if alone { Vec::new() } else { vec![(0.5, "half of the stake".to_string())] };
	let y = match args.log {
		true => Axis::logarithmic(&label, LEAST_SHARE, 1.0, Format::Percent),
		false => Axis::linear(&label, 0.0, 1.0, Format::Percent),
	};
	let x = Axis::linear("Block", 0.0, f64::from(setting.blocks), Format::Plain);
	let shares: Vec<String> = setting.shares.iter().map(|&share| percent(share)).collect();
	let (last, others) = shares.split_last().map_or(("", &[][..]), |(last, others)| (last, others));
	let title = format!("Sub-graphs with {} and {last} of the stake", others.join(", "));
	Figure {
		title: args.title.clone().unwrap_or(title),
		note: note(args, &runs[0]),
		panels: vec![Panel { title: String::new(), x, y, levels, curves }],
	}
}

fn empty() -> Figure {
	Figure { title: String::new(), note: String::new(), panels: Vec::new() }
}

/// Returns the common settings of all runs.
fn note(args: &Args, run: &Run) -> String {
	let setting = &run.setting;
	let mut parts = Vec::new();
	if let [kind] = args.mode[..] {
		parts.push(match kind {
			Kind::Sigmoid => "sigmoid of trust".to_string(),
			Kind::Yuma3
			| Kind::Liquid
			| Kind::Yuma2
			| Kind::Null
			| Kind::Skill
			| Kind::Peer
			| Kind::Partial => kind.to_string(),
		});
	}
	let sigmoid = args.mode.contains(&Kind::Sigmoid);
	if let ([rho], true) = (&args.rho[..], sigmoid) {
		parts.push(format!("ρ = {rho}"));
	}
	if let [kappa] = args.kappa[..] {
		parts.push(format!("κ = {kappa}"));
	}
	parts.push(match setting.inflation {
		Inflation::Compounding(part) => format!("inflation {} a block", percent(part)),
		Inflation::Constant(part) => {
			format!("{} of the first supply minted a block", percent(part))
		},
	});
	if let (true, [connectivity]) = (setting.ranked < setting.peers, &args.connectivity[..]) {
		parts.push(format!("connectivity {connectivity}"));
	}
	if let (true, [_]) = (setting.dust > 0.0, &args.dust[..]) {
		parts.push(format!("dust {:.3e}", setting.dust));
	}
	if let (true, [floor]) = (setting.rule.trust_floor > 0.0, &args.trust_floor[..]) {
		parts.push(format!("trust floor {floor}"));
	}
	if let (true, [peg]) = (setting.loss_peg.step > 0, &args.loss_peg[..]) {
		parts.push(format!("loss peg {peg}"));
	}
	if args.loss_peg.iter().any(|peg| peg.step > 0) {
		let kept = if setting.keep_edges { "are kept" } else { "are dropped when they may be" };
		parts.push(format!("extra weights {kept}"));
	}
	if setting.weight_deviation > 0.0 {
		parts.push(format!("honest weights spread by {}", percent(setting.weight_deviation)));
	}
	if sigmoid && setting.rule.bonds.bonds == BondsKind::Average {
		parts.push("averaged bonds".to_string());
	}
	parts.join(", ")
}

fn percent(share: f64) -> String {
	// Ten digits are more than anybody enters, and hide that 1 - 0.49 is not exactly 0.51.
	let text = format!("{:.8}", share * 100.0);
	format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

fn groups(shares: &[f64], outcome: &Outcome) -> Vec<Curve> {
	let curves = shares.iter().enumerate().flat_map(|(group, &share)| {
		let colour =
			PALETTE[if group + 1 == shares.len() { 0 } else { 1 + group % (PALETTE.len() - 1) }];
		let name = percent(share);
		[
			Curve::line(
				format!("{name} group, share of stake"),
				colour,
				points(outcome, group, STAKE),
			),
			Curve::line(
				format!("{name} group, share of rewards"),
				colour,
				points(outcome, group, REWARD),
			)
			.with_stroke(Stroke::Dashed),
		]
	});
	curves.collect()
}

/// The first option with several values gives the colour, the others the stroke.
fn compared(run: &Run, outcome: &Outcome) -> Curve {
	let (first, rest) = match &run.choices[..] {
		[] => (0, 0),
		[first, rest @ ..] => {
			(first.index, rest.iter().fold(0, |place, choice| place * choice.of + choice.index))
		},
	};
	Curve::line(run.name(), PALETTE[first % PALETTE.len()], points(outcome, 0, STAKE))
		.with_stroke(Stroke::ALL[rest % Stroke::ALL.len()])
}

fn points(outcome: &Outcome, group: usize, share: Share) -> Vec<(f64, f64)> {
	let point = |block: &Block| (f64::from(block.number), share(&block.groups[group]));
	outcome.blocks.iter().map(point).collect()
}
