//! What a written pulse is refused for, in the pool and in a block. Only writer of `PulsesInBlock`.
//!
//! Verifying a pulse takes milliseconds, so all else is checked before. The pool verifies; in a
//! block only the call does, lest it be done twice.

use crate::{
	pallet::*,
	types::{Pulse, PulsesPayload, RoundNumber},
};
use alloc::collections::BTreeSet;
use frame_support::{dispatch::DispatchResult, ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_timelock::{randomness, Signature};
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionPriority, TransactionValidity, TransactionValidityError,
	ValidTransaction,
};

/// Blocks for which the pool keeps a transaction before it validates it again.
const LONGEVITY: u64 = 64;

/// Number of different tags, and so the most transactions with pulses that the pool holds.
///
/// Writing is free, a block takes [`MAX_PULSES`], and every missing round of the history has a
/// valid pulse: with a tag for each round, hundreds of thousands of them could fill all pools. This
/// many rounds are those of three minutes of quicknet: while blocks keep up with the beacon, no two
/// that still have to be written share a tag.
const TAGS: RoundNumber = 64;

/// The most that a round adds to a priority. Quicknet reaches it after 400 years. A beacon whose
/// rounds are greater must not push its pulses before all other transactions.
const MAX_RANK: TransactionPriority = u32::MAX as TransactionPriority;

/// The payload of [`Pallet::write_pulse`].
type Payload<T> = PulsesPayload<<T as Config>::Public, BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// Forgets how many pulses the last block had.
	pub(crate) fn begin_block() {
		PulsesInBlock::<T>::kill();
	}

	/// Writes pulses. Checks in order: those of `check_form`, the number of pulses in the block,
	/// the pulses' signatures.
	pub(crate) fn do_write_pulses(
		payload: Payload<T>,
		signature: Option<T::Signature>,
	) -> DispatchResult {
		Self::check_form(&payload, signature.as_ref())?;
		let in_block = Self::check_block(&payload)?;
		Self::verify(&payload.pulses)?;
		PulsesInBlock::<T>::put(in_block);
		let rounds = payload.pulses.iter().map(|pulse| pulse.round).collect();
		payload.pulses.into_iter().for_each(Self::store);
		Self::deposit_event(Event::NewPulse { rounds });
		Ok(())
	}

	/// Validates a transaction for the pool, which holds [`TAGS`] of them at most: a newer round
	/// takes the place of an older one with the same tag, and enters a block before all older ones.
	pub(crate) fn validate(
		payload: &Payload<T>,
		signature: Option<&T::Signature>,
	) -> TransactionValidity {
		Self::check_form(payload, signature).map_err(refusal)?;
		Self::verify(&payload.pulses).map_err(refusal)?;
		let valid = ValidTransaction::with_tag_prefix("drand")
			.priority(T::UnsignedPriority::get().saturating_add(rank_of(&payload.pulses)))
			.longevity(LONGEVITY)
			.propagate(true);
		let tags = tags_of(&payload.pulses).into_iter();
		tags.fold(valid, |valid, tag| valid.and_provides(tag)).build()
	}

	/// Validates a transaction before its call. An author leaves for a later block what is too much
	/// for this one.
	pub(crate) fn validate_in_block(
		payload: &Payload<T>,
		signature: Option<&T::Signature>,
	) -> Result<(), TransactionValidityError> {
		Self::check_form(payload, signature).map_err(refusal)?;
		Self::check_block(payload).map_err(refusal)?;
		Ok(())
	}

	/// Checks in order: the number of pulses, that the beacon is not changing; of each pulse its
	/// round and its randomness; the payload's signature.
	fn check_form(payload: &Payload<T>, signature: Option<&T::Signature>) -> Result<(), Error<T>> {
		ensure!(!payload.pulses.is_empty(), Error::<T>::NoPulses);
		ensure!(payload.pulses.len() <= MAX_PULSES as usize, Error::<T>::TooManyPulses);
		ensure!(!RemovingAll::<T>::exists(), Error::<T>::BeaconChanging);
		let mut before: RoundNumber = 0;
		for pulse in payload.pulses.iter() {
			ensure!(pulse.round > before, Error::<T>::InvalidRoundNumber);
			before = pulse.round;
			Self::check_round(pulse.round)?;
			let is_hash =
				pulse.randomness.as_slice() == randomness(signature_of(pulse)?).as_slice();
			ensure!(is_hash, Error::<T>::WrongRandomness);
		}
		Self::check_signature(payload, &payload.public, signature)
	}

	/// Returns how many pulses the block has with these.
	fn check_block(payload: &Payload<T>) -> Result<u32, Error<T>> {
		let more = u32::try_from(payload.pulses.len()).unwrap_or(u32::MAX);
		let in_block = PulsesInBlock::<T>::get().saturating_add(more);
		ensure!(in_block <= MAX_PULSES, Error::<T>::TooManyPulsesInBlock);
		Ok(in_block)
	}

	fn verify(pulses: &[Pulse]) -> Result<(), Error<T>> {
		let verifier = Self::verifier().ok_or(Error::<T>::InvalidPublicKey)?;
		for pulse in pulses {
			verifier.verify(pulse.round, signature_of(pulse)?)?;
		}
		Ok(())
	}
}

fn signature_of<T: Config>(pulse: &Pulse) -> Result<&Signature, Error<T>> {
	pulse.signature.as_slice().try_into().map_err(|_| Error::<T>::PulseVerificationError)
}

/// The tags of a transaction with these pulses, each once.
fn tags_of(pulses: &[Pulse]) -> BTreeSet<RoundNumber> {
	pulses.iter().filter_map(|pulse| pulse.round.checked_rem(TAGS)).collect()
}

/// What the rounds of a transaction add to its priority: the oldest round, less one for each
/// further pulse.
///
/// If the newest counted, anybody could add the newest round to older ones, push their transactions
/// out of the pool, and have his own left out of the blocks, which have no room for so many pulses
/// beside the newest ones. As it is, a round that is submitted alone gives way only to a
/// transaction of newer rounds.
fn rank_of(pulses: &[Pulse]) -> TransactionPriority {
	let oldest = pulses.first().map_or(0, |pulse| pulse.round);
	let further = u64::try_from(pulses.len()).unwrap_or(u64::MAX).saturating_sub(1);
	oldest.saturating_sub(further).min(MAX_RANK)
}

/// Why the pool refuses a transaction.
fn refusal<T: Config>(error: Error<T>) -> InvalidTransaction {
	match error {
		Error::RoundAlreadyStored | Error::RoundTooOld => InvalidTransaction::Stale,
		Error::PulseVerificationError | Error::WrongRandomness | Error::WrongPayloadSignature => {
			InvalidTransaction::BadProof
		},
		Error::BeaconChanging => InvalidTransaction::Future,
		Error::TooManyPulsesInBlock => InvalidTransaction::ExhaustsResources,
		_ => InvalidTransaction::Call,
	}
}
