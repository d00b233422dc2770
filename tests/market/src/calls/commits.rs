//! Weights that are committed to first. A validator commits to one of a few rows, each made of its
//! number, so that a later draw can reveal it.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use codec::Compact;
use ganglion_runtime::{AccountId, Runtime, SubtensorModule};
use ganglion_types::{MechId, NetUid};
use pallet_subtensor::{
	commits::hashed::Revealed, Call, CommitRevealWeightsEnabled, MechanismCountCurrent,
};
use sp_core::H256;

/// Lengths of the rows that a validator knows: subnets may ask for up to eight weights.
const LENGTHS: [u16; 2] = [1, 8];

/// Returns a row of so many uids.
fn row(length: u16) -> Revealed {
	let uids: Vec<u16> = (0..length).collect();
	let values = uids.iter().map(|uid| uid + 1).collect();
	Revealed { uids, values, salt: vec![length; 4], version_key: u64::MAX }
}

fn draw_row(draw: &mut Draw) -> Revealed {
	row(draw.dice.pick(&LENGTHS).unwrap_or(1))
}

/// Draws a validator, mostly of a subnet with commit-reveal.
fn validator(draw: &mut Draw) -> Option<(AccountId, NetUid)> {
	let mut subnets = SubtensorModule::subnets();
	subnets.retain(|netuid| CommitRevealWeightsEnabled::<Runtime>::get(netuid));
	let netuid = match draw.dice.pick(&subnets) {
		Some(netuid) if draw.dice.chance(90) => netuid,
		_ => draw.market(),
	};
	Some((draw.validator(netuid)?, netuid))
}

fn mechanism(draw: &mut Draw, netuid: NetUid) -> MechId {
	let mechanisms = u8::from(MechanismCountCurrent::<Runtime>::get(netuid));
	MechId::new(draw.dice.below(u64::from(mechanisms)) as u8)
}

/// Several subnets, the first one that the hotkey works on.
fn subnets(draw: &mut Draw, first: NetUid) -> Vec<Compact<NetUid>> {
	let further = draw.dice.below(3);
	let further: Vec<_> = (0..further).map(|_| draw.market()).collect();
	[first].into_iter().chain(further).map(Compact).collect()
}

pub fn batch_set_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let netuids = subnets(draw, netuid);
	let weights = netuids.iter().map(|_| vec![(Compact(0), Compact(1)), (Compact(1), Compact(2))]);
	let weights = weights.collect();
	let version_keys = vec![Compact(u64::MAX); netuids.len()];
	signed(hotkey, Call::batch_set_weights { netuids, weights, version_keys })
}

pub fn commit_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let commit_hash = draw_row(draw).hash(&hotkey, netuid.storage_index(MechId::MAIN));
	signed(hotkey, Call::commit_weights { netuid, commit_hash })
}

pub fn commit_mechanism_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let mecid = mechanism(draw, netuid);
	let commit_hash = draw_row(draw).hash(&hotkey, netuid.storage_index(mecid));
	signed(hotkey, Call::commit_mechanism_weights { netuid, mecid, commit_hash })
}

pub fn batch_commit_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let netuids = subnets(draw, netuid);
	let row = draw_row(draw);
	let hash = |netuid: &Compact<NetUid>| row.hash(&hotkey, netuid.0.storage_index(MechId::MAIN));
	let commit_hashes: Vec<H256> = netuids.iter().map(hash).collect();
	signed(hotkey.clone(), Call::batch_commit_weights { netuids, commit_hashes })
}

pub fn reveal_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let Revealed { uids, values, salt, version_key } = draw_row(draw);
	signed(hotkey, Call::reveal_weights { netuid, uids, values, salt, version_key })
}

pub fn reveal_mechanism_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let mecid = mechanism(draw, netuid);
	let Revealed { uids, values, salt, version_key } = draw_row(draw);
	signed(
		hotkey,
		Call::reveal_mechanism_weights { netuid, mecid, uids, values, salt, version_key },
	)
}

pub fn batch_reveal_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let count = 1 + draw.dice.below(2);
	let rows: Vec<_> = (0..count).map(|_| draw_row(draw)).collect();
	signed(
		hotkey,
		Call::batch_reveal_weights {
			netuid,
			uids_list: rows.iter().map(|row| row.uids.clone()).collect(),
			values_list: rows.iter().map(|row| row.values.clone()).collect(),
			salts_list: rows.iter().map(|row| row.salt.clone()).collect(),
			version_keys: rows.iter().map(|row| row.version_key).collect(),
		},
	)
}

/// Bytes that no pulse opens, for a round that comes soon or never.
fn sealed(draw: &mut Draw) -> (Vec<u8>, u64) {
	let length = 244 + draw.dice.below(1_000) as usize;
	(vec![draw.dice.below(256) as u8; length], draw.dice.below(1_000_000))
}

pub fn commit_timelocked_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let (bytes, reveal_round) = sealed(draw);
	let commit = bytes.try_into().ok()?;
	let commit_reveal_version = if draw.dice.chance(5) { 3 } else { 4 };
	signed(
		hotkey,
		Call::commit_timelocked_weights { netuid, commit, reveal_round, commit_reveal_version },
	)
}

pub fn commit_timelocked_mechanism_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let mecid = mechanism(draw, netuid);
	let (bytes, reveal_round) = sealed(draw);
	let (commit, commit_reveal_version) = (bytes.try_into().ok()?, 4);
	signed(
		hotkey,
		Call::commit_timelocked_mechanism_weights {
			netuid,
			mecid,
			commit,
			reveal_round,
			commit_reveal_version,
		},
	)
}

pub fn commit_crv3_mechanism_weights(draw: &mut Draw) -> Option<Transaction> {
	let (hotkey, netuid) = validator(draw)?;
	let mecid = mechanism(draw, netuid);
	let (bytes, reveal_round) = sealed(draw);
	let commit = bytes.try_into().ok()?;
	signed(hotkey, Call::commit_crv3_mechanism_weights { netuid, mecid, commit, reveal_round })
}
