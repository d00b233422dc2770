//! Epochs as tables: vectors with one line for each uid, scores, and bonds.

use super::{columns::Table, Epoch};
use std::{collections::BTreeSet, fmt::Write};

/// Maximum number of columns of a matrix; larger ones are printed as lists.
const COLUMNS: usize = 16;

/// Returns the tables of the epochs, one below the other.
pub fn tables(epochs: &[Epoch]) -> String {
	let one = |epoch: &Epoch| table(&format!("Epoch {}", epoch.epoch), epoch);
	epochs.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Returns the tables of an epoch, under a title that names block and rule too.
pub fn table(title: &str, epoch: &Epoch) -> String {
	let Epoch { block, mode, .. } = epoch;
	let mut text = format!("{title} in block {block}, {mode}. Shares are parts of 65535.\n\n");
	text.push_str(&vectors(epoch));
	// Writing to a string cannot fail.
	if let Some(sigmoid) = &epoch.sigmoid {
		let _ = writeln!(text, "\nloss {:.10}", sigmoid.loss);
	}
	if epoch.unassigned != 0 {
		let _ = writeln!(text, "\n{} is paid to nobody.", epoch.unassigned);
	}
	let scores = pairs("scores", &epoch.scores, |score| format!("{score:.6}"));
	let _ = write!(text, "\n{scores}\n{}", pairs("bonds", &epoch.bonds, |bond| bond.to_string()));
	text
}

/// Returns the vectors: a line for each uid, a column for each vector, in the order of the stages.
fn vectors(epoch: &Epoch) -> String {
	let mut table = Table::by_uid(epoch.stake.len());
	table.column("stake", &epoch.stake);
	table.column("stake_weight", &epoch.stake_weight);
	table.marks("active", &epoch.active);
	table.column("voting_stake", &epoch.voting_stake);
	table.column("rank", &epoch.rank);
	if let Some(sigmoid) = &epoch.sigmoid {
		table.column("trust", &sigmoid.trust);
	}
	table.column("consensus", &epoch.consensus);
	table.column("validator_trust", &epoch.validator_trust);
	table.column("incentive", &epoch.incentive);
	table.column("dividends", &epoch.dividends);
	table.column("server_emission", &epoch.server_emission);
	table.column("validator_emission", &epoch.validator_emission);
	table.marks("validator_permit", &epoch.validator_permit);
	if let Some(sigmoid) = &epoch.sigmoid {
		table.column("bond_scale", &sigmoid.bond_scale);
	}
	table.lines()
}

/// Returns rows of pairs: a matrix if it fits the screen, otherwise one list for each row. Omits
/// rows and columns without entries.
fn pairs<V: Copy>(what: &str, rows: &[Vec<(u16, V)>], show: impl Fn(V) -> String) -> String {
	let columns: BTreeSet<u16> = rows.iter().flatten().map(|(uid, _)| *uid).collect();
	let rows: Vec<(usize, &Vec<(u16, V)>)> =
		rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).collect();
	if columns.is_empty() {
		return format!("No {what}.\n");
	}
	if columns.len() > COLUMNS {
		let line = |(uid, row): &(usize, &Vec<(u16, V)>)| {
			let entries = row.iter().map(|(to, value)| format!("{to}:{}", show(*value)));
			format!("{uid:>5}  {}\n", entries.collect::<Vec<_>>().join(" "))
		};
		return format!("The {what}:\n\n{}", rows.iter().map(line).collect::<String>());
	}
	let mut table = Table::new();
	table.column("uid", rows.iter().map(|(uid, _)| uid));
	for column in columns {
		let value = |row: &[(u16, V)]| {
			let found = row.iter().find(|(to, _)| *to == column);
			found.map_or(String::new(), |(_, value)| show(*value))
		};
		table.column(&column.to_string(), rows.iter().map(|(_, row)| value(row)));
	}
	format!("The {what}, of rows in columns:\n\n{}", table.lines())
}
