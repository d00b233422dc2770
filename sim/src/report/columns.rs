//! Tables with aligned columns.

/// Rows of cells under headings, every column as wide as its widest cell, aligned to the right.
pub struct Table {
	columns: Vec<Vec<String>>,
}

impl Table {
	/// Returns a table without columns.
	pub fn new() -> Self {
		Self { columns: Vec::new() }
	}

	/// Returns a table whose first column counts the rows from 0.
	pub fn by_uid(rows: usize) -> Self {
		let mut table = Self::new();
		table.column("uid", 0..rows);
		table
	}

	/// Appends a column.
	pub fn column<V: ToString>(&mut self, heading: &str, cells: impl IntoIterator<Item = V>) {
		let cells = cells.into_iter().map(|cell| cell.to_string());
		self.columns.push(std::iter::once(heading.to_owned()).chain(cells).collect());
	}

	/// Appends a column of marks, `yes` or empty.
	pub fn marks(&mut self, heading: &str, cells: &[bool]) {
		self.column(heading, cells.iter().map(|mark| if *mark { "yes" } else { "" }));
	}

	/// Returns the table as text.
	pub fn lines(&self) -> String {
		let height = self.columns.iter().map(Vec::len).max().unwrap_or(0);
		let width = |column: &Vec<String>| column.iter().map(String::len).max().unwrap_or(0);
		let widths: Vec<usize> = self.columns.iter().map(width).collect();
		let mut lines = String::new();
		for row in 0..height {
			let cells = self.columns.iter().zip(&widths).map(|(column, width)| {
				format!("{:>width$}", column.get(row).map_or("", String::as_str))
			});
			let line = cells.collect::<Vec<_>>().join("  ");
			lines.push_str(line.trim_end());
			lines.push('\n');
		}
		lines
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn table_should_align_cells_to_the_right() {
		let mut table = Table::by_uid(2);
		table.column("rank", [7, 65_535]);
		table.marks("active", &[true, false]);
		assert_eq!(table.lines(), "uid   rank  active\n  0      7     yes\n  1  65535\n");
	}
}
