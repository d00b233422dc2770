//! The smallest self-weights as contours over stake.

use super::{Args, Finding, Setting};
use crate::plot::{Axis, Curve, Figure, Format, Panel, Stroke, PALETTE};

/// Returns a figure with one contour for each combination of the settings other than stake.
pub fn figure(args: &Args, findings: &[Finding]) -> Figure {
	let contours = findings.chunks(args.stakes.len());
	let curves: Vec<Curve> =
		contours.enumerate().map(|(index, contour)| curve(args, contour, index)).collect();
	let stakes = || args.stakes.iter().copied();
	let from = stakes().fold(f64::INFINITY, f64::min);
	let to = stakes().fold(0.0, f64::max);
	let lowest = findings.iter().map(|finding| finding.least.0 - finding.least.1);
	let low = lowest.fold(1.0, f64::min).clamp(0.0, 0.9);
	Figure {
		title: "Above its line an honest majority keeps its share of emission".to_string(),
		note: note(args),
		panels: vec![Panel {
			title: String::new(),
			x: Axis::linear("Honest share of stake", from, to, Format::Percent),
			y: Axis::linear(
				"Honest weight on honest servers",
				(low * 10.0).floor() / 10.0,
				1.0,
				Format::Percent,
			),
			levels: Vec::new(),
			curves,
		}],
	}
}

fn note(args: &Args) -> String {
	let mut parts = vec![
		format!("{} neurons, {} validators", args.neurons, args.validators),
		format!("{} subnets each", args.samples),
	];
	if let [mode] = args.mode[..] {
		parts.insert(0, mode.to_string());
	}
	for (name, values) in [("κ", &args.kappas), ("β", &args.penalties), ("σ", &args.deviations)]
	{
		if let [value] = values[..] {
			parts.push(format!("{name} = {value}"));
		}
	}
	parts.join(", ")
}

/// Returns a contour. `index` is that of the combination: kappas change first, then penalties,
/// deviations and rules.
fn curve(args: &Args, contour: &[Finding], index: usize) -> Curve {
	let lengths = [args.kappas.len(), args.penalties.len(), args.deviations.len(), args.mode.len()];
	let mut rest = index;
	let places = lengths.map(|length| {
		let place = rest % length;
		rest /= length;
		place
	});
	let several = lengths.map(|length| length > 1);
	// The first setting with several values gives the colour, the others the stroke.
	let mut varied =
		places.iter().zip(several).filter(|(_, several)| *several).map(|(place, _)| *place);
	let colour = PALETTE[varied.next().unwrap_or(0) % PALETTE.len()];
	let stroke = Stroke::ALL[varied.sum::<usize>() % Stroke::ALL.len()];

	// A mean over some of the samples would be too low, so the contour has a gap.
	let least = |finding: &Finding| match finding.attained == args.samples as usize {
		true => finding.least,
		false => (f64::NAN, f64::NAN),
	};
	let points = contour.iter().map(|finding| (finding.setting.stake, least(finding).0)).collect();
	let band = contour.iter().map(|finding| {
		let (mean, deviation) = least(finding);
		(finding.setting.stake, mean - deviation, mean + deviation)
	});
	let label = contour.first().map_or(String::new(), |finding| name(args, &finding.setting));
	Curve::line(label, colour, points).with_stroke(stroke).with_band(band.collect())
}

fn name(args: &Args, setting: &Setting) -> String {
	let Setting { kind, kappa, penalty, deviation, .. } = setting;
	let parts = [
		(args.mode.len() > 1, kind.to_string()),
		(args.kappas.len() > 1, format!("κ = {kappa}")),
		(args.penalties.len() > 1, format!("β = {penalty}")),
		(args.deviations.len() > 1, format!("σ = {deviation}")),
	];
	let named: Vec<String> =
		parts.into_iter().filter(|(several, _)| *several).map(|(_, name)| name).collect();
	match named.is_empty() {
		true => "least honest self-weight, ± one standard deviation".to_string(),
		false => named.join(", "),
	}
}
