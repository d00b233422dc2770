//! [`Subnet`]: a subnet as a market.

use super::values::{compact_text, Amount};
use ganglion_runtime::AccountId;
use pallet_subtensor_runtime_api::DynamicInfo;
use schemars::JsonSchema;
use serde::Serialize;
use sp_core::crypto::Ss58Codec;

/// A subnet as a market, at the end of a block.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Subnet {
	/// Number of the subnet. Root is 0.
	pub netuid: u16,
	/// Name.
	pub name: String,
	/// Sign of the token.
	pub symbol: String,
	/// SS58 address of the coldkey that owns the subnet.
	pub owner_coldkey: String,
	/// SS58 address of the owner's hotkey.
	pub owner_hotkey: String,
	/// Block in which the subnet was registered.
	pub registered_at: u64,
	/// Blocks from one epoch to the next.
	pub tempo: u16,
	/// Block of the last epoch.
	pub last_epoch: u64,
	/// Blocks since the last epoch.
	pub blocks_since_epoch: u64,
	/// TAO for one alpha.
	pub price: Amount,
	/// Moving average of the price, TAO for one alpha.
	pub moving_price: f64,
	/// TAO in the reserve.
	pub tao_in: Amount,
	/// Alpha in the reserve.
	pub alpha_in: Amount,
	/// Alpha outside the reserve.
	pub alpha_out: Amount,
	/// TAO that the block added to the reserve.
	pub tao_in_emission: Amount,
	/// Alpha that the block added to the reserve.
	pub alpha_in_emission: Amount,
	/// Alpha that the block minted for neurons and the owner.
	pub alpha_out_emission: Amount,
	/// Alpha that waits to be paid by the next epoch.
	pub pending_alpha: Amount,
	/// TAO ever traded.
	pub volume: Amount,
}

impl Subnet {
	/// Takes the runtime's picture of a subnet and the price of one alpha in rao.
	pub fn new(price: u64, info: DynamicInfo<AccountId>) -> Self {
		Self {
			netuid: info.netuid.0.into(),
			name: compact_text(&info.subnet_name),
			symbol: compact_text(&info.token_symbol),
			owner_coldkey: info.owner_coldkey.to_ss58check(),
			owner_hotkey: info.owner_hotkey.to_ss58check(),
			registered_at: info.network_registered_at.0,
			tempo: info.tempo.0,
			last_epoch: info.last_step.0,
			blocks_since_epoch: info.blocks_since_last_step.0,
			price: Amount::of(price),
			moving_price: info.moving_price.to_num(),
			tao_in: Amount::of(info.tao_in.0),
			alpha_in: Amount::of(info.alpha_in.0),
			alpha_out: Amount::of(info.alpha_out.0),
			tao_in_emission: Amount::of(info.tao_in_emission.0),
			alpha_in_emission: Amount::of(info.alpha_in_emission.0),
			alpha_out_emission: Amount::of(info.alpha_out_emission.0),
			pending_alpha: Amount::of(info.pending_alpha_emission.0),
			volume: Amount::of_wide(info.subnet_volume.0),
		}
	}
}
