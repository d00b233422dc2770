//! The tables of the specification: what each attack earns in each world.

use super::labels::{Row, World};
use crate::{copy::attack::Attack, rule::Kind};
use clap::ValueEnum;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
	/// PeerPrediction: the table of its specification.
	Peer,
	/// Yuma 2 in the same worlds.
	Yuma2,
	/// Yuma 3 in the same worlds; the specification has no figures.
	Yuma3,
	/// Yuma 3 with liquid alpha in the same worlds.
	Liquid,
	/// PeerPrediction, other numbers of validators, other noise, a validator with much stake.
	Settings,
	/// PeerPrediction where miners that change are new ones.
	Registrations,
	/// Yuma 2 there.
	Yuma2Registrations,
	/// PeerPrediction, copiers who own some of the miners.
	Insiders,
	/// PeerPrediction, pay per stake of honest validators with little stake by that of the others.
	Stakes,
}

/// A figure of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
	/// The table.
	pub table: Table,
	/// The label of its row.
	pub row: String,
	/// The label of its column.
	pub world: String,
	/// What the specification says, if it does.
	pub expected: Option<f64>,
}

impl Table {
	/// Its rule.
	pub fn kind(self) -> Kind {
		match self {
			Self::Yuma2 | Self::Yuma2Registrations => Kind::Yuma2,
			Self::Yuma3 => Kind::Yuma3,
			Self::Liquid => Kind::Liquid,
			Self::Peer | Self::Settings | Self::Registrations | Self::Insiders | Self::Stakes => {
				Kind::Peer
			},
		}
	}

	fn text(self) -> &'static str {
		match self {
			Self::Peer => include_str!("specification/peer.csv"),
			Self::Yuma2 | Self::Yuma3 => include_str!("specification/yuma2.csv"),
			Self::Liquid => include_str!("specification/liquid.csv"),
			Self::Settings => include_str!("specification/settings.csv"),
			Self::Registrations => include_str!("specification/registrations.csv"),
			Self::Yuma2Registrations => include_str!("specification/yuma2-registrations.csv"),
			Self::Insiders => include_str!("specification/insiders.csv"),
			Self::Stakes => include_str!("specification/stakes.csv"),
		}
	}

	/// Its figures, row by row.
	pub fn cells(self) -> Vec<Cell> {
		let mut lines = self.text().lines().map(|line| line.split(','));
		let worlds: Vec<&str> = lines.next().into_iter().flatten().skip(1).collect();
		let mut cells = Vec::new();
		for mut line in lines {
			let row = line.next().unwrap_or_default();
			for (world, text) in worlds.iter().zip(line).filter(|(_, text)| !text.is_empty()) {
				let expected = text.parse().ok().filter(|_| self != Self::Yuma3);
				let (row, world) = (row.to_string(), world.to_string());
				cells.push(Cell { table: self, row, world, expected });
			}
		}
		cells
	}
}

impl Cell {
	/// The least and the greatest figure that agrees with the specification: within .03 where at
	/// least .5 % of the miners change in an epoch, else within .06. Where nothing changes, what
	/// PeerPrediction pays a copier hangs on chance.
	pub fn bounds(&self, row: &Row, world: &World) -> Option<(f64, f64)> {
		let expected = self.expected?;
		if self.table == Table::Peer && world.is_static() && row.copies() {
			return Some((0.6, 1.05));
		}
		let tolerance = if world.nature.churn >= 0.005 { 0.03 } else { 0.06 };
		Some((expected - tolerance, expected + tolerance))
	}
}

impl Row {
	/// Whether fewer than half of the validators copy.
	fn copies(&self) -> bool {
		self.assault.attack == Attack::Copy && [1, 6].contains(&self.assault.attackers)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn labels_and_figures_should_all_be_readable() {
		for table in Table::value_variants() {
			let cells = table.cells();
			assert!(!cells.is_empty(), "{table:?}");
			for cell in cells {
				assert!(Row::parse(&cell.row).is_some(), "{cell:?}");
				assert!(World::parse(&cell.world).is_some(), "{cell:?}");
				assert_eq!(cell.expected.is_some(), *table != Table::Yuma3, "{cell:?}");
			}
		}
		assert_eq!(Table::Peer.cells().len(), 25 * 12);
	}

	#[test]
	fn bounds_should_be_closer_where_more_changes() {
		let bounds = |row: &str, world: &str| {
			let cells = Table::Peer.cells();
			let mut cells = cells.iter().filter(|cell| cell.row == row && cell.world == world);
			let cell = cells.next().expect("a cell");
			let (row, world) = (Row::parse(row), World::parse(world));
			let (least, most) =
				cell.bounds(&row.expect("a row"), &world.expect("a world")).expect("a figure");
			[least, most].map(|bound| (bound * 100.0).round())
		};
		assert_eq!(bounds("copy/1", ".02/0"), [47.0, 53.0]);
		assert_eq!(bounds("copy/1", ".001/0"), [59.0, 71.0]);
		assert_eq!(bounds("copy/6", "0/0"), [60.0, 105.0]);
		assert_eq!(bounds("copy/9", "0/0"), [96.0, 108.0]);
		assert_eq!(bounds("copy/1", "fresh .1/0"), [66.0, 78.0]);
	}
}
