//! What a call does, as far as the rights of a proxy go.
//!
//! Each call is of one [`Group`], and a proxy's type is a set of groups ([`crate::proxy_types`]). A
//! call may carry other calls, see [`crate::inner_calls`]. What a proxy may do is judged by all of
//! them, down to the innermost, because a wrapper that changes the account (a proxy, a multisig,
//! sudo) dispatches without the filter of the outer origin.
//!
//! Of the protocol's own pallet each call is listed, so a new one does not compile until it has a
//! group. A call of another pallet that is not listed is [`Group::Unlimited`].

use crate::{Runtime, RuntimeCall};
use pallet_admin_utils::Call as AdminUtils;
use pallet_balances::Call as Balances;
use pallet_commitments::Call as Commitments;
use pallet_crowdloan::Call as Crowdloan;
use pallet_limit_orders::Call as LimitOrders;
use pallet_mev_shield::Call as MevShield;
use pallet_multisig::Call as Multisig;
use pallet_proxy::Call as Proxy;
use pallet_subtensor::Call as Subtensor;
use pallet_sudo::Call as Sudo;
use pallet_utility::Call as Utility;

/// What a call does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Group {
	/// Notes something on the chain and changes nothing.
	Remark,
	/// Moves TAO, or staked alpha, to another account, by a crowdloan too.
	Transfer,
	/// Moves less than half a TAO, or half an alpha, to another account.
	SmallTransfer,
	/// Stakes, unstakes and moves stake between the account's own positions, and executes orders of
	/// others that do so.
	Staking,
	/// Destroys stake, locks it or makes it collateral.
	GivingUp,
	/// Claims root dividends.
	RootClaim,
	/// Trades the basket of a hotkey.
	BasketTrading,
	/// Registers a neuron.
	Registration,
	/// Registers on root.
	RootRegistration,
	/// Registers a subnet, at its cost.
	SubnetRegistration,
	/// Dissolves a subnet.
	SubnetEnd,
	/// Starts a subnet.
	SubnetStart,
	/// Changes a setting that a subnet's owner, or root, may change.
	SubnetSettings,
	/// Sets whether a subnet's owner gets a cut, and whether that is locked.
	OwnerCut,
	/// Changes the hotkey of a subnet's owner.
	OwnerHotkey,
	/// Swaps a hotkey for another of the same coldkey.
	HotkeySwap,
	/// Announces, disputes or makes the swap of a coldkey.
	ColdkeySwap,
	/// Names children, and their take.
	Children,
	/// Sets a delegate's take.
	Takes,
	/// A neuron's own work: weights, and the addresses that it serves.
	NeuronWork,
	/// Associates a hotkey with its coldkey, names the one that income is staked with, or publishes
	/// an identity.
	Hotkeys,
	/// Changes a setting of the chain, which only root may do.
	ChainSettings,
	/// Replaces the runtime.
	SetCode,
	/// Dispatches calls for the same account.
	Batch,
	/// Dispatches a call for another account: by proxy, as a multisig.
	OtherAccount,
	/// Dispatches a call with root's rights.
	Sudo,
	/// Dispatches a call with root's rights, at a weight that the sender names.
	SudoUnchecked,
	/// Adds and removes proxies of the named type, which must not exceed the own.
	Proxies,
	/// Withdraws what was announced, proposed, ordered or contributed, and adjusts deposits.
	Withdrawal,
	/// Carries an encrypted transaction, which has a signature of its own.
	Shield,
	/// All other calls: what no limited proxy may do. Among them are those that approve a call of
	/// which only the hash is known.
	Unlimited,
}

impl Group {
	/// Number of groups.
	const COUNT: u32 = Self::Unlimited as u32 + 1;
}

/// A set of groups.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Groups(u32);

const _: () = assert!(Group::COUNT < u32::BITS, "a group has a bit");

impl Groups {
	/// All groups.
	pub const ALL: Self = Self((1 << Group::COUNT) - 1);

	/// The set of these groups.
	pub const fn of(groups: &[Group]) -> Self {
		let mut bits = 0;
		let mut index = 0;
		while index < groups.len() {
			bits |= 1 << groups[index] as u32;
			index += 1;
		}
		Self(bits)
	}

	/// This set with more groups.
	pub const fn and(self, groups: &[Group]) -> Self {
		Self(self.0 | Self::of(groups).0)
	}

	/// Whether the group is in the set.
	pub const fn contains(self, group: Group) -> bool {
		self.0 & (1 << group as u32) != 0
	}

	/// Whether all groups of the other set are in this one.
	pub const fn includes(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}
}

/// Amounts below this one are small: half a TAO, or half an alpha, in rao.
pub const SMALL: u64 = 500_000_000;

