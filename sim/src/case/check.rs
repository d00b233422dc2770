//! Checks of a case across its keys.

use super::{Case, Entry};
use crate::input::{fault, Checked, Field as Path};
use ganglion_consensus::MAX_UIDS;
use std::fmt::Display;

/// Checks everything that an epoch requires beyond the types.
pub fn check(case: &Case) -> Checked {
	neurons(case)?;
	schedule(case)?;
	settings(case)?;
	rows("weights", &case.weights, case.neurons().len())?;
	rows("bonds", &case.bonds, case.neurons().len())?;
	let commits = case.first_commit.as_ref().map_or(0, Vec::len);
	list("first_commit", commits, case.neurons().len())?;
	list("bond_scale", case.bond_scale.len(), case.neurons().len())
}

fn neurons(case: &Case) -> Checked {
	match &case.neurons {
		None => fault(Path::default(), "missing field `neurons`"),
		Some(neurons) if neurons.len() > MAX_UIDS => {
			let reason = format!("{} neurons exceed the maximum, {MAX_UIDS}", neurons.len());
			fault(Path::of("neurons"), reason)
		},
		Some(_) => Ok(()),
	}
}

fn schedule(case: &Case) -> Checked {
	if case.epochs == 0 {
		return fault(Path::of("epochs"), "expected at least 1, got 0");
	}
	if case.tempo == 0 && case.epochs > 1 {
		return fault(Path::of("tempo"), "several epochs need a tempo of at least 1, got 0");
	}
	match case.last_step {
		Some(last) if last != 0 && last >= case.block => {
			let reason = format!("block {last} is not before `block`, which is {}", case.block);
			fault(Path::of("last_step"), reason)
		},
		_ => Ok(()),
	}
}

fn settings(case: &Case) -> Checked {
	if let Some(owner) = case.owner_uid {
		uid(Path::of("owner_uid"), owner, case.neurons().len())?;
	}
	if let Some(alpha) = case.liquid_alpha.filter(|alpha| alpha.low > alpha.high) {
		let reason = format!("{} is above `high`, which is {}", alpha.low, alpha.high);
		return fault(Path::of("liquid_alpha").key("low"), reason);
	}
	match case.server_emission {
		Some(server) if server > case.emission => {
			let reason = format!("{server} is more than `emission`, which is {}", case.emission);
			fault(Path::of("server_emission"), reason)
		},
		_ => Ok(()),
	}
}

/// Checks rows: no more of them than neurons, and each names existing uids at most once.
fn rows(name: &str, rows: &[Vec<Entry>], count: usize) -> Checked {
	list(name, rows.len(), count)?;
	for (row, entries) in rows.iter().enumerate() {
		let path = |at| Path::of(name).index(row).index(at);
		for (at, Entry(to, _)) in entries.iter().enumerate() {
			uid(path(at), *to, count)?;
		}
		if let Some((at, to)) = repeated(entries) {
			return fault(path(at), format!("uid {to} occurs twice in this row"));
		}
	}
	Ok(())
}

/// Returns the first entry, by uid, whose uid occurs earlier in the row.
fn repeated(entries: &[Entry]) -> Option<(usize, u16)> {
	let mut places: Vec<(u16, usize)> =
		entries.iter().enumerate().map(|(at, Entry(to, _))| (*to, at)).collect();
	places.sort_unstable();
	places
		.iter()
		.zip(places.iter().skip(1))
		.find(|((first, _), (second, _))| first == second)
		.map(|(_, (to, at))| (*at, *to))
}

fn list(name: &str, length: usize, count: usize) -> Checked {
	if length > count {
		return fault(Path::of(name).index(count), no_such_uid(count, count));
	}
	Ok(())
}

fn uid(path: Path, uid: u16, count: usize) -> Checked {
	if usize::from(uid) >= count {
		return fault(path, no_such_uid(uid, count));
	}
	Ok(())
}

fn no_such_uid(uid: impl Display, count: usize) -> String {
	format!("uid {uid} does not exist; the number of neurons is {count}")
}
