//! Bonds: what each validator holds in each server, updated by an epoch.
//!
//! Every mode derives a new bond from a score and an old bond; this file walks over the pairs that
//! have either. [`by_pair`] computes bonds that depend on their pair alone (Yuma 3), [`by_column`]
//! bonds that are shares of a server (Yuma 2, Sigmoid).

pub(crate) mod by_column;
pub(crate) mod by_pair;
mod liquid;

use alloc::{vec, vec::Vec};
use core::ops::Range;

use crate::{scores::Scores, EpochInput, RowsBuf};

/// The stored bonds an epoch starts from.
struct OldBonds<'a> {
	input: &'a EpochInput<'a>,
	/// A mask by column: all bits set where bonds are valid, zero where they are void because the
	/// uid was registered after they were stored.
	live: Vec<u16>,
}

impl<'a> OldBonds<'a> {
	fn new(input: &'a EpochInput<'a>) -> Self {
		let fresh = fresh(input);
		let live = |&at: &u64| if at < fresh { u16::MAX } else { 0 };
		Self { input, live: input.registered.iter().map(live).collect() }
	}

	fn row(&self, i: usize) -> (&'a [u16], &'a [u16]) {
		self.input.bonds.row(i)
	}

	/// The sum of the bonds in each column.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; 65536 numbers of 16 bits fit"
	)]
	fn sums(&self) -> Vec<u64> {
		let mut sums = vec![0; self.live.len()];
		for (&uid, &bond) in self.input.bonds.uids.iter().zip(self.input.bonds.values) {
			let column = usize::from(uid);
			sums[column] += u64::from(bond & self.live[column]);
		}
		sums
	}
}

/// The first block whose registrations are later than the stored bonds.
pub(crate) fn fresh(input: &EpochInput) -> u64 {
	match input.last_step {
		0 => input.block.saturating_sub(u64::from(input.tempo)),
		last => last.saturating_add(1),
	}
}

/// Rows of new bonds in full precision, with the buffers that building the next row needs.
struct NewBonds {
	/// The start of each row.
	offsets: Vec<usize>,
	uids: Vec<u16>,
	bonds: Vec<u64>,
	/// The old bonds of the current row by column; all zero between rows.
	carried: Vec<u16>,
	/// Those of them without a score.
	unscored: Vec<(u16, u64)>,
}

impl NewBonds {
	fn new(old: &OldBonds, scores: &Scores) -> Self {
		let n = old.live.len();
		// A validator has at most one bond in each uid, and only where it has a score or a bond.
		let row = |i| scores.row(i).0.len().saturating_add(old.row(i).0.len()).min(n);
		let capacity = (0..n).map(row).fold(0, usize::saturating_add);
		let mut offsets = Vec::with_capacity(n.saturating_add(1));
		offsets.push(0);
		Self {
			offsets,
			uids: vec![0; capacity],
			bonds: vec![0; capacity],
			carried: vec![0; n],
			unscored: Vec::with_capacity(n),
		}
	}

	/// The uids and bonds of row `i`; empty if there is no such row.
	fn row(&self, i: usize) -> (&[u16], &[u64]) {
		let range = || Some(*self.offsets.get(i)?..*self.offsets.get(i.checked_add(1)?)?);
		self.entries(range().unwrap_or_default())
	}

	/// The uids and bonds at these positions.
	fn entries(&self, range: Range<usize>) -> (&[u16], &[u64]) {
		let uids = self.uids.get(range.clone()).unwrap_or_default();
		(uids, self.bonds.get(range).unwrap_or_default())
	}

