//! One type of the runtime's call.
//!
//! Pallets that dispatch calls hold them as `GuardedCall`, a newtype whose `TypeInfo` is that of
//! `RuntimeCall`, its `Identity` included. For a `Box` scale-info takes the boxed type itself as
//! the identity, so `Box<GuardedCall>` is registered a second time, as another type of the same
//! content. Clients know the call by the number of its type: the SDK then refuses a composed call
//! as the argument of `Sudo.sudo`, `Proxy.proxy` or `Multisig.as_multi`.

use alloc::vec::Vec;
use scale_info::{
	form::PortableForm, interner::UntrackedSymbol, PortableRegistry, Type, TypeDef, TypeDefTuple,
};

type Reference = UntrackedSymbol<core::any::TypeId>;

/// The last segment of the path of the runtime's call.
const CALL: &str = "RuntimeCall";

/// Lets everything refer to the first type of the runtime's call. Further ones become the empty
/// tuple, because the numbers of the types behind them must not change.
pub fn with_one_call(mut registry: PortableRegistry) -> PortableRegistry {
	let mut calls = registry.types.iter().filter(|one| is_call(&one.ty)).map(|one| one.id);
	let Some(first) = calls.next() else { return registry };
	let others: Vec<u32> = calls.collect();
	for one in &mut registry.types {
		if others.contains(&one.id) {
			one.ty = TypeDefTuple::<PortableForm>::new_portable([]).into();
			continue;
		}
		for reference in references(&mut one.ty) {
			if others.contains(&reference.id) {
				reference.id = first;
			}
		}
	}
	registry
}

fn is_call(ty: &Type<PortableForm>) -> bool {
	ty.path.segments.last().is_some_and(|name| name == CALL)
}

/// The other types that a type names.
fn references(ty: &mut Type<PortableForm>) -> Vec<&mut Reference> {
	let mut found: Vec<_> =
		ty.type_params.iter_mut().filter_map(|parameter| parameter.ty.as_mut()).collect();
	match &mut ty.type_def {
		TypeDef::Composite(of) => found.extend(of.fields.iter_mut().map(|field| &mut field.ty)),
		TypeDef::Variant(of) => {
			let fields = of.variants.iter_mut().flat_map(|variant| variant.fields.iter_mut());
			found.extend(fields.map(|field| &mut field.ty));
		},
		TypeDef::Sequence(of) => found.push(&mut of.type_param),
		TypeDef::Array(of) => found.push(&mut of.type_param),
		TypeDef::Tuple(of) => found.extend(of.fields.iter_mut()),
		TypeDef::Compact(of) => found.push(&mut of.type_param),
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => {},
	}
	found
}
