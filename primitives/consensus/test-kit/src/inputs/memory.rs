//! What is remembered of a subnet for benchmarks: consensuses and forecasts around the servers'
//! quality, and rows that differ a little from the weights.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochMemory, RowsBuf, ServerMemory, ValidatorMemory};

use super::random::SplitMix;

/// Of servers of this quality and validators with these weights, judged last in `block`.
pub fn remembered(block: u64, quality: &[u64], weights: &RowsBuf, seed: u64) -> EpochMemory {
	let mut random = SplitMix(seed.wrapping_mul(1_000));
	let total: u64 = quality.iter().sum();
	let even = ((1u64 << 32) / (quality.len() as u64).max(2)) as u32;
	let share = |quality: u64, random: &mut SplitMix| {
		// Within a tenth of the quality's share.
		let parts = 900 + random.next() % 200;
		((u128::from(quality * parts) << 32) / (1_000 * u128::from(total))) as u32
	};
	let server = |&quality: &u64| {
		let random = &mut random;
		ServerMemory {
			consensus: share(quality, random),
			before: share(quality, random),
			incentive: share(quality, random),
			means: [share(quality, random), share(quality, random), share(quality, random)],
			counts: [4, 16, 16],
		}
	};
	let servers: Vec<ServerMemory> = quality.iter().map(server).collect();
	let mut rows = RowsBuf::new();
	let mut validators = vec![None; quality.len()];
	for (i, validator) in validators.iter_mut().enumerate() {
		let row: Vec<(u16, u16)> = weights.row(i).collect();
		if !row.is_empty() {
			let agreement = (3 << 30) + (random.next() >> 40) as u32;
			let skill = (1 << 34) + (random.next() >> 31) as i64;
			*validator = Some(ValidatorMemory { agreement, skill, judged: u32::MAX });
		}
		rows.push_row(row.into_iter().map(|(j, w)| (j, w - w / 64 * (random.next() >> 62) as u16)));
	}
	EpochMemory { block, prior: even, servers, validators, rows }
}
