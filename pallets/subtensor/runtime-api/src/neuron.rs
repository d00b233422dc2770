//! The return types about neurons.

use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid};
use scale_info::TypeInfo;

/// Where a neuron can be reached.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct AxonInfo {
	/// Block of the announcement.
	pub block: u64,
	/// Version of the software.
	pub version: u32,
	/// Address as a number; 0 for none.
	pub ip: u128,
	/// Port.
	pub port: u16,
	/// 4 or 6.
	pub ip_type: u8,
	/// Protocol number, free for the subnet to use.
	pub protocol: u8,
	/// Reserved.
	pub placeholder1: u8,
	/// Reserved.
	pub placeholder2: u8,
}

/// Where a neuron's metrics can be read.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct PrometheusInfo {
	/// Block of the announcement.
	pub block: u64,
	/// Version of the software.
	pub version: u32,
	/// Address as a number; 0 for none.
	pub ip: u128,
	/// Port.
	pub port: u16,
	/// 4 or 6.
	pub ip_type: u8,
}

/// A neuron with its weights and bonds.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct NeuronInfo<AccountId> {
	/// Hotkey of the neuron.
	pub hotkey: AccountId,
	/// Coldkey that owns the hotkey.
	pub coldkey: AccountId,
	/// Number of the neuron in its subnet.
	pub uid: Compact<u16>,
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// Whether the neuron set weights lately.
	pub active: bool,
	/// Where the neuron can be reached.
	pub axon_info: AxonInfo,
	/// Where the neuron's metrics can be read.
	pub prometheus_info: PrometheusInfo,
	/// The hotkey's stake weight, under the coldkey that owns it, in rao.
	pub stake: Vec<(AccountId, Compact<AlphaBalance>)>,
	/// No longer computed, zero.
	pub rank: Compact<u16>,
	/// Alpha earned in the last epoch, in rao.
	pub emission: Compact<AlphaBalance>,
	/// Share of the miners' reward, in parts of 65,535.
	pub incentive: Compact<u16>,
	/// Score that the majority of stake gives, in parts of 65,535.
	pub consensus: Compact<u16>,
	/// No longer computed, zero.
	pub trust: Compact<u16>,
	/// How much of its weights the majority shares, in parts of 65,535.
	pub validator_trust: Compact<u16>,
	/// Share of the validators' reward, in parts of 65,535.
	pub dividends: Compact<u16>,
	/// Block in which weights were last set.
	pub last_update: Compact<u64>,
	/// Whether the neuron may set weights on others.
	pub validator_permit: bool,
	/// What the neuron says of its peers: (uid, weight).
	pub weights: Vec<(Compact<u16>, Compact<u16>)>,
	/// What the neuron holds in its peers: (uid, bond).
	pub bonds: Vec<(Compact<u16>, Compact<u16>)>,
	/// No longer computed, zero.
	pub pruning_score: Compact<u16>,
}

/// A neuron without its weights and bonds.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct NeuronInfoLite<AccountId> {
	/// Hotkey of the neuron.
	pub hotkey: AccountId,
	/// Coldkey that owns the hotkey.
	pub coldkey: AccountId,
	/// Number of the neuron in its subnet.
	pub uid: Compact<u16>,
	/// Number of the subnet.
	pub netuid: Compact<NetUid>,
	/// Whether the neuron set weights lately.
	pub active: bool,
	/// Where the neuron can be reached.
	pub axon_info: AxonInfo,
	/// Where the neuron's metrics can be read.
	pub prometheus_info: PrometheusInfo,
	/// The hotkey's stake weight, under the coldkey that owns it, in rao.
	pub stake: Vec<(AccountId, Compact<AlphaBalance>)>,
	/// No longer computed, zero.
	pub rank: Compact<u16>,
	/// Alpha earned in the last epoch, in rao.
	pub emission: Compact<AlphaBalance>,
	/// Share of the miners' reward, in parts of 65,535.
	pub incentive: Compact<u16>,
	/// Score that the majority of stake gives, in parts of 65,535.
	pub consensus: Compact<u16>,
	/// No longer computed, zero.
	pub trust: Compact<u16>,
	/// How much of its weights the majority shares, in parts of 65,535.
	pub validator_trust: Compact<u16>,
	/// Share of the validators' reward, in parts of 65,535.
	pub dividends: Compact<u16>,
	/// Block in which weights were last set.
	pub last_update: Compact<u64>,
	/// Whether the neuron may set weights on others.
	pub validator_permit: bool,
	/// No longer computed, zero.
	pub pruning_score: Compact<u16>,
}

impl<AccountId> NeuronInfoLite<AccountId> {
	/// The same neuron with its weights and bonds.
	pub fn with_rows(
		self,
		weights: Vec<(Compact<u16>, Compact<u16>)>,
		bonds: Vec<(Compact<u16>, Compact<u16>)>,
	) -> NeuronInfo<AccountId> {
		NeuronInfo {
			weights,
			bonds,
			hotkey: self.hotkey,
			coldkey: self.coldkey,
			uid: self.uid,
			netuid: self.netuid,
			active: self.active,
			axon_info: self.axon_info,
			prometheus_info: self.prometheus_info,
			stake: self.stake,
			rank: self.rank,
			emission: self.emission,
			incentive: self.incentive,
			consensus: self.consensus,
			trust: self.trust,
			validator_trust: self.validator_trust,
			dividends: self.dividends,
			last_update: self.last_update,
			validator_permit: self.validator_permit,
			pruning_score: self.pruning_score,
		}
	}
}
