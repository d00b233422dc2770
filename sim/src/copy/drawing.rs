//! A figure: the copier's dividends over the delay, one panel for each rule.

use super::{attack::Attack, Args, Finding, Setting};
use crate::{
	plot::{Axis, Curve, Figure, Format, Marker, Panel, Stroke, PALETTE},
	rule::Kind,
};

/// Returns the figure: a panel for each rule and penalty, a curve for each churn.
pub fn figure(args: &Args, findings: &[Finding]) -> Figure {
	let spread =
		|finding: &Finding| [finding.ratio.0 - finding.ratio.1, finding.ratio.0 + finding.ratio.1];
	let all = || findings.iter().flat_map(spread);
	let low = (all().fold(1.0, f64::min) * 10.0).floor() / 10.0;
	let high = (all().fold(1.0, f64::max) * 10.0).ceil() / 10.0;
	let longest = args.delay.iter().copied().max().unwrap_or(0).max(1) as f64;
	let by_rule = findings.chunks(args.churn.len() * args.delay.len());
	let panels = by_rule.filter_map(|findings| {
		let Setting { kind, penalty, attack, .. } = findings.first()?.setting;
		let title = match attack {
			Attack::Copy => format!("{kind}, β = {penalty}"),
			other => format!("{kind}, β = {penalty}, {}", other.option()),
		};
		let curves = findings.chunks(args.delay.len()).enumerate();
		Some(Panel {
			title,
			x: Axis::linear("Epochs for which weights are hidden", 0.0, longest, Format::Plain),
			y: Axis::linear("Copier's dividend / honest dividend", low, high, Format::Plain),
			levels: vec![(1.0, "copying pays as much as work".to_string())],
			curves: curves.map(|(index, findings)| curve(findings, index)).collect(),
		})
	});
	Figure {
		title: "What copying the consensus pays".to_string(),
		note: note(args),
		panels: panels.collect(),
	}
}

fn note(args: &Args) -> String {
	let mut note = format!(
		"{} honest validators with {}% noise, {} miners, α = {}",
		args.validators - args.attackers,
		args.noise * 100.0,
		args.miners,
		args.bonds.alpha,
	);
	if args.mode.contains(&Kind::Liquid) {
		note.push_str(&format!(", liquid {}", args.bonds.liquid_alpha));
	}
	format!("{note}; {} epochs of {} subnets each", args.epochs, args.samples)
}

fn curve(findings: &[Finding], index: usize) -> Curve {
	let churn = findings.first().map_or(0.0, |finding| finding.setting.churn);
	let label = match churn {
		churn if churn > 0.0 => format!("{}% of miners change in an epoch", churn * 100.0),
		_ => "no miner changes".to_string(),
	};
	let delay = |finding: &Finding| finding.setting.delay as f64;
	let points = findings.iter().map(|finding| (delay(finding), finding.ratio.0)).collect();
	let band = findings.iter().map(|finding| {
		let (mean, deviation) = finding.ratio;
		(delay(finding), mean - deviation, mean + deviation)
	});
	Curve::line(label, PALETTE[index % PALETTE.len()], points)
		.with_stroke(Stroke::ALL[index / PALETTE.len() % Stroke::ALL.len()])
		.with_marker(Marker::ALL[index % Marker::ALL.len()])
		.with_band(band.collect())
}
