//! Both sides of every bound, and what bounds read.

use super::*;
use crate::Error;
use frame_support::assert_ok;
use ganglion_test_chain::assert_noop;
use pallet_subtensor::{
	types::ByUid, LiquidAlphaOn, MaxAllowedUids, MaxAllowedValidators, MaxBurn, MaxMechanismCount,
	MinAllowedUids, MinBurn, MinChildkeyTake, SubnetworkN, ValidatorPermit,
};
use sp_runtime::DispatchError;
use std::{collections::BTreeMap, ops::RangeInclusive};

type Own = Error<Test>;
type Main = pallet_subtensor::Error<Test>;
type Protocol = pallet_subtensor::Pallet<Test>;

/// Expects the value of `call` to be refused, even from root.
fn refused(call: Call, error: impl Into<DispatchError>) {
	let error = error.into();
	assert_noop!(RuntimeCall::AdminUtils(call.clone()).dispatch(RuntimeOrigin::root()), error);
}

/// Expects the value of `call` to be taken from root.
fn taken(call: Call) {
	assert_ok!(RuntimeCall::AdminUtils(call).dispatch(RuntimeOrigin::root()));
}

#[test]
fn max_epochs_per_block_should_be_one_at_least() {
	with_subnet(|| {
		let epochs =
			|max_epochs_per_block| Call::sudo_set_max_epochs_per_block { max_epochs_per_block };
		refused(epochs(0), Own::ValueNotInBounds);
		taken(epochs(1));
		taken(epochs(u8::MAX));
	})
}

#[test]
fn subnet_moving_alpha_should_be_a_fraction() {
	with_subnet(|| {
		let alpha = |bits| Call::sudo_set_subnet_moving_alpha { alpha: I96F32::from_bits(bits) };
		let one = 1 << 32;
		refused(alpha(-1), Own::ValueNotInBounds);
		taken(alpha(0));
		taken(alpha(one));
		refused(alpha(one + 1), Own::ValueNotInBounds);
	})
}

#[test]
fn exponent_of_flows_should_be_one_to_two() {
	with_subnet(|| {
		let exponent = |bits| Call::sudo_set_tao_flow_normalization_exponent {
			exponent: U64F64::from_bits(bits),
		};
		let one = 1 << 64;
		refused(exponent(one - 1), Own::InvalidValue);
		taken(exponent(one));
		taken(exponent(2 * one));
		refused(exponent(2 * one + 1), Own::InvalidValue);
	})
}

#[test]
fn activity_cutoff_should_be_long_enough() {
	with_subnet(|| {
		let cutoff =
			|activity_cutoff| Call::sudo_set_activity_cutoff { netuid: SUBNET, activity_cutoff };
		refused(cutoff(359), Main::ActivityCutoffTooLow);
		taken(cutoff(360));
		taken(cutoff(u16::MAX));
	})
}

fn max_uids(max_allowed_uids: u16) -> Call {
	Call::sudo_set_max_allowed_uids { netuid: SUBNET, max_allowed_uids }
}

#[test]
fn max_allowed_uids_should_reach_its_minimum() {
	with_subnet(|| {
		assert_eq!(MinAllowedUids::<Test>::get(SUBNET), 64);
		refused(max_uids(63), Own::MaxAllowedUidsLessThanMinAllowedUids);
		taken(max_uids(64));
	})
}

#[test]
fn max_allowed_uids_should_reach_the_neurons_there_are() {
	with_subnet(|| {
		MinAllowedUids::<Test>::insert(SUBNET, 0);
		assert_eq!(SubnetworkN::<Test>::get(SUBNET), 1);
		refused(max_uids(0), Own::MaxAllowedUIdsLessThanCurrentUIds);
		taken(max_uids(1));
	})
}

