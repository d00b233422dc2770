//! Calls, events and errors as clients know them.

use super::*;
use crate::Error;
use codec::Decode;
use ganglion_test_chain::assert_numbers;
use pallet_subtensor::{
	types::{Hyperparameter, RateLimitKey},
	LastRateLimitedBlock,
};
use scale_info::{form::MetaForm, TypeDef, TypeInfo, Variant};
use std::collections::BTreeSet;

/// The variants of an enum, as metadata shows them.
fn variants<Type: TypeInfo>() -> Vec<Variant<MetaForm>> {
	match Type::type_info().type_def {
		TypeDef::Variant(variants) => variants.variants,
		_ => panic!("not an enum"),
	}
}

/// Number, name and fields of an enum's variants, by number.
#[expect(clippy::type_complexity, reason = "index, name, and (name, type) of each field")]
fn shape<Type: TypeInfo>() -> Vec<(u8, &'static str, Vec<(&'static str, &'static str)>)> {
	let mut shape: Vec<_> = variants::<Type>()
		.into_iter()
		.map(|variant| {
			let fields = variant.fields.iter();
			let fields = fields.map(|field| (field.name.unwrap(), field.type_name.unwrap()));
			(variant.index, variant.name, fields.collect())
		})
		.collect();
	shape.sort();
	shape
}

/// A call: its index, its name, and name and type of each argument.
type Signature = (u8, &'static str, &'static [(&'static str, &'static str)]);

/// Calls that are no settings, by index.
pub(super) const ACTIONS: [Signature; 9] = [
	(
		0,
		"swap_authorities",
		&[("new_authorities", "BoundedVec<<T as Config>::AuthorityId, T::MaxAuthorities>")],
	),
	(33, "sudo_set_total_issuance", &[("total_issuance", "TaoBalance")]),
	(
		59,
		"schedule_grandpa_change",
		&[
			("next_authorities", "AuthorityList<T>"),
			("in_blocks", "BlockNumberFor<T>"),
			("forced", "Option<BlockNumberFor<T>>"),
		],
	),
	(
		64,
		"sudo_set_subnet_owner_hotkey",
		&[("netuid", "NetUid"), ("hotkey", "<T as frame_system::Config>::AccountId")],
	),
	(
		67,
		"sudo_set_sn_owner_hotkey",
		&[("netuid", "NetUid"), ("hotkey", "<T as frame_system::Config>::AccountId")],
	),
	(78, "sudo_trim_to_max_allowed_uids", &[("netuid", "NetUid"), ("max_n", "u16")]),
	(97, "sudo_set_activity_cutoff_factor", &[("netuid", "NetUid"), ("factor_milli", "u32")]),
	(107, "sudo_set_basket_trading_frozen", &[("hotkey", "T::AccountId"), ("frozen", "bool")]),
	(210, "sudo_trim_null_uids_batch", &[("netuid", "NetUid"), ("target", "u16")]),
];

#[test]
fn calls_should_be_the_networks() {
	let cases = cases();
	let mut expected = vec![];
	for case in &cases {
		let args: Vec<_> = case.args.iter().map(|(name, kind)| (*name, kind.as_str())).collect();
		expected.push((case.index, case.name, args));
	}
	assert_eq!(listed().len(), 85);
	for (index, name, args) in ACTIONS {
		expected.push((index, name, args.to_vec()));
	}
	expected.sort();
	assert_eq!(shape::<Call>(), expected);
}

