//! The check of the input that precedes all arithmetic. Everything after it relies on it.

use core::fmt;

use crate::{
	standing::entitled_owner, EpochInput, EpochMemory, ForecastSkill, LiquidAlpha, Mode,
	PartialRows, PeerPrediction, Rows, Yuma, YumaBonds, MAX_PEERS,
};

/// The maximum number of uids in a subnet: they are numbered by `u16`.
pub const MAX_UIDS: usize = 65_536;

/// An input that is not well formed: the only error of an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpochError {
	/// There are more uids than a `u16` can number.
	TooManyUids {
		/// The greatest number allowed.
		limit: usize,
		/// The length of `stake`.
		got: usize,
	},
	/// A list has the wrong length.
	Length {
		/// The field.
		list: &'static str,
		/// The length it must have.
		expected: usize,
		/// The length it has.
		got: usize,
	},
	/// A row ends before its start, the first does not start at 0, or the last does not end with
	/// the entries.
	Offset {
		/// The field.
		list: &'static str,
		/// The position in `offsets`.
		at: usize,
		/// The offset required if it is the first or last, otherwise the least one allowed.
		expected: usize,
		/// The offset found.
		got: usize,
	},
	/// An entry names a uid that does not exist.
	UidOutOfRange {
		/// The field.
		list: &'static str,
		/// The row.
		row: usize,
		/// The number of uids.
		limit: usize,
		/// The uid.
		got: u16,
	},
	/// The uids of a row are not strictly ascending.
	Unsorted {
		/// The field.
		list: &'static str,
		/// The row.
		row: usize,
		/// The uid before, which the next must exceed.
		after: u16,
		/// The next uid.
		got: u16,
	},
	/// The owner's uid does not exist.
	OwnerOutOfRange {
		/// The number of uids.
		limit: usize,
		/// The owner's uid.
		got: u16,
	},
	/// The least alpha of liquid alpha is above the greatest.
	LiquidAlpha {
		/// The least.
		low: u16,
		/// The greatest.
		high: u16,
	},
	/// A setting is out of its bounds.
	Setting {
		/// The setting.
		setting: &'static str,
		/// The least value allowed.
		least: u32,
		/// The greatest value allowed.
		most: u32,
		/// The value.
		got: u32,
	},
	/// In PeerPrediction mode, more uids have a permit than an epoch can compare with each other.
	TooManyPeers {
		/// The greatest number allowed.
		limit: usize,
		/// The number of permits, the owner's included.
		got: usize,
	},
	/// The sum of the pots is more than one uid can be paid.
	PotsTooLarge {
		/// The greatest sum allowed.
		limit: u64,
		/// The servers' pot.
		server: u64,
		/// The validators' pot.
		validator: u64,
	},
}

impl fmt::Display for EpochError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match *self {
			Self::TooManyUids { limit, got } => {
				write!(f, "expected at most {limit} uids, got {got}")
			},
			Self::Length { list, expected, got } => {
				write!(f, "{list}: expected {expected} entries, got {got}")
			},
			Self::Offset { list, at, expected, got } => {
				write!(f, "{list}: expected offset {at} to be {expected}, got {got}")
			},
			Self::UidOutOfRange { list, row, limit, got } => {
				write!(f, "{list}, row {row}: expected uids below {limit}, got {got}")
			},
			Self::Unsorted { list, row, after, got } => {
				write!(f, "{list}, row {row}: expected a uid above {after}, got {got}")
			},
			Self::OwnerOutOfRange { limit, got } => {
				write!(f, "expected an owner's uid below {limit}, got {got}")
			},
			Self::LiquidAlpha { low, high } => {
				write!(f, "expected a low alpha of at most the high one, {high}, got {low}")
			},
			Self::Setting { setting, least, most, got } => {
				write!(f, "{setting}: expected {least} to {most} millionths, got {got}")
			},
			Self::TooManyPeers { limit, got } => {
				write!(f, "expected at most {limit} uids with a permit, got {got}")
			},
			Self::PotsTooLarge { limit, server, validator } => {
				write!(f, "expected pots of at most {limit} together, got {server} and {validator}")
			},
		}
	}
}

impl core::error::Error for EpochError {}

/// Checks lengths, offsets, uids and pots.
pub(crate) fn check(input: &EpochInput) -> Result<(), EpochError> {
	let n = input.stake.len();
	if n > MAX_UIDS {
		return Err(EpochError::TooManyUids { limit: MAX_UIDS, got: n });
	}
	check_length("last_update", n, input.last_update.len())?;
	check_length("registered", n, input.registered.len())?;
	check_length("permit", n, input.permit.len())?;
	if let Some(first_commit) = input.first_commit {
		check_length("first_commit", n, first_commit.len())?;
	}
	check_rows("weights", n, &input.weights)?;
	check_rows("bonds", n, &input.bonds)?;
	match input.owner_uid {
		Some(uid) if usize::from(uid) >= n => {
			return Err(EpochError::OwnerOutOfRange { limit: n, got: uid })
		},
		_ => {},
	}
	check_mode(n, input)?;
	let (server, validator) = (input.server_emission, input.validator_emission);
	match server.checked_add(validator) {
		Some(_) => Ok(()),
		None => Err(EpochError::PotsTooLarge { limit: u64::MAX, server, validator }),
	}
}

