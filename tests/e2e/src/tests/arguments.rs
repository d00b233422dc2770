//! Every function of the runtime API, called with the longest arguments that a request may hold.
//!
//! A call of the runtime cannot be ended early, so what it does must be bounded by what exists and
//! not by its arguments.

use crate::{client::hex, harness::shared, keys::account_of, metadata::raw, Result};
use codec::{Compact, Encode};
use frame_metadata::{v15, RuntimeMetadata};
use jsonrpsee::{core::ClientError, rpc_params};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::Value;
use std::time::{Duration, Instant};

/// Bytes that the arguments of a call may have: 256 KiB of JSON hold them in hex, with the
/// function's name.
const LONGEST: usize = 127 * 1024;

/// Most time for a call. Those that did too much took from nine seconds to minutes.
const LIMIT: Duration = Duration::from_secs(5);

/// How deep types may be nested that have no end, like a call within a call.
const DEPTH: usize = 8;

/// What the elements of lists are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Elements {
	/// Each list has one element, again and again: a rich account, the first subnet.
	Equal,
	/// All differ.
	Different,
}

pub async fn longest_arguments_should_not_keep_the_runtime_busy() -> Result {
	let client = &shared().await?.client;
	let RuntimeMetadata::V15(metadata) = raw(client, 15).await? else {
		return Err("metadata of another version".into());
	};
	let mut longest = Vec::new();
	for (name, inputs) in functions(&metadata) {
		for elements in [Elements::Equal, Elements::Different] {
			let arguments = Filler::new(&metadata.types, elements).arguments(&inputs);
			let start = Instant::now();
			let data = hex(&arguments);
			let answer = client.ask::<Value>("state_call", rpc_params![&name, data]).await;
			let took = start.elapsed();
			// Arguments that mean nothing are refused, some by a trap.
			if let Err(other) = answer {
				assert!(matches!(other, ClientError::Call(_)), "{name}: {other}");
			}
			assert!(took < LIMIT, "{name}, {} bytes of {elements:?}: {took:?}", arguments.len());
			longest.push((took, name.clone(), arguments.len(), elements));
		}
	}
	let with_lists = longest.iter().filter(|(_, _, length, _)| *length > LONGEST / 2).count();
	assert!(with_lists >= 20, "lists in only {with_lists} calls");
	longest.sort_by(|(one, ..), (other, ..)| other.cmp(one));
	if std::env::var_os("GANGLION_TIMES").is_some() {
		for (took, name, length, elements) in longest.iter().take(8) {
			eprintln!("{name}, {length} bytes, {elements:?}: {} ms", took.as_millis());
		}
	}
	Ok(())
}

/// Returns the functions that take arguments, by the names of `state_call`, with their types.
fn functions(metadata: &v15::RuntimeMetadataV15) -> Vec<(String, Vec<u32>)> {
	let of_api = |api: &v15::RuntimeApiMetadata<PortableForm>| {
		let named = |method: &v15::RuntimeApiMethodMetadata<PortableForm>| {
			let inputs = method.inputs.iter().map(|input| input.ty.id).collect();
			(format!("{}_{}", api.name, method.name), inputs)
		};
		api.methods.iter().map(named).collect::<Vec<_>>()
	};
	let all = metadata.apis.iter().flat_map(of_api);
	all.filter(|(_, inputs): &(_, Vec<u32>)| !inputs.is_empty()).collect()
}

/// Writes values of any type, with as much in their lists as there is room for.
struct Filler<'a> {
	types: &'a PortableRegistry,
	elements: Elements,
	account: [u8; 32],
	/// Makes values differ.
	count: u64,
}

impl<'a> Filler<'a> {
	fn new(types: &'a PortableRegistry, elements: Elements) -> Self {
		let account = account_of("//Alice").into();
		Self { types, elements, account, count: 0 }
	}

	/// Returns the arguments of a function. Lists share the room equally.
	fn arguments(&mut self, inputs: &[u32]) -> Vec<u8> {
		let mut out = Vec::new();
		self.all(inputs, LONGEST, DEPTH, &mut out);
		out
	}

	fn all(&mut self, types: &[u32], room: usize, depth: usize, out: &mut Vec<u8>) {
		let lists = types.iter().filter(|id| self.has_list(**id, depth)).count();
		for id in types {
			let share = if self.has_list(*id, depth) { room / lists } else { 0 };
			self.value(*id, share, depth, out);
		}
	}

