//! The consensus with its benchmark's floor, and timelocked data, as WASM, built as the runtime is:
//! see `../Cargo.toml`.
//!
//! It behaves like a runtime: the host provides memory and allocations, and a function takes and
//! returns a piece of memory. It also calls the host's clock.

#![no_std]

extern crate alloc;

#[path = "../../../../primitives/consensus/benches/floor/mod.rs"]
mod floor;
#[path = "../../../../primitives/consensus/benches/measure/mod.rs"]
mod measure;
#[path = "../../../../primitives/timelock/benches/steps/mod.rs"]
mod steps;
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

// SAFETY: the host's allocator returns memory that nobody else holds, aligned to eight bytes. A
// 128-bit number may require a larger alignment; WASM reads it from any address, and a runtime's
// allocator does the same.
unsafe impl GlobalAlloc for HostAllocator {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		// SAFETY: the call has no preconditions. A pointer has 32 bits.
		unsafe { ext_allocator_malloc_version_1(layout.size() as u32) }
	}

	unsafe fn dealloc(&self, at: *mut u8, _: Layout) {
		// SAFETY: the pointer came from this allocator.
		unsafe { ext_allocator_free_version_1(at) }
	}
}

#[global_allocator]
static ALLOCATOR: HostAllocator = HostAllocator;

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
	unreachable()
}

/// Measures: see `measure`. Takes the index of the rule, the index of the shape and the number of
/// rounds, four bytes each. Returns encoded times as a piece of memory: its address in the lower
/// half and its length in the upper half.
#[no_mangle]
extern "C" fn measure(at: *const [u32; 3], _length: u32) -> u64 {
	// SAFETY: the host passes twelve bytes, aligned to eight.
	let [case, shape, rounds] = unsafe { *at };
	let (case, shape) = (&CASES[case as usize], &SHAPES[shape as usize]);
	reply(Box::new(measure::measure(shape, case, rounds, clock, libm::exp).encode()))
}

/// Times a step of timelocked data: see `steps`. Takes the index of the step and the number of
/// rounds, four bytes each. Returns the nanoseconds of the fastest round, because noise only adds.
#[no_mangle]
extern "C" fn measure_timelock(at: *const [u32; 2], _length: u32) -> u64 {
	// SAFETY: the host passes eight bytes, aligned to eight.
	let [step, rounds] = unsafe { *at };
	let mut step = steps::STEPS[step as usize].1();
	let mut least = u64::MAX;
	for _ in 0..rounds {
		let begin = clock();
		step();
		least = least.min(clock() - begin);
	}
	reply(Box::new(least.to_le_bytes()))
}

fn clock() -> u64 {
	// SAFETY: a call without conditions.
	unsafe { ext_clock_nanoseconds_version_1() }
}

/// Passes bytes to the host, which reads them before anything else runs.
fn reply<const N: usize>(bytes: Box<[u8; N]>) -> u64 {
	let bytes: &'static [u8] = Box::leak(bytes);
	(bytes.len() as u64) << 32 | bytes.as_ptr() as u64
}
