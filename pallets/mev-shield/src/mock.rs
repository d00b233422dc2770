//! A chain with the shield alone, whose authors take turns.

use crate::Authors;
use frame_support::{parameter_types, traits::Hooks};
use ganglion_shield::{key_hash, KeyHash, PUBLIC_KEY_BYTES};
use ganglion_types::PlainVec;
use sp_runtime::{BuildStorage, DispatchResult};

ganglion_test_chain::runtime! {
	30: MevShield = crate,
}

impl crate::Config for Test {
	type AuthorityId = u8;
	type Authors = InTurn;
	type WeightInfo = ();
}

parameter_types! {
	/// Number of authors: 0, 1, …
	pub static AuthorCount: u8 = 4;
	/// The slot of the current block.
	pub static Slot: u64 = 0;
}

/// The author of a slot is its remainder.
pub struct InTurn;
impl Authors<u8> for InTurn {
	fn author(ahead: u8) -> Option<u8> {
		let slot = Slot::get() + u64::from(ahead);
		u8::try_from(slot.checked_rem(AuthorCount::get().into())?).ok()
	}

	fn all() -> Vec<u8> {
		(0..AuthorCount::get()).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(authors: Vec<u8>) {
		AuthorCount::set(authors.len() as u8);
	}
}

/// The state before any block.
pub fn new_test_ext() -> sp_io::TestExternalities {
	frame_system::GenesisConfig::<Test>::default().build_storage().unwrap().into()
}

/// Runs a test on a chain with so many authors, then checks every invariant.
pub fn with_authors<Outcome>(count: u8, test: impl FnOnce() -> Outcome) -> Outcome {
	new_test_ext().execute_with(|| {
		AuthorCount::set(count);
		Slot::set(0);
		let outcome = test();
		MevShield::do_try_state().unwrap();
		outcome
	})
}

/// Begins the next block, `slots` slots after the last.
pub fn begin_block_after(slots: u64) {
	let now = System::block_number() + 1;
	System::set_block_number(now);
	Slot::mutate(|slot| *slot += slots);
	MevShield::on_initialize(now);
}

/// Begins the next block in the next slot.
pub fn begin_block() {
	begin_block_after(1);
}

/// A key of a byte repeated.
pub fn key(byte: u8) -> Vec<u8> {
	vec![byte; PUBLIC_KEY_BYTES as usize]
}

/// The hash of [`key`].
pub fn hash(byte: u8) -> KeyHash {
	key_hash(&key(byte))
}

/// Announces a key of the block's author.
pub fn announce(byte: u8) -> DispatchResult {
	announce_bytes(Some(key(byte)))
}

/// Announces any bytes as the key of the block's author, or withdraws its key.
pub fn announce_bytes(bytes: Option<Vec<u8>>) -> DispatchResult {
	let enc_key = bytes.map(PlainVec::truncate_from);
	MevShield::announce_next_key(RuntimeOrigin::none(), enc_key)
}
