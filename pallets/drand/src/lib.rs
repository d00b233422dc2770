//! # The beacon
//!
//! Pulses of a random beacon, for data that is encrypted for one of its rounds.
//! [`ganglion_timelock`] describes both. This pallet verifies pulses and keeps them; other pallets
//! read them through [`Pulses`](ganglion_timelock::Pulses).
//!
//! | file | subject |
//! |---|---|
//! | [`types`] | types of calls and storage |
//! | `beacon` | which beacon it is. Only writer of `BeaconConfig` |
//! | `history` | the pulses that are kept. Only writer of `Pulses`, `LastStoredRound`, `OldestStoredRound`, `PruneCursor`, `SkippedRounds` and `RemovingAll` |
//! | `writing` | what a written pulse is refused for, in the pool and in a block. Only writer of `PulsesInBlock` |
//! | [`extension`] | the priority of pulses |
//! | `try_state` | invariants |
//! | [`measured`] | weights |
//!
//! ## Who writes pulses
//!
//! A pulse proves itself, so anybody may write it, without an account and without a fee. Nodes that
//! author blocks fetch pulses and submit them. What that could be abused for is bounded: a pulse is
//! verified only if its round is not stored yet and not too old; the pool holds 64 transactions,
//! one for each remainder of a round by 64, and newer rounds in place of older ones; a block takes
//! [`MAX_PULSES`], and newer rounds before older ones.
//!
//! ## Missing rounds
//!
//! Pulses may be written in any order. A round that is missing can be written as long as it is not
//! older than the history, which are the `HistoryRounds` rounds up to the newest one written. So a
//! chain that was cut off, or stood still, does not lose the rounds of that time: whoever needs one
//! fetches and writes it. Data for a missing round is not lost, it waits: its pallet keeps it
//! until that pallet's own deadline. `LastStoredRound` says that a round was reached, not that all
//! before it are there.
//!
//! ## Life of a pulse
//!
//! 1. It is written, and the event `NewPulse` names its round.
//! 2. When the newest round is `HistoryRounds` further, `OldestStoredRound` passes it. From then on
//!    nobody reads it, and it cannot be written again.
//! 3. It is removed: a few are in each block, more when a block has weight left.
//!
//! If root names a beacon with another key, all pulses of the former one are removed first. Until
//! that is done, none can be read or written.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	// Tests and benchmarks may panic.
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

extern crate alloc;

mod beacon;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod extension;
mod history;
pub mod measured;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "invariants", test))]
mod try_state;
pub mod types;
mod writing;

