//! What all kinds of bonds have in common.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, RowsBuf};

/// The value of one stored part of 65535 in each column: zero where the uid was registered after
/// the bonds were stored.
pub fn worth(input: &EpochInput, part: f64) -> Vec<f64> {
	let fresh = match input.last_step {
		0 => input.block.saturating_sub(input.tempo.into()),
		last => last + 1,
	};
	input.registered.iter().map(|&at| if at < fresh { part } else { 0.0 }).collect()
}

/// Compressed rows of bonds, written in order.
pub struct Bonds {
	offsets: Vec<usize>,
	uids: Vec<u16>,
	bonds: Vec<f64>,
	end: usize,
}

impl Bonds {
	/// Without rows, with this capacity.
	pub fn new(rows: usize, room: usize) -> Self {
		let mut offsets = Vec::with_capacity(rows + 1);
		offsets.push(0);
		Self { offsets, uids: vec![0; room], bonds: vec![0.0; room], end: 0 }
	}

	/// Appends a bond to the current row.
	#[inline(always)]
	pub fn push(&mut self, uid: u16, bond: f64) {
		self.uids[self.end] = uid;
		self.bonds[self.end] = bond;
		self.end += 1;
	}

	/// Ends the current row.
	pub fn end_row(&mut self) {
		self.offsets.push(self.end);
	}

	/// The (uid, bond) pairs of row `i`.
	#[inline(always)]
	pub fn row(&self, i: usize) -> impl Iterator<Item = (u16, f64)> + '_ {
		let range = self.offsets[i]..self.offsets[i + 1];
		self.uids[range.clone()].iter().copied().zip(self.bonds[range].iter().copied())
	}

	/// The sum of a row's bonds, each times the yield of its column.
	#[inline(always)]
	pub fn earned(&self, i: usize, yields: &[f64]) -> f64 {
		self.row(i).map(|(uid, bond)| bond * yields[usize::from(uid)]).sum()
	}

	/// The rows of uids with a permit, in parts of each column's greatest, rounded down after
	/// adding `half`.
	pub fn store(&self, greatest: &[f64], permit: &[bool], half: f64) -> RowsBuf {
		let scale: Vec<f64> =
			greatest.iter().map(|&most| if most > 0.0 { 65_535.0 / most } else { 0.0 }).collect();
		let mut stored = Stored::new(permit.len(), self.end);
		for (i, &permit) in permit.iter().enumerate() {
			for (uid, bond) in self.row(i).take(if permit { usize::MAX } else { 0 }) {
				stored.push(uid, (bond * scale[usize::from(uid)] + half) as u16, true);
			}
			stored.end_row();
		}
		stored.finish()
	}
}

/// Compressed rows of bonds to store, written in order, without zeros.
pub struct Stored {
	rows: RowsBuf,
	end: usize,
}

impl Stored {
	/// Without rows, with this capacity.
	pub fn new(rows: usize, room: usize) -> Self {
		let mut offsets = Vec::with_capacity(rows + 1);
		offsets.push(0);
		// One more, because bonds that are not kept are written too.
		let room = room + 1;
		Self { rows: RowsBuf { offsets, uids: vec![0; room], values: vec![0; room] }, end: 0 }
	}

	/// Appends a bond to the current row, if it is to be kept.
	#[inline(always)]
	pub fn push(&mut self, uid: u16, value: u16, keep: bool) {
		self.rows.uids[self.end] = uid;
		self.rows.values[self.end] = value;
		self.end += usize::from(keep & (value > 0));
	}

	/// Ends the current row.
	pub fn end_row(&mut self) {
		self.rows.offsets.push(self.end as u32);
	}

	/// All rows.
	pub fn finish(mut self) -> RowsBuf {
		self.rows.uids.truncate(self.end);
		self.rows.values.truncate(self.end);
		self.rows
	}
}

/// Calls `each(uid, score, bond)` for the entries of either row, ascending by uid.
#[inline(always)]
pub fn merge(
	(left, scores): (&[u16], &[f64]),
	(right, bonds): (&[u16], &[u16]),
	mut each: impl FnMut(u16, f64, f64),
) {
	let (mut l, mut r) = (0, 0);
	while l < left.len() && r < right.len() {
		let (a, b) = (left[l], right[r]);
		// Mostly both rows have the uid, so a branch is better than a mask.
		if a == b {
			each(a, scores[l], f64::from(bonds[r]));
			l += 1;
			r += 1;
		} else if a < b {
			each(a, scores[l], 0.0);
			l += 1;
		} else {
			each(b, 0.0, f64::from(bonds[r]));
			r += 1;
		}
	}
	for (&uid, &score) in left[l..].iter().zip(&scores[l..]) {
		each(uid, score, 0.0);
	}
	for (&uid, &bond) in right[r..].iter().zip(&bonds[r..]) {
		each(uid, 0.0, f64::from(bond));
	}
}
