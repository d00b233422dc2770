//! # The shield
//!
//! Encrypted transactions. [`ganglion_shield`] describes them; this pallet keeps the authors'
//! public keys and checks carriers. It decrypts nothing.
//!
//! | file | subject |
//! |---|---|
//! | `keys` | announced keys: rotation, and which ciphertexts are accepted |
//! | `offers` | the inherent by which an author announces a key |
//! | [`extensions`] | what a carrier is refused for |
//! | `try_state` | invariants |
//! | [`measured`] | weights |
//!
//! ## Life of a key
//!
//! 1. An author's node offers a fresh key with each block. The runtime announces it
//!    (`announce_next_key`) if the author has none, if the node lost the secret key of the one it
//!    has, or if that is [`KEY_LIFETIME`] blocks old. The key is then the
//!    author's (`AuthorKeys`).
//! 2. `NextKey` is the key of the author of the slot after the next. Clients encrypt for it: their
//!    carrier is in time for that author's block.
//! 3. When the author announces another key, ciphertexts for the old one are accepted for
//!    [`MAX_ERA_PERIOD`](ganglion_shield::MAX_ERA_PERIOD) blocks more, which is as long as a
//!    carrier can be valid.
//! 4. A key is forgotten, and ciphertexts for it are refused, when its author is away: when it has
//!    not been replaced for [`KEY_LIFETIME`] blocks and as many more as two rounds of slots have.
//!    Each block looks at one author in turn, so this takes up to a round longer. The key of an
//!    author that is no longer one is forgotten at once. Otherwise nobody would open the carriers
//!    for such a key, nor include them: they would fill the pools, and cost nothing.
//!
//! An author that has missed its slots of one round still has its key. Blocks count and not slots,
//! so a chain whose only author sleeps goes on with the key that it had.

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
pub mod extensions;
mod keys;
pub mod measured;
#[cfg(test)]
mod mock;
mod offers;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "invariants", test))]
mod try_state;

pub use measured::WeightInfo;
pub use pallet::*;

use alloc::vec::Vec;

/// Who authors the blocks around this one.
pub trait Authors<AuthorityId> {
	/// Returns the author of the slot that lies `ahead` slots after this block's: 0 for this block.
	fn author(ahead: u8) -> Option<AuthorityId>;

	/// Returns all authors.
	fn all() -> Vec<AuthorityId>;

	/// Makes these the authors.
	#[cfg(feature = "runtime-benchmarks")]
	fn set(authors: Vec<AuthorityId>);
}

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{offers, Authors, WeightInfo};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use ganglion_shield::{KeyHash, PublicKey, MAX_CIPHERTEXT_BYTES, MAX_ERA_PERIOD};
	use ganglion_types::PlainVec;
	use sp_runtime::traits::Hash;

	/// Blocks after which an author announces another key. A secret key that leaks opens the
	/// ciphertexts of so many blocks at the most.
	pub const KEY_LIFETIME: u32 = 16;

	/// Most keys that wait for the end of their acceptance: one is replaced in a block.
	pub const MAX_RETIRED: u32 = MAX_ERA_PERIOD as u32 + 1;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The identity of an author.
		type AuthorityId: Parameter + MaxEncodedLen;
		/// Who authors which slot.
		type Authors: Authors<Self::AuthorityId>;
		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// The key of this block's author, before the one that the block announces.
	#[pallet::storage]
	pub type CurrentKey<T> = StorageValue<_, PublicKey, OptionQuery>;

	/// The key of the author of the next slot.
	#[pallet::storage]
	pub type PendingKey<T> = StorageValue<_, PublicKey, OptionQuery>;

	/// The key of the author of the slot after the next: the one to encrypt for.
	#[pallet::storage]
	pub type NextKey<T> = StorageValue<_, PublicKey, OptionQuery>;

	/// The key that each author announced last.
	#[pallet::storage]
	pub type AuthorKeys<T: Config> =
		StorageMap<_, Twox64Concat, T::AuthorityId, PublicKey, OptionQuery>;

	/// The block in which each author announced its key.
	#[pallet::storage]
	pub type AnnouncedIn<T: Config> =
		StorageMap<_, Twox64Concat, T::AuthorityId, BlockNumberFor<T>, OptionQuery>;

	/// Hashes of the keys for which ciphertexts are accepted: those of authors and the retired.
	#[pallet::storage]
	pub type AcceptedKeys<T> = StorageMap<_, Identity, KeyHash, (), OptionQuery>;

	/// Keys that their author replaced, the oldest first: (last block of acceptance, hash).
	#[pallet::storage]
	pub type RetiredKeys<T: Config> =
		StorageValue<_, PlainVec<(BlockNumberFor<T>, KeyHash), MAX_RETIRED>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An encrypted transaction is in the block. The transaction in it follows, if the author
		/// could decrypt it.
		#[codec(index = 0)]
		EncryptedSubmitted {
			/// Hash of the sender and the ciphertext.
			id: T::Hash,
			/// The sender.
			who: T::AccountId,
		},
	}

	// Names and numbers of the first four are the network's; ours follow without a gap.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not have the 1,184 bytes of an ML-KEM-768 encapsulation key.
		#[codec(index = 0)]
		BadEncKeyLen,
		/// The author of the block is unknown.
		#[codec(index = 1)]
		Unreachable,
		/// The network's; not raised here.
		#[codec(index = 2)]
		TooManyPendingExtrinsics,
		/// The network's; not raised here.
		#[codec(index = 3)]
		WeightExceedsAbsoluteMax,
		/// The author has announced a key in this block already.
		#[codec(index = 4)]
		AlreadyAnnounced,
		/// The key was announced before.
		#[codec(index = 5)]
		KeyReused,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sets the three keys of the block and ends the acceptance of old ones. Looks at one
		/// author's key, whose turn it is, however many authors there are.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::rotate(now);
			T::WeightInfo::rotate()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = sp_inherents::MakeFatalError<()>;
		const INHERENT_IDENTIFIER: sp_inherents::InherentIdentifier =
			ganglion_shield::inherent::IDENTIFIER;

		fn create_inherent(data: &InherentData) -> Option<Call<T>> {
			let offer = data.get_data(&Self::INHERENT_IDENTIFIER).ok()??;
			let enc_key = offers::accept::<T>(offer)?;
			Some(Call::announce_next_key { enc_key: Some(enc_key) })
		}

		fn is_inherent(call: &Call<T>) -> bool {
			matches!(call, Call::announce_next_key { .. })
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Announces the author's key; none withdraws the one it has. An inherent: authors alone
		/// make it, once in a block.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::announce_next_key(), DispatchClass::Mandatory))]
		pub fn announce_next_key(
			origin: OriginFor<T>,
			enc_key: Option<PlainVec<u8, MAX_CIPHERTEXT_BYTES>>,
		) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_announce(enc_key)
		}

		/// Carries an encrypted transaction, see the description of its bytes
		/// ([`ganglion_shield::envelope`]). The sender pays for it, whatever it holds. Its era must
		/// be of at most 8 blocks. Only a carrier that is a transaction of its own, and not in a
		/// batch or another wrapper, is decrypted.
		#[pallet::call_index(1)]
		pub fn submit_encrypted(
			origin: OriginFor<T>,
			ciphertext: PlainVec<u8, MAX_CIPHERTEXT_BYTES>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let id = T::Hashing::hash_of(&(&who, &ciphertext));
			Self::deposit_event(Event::EncryptedSubmitted { id, who });
			Ok(())
		}
	}
}
