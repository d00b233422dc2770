//! Target: an epoch of arbitrary input is refused or has a result, and no rao is lost.

use crate::{well_formed::is_well_formed, Bytes};
use ganglion_consensus::{
	run, EpochInput, EpochOutput, LiquidAlpha, Mode, RowsBuf, Sigmoid, SigmoidBonds, Yuma,
	YumaBonds,
};

/// Name of the target.
pub const NAME: &str = "epoch";

/// The target.
///
/// # Panics
///
/// If the epoch panics, refuses a well-formed input or accepts a malformed one, or if its result
/// violates a property of all results.
pub fn check(bytes: &[u8]) -> u64 {
	let [first, second] = Epoch::of(bytes).run_twice();
	first.wrapping_mul(1 << 32).wrapping_add(second)
}

/// An owned input, mostly well formed.
#[derive(Debug)]
pub struct Epoch {
	blocks: [u64; 3],
	tempo: u16,
	mode: Mode<'static>,
	max_validators: u16,
	stake_threshold: u64,
	owner: Option<u16>,
	stake: Vec<u64>,
	last_update: Vec<u64>,
	registered: Vec<u64>,
	permit: Vec<bool>,
	first_commit: Option<Vec<u64>>,
	weights: RowsBuf,
	bonds: RowsBuf,
	bond_scale: Option<Vec<u64>>,
	pots: [u64; 2],
}

impl Epoch {
	/// Derives an input from any bytes.
	pub fn of(bytes: &[u8]) -> Self {
		let bytes = &mut Bytes::new(bytes);
		let n = match bytes.byte() {
			// Rarely, more uids than most subnets have.
			255 => usize::from(bytes.byte()) * 4,
			other => usize::from(other % 12),
		};
		let mut epoch = Self {
			blocks: [bytes.block(), bytes.block(), bytes.amount()],
			tempo: bytes.short(),
			mode: mode(bytes),
			max_validators: bytes.short() % 16,
			stake_threshold: if bytes.one_in(2) { 0 } else { bytes.amount() },
			owner: (n > 0 && bytes.one_in(2)).then(|| bytes.short() % n as u16),
			pots: [bytes.amount() / 2, bytes.amount() / 2],
			stake: (0..n).map(|_| bytes.amount()).collect(),
			last_update: (0..n).map(|_| bytes.block()).collect(),
			registered: (0..n).map(|_| if bytes.one_in(4) { bytes.block() } else { 1 }).collect(),
			permit: (0..n).map(|_| !bytes.one_in(4)).collect(),
			first_commit: bytes.one_in(4).then(|| (0..n).map(|_| bytes.block()).collect()),
			bond_scale: bytes.one_in(2).then(|| (0..n).map(|_| bytes.amount()).collect()),
			weights: rows(bytes, n),
			bonds: rows(bytes, n),
		};
		if bytes.one_in(8) && !bytes.is_empty() {
			epoch.malform(bytes);
		}
		epoch
	}

	/// Makes one change that may or may not break well-formedness.
	fn malform(&mut self, bytes: &mut Bytes) {
		let rows = if bytes.one_in(2) { &mut self.weights } else { &mut self.bonds };
		match bytes.byte() % 12 {
			0 => self.stake.push(bytes.amount()),
			1 => self.last_update.push(0),
			2 => self.registered.truncate(bytes.byte().into()),
			3 => self.permit.truncate(bytes.byte().into()),
			4 => self.first_commit = Some(vec![0; bytes.byte().into()]),
			5 => self.bond_scale = Some(vec![0; bytes.byte().into()]),
			6 => self.owner = Some(bytes.short()),
			7 => self.pots = [bytes.amount(), bytes.amount()],
			8 => poke(&mut rows.offsets, bytes, |bytes| bytes.byte().into()),
			9 => poke(&mut rows.uids, bytes, |bytes| bytes.short() % 16),
			10 => rows.values.truncate(bytes.byte().into()),
			_ => rows.offsets.truncate(bytes.byte().into()),
		}
	}

