//! The figure as SVG. Positions are rounded to hundredths of a pixel, so that the same numbers give
//! the same bytes.

use super::{
	axis::Tick,
	layout::{self, Area, Entry, Layout, LEVEL, SAMPLE, TEXT, TITLE},
	Curve, Figure, Marker, Panel, Stroke,
};
use std::fmt::Write;

const INK: &str = "#1a1a1a";
const FAINT: &str = "#5c5c5c";
const GRID: &str = "#e3e3e3";
const FAINT_GRID: &str = "#f1f1f1";

/// Draws a figure.
pub fn draw(figure: &Figure) -> String {
	let Layout { width, height, panels, legend } = layout::lay_out(figure);
	let mut svg = Page::default();
	svg.raw(&format!(
		r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" font-family="'Open Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif" font-size="{TEXT}">"#,
		w = number(width),
		h = number(height),
	));
	svg.raw(&format!("<title>{}</title>", escape(&figure.title)));
	svg.raw(&format!(
		r##"<rect width="{}" height="{}" fill="#ffffff"/>"##,
		number(width),
		number(height)
	));
	let left = panels.first().map_or(0.0, |area| area.x);
	let style = Style { size: TITLE, weight: 600, ..Style::default() };
	svg.text(left, 30.0, &figure.title, style);
	svg.text(left, 50.0, &figure.note, Style { fill: FAINT, ..Style::default() });
	for (index, (panel, area)) in figure.panels.iter().zip(&panels).enumerate() {
		draw_panel(&mut svg, panel, *area, index);
	}
	legend.iter().for_each(|entry| draw_entry(&mut svg, entry));
	svg.raw("</svg>");
	svg.0
}

fn draw_panel(svg: &mut Page, panel: &Panel, area: Area, index: usize) {
	let style = Style { weight: 600, ..Style::default() };
	svg.text(area.x, area.y - 11.0, &panel.title, style);
	draw_x_axis(svg, panel, area);
	draw_y_axis(svg, panel, area);
	svg.raw(&format!(
		r#"<clipPath id="panel{index}"><rect x="{}" y="{}" width="{}" height="{}"/></clipPath><g clip-path="url(#panel{index})">"#,
		number(area.x - 1.0),
		number(area.y - 1.0),
		number(area.width + 2.0),
		number(area.height + 2.0),
	));
	for (level, _) in &panel.levels {
		if let Some(place) = panel.y.place(*level) {
			let y = area.bottom() - place * area.height;
			let stroke = LineStyle { colour: LEVEL, width: 1.2, stroke: Stroke::Dotted };
			svg.polyline(&[(area.x, y), (area.right(), y)], stroke);
		}
	}
	let place = |x: f64, y: f64| {
		let (x, y) = (panel.x.place(x)?, panel.y.place(y)?);
		Some((area.x + x * area.width, area.bottom() - y * area.height))
	};
	panel.curves.iter().for_each(|curve| draw_band(svg, curve, &place));
	panel.curves.iter().for_each(|curve| draw_curve(svg, curve, &place));
	svg.raw("</g>");
	let frame = LineStyle { colour: FAINT, width: 1.0, stroke: Stroke::Solid };
	let (bottom, right) = (area.bottom(), area.right());
	svg.polyline(&[(area.x, area.y), (area.x, bottom), (right, bottom)], frame);
	panel.curves.iter().for_each(|curve| draw_markers(svg, curve, area, &place));
}

fn draw_x_axis(svg: &mut Page, panel: &Panel, area: Area) {
	let bottom = area.bottom();
	for Tick { place, text } in panel.x.ticks((area.width / 75.0) as usize) {
		let x = area.x + place * area.width;
		svg.polyline(&[(x, area.y), (x, bottom)], grid(text.is_some()));
		let style = Style { anchor: "middle", ..Style::default() };
		svg.text(x, bottom + 18.0, &text.unwrap_or_default(), style);
	}
	let middle = area.x + area.width / 2.0;
	let style = Style { anchor: "middle", ..Style::default() };
	svg.text(middle, bottom + 40.0, panel.x.label(), style);
}

