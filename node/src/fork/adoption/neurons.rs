//! The neurons of a subnet: what follows from their seats, and lists and rows in this chain's form.

use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, PlainVec};
use pallet_subtensor::{
	types::{ByUid, OpenList, Row, TimelockQueue, TimelockQueues, MAX_MECHANISMS},
	Active, BlockAtRegistration, BondScale, Bonds, Consensus, Dividends, Emission, Incentive,
	IsNetworkMember, Keys, LastUpdate, MechanismCountCurrent, NeuronsRegisteredAt, OpenTimelocks,
	RememberedWeights, StakeWeight, SubnetworkN, TimelockQueuesOf, TimelockedWeightCommits, Uids,
	ValidatorPermit, ValidatorTrust, WeightCommits, Weights,
};
use std::collections::BTreeSet;

/// Settles the neurons, and returns their hotkeys by uid.
pub fn settle(netuid: NetUid) -> Result<Vec<AccountId>, String> {
	let hotkeys = settle_seats(netuid)?;
	settle_lists(netuid, hotkeys.len());
	let count = u8::from(MechanismCountCurrent::<Runtime>::get(netuid));
	for mechanism in 0..count.clamp(1, MAX_MECHANISMS) {
		let index = netuid.storage_index(MechId::new(mechanism));
		settle_mechanism(index, hotkeys.len());
		settle_rows(index, hotkeys.len());
		settle_commits(index, &hotkeys)?;
	}
	Ok(hotkeys)
}

/// Numbers hotkeys from their uids.
fn settle_seats(netuid: NetUid) -> Result<Vec<AccountId>, String> {
	let count = SubnetworkN::<Runtime>::get(netuid);
	let mut hotkeys = Vec::new();
	for uid in 0..count {
		let hotkey = Keys::<Runtime>::try_get(netuid, uid);
		hotkeys.push(hotkey.map_err(|()| format!("the neuron of uid {uid} has no hotkey"))?);
	}
	let distinct: BTreeSet<_> = hotkeys.iter().collect();
	if distinct.len() != hotkeys.len() {
		return Err("two neurons of the subnet have the same hotkey".into());
	}
	let all: Vec<u16> = Keys::<Runtime>::iter_key_prefix(netuid).collect();
	for uid in all.into_iter().filter(|uid| *uid >= count) {
		Keys::<Runtime>::remove(netuid, uid);
	}
	let mut registered = Vec::new();
	for (uid, hotkey) in (0_u16..).zip(&hotkeys) {
		Uids::<Runtime>::insert(netuid, hotkey, uid);
		IsNetworkMember::<Runtime>::insert(hotkey, netuid, true);
		registered.push(BlockAtRegistration::<Runtime>::get(netuid, uid));
	}
	let registered = ByUid::<u64>::try_from(registered);
	let registered = registered.map_err(|_| "the subnet has too many neurons".to_owned())?;
	NeuronsRegisteredAt::<Runtime>::insert(netuid, registered);
	Ok(hotkeys)
}

fn settle_lists(netuid: NetUid, count: usize) {
	Active::<Runtime>::mutate(netuid, |list| fit(list, count));
	Consensus::<Runtime>::mutate(netuid, |list| fit(list, count));
	Dividends::<Runtime>::mutate(netuid, |list| fit(list, count));
	Emission::<Runtime>::mutate(netuid, |list| fit(list, count));
	StakeWeight::<Runtime>::mutate(netuid, |list| fit(list, count));
	ValidatorPermit::<Runtime>::mutate(netuid, |list| fit(list, count));
	ValidatorTrust::<Runtime>::mutate(netuid, |list| fit(list, count));
}

/// Makes a list as long as there are neurons.
fn fit<V: Clone + Default, const MOST: u32>(list: &mut PlainVec<V, MOST>, count: usize) {
	let mut fitted: Vec<V> = std::mem::take(list).into_iter().collect();
	fitted.resize(count, V::default());
	// There are no more neurons than places.
	*list = PlainVec::try_from(fitted).unwrap_or_default();
}