	/// Borrows it as an `EpochInput`.
	pub fn with_input<T>(&self, look: impl FnOnce(&EpochInput) -> T) -> T {
		let mode = match self.mode {
			Mode::Sigmoid(settings) => {
				Mode::Sigmoid(Sigmoid { bond_scale: self.bond_scale.as_deref(), ..settings })
			},
			other => other,
		};
		look(&EpochInput {
			block: self.blocks[0],
			last_step: self.blocks[1],
			tempo: self.tempo,
			activity_cutoff: self.blocks[2],
			mode,
			max_validators: self.max_validators,
			stake_threshold: self.stake_threshold,
			owner_uid: self.owner,
			stake: &self.stake,
			last_update: &self.last_update,
			registered: &self.registered,
			permit: &self.permit,
			first_commit: self.first_commit.as_deref(),
			weights: self.weights.as_rows(),
			bonds: self.bonds.as_rows(),
			server_emission: self.pots[0],
			validator_emission: self.pots[1],
		})
	}

	/// Runs the epoch and, if it has a result, a second one from there. Returns the kinds of both.
	fn run_twice(mut self) -> [u64; 2] {
		let mut kinds = [0; 2];
		for kind in &mut kinds {
			let (well_formed, result) =
				self.with_input(|input| (is_well_formed(input), run(input)));
			let out = match result {
				Err(error) => {
					let said = error.to_string();
					assert!(!well_formed, "refused: {said}");
					*kind = said.bytes().filter(u8::is_ascii_lowercase).map(u64::from).sum();
					break;
				},
				Ok(out) => out,
			};
			assert!(well_formed, "a malformed input was accepted");
			self.check_lists(&out);
			self.check_payment(&out);
			self.check_bonds(&out);
			*kind = self.kind(&out);
			self.blocks[1] = self.blocks[0];
			(self.permit, self.bonds) = (out.permit, out.bonds);
			self.bond_scale = out.sigmoid.map(|sigmoid| sigmoid.bond_scale);
		}
		kinds
	}

