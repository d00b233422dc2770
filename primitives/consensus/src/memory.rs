//! What PeerPrediction mode, and Yuma 3 with forecast skill, remember from epoch to epoch.
//!
//! An epoch is *judged* if validators with the share `kappa` of the voting stake set weights since
//! the last one that was, and there is a consensus. Only judged epochs move the consensus, the
//! forecasts, the rows and the skill: where weights are revealed every few epochs, the epochs
//! between two reveals tell nothing.

use alloc::{vec, vec::Vec};

use crate::{bonds::fresh, median, EpochInput, RowsBuf as EpochRows};

/// The memory of one mechanism. Lists are indexed by uid.
///
/// With the feature `codec` it is SCALE encoded; names, order and types of the fields are then an
/// interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(codec::Encode, codec::Decode, codec::DecodeWithMemTracking, scale_info::TypeInfo),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("memory", "epoch"))
)]
pub struct EpochMemory {
	/// The block of the last epoch that was judged; 0 = never.
	pub block: u64,
	/// The consensus expected of a new server, in parts of 2^32.
	pub prior: u32,
	/// Of each uid as a server.
	pub servers: Vec<ServerMemory>,
	/// Of each uid with voting stake in the last epoch.
	pub validators: Vec<Option<ValidatorMemory>>,
	/// The weights that counted in the last judged epoch, of uids with a permit from then on.
	pub rows: EpochRows,
}

/// What is remembered of a server. Fractions are parts of 2^32, rounded down; one is 2^32 - 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(
		codec::Encode,
		codec::Decode,
		codec::DecodeWithMemTracking,
		codec::MaxEncodedLen,
		scale_info::TypeInfo
	),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("memory", "epoch"))
)]
pub struct ServerMemory {
	/// The consensus of the last judged epoch; all consensuses add up to one.
	pub consensus: u32,
	/// The consensus before that, which was public when the stored rows took effect.
	pub before: u32,
	/// The incentive of the last epoch.
	pub incentive: u32,
	/// The forecasts: means of the consensus up to `before`.
	pub means: [u32; 3],
	/// The number of epochs in each mean, up to its greatest; 0: the means are the prior.
	pub counts: [u8; 3],
}

/// What is remembered of a validator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
	feature = "codec",
	derive(
		codec::Encode,
		codec::Decode,
		codec::DecodeWithMemTracking,
		codec::MaxEncodedLen,
		scale_info::TypeInfo
	),
	scale_info(replace_segment("ganglion_consensus", "pallet_subtensor_runtime_api")),
	scale_info(replace_segment("memory", "epoch"))
)]
pub struct ValidatorMemory {
	/// The moving average of its agreement, in parts of 2^32, rounded down. PeerPrediction only.
	pub agreement: u32,
	/// The moving sum of its skill, in parts of 2^40.
	pub skill: i64,
	/// The weight of the judged rows in that sum, in parts of 2^32.
	pub judged: u32,
}

/// No row tells more: that of 2^16 servers, in parts of 2^40.
const MOST_SKILL: i64 = 1 << 56;

/// The memory as far as it is still about the same uids.
#[derive(Clone, Copy)]
pub(crate) struct Past<'a> {
	input: &'a EpochInput<'a>,
	memory: Option<&'a EpochMemory>,
}

impl<'a> Past<'a> {
	/// Of this epoch.
	pub(crate) fn new(input: &'a EpochInput<'a>) -> Self {
		Self { input, memory: input.memory }
	}

	/// The block of the last judged epoch; 0 = never.
	pub(crate) fn block(&self) -> u64 {
		self.memory.map_or(0, |memory| memory.block)
	}

	/// The consensus expected of a new server.
	pub(crate) fn prior(&self) -> u32 {
		self.memory.map_or(0, |memory| memory.prior)
	}

	/// What is remembered of uid `j` as a server, even if it was registered since.
	pub(crate) fn server(&self, j: usize) -> ServerMemory {
		self.memory.and_then(|memory| memory.servers.get(j)).copied().unwrap_or_default()
	}

	/// Whether uid `j` is who it was in the last judged epoch. An epoch comes before all
	/// registrations of its block.
	pub(crate) fn is_live(&self, j: usize) -> bool {
		self.input.registered.get(j).is_some_and(|&at| at < self.block())
	}

	/// Whether uid `i` is who it was in the last epoch.
	pub(crate) fn is_known(&self, i: usize) -> bool {
		let registered = self.input.registered.get(i);
		registered.is_some_and(|&at| at.saturating_add(1) < fresh(self.input))
	}

	/// What is remembered of uid `i` as a validator: nothing unless it voted in the last epoch, and
	/// nothing of a predecessor.
	pub(crate) fn validator(&self, i: usize) -> Option<ValidatorMemory> {
		let known = self.memory?.validators.get(i).copied().flatten();
		let known = known.filter(|_| self.is_known(i))?;
		Some(ValidatorMemory { skill: known.skill.clamp(-MOST_SKILL, MOST_SKILL), ..known })
	}

	/// The row of uid `i` that is to be judged; empty if it belongs to a predecessor.
	pub(crate) fn row(&self, i: usize) -> (&'a [u16], &'a [u16]) {
		match self.memory {
			Some(memory) if self.is_live(i) => memory.rows.as_rows().row(i),
			_ => Default::default(),
		}
	}

	/// Whether uids with the share `kappa` of the voting stake set weights since the last judged
	/// epoch, which came before all else of its block.
	pub(crate) fn is_renewed(&self, voting: &[u64], kappa: u16) -> bool {
		let voters = || voting.iter().zip(self.input.last_update);
		let sum = |sum: u128, (&stake, _): (&u64, &u64)| sum.saturating_add(stake.into());
		let total = voters().fold(0, sum);
		let since = self.block().max(1);
		let renewed = voters().filter(|&(_, &at)| at >= since).fold(0, sum);
		renewed > 0 && median::reaches(renewed, total, kappa)
	}

	/// The block of this epoch.
	pub(crate) fn now(&self) -> u64 {
		self.input.block
	}

	/// The memory after an epoch that is not judged and gave these permits, but for the validators.
	pub(crate) fn unchanged(&self, permit: &[bool]) -> EpochMemory {
		let uids = self.input.stake.len();
		match self.memory {
			Some(memory) => EpochMemory {
				servers: memory.servers.clone(),
				validators: Vec::new(),
				rows: permitted(&memory.rows, permit),
				..*memory
			},
			None => EpochMemory {
				servers: vec![ServerMemory::default(); uids],
				rows: EpochRows { offsets: vec![0; uids.saturating_add(1)], ..Default::default() },
				..Default::default()
			},
		}
	}
}

/// The rows of uids with a permit.
fn permitted(rows: &EpochRows, permit: &[bool]) -> EpochRows {
	let mut kept = EpochRows {
		offsets: Vec::with_capacity(rows.offsets.len()),
		uids: Vec::with_capacity(rows.uids.len()),
		values: Vec::with_capacity(rows.values.len()),
	};
	kept.offsets.push(0);
	for (i, &permit) in permit.iter().enumerate() {
		kept.push_row(rows.row(i).filter(|_| permit));
	}
	kept
}
