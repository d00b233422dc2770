//! Where pulses come from.

use crate::{
	cli::DrandFlags,
	drand::{
		pulse::Pulse,
		servers::{Servers, PUBLIC},
	},
};
use ganglion_timelock::encrypt::SecretKey;
use std::{collections::BTreeMap, fs, path::Path};

/// Most bytes of a file of pulses: half a million rounds.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// Where pulses come from.
pub enum Source {
	/// The node makes them itself: the beacon's secret is known.
	Development(SecretKey),
	/// A file, by round.
	File(BTreeMap<u64, Pulse>),
	/// Servers of drand's API.
	Servers(Box<Servers>),
}

impl Source {
	/// Returns the source that the flags name. Without flags an author of a chain that is no
	/// development chain asks the public servers.
	pub fn of(flags: &DrandFlags, asks_by_default: bool) -> Result<Option<Self>, String> {
		if let Some(path) = &flags.drand_pulses {
			let pulses = read_file(path)
				.map_err(|error| format!("the pulses of {}: {error}", path.display()))?;
			return Ok(Some(Self::File(pulses)));
		}
		if !flags.drand_url.is_empty() {
			return Ok(Some(Self::Servers(Box::new(Servers::new(&flags.drand_url)?))));
		}
		if flags.drand || (asks_by_default && !flags.no_drand) {
			return Ok(Some(Self::Servers(Box::new(Servers::new(&PUBLIC.map(String::from))?))));
		}
		Ok(None)
	}

	/// Returns the rounds of which it has pulses, if it knows.
	pub fn rounds(&self) -> Option<impl Iterator<Item = u64> + '_> {
		match self {
			Self::File(pulses) => Some(pulses.keys().copied()),
			Self::Development(_) | Self::Servers(_) => None,
		}
	}

	/// Returns the pulse of a round. None if the source does not have it, or not yet.
	pub async fn pulse(
		&mut self,
		chain_hash: &str,
		round: u64,
		is_right: impl Fn(&Pulse) -> Result<(), String>,
	) -> Result<Option<Pulse>, String> {
		match self {
			Self::Development(key) => {
				Ok(key.sign(round).map(|signature| Pulse { round, signature }))
			},
			Self::File(pulses) => match pulses.get(&round) {
				Some(pulse) => {
					is_right(pulse)
						.map_err(|error| format!("round {round} of the file: {error}"))?;
					Ok(Some(*pulse))
				},
				None => Ok(None),
			},
			Self::Servers(servers) => servers.pulse(chain_hash, round, is_right).await,
		}
	}
}

/// Reads a file of pulses, one a line; empty lines and those that begin with `#` say nothing.
fn read_file(path: &Path) -> Result<BTreeMap<u64, Pulse>, String> {
	let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
	if size > MAX_FILE_BYTES {
		return Err(format!("{size} bytes, and at most {MAX_FILE_BYTES} are read"));
	}
	read(&fs::read_to_string(path).map_err(|error| error.to_string())?)
}

fn read(text: &str) -> Result<BTreeMap<u64, Pulse>, String> {
	let mut pulses = BTreeMap::new();
	for (line, number) in text.lines().map(str::trim).zip(1..) {
		if line.is_empty() || line.starts_with('#') {
			continue;
		}
		let pulse: Pulse = line.parse().map_err(|error| format!("line {number}: {error}"))?;
		if pulses.insert(pulse.round, pulse).is_some() {
			return Err(format!("line {number}: round {} for the second time", pulse.round));
		}
	}
	Ok(pulses)
}

#[cfg(test)]
mod tests {
	use crate::drand::source::*;

	#[test]
	fn file_should_have_a_pulse_a_line() {
		let hex = "0a".repeat(48);
		let json = format!(r#"{{"round":7,"signature":"{hex}"}}"#);
		let pulses = read(&format!("# quicknet\n\n1000 {hex}\n{json}\n  # end")).unwrap();
		assert_eq!(pulses.into_keys().collect::<Vec<_>>(), [7, 1000]);
	}

	#[test]
	fn faulty_line_should_be_named() {
		let hex = "0a".repeat(48);
		assert_eq!(
			read("\n1000").unwrap_err(),
			"line 2: expected JSON, or a round and a signature"
		);
		let twice = format!("1000 {hex}\n1000 {hex}");
		assert_eq!(read(&twice).unwrap_err(), "line 2: round 1000 for the second time");
	}
}
