//! Who has staked with the neurons, and who lends stake to whom.

use super::stand_in::StandIn;
use ganglion_economy::{SafeFloat, SharePool};
use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor::{
	types::{Children, Parents},
	AlphaV2, AutoStakeDestination, AutoStakers, ChildKeys, ParentKeys, SubnetLinks, SubnetStakers,
	TotalHotkeyAlpha, TotalHotkeySharesV2,
};
use std::collections::{BTreeMap, BTreeSet};

type Shares = BTreeMap<AccountId, Vec<(AccountId, SafeFloat)>>;

/// Settles the stake of hotkeys on the subnet, and the sums of their stake on root, which become
/// the stand-in's.
pub fn settle(netuid: NetUid, stand_in: &StandIn) {
	let mut shares = Shares::new();
	let all: Vec<_> = AlphaV2::<Runtime>::iter().collect();
	for ((hotkey, coldkey, place), share) in all {
		if place == netuid && !share.is_zero() {
			shares.entry(hotkey).or_default().push((coldkey, share));
		} else {
			AlphaV2::<Runtime>::remove((hotkey, coldkey, place));
		}
	}
	let totals: Vec<_> = TotalHotkeyAlpha::<Runtime>::iter().collect();
	for (hotkey, place, total) in totals {
		let is_here = place == netuid;
		let holders = if is_here { shares.remove(&hotkey) } else { None }.unwrap_or_default();
		if !is_here || !fits(&hotkey, netuid, total, &holders) {
			forget(&hotkey, place, &holders);
			stand_in.stake(&hotkey, place, total);
			continue;
		}
		for (coldkey, _) in holders {
			SubnetStakers::<Runtime>::insert((netuid, &hotkey, coldkey), ());
		}
	}
	for (hotkey, holders) in shares {
		forget(&hotkey, netuid, &holders);
	}
}

/// Whether holders' shares are worth no more than the stake that they are shares in.
fn fits(
	hotkey: &AccountId,
	netuid: NetUid,
	total: AlphaBalance,
	holders: &[(AccountId, SafeFloat)],
) -> bool {
	let denominator = TotalHotkeySharesV2::<Runtime>::get(hotkey, netuid);
	let pool = SharePool { value: total.rao(), denominator };
	let worth = holders.iter().map(|(_, share)| u128::from(pool.value_of(share)));
	!holders.is_empty()
		&& !denominator.is_zero()
		&& !total.is_zero()
		&& worth.sum::<u128>() <= u128::from(total.rao())
}

fn forget(hotkey: &AccountId, netuid: NetUid, holders: &[(AccountId, SafeFloat)]) {
	TotalHotkeyAlpha::<Runtime>::remove(hotkey, netuid);
	TotalHotkeySharesV2::<Runtime>::remove(hotkey, netuid);
	for (coldkey, _) in holders {
		AlphaV2::<Runtime>::remove((hotkey, coldkey, netuid));
	}
}

/// Settles who lends stake to whom: both sides name each link, in the order of accounts. Returns
/// all hotkeys that take part.
pub fn settle_links(netuid: NetUid) -> Result<BTreeSet<AccountId>, String> {
	let mut links: BTreeMap<(AccountId, AccountId), u64> = BTreeMap::new();
	let children: Vec<_> = ChildKeys::<Runtime>::iter().collect();
	for (parent, place, list) in children {
		ChildKeys::<Runtime>::remove(&parent, place);
		let list = list.into_iter().filter(|_| place == netuid);
		links.extend(list.map(|(part, child)| ((parent.clone(), child), part)));
	}
	let parents: Vec<_> = ParentKeys::<Runtime>::iter().collect();
	for (child, place, list) in parents {
		ParentKeys::<Runtime>::remove(&child, place);
		let list = list.into_iter().filter(|_| place == netuid);
		links.extend(list.map(|(part, parent)| ((parent, child.clone()), part)));
	}
	let mut lent: BTreeMap<&AccountId, Vec<(u64, AccountId)>> = BTreeMap::new();
	let mut borrowed = lent.clone();
	for ((parent, child), part) in &links {
		lent.entry(parent).or_default().push((*part, child.clone()));
		borrowed.entry(child).or_default().push((*part, parent.clone()));
	}
	let many = |_| "a hotkey has too many parents or children".to_owned();
	for (parent, list) in lent {
		let list = Children::<AccountId>::try_from(list).map_err(many)?;
		ChildKeys::<Runtime>::insert(parent, netuid, list);
	}
	for (child, list) in borrowed {
		let list = Parents::<AccountId>::try_from(list).map_err(many)?;
		ParentKeys::<Runtime>::insert(child, netuid, list);
	}
	if let Some(count) = u32::try_from(links.len()).ok().filter(|count| *count != 0) {
		SubnetLinks::<Runtime>::insert(netuid, count);
	}
	Ok(links.into_keys().flat_map(|(parent, child)| [parent, child]).collect())
}

/// Indexes choices of automatic staking; those with a hotkey that is not there are dropped.
pub fn settle_auto_stakes(netuid: NetUid, hotkeys: &BTreeSet<AccountId>) {
	let choices: Vec<_> = AutoStakeDestination::<Runtime>::iter().collect();
	for (coldkey, place, hotkey) in choices {
		if place == netuid && hotkeys.contains(&hotkey) {
			AutoStakers::<Runtime>::insert((netuid, hotkey, coldkey), ());
		} else {
			AutoStakeDestination::<Runtime>::remove(coldkey, place);
		}
	}
}
