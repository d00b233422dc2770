//! The consensus and its benchmark's floor as WASM, built as the runtime is: see `../Cargo.toml`.
//!
//! It behaves as a runtime does: memory comes from the host, so do allocations, and a function
//! takes and returns a piece of memory. Beyond that it asks the host for the time.

#![no_std]

extern crate alloc;

#[path = "../../../../primitives/consensus/benches/floor/mod.rs"]
mod floor;
#[path = "../../../../primitives/consensus/benches/measure/mod.rs"]
mod measure;
#[path = "../../../../primitives/consensus/benches/times/mod.rs"]
mod times;

use alloc::boxed::Box;
use core::{
	alloc::{GlobalAlloc, Layout},
	arch::wasm32::unreachable,
	panic::PanicInfo,
};
use ganglion_consensus_test_kit::inputs::{CASES, SHAPES};

extern "C" {
	fn ext_allocator_malloc_version_1(size: u32) -> *mut u8;
	fn ext_allocator_free_version_1(at: *mut u8);
	fn ext_clock_nanoseconds_version_1() -> u64;
}

/// Allocation by the host, as in a runtime.
struct HostAllocator;

// SAFETY: the host's allocator hands out memory that nobody else has, aligned to eight bytes. Some
// 128-bit numbers might ask for more; WASM reads them from anywhere, and a runtime's allocator does
// the same.
unsafe impl GlobalAlloc for HostAllocator {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		// SAFETY: a call without conditions. A pointer has 32 bits.
		unsafe { ext_allocator_malloc_version_1(layout.size() as u32) }
	}

	unsafe fn dealloc(&self, at: *mut u8, _: Layout) {
		// SAFETY: it came from the allocator.
		unsafe { ext_allocator_free_version_1(at) }
	}
}

#[global_allocator]
static ALLOCATOR: HostAllocator = HostAllocator;

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
	unreachable()
}

/// Measures: see `measure`. Takes the position of the rule, that of the shape, and the number of
/// rounds, as four bytes each; returns encoded times. Both are pieces of memory, the latter as
/// address and, in the upper half, length.
#[no_mangle]
extern "C" fn measure(at: *const [u32; 3], _length: u32) -> u64 {
	// SAFETY: the host hands over twelve bytes, aligned to eight.
	let [case, shape, rounds] = unsafe { *at };
	let (case, shape) = (&CASES[case as usize], &SHAPES[shape as usize]);
	// SAFETY: a call without conditions.
	let clock = || unsafe { ext_clock_nanoseconds_version_1() };
	let times = measure::measure(shape, case, rounds, clock, libm::exp).encode();
	let bytes: &'static [u8] = Box::leak(Box::new(times));
	(bytes.len() as u64) << 32 | bytes.as_ptr() as u64
}
