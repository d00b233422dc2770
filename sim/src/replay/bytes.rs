//! Bytes as JSON-RPC encodes them: `0x` and hexadecimal digits.

use serde::{de::Error, Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
	fn parse(text: &str) -> Option<Self> {
		let digits = text.strip_prefix("0x")?.as_bytes();
		let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
		let is_hex = digits.iter().all(u8::is_ascii_hexdigit) && digits.len() % 2 == 0;
		is_hex.then(|| digits.chunks(2).map(byte).collect::<Option<_>>())?.map(Self)
	}
}

impl fmt::Display for Bytes {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("0x")?;
		self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

impl Serialize for Bytes {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for Bytes {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		Self::parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is not hexadecimal")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_should_be_the_same_when_written_and_read() {
		let bytes = Bytes(vec![0, 15, 255]);
		assert_eq!(bytes.to_string(), "0x000fff");
		assert_eq!(Bytes::parse("0x000fFF"), Some(bytes));
		assert_eq!(Bytes::parse("0x"), Some(Bytes(vec![])));
	}

	#[test]
	fn bytes_should_be_refused_when_they_are_not_hexadecimal() {
		for text in ["", "00", "0x0", "0x0g", "0x+1", "0xé"] {
			assert_eq!(Bytes::parse(text), None, "{text:?}");
		}
	}
}
