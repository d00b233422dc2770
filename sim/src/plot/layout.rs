//! Layout of panels, labels and legend, in pixels of the SVG.

use super::{figure::Curve, Figure, Marker, Panel, Stroke};

/// Size of ordinary text.
pub const TEXT: f64 = 13.0;
/// Size of the title.
pub const TITLE: f64 = 17.0;
/// Length of a line in the legend.
pub const SAMPLE: f64 = 34.0;

const ROW: f64 = 21.0;
const LEFT: f64 = 74.0;
const RIGHT: f64 = 26.0;
const BELOW_PANEL: f64 = 50.0;
const GAP: f64 = 8.0;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
	/// The left edge.
	pub x: f64,
	/// The upper edge.
	pub y: f64,
	/// The width.
	pub width: f64,
	/// The height.
	pub height: f64,
}

impl Area {
	/// Returns the right edge.
	pub fn right(&self) -> f64 {
		self.x + self.width
	}

	/// Returns the lower edge.
	pub fn bottom(&self) -> f64 {
		self.y + self.height
	}

	/// Whether a point lies within, edges included.
	pub fn contains(&self, (x, y): (f64, f64)) -> bool {
		(self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
	}
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
	/// The name.
	pub label: String,
	/// The line's colour.
	pub colour: &'static str,
	/// Stroke of the line.
	pub stroke: Stroke,
	/// Marker on the line.
	pub marker: Option<Marker>,
	/// Whether it is a level, which is drawn thin.
	pub level: bool,
	/// Left end of its sample, and middle of its row.
	pub at: (f64, f64),
}

/// The layout of a figure.
#[derive(Clone, Debug)]
pub struct Layout {
	/// Width of the page.
	pub width: f64,
	/// Height of the page.
	pub height: f64,
	/// The plotting area of each panel.
	pub panels: Vec<Area>,
	/// The legend, below all panels, so that it never covers a curve.
	pub legend: Vec<Entry>,
}

/// Computes the layout of a figure.
pub fn lay_out(figure: &Figure) -> Layout {
	let columns = match figure.panels.len() {
		0 | 1 => 1,
		2 | 4 => 2,
		_ => 3,
	};
	let (width, height) = match columns {
		1 => (650.0, 340.0),
		2 => (370.0, 270.0),
		_ => (300.0, 260.0),
	};
	let titled = figure.panels.iter().any(|panel| !panel.title.is_empty());
	let head = if figure.note.is_empty() { 46.0 } else { 66.0 };
	let above = if titled { 26.0 } else { 0.0 };
	let cell = (LEFT + width + RIGHT, above + height + BELOW_PANEL + GAP);
	let place = |index: usize| Area {
		x: LEFT + (index % columns) as f64 * cell.0,
		y: head + above + (index / columns) as f64 * cell.1,
		width,
		height,
	};
	let panels: Vec<Area> = (0..figure.panels.len()).map(place).collect();
	let bottom = head + figure.panels.len().div_ceil(columns) as f64 * cell.1;
	let page = columns as f64 * cell.0;
	let (legend, rows) = legend(&figure.panels, bottom, page);
	Layout { width: page, height: bottom + rows as f64 * ROW + 12.0, panels, legend }
}

/// Returns the legend: columns as wide as the longest entry, from the left edge of the first panel.
fn legend(panels: &[Panel], top: f64, page: f64) -> (Vec<Entry>, usize) {
	let mut entries = entries(panels);
	let longest = entries.iter().map(|entry| text_width(&entry.label)).fold(0.0, f64::max);
	let column = SAMPLE + 8.0 + longest + 22.0;
	let fit = (((page - LEFT) / column) as usize).max(1);
	let rows = entries.len().div_ceil(fit);
	// Columns are filled downwards, so that related entries stay together.
	for (index, entry) in entries.iter_mut().enumerate() {
		let (column_index, row) = (index / rows, index % rows);
		entry.at = (LEFT + column_index as f64 * column, top + row as f64 * ROW + 6.0);
	}
	(entries, rows)
}

fn entries(panels: &[Panel]) -> Vec<Entry> {
	let mut entries: Vec<Entry> = Vec::new();
	let mut add = |entry: Entry| {
		if !entry.label.is_empty() && entries.iter().all(|other| other.label != entry.label) {
			entries.push(entry);
		}
	};
	for panel in panels {
		panel.curves.iter().for_each(|curve| add(of_curve(curve)));
	}
	for panel in panels {
		panel.levels.iter().for_each(|(_, label)| add(of_level(label)));
	}
	entries
}

fn of_curve(curve: &Curve) -> Entry {
	let Curve { label, colour, stroke, marker, .. } = curve.clone();
	Entry { label, colour, stroke, marker, level: false, at: (0.0, 0.0) }
}

fn of_level(label: &str) -> Entry {
	let (colour, stroke) = (LEVEL, Stroke::Dotted);
	Entry { label: label.to_string(), colour, stroke, marker: None, level: true, at: (0.0, 0.0) }
}

/// Colour of levels.
pub const LEVEL: &str = "#333333";

/// Estimates the width of a text of ordinary size. Generously, because a browser may use another
/// font.
fn text_width(text: &str) -> f64 {
	let width = |letter: char| match letter {
		'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '(' | ')'
		| ' ' => 0.34,
		'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.92,
		'A'..='Z' => 0.68,
		_ => 0.58,
	};
	text.chars().map(width).sum::<f64>() * TEXT
}
