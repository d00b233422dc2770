//! What a figure shows.

use super::Axis;

/// Colours that stay apart for the colour-blind and in print (Okabe and Ito's, without the yellow).
pub const PALETTE: [&str; 7] =
	["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/// Panels with a common title and legend.
#[derive(Clone, Debug)]
pub struct Figure {
	/// What is shown.
	pub title: String,
	/// With which settings, under the title.
	pub note: String,
	/// Side by side.
	pub panels: Vec<Panel>,
}

/// Curves over two axes.
#[derive(Clone, Debug)]
pub struct Panel {
	/// What sets it apart from the other panels; empty if it is alone.
	pub title: String,
	/// The axis below.
	pub x: Axis,
	/// The axis on the left.
	pub y: Axis,
	/// The levels that curves are read against: thin lines across, with a name for the legend.
	pub levels: Vec<(f64, String)>,
	/// Drawn in this order, the last on top.
	pub curves: Vec<Curve>,
}

/// One curve. Curves with the same label, in different panels, have one entry in the legend.
#[derive(Clone, Debug)]
pub struct Curve {
	/// Its name in the legend; empty: it has none.
	pub label: String,
	/// One of [`PALETTE`].
	pub colour: &'static str,
	/// How the line is drawn.
	pub stroke: Stroke,
	/// What stands at the points.
	pub marker: Option<Marker>,
	/// The points, joined in this order; a point that is not finite makes a gap.
	pub points: Vec<(f64, f64)>,
	/// An area behind the curve, such as its spread.
	pub band: Option<Band>,
}

/// An area between two values, point by point: (x, low, high).
pub type Band = Vec<(f64, f64, f64)>;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
	/// Without gaps.
	Solid,
	/// In dashes.
	Dashed,
	/// In dots.
	Dotted,
	/// In dashes and dots.
	DashDotted,
}

impl Stroke {
	/// All strokes, the plainest first.
	pub const ALL: [Self; 4] = [Self::Solid, Self::Dashed, Self::Dotted, Self::DashDotted];
}

/// What stands at the points of a curve.
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
	/// A solid line through the points.
	pub fn line(label: impl Into<String>, colour: &'static str, points: Vec<(f64, f64)>) -> Self {
		let (stroke, marker, band) = (Stroke::Solid, None, None);
		Self { label: label.into(), colour, stroke, marker, points, band }
	}

	/// The same, drawn otherwise.
	pub fn with_stroke(self, stroke: Stroke) -> Self {
		Self { stroke, ..self }
	}

	/// The same, with its points marked.
	pub fn with_marker(self, marker: Marker) -> Self {
		Self { marker: Some(marker), ..self }
	}

	/// The same, with an area behind.
	pub fn with_band(self, band: Band) -> Self {
		Self { band: Some(band), ..self }
	}
}
