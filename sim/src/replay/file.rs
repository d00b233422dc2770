//! The epoch that comes after the state in a file of `ganglion fork`, in which the chain says what
//! it is computed from.

use super::outcome::Peg;
use crate::failure::Failure;
use codec::DecodeAll;
use ganglion_consensus::EpochState;
use ganglion_state_file::{Epochs, Reader};
use std::{fs::File, io::BufReader, path::Path};

/// What the epoch of a subnet in the next block is computed from, for each mechanism.
///
/// # Errors
///
/// If the file cannot be read to its end, or says nothing of the subnet.
pub fn mechanisms(path: &Path, netuid: u16) -> Result<Vec<(EpochState, Peg)>, Failure> {
	let read = || {
		let file = File::open(path).map_err(|error| error.to_string())?;
		let head = Reader::new(BufReader::new(file))?.checked_head()?;
		let fork = head.fork.ok_or("this is no file of `ganglion fork`")?;
		decoded(&fork.epochs, netuid)
	};
	read().map_err(|error: String| Failure::refused(format!("{}: {error}", path.display())))
}

fn decoded(epochs: &[Epochs], netuid: u16) -> Result<Vec<(EpochState, Peg)>, String> {
	let of_subnet = epochs.iter().find(|epochs| epochs.netuid == netuid);
	let inputs = of_subnet.filter(|epochs| !epochs.mechanisms.is_empty()).ok_or_else(|| {
		format!("the file does not say what the epoch of subnet {netuid} is computed from")
	})?;
	let decode = |mut bytes: &[u8]| {
		let state = EpochState::decode_all(&mut bytes);
		state.map_err(|error| format!("the input is that of another version: {error}"))
	};
	let states = inputs.mechanisms.iter().map(|bytes| decode(bytes));
	states.map(|state| Ok((state?, Peg::default()))).collect()
}
