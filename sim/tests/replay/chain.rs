//! A mock chain: enough of a node's RPC for a replay, and the storage of a subnet's epochs.

use codec::Encode;
use ganglion_consensus::{EpochMemory, EpochOutput, EpochState};
use ganglion_consensus_test_kit::{modes, Subnet};
use sp_crypto_hashing::twox_128;
use std::collections::BTreeMap;

/// The subnet.
pub const NETUID: u16 = 1;
/// Its tempo. Epochs are in blocks that are multiples of it.
pub const TEMPO: u64 = 4;

/// Faults of a chain.
#[derive(Clone, Copy, Default)]
pub struct Quirks {
	/// It is another chain.
	pub is_other: bool,
	/// It has no runtime function for the input of an epoch.
	pub is_old: bool,
	/// From this block on, its epochs store a consensus one unit too low for uid 3.
	pub errs_from: Option<u64>,
	/// Its epochs fail.
	pub skips: bool,
	/// Each epoch's block registers uid 4 again, after the epoch.
	pub replaces: bool,
	/// It follows the whitepaper's rule.
	pub is_sigmoid: bool,
	/// It follows PeerPrediction, and remembers.
	pub remembers: bool,
	/// It has a second mechanism, which gets three quarters of the pots.
	pub has_second: bool,
}

/// The storage of a chain after a block.
pub struct State {
	/// Keys and values.
	pub storage: BTreeMap<Vec<u8>, Vec<u8>>,
	quirks: Quirks,
}

/// The subnet of a mechanism before its epoch in a block; `None` if there is no such mechanism.
fn subnet(block: u64, mechanism: u8, quirks: Quirks) -> Option<Subnet> {
	let pots = match (mechanism, quirks.has_second) {
		(0, false) => 1_000,
		(0, true) => 250,
		(1, true) => 750,
		_ => return None,
	};
	let dissent = [(3, 65_535), (4, 65_535)];
	let subnet = Subnet::with_stake([1_000, 1_000, 1_000, 0, 0])
		.weigh(0, [(3, 65_535), (4, 21_845)])
		.weigh(1, [(3, 65_535), (4, 21_845)])
		.weigh(2, dissent.into_iter().skip(1 - usize::from(mechanism)))
		.bond(0, [(3, 1_000), (4, 2_000)])
		.in_mode(match quirks {
			Quirks { is_sigmoid: true, .. } => modes::accumulating(),
			Quirks { remembers: true, .. } => modes::PEER_PREDICTION,
			_ => modes::YUMA_3,
		});
	Some(subnet.but(|subnet| {
		(subnet.block, subnet.tempo) = (block, TEMPO as u16);
		subnet.last_step = block.saturating_sub(1) / TEMPO * TEMPO;
		subnet.activity_cutoff = u64::MAX;
		(subnet.last_update, subnet.registered) = (vec![1; 5], vec![0; 5]);
		subnet.permit = vec![true, true, true, false, false];
		(subnet.server_emission, subnet.validator_emission) = (pots, pots);
	}))
}

/// What the epoch of a mechanism in a block is computed from, as the runtime returns it.
pub fn epoch_input(block: u64, mechanism: u8, quirks: Quirks) -> Option<EpochState> {
	subnet(block, mechanism, quirks).map(|subnet| subnet.state())
}

impl State {
	/// Returns the state after a block: what the last epoch up to it has stored.
	pub fn after(block: u64, quirks: Quirks) -> Self {
		let mut state = Self { storage: BTreeMap::new(), quirks };
		let last = block / TEMPO * TEMPO;
		state.put("LastEpochBlock", NETUID, last);
		state.put("SigmoidSettings", NETUID, (0u16, false, 2u16, 5u16));
		if last > 0 {
			state.store(last);
		}
		state
	}

	fn put(&mut self, item: &str, key: impl Encode, value: impl Encode) {
		let prefix = [twox_128(b"SubtensorModule"), twox_128(item.as_bytes())].concat();
		self.storage.insert([prefix, key.encode()].concat(), value.encode());
	}

	fn store(&mut self, block: u64) {
		let mechanisms = (0..).map_while(|number| subnet(block, number, self.quirks));
		let outputs: Vec<EpochOutput> = mechanisms.map(|subnet| subnet.run_epoch()).collect();
		let main = &outputs[0];
		let errs = self.quirks.errs_from.is_some_and(|from| block >= from);
		let replaces = self.quirks.replaces;
		// The second mechanism gets three quarters.
		let whole = |list: fn(&EpochOutput) -> &[u16]| -> Vec<u16> {
			let second = outputs.get(1).map(list).unwrap_or(list(main));
			let mean = |(a, b): (&u16, &u16)| ((u32::from(*a) + 3 * u32::from(*b)) / 4) as u16;
			list(main).iter().zip(second).map(mean).collect()
		};
		let mut consensus = whole(|output| &output.consensus);
		consensus[3] -= u16::from(errs);
		let mut emission: Vec<u64> = vec![0; 5];
		for output in &outputs {
			for (uid, amount) in emission.iter_mut().enumerate() {
				*amount += output.server_emission[uid] + output.validator_emission[uid];
			}
		}
		if replaces {
			consensus[4] = 0;
			emission[4] = 0;
			self.put("BlockAtRegistration", (NETUID, 4u16), block);
		}
		self.put("Active", NETUID, &main.active);
		self.put("ValidatorPermit", NETUID, &main.permit);
		self.put("StakeWeight", NETUID, &main.stake_weight);
		self.put("Consensus", NETUID, consensus);
		self.put("ValidatorTrust", NETUID, whole(|output| &output.validator_trust));
		self.put("Dividends", NETUID, whole(|output| &output.dividends));
		self.put("Emission", NETUID, emission);
		for (index, output) in outputs.iter().enumerate() {
			self.store_mechanism(NETUID + 4_096 * index as u16, output, block);
		}
		if !self.quirks.skips {
			self.put("LastMechansimStepBlock", NETUID, block);
		}
	}

	fn store_mechanism(&mut self, index: u16, output: &EpochOutput, block: u64) {
		let mut incentive = output.incentive.clone();
		let is_kept = |to: u16| !self.quirks.replaces || to != 4;
		let rows: Vec<Vec<(u16, u16)>> = (0..5)
			.map(|uid| output.bonds.row(uid).filter(|(to, _)| is_kept(*to)).collect())
			.collect();
		if self.quirks.replaces {
			incentive[4] = 0;
		}
		self.put("Incentive", index, incentive);
		for (uid, row) in (0u16..).zip(rows).filter(|(_, row)| !row.is_empty()) {
			self.put("Bonds", (index, uid), row);
		}
		if let Some(memory) = &output.memory {
			let EpochMemory { block, prior, servers, validators, rows } = memory;
			self.put("EpochMemories", index, (block, prior, servers, validators));
			for uid in 0..5u16 {
				let row: Vec<(u16, u16)> = rows.row(uid.into()).collect();
				self.put("RememberedWeights", (index, uid), row);
			}
		}
		if let Some(sigmoid) = &output.sigmoid {
			self.put("BondScale", index, &sigmoid.bond_scale);
			self.put("SubnetLoss", index, sigmoid.loss);
			// The loss of this subnet is below zero, so the number falls from 5 by one an epoch.
			let required = |block: u64| 5u16.saturating_sub((block / TEMPO) as u16);
			self.put("RequiredEdges", index, required(block));
		}
	}
}
