//! The calls that a proxy may make, by its proxy type.
//!
//! A type is a set of [groups of calls](crate::call_groups). A wrapper passes if its own group and
//! all calls that it leads to are in the set: a limit holds through batches, proxies of proxies,
//! multisigs, sudo and the scheduler.
//!
//! A type whose calls belong to the network but not to this chain yet can do nothing.

use crate::{
	call_groups::{group_of, Group, Groups},
	inner_calls::inner_calls,
	RuntimeCall,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::InstanceFilter;
use pallet_proxy::Call as Proxy;
use scale_info::TypeInfo;

/// The types of proxies, in the network's order.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	Any,
	/// What a subnet's owner sets.
	Owner,
	/// Everything but what ends or costs a subnet, registrations, sudo and coldkey swaps.
	NonCritical,
	/// Everything but what moves TAO or stake to others, coldkey swaps, and root's unlimited calls.
	NonTransfer,
	/// Nothing any more.
	Senate,
	/// Everything but what moves, spends or gives up TAO or stake, and key swaps.
	NonFungible,
	/// Nothing any more.
	Triumvirate,
	/// Nothing any more.
	Governance,
	/// Staking, and claiming root dividends.
	Staking,
	/// Registering neurons.
	Registration,
	/// Transfers.
	Transfer,
	/// Transfers below half a TAO, or half an alpha.
	SmallTransfer,
	/// Nothing any more.
	RootWeights,
	/// Child keys.
	ChildKeys,
	/// Replacing the runtime, for root.
	SudoUncheckedSetCode,
	/// Swapping a hotkey.
	SwapHotkey,
	/// Starting a leased subnet, and what its beneficiary sets.
	SubnetLeaseBeneficiary,
	/// Claiming root dividends.
	RootClaim,
	/// Trading baskets.
	BasketTrading,
}

use Group::*;

/// What moves nothing of value and cannot hurt: every limited type that is more than a list has it.
const HARMLESS: Groups = Groups::of(&[
	Remark,
	SubnetStart,
	SubnetSettings,
	OwnerCut,
	OwnerHotkey,
	Children,
	Takes,
	NeuronWork,
	Hotkeys,
	ChainSettings,
	RootClaim,
	Batch,
	OtherAccount,
	Proxies,
	Withdrawal,
	Shield,
]);

/// Maximum number of wrappers around a call of a limited proxy.
const MOST_LEVELS: u8 = 8;

impl ProxyType {
	/// All types, in the order of their encoding.
	pub const ALL: [Self; 19] = [
		Self::Any,
		Self::Owner,
		Self::NonCritical,
		Self::NonTransfer,
		Self::Senate,
		Self::NonFungible,
		Self::Triumvirate,
		Self::Governance,
		Self::Staking,
		Self::Registration,
		Self::Transfer,
		Self::SmallTransfer,
		Self::RootWeights,
		Self::ChildKeys,
		Self::SudoUncheckedSetCode,
		Self::SwapHotkey,
		Self::SubnetLeaseBeneficiary,
		Self::RootClaim,
		Self::BasketTrading,
	];

	/// Whether the network has removed the calls of this type: it is kept for its number alone.
	pub const fn is_deprecated(self) -> bool {
		matches!(self, Self::Senate | Self::Triumvirate | Self::Governance | Self::RootWeights)
	}

	/// Returns what a proxy of this type may do.
	pub const fn groups(self) -> Groups {
		match self {
			Self::Any => Groups::ALL,
			Self::NonTransfer => HARMLESS.and(&[
				Staking,
				BasketTrading,
				GivingUp,
				Registration,
				RootRegistration,
				SubnetRegistration,
				SubnetEnd,
				Sudo,
				HotkeySwap,
			]),
			Self::NonFungible => HARMLESS.and(&[SubnetEnd, Sudo]),
			Self::NonCritical => HARMLESS.and(&[
				Transfer,
				SmallTransfer,
				Staking,
				BasketTrading,
				GivingUp,
				HotkeySwap,
			]),
			Self::Owner => Groups::of(&[SubnetSettings, OwnerCut, Batch]),
			Self::Staking => Groups::of(&[Staking, RootClaim, Batch]),
			Self::Registration => Groups::of(&[Registration, Batch]),
			Self::Transfer => Groups::of(&[Transfer, SmallTransfer, Batch]),
			Self::SmallTransfer => Groups::of(&[SmallTransfer, Batch]),
			// The contributors of the lease have a part of the owner's cut.
			Self::SubnetLeaseBeneficiary => Groups::of(&[SubnetStart, SubnetSettings, Batch]),
			Self::ChildKeys => Groups::of(&[Children, Batch]),
			Self::SudoUncheckedSetCode => Groups::of(&[SudoUnchecked, SetCode]),
			Self::RootClaim => Groups::of(&[RootClaim, Batch]),
			Self::BasketTrading => Groups::of(&[BasketTrading, Batch]),
			Self::SwapHotkey => Groups::of(&[HotkeySwap, Batch]),
			// The network has removed their calls, or this chain does not have them yet.
			Self::Senate | Self::Triumvirate | Self::Governance | Self::RootWeights => {
				Groups::of(&[])
			},
		}
	}

	/// Whether the call and all calls that it leads to are among what this type may do, and
	/// wrappers nest no deeper than `levels`.
	fn allows(self, call: &RuntimeCall, levels: u8) -> bool {
		let names_no_greater_type = match call {
			RuntimeCall::Proxy(
				Proxy::add_proxy { proxy_type, .. }
				| Proxy::remove_proxy { proxy_type, .. }
				| Proxy::create_pure { proxy_type, .. },
			) => self.is_superset(proxy_type),
			_ => true,
		};
		self.groups().contains(group_of(call))
			&& names_no_greater_type
			&& inner_calls(call)
				.into_iter()
				.all(|inner| levels.checked_sub(1).is_some_and(|levels| self.allows(inner, levels)))
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Whether a proxy of this type may make the call. The call is judged again each time that a
	/// wrapper dispatches an inner one, so the depth is bounded.
	fn filter(&self, call: &RuntimeCall) -> bool {
		matches!(self, Self::Any) || self.allows(call, MOST_LEVELS)
	}

	/// Whether this type may do all that the other may: a proxy appoints no proxy with more rights
	/// than it has.
	fn is_superset(&self, other: &Self) -> bool {
		self.groups().includes(other.groups())
	}
}
