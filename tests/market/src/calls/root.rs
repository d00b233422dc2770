//! Claims of root dividends, and their settings; baskets.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
};
use ganglion_runtime::{AccountId, Runtime, SubtensorModule};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::{types::RootClaimTypeEnum, BasketNumbers, Call, Owner};
use std::collections::BTreeSet;

/// Draws subnets: sometimes none, or more than a call may name.
fn subnets(draw: &mut Draw) -> BTreeSet<NetUid> {
	let count = draw.dice.below(7);
	(0..count).map(|_| draw.netuid()).collect()
}

pub fn claim_root(draw: &mut Draw) -> Option<Transaction> {
	signed(draw.coldkey(), Call::claim_root { subnets: subnets(draw) })
}

pub fn claim_root_with_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	signed(at.coldkey, Call::claim_root_with_hotkey { hotkey: at.hotkey })
}

/// Buys shares in some hotkey's basket, sometimes of one that is not on root.
pub fn stake_into_basket(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.place();
	let members = SubtensorModule::hotkeys_of(NetUid::ROOT);
	let hotkey = match draw.dice.chance(5) {
		true => at.hotkey,
		false => draw.dice.pick(&members)?,
	};
	let most = draw.money_of(&at.coldkey) / 4;
	let amount_staked = TaoBalance::new(draw.dice.amount(most.max(1)));
	signed(at.coldkey, Call::stake_into_basket { hotkey, amount_staked })
}

/// Draws a trade of a basket: of what it shows, mostly a small part.
fn leg(draw: &mut Draw, hotkey: &AccountId) -> (NetUid, NetUid, AlphaBalance, u64) {
	let rows = SubtensorModule::get_validator_basket(hotkey.clone());
	let (from, held, _) = draw.dice.pick(&rows).unwrap_or_default();
	let most = if draw.dice.chance(10) { held.rao() } else { held.rao() / 16 };
	let to = if draw.dice.chance(30) { NetUid::ROOT } else { draw.netuid() };
	let least = if draw.dice.chance(5) { u64::MAX } else { 0 };
	(from, to, AlphaBalance::new(draw.dice.amount(most.max(1))), least)
}

/// The coldkey and the hotkey of a basket; rarely another coldkey.
fn trader(draw: &mut Draw) -> Option<(AccountId, AccountId)> {
	let hotkeys: Vec<_> = BasketNumbers::<Runtime>::iter_keys().collect();
	let hotkey = draw.dice.pick(&hotkeys)?;
	let owner = Owner::<Runtime>::get(&hotkey);
	let coldkey = if draw.dice.chance(3) { draw.coldkey() } else { owner };
	Some((coldkey, hotkey))
}

pub fn swap_basket(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = trader(draw)?;
	let (origin_netuid, destination_netuid, amount, min_amount_out) = leg(draw, &hotkey);
	let call =
		Call::swap_basket { hotkey, origin_netuid, destination_netuid, amount, min_amount_out };
	signed(coldkey, call)
}

pub fn swap_basket_many(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = trader(draw)?;
	let legs: Vec<_> = (0..draw.dice.below(4)).map(|_| leg(draw, &hotkey)).collect();
	signed(coldkey, Call::swap_basket_many { hotkey, legs: legs.try_into().ok()? })
}

/// Excludes a hotkey's basket from trading, or mostly no longer.
pub fn sudo_set_basket_trading_frozen(draw: &mut Draw) -> Option<Transaction> {
	let hotkey = draw.place().hotkey;
	let frozen = draw.dice.chance(20);
	let call = pallet_admin_utils::Call::sudo_set_basket_trading_frozen { hotkey, frozen };
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

pub fn set_root_claim_type(draw: &mut Draw) -> Option<Transaction> {
	let new_root_claim_type = match draw.dice.below(3) {
		0 => RootClaimTypeEnum::Swap,
		1 => RootClaimTypeEnum::Keep,
		_ => RootClaimTypeEnum::KeepSubnets { subnets: subnets(draw).try_into().ok()? },
	};
	signed(draw.coldkey(), Call::set_root_claim_type { new_root_claim_type })
}

/// Sets the part of the newest stake weight in voting power, sometimes too high.
pub fn sudo_set_voting_power_ema_alpha(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let alpha = draw.dice.below(1_100_000_000_000_000_000);
	let call = Call::sudo_set_voting_power_ema_alpha { netuid, alpha };
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

pub fn sudo_set_num_root_claims(draw: &mut Draw) -> Option<Transaction> {
	let call = Call::sudo_set_num_root_claims { new_value: draw.dice.below(52) };
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

pub fn sudo_set_root_claim_threshold(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.netuid();
	let new_value = draw.dice.part(11_000_000);
	let call = Call::sudo_set_root_claim_threshold { netuid, new_value };
	Some(Transaction { origin: draw.governor(netuid), call: call.into() })
}
