//! A mock chain: enough of a node's RPC for a replay, and the storage of a subnet's epochs.

use codec::Encode;
use ganglion_consensus::{
	run, share, EpochInput, EpochOutput, Mode, RowsBuf, Sigmoid, SigmoidBonds, Yuma, YumaBonds,
};
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
	/// It has a second mechanism, which gets three quarters of the pots.
	pub has_second: bool,
}

/// The storage of a chain after a block.
pub struct State {
	/// Keys and values.
	pub storage: BTreeMap<Vec<u8>, Vec<u8>>,
	quirks: Quirks,
}

/// The input of an epoch, as the runtime returns it.
#[derive(Encode)]
pub struct EpochState {
	block: u64,
	last_step: u64,
	tempo: u16,
	activity_cutoff: u64,
	rule: EpochRule,
	max_validators: u16,
	stake_threshold: u64,
	owner_uid: Option<u16>,
	stake: Vec<u64>,
	last_update: Vec<u64>,
	registered: Vec<u64>,
	permit: Vec<bool>,
	first_commit: Option<Vec<u64>>,
	weights: (Vec<u32>, Vec<u16>, Vec<u16>),
	bonds: (Vec<u32>, Vec<u16>, Vec<u16>),
	bond_scale: Option<Vec<u64>>,
	server_emission: u64,
	validator_emission: u64,
}

#[derive(Clone, Copy, Encode)]
enum EpochRule {
	#[codec(index = 0)]
	Yuma { kappa: u16, bonds_penalty: u16, bonds_moving_average: u64, bonds: EpochBonds },
	#[codec(index = 2)]
	Sigmoid { rho: u16, kappa: u16, trust_floor: u16, kept: Option<u64> },
}

#[derive(Clone, Copy, Encode)]
enum EpochBonds {
	#[codec(index = 1)]
	Three { liquid_alpha: Option<(u16, u16, i16)> },
}

impl EpochState {
	/// Returns the input of an epoch in a block; `None` if there is no such mechanism.
	pub fn at(block: u64, mechanism: u8, quirks: Quirks) -> Option<Self> {
		let pots = match (mechanism, quirks.has_second) {
			(0, false) => 1_000,
			(0, true) => 250,
			(1, true) => 750,
			_ => return None,
		};
		let mut weights = RowsBuf::new();
		let dissent = [(3, 65_535), (4, 65_535)];
		weights.push_row([(3, 65_535), (4, 21_845)]);
		weights.push_row([(3, 65_535), (4, 21_845)]);
		weights.push_row(dissent.into_iter().skip(1 - usize::from(mechanism)));
		let mut bonds = RowsBuf::new();
		bonds.push_row([(3, 1_000), (4, 2_000)]);
		for _ in 0..2 {
			weights.push_row([]);
		}
		for _ in 0..4 {
			bonds.push_row([]);
		}
		let rule = match quirks.is_sigmoid {
			false => EpochRule::Yuma {
				kappa: 32_767,
				bonds_penalty: 65_535,
				bonds_moving_average: 900_000,
				bonds: EpochBonds::Three { liquid_alpha: None },
			},
			true => EpochRule::Sigmoid { rho: 10, kappa: 32_767, trust_floor: 0, kept: None },
		};
		Some(Self {
			block,
			last_step: block.saturating_sub(1) / TEMPO * TEMPO,
			tempo: TEMPO as u16,
			activity_cutoff: u64::MAX,
			rule,
			max_validators: 64,
			stake_threshold: 0,
			owner_uid: None,
			stake: vec![1_000, 1_000, 1_000, 0, 0],
			last_update: vec![1; 5],
			registered: vec![0; 5],
			permit: vec![true, true, true, false, false],
			first_commit: None,
			weights: (weights.offsets, weights.uids, weights.values),
			bonds: (bonds.offsets, bonds.uids, bonds.values),
			bond_scale: None,
			server_emission: pots,
			validator_emission: pots,
		})
	}

	fn run(&self) -> EpochOutput {
		let rows = |(offsets, uids, values): &(Vec<u32>, Vec<u16>, Vec<u16>)| RowsBuf {
			offsets: offsets.clone(),
			uids: uids.clone(),
			values: values.clone(),
		};
		let mode = match self.rule {
			EpochRule::Yuma { kappa, bonds_penalty, bonds_moving_average, .. } => {
				let bonds = YumaBonds::Three { liquid_alpha: None };
				Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds })
			},
			EpochRule::Sigmoid { rho, kappa, trust_floor, .. } => Mode::Sigmoid(Sigmoid {
				rho,
				kappa: share(kappa),
				trust_floor,
				bonds: SigmoidBonds::Accumulating,
				bond_scale: None,
			}),
		};
		run(&EpochInput {
			block: self.block,
			last_step: self.last_step,
			tempo: self.tempo,
			activity_cutoff: self.activity_cutoff,
			mode,
			max_validators: self.max_validators,
			stake_threshold: self.stake_threshold,
			owner_uid: self.owner_uid,
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: None,
			weights: rows(&self.weights).as_rows(),
			bonds: rows(&self.bonds).as_rows(),
			server_emission: self.server_emission,
			validator_emission: self.validator_emission,
		})
		.unwrap()
	}
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
		let mechanisms = (0..).map_while(|number| EpochState::at(block, number, self.quirks));
		let outputs: Vec<EpochOutput> = mechanisms.map(|state| state.run()).collect();
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
		if let Some(sigmoid) = &output.sigmoid {
			self.put("BondScale", index, &sigmoid.bond_scale);
			self.put("SubnetLoss", index, sigmoid.loss);
			// The loss of this subnet is below zero, so the number falls from 5 by one an epoch.
			let required = |block: u64| 5u16.saturating_sub((block / TEMPO) as u16);
			self.put("RequiredEdges", index, required(block));
		}
	}
}
