//! Refused calls.

use frame_support::dispatch::DispatchErrorWithPostInfo;
use sp_runtime::{DispatchError, StateVersion};

/// Root hash of the whole state, the events of the block included.
pub fn state_root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// Asserts that a call is refused for a reason and leaves the state as it was.
///
/// It is FRAME's macro of this name for calls that return post-dispatch information: that one
/// compares the whole error, of which the weight charged for the refusal is a part.
#[macro_export]
macro_rules! assert_noop {
	($call:expr, $reason:expr $(,)?) => {
		$crate::assert_refused(|| $call, $reason)
	};
}

/// Asserts that a call is refused for `reason` and leaves the state as it was.
#[track_caller]
pub fn assert_refused<Done, Refusal: Into<DispatchErrorWithPostInfo>>(
	call: impl FnOnce() -> Result<Done, Refusal>,
	reason: impl Into<DispatchError>,
) {
	let before = state_root();
	let outcome = call().map_err(|refusal| refusal.into().error);
	assert_eq!(outcome.map(drop), Err(reason.into()));
	assert_eq!(state_root(), before, "the refused call has changed the state");
}
