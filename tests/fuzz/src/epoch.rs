//! Target: an epoch of arbitrary input is refused or has a result, and no rao is lost.

use crate::{well_formed::is_well_formed, Bytes};
use ganglion_consensus::{
	run, EpochMemory, EpochOutput, EpochState, ForecastSkill, LiquidAlpha, Mode, PartialRows,
	PeerPrediction, RowsBuf, ServerMemory, Sigmoid, SigmoidBonds, ValidatorMemory, Yuma, YumaBonds,
};
use ganglion_consensus_test_kit::{assert_output, modes};

/// Name of the target.
pub const NAME: &str = "epoch";

/// The target.
///
/// # Panics
///
/// If the epoch panics, refuses an input that is well formed, or takes another; or if its output is
/// not what holds of every output.
pub fn check(bytes: &[u8]) -> u64 {
	let [first, second] = run_twice(state(bytes));
	first.wrapping_mul(1 << 32).wrapping_add(second)
}

/// The state of a subnet out of bytes, whatever they are. Mostly well formed.
pub fn state(bytes: &[u8]) -> EpochState {
	let bytes = &mut Bytes::new(bytes);
	let n = match bytes.byte() {
		// More than most machines of validators weigh, now and then.
		255 => usize::from(bytes.byte()) * 4,
		other => usize::from(other % 12),
	};
	// Fields are drawn in this order: the corpus relies on it.
	let mut state = EpochState {
		block: bytes.block(),
		last_step: bytes.block(),
		activity_cutoff: bytes.amount(),
		tempo: bytes.short(),
		rule: mode(bytes),
		max_validators: bytes.short() % 16,
		stake_threshold: if bytes.one_in(2) { 0 } else { bytes.amount() },
		owner_uid: (n > 0 && bytes.one_in(2)).then(|| bytes.short() % n as u16),
		server_emission: bytes.amount() / 2,
		validator_emission: bytes.amount() / 2,
		stake: (0..n).map(|_| bytes.amount()).collect(),
		last_update: (0..n).map(|_| bytes.block()).collect(),
		registered: (0..n).map(|_| if bytes.one_in(4) { bytes.block() } else { 1 }).collect(),
		permit: (0..n).map(|_| !bytes.one_in(4)).collect(),
		first_commit: bytes.one_in(4).then(|| (0..n).map(|_| bytes.block()).collect()),
		bond_scale: bytes.one_in(2).then(|| (0..n).map(|_| bytes.amount()).collect()),
		weights: rows(bytes, n),
		bonds: rows(bytes, n),
		memory: None,
	};
	// Other modes ignore it.
	if modes::remembers(&state.rule) && !bytes.one_in(4) {
		state.memory = Some(memory(bytes, n));
	}
	if bytes.one_in(8) && !bytes.is_empty() {
		malform(&mut state, bytes);
	}
	state
}

/// Spoils one thing, or makes it only look so.
fn malform(state: &mut EpochState, bytes: &mut Bytes) {
	if let Some(memory) = &mut state.memory {
		if bytes.one_in(2) {
			return malform_memory(memory, bytes);
		}
	}
	let rows = if bytes.one_in(2) { &mut state.weights } else { &mut state.bonds };
	match bytes.byte() % 12 {
		0 => state.stake.push(bytes.amount()),
		1 => state.last_update.push(0),
		2 => state.registered.truncate(bytes.byte().into()),
		3 => state.permit.truncate(bytes.byte().into()),
		4 => state.first_commit = Some(vec![0; bytes.byte().into()]),
		5 => state.bond_scale = Some(vec![0; bytes.byte().into()]),
		6 => state.owner_uid = Some(bytes.short()),
		7 => (state.server_emission, state.validator_emission) = (bytes.amount(), bytes.amount()),
		8 => poke(&mut rows.offsets, bytes, |bytes| bytes.byte().into()),
		9 => poke(&mut rows.uids, bytes, |bytes| bytes.short() % 16),
		10 => rows.values.truncate(bytes.byte().into()),
		_ => rows.offsets.truncate(bytes.byte().into()),
	}
}

