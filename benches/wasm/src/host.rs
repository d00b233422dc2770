//! The host function that the guest calls besides a runtime's.

// The macro checks a flag of runtime builds, and only the guest calls the function.
#![allow(unexpected_cfgs, dead_code, reason = "code of the macro")]

/// A clock.
#[sp_runtime_interface::runtime_interface]
pub trait Clock {
	/// Returns this thread's processor time, in nanoseconds.
	fn nanoseconds() -> u64 {
		crate::clock::nanoseconds()
	}
}

pub use clock::HostFunctions;
