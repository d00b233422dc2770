//! JSON to SCALE: what [`read`](super::read) gives is accepted, and besides it texts for bytes,
//! texts for numbers, and seeds for accounts.

use super::{
	account::account,
	read::{is, is_byte},
};
use codec::{Compact, Encode};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, TypeDefVariant,
};
use serde_json::Value;

/// Writes a value of a type behind `out`. The error says what is wrong, and the callers add where.
pub fn write(
	types: &PortableRegistry,
	ty: u32,
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let ty = types.resolve(ty).ok_or("the metadata lacks a type")?;
	if is(ty, "AccountId32") {
		account(text(value, "an account")?)?.encode_to(out);
		return Ok(());
	}
	match &ty.type_def {
		TypeDef::Composite(composite) => write_fields(types, &composite.fields, value, out),
		TypeDef::Variant(variants) => write_variant(types, ty, variants, value, out),
		TypeDef::Tuple(tuple) => {
			let parts: Vec<u32> = tuple.fields.iter().map(|part| part.id).collect();
			write_parts(types, &parts, value, out)
		},
		TypeDef::Sequence(sequence) => write_list(types, sequence.type_param.id, None, value, out),
		TypeDef::Array(array) => {
			write_list(types, array.type_param.id, Some(array.len), value, out)
		},
		TypeDef::Primitive(primitive) => write_primitive(primitive, value, out),
		TypeDef::Compact(_) => {
			Compact(integer(value)?).encode_to(out);
			Ok(())
		},
		TypeDef::BitSequence(_) => Err("sequences of bits can be set by raw key only".into()),
	}
}

fn wrong<T>(expected: &str, value: &Value) -> Result<T, String> {
	Err(format!("{expected} is expected, not {value}"))
}

fn text<'a>(value: &'a Value, expected: &str) -> Result<&'a str, String> {
	value.as_str().map_or_else(|| wrong(expected, value), Ok)
}

fn write_fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	if let [Field { name: None, ty, .. }] = fields {
		return write(types, ty.id, value, out);
	}
	if fields.iter().any(|field| field.name.is_none()) {
		let parts: Vec<u32> = fields.iter().map(|field| field.ty.id).collect();
		return write_parts(types, &parts, value, out);
	}
	let names: Vec<&str> = fields.iter().filter_map(|field| field.name.as_deref()).collect();
	let Value::Object(object) = value else {
		// Clients leave out what is empty.
		if fields.is_empty() && value.is_null() {
			return Ok(());
		}
		return wrong(&format!("an object with the fields {}", names.join(", ")), value);
	};
	if let Some(unknown) = object.keys().find(|key| !names.contains(&key.as_str())) {
		return Err(format!("there is no field `{unknown}` among {}", names.join(", ")));
	}
	for (field, name) in fields.iter().zip(&names) {
		let value = object.get(*name).ok_or_else(|| format!("the field `{name}` is missing"))?;
		write(types, field.ty.id, value, out).map_err(|error| format!("{name}: {error}"))?;
	}
	Ok(())
}

fn write_parts(
	types: &PortableRegistry,
	parts: &[u32],
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let list = match value {
		Value::Array(list) => list.as_slice(),
		Value::Null if parts.is_empty() => &[],
		_ => return wrong(&format!("an array of {} values", parts.len()), value),
	};
	if list.len() != parts.len() {
		return wrong(&format!("an array of {} values", parts.len()), value);
	}
	for (position, (part, value)) in parts.iter().zip(list).enumerate() {
		write(types, *part, value, out).map_err(|error| format!("[{position}]: {error}"))?;
	}
	Ok(())
}