/// Checks the settings of the mode, and the lists that it alone reads.
fn check_mode(n: usize, input: &EpochInput) -> Result<(), EpochError> {
	match input.mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha, forecast_skill }, .. }) => {
			match liquid_alpha {
				Some(LiquidAlpha { low, high, .. }) if low > high => {
					return Err(EpochError::LiquidAlpha { low, high });
				},
				_ => {},
			}
			match forecast_skill {
				Some(settings) => {
					check_skill(&settings)?;
					check_memory(n, input.memory)
				},
				None => Ok(()),
			}
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) | Mode::Null => Ok(()),
		Mode::Sigmoid(_) => match input.bond_scale {
			Some(scale) => check_length("bond_scale", n, scale.len()),
			None => Ok(()),
		},
		Mode::PeerPrediction(rule) => {
			check_rule(&rule)?;
			check_peers(input)?;
			check_memory(n, input.memory)
		},
	}
}

impl PeerPrediction {
	/// Checks that each setting is within its bounds.
	///
	/// # Errors
	///
	/// [`EpochError::Setting`], with the first that is not: an epoch with it would fail.
	pub fn check(&self) -> Result<(), EpochError> {
		check_rule(self)
	}
}

/// Checks the settings of PeerPrediction mode.
fn check_rule(rule: &PeerPrediction) -> Result<(), EpochError> {
	check_setting("floor", (0, 800_000), rule.floor)?;
	check_setting("agreement_alpha", (15_625, 1_000_000), rule.agreement_alpha)?;
	check_skill(&rule.skill)?;
	if let Some(option) = rule.partial_rows {
		let least = PartialRows::least_coverage(rule.kappa);
		check_setting("full_coverage", (least, 1_000_000), option.full_coverage)?;
	}
	Ok(())
}

/// Checks the settings of forecast skill.
fn check_skill(settings: &ForecastSkill) -> Result<(), EpochError> {
	check_setting("share", (0, 800_000), settings.share)?;
	check_setting("tolerance", (500_000, 1_000_000), settings.tolerance)?;
	check_setting("alpha", (10_000, 200_000), settings.alpha)?;
	settings.cuts.iter().try_for_each(|&cut| check_setting("cuts", (100_000, 800_000), cut))
}

fn check_setting(
	setting: &'static str,
	(least, most): (u32, u32),
	got: u32,
) -> Result<(), EpochError> {
	if (least..=most).contains(&got) {
		Ok(())
	} else {
		Err(EpochError::Setting { setting, least, most, got })
	}
}

/// Checks that every two uids with a permit can be compared.
fn check_peers(input: &EpochInput) -> Result<(), EpochError> {
	let owner = entitled_owner(input).map(usize::from);
	let permits = input.permit.iter().enumerate();
	let got = permits.filter(|&(i, &permit)| permit || owner == Some(i)).count();
	if got <= MAX_PEERS {
		Ok(())
	} else {
		Err(EpochError::TooManyPeers { limit: MAX_PEERS, got })
	}
}

/// Checks lengths and rows of what is remembered. Its numbers may be any.
fn check_memory(n: usize, memory: Option<&EpochMemory>) -> Result<(), EpochError> {
	let Some(memory) = memory else { return Ok(()) };
	check_length("memory.servers", n, memory.servers.len())?;
	check_length("memory.validators", n, memory.validators.len())?;
	check_rows("memory.rows", n, &memory.rows.as_rows())
}

fn check_length(list: &'static str, expected: usize, got: usize) -> Result<(), EpochError> {
	if expected == got {
		Ok(())
	} else {
		Err(EpochError::Length { list, expected, got })
	}
}

fn check_rows(list: &'static str, n: usize, rows: &Rows) -> Result<(), EpochError> {
	check_length(list, rows.uids.len(), rows.values.len())?;
	check_length(list, n.saturating_add(1), rows.offsets.len())?;
	check_offsets(list, rows)?;
	for i in 0..n {
		let (uids, _) = rows.row(i);
		check_order(list, i, uids)?;
		match uids.last() {
			Some(&got) if usize::from(got) >= n => {
				return Err(EpochError::UidOutOfRange { list, row: i, limit: n, got });
			},
			_ => {},
		}
	}
	Ok(())
}

fn check_offsets(list: &'static str, rows: &Rows) -> Result<(), EpochError> {
	let as_index = |offset: &u32| usize::try_from(*offset).unwrap_or(usize::MAX);
	let mut before = 0;
	for (at, got) in rows.offsets.iter().map(as_index).enumerate() {
		if got < before || (at == 0 && got != 0) {
			return Err(EpochError::Offset { list, at, expected: before, got });
		}
		before = got;
	}
	if before != rows.uids.len() {
		let at = rows.len();
		return Err(EpochError::Offset { list, at, expected: rows.uids.len(), got: before });
	}
	Ok(())
}

fn check_order(list: &'static str, row: usize, uids: &[u16]) -> Result<(), EpochError> {
	let pairs = || uids.iter().zip(uids.iter().skip(1));
	// Rows are almost always in order: one pass without branches, and a search for the offender
	// only if it fails.
	if pairs().fold(true, |sorted, (a, b)| sorted & (a < b)) {
		return Ok(());
	}
	match pairs().find(|(a, b)| a >= b) {
		Some((&after, &got)) => Err(EpochError::Unsorted { list, row, after, got }),
		None => Ok(()),
	}
}
