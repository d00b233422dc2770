//! Staking and unstaking.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::AccountId;
use ganglion_types::{AlphaBalance, TaoBalance};
use pallet_subtensor::Call;

pub fn add_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.place();
	let amount_staked = TaoBalance::new(draw.money_of(&at.coldkey));
	signed(at.coldkey, Call::add_stake { hotkey: at.hotkey, netuid: at.netuid, amount_staked })
}

pub fn add_stake_limit(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.place();
	let call = Call::add_stake_limit {
		hotkey: at.hotkey,
		netuid: at.netuid,
		amount_staked: TaoBalance::new(draw.money_of(&at.coldkey)),
		limit_price: TaoBalance::new(draw.limit(at.netuid)),
		allow_partial: draw.dice.chance(60),
	};
	signed(at.coldkey, call)
}

pub fn remove_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let amount_unstaked = AlphaBalance::new(draw.dice.amount(at.staked));
	signed(at.coldkey, Call::remove_stake { hotkey: at.hotkey, netuid: at.netuid, amount_unstaked })
}

pub fn remove_stake_limit(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let call = Call::remove_stake_limit {
		hotkey: at.hotkey,
		netuid: at.netuid,
		amount_unstaked: AlphaBalance::new(draw.dice.amount(at.staked)),
		limit_price: TaoBalance::new(draw.limit(at.netuid)),
		allow_partial: draw.dice.chance(60),
	};
	signed(at.coldkey, call)
}

pub fn remove_stake_full_limit(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let limit = draw.limit(at.netuid);
	let limit_price = draw.dice.chance(50).then_some(TaoBalance::new(limit));
	signed(
		at.coldkey,
		Call::remove_stake_full_limit { hotkey: at.hotkey, netuid: at.netuid, limit_price },
	)
}

/// Chooses a neuron for automatic stake, or the zero account, which undoes the choice.
pub fn set_coldkey_auto_stake_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let coldkey = draw.coldkey();
	let hotkey = match draw.dice.below(5) {
		0 => AccountId::new([0; 32]),
		_ => draw.neuron(netuid)?,
	};
	signed(coldkey, Call::set_coldkey_auto_stake_hotkey { netuid, hotkey })
}