	/// Returns a number for the result, in rough classes.
	fn kind(&self, out: &EpochOutput) -> u64 {
		let class = |count: usize| u64::from(usize::BITS - count.leading_zeros()).min(4);
		let some = |list: &[u16]| class(list.iter().filter(|&&share| share > 0).count());
		let mode = match self.mode {
			Mode::Null => 0,
			Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => 1,
			Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None }, .. }) => 2,
			Mode::Yuma(_) => 3,
			Mode::Sigmoid(_) => 4,
		};
		let (loss, scale) = match &out.sigmoid {
			None => (0, 0),
			Some(sigmoid) => (
				1 + sigmoid.loss.signum().unsigned_abs() + u64::from(sigmoid.loss > 0),
				class(sigmoid.bond_scale.iter().filter(|&&scale| scale == u64::MAX).count()),
			),
		};
		let lists = [&out.stake_weight, &out.consensus, &out.incentive, &out.dividends];
		let paid = [class(self.stake.len()), class(out.bonds.uids.len() / 4), loss, scale];
		let classes = lists.map(|list| some(list)).into_iter().chain(paid);
		classes.fold(1_000 + mode, |kind, class| kind * 5 + class)
	}

	fn check_lists(&self, out: &EpochOutput) {
		let n = self.stake.len();
		assert_eq!([out.active.len(), out.permit.len(), out.consensus.len()], [n; 3]);
		assert_eq!([out.stake_weight.len(), out.validator_trust.len()], [n; 2]);
		assert_eq!([out.incentive.len(), out.dividends.len()], [n; 2]);
		assert_eq!([out.server_emission.len(), out.validator_emission.len()], [n; 2]);
		let whole = |list: &[u16]| list.iter().map(|&share| u64::from(share)).sum::<u64>();
		for shares in [&out.stake_weight, &out.incentive, &out.dividends] {
			assert!(whole(shares) <= 65_535, "shares exceed the whole: {shares:?}");
		}
		assert_eq!(out.sigmoid.is_some(), matches!(self.mode, Mode::Sigmoid(_)));
		if let Some(sigmoid) = &out.sigmoid {
			assert_eq!([sigmoid.rank.len(), sigmoid.trust.len(), sigmoid.bond_scale.len()], [n; 3]);
			assert!(whole(&sigmoid.rank) <= 65_535 && sigmoid.loss.unsigned_abs() <= 1 << 31);
		}
	}

	/// Checks that no rao is lost, and that nothing is unassigned while there is stake.
	fn check_payment(&self, out: &EpochOutput) {
		let amounts = out.server_emission.iter().chain(&out.validator_emission);
		let paid: u128 = amounts.map(|&amount| u128::from(amount)).sum();
		let pots: u128 = self.pots.iter().map(|&pot| u128::from(pot)).sum();
		assert_eq!(paid + u128::from(out.unassigned), pots);
		assert!(out.unassigned == 0 || out.stake_weight.iter().all(|&share| share == 0));
	}

	fn check_bonds(&self, out: &EpochOutput) {
		let n = self.stake.len();
		assert_eq!(out.bonds.as_rows().len(), n);
		for i in 0..n {
			let row: Vec<(u16, u16)> = out.bonds.row(i).collect();
			assert!(row.is_empty() || out.permit[i] || self.mode == Mode::Null);
			assert!(row.iter().all(|&(uid, bond)| bond > 0 && usize::from(uid) < n));
			assert!(row.windows(2).all(|pair| pair[0].0 < pair[1].0));
		}
	}
}

fn mode(bytes: &mut Bytes) -> Mode<'static> {
	let kind = bytes.byte() % 6;
	if kind == 0 {
		return Mode::Null;
	}
	if kind < 3 {
		let bonds = match kind {
			1 => SigmoidBonds::Accumulating,
			_ => SigmoidBonds::Average { kept: bytes.amount() % 1_000_002 },
		};
		let (rho, kappa) = (bytes.share(), bytes.amount());
		let trust_floor = bytes.share();
		return Mode::Sigmoid(Sigmoid { rho, kappa, trust_floor, bonds, bond_scale: None });
	}
	let bonds = match kind {
		3 => YumaBonds::Two,
		4 => YumaBonds::Three { liquid_alpha: None },
		_ => {
			let (a, b, steepness) = (bytes.share(), bytes.share(), bytes.short() as i16);
			// Rarely in the wrong order.
			let (low, high) = if bytes.one_in(32) { (a, b) } else { (a.min(b), a.max(b)) };
			YumaBonds::Three { liquid_alpha: Some(LiquidAlpha { low, high, steepness }) }
		},
	};
	let bonds_moving_average = bytes.amount() % 1_000_002;
	Mode::Yuma(Yuma {
		kappa: bytes.share(),
		bonds_penalty: bytes.share(),
		bonds_moving_average,
		bonds,
	})
}

fn rows(bytes: &mut Bytes, n: usize) -> RowsBuf {
	let mut rows = RowsBuf::new();
	for _ in 0..n {
		let empty = bytes.is_empty() || bytes.one_in(4);
		let mut row = Vec::new();
		for uid in 0..if empty { 0 } else { n as u16 } {
			if !bytes.one_in(3) {
				row.push((uid, bytes.share()));
			}
		}
		rows.push_row(row);
	}
	rows
}

/// Overwrites a random entry.
fn poke<T>(list: &mut [T], bytes: &mut Bytes, value: impl FnOnce(&mut Bytes) -> T) {
	let at = usize::from(bytes.byte()) % list.len().max(1);
	if let Some(place) = list.get_mut(at) {
		*place = value(bytes);
	}
}
