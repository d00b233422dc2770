//! The network's numbers of calls, events and errors.
//!
//! Clients look calls up by name in the metadata, but some keep numbers: indexers, signed batches,
//! proxies and multisig operations that were composed for the network. What the network has keeps
//! its number and its fields here; what it lacks takes a number that the network does not use.

use scale_info::{TypeDef, TypeInfo, Variant};

/// The numbers of the network's metadata of spec 461, one line each.
const NETWORK: &str = include_str!("numbers.txt");

/// A call, event or error of the network.
struct Numbered {
	number: u8,
	name: &'static str,
	fields: Vec<&'static str>,
}

/// Parses the lines of one kind (`call`, `event` or `error`) of a pallet.
fn of_network(pallet: &str, kind: &str) -> Vec<Numbered> {
	let of_kind = NETWORK.lines().filter_map(|line| line.strip_prefix(pallet)?.strip_prefix(' '));
	let of_kind = of_kind.filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' '));
	let parsed = of_kind.map(|line| {
		let (number, rest) = line.split_once(' ').expect("a number and a name");
		let (name, fields) = rest.split_once('(').unwrap_or((rest, ""));
		let fields = fields.trim_end_matches(')').split_whitespace().collect();
		Numbered { number: number.parse().expect("a number"), name, fields }
	});
	parsed.collect()
}

fn variants<T: TypeInfo>() -> Vec<Variant> {
	match T::type_info().type_def {
		TypeDef::Variant(all) => all.variants,
		_ => panic!("calls, events and errors are enumerations"),
	}
}

/// What is wrong with a variant, if anything.
fn fault(own: &Variant, network: &[Numbered]) -> Option<String> {
	let fields: Vec<_> = own.fields.iter().map(|field| field.name.unwrap_or("_")).collect();
	let Some(same) = network.iter().find(|other| other.name == own.name) else {
		let taken = network.iter().find(|other| other.number == own.index)?;
		return Some(format!("{} has the number {} of {}", own.name, own.index, taken.name));
	};
	if same.number != own.index {
		return Some(format!("{} has number {}, not {}", own.name, own.index, same.number));
	}
	(fields != same.fields)
		.then(|| format!("{} has the fields {fields:?}, not {:?}", own.name, same.fields))
}

/// Asserts that the calls, events and errors of a pallet have the network's numbers and fields.
#[track_caller]
pub fn assert_numbers<Call: TypeInfo, Event: TypeInfo, Error: TypeInfo>(pallet: &str) {
	let kinds = [
		("call", variants::<Call>()),
		("event", variants::<Event>()),
		("error", variants::<Error>()),
	];
	let mut faults = vec![];
	for (kind, own) in kinds {
		let network = of_network(pallet, kind);
		assert!(!network.is_empty(), "the table has no {kind} of {pallet}");
		assert!(own.iter().any(|own| network.iter().any(|other| other.name == own.name)));
		faults.extend(own.iter().filter_map(|own| fault(own, &network)));
	}
	assert!(faults.is_empty(), "{pallet}: {faults:#?}");
}
