//! The types about subnets: what APIs return, and storage of features that this chain lacks.

use crate::{MetagraphNeurons, SubnetIdentityV3};
use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;
use sp_runtime::Percent;
use substrate_fixed::types::I96F32;

/// A subnet, as older clients read it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetInfo<AccountId> {
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// Steepness of the sigmoid consensus.
	pub rho: Compact<u16>,
	/// Share of stake that must agree, in parts of 65,535.
	pub kappa: Compact<u16>,
	/// Difficulty of a registration by proof of work.
	pub difficulty: Compact<u64>,
	/// Blocks in which a new neuron is not replaced.
	pub immunity_period: Compact<u16>,
	/// Highest number of validators.
	pub max_allowed_validators: Compact<u16>,
	/// Least number of weights a validator sets.
	pub min_allowed_weights: Compact<u16>,
	/// Greatest share a single weight may have, in parts of 65,535.
	pub max_weights_limit: Compact<u16>,
	/// Kept for older clients: 50.
	pub scaling_law_power: Compact<u16>,
	/// Number of neurons.
	pub subnetwork_n: Compact<u16>,
	/// Highest number of neurons.
	pub max_allowed_uids: Compact<u16>,
	/// Blocks since the last epoch.
	pub blocks_since_last_step: Compact<u64>,
	/// Blocks from one epoch to the next.
	pub tempo: Compact<u16>,
	/// Kept for older clients: 0.
	pub network_modality: Compact<u16>,
	/// Kept for older clients: empty.
	pub network_connect: Vec<[u16; 2]>,
	/// TAO that the last block gave to the subnet, in rao.
	pub emission_values: Compact<u64>,
	/// Price of a uid, in rao.
	pub burn: Compact<TaoBalance>,
	/// Coldkey that owns the subnet.
	pub owner: AccountId,
}

/// A subnet with its identity.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetInfov2<AccountId> {
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// Steepness of the sigmoid consensus.
	pub rho: Compact<u16>,
	/// Share of stake that must agree, in parts of 65,535.
	pub kappa: Compact<u16>,
	/// Difficulty of a registration by proof of work.
	pub difficulty: Compact<u64>,
	/// Blocks in which a new neuron is not replaced.
	pub immunity_period: Compact<u16>,
	/// Highest number of validators.
	pub max_allowed_validators: Compact<u16>,
	/// Least number of weights a validator sets.
	pub min_allowed_weights: Compact<u16>,
	/// Greatest share a single weight may have, in parts of 65,535.
	pub max_weights_limit: Compact<u16>,
	/// Kept for older clients: 50.
	pub scaling_law_power: Compact<u16>,
	/// Number of neurons.
	pub subnetwork_n: Compact<u16>,
	/// Highest number of neurons.
	pub max_allowed_uids: Compact<u16>,
	/// Blocks since the last epoch.
	pub blocks_since_last_step: Compact<u64>,
	/// Blocks from one epoch to the next.
	pub tempo: Compact<u16>,
	/// Kept for older clients: 0.
	pub network_modality: Compact<u16>,
	/// Kept for older clients: empty.
	pub network_connect: Vec<[u16; 2]>,
	/// TAO that the last block gave to the subnet, in rao.
	pub emission_value: Compact<u64>,
	/// Price of a uid, in rao.
	pub burn: Compact<TaoBalance>,
	/// Coldkey that owns the subnet.
	pub owner: AccountId,
	/// What the owner says of the subnet.
	pub identity: Option<SubnetIdentityV3>,
}

impl<AccountId> From<SubnetInfov2<AccountId>> for SubnetInfo<AccountId> {
	fn from(info: SubnetInfov2<AccountId>) -> Self {
		Self {
			emission_values: info.emission_value,
			netuid: info.netuid,
			rho: info.rho,
			kappa: info.kappa,
			difficulty: info.difficulty,
			immunity_period: info.immunity_period,
			max_allowed_validators: info.max_allowed_validators,
			min_allowed_weights: info.min_allowed_weights,
			max_weights_limit: info.max_weights_limit,
			scaling_law_power: info.scaling_law_power,
			subnetwork_n: info.subnetwork_n,
			max_allowed_uids: info.max_allowed_uids,
			blocks_since_last_step: info.blocks_since_last_step,
			tempo: info.tempo,
			network_modality: info.network_modality,
			network_connect: info.network_connect,
			burn: info.burn,
			owner: info.owner,
		}
	}
}

