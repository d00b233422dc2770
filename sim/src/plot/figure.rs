//! The content of a figure.

use super::Axis;

/// Colours that the colour-blind can tell apart, also in print (Okabe and Ito's, without the
/// yellow).
pub const PALETTE: [&str; 7] =
	["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/// Panels with a common title and legend.
#[derive(Clone, Debug)]
pub struct Figure {
	/// Title.
	pub title: String,
	/// Settings, under the title.
	pub note: String,
	/// Panels, side by side.
	pub panels: Vec<Panel>,
}

/// Curves over two axes.
#[derive(Clone, Debug)]
pub struct Panel {
	/// Title; empty if it is the only panel.
	pub title: String,
	/// The horizontal axis.
	pub x: Axis,
	/// The vertical axis.
	pub y: Axis,
	/// Reference levels: thin horizontal lines, with a name for the legend.
	pub levels: Vec<(f64, String)>,
	/// Curves, drawn in this order, the last on top.
	pub curves: Vec<Curve>,
}

/// One curve. Curves with the same label, in different panels, have one entry in the legend.
#[derive(Clone, Debug)]
pub struct Curve {
	/// Name in the legend; empty: no entry.
	pub label: String,
	/// One of [`PALETTE`].
	pub colour: &'static str,
	/// Stroke of the line.
	pub stroke: Stroke,
	/// Marker at the points.
	pub marker: Option<Marker>,
	/// The points, joined in this order; a point that is not finite makes a gap.
	pub points: Vec<(f64, f64)>,
	/// An area behind the curve, such as its spread.
	pub band: Option<Band>,
}

/// An area between two values, point by point: (x, low, high).
pub type Band = Vec<(f64, f64, f64)>;

/// Stroke of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
	/// Solid.
	Solid,
	/// Dashed.
	Dashed,
	/// Dotted.
	Dotted,
	/// Dashed and dotted.
	DashDotted,
}

impl Stroke {
	/// All strokes, the plainest first.
	pub const ALL: [Self; 4] = [Self::Solid, Self::Dashed, Self::Dotted, Self::DashDotted];
}

/// Marker at the points of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
	/// A disc.
	Disc,
	/// A square.
	Square,
	/// A triangle.
	Triangle,
}

impl Marker {
	/// All markers.
	pub const ALL: [Self; 3] = [Self::Disc, Self::Square, Self::Triangle];
}

impl Curve {
	/// Returns a solid line through the points.
	pub fn line(label: impl Into<String>, colour: &'static str, points: Vec<(f64, f64)>) -> Self {
		let (stroke, marker, band) = (Stroke::Solid, None, None);
		Self { label: label.into(), colour, stroke, marker, points, band }
	}

	/// Sets the stroke.
	pub fn with_stroke(self, stroke: Stroke) -> Self {
		Self { stroke, ..self }
	}

	/// Sets the marker.
	pub fn with_marker(self, marker: Marker) -> Self {
		Self { marker: Some(marker), ..self }
	}

	/// Sets the band behind the curve.
	pub fn with_band(self, band: Band) -> Self {
		Self { band: Some(band), ..self }
	}
}
