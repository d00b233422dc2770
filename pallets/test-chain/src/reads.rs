//! Counting the storage entries that something reads.

use frame_support::storage::storage_prefix;
use sp_core::hexdisplay::HexDisplay;
use std::{
	collections::BTreeSet,
	fmt::Debug,
	sync::{Arc, Mutex},
};
use tracing::{
	field::{Field, Visit},
	span, Event, Metadata, Subscriber,
};

/// Runs something and returns, with its result, the number of distinct storage entries that it has
/// read. What the system pallet keeps of the block, such as its number, is in memory and does not
/// count.
///
/// The state machine reports each access to the log, from which they are counted.
pub fn count_reads<Done>(run: impl FnOnce() -> Done) -> (Done, u64) {
	let keys = Arc::new(Mutex::new(BTreeSet::new()));
	let done = tracing::subscriber::with_default(Reads(keys.clone()), || {
		wait_for_reports(&keys);
		run()
	});
	let count = keys.lock().expect("nobody panics with the lock").len();
	(done, u64::try_from(count).expect("a test reads less"))
}

/// Waits until reads are reported. Another thread may be making the first read of the process: it
/// then switches the report off for all, because it has not seen our subscriber yet.
fn wait_for_reports(keys: &Mutex<BTreeSet<String>>) {
	loop {
		sp_io::storage::get(b"read");
		sp_io::storage::exists(b"looked up");
		let reported = std::mem::take(&mut *keys.lock().expect("nobody panics with the lock"));
		if reported.len() == 2 {
			return;
		}
		tracing::callsite::rebuild_interest_cache();
	}
}

/// The keys that were read.
struct Reads(Arc<Mutex<BTreeSet<String>>>);

impl Subscriber for Reads {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}

	fn event(&self, event: &Event<'_>) {
		let mut access = Access::default();
		event.record(&mut access);
		let is_read = matches!(access.method.as_str(), "Get" | "Hash" | "Exists");
		if is_read && !is_of_block(&access.key) {
			self.0.lock().expect("nobody panics with the lock").insert(access.key);
		}
	}

	fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
		span::Id::from_u64(1)
	}
	fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
	fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
	fn enter(&self, _: &span::Id) {}
	fn exit(&self, _: &span::Id) {}
}

/// Whether a key, in hexadecimal digits, is one of the system pallet's and not of an account.
fn is_of_block(key: &str) -> bool {
	let accounts = HexDisplay::from(&storage_prefix(b"System", b"Account")).to_string();
	let system = &accounts[..accounts.len() / 2];
	key.starts_with(system) && !key.starts_with(&accounts)
}

/// What the state machine reports of an access.
#[derive(Default)]
struct Access {
	method: String,
	key: String,
}

impl Visit for Access {
	fn record_str(&mut self, field: &Field, value: &str) {
		if field.name() == "method" {
			self.method = value.to_owned();
		}
	}

	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		if field.name() == "key" {
			self.key = format!("{value:?}");
		}
	}
}
