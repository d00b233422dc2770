//! The return types about a whole subnet at once.

use crate::{AxonInfo, ChainIdentityV2, SubnetIdentityV3};
use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;
use substrate_fixed::types::I96F32;

/// Declares the fields once, in the order of [`SelectiveMetagraphIndex`]. The metagraph has those
/// of the parts, of which the last was added later; the selective metagraph has all fields, each as
/// an option.
macro_rules! metagraph {
	(
		$(
			$(#[$part_doc:meta])*
			part $part:ident: $Part:ident $(<$param:ident>)? {
				$($(#[$doc:meta])* $index:ident $field:ident: $type:ty,)*
			}
		)*
		selective {
			$($(#[$more_doc:meta])* $more_index:ident $more_field:ident: $more_type:ty,)*
		}
		$(#[$last_part_doc:meta])*
		last part $last_part:ident: $LastPart:ident {
			$($(#[$last_doc:meta])* $last_index:ident $last_field:ident: $last_type:ty,)*
		}
	) => {
		/// A subnet with all its neurons, column by column.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
		pub struct Metagraph<AccountId> {
			/// Number of the subnet.
			pub netuid: Compact<NetUid>,
			$($($(#[$doc])* pub $field: $type,)*)*
			$($(#[$last_doc])* pub $last_field: $last_type,)*
		}

		/// Those fields of a metagraph that were asked for.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
		pub struct SelectiveMetagraph<AccountId> {
			/// Number of the subnet.
			pub netuid: Compact<NetUid>,
			$($($(#[$doc])* pub $field: Option<$type>,)*)*
			$($(#[$more_doc])* pub $more_field: Option<$more_type>,)*
			$($(#[$last_doc])* pub $last_field: Option<$last_type>,)*
		}

		/// Number by which a field of a metagraph is asked for.
		#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
		#[derive(Clone, Copy, PartialEq, Eq, Debug)]
		pub enum SelectiveMetagraphIndex {
			/// Number of the subnet: always given.
			Netuid,
			$($($(#[$doc])* $index,)*)*
			$($(#[$more_doc])* $more_index,)*
			$($(#[$last_doc])* $last_index,)*
		}

		$(
			$(#[$part_doc])*
			#[derive(Clone, PartialEq, Eq, Debug)]
			pub struct $Part $(<$param>)? {
				$($(#[$doc])* pub $field: $type,)*
			}
		)*

		$(#[$last_part_doc])*
		#[derive(Clone, PartialEq, Eq, Debug, Default)]
		pub struct $LastPart {
			$($(#[$last_doc])* pub $last_field: $last_type,)*
		}

		impl<AccountId> Metagraph<AccountId> {
			/// Combines the parts.
			pub fn from_parts(
				netuid: NetUid,
				$($part: $Part $(<$param>)?,)*
				$last_part: $LastPart,
			) -> Self {
				Self {
					netuid: netuid.into(),
					$($($field: $part.$field,)*)*
					$($last_field: $last_part.$last_field,)*
				}
			}

			/// Returns the fields for which `wanted` holds.
			pub fn select(
				self,
				wanted: impl Fn(SelectiveMetagraphIndex) -> bool,
				$($more_field: $more_type,)*
			) -> SelectiveMetagraph<AccountId> {
				use SelectiveMetagraphIndex::*;
				SelectiveMetagraph {
					netuid: self.netuid,
					$($($field: wanted($index).then_some(self.$field),)*)*
					$($more_field: wanted($more_index).then_some($more_field),)*
					$($last_field: wanted($last_index).then_some(self.$last_field),)*
				}
			}
		}
	};
}

metagraph! {
	/// What a subnet is.
	part head: MetagraphHead<AccountId> {
		/// Name of the subnet, UTF-8.
		Name name: Vec<Compact<u8>>,
		/// Sign of the subnet's token, UTF-8.
		Symbol symbol: Vec<Compact<u8>>,
		/// What the owner says of the subnet.
		Identity identity: Option<SubnetIdentityV3>,
		/// Block in which the subnet was made.
		NetworkRegisteredAt network_registered_at: Compact<u64>,
		/// The owner's neuron.
		OwnerHotkey owner_hotkey: AccountId,
		/// Coldkey that owns the subnet.
		OwnerColdkey owner_coldkey: AccountId,
		/// Block of this picture.
		Block block: Compact<u64>,
		/// Blocks from one epoch to the next.
		Tempo tempo: Compact<u16>,
		/// Block of the last epoch.
		LastStep last_step: Compact<u64>,
		/// Blocks since the last epoch.
		BlocksSinceLastStep blocks_since_last_step: Compact<u64>,
	}
	/// A subnet's reserves and emission.
	part market: MetagraphMarket {
		/// TAO that the last block gave to the subnet, in rao.
		SubnetEmission subnet_emission: Compact<u64>,
		/// Alpha in the reserve, in rao.
		AlphaIn alpha_in: Compact<AlphaBalance>,
		/// Alpha outside the reserve, in rao.
		AlphaOut alpha_out: Compact<AlphaBalance>,
		/// TAO in the reserve, in rao.
		TaoIn tao_in: Compact<TaoBalance>,
		/// Alpha that the last block minted for neurons and owner, in rao.
		AlphaOutEmission alpha_out_emission: Compact<AlphaBalance>,
		/// Alpha that the last block put into the reserve, in rao.
		AlphaInEmission alpha_in_emission: Compact<AlphaBalance>,
		/// TAO that the last block put into the reserve, in rao.
		TaoInEmission tao_in_emission: Compact<TaoBalance>,
		/// Alpha that waits to be paid to miners and validators, in rao.
		PendingAlphaEmission pending_alpha_emission: Compact<AlphaBalance>,
		/// What waits to be paid to root stakers, in rao.
		PendingRootEmission pending_root_emission: Compact<TaoBalance>,
		/// TAO ever traded, in rao.
		SubnetVolume subnet_volume: Compact<u128>,
		/// Moving average of the price of one alpha in TAO.
		MovingPrice moving_price: I96F32,
	}
	/// How a subnet is set up.
	part settings: MetagraphSettings {
		/// Steepness of the sigmoid consensus.
		Rho rho: Compact<u16>,
		/// Share of stake that must agree, in parts of 65,535.
		Kappa kappa: Compact<u16>,
		/// Least number of weights a validator sets.
		MinAllowedWeights min_allowed_weights: Compact<u16>,
		/// Greatest share a single weight may have, in parts of 65,535.
		MaxWeightsLimit max_weights_limit: Compact<u16>,
		/// Least version of the software that may set weights.
		WeightsVersion weights_version: Compact<u64>,
		/// Blocks between two settings of weights.
		WeightsRateLimit weights_rate_limit: Compact<u64>,
		/// Blocks after which a silent validator counts as inactive.
		ActivityCutoff activity_cutoff: Compact<u64>,
		/// Highest number of validators.
		MaxValidators max_validators: Compact<u16>,
		/// Number of neurons.
		NumUids num_uids: Compact<u16>,
		/// Highest number of neurons.
		MaxUids max_uids: Compact<u16>,
		/// Price of a uid, in rao.
		Burn burn: Compact<TaoBalance>,
		/// Difficulty of a registration by proof of work.
		Difficulty difficulty: Compact<u64>,
		/// Whether neurons can register.
		RegistrationAllowed registration_allowed: bool,
		/// Whether neurons can register by proof of work.
		PowRegistrationAllowed pow_registration_allowed: bool,
		/// Blocks in which a new neuron is not replaced.
		ImmunityPeriod immunity_period: Compact<u16>,
		/// Least difficulty of a registration by proof of work.
		MinDifficulty min_difficulty: Compact<u64>,
		/// Highest difficulty of a registration by proof of work.
		MaxDifficulty max_difficulty: Compact<u64>,
		/// Least price of a uid, in rao.
		MinBurn min_burn: Compact<TaoBalance>,
		/// Highest price of a uid, in rao.
		MaxBurn max_burn: Compact<TaoBalance>,
		/// Kept for older clients; the price follows its half-life.
		AdjustmentAlpha adjustment_alpha: Compact<u64>,
		/// Kept for older clients; the price follows its half-life.
		AdjustmentInterval adjustment_interval: Compact<u16>,
		/// Registrations aimed at in an interval; counts on root.
		TargetRegsPerInterval target_regs_per_interval: Compact<u16>,
		/// Registrations in a block at the most; counts on root.
		MaxRegsPerBlock max_regs_per_block: Compact<u16>,
		/// Blocks between two announcements of an address.
		ServingRateLimit serving_rate_limit: Compact<u64>,
		/// Whether weights are committed first and revealed later.
		CommitRevealWeightsEnabled commit_reveal_weights_enabled: bool,
		/// Epochs between commit and reveal.
		CommitRevealPeriod commit_reveal_period: Compact<u64>,
		/// Whether bonds move by liquid alpha.
		LiquidAlphaEnabled liquid_alpha_enabled: bool,
		/// Fastest movement of bonds under liquid alpha, in parts of 65,535.
		AlphaHigh alpha_high: Compact<u16>,
		/// Slowest movement of bonds under liquid alpha, in parts of 65,535.
		AlphaLow alpha_low: Compact<u16>,
		/// Share of the old bond that remains each epoch, in millionths.
		BondsMovingAvg bonds_moving_avg: Compact<u64>,
	}
	/// The neurons of a subnet, column by column.
	part neurons: MetagraphNeurons<AccountId> {
		/// By uid: hotkey.
		Hotkeys hotkeys: Vec<AccountId>,
		/// By uid: coldkey that owns the hotkey.
		Coldkeys coldkeys: Vec<AccountId>,
		/// By uid: what the coldkey says of itself.
		Identities identities: Vec<Option<ChainIdentityV2>>,
		/// By uid: where the neuron can be reached.
		Axons axons: Vec<AxonInfo>,
		/// By uid: whether the neuron set weights lately.
		Active active: Vec<bool>,
		/// By uid: whether the neuron may set weights on others.
		ValidatorPermit validator_permit: Vec<bool>,
		/// By uid: no longer computed, zero.
		PruningScore pruning_score: Vec<Compact<u16>>,
		/// By uid: block in which weights were last set.
		LastUpdate last_update: Vec<Compact<u64>>,
		/// By uid: alpha earned in the last epoch, in rao.
		Emission emission: Vec<Compact<AlphaBalance>>,
		/// By uid: share of the validators' reward, in parts of 65,535.
		Dividends dividends: Vec<Compact<u16>>,
		/// By uid: share of the miners' reward, in parts of 65,535.
		Incentives incentives: Vec<Compact<u16>>,
		/// By uid: score that the majority of stake gives, in parts of 65,535.
		Consensus consensus: Vec<Compact<u16>>,
		/// By uid: no longer computed, zero.
		Trust trust: Vec<Compact<u16>>,
		/// By uid: no longer computed, zero.
		Rank rank: Vec<Compact<u16>>,
		/// By uid: block in which it was last given away.
		BlockAtRegistration block_at_registration: Vec<Compact<u64>>,
		/// By uid: alpha staked with the hotkey in the subnet, in rao.
		AlphaStake alpha_stake: Vec<Compact<AlphaBalance>>,
		/// By uid: what the hotkey's stake on root counts, in rao.
		TaoStake tao_stake: Vec<Compact<TaoBalance>>,
		/// By uid: stake weight of the hotkey, in rao.
		TotalStake total_stake: Vec<Compact<TaoBalance>>,
		/// Dividends of the last epoch in TAO, in rao.
		TaoDividendsPerHotkey tao_dividends_per_hotkey: Vec<(AccountId, Compact<TaoBalance>)>,
		/// Dividends of the last epoch in alpha, in rao.
		AlphaDividendsPerHotkey alpha_dividends_per_hotkey: Vec<(AccountId, Compact<AlphaBalance>)>,
	}
	selective {
		/// Uids that may set weights on others.
		Validators validators: Vec<Compact<u16>>,
		/// What the neurons published, by hotkey.
		Commitments commitments: Vec<(AccountId, Vec<Compact<u8>>)>,
	}
	/// The collateral of the neurons' owners, column by column.
	last part collateral: MetagraphCollateral {
		/// By uid: stake of the hotkey's owner that cannot be withdrawn, in rao.
		CollateralLocked collateral_locked: Vec<Compact<AlphaBalance>>,
		/// By uid: what earnings do not release of it, in rao.
		CollateralMin collateral_min: Vec<Compact<AlphaBalance>>,
		/// By uid: what the hotkey has earned since it began, in rao.
		CollateralEarned collateral_earned: Vec<Compact<AlphaBalance>>,
	}
}

impl SelectiveMetagraphIndex {
	/// The first field with an entry for every neuron; so have all later ones.
	pub const FIRST_COLUMN: u16 = Self::Hotkeys.number();

	/// The number on the wire.
	pub const fn number(self) -> u16 {
		self as u16
	}
}

impl<AccountId> Default for MetagraphNeurons<AccountId> {
	/// No neurons.
	fn default() -> Self {
		Self {
			hotkeys: Vec::new(),
			coldkeys: Vec::new(),
			identities: Vec::new(),
			axons: Vec::new(),
			active: Vec::new(),
			validator_permit: Vec::new(),
			pruning_score: Vec::new(),
			last_update: Vec::new(),
			emission: Vec::new(),
			dividends: Vec::new(),
			incentives: Vec::new(),
			consensus: Vec::new(),
			trust: Vec::new(),
			rank: Vec::new(),
			block_at_registration: Vec::new(),
			alpha_stake: Vec::new(),
			tao_stake: Vec::new(),
			total_stake: Vec::new(),
			tao_dividends_per_hotkey: Vec::new(),
			alpha_dividends_per_hotkey: Vec::new(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::SelectiveMetagraphIndex::*;

	#[test]
	fn parts_should_have_the_numbers_that_clients_ask_by() {
		let numbers =
			[Netuid, Name, MovingPrice, Burn, BondsMovingAvg, Hotkeys, Validators, Commitments];
		assert_eq!(numbers.map(|part| part.number()), [0, 1, 21, 32, 51, 52, 72, 73]);
		// Ours: no client asks by number.
		let ours = [CollateralLocked, CollateralMin, CollateralEarned];
		assert_eq!(ours.map(|part| part.number()), [74, 75, 76]);
	}
}
