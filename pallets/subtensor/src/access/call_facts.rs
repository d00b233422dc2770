//! The guard of each call and how its fee is paid: one table of all calls.
//!
//! The transaction extension and the fee logic read the table before a transaction enters the pool.
//! The match has no catch-all arm, so a new call does not compile without a row.

use crate::{
	keys::takes::Change,
	neurons::serving::{Address, Service},
	pallet::*,
};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};

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
	/// The signer may set weights in this mechanism now.
	Weights(NetUid, MechId),
	/// A subnet may be registered now.
	NewSubnet,
	/// The signer may announce this address now.
	Serving(NetUid, Address, Service),
	/// The signer may change the take of this hotkey now.
	Take(&'a AccountId, Change),
	/// The whole trade is within its price limit. `None` if the call has no limit or may be filled
	/// in part.
	Price(Option<LimitedTrade<'a, AccountId>>),
}

/// A trade that must be filled whole within its price limit, which comes last.
pub(crate) enum LimitedTrade<'a, AccountId> {
	/// Spends TAO on a subnet's alpha.
	Buy(NetUid, TaoBalance, TaoBalance),
	/// Sells alpha that the signer has staked with a hotkey on a subnet; an amount above the stake
	/// means all of it.
	Sell(&'a AccountId, NetUid, AlphaBalance, TaoBalance),
	/// Sells as above on the first subnet, and buys alpha of the second.
	Move(&'a AccountId, NetUid, NetUid, AlphaBalance, TaoBalance),
}

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

	/// Adds a price limit. If `trade` is given, it must be filled whole within the limit.
	fn within(self, trade: Option<LimitedTrade<'a, AccountId>>) -> Self {
		Self { guard: Guard::Price(trade), ..self }
	}
}

/// Returns the facts of a call. FRAME's own variant, the last, has no value.
#[rustfmt::skip]
pub(crate) fn facts<T: Config>(call: &Call<T>) -> CallFacts<'_, T::AccountId> {
	use Call::*;
	use LimitedTrade::*;
	match call {
		// Free.
		set_weights { netuid, .. } => CallFacts::free(Guard::Weights(*netuid, MechId::MAIN)),
		set_mechanism_weights { netuid, mecid, .. } =>
			CallFacts::free(Guard::Weights(*netuid, *mecid)),
		serve_axon { netuid, ip, port, ip_type, .. } =>
			CallFacts::free(serving(*netuid, (*ip, *port, *ip_type), Service::Axon)),
		serve_prometheus { netuid, ip, port, ip_type, .. } =>
			CallFacts::free(serving(*netuid, (*ip, *port, *ip_type), Service::Prometheus)),
		increase_take { hotkey, take } =>
			CallFacts::free(Guard::Take(hotkey, Change::Increase(*take))),
		decrease_take { hotkey, take } =>
			CallFacts::free(Guard::Take(hotkey, Change::Decrease(*take))),

		// Buy alpha.
		add_stake_limit { netuid, amount_staked, limit_price, allow_partial, .. } =>
			CallFacts::PLAIN.within(
				(!allow_partial).then_some(Buy(*netuid, *amount_staked, *limit_price)),
			),
		add_stake_burn { netuid, amount, limit, .. } =>
			CallFacts::PLAIN.within(limit.map(|limit| Buy(*netuid, *amount, limit))),

		// Take stake from a position.
		remove_stake { hotkey, netuid, .. }
		| recycle_alpha { hotkey, netuid, .. }
		| burn_alpha { hotkey, netuid, .. }
		| transfer_stake { hotkey, origin_netuid: netuid, .. }
		| swap_stake { hotkey, origin_netuid: netuid, .. }
		| move_stake { origin_hotkey: hotkey, origin_netuid: netuid, .. }
		| transfer_stake_and_hotkey { origin_hotkey: hotkey, origin_netuid: netuid, .. } =>
			CallFacts::taking(hotkey, *netuid),
		unstake_all { hotkey } | unstake_all_alpha { hotkey } => CallFacts::taking_all(hotkey),
		remove_stake_limit { hotkey, netuid, amount_unstaked, limit_price, allow_partial } =>
			CallFacts::taking(hotkey, *netuid).within(
				(!allow_partial).then_some(Sell(hotkey, *netuid, *amount_unstaked, *limit_price)),
			),
		remove_stake_full_limit { hotkey, netuid, limit_price } =>
			CallFacts::taking(hotkey, *netuid)
				.within(limit_price.map(|limit| Sell(hotkey, *netuid, AlphaBalance::MAX, limit))),
		swap_stake_limit {
			hotkey, origin_netuid: from, destination_netuid: to, alpha_amount, limit_price,
			allow_partial,
		}
		| move_stake_limit {
			origin_hotkey: hotkey, origin_netuid: from, destination_netuid: to, alpha_amount,
			limit_price, allow_partial, ..
		} => CallFacts::taking(hotkey, *from).within(
			(!allow_partial).then_some(Move(hotkey, *from, *to, *alpha_amount, *limit_price)),
		),

		// Pay in TAO.
		register_network { .. } => CallFacts { guard: Guard::NewSubnet, ..CallFacts::PLAIN },
		add_stake { .. } | start_call { .. } | claim_root { .. } | swap_hotkey { .. }
		| set_children { .. } | swap_coldkey { .. } | trigger_epoch { .. } | root_register { .. }
		| register_limit { .. } | swap_hotkey_v2 { .. } | burned_register { .. }
		| dissolve_network { .. } | set_childkey_take { .. } | reset_coldkey_swap { .. }
		| set_root_claim_type { .. } | dispute_coldkey_swap { .. } | try_associate_hotkey { .. }
		| announce_coldkey_swap { .. } | root_dissolve_network { .. }
		| swap_coldkey_announced { .. } | claim_root_with_hotkey { .. }
		| sudo_set_num_root_claims { .. } | sudo_set_min_childkey_take { .. }
		| sudo_set_max_childkey_take { .. } | set_pending_childkey_cooldown { .. }
		| set_coldkey_auto_stake_hotkey { .. } | sudo_set_root_claim_threshold { .. }
		| clear_coldkey_swap_announcement { .. } | set_auto_parent_delegation_enabled { .. }
		| sudo_set_tx_childkey_take_rate_limit { .. } => CallFacts::PLAIN,
		__Ignore(_, never) => match *never {},
	}
}

fn serving<AccountId>(
	netuid: NetUid,
	(ip, port, ip_type): (u128, u16, u8),
	service: Service,
) -> Guard<'static, AccountId> {
	Guard::Serving(netuid, Address { ip, ip_type, port }, service)
}
