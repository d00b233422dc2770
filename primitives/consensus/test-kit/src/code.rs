//! The `Debug` form of a subnet is the code that builds it, so that a failing case can be pasted as
//! a test.

use crate::subnet::{Sparse, Subnet};
use alloc::{vec, vec::Vec};
use core::fmt;
use ganglion_consensus::{EpochMemory, RowsBuf};

impl fmt::Debug for Subnet {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let plain = Subnet::with_stake(self.stake.clone());
		write!(f, "Subnet::with_stake({:?}).in_mode(Mode::{:?})", self.stake, self.rule)?;
		write_rows(f, "weigh", &self.weights)?;
		write_rows(f, "bond", &self.bonds)?;
		write!(f, ".but(|subnet| {{")?;
		macro_rules! differing {
			($($field:ident)*) => { $(
				if self.$field != plain.$field {
					write!(f, " subnet.{} = {:?};", stringify!($field), self.$field)?;
				}
			)* };
		}
		differing!(block last_step tempo activity_cutoff max_validators stake_threshold owner_uid);
		differing!(server_emission validator_emission);
		macro_rules! differing_lists {
			($($field:ident)*) => { $(
				if self.$field != plain.$field {
					write!(f, " subnet.{} = vec!{:?};", stringify!($field), self.$field)?;
				}
			)* };
		}
		differing_lists!(last_update registered permit);
		for (name, list) in [("first_commit", &self.first_commit), ("bond_scale", &self.bond_scale)]
		{
			if let Some(list) = list {
				write!(f, " subnet.{name} = Some(vec!{list:?});")?;
			}
		}
		if let Some(memory) = &self.memory {
			write!(f, " subnet.memory = Some({:?});", Code(memory))?;
		}
		write!(f, " }})")
	}
}

/// What is remembered, as code.
struct Code<'a>(&'a EpochMemory);

impl fmt::Debug for Code<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let EpochMemory { block, prior, servers, validators, rows } = self.0;
		let RowsBuf { offsets, uids, values } = rows;
		write!(f, "EpochMemory {{ block: {block}, prior: {prior}, servers: vec!{servers:?}, ")?;
		write!(f, "validators: vec!{validators:?}, rows: RowsBuf {{ offsets: vec!{offsets:?}, ")?;
		write!(f, "uids: vec!{uids:?}, values: vec!{values:?} }} }}")
	}
}

fn write_rows(f: &mut fmt::Formatter<'_>, verb: &str, cells: &Sparse) -> fmt::Result {
	let mut rows: Vec<(u16, Vec<(u16, u16)>)> = Vec::new();
	for (&(i, j), &x) in cells {
		match rows.last_mut() {
			Some((row, cells)) if *row == i => cells.push((j, x)),
			_ => rows.push((i, vec![(j, x)])),
		}
	}
	rows.iter().try_for_each(|(i, row)| write!(f, ".{verb}({i}, {row:?})"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::format;

	#[test]
	fn code_should_show_what_is_not_as_built() {
		let subnet = Subnet::with_stake([1, 2]).weigh(0, [(0, 3), (1, 4)]).but(|subnet| {
			(subnet.block, subnet.last_update) = (201, vec![7, 8]);
			subnet.bond_scale = Some(vec![5, 6]);
		});
		let code = format!("{subnet:?}");
		assert!(code.starts_with("Subnet::with_stake([1, 2]).in_mode(Mode::Yuma("), "{code}");
		let rest = ".weigh(0, [(0, 3), (1, 4)]).but(|subnet| { subnet.block = 201; \
		            subnet.last_update = vec![7, 8]; subnet.bond_scale = Some(vec![5, 6]); })";
		assert!(code.ends_with(rest), "{code}");
	}
}
