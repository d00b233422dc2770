//! Results beside the expected figures.

use super::{tables::Table, Finding};
use clap::ValueEnum;
use std::fmt::Write;

/// The width of a column, in characters.
const WIDTH: usize = 14;

/// Returns the tables as text; figures that differ from the specification have its figure beside
/// them.
pub fn tables(findings: &[Finding]) -> String {
	let mut text = String::new();
	for &table in Table::value_variants() {
		let of_table: Vec<&Finding> =
			findings.iter().filter(|finding| finding.cell.table == table).collect();
		if !of_table.is_empty() {
			write_table(&mut text, table, &of_table);
		}
	}
	text
}

fn write_table(text: &mut String, table: Table, findings: &[&Finding]) {
	let expected = findings.iter().filter(|finding| finding.bounds.is_some()).count();
	let agree = findings.iter().filter(|f| f.bounds.is_some() && f.agrees()).count();
	let _ = writeln!(text, "{}: {agree} of {expected} as specified", table.kind());
	let mut worlds: Vec<&str> = Vec::new();
	for finding in findings {
		if !worlds.contains(&finding.cell.world.as_str()) {
			worlds.push(&finding.cell.world);
		}
	}
	let _ = write!(text, "{:WIDTH$}", "");
	worlds.iter().for_each(|world| {
		let _ = write!(text, "{world:>WIDTH$}");
	});
	text.push('\n');
	for row in findings.chunk_by(|a, b| a.cell.row == b.cell.row) {
		let label = row.first().map_or("", |finding| finding.cell.row.as_str());
		let _ = write!(text, "{label:WIDTH$}");
		for world in &worlds {
			let cell = row.iter().find(|finding| finding.cell.world == *world);
			let shown = cell.map_or(String::new(), |finding| shown(finding));
			let _ = write!(text, "{shown:>WIDTH$}");
		}
		text.push('\n');
	}
	text.push('\n');
}

/// The figure, and the specification's if it is another.
fn shown(finding: &Finding) -> String {
	match finding.cell.expected {
		Some(expected) if !finding.agrees() => format!("{:.2} !{expected:.2}", finding.ratio.0),
		_ => format!("{:.2}", finding.ratio.0),
	}
}

/// Returns all figures as CSV.
pub fn csv(findings: &[Finding]) -> String {
	let mut table = String::from("table,row,world,ratio,error,expected,least,most,agrees\n");
	for finding in findings {
		let name = finding.cell.table.to_possible_value();
		let name = name.map_or(String::new(), |name| name.get_name().to_string());
		let (row, world) = (&finding.cell.row, &finding.cell.world);
		let (ratio, error) = finding.ratio;
		let _ = write!(table, "{name},{row},{world},{ratio:.4},{error:.4}");
		let _ = match (finding.cell.expected, finding.bounds) {
			(Some(expected), Some((least, most))) => {
				let agrees = finding.agrees();
				writeln!(table, ",{expected},{least:.2},{most:.2},{agrees}")
			},
			_ => writeln!(table, ",,,,"),
		};
	}
	table
}
