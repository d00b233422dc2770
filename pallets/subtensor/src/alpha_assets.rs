//! The pallet `AlphaAssets`: how much of each subnet's alpha was issued, burned and recycled.
//!
//! Clients know these counters under that pallet's name. It has nothing but storage;
//! `market::alpha` writes it.

pub use pallet::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros generate")]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use ganglion_types::{AlphaBalance, NetUid};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// Alpha of a subnet that exists, in rao of alpha: `SubtensorModule.SubnetAlphaIn` plus
	/// `SubnetAlphaOut`.
	#[pallet::storage]
	pub type TotalAlphaIssuance<T> = StorageMap<_, Twox64Concat, NetUid, AlphaBalance, ValueQuery>;

	/// Burned alpha, in rao of alpha, still counted in the issuance: incentive of the owner's
	/// hotkeys, fees that could not be paid, and stake burned by its holders.
	#[pallet::storage]
	pub type AlphaBurned<T> = StorageMap<_, Twox64Concat, NetUid, AlphaBalance, ValueQuery>;

	/// Recycled alpha, in rao of alpha, which the issuance no longer counts: prices of uids,
	/// stake recycled by its holders, incentive of the owner's hotkeys, and `CKBurn`.
	#[pallet::storage]
	pub type AlphaRecycled<T> = StorageMap<_, Twox64Concat, NetUid, AlphaBalance, ValueQuery>;
}