fn write_variant(
	types: &PortableRegistry,
	ty: &Type<PortableForm>,
	variants: &TypeDefVariant<PortableForm>,
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let find = |name: &str| {
		let found = variants.variants.iter().find(|variant| variant.name == name);
		found.ok_or_else(|| format!("there is no `{name}`"))
	};
	let none = Value::Null;
	let (variant, content) = if is(ty, "Option") {
		(find(if value.is_null() { "None" } else { "Some" })?, value)
	} else if is(ty, "MultiAddress") && value.is_string() {
		(find("Id")?, value)
	} else {
		match value {
			Value::String(name) => (find(name)?, &none),
			Value::Object(object) if object.len() == 1 => {
				let mut entries = object.iter();
				let (name, content) = entries.next().ok_or("one name is expected")?;
				(find(name)?, content)
			},
			_ => return wrong("a name, or an object of one name with its fields,", value),
		}
	};
	out.push(variant.index);
	if variant.fields.is_empty() {
		return Ok(());
	}
	let written = write_fields(types, &variant.fields, content, out);
	written.map_err(|error| format!("{}: {error}", variant.name))
}

fn write_list(
	types: &PortableRegistry,
	of: u32,
	length: Option<u32>,
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let bytes = match value {
		Value::String(text) if is_byte(types, of) => Some(if text.starts_with("0x") {
			sp_core::bytes::from_hex(text).map_err(|error| format!("`{text}`: {error}"))?
		} else {
			text.clone().into_bytes()
		}),
		_ => None,
	};
	let actual = match (&bytes, value) {
		(Some(bytes), _) => bytes.len(),
		(None, Value::Array(list)) => list.len(),
		_ => return wrong("a list", value),
	};
	let actual = u32::try_from(actual).map_err(|_| "the list is too long")?;
	match length {
		Some(length) if length != actual => {
			return Err(format!("{length} values are expected, not {actual}"))
		},
		Some(_) => {},
		None => Compact(actual).encode_to(out),
	}
	if let Some(bytes) = bytes {
		out.extend(bytes);
		return Ok(());
	}
	for (position, value) in value.as_array().into_iter().flatten().enumerate() {
		write(types, of, value, out).map_err(|error| format!("[{position}]: {error}"))?;
	}
	Ok(())
}

/// Reads an integer: a number, or a text of digits.
fn integer(value: &Value) -> Result<u128, String> {
	let read = match value {
		Value::Number(number) => number.as_u64().map(u128::from),
		Value::String(text) => text.replace('_', "").parse().ok(),
		_ => None,
	};
	read.map_or_else(|| wrong("an integer that is not negative", value), Ok)
}

fn signed(value: &Value) -> Result<i128, String> {
	let read = match value {
		Value::Number(number) => number.as_i64().map(i128::from),
		Value::String(text) => text.replace('_', "").parse().ok(),
		_ => None,
	};
	read.map_or_else(|| wrong("an integer", value), Ok)
}

fn write_primitive(
	primitive: &TypeDefPrimitive,
	value: &Value,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	use TypeDefPrimitive::*;
	match primitive {
		Bool => value.as_bool().map_or_else(|| wrong("true or false", value), Ok)?.encode_to(out),
		Str => text(value, "a text")?.encode_to(out),
		U8 => fit::<u8>(value, out)?,
		U16 => fit::<u16>(value, out)?,
		U32 => fit::<u32>(value, out)?,
		U64 => fit::<u64>(value, out)?,
		U128 => integer(value)?.encode_to(out),
		I8 => fit_signed::<i8>(value, out)?,
		I16 => fit_signed::<i16>(value, out)?,
		I32 => fit_signed::<i32>(value, out)?,
		I64 => fit_signed::<i64>(value, out)?,
		I128 => signed(value)?.encode_to(out),
		U256 => {
			let read = sp_core::U256::from_dec_str(text(value, "a text of digits")?);
			read.map_err(|_| format!("a text of digits is expected, not {value}"))?.encode_to(out);
		},
		Char | I256 => return Err("such values can be set by raw key only".into()),
	}
	Ok(())
}

fn fit<T: TryFrom<u128> + Encode>(value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
	let fitting = T::try_from(integer(value)?).map_err(|_| format!("{value} is too large"))?;
	fitting.encode_to(out);
	Ok(())
}

fn fit_signed<T: TryFrom<i128> + Encode>(value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
	let fitting = T::try_from(signed(value)?).map_err(|_| format!("{value} is too large"))?;
	fitting.encode_to(out);
	Ok(())
}
