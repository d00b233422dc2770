//! The calls of the administration, by root and by owners, mostly with values that keep the market
//! running.
//!
//! `TUNED` says how their values are drawn. A setting that it does not list is drawn from its row
//! of the table of settings. List it here if the market stops with these values, or does not meet
//! the interesting ones.

use super::Row;
use crate::{
	chain::{Origin, Transaction},
	dice::TAO,
	draw::Draw,
	world::MOST_NEURONS,
};
use codec::Decode;
use pallet_admin_utils::Call;
use pallet_subtensor::hyperparameters::values::*;
use std::sync::LazyLock;

/// All settings: the tuned ones, and the others of the table.
pub fn rows() -> impl Iterator<Item = &'static Row> {
	static OTHERS: LazyLock<Vec<&'static Row>> = LazyLock::new(|| {
		let is_tuned = |row: &Row| TUNED.iter().any(|other| other.name == row.name);
		TABLE.iter().filter(|row| !is_tuned(row)).collect()
	});
	TUNED.iter().chain(OTHERS.iter().copied())
}

/// Makes rows of calls with a netuid and a number, and of calls with a number alone.
macro_rules! rows {
	(
		chain { $( |$of:ident| $chain:ident { $argument:ident: $drawn:expr } )* }
		subnet { $( |$draw:ident| $name:ident { $( $field:ident: $value:expr ),+ } )* }
	) => {
		const TUNED: &[Row] = &[
			$( row(stringify!($chain), |$of| {
				let call = Call::$chain { $argument: $drawn }.into();
				Some(Transaction { origin: root_mostly($of), call })
			}), )*
			$( row(stringify!($name), |$draw| {
				let netuid = if $draw.dice.chance(3) { $draw.netuid() } else { $draw.market() };
				let call = Call::$name { netuid, $( $field: $value ),+ }.into();
				Some(Transaction { origin: $draw.governor(netuid), call })
			}), )*
		];
	};
}

/// A row for each setting of the table.
macro_rules! table {
	(
		chain { $(
			$chain_index:tt $chain_call:ident($chain_arg:ident: $chain_type:ty = $chain_sample:expr)
				=> $chain_item:ident $chain_value:tt $chain_slots:tt
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident($($arg:ident: $type:ty = $sample:expr),+)
				=> $item:ident $value:tt $slots:tt
		)* }
	) => {
		const TABLE: &[Row] = &[
			$( row(stringify!($chain_call), |draw| {
				let $chain_arg: $chain_type = around(draw, $chain_sample);
				let call = Call::$chain_call { $chain_arg }.into();
				Some(Transaction { origin: root_mostly(draw), call })
			}), )*
			$( row(stringify!($call), |draw| {
				let netuid = draw.market();
				$( let $arg: $type = around(draw, $sample); )+
				let call = Call::$call { netuid, $($arg),+ }.into();
				Some(Transaction { origin: draw.governor(netuid), call })
			}), )*
		];
	};
}

pallet_subtensor::for_each_hyperparameter!(table);

/// The sample half of the time, else any value of the type or one whose bytes are all 0 or 1: a
/// switch, a variant, a small number.
fn around<Value: Decode>(draw: &mut Draw, sample: Value) -> Value {
	let any = draw.dice.bits();
	let bits = match draw.dice.below(4) {
		0 => any,
		1 => any & u128::from_le_bytes([1; 16]),
		_ => return sample,
	};
	Value::decode(&mut bits.to_le_bytes().as_slice()).unwrap_or(sample)
}

/// Root, or one time in ten somebody who may not.
fn root_mostly(draw: &mut Draw) -> Origin {
	if draw.dice.chance(90) {
		Origin::Root
	} else {
		Origin::Signed(draw.coldkey())
	}
}

const fn row(name: &'static str, draw: super::Generator) -> Row {
	Row { pallet: "AdminUtils", name, share: 1, draw }
}