#[test]
fn events_should_be_the_networks() {
	let expected = vec![
		(1, "Yuma3EnableToggled", vec![("netuid", "NetUid"), ("enabled", "bool")]),
		(2, "BondsResetToggled", vec![("netuid", "NetUid"), ("enabled", "bool")]),
		(3, "BurnHalfLifeSet", vec![("netuid", "NetUid"), ("burn_half_life", "u16")]),
		(4, "BurnIncreaseMultSet", vec![("netuid", "NetUid"), ("burn_increase_mult", "U64F64")]),
		(5, "SubnetEmissionEnabledSet", vec![("netuid", "NetUid"), ("enabled", "bool")]),
		(6, "CollateralLockShareSet", vec![("netuid", "NetUid"), ("lock_share", "u16")]),
		(7, "CollateralDrainRatioSet", vec![("netuid", "NetUid"), ("drain_ratio", "U64F64")]),
		(8, "BasketConcentrationCapSet", vec![("cap", "u16")]),
		(9, "BasketTradingToggled", vec![("enabled", "bool")]),
		(10, "BasketTradingFrozenSet", vec![("hotkey", "T::AccountId"), ("frozen", "bool")]),
		(11, "BasketDailyTurnoverCapSet", vec![("cap", "u16")]),
		(12, "BasketLiquidityCapSet", vec![("cap", "u16")]),
	];
	assert_eq!(shape::<Own>(), expected);
}

#[test]
fn errors_should_be_the_networks() {
	let names = [
		"SubnetDoesNotExist",
		"MaxValidatorsLargerThanMaxUIds",
		"MaxAllowedUIdsLessThanCurrentUIds",
		"BondsMovingAverageMaxReached",
		"NegativeSigmoidSteepness",
		"ValueNotInBounds",
		"MinAllowedUidsGreaterThanCurrentUids",
		"MinAllowedUidsGreaterThanMaxAllowedUids",
		"MaxAllowedUidsLessThanMinAllowedUids",
		"MaxAllowedUidsGreaterThanDefaultMaxAllowedUids",
		"InvalidValue",
		"NotPermittedOnRootSubnet",
		"POWRegistrationDisabled",
		"Deprecated",
		"CollateralLockShareTooHigh",
		"CollateralDrainRatioOutOfBounds",
		"GrandpaChangeDelayMustBeZero",
		// Ours.
		"MaxValidatorsFixedInNullMode",
		"LastWayToRegister",
	];
	let expected: Vec<_> = (0..).zip(names).map(|(index, name)| (index, name, vec![])).collect();
	assert_eq!(shape::<Error<Test>>(), expected);
}

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<Call, Own, Error<Test>>("AdminUtils");
}

#[test]
fn everything_should_be_documented() {
	let all = [variants::<Call>(), variants::<Own>(), variants::<Error<Test>>()].concat();
	for variant in all {
		assert!(!variant.docs.is_empty(), "{} has no docs", variant.name);
	}
}

#[test]
fn netuid_should_encode_as_a_plain_number() {
	let call = RuntimeCall::AdminUtils(Call::sudo_set_kappa { netuid: NetUid::new(513), kappa: 7 });
	assert_eq!(call.encode(), [19, 16, 1, 2, 7, 0]);
}

#[test]
fn hyperparameters_should_encode_as_the_call_that_sets_them() {
	let limited: BTreeSet<u8> =
		cases().iter().filter(|case| case.is("hp")).map(|case| case.index).collect();
	let numbered = variants::<Hyperparameter>();
	let of_calls: BTreeSet<u8> =
		numbered.iter().map(|variant| variant.index).filter(|index| *index < 254).collect();
	assert_eq!(of_calls, limited);
	for variant in numbered {
		assert_eq!(
			Hyperparameter::decode(&mut &[variant.index][..]).unwrap().encode(),
			[variant.index]
		);
	}
}

#[test]
fn limit_should_be_kept_under_the_settings_own_key() {
	for_each(
		|case| case.is("hp"),
		|case| {
			let which = Hyperparameter::decode(&mut &[case.index][..]).unwrap();
			let key = RateLimitKey::OwnerHyperparamUpdate(SUBNET, which);
			assert_eq!(LastRateLimitedBlock::<Test>::get(&key), 0, "{}", case.name);
			case.dispatch(RuntimeOrigin::signed(OWNER), SUBNET).unwrap();
			assert_eq!(LastRateLimitedBlock::<Test>::get(&key), 1_000, "{}", case.name);
		},
	)
}
