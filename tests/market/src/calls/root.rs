//! Claims of root dividends, and their settings.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
};
use ganglion_types::NetUid;
use pallet_subtensor::{types::RootClaimTypeEnum, Call};
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