rows! {
	chain {
		|d| sudo_set_default_take { default_take: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_min_delegate_take { take: d.dice.setting(0, 10_000) }
		|d| sudo_set_tx_rate_limit { tx_rate_limit: d.dice.below(20) }
		|d| sudo_set_stake_threshold {
			min_stake: d.dice.pick(&[0, 0, 0, TAO, 100 * TAO]).unwrap_or(0)
		}
		|d| sudo_set_subnet_moving_alpha {
			alpha: I96F32::from_bits(i128::from(d.dice.below((1 << 32) + 9)))
		}
		|d| sudo_set_max_epochs_per_block { max_epochs_per_block: d.dice.below(6) as u8 }
		|d| sudo_set_admin_freeze_window { window: d.dice.setting(0, 3) }
		|d| sudo_set_owner_hparam_rate_limit { epochs: d.dice.setting(0, 3) }
		|d| sudo_set_subnet_limit {
			max_subnets: d.dice.setting(d.world.subnets / 2, d.world.subnets)
		}
		|d| sudo_set_subnet_owner_cut { subnet_owner_cut: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_network_rate_limit { rate_limit: d.dice.below(100) }
		|d| sudo_set_network_immunity_period { immunity_period: d.dice.below(1_000) }
		|d| sudo_set_network_min_lock_cost { lock_cost: TaoBalance::new(d.dice.part(100 * TAO)) }
		|d| sudo_set_lock_reduction_interval { interval: d.dice.below(1_000) }
		|d| sudo_set_start_call_delay { delay: d.dice.below(30) }
		|d| sudo_set_coldkey_swap_announcement_delay { duration: d.dice.below(20) as u32 }
		|d| sudo_set_coldkey_swap_reannouncement_delay { duration: d.dice.below(10) as u32 }
		|d| sudo_set_nominator_min_required_stake { min_stake: d.dice.part(100_000_000) }
		|d| sudo_set_new_subnets_dynamic { dynamic: d.dice.chance(50) }
		|d| sudo_set_tx_delegate_take_rate_limit { tx_rate_limit: d.dice.below(20) }
		|d| sudo_set_commit_reveal_version { version: if d.dice.chance(20) { 3 } else { 4 } }
		|d| sudo_set_ck_burn { burn: d.dice.amount(u64::MAX / 4) }
		|d| sudo_set_basket_trading_enabled { enabled: d.dice.chance(90) }
		|d| sudo_set_basket_daily_turnover_cap { cap: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_basket_liquidity_cap { cap: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_basket_concentration_cap { cap: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_basket_min_trade_tao { min_trade_rao: d.dice.part(20_000_000) }
		|d| sudo_set_max_mechanism_count { max_mechanism_count: MechId::new(d.dice.below(5) as u8) }
	}
	subnet {
		|d| sudo_set_tempo { tempo: if d.dice.chance(5) { 0 } else { d.dice.setting(2, 40) } }
		|d| sudo_set_kappa { kappa: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_rho { rho: d.dice.setting(0, 100) }
		|d| sudo_set_collateral_lock_share { lock_share: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_collateral_drain_ratio {
			drain_ratio: U64F64::from_bits(u128::from(d.dice.below(12)) << 63)
		}
		|d| sudo_set_epoch_consensus { mode: mode(d) }
		|d| sudo_set_sigmoid {
			trust_floor: d.dice.setting(0, u16::MAX),
			average_bonds: d.dice.chance(50),
			peg_step: d.dice.setting(0, 5),
			peg_cap: d.dice.setting(0, MOST_NEURONS)
		}
		|d| sudo_set_peer_prediction { settings: prediction(d) }
		|d| sudo_set_forecast_skill { enabled: d.dice.chance(60) }
		|d| sudo_set_mechanism_count { mechanism_count: MechId::new(d.dice.below(5) as u8) }
		|d| sudo_set_mechanism_emission_split { maybe_split: split(d) }
		|d| sudo_set_immunity_period { immunity_period: d.dice.setting(0, 100) }
		|d| sudo_set_min_allowed_uids { min_allowed_uids: d.dice.setting(0, MOST_NEURONS) }
		|d| sudo_set_max_allowed_uids { max_allowed_uids: d.dice.setting(1, MOST_NEURONS) }
		|d| sudo_set_max_allowed_validators {
			max_allowed_validators: d.dice.setting(0, MOST_NEURONS)
		}
		|d| sudo_set_min_non_immune_uids { min: d.dice.setting(0, 20) }
		|d| sudo_set_owner_immune_neuron_limit { immune_neurons: d.dice.setting(0, 11) }
		|d| sudo_set_serving_rate_limit { serving_rate_limit: d.dice.below(10) }
		|d| sudo_set_min_allowed_weights { min_allowed_weights: d.dice.setting(0, 8) }
		|d| sudo_set_weights_set_rate_limit { weights_set_rate_limit: d.dice.below(10) }
		|d| sudo_set_weights_version_key { weights_version_key: d.dice.below(10) }
		|d| sudo_set_commit_reveal_weights_enabled { enabled: d.dice.chance(40) }
		|d| sudo_set_commit_reveal_weights_interval { interval: d.dice.below(4) }
		|d| sudo_set_bonds_moving_average { bonds_moving_average: d.dice.below(1_100_000) }
		|d| sudo_set_bonds_penalty { bonds_penalty: d.dice.setting(0, u16::MAX) }
		|d| sudo_set_yuma3_enabled { enabled: d.dice.chance(60) }
		|d| sudo_set_bonds_reset_enabled { enabled: d.dice.chance(50) }
		|d| sudo_set_liquid_alpha_enabled { enabled: d.dice.chance(60) }
		|d| sudo_set_alpha_values {
			alpha_low: d.dice.setting(0, 40_000),
			alpha_high: d.dice.setting(0, u16::MAX)
		}
		|d| sudo_set_alpha_sigmoid_steepness { steepness: d.dice.setting(0, u16::MAX) as i16 }
		|d| sudo_set_network_registration_allowed { registration_allowed: d.dice.chance(90) }
		|d| sudo_set_network_pow_registration_allowed { registration_allowed: d.dice.chance(90) }
		|d| sudo_set_min_difficulty { min_difficulty: d.dice.below(20) }
		|d| sudo_set_max_difficulty { max_difficulty: d.dice.below(200) }
		|d| sudo_set_difficulty { difficulty: d.dice.below(200) }
		|d| sudo_set_max_registrations_per_block {
			max_registrations_per_block: d.dice.setting(0, 5)
		}
		|d| sudo_set_target_registrations_per_interval {
			target_registrations_per_interval: d.dice.setting(0, 5)
		}
		|d| sudo_set_min_burn { min_burn: TaoBalance::new(d.dice.part(2 * TAO)) }
		|d| sudo_set_max_burn { max_burn: TaoBalance::new(d.dice.part(1_000 * TAO)) }
		|d| sudo_set_burn_half_life { burn_half_life: d.dice.setting(0, 100) }
		|d| sudo_set_burn_increase_mult { burn_increase_mult: factor(d) }
		|d| sudo_set_subtoken_enabled { subtoken_enabled: d.dice.chance(90) }
		|d| sudo_set_toggle_transfer { toggle: d.dice.chance(80) }
		|d| sudo_set_subnet_emission_enabled { enabled: d.dice.chance(85) }
		|d| sudo_set_ema_price_halving_period { ema_halving: d.dice.below(2_000) }
		|d| sudo_set_owner_cut_enabled { enabled: d.dice.chance(70) }
		|d| sudo_set_owner_cut_auto_lock_enabled { enabled: d.dice.chance(50) }
		|d| sudo_set_min_childkey_take_per_subnet { take: d.dice.setting(0, 5_000) }
		|d| sudo_set_recycle_or_burn { recycle_or_burn: fate(d) }
	}
}

/// Sets the fee of a subnet's trades.
pub fn set_fee_rate(draw: &mut Draw) -> Option<Transaction> {
	let call = pallet_subtensor_swap::Call::set_fee_rate {
		netuid: draw.market(),
		rate: draw.dice.setting(0, 10_500),
	};
	Some(Transaction { origin: Origin::Root, call: call.into() })
}

/// Draws a factor below four.
fn factor(draw: &mut Draw) -> U64F64 {
	U64F64::from_bits(u128::from(draw.dice.below(4 << 32)) << 32)
}

/// Every mode, the default three times as often as another.
fn mode(draw: &mut Draw) -> EpochConsensus {
	let [_, others @ ..] = EpochConsensus::ALL;
	let drawn = draw.dice.below(others.len() as u64 + 3);
	others.get(drawn as usize).copied().unwrap_or_default()
}

/// Draws settings within their bounds, or one time in ten any of up to twice the whole; mostly
/// without partial rows.
fn prediction(draw: &mut Draw) -> PeerPredictionParameters {
	let anything = draw.dice.chance(10);
	let mut parts = |least: u32, most: u32| {
		let (least, most) = if anything { (0, 2_000_000) } else { (least, most) };
		least + draw.dice.below(u64::from(most - least) + 1) as u32
	};
	PeerPredictionParameters {
		floor: parts(0, 800_000),
		agreement_alpha: parts(15_625, 1_000_000),
		share: parts(0, 800_000),
		tolerance: parts(500_000, 1_000_000),
		skill_alpha: parts(10_000, 200_000),
		first_cut: parts(100_000, 800_000),
		second_cut: parts(100_000, 800_000),
		full_coverage: if parts(0, 3) == 0 { parts(1, 1_000_000) } else { 0 },
	}
}

fn fate(draw: &mut Draw) -> RecycleOrBurnEnum {
	match draw.dice.below(2) {
		0 => RecycleOrBurnEnum::Burn,
		_ => RecycleOrBurnEnum::Recycle,
	}
}

/// Draws even shares, or shares that sum to the whole, or nearly.
fn split(draw: &mut Draw) -> Option<Vec<u16>> {
	if draw.dice.chance(20) {
		return None;
	}
	let (first, missing) = (draw.dice.setting(0, u16::MAX), draw.dice.below(10) / 9);
	let rest = (u16::MAX - first).saturating_sub(missing as u16);
	Some(if draw.dice.chance(50) {
		vec![first, rest]
	} else {
		vec![first, rest / 2, rest - rest / 2]
	})
}