/// A subnet as a market.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DynamicInfo<AccountId> {
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// The owner's neuron.
	pub owner_hotkey: AccountId,
	/// Coldkey that owns the subnet.
	pub owner_coldkey: AccountId,
	/// Name of the subnet, UTF-8.
	pub subnet_name: Vec<Compact<u8>>,
	/// Sign of the subnet's token, UTF-8.
	pub token_symbol: Vec<Compact<u8>>,
	/// Blocks from one epoch to the next.
	pub tempo: Compact<u16>,
	/// Block of the last epoch.
	pub last_step: Compact<u64>,
	/// Blocks since the last epoch.
	pub blocks_since_last_step: Compact<u64>,
	/// TAO that the last block gave to the subnet, in rao.
	pub emission: Compact<u64>,
	/// Alpha in the reserve, in rao.
	pub alpha_in: Compact<AlphaBalance>,
	/// Alpha outside the reserve, in rao.
	pub alpha_out: Compact<AlphaBalance>,
	/// TAO in the reserve, in rao.
	pub tao_in: Compact<TaoBalance>,
	/// Alpha that the last block minted for neurons and owner, in rao.
	pub alpha_out_emission: Compact<AlphaBalance>,
	/// Alpha that the last block put into the reserve, in rao.
	pub alpha_in_emission: Compact<AlphaBalance>,
	/// TAO that the last block put into the reserve, in rao.
	pub tao_in_emission: Compact<TaoBalance>,
	/// Alpha that waits to be paid to miners and validators, in rao.
	pub pending_alpha_emission: Compact<AlphaBalance>,
	/// What waits to be paid to root stakers, in rao.
	pub pending_root_emission: Compact<TaoBalance>,
	/// TAO ever traded, in rao.
	pub subnet_volume: Compact<u128>,
	/// Block in which the subnet was made.
	pub network_registered_at: Compact<u64>,
	/// What the owner says of the subnet.
	pub subnet_identity: Option<SubnetIdentityV3>,
	/// Moving average of the price of one alpha in TAO.
	pub moving_price: I96F32,
}

/// The neurons of a subnet, column by column.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SubnetState<AccountId> {
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// By uid: hotkey.
	pub hotkeys: Vec<AccountId>,
	/// By uid: coldkey that owns the hotkey.
	pub coldkeys: Vec<AccountId>,
	/// By uid: whether the neuron set weights lately.
	pub active: Vec<bool>,
	/// By uid: whether the neuron may set weights on others.
	pub validator_permit: Vec<bool>,
	/// By uid: no longer computed, zero.
	pub pruning_score: Vec<Compact<u16>>,
	/// By uid: block in which weights were last set.
	pub last_update: Vec<Compact<u64>>,
	/// By uid: alpha earned in the last epoch, in rao.
	pub emission: Vec<Compact<AlphaBalance>>,
	/// By uid: share of the validators' reward, in parts of 65,535.
	pub dividends: Vec<Compact<u16>>,
	/// By uid: share of the miners' reward, in parts of 65,535.
	pub incentives: Vec<Compact<u16>>,
	/// By uid: score that the majority of stake gives, in parts of 65,535.
	pub consensus: Vec<Compact<u16>>,
	/// By uid: no longer computed, zero.
	pub trust: Vec<Compact<u16>>,
	/// By uid: no longer computed, zero.
	pub rank: Vec<Compact<u16>>,
	/// By uid: block in which it was last given away.
	pub block_at_registration: Vec<Compact<u64>>,
	/// By uid: alpha staked with the hotkey in the subnet, in rao.
	pub alpha_stake: Vec<Compact<AlphaBalance>>,
	/// By uid: what the hotkey's stake on root counts, in rao.
	pub tao_stake: Vec<Compact<TaoBalance>>,
	/// By uid: stake weight of the hotkey, in rao.
	pub total_stake: Vec<Compact<TaoBalance>>,
	/// By subnet: what each hotkey earned there in the last epoch, by uid here, in rao.
	pub emission_history: Vec<Vec<Compact<AlphaBalance>>>,
}

impl<AccountId> SubnetState<AccountId> {
	/// The columns of a metagraph, and what each neuron's hotkey earned in every subnet.
	pub fn new(
		netuid: NetUid,
		neurons: MetagraphNeurons<AccountId>,
		emission_history: Vec<Vec<Compact<AlphaBalance>>>,
	) -> Self {
		Self {
			netuid: netuid.into(),
			emission_history,
			hotkeys: neurons.hotkeys,
			coldkeys: neurons.coldkeys,
			active: neurons.active,
			validator_permit: neurons.validator_permit,
			pruning_score: neurons.pruning_score,
			last_update: neurons.last_update,
			emission: neurons.emission,
			dividends: neurons.dividends,
			incentives: neurons.incentives,
			consensus: neurons.consensus,
			trust: neurons.trust,
			rank: neurons.rank,
			block_at_registration: neurons.block_at_registration,
			alpha_stake: neurons.alpha_stake,
			tao_stake: neurons.tao_stake,
			total_stake: neurons.total_stake,
		}
	}
}

/// The lease of a subnet whose price was raised together.
#[derive(
	Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug, MaxEncodedLen,
)]
pub struct SubnetLease<AccountId> {
	/// Who uses the subnet.
	pub beneficiary: AccountId,
	/// Coldkey that owns the subnet.
	pub coldkey: AccountId,
	/// Owner's hotkey.
	pub hotkey: AccountId,
	/// The contributors' share of the owner's cut.
	pub emissions_share: Percent,
	/// Block in which the lease ends; none: it does not end.
	pub end_block: Option<u32>,
	/// Number of the subnet.
	pub netuid: NetUid,
	/// TAO raised for it, in rao.
	pub cost: TaoBalance,
}
