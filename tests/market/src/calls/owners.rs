//! What owners, or root, do to their subnets beside settings.

use crate::{chain::Transaction, draw::Draw, world::MOST_NEURONS};
use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::NetUid;
use pallet_admin_utils::Call;
use pallet_subtensor::{OwnedHotkeys, SubnetOwner};

/// Draws one of the owner's hotkeys, mostly.
fn owners_hotkey(draw: &mut Draw, netuid: NetUid) -> AccountId {
	let owned = OwnedHotkeys::<Runtime>::get(SubnetOwner::<Runtime>::get(netuid));
	if draw.dice.chance(5) {
		return draw.own_hotkey().1;
	}
	draw.dice.pick(&owned).unwrap_or_else(|| draw.own_hotkey().1)
}

pub fn sudo_set_subnet_owner_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = owners_hotkey(draw, netuid);
	let call = Call::sudo_set_subnet_owner_hotkey { netuid, hotkey }.into();
	Some(Transaction { origin: draw.governor(netuid), call })
}

pub fn sudo_set_sn_owner_hotkey(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = owners_hotkey(draw, netuid);
	let call = Call::sudo_set_sn_owner_hotkey { netuid, hotkey }.into();
	Some(Transaction { origin: draw.governor(netuid), call })
}

pub fn sudo_set_activity_cutoff_factor(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let factor_milli = draw.dice.below(51_000) as u32;
	let call = Call::sudo_set_activity_cutoff_factor { netuid, factor_milli }.into();
	Some(Transaction { origin: draw.governor(netuid), call })
}

pub fn sudo_trim_to_max_allowed_uids(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let max_n = draw.dice.setting(0, MOST_NEURONS);
	let call = Call::sudo_trim_to_max_allowed_uids { netuid, max_n }.into();
	Some(Transaction { origin: draw.governor(netuid), call })
}

pub fn sudo_trim_null_uids_batch(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let target = draw.dice.setting(0, MOST_NEURONS);
	let call = Call::sudo_trim_null_uids_batch { netuid, target }.into();
	Some(Transaction { origin: draw.governor(netuid), call })
}