/// Returns the amount of a call that moves a given amount of TAO or alpha to others, in rao, and
/// the name of the argument.
pub fn amount_moved(call: &RuntimeCall) -> Option<(&'static str, u64)> {
	match call {
		RuntimeCall::Balances(
			Balances::transfer_keep_alive { value, .. }
			| Balances::transfer_allow_death { value, .. },
		) => Some(("value", *value)),
		RuntimeCall::SubtensorModule(
			Subtensor::transfer_stake { alpha_amount, .. }
			| Subtensor::transfer_stake_and_hotkey { alpha_amount, .. },
		) => Some(("alpha_amount", alpha_amount.rao())),
		RuntimeCall::Crowdloan(Crowdloan::contribute { amount, .. }) => Some(("amount", *amount)),
		_ => None,
	}
}

/// Returns the group of a call, without those that it carries.
pub fn group_of(call: &RuntimeCall) -> Group {
	use frame_system::Call as System;
	if let Some((_, amount)) = amount_moved(call) {
		return if amount < SMALL { Group::SmallTransfer } else { Group::Transfer };
	}
	match call {
		RuntimeCall::System(System::remark { .. } | System::remark_with_event { .. }) => {
			Group::Remark
		},
		RuntimeCall::System(System::set_code { .. }) => Group::SetCode,
		RuntimeCall::Balances(call) => group_of_money(call),
		RuntimeCall::SubtensorModule(call) => group_of_protocol(call),
		RuntimeCall::AdminUtils(call) => group_of_setting(call),
		RuntimeCall::Swap(_) => Group::ChainSettings,
		RuntimeCall::Commitments(Commitments::set_commitment { .. }) => Group::NeuronWork,
		RuntimeCall::Commitments(Commitments::set_max_space { .. }) => Group::ChainSettings,
		RuntimeCall::Crowdloan(call) => group_of_crowdloan(call),
		RuntimeCall::LimitOrders(call) => group_of_orders(call),
		RuntimeCall::MevShield(MevShield::submit_encrypted { .. }) => Group::Shield,
		RuntimeCall::Utility(
			Utility::batch { .. }
			| Utility::batch_all { .. }
			| Utility::force_batch { .. }
			| Utility::if_else { .. },
		) => Group::Batch,
		RuntimeCall::Utility(Utility::as_derivative { .. })
		| RuntimeCall::Proxy(Proxy::proxy { .. } | Proxy::proxy_announced { .. })
		| RuntimeCall::Multisig(
			Multisig::as_multi { .. } | Multisig::as_multi_threshold_1 { .. },
		) => Group::OtherAccount,
		RuntimeCall::Proxy(
			Proxy::add_proxy { .. } | Proxy::remove_proxy { .. } | Proxy::create_pure { .. },
		) => Group::Proxies,
		RuntimeCall::Proxy(
			Proxy::remove_announcement { .. }
			| Proxy::reject_announcement { .. }
			| Proxy::poke_deposit { .. },
		)
		| RuntimeCall::Multisig(Multisig::cancel_as_multi { .. })
		| RuntimeCall::Multisig(Multisig::poke_deposit { .. }) => Group::Withdrawal,
		RuntimeCall::Sudo(Sudo::sudo { .. }) => Group::Sudo,
		RuntimeCall::Sudo(Sudo::sudo_unchecked_weight { .. }) => Group::SudoUnchecked,
		_ => Group::Unlimited,
	}
}

fn group_of_money(call: &Balances<Runtime>) -> Group {
	match call {
		Balances::transfer_keep_alive { .. }
		| Balances::transfer_allow_death { .. }
		| Balances::transfer_all { .. } => Group::Transfer,
		_ => Group::Unlimited,
	}
}

/// What goes into a crowdloan leaves the account; its terms decide on what. The call that
/// `finalize` dispatches has the origin's filter, so it is judged by itself.
fn group_of_crowdloan(call: &Crowdloan<Runtime>) -> Group {
	match call {
		Crowdloan::withdraw { .. } | Crowdloan::refund { .. } | Crowdloan::dissolve { .. } => {
			Group::Withdrawal
		},
		Crowdloan::create { .. }
		| Crowdloan::contribute { .. }
		| Crowdloan::finalize { .. }
		| Crowdloan::update_min_contribution { .. }
		| Crowdloan::update_end { .. }
		| Crowdloan::update_cap { .. }
		| Crowdloan::set_max_contribution { .. } => Group::Transfer,
		// FRAME's own variant has no value.
		Crowdloan::__Ignore(_, never) => match *never {},
	}
}

/// Orders are of others, and say themselves what may be done with their owners' stake; who executes
/// them may be one whom they trust with it.
fn group_of_orders(call: &LimitOrders<Runtime>) -> Group {
	match call {
		LimitOrders::execute_orders { .. } | LimitOrders::execute_batched_orders { .. } => {
			Group::Staking
		},
		LimitOrders::cancel_order { .. } => Group::Withdrawal,
		LimitOrders::set_pallet_status { .. } => Group::ChainSettings,
		// FRAME's own variant has no value.
		LimitOrders::__Ignore(_, never) => match *never {},
	}
}