	/// Writes the row of the next validator after the rows kept so far: `rule(column, score, old
	/// bond)` of each pair, where a missing score or bond is 0. Returns the start and end of the
	/// row; [`Self::keep`] keeps it, otherwise the next row overwrites it.
	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n, and the capacity is that of the entries of both rows"
	)]
	fn write(
		&mut self,
		old: &OldBonds,
		(uids, scores): (&[u16], &[u64]),
		(old_uids, old_bonds): (&[u16], &[u16]),
		rule: impl Fn(usize, u64, u16) -> u64,
	) -> (usize, usize) {
		let begin = self.offsets.last().copied().unwrap_or(0);
		let scored = begin + uids.len();
		// Counts the bonds without a score, of which there are rarely any.
		let mut left = 0;
		for (&uid, &bond) in old_uids.iter().zip(old_bonds) {
			let column = usize::from(uid);
			let bond = bond & old.live[column];
			self.carried[column] = bond;
			left += usize::from(bond > 0);
		}
		let places = self.uids[begin..scored].iter_mut().zip(&mut self.bonds[begin..scored]);
		for ((&uid, &score), (place, new)) in uids.iter().zip(scores).zip(places) {
			let column = usize::from(uid);
			let bond = core::mem::take(&mut self.carried[column]);
			left -= usize::from(bond > 0);
			(*place, *new) = (uid, rule(column, score, bond));
		}
		if left == 0 {
			return (begin, scored);
		}
		for &uid in old_uids {
			let column = usize::from(uid);
			match core::mem::take(&mut self.carried[column]) {
				0 => {},
				bond => self.unscored.push((uid, rule(column, 0, bond))),
			}
		}
		(begin, self.merge(begin, scored))
	}

	/// Merges the bonds without a score into the row at `begin..end`, from the back.
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "each step writes behind the entries that it has still to read"
	)]
	fn merge(&mut self, begin: usize, end: usize) -> usize {
		let mut from = end;
		let mut to = end + self.unscored.len();
		let merged = to;
		while let Some(&(uid, bond)) = self.unscored.last() {
			to -= 1;
			if from > begin && self.uids[from - 1] > uid {
				from -= 1;
				(self.uids[to], self.bonds[to]) = (self.uids[from], self.bonds[from]);
			} else {
				(self.uids[to], self.bonds[to]) = (uid, bond);
				self.unscored.pop();
			}
		}
		merged
	}

	/// Ends the row at `end`.
	fn keep(&mut self, end: usize) {
		self.offsets.push(end);
	}
}

/// Builds rows of bonds as they are stored.
struct BondRows {
	rows: RowsBuf,
	end: usize,
}

impl BondRows {
	/// For `uids` rows with at most `capacity` entries in all.
	fn new(uids: usize, capacity: usize) -> Self {
		let mut offsets = Vec::with_capacity(uids.saturating_add(1));
		offsets.push(0);
		// One more, because `push` may write behind the last entry.
		let room = capacity.saturating_add(1);
		Self { rows: RowsBuf { offsets, uids: vec![0; room], values: vec![0; room] }, end: 0 }
	}

	/// Appends a bond to the current row, unless it is zero.
	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "the capacity is that of every bond and one more"
	)]
	fn push(&mut self, uid: u16, share: u16) {
		// Written in any case and kept if not zero: no branch to mispredict.
		(self.rows.uids[self.end], self.rows.values[self.end]) = (uid, share);
		self.end += usize::from(share > 0);
	}

	fn end_row(&mut self) {
		self.rows.offsets.push(u32::try_from(self.end).unwrap_or(u32::MAX));
	}

	fn finish(mut self) -> RowsBuf {
		self.rows.uids.truncate(self.end);
		self.rows.values.truncate(self.end);
		self.rows
	}
}

/// The stored bonds without the void ones: the bonds of a mode that does not update them.
pub(crate) fn frozen(input: &EpochInput) -> RowsBuf {
	let old = OldBonds::new(input);
	let mut stored = BondRows::new(old.live.len(), input.bonds.uids.len());
	for i in 0..old.live.len() {
		let (uids, bonds) = old.row(i);
		for (&uid, &bond) in uids.iter().zip(bonds) {
			let live = old.live.get(usize::from(uid)).copied().unwrap_or(0);
			stored.push(uid, bond & live);
		}
		stored.end_row();
	}
	stored.finish()
}

/// Alpha in millionths, the share of the new in a moving average, from the part that is kept in
/// millionths.
pub(crate) fn alpha(kept: u64) -> u64 {
	MILLION.saturating_sub(kept)
}

