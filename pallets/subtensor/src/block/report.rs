//! Stages of the block step: their names, their storage layers, and the report of a failure.

use crate::pallet::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::storage::with_storage_layer;
use ganglion_types::NetUid;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// A stage of the block step.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Stage {
	/// Registration prices fall.
	RegistrationPrices,
	/// Timelocked commits are opened.
	Reveals,
	/// A subnet's part of the block's emission.
	Emission(NetUid),
	/// Moving prices follow the prices.
	MovingPrices,
	/// Pending lists of children apply.
	Children,
	/// Root dividends are claimed.
	RootClaims,
	/// The clean-up of a dissolved subnet.
	CleanUp(NetUid),
	/// Keys are swapped.
	KeySwaps,
	/// A subnet's owner changes by conviction.
	Ownership(NetUid),
}

impl<T: Config> Pallet<T> {
	/// Runs a stage in a storage layer of its own. A failure is rolled back and reported.
	pub(crate) fn run_stage(stage: Stage, run: impl FnOnce() -> DispatchResult) {
		if let Err(error) = with_storage_layer(run) {
			Self::report_failure(stage, error);
		}
	}

	/// Logs the failure of a stage and deposits [`Event::StageFailed`].
	pub(crate) fn report_failure(stage: Stage, error: DispatchError) {
		log::error!(target: "market", "stage {stage:?} failed and was rolled back: {error:?}");
		Self::deposit_event(Event::StageFailed { stage, error });
	}
}
