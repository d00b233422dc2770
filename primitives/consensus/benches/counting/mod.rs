//! An allocator that counts.

#![allow(dead_code, reason = "shared by several programs")]

use std::{
	alloc::{GlobalAlloc, Layout, System},
	cell::Cell,
};

/// The system's allocator, with counters for each thread.
pub struct Counting;

/// The allocations of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
	/// The number of allocations.
	pub count: u64,
	/// The number of bytes in total.
	pub bytes: u64,
	/// The greatest number of bytes allocated at once.
	pub peak: u64,
}

struct Counters {
	count: Cell<u64>,
	bytes: Cell<u64>,
	live: Cell<u64>,
	peak: Cell<u64>,
}

thread_local! {
	static COUNTERS: Counters = const {
		Counters {
			count: Cell::new(0),
			bytes: Cell::new(0),
			live: Cell::new(0),
			peak: Cell::new(0),
		}
	};
}

/// Counts the allocations of `call`, those of its result included. Returns them and the result.
pub fn count<T>(call: impl FnOnce() -> T) -> (Tally, T) {
	let read = || {
		COUNTERS.with(|now| {
			now.peak.set(now.live.get());
			(now.count.get(), now.bytes.get(), now.live.get())
		})
	};
	let (count, bytes, live) = read();
	let result = call();
	let tally = COUNTERS.with(|now| Tally {
		count: now.count.get() - count,
		bytes: now.bytes.get() - bytes,
		peak: now.peak.get() - live,
	});
	(tally, result)
}

fn taken(bytes: usize) {
	// A thread that ends has dropped its counters.
	let _ = COUNTERS.try_with(|now| {
		now.count.set(now.count.get() + 1);
		now.bytes.set(now.bytes.get() + bytes as u64);
		now.live.set(now.live.get().wrapping_add(bytes as u64));
		now.peak.set(now.peak.get().max(now.live.get()));
	});
}

fn given_back(bytes: usize) {
	// This thread may free what another allocated, so the counter may wrap; its difference counts.
	let _ = COUNTERS.try_with(|now| now.live.set(now.live.get().wrapping_sub(bytes as u64)));
}

// SAFETY: the system's allocator does the work. Counting neither allocates nor panics.
unsafe impl GlobalAlloc for Counting {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		taken(layout.size());
		// SAFETY: the caller keeps the conditions of `GlobalAlloc`.
		unsafe { System.alloc(layout) }
	}

	unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
		taken(layout.size());
		// SAFETY: the caller keeps the conditions of `GlobalAlloc`.
		unsafe { System.alloc_zeroed(layout) }
	}

	unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
		given_back(layout.size());
		taken(size);
		// SAFETY: the caller keeps the conditions of `GlobalAlloc`.
		unsafe { System.realloc(at, layout, size) }
	}

	unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
		given_back(layout.size());
		// SAFETY: the caller keeps the conditions of `GlobalAlloc`.
		unsafe { System.dealloc(at, layout) }
	}
}
