//! Collateral of miners.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::SubtensorModule;
use ganglion_types::{AlphaBalance, TaoBalance};
use pallet_subtensor::Call;

/// Locks some of the free stake, or rarely more than it: the rest is bought. A fraction, because
/// collateral drains no faster than its hotkey earns.
pub fn add_collateral(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = draw.own_hotkey();
	let netuid = draw.market();
	let staked = SubtensorModule::stake_of(&hotkey, &coldkey, netuid).rao();
	let most = if draw.dice.chance(30) { staked.saturating_mul(2) } else { staked / 8 };
	let alpha = AlphaBalance::new(draw.dice.amount(most.max(1_000_000_000)));
	let limit_price = TaoBalance::new(draw.limit(netuid));
	signed(coldkey, Call::add_collateral { netuid, hotkey, alpha, limit_price })
}

/// Sets a floor, or removes it.
pub fn set_min_collateral(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = draw.own_hotkey();
	let netuid = draw.market();
	let staked = SubtensorModule::stake_of(&hotkey, &coldkey, netuid).rao();
	let floor = if draw.dice.chance(40) { 0 } else { draw.dice.amount(staked.max(1_000)) };
	let min_locked = AlphaBalance::new(floor);
	signed(coldkey, Call::set_min_collateral { netuid, hotkey, min_locked })
}
