//! Types of two runtimes that are encoded alike, whatever their names.

use scale_info::{form::PortableForm, Field, PortableRegistry, Type, TypeDef, Variant};
use std::collections::BTreeSet;

/// Whether two types, each of a runtime of its own, are encoded alike. Names do not matter, but
/// those of the variants of an enumeration, which say what a number means.
pub fn same(types: &PortableRegistry, one: u32, others: &PortableRegistry, other: u32) -> bool {
	Comparison { types, others, assumed: BTreeSet::new() }.same(one, other)
}

struct Comparison<'a> {
	types: &'a PortableRegistry,
	others: &'a PortableRegistry,
	/// Pairs that are being compared: a type may contain itself.
	assumed: BTreeSet<(u32, u32)>,
}

impl Comparison<'_> {
	fn same(&mut self, one: u32, other: u32) -> bool {
		let (Some(one), Some(other)) = (content(self.types, one), content(self.others, other))
		else {
			return false;
		};
		if !self.assumed.insert((one.0, other.0)) {
			return true;
		}
		self.same_definition(&one.1.type_def, &other.1.type_def)
	}

	fn same_definition(
		&mut self,
		one: &TypeDef<PortableForm>,
		other: &TypeDef<PortableForm>,
	) -> bool {
		match (one, other) {
			(TypeDef::Variant(one), TypeDef::Variant(other)) => {
				one.variants.len() == other.variants.len()
					&& one.variants.iter().all(|variant| {
						let matching = other.variants.iter().find(|two| two.index == variant.index);
						matching.is_some_and(|matching| self.same_variant(variant, matching))
					})
			},
			(TypeDef::Sequence(one), TypeDef::Sequence(other)) => {
				self.same(one.type_param.id, other.type_param.id)
			},
			(TypeDef::Array(one), TypeDef::Array(other)) => {
				one.len == other.len && self.same(one.type_param.id, other.type_param.id)
			},
			(TypeDef::Compact(one), TypeDef::Compact(other)) => {
				self.same(one.type_param.id, other.type_param.id)
			},
			(TypeDef::Primitive(one), TypeDef::Primitive(other)) => one == other,
			(TypeDef::BitSequence(_), TypeDef::BitSequence(_)) => true,
			(one, other) => match (parts(one), parts(other)) {
				(Some(ones), Some(others)) => self.same_parts(&ones, &others),
				_ => false,
			},
		}
	}

	fn same_variant(&mut self, one: &Variant<PortableForm>, other: &Variant<PortableForm>) -> bool {
		one.name == other.name && self.same_parts(&ids(&one.fields), &ids(&other.fields))
	}

	fn same_parts(&mut self, ones: &[u32], others: &[u32]) -> bool {
		ones.len() == others.len()
			&& ones.iter().zip(others).all(|(one, other)| self.same(*one, *other))
	}
}

fn ids(fields: &[Field<PortableForm>]) -> Vec<u32> {
	fields.iter().map(|field| field.ty.id).collect()
}

/// The types of the parts of a structure or tuple, one behind the other.
fn parts(definition: &TypeDef<PortableForm>) -> Option<Vec<u32>> {
	match definition {
		TypeDef::Composite(composite) => Some(ids(&composite.fields)),
		TypeDef::Tuple(tuple) => Some(tuple.fields.iter().map(|part| part.id).collect()),
		_ => None,
	}
}

/// Follows structures of one part, which are encoded as that part.
fn content(types: &PortableRegistry, mut id: u32) -> Option<(u32, &Type<PortableForm>)> {
	loop {
		let ty = types.resolve(id)?;
		match parts(&ty.type_def).as_deref() {
			Some([part]) => id = *part,
			_ => return Some((id, ty)),
		}
	}
}

#[cfg(test)]
mod tests {
	use crate::types::same::*;
	use scale_info::{meta_type, MetaType, Registry, TypeInfo};

	#[derive(TypeInfo)]
	#[allow(dead_code)]
	struct Wrapped(Vec<u16>);

	#[derive(TypeInfo)]
	#[allow(dead_code)]
	struct Named {
		a: u8,
		b: Wrapped,
	}

	#[derive(TypeInfo)]
	#[allow(dead_code)]
	enum Kind {
		Burn,
		Recycle(u8),
	}

	mod elsewhere {
		use scale_info::TypeInfo;

		#[derive(TypeInfo)]
		#[allow(dead_code)]
		pub enum Kind {
			Recycle(u8),
			Burn,
		}

		#[derive(TypeInfo)]
		#[allow(dead_code)]
		pub struct Nested(pub Vec<Nested>);
	}

	/// Whether two types are the same, in registries that number them otherwise.
	fn compare(one: MetaType, other: MetaType) -> bool {
		let mut types = Registry::new();
		let one = types.register_type(&one).id;
		let mut others = Registry::new();
		others.register_type(&meta_type::<(u64, bool)>());
		let other = others.register_type(&other).id;
		same(&types.into(), one, &others.into(), other)
	}

	#[test]
	fn types_should_be_the_same_when_they_are_encoded_alike() {
		assert!(compare(meta_type::<Wrapped>(), meta_type::<Vec<u16>>()));
		assert!(compare(meta_type::<Named>(), meta_type::<(u8, Vec<u16>)>()));
		assert!(compare(meta_type::<Kind>(), meta_type::<Kind>()));
		assert!(compare(meta_type::<elsewhere::Nested>(), meta_type::<elsewhere::Nested>()));
	}

	#[test]
	fn types_should_differ_when_they_are_not() {
		assert!(!compare(meta_type::<Vec<u16>>(), meta_type::<Vec<u32>>()));
		assert!(!compare(meta_type::<u64>(), meta_type::<i64>()));
		assert!(!compare(meta_type::<Named>(), meta_type::<(Vec<u16>, u8)>()));
		assert!(!compare(meta_type::<Kind>(), meta_type::<elsewhere::Kind>()));
		assert!(!compare(meta_type::<[u8; 3]>(), meta_type::<[u8; 4]>()));
	}
}
