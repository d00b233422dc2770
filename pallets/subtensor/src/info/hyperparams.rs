//! Hyperparameters of subnets.
//!
//! The structures of the first two versions are fixed. The third is a list of named values: the
//! fields of the second, then what rows of the table of settings show beyond them.

use crate::*;
use alloc::{vec, vec::Vec};
use codec::Compact;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{
	HyperparamEntry as Entry, HyperparamValue as Shown, SubnetHyperparams, SubnetHyperparamsV2,
	SubnetHyperparamsV3,
};
use substrate_fixed::types::{I32F32, U64F64};

macro_rules! named_values {
	(
		chain { $($chain:tt)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident $value:tt {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $(admin_emits $own_event:tt,)? shown $names:tt
			}
		)* }
	) => {
		/// The values of the table by name.
		fn named_values(netuid: NetUid) -> Vec<Entry> {
			let mut entries = vec![];
			$( named_values!(@row entries, netuid, $item, $names); )*
			entries
		}
	};

	(@row $entries:ident, $netuid:ident, $item:ident, []) => {};
	(@row $entries:ident, $netuid:ident, $item:ident, [$($name:ident)+]) => {
		$entries.extend(named([$(stringify!($name)),+], $item::<T>::get($netuid)));
	};
}

impl<T: Config> Pallet<T> {
	/// Hyperparameters, as the oldest clients read them.
	pub fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams> {
		Self::get_subnet_hyperparams_v2(netuid).map(Into::into)
	}

	/// Hyperparameters.
	pub fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2> {
		Self::subnet_exists(netuid).then(|| Self::hyperparams(netuid))
	}

	/// Hyperparameters by name.
	pub fn get_subnet_hyperparams_v3(netuid: NetUid) -> Option<SubnetHyperparamsV3> {
		let mut entries: Vec<Entry> = Self::get_subnet_hyperparams_v2(netuid)?.into();
		let others = [
			Self::effective_values(netuid),
			Self::named_values(netuid),
			Self::fixed_values(netuid),
		];
		for entry in others.concat() {
			if entries.iter().all(|other| other.name != entry.name) {
				entries.push(entry);
			}
		}
		Some(entries)
	}

	crate::for_each_hyperparameter!(named_values);

	fn hyperparams(netuid: NetUid) -> SubnetHyperparamsV2 {
		let settings = Self::settings_of(netuid);
		let steepness = AlphaSigmoidSteepness::<T>::get(netuid);
		SubnetHyperparamsV2 {
			rho: settings.rho,
			kappa: settings.kappa,
			immunity_period: settings.immunity_period,
			min_allowed_weights: settings.min_allowed_weights,
			max_weights_limit: settings.max_weights_limit,
			tempo: Tempo::<T>::get(netuid).into(),
			min_difficulty: settings.min_difficulty,
			max_difficulty: settings.max_difficulty,
			weights_version: settings.weights_version,
			weights_rate_limit: settings.weights_rate_limit,
			adjustment_interval: settings.adjustment_interval,
			activity_cutoff: settings.activity_cutoff,
			registration_allowed: settings.registration_allowed,
			target_regs_per_interval: settings.target_regs_per_interval,
			min_burn: settings.min_burn,
			max_burn: settings.max_burn,
			bonds_moving_avg: settings.bonds_moving_avg,
			max_regs_per_block: settings.max_regs_per_block,
			serving_rate_limit: settings.serving_rate_limit,
			max_validators: settings.max_validators,
			adjustment_alpha: settings.adjustment_alpha,
			difficulty: settings.difficulty,
			commit_reveal_period: settings.commit_reveal_period,
			commit_reveal_weights_enabled: settings.commit_reveal_weights_enabled,
			alpha_high: settings.alpha_high,
			alpha_low: settings.alpha_low,
			liquid_alpha_enabled: settings.liquid_alpha_enabled,
			alpha_sigmoid_steepness: I32F32::from_num(steepness),
			yuma_version: Compact(if Yuma3On::<T>::get(netuid) { 3 } else { 2 }),
			subnet_is_active: SubtokenEnabled::<T>::get(netuid),
			transfers_enabled: TransferToggle::<T>::get(netuid),
			bonds_reset_enabled: BondsResetOn::<T>::get(netuid),
			user_liquidity_enabled: false,
		}
	}

	/// The values that follow from more than the row's own item.
	fn effective_values(netuid: NetUid) -> Vec<Entry> {
		vec![Entry::new("min_childkey_take", Compact(Self::least_childkey_take(netuid)))]
	}

	/// The values that no administrative call sets.
	fn fixed_values(netuid: NetUid) -> Vec<Entry> {
		let pow = NetworkPowRegistrationAllowed::<T>::get(netuid);
		vec![
			Entry::new(
				"activity_cutoff_factor",
				Compact(ActivityCutoffFactorMilli::<T>::get(netuid)),
			),
			Entry::new("network_pow_registration_allowed", pow),
		]
	}
}

/// The parts of a value of the table by the names of its row.
fn named<const N: usize>(names: [&str; N], value: impl Parts<N>) -> Vec<Entry> {
	names.into_iter().zip(value.parts()).map(|(name, part)| Entry::new(name, part)).collect()
}

/// A value of the table in the parts that readers get, one for each name of its row.
trait Parts<const N: usize> {
	/// The parts, in the order of the names.
	fn parts(self) -> [Shown; N];
}

macro_rules! single_parts {
	($($compact:ty),* ; $($plain:ty),*) => {
		$(impl Parts<1> for $compact {
			fn parts(self) -> [Shown; 1] {
				[Compact(self).into()]
			}
		})*
		$(impl Parts<1> for $plain {
			fn parts(self) -> [Shown; 1] {
				[self.into()]
			}
		})*
	};
}

single_parts!(u16, u32, u64, u128, TaoBalance; bool, U64F64);

/// A number with a sign, as a whole fixed-point number.
impl Parts<1> for i16 {
	fn parts(self) -> [Shown; 1] {
		[I32F32::from_num(self).into()]
	}
}

/// The number of the mode.
impl Parts<1> for EpochConsensus {
	fn parts(self) -> [Shown; 1] {
		[Compact(self as u16).into()]
	}
}

/// The lower and the upper value.
impl Parts<2> for (u16, u16) {
	fn parts(self) -> [Shown; 2] {
		[Compact(self.0).into(), Compact(self.1).into()]
	}
}

impl Parts<8> for PeerPredictionParameters {
	fn parts(self) -> [Shown; 8] {
		[
			self.floor,
			self.agreement_alpha,
			self.share,
			self.tolerance,
			self.skill_alpha,
			self.first_cut,
			self.second_cut,
			self.full_coverage,
		]
		.map(|parts| Compact(parts).into())
	}
}

impl Parts<4> for SigmoidParameters {
	fn parts(self) -> [Shown; 4] {
		[
			Compact(self.trust_floor).into(),
			self.average_bonds.into(),
			Compact(self.peg_step).into(),
			Compact(self.peg_cap).into(),
		]
	}
}
