//! How much the pool holds.

use sc_transaction_pool::{Options, PoolLimit};
use sc_transaction_pool_api::PoolStatus;
use std::{
	sync::atomic::{AtomicUsize, Ordering},
	time::Duration,
};

/// Settings of the pool.
#[derive(Clone, Copy, Debug)]
pub struct PoolSettings {
	/// Transactions that may be ready, and as many that may wait for earlier ones.
	pub count: usize,
	/// Bytes of those that are ready, and as many of those that wait.
	pub bytes: usize,
	/// How long a transaction that was invalid is refused.
	pub ban: Duration,
}

impl PoolSettings {
	/// Returns the options of the SDK's pool. It has no limits of its own, because it enforces them
	/// on transactions that it has accepted: it would drop the oldest one, and with it all that
	/// depend on it, which is the whole burst of a sender.
	pub fn options(&self) -> Options {
		let none = PoolLimit { count: usize::MAX, total_bytes: usize::MAX };
		Options {
			ready: none.clone(),
			future: none,
			reject_future_transactions: false,
			ban_time: self.ban,
		}
	}

	/// Whether there is room for a ready transaction besides those that are about to enter.
	pub fn has_room_for_ready(&self, status: &PoolStatus, entering: usize) -> bool {
		status.ready.saturating_add(entering) < self.count && status.ready_bytes < self.bytes
	}

	/// Whether there are more waiting transactions than may be.
	pub fn too_many_wait(&self, status: &PoolStatus) -> bool {
		status.future > self.count || status.future_bytes > self.bytes
	}
}

/// Number of transactions that are about to enter the pool.
#[derive(Default)]
pub struct Entering(AtomicUsize);

impl Entering {
	/// Counts one more until the returned guard is dropped. Also returns how many there were.
	pub fn enter(&self) -> (usize, EnteringGuard<'_>) {
		(self.0.fetch_add(1, Ordering::SeqCst), EnteringGuard(&self.0))
	}
}

/// Counts a transaction as entering.
pub struct EnteringGuard<'a>(&'a AtomicUsize);

impl Drop for EnteringGuard<'_> {
	fn drop(&mut self) {
		self.0.fetch_sub(1, Ordering::SeqCst);
	}
}
