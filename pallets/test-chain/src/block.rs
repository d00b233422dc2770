//! Settings of a block that a test may change: its author, its capacity, its database's weights.
//!
//! They are variables of the thread. The genesis builder resets them, so that a test which changed
//! one leaves no trace in the next.

use crate::{cold, AccountId, AUTHOR};
use frame_support::{
	parameter_types,
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, RuntimeDbWeight, Weight},
};
use frame_system::limits::BlockWeights;
use ganglion_timelock::Signature;
use ganglion_types::TaoBalance;
use sp_runtime::traits::Convert;
use std::{cell::RefCell, collections::BTreeMap};

parameter_types! {
	/// Author of every block, if it is known.
	pub static BlockAuthor: Option<AccountId> = Some(cold(AUTHOR));
	/// Weights of a database access: zero, unless a test measures.
	pub static DatabaseCost: RuntimeDbWeight = RuntimeDbWeight { read: 0, write: 0 };
	/// Computation that fits into a block, in picoseconds.
	pub static BlockCapacity: u64 = WEIGHT_REF_TIME_PER_SECOND;
}

/// Sets author, capacity and database weights back to what they are at the start of a test.
pub fn reset_block_settings() {
	BlockAuthor::set(Some(cold(AUTHOR)));
	DatabaseCost::set(RuntimeDbWeight { read: 0, write: 0 });
	BlockCapacity::set(WEIGHT_REF_TIME_PER_SECOND);
	PULSES.with_borrow_mut(BTreeMap::clear);
}

/// The fee of a paid call: one rao for each byte of its transaction.
pub struct FeeOfLength;

impl Convert<(Weight, u32), TaoBalance> for FeeOfLength {
	fn convert((_, length): (Weight, u32)) -> TaoBalance {
		TaoBalance::new(length.into())
	}
}

thread_local! {
	static PULSES: RefCell<BTreeMap<u64, Signature>> = const { RefCell::new(BTreeMap::new()) };
}

/// The pulses of the random beacon that a test has stored.
pub struct Pulses;

impl Pulses {
	/// Stores the pulse of a round.
	pub fn store(round: u64, signature: Signature) {
		PULSES.with_borrow_mut(|pulses| pulses.insert(round, signature));
	}
}

impl ganglion_timelock::Pulses for Pulses {
	fn signature(round: u64) -> Option<Signature> {
		PULSES.with_borrow(|pulses| pulses.get(&round).copied())
	}

	fn last_round() -> u64 {
		PULSES.with_borrow(|pulses| pulses.keys().next_back().copied().unwrap_or(0))
	}
}

/// Limits of a block of [`BlockCapacity`], without a limit of proof size.
pub struct ChainBlockWeights;

impl Get<BlockWeights> for ChainBlockWeights {
	fn get() -> BlockWeights {
		BlockWeights::simple_max(Weight::from_parts(BlockCapacity::get(), u64::MAX))
	}
}
