//! # Commitments
//!
//! What a neuron publishes on its subnet: up to three fields with bytes, hashes, or ciphertexts
//! that open at a given time.
//!
//! | file | subject | the only writer of |
//! |---|---|---|
//! | [`data`] | a field and its encoding | – |
//! | [`types`] | what is stored | – |
//! | [`pulses`] | what is needed of a randomness beacon | – |
//! | `publish` | publishing: checks, space, reset of bonds | `MaxSpace`, `UsedSpaceOf`, `LastCommitment`, `LastBondsReset` |
//! | [`reveal`] | opening ciphertexts | `RevealedCommitments`, `RevealCursor` |
//! | `succession` | commitments of a hotkey that is swapped | – |
//! | `forget` | removal of the commitments of a hotkey that loses its uid | – |
//! | `purge` | removal of a dissolved subnet's commitments | – |
//! | `protocol` | what the protocol pallet asks of this one | – |
//! | `try_state` | invariants | – |
//! | [`measured`] | weights | – |
//!
//! `publish` and `reveal` both write `CommitmentOf` and `TimelockedIndex`. `succession`, `forget`
//! and `purge` move or remove what both have written.
//!
//! ## Life of a commitment
//!
//! 1. A hotkey with a uid on the subnet publishes it (`set_commitment`). It replaces the hotkey's
//!    former one. The call is free; the transaction extension makes its checks before the pool
//!    accepts it. Each commitment uses space, at least 100 bytes, of which an account has
//!    `MaxSpace` between two epochs of the subnet.
//! 2. When the pulse of a ciphertext's round is stored, the field is opened and leaves the
//!    commitment; the plaintext is the newest entry of `RevealedCommitments`. A field that cannot
//!    be opened stays as `TimelockRevealFailed`, with an event that says why. A commitment without
//!    fields is removed.
//! 3. It is removed at once when the hotkey loses its uid, with all else that is stored of the
//!    hotkey on the subnet: its ciphertexts are not opened, and its reveals and limits are gone. So
//!    no more accounts have entries than there are uids, and neither the walk over due fields nor
//!    whoever reads a subnet's commitments visits any other. (Earlier versions left entries behind
//!    a replaced neuron. They stay until their hotkey loses a uid again.)
//! 4. It is removed with its subnet.
//!
//! A field `ResetBondsFlag` deletes the bonds that others hold in the neuron, if the subnet allows
//! it (`BondsResetOn`). Only epochs make bonds: a second flag before the next epoch deletes
//! nothing.

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod data;
mod forget;
pub mod measured;
#[cfg(test)]
mod mock;
mod protocol;
mod publish;
pub mod pulses;
mod purge;
pub mod reveal;
mod succession;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "invariants", test))]
mod try_state;
pub mod types;

