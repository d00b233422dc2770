//! Unstaking everything, and burning or recycling alpha.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_types::{AlphaBalance, TaoBalance};
use pallet_subtensor::Call;

pub fn unstake_all(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	signed(at.coldkey, Call::unstake_all { hotkey: at.hotkey })
}

pub fn unstake_all_alpha(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	signed(at.coldkey, Call::unstake_all_alpha { hotkey: at.hotkey })
}

pub fn recycle_alpha(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let amount = AlphaBalance::new(draw.dice.amount(at.staked));
	signed(at.coldkey, Call::recycle_alpha { hotkey: at.hotkey, amount, netuid: at.netuid })
}

pub fn burn_alpha(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let amount = AlphaBalance::new(draw.dice.amount(at.staked));
	signed(at.coldkey, Call::burn_alpha { hotkey: at.hotkey, amount, netuid: at.netuid })
}

pub fn add_stake_burn(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.place();
	let limit = draw.limit(at.netuid);
	let call = Call::add_stake_burn {
		hotkey: at.hotkey,
		netuid: at.netuid,
		amount: TaoBalance::new(draw.money_of(&at.coldkey)),
		limit: draw.dice.chance(50).then_some(TaoBalance::new(limit)),
	};
	signed(at.coldkey, call)
}