/// Spoils one thing in what is remembered.
fn malform_memory(memory: &mut EpochMemory, bytes: &mut Bytes) {
	match bytes.byte() % 5 {
		0 => memory.servers.truncate(bytes.byte().into()),
		1 => memory.validators.push(None),
		2 => poke(&mut memory.rows.offsets, bytes, |bytes| bytes.byte().into()),
		3 => poke(&mut memory.rows.uids, bytes, |bytes| bytes.short() % 16),
		_ => memory.rows.values.truncate(bytes.byte().into()),
	}
}

/// Runs an epoch, and if it has a result a second one that starts from there. Returns what kind
/// each was.
fn run_twice(mut state: EpochState) -> [u64; 2] {
	let mut kinds = [0; 2];
	for kind in &mut kinds {
		let input = state.input();
		let well_formed = is_well_formed(&input);
		let out = match run(&input) {
			Err(error) => {
				let said = error.to_string();
				assert!(!well_formed, "refused: {said}");
				*kind = said.bytes().filter(u8::is_ascii_lowercase).map(u64::from).sum();
				break;
			},
			Ok(out) => out,
		};
		assert!(well_formed, "taken though not well formed");
		assert_output(&input, &out);
		*kind = kind_of(&state, &out);
		state.last_step = state.block;
		(state.permit, state.bonds) = (out.permit, out.bonds);
		state.bond_scale = out.sigmoid.map(|sigmoid| sigmoid.bond_scale);
		state.memory = out.memory;
	}
	kinds
}

/// A number for what came of it, in rough classes.
fn kind_of(state: &EpochState, out: &EpochOutput) -> u64 {
	let class = |count: usize| u64::from(usize::BITS - count.leading_zeros()).min(4);
	let some = |list: &[u16]| class(list.iter().filter(|&&share| share > 0).count());
	let (loss, scale) = match &out.sigmoid {
		None => (0, 0),
		Some(sigmoid) => (
			1 + sigmoid.loss.signum().unsigned_abs() + u64::from(sigmoid.loss > 0),
			class(sigmoid.bond_scale.iter().filter(|&&scale| scale == u64::MAX).count()),
		),
	};
	let lists = [&out.stake_weight, &out.consensus, &out.incentive, &out.dividends];
	let paid = [class(state.stake.len()), class(out.bonds.uids.len() / 4), loss, scale];
	let classes = lists.map(|list| some(list)).into_iter().chain(paid);
	let mode = modes::index(&state.rule) as u64;
	classes.fold(1_000 + mode, |kind, class| kind * 5 + class)
}

/// Any mode, with any settings.
fn mode(bytes: &mut Bytes) -> Mode {
	/// The order in which a byte picks modes: the corpus relies on it.
	const ORDER: [usize; 6] = [3, 4, 5, 2, 0, 1];
	/// The modes that greater bytes pick.
	const LATER: [usize; modes::COUNT - ORDER.len()] = [6, 7, 8];
	let at = usize::from(bytes.byte());
	let index = if at < 160 { ORDER[at % ORDER.len()] } else { LATER[at % LATER.len()] };
	match modes::all()[index].1 {
		Mode::Null => Mode::Null,
		Mode::Sigmoid(Sigmoid { bonds, .. }) => {
			let bonds = match bonds {
				SigmoidBonds::Accumulating => SigmoidBonds::Accumulating,
				SigmoidBonds::Average { .. } => {
					SigmoidBonds::Average { kept: bytes.amount() % 1_000_002 }
				},
			};
			let (rho, kappa, trust_floor) = (bytes.share(), bytes.amount(), bytes.share());
			Mode::Sigmoid(Sigmoid { rho, kappa, trust_floor, bonds })
		},
		Mode::PeerPrediction(PeerPrediction { partial_rows, .. }) => {
			let rule = PeerPrediction {
				kappa: bytes.share(),
				floor: setting(bytes, 0, 800_000),
				agreement_alpha: setting(bytes, 15_625, 1_000_000),
				skill: forecast_skill(bytes),
				partial_rows: partial_rows
					.map(|_| PartialRows { full_coverage: setting(bytes, 500_000, 1_000_000) }),
			};
			Mode::PeerPrediction(rule)
		},
		Mode::Yuma(Yuma { bonds, .. }) => {
			let bonds = yuma_bonds(bonds, bytes);
			let bonds_moving_average = bytes.amount() % 1_000_002;
			let (kappa, bonds_penalty) = (bytes.share(), bytes.share());
			Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds })
		},
	}
}

