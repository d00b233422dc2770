//! Sparse rows in flat arrays.

use alloc::{vec, vec::Vec};

/// Compressed sparse rows, borrowed: row `i` is `uids[offsets[i]..offsets[i + 1]]` with its
/// `values`, strictly ascending by uid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows<'a> {
	/// The start of each row, and at the end the number of entries: one offset more than rows, the
	/// first is 0.
	pub offsets: &'a [u32],
	/// The column of each entry.
	pub uids: &'a [u16],
	/// The value of each entry.
	pub values: &'a [u16],
}

impl<'a> Rows<'a> {
	/// The uids and values of row `i`; empty if there is no such row.
	#[inline]
	pub fn row(&self, i: usize) -> (&'a [u16], &'a [u16]) {
		let range = || {
			let begin = usize::try_from(*self.offsets.get(i)?).ok()?;
			let end = usize::try_from(*self.offsets.get(i.checked_add(1)?)?).ok()?;
			Some((self.uids.get(begin..end)?, self.values.get(begin..end)?))
		};
		range().unwrap_or_default()
	}

	/// The number of rows.
	pub fn len(&self) -> usize {
		self.offsets.len().saturating_sub(1)
	}

	/// Whether there are no rows.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}
}

/// Compressed sparse rows, owned. Built row by row.
///
/// With the feature `codec` they are SCALE encoded, as `EpochRows` of the runtime API; names, order
/// and types of the fields are then an interface.
///
/// ```
/// use ganglion_consensus::RowsBuf;
///
/// let mut rows = RowsBuf::new();
/// rows.push_row([(1, 65535), (4, 100)]);
/// rows.push_row([]);
/// assert_eq!(rows.row(0).collect::<Vec<_>>(), [(1, 65535), (4, 100)]);
/// assert_eq!(rows.as_rows().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(codec::Encode, codec::Decode, codec::DecodeWithMemTracking, scale_info::TypeInfo),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("rows", "epoch")),
	scale_info(replace_segment("RowsBuf", "EpochRows"))
)]
pub struct RowsBuf {
	/// The start of each row, and at the end the number of entries.
	pub offsets: Vec<u32>,
	/// The column of each entry, strictly ascending within a row.
	pub uids: Vec<u16>,
	/// The value of each entry.
	pub values: Vec<u16>,
}

impl RowsBuf {
	/// Without rows.
	pub fn new() -> Self {
		Self { offsets: vec![0], uids: Vec::new(), values: Vec::new() }
	}

	/// Appends a row of (uid, value), ascending by uid.
	pub fn push_row(&mut self, row: impl IntoIterator<Item = (u16, u16)>) {
		for (uid, value) in row {
			self.uids.push(uid);
			self.values.push(value);
		}
		self.offsets.push(u32::try_from(self.uids.len()).unwrap_or(u32::MAX));
	}

	/// The rows, borrowed.
	pub fn as_rows(&self) -> Rows<'_> {
		Rows { offsets: &self.offsets, uids: &self.uids, values: &self.values }
	}

	/// The (uid, value) pairs of row `i`; none if there is no such row.
	pub fn row(&self, i: usize) -> impl Iterator<Item = (u16, u16)> + '_ {
		let (uids, values) = self.as_rows().row(i);
		uids.iter().copied().zip(values.iter().copied())
	}
}

impl Default for RowsBuf {
	fn default() -> Self {
		Self::new()
	}
}
