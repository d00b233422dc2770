//! The cases that the table of settings gives, and what each row must have.

use super::*;
use crate::settings::{CheckedSubnetSetting, Limit, Rule};
use codec::Decode;
use frame_support::traits::GetCallName;
use pallet_subtensor::hyperparameters::values::*;
use std::collections::BTreeSet;

/// Calls without an event. The network has none for them; `sudo_set_new_subnets_dynamic` is ours.
const SILENT: [&str; 16] = [
	"sudo_set_alpha_values",
	"sudo_set_ck_burn",
	"sudo_set_ema_price_halving_period",
	"sudo_set_liquid_alpha_enabled",
	"sudo_set_net_tao_flow_enabled",
	"sudo_set_new_subnets_dynamic",
	"sudo_set_nominator_min_required_stake",
	"sudo_set_owner_cut_auto_lock_enabled",
	"sudo_set_owner_cut_enabled",
	"sudo_set_owner_immune_neuron_limit",
	"sudo_set_recycle_or_burn",
	"sudo_set_subnet_moving_alpha",
	"sudo_set_subtoken_enabled",
	"sudo_set_tao_flow_cutoff",
	"sudo_set_tao_flow_normalization_exponent",
	"sudo_set_tao_flow_smoothing_factor",
];

macro_rules! table_cases {
	(
		chain { $(
			$chain_index:tt $chain_call:ident($chain_arg:ident: $chain_type:ty = $chain_sample:expr)
				=> $chain_item:ident($chain_value:ty)
			{
				$(within $chain_bounds:tt,)? emits $chain_event:tt $(, admin_emits $chain_own:tt)?
			}
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident($($arg:ident: $type:ty = $sample:expr),+)
				=> $item:ident($value:ty)
			{
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $(admin_emits $own_event:tt,)? shown $names:tt
			}
		)* }
	) => {
		vec![
			$({
				let value: $chain_value = $chain_sample;
				let mut events: Vec<RuntimeEvent> = vec![];
				$( events.extend(table_cases!(@own_of_chain $chain_own(value))); )?
				events.extend(table_cases!(@event $chain_event(value)));
				Case {
					name: stringify!($chain_call),
					index: $chain_index,
					args: vec![(stringify!($chain_arg), type_name(stringify!($chain_type)))],
					rule: "R".to_owned(),
					of_subnet: false,
					call: |_| Call::$chain_call { $chain_arg: $chain_sample },
					stored: |_| pallet_subtensor::$chain_item::<Test>::get().encode(),
					value: value.encode(),
					events,
				}
			},)*
			$({
				let bytes = [$(encoded::<$type>($sample)),+].concat();
				let value = <$value>::decode(&mut &bytes[..]).unwrap();
				let mut events: Vec<RuntimeEvent> = vec![];
				$( events.extend(table_cases!(@own_event $own_event(value))); )?
				events.extend(table_cases!(@event $event(SUBNET, value)));
				Case {
					name: stringify!($call),
					index: $index,
					args: vec![
						("netuid", "NetUid".to_owned()),
						$((stringify!($arg), type_name(stringify!($type)))),+
					],
					rule: columns(rule_of::<pallet_subtensor::$item<Test>>()),
					of_subnet: true,
					call: |netuid| Call::$call { netuid, $($arg: $sample),+ },
					stored: |netuid| pallet_subtensor::$item::<Test>::get(netuid).encode(),
					value: bytes,
					events,
				}
			},)*
		]
	};

	(@event []($($part:expr),+)) => {{
		$( let _ = &$part; )+
		Vec::<RuntimeEvent>::new()
	}};
	(@event [$event:ident]($($part:expr),+)) => {
		vec![RuntimeEvent::from(Protocol::$event($($part.clone()),+))]
	};
	(@event [$event:ident { $field:ident }]($netuid:expr, $value:expr)) => {
		vec![RuntimeEvent::from(Protocol::$event { netuid: $netuid, $field: $value })]
	};
	(@own_of_chain [$event:ident { $field:ident }]($value:expr)) => {
		vec![RuntimeEvent::from(Own::$event { $field: $value })]
	};
	(@own_event [$event:ident { $field:ident }]($value:expr)) => {
		vec![RuntimeEvent::from(Own::$event { netuid: SUBNET, $field: $value })]
	};
}

/// A case for each row of the table, with its sample as the value.
pub(super) fn cases() -> Vec<Case> {
	pallet_subtensor::for_each_hyperparameter!(table_cases)
}

fn encoded<Value: Encode>(value: Value) -> Vec<u8> {
	value.encode()
}

/// A type as metadata names it.
fn type_name(tokens: &str) -> String {
	tokens.replace(' ', "")
}

fn rule_of<Setting: CheckedSubnetSetting<Test>>() -> Rule {
	Setting::RULE
}

/// A rule in the columns of [`Case::rule`].
fn columns(rule: Rule) -> String {
	let limit = rule.owner.map_or("", |limit| match limit {
		Limit::None => "",
		Limit::Hyperparameter(_) => "hp",
		Limit::WeightsVersionKey => "version",
		Limit::MechanismCount | Limit::MechanismSplit => "mechanisms",
	});
	let who = if rule.owner.is_some() { "O/R" } else { "R" };
	let window = if rule.frozen { "W" } else { "" };
	let on_root = if rule.on_root { "" } else { "n≠0" };
	let columns = [who, limit, window, on_root];
	columns.into_iter().filter(|column| !column.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A type's name without the path before it.
fn last_segment(name: &str) -> &str {
	name.rsplit("::").next().unwrap()
}

#[test]
fn table_should_agree_with_the_list() {
	with_subnet(|| {
		let rows = cases();
		assert!(rows.len() >= listed().len());
		for case in listed() {
			let row = rows.iter().find(|row| row.name == case.name);
			let row = row.unwrap_or_else(|| panic!("{} has no row", case.name));
			let args = |case: &Case| -> Vec<_> {
				case.args
					.iter()
					.map(|(name, kind)| (*name, last_segment(kind).to_owned()))
					.collect()
			};
			assert_eq!((row.index, args(row)), (case.index, args(&case)), "{}", case.name);
			assert_eq!((&row.rule, row.of_subnet), (&case.rule, case.of_subnet), "{}", case.name);
			assert_eq!((row.call)(SUBNET), (case.call)(SUBNET), "{}", case.name);
			assert_eq!((row.stored)(SUBNET), (case.stored)(SUBNET), "{}", case.name);
			assert_eq!((&row.value, &row.events), (&case.value, &case.events), "{}", case.name);
		}
	})
}

#[test]
fn every_call_should_have_a_row() {
	let calls: BTreeSet<_> = Call::get_call_names().iter().copied().collect();
	let mut rows: BTreeSet<_> = cases().into_iter().map(|row| row.name).collect();
	rows.extend(wire::ACTIONS.map(|(_, name, _)| name));
	assert_eq!(calls, rows);
}

#[test]
fn rows_should_be_sorted_by_call_index() {
	let (subnet, chain): (Vec<_>, Vec<_>) = cases().into_iter().partition(|row| row.of_subnet);
	for rows in [subnet, chain] {
		assert!(rows.is_sorted_by(|one, next| one.index < next.index));
	}
}

#[test]
fn every_setting_should_have_an_event_unless_the_network_has_none() {
	let silent: BTreeSet<_> =
		cases().into_iter().filter(|row| row.events.is_empty()).map(|row| row.name).collect();
	assert_eq!(silent, BTreeSet::from(SILENT));
}
