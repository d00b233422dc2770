//! Locks on stake.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_types::AlphaBalance;
use pallet_subtensor::Call;

/// Locks for the hotkey of a lock that there is, or for any that the person knows. A fraction of
/// the stake, because locks outlast the market.
pub fn lock_stake(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let locked = pallet_subtensor::Lock::<ganglion_runtime::Runtime>::iter_key_prefix((
		at.coldkey.clone(),
		at.netuid,
	))
	.next();
	let person = draw.person();
	let hotkey = match locked {
		Some(hotkey) if !draw.dice.chance(10) => hotkey,
		_ if draw.dice.chance(50) => at.hotkey,
		_ => draw.hotkey_for(person),
	};
	let amount = AlphaBalance::new(draw.dice.amount(at.staked / 8));
	signed(at.coldkey, Call::lock_stake { hotkey, netuid: at.netuid, amount })
}

pub fn move_lock(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let person = draw.person();
	let destination_hotkey = draw.hotkey_for(person);
	signed(at.coldkey, Call::move_lock { destination_hotkey, netuid: at.netuid })
}

pub fn set_perpetual_lock(draw: &mut Draw) -> Option<Transaction> {
	let at = draw.position();
	let enabled = draw.dice.chance(50);
	signed(at.coldkey, Call::set_perpetual_lock { netuid: at.netuid, enabled })
}

pub fn set_reject_locked_alpha(draw: &mut Draw) -> Option<Transaction> {
	let coldkey = draw.coldkey();
	let enabled = draw.dice.chance(30);
	signed(coldkey, Call::set_reject_locked_alpha { enabled })
}
