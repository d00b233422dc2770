//! [`Market`]: the whole market in one block.

use super::{subnet::Subnet, values::Amount};
use ganglion_runtime::Hash;
use pallet_subtensor_runtime_api::{EpochReport, MarketCounts};
use schemars::JsonSchema;
use serde::Serialize;

/// The market at the end of a block, and what happened in the block.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Market {
	/// Number of the block.
	pub block: u32,
	/// Hash of the block, in hex.
	pub hash: String,
	/// All TAO that exists.
	pub issuance: Amount,
	/// TAO in the reserves of subnets.
	pub staked: Amount,
	/// Times that the block's transactions set weights.
	pub weights_set: u32,
	/// Epochs that the block ran.
	pub epochs: Vec<Epoch>,
	/// All subnets, root first.
	pub subnets: Vec<Subnet>,
}

/// What the epoch of a subnet paid.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Epoch {
	/// Number of the subnet.
	pub netuid: u16,
	/// Neurons that earned incentive.
	pub miners: u16,
	/// Neurons that earned dividends.
	pub validators: u16,
	/// Alpha paid to miners.
	pub paid_to_miners: Amount,
	/// Alpha paid to validators and their stakers.
	pub paid_to_validators: Amount,
	/// Alpha paid to the owner.
	pub paid_to_owner: Amount,
}

impl Market {
	/// Combines what the runtime says of a block: its number and hash, the counts, the epochs.
	pub fn new(
		(block, hash): (u32, Hash),
		counts: &MarketCounts,
		epochs: &[EpochReport],
		subnets: Vec<Subnet>,
	) -> Self {
		Self {
			block,
			hash: format!("{hash:?}"),
			issuance: Amount::of(counts.issuance),
			staked: Amount::of(counts.staked),
			weights_set: counts.weights_set,
			epochs: epochs.iter().map(Epoch::new).collect(),
			subnets,
		}
	}
}

impl Epoch {
	fn new(report: &EpochReport) -> Self {
		Self {
			netuid: report.netuid.into(),
			miners: report.miners,
			validators: report.validators,
			paid_to_miners: Amount::of(report.paid_to_miners),
			paid_to_validators: Amount::of(report.paid_to_validators),
			paid_to_owner: Amount::of(report.paid_to_owner),
		}
	}
}
