//! The account that stands for everybody who was left out.

use ganglion_economy::SafeFloat;
use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::{AlphaBalance, NetUid};
use pallet_subtensor::{AlphaV2, SubnetStakers, TotalHotkeyAlpha, TotalHotkeySharesV2};

/// The account that stands for everybody who was left out: it holds what the others would.
pub struct StandIn {
	/// Its coldkey.
	pub coldkey: AccountId,
	/// Its hotkey.
	pub hotkey: AccountId,
}

impl Default for StandIn {
	/// Its keys are texts: nobody has their secrets.
	fn default() -> Self {
		Self {
			coldkey: AccountId::new(*b"fork: everybody who is left out "),
			hotkey: AccountId::new(*b"fork: hotkey of the one left out"),
		}
	}
}

impl StandIn {
	/// Stakes with a hotkey of which nobody else has a share.
	pub fn stake(&self, hotkey: &AccountId, netuid: NetUid, amount: AlphaBalance) {
		if amount.is_zero() {
			return;
		}
		let shares = SafeFloat::from(amount.rao());
		TotalHotkeyAlpha::<Runtime>::insert(hotkey, netuid, amount);
		TotalHotkeySharesV2::<Runtime>::insert(hotkey, netuid, shares);
		AlphaV2::<Runtime>::insert((hotkey, &self.coldkey, netuid), shares);
		SubnetStakers::<Runtime>::insert((netuid, hotkey, &self.coldkey), ());
	}
}