/// Bonds of the same kind, with any settings.
fn yuma_bonds(bonds: YumaBonds, bytes: &mut Bytes) -> YumaBonds {
	match bonds {
		YumaBonds::Two => YumaBonds::Two,
		YumaBonds::Three { liquid_alpha: None, forecast_skill } => YumaBonds::Three {
			liquid_alpha: None,
			forecast_skill: forecast_skill.map(|_| self::forecast_skill(bytes)),
		},
		YumaBonds::Three { liquid_alpha: Some(_), forecast_skill } => {
			let (a, b, steepness) = (bytes.share(), bytes.share(), bytes.short() as i16);
			// Rarely in the wrong order.
			let (low, high) = if bytes.one_in(32) { (a, b) } else { (a.min(b), a.max(b)) };
			let liquid_alpha = Some(LiquidAlpha { low, high, steepness });
			YumaBonds::Three { liquid_alpha, forecast_skill }
		},
	}
}

/// A setting in millionths, at an end or between, and rarely beyond.
fn setting(bytes: &mut Bytes, least: u32, most: u32) -> u32 {
	match bytes.byte() {
		0..=31 => least,
		32..=63 => most,
		64..=65 => bytes.long() as u32,
		_ => least + (bytes.long() % u64::from(most - least + 1)) as u32,
	}
}

fn forecast_skill(bytes: &mut Bytes) -> ForecastSkill {
	ForecastSkill {
		share: setting(bytes, 0, 800_000),
		tolerance: setting(bytes, 500_000, 1_000_000),
		alpha: setting(bytes, 10_000, 200_000),
		cuts: [setting(bytes, 100_000, 800_000), setting(bytes, 100_000, 800_000)],
	}
}

/// Whatever can be remembered.
fn memory(bytes: &mut Bytes, n: usize) -> EpochMemory {
	let part = |bytes: &mut Bytes| match bytes.byte() {
		0..=15 => 0,
		16..=31 => u32::MAX,
		// An even share or so.
		32..=159 => {
			(u32::MAX / n.max(1) as u32 / 128).saturating_mul(64 + u32::from(bytes.byte() / 2))
		},
		_ => bytes.amount() as u32,
	};
	let server = |bytes: &mut Bytes| ServerMemory {
		consensus: part(bytes),
		before: part(bytes),
		incentive: part(bytes),
		means: [part(bytes), part(bytes), part(bytes)],
		counts: [bytes.byte() % 8, bytes.byte(), bytes.byte()],
	};
	let servers = (0..n).map(|_| server(bytes)).collect();
	let validator = |bytes: &mut Bytes| ValidatorMemory {
		agreement: part(bytes),
		skill: bytes.long() as i64 >> (bytes.byte() % 64),
		judged: part(bytes),
	};
	let validators = (0..n).map(|_| (!bytes.one_in(4)).then(|| validator(bytes))).collect();
	let block = if bytes.one_in(4) { bytes.block() } else { 1 + bytes.block() % 1_000 };
	EpochMemory { block, prior: part(bytes), servers, validators, rows: rows(bytes, n) }
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
