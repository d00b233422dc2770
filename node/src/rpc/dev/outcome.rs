//! What became of a call: its events, its error in words, its fee.

use crate::{
	rpc::json::values::Amount,
	types::{read::read, ErrorText, Types},
};
use ganglion_runtime::Hash;
use serde::Serialize;
use serde_json::Value;

/// What became of a call.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
	/// Whether it did what it was to do.
	pub ok: bool,
	/// The block that it is in. None if it was only tried.
	pub block: Option<Hash>,
	/// What it costs, in TAO.
	pub fee: Option<Amount>,
	/// Why it failed.
	pub error: Option<ErrorText>,
	/// Its events.
	pub events: Vec<Event>,
	/// What a trial would change: key, value before, value after.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub storage_diff: Option<Vec<Change>>,
}

/// A key and its values before and after, in hexadecimal.
pub type Change = (String, Option<String>, Option<String>);

/// An event.
#[derive(Clone, Serialize)]
pub struct Event {
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Value,
	/// The position of the extrinsic that caused it.
	#[serde(skip)]
	pub extrinsic: Option<u64>,
}

/// Reads a block's events, as they are stored.
pub fn events(types: &Types, stored: Option<&[u8]>) -> Result<Vec<Event>, String> {
	let Value::Array(records) = types.item("System", "Events")?.read(stored)? else {
		return Err("System.Events is no list".into());
	};
	Ok(records.iter().filter_map(event).collect())
}

fn event(record: &Value) -> Option<Event> {
	let (pallet, event) = record["event"].as_object()?.iter().next()?;
	let (name, fields) = named(event)?;
	let extrinsic = record["phase"]["ApplyExtrinsic"].as_u64();
	Some(Event { pallet: pallet.clone(), name, fields, extrinsic })
}

/// The name of a variant, and its fields.
fn named(variant: &Value) -> Option<(String, Value)> {
	match variant {
		Value::String(name) => Some((name.clone(), Value::Null)),
		Value::Object(object) => object.iter().next().map(|(name, it)| (name.clone(), it.clone())),
		_ => None,
	}
}

impl Outcome {
	/// Reads an outcome from the events of an extrinsic. Of a call that root makes for somebody,
	/// it is that of the inner call.
	pub fn of(types: &Types, block: Option<Hash>, events: Vec<Event>) -> Self {
		let find = |pallet: &str, name: &str| {
			let is = |event: &&Event| event.pallet == pallet && event.name == name;
			events.iter().rev().find(is).map(|event| &event.fields)
		};
		let inner = find("Sudo", "Sudid").or_else(|| find("Sudo", "SudoAsDone"));
		let failure = match (find("System", "ExtrinsicFailed"), inner) {
			(Some(fields), _) => Some(&fields["dispatch_error"]),
			(None, Some(fields)) => fields["sudo_result"].get("Err"),
			(None, None) => None,
		};
		let fee = find("TransactionPayment", "TransactionFeePaid");
		let fee = fee.and_then(|fields| integer(&fields["actual_fee"])).map(Amount::of);
		Self {
			ok: failure.is_none(),
			block,
			fee,
			error: failure.map(|error| in_words(types, error)),
			events,
			storage_diff: None,
		}
	}
}

fn integer(value: &Value) -> Option<u64> {
	value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Describes a dispatch error.
pub fn in_words(types: &Types, error: &Value) -> ErrorText {
	if let Some(module) = error.get("Module") {
		let pallet = module["index"].as_u64().and_then(|index| u8::try_from(index).ok());
		let bytes = module["error"].as_str().and_then(|hex| sp_core::bytes::from_hex(hex).ok());
		let position = bytes.and_then(|bytes| bytes.first().copied());
		let text = pallet.zip(position).and_then(|(pallet, error)| types.error(pallet, error));
		if let Some(text) = text {
			return text;
		}
	}
	let (name, detail) = named(error).unwrap_or_default();
	let detail = match &detail {
		Value::Null => String::new(),
		Value::String(detail) => format!(".{detail}"),
		detail => format!(" {detail}"),
	};
	ErrorText { pallet: None, name: format!("{name}{detail}"), doc: String::new() }
}

/// Reads an encoded call, by the names of the metadata.
pub fn call(types: &Types, encoded: &[u8]) -> Result<(String, String, Value), String> {
	let value = read(&types.registry, types.call, &mut &encoded[..])?;
	let pallet = value.as_object().and_then(|object| object.iter().next());
	let (pallet, inner) = pallet.ok_or("a call is of a pallet")?;
	let (name, args) = named(inner).ok_or("a call has a name")?;
	Ok((pallet.clone(), name, args))
}
