//! Epochs that measure a curve point by point.

use crate::{failure::Failure, market::Market, rule::Rule};

/// Number of steps of the argument.
const PARTS: usize = 200;

/// The stake of each validator, in the units of the consensus crate.
const STAKE: u64 = 1 << 50;

/// Returns consensus over trust: `k` of the validators, who have equal stake, rank the `k`th
/// server.
///
/// # Errors
///
/// None: the subnet is small enough.
pub fn consensus_of_trust(rule: &Rule) -> Result<Vec<(f64, f64)>, Failure> {
	let mut market = Market::new(PARTS, PARTS + 1)?;
	market.set_stake(&[STAKE; PARTS]);
	let ranks =
		|validator| (0..=PARTS).filter(move |&server| validator < server).map(|server| (server, 1));
	market.set_weights((0..PARTS).map(ranks));
	let output = market.epoch(rule)?;
	let point = |server: usize| {
		let consensus = output.consensus[market.server_uid(server)];
		(server as f64 / PARTS as f64, f64::from(consensus) / 65_535.0)
	};
	Ok((0..=PARTS).map(point).collect())
}

/// Returns alpha over the distance of a bond from the weight: each validator has another bond in a
/// server that nobody ranks any more, and alpha is the part that the bond loses.
///
/// # Errors
///
/// None: the subnet is small enough.
pub fn alpha_of_distance(rule: &Rule) -> Result<Vec<(f64, f64)>, Failure> {
	const LEFT: usize = 0;
	const RANKED: usize = 1;
	let mut market = Market::new(PARTS, 2)?;
	market.set_stake(&[STAKE; PARTS]);
	market.set_weights((0..PARTS).map(|_| [(RANKED, 1)]));
	let bond = |validator: usize| ((validator + 1) * 65_535 / PARTS) as u16;
	market.set_bonds((0..PARTS).map(|validator| [(LEFT, bond(validator))]));
	let output = market.epoch(rule)?;
	let left = market.server_uid(LEFT);
	let point = |validator: usize| {
		let held = f64::from(bond(validator));
		let kept = output.bonds.row(validator).find(|(uid, _)| usize::from(*uid) == left);
		let kept = kept.map_or(0.0, |(_, bond)| f64::from(bond));
		(held / 65_535.0, 1.0 - kept / held)
	};
	// Bonds are integers: the smallest are too coarse to show alpha.
	Ok((PARTS / 50..PARTS).map(point).collect())
}
