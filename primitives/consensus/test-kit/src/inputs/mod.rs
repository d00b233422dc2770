//! Synthetic inputs for benchmarks, always the same for the same shape, so that figures of
//! different programs compare.
//!
//! Validators are spread evenly among the uids; each weighs some of the uids by a quality on which
//! all roughly agree, and holds bonds where it weighs.

mod cases;
mod memory;
mod random;

use alloc::{vec, vec::Vec};
use ganglion_consensus::{EpochInput, EpochState, Mode, RowsBuf, BOND_UNIT};

pub use cases::{Case, CASES};
use random::SplitMix;

/// A size of subnet.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
	/// Its name in tables.
	pub name: &'static str,
	/// The seed of its random numbers.
	pub seed: u64,
	/// The number of uids.
	pub uids: u16,
	/// The number of validators among them.
	pub validators: u16,
	/// The number of uids that each validator weighs.
	pub weights: u16,
	/// [`Inputs::check`] of the inputs with bonds of [`Kind::Shares`] and of [`Kind::Averages`].
	pub checks: [u64; 2],
}

/// From a full subnet of the usual size, in which validators weigh three in four uids, through one
/// in which they weigh all, to one sixteen times as large.
pub const SHAPES: [Shape; 4] = [
	Shape {
		name: "a",
		seed: 1,
		uids: 256,
		validators: 64,
		weights: 192,
		checks: [0x4f4e_0574_0d63_efc2, 0xfda1_f7c5_30e0_77b0],
	},
	Shape {
		name: "b",
		seed: 2,
		uids: 256,
		validators: 64,
		weights: 256,
		checks: [0x5821_02fa_e2aa_9046, 0x4591_e648_b10a_0456],
	},
	Shape {
		name: "c",
		seed: 3,
		uids: 1_024,
		validators: 128,
		weights: 896,
		checks: [0x788f_0a18_8690_de09, 0x2f04_518f_f81d_67d8],
	},
	Shape {
		name: "d",
		seed: 4,
		uids: 4_096,
		validators: 256,
		weights: 3_840,
		checks: [0x3b86_3a7f_2da4_a592, 0x6989_d35e_9dc9_f6f3],
	},
];

/// The unit of the stored bonds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// Parts of the greatest in the column, as Yuma 2 stores them.
	Shares,
	/// Parts of one, as Yuma 3 stores them.
	Averages,
}

/// A synthetic subnet.
pub struct Inputs {
	shape: Shape,
	state: EpochState,
}

impl Shape {
	/// Makes the subnet.
	///
	/// # Panics
	///
	/// If its lists are not those that published figures are based on.
	pub fn make(self, kind: Kind) -> Inputs {
		let inputs = self.draw(kind);
		assert_eq!(inputs.check(), self.checks[kind as usize], "not the published inputs");
		inputs
	}

	/// The number of weights. There are bonds only where there are weights.
	pub fn pairs(&self) -> usize {
		usize::from(self.validators) * usize::from(self.weights)
	}