/// The unit in which moving averages are set.
pub(crate) const MILLION: u64 = 1_000_000;

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{scores::scores, standing::standing, Mode};
	use alloc::collections::BTreeMap;
	use proptest::{collection::btree_map, prelude::*};

	/// One validator's row, uid by value.
	type Row = BTreeMap<u16, u16>;

	const UIDS: u16 = 12;

	fn row() -> impl Strategy<Value = Row> {
		btree_map(1..UIDS, 1..=u16::MAX, 0..usize::from(UIDS))
	}

	/// Calls `look` with an input in which uid 0 has these weights and bonds, and the uids from
	/// `fresh_from` on were registered after the bonds were stored.
	fn with_rows<T>(
		weights: &Row,
		bonds: &Row,
		fresh_from: u16,
		look: impl FnOnce(&EpochInput) -> T,
	) -> T {
		let n = usize::from(UIDS);
		let rows = |row: &Row| {
			let mut rows = RowsBuf::new();
			rows.push_row(row.iter().map(|(&uid, &value)| (uid, value)));
			(1..n).for_each(|_| rows.push_row([]));
			rows
		};
		let (weights, bonds) = (rows(weights), rows(bonds));
		let registered: Vec<u64> =
			(0..UIDS).map(|uid| if uid < fresh_from { 900 } else { 901 }).collect();
		look(&EpochInput {
			block: 1_000,
			last_step: 900,
			tempo: 100,
			activity_cutoff: 100,
			mode: Mode::Null,
			max_validators: 3,
			stake_threshold: 0,
			owner_uid: None,
			stake: &vec![5; n],
			last_update: &vec![950; n],
			registered: &registered,
			permit: &vec![true; n],
			first_commit: None,
			weights: weights.as_rows(),
			bonds: bonds.as_rows(),
			bond_scale: None,
			server_emission: 0,
			validator_emission: 0,
			memory: None,
		})
	}

	proptest! {
		#[test]
		fn row_should_hold_every_pair_once_and_in_order(
			weights in row(),
			bonds in row(),
			fresh_from in 1..=UIDS,
		) {
			with_rows(&weights, &bonds, fresh_from, |input| {
				let scores = scores(input, &standing(input));
				let old = OldBonds::new(input);
				let mut new_bonds = NewBonds::new(&old, &scores);
				// The new bond shows which column, score and bond it was made of.
				let rule = |column: usize, score: u64, bond: u16| {
					(column as u64) << 32 | u64::from(score > 0) << 16 | u64::from(bond)
				};
				let (begin, end) = new_bonds.write(&old, scores.row(0), old.row(0), rule);
				new_bonds.keep(end);
				let live = |uid: u16| bonds.get(&uid).copied().filter(|_| uid < fresh_from);
				let expected: Vec<(u16, u64)> = (0..UIDS)
					.filter(|&uid| weights.contains_key(&uid) || live(uid).is_some())
					.map(|uid| {
						let scored = u64::from(weights.contains_key(&uid));
						(uid, rule(uid.into(), scored, live(uid).unwrap_or(0)))
					})
					.collect();
				let (uids, made) = new_bonds.row(0);
				let made = uids.iter().copied().zip(made.iter().copied());
				let made: Vec<(u16, u64)> = made.collect();
				assert_eq!(begin, 0);
				assert_eq!(made, expected);
				assert!(new_bonds.carried.iter().all(|&bond| bond == 0));
				assert!(new_bonds.unscored.is_empty());
			});
		}
	}

	proptest! {
		#[test]
		fn frozen_bonds_should_be_the_stored_ones_without_the_void(
			bonds in row(),
			fresh_from in 1..=UIDS,
		) {
			let stored = bonds.iter().map(|(&uid, &bond)| (uid, bond));
			let kept: Vec<(u16, u16)> = stored.filter(|&(uid, _)| uid < fresh_from).collect();
			let frozen = with_rows(&Row::new(), &bonds, fresh_from, frozen);
			prop_assert_eq!(frozen.row(0).collect::<Vec<_>>(), kept);
			prop_assert_eq!(frozen.as_rows().len(), usize::from(UIDS));
		}
	}
}
