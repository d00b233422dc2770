//! Counts of differing values, and their tables.

use std::{collections::BTreeMap, fmt::Write};

/// One published value.
#[derive(Clone, Copy)]
pub struct Cell {
	/// Its error, in units.
	off: u64,
	/// Whether it or the exact value is not zero.
	something: bool,
}

impl Cell {
	pub fn of(got: i128, exact: i128) -> Self {
		let off = u64::try_from(got.abs_diff(exact)).unwrap_or(u64::MAX);
		Self { off, something: got != 0 || exact != 0 }
	}
}

/// The counts of one vector.
#[derive(Clone, Copy, Default)]
pub struct Tally {
	/// The greatest error, in units.
	pub worst: u64,
	/// The number of values that differ.
	differ: u64,
	/// The number of values that are not zero.
	values: u64,
}

impl Tally {
	fn join(&mut self, other: Self) {
		self.worst = self.worst.max(other.worst);
		self.differ += other.differ;
		self.values += other.values;
	}

	/// The greatest error, and the share of values that differ.
	fn show(self) -> String {
		match (self.values, self.differ) {
			(0, _) => "–".into(),
			(_, 0) => "0".into(),
			_ => {
				let share = 100.0 * self.differ as f64 / self.values as f64;
				format!("{} ({share:.1$} %)", self.worst, if share < 0.1 { 4 } else { 2 })
			},
		}
	}
}

/// The counts of one mode.
#[derive(Clone, Default)]
pub struct Table {
	vectors: BTreeMap<&'static str, Tally>,
	/// The order of the vectors.
	names: Vec<&'static str>,
	/// The greatest error of an amount, as a part of the pots.
	paid: f64,
	epochs: u64,
}

impl Table {
	pub fn add(&mut self, name: &'static str, cells: impl IntoIterator<Item = Cell>) {
		let mut tally = Tally::default();
		for cell in cells {
			let differs = u64::from(cell.off > 0);
			tally.join(Tally { worst: cell.off, differ: differs, values: cell.something.into() });
		}
		self.tally(name).join(tally);
	}

	pub fn paid(&mut self, off: f64) {
		self.paid = self.paid.max(off);
		self.epochs += 1;
	}

	pub fn join(&mut self, other: Self) {
		for name in &other.names {
			self.tally(name).join(other.vectors[name]);
		}
		self.paid = self.paid.max(other.paid);
		self.epochs += other.epochs;
	}

	pub fn tallies(&self) -> impl Iterator<Item = (&'static str, Tally)> + '_ {
		self.names.iter().map(|name| (*name, self.vectors[name]))
	}

	fn tally(&mut self, name: &'static str) -> &mut Tally {
		if !self.names.contains(&name) {
			self.names.push(name);
		}
		self.vectors.entry(name).or_default()
	}
}

/// A row for each vector and a column for each mode: the greatest error, and the share of values
/// that differ among those that are not zero.
pub fn markdown(tables: &[(&'static str, Table)]) -> String {
	let mut text = String::from("| |");
	let mut line = |cells: &mut dyn Iterator<Item = String>| {
		let cells: Vec<String> = cells.collect();
		writeln!(text, " {} |", cells.join(" | ")).expect("memory");
		text.push('|');
	};
	line(&mut tables.iter().map(|(mode, _)| (*mode).into()));
	line(&mut std::iter::once("---".into()).chain(tables.iter().map(|_| "---".into())));
	let mut names: Vec<&str> = Vec::new();
	for (_, table) in tables {
		names.extend(table.names.iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
	}
	for name in names {
		let tally = |table: &Table| table.vectors.get(name).copied().unwrap_or_default().show();
		let cells = tables.iter().map(|(_, table)| tally(table));
		line(&mut std::iter::once(name.into()).chain(cells));
	}
	// Every epoch has been asserted to pay the pots out exactly.
	let exact = tables.iter().map(|(_, table)| format!("{0} of {0}", table.epochs));
	line(&mut std::iter::once("pots paid out exactly".into()).chain(exact));
	let off = tables.iter().map(|(_, table)| match table.paid {
		0.0 => "< 1 rao".into(),
		off => format!("< 1 rao + pots / 2^{:.0}", (-off.log2()).floor()),
	});
	line(&mut std::iter::once("amounts off by".into()).chain(off));
	text.pop();
	text
}