	fn draw(self, kind: Kind) -> Inputs {
		let mut random = SplitMix(self.seed);
		let uids = || 0..self.uids;
		random.skip(4 * u32::from(self.uids));
		let stake: Vec<u64> = uids().map(|uid| self.stake(uid, random.next())).collect();
		let registered = uids().map(|uid| self.registered(uid, random.next())).collect();
		let last_update = uids().map(|uid| self.last_update(uid, random.next())).collect();
		let quality: Vec<u64> =
			uids().map(|_| random.next() >> 48).map(|x| 1 + ((x * x) >> 16)).collect();
		let mut weights = RowsBuf::new();
		uids().for_each(|uid| weights.push_row(self.weights_of(uid, &quality, &mut random)));
		let bought: Vec<Vec<(u16, u64)>> =
			uids().map(|uid| bought(weights.row(usize::from(uid)), &mut random)).collect();
		let bonds = match kind {
			Kind::Shares => of_greatest_in_column(&bought, &stake),
			Kind::Averages => of_sum_of_row(&bought),
		};
		let memory = memory::remembered(4_999_640, &quality, &weights, self.seed);
		let state = EpochState {
			block: 5_000_000,
			last_step: 4_999_640,
			tempo: 360,
			activity_cutoff: 5_000,
			// Each case sets its own.
			rule: Mode::Null,
			max_validators: self.validators,
			stake_threshold: 1_000_000_000_000,
			owner_uid: Some(0),
			last_update,
			registered,
			permit: uids().map(|uid| self.is_validator(uid)).collect(),
			first_commit: None,
			weights,
			bonds,
			// Any scale that is not one will do.
			bond_scale: Some(vec![BOND_UNIT / 16; stake.len()]),
			stake,
			server_emission: 147_600_000_000,
			validator_emission: 147_600_000_000,
			memory: Some(memory),
		};
		Inputs { shape: self, state }
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

/// A validator's purchases of the uids it weighs: about as much as the weight, and of one in
/// sixteen nothing.
fn bought(weights: impl Iterator<Item = (u16, u16)>, random: &mut SplitMix) -> Vec<(u16, u64)> {
	let mut row = Vec::new();
	for (j, w) in weights {
		let r = random.next();
		if r & 15 != 0 {
			row.push((j, ((u64::from(w) * (61_440 + (r >> 51))) >> 16).max(1)));
		}
	}
	row
}

/// Yuma 2: in parts of the column's greatest, where purchases count by stake.
fn of_greatest_in_column(bought: &[Vec<(u16, u64)>], stake: &[u64]) -> RowsBuf {
	let product = |stake: u64, p: u64| u128::from(stake) * u128::from(p);
	let mut greatest = vec![1; stake.len()];
	for (row, &stake) in bought.iter().zip(stake) {
		for &(j, p) in row {
			let greatest = &mut greatest[usize::from(j)];
			*greatest = product(stake, p).max(*greatest);
		}
	}
	let mut bonds = RowsBuf::new();
	for (row, &stake) in bought.iter().zip(stake) {
		let share = |j: u16, p| (65_535 * product(stake, p) / greatest[usize::from(j)]) as u16;
		bonds.push_row(row.iter().map(|&(j, p)| (j, share(j, p))).filter(|&(_, b)| b > 0));
	}
	bonds
}

/// Yuma 3: in parts of one, the row's purchases adding up to one.
fn of_sum_of_row(bought: &[Vec<(u16, u64)>]) -> RowsBuf {
	let mut bonds = RowsBuf::new();
	for row in bought {
		let sum: u64 = row.iter().map(|&(_, p)| p).sum();
		let share = |p| (65_535 * p / sum) as u16;
		bonds.push_row(row.iter().map(|&(j, p)| (j, share(p))).filter(|&(_, b)| b > 0));
	}
	bonds
}

impl Inputs {
	/// The input of an epoch in the mode of `case`.
	pub fn epoch(&self, case: &Case) -> EpochInput<'_> {
		EpochInput { mode: case.mode, ..self.state.input() }
	}

	/// A hash of all lists, which tells whether two programs work on the same inputs.
	pub fn check(&self) -> u64 {
		let mut hash = 0xcbf2_9ce4_8422_2325_u64;
		let mut add = |x: u64| hash = (hash ^ x).wrapping_mul(0x100_0000_01b3);
		let EpochState { stake, registered, last_update, weights, bonds, .. } = &self.state;
		stake.iter().chain(registered).chain(last_update).for_each(|&x| add(x));
		for rows in [weights, bonds] {
			for uid in (0..self.shape.uids).filter(|&uid| self.shape.is_validator(uid)) {
				add(u64::from(uid));
				rows.row(usize::from(uid))
					.for_each(|(j, w)| add((u64::from(j) << 16) | u64::from(w)));
			}
		}
		hash
	}
}
