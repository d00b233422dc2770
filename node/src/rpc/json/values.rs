//! How the JSON methods write numbers and texts.

use codec::Compact;
use ganglion_types::RAO_PER_TAO;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// An amount of TAO or alpha: a decimal number with nine decimals, exact to the rao. It is a
/// string, because numbers of JSON are exact up to 2^53 only.
#[derive(Clone, Serialize, JsonSchema)]
#[schemars(extend("pattern" = r"^[0-9]+\.[0-9]{9}$", "examples" = ["1.000000001"]))]
pub struct Amount(String);

impl Amount {
	/// Writes an amount in rao.
	pub fn of(rao: impl Into<u64>) -> Self {
		Self::of_wide(rao.into().into())
	}

	/// Writes an amount in rao.
	pub fn of_wide(rao: u128) -> Self {
		let one = u128::from(RAO_PER_TAO);
		Self(format!("{}.{:09}", rao / one, rao % one))
	}
}

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0)
	}
}

/// Returns parts of 65,535 as a number from 0 to 1.
pub fn share(parts: Compact<u16>) -> f64 {
	f64::from(parts.0) / f64::from(u16::MAX)
}

/// Returns bytes as text. What is not UTF-8 becomes the replacement character.
pub fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

/// Returns bytes as text, see [`text`].
pub fn compact_text(bytes: &[Compact<u8>]) -> String {
	text(&bytes.iter().map(|byte| byte.0).collect::<Vec<_>>())
}
