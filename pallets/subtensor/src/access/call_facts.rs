//! The guard of each call and how its fee is paid: one table of all calls.
//!
//! The transaction extension and the fee logic read the table before a transaction enters the pool.
//! The match has no catch-all arm, so a new call does not compile without a row.

use crate::{
	commits::batches::CompactRow,
	keys::evm::Proof,
	neurons::{
		serving::{Address, Service},
		work::Work,
	},
	pallet::*,
};
use alloc::vec::Vec;
use codec::Compact;
use ganglion_types::{MechId, NetUid};

/// What is known of a call before it is dispatched.
pub(crate) struct CallFacts<'a, AccountId> {
	/// The check that must pass before the pool accepts it.
	pub guard: Guard<'a, AccountId>,
	/// How its fee is paid.
	pub fee: Fee<'a, AccountId>,
}

/// A check that a transaction must pass before the pool accepts it.
pub(crate) enum Guard<'a, AccountId> {
	/// No check.
	None,
	/// The signer may set weights in this mechanism now, with rows of these lengths.
	Weights(NetUid, MechId, Lengths),
	/// Each row of a batch, on its subnet in the first mechanism.
	WeightsOfSubnets(&'a [Compact<NetUid>], &'a [CompactRow], usize),
	/// The signer may commit to weights in this mechanism now.
	Commit(NetUid, MechId),
	/// The signer may commit to weights on each of these subnets, with so many hashes.
	CommitOnSubnets(&'a [Compact<NetUid>], usize),
	/// The signer may make a timelocked commit for this round now.
	TimelockedCommit(NetUid, MechId, u64),
	/// The signer may reveal this row in this mechanism now.
	Reveal(NetUid, MechId, RowToReveal<'a>),
	/// The signer may reveal these rows in the first mechanism now: (uids, values, salts, version
	/// keys).
	RevealRows(NetUid, [&'a [Vec<u16>]; 3], &'a [u64]),
	/// A subnet may be registered now.
	NewSubnet,
	/// The signer may announce this address now.
	Serving(NetUid, Address, Service<'a>),
	/// The signer may register this hotkey now, and this proof of work is good.
	Work(NetUid, &'a AccountId, Work),
	/// The signer may link its neuron to an Ethereum address now, and this proof is good.
	EvmLink(NetUid, Proof<'a>),
}

impl<AccountId> Guard<'_, AccountId> {
	/// Whether it guards a call that its signer makes as a hotkey.
	pub fn is_of_hotkey(&self) -> bool {
		match self {
			Self::Weights(..)
			| Self::WeightsOfSubnets(..)
			| Self::Commit(..)
			| Self::CommitOnSubnets(..)
			| Self::TimelockedCommit(..)
			| Self::Reveal(..)
			| Self::RevealRows(..)
			| Self::Serving(..)
			| Self::EvmLink(..) => true,
			Self::None | Self::NewSubnet | Self::Work(..) => false,
		}
	}
}

/// Numbers of uids and of values in a row of weights.
pub(crate) type Lengths = (usize, usize);

/// A row as it is revealed: (uids, values, salt, version key).
pub(crate) type RowToReveal<'a> = (&'a [u16], &'a [u16], &'a [u16], u64);

/// How a call's fee is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fee<'a, AccountId> {
	/// No fee: the call's guard keeps the pool from being flooded.
	Free,
	/// In TAO.
	Tao,
	/// In TAO, or in alpha of the position that the call takes stake from.
	TaoOrAlpha(StakeTaken<'a, AccountId>),
}

/// The position that a call takes stake from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StakeTaken<'a, AccountId> {
	/// The signer's stake with a hotkey on a subnet.
	On(&'a AccountId, NetUid),
	/// The signer's stake with a hotkey on every subnet.
	Everywhere(&'a AccountId),
}

impl<'a, AccountId> CallFacts<'a, AccountId> {
	/// A call without a guard, whose fee is paid in TAO.
	const PLAIN: Self = Self { guard: Guard::None, fee: Fee::Tao };

	/// A registration of a subnet, whose fee is paid in TAO.
	const NEW_SUBNET: Self = Self { guard: Guard::NewSubnet, ..Self::PLAIN };

	/// A call without a fee, which therefore needs a guard.
	const fn free(guard: Guard<'a, AccountId>) -> Self {
		Self { guard, fee: Fee::Free }
	}

	/// A call that takes stake from a position.
	const fn taking(hotkey: &'a AccountId, netuid: NetUid) -> Self {
		Self { fee: Fee::TaoOrAlpha(StakeTaken::On(hotkey, netuid)), ..Self::PLAIN }
	}

	/// A call that takes stake from every subnet.
	const fn taking_all(hotkey: &'a AccountId) -> Self {
		Self { fee: Fee::TaoOrAlpha(StakeTaken::Everywhere(hotkey)), ..Self::PLAIN }
	}
}

/// Returns the facts of a call. FRAME's own variant, the last, has no value.
#[rustfmt::skip]
pub(crate) fn facts<T: Config>(call: &Call<T>) -> CallFacts<'_, T::AccountId> {
	use Call::*;
	match call {
		// Free.
		set_weights { .. } | set_mechanism_weights { .. } | batch_set_weights { .. }
		| commit_weights { .. } | commit_mechanism_weights { .. } | batch_commit_weights { .. }
		| commit_timelocked_weights { .. } | commit_timelocked_mechanism_weights { .. }
		| commit_crv3_mechanism_weights { .. }
		| reveal_weights { .. } | reveal_mechanism_weights { .. } | batch_reveal_weights { .. } =>
			CallFacts::free(guard_of_weights(call)),
		serve_axon { .. } | serve_axon_tls { .. } | serve_prometheus { .. }
		| associate_evm_key { .. } | pow_register { .. } =>
			CallFacts::free(guard_of_free_call(call)),

		// Take stake from a position.
		remove_stake { hotkey, netuid, .. }
		| recycle_alpha { hotkey, netuid, .. }
		| burn_alpha { hotkey, netuid, .. }
		| transfer_stake { hotkey, origin_netuid: netuid, .. }
		| swap_stake { hotkey, origin_netuid: netuid, .. }
		| move_stake { origin_hotkey: hotkey, origin_netuid: netuid, .. }
		| transfer_stake_and_hotkey { origin_hotkey: hotkey, origin_netuid: netuid, .. }
		| remove_stake_limit { hotkey, netuid, .. }
		| remove_stake_full_limit { hotkey, netuid, .. }
		| swap_stake_limit { hotkey, origin_netuid: netuid, .. }
		| move_stake_limit { origin_hotkey: hotkey, origin_netuid: netuid, .. } =>
			CallFacts::taking(hotkey, *netuid),
		unstake_all { hotkey } | unstake_all_alpha { hotkey } => CallFacts::taking_all(hotkey),

		// Pay in TAO.
		register_network { .. } | register_network_with_identity { .. } => CallFacts::NEW_SUBNET,
		register_leased_network { .. } | terminate_lease { .. }
		| add_stake { .. } | add_stake_limit { .. } | add_stake_burn { .. }
		| burned_register { .. } | register_limit { .. } | register { .. }
		| enable_voting_power_tracking { .. } | disable_voting_power_tracking { .. }
		| sudo_set_voting_power_ema_alpha { .. }
		| set_tempo { .. } | set_activity_cutoff_factor { .. } | trigger_epoch { .. }
		| dissolve_network { .. } | root_register { .. } | set_children { .. }
		| increase_take { .. } | decrease_take { .. }
		| set_childkey_take { .. } | sudo_set_tx_childkey_take_rate_limit { .. }
		| sudo_set_min_childkey_take { .. } | sudo_set_max_childkey_take { .. }
		| set_pending_childkey_cooldown { .. } | set_auto_parent_delegation_enabled { .. }
		| try_associate_hotkey { .. } | start_call { .. } | set_coldkey_auto_stake_hotkey { .. }
		| lock_stake { .. } | move_lock { .. } | set_perpetual_lock { .. }
		| set_reject_locked_alpha { .. } | add_collateral { .. } | set_min_collateral { .. }
		| claim_root { .. } | claim_root_with_hotkey { .. } | set_root_claim_type { .. }
		| stake_into_basket { .. } | swap_basket { .. } | swap_basket_many { .. }
		| sudo_set_num_root_claims { .. } | sudo_set_root_claim_threshold { .. }
		| root_dissolve_network { .. } | set_identity { .. } | set_subnet_identity { .. }
		| update_symbol { .. } | swap_hotkey { .. } | swap_hotkey_v2 { .. } | swap_coldkey { .. }
		| announce_coldkey_swap { .. } | swap_coldkey_announced { .. } | reset_coldkey_swap { .. }
		| dispute_coldkey_swap { .. } | clear_coldkey_swap_announcement { .. } => CallFacts::PLAIN,
		// FRAME's own variant has no value.
		__Ignore(_, never) => match *never {},
	}
}

/// Returns the guard of a free call that sets weights, or commits to them.
fn guard_of_weights<T: Config>(call: &Call<T>) -> Guard<'_, T::AccountId> {
	use Call::*;
	let main = MechId::MAIN;
	match call {
		set_weights { netuid, dests, weights, .. } => {
			Guard::Weights(*netuid, main, (dests.len(), weights.len()))
		},
		set_mechanism_weights { netuid, mecid, dests, weights, .. } => {
			Guard::Weights(*netuid, *mecid, (dests.len(), weights.len()))
		},
		batch_set_weights { netuids, weights, version_keys } => {
			Guard::WeightsOfSubnets(netuids, weights, version_keys.len())
		},
		commit_weights { netuid, .. } => Guard::Commit(*netuid, main),
		commit_mechanism_weights { netuid, mecid, .. } => Guard::Commit(*netuid, *mecid),
		batch_commit_weights { netuids, commit_hashes } => {
			Guard::CommitOnSubnets(netuids, commit_hashes.len())
		},
		commit_timelocked_weights { netuid, reveal_round, .. } => {
			Guard::TimelockedCommit(*netuid, main, *reveal_round)
		},
		commit_timelocked_mechanism_weights { netuid, mecid, reveal_round, .. }
		| commit_crv3_mechanism_weights { netuid, mecid, reveal_round, .. } => {
			Guard::TimelockedCommit(*netuid, *mecid, *reveal_round)
		},
		reveal_weights { netuid, uids, values, salt, version_key } => {
			Guard::Reveal(*netuid, main, (uids, values, salt, *version_key))
		},
		reveal_mechanism_weights { netuid, mecid, uids, values, salt, version_key } => {
			Guard::Reveal(*netuid, *mecid, (uids, values, salt, *version_key))
		},
		batch_reveal_weights { netuid, uids_list, values_list, salts_list, version_keys } => {
			Guard::RevealRows(*netuid, [uids_list, values_list, salts_list], version_keys)
		},
		// No such call: a test holds that each free call has a guard.
		_ => Guard::None,
	}
}

/// Returns the guard of a free call that does not set weights.
fn guard_of_free_call<T: Config>(call: &Call<T>) -> Guard<'_, T::AccountId> {
	use Call::*;
	match call {
		serve_axon { netuid, ip, port, ip_type, .. } => {
			serving(*netuid, (*ip, *port, *ip_type), Service::Axon)
		},
		serve_axon_tls { netuid, ip, port, ip_type, certificate, .. } => {
			serving(*netuid, (*ip, *port, *ip_type), Service::AxonTls(certificate))
		},
		serve_prometheus { netuid, ip, port, ip_type, .. } => {
			serving(*netuid, (*ip, *port, *ip_type), Service::Prometheus)
		},
		associate_evm_key { netuid, evm_key, block_number, signature } => {
			let (evm_key, block_number) = (*evm_key, *block_number);
			Guard::EvmLink(*netuid, Proof { evm_key, block_number, signature })
		},
		pow_register { netuid, work_block, nonce, work, hotkey } => {
			let work = Work { block: *work_block, nonce: *nonce, seal: *work };
			Guard::Work(*netuid, hotkey, work)
		},
		// No free call: a test holds that each has a guard.
		_ => Guard::None,
	}
}

fn serving<AccountId>(
	netuid: NetUid,
	(ip, port, ip_type): (u128, u16, u8),
	service: Service<'_>,
) -> Guard<'_, AccountId> {
	Guard::Serving(netuid, Address { ip, ip_type, port }, service)
}
