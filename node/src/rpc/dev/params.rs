//! What requests say.

use crate::engine::seal::Answer;
use ganglion_types::RAO_PER_TAO;
use serde::Deserialize;
use serde_json::Value;
use sp_core::Bytes;

/// What `dev_newBlock` makes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewBlock {
	/// So many blocks.
	pub count: Option<u32>,
	/// Blocks up to this number.
	pub to: Option<u32>,
	/// Blocks up to an epoch of a subnet.
	pub epochs: Option<Epochs>,
	/// Transactions that are put into the pool first.
	#[serde(default)]
	pub transactions: Vec<Bytes>,
}

/// Epochs of a subnet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epochs {
	/// The subnet.
	pub netuid: u16,
	/// How many.
	#[serde(default = "one")]
	pub n: u32,
}

fn one() -> u32 {
	1
}

/// What `dev_setBlockBuildMode` changes: a mode, or parts.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum BuildMode {
	/// A mode by its name.
	Name(String),
	/// What is given is changed.
	Parts(BuildParts),
}

/// The parts of [`BuildMode`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct BuildParts {
	/// When a block is made.
	pub mode: Option<String>,
	/// The interval in milliseconds.
	pub interval_ms: Option<u64>,
	/// When a block is final.
	pub finality: Option<String>,
}

/// A time to travel to.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Time {
	/// Milliseconds since 1970.
	Millis(u64),
	/// A date, such as 2026-12-01T00:00:00Z.
	Date(String),
	/// So many milliseconds from now.
	Forward(Forward),
}

/// A distance in time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Forward {
	/// In milliseconds.
	pub forward_ms: u64,
}

/// A call: encoded, or by names.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Call {
	/// Encoded.
	Encoded(Bytes),
	/// By the names of the metadata.
	Named(NamedCall),
}

/// A call by the names of the metadata.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCall {
	/// The pallet.
	pub pallet: String,
	/// The call.
	pub call: String,
	/// Its arguments.
	#[serde(default)]
	pub args: Value,
}

/// What `dev_dryRun` tries: a signed extrinsic, or a call of somebody.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Trial {
	/// An extrinsic.
	Extrinsic(Bytes),
	/// A call, as `dev_call` makes it.
	Call {
		/// Who makes it.
		who: String,
		/// The call.
		call: Call,
	},
}

/// Reads an amount of TAO: a number, or a text of digits with at most nine decimals. In rao.
pub fn rao(amount: &Value) -> Answer<u64> {
	let text = match amount {
		Value::Number(number) => number.to_string(),
		Value::String(text) => text.clone(),
		other => return Err(format!("an amount of TAO is expected, not {other}").into()),
	};
	let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
	let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
	if whole.is_empty() || part.len() > 9 || !digits(whole) || !digits(part) {
		return Err(format!(
			"`{text}` is no amount of TAO: digits with at most nine decimals are expected"
		)
		.into());
	}
	let whole: Option<u64> = whole.parse().ok();
	let part: u64 = format!("{part:0<9}").parse()?;
	let rao = whole.and_then(|whole| whole.checked_mul(RAO_PER_TAO)?.checked_add(part));
	rao.ok_or_else(|| format!("{text} TAO is more than can exist").into())
}

/// Reads a date in UTC, such as `2026-12-01T00:00:00Z`, with a fraction of a second or without, or
/// a day alone. In milliseconds since 1970.
pub fn millis(date: &str) -> Answer<u64> {
	read_date(date).ok_or_else(|| {
		format!("`{date}` is no date in UTC such as 2026-12-01T00:00:00Z or 2026-12-01").into()
	})
}

fn read_date(date: &str) -> Option<u64> {
	let (day, time) = date.split_once('T').unwrap_or((date, "00:00:00Z"));
	let [year, month, day] = numbers(day, '-')?;
	let (clock, fraction) = time.strip_suffix('Z').map(|time| {
		let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
		(clock, format!("{fraction:0<3}"))
	})?;
	let [hour, minute, second] = numbers(clock, ':')?;
	let milli: u64 = fraction.get(..3)?.parse().ok()?;
	let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	let february = if leap { 29 } else { 28 };
	let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	let length = *lengths.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
	let fits = (1970..=9999).contains(&year) && (1..=length).contains(&day);
	if !fits || hour > 23 || minute > 59 || second > 59 {
		return None;
	}
	let before = year - 1;
	let leaps = |year: u64| year / 4 - year / 100 + year / 400;
	let months: u64 = lengths.iter().take(usize::try_from(month - 1).ok()?).sum();
	let days = (year - 1970) * 365 + leaps(before) - leaps(1969) + months + day - 1;
	Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milli)
}

fn numbers<const COUNT: usize>(text: &str, between: char) -> Option<[u64; COUNT]> {
	let numbers: Option<Vec<u64>> = text.split(between).map(|part| part.parse().ok()).collect();
	numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
	use crate::rpc::dev::params::*;
	use serde_json::json;

	#[test]
	fn amounts_should_be_exact() {
		assert_eq!(rao(&json!(1)).unwrap(), 1_000_000_000);
		assert_eq!(rao(&json!(0.5)).unwrap(), 500_000_000);
		assert_eq!(rao(&json!("12.000000001")).unwrap(), 12_000_000_001);
		for wrong in [json!(-1), json!("1.0000000001"), json!(""), json!("x"), json!(null)] {
			assert!(rao(&wrong).is_err(), "{wrong}");
		}
		assert!(rao(&json!("99999999999999")).unwrap_err().0.contains("can exist"));
	}

	#[test]
	fn dates_should_be_read() {
		assert_eq!(millis("1970-01-01").unwrap(), 0);
		assert_eq!(millis("2000-02-29T23:59:59Z").unwrap(), 951_868_799_000);
		assert_eq!(millis("2026-11-29T22:40:00.25Z").unwrap(), 1_795_992_000_250);
		assert_eq!(millis("2100-03-01T00:00:00Z").unwrap(), 4_107_542_400_000);
		for wrong in [
			"",
			"2026",
			"2026-02-29",
			"2026-13-01",
			"2026-01-01T24:00:00Z",
			"1969-01-01",
			"2026-01-01T00:00:00",
			"2026-01-01T00:00:00+01:00",
		] {
			assert!(millis(wrong).is_err(), "{wrong}");
		}
	}
}