pub use measured::WeightInfo;
pub use pallet::*;
pub use pulses::Pulses;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{reveal::RevealFailure, types::*, Pulses, WeightInfo};
	use alloc::boxed::Box;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU32, Get},
	};
	use frame_system::pallet_prelude::*;
	use ganglion_types::NetUid;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Default of `MaxSpace`, in bytes.
	const DEFAULT_SPACE: u32 = 3_100;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_subtensor::Config
	{
		/// Maximum number of fields of a commitment.
		#[pallet::constant]
		type MaxFields: Get<u32> + 'static;
		/// The randomness beacon.
		type Beacon: Pulses;
		/// What the calls and the hooks cost.
		type WeightInfo: WeightInfo;
	}

	/// The measured weights of this pallet; `T::WeightInfo` could be the protocol pallet's as well.
	pub(crate) type Measured<T> = <T as Config>::WeightInfo;

	/// Timelocked fields that wait for their round, by (round, subnet, account). The round is
	/// big-endian, so the entries are sorted by it.
	#[pallet::storage]
	pub type TimelockedIndex<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, [u8; 8]>,
			NMapKey<Identity, NetUid>,
			NMapKey<Twox64Concat, T::AccountId>,
		),
		(),
		OptionQuery,
	>;

	/// Round at which the walk over the due fields goes on; 0: at the first.
	#[pallet::storage]
	pub type RevealCursor<T> = StorageValue<_, u64, ValueQuery>;

	/// Commitment of an account on a subnet.
	#[pallet::storage]
	pub type CommitmentOf<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Twox64Concat,
		T::AccountId,
		Registration<u64, T::MaxFields, BlockNumberFor<T>>,
		OptionQuery,
	>;

	/// Block in which an account last published a commitment on a subnet.
	#[pallet::storage]
	pub type LastCommitment<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Twox64Concat,
		T::AccountId,
		BlockNumberFor<T>,
		OptionQuery,
	>;

	/// Block in which an account last asked for a reset of the bonds in its neuron while the subnet
	/// allowed it.
	#[pallet::storage]
	pub type LastBondsReset<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Twox64Concat,
		T::AccountId,
		BlockNumberFor<T>,
		OptionQuery,
	>;

	/// The last ten opened ciphertexts of an account on a subnet, oldest first: (plaintext, block).
	#[pallet::storage]
	pub type RevealedCommitments<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Twox64Concat, T::AccountId, Reveals, OptionQuery>;

	/// Space that an account has used on a subnet since the subnet's last epoch.
	#[pallet::storage]
	pub type UsedSpaceOf<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Twox64Concat,
		T::AccountId,
		UsageTracker,
		OptionQuery,
	>;

	/// Maximum space that an account uses on a subnet between two epochs, in bytes. A commitment
	/// uses the bytes of its fields, at least 100.
	#[pallet::storage]
	pub type MaxSpace<T> = StorageValue<_, u32, ValueQuery, ConstU32<DEFAULT_SPACE>>;

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Deposit for a commitment, in rao. Read by clients; there is none.
		#[pallet::constant_name(InitialDeposit)]
		fn initial_deposit() -> u64 {
			0
		}
		/// Deposit for each field, in rao. Read by clients; there is none.
		#[pallet::constant_name(FieldDeposit)]
		fn field_deposit() -> u64 {
			0
		}
	}

	/// Events of this pallet. Clients print the docs. The first three are the network's.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A commitment without ciphertexts was published.
		Commitment {
			/// The subnet.
			netuid: NetUid,
			/// The account.
			who: T::AccountId,
		},
		/// A commitment with ciphertexts was published.
		TimelockCommitment {
			/// The subnet.
			netuid: NetUid,
			/// The account.
			who: T::AccountId,
			/// The first round that opens one of them.
			reveal_round: u64,
		},
		/// A ciphertext of a commitment was opened.
		CommitmentRevealed {
			/// The subnet.
			netuid: NetUid,
			/// The account.
			who: T::AccountId,
		},
		/// A ciphertext of a commitment could not be opened, and will not be.
		CommitmentRevealFailed {
			/// The subnet.
			netuid: NetUid,
			/// The account.
			who: T::AccountId,
			/// Its round.
			reveal_round: u64,
			/// Reason.
			reason: RevealFailure,
		},
	}

	/// Reasons why a call fails. Clients print the docs. Names and order of the first five are the
	/// network's.
	#[pallet::error]
	pub enum Error<T> {
		/// The network's; not raised here, because a commitment of more than three fields does not
		/// decode.
		TooManyFieldsInCommitmentInfo,
		/// The account has no uid on the subnet.
		AccountNotAllowedCommit,
		/// The commitment does not fit into the space that is left to the account until the
		/// subnet's next epoch (`MaxSpace`).
		SpaceLimitExceeded,
		/// The network's; not raised here, because there are no deposits.
		UnexpectedUnreserveLeftover,
		/// Only the runtime makes fields `TimelockRevealFailed`.
		TimelockRevealFailedNotAllowed,
		/// The round of a ciphertext is over, and the beacon's pulse of that round is not stored.
		RevealRoundMissed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::reveal_first()
		}

		fn on_idle(_: BlockNumberFor<T>, left: Weight) -> Weight {
			Self::reveal_rest(left)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = Measured<T>)]
	impl<T: Config> Pallet<T> {
		/// Publishes a commitment on a subnet, in place of the account's former one. Free. Signed
		/// by a hotkey with a uid on the subnet.
		///
		/// - `info`: at most three fields. A timelocked field has the ciphertext and the round of
		///   the beacon that opens it.
		#[pallet::call_index(0)]
		#[pallet::weight((Pallet::<T>::weight_of_call(info), DispatchClass::Normal, Pays::No))]
		pub fn set_commitment(
			origin: OriginFor<T>,
			netuid: NetUid,
			info: Box<CommitmentInfo<T::MaxFields>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let rows = Self::do_set_commitment(who, netuid, *info)?;
			Ok((Some(Self::weight_with_rows(rows)), Pays::No).into())
		}

		/// Sets the maximum space that an account uses on a subnet between two epochs, in bytes.
		/// Signed by root.
		#[pallet::call_index(2)]
		pub fn set_max_space(origin: OriginFor<T>, new_limit: u32) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_max_space(new_limit);
			Ok(())
		}
	}
}
