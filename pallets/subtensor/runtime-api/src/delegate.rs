//! The return types about delegates.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use ganglion_types::NetUid;
use scale_info::TypeInfo;

/// What one coldkey has staked with a hotkey: (subnet, rao).
pub type Nominations = Vec<(Compact<NetUid>, Compact<u64>)>;

/// A hotkey that others can stake with.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DelegateInfo<AccountId> {
	/// Hotkey of the delegate.
	pub delegate_ss58: AccountId,
	/// Share of the dividends that the delegate keeps, in parts of 65,535.
	pub take: Compact<u16>,
	/// Who staked with it: (coldkey, [(subnet, rao)]).
	pub nominators: Vec<(AccountId, Nominations)>,
	/// Coldkey that owns the hotkey.
	pub owner_ss58: AccountId,
	/// Subnets in which it has a uid.
	pub registrations: Vec<Compact<NetUid>>,
	/// Subnets in which it may set weights on others.
	pub validator_permits: Vec<Compact<NetUid>>,
	/// What a thousand TAO of the stake with it earned in the last day, in rao of TAO, by the rule
	/// of `total_daily_return`; what all of it earned, if it is worth less. At most
	/// `total_daily_return`.
	pub return_per_1000: Compact<u64>,
	/// What all stake with it earned in the last day, as if every epoch had been like the last and
	/// at present prices, in rao of TAO. On a subnet younger than a day, what it earned since then.
	pub total_daily_return: Compact<u64>,
}