fn draw_y_axis(svg: &mut Page, panel: &Panel, area: Area) {
	for Tick { place, text } in panel.y.ticks((area.height / 42.0) as usize) {
		let y = area.bottom() - place * area.height;
		svg.polyline(&[(area.x, y), (area.right(), y)], grid(text.is_some()));
		let style = Style { anchor: "end", ..Style::default() };
		svg.text(area.x - 8.0, y + 4.5, &text.unwrap_or_default(), style);
	}
	let middle = area.y + area.height / 2.0;
	let style = Style { anchor: "middle", upwards: true, ..Style::default() };
	svg.text(area.x - 56.0, middle, panel.y.label(), style);
}

fn grid(named: bool) -> LineStyle {
	let colour = if named { GRID } else { FAINT_GRID };
	LineStyle { colour, width: 1.0, stroke: Stroke::Solid }
}

type Place<'a> = &'a dyn Fn(f64, f64) -> Option<(f64, f64)>;

fn draw_band(svg: &mut Page, curve: &Curve, place: Place) {
	let Some(band) = &curve.band else { return };
	let edges: Vec<_> =
		band.iter().map(|&(x, low, high)| place(x, low).zip(place(x, high))).collect();
	for run in edges.split(Option::is_none).filter(|run| run.len() > 1) {
		let upper = run.iter().flatten().map(|(_, high)| *high);
		let lower = run.iter().flatten().rev().map(|(low, _)| *low);
		svg.raw(&format!(
			r#"<polygon points="{}" fill="{}" fill-opacity="0.15"/>"#,
			points(&upper.chain(lower).collect::<Vec<_>>()),
			curve.colour
		));
	}
}

fn draw_curve(svg: &mut Page, curve: &Curve, place: Place) {
	let places: Vec<Option<(f64, f64)>> = curve.points.iter().map(|&(x, y)| place(x, y)).collect();
	let style = LineStyle { colour: curve.colour, width: 2.2, stroke: curve.stroke };
	for run in places.split(Option::is_none).filter(|run| run.len() > 1) {
		let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
		svg.polyline(&run, style);
	}
}

/// Draws markers. They are not clipped at the panel's edge, but omitted beyond it.
fn draw_markers(svg: &mut Page, curve: &Curve, area: Area, place: Place) {
	let Some(marker) = curve.marker else { return };
	let places = curve.points.iter().filter_map(|&(x, y)| place(x, y));
	let within = |at: &(f64, f64)| area.contains(*at);
	places.filter(within).for_each(|at| svg.marker(marker, at, curve.colour));
}

fn draw_entry(svg: &mut Page, entry: &Entry) {
	let (x, y) = entry.at;
	let width = if entry.level { 1.2 } else { 2.2 };
	let style = LineStyle { colour: entry.colour, width, stroke: entry.stroke };
	svg.polyline(&[(x, y), (x + SAMPLE, y)], style);
	if let Some(marker) = entry.marker {
		svg.marker(marker, (x + SAMPLE / 2.0, y), entry.colour);
	}
	svg.text(x + SAMPLE + 8.0, y + 4.5, &entry.label, Style::default());
}

/// The text of the SVG so far.
#[derive(Default)]
struct Page(String);

#[derive(Clone, Copy)]
struct LineStyle {
	colour: &'static str,
	width: f64,
	stroke: Stroke,
}

#[derive(Clone, Copy)]
struct Style {
	size: f64,
	weight: u16,
	anchor: &'static str,
	fill: &'static str,
	upwards: bool,
}

impl Default for Style {
	fn default() -> Self {
		Self { size: TEXT, weight: 400, anchor: "start", fill: INK, upwards: false }
	}
}

impl Page {
	fn raw(&mut self, text: &str) {
		self.0.push_str(text);
		self.0.push('\n');
	}

	fn polyline(&mut self, line: &[(f64, f64)], style: LineStyle) {
		let dashes = match style.stroke {
			Stroke::Solid => "",
			Stroke::Dashed => r#" stroke-dasharray="8 5""#,
			Stroke::Dotted => r#" stroke-dasharray="2 4""#,
			Stroke::DashDotted => r#" stroke-dasharray="9 4 2 4""#,
		};
		self.raw(&format!(
			r#"<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"{dashes} stroke-linejoin="round"/>"#,
			points(line),
			style.colour,
			number(style.width),
		));
	}

