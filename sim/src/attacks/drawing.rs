//! A figure: what attacks earn over the share of miners that change, one panel for each rule.

use super::{labels::World, Args, Finding};
use crate::plot::{Axis, Curve, Figure, Format, Marker, Panel, Stroke, PALETTE};

/// The place of a world without changes on the logarithmic axis.
const NEVER: f64 = 0.0003;

/// Returns the figure: a panel for each table, a curve for each row.
pub fn figure(args: &Args, findings: &[Finding]) -> Figure {
	let ratios = || findings.iter().map(|finding| finding.ratio.0);
	let high = (ratios().fold(1.0, f64::max) * 10.0).ceil() / 10.0;
	let panel = |findings: &[Finding]| Panel {
		title: findings.first().map_or(String::new(), |f| f.cell.table.kind().to_string()),
		x: Axis::logarithmic("Miners that change in an epoch", NEVER, 0.1, Format::Percent),
		y: Axis::linear("Attacker's dividend / honest dividend", 0.0, high, Format::Plain),
		levels: vec![(1.0, "as much as work".to_string())],
		curves: (findings.chunk_by(|a, b| a.cell.row == b.cell.row).enumerate())
			.map(|(index, row)| curve(row, index))
			.collect(),
	};
	let tables = findings.chunk_by(|a, b| a.cell.table == b.cell.table);
	Figure {
		title: "What attacks on validators' pay earn".to_string(),
		note: format!(
			"20 validators with 40% noise, 64 miners; {} epochs of {} subnets each; at the left \
			no miner changes",
			args.epochs, args.samples
		),
		panels: tables.map(panel).collect(),
	}
}

fn curve(row: &[Finding], index: usize) -> Curve {
	let churn = |finding: &Finding| {
		let world = World::parse(&finding.cell.world);
		world.map_or(f64::NAN, |world| world.nature.churn.max(NEVER))
	};
	let label = row.first().map_or(String::new(), |finding| finding.cell.row.clone());
	let points = row.iter().map(|finding| (churn(finding), finding.ratio.0)).collect();
	Curve::line(label, PALETTE[index % PALETTE.len()], points)
		.with_stroke(Stroke::ALL[index / PALETTE.len() % Stroke::ALL.len()])
		.with_marker(Marker::ALL[index % Marker::ALL.len()])
}
