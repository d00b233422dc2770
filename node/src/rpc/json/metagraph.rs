//! [`Metagraph`]: a subnet's neurons.

use super::values::{compact_text, share, Amount};
use codec::Compact;
use ganglion_runtime::AccountId;
use ganglion_types::MechId;
use pallet_subtensor_runtime_api::{AxonInfo, Metagraph as Columns};
use schemars::JsonSchema;
use serde::Serialize;
use sp_core::crypto::Ss58Codec;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The neurons of a subnet at the end of a block.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Metagraph {
	/// Number of the block.
	pub block: u32,
	/// Number of the subnet.
	pub netuid: u16,
	/// Number of the mechanism, from 0.
	pub mechanism: u8,
	/// Name of the subnet.
	pub name: String,
	/// Sign of the subnet's token.
	pub symbol: String,
	/// Most neurons that the subnet may have.
	pub max_neurons: u16,
	/// Price of a registration in TAO.
	pub registration_cost: Amount,
	/// The neurons by uid: the first has uid 0.
	pub neurons: Vec<Neuron>,
}

/// A neuron.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Neuron {
	/// Number of the neuron in its subnet.
	pub uid: u16,
	/// SS58 address of the hotkey.
	pub hotkey: String,
	/// SS58 address of the coldkey that owns the hotkey.
	pub coldkey: String,
	/// Address of the neuron's server (axon), such as `192.0.2.1:8091`. Null if it announced none.
	pub axon: Option<String>,
	/// Whether the neuron has set weights within the activity cutoff.
	pub active: bool,
	/// Whether the neuron may set weights on others.
	pub validator_permit: bool,
	/// Block in which the neuron last set weights.
	pub last_update: u64,
	/// Block in which the uid was registered.
	pub registered_at: u64,
	/// Stake weight: alpha of the hotkey and its part of the stake on root.
	pub stake_weight: Amount,
	/// Alpha that is staked with the hotkey.
	pub alpha_stake: Amount,
	/// What counts of the hotkey's stake on root.
	pub tao_stake: Amount,
	/// Share of the miners' reward, from 0 to 1.
	pub incentive: f64,
	/// Share of the validators' reward, from 0 to 1.
	pub dividends: f64,
	/// Score that the majority of stake agrees on, from 0 to 1.
	pub consensus: f64,
	/// Alpha that the last epoch paid.
	pub emission: Amount,
}

impl Metagraph {
	/// Takes the runtime's columns of a mechanism.
	pub fn new(block: u32, mechanism: MechId, columns: Columns<AccountId>) -> Self {
		let uids = 0..columns.num_uids.0;
		Self {
			block,
			netuid: columns.netuid.0.into(),
			mechanism: mechanism.into(),
			name: compact_text(&columns.name),
			symbol: compact_text(&columns.symbol),
			max_neurons: columns.max_uids.0,
			registration_cost: Amount::of(columns.burn.0),
			neurons: uids.filter_map(|uid| Neuron::new(uid, &columns)).collect(),
		}
	}
}

impl Neuron {
	/// Takes a neuron's entry of each column. None if one has no such entry: the runtime writes all
	/// with the same length.
	fn new(uid: u16, columns: &Columns<AccountId>) -> Option<Self> {
		let at = usize::from(uid);
		Some(Self {
			uid,
			hotkey: columns.hotkeys.get(at)?.to_ss58check(),
			coldkey: columns.coldkeys.get(at)?.to_ss58check(),
			axon: address(columns.axons.get(at)?),
			active: *columns.active.get(at)?,
			validator_permit: *columns.validator_permit.get(at)?,
			last_update: columns.last_update.get(at)?.0,
			registered_at: columns.block_at_registration.get(at)?.0,
			stake_weight: amount(&columns.total_stake, at)?,
			alpha_stake: amount(&columns.alpha_stake, at)?,
			tao_stake: amount(&columns.tao_stake, at)?,
			incentive: share(*columns.incentives.get(at)?),
			dividends: share(*columns.dividends.get(at)?),
			consensus: share(*columns.consensus.get(at)?),
			emission: amount(&columns.emission, at)?,
		})
	}
}

fn amount<Balance: Copy + Into<u64>>(column: &[Compact<Balance>], at: usize) -> Option<Amount> {
	column.get(at).map(|amount| Amount::of(amount.0))
}

/// Returns the address of an axon. None if there is none.
fn address(axon: &AxonInfo) -> Option<String> {
	if axon.port == 0 {
		return None;
	}
	let ip = match (axon.ip_type, u32::try_from(axon.ip)) {
		(4, Ok(ip)) => IpAddr::V4(Ipv4Addr::from_bits(ip)),
		_ => IpAddr::V6(Ipv6Addr::from_bits(axon.ip)),
	};
	Some(SocketAddr::new(ip, axon.port).to_string())
}
