//! A pulse as text: JSON of drand's API, or a line of a file.

use ganglion_timelock::{Signature, SIGNATURE_BYTES};
use serde_json::Value;
use std::str::FromStr;

/// A pulse that nobody has verified yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pulse {
	/// The round.
	pub round: u64,
	/// Its signature.
	pub signature: Signature,
}

/// Reads `{"round": 1000, "signature": "b446…", …}` or `1000 b446…`.
impl FromStr for Pulse {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let text = text.trim();
		let (round, signature) = if text.starts_with('{') {
			let object: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
			let round = object["round"].as_u64().ok_or("there is no number `round`")?;
			let signature = object["signature"].as_str().ok_or("there is no text `signature`")?;
			(round, signature.to_owned())
		} else {
			let mut words = text.split_whitespace();
			let (Some(round), Some(signature), None) = (words.next(), words.next(), words.next())
			else {
				return Err("expected JSON, or a round and a signature".into());
			};
			let round = round.parse().map_err(|error| format!("the round `{round}`: {error}"))?;
			(round, signature.to_owned())
		};
		Ok(Self { round, signature: read_signature(&signature)? })
	}
}

fn read_signature(hex: &str) -> Result<Signature, String> {
	let prefixed = format!("0x{}", hex.trim_start_matches("0x"));
	let bytes = sp_core::bytes::from_hex(&prefixed)
		.map_err(|error| format!("the signature is not hexadecimal: {error:?}"))?;
	let length = bytes.len();
	bytes
		.try_into()
		.map_err(|_| format!("the signature has {length} bytes, and should have {SIGNATURE_BYTES}"))
}

#[cfg(test)]
mod tests {
	use crate::drand::pulse::*;

	fn hex() -> String {
		"b4".repeat(SIGNATURE_BYTES)
	}

	#[test]
	fn pulse_should_be_read_from_every_form() {
		let pulse = Pulse { round: 1000, signature: [0xb4; SIGNATURE_BYTES] };
		let forms = [
			format!("1000 {}", hex()),
			format!("  1000\t0x{}  ", hex()),
			format!(r#"{{"round":1000,"randomness":"fe","signature":"{}"}}"#, hex()),
		];
		for form in forms {
			assert_eq!(form.parse(), Ok(pulse), "{form}");
		}
	}

	#[test]
	fn what_is_no_pulse_should_be_refused() {
		let forms = [
			String::new(),
			"1000".into(),
			format!("1000 {} more", hex()),
			format!("-1 {}", hex()),
			format!("1000 {}b4", hex()),
			"1000 xyz".into(),
			"{".into(),
			format!(r#"{{"signature":"{}"}}"#, hex()),
			r#"{"round":1000}"#.into(),
			format!(r#"{{"round":"1000","signature":"{}"}}"#, hex()),
		];
		for form in forms {
			assert!(form.parse::<Pulse>().is_err(), "{form}");
		}
	}
}
