//! A figure of the curves.

use super::{Of, Traced};
use crate::plot::{Axis, Curve, Figure, Format, Panel, PALETTE};

/// Returns a figure with all curves in one panel.
pub fn figure(of: Of, traced: &[Traced]) -> Figure {
	let (title, note, x, y) = match of {
		Of::Sigmoid => (
			"Consensus over trust",
			"in sigmoid mode: the factor of a server's rank",
			"Trust: share of stake that ranks the server",
			"Consensus",
		),
		Of::LiquidAlpha => (
			"Liquid alpha",
			"the part of a bond that comes from the epoch's weights",
			"Distance of the weight from the consensus (buying) or from the bond (selling)",
			"Alpha",
		),
	};
	let curve = |(index, traced): (usize, &Traced)| {
		Curve::line(traced.name.clone(), PALETTE[index % PALETTE.len()], traced.points.clone())
	};
	let panel = Panel {
		title: String::new(),
		x: Axis::linear(x, 0.0, 1.0, Format::Plain),
		y: Axis::linear(y, 0.0, 1.0, Format::Plain),
		levels: Vec::new(),
		curves: traced.iter().enumerate().map(curve).collect(),
	};
	Figure { title: title.to_string(), note: note.to_string(), panels: vec![panel] }
}
