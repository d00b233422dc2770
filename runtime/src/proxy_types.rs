//! The calls that a proxy may make, by its proxy type.

use crate::{configs::GuardedCall, RuntimeCall};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::InstanceFilter;
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
	/// Everything that can be undone.
	NonCritical,
	/// Everything that moves nothing to others.
	NonTransfer,
	/// Nothing any more.
	Senate,
	/// Everything that moves nothing of value.
	NonFungible,
	/// Nothing any more.
	Triumvirate,
	/// Nothing any more.
	Governance,
	/// Staking.
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
	/// What the beneficiary of a leased subnet sets.
	SubnetLeaseBeneficiary,
	/// Claiming root dividends.
	RootClaim,
}

/// Limit of `SmallTransfer`, in rao: half a TAO, or half an alpha.
const SMALL: u64 = 500_000_000;

use pallet_balances::Call as Balances;
use pallet_subtensor::Call as Subtensor;

fn is_transfer(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Balances(
			Balances::transfer_keep_alive { .. }
				| Balances::transfer_allow_death { .. }
				| Balances::transfer_all { .. }
		)
	)
}

fn is_small_transfer(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Balances(
			Balances::transfer_keep_alive { value, .. }
			| Balances::transfer_allow_death { value, .. }
		) if *value < SMALL
	)
}

fn is_staking(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::add_stake { .. }
				| Subtensor::remove_stake { .. }
				| Subtensor::add_stake_limit { .. }
				| Subtensor::remove_stake_limit { .. }
				| Subtensor::remove_stake_full_limit { .. }
				| Subtensor::unstake_all { .. }
				| Subtensor::unstake_all_alpha { .. }
				| Subtensor::move_stake { .. }
				| Subtensor::move_stake_limit { .. }
				| Subtensor::swap_stake { .. }
				| Subtensor::swap_stake_limit { .. }
				| Subtensor::set_root_claim_type { .. }
		)
	)
}

fn is_transfer_of_stake(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::transfer_stake { .. } | Subtensor::transfer_stake_and_hotkey { .. }
		)
	)
}

fn is_small_transfer_of_stake(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::transfer_stake { alpha_amount, .. }
				| Subtensor::transfer_stake_and_hotkey { alpha_amount, .. }
		) if alpha_amount.rao() < SMALL
	)
}

/// Whether a call burns or recycles staked alpha.
fn gives_up(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::recycle_alpha { .. }
				| Subtensor::burn_alpha { .. }
				| Subtensor::add_stake_burn { .. }
		)
	)
}

fn is_root_claim(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::claim_root { .. } | Subtensor::claim_root_with_hotkey { .. }
		)
	)
}

fn is_registration(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::burned_register { .. } | Subtensor::register_limit { .. }
		)
	)
}

fn is_of_children(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::set_children { .. } | Subtensor::set_childkey_take { .. }
		)
	)
}

fn swaps_hotkey(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::swap_hotkey { .. } | Subtensor::swap_hotkey_v2 { .. }
		)
	)
}

/// Whether a call is one of those of the swap of a coldkey.
fn swaps_coldkey(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::announce_coldkey_swap { .. }
				| Subtensor::swap_coldkey_announced { .. }
				| Subtensor::dispute_coldkey_swap { .. }
				| Subtensor::clear_coldkey_swap_announcement { .. }
				| Subtensor::swap_coldkey { .. }
				| Subtensor::reset_coldkey_swap { .. }
		)
	)
}

fn is_root_registration(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::SubtensorModule(Subtensor::root_register { .. }))
}

fn ends_subnet(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::SubtensorModule(
			Subtensor::dissolve_network { .. } | Subtensor::root_dissolve_network { .. }
		)
	)
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		let moves_balance = matches!(call, RuntimeCall::Balances(_)) || is_transfer_of_stake(call);
		let registers = is_registration(call) || is_root_registration(call);
		match self {
			Self::Any => true,
			Self::NonTransfer => !(moves_balance || swaps_coldkey(call)),
			Self::NonFungible => {
				let swaps = swaps_hotkey(call) || swaps_coldkey(call);
				!(moves_balance || is_staking(call) || gives_up(call) || registers || swaps)
			},
			Self::NonCritical => {
				let is_sudo = matches!(call, RuntimeCall::Sudo(_));
				!(registers || ends_subnet(call) || is_sudo || swaps_coldkey(call))
			},
			Self::Owner => matches!(call, RuntimeCall::AdminUtils(_)),
			Self::Staking => is_staking(call),
			Self::Registration => is_registration(call),
			Self::Transfer => is_transfer(call) || is_transfer_of_stake(call),
			Self::SmallTransfer => is_small_transfer(call) || is_small_transfer_of_stake(call),
			Self::SubnetLeaseBeneficiary => {
				matches!(call, RuntimeCall::SubtensorModule(Subtensor::start_call { .. }))
			},
			Self::ChildKeys => is_of_children(call),
			Self::SudoUncheckedSetCode => is_unchecked_set_code(call),
			Self::RootClaim => is_root_claim(call),
			Self::SwapHotkey => swaps_hotkey(call),
			// The network has removed their calls, or this chain does not have them yet.
			Self::Senate | Self::Triumvirate | Self::Governance | Self::RootWeights => false,
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(own, other) if own == other => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, other) => !matches!(other, Self::Transfer | Self::SmallTransfer),
			(Self::Transfer, Self::SmallTransfer) => true,
			_ => false,
		}
	}
}

fn is_unchecked_set_code(call: &RuntimeCall) -> bool {
	let RuntimeCall::Sudo(pallet_sudo::Call::sudo_unchecked_weight { call, .. }) = call else {
		return false;
	};
	matches!(call.0, RuntimeCall::System(frame_system::Call::set_code { .. }))
}

/// The proxy pallet holds calls as [`GuardedCall`].
impl InstanceFilter<GuardedCall> for ProxyType {
	fn filter(&self, call: &GuardedCall) -> bool {
		self.filter(&call.0)
	}

	fn is_superset(&self, other: &Self) -> bool {
		<Self as InstanceFilter<RuntimeCall>>::is_superset(self, other)
	}
}
