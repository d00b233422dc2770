//! Key swaps. Each coldkey and each hotkey has one key that it is swapped to, and back.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
};
use codec::Encode;
use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor::{Call, StakingHotkeys};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The key that a key is swapped to.
fn other(key: &AccountId) -> AccountId {
	AccountId::new(blake2_256(&(*b"swap", key).encode()))
}

/// Draws a coldkey, and two keys of which its hotkey is swapped from one to the other, with the
/// subnet.
fn hotkeys(draw: &mut Draw) -> (AccountId, AccountId, AccountId, Option<NetUid>) {
	let (coldkey, own) = draw.own_hotkey();
	let spare = other(&own);
	let (hotkey, new_hotkey) = if draw.dice.chance(50) { (own, spare) } else { (spare, own) };
	let netuid = if draw.dice.chance(50) { None } else { Some(draw.netuid()) };
	(coldkey, hotkey, new_hotkey, netuid)
}

pub fn swap_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey, new_hotkey, netuid) = hotkeys(draw);
	signed(coldkey, Call::swap_hotkey { hotkey, new_hotkey, netuid })
}

pub fn swap_hotkey_v2(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey, new_hotkey, netuid) = hotkeys(draw);
	let keep_stake = draw.dice.chance(50);
	signed(coldkey, Call::swap_hotkey_v2 { hotkey, new_hotkey, netuid, keep_stake })
}

pub fn announce_coldkey_swap(draw: &mut Draw) -> Option<Transaction> {
	let coldkey = draw.coldkey();
	let new_coldkey_hash = BlakeTwo256::hash_of(&other(&coldkey));
	signed(coldkey, Call::announce_coldkey_swap { new_coldkey_hash })
}

pub fn swap_coldkey_announced(draw: &mut Draw) -> Option<Transaction> {
	let coldkey = draw.coldkey();
	let new_coldkey = other(&coldkey);
	signed(coldkey, Call::swap_coldkey_announced { new_coldkey })
}

pub fn dispute_coldkey_swap(draw: &mut Draw) -> Option<Transaction> {
	signed(draw.coldkey(), Call::dispute_coldkey_swap {})
}

pub fn clear_coldkey_swap_announcement(draw: &mut Draw) -> Option<Transaction> {
	signed(draw.coldkey(), Call::clear_coldkey_swap_announcement {})
}

/// Makes a call as root, rarely as a person.
fn by_root(draw: &mut Draw, call: Call<Runtime>) -> Option<Transaction> {
	let origin = if draw.dice.chance(95) { Origin::Root } else { Origin::Signed(draw.coldkey()) };
	Some(Transaction { origin, call: call.into() })
}

pub fn reset_coldkey_swap(draw: &mut Draw) -> Option<Transaction> {
	let call = Call::reset_coldkey_swap { coldkey: draw.coldkey() };
	by_root(draw, call)
}

/// Swaps a person's coldkey back if it has been swapped, so that people do not leave the market.
pub fn swap_coldkey(draw: &mut Draw) -> Option<Transaction> {
	let coldkey = draw.coldkey();
	let spare = other(&coldkey);
	let is_swapped = !StakingHotkeys::<Runtime>::get(&spare).is_empty();
	if !is_swapped && draw.dice.chance(90) {
		return None;
	}
	let (old_coldkey, new_coldkey) = if is_swapped { (spare, coldkey) } else { (coldkey, spare) };
	let swap_cost = TaoBalance::new(draw.dice.below(1_000));
	by_root(draw, Call::swap_coldkey { old_coldkey, new_coldkey, swap_cost })
}
