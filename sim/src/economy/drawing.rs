//! A run as a figure: prices, shares of emission, and holdings.

use super::sample::Sample;
use crate::plot::{Axis, Curve, Figure, Format, Panel, Stroke, PALETTE};

const TAO: f64 = 1e9;

/// Returns a figure with three panels over the blocks.
pub fn figure(title: String, samples: &[Sample]) -> Figure {
	let note = "worth: balance, stake and unclaimed dividends, at current prices";
	let panels = vec![prices(samples), shares(samples), holdings(samples)];
	Figure { title, note: note.to_string(), panels }
}

fn blocks(samples: &[Sample]) -> Axis {
	let at = |sample: Option<&Sample>| sample.map_or(0.0, |sample| sample.block as f64);
	Axis::linear("Block", at(samples.first()), at(samples.last()), Format::Plain)
}

fn curve(label: String, index: usize, samples: &[Sample], value: impl Fn(&Sample) -> f64) -> Curve {
	let points = samples.iter().map(|sample| (sample.block as f64, value(sample))).collect();
	Curve::line(label, PALETTE[index % PALETTE.len()], points)
		.with_stroke(Stroke::ALL[index / PALETTE.len() % 2 * 3])
}

/// Returns an axis from 0, or slightly below the smallest value, to slightly above the greatest.
fn upwards(label: &str, curves: &[Curve], format: Format) -> Axis {
	let values = || curves.iter().flat_map(|curve| curve.points.iter().map(|(_, value)| *value));
	let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
	Axis::linear(label, low * 1.05, high * 1.05, format)
}

/// Returns the panel of prices: solid the prices, dashed the moving prices, dotted their sum if
/// there are two or more.
fn prices(samples: &[Sample]) -> Panel {
	let names = samples.first().map_or(&[][..], |sample| &sample.subnets);
	let mut curves = Vec::new();
	for (index, subnet) in names.iter().enumerate() {
		let name = &subnet.name;
		let price = |sample: &Sample| sample.subnets[index].price as f64 / TAO;
		let moving = |sample: &Sample| sample.subnets[index].moving_price;
		curves.push(curve(name.clone(), index, samples, price));
		let moving = curve(format!("{name}: moving price"), index, samples, moving);
		curves.push(moving.with_stroke(Stroke::Dashed));
	}
	let mut levels = Vec::new();
	if names.len() > 1 {
		let sum = |sample: &Sample| sample.subnets.iter().map(|subnet| subnet.moving_price).sum();
		let black = PALETTE.len() - 1;
		let sum = curve("sum of moving prices".to_string(), black, samples, sum);
		curves.push(sum.with_stroke(Stroke::Dotted));
		levels.push((1.0, "above this sum, stake on root earns".to_string()));
	}
	Panel {
		title: "Prices".to_string(),
		x: blocks(samples),
		y: upwards("TAO for an alpha", &curves, Format::Plain),
		levels,
		curves,
	}
}

fn shares(samples: &[Sample]) -> Panel {
	let names = samples.first().map_or(&[][..], |sample| &sample.subnets);
	// There is no emission before the first block.
	let given = samples.get(1..).unwrap_or_default();
	let share = |index: usize| {
		move |sample: &Sample| {
			sample.subnets[index].given.share as f64 / sample.emission.max(1) as f64
		}
	};
	let curves: Vec<_> = names
		.iter()
		.enumerate()
		.map(|(index, subnet)| curve(subnet.name.clone(), index, given, share(index)))
		.collect();
	Panel {
		title: "Shares of the emission".to_string(),
		x: blocks(samples),
		y: upwards("Share of the block's TAO", &curves, Format::Percent),
		levels: Vec::new(),
		curves,
	}
}

/// Returns the panel of holdings, relative to the initial ones.
fn holdings(samples: &[Sample]) -> Panel {
	let names = samples.first().map_or(&[][..], |sample| &sample.holders);
	let curves: Vec<_> = names
		.iter()
		.enumerate()
		.map(|(index, holder)| {
			let gain =
				|sample: &Sample| (sample.holders[index].worth as f64 - holder.worth as f64) / TAO;
			// A stroke different from the subnets', because colours repeat.
			curve(holder.name.clone(), index, samples, gain).with_stroke(Stroke::DashDotted)
		})
		.collect();
	Panel {
		title: "Holdings".to_string(),
		x: blocks(samples),
		y: upwards("Worth gained, in TAO", &curves, Format::Plain),
		levels: Vec::new(),
		curves,
	}
}