	/// Whether a type has a list in it.
	fn has_list(&self, id: u32, depth: usize) -> bool {
		if depth == 0 {
			return false;
		}
		match self.definition(id) {
			TypeDef::Sequence(_) => true,
			TypeDef::Array(array) => self.has_list(array.type_param.id, depth - 1),
			_ => self.parts(id, 1).iter().any(|part| self.has_list(*part, depth - 1)),
		}
	}

	/// Appends a value of a type that takes about as many bytes as there is room for.
	fn value(&mut self, id: u32, room: usize, depth: usize, out: &mut Vec<u8>) {
		let depth = depth.saturating_sub(1);
		match self.definition(id) {
			TypeDef::Sequence(list) => self.list(list.type_param.id, room, depth, out),
			TypeDef::Array(array) => self.array(array.type_param.id, array.len, room, depth, out),
			TypeDef::Primitive(primitive) => self.primitive(primitive, out),
			TypeDef::Compact(_) | TypeDef::BitSequence(_) => out.push(0),
			TypeDef::Variant(_) => {
				let (index, parts) = self.variant(id, room);
				out.extend(index);
				self.all(&parts, room, depth, out);
			},
			TypeDef::Composite(_) | TypeDef::Tuple(_) => {
				let parts = self.parts(id, room);
				self.all(&parts, room, depth, out);
			},
		}
	}

	fn list(&mut self, element: u32, room: usize, depth: usize, out: &mut Vec<u8>) {
		let mut one = Vec::new();
		self.value(element, 0, depth, &mut one);
		let count = room / one.len().max(1);
		Compact(count as u64).encode_to(out);
		for _ in 0..count {
			self.count += 1;
			self.value(element, 0, depth, out);
		}
	}

	fn array(&mut self, element: u32, length: u32, room: usize, depth: usize, out: &mut Vec<u8>) {
		let byte = matches!(self.definition(element), TypeDef::Primitive(TypeDefPrimitive::U8));
		if length == 32 && byte {
			let mut account = self.account;
			if self.elements == Elements::Different {
				account[..8].copy_from_slice(&self.count.to_le_bytes());
			}
			return out.extend(account);
		}
		(0..length).for_each(|_| self.value(element, room / length as usize, depth, out));
	}

	fn primitive(&self, primitive: &TypeDefPrimitive, out: &mut Vec<u8>) {
		use TypeDefPrimitive::*;
		let width = match primitive {
			Bool | Str => return out.push(0),
			U8 | I8 => 1,
			U16 | I16 => 2,
			U32 | I32 | Char => 4,
			U64 | I64 => 8,
			U128 | I128 => 16,
			U256 | I256 => 32,
		};
		let number = match self.elements {
			Elements::Equal => 1,
			Elements::Different => u128::from(self.count),
		};
		let bytes = number.to_le_bytes();
		out.extend((0..width).map(|at| bytes.get(at).copied().unwrap_or(0)));
	}

	/// Returns the variant to write: with something in it where there is room, and its parts.
	fn variant(&self, id: u32, room: usize) -> (Option<u8>, Vec<u32>) {
		let TypeDef::Variant(variants) = self.definition(id) else {
			return (None, Vec::new());
		};
		let size = |at: &usize| variants.variants[*at].fields.len();
		let all = 0..variants.variants.len();
		let chosen = if room == 0 { all.min_by_key(size) } else { all.max_by_key(size) };
		let Some(chosen) = chosen.map(|at| &variants.variants[at]) else {
			return (None, Vec::new());
		};
		(Some(chosen.index), chosen.fields.iter().map(|field| field.ty.id).collect())
	}

	/// Returns the types that a type consists of.
	fn parts(&self, id: u32, room: usize) -> Vec<u32> {
		match self.definition(id) {
			TypeDef::Composite(composite) => {
				composite.fields.iter().map(|field| field.ty.id).collect()
			},
			TypeDef::Tuple(tuple) => tuple.fields.iter().map(|field| field.id).collect(),
			TypeDef::Variant(_) => self.variant(id, room).1,
			_ => Vec::new(),
		}
	}

	fn definition(&self, id: u32) -> &'a TypeDef<PortableForm> {
		&self.types.resolve(id).expect("metadata contains every type that it refers to").type_def
	}
}