	fn marker(&mut self, marker: Marker, (x, y): (f64, f64), colour: &str) {
		match marker {
			Marker::Disc => self.raw(&format!(
				r#"<circle cx="{}" cy="{}" r="4" fill="{colour}"/>"#,
				number(x),
				number(y)
			)),
			Marker::Square => self.raw(&format!(
				r#"<rect x="{}" y="{}" width="7" height="7" fill="{colour}"/>"#,
				number(x - 3.5),
				number(y - 3.5)
			)),
			Marker::Triangle => {
				let corners = [(x, y - 5.0), (x + 4.6, y + 3.4), (x - 4.6, y + 3.4)];
				let corners = points(&corners);
				self.raw(&format!(r#"<polygon points="{corners}" fill="{colour}"/>"#));
			},
		}
	}

	fn text(&mut self, x: f64, y: f64, text: &str, style: Style) {
		if text.is_empty() {
			return;
		}
		let (x, y) = (number(x), number(y));
		let mut attributes = format!(r#"x="{x}" y="{y}" fill="{}""#, style.fill);
		if style.size != TEXT {
			attributes.push_str(&format!(r#" font-size="{}""#, number(style.size)));
		}
		if style.weight != 400 {
			attributes.push_str(&format!(r#" font-weight="{}""#, style.weight));
		}
		if style.anchor != "start" {
			attributes.push_str(&format!(r#" text-anchor="{}""#, style.anchor));
		}
		if style.upwards {
			attributes.push_str(&format!(r#" transform="rotate(-90 {x} {y})""#));
		}
		self.raw(&format!("<text {attributes}>{}</text>", escape(text)));
	}
}

/// Formats a number in hundredths of a pixel, without trailing zeros and without a minus before
/// zero.
fn number(value: f64) -> String {
	let hundredths = (value * 100.0).round() as i64;
	let text = format!("{:.2}", hundredths as f64 / 100.0);
	text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn points(line: &[(f64, f64)]) -> String {
	let mut text = String::new();
	for (x, y) in line {
		let gap = if text.is_empty() { "" } else { " " };
		let _ = write!(text, "{gap}{},{}", number(*x), number(*y));
	}
	text
}

fn escape(text: &str) -> String {
	text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
	use super::{super::*, *};

	fn figure(label: &str) -> Figure {
		let points = (0..10).map(|x| (f64::from(x), 1.0 / f64::from(x + 1))).collect();
		let panel = Panel {
			title: String::new(),
			x: Axis::linear("Block", 0.0, 9.0, Format::Plain),
			y: Axis::linear("Share", 0.0, 1.0, Format::Percent),
			levels: vec![(0.5, "half".to_string())],
			curves: vec![Curve::line(label, PALETTE[0], points)],
		};
		Figure { title: "Shares".to_string(), note: "a & b".to_string(), panels: vec![panel] }
	}

	#[test]
	fn drawing_should_escape_text() {
		let drawn = draw(&figure("x < y"));
		assert!(drawn.contains("x &lt; y") && drawn.contains("a &amp; b"));
		assert!(!drawn.contains("x < y"));
	}

	#[test]
	fn drawing_should_name_axes_and_curves() {
		let drawn = draw(&figure("minority"));
		for text in ["Shares", "Block", "Share", "minority", "half", "100%"] {
			assert!(drawn.contains(&format!(">{text}</text>")), "{text} is missing");
		}
	}

	#[test]
	fn legend_should_lie_below_the_panels() {
		let laid_out = layout::lay_out(&figure("minority"));
		let lowest = laid_out.panels.iter().map(Area::bottom).fold(0.0, f64::max);
		assert_eq!(laid_out.legend.len(), 2);
		assert!(laid_out.legend.iter().all(|entry| entry.at.1 > lowest + 40.0));
		assert!(laid_out.legend.iter().all(|entry| entry.at.1 < laid_out.height));
	}

	#[test]
	fn curve_should_have_a_gap_when_a_point_is_missing() {
		let lines = |gap: f64| {
			let mut figure = figure("minority");
			let curve = &mut figure.panels[0].curves[0];
			curve.points[4].1 = gap;
			curve.band = Some(curve.points.iter().map(|&(x, y)| (x, y - 0.1, y + 0.1)).collect());
			let drawn = draw(&figure);
			let line = format!(r#"stroke="{}""#, PALETTE[0]);
			(drawn.matches(&line).count(), drawn.matches("<polygon").count())
		};
		// One of the lines is in the legend.
		assert_eq!(lines(0.5), (2, 1));
		assert_eq!(lines(f64::NAN), (3, 2));
	}
}
