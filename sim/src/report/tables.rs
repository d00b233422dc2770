//! Epochs as tables: one of vectors, a line a uid, and one of bonds.

use super::{columns::Table, Epoch};
use std::{collections::BTreeSet, fmt::Write};

/// More columns than this make no table but lists.
const COLUMNS: usize = 16;

/// The epochs, one below the other.
pub fn tables(epochs: &[Epoch]) -> String {
	let one = |epoch: &Epoch| table(&format!("Epoch {}", epoch.epoch), epoch);
	epochs.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// An epoch under a title, which its block and rule are added to.
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
	let _ = writeln!(text, "\n{}", bonds(&epoch.bonds));
	text
}

/// A line a uid, a column a vector, in the order in which an epoch computes them.
fn vectors(epoch: &Epoch) -> String {
	let mut table = Table::by_uid(epoch.stake.len());
	table.column("stake", &epoch.stake);
	table.column("stake_weight", &epoch.stake_weight);
	table.marks("active", &epoch.active);
	if let Some(sigmoid) = &epoch.sigmoid {
		table.column("rank", &sigmoid.rank);
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

/// Who holds bonds in whom: a matrix if it fits the screen, else a list a row.
fn bonds(rows: &[Vec<(u16, u16)>]) -> String {
	let columns: BTreeSet<u16> = rows.iter().flatten().map(|(uid, _)| *uid).collect();
	let holders = rows.iter().enumerate().filter(|(_, row)| !row.is_empty());
	if columns.is_empty() {
		return "No bonds.\n".to_owned();
	}
	if columns.len() <= COLUMNS {
		return format!("Bonds, of rows in columns:\n\n{}", matrix(rows, &columns));
	}
	let line = |(uid, row): (usize, &Vec<(u16, u16)>)| {
		let entries = row.iter().map(|(to, bond)| format!("{to}:{bond}"));
		format!("{uid:>5}  {}\n", entries.collect::<Vec<_>>().join(" "))
	};
	format!("Bonds, of uids in uid:bond:\n\n{}", holders.map(line).collect::<String>())
}

fn matrix(rows: &[Vec<(u16, u16)>], columns: &BTreeSet<u16>) -> String {
	let holders: Vec<(usize, &Vec<(u16, u16)>)> =
		rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).collect();
	let mut table = Table::new();
	table.column("uid", holders.iter().map(|(uid, _)| uid));
	for column in columns {
		let bond = |row: &[(u16, u16)]| {
			let found = row.iter().find(|(to, _)| to == column);
			found.map_or(String::new(), |(_, bond)| bond.to_string())
		};
		table.column(&column.to_string(), holders.iter().map(|(_, row)| bond(row)));
	}
	table.lines()
}