#[test]
fn max_allowed_uids_should_fit_lists_by_uid() {
	with_subnet(|| {
		refused(max_uids(257), Own::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
		taken(max_uids(256));
	})
}

fn mode(mode: EpochConsensus) -> Call {
	Call::sudo_set_epoch_consensus { netuid: SUBNET, mode }
}

#[test]
fn null_mode_should_allow_2500_uids_and_be_left_with_256() {
	with_subnet(|| {
		refused(max_uids(257), Own::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
		taken(mode(EpochConsensus::Null));
		refused(max_uids(2_501), Own::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
		taken(max_uids(2_500));
		taken(mode(EpochConsensus::Null));
		for other in [EpochConsensus::Yuma, EpochConsensus::Sigmoid, EpochConsensus::PeerPrediction]
		{
			taken(max_uids(2_500));
			refused(mode(other), Main::TooManyUIDsPerMechanism);
			taken(max_uids(257));
			refused(mode(other), Main::TooManyUIDsPerMechanism);
			taken(max_uids(256));
			taken(mode(other));
			refused(max_uids(257), Own::MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
			taken(mode(EpochConsensus::Null));
		}
	})
}

#[test]
fn mechanisms_should_share_the_2500_uids_of_null_mode() {
	with_subnet(|| {
		taken(mode(EpochConsensus::Null));
		taken(max_uids(1_251));
		refused(mechanisms(2), Main::TooManyUIDsPerMechanism);
		taken(max_uids(1_250));
		ValidatorPermit::<Test>::insert(SUBNET, ByUid::truncate_from(vec![true, true]));
		refused(mechanisms(2), Main::ValidatorsOfFormerMode);
		ValidatorPermit::<Test>::insert(SUBNET, ByUid::truncate_from(vec![true]));
		taken(mechanisms(2));
		refused(max_uids(1_251), Main::TooManyUIDsPerMechanism);
		refused(mode(EpochConsensus::Yuma), Main::TooManyUIDsPerMechanism);
		taken(mechanisms(1));
	})
}

#[test]
fn max_allowed_uids_should_count_once_a_mechanism() {
	with_subnet(|| {
		Protocol::set_mechanism_count(SUBNET, MechId::new(3));
		refused(max_uids(86), Main::TooManyUIDsPerMechanism);
		taken(max_uids(85));
	})
}

#[test]
fn min_allowed_uids_should_be_below_the_maximum_and_the_neurons_there_are() {
	with_subnet(|| {
		let least =
			|min_allowed_uids| Call::sudo_set_min_allowed_uids { netuid: SUBNET, min_allowed_uids };
		MaxAllowedUids::<Test>::insert(SUBNET, 100);
		refused(least(100), Own::MinAllowedUidsGreaterThanMaxAllowedUids);
		refused(least(99), Own::MinAllowedUidsGreaterThanCurrentUids);
		refused(least(1), Own::MinAllowedUidsGreaterThanCurrentUids);
		taken(least(0));
	})
}

#[test]
fn max_allowed_validators_should_not_exceed_neurons() {
	with_subnet(|| {
		let most = |max_allowed_validators| Call::sudo_set_max_allowed_validators {
			netuid: SUBNET,
			max_allowed_validators,
		};
		MaxAllowedUids::<Test>::insert(SUBNET, 100);
		refused(most(101), Own::MaxValidatorsLargerThanMaxUIds);
		taken(most(100));
	})
}

#[test]
fn max_allowed_validators_should_be_fixed_in_null_mode() {
	with_subnet(|| {
		let most = |max_allowed_validators| Call::sudo_set_max_allowed_validators {
			netuid: SUBNET,
			max_allowed_validators,
		};
		let mode = |mode| Call::sudo_set_epoch_consensus { netuid: SUBNET, mode };
		taken(most(33));
		taken(mode(EpochConsensus::Null));
		assert_eq!(MaxAllowedValidators::<Test>::get(SUBNET), 1);
		for number in [1, 2] {
			refused(most(number), Own::MaxValidatorsFixedInNullMode);
		}
		taken(mode(EpochConsensus::Yuma));
		assert_eq!(MaxAllowedValidators::<Test>::get(SUBNET), 33);
		taken(most(2));
	})
}

#[test]
fn peer_prediction_should_be_within_the_bounds_of_the_rule() {
	type Settings = PeerPredictionParameters;
	type Set = fn(&mut Settings, u32);
	let bounds: [(Set, RangeInclusive<u32>); 8] = [
		(|settings, parts| settings.floor = parts, 0..=800_000),
		(|settings, parts| settings.agreement_alpha = parts, 15_625..=1_000_000),
		(|settings, parts| settings.share = parts, 0..=800_000),
		(|settings, parts| settings.tolerance = parts, 500_000..=1_000_000),
		(|settings, parts| settings.skill_alpha = parts, 10_000..=200_000),
		(|settings, parts| settings.first_cut = parts, 100_000..=800_000),
		(|settings, parts| settings.second_cut = parts, 100_000..=800_000),
		(|settings, parts| settings.full_coverage = parts, 0..=1_000_000),
	];
	with_subnet(|| {
		for (set, bounds) in bounds {
			let call = |parts| {
				let mut settings = Settings::default();
				set(&mut settings, parts);
				Call::sudo_set_peer_prediction { netuid: SUBNET, settings }
			};
			taken(call(*bounds.start()));
			taken(call(*bounds.end()));
			refused(call(bounds.end() + 1), Own::ValueNotInBounds);
			refused(call(u32::MAX), Own::ValueNotInBounds);
			if *bounds.start() > 0 {
				refused(call(bounds.start() - 1), Own::ValueNotInBounds);
				refused(call(0), Own::ValueNotInBounds);
			}
		}
	})
}

#[test]
fn max_mechanism_count_should_be_between_one_and_sixteen() {
	with_subnet(|| {
		let most =
			|count| Call::sudo_set_max_mechanism_count { max_mechanism_count: MechId::new(count) };
		refused(most(0), Main::InvalidValue);
		taken(most(1));
		taken(most(16));
		refused(most(17), Main::InvalidValue);
	})
}

fn mechanisms(count: u8) -> Call {
	Call::sudo_set_mechanism_count { netuid: SUBNET, mechanism_count: MechId::new(count) }
}

#[test]
fn mechanism_count_should_be_within_the_chains_maximum_and_the_room_for_uids() {
	with_subnet(|| {
		refused(mechanisms(0), Main::InvalidValue);
		refused(mechanisms(2), Main::TooManyUIDsPerMechanism);
		taken(max_uids(128));
		refused(mechanisms(3), Main::InvalidValue);
		taken(mechanisms(2));
		refused(max_uids(129), Main::TooManyUIDsPerMechanism);
		MaxMechanismCount::<Test>::put(MechId::new(1));
		refused(mechanisms(2), Main::InvalidValue);
		taken(mechanisms(1));
	})
}

#[test]
fn mechanism_emission_split_should_be_the_whole() {
	with_subnet(|| {
		let split = |shares: &[u16]| Call::sudo_set_mechanism_emission_split {
			netuid: SUBNET,
			maybe_split: Some(shares.to_vec()),
		};
		refused(split(&[1, 65_534]), Main::InvalidValue);
		taken(max_uids(128));
		taken(mechanisms(2));
		taken(split(&[1, 65_534]));
		refused(split(&[1, 65_533]), Main::InvalidValue);
		refused(split(&[1, 65_533, 1]), Main::InvalidValue);
		refused(split(&[]), Main::InvalidValue);
		refused(split(&[1; 1_000]), Main::InvalidValue);
		taken(Call::sudo_set_mechanism_emission_split { netuid: SUBNET, maybe_split: None });
	})
}

#[test]
fn bonds_moving_average_should_stop_at_the_setters_limit() {
	with_subnet(|| {
		let keep = |bonds_moving_average| Call::sudo_set_bonds_moving_average {
			netuid: SUBNET,
			bonds_moving_average,
		};
		refused(keep(1_000_001), Own::BondsMovingAverageMaxReached);
		taken(keep(1_000_000));

		let by_owner =
			|most| RuntimeCall::AdminUtils(keep(most)).dispatch(RuntimeOrigin::signed(OWNER));
		assert_noop!(by_owner(975_001), Own::BondsMovingAverageMaxReached);
		assert_ok!(by_owner(975_000));
	})
}

#[test]
fn min_burn_should_be_below_a_tao_and_the_maximum() {
	with_subnet(|| {
		let least =
			|rao| Call::sudo_set_min_burn { netuid: SUBNET, min_burn: TaoBalance::new(rao) };
		refused(least(1_000_000_000), Own::ValueNotInBounds);
		taken(least(999_999_999));
		taken(least(0));

		MaxBurn::<Test>::insert(SUBNET, TaoBalance::new(500_000_000));
		refused(least(500_000_000), Own::ValueNotInBounds);
		taken(least(499_999_999));
	})
}

#[test]
fn max_burn_should_be_above_a_tenth_of_a_tao_and_the_minimum() {
	with_subnet(|| {
		let most = |rao| Call::sudo_set_max_burn { netuid: SUBNET, max_burn: TaoBalance::new(rao) };
		refused(most(100_000_000), Own::ValueNotInBounds);
		taken(most(100_000_001));
		taken(most(u64::MAX));

		MinBurn::<Test>::insert(SUBNET, TaoBalance::new(500_000_000));
		refused(most(500_000_000), Own::ValueNotInBounds);
		taken(most(500_000_001));
	})
}

#[test]
fn burn_half_life_should_be_between_one_block_and_36_100() {
	with_subnet(|| {
		let blocks =
			|burn_half_life| Call::sudo_set_burn_half_life { netuid: SUBNET, burn_half_life };
		refused(blocks(0), Own::InvalidValue);
		taken(blocks(1));
		taken(blocks(36_100));
		refused(blocks(36_101), Own::InvalidValue);
	})
}

#[test]
fn burn_increase_mult_should_be_between_one_and_three() {
	with_subnet(|| {
		let factor = |bits| Call::sudo_set_burn_increase_mult {
			netuid: SUBNET,
			burn_increase_mult: U64F64::from_bits(bits),
		};
		let one = 1_u128 << 64;
		refused(factor(one - 1), Own::InvalidValue);
		taken(factor(one));
		taken(factor(3 * one));
		refused(factor(3 * one + 1), Own::InvalidValue);
	})
}

#[test]
fn collateral_lock_share_should_leave_a_twentieth_to_burn() {
	with_subnet(|| {
		let share =
			|lock_share| Call::sudo_set_collateral_lock_share { netuid: SUBNET, lock_share };
		taken(share(62_258));
		refused(share(62_259), Own::CollateralLockShareTooHigh);
		refused(share(u16::MAX), Own::CollateralLockShareTooHigh);
		taken(share(0));
	})
}

#[test]
fn collateral_drain_ratio_should_be_above_zero_and_at_most_ten() {
	with_subnet(|| {
		let ratio = |bits| Call::sudo_set_collateral_drain_ratio {
			netuid: SUBNET,
			drain_ratio: U64F64::from_bits(bits),
		};
		refused(ratio(0), Own::CollateralDrainRatioOutOfBounds);
		taken(ratio(1));
		taken(ratio(10_u128 << 64));
		refused(ratio((10_u128 << 64) + 1), Own::CollateralDrainRatioOutOfBounds);
	})
}

#[test]
fn alpha_values_should_be_in_order_and_not_too_low() {
	with_subnet(|| {
		let values = |alpha_low, alpha_high| Call::sudo_set_alpha_values {
			netuid: SUBNET,
			alpha_low,
			alpha_high,
		};
		refused(values(0, 0), Main::LiquidAlphaDisabled);
		LiquidAlphaOn::<Test>::insert(SUBNET, true);
		refused(values(1_638, 1_637), Main::AlphaHighTooLow);
		refused(values(1_637, 1_638), Main::AlphaLowOutOfRange);
		taken(values(1_638, 1_638));
		refused(values(2_001, 2_000), Main::AlphaLowOutOfRange);
		taken(values(2_000, 2_000));
		taken(values(1_638, u16::MAX));
	})
}

#[test]
fn alpha_sigmoid_steepness_should_be_negative_by_root_only() {
	with_subnet(|| {
		let steepness =
			|steepness| Call::sudo_set_alpha_sigmoid_steepness { netuid: SUBNET, steepness };
		let by_owner = |value| {
			RuntimeCall::AdminUtils(steepness(value)).dispatch(RuntimeOrigin::signed(OWNER))
		};
		assert_noop!(by_owner(-1), Own::NegativeSigmoidSteepness);
		assert_ok!(by_owner(0));
		taken(steepness(-1));
		taken(steepness(i16::MIN));
	})
}

#[test]
fn commit_reveal_interval_should_be_between_one_epoch_and_a_hundred() {
	with_subnet(|| {
		let interval =
			|interval| Call::sudo_set_commit_reveal_weights_interval { netuid: SUBNET, interval };
		refused(interval(0), Main::RevealPeriodTooSmall);
		taken(interval(1));
		taken(interval(100));
		refused(interval(101), Main::RevealPeriodTooLarge);
	})
}

#[test]
fn owner_immune_neuron_limit_should_be_between_one_and_ten() {
	with_subnet(|| {
		let neurons = |immune_neurons| Call::sudo_set_owner_immune_neuron_limit {
			netuid: SUBNET,
			immune_neurons,
		};
		refused(neurons(0), Main::InvalidValue);
		taken(neurons(1));
		taken(neurons(10));
		refused(neurons(11), Main::InvalidValue);
	})
}

#[test]
fn min_childkey_take_of_a_subnet_should_be_within_the_chains_bounds() {
	with_subnet(|| {
		MinChildkeyTake::<Test>::put(100);
		let take = |take| Call::sudo_set_min_childkey_take_per_subnet { netuid: SUBNET, take };
		refused(take(99), Own::InvalidValue);
		taken(take(100));
		taken(take(11_796));
		refused(take(11_797), Own::InvalidValue);
	})
}

#[test]
fn setting_without_bounds_should_take_every_value() {
	with_subnet(|| {
		for kappa in [0, u16::MAX] {
			taken(Call::sudo_set_kappa { netuid: SUBNET, kappa });
		}
		for default_take in [0, u16::MAX] {
			taken(Call::sudo_set_default_take { default_take });
		}
		taken(Call::sudo_set_tempo { netuid: SUBNET, tempo: u16::MAX });
	})
}

/// A value that is a whole number, where the type has it.
trait Whole: Sized {
	fn whole(number: i128) -> Option<Self>;
}

macro_rules! whole {
	($($integer:ty),*; $($fixed:ty),*) => {
		$(impl Whole for $integer {
			fn whole(number: i128) -> Option<Self> {
				Self::try_from(number).ok()
			}
		})*
		$(impl Whole for $fixed {
			fn whole(number: i128) -> Option<Self> {
				Self::checked_from_num(number)
			}
		})*
	};
}

whole!(u8, u16, u32, u64, i16; U64F64, I96F32);

impl Whole for TaoBalance {
	fn whole(number: i128) -> Option<Self> {
		u64::whole(number).map(Self::new)
	}
}

/// Expects both ends of a range to be taken and the numbers beyond them to be refused.
fn expect_range<Value: Whole>(
	range: RangeInclusive<impl Into<i128> + Copy>,
	call: impl Fn(Value) -> Call,
	error: Own,
) {
	let error = DispatchError::from(error);
	let (least, most): (i128, i128) = ((*range.start()).into(), (*range.end()).into());
	with_subnet(|| {
		for number in [least, most] {
			taken(call(Value::whole(number).unwrap()));
		}
		for value in [least - 1, most + 1].into_iter().filter_map(Value::whole) {
			refused(call(value), error);
		}
	})
}

macro_rules! ranges {
	(
		chain { $(
			$chain_index:tt $chain_call:ident $chain_args:tt => $chain_item:ident $chain_value:tt {
				$(within $chain_bounds:tt,)? emits $chain_event:tt $(, admin_emits $chain_own:tt)?
			}
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident $value:tt {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $($rest:tt)*
			}
		)* }
	) => {
		$( $( ranges!(@row $chain_bounds $chain_call() $chain_args); )? )*
		$( $( ranges!(@row $bounds $call(netuid: SUBNET,) $args); )? )*
	};

	(@row $function:ident $($rest:tt)*) => {};
	(
		@row [$range:expr, $error:ident] $call:ident($($netuid:ident: $subnet:expr,)?)
			($arg:ident: $type:ty = $sample:expr)
	) => {
		expect_range::<$type>(
			$range,
			|$arg| Call::$call { $($netuid: $subnet,)? $arg },
			Own::$error,
		);
	};
}

#[test]
fn ranges_of_the_table_should_have_two_ends() {
	pallet_subtensor::for_each_hyperparameter!(ranges);
}

/// Database reads of each function of `bounds.rs`, counted in its text.
fn reads_of_bounds() -> BTreeMap<&'static str, usize> {
	let functions = include_str!("../bounds.rs").split("pub(crate) fn ").skip(1);
	let name = |text: &'static str| text.split('<').next().unwrap();
	let reads = |text: &str| text.matches("::<T>::").count() - text.matches("Error::<T>::").count();
	functions.map(|text| (name(text), reads(text))).collect()
}

macro_rules! bounds_of_families {
	(
		chain { $($chain:tt)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident $value:tt {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $($rest:tt)*
			}
		)* }
	) => {
		[$((stringify!($by), stringify!($($bounds)?), stringify!($($through)?))),*]
	};
}

#[test]
fn families_should_be_measured_where_bounds_read_most() {
	let reads = reads_of_bounds();
	let mut counted = 0;
	for (by, bounds, through) in pallet_subtensor::for_each_hyperparameter!(bounds_of_families) {
		let measured = if by == "owner" { "max_allowed_uids" } else { "min_allowed_uids" };
		// A range reads nothing, and a setting with a method of its own is measured by itself.
		if let (Some(own), "") = (reads.get(bounds), through) {
			assert!(own <= &reads[measured], "{bounds} reads more than the measured {measured}");
			counted += own;
		}
	}
	assert!(counted > reads["max_allowed_uids"] + reads["min_allowed_uids"]);
}

#[test]
fn owner_should_leave_a_way_to_register_and_root_need_not() {
	with_subnet(|| {
		let owner = || RuntimeOrigin::signed(OWNER);
		let by_price =
			|allowed| AdminUtils::sudo_set_network_registration_allowed(owner(), SUBNET, allowed);
		let by_work = |allowed| {
			AdminUtils::sudo_set_network_pow_registration_allowed(owner(), SUBNET, allowed)
		};
		pallet_subtensor::OwnerHyperparamRateLimit::<Test>::put(0);
		assert_noop!(by_price(false), Own::LastWayToRegister);
		assert_ok!(by_work(true));
		assert_ok!(by_price(false));
		assert_noop!(by_work(false), Own::LastWayToRegister);
		assert_ok!(by_price(true));
		assert_ok!(by_work(false));
		let root = RuntimeOrigin::root;
		let closed = AdminUtils::sudo_set_network_registration_allowed(root(), SUBNET, false);
		assert_ok!(closed);
		assert_noop!(by_work(false), Own::LastWayToRegister);
		assert_ok!(by_work(true));
		let closed = AdminUtils::sudo_set_network_pow_registration_allowed(root(), SUBNET, false);
		assert_ok!(closed);
	})
}
