//! Hyperparameters of subnets and settings of the chain: what they are and how they are stored.
//!
//! Writes the items of the table, except those of rows that name a method for it (`through`): the
//! file of that method is their only writer. The genesis and the registration of a subnet give some
//! items their first values.
//!
//! Each setting is a row of one table, [`for_each_hyperparameter`](crate::for_each_hyperparameter)
//! (`table.rs` explains the slots of a row). Generated from it are
//!
//! - the variants of [`Hyperparameter`](crate::types::Hyperparameter), under which the last change
//!   by an owner is stored;
//! - [`ChainSetting`] and [`SubnetSetting`] for the storage items: writing the value and depositing
//!   the event;
//! - the removal of the items of a dissolved subnet;
//! - the values by name of `get_subnet_hyperparams_v3`;
//! - in `pallet-admin-utils`: who may set what, when, to which values, and the weight of the calls;
//! - cases of the tests, and calls of the random market.
//!
//! Declared by hand, because FRAME's macros want them so, are the storage item and the event in
//! `lib.rs` and the call in `pallet-admin-utils`. That pallet checks origin, rate limit, freeze
//! window and bounds, and stores nothing itself.

mod table;

use crate::pallet::{Config, Event, Pallet};
use alloc::borrow::ToOwned;
use ganglion_types::NetUid;

/// The types of settings, by the names that rows of the table have for them.
pub mod values {
	pub use crate::types::{
		EpochConsensus, PeerPredictionParameters, RecycleOrBurnEnum, SigmoidParameters,
	};
	pub use alloc::vec::Vec;
	pub use ganglion_types::{MechId, TaoBalance};
	pub use substrate_fixed::types::{I64F64, I96F32, U64F64};
}

use values::*;

/// The least price of a uid is below this: 1 TAO.
pub const MIN_BURN_BELOW: TaoBalance = TaoBalance::from_tao(1);
/// The highest price of a uid is above this: 0.1 TAO.
pub const MAX_BURN_ABOVE: TaoBalance = TaoBalance::new(100_000_000);

/// A setting of the whole chain, implemented by its storage item.
pub trait ChainSetting<T: Config> {
	/// What it is set to.
	type Value;

	/// Writes the value and deposits the event of the setting.
	fn store(value: Self::Value);
}

/// A setting of each subnet, implemented by its storage item.
pub trait SubnetSetting<T: Config> {
	/// What it is set to.
	type Value;

	/// Writes the value for a subnet and deposits the event of the setting.
	fn store(netuid: NetUid, value: Self::Value);
}

macro_rules! setting_stores {
	(
		chain { $(
			$chain_index:tt $chain_call:ident $chain_args:tt => $chain_item:ident($chain_value:ty) {
				$(within $chain_bounds:tt,)? emits $chain_event:tt $(, admin_emits $chain_own:tt)?
			}
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident($value:ty) {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $(admin_emits $admin_event:tt,)? shown $names:tt
			}
		)* }
	) => {
		$(
			impl<T: Config> ChainSetting<T> for crate::$chain_item<T> {
				type Value = $chain_value;

				fn store(value: Self::Value) {
					Self::put(value);
					setting_stores!(@emit $chain_event(value));
				}
			}
		)*

		$(
			impl<T: Config> SubnetSetting<T> for crate::$item<T> {
				type Value = $value;

				fn store(netuid: NetUid, value: Self::Value) {
					setting_stores!(@write netuid, value $(, $through)?);
					setting_stores!(@emit $event(netuid, value));
				}
			}
		)*
	};

	(@write $netuid:ident, $value:ident) => {
		Self::insert($netuid, $value)
	};
	(@write $netuid:ident, $value:ident, $through:ident) => {
		Pallet::<T>::$through($netuid, $value.to_owned())
	};

	(@emit []($($value:ident),+)) => {};
	(@emit [$event:ident]($($value:ident),+)) => {
		Pallet::<T>::deposit_event(Event::$event($($value),+))
	};
	(@emit [$event:ident { $field:ident }]($netuid:ident, $value:ident)) => {
		Pallet::<T>::deposit_event(Event::$event { netuid: $netuid, $field: $value })
	};
}

crate::for_each_hyperparameter!(setting_stores);
