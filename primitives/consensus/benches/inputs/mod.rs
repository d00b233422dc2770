//! Made inputs for benchmarks, always the same for the same shape, so that figures of different
//! programs compare.
//!
//! Validators are spread evenly among the uids; each weighs some of the uids by a quality that all
//! roughly agree on.

use ganglion_consensus::{EpochInput, RowsBuf};

/// A size of subnet.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	/// Where its random numbers begin.
	pub seed: u64,
	/// How many uids.
	pub uids: u16,
	/// How many of them are validators.
	pub validators: u16,
	/// How many uids each validator weighs.
	pub weights: u16,
	/// What [`Inputs::check`] yields.
	pub check: u64,
}

/// A full subnet of the usual size; validators weigh three in four uids.
pub const USUAL: Shape =
	Shape { seed: 1, uids: 256, validators: 64, weights: 192, check: 0xfda1_f7c5_30e0_77b0 };

/// The same with every validator weighing every uid.
pub const DENSE: Shape =
	Shape { seed: 2, uids: 256, validators: 64, weights: 256, check: 0x4591_e648_b10a_0456 };

/// The lists of a made subnet.
pub struct Inputs {
	shape: Shape,
	stake: Vec<u64>,
	registered: Vec<u64>,
	last_update: Vec<u64>,
	permit: Vec<bool>,
	weights: RowsBuf,
	bonds: RowsBuf,
}

impl Shape {
	/// Makes the lists.
	pub fn make(self) -> Inputs {
		let mut random = SplitMix(self.seed);
		let uids = || 0..self.uids;
		random.skip(4 * u32::from(self.uids));
		let stake = uids().map(|uid| self.stake(uid, random.next())).collect();
		let registered = uids().map(|uid| self.registered(uid, random.next())).collect();
		let last_update = uids().map(|uid| self.last_update(uid, random.next())).collect();
		let quality: Vec<u64> =
			uids().map(|_| random.next() >> 48).map(|x| 1 + ((x * x) >> 16)).collect();
		let mut weights = RowsBuf::new();
		uids().for_each(|uid| weights.push_row(self.weights_of(uid, &quality, &mut random)));
		let mut bonds = RowsBuf::new();
		uids().for_each(|uid| bonds.push_row(bonds_of(weights.row(usize::from(uid)), &mut random)));
		let permit = uids().map(|uid| self.is_validator(uid)).collect();
		Inputs { shape: self, stake, registered, last_update, permit, weights, bonds }
	}

	fn is_validator(self, uid: u16) -> bool {
		let stride = self.uids / self.validators;
		uid.is_multiple_of(stride) && uid / stride < self.validators
	}

	fn stake(self, uid: u16, r: u64) -> u64 {
		match self.is_validator(uid) {
			true => 1_000_000_000_000 + ((r >> 32).pow(2) >> 14),
			false => r >> 42,
		}
	}

	fn registered(self, uid: u16, r: u64) -> u64 {
		match r.is_multiple_of(64) && !self.is_validator(uid) {
			true => 5_000_000 - (r >> 8) % 300,
			false => 4_000_000 + (r >> 8) % 100_000,
		}
	}

	fn last_update(self, uid: u16, r: u64) -> u64 {
		match self.is_validator(uid) {
			true => 5_000_000 - r % 300,
			false => 4_100_000,
		}
	}

	fn weights_of(self, uid: u16, quality: &[u64], random: &mut SplitMix) -> Vec<(u16, u16)> {
		let mut row: Vec<(u16, u64)> = Vec::new();
		if !self.is_validator(uid) {
			return Vec::new();
		}
		for (j, &quality) in (0..self.uids).zip(quality) {
			if random.next() % u64::from(self.uids - j) < u64::from(self.weights) - row.len() as u64
			{
				let fancy = 49_152 + (random.next() >> 49);
				row.push((j, ((quality * fancy) >> 16).max(1)));
			}
		}
		let most = row.iter().map(|&(_, w)| w).max().unwrap_or(1);
		row.into_iter().map(|(j, w)| (j, (w * 65_535 / most).max(1) as u16)).collect()
	}
}

fn bonds_of(weights: impl Iterator<Item = (u16, u16)>, random: &mut SplitMix) -> Vec<(u16, u16)> {
	let mut row = Vec::new();
	for (j, w) in weights {
		let r = random.next();
		if r & 15 != 0 {
			row.push((j, ((u64::from(w) * (61_440 + (r >> 51))) >> 16).max(1)));
		}
	}
	let sum: u64 = row.iter().map(|&(_, p)| p).sum();
	row.into_iter().map(|(j, p)| (j, (65_535 * p / sum) as u16)).filter(|&(_, p)| p > 0).collect()
}

impl Inputs {
	/// The lists as the input of an epoch.
	pub fn epoch(&self) -> EpochInput<'_> {
		EpochInput {
			block: 5_000_000,
			last_step: 4_999_640,
			tempo: 360,
			activity_cutoff: 5_000,
			kappa: 32_767,
			bonds_penalty: 65_535,
			bonds_moving_average: 900_000,
			max_validators: self.shape.validators,
			stake_threshold: 1_000_000_000_000,
			owner_uid: Some(0),
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: None,
			weights: self.weights.as_rows(),
			bonds: self.bonds.as_rows(),
			server_emission: 147_600_000_000,
			validator_emission: 147_600_000_000,
		}
	}

	/// How many weights and bonds there are, each pair of uids counted once.
	pub fn pairs(&self) -> usize {
		// Bonds are made only where there are weights.
		self.weights.uids.len()
	}

	/// A hash of all lists, to tell whether two programs work on the same inputs.
	pub fn check(&self) -> u64 {
		let mut hash = 0xcbf2_9ce4_8422_2325_u64;
		let mut add = |x: u64| hash = (hash ^ x).wrapping_mul(0x100_0000_01b3);
		self.stake.iter().chain(&self.registered).chain(&self.last_update).for_each(|&x| add(x));
		for rows in [&self.weights, &self.bonds] {
			for uid in (0..self.shape.uids).filter(|&uid| self.shape.is_validator(uid)) {
				add(u64::from(uid));
				rows.row(usize::from(uid))
					.for_each(|(j, w)| add((u64::from(j) << 16) | u64::from(w)));
			}
		}
		hash
	}
}

/// The splitmix64 generator.
struct SplitMix(u64);

impl SplitMix {
	/// Passes over numbers that other programs use for keys.
	fn skip(&mut self, count: u32) {
		for _ in 0..count {
			self.next();
		}
	}

	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}
}
