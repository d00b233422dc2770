//! Tables of measurements, as docs/performance.md shows them.

#![allow(dead_code, reason = "shared by several programs")]

use std::fmt::Display;

use ganglion_consensus_test_kit::inputs::{Case, Shape, CASES, SHAPES};

use crate::times::{Times, STAGES};

/// The measurement of one shape in one mode.
pub struct Figure {
	/// The shape.
	pub shape: &'static Shape,
	/// The mode.
	pub case: &'static Case,
	/// The times.
	pub times: Times,
}

impl Figure {
	fn per_weight(&self, nanoseconds: u64) -> f64 {
		nanoseconds as f64 / self.shape.pairs() as f64
	}

	fn epoch(&self) -> f64 {
		self.per_weight(self.times.epoch)
	}

	fn floor(&self) -> f64 {
		self.per_weight(self.times.floor)
	}
}

/// The pairs of mode and shape to measure, with the shapes named in `shapes`, or all if it is
/// empty.
pub fn plan(shapes: &[String]) -> Vec<(&'static Case, &'static Shape)> {
	let asked = |shape: &&Shape| shapes.is_empty() || shapes.iter().any(|name| name == shape.name);
	let cases = CASES.iter();
	cases.flat_map(|case| SHAPES.iter().filter(asked).map(move |shape| (case, shape))).collect()
}

/// The number of rounds that take about two seconds if a weight takes `nanoseconds`.
pub fn rounds(shape: &Shape, nanoseconds: usize) -> u32 {
	(2_000_000_000 / (shape.pairs() * nanoseconds)).max(10) as u32
}

/// Prints all tables.
pub fn print(title: &str, figures: &[Figure]) {
	print_times(title, figures);
	print_growth(figures);
	print_stages(figures);
}

/// Prints one row of a table.
pub fn row<T: Display>(cells: impl IntoIterator<Item = T>) {
	let cells: Vec<String> = cells.into_iter().map(|cell| cell.to_string()).collect();
	println!("| {} |", cells.join(" | "));
}

/// Prints the head of a table whose first `names` columns are not numbers.
pub fn head<'a>(names: usize, cells: impl IntoIterator<Item = &'a str>) {
	let cells: Vec<&str> = cells.into_iter().collect();
	row(&cells);
	row((0..cells.len()).map(|i| if i < names { "---" } else { "---:" }));
}

fn print_times(title: &str, figures: &[Figure]) {
	println!("\n{title}, the fastest of many rounds:\n");
	head(2, ["rule", "shape", "epoch", "ns per weight", "floor", "ratio"]);
	for figure in figures {
		row([
			figure.case.name.into(),
			figure.shape.name.into(),
			format!("{:.0} µs", figure.times.epoch as f64 / 1_000.0),
			format!("{:.1}", figure.epoch()),
			format!("{:.1}", figure.floor()),
			format!("{:.2}", figure.epoch() / figure.floor()),
		]);
	}
}

/// Prints how the time per weight grows from the first shape to the last.
fn print_growth(figures: &[Figure]) {
	println!("\nTime per weight, the last shape's to the first's:\n");
	head(1, ["rule", "epoch", "floor"]);
	for case in &CASES {
		let of_case: Vec<&Figure> =
			figures.iter().filter(|figure| figure.case.name == case.name).collect();
		if let [first, .., last] = of_case.as_slice() {
			row([
				case.name.into(),
				format!("{:.2}", last.epoch() / first.epoch()),
				format!("{:.2}", last.floor() / first.floor()),
			]);
		}
	}
}

fn print_stages(figures: &[Figure]) {
	println!("\nBy stage, ns per weight:\n");
	head(2, ["rule", "shape"].into_iter().chain(STAGES));
	for figure in figures {
		let names = [figure.case.name.to_string(), figure.shape.name.to_string()];
		let stages = figure.times.stages.map(|time| format!("{:.1}", figure.per_weight(time)));
		row(names.into_iter().chain(stages));
	}
}
