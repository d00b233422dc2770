//! What the guest asks for beyond what a runtime has.

// The macro asks for a flag that runtimes are compiled with, and nothing here calls the function:
// the guest does.
#![allow(unexpected_cfgs, dead_code, reason = "code of the macro")]

/// A clock.
#[sp_runtime_interface::runtime_interface]
pub trait Clock {
	/// Nanoseconds for which the processor has worked for this thread.
	fn nanoseconds() -> u64 {
		crate::clock::nanoseconds()
	}
}

pub use clock::HostFunctions;
