//! PeerPrediction mode, and forecast skill under Yuma 3: the reference's figures, laws, and edge
//! cases.

mod agreement;
mod coverage;
mod laws;
mod newcomers;
mod skill;
mod timing;
mod vector;
mod world;

use ganglion_consensus::{EpochMemory, ValidatorMemory};
use ganglion_consensus_test_kit::{modes, Subnet};

/// The validators have the first uids, the servers the last.
fn subnet(stake: impl Into<Vec<u64>>, servers: usize) -> Subnet {
	let stake = [stake.into(), vec![0; servers]].concat();
	Subnet::with_stake(stake).in_mode(modes::PEER_PREDICTION)
}

/// Sets a validator's weights on all servers, in place of those that it had.
fn weigh(subnet: Subnet, validator: u16, row: &[u16]) -> Subnet {
	let first = (subnet.uids() - row.len()) as u16;
	let mut subnet = subnet;
	subnet.weights.retain(|&(i, _), _| i != validator);
	subnet.weigh(validator, (first..).zip(row.iter().copied()))
}

/// What an epoch remembers.
fn remembered(subnet: &Subnet) -> EpochMemory {
	subnet.run_epoch().memory.expect("its mode")
}

/// A validator's record, made of many rows that told this much, in parts of 2^40.
fn record(skill: i64) -> Option<ValidatorMemory> {
	Some(ValidatorMemory { agreement: u32::MAX, skill, judged: u32::MAX })
}
