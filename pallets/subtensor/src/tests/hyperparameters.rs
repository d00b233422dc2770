//! Tests of [`crate::hyperparameters`]: what must not be forgotten when a setting is added.

use crate::{
	hyperparameters::{values::*, SubnetSetting},
	tests::mock::*,
	*,
};
use codec::{Decode, Encode};
use pallet_subtensor_runtime_api::HyperparamEntry;
use std::collections::BTreeSet;

/// Items of `lib.rs` under *Hyperparameters of a subnet* that `pallet-admin-utils` does not set.
const NOT_SET_ON_SUBNETS: [&str; 4] = [
	// `SubtensorModule.set_activity_cutoff_factor` sets it.
	"ActivityCutoffFactorMilli",
	// The protocol moves the price and saves the number of validators.
	"Burn",
	"SavedYumaMaxAllowedValidators",
	// Clients read these; nothing changes them yet.
	"MaxWeightsLimit",
];

/// Items of `lib.rs` under *Settings of the chain* that `pallet-admin-utils` does not set.
const NOT_SET_ON_CHAIN: [&str; 11] = [
	// Only a genesis sets these.
	"BlockTimeMs",
	"DefaultTempo",
	"EvmKeyAssociateRateLimit",
	"HotkeySwapInterval",
	"MechanismRateLimit",
	"NewSubnetsEmit",
	"SetChildrenRateLimit",
	"TaoWeight",
	"TrimRateLimit",
	"WeightsVersionKeyRateLimit",
	// The protocol stores the cost of the last registration.
	"NetworkLastLockCost",
];

/// Hyperparameters that the network's runtime API does not show.
const HIDDEN: [&str; 6] = [
	// Under `activity_cutoff` it shows what counts: a multiple of the tempo.
	"ActivityCutoff",
	"EMAPriceHalvingBlocks",
	"MechanismCountCurrent",
	"MechanismEmissionSplit",
	"RAORecycledForRegistration",
	"RecycleOrBurn",
];

/// A row of the table for a subnet's setting.
struct Row {
	item: &'static str,
	/// Names under which the runtime API shows it.
	names: Vec<&'static str>,
	/// Sets it to its sample; where that is the present value, starts from the default instead.
	set: fn(before: &mut dyn FnMut()),
}

macro_rules! rows {
	(
		chain { $(
			$chain_index:tt $chain_call:ident $chain_args:tt => $chain_item:ident $chain_value:tt
				$chain_slots:tt
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident($($arg:ident: $type:ty = $sample:expr),+)
				=> $item:ident($value:ty)
			{
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $(admin_emits $own_event:tt,)? shown [$($name:ident)*]
			}
		)* }
	) => {
		/// Items of the table that are settings of the chain.
		const CHAIN: &[&str] = &[$(stringify!($chain_item)),*];

		fn rows() -> Vec<Row> {
			vec![$(Row {
				item: stringify!($item),
				names: vec![$(stringify!($name)),*],
				set: |before| {
					let sample = [$({ let part: $type = $sample; part.encode() }),+].concat();
					if $item::<Test>::get(NETUID).encode() == sample {
						$item::<Test>::remove(NETUID);
					}
					before();
					let value = <$value>::decode(&mut &sample[..]).unwrap();
					<$item<Test> as SubnetSetting<Test>>::store(NETUID, value);
				},
			}),*]
		}
	};
}

crate::for_each_hyperparameter!(rows);

/// Names of the items that `lib.rs` declares under a heading.
fn items_under(heading: &str) -> BTreeSet<&'static str> {
	let source = include_str!("../lib.rs");
	let (_, after) = source.split_once(&format!("// --- {heading} ---")).unwrap();
	let section = after.split("// --- ").next().unwrap();
	let names = section.split("pub type ").skip(1);
	names.map(|text| text.split('<').next().unwrap()).collect()
}

fn entries() -> Vec<HyperparamEntry> {
	SubtensorModule::get_subnet_hyperparams_v3(NETUID).unwrap()
}

#[test]
fn every_hyperparameter_should_have_a_row() {
	let rows = rows();
	let mut known: BTreeSet<_> = rows.iter().map(|row| row.item).collect();
	known.extend(NOT_SET_ON_SUBNETS);
	let declared = items_under("Hyperparameters of a subnet");
	assert!(declared.len() > 40);
	let missing: Vec<_> = declared.difference(&known).collect();
	assert!(missing.is_empty(), "not in the table of settings: {missing:?}");
}

#[test]
fn every_setting_of_the_chain_should_have_a_row() {
	let known: BTreeSet<_> = CHAIN.iter().copied().chain(NOT_SET_ON_CHAIN).collect();
	let declared = items_under("Settings of the chain");
	assert!(declared.len() > 20);
	let missing: Vec<_> = declared.difference(&known).collect();
	assert!(missing.is_empty(), "not in the table of settings: {missing:?}");
}

#[test]
fn only_what_the_network_hides_should_have_no_name() {
	let hidden: BTreeSet<_> =
		rows().into_iter().filter(|row| row.names.is_empty()).map(|row| row.item).collect();
	assert_eq!(hidden, BTreeSet::from(HIDDEN));
}

#[test]
fn readers_should_see_every_row_under_its_names() {
	for row in rows().into_iter().filter(|row| !row.names.is_empty()) {
		ExtBuilder::with_subnet().build_and_execute(|| {
			let mut before = vec![];
			(row.set)(&mut || before = entries());
			let after = entries();
			let value = |entries: &[HyperparamEntry], name: &str| {
				entries.iter().find(|entry| entry.name == name.as_bytes()).map(|entry| entry.value)
			};
			for name in &row.names {
				assert!(value(&after, name).is_some(), "{name} is not shown");
				assert_ne!(value(&before, name), value(&after, name), "{name} shows no change");
			}
		});
	}
}
