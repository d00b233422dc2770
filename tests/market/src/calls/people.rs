//! Registering neurons, hotkeys and subnets.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::{AccountId, Runtime, SubtensorModule, System};
use ganglion_types::NetUid;
use pallet_subtensor::{
	neurons::work::{reaches, seal},
	Burn, Call, SubnetOwner,
};

/// Draws a person and a hotkey: mostly its own, sometimes somebody else's.
pub fn pair(draw: &mut Draw) -> (AccountId, AccountId) {
	let (coldkey, own) = draw.own_hotkey();
	if draw.dice.chance(5) {
		let person = draw.anybody();
		return (coldkey, draw.hotkey_for(person));
	}
	(coldkey, own)
}

pub fn burned_register(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::burned_register { netuid: draw.market(), hotkey })
}

/// Registers for at most the price, or a tenth less or more.
pub fn register_limit(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	let netuid = draw.market();
	let price = Burn::<Runtime>::get(netuid).rao();
	let limit_price = price / 10 * (9 + draw.dice.below(3));
	signed(coldkey, Call::register_limit { netuid, hotkey, limit_price })
}

/// Registers by proof of work, of a block that is sometimes too old or too young. The search ends
/// soon: where the difficulty is not low, the proof does not reach it.
pub fn pow_register(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	let netuid = draw.market();
	let now = SubtensorModule::block_number();
	let work_block = (now + 1).saturating_sub(draw.dice.below(8));
	let block = System::block_hash(u32::try_from(work_block).unwrap_or(u32::MAX));
	let difficulty = SubtensorModule::difficulty_of_work(netuid);
	let sealed = |nonce| seal(netuid, block.as_ref(), hotkey.as_ref(), coldkey.as_ref(), nonce);
	let nonce = (0..100).find(|nonce| reaches(&sealed(*nonce), difficulty)).unwrap_or(0);
	let nonce = if draw.dice.chance(97) { nonce } else { draw.dice.below(9) };
	let mut work = sealed(nonce);
	if draw.dice.chance(2) {
		work = [0; 32];
	}
	signed(coldkey, Call::pow_register { netuid, work_block, nonce, work, hotkey })
}

pub fn root_register(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::root_register { hotkey })
}

pub fn try_associate_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::try_associate_hotkey { hotkey })
}

pub fn register_network(draw: &mut Draw) -> Option<Transaction> {
	let (coldkey, hotkey) = pair(draw);
	signed(coldkey, Call::register_network { hotkey })
}

/// Draws the owner of a subnet, mostly.
pub fn owner_of(draw: &mut Draw, netuid: NetUid) -> AccountId {
	let owner = SubnetOwner::<Runtime>::get(netuid);
	if draw.dice.chance(90) {
		owner
	} else {
		draw.coldkey()
	}
}

pub fn start_call(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	signed(owner_of(draw, netuid), Call::start_call { netuid })
}

pub fn trigger_epoch(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	signed(owner_of(draw, netuid), Call::trigger_epoch { netuid })
}

/// Registers as older clients do: the coldkey named is mostly the signer.
pub fn register(draw: &mut Draw) -> Option<Transaction> {
	let (signer, hotkey) = pair(draw);
	let coldkey = if draw.dice.chance(90) { signer.clone() } else { draw.coldkey() };
	let netuid = draw.market();
	let (block_number, nonce, work) = (0, 0, vec![]);
	signed(signer, Call::register { netuid, block_number, nonce, work, hotkey, coldkey })
}

/// Sets a tempo around the least that an owner can set.
pub fn set_tempo(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let tempo = draw.dice.setting(350, 400);
	signed(owner_of(draw, netuid), Call::set_tempo { netuid, tempo })
}

pub fn set_activity_cutoff_factor(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let factor_milli = draw.dice.below(51_000) as u32;
	let call = Call::set_activity_cutoff_factor { netuid, factor_milli };
	signed(owner_of(draw, netuid), call)
}

pub fn enable_voting_power_tracking(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	signed(owner_of(draw, netuid), Call::enable_voting_power_tracking { netuid })
}

pub fn disable_voting_power_tracking(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	signed(owner_of(draw, netuid), Call::disable_voting_power_tracking { netuid })
}
