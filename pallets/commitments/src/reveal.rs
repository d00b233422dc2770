//! Revealing timelocked fields: when the beacon's pulse of a field's round is there, the field is
//! opened, and its plaintext is kept.
//!
//! Only writer of `RevealedCommitments` and `RevealCursor`; with `publish`, of `CommitmentOf` and
//! `TimelockedIndex`.
//!
//! The index is sorted by round. What is due stands at its front, and leaves it when it is
//! revealed, so fields that are not due cost nothing. Each field is one step under the weight
//! meter. Where the meter stops the walk, `RevealCursor` keeps the round, and the walk goes on
//! there.
//!
//! A beacon may store its pulses in any order. Fields of a round that was left out wait
//! [`PATIENCE`] rounds for it; the walk steps over the whole round at once, and over a few such
//! rounds in a block.

use crate::{
	data::{Data, MAX_CIPHERTEXT},
	pallet::*,
	pulses::Pulses,
	types::{Reveals, MAX_REVEALS},
	WeightInfo,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	storage::StoragePrefixedMap,
	traits::Get,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use ganglion_types::{NetUid, PlainVec};
use pallet_subtensor::Pallet as Protocol;
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// The share of a block's weight for reveals at its beginning. `on_idle` has what transactions
/// leave.
const SHARE_OF_BLOCK: Perbill = Perbill::from_percent(5);

/// Rounds for which a field waits behind the newest for a pulse that was left out: a day, where
/// there is a round every three seconds.
pub const PATIENCE: u64 = 28_800;

/// Most rounds without a pulse that a walk steps over in a block.
const MOST_MISSING: u32 = 64;

/// Why a timelocked field could not be revealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum RevealFailure {
	/// There is no pulse for the round, and the beacon is [`PATIENCE`] rounds further.
	NoPulse,
	/// The round's pulse does not decrypt the field.
	NotDecrypted,
	/// The plaintext is empty.
	Empty,
}

/// The bytes of an opened field.
type Plaintext = PlainVec<u8, MAX_CIPHERTEXT>;

impl<T: Config> Pallet<T> {
	/// Reveals due fields at the beginning of a block, within [`SHARE_OF_BLOCK`]; one in any case,
	/// however short the block is.
	pub(crate) fn reveal_first() -> Weight {
		let block = T::BlockWeights::get().max_block;
		let share = Weight::from_parts(
			SHARE_OF_BLOCK.mul_floor(block.ref_time()),
			SHARE_OF_BLOCK.mul_floor(block.proof_size()),
		);
		let one = Measured::<T>::look_for_due().saturating_add(Measured::<T>::reveal_field());
		Self::reveal_within(share.max(one))
	}

	/// Reveals due fields in the weight that a block's transactions leave, if the walk of the
	/// block's beginning was stopped.
	pub(crate) fn reveal_rest(left: Weight) -> Weight {
		let look = T::DbWeight::get().reads(1);
		if look.any_gt(left) || RevealCursor::<T>::get() == 0 {
			return look.min(left);
		}
		look.saturating_add(Self::reveal_within(left.saturating_sub(look)))
	}

	/// Reveals due fields within a weight, from the cursor on. Returns the weight consumed.
	pub(crate) fn reveal_within(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(Measured::<T>::look_for_due()).is_err() {
			return meter.consumed();
		}
		let first = RevealCursor::<T>::get();
		match Self::walk_from(first, &mut meter) {
			Some(round) if round != first => RevealCursor::<T>::put(round),
			None if first != 0 => RevealCursor::<T>::kill(),
			_ => {},
		}
		meter.consumed()
	}

	/// Reveals what is due from a round on. Returns the round at which the walk was stopped; `None`
	/// at the end.
	fn walk_from(first: u64, meter: &mut WeightMeter) -> Option<u64> {
		let last = T::Beacon::last_round();
		let (mut from, mut missing) = (first, 0u32);
		loop {
			let (round, netuid, who) = Self::first_entry_from(from)?;
			if round > last {
				return None;
			}
			let waits = Self::waits_for_pulse(round, last);
			let step = match waits {
				true => Measured::<T>::look_for_due(),
				false => Measured::<T>::reveal_field(),
			};
			missing = missing.saturating_add(waits.into());
			if missing > MOST_MISSING || meter.try_consume(step).is_err() {
				return Some(round);
			}
			if waits {
				from = round.saturating_add(1);
				continue;
			}
			Self::reveal_field(netuid, &who, round);
			from = round;
		}
	}

