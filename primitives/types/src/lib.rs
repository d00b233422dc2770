//! Units of the Ganglion chain as types.
//!
//! Every number with a meaning has its own type ([`NetUid`], [`TaoBalance`], …), so that a subnet's
//! token cannot be added to TAO by mistake. The types do not appear on the wire: each encodes as
//! its primitive and has the primitive's type in metadata, because clients of the network decode
//! plain integers, and some cannot encode a number into a composite of one field.
//!
//! The same holds for containers: [`PlainVec`], [`PlainMap`] and [`PlainSet`] are bounded in code
//! and storage, and are a plain `Vec`, map and set in metadata.
//!
//! ```
//! use ganglion_types::{NetUid, TaoBalance};
//! use codec::Encode;
//!
//! assert_eq!(NetUid::new(7).encode(), 7u16.encode());
//! assert_eq!(TaoBalance::from_tao(2).rao(), 2_000_000_000);
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

extern crate alloc;

mod balance;
mod bounded;
mod ids;
mod macros;
mod ordered;

pub use balance::{AlphaBalance, Rao, TaoBalance, RAO_PER_TAO};
pub use bounded::{Full, PlainVec};
pub use ids::{MechId, NetUid, NetUidStorageIndex};
pub use ordered::{PlainMap, PlainSet};

/// Greatest number of neurons in a subnet whose consensus mode is not Null, over all its
/// mechanisms.
pub const MAX_UIDS: u32 = 256;

/// Greatest number of neurons in a subnet in Null mode, over all its mechanisms, and so the
/// greatest length of every list indexed by uid.
pub const MAX_UIDS_IN_NULL: u32 = 2_500;
