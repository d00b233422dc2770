//! What a subnet's owner may set only so often.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Declares a variant for each row with a clock, and those that are no rows.
macro_rules! hyperparameters {
	(
		chain { $($chain:tt)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident($value:ty) {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$($rest:tt)*
			}
		)* }
	) => {
		/// A hyperparameter that a subnet's owner may set, but not again before the owner's rate
		/// limit has passed.
		///
		/// Each is named after its storage item, but for one, and encodes as the index of the call
		/// that sets it. A new one thus gets a number that is free and stays its own, which matters
		/// because the number is part of a storage key. What is not set through `AdminUtils` counts
		/// down from 255.
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
		pub enum Hyperparameter {
			$($(
				#[doc = $doc]
				#[codec(index = $index)]
				$clock,
			)?)*
			/// An epoch out of turn, asked for by `trigger_epoch`.
			#[codec(index = 254)]
			EpochTrigger,
			/// Blocks a validator may be silent before it counts as inactive.
			#[codec(index = 255)]
			ActivityCutoffFactorMilli,
		}
	};
}

crate::for_each_hyperparameter!(hyperparameters);

impl Hyperparameter {
	/// All of them: the numbers that stand for one.
	pub fn all() -> impl Iterator<Item = Self> {
		(0..=u8::MAX).filter_map(|number| Self::decode(&mut [number].as_slice()).ok())
	}
}
