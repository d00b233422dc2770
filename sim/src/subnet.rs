//! A subnet between two epochs: how a case becomes the state of one, and how an epoch changes it.

use crate::{
	case::{Case, Entry, Neuron},
	trace::Trace,
};
use ganglion_consensus::{run_watched, EpochError, EpochOutput, EpochState, RowsBuf, BOND_UNIT};

/// Runs the epoch of a state. Returns its output and its intermediate results. The state stays as
/// it is: see [`pass_epoch`].
///
/// # Errors
///
/// If the lists and rows do not fit together, which a checked case excludes.
pub fn run(state: &EpochState) -> Result<(EpochOutput, Trace), EpochError> {
	let mut trace = Trace::default();
	let output = run_watched(&state.input(), &mut |stage| trace.note(stage))?;
	Ok((output, trace))
}

/// Moves on to the epoch after the one that yielded `output`. Bonds and permits carry over; whoever
/// has weights sets them again, and commits again, as long before the next epoch as before this
/// one.
pub fn pass_epoch(state: &mut EpochState, output: EpochOutput) {
	let tempo = u64::from(state.tempo);
	let weights = state.weights.as_rows();
	for (uid, last_update) in state.last_update.iter_mut().enumerate() {
		if !weights.row(uid).0.is_empty() {
			*last_update = last_update.saturating_add(tempo);
		}
	}
	for commit in state.first_commit.iter_mut().flatten() {
		*commit = commit.saturating_add(tempo);
	}
	state.last_step = state.block;
	state.block = state.block.saturating_add(tempo);
	state.permit = output.permit;
	state.bonds = output.bonds;
	if let Some(sigmoid) = output.sigmoid {
		state.bond_scale = Some(sigmoid.bond_scale);
	}
	state.memory = output.memory;
}

impl From<&Case> for EpochState {
	fn from(case: &Case) -> Self {
		let neurons = case.neurons();
		let count = neurons.len();
		let (server_emission, validator_emission) = case.pots();
		let block = case.block;
		let mut bond_scale = case.bond_scale.clone();
		bond_scale.resize(count, BOND_UNIT);
		let first_commit = case.first_commit.as_ref().map(|commits| {
			let mut blocks: Vec<u64> =
				commits.iter().map(|block| block.unwrap_or(u64::MAX)).collect();
			blocks.resize(count, u64::MAX);
			blocks
		});
		Self {
			block,
			last_step: case.last_step(),
			tempo: case.tempo,
			activity_cutoff: case.activity_cutoff(),
			rule: case.rule(),
			max_validators: case.max_validators,
			stake_threshold: case.stake_threshold,
			owner_uid: case.owner_uid,
			stake: neurons.iter().map(|neuron| neuron.stake).collect(),
			last_update: neurons.iter().map(|neuron| neuron.last_update.unwrap_or(block)).collect(),
			registered: neurons.iter().map(|neuron| neuron.registered).collect(),
			permit: neurons.iter().map(|neuron| neuron.permit).collect(),
			first_commit,
			weights: rows(&case.weights, count),
			bonds: rows(&case.bonds, count),
			bond_scale: Some(bond_scale),
			server_emission,
			validator_emission,
			memory: None,
		}
	}
}

/// Returns the rows of a case, sorted by uid, one for each neuron.
fn rows(rows: &[Vec<Entry>], count: usize) -> RowsBuf {
	let mut sorted = RowsBuf::new();
	for uid in 0..count {
		let mut row: Vec<(u16, u16)> = rows
			.get(uid)
			.map(|row| row.iter().map(|Entry(to, value)| (*to, *value)).collect())
			.unwrap_or_default();
		row.sort_unstable();
		sorted.push_row(row);
	}
	sorted
}

/// A case whose only epoch is that of the state.
impl From<&EpochState> for Case {
	fn from(state: &EpochState) -> Self {
		let count = state.stake.len();
		let rows = |rows: &RowsBuf| -> Vec<Vec<Entry>> {
			let entries = |uid| rows.row(uid).map(|(to, value)| Entry(to, value)).collect();
			(0..count).map(entries).collect()
		};
		let commit = |block: &u64| (*block != u64::MAX).then_some(*block);
		let case = Self {
			block: state.block,
			last_step: Some(state.last_step),
			tempo: state.tempo,
			activity_cutoff: Some(state.activity_cutoff),
			max_validators: state.max_validators,
			stake_threshold: state.stake_threshold,
			emission: state.server_emission.saturating_add(state.validator_emission),
			server_emission: Some(state.server_emission),
			owner_uid: state.owner_uid,
			neurons: Some(neurons(state)),
			weights: rows(&state.weights),
			bonds: rows(&state.bonds),
			bond_scale: state.bond_scale.clone().unwrap_or_else(|| vec![BOND_UNIT; count]),
			first_commit: state.first_commit.as_ref().map(|c| c.iter().map(commit).collect()),
			..Self::default()
		};
		case.with_rule(state.rule)
	}
}

fn neurons(state: &EpochState) -> Vec<Neuron> {
	let lists = state.stake.iter().zip(&state.last_update).zip(&state.registered);
	lists
		.zip(&state.permit)
		.map(|(((stake, last_update), registered), permit)| Neuron {
			stake: *stake,
			last_update: Some(*last_update),
			registered: *registered,
			permit: *permit,
		})
		.collect()
}
