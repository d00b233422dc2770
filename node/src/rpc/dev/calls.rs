//! `dev_fund`, `dev_call` and `dev_setStorage`: transactions that development accounts sign, each
//! in a block that is made for it.

#![expect(
	clippy::excessive_nesting,
	reason = "work between two blocks is an async block in a closure, which are two levels"
)]

use super::{
	context::Dev,
	outcome::Outcome,
	params::{rao, Call},
};
use crate::{
	engine::seal::{Answer, Refusal},
	rpc::json::values::Amount,
	types::account::{account, account_of, pair, PEOPLE},
};
use futures::FutureExt;
use ganglion_runtime::{Hash, Runtime, RuntimeCall};
use serde::Serialize;
use serde_json::Value;

/// What a payer keeps, so that it can go on paying fees: one TAO.
const KEPT: u64 = ganglion_types::RAO_PER_TAO;

/// Entries that one request sets at most.
const MOST_ENTRIES: usize = 10_000;

type Pairs = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// An account that was given TAO.
#[derive(Clone, Serialize)]
pub struct Funded {
	/// The block of the transfer.
	pub block: Option<Hash>,
	/// The account's free balance after it.
	pub free: Amount,
}

impl Dev {
	/// Gives an account TAO of the development account that has most, so that the issuance stays
	/// right.
	pub async fn fund(self, who: String, amount: Value) -> Answer<Funded> {
		let (who, value) = (account(&who)?, rao(&amount)?);
		let requests = self.requests.clone();
		requests
			.ask(move |sealer| {
				async move {
					let (_, at) = sealer.best();
					let mut richest = None;
					for seed in PEOPLE {
						let pair = pair(seed)?;
						let payer = account_of(&pair);
						let free = self.free(at, &payer)?;
						let is_richer = richest.as_ref().is_none_or(|(most, _)| free > *most);
						if payer != who && is_richer {
							richest = Some((free, pair));
						}
					}
					let (most, payer) = richest.ok_or("there is no development account")?;
					if most < value.saturating_add(KEPT) {
						return Err(Refusal(format!(
							"no development account has {amount} TAO to give; the richest has {}",
							most / KEPT
						)));
					}
					let dest = who.clone().into();
					let call =
						pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value };
					let outcome = self.send(sealer, payer, call.into()).await?;
					if let Some(error) = &outcome.error {
						return Err(Refusal(format!("the transfer failed: {}", error.name)));
					}
					let (_, at) = sealer.best();
					Ok(Funded { block: outcome.block, free: Amount::of(self.free(at, &who)?) })
				}
				.boxed()
			})
			.await
	}

	/// Makes a call as anybody.
	pub async fn call_as(self, who: String, call: Call) -> Answer<Outcome> {
		let call = self.on_behalf(&who, self.call(&call)?)?;
		let requests = self.requests.clone();
		requests.ask(move |sealer| async move { self.as_root(sealer, call).await }.boxed()).await
	}

	/// Sets storage, as root.
	pub async fn set_storage(self, values: Value) -> Answer<Hash> {
		let requests = self.requests.clone();
		requests
			.ask(move |sealer| {
				async move {
					let (_, at) = sealer.best();
					let pairs = match &values {
						Value::Array(pairs) => raw(pairs)?,
						Value::Object(_) => self.by_name(at, &values)?,
						_ => return Err(Refusal("an object or an array is expected".into())),
					};
					if pairs.is_empty() || pairs.len() > MOST_ENTRIES {
						return Err(Refusal(format!(
							"1 to {MOST_ENTRIES} entries can be set at once, not {}",
							pairs.len()
						)));
					}
					let outcome = self.as_root(sealer, set(pairs)).await?;
					match (outcome.block, outcome.error) {
						(Some(block), None) => Ok(block),
						(_, error) => Err(Refusal(format!("nothing was set: {error:?}"))),
					}
				}
				.boxed()
			})
			.await
	}

	/// Reads `{Pallet: {Item: value}}`, where the value of a map is `[[[key, …], value], …]`.
	fn by_name(&self, at: Hash, values: &Value) -> Answer<Pairs> {
		let types = self.types.at(at)?;
		let mut pairs = Pairs::new();
		for (pallet, items) in values.as_object().into_iter().flatten() {
			let items = items.as_object().ok_or_else(|| {
				format!("{pallet}: an object of storage items is expected, not {items}")
			})?;
			for (name, content) in items {
				let item = types.item(pallet, name)?;
				let mut add = |keys: &[Value], value: &Value| -> Answer<()> {
					let key = item.key(keys)?;
					let old = self.stored(at, &key)?;
					// An optional value that is none is one that is not stored.
					let new = match value {
						Value::Null => None,
						value => Some(item.write(value, old.as_deref())?),
					};
					pairs.push((key, new));
					Ok(())
				};
				if !item.is_map() {
					add(&[], content)?;
					continue;
				}
				let form =
					|| format!("{pallet}.{name} is a map: [[[key, …], value], …] is expected");
				for entry in content.as_array().ok_or_else(form)? {
					let entry = entry.as_array().map(Vec::as_slice);
					let Some([keys, value]) = entry else { return Err(form().into()) };
					add(keys.as_array().ok_or_else(form)?, value)?;
				}
			}
		}
		Ok(pairs)
	}
}

/// Reads `[[key, value], …]` in hexadecimal.
fn raw(pairs: &[Value]) -> Answer<Pairs> {
	let hex = |value: &Value| -> Answer<Vec<u8>> {
		let bytes = value.as_str().and_then(|text| sp_core::bytes::from_hex(text).ok());
		Ok(bytes.ok_or_else(|| format!("hexadecimal (0x…) is expected, not {value}"))?)
	};
	let read = |pair: &Value| match pair.as_array().map(Vec::as_slice) {
		Some([key, Value::Null]) => Ok((hex(key)?, None)),
		Some([key, value]) => Ok((hex(key)?, Some(hex(value)?))),
		_ => Err(Refusal(format!("[key, value] is expected, not {pair}"))),
	};
	pairs.iter().map(read).collect()
}

/// The call of root that sets and removes entries.
fn set(pairs: Pairs) -> RuntimeCall {
	let (mut items, mut keys) = (Vec::new(), Vec::new());
	for (key, value) in pairs {
		match value {
			Some(value) => items.push((key, value)),
			None => keys.push(key),
		}
	}
	let set: RuntimeCall = frame_system::Call::<Runtime>::set_storage { items }.into();
	let kill: RuntimeCall = frame_system::Call::<Runtime>::kill_storage { keys }.into();
	let calls = vec![set, kill];
	let both: RuntimeCall = pallet_utility::Call::<Runtime>::batch_all { calls }.into();
	pallet_sudo::Call::<Runtime>::sudo { call: Box::new(both) }.into()
}
