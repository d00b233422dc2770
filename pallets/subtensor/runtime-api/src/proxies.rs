//! What each type of proxy may call.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A type of proxy.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ProxyTypeInfo {
	/// Name of the type, UTF-8.
	pub name: Vec<u8>,
	/// Number of the type, as its encoding has it.
	pub index: u8,
	/// Whether the type is kept for its number alone: such a proxy may do nothing.
	pub deprecated: bool,
}

/// A type of proxy and what it may call.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ProxyFilterInfo {
	/// Number of the type, as its encoding has it.
	pub proxy_type: u8,
	/// Name of the type, UTF-8.
	pub name: Vec<u8>,
	/// Whether the type is kept for its number alone: such a proxy may do nothing.
	pub deprecated: bool,
	/// The calls.
	pub filter_mode: FilterMode,
}

/// The calls that a type of proxy may make.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum FilterMode {
	/// Every call.
	AllowAll,
	/// These calls alone.
	Allow(Vec<CallInfo>),
}

/// A call that a proxy may make.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CallInfo {
	/// Name of the call's pallet, UTF-8.
	pub pallet_name: Vec<u8>,
	/// Index of the call's pallet in the runtime.
	pub pallet_index: u8,
	/// Name of the call, UTF-8.
	pub call_name: Vec<u8>,
	/// Index of the call in its pallet.
	pub call_index: u8,
	/// What its arguments must be, if not every value is allowed.
	pub constraint: Option<CallConstraint>,
}

/// What an argument of a call must be.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum CallConstraint {
	/// A number below the limit.
	ParamLessThan {
		/// Name of the argument, UTF-8.
		param_name: Vec<u8>,
		/// The least number that is refused.
		limit: u128,
	},
	/// A certain call.
	NestedCallMustBe {
		/// Name of the argument, UTF-8.
		param_name: Vec<u8>,
		/// Name of the inner call's pallet, UTF-8.
		pallet_name: Vec<u8>,
		/// Name of the inner call, UTF-8.
		call_name: Vec<u8>,
	},
}
