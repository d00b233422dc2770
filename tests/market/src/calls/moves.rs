//! Moving stake to another hotkey, subnet or coldkey.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::Swap;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::Call;

/// Draws the subnet to which stake moves: often the one it is on.
fn destination(draw: &mut Draw, from: NetUid) -> NetUid {
	if draw.dice.chance(30) {
		return from;
	}
	draw.netuid()
}

pub fn move_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let person = draw.person();
	let call = Call::move_stake {
		origin_hotkey: at.hotkey,
		destination_hotkey: draw.hotkey_for(person),
		origin_netuid: at.netuid,
		destination_netuid: destination(draw, at.netuid),
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
	};
	signed(at.coldkey, call)
}

pub fn transfer_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let person = draw.anybody();
	let destination_coldkey = match draw.dice.below(50) {
		// The account of a subnet, which must be refused.
		0 => ganglion_runtime::SubtensorModule::account_of(at.netuid),
		_ => draw.world.coldkey(person),
	};
	let call = Call::transfer_stake {
		destination_coldkey,
		hotkey: at.hotkey,
		origin_netuid: at.netuid,
		destination_netuid: destination(draw, at.netuid),
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
	};
	signed(at.coldkey, call)
}

pub fn swap_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let call = Call::swap_stake {
		hotkey: at.hotkey,
		origin_netuid: at.netuid,
		destination_netuid: draw.netuid(),
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
	};
	signed(at.coldkey, call)
}

pub fn swap_stake_limit(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let destination_netuid = draw.netuid();
	let call = Call::swap_stake_limit {
		hotkey: at.hotkey,
		origin_netuid: at.netuid,
		destination_netuid,
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
		limit_price: TaoBalance::new(exchange_limit(draw, at.netuid, destination_netuid)),
		allow_partial: draw.dice.chance(60),
	};
	signed(at.coldkey, call)
}

pub fn move_stake_limit(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let person = draw.person();
	let destination_netuid = destination(draw, at.netuid);
	let call = Call::move_stake_limit {
		origin_hotkey: at.hotkey,
		destination_hotkey: draw.hotkey_for(person),
		origin_netuid: at.netuid,
		destination_netuid,
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
		limit_price: TaoBalance::new(exchange_limit(draw, at.netuid, destination_netuid)),
		allow_partial: draw.dice.chance(60),
	};
	signed(at.coldkey, call)
}

pub fn transfer_stake_and_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let person = draw.anybody();
	let call = Call::transfer_stake_and_hotkey {
		destination_coldkey: draw.world.coldkey(person),
		origin_hotkey: at.hotkey,
		destination_hotkey: draw.hotkey_for(person),
		origin_netuid: at.netuid,
		destination_netuid: destination(draw, at.netuid),
		alpha_amount: AlphaBalance::new(draw.dice.amount(at.staked)),
	};
	signed(at.coldkey, call)
}

/// Draws a limit on the price of one subnet's alpha in another's, in billionths.
fn exchange_limit(draw: &mut Draw, from: NetUid, to: NetUid) -> u64 {
	let of = |netuid| u128::from(Swap::price_in_rao(netuid));
	let price = (of(from) * 1_000_000_000).checked_div(of(to)).unwrap_or(0);
	draw.dice.limit(u64::try_from(price).unwrap_or(u64::MAX))
}
