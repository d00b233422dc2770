//! Transactions that wait for an earlier one of their sender.
//!
//! The SDK's pool validates a waiting transaction once, when it enters. It then waits for a tag
//! that may never come: the earlier transaction was in a block before this one entered, or was
//! dropped.

use super::base::Pooled;
use ganglion_runtime::Hash;
use std::{
	collections::{HashMap, HashSet},
	time::{Duration, Instant},
};

/// How long a transaction may wait for earlier ones.
pub const MAX_WAIT: Duration = Duration::from_secs(600);

/// Transactions validated again after a block.
const BATCH: usize = 64;

/// When the waiting transactions began to wait, and which were looked at last.
#[derive(Default)]
pub struct Waiting {
	since: HashMap<Hash, Instant>,
	last: Hash,
}

impl Waiting {
	/// Notes which transactions wait now, and returns those that have waited too long.
	pub fn update(&mut self, all: &[Pooled], now: Instant) -> Vec<Hash> {
		let hashes: HashSet<Hash> = all.iter().map(|transaction| transaction.hash).collect();
		self.since.retain(|hash, _| hashes.contains(hash));
		for hash in hashes {
			self.since.entry(hash).or_insert(now);
		}
		let waits_too_long = |since: &Instant| now.duration_since(*since) >= MAX_WAIT;
		let expired = self.since.iter().filter(|(_, since)| waits_too_long(since));
		expired.map(|(hash, _)| *hash).collect()
	}

	/// Returns the next transactions to validate, in turn. Only those matter that do not wait for
	/// another waiting one: the others follow.
	pub fn batch<'a>(&mut self, all: &'a [Pooled]) -> Vec<&'a Pooled> {
		let provided: HashSet<_> = all.iter().flat_map(|waiting| &waiting.provides).collect();
		let mut first: Vec<_> = all
			.iter()
			.filter(|waiting| !waiting.requires.iter().any(|tag| provided.contains(tag)))
			.collect();
		first.sort_unstable_by_key(|waiting| waiting.hash);
		let start = first.partition_point(|waiting| waiting.hash <= self.last);
		first.rotate_left(start);
		first.truncate(BATCH);
		self.last = first.last().map(|waiting| waiting.hash).unwrap_or_default();
		first
	}
}

#[cfg(test)]
mod tests {
	use crate::pool::waiting::*;
	use sc_transaction_pool::TimedTransactionSource;
	use sp_runtime::OpaqueExtrinsic;
	use std::sync::Arc;

	/// A transaction of a sender that needs the one before it.
	fn transaction(sender: u8, nonce: u8) -> Pooled {
		let bytes = vec![sender, nonce];
		let data = OpaqueExtrinsic::try_from_encoded_extrinsic(&[8, sender, nonce]);
		Pooled {
			data: Arc::new(data.expect("two bytes with their length")),
			bytes: 3,
			hash: Hash::from_low_u64_be(u64::from(sender) * 256 + u64::from(nonce)),
			priority: 0,
			valid_till: u64::MAX,
			requires: vec![vec![sender, nonce - 1]],
			provides: vec![bytes],
			propagate: true,
			source: TimedTransactionSource::new_external(false),
		}
	}

	#[test]
	fn only_the_first_of_each_sender_should_be_validated() {
		let all = [transaction(1, 5), transaction(1, 6), transaction(2, 9), transaction(1, 8)];
		let mut waiting = Waiting::default();
		let hashes: Vec<_> = waiting.batch(&all).into_iter().map(|one| one.hash).collect();
		assert_eq!(hashes, [all[0].hash, all[3].hash, all[2].hash]);
	}

	#[test]
	fn all_senders_should_have_their_turn() {
		let all: Vec<_> = (1..=200).map(|sender| transaction(sender, 1)).collect();
		let mut waiting = Waiting::default();
		let mut seen = HashSet::new();
		for _ in 0..4 {
			seen.extend(waiting.batch(&all).into_iter().map(|one| one.hash));
		}
		assert_eq!(seen.len(), 200);
	}

	#[test]
	fn transaction_should_not_wait_for_ever() {
		let all = [transaction(1, 5), transaction(2, 5)];
		let (mut waiting, start) = (Waiting::default(), Instant::now());
		assert!(waiting.update(&all[..1], start).is_empty());
		assert!(waiting.update(&all, start + MAX_WAIT / 2).is_empty());
		assert_eq!(waiting.update(&all, start + MAX_WAIT), [all[0].hash]);
		// One that was ready in between begins anew.
		assert!(waiting.update(&[], start + MAX_WAIT).is_empty());
		assert!(waiting.update(&all, start + MAX_WAIT).is_empty());
	}
}