	/// Returns whether a round of which there is no pulse may still get one.
	fn waits_for_pulse(round: u64, last: u64) -> bool {
		last.saturating_sub(round) <= PATIENCE && T::Beacon::signature(round).is_none()
	}

	/// Returns the first entry of the index whose round is at least this one.
	fn first_entry_from(round: u64) -> Option<(u64, NetUid, T::AccountId)> {
		let prefix = TimelockedIndex::<T>::final_prefix();
		let before = [prefix.as_slice(), &round.to_be_bytes()].concat();
		let (round, netuid, who) = TimelockedIndex::<T>::iter_keys_from(before).next()?;
		Some((u64::from_be_bytes(round), netuid, who))
	}

	/// Reveals the first field of a commitment for this round.
	pub(crate) fn reveal_field(netuid: NetUid, who: &T::AccountId, round: u64) {
		let is_due = |field: &Data| field.reveal_round() == Some(round);
		let mut left = false;
		CommitmentOf::<T>::mutate_exists(netuid, who, |stored| {
			let Some(registration) = stored else { return };
			let fields = &mut registration.info.fields;
			if let Some(place) = fields.iter().position(is_due) {
				Self::replace_field(netuid, who, fields, place);
			}
			left = fields.iter().any(is_due);
			if fields.is_empty() {
				*stored = None;
			}
		});
		if !left {
			TimelockedIndex::<T>::remove(Self::index_key(round, netuid, who));
		}
	}

	/// Opens the field in a place, and takes it away; where it does not open, leaves the mark of
	/// that in its place.
	fn replace_field<Limit: Get<u32>>(
		netuid: NetUid,
		who: &T::AccountId,
		fields: &mut BoundedVec<Data, Limit>,
		place: usize,
	) {
		let Some(field) = fields.get_mut(place) else { return };
		let reveal_round = field.reveal_round().unwrap_or_default();
		match Self::open(field) {
			Ok(plaintext) => {
				fields.remove(place);
				Self::keep_reveal(netuid, who, plaintext);
			},
			Err(reason) => {
				*field = Data::TimelockRevealFailed { reveal_round };
				Self::report_failure(netuid, who, reveal_round, reason);
			},
		}
	}

	/// Opens a timelocked field.
	fn open(field: &Data) -> Result<Plaintext, RevealFailure> {
		let Data::TimelockEncrypted { encrypted, reveal_round } = field else {
			return Err(RevealFailure::Empty);
		};
		let pulse = T::Beacon::signature(*reveal_round).ok_or(RevealFailure::NoPulse)?;
		let plaintext = T::Beacon::open(encrypted, &pulse).ok_or(RevealFailure::NotDecrypted)?;
		if plaintext.is_empty() {
			return Err(RevealFailure::Empty);
		}
		// A plaintext is shorter than its ciphertext.
		Plaintext::try_from(plaintext).map_err(|_| RevealFailure::NotDecrypted)
	}

	/// Appends a plaintext to the account's reveals, of which the oldest makes room.
	fn keep_reveal(netuid: NetUid, who: &T::AccountId, plaintext: Plaintext) {
		RevealedCommitments::<T>::mutate(netuid, who, |stored| {
			let mut reveals = stored.take().unwrap_or_default().into_inner();
			let room = (MAX_REVEALS as usize).saturating_sub(1);
			reveals.drain(..reveals.len().saturating_sub(room));
			reveals.push((plaintext, Protocol::<T>::block_number()));
			*stored = Some(Reveals::truncate_from(reveals));
		});
		Self::deposit_event(Event::CommitmentRevealed { netuid, who: who.clone() });
	}

	fn report_failure(
		netuid: NetUid,
		who: &T::AccountId,
		reveal_round: u64,
		reason: RevealFailure,
	) {
		let who = who.clone();
		Self::deposit_event(Event::CommitmentRevealFailed { netuid, who, reveal_round, reason });
	}
}