fn group_of_setting(call: &AdminUtils<Runtime>) -> Group {
	match call {
		AdminUtils::sudo_set_subnet_owner_hotkey { .. }
		| AdminUtils::sudo_set_sn_owner_hotkey { .. } => Group::OwnerHotkey,
		AdminUtils::sudo_set_owner_cut_enabled { .. }
		| AdminUtils::sudo_set_owner_cut_auto_lock_enabled { .. } => Group::OwnerCut,
		AdminUtils::swap_authorities { .. } | AdminUtils::schedule_grandpa_change { .. } => {
			Group::Unlimited
		},
		_ => Group::SubnetSettings,
	}
}

fn group_of_protocol(call: &Subtensor<Runtime>) -> Group {
	use Subtensor::*;
	match call {
		transfer_stake { .. } | transfer_stake_and_hotkey { .. } => Group::Transfer,
		#[rustfmt::skip]
		add_stake { .. } | add_stake_limit { .. } | remove_stake { .. } | remove_stake_limit { .. }
		| remove_stake_full_limit { .. } | unstake_all { .. } | unstake_all_alpha { .. }
		| move_stake { .. } | move_stake_limit { .. } | swap_stake { .. } | swap_stake_limit { .. }
		| stake_into_basket { .. } | set_root_claim_type { .. } => Group::Staking,
		#[rustfmt::skip]
		add_stake_burn { .. } | recycle_alpha { .. } | burn_alpha { .. } | lock_stake { .. }
		| move_lock { .. } | set_perpetual_lock { .. } | set_reject_locked_alpha { .. }
		| add_collateral { .. } | set_min_collateral { .. } => Group::GivingUp,
		claim_root { .. } | claim_root_with_hotkey { .. } => Group::RootClaim,
		swap_basket { .. } | swap_basket_many { .. } => Group::BasketTrading,
		burned_register { .. } | register_limit { .. } | register { .. } | pow_register { .. } => {
			Group::Registration
		},
		root_register { .. } => Group::RootRegistration,
		// Its cost is a crowdloan's, and the subnet a lease's.
		register_network { .. }
		| register_network_with_identity { .. }
		| register_leased_network { .. } => Group::SubnetRegistration,
		dissolve_network { .. } | root_dissolve_network { .. } => Group::SubnetEnd,
		terminate_lease { .. } => Group::OwnerHotkey,
		start_call { .. } => Group::SubnetStart,
		trigger_epoch { .. }
		| set_tempo { .. }
		| enable_voting_power_tracking { .. }
		| disable_voting_power_tracking { .. }
		| set_activity_cutoff_factor { .. }
		| set_subnet_identity { .. }
		| update_symbol { .. }
		| sudo_set_root_claim_threshold { .. } => Group::SubnetSettings,
		swap_hotkey { .. } | swap_hotkey_v2 { .. } => Group::HotkeySwap,
		#[rustfmt::skip]
		announce_coldkey_swap { .. } | swap_coldkey_announced { .. } | reset_coldkey_swap { .. }
		| clear_coldkey_swap_announcement { .. } | dispute_coldkey_swap { .. }
		| swap_coldkey { .. } => Group::ColdkeySwap,
		set_children { .. } | set_childkey_take { .. } => Group::Children,
		increase_take { .. } | decrease_take { .. } | set_auto_parent_delegation_enabled { .. } => {
			Group::Takes
		},
		#[rustfmt::skip]
		set_weights { .. } | set_mechanism_weights { .. } | batch_set_weights { .. }
		| commit_weights { .. } | commit_mechanism_weights { .. } | batch_commit_weights { .. }
		| commit_timelocked_weights { .. } | commit_timelocked_mechanism_weights { .. }
		| commit_crv3_mechanism_weights { .. }
		| reveal_weights { .. } | reveal_mechanism_weights { .. } | batch_reveal_weights { .. }
		| serve_axon { .. } | serve_axon_tls { .. } | serve_prometheus { .. }
		| associate_evm_key { .. } => Group::NeuronWork,
		try_associate_hotkey { .. }
		| set_coldkey_auto_stake_hotkey { .. }
		| set_identity { .. } => Group::Hotkeys,
		sudo_set_num_root_claims { .. }
		| sudo_set_voting_power_ema_alpha { .. }
		| sudo_set_tx_childkey_take_rate_limit { .. }
		| sudo_set_min_childkey_take { .. }
		| sudo_set_max_childkey_take { .. }
		| set_pending_childkey_cooldown { .. } => Group::ChainSettings,
		// FRAME's own variant has no value.
		__Ignore(_, never) => match *never {},
	}
}
