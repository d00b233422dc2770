//! The return types about the hyperparameters of a subnet.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use ganglion_types::TaoBalance;
use scale_info::TypeInfo;
use substrate_fixed::types::{I32F32, U64F64};

/// Declares the hyperparameters once: the first version of the struct has those of the first group,
/// the second version has all.
macro_rules! hyperparams {
	(
		first { $($(#[$doc1:meta])* $field1:ident: $type1:ty,)* }
		second { $($(#[$doc2:meta])* $field2:ident: $type2:ty,)* }
	) => {
		/// Hyperparameters of a subnet, as the oldest clients read them.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
		#[derive(Clone, Copy, PartialEq, Eq, Debug)]
		pub struct SubnetHyperparams {
			$($(#[$doc1])* pub $field1: $type1,)*
		}

		/// Hyperparameters of a subnet.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
		#[derive(Clone, Copy, PartialEq, Eq, Debug)]
		pub struct SubnetHyperparamsV2 {
			$($(#[$doc1])* pub $field1: $type1,)*
			$($(#[$doc2])* pub $field2: $type2,)*
		}

		impl From<SubnetHyperparamsV2> for SubnetHyperparams {
			fn from(all: SubnetHyperparamsV2) -> Self {
				Self { $($field1: all.$field1,)* }
			}
		}

		impl From<SubnetHyperparamsV2> for Vec<HyperparamEntry> {
			fn from(all: SubnetHyperparamsV2) -> Self {
				alloc::vec![
					$(HyperparamEntry::new(stringify!($field1), all.$field1),)*
					$(HyperparamEntry::new(stringify!($field2), all.$field2),)*
				]
			}
		}
	};
}

hyperparams! {
	first {
		/// Steepness of the sigmoid consensus.
		rho: Compact<u16>,
		/// Share of stake that must agree, in parts of 65,535.
		kappa: Compact<u16>,
		/// Blocks in which a new neuron is not replaced.
		immunity_period: Compact<u16>,
		/// Least number of weights a validator sets.
		min_allowed_weights: Compact<u16>,
		/// Greatest share a single weight may have, in parts of 65,535.
		max_weights_limit: Compact<u16>,
		/// Blocks from one epoch to the next.
		tempo: Compact<u16>,
		/// Least difficulty of a registration by proof of work.
		min_difficulty: Compact<u64>,
		/// Highest difficulty of a registration by proof of work.
		max_difficulty: Compact<u64>,
		/// Least version of the software that may set weights.
		weights_version: Compact<u64>,
		/// Blocks between two settings of weights.
		weights_rate_limit: Compact<u64>,
		/// Kept for older clients; the price follows its half-life.
		adjustment_interval: Compact<u16>,
		/// Blocks after which a silent validator counts as inactive.
		activity_cutoff: Compact<u64>,
		/// Whether neurons can register.
		registration_allowed: bool,
		/// Registrations aimed at in an interval; counts on root.
		target_regs_per_interval: Compact<u16>,
		/// Least price of a uid, in rao.
		min_burn: Compact<TaoBalance>,
		/// Highest price of a uid, in rao.
		max_burn: Compact<TaoBalance>,
		/// Share of the old bond that remains each epoch, in millionths.
		bonds_moving_avg: Compact<u64>,
		/// Registrations in a block at the most; counts on root.
		max_regs_per_block: Compact<u16>,
		/// Blocks between two announcements of an address.
		serving_rate_limit: Compact<u64>,
		/// Highest number of validators.
		max_validators: Compact<u16>,
		/// Kept for older clients; the price follows its half-life.
		adjustment_alpha: Compact<u64>,
		/// Difficulty of a registration by proof of work.
		difficulty: Compact<u64>,
		/// Epochs between commit and reveal.
		commit_reveal_period: Compact<u64>,
		/// Whether weights are committed first and revealed later.
		commit_reveal_weights_enabled: bool,
		/// Fastest movement of bonds under liquid alpha, in parts of 65,535.
		alpha_high: Compact<u16>,
		/// Slowest movement of bonds under liquid alpha, in parts of 65,535.
		alpha_low: Compact<u16>,
		/// Whether bonds move by liquid alpha.
		liquid_alpha_enabled: bool,
	}
	second {
		/// Steepness of liquid alpha's sigmoid.
		alpha_sigmoid_steepness: I32F32,
		/// Version of the Yuma bonds: 2 or 3.
		yuma_version: Compact<u16>,
		/// Whether the subnet's token can be bought and sold.
		subnet_is_active: bool,
		/// Whether stake can be transferred to another coldkey.
		transfers_enabled: bool,
		/// Whether a miner may have its bonds reset.
		bonds_reset_enabled: bool,
		/// Whether users may provide liquidity: they may not.
		user_liquidity_enabled: bool,
	}
}

/// A hyperparameter by name. Readers show names they do not know as they are.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct HyperparamEntry {
	/// Name of the hyperparameter.
	pub name: Vec<u8>,
	/// Its value.
	pub value: HyperparamValue,
}

impl HyperparamEntry {
	/// The entry of this name.
	pub fn new(name: &str, value: impl Into<HyperparamValue>) -> Self {
		Self { name: name.as_bytes().to_vec(), value: value.into() }
	}
}

/// All hyperparameters of a subnet by name.
pub type SubnetHyperparamsV3 = Vec<HyperparamEntry>;

/// Declares the kinds of values, each with the conversion from its type.
macro_rules! hyperparam_values {
	($($(#[$doc:meta])* $variant:ident($type:ty),)*) => {
		/// Value of a hyperparameter.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
		#[derive(Clone, Copy, PartialEq, Eq, Debug)]
		pub enum HyperparamValue {
			$($(#[$doc])* $variant($type),)*
		}

		$(impl From<$type> for HyperparamValue {
			fn from(value: $type) -> Self {
				Self::$variant(value)
			}
		})*
	};
}

hyperparam_values! {
	/// A switch.
	Bool(bool),
	/// A number of 16 bits.
	U16(Compact<u16>),
	/// A number of 32 bits.
	U32(Compact<u32>),
	/// A number of 64 bits.
	U64(Compact<u64>),
	/// A number of 128 bits.
	U128(Compact<u128>),
	/// An amount of TAO, in rao.
	TaoBalance(Compact<TaoBalance>),
	/// A fixed-point number with sign.
	I32F32(I32F32),
	/// A fixed-point number.
	U64F64(U64F64),
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn entry_should_encode_as_name_and_tagged_value() {
		let entry = HyperparamEntry::new("rho", Compact(10u16));
		assert_eq!(entry.encode(), [(b"rho".to_vec()).encode(), vec![1, 40]].concat());
		assert_eq!(
			HyperparamValue::from(I32F32::from_num(1)).encode(),
			[vec![6], (1i64 << 32).encode()].concat()
		);
	}
}
