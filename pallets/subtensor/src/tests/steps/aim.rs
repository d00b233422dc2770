//! Gives drawn calls targets that exist, so that the chain accepts a good part of them.

use crate::{tests::mock::*, *};
use proptest::sample::Index;

/// Hotkey, coldkey and subnet of a stake.
pub type Position = (AccountId, AccountId, NetUid);

/// A hotkey that has an owner.
pub fn hotkey(pick: &Index) -> AccountId {
	pick.get(&Owner::<Test>::iter_keys().collect::<Vec<_>>()).clone()
}

/// A member of root, if there is one.
pub fn root_member(pick: &Index) -> Option<AccountId> {
	one_of(pick, Keys::<Test>::iter_prefix_values(ROOT))
}

/// A position, if there is one.
pub fn position(pick: &Index) -> Option<Position> {
	one_of(pick, AlphaV2::<Test>::iter_keys())
}

/// A subnet with an owner that was never started, if there is one.
pub fn idle_subnet(pick: &Index) -> Option<NetUid> {
	let started = FirstEmissionBlockNumber::<Test>::contains_key::<NetUid>;
	one_of(pick, SubnetOwner::<Test>::iter_keys().filter(|netuid| !started(*netuid)))
}

fn one_of<Target: Clone>(pick: &Index, targets: impl Iterator<Item = Target>) -> Option<Target> {
	let targets: Vec<_> = targets.collect();
	(!targets.is_empty()).then(|| pick.get(&targets).clone())
}

/// The subnet and the hotkey of a neuron.
pub fn neuron(pick: &Index) -> (NetUid, AccountId) {
	let neurons: Vec<_> = Keys::<Test>::iter().filter(|(netuid, ..)| !netuid.is_root()).collect();
	let (netuid, _, hotkey) = pick.get(&neurons).clone();
	(netuid, hotkey)
}

/// The call with the hotkey and subnet of the position, and `to` as the other hotkey of a move.
pub fn on_position(mut call: Call<Test>, position: &Position, to: AccountId) -> Call<Test> {
	let (at, _, on) = position.clone();
	match &mut call {
		Call::unstake_all { hotkey }
		| Call::unstake_all_alpha { hotkey }
		| Call::claim_root_with_hotkey { hotkey } => *hotkey = at,
		Call::move_stake { origin_hotkey, destination_hotkey, origin_netuid, .. }
		| Call::move_stake_limit { origin_hotkey, destination_hotkey, origin_netuid, .. }
		| Call::transfer_stake_and_hotkey {
			origin_hotkey,
			destination_hotkey,
			origin_netuid,
			..
		} => {
			*origin_hotkey = at;
			*destination_hotkey = to;
			*origin_netuid = on;
		},
		Call::transfer_stake { hotkey, origin_netuid: netuid, .. }
		| Call::swap_stake { hotkey, origin_netuid: netuid, .. }
		| Call::swap_stake_limit { hotkey, origin_netuid: netuid, .. }
		| Call::add_stake_limit { hotkey, netuid, .. }
		| Call::remove_stake_limit { hotkey, netuid, .. }
		| Call::remove_stake_full_limit { hotkey, netuid, .. }
		| Call::add_stake_burn { hotkey, netuid, .. }
		| Call::recycle_alpha { hotkey, netuid, .. }
		| Call::lock_stake { hotkey, netuid, .. } => {
			*hotkey = at;
			*netuid = on;
		},
		Call::move_lock { destination_hotkey, netuid } => {
			*destination_hotkey = to;
			*netuid = on;
		},
		Call::set_perpetual_lock { netuid, .. } => *netuid = on,
		Call::set_reject_locked_alpha { .. } => {},
		other => panic!("{other:?} is no call on a position"),
	}
	call
}

/// The coldkey, the hotkey and the subnet of a lock, if there is one.
pub fn lock(pick: &Index) -> Option<Position> {
	let locks = Lock::<Test>::iter_keys();
	one_of(pick, locks.map(|(coldkey, netuid, hotkey)| (hotkey, coldkey, netuid)))
}

/// The call with this hotkey, if it names one.
pub fn about_hotkey(mut call: Call<Test>, about: AccountId) -> Call<Test> {
	match &mut call {
		Call::set_children { hotkey, .. }
		| Call::set_childkey_take { hotkey, .. }
		| Call::increase_take { hotkey, .. }
		| Call::decrease_take { hotkey, .. }
		| Call::set_auto_parent_delegation_enabled { hotkey, .. }
		| Call::set_coldkey_auto_stake_hotkey { hotkey, .. }
		| Call::stake_into_basket { hotkey, .. }
		| Call::add_collateral { hotkey, .. }
		| Call::set_min_collateral { hotkey, .. }
		| Call::root_register { hotkey }
		| Call::try_associate_hotkey { hotkey }
		| Call::register_network { hotkey } => *hotkey = about,
		_ => {},
	}
	call
}

/// The call on this subnet, if it is one that neurons make.
pub fn about_subnet(mut call: Call<Test>, about: NetUid) -> Call<Test> {
	match &mut call {
		Call::set_weights { netuid, .. } | Call::serve_prometheus { netuid, .. } => *netuid = about,
		_ => {},
	}
	call
}
