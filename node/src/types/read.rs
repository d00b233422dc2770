//! SCALE to JSON.
//!
//! Fields with names are objects, without names arrays; one field without a name is its content. A
//! variant without fields is its name, with fields an object of its name and them. Bytes are
//! hexadecimal, accounts addresses, and integers beyond 2^53 texts.

use codec::{Compact, Decode};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, TypeDefVariant,
};
use serde_json::{json, Map, Value};
use sp_core::crypto::{AccountId32, Ss58Codec};

/// The largest integer that a number of JSON holds exactly.
const EXACT: u128 = 1 << 53;

/// Reads a value of a type, and moves `input` behind it.
pub fn read(types: &PortableRegistry, ty: u32, input: &mut &[u8]) -> Result<Value, String> {
	let ty = types.resolve(ty).ok_or("the metadata lacks a type")?;
	if is(ty, "AccountId32") {
		return Ok(decoded::<AccountId32>(input)?.to_ss58check().into());
	}
	match &ty.type_def {
		TypeDef::Composite(composite) => read_fields(types, &composite.fields, input),
		TypeDef::Variant(variants) => read_variant(types, ty, variants, input),
		TypeDef::Tuple(tuple) => {
			let parts = tuple.fields.iter().map(|part| read(types, part.id, input));
			parts.collect::<Result<Vec<_>, _>>().map(Value::Array)
		},
		TypeDef::Sequence(sequence) => {
			let length = decoded::<Compact<u32>>(input)?.0;
			read_list(types, sequence.type_param.id, length, input)
		},
		TypeDef::Array(array) => read_list(types, array.type_param.id, array.len, input),
		TypeDef::Primitive(primitive) => read_primitive(primitive, input),
		TypeDef::Compact(compact) => read_compact(types, compact.type_param.id, input),
		TypeDef::BitSequence(_) => {
			let bits = decoded::<Compact<u32>>(input)?.0;
			Ok(hex(take(input, bits.div_ceil(8) as usize)?))
		},
	}
}

/// Whether a type has a name.
pub fn is(ty: &Type<PortableForm>, name: &str) -> bool {
	ty.path.segments.last().is_some_and(|last| last == name)
}

/// Whether a type is a byte.
pub fn is_byte(types: &PortableRegistry, ty: u32) -> bool {
	let ty = types.resolve(ty).map(|ty| &ty.type_def);
	matches!(ty, Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
}

fn decoded<T: Decode>(input: &mut &[u8]) -> Result<T, String> {
	T::decode(input).map_err(|error| error.to_string())
}

fn take<'a>(input: &mut &'a [u8], length: usize) -> Result<&'a [u8], String> {
	let (taken, rest) = input.split_at_checked(length).ok_or("the bytes end too early")?;
	*input = rest;
	Ok(taken)
}

fn hex(bytes: &[u8]) -> Value {
	sp_core::bytes::to_hex(bytes, false).into()
}

fn read_fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	input: &mut &[u8],
) -> Result<Value, String> {
	if let [Field { name: None, ty, .. }] = fields {
		return read(types, ty.id, input);
	}
	if fields.iter().any(|field| field.name.is_none()) {
		let parts = fields.iter().map(|field| read(types, field.ty.id, input));
		return parts.collect::<Result<Vec<_>, _>>().map(Value::Array);
	}
	let mut object = Map::new();
	for field in fields {
		let value = read(types, field.ty.id, input)?;
		object.insert(field.name.clone().unwrap_or_default(), value);
	}
	Ok(Value::Object(object))
}

fn read_variant(
	types: &PortableRegistry,
	ty: &Type<PortableForm>,
	variants: &TypeDefVariant<PortableForm>,
	input: &mut &[u8],
) -> Result<Value, String> {
	let index = decoded::<u8>(input)?;
	let variant = variants.variants.iter().find(|variant| variant.index == index);
	let variant = variant.ok_or_else(|| format!("there is no variant {index}"))?;
	if is(ty, "Option") {
		let content = variant.fields.first();
		return content.map_or(Ok(Value::Null), |field| read(types, field.ty.id, input));
	}
	if variant.fields.is_empty() {
		return Ok(variant.name.clone().into());
	}
	let fields = read_fields(types, &variant.fields, input)?;
	Ok(json!({ &variant.name: fields }))
}

fn read_list(
	types: &PortableRegistry,
	of: u32,
	length: u32,
	input: &mut &[u8],
) -> Result<Value, String> {
	if is_byte(types, of) {
		return Ok(hex(take(input, length as usize)?));
	}
	let mut list = Vec::new();
	for _ in 0..length {
		list.push(read(types, of, input)?);
	}
	Ok(Value::Array(list))
}

fn read_primitive(primitive: &TypeDefPrimitive, input: &mut &[u8]) -> Result<Value, String> {
	use TypeDefPrimitive::*;
	Ok(match primitive {
		Bool => decoded::<bool>(input)?.into(),
		Char => char::from_u32(decoded(input)?).ok_or("no character")?.to_string().into(),
		Str => decoded::<String>(input)?.into(),
		U8 => decoded::<u8>(input)?.into(),
		U16 => decoded::<u16>(input)?.into(),
		U32 => decoded::<u32>(input)?.into(),
		U64 => number(decoded::<u64>(input)?.into()),
		U128 => number(decoded(input)?),
		U256 => sp_core::U256::decode(input).map_err(|error| error.to_string())?.to_string().into(),
		I8 => decoded::<i8>(input)?.into(),
		I16 => decoded::<i16>(input)?.into(),
		I32 => decoded::<i32>(input)?.into(),
		I64 => signed(decoded::<i64>(input)?.into()),
		I128 => signed(decoded(input)?),
		I256 => hex(take(input, 32)?),
	})
}

fn number(number: u128) -> Value {
	match u64::try_from(number) {
		Ok(exact) if number <= EXACT => exact.into(),
		_ => number.to_string().into(),
	}
}

fn signed(number: i128) -> Value {
	match i64::try_from(number) {
		Ok(exact) if number.unsigned_abs() <= EXACT => exact.into(),
		_ => number.to_string().into(),
	}
}

/// A compact integer, which may be wrapped in a type of its own.
fn read_compact(types: &PortableRegistry, of: u32, input: &mut &[u8]) -> Result<Value, String> {
	let inner = types.resolve(of).ok_or("the metadata lacks a type")?;
	if let TypeDef::Tuple(tuple) = &inner.type_def {
		if tuple.fields.is_empty() {
			return Ok(Value::Array(Vec::new()));
		}
	}
	Ok(number(decoded::<Compact<u128>>(input)?.0))
}