fn settle_mechanism(index: NetUidStorageIndex, count: usize) {
	Incentive::<Runtime>::mutate(index, |list| fit(list, count));
	LastUpdate::<Runtime>::mutate(index, |list| fit(list, count));
	if BondScale::<Runtime>::get(index).is_some_and(|scale| scale.len() != count) {
		BondScale::<Runtime>::remove(index);
	}
}

/// Sorts rows by uid, as epochs read them here, and drops what is zero or of no neuron.
fn settle_rows(index: NetUidStorageIndex, count: usize) {
	macro_rules! settle {
		($($map:ident)*) => { $(
			let rows: Vec<_> = $map::<Runtime>::iter_prefix(index).collect();
			for (uid, row) in rows {
				let sorted = sorted(row.iter().copied().collect(), count);
				if usize::from(uid) >= count || sorted.is_empty() {
					$map::<Runtime>::remove(index, uid);
				} else if row[..] != sorted[..] {
					// It is no longer than it was.
					let sorted = Row::try_from(sorted).unwrap_or_default();
					$map::<Runtime>::insert(index, uid, sorted);
				}
			}
		)* };
	}
	settle! { Weights Bonds RememberedWeights }
}

fn sorted(mut row: Vec<(u16, u16)>, count: usize) -> Vec<(u16, u16)> {
	row.retain(|(uid, value)| usize::from(*uid) < count && *value != 0);
	row.sort_by_key(|(uid, _)| *uid);
	row.dedup_by_key(|(uid, _)| *uid);
	row
}

/// Drops commits of no neuron, and lists the timelocked ones as this chain does.
fn settle_commits(index: NetUidStorageIndex, hotkeys: &[AccountId]) -> Result<(), String> {
	let committers: Vec<AccountId> = WeightCommits::<Runtime>::iter_key_prefix(index).collect();
	for committer in committers.iter().filter(|committer| !hotkeys.contains(committer)) {
		WeightCommits::<Runtime>::remove(index, committer);
	}
	let mut queues: Vec<TimelockQueue> = TimelockQueuesOf::<Runtime>::get(index).to_vec();
	let commits: Vec<_> = TimelockedWeightCommits::<Runtime>::iter_prefix(index).collect();
	for (epoch, commits) in commits {
		let open = OpenTimelocks::<Runtime>::get(index, epoch);
		if open.len() != commits.len() {
			let open = commits.iter().map(|(committer, block, ..)| (committer.clone(), *block));
			let open = OpenList::<Runtime>::try_from(open.collect::<Vec<_>>());
			let open = open.unwrap_or_default();
			OpenTimelocks::<Runtime>::insert(index, epoch, open);
		}
		if !queues.iter().any(|queue| queue.epoch == epoch) {
			queues.push(TimelockQueue { epoch, least_round: 0, retry_at: 0, late: false });
		}
	}
	queues.sort_by_key(|queue| queue.epoch);
	if queues.is_empty() {
		return Ok(());
	}
	let queues = TimelockQueues::try_from(queues);
	let queues = queues.map_err(|_| "the subnet has commits of too many epochs".to_owned())?;
	TimelockQueuesOf::<Runtime>::insert(index, queues);
	Ok(())
}

#[cfg(test)]
mod tests {
	use crate::fork::adoption::neurons::*;

	#[test]
	fn row_should_be_sorted_and_name_neurons_alone() {
		assert_eq!(sorted(vec![(4, 9), (1, 7), (0, 0), (1, 8), (3, 5)], 4), [(1, 7), (3, 5)]);
	}

	#[test]
	fn list_should_be_as_long_as_there_are_neurons() {
		let mut list: PlainVec<u16, 8> = vec![1, 2, 3].try_into().unwrap();
		fit(&mut list, 5);
		assert_eq!(list[..], [1, 2, 3, 0, 0]);
		fit(&mut list, 2);
		assert_eq!(list[..], [1, 2]);
	}
}