pub use beacon::{development, quicknet};
pub use measured::WeightInfo;
pub use pallet::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		beacon,
		types::{
			BeaconConfiguration, BeaconConfigurationPayload, Pulse, PulsesPayload, RoundNumber,
		},
		WeightInfo,
	};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::{IdentifyAccount, Verify};

	/// Most pulses of a call, and of a block.
	pub const MAX_PULSES: u32 = 10;

	/// Pulses that are removed in each block if it is time. A block of 12 seconds has four rounds.
	pub const PRUNED_PER_BLOCK: u32 = 8;

	/// Most pulses that are removed in a block with weight left.
	pub const PRUNED_WHEN_IDLE: u32 = 1_000;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// A public key of whoever signs a payload.
		type Public: Parameter + IdentifyAccount<AccountId = Self::AccountId>;
		/// A signature of a payload.
		type Signature: Parameter + Verify<Signer = Self::Public>;
		/// Rounds whose pulses are kept, the newest included.
		#[pallet::constant]
		type HistoryRounds: Get<RoundNumber>;
		/// Priority of a transaction that writes pulses, before its round and the extension add to
		/// it.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;
		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// The beacon before root names another: quicknet, unless the genesis says otherwise.
	#[pallet::type_value]
	pub fn DefaultBeaconConfig<T: Config>() -> BeaconConfiguration {
		beacon::quicknet()
	}

	/// The beacon.
	#[pallet::storage]
	pub type BeaconConfig<T: Config> =
		StorageValue<_, BeaconConfiguration, ValueQuery, DefaultBeaconConfig<T>>;

	/// Pulses by round. Those below `OldestStoredRound` are about to be removed.
	#[pallet::storage]
	pub type Pulses<T> = StorageMap<_, Blake2_128Concat, RoundNumber, Pulse, OptionQuery>;

	/// The newest round that was ever written; zero if none was.
	#[pallet::storage]
	pub type LastStoredRound<T> = StorageValue<_, RoundNumber, ValueQuery>;

	/// The oldest round that can be read or written.
	#[pallet::storage]
	pub type OldestStoredRound<T> = StorageValue<_, RoundNumber, ValueQuery>;

	/// No round below this one has a pulse.
	#[pallet::storage]
	pub type PruneCursor<T> = StorageValue<_, RoundNumber, ValueQuery>;

	/// Rounds below `OldestStoredRound` that were never written: (first, the one after the last).
	/// The removal passes over them.
	#[pallet::storage]
	pub type SkippedRounds<T> = StorageValue<_, (RoundNumber, RoundNumber), OptionQuery>;

	/// Present while the pulses of a former beacon are being removed.
	#[pallet::storage]
	pub type RemovingAll<T> = StorageValue<_, (), OptionQuery>;

	/// Pulses written in this block.
	#[pallet::storage]
	pub type PulsesInBlock<T> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Accept the pulses of the development beacon, whose secret everybody knows, instead of
		/// quicknet's. Clients must be told its key.
		pub development_beacon: bool,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if self.development_beacon {
				Pallet::<T>::begin_with(beacon::development());
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Root named the beacon.
		#[codec(index = 0)]
		BeaconConfigChanged,
		/// Pulses were written.
		#[codec(index = 1)]
		NewPulse {
			/// Their rounds.
			rounds: Vec<RoundNumber>,
		},
		/// Root set the oldest round that can be read or written.
		#[codec(index = 2)]
		SetOldestStoredRound(RoundNumber),
	}

	// Names and order of the first six are the network's.
	#[pallet::error]
	pub enum Error<T> {
		/// The network's; not raised here.
		NoneValue,
		/// The network's; not raised here.
		StorageOverflow,
		/// The network's; not raised here: the runtime fetches nothing.
		DrandConnectionFailure,
		/// The network's; not raised here.
		UnverifiedPulse,
		/// The rounds of the pulses do not ascend, or one is zero.
		InvalidRoundNumber,
		/// The signature of a pulse is not the beacon's for its round.
		PulseVerificationError,
		/// The call has no pulses.
		NoPulses,
		/// The call has more than 10 pulses.
		TooManyPulses,
		/// With this call the block would have more than 10 pulses.
		TooManyPulsesInBlock,
		/// The round has a pulse already.
		RoundAlreadyStored,
		/// The round is older than those that the chain keeps.
		RoundTooOld,
		/// The randomness of a pulse is not the hash of its signature.
		WrongRandomness,
		/// The signature of the payload is not that of its public key.
		WrongPayloadSignature,
		/// The pulses of a former beacon are still being removed.
		BeaconChanging,
		/// The public key of the beacon is not a key of BLS12-381 of 96 bytes.
		InvalidPublicKey,
		/// The beacon's period is zero.
		InvalidPeriod,
		/// The round lies more than one behind the newest that was written.
		OldestRoundTooHigh,
		/// The round is older than those that the chain keeps.
		OldestRoundTooLow,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::begin_block();
			T::WeightInfo::prune(Self::prune(PRUNED_PER_BLOCK))
		}

		/// Removes more pulses if there are any to remove.
		fn on_idle(_: BlockNumberFor<T>, left: Weight) -> Weight {
			Self::prune_within(left)
		}

		fn integrity_test() {
			assert!(T::HistoryRounds::get() > 0, "the newest pulse is kept");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// The successor works for general transactions only, which the network's format does not have.
	#[allow(deprecated)]
	#[pallet::validate_unsigned]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(_: TransactionSource, call: &Call<T>) -> TransactionValidity {
			match call {
				Call::write_pulse { pulses_payload, signature } => {
					Self::validate(pulses_payload, signature.as_ref())
				},
				_ => Err(InvalidTransaction::Call.into()),
			}
		}

		/// Checks all but the pulses' signatures, which the call itself verifies.
		fn pre_dispatch(call: &Call<T>) -> Result<(), TransactionValidityError> {
			match call {
				Call::write_pulse { pulses_payload, signature } => {
					Self::validate_in_block(pulses_payload, signature.as_ref())
				},
				_ => Err(InvalidTransaction::Call.into()),
			}
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Writes pulses, all of them or none. Without a signer: whoever has a pulse may write it.
		/// `signature` is that of the payload; the network's nodes sign it. It may be left out, but
		/// must be right if it is there.
		#[pallet::call_index(0)]
		#[pallet::weight((
			T::WeightInfo::write_pulse(pulses_payload.pulses.len() as u32),
			DispatchClass::Operational,
		))]
		pub fn write_pulse(
			origin: OriginFor<T>,
			pulses_payload: PulsesPayload<T::Public, BlockNumberFor<T>>,
			signature: Option<T::Signature>,
		) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_write_pulses(pulses_payload, signature)
		}

		/// Names the beacon. Root only. If its key is another, all pulses are removed first.
		/// `signature` is as in `write_pulse`.
		#[pallet::call_index(1)]
		pub fn set_beacon_config(
			origin: OriginFor<T>,
			config_payload: BeaconConfigurationPayload<T::Public, BlockNumberFor<T>>,
			signature: Option<T::Signature>,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_beacon_config(config_payload, signature)
		}

		/// Sets the oldest round that can be read or written: one of those that the chain keeps, or
		/// the one after the newest, which forgets all. Root only.
		#[pallet::call_index(2)]
		pub fn set_oldest_stored_round(origin: OriginFor<T>, oldest_round: u64) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_oldest_stored_round(oldest_round)
		}
	}
}
