//! A line in the log for each extrinsic: who, which call, its fee, and what became of it.

use crate::{
	engine::seal::Answer,
	rpc::dev::{
		outcome::{call, Outcome},
		Dev,
	},
};
use codec::{Decode, Encode};
use futures::StreamExt;
use ganglion_runtime::{opaque, AccountId, Address, Hash, UncheckedExtrinsic};
use sc_client_api::{BlockBackend, BlockchainEvents};
use serde_json::Value;
use sp_core::crypto::Ss58Codec;
use sp_runtime::generic::Preamble;
use std::collections::HashMap;

const LOG_TARGET: &str = "extrinsics";

/// Characters of a call's arguments in a line.
const MOST: usize = 160;

/// Seeds of development accounts, by account.
pub type Names = HashMap<AccountId, String>;

/// Writes the lines for as long as the node runs.
pub async fn follow(dev: Dev, names: Names) {
	let mut blocks = dev.client.import_notification_stream();
	while let Some(block) = blocks.next().await {
		if !block.is_new_best {
			continue;
		}
		let number = block.header.number;
		match lines(&dev, &names, block.hash) {
			Ok(lines) => {
				lines.iter().for_each(|line| log::info!(target: LOG_TARGET, "#{number} {line}"));
			},
			Err(error) => {
				log::debug!(target: LOG_TARGET, "No lines of block {number}: {}", error.0);
			},
		}
	}
}

fn lines(dev: &Dev, names: &Names, block: Hash) -> Answer<Vec<String>> {
	let body = dev.client.block_body(block)?.unwrap_or_default();
	let mut signed = Vec::new();
	for (position, extrinsic) in body.iter().enumerate() {
		// What nobody has signed are the author's inherents and pulses of the beacon.
		if let Some((signer, call)) = signed_call(extrinsic) {
			signed.push((u64::try_from(position)?, signer, call));
		}
	}
	if signed.is_empty() {
		return Ok(Vec::new());
	}
	let types = dev.types.at(block)?;
	let all = dev.events(block)?;
	let line = |(position, signer, encoded): (u64, Address, Vec<u8>)| {
		let (pallet, name, args) = call(&types, &encoded)?;
		let own = all.iter().filter(|event| event.extrinsic == Some(position)).cloned();
		let outcome = Outcome::of(&types, Some(block), own.collect());
		let (who, args) = (name_of(&signer, names), arguments(&args));
		Ok(format!("{who}: {pallet}.{name}({args}) {}", ending(&outcome)))
	};
	signed.into_iter().map(line).collect()
}

fn signed_call(extrinsic: &opaque::UncheckedExtrinsic) -> Option<(Address, Vec<u8>)> {
	let extrinsic = UncheckedExtrinsic::decode(&mut &extrinsic.encode()[..]).ok()?;
	match extrinsic.preamble {
		Preamble::Signed(signer, ..) => Some((signer, extrinsic.function.encode())),
		_ => None,
	}
}

fn name_of(signer: &Address, names: &Names) -> String {
	match signer {
		Address::Id(account) => {
			names.get(account).cloned().unwrap_or_else(|| account.to_ss58check())
		},
		other => format!("{other:?}"),
	}
}

fn arguments(args: &Value) -> String {
	let text = match args {
		Value::Object(fields) => {
			let fields = fields.iter().map(|(name, value)| format!("{name}: {}", plain(value)));
			fields.collect::<Vec<_>>().join(", ")
		},
		Value::Null => String::new(),
		other => plain(other),
	};
	if text.chars().count() <= MOST {
		return text;
	}
	text.chars().take(MOST).chain(['…']).collect()
}

/// A value without the quotes of JSON, and without the variant of an address.
fn plain(value: &Value) -> String {
	match value {
		Value::String(text) => text.clone(),
		Value::Object(fields) if fields.len() == 1 && fields.contains_key("Id") => {
			plain(&fields["Id"])
		},
		other => other.to_string(),
	}
}

fn ending(outcome: &Outcome) -> String {
	let fee = outcome.fee.as_ref().map_or("free".into(), |fee| format!("fee {fee} TAO"));
	match &outcome.error {
		None => format!("succeeded, {fee}"),
		Some(error) => {
			let pallet = error.pallet.as_ref().map_or(String::new(), |pallet| format!("{pallet}."));
			let doc = if error.doc.is_empty() { String::new() } else { format!(": {}", error.doc) };
			format!("failed, {fee}: {pallet}{}{doc}", error.name)
		},
	}
}

#[cfg(test)]
mod tests {
	use crate::devnet::extrinsics::*;
	use serde_json::json;

	#[test]
	fn arguments_should_be_short_and_plain() {
		let args = json!({ "dest": { "Id": "5F" }, "value": 3 });
		assert_eq!(arguments(&args), "dest: 5F, value: 3");
		assert_eq!(arguments(&Value::Null), "");
		let long = arguments(&json!({ "remark": "x".repeat(1_000) }));
		assert_eq!((long.chars().count(), long.ends_with('…')), (MOST + 1, true));
	}
}
